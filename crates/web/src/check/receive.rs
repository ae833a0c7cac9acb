//! Answers come in: one administration per instrument, kept in one write with the sitting that made them.

use crate::error::PageError;
use crate::session::standing::Standing;
use crate::state::{App, token_hash};
use alliance::administration::answer::Answers;
use alliance::administration::{Channel, Content};
use alliance::check::form::Filled;
use alliance::check::{Sitting, SittingRefusal};
use alliance::ids::{AdministrationId, MemberId};
use jiff::civil::Date;
use store::StoreError;
use store::administration::{NewAdministration, Source};
use store::by::By;
use store::login::TokenHash;
use store::sitting::{SESSION_NOT_MEASURED, SITTING_SUBMITTED, Submission};

/// A half on its way in.
#[derive(Debug)]
pub struct Incoming<'a> {
    /// The check it belongs to.
    pub standing: &'a Standing,
    /// Whose filling-in.
    pub sitting: &'a Sitting,
    /// The answers.
    pub filled: &'a Filled,
    /// How they come in.
    pub channel: Channel,
    /// The member who answered or typed over; `None` for a client.
    pub author: Option<MemberId>,
    /// The day they are about.
    pub happened_on: Date,
    /// The pass of the device that sends them, if it has one.
    pub pass: Option<TokenHash>,
}

/// Keeps a half. The same half sent again is kept already, and that is no trouble.
///
/// # Errors
/// Nothing was answered; it was sent before with other answers; no check is asked any more.
pub async fn receive(app: &App, by: &By<'_>, half: &Incoming<'_>) -> Result<(), PageError> {
    if half.filled.is_empty() {
        return Err(SittingRefusal::Empty.into());
    }
    let fingerprint = fingerprint(half);
    if half.standing.half(half.sitting.perspective).is_in() {
        return sent_before(app, half, &fingerprint).await;
    }
    half.standing.may_come_in(half.sitting.perspective, half.channel)?;
    let administrations = administrations(by, half);
    let submission = Submission {
        sitting: half.sitting.id,
        session: half.standing.session.id,
        episode: half.standing.case.episode.id,
        administrations: &administrations,
        fingerprint: &fingerprint,
        opens_alone_at: half.standing.case.episode.opens_alone.opens_at(by.now),
    };
    let kept = match half.pass {
        Some(pass) => app.store.submit_from(by, &submission, pass).await,
        None => app.store.submit(by, &submission).await,
    };
    match kept {
        Err(StoreError::Conflict { constraint }) if constraint == SITTING_SUBMITTED => {
            sent_before(app, half, &fingerprint).await
        }
        Err(StoreError::Conflict { constraint }) if constraint == SESSION_NOT_MEASURED => {
            Err(SittingRefusal::NotMeasured.into())
        }
        Err(error) => Err(error.into()),
        Ok(()) => Ok(()),
    }
}

/// Keeps several halves of one sender, all or none. What was sent before with the same answers is kept already.
///
/// # Errors
/// As [`receive`], of whichever half it is.
pub async fn receive_all(app: &App, by: &By<'_>, halves: &[Incoming<'_>]) -> Result<(), PageError> {
    let mut prepared = Vec::new();
    for half in halves {
        if half.filled.is_empty() {
            return Err(SittingRefusal::Empty.into());
        }
        let fingerprint = fingerprint(half);
        if half.standing.half(half.sitting.perspective).is_in() {
            sent_before(app, half, &fingerprint).await?;
            continue;
        }
        half.standing.may_come_in(half.sitting.perspective, half.channel)?;
        prepared.push((half, administrations(by, half), fingerprint));
    }
    let all: Vec<Submission<'_>> = prepared
        .iter()
        .map(|(half, administrations, fingerprint)| Submission {
            sitting: half.sitting.id,
            session: half.standing.session.id,
            episode: half.standing.case.episode.id,
            administrations,
            fingerprint,
            opens_alone_at: half.standing.case.episode.opens_alone.opens_at(by.now),
        })
        .collect();
    match app.store.submit_all(by, &all).await {
        Err(StoreError::Conflict { constraint }) if constraint == SITTING_SUBMITTED => {
            Err(SittingRefusal::AlreadySubmitted.into())
        }
        Err(StoreError::Conflict { constraint }) if constraint == SESSION_NOT_MEASURED => {
            Err(SittingRefusal::NotMeasured.into())
        }
        Err(error) => Err(error.into()),
        Ok(()) => Ok(()),
    }
}

/// Sent before: fine if it says the same, otherwise the first answers count.
async fn sent_before(app: &App, half: &Incoming<'_>, fingerprint: &str) -> Result<(), PageError> {
    let first = app.store.submitted_fingerprint(half.sitting.id).await?;
    if first.as_deref() == Some(fingerprint) { Ok(()) } else { Err(SittingRefusal::AlreadySubmitted.into()) }
}

/// A hash of what was sent, mixed with the sitting, so that equal answers of two people do not look equal.
fn fingerprint(half: &Incoming<'_>) -> String {
    let text = format!("{} {}", half.sitting.id, half.filled.text());
    token_hash(&text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn administrations(by: &By<'_>, half: &Incoming<'_>) -> Vec<NewAdministration> {
    let one = |answers: &Answers| NewAdministration {
        id: AdministrationId::make(by.now, by.chance),
        episode: half.standing.case.episode.id,
        session: half.standing.session.id,
        source: Source::Instrument(answers.instrument().clone()),
        perspective: half.sitting.perspective,
        author: half.author,
        channel: half.channel,
        happened_on: half.happened_on,
        content: Content::Items(answers.clone()),
    };
    half.filled.per_instrument().iter().map(one).collect()
}
