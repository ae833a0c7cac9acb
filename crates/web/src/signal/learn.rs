//! Learning from the house's own scores: on switching signals on, when asked, and once a day.

use crate::error::{PageError, StoreTrouble};
use crate::state::App;
use alliance::clock::DAY_MS;
use alliance::signal::own;
use alliance::signal::setting::{Rate, Setting};
use store::by::By;

/// How long what was learnt holds before it is learnt again.
pub const LEARN_EVERY_MS: i64 = DAY_MS;

/// Learns from all scores of the house and keeps it.
///
/// # Errors
/// The store's; or the scores cannot be learnt from, which is told in the log and changes nothing.
pub async fn learn(app: &App, by: &By<'_>, rate: Rate) -> Result<(), PageError> {
    let all = app.store.own_series(by.organisation, by.now).await?;
    // Seconds of counting would hold up everybody's pages.
    let learnt = match tokio::task::spawn_blocking(move || own::learn(&all, rate)).await {
        Ok(Ok(learnt)) => learnt,
        Ok(Err(error)) => return Err(failed(&error)),
        Err(error) => return Err(failed(&error)),
    };
    app.store.keep_signal_known(by, &learnt).await?;
    Ok(())
}

fn failed(error: &dyn std::error::Error) -> PageError {
    tracing::error!(%error, "signal.learning-failed");
    PageError::Store(StoreTrouble::Later)
}

/// Learns again where signals are on and what is known is a day old.
///
/// # Errors
/// As [`learn`].
pub async fn learn_if_due(app: &App, by: &By<'_>) -> Result<(), PageError> {
    let kept = app.store.signal_setting(by.organisation).await?;
    match kept.setting {
        Setting::Off => Ok(()),
        Setting::On { rate } => {
            let due = kept.learnt_at.is_none_or(|at| by.now.ms_since(at) >= LEARN_EVERY_MS);
            if due { learn(app, by, rate).await } else { Ok(()) }
        }
    }
}
