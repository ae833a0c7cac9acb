//! The limit as a server: one route, no layers.

use super::Limit;
use super::submission::{Outcome, Submission};
use crate::place::Place;
use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use std::io::Write;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Serves `POST /check/{sitting}` until the program is ended.
pub async fn run(place: &Place, listen: SocketAddr) -> anyhow::Result<()> {
    let limit = Limit::open(place).await?;
    let app = Router::new().route("/check/{sitting}", post(submit)).with_state(limit);
    let listener = TcpListener::bind(listen).await.with_context(|| format!("listen at {listen}"))?;
    writeln!(std::io::stdout(), "ready: http://{}", listener.local_addr()?)?;
    axum::serve(
        axum::serve::ListenerExt::tap_io(listener, |stream| {
            if let Err(error) = stream.set_nodelay(true) {
                eprintln!("a connection without nodelay: {error}");
            }
        }),
        app,
    )
    .await
    .context("serve the limit")
}

async fn submit(State(limit): State<Limit>, headers: HeaderMap, form: String) -> Response {
    let pass = headers.get(header::COOKIE).and_then(|line| line.as_bytes().strip_prefix(b"pass="));
    let Some(Ok(pass)) = pass.map(std::str::from_utf8) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Some(submission) = Submission::read(pass, &form) else {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    };
    match limit.submit(submission).await {
        Ok(Outcome::Kept) => (StatusCode::SEE_OTHER, [(header::LOCATION, "/check")]).into_response(),
        Ok(Outcome::Refused) => StatusCode::CONFLICT.into_response(),
        Ok(Outcome::Unknown) => StatusCode::UNAUTHORIZED.into_response(),
        Err(error) => {
            eprintln!("{error:#}");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
