//! The own yes to what stands, and the note that the two talked about it.

use super::place::Place;
use super::point::{Left, again};
use super::{told, words};
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::state::App;
use alliance::agreement::Agreement;
use alliance::agreement::point::Point;
use alliance::agreement::refusal::Refusal;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::StoreError;
use store::agreement::AGREEMENT_CHANGED;
use store::by::ONCE;

/// Confirms, for the own side, the version that was read.
pub async fn submit_form(State(app): State<App>, place: Place, sent: Fields) -> Result<Response, PageError> {
    sent.only(&["once", "version"])?;
    place.may_write()?;
    let agreement = place.agreement(&app).await?;
    let point = place.point(&agreement)?;
    let by = place.by(&app);
    match agreement.confirm(point.id(), words::number(&sent)?, place.author, by.now) {
        Err(why) => Ok(refused(&app, &place, &agreement, point, &why)),
        Ok(yes) => {
            let (once, episode) = (sent.one("once")?, place.case.episode.id);
            kept(&place, point, app.store.confirm_point(&by, Some(once), episode, point.id(), &yes).await)
        }
    }
}

/// Notes that the two talked about the version that was read.
pub async fn discuss(State(app): State<App>, place: Place, sent: Fields) -> Result<Response, PageError> {
    sent.only(&["once", "version"])?;
    place.may_write()?;
    let agreement = place.agreement(&app).await?;
    let point = place.point(&agreement)?;
    let by = place.by(&app);
    match agreement.discuss(point.id(), words::number(&sent)?, place.author, by.now) {
        Err(why) => Ok(refused(&app, &place, &agreement, point, &why)),
        Ok(next) => {
            let (once, episode) = (sent.one("once")?, place.case.episode.id);
            kept(&place, point, app.store.change_point(&by, Some(once), episode, point.id(), &next).await)
        }
    }
}

fn home(place: &Place, point: &Point) -> Response {
    Redirect::to(&place.point_path(point.id())).into_response()
}

fn refused(app: &App, place: &Place, agreement: &Agreement, point: &Point, why: &Refusal) -> Response {
    if *why == Refusal::NothingChanged {
        return home(place, point);
    }
    let left = Left { why: Some(told::refusal(&place.speech, why)), ..Left::default() };
    again(app, place, agreement, point, StatusCode::CONFLICT, &left)
}

fn kept(place: &Place, point: &Point, kept: Result<(), StoreError>) -> Result<Response, PageError> {
    match kept {
        Ok(()) => Ok(home(place, point)),
        Err(error) if error.is_conflict(ONCE) || error.is_conflict(AGREEMENT_CHANGED) => {
            Ok(home(place, point))
        }
        Err(error) => Err(error.into()),
    }
}
