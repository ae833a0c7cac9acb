//! A study of groups: one row for each person in a run, with what stood at the start and the end and what went on between, in
//! the shape that `verbond analyse process-outcome` reads.

use crate::administration::Content;
use crate::administration::answer::Answers;
use crate::administration::score::{score, score_content};
use crate::component::{Component, Perspective};
use crate::export::cell::{csv_text, guarded};
use crate::export::study::StudyEpisode;
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, Purpose};
use crate::programme::group::MEMBERS_LEAST;
use std::collections::BTreeMap;

/// The columns, with names that a command of `verbond analyse` can hold.
pub const COLUMNS: [&str; 14] = [
    "client",
    "episode",
    "group",
    "trainer",
    "list",
    "baseline",
    "outcome",
    "follow_up",
    "sessions",
    "attended",
    "bond",
    "goal",
    "task",
    "cohesion",
];
/// The scales of the group check that say what binds somebody to the others: its members, and the whole. What binds to the
/// trainer stands in the alliance.
const COHESION: [&str; 2] = ["members", "group"];

/// One person in a run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunPerson {
    /// The sessions of the own episode, with what is open.
    pub episode: StudyEpisode,
    /// The pseudonym of the run.
    pub group: String,
    /// The pseudonym of who gave it; several who gave it together are one.
    pub trainer: String,
    /// What was answered about complaints before, at the end and at follow-up.
    pub lists: [Option<Answers>; 3],
    /// How many sessions of the run were held.
    pub sessions: usize,
    /// At how many of them the person was.
    pub attended: usize,
}

/// The file: who had a place in a run of four people or more.
///
/// # Range and units
/// Positions from 0 to 10; bond, goal, task and cohesion as the mean over the sessions that have them, as the client saw it.
/// # Missing data
/// What was not answered, or may not be scored, is an empty cell; never 0. A run of fewer than four people is not in it.
/// # Source
/// our choice, ADR-0026
pub fn runs(people: &[RunPerson]) -> String {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for person in people {
        *sizes.entry(&person.group).or_default() += 1;
    }
    let mut told: Vec<&RunPerson> =
        people.iter().filter(|person| sizes[person.group.as_str()] >= MEMBERS_LEAST).collect();
    told.sort_by(|a, b| {
        (&a.episode.pseudonym, a.episode.number).cmp(&(&b.episode.pseudonym, b.episode.number))
    });
    let header = COLUMNS.map(str::to_owned).to_vec();
    csv_text(std::iter::once(header).chain(told.into_iter().map(line)))
}

fn line(person: &RunPerson) -> Vec<String> {
    let [before, end, later] = &person.lists;
    let list = person.lists.iter().flatten().next();
    let mut line = vec![
        guarded(&person.episode.pseudonym).into_owned(),
        guarded(&person.episode.label()).into_owned(),
        person.group.clone(),
        person.trainer.clone(),
        list.map_or_else(String::new, |answers| answers.instrument().id.to_string()),
    ];
    line.extend([before, end, later].map(|answers| written(answers.as_ref().and_then(complaints))));
    line.extend([person.sessions.to_string(), person.attended.to_string()]);
    line.extend(Component::ALL.iter().map(|component| {
        written(mean(&person.episode, Purpose::SessionCheck, |check, content| {
            let scale = check.subscale_of(*component)?.id.as_str();
            position(check, content, scale)
        }))
    }));
    line.push(written(mean(&person.episode, Purpose::GroupCheck, |check, content| {
        let [members, whole] = COHESION.map(|scale| position(check, content, scale));
        Some((members? + whole?) / 2.0)
    })));
    line
}

/// The place on the first scale of a list of complaints, from 0 to 10.
fn complaints(answers: &Answers) -> Option<f64> {
    let list = catalogue::instrument_of(answers.instrument())?;
    score(list, answers).first()?.score.value().map(|value| value.position)
}

fn position(instrument: &Instrument, content: &Content, scale: &str) -> Option<f64> {
    let scores = score_content(instrument, content);
    scores.iter().find(|one| one.scale.as_str() == scale)?.score.value().map(|value| value.position)
}

/// The mean over the sessions for which the client's own answers give something.
fn mean(
    episode: &StudyEpisode,
    purpose: Purpose,
    of: impl Fn(&Instrument, &Content) -> Option<f64>,
) -> Option<f64> {
    let filled = episode.sessions.iter().flat_map(|session| &session.filled);
    let own = filled.filter(|filled| filled.perspective == Perspective::Client);
    let values: Vec<f64> = own
        .filter_map(|filled| {
            let Series::Instrument(key) = &filled.series else { return None };
            let instrument = catalogue::instrument_of(key).filter(|known| known.purpose() == purpose)?;
            of(instrument, &filled.content)
        })
        .collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// A number, or nothing.
fn written(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| format!("{value:.4}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::Channel;
    use crate::export::study::{StudyFilled, StudySession};
    use jiff::civil::date;

    fn answers(list: &str, value: i32) -> Answers {
        let list = catalogue::instrument(list).unwrap();
        Answers::read(list, list.items().iter().map(|item| (item.id.clone(), value))).unwrap()
    }

    fn person(number: u32, group: &str) -> RunPerson {
        let filled = |list: &str, value| StudyFilled {
            series: Series::Instrument(catalogue::instrument(list).unwrap().key().clone()),
            perspective: Perspective::Client,
            channel: Channel::OwnPhone,
            content: Content::Items(answers(list, value)),
        };
        let session = |number, filled| StudySession { number, day: date(2026, 9, 3), filled };
        let sessions = vec![
            session(1, vec![filled("session-check", 3), filled("group-check", 0)]),
            session(2, vec![filled("session-check", 6), filled("group-check", 6)]),
            session(3, Vec::new()),
        ];
        RunPerson {
            episode: StudyEpisode { pseudonym: format!("c{number:03}"), number: 1, sessions },
            group: group.into(),
            trainer: "t001".into(),
            lists: [Some(answers("distress", 6)), Some(answers("distress", 3)), None],
            sessions: 4,
            attended: 3,
        }
    }

    #[test]
    fn each_person_is_a_row_and_a_group_of_three_is_left_out() {
        let check = crate::programme::group::instrument();
        assert!(COHESION.iter().all(|scale| check.subscales().iter().any(|one| one.id.as_str() == *scale)));
        let mut people: Vec<RunPerson> = (1..=4).rev().map(|number| person(number, "g1")).collect();
        people.extend((5..=7).map(|number| person(number, "g2")));
        let text = runs(&people);
        assert_eq!(text.lines().next().unwrap(), COLUMNS.join(","));
        assert_eq!(text.lines().count(), 5);
        assert_eq!(
            text.lines().nth(1).unwrap(),
            "c001,c001-1,g1,t001,distress,10.0000,5.0000,,4,3,7.5000,7.5000,7.5000,5.0000"
        );
        assert!(!text.contains("g2"));
    }

    #[test]
    fn what_is_not_there_is_an_empty_cell() {
        let mut people: Vec<RunPerson> = (1..=4).map(|number| person(number, "g1")).collect();
        people[0].lists = [None, None, None];
        people[0].episode.sessions.clear();
        people[0].attended = 0;
        assert_eq!(runs(&people).lines().nth(1).unwrap(), "c001,c001-1,g1,t001,,,,,4,0,,,,");
    }
}
