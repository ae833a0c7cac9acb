//! What a group shows of itself after a session: how far its members see the same, and only then a mean.
//!
//! Nothing is summed up under four people. A figure is made once, of a set of answers that does not grow any more: who
//! looks twice cannot take one figure from the other and find the one who answered in between.

use super::calendar::{Moment, window};
use super::run::{MeetingState, Run};
use crate::administration::answer::Answers;
use crate::administration::score::score;
use crate::clock::Timestamp;
use crate::ids::{ParticipantId, RunId};
use crate::instrument::catalogue;
use crate::instrument::definition::{Instrument, Subscale};
use crate::instrument::name::ScaleId;
use stats::descriptive::summarise;
use stats::rater::grouping::grouping;
use stats::rater::within_group::{GROUP_MIN, r_wg_j};
use std::collections::BTreeMap;

/// The instrument a group is asked with.
pub const GROUP_CHECK: &str = "group-check";
/// The fewest people of whom anything is summed up.
pub const MEMBERS_LEAST: usize = GROUP_MIN;
/// Members who see it less alike than this have no mean that speaks for them.
///
/// # Source
/// our choice, ADR-0022
pub const ALIKE_LEAST: f64 = 0.5;
/// The fewest groups between which anything is compared: of two, each could work out the other.
///
/// # Source
/// our choice, ADR-0022
pub const GROUPS_LEAST: usize = 3;

/// What a member answered about a session, as far as it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberAnswers {
    /// Whose.
    pub participant: ParticipantId,
    /// About which session of the run.
    pub number: u32,
    /// When it was sent.
    pub at: Timestamp,
    /// What was answered; `None` while it is sealed.
    pub answers: Option<Answers>,
}

/// What there is to show of one session.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupSession {
    /// It was not held.
    NotHeld,
    /// Answers can still come in that will count.
    Collecting {
        /// How many are in.
        count: usize,
        /// How many took part.
        of: usize,
        /// Until when.
        until: Timestamp,
    },
    /// Some answers that count are sealed: the trainer's half is not in.
    Sealed {
        /// How many.
        count: usize,
    },
    /// Fewer than four answered.
    TooFew {
        /// How many.
        count: usize,
    },
    /// A figure for each scale.
    Shown(Vec<ScaleFigure>),
}

/// One scale of the group check after one session.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleFigure {
    /// Which scale.
    pub scale: ScaleId,
    /// What there is.
    pub reading: Reading,
}

/// What a scale shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// Fewer than four answered all its items.
    TooFew {
        /// How many.
        count: usize,
    },
    /// Members see it too differently: a mean would speak for nobody.
    Apart {
        /// How many.
        count: usize,
        /// How far they see the same, from 0 to 1.
        alike: f64,
        /// The standard deviation between members, on the axis 0–10.
        spread: f64,
    },
    /// A mean, with how far members see the same.
    Mean {
        /// How many.
        count: usize,
        /// How far they see the same, from 0 to 1.
        alike: f64,
        /// The standard deviation between members, on the axis 0–10.
        spread: f64,
        /// The mean of the members, on the axis 0–10.
        mean: f64,
    },
}

impl Reading {
    /// The mean, where it may be shown.
    pub fn mean(self) -> Option<f64> {
        match self {
            Self::Mean { mean, .. } => Some(mean),
            Self::TooFew { .. } | Self::Apart { .. } => None,
        }
    }
}

/// The group check.
pub fn instrument() -> &'static Instrument {
    catalogue::instrument(GROUP_CHECK).expect("the catalogue holds our own instruments")
}

/// What a session shows of the group, of the answers that were in on time.
///
/// The set is closed once everybody who took part has answered, or three days after the session; what comes later stays
/// with its author and trainer. Nothing is shown before each answer of the set is open.
///
/// # Range and units
/// Means and spreads on the axis 0–10, how far members see the same (r_wg of several items) from 0 to 1.
/// # Missing data
/// A member counts for a scale only with all its items. Fewer than four members give no figure, whatever they answered.
/// # Source
/// [JamesDemareeWolf1984] for the agreement; who counts and when is our choice, ADR-0022.
pub fn session(run: &Run, number: u32, answers: &[MemberAnswers], now: Timestamp) -> GroupSession {
    let Some(counted) = counted(run, number, answers) else { return GroupSession::NotHeld };
    if !counted.is_closed(now) {
        return GroupSession::Collecting {
            count: counted.answers.len(),
            of: counted.of,
            until: counted.until,
        };
    }
    let open: Vec<&Answers> = counted.answers.iter().filter_map(|one| one.answers.as_ref()).collect();
    let count = counted.answers.len();
    if open.len() < count {
        return GroupSession::Sealed { count: count - open.len() };
    }
    if count < GROUP_MIN {
        return GroupSession::TooFew { count };
    }
    let figure =
        |subscale: &Subscale| ScaleFigure { scale: subscale.id.clone(), reading: reading(subscale, &open) };
    GroupSession::Shown(instrument().subscales().iter().map(figure).collect())
}

pub(super) struct Counted<'a> {
    pub answers: Vec<&'a MemberAnswers>,
    of: usize,
    until: Timestamp,
}

impl Counted<'_> {
    pub fn is_closed(&self, now: Timestamp) -> bool {
        self.answers.len() == self.of || now > self.until
    }
}

pub(super) fn counted<'a>(run: &Run, number: u32, answers: &'a [MemberAnswers]) -> Option<Counted<'a>> {
    let Ok(meeting) = run.meeting(number) else { return None };
    if meeting.state != MeetingState::Held {
        return None;
    }
    let until = window(run, Moment::Session(number))?.due;
    let counts =
        |one: &&MemberAnswers| one.number == number && one.at <= until && meeting.has(one.participant);
    Some(Counted {
        answers: answers.iter().filter(counts).collect(),
        of: meeting.who_took_part().count(),
        until,
    })
}

fn reading(subscale: &Subscale, answers: &[&Answers]) -> Reading {
    let instrument = instrument();
    let of_all = |answers: &&&Answers| subscale.items.iter().all(|item| answers.get(&item.item).is_some());
    let whole: Vec<&Answers> = answers.iter().filter(of_all).copied().collect();
    let count = whole.len();
    if count < GROUP_MIN {
        return Reading::TooFew { count };
    }
    let values = |item: &crate::instrument::name::ItemId| -> Vec<Option<f64>> {
        whole.iter().map(|one| one.get(item).map(|answer| f64::from(answer.value()))).collect()
    };
    let items: Vec<Vec<Option<f64>>> = subscale.items.iter().map(|item| values(&item.item)).collect();
    let options = instrument
        .item(&subscale.items[0].item)
        .map(|item| item.response.range())
        .map_or(7, |(min, max)| max.abs_diff(min) + 1);
    let positions: Vec<Option<f64>> = whole.iter().map(|one| position(one, &subscale.id)).collect();
    let alike = r_wg_j(&items, options).expect("four members answered all items of the scale");
    let summary = summarise(&positions).expect("four members have a score on the scale");
    let (alike, mean) = (alike.value, summary.mean);
    let spread = summary.standard_deviation.expect("four values have a spread");
    if alike < ALIKE_LEAST {
        Reading::Apart { count, alike, spread }
    } else {
        Reading::Mean { count, alike, spread, mean }
    }
}

/// A member's place on a scale of the group check, from 0 to 10; `None` where the scale needs more answers.
pub fn position(answers: &Answers, scale: &ScaleId) -> Option<f64> {
    let scores = score(instrument(), answers);
    scores.iter().find(|one| one.scale == *scale)?.score.value().map(|value| value.position)
}

/// How much of what members answer belongs to the group they are in, from several groups after the same session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// How many groups.
    pub groups: usize,
    /// How many members in them.
    pub count: usize,
    /// The share of one member's answer that belongs to the group (ICC1).
    pub icc1: f64,
    /// How far the mean of a group can be relied on (ICC2).
    pub icc2: f64,
}

/// Why nothing can be said between groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotBetween {
    /// Too few groups with four answers or more.
    FewGroups {
        /// How many there are.
        found: usize,
    },
    /// Everybody answered the same.
    NoVariation,
}

/// Compares groups after the same session on one scale.
///
/// # Shape
/// For each group its members' places on the scale, of a set that is closed.
/// # Range and units
/// Both shares at most 1; below 0 where groups differ less than by chance.
/// # Missing data
/// Groups with fewer than four answers do not count.
/// # Errors
/// [`NotBetween`].
/// # Source
/// [Bliese2000]
pub fn between(groups: &BTreeMap<RunId, Vec<f64>>) -> Result<Between, NotBetween> {
    let enough: Vec<(&RunId, &Vec<f64>)> =
        groups.iter().filter(|(_, values)| values.len() >= GROUP_MIN).collect();
    if enough.len() < GROUPS_LEAST {
        return Err(NotBetween::FewGroups { found: enough.len() });
    }
    let (mut values, mut of) = (Vec::new(), Vec::new());
    for (run, group) in enough {
        values.extend(group.iter().map(|value| Some(*value)));
        of.extend(group.iter().map(|_| *run));
    }
    let found = grouping(&values, &of).map_err(|_| NotBetween::NoVariation)?;
    Ok(Between { groups: found.clusters, count: found.count, icc1: found.icc1, icc2: found.icc2 })
}

/// The members' places on a scale after a session whose figure is shown; empty where none is.
pub fn positions(
    run: &Run,
    number: u32,
    answers: &[MemberAnswers],
    scale: &ScaleId,
    now: Timestamp,
) -> Vec<f64> {
    match session(run, number, answers, now) {
        GroupSession::Shown(_) => {}
        GroupSession::NotHeld
        | GroupSession::Collecting { .. }
        | GroupSession::Sealed { .. }
        | GroupSession::TooFew { .. } => return Vec::new(),
    }
    let Some(counted) = counted(run, number, answers) else { return Vec::new() };
    counted.answers.iter().filter_map(|one| position(one.answers.as_ref()?, scale)).collect()
}
