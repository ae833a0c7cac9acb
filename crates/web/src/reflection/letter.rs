//! The one mail of a reminder: who carries it is told what to carry, and what this house knows of the address goes with it.

use crate::shell::date;
use crate::shell::language::Speech;
use crate::state::App;
use alliance::Language;
use alliance::audit::AuditActor;
use alliance::clock::{HOUR_MS, Timestamp};
use alliance::ids::JobId;
use std::future::Future;
use store::StoreError;
use store::job::{Job, JobKind};

/// How often a mail is tried; each time the wait is twice as long.
const TRIES_MOST: u32 = 6;

/// One mail, as text.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is recognised by, however often it is tried.
    pub id: JobId,
    /// The address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// Where its reader says that no answer will come.
    pub leave: String,
    /// Its language.
    pub language: Language,
}

impl std::fmt::Debug for Letter {
    /// Never the address or the link: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({})", self.id)
    }
}

/// Why a mail was not carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCarried {
    /// Not now; another time it may be.
    Later,
    /// This will never be: such as an address that is none.
    Never,
}

/// Who carries mail away.
pub trait Carrier: Sync {
    /// Carries one mail.
    fn carry(&self, letter: &Letter) -> impl Future<Output = Result<(), NotCarried>> + Send;
}

/// Sends what is due, and forgets the addresses it was for. How many were sent.
///
/// # Errors
/// The store could not; what was not finished comes back later.
pub async fn send_due(app: &App, carrier: &impl Carrier) -> Result<usize, StoreError> {
    app.store.forget_old_reminders(app.now()).await?;
    let mut sent = 0;
    for job in app.store.due_jobs(app.now()).await? {
        match job.kind {
            JobKind::IntentionReminder => sent += usize::from(send(app, carrier, &job).await?),
        }
    }
    Ok(sent)
}

async fn send(app: &App, carrier: &impl Carrier, job: &Job) -> Result<bool, StoreError> {
    let again_at = app.now().plus_ms(HOUR_MS << job.tries.min(TRIES_MOST));
    // Another node may have it.
    if !app.store.take_job(job, again_at).await? {
        return Ok(false);
    }
    let carried = match letter(app, job) {
        Some(letter) => carrier.carry(&letter).await,
        None => Err(NotCarried::Never),
    };
    match carried {
        Err(NotCarried::Later) if job.tries + 1 < TRIES_MOST => {
            tracing::warn!(job.id = %job.id, job.tries, "mail.later");
            return Ok(false);
        }
        Err(NotCarried::Later | NotCarried::Never) => tracing::error!(job.id = %job.id, "mail.given-up"),
        Ok(()) => {}
    }
    app.store.finish_job(&app.by(AuditActor::Operator), job.id).await?;
    Ok(carried.is_ok())
}

/// The mail of a reminder, from what its job holds: the language, the secret of the link and until when it works, the address.
fn letter(app: &App, job: &Job) -> Option<Letter> {
    let parts: Vec<&str> = job.content.splitn(4, ' ').collect();
    let &[language, secret, until, to] = parts.as_slice() else { return None };
    let Ok(until) = until.parse() else { return None };
    let language = *Language::ALL.iter().find(|known| known.as_str() == language)?;
    let speech = Speech::new(language, app.zone().clone()).of(app.settings.simulated);
    let answer = format!("{}/reminder/{secret}", app.settings.origin);
    let until = date::day_of(&speech, Timestamp::from_ms(until));
    let house = &app.organisation().name;
    let said = |key: &str| speech.t(&format!("reflection-mail-{key}"));
    // The link stands on a line of its own, so that no mark of a sentence sticks to it.
    let parts = [
        said("greeting"),
        said("about"),
        speech.t("reflection-reminder-question"),
        said("how"),
        answer.clone(),
        said("who-sees"),
        speech.with("reflection-mail-gone", &[("day", &until)]),
        house.clone(),
    ];
    Some(Letter {
        id: job.id,
        to: to.to_owned(),
        subject: speech.t("reflection-reminder-question"),
        text: parts.join("\n\n"),
        leave: answer,
        language,
    })
}
