//! Deciding what was wished, keeping it, and answering: in this order, so that nobody is told of what is not kept.

use super::{Fate, Host, TRIES_MOST, Wish, give};
use crate::reflection::crowd::Head;
use crate::reflection::room::Reply;
use crate::reflection::snapshot::frame_of;
use crate::reflection::wire::reply::{Ack, No, answer};
use alliance::reflection::decide::Moment;
use alliance::reflection::numbers::PersonNumber;
use alliance::reflection::room::{Taken, Trace, Turn};
use alliance::reflection::topic::Topic;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use store::EngineKind;
use store::reflection::kept::{Lines, ROOM_MOVED, SNAPSHOT_EVERY};
use tokio::time::Instant;

impl Host {
    /// Decides, keeps and answers. What came second to another node is decided again on what that node kept.
    pub(super) async fn grant(&mut self, wishes: Vec<Wish>) {
        let here = self.here();
        for _try in 0..TRIES_MOST {
            // With several nodes another may have kept what this one has not heard of yet: nobody is refused for that.
            // And another may be first after all: then this is where to go on from.
            let saved = match self.app.store.engine().kind() {
                EngineKind::Sqlite => None,
                EngineKind::Postgres => {
                    self.follow_tail().await;
                    Some(self.room.clone())
                }
            };
            let before = self.room.seq();
            let decided = catch_unwind(AssertUnwindSafe(|| self.decide_all(&wishes, &here)));
            let Ok((mut lines, touched, fates)) = decided else {
                tracing::error!(reflection.id = %self.reflection.id, "room.panicked");
                self.reload().await;
                return self.refuse_all(wishes, No::Later);
            };
            let snapshot = lines.snapshot.is_some();
            if !snapshot && self.lines_since_snapshot + lines.logged.len() as u64 >= SNAPSHOT_EVERY {
                lines.snapshot = Some(self.room.compact());
            }
            let (count, replaced) = (lines.logged.len() as u64, lines.snapshot.is_some());
            let kept = self.app.store.keep_lines(self.place(), lines).await;
            self.committed_at = Instant::now();
            match kept {
                Ok(()) => {
                    self.lines_since_snapshot = if replaced { 0 } else { self.lines_since_snapshot + count };
                    if count > 0 {
                        self.remember(before, touched);
                    }
                    return self.answer_all(wishes, &fates);
                }
                Err(error) if error.is_conflict(ROOM_MOVED) => self.come_second(saved).await,
                Err(error) => {
                    tracing::error!(error = %error, reflection.id = %self.reflection.id, "room.not-kept");
                    self.reload().await;
                    return self.refuse_all(wishes, No::Later);
                }
            }
        }
        self.refuse_all(wishes, No::Later);
    }

    fn decide_all(
        &mut self,
        wishes: &[Wish],
        here: &BTreeSet<PersonNumber>,
    ) -> (Lines, BTreeSet<Topic>, Vec<Fate>) {
        let mut lines = Lines::default();
        let mut touched = BTreeSet::new();
        let mut cleared = false;
        let now = self.now();
        let mut add = |turn: Turn, lines: &mut Lines| {
            lines.logged.extend(turn.logged);
            touched.extend(turn.touched);
            cleared |= turn.trace == Trace::Cleared;
            turn.note
        };
        let mut fates = Vec::with_capacity(wishes.len());
        for wish in wishes {
            fates.push(match wish {
                Wish::Join { name, token, .. } => match self.room.join(name.as_deref(), now) {
                    Ok((person, turn)) => {
                        add(turn, &mut lines);
                        lines.joined.push((person, *token));
                        Fate::Joined(person)
                    }
                    Err(refusal) => Fate::Refused(refusal.into()),
                },
                Wish::Take { who, key, command, .. } => {
                    let command = command.clone().at(self.room.state().current());
                    let moment = Moment { now, chance: self.app.chance(), here };
                    match self.room.take(*who, *key, &command, &moment) {
                        Ok(Taken::Now(turn)) => {
                            lines.keys.push(*key);
                            Fate::Taken(add(turn, &mut lines))
                        }
                        Ok(Taken::Before) => Fate::Taken(None),
                        Err(refusal) => Fate::Refused(refusal.into()),
                    }
                }
            });
        }
        if cleared {
            lines.snapshot = Some(self.room.compact());
        }
        (lines, touched, fates)
    }

    fn answer_all(&mut self, wishes: Vec<Wish>, fates: &[Fate]) {
        let head = self.head();
        for (wish, fate) in wishes.into_iter().zip(fates) {
            match (wish, *fate) {
                (Wish::Join { reply, .. }, Fate::Joined(person)) => give(reply, Ok(person)),
                (Wish::Join { reply, .. }, Fate::Refused(no)) => give(reply, Err(no)),
                (Wish::Join { reply, .. }, Fate::Taken(_)) => give(reply, Err(No::Later)),
                (Wish::Take { reply, .. }, Fate::Refused(no)) => self.reply(reply, Err(no), head),
                (Wish::Take { reply, .. }, Fate::Taken(note)) => {
                    self.reply(reply, Ok(Ack { seq: head.seq, note }), head);
                }
                (Wish::Take { reply, .. }, Fate::Joined(_)) => self.reply(reply, Err(No::Later), head),
            }
        }
    }

    fn refuse_all(&mut self, wishes: Vec<Wish>, no: No) {
        let fates = vec![Fate::Refused(no); wishes.len()];
        self.answer_all(wishes, &fates);
    }

    pub(super) fn reply(&mut self, reply: Reply, result: Result<Ack, No>, head: Head) {
        match reply {
            Reply::Once(reply) => give(reply, result),
            Reply::Line { line, key, speech } => {
                let value = answer(Some(&key), result, head.now, &speech);
                self.crowd.send(line, frame_of(&value));
            }
        }
    }
}
