//! Whether complaints or wellbeing changed by more than errors of measurement, against published figures.

use crate::course::ScaleCourse;
use crate::course::scores::{SeriesSource, Unit};
use crate::instrument::catalogue::instrument_of;
use crate::instrument::definition::Better;
use crate::instrument::figures::{Certainty, Cutoff, ReliableChange, Standing};
use stats::StatsError;
use stats::change::reliable_change::{Category, Change, Crossing, Rule, classify};
use stats::distribution::normal;

/// The client's last score beside the first one.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The place in the course of the first score.
    pub first: usize,
    /// The place in the course of the last score.
    pub last: usize,
    /// Both scores, in the instrument's own units.
    pub change: Change,
    /// Better or worse by more than errors of measurement, or not.
    pub category: Category,
    /// How the two lie to the published line.
    pub crossing: Crossing,
    /// The published change they were held against.
    pub against: &'static ReliableChange,
    /// The published line; `None` if there is none.
    pub line: Option<&'static Cutoff>,
}

/// Whether a change is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Larger than errors of measurement give.
    Counts,
    /// Errors of measurement may give it.
    Within,
}

impl Changed {
    /// Whether it is larger than errors of measurement give, in either direction.
    pub fn size(&self) -> Size {
        match self.category {
            Category::Recovered | Category::Improved | Category::Deteriorated => Size::Counts,
            Category::Unchanged => Size::Within,
        }
    }

    /// The published line that lies between the two, if there is one.
    pub fn passed(&self) -> Option<&'static Cutoff> {
        match self.crossing {
            Crossing::ToFunctional | Crossing::ToClinical => self.line,
            Crossing::NoLine | Crossing::None => None,
        }
    }
}

/// The confidence a change of which only the points are published is read with: the points themselves decide.
const CONVENTION: f64 = 0.95;

/// The client's last score on a scale beside the first one, if the change that counts has been published for it.
///
/// `|last − first|` of the published points or more is a change; past the line as well, it is the category with the line. Of several
/// published figures the first that was read at its source is taken.
///
/// # Missing data
/// Fewer than two scores, a scale without published figures, or one without a wished-for direction: `None`.
/// # Errors
/// [`StatsError`] for figures that cannot be.
/// # Source
/// [JacobsonTruax1991]
pub fn changed(scale: &ScaleCourse) -> Result<Option<Changed>, StatsError> {
    let (SeriesSource::Outcome(key, id), Unit::Raw) = (&scale.source, scale.scale.unit) else {
        return Ok(None);
    };
    let better = match scale.scale.better {
        Better::Higher => stats::change::Better::Higher,
        Better::Lower => stats::change::Better::Lower,
        Better::Neither => return Ok(None),
    };
    let Some(figures) = instrument_of(key).map(|instrument| instrument.figures()) else { return Ok(None) };
    let of_scale = || figures.reliable_changes.iter().filter(|figure| figure.scale == *id);
    let verified = of_scale().find(|figure| figure.origin.standing == Standing::Verified);
    let Some(against) = verified.or_else(|| of_scale().next()) else { return Ok(None) };
    let line = figures.cutoffs.iter().find(|line| line.scale == *id);
    let points = scale.client.iter().flatten().enumerate();
    let scores: Vec<(usize, f64)> =
        points.filter_map(|(place, point)| Some((place, point.value()?))).collect();
    let ([(first, before), .., (last, after)], confidence) = (scores.as_slice(), confidence(against)) else {
        return Ok(None);
    };
    let rule = Rule {
        // Published points are rounded up to a whole score that counts: exactly so many are a change.
        error_of_difference: against.points * (1.0 - 1e-9) / normal::two_sided(confidence)?,
        confidence,
        cutoff: line.map(|line| line.raw),
        better,
    };
    let change = Change { before: *before, after: *after };
    let found = classify(change, &rule)?;
    Ok(Some(Changed {
        first: *first,
        last: *last,
        change,
        category: found.category,
        crossing: found.crossing,
        against,
        line,
    }))
}

fn confidence(against: &ReliableChange) -> f64 {
    match against.certainty {
        Certainty::Confidence(level) => level,
        Certainty::Convention => CONVENTION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::component::Localised;
    use crate::course::scores::Scale;
    use crate::course::{Gap, Point};
    use crate::instrument::catalogue::instrument;
    use crate::instrument::definition::{Purpose, Range};

    fn core_10(values: &[Option<f64>], better: Better, unit: Unit) -> ScaleCourse {
        let core_10 = instrument("core-10").unwrap();
        let point = |value: &Option<f64>| value.map_or(Point::Gap(Gap::NotAsked), Point::At);
        ScaleCourse {
            source: SeriesSource::Outcome(core_10.key().clone(), core_10.subscales()[0].id.clone()),
            scale: Scale {
                name: Localised { nl: "CORE-10".into(), en: "CORE-10".into() },
                part: None,
                purpose: Some(Purpose::Complaints),
                unit,
                range: Range { min: 0.0, max: 40.0 },
                better,
            },
            client: Some(values.iter().map(point).collect()),
            therapist: None,
        }
    }

    #[test]
    fn six_points_on_the_core_10_are_a_change_and_eleven_is_the_line() {
        let check = |values: &[Option<f64>], category, crossing| {
            let found = changed(&core_10(values, Better::Lower, Unit::Raw)).unwrap().unwrap();
            assert_eq!((found.category, found.crossing), (category, crossing));
            assert_eq!(found.against.points, 6.0);
            assert_eq!(found.passed().is_some(), crossing != Crossing::None);
            assert_eq!(found.size() == Size::Within, category == Category::Unchanged);
        };
        check(&[Some(20.0), None, Some(14.0)], Category::Improved, Crossing::None);
        check(&[Some(20.0), Some(3.0), Some(15.0)], Category::Unchanged, Crossing::None);
        check(&[None, Some(16.0), Some(10.0)], Category::Recovered, Crossing::ToFunctional);
        check(&[Some(12.0), Some(10.0)], Category::Unchanged, Crossing::ToFunctional);
        check(&[Some(10.0), Some(16.0)], Category::Deteriorated, Crossing::ToClinical);
    }

    #[test]
    fn one_score_no_direction_or_our_own_unit_is_held_against_nothing() {
        let check = |values: &[Option<f64>], better, unit| {
            assert_eq!(changed(&core_10(values, better, unit)).unwrap(), None);
        };
        check(&[Some(20.0)], Better::Lower, Unit::Raw);
        check(&[], Better::Lower, Unit::Raw);
        check(&[Some(20.0), Some(5.0)], Better::Neither, Unit::Raw);
        check(&[Some(20.0), Some(5.0)], Better::Lower, Unit::Position);
    }
}
