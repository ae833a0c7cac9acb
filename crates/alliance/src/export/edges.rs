//! A study session by session, with the edges of the triangle as separate columns: what an analysis takes as predictors.

use crate::administration::Content;
use crate::administration::score::score_content;
use crate::component::{Component, Perspective};
use crate::export::cell::{csv_text, guarded};
use crate::export::study::{StudyEpisode, StudySession};
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, Purpose};
use crate::medium::{Edge, Medium};
use std::collections::BTreeMap;

/// The columns before the positions.
const BEFORE: [&str; 7] =
    ["client", "episode", "session", "days_since_first", "medium", "way_client", "way_therapist"];

/// Whose positions there are.
const SIDES: [Perspective; 2] = [Perspective::Client, Perspective::Therapist];

/// The first line: the columns, with names that a formula of `verbond analyse` can hold.
///
/// # Range and units
/// Positions from 0 to 10. `edge_client_medium_therapist` is the edge between client and medium as the therapist saw it.
pub fn header() -> String {
    let mut columns: Vec<String> = BEFORE.map(str::to_owned).into();
    for side in SIDES {
        columns
            .extend(Edge::ALL.iter().map(|edge| format!("edge_{}_{side}", edge.as_str().replace('-', "_"))));
        columns.extend(Component::ALL.iter().map(|component| format!("{component}_{side}")));
    }
    columns.push("wellbeing".into());
    csv_text([columns])
}

/// The rows of one episode: one for each session held. `media` says what each session worked with, by its number.
///
/// # Missing data
/// What was not answered, or may not be scored, is an empty cell; never 0. Another medium by name is told as `other`.
pub fn rows(episode: &StudyEpisode, media: &BTreeMap<u32, Medium>) -> String {
    let Some(first) = episode.sessions.iter().map(|session| session.day).min() else { return String::new() };
    let lines = episode.sessions.iter().map(|session| {
        let days = first.until(session.day).map(|span| span.get_days());
        let mut line = vec![
            guarded(&episode.pseudonym).into_owned(),
            guarded(&episode.label()).into_owned(),
            session.number.to_string(),
            days.expect("two dates lie a countable number of days apart").to_string(),
            media.get(&session.number).map_or("", Medium::kind).to_owned(),
        ];
        line.extend(SIDES.map(|side| way(session, side)));
        for side in SIDES {
            line.extend(Edge::ALL.iter().map(|edge| {
                position(session, side, Purpose::MediumCheck, |_| Some(edge.as_str().to_owned()))
            }));
            line.extend(Component::ALL.iter().map(|component| {
                let scale = |it: &Instrument| it.subscale_of(*component).map(|scale| scale.id.to_string());
                position(session, side, Purpose::SessionCheck, scale)
            }));
        }
        let only = |it: &Instrument| it.subscales().first().map(|scale| scale.id.to_string());
        line.push(position(session, Perspective::Client, Purpose::Wellbeing, only));
        line
    });
    csv_text(lines)
}

/// What one side filled in of this purpose.
fn filled(
    session: &StudySession,
    side: Perspective,
    purpose: Purpose,
) -> Option<(&'static Instrument, &Content)> {
    session.filled.iter().filter(|filled| filled.perspective == side).find_map(|filled| {
        let Series::Instrument(key) = &filled.series else { return None };
        let instrument = catalogue::instrument_of(key).filter(|it| it.purpose() == purpose)?;
        Some((instrument, &filled.content))
    })
}

fn position(
    session: &StudySession,
    side: Perspective,
    purpose: Purpose,
    scale: impl Fn(&Instrument) -> Option<String>,
) -> String {
    let found = filled(session, side, purpose).and_then(|(instrument, content)| {
        let name = scale(instrument)?;
        let scores = score_content(instrument, content);
        scores.into_iter().find(|score| score.scale.as_str() == name)?.score.value()
    });
    found.map_or_else(String::new, |value| value.position.to_string())
}

fn way(session: &StudySession, side: Perspective) -> String {
    let way = filled(session, side, Purpose::MediumCheck).and_then(|(_, content)| match content {
        Content::Items(answers) => answers.way(),
        Content::Scales(_) => None,
    });
    way.map_or_else(String::new, |way| way.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::administration::Channel;
    use crate::administration::answer::Answers;
    use crate::export::study::StudyFilled;
    use crate::medium::way::Way;
    use jiff::civil::date;

    fn edges(perspective: Perspective, answers: &[(&str, i32)], way: Way) -> StudyFilled {
        let check = catalogue::instrument("medium-check").unwrap();
        let given = answers.iter().map(|(item, value)| (item.parse().unwrap(), *value));
        StudyFilled {
            series: Series::Instrument(check.key().clone()),
            perspective,
            channel: Channel::OwnPhone,
            content: Content::Items(Answers::read(check, given).unwrap().given_in(way)),
        }
    }

    #[test]
    fn each_edge_is_a_column_of_its_own_and_what_is_missing_is_empty() {
        let client =
            edges(Perspective::Client, &[("client-therapist", 3), ("client-medium", 6)], Way::Markers);
        let therapist = edges(Perspective::Therapist, &[("therapist-medium", 0)], Way::Words);
        let session = |number, day, filled| StudySession { number, day, filled };
        let episode = StudyEpisode {
            pseudonym: "c000000000001".into(),
            number: 1,
            sessions: vec![
                session(1, date(2026, 9, 3), vec![client, therapist]),
                session(2, date(2026, 9, 10), Vec::new()),
            ],
        };
        let garden = crate::medium::chosen(["other"], "Anna's tuin").unwrap().unwrap();
        let media = [(1, Medium::Music), (2, garden)].into();
        let text = header() + &rows(&episode, &media);
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            [
                "client,episode,session,days_since_first,medium,way_client,way_therapist,edge_client_therapist_client,\
                 edge_client_medium_client,edge_therapist_medium_client,bond_client,goal_client,task_client,\
                 edge_client_therapist_therapist,edge_client_medium_therapist,edge_therapist_medium_therapist,\
                 bond_therapist,goal_therapist,task_therapist,wellbeing",
                "c000000000001,c000000000001-1,1,0,music,markers,words,5,10,,,,,,,0,,,,",
                "c000000000001,c000000000001-1,2,7,other,,,,,,,,,,,,,,,",
            ]
        );
    }
}
