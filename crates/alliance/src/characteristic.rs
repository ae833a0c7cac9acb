//! What somebody brought along at the start: how safe others feel, whom one trusts to learn from, what one expects.
//!
//! A total of a questionnaire that was filled in elsewhere, noted by who treats. It goes together with the alliance a
//! little over many people, and says next to nothing about how two of them will fare: it begins a talk and decides
//! nothing.

use crate::clock::Timestamp;
use crate::component::Localised;
use crate::ids::{CharacteristicId, EpisodeId, MemberId};
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::instrument::definition::{Purpose, Range};
use crate::instrument::name::ScaleId;
use crate::instrument::rights::KeyStatus;
use crate::measure::{Measure, MeasureCode, TOTAL};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// How safe it is to be near to others.
    Attachment,
    /// Whom one takes something from.
    EpistemicTrust,
    /// What one expects of treatment.
    Expectation,
    /// Whether what is offered makes sense.
    Credibility,
    /// How one is with others.
    Interpersonal,
    /// How much one wants to work on it now.
    Readiness,
    /// Something else.
    Other,
}

crate::words!(About, "characteristic", {
    Attachment => "attachment",
    EpistemicTrust => "epistemic-trust",
    Expectation => "expectation",
    Credibility => "credibility",
    Interpersonal => "interpersonal",
    Readiness => "readiness",
    Other => "other",
});

/// The most that were noted for one episode.
///
/// # Source
/// our choice, ADR-0020
pub const MOST: usize = 60;

/// A scale whose total can be noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Of which instrument or measure.
    pub series: Series,
    /// Which of its scales; a measure has one, the total.
    pub scale: ScaleId,
    /// What people call it.
    pub name: Localised,
    /// The lowest and the highest score there is.
    pub range: Range,
}

/// One noted total.
#[derive(Debug, Clone, PartialEq)]
pub struct Characteristic {
    /// Identity.
    pub id: CharacteristicId,
    /// The treatment at whose start it was.
    pub episode: EpisodeId,
    /// What it is about, as who noted it says.
    pub about: About,
    /// Of which instrument or measure.
    pub series: Series,
    /// Of which scale.
    pub scale: ScaleId,
    /// The total, in the unit of the scale.
    pub value: f64,
    /// On which day it was filled in.
    pub measured_on: Date,
    /// Who noted it.
    pub noted_by: MemberId,
    /// When.
    pub noted_at: Timestamp,
    /// When it was taken back as a mistake. It stays in the log.
    pub taken_back_at: Option<Timestamp>,
}

/// Why a total is not noted.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum CharacteristicRefusal {
    /// There is no such scale to choose.
    #[error("note a total of a scale that is not there")]
    UnknownScale,
    /// It is no number.
    #[error("note a total that is no number")]
    NoNumber,
    /// It lies outside the scale.
    #[error("note {value} on a scale of {} to {}", range.min, range.max)]
    OutOfRange {
        /// What was typed.
        value: f64,
        /// The scale.
        range: Range,
    },
    /// The day lies ahead.
    #[error("note what was measured on a day to come")]
    DayAhead,
    /// There are as many as there may be.
    #[error("note more than {most} totals")]
    TooMany {
        /// How many there may be.
        most: usize,
    },
}

impl CharacteristicRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::UnknownScale => "refusal-characteristic-unknown-scale",
            Self::NoNumber => "refusal-characteristic-no-number",
            Self::OutOfRange { .. } => "refusal-characteristic-out-of-range",
            Self::DayAhead => "refusal-characteristic-day-ahead",
            Self::TooMany { .. } => "refusal-characteristic-too-many",
        }
    }
}

/// The scales whose totals can be noted: those of instruments about expectations whose key is verified, then the
/// organisation's own measures.
///
/// Of a questionnaire whose key we could not verify an organisation keeps its own measure.
///
/// # Source
/// our choice, ADR-0020
pub fn choices(measures: &BTreeMap<MeasureCode, Measure>) -> Vec<Choice> {
    let published = catalogue::instruments()
        .filter(|instrument| instrument.purpose() == Purpose::Expectancy)
        .filter(|instrument| instrument.key_status() == KeyStatus::Verified)
        .flat_map(|instrument| {
            instrument.subscales().iter().map(|scale| Choice {
                series: Series::Instrument(instrument.key().clone()),
                scale: scale.id.clone(),
                name: Localised {
                    nl: format!("{}: {}", instrument.name().nl, scale.name.nl),
                    en: format!("{}: {}", instrument.name().en, scale.name.en),
                },
                range: scale.range,
            })
        });
    let own = measures.values().map(|measure| Choice {
        series: Series::Measure(measure.code.clone()),
        scale: TOTAL.parse().expect("the name of the total is a name of a scale"),
        name: measure.shown_name(),
        range: measure.range,
    });
    published.chain(own).collect()
}

impl Choice {
    /// How a form names it: `ceq@1:credibility`, `measure:ecr-anxiety@1:total`.
    pub fn word(&self) -> String {
        format!("{}@{}:{}", self.series.name(), self.series.version(), self.scale)
    }

    /// The total that was typed, with a point or a comma.
    ///
    /// # Errors
    /// No number, or one outside the scale.
    /// # Missing data
    /// Nothing typed is no number: it is never noted as 0.
    pub fn total(&self, typed: &str) -> Result<f64, CharacteristicRefusal> {
        let typed = typed.trim().replace(',', ".");
        let value: f64 = typed.parse().map_err(|_| CharacteristicRefusal::NoNumber)?;
        if !value.is_finite() {
            return Err(CharacteristicRefusal::NoNumber);
        }
        if !self.range.contains(value) {
            return Err(CharacteristicRefusal::OutOfRange { value, range: self.range });
        }
        Ok(value)
    }
}

/// Whether another total may be noted that was filled in on this day.
///
/// # Errors
/// A day to come, or as many as there may be.
pub fn may_note(
    before: &[Characteristic],
    measured_on: Date,
    today: Date,
) -> Result<(), CharacteristicRefusal> {
    if measured_on > today {
        return Err(CharacteristicRefusal::DayAhead);
    }
    if before.len() >= MOST {
        return Err(CharacteristicRefusal::TooMany { most: MOST });
    }
    Ok(())
}

/// Those that were not taken back, by what they are about, then by day.
pub fn standing(noted: &[Characteristic]) -> Vec<&Characteristic> {
    let mut standing: Vec<&Characteristic> = noted.iter().filter(|one| one.taken_back_at.is_none()).collect();
    standing
        .sort_by_key(|one| (one.about, one.series.clone(), one.scale.clone(), one.measured_on, one.noted_at));
    standing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededChance;
    use crate::instrument::definition::Better;
    use crate::samples;

    fn measures() -> BTreeMap<MeasureCode, Measure> {
        let code = MeasureCode::parse("ecr-anxiety").unwrap();
        let range = Range { min: 1.0, max: 7.0 };
        let measure =
            Measure { code: code.clone(), name: "ECR angst".into(), range, better: Better::Neither };
        [(code, measure)].into()
    }

    #[test]
    fn verified_keys_about_expectations_and_own_measures_can_be_chosen() {
        let words: Vec<String> = choices(&measures()).iter().map(Choice::word).collect();
        assert_eq!(words, ["ceq@1:credibility", "ceq@1:expectancy", "measure:ecr-anxiety@1:total"]);
    }

    #[test]
    fn a_total_is_a_number_on_its_scale_and_nothing_typed_is_no_zero() {
        let choice = choices(&measures()).pop().unwrap();
        let check = |typed: &str, expected: Result<f64, CharacteristicRefusal>| {
            assert_eq!(choice.total(typed), expected, "{typed:?}");
        };
        check(" 4,25 ", Ok(4.25));
        check("7", Ok(7.0));
        check("", Err(CharacteristicRefusal::NoNumber));
        check("NaN", Err(CharacteristicRefusal::NoNumber));
        check("vier", Err(CharacteristicRefusal::NoNumber));
        let range = choice.range;
        check("0", Err(CharacteristicRefusal::OutOfRange { value: 0.0, range }));
        check("7.01", Err(CharacteristicRefusal::OutOfRange { value: 7.01, range }));
    }

    #[test]
    fn what_was_taken_back_no_longer_stands_and_no_day_lies_ahead() {
        let one = |number: u64, about: About, taken_back_at: Option<Timestamp>| Characteristic {
            id: CharacteristicId::make(samples::TODAY, &SeededChance::new(number)),
            episode: samples::episode().id,
            about,
            series: Series::Measure(MeasureCode::parse("ecr-anxiety").unwrap()),
            scale: TOTAL.parse().unwrap(),
            value: 4.0,
            measured_on: jiff::civil::date(2026, 9, 1),
            noted_by: samples::therapist().id,
            noted_at: samples::TODAY,
            taken_back_at,
        };
        let noted = [
            one(1, About::Other, None),
            one(2, About::Attachment, Some(samples::TODAY)),
            one(3, About::Attachment, None),
        ];
        let abouts: Vec<About> = standing(&noted).into_iter().map(|one| one.about).collect();
        assert_eq!(abouts, [About::Attachment, About::Other]);
        let (day, next) = (jiff::civil::date(2026, 9, 3), jiff::civil::date(2026, 9, 4));
        assert_eq!(may_note(&noted, day, day), Ok(()));
        assert_eq!(may_note(&noted, next, day), Err(CharacteristicRefusal::DayAhead));
        let full = vec![noted[0].clone(); MOST];
        assert_eq!(may_note(&full, day, day), Err(CharacteristicRefusal::TooMany { most: MOST }));
    }
}
