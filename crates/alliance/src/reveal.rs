//! The reveal: what both see once the check is open, and a question or two to start talking from.

use crate::component::Component;

/// Positions on the common 0–10 scale for one component; `None` where no score could be computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The component both answered about.
    pub component: Component,
    /// The client's position, 0–10.
    pub client: Option<f64>,
    /// The therapist's position, 0–10.
    pub therapist: Option<f64>,
}

/// How far the two positions lie apart, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// Less than half a point.
    NearlyEqual,
    /// Less than two points.
    Small,
    /// Two points or more.
    Large,
}

crate::words!(Distance, "distance", { NearlyEqual => "nearly-equal", Small => "small", Large => "large" });

/// Below this difference, in points of 0–10, two positions are called nearly equal.
///
/// # Source
/// our choice, ADR-0009: one step of one of a component's two items moves its mean by 0.83
pub const NEARLY_EQUAL_BELOW: f64 = 0.5;
/// From this difference, in points of 0–10, two positions are called far apart, and a fall is worth a question.
///
/// # Source
/// our choice, ADR-0009
pub const LARGE_FROM: f64 = 2.0;

impl Distance {
    /// The word for a difference in points of 0–10, whichever way it points.
    ///
    /// # Source
    /// our choice, ADR-0009
    pub fn of(difference: f64) -> Self {
        let size = difference.abs();
        if size < NEARLY_EQUAL_BELOW {
            Self::NearlyEqual
        } else if size < LARGE_FROM {
            Self::Small
        } else {
            Self::Large
        }
    }
}

/// Which way a component asks to be talked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The client's position is clearly lower than the therapist's.
    ClientLower,
    /// The therapist's position is clearly lower than the client's.
    TherapistLower,
    /// Both lie in the lower half.
    BothLow,
    /// Close together in the upper half: worth knowing what helped.
    BothHigh,
}

crate::words!(Direction, "direction", {
    ClientLower => "client-lower",
    TherapistLower => "therapist-lower",
    BothLow => "both-low",
    BothHigh => "both-high",
});

/// A question to start from. The sentences stand in the language files: `opening-<component>-<direction>-<1|2>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// What it is about.
    pub component: Component,
    /// Which way it asks.
    pub direction: Direction,
    /// Which of the sentences: 1 or 2, turned by session so that two sessions in a row differ.
    pub variant: u8,
}

impl Opening {
    /// The key of the sentence.
    pub fn message_key(self) -> String {
        format!("opening-{}-{}-{}", self.component, self.direction, self.variant)
    }
}

impl Pair {
    /// Client minus therapist, in points of 0–10; `None` unless both have a position.
    pub fn difference(&self) -> Option<f64> {
        Some(self.client? - self.therapist?)
    }

    fn direction(&self) -> Option<Direction> {
        let (client, therapist) = (self.client?, self.therapist?);
        Some(match Distance::of(client - therapist) {
            Distance::Small | Distance::Large if client < therapist => Direction::ClientLower,
            Distance::Small | Distance::Large => Direction::TherapistLower,
            Distance::NearlyEqual if client < 5.0 => Direction::BothLow,
            Distance::NearlyEqual => Direction::BothHigh,
        })
    }

    fn candidate(&self, variant: u8) -> Option<Candidate> {
        let lower = self.client?.min(self.therapist?);
        Some(Candidate {
            weight: self.difference()?.abs() + (5.0 - lower).max(0.0),
            lower,
            opening: Opening { component: self.component, direction: self.direction()?, variant },
        })
    }
}

/// A question that could be asked.
struct Candidate {
    /// How much its component asks for a talk: the size of the difference, and how low the lower position is.
    weight: f64,
    /// The lower of the two positions.
    lower: f64,
    opening: Opening,
}

/// Chooses one or two questions for an opened check: first about the component that asks most for a talk, then about
/// the next if it asks as well, or else about the one where the two stand best, so that not every talk is about strain.
///
/// A general list of questions chosen by component and direction, not advice on treatment.
///
/// # Missing data
/// A component without both positions asks nothing. Nothing at all gives no questions.
/// # Source
/// our choice, ADR-0009
pub fn openings(pairs: &[Pair], session_number: u32) -> Vec<Opening> {
    let variant = if session_number % 2 == 1 { 1 } else { 2 };
    let mut ranked: Vec<Candidate> = pairs.iter().filter_map(|pair| pair.candidate(variant)).collect();
    // A stable sort: equal weights keep the order bond, goal, task.
    ranked.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let Some((first, rest)) = ranked.split_first() else { return Vec::new() };
    let next = rest
        .first()
        .filter(|second| second.weight >= NEARLY_EQUAL_BELOW)
        .or_else(|| rest.iter().max_by(|a, b| a.lower.total_cmp(&b.lower)));
    std::iter::once(first).chain(next).map(|candidate| candidate.opening).collect()
}

/// From this position on, an answer about tension is named: between the second and the third of its seven labels.
///
/// # Source
/// our choice, ADR-0009
pub const TENSION_NAMED_FROM: f64 = 2.5;

/// Who said that something felt strained, or was left unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tension {
    /// The client alone.
    Client,
    /// The therapist alone.
    Therapist,
    /// Both.
    Both,
}

crate::words!(Tension, "tension", { Client => "client", Therapist => "therapist", Both => "both" });

/// Who marked tension, from the two positions on its 0–10 scale; `None` if nobody did.
///
/// # Missing data
/// Somebody who did not answer marked nothing.
/// # Source
/// our choice, ADR-0009
pub fn tension(client: Option<f64>, therapist: Option<f64>) -> Option<Tension> {
    let marked = |position: Option<f64>| position.is_some_and(|position| position >= TENSION_NAMED_FROM);
    match (marked(client), marked(therapist)) {
        (false, false) => None,
        (true, false) => Some(Tension::Client),
        (false, true) => Some(Tension::Therapist),
        (true, true) => Some(Tension::Both),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Component::{Bond, Goal, Task};

    #[test]
    fn tension_is_named_by_who_marked_it_and_hardly_is_not_marked() {
        let label = |answer: f64| Some(10.0 * answer / 6.0);
        assert_eq!(tension(label(0.0), None), None);
        assert_eq!(tension(label(1.0), label(1.0)), None);
        assert_eq!(tension(label(2.0), label(1.0)), Some(Tension::Client));
        assert_eq!(tension(None, label(6.0)), Some(Tension::Therapist));
        assert_eq!(tension(label(3.0), label(2.0)), Some(Tension::Both));
    }

    fn pair(component: Component, client: f64, therapist: f64) -> Pair {
        Pair { component, client: Some(client), therapist: Some(therapist) }
    }

    fn keys(pairs: &[Pair]) -> Vec<String> {
        openings(pairs, 9).into_iter().map(Opening::message_key).collect()
    }

    #[test]
    fn a_difference_is_said_in_words() {
        let check =
            |difference: f64, expected| assert_eq!(Distance::of(difference), expected, "{difference}");
        check(0.0, Distance::NearlyEqual);
        check(-0.49, Distance::NearlyEqual);
        check(0.83, Distance::Small);
        check(-1.99, Distance::Small);
        check(2.0, Distance::Large);
        check(-10.0, Distance::Large);
    }

    #[test]
    fn the_largest_difference_is_asked_about_first_and_names_who_is_lower() {
        let pairs = [pair(Bond, 8.2, 8.1), pair(Goal, 7.0, 7.2), pair(Task, 5.6, 7.8)];
        assert_eq!(keys(&pairs), ["opening-task-client-lower-1", "opening-bond-both-high-1"]);
    }

    #[test]
    fn the_component_where_the_two_stand_best_is_asked_about_when_nothing_else_asks() {
        let pairs = [pair(Bond, 9.0, 9.0), pair(Goal, 8.0, 8.0), pair(Task, 5.0, 8.0)];
        assert_eq!(keys(&pairs), ["opening-task-client-lower-1", "opening-bond-both-high-1"]);
    }

    #[test]
    fn low_on_both_sides_is_asked_about_without_a_difference() {
        assert_eq!(keys(&[pair(Goal, 3.0, 3.3), pair(Bond, 8.0, 8.0)])[0], "opening-goal-both-low-1");
    }

    #[test]
    fn without_both_positions_nothing_is_asked() {
        let alone = Pair { component: Bond, client: Some(3.0), therapist: None };
        assert_eq!(alone.difference(), None);
        assert_eq!(openings(&[alone], 1), []);
    }

    #[test]
    fn two_sessions_in_a_row_ask_in_other_words() {
        let pairs = [pair(Task, 5.6, 7.8)];
        assert_ne!(openings(&pairs, 3), openings(&pairs, 4));
    }
}
