//! Everything one viewer sees of a room, for somebody who comes in. What many see alike is made once, until it changes.
//!
//! It goes out in frames of a bounded size, so that no line needs a large buffer. Only the last says which place was
//! reached: a line that breaks halfway comes back for all of it.

use super::crowd::Head;
use super::wire::item::{item, template};
use alliance::clock::Timestamp;
use alliance::reflection::role::Who;
use alliance::reflection::state::State;
use alliance::reflection::topic::{Audience, Topic};
use alliance::reflection::view::Viewer;
use axum::extract::ws::Utf8Bytes;
use serde_json::Value;
use std::collections::BTreeSet;

/// A frame is closed once it holds this many bytes.
const FRAME_BYTES: usize = 16 * 1024;

/// What was made before and still holds.
#[derive(Debug, Default)]
pub(super) struct Snapshots {
    template: Option<Utf8Bytes>,
    lead: Option<Vec<Utf8Bytes>>,
    board: Option<Vec<Utf8Bytes>>,
}

impl Snapshots {
    /// Lets go of what a change made untrue.
    pub(super) fn forget(&mut self, touched: &BTreeSet<Topic>) {
        for topic in touched {
            match topic.audience() {
                Audience::Room | Audience::Board => (self.lead, self.board) = (None, None),
                Audience::Facilitator => self.lead = None,
                Audience::Group(..) | Audience::Person(_) => {}
            }
        }
    }

    /// The frames for somebody who comes in, in their order.
    pub(super) fn of(&mut self, who: Who, has_board: bool, state: &State, head: Head) -> Vec<Utf8Bytes> {
        let mut frames = vec![self.template(state)];
        match who {
            Who::Facilitator => frames.extend(self.lead(state, head.now)),
            Who::Projector => frames.extend(self.public(state, head.now)),
            Who::Participant(person) => {
                frames.extend(made("phone", state, Viewer::Person(person), head.now));
                if has_board {
                    frames.extend(self.public(state, head.now));
                }
            }
        }
        frames.push(end(head));
        frames
    }

    /// The frames of what everybody may see, for a phone that opens the board.
    pub(super) fn board(&mut self, state: &State, head: Head) -> Vec<Utf8Bytes> {
        let mut frames = self.public(state, head.now);
        frames.push(end(head));
        frames
    }

    /// What was prepared: it never changes, and whoever is here has it.
    fn template(&mut self, state: &State) -> Utf8Bytes {
        let made = || part("new", None, &template(state.template()).to_string());
        self.template.get_or_insert_with(made).clone()
    }

    fn public(&mut self, state: &State, now: Timestamp) -> Vec<Utf8Bytes> {
        self.board.get_or_insert_with(|| made("board", state, Viewer::Public, now)).clone()
    }

    fn lead(&mut self, state: &State, now: Timestamp) -> Vec<Utf8Bytes> {
        self.lead.get_or_insert_with(|| made("lead", state, Viewer::Facilitator, now)).clone()
    }
}

fn made(you: &str, state: &State, viewer: Viewer, now: Timestamp) -> Vec<Utf8Bytes> {
    let seen = state.seen(viewer).into_iter().filter_map(|topic| state.item(topic, viewer));
    let mut frames = Vec::new();
    let mut items = String::new();
    for one in seen {
        let text = item(one, state, now).to_string();
        if !items.is_empty() && items.len() + text.len() > FRAME_BYTES {
            frames.push(next_part(you, &frames, &items));
            items = text;
        } else {
            if !items.is_empty() {
                items.push(',');
            }
            items.push_str(&text);
        }
    }
    frames.push(next_part(you, &frames, &items));
    frames
}

/// The next of the frames: the first says that what was there before is gone.
fn next_part(you: &str, before: &[Utf8Bytes], items: &str) -> Utf8Bytes {
    part(if before.is_empty() { "all" } else { "new" }, Some(you), items)
}

/// One of the frames. Place 0 is before everything: who has no other yet has not seen all of it.
fn part(kind: &str, you: Option<&str>, items: &str) -> Utf8Bytes {
    let you = you.map_or_else(String::new, |you| format!(r#""you":"{you}","#));
    format!(r#"{{"t":"{kind}",{you}"seq":0,"items":[{items}]}}"#).into()
}

/// The last frame: all of it is there.
fn end(head: Head) -> Utf8Bytes {
    format!(r#"{{"t":"new","seq":{},"now":{},"items":[]}}"#, head.seq, head.now.ms()).into()
}

/// A frame that is one JSON value.
pub(super) fn frame_of(value: &Value) -> Utf8Bytes {
    value.to_string().into()
}
