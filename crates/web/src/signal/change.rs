//! Whether a questionnaire changed by more than errors of measurement, in a sentence below its course.

use crate::shell::language::Speech;
use crate::shell::number;
use alliance::course::ScaleCourse;
use alliance::signal::change::{Size, changed};

/// The last score beside the first, against what has been published; nothing where nothing has been.
pub fn line(speech: &Speech, scale: &ScaleCourse) -> Option<String> {
    // The catalogue refuses an instrument whose figures are none.
    let found = changed(scale).expect("published figures can be reckoned with")?;
    let key = match found.size() {
        Size::Counts => "signal-change-counts",
        Size::Within => "signal-change-within",
    };
    let (before, after) = (raw(speech, found.change.before), raw(speech, found.change.after));
    let points = raw(speech, found.against.points);
    let said = speech.with(key, &[("before", &before), ("after", &after), ("points", &points)]);
    Some(match found.passed() {
        Some(passed) => {
            let line = raw(speech, passed.raw);
            format!("{said} {}", speech.with("signal-change-crossed", &[("line", &line)]))
        }
        None => said,
    })
}

fn raw(speech: &Speech, value: f64) -> String {
    number::decimals(speech.language(), value, usize::from(value.fract() != 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::component::{Language, Localised};
    use alliance::course::Point;
    use alliance::course::scores::{Scale, SeriesSource, Unit};
    use alliance::instrument::catalogue::instrument;
    use alliance::instrument::definition::{Better, Purpose, Range};

    #[test]
    fn a_drop_within_errors_of_measurement_is_not_told_as_one() {
        let check = |language, scores: [f64; 2], expected: &str| {
            let core_10 = instrument("core-10").unwrap();
            let scale = ScaleCourse {
                source: SeriesSource::Outcome(core_10.key().clone(), core_10.subscales()[0].id.clone()),
                scale: Scale {
                    name: Localised { nl: "CORE-10".into(), en: "CORE-10".into() },
                    part: None,
                    purpose: Some(Purpose::Complaints),
                    unit: Unit::Raw,
                    range: Range { min: 0.0, max: 40.0 },
                    better: Better::Lower,
                },
                client: Some(scores.map(Point::At).to_vec()),
                therapist: None,
            };
            assert_eq!(line(&Speech::new(language, jiff::tz::TimeZone::UTC), &scale).unwrap(), expected);
        };
        check(
            Language::English,
            [20.0, 15.0],
            "From 20 to 15. With this questionnaire a difference counts from 6 on: this one may be an error of measurement.",
        );
        check(
            Language::Dutch,
            [20.0, 10.0],
            "Van 20 naar 10. Bij deze vragenlijst telt een verschil vanaf 6: dit is meer dan meetfouten geven. \
             Daarbij is de lijn bij 11 gepasseerd die de literatuur trekt. Een lijn is geen oordeel.",
        );
    }
}
