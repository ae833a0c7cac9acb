//! What lies around the checks of a study, in a file of its own: ruptures, goals and tasks, ratings, versions of the
//! frame. Kinds, counts, ratings and numbers of sessions; never a text, never a day.

use crate::agreement::Side;
use crate::agreement::point::{Kind, Status};
use crate::agreement::rating::{Question, Rating};
use crate::component::Component;
use crate::export::cell::{csv_text, guarded};
use crate::rupture::Movement;
use std::collections::{BTreeMap, BTreeSet};

/// How many clients of a study must have something of a kind for that kind to be in the file.
///
/// # Source
/// our choice, ADR-0020: what fewer had is a way to find them
pub const CLIENTS_LEAST: usize = 10;

/// The columns of the file, in their order.
pub const COLUMNS: [&str; 8] =
    ["client", "episode", "session", "what", "name", "number", "perspective", "value"];

/// What is told of one episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// A rupture that counts.
    Rupture {
        /// What gave way.
        component: Component,
        /// How it showed.
        movement: Movement,
    },
    /// A goal or task, by how far it is.
    Point {
        /// Which of the two.
        kind: Kind,
        /// Its number in the episode, by when it was made.
        number: u32,
        /// How far it is.
        status: Status,
    },
    /// A rating of one.
    Rated {
        /// A goal, or a task.
        kind: Kind,
        /// Its number.
        number: u32,
        /// What was asked.
        question: Question,
        /// Who answered.
        side: Side,
        /// What.
        rating: Rating,
    },
    /// How many versions a frame has.
    FrameVersions {
        /// How many.
        count: u32,
    },
    /// How often both went through the frame again.
    FrameReviews {
        /// How often.
        count: u32,
    },
}

/// One line of the file, before it is known whether its kind may be in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AroundRow {
    /// The client's pseudonym.
    pub pseudonym: String,
    /// The number of the episode.
    pub episode: u32,
    /// The number of the session at which, or after which, it was; `None` before the first, or where it belongs to none.
    pub session: Option<u32>,
    /// What.
    pub told: Told,
}

impl Told {
    /// The columns `what` and `name`: the kind that is counted.
    fn kind(&self) -> (&'static str, String) {
        match self {
            Self::Rupture { component, movement } => ("rupture", format!("{component}.{movement}")),
            Self::Point { kind, status, .. } => (kind.as_str(), status.to_string()),
            Self::Rated { kind, question, .. } => ("rating", format!("{kind}.{question}")),
            Self::FrameVersions { .. } => ("frame", "versions".to_owned()),
            Self::FrameReviews { .. } => ("frame", "reviews".to_owned()),
        }
    }

    /// The columns `number`, `perspective` and `value`.
    fn cells(&self) -> [String; 3] {
        let one = || "1".to_owned();
        match self {
            Self::Rupture { .. } => [String::new(), String::new(), one()],
            Self::Point { number, .. } => [number.to_string(), String::new(), one()],
            Self::Rated { number, side, rating, .. } => {
                [number.to_string(), side.to_string(), rating.to_string()]
            }
            Self::FrameVersions { count } | Self::FrameReviews { count } => {
                [String::new(), String::new(), count.to_string()]
            }
        }
    }
}

/// The file. A kind that fewer than [`CLIENTS_LEAST`] clients have stands in it by its name alone, with what is left out.
///
/// # Shape
/// One row for each thing, in the order of pseudonym, episode and session; then one row for each kind left out.
/// # Missing data
/// A rating that was not given has no row. A kind left out has the value empty and `left-out` as its client; that says
/// nothing about whether one, or nine, or nobody had it.
/// # Source
/// our choice, ADR-0020
pub fn around(mut rows: Vec<AroundRow>) -> String {
    let mut clients: BTreeMap<(&'static str, String), BTreeSet<&str>> = BTreeMap::new();
    for row in &rows {
        clients.entry(row.told.kind()).or_default().insert(&row.pseudonym);
    }
    let few: BTreeSet<(&'static str, String)> = clients
        .into_iter()
        .filter(|(_, clients)| clients.len() < CLIENTS_LEAST)
        .map(|(kind, _)| kind)
        .collect();
    rows.retain(|row| !few.contains(&row.told.kind()));
    rows.sort();
    let mut lines = vec![COLUMNS.map(str::to_owned).to_vec()];
    lines.extend(rows.iter().map(|row| {
        let (what, name) = row.told.kind();
        let [number, perspective, value] = row.told.cells();
        vec![
            guarded(&row.pseudonym).into_owned(),
            format!("{}-{}", row.pseudonym, row.episode),
            row.session.map_or_else(String::new, |session| session.to_string()),
            what.to_owned(),
            name,
            number,
            perspective,
            value,
        ]
    }));
    let nothing = String::new;
    lines.extend(few.into_iter().map(|(what, name)| {
        vec!["left-out".into(), nothing(), nothing(), what.into(), name, nothing(), nothing(), nothing()]
    }));
    csv_text(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupture(client: u32, session: u32, movement: Movement) -> AroundRow {
        let told = Told::Rupture { component: Component::Task, movement };
        AroundRow { pseudonym: format!("c{client:03}"), episode: 1, session: Some(session), told }
    }

    #[test]
    fn a_kind_that_nine_clients_have_is_left_out_and_named() {
        let nine: Vec<AroundRow> = (1..=9).map(|client| rupture(client, 4, Movement::Mixed)).collect();
        let text = around(nine.clone());
        assert_eq!(text.lines().count(), 2, "{text}");
        assert_eq!(text.lines().last(), Some("left-out,,,rupture,task.mixed,,,"));
        // The same client again is no tenth client.
        let again = around([nine.clone(), vec![rupture(9, 7, Movement::Mixed)]].concat());
        assert_eq!(again.lines().count(), 2);
        let ten =
            around([nine, vec![rupture(10, 2, Movement::Mixed), rupture(1, 3, Movement::Unknown)]].concat());
        assert_eq!(ten.lines().nth(1), Some("c001,c001-1,4,rupture,task.mixed,,,1"));
        assert_eq!(ten.lines().count(), 12);
        assert_eq!(ten.lines().last(), Some("left-out,,,rupture,task.unknown,,,"));
    }

    #[test]
    fn ratings_and_counts_are_numbers_and_what_has_no_session_has_none() {
        let rows = (1..=10).flat_map(|client| {
            let row =
                |session, told| AroundRow { pseudonym: format!("c{client:03}"), episode: 2, session, told };
            let rating = Rating::new(7).unwrap();
            [
                row(None, Told::FrameVersions { count: 3 }),
                row(
                    Some(5),
                    Told::Rated {
                        kind: Kind::Goal,
                        number: 1,
                        question: Question::Progress,
                        side: Side::Client,
                        rating,
                    },
                ),
                row(None, Told::Point { kind: Kind::Goal, number: 1, status: Status::Achieved }),
            ]
        });
        let text = around(rows.collect());
        let first: Vec<&str> = text.lines().skip(1).take(3).collect();
        assert_eq!(
            first,
            [
                "c001,c001-2,,goal,achieved,1,,1",
                "c001,c001-2,,frame,versions,,,3",
                "c001,c001-2,5,rating,goal.progress,1,client,7",
            ]
        );
        assert_eq!(around(vec![]), format!("{}\n", COLUMNS.join(",")));
    }
}
