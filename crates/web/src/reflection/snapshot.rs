//! Everything one viewer sees of a room, for somebody who comes in. What many see alike is made once, until it changes.

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

/// What was made before and still holds.
#[derive(Debug, Default)]
pub(super) struct Snapshots {
    template: Option<String>,
    lead: Option<Utf8Bytes>,
    board: Option<Utf8Bytes>,
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
        match who {
            Who::Facilitator => vec![self.lead(state, head)],
            Who::Projector => vec![self.board(state, head)],
            Who::Participant(person) => {
                let mut frames = vec![self.phone(state, Viewer::Person(person), head)];
                if has_board {
                    frames.push(self.board(state, head));
                }
                frames
            }
        }
    }

    /// What everybody may see. It carries no time of its own, because it is older than the moment it is sent.
    pub(super) fn board(&mut self, state: &State, head: Head) -> Utf8Bytes {
        if self.board.is_none() {
            let items = format!("{},{}", self.template(state), items(state, Viewer::Public, head.now));
            self.board = Some(all("board", head, &items));
        }
        self.board.clone().expect("it was made above")
    }

    fn lead(&mut self, state: &State, head: Head) -> Utf8Bytes {
        if self.lead.is_none() {
            let items = format!("{},{}", self.template(state), items(state, Viewer::Facilitator, head.now));
            self.lead = Some(all("lead", head, &items));
        }
        self.lead.clone().expect("it was made above")
    }

    fn phone(&mut self, state: &State, viewer: Viewer, head: Head) -> Utf8Bytes {
        let items = format!("{},{}", self.template(state), items(state, viewer, head.now));
        all("phone", head, &items)
    }

    fn template(&mut self, state: &State) -> &str {
        self.template.get_or_insert_with(|| template(state.template()).to_string())
    }
}

fn items(state: &State, viewer: Viewer, now: Timestamp) -> String {
    let seen = state.seen(viewer).into_iter().filter_map(|topic| state.item(topic, viewer));
    let items: Vec<String> = seen.map(|one| item(one, state, now).to_string()).collect();
    items.join(",")
}

fn all(you: &str, head: Head, items: &str) -> Utf8Bytes {
    format!(r#"{{"t":"all","you":"{you}","seq":{},"items":[{items}]}}"#, head.seq).into()
}

/// A frame that is one JSON value.
pub(super) fn frame_of(value: &Value) -> Utf8Bytes {
    value.to_string().into()
}
