//! A frame of a device, read strictly: what does not fit is refused as a whole.

use alliance::reflection::command::{Command, Readiness, Sharing, Target};
use alliance::reflection::numbers::{ClusterNumber, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use alliance::reflection::state::Factor;
use serde_json::{Map, Value};

/// The most characters of the key a device gives a command.
const KEY_MOST: usize = 64;
/// The most characters a name may have on its way in; the room has its own limit.
const TEXT_MOST: usize = 4_096;

/// What was sent is no command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a command")]
pub struct NotACommand;

/// A frame that is no command for the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// Somebody comes in by the socket itself.
    Hello {
        /// The chosen name.
        name: Option<String>,
        /// What they come back by, if they were here before.
        token: Option<String>,
        /// Whether the board is wanted.
        board: bool,
    },
    /// The board is opened or put away.
    Board {
        /// Which.
        open: bool,
    },
    /// What time it is.
    Ping {
        /// The device's own time, to be sent back.
        at: i64,
    },
    /// A command, under its key.
    Command {
        /// The key, as the device wrote it.
        key: String,
        /// The command; its step is the one in front where the device named none.
        command: Box<Asked>,
    },
}

/// A command whose step may be left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// It is complete.
    Whole(Command),
    /// A note for the step in front.
    NoteHere(String),
    /// Dots in the step in front.
    VoteHere(Target, u8),
}

impl Asked {
    /// The command, with `front` for the step that was left open.
    pub fn at(self, front: Option<StepIndex>) -> Command {
        let step = front.unwrap_or(StepIndex::of(0));
        match self {
            Self::Whole(command) => command,
            Self::NoteHere(text) => Command::WriteNote { step, text },
            Self::VoteHere(target, dots) => Command::Vote { step, target, dots },
        }
    }
}

/// Reads a frame.
///
/// # Errors
/// It is not JSON, or lacks something, or has something of another kind.
pub fn frame(text: &str) -> Result<Frame, NotACommand> {
    let value: Value = serde_json::from_str(text).map_err(|_| NotACommand)?;
    frame_of(&value).ok_or(NotACommand)
}

/// Reads the object of a frame.
pub fn frame_of(value: &Value) -> Option<Frame> {
    let parts = Parts(value.as_object()?);
    Some(match parts.str("t")? {
        "hello" => Frame::Hello {
            name: parts.text_or_null("name")?,
            token: parts.text_or_null("token")?,
            board: parts.flag_or_no("board")?,
        },
        "board" => Frame::Board { open: parts.flag("open")? },
        "ping" => Frame::Ping { at: parts.0.get("at").and_then(Value::as_i64).unwrap_or(0) },
        word => {
            let key = parts.str("cid").filter(|key| !key.is_empty() && key.len() <= KEY_MOST)?;
            Frame::Command { key: key.to_owned(), command: Box::new(command(word, parts)?) }
        }
    })
}

/// Reads the command of a frame's object.
fn command(word: &str, parts: Parts<'_>) -> Option<Asked> {
    let whole = match word {
        "note.add" => {
            let text = parts.text("text")?;
            match parts.number_or_null("step")? {
                Some(step) => Command::WriteNote { step: StepIndex::of(step), text },
                None => return Some(Asked::NoteHere(text)),
            }
        }
        "vote.set" => {
            let (target, dots) = (parts.target()?, fitting(u8::try_from(parts.number("dots")?))?);
            match parts.number_or_null("step")? {
                Some(step) => Command::Vote { step: StepIndex::of(step), target, dots },
                None => return Some(Asked::VoteHere(target, dots)),
            }
        }
        "name.set" => Command::Rename { name: parts.text_or_null("name")? },
        "group.choose" => Command::ChooseGroup { group: GroupNumber::of(parts.number("group")?) },
        "ready.set" => {
            let is_done = parts.flag("ready")?;
            Command::SetReady { readiness: if is_done { Readiness::Done } else { Readiness::Busy } }
        }
        "note.edit" => Command::EditNote { note: parts.note()?, text: parts.text("text")? },
        "note.drop" => Command::DropNote { note: parts.note()? },
        "note.move" => {
            let cluster = parts.number_or_null("cluster")?.map(ClusterNumber::of);
            Command::MoveNotes { notes: parts.notes()?, cluster }
        }
        "cluster.new" => Command::MakeCluster { name: parts.text("name")?, notes: parts.notes()? },
        "cluster.name" => {
            Command::RenameCluster { cluster: parts.cluster("cluster")?, name: parts.text("name")? }
        }
        "cluster.merge" => {
            Command::MergeClusters { from: parts.cluster("from")?, into: parts.cluster("into")? }
        }
        "cluster.drop" => Command::DropCluster { cluster: parts.cluster("cluster")? },
        "intention.set" => {
            let is_shared = parts.flag("shared")?;
            let sharing = if is_shared { Sharing::Shared } else { Sharing::Private };
            Command::KeepIntention { text: parts.text("text")?, sharing }
        }
        "intention.drop" => Command::DropIntention,
        "undo" => Command::Undo,
        word => lead(word, parts)?,
    };
    Some(Asked::Whole(whole))
}

/// What only a facilitator sends.
fn lead(word: &str, parts: Parts<'_>) -> Option<Command> {
    Some(match word {
        "step.go" => Command::GoTo { step: parts.step()? },
        "step.reveal" => Command::Reveal { step: parts.step()? },
        "step.authorship" => Command::ChooseAuthorship {
            step: parts.step()?,
            authorship: fitting(parts.str("authorship")?.parse())?,
        },
        "timer.start" => Command::StartTimer,
        "timer.pause" => Command::PauseTimer,
        "timer.add" => Command::AddTime { minutes: fitting(u16::try_from(parts.number("minutes")?))? },
        "groups.draw" => Command::DrawGroups,
        "groups.place" => {
            Command::Place { person: parts.person()?, group: GroupNumber::of(parts.number("group")?) }
        }
        "note.hide" => Command::HideNote { note: parts.note()? },
        "note.show" => Command::ShowNote { note: parts.note()? },
        "person.mute" => Command::Mute { person: parts.person()? },
        "person.unmute" => Command::Unmute { person: parts.person()? },
        "factors.set" => {
            let factors = parts.0.get("factors")?.as_array().filter(|factors| factors.len() <= 20)?;
            Command::KeepFactors { factors: factors.iter().map(factor).collect::<Option<_>>()? }
        }
        "factors.lock" => Command::LockFactors,
        "factors.unlock" => Command::UnlockFactors,
        "word.hide" => Command::HideWord { stem: parts.text("stem")? },
        "word.show" => Command::ShowWord { stem: parts.text("stem")? },
        "word.merge" => Command::MergeWords { from: parts.text("from")?, into: parts.text("into")? },
        "room.lock" => Command::Lock,
        "room.unlock" => Command::Unlock,
        "room.close" => Command::Close,
        _ => return None,
    })
}

fn factor(value: &Value) -> Option<Factor> {
    let parts = Parts(value.as_object()?);
    Some(Factor {
        word: parts.text("word")?,
        meaning: parts.text_or_null("meaning")?,
        cluster: parts.number_or_null("cluster")?.map(ClusterNumber::of),
    })
}

/// The parts of a frame.
#[derive(Debug, Clone, Copy)]
struct Parts<'a>(&'a Map<String, Value>);

impl<'a> Parts<'a> {
    fn str(self, name: &str) -> Option<&'a str> {
        self.0.get(name)?.as_str()
    }

    fn text(self, name: &str) -> Option<String> {
        self.str(name).filter(|text| text.len() <= TEXT_MOST).map(str::to_owned)
    }

    fn text_or_null(self, name: &str) -> Option<Option<String>> {
        match self.0.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(_) => self.text(name).map(Some),
        }
    }

    fn flag(self, name: &str) -> Option<bool> {
        self.0.get(name)?.as_bool()
    }

    fn flag_or_no(self, name: &str) -> Option<bool> {
        match self.0.get(name) {
            None => Some(false),
            Some(value) => value.as_bool(),
        }
    }

    fn number(self, name: &str) -> Option<u32> {
        small(self.0.get(name)?)
    }

    fn number_or_null(self, name: &str) -> Option<Option<u32>> {
        match self.0.get(name) {
            None | Some(Value::Null) => Some(None),
            Some(value) => small(value).map(Some),
        }
    }

    fn step(self) -> Option<StepIndex> {
        self.number("step").map(StepIndex::of)
    }

    fn note(self) -> Option<NoteNumber> {
        self.number("note").map(NoteNumber::of)
    }

    fn notes(self) -> Option<Vec<NoteNumber>> {
        self.0.get("notes")?.as_array()?.iter().map(|note| small(note).map(NoteNumber::of)).collect()
    }

    fn cluster(self, name: &str) -> Option<ClusterNumber> {
        self.number(name).map(ClusterNumber::of)
    }

    fn person(self) -> Option<PersonNumber> {
        self.number("person").map(PersonNumber::of)
    }

    fn target(self) -> Option<Target> {
        match (self.number_or_null("cluster")?, self.number_or_null("note")?) {
            (Some(cluster), None) => Some(Target::Cluster(ClusterNumber::of(cluster))),
            (None, Some(note)) => Some(Target::Note(NoteNumber::of(note))),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }
}

/// What fits; a frame with something that does not is no command.
fn fitting<T, E>(read: Result<T, E>) -> Option<T> {
    let Ok(value) = read else { return None };
    Some(value)
}

/// A whole number that fits what things are counted in.
fn small(value: &Value) -> Option<u32> {
    fitting(u32::try_from(value.as_u64()?))
}
