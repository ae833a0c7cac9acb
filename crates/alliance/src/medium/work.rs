//! The work itself: what was made in a session, as a photo or a short sound, beside the client's answers.
//!
//! It is the client's: sealed as long as the answers are, seen by the two, taken away by the client alone, and never part
//! of a study.

use crate::clock::Timestamp;
use crate::ids::{EpisodeId, SessionId, WorkId};

/// What kind of work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkKind {
    /// A photo.
    Photo,
    /// A short sound.
    Sound,
}

crate::words!(WorkKind, "kind of work", { Photo => "photo", Sound => "sound" });

/// How many works one session can hold.
pub const WORKS_MOST: usize = 6;
/// The largest file that is taken, in bytes: a photo of any telephone fits.
pub const UPLOAD_MOST: usize = 20 << 20;
/// The longest sound, in seconds.
pub const SOUND_SECONDS_MOST: u32 = 90;

/// A work without its content: what a list needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Identity.
    pub id: WorkId,
    /// The treatment.
    pub episode: EpisodeId,
    /// The session it was made in.
    pub session: SessionId,
    /// That session's number.
    pub session_number: u32,
    /// Photo or sound.
    pub kind: WorkKind,
    /// How large it is as it is kept, in bytes.
    pub size: u32,
    /// When it was added.
    pub at: Timestamp,
}
