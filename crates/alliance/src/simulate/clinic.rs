//! What a simulated house holds: the same values a real one would.

use crate::administration::Administration;
use crate::agreement::Agreement;
use crate::check::Sitting;
use crate::clock::Timestamp;
use crate::episode::Episode;
use crate::ids::{MemberId, RuptureId};
use crate::people::{Client, Member};
use crate::rupture::Origin;
use crate::rupture::account::Account;
use crate::session::Session;

/// A simulated house.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedClinic {
    /// Its members: the therapists first, in their order, then one coordinator, administrator and researcher.
    pub members: Vec<Member>,
    /// Its episodes, each with its client.
    pub episodes: Vec<SimulatedEpisode>,
}

/// One simulated course of treatment.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedEpisode {
    /// The person in care: a code.
    pub client: Client,
    /// The treatment.
    pub episode: Episode,
    /// Who treats.
    pub therapist: MemberId,
    /// Its sessions, by number; the last may be planned.
    pub sessions: Vec<SimulatedSession>,
    /// What the two agreed on.
    pub agreement: Agreement,
    /// What was written down about ruptures.
    pub ruptures: Vec<SimulatedRupture>,
}

/// A rupture that was written down, without any text: only what was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedRupture {
    /// Identity.
    pub id: RuptureId,
    /// When it was written down.
    pub at: Timestamp,
    /// What it was opened from.
    pub origin: Origin,
    /// Its one version.
    pub account: Account,
}

/// One simulated session with what was asked after it.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedSession {
    /// The meeting.
    pub session: Session,
    /// For when it stood in the diary.
    pub planned_at: Timestamp,
    /// The halves of its check that were asked for; empty if it was not measured.
    pub halves: Vec<SimulatedHalf>,
}

/// One simulated half of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct SimulatedHalf {
    /// The filling-in.
    pub sitting: Sitting,
    /// What was sent: one per instrument of the check; empty while nothing was.
    pub administrations: Vec<Administration>,
}
