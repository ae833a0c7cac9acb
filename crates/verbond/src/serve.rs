//! `verbond serve`: the pages, until the program is asked to stop.

use crate::address::{listen, origin};
use crate::chance::SystemChance;
use crate::clock::SystemClock;
use crate::command;
use crate::demo::folder::is_demonstration;
use crate::failure::Failure;
use crate::house::{House, is_server};
use crate::mail::Smtp;
use alliance::audit::AuditActor;
use axum::serve::ListenerExt;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use web::reflection::letter::send_due;
use web::signal::learn::learn_if_due;
use web::state::{App, Mail, Settings, Simulated};

/// How long requests that are being answered may take after the program was asked to stop.
const GRACE: Duration = Duration::from_secs(3);

/// How often it is looked whether a mail is due.
const MAIL_EVERY: Duration = Duration::from_secs(5 * 60);

/// How often it is looked whether there is something to learn anew.
const LOOK_AGAIN: Duration = Duration::from_secs(60 * 60);

/// Serves a house.
///
/// # Errors
/// It cannot listen, or the house cannot be opened.
pub async fn run(args: &command::Serve) -> Result<(), Failure> {
    let listener = listen(args.listen).await?;
    let listening = local(&listener)?;
    let house = House::open(&args.database).await?;
    let carrier = Smtp::of(&args.mail)?;
    let mail = if carrier.is_some() { Mail::Carried } else { Mail::Nobody };
    let origin = origin(args.origin.as_deref(), listening);
    let app = app(house, Settings { origin, simulated: simulated(&args.database.database), mail })?;
    ready(listening)?;
    serve(listener, app, carrier).await
}

/// The pages of a house.
///
/// # Errors
/// The organisation's time zone is unknown.
pub fn app(house: House, settings: Settings) -> Result<App, Failure> {
    let zone = house.organisation.zone.clone();
    App::new(house.store, house.organisation, settings, Arc::new(SystemClock), Arc::new(SystemChance))
        .map_err(|_unknown| Failure::new("failure-zone-unknown").with("zone", zone))
}

/// A database that a demonstration made is shown as one by every command.
fn simulated(database: &str) -> Simulated {
    let folder = Path::new(database).parent();
    match folder.is_some_and(|folder| !is_server(database) && is_demonstration(folder)) {
        true => Simulated::Yes,
        false => Simulated::No,
    }
}

/// The address a listener has, with its real port.
pub fn local(listener: &TcpListener) -> Result<SocketAddr, Failure> {
    listener.local_addr().map_err(|error| Failure::unexpected(&error))
}

/// Says on one line that the pages can be asked for.
pub fn ready(listening: SocketAddr) -> Result<(), Failure> {
    let mut out = std::io::stdout();
    writeln!(out, "ready: http://{listening}")
        .and_then(|()| out.flush())
        .map_err(|error| Failure::unexpected(&error))
}

/// Serves until asked to stop; then answers what was asked before, and keeps what was sent.
pub async fn serve(listener: TcpListener, app: App, carrier: Option<Smtp>) -> Result<(), Failure> {
    // Answers are small: waiting to fill a packet would only delay them.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "connection.nodelay");
        }
    });
    let (stop, stopped) = tokio::sync::watch::channel(());
    let asked = async move {
        let signal = asked_to_stop().await;
        tracing::info!(signal, "serve.stopping");
        drop(stop);
    };
    let mut late = stopped.clone();
    let learning = tokio::spawn(learn_daily(app.clone()));
    let mailing = carrier.map(|carrier| tokio::spawn(mail_what_is_due(app.clone(), carrier)));
    // Who connects is asked for where people come in without an account.
    let router = web::app::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, router).with_graceful_shutdown(asked);
    let ended = tokio::select! {
        served = served.into_future() => served.map_err(|error| Failure::unexpected(&error)),
        // Live pages would stay open for ever.
        () = async {
            wait_for(&mut late).await;
            tokio::time::sleep(GRACE).await;
        } => {
            tracing::info!("serve.connections-left-open");
            Ok(())
        }
    };
    // What was learnt is kept as a whole or not at all.
    learning.abort();
    // What was not finished is due again later.
    mailing.iter().for_each(tokio::task::JoinHandle::abort);
    ended
}

/// Learns from the house's own scores, at the start and then as often as what is known grows old.
async fn learn_daily(app: App) {
    loop {
        // What went wrong stands in the log; what was known before still holds.
        if let Err(error) = learn_if_due(&app, &app.by(AuditActor::Operator)).await {
            tracing::warn!(?error, "signal.not-learnt");
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// Sends what is due, and looks again.
async fn mail_what_is_due(app: App, carrier: Smtp) {
    loop {
        match send_due(&app, &carrier).await {
            Ok(0) => {}
            Ok(sent) => tracing::info!(sent, "mail.sent"),
            Err(error) => tracing::warn!(?error, "mail.not-looked"),
        }
        tokio::time::sleep(MAIL_EVERY).await;
    }
}

async fn wait_for(stopped: &mut tokio::sync::watch::Receiver<()>) {
    while stopped.changed().await.is_ok() {}
}

/// Waits for the operating system or the person at the keyboard to ask.
#[cfg(unix)]
async fn asked_to_stop() -> &'static str {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).expect("signals can be listened for");
    let mut interrupt = signal(SignalKind::interrupt()).expect("signals can be listened for");
    tokio::select! {
        _ = terminate.recv() => "SIGTERM",
        _ = interrupt.recv() => "SIGINT",
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() -> &'static str {
    tokio::signal::ctrl_c().await.expect("signals can be listened for");
    "interrupt"
}
