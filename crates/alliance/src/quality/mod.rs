//! Figures that an organisation publishes about its clients together: satisfaction, drop in complaints, recommendation.
//!
//! A figure is about ten people at least, who allowed it and were seen by three therapists at least; it is never about a
//! therapist. A year is published once, in parts that leave no smaller part to be computed from them ([`partition`]).

pub mod closing;
pub mod figure;
pub mod partition;
pub mod setting;
#[cfg(test)]
mod tests;

use crate::clock::Timestamp;
use crate::ids::{ClientId, MemberId};
use figure::{Definition, Figure};
use partition::{Block, partition};
use std::collections::BTreeSet;

/// Fewer people than these are in no figure.
pub const PEOPLE_MIN: usize = 10;
/// Fewer therapists than these would make it a figure about one of them to another.
pub const THERAPISTS_MIN: usize = 3;

/// What a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// How content people are at the end.
    Satisfaction,
    /// How far complaints fell.
    Complaints,
    /// Whether people would recommend it.
    Recommendation,
}

crate::words!(Topic, "topic of a figure", {
    Satisfaction => "satisfaction",
    Complaints => "complaints",
    Recommendation => "recommendation",
});

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quarter {
    /// January to March.
    First,
    /// April to June.
    Second,
    /// July to September.
    Third,
    /// October to December.
    Fourth,
}

crate::words!(Quarter, "quarter", { First => "1", Second => "2", Third => "3", Fourth => "4" });

/// A client's word that the own answers may count in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptIn {
    /// Since when.
    pub given: Timestamp,
    /// When it was taken back, if it was.
    pub withdrawn: Option<Timestamp>,
}

impl OptIn {
    /// Whether it holds at a moment.
    pub fn holds_at(&self, moment: Timestamp) -> bool {
        self.given <= moment && self.withdrawn.is_none_or(|withdrawn| moment < withdrawn)
    }
}

/// One course of treatment that ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// Whose.
    pub client: ClientId,
    /// Who treated.
    pub therapists: BTreeSet<MemberId>,
    /// In which quarter it ended.
    pub quarter: Quarter,
    /// Whether the answers may count. Nothing said is no.
    pub opt_in: Option<OptIn>,
    /// How content, on the scale of the definition.
    pub satisfaction: Option<f64>,
    /// The complaint score before and at the end.
    pub complaints: Option<(f64, f64)>,
    /// Whether the client would recommend it, 0 to 10.
    pub recommendation: Option<u8>,
}

impl Ending {
    /// Whether it counts in the figures of a topic: answered, and allowed.
    fn counts(&self, topic: Topic, closed: Timestamp) -> bool {
        let answered = match topic {
            Topic::Satisfaction => self.satisfaction.is_some(),
            Topic::Complaints => self.complaints.is_some(),
            Topic::Recommendation => self.recommendation.is_some(),
        };
        answered && self.opt_in.is_some_and(|opt_in| opt_in.holds_at(closed))
    }
}

/// The endings of one year, and the moment at which it was closed: what was said later counts nowhere.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedYear {
    /// The year.
    pub year: i16,
    /// When it was closed.
    pub closed: Timestamp,
    /// Every course that ended in it, allowed or not.
    pub endings: Vec<Ending>,
}

/// The figures of a year as they are published. Once they are, they stay: figures made anew beside these would tell of who
/// came in or went out between the two.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The year.
    pub year: i16,
    /// The figures, in the order of topics and of time, each topic in parts of its own.
    pub figures: Vec<Figure>,
}

/// The figures of a year: those that are out, or new ones.
///
/// # Missing data
/// A topic with too few people has no figure. A figure that cannot be computed (nobody differs) is not there either.
/// # Source
/// our choice, ADR-0024
pub fn publish(year: &ClosedYear, out: Option<&Published>, definition: &Definition) -> Published {
    if let Some(out) = out.filter(|out| out.year == year.year) {
        return out.clone();
    }
    let figures = Topic::ALL.iter().flat_map(|topic| of_topic(year, *topic, definition)).collect();
    Published { year: year.year, figures }
}

fn of_topic(year: &ClosedYear, topic: Topic, definition: &Definition) -> Vec<Figure> {
    let within = |block: &Block| -> Vec<&Ending> {
        year.endings.iter().filter(|ending| block.quarters().contains(&ending.quarter)).collect()
    };
    let counting = |block: &Block| -> Vec<&Ending> {
        within(block).into_iter().filter(|ending| ending.counts(topic, year.closed)).collect()
    };
    let blocks = partition(&|block| {
        let counting = counting(block);
        is_enough(&counting) && differs(&counting, topic)
    });
    blocks
        .into_iter()
        .filter_map(|block| Figure::of(topic, block, &counting(&block), within(&block).len(), definition))
        .collect()
}

/// Ten different people, of three different therapists.
fn is_enough(endings: &[&Ending]) -> bool {
    let people: BTreeSet<ClientId> = endings.iter().map(|ending| ending.client).collect();
    let therapists: BTreeSet<MemberId> =
        endings.iter().flat_map(|ending| ending.therapists.iter().copied()).collect();
    people.len() >= PEOPLE_MIN && therapists.len() >= THERAPISTS_MIN
}

/// Whether people gave different answers: where all gave the same one, a figure of all is one of each. Complaints have to
/// differ before, too: their spread is what the change is told in.
fn differs(endings: &[&Ending], topic: Topic) -> bool {
    let answers = |of: &dyn Fn(&Ending) -> Option<f64>| {
        let (low, high) = endings
            .iter()
            .filter_map(|ending| of(ending))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| (low.min(one), high.max(one)));
        low < high
    };
    match topic {
        Topic::Satisfaction => answers(&|ending| ending.satisfaction),
        Topic::Complaints => {
            answers(&|ending| ending.complaints.map(|(before, after)| after - before))
                && answers(&|ending| ending.complaints.map(|(before, _)| before))
        }
        Topic::Recommendation => answers(&|ending| ending.recommendation.map(figure::score)),
    }
}
