//! Photos and sounds as people send them, read with suspicion and made anew.
//!
//! What goes in is never kept: a picture is decoded to its dots and written as a new JPEG, a sound to its samples and
//! written as a new WAV. So nothing that hides in a file comes along: no place, no time, no name of a device, no second
//! file behind the first. What cannot be read in full is refused.

pub mod photo;
pub mod sound;

/// What was sent, made anew.
#[derive(Clone, PartialEq, Eq)]
pub enum Recast {
    /// A picture, as JPEG.
    Photo(Vec<u8>),
    /// A sound, as WAV.
    Sound(Vec<u8>),
}

impl std::fmt::Debug for Recast {
    /// Never the content: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Photo(bytes) => write!(f, "Photo({} bytes)", bytes.len()),
            Self::Sound(bytes) => write!(f, "Sound({} bytes)", bytes.len()),
        }
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is no picture and no sound that we read, whatever its name says.
    #[error("read a file that is neither a picture nor a sound")]
    Unknown,
    /// It begins as one, and cannot be read to its end.
    #[error("read a file that is broken")]
    Broken,
    /// A picture of more dots than a telephone makes.
    #[error("read a picture of too many dots")]
    TooManyDots,
    /// A sound longer than is taken.
    #[error("read a sound of more than {most} seconds")]
    TooLong {
        /// The longest.
        most: u32,
    },
}

/// Reads a file and makes it anew, as what its content says it is: its name and its announced kind count for nothing.
///
/// # Errors
/// It is neither, or broken, or too much.
pub fn recast(bytes: &[u8], seconds_most: u32) -> Result<Recast, Refusal> {
    // The readers are the work of others and meet what strangers send: one that gives up has found the file broken.
    std::panic::catch_unwind(|| read(bytes, seconds_most)).unwrap_or(Err(Refusal::Broken))
}

fn read(bytes: &[u8], seconds_most: u32) -> Result<Recast, Refusal> {
    if let Some(format) = photo::format(bytes) {
        photo::recast(bytes, format).map(Recast::Photo)
    } else if let Some(container) = sound::container(bytes) {
        sound::recast(bytes, container, seconds_most).map(Recast::Sound)
    } else {
        Err(Refusal::Unknown)
    }
}
