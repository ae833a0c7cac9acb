//! The frames of a simulated clinic: what its house is used to, and what a few of its episodes made of that.

use crate::agreement::Side;
use crate::clock::{DAY_MS, Timestamp};
use crate::component::Language;
use crate::episode::Episode;
use crate::frame::Frame;
use crate::frame::history::{FrameConfirmation, FrameHistory, FrameVersion, SectionStance, Stance};
use crate::frame::item::{Item, Section};
use crate::ids::MemberId;

/// What the house is used to.
pub fn template(language: Language) -> Frame {
    let text = match language {
        Language::Dutch => include_str!("frame.nl.txt"),
        Language::English => include_str!("frame.en.txt"),
    };
    Frame::read(text).expect("the frame of the simulated clinic is written well")
}

/// The frame of the episode at this place among its therapist's; `None` where nobody wrote one yet.
///
/// In turn: confirmed by both; changed since, with something the client wants to talk about; written and not
/// confirmed; none.
pub fn history(
    episode: &Episode,
    author: MemberId,
    language: Language,
    index: usize,
    now: Timestamp,
) -> Option<FrameHistory> {
    let first = FrameVersion {
        number: 1,
        frame: begun(episode, template(language)),
        author,
        at: episode.opened_at,
        based_on: None,
    };
    let later = |days: i64| episode.opened_at.plus_ms(days * DAY_MS).min(now);
    let both = |number, at: Timestamp| {
        Side::ALL.iter().map(move |side| FrameConfirmation { number, side: *side, at })
    };
    let mut history = FrameHistory { versions: vec![first.clone()], ..FrameHistory::default() };
    match index % 4 {
        0 => history.confirmations.extend(both(1, later(7))),
        1 => {
            history.confirmations.extend(both(1, later(7)));
            let frame = typed(first.frame, &[(Item::Minutes, "60"), (Item::Places, "room,outdoor")]);
            let at = later(28);
            history.versions.push(FrameVersion { number: 2, frame, author, at, based_on: Some(1) });
            history.confirmations.push(FrameConfirmation { number: 2, side: Side::Therapist, at });
            let talk = SectionStance {
                number: 2,
                section: Section::Meeting,
                stance: Stance::Talk,
                note: None,
                at: later(29),
            };
            history.stances.push(talk);
        }
        2 => {}
        _ => return None,
    }
    Some(history)
}

fn begun(episode: &Episode, frame: Frame) -> Frame {
    let model = episode.model.map(|model| model.to_string());
    let sessions = episode.planned_sessions.map(|count| count.to_string());
    let known = [(Item::Model, model), (Item::ExpectedSessions, sessions)];
    let known: Vec<(Item, String)> =
        known.into_iter().filter_map(|(item, text)| Some((item, text?))).collect();
    let pairs: Vec<(Item, &str)> = known.iter().map(|(item, text)| (*item, text.as_str())).collect();
    typed(frame, &pairs)
}

fn typed(frame: Frame, pairs: &[(Item, &str)]) -> Frame {
    pairs.iter().fold(frame, |frame, (item, text)| {
        frame.with_typed(*item, text).expect("what is simulated fits its item")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn both_languages_settle_the_same_things() {
        let items = |language| template(language).entries().map(|(item, _)| item).collect::<Vec<_>>();
        assert_eq!(items(Language::Dutch), items(Language::English));
    }

    #[test]
    fn the_episodes_of_a_clinic_stand_at_different_points() {
        let at = |index| {
            history(&samples::episode(), samples::therapist().id, Language::Dutch, index, samples::TODAY)
                .map(|history| (history.versions.len(), history.awaited(), history.to_talk()))
        };
        assert_eq!(at(0), Some((1, vec![], vec![])));
        assert_eq!(at(1), Some((2, vec![Side::Client], vec![Section::Meeting])));
        assert_eq!(at(2), Some((1, vec![Side::Client, Side::Therapist], vec![])));
        assert_eq!(at(3), None);
    }
}
