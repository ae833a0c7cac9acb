//! Choices written as text, as a command takes them: `client=patient`, `phq9=PHQ-9:0..27:lower`.

use crate::import::choices::{Choices, Source, Target, ValueChoice};
use crate::import::series::MEASURE;
use crate::instrument::definition::{Better, Range};
use crate::measure::{Measure, MeasureCode};
use crate::people::NameRefusal;

/// What a column can be mapped to by [`Choices::map`].
pub const NOUNS: [&str; 11] = [
    "client",
    "therapist",
    "session",
    "date",
    "moment",
    "perspective",
    "instrument",
    "version",
    "kind",
    "name",
    "value",
];

/// Why a text is no choice.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DirectiveRefusal {
    /// Without `=`.
    #[error("read {text:?}: write it as {form}")]
    Form {
        /// What was written.
        text: String,
        /// How it is to be written.
        form: &'static str,
    },
    /// Nothing a column can be mapped to.
    #[error("map a column to {noun:?}; it can be {}", NOUNS.join(", "))]
    UnknownNoun {
        /// What was written.
        noun: String,
    },
    /// Mapped before.
    #[error("map a second column to {noun}")]
    Twice {
        /// What it was mapped to.
        noun: String,
    },
    /// The name of a measure gives no code.
    #[error("define the measure {name:?}: {refusal}")]
    MeasureName {
        /// The name.
        name: String,
        /// Why not.
        refusal: NameRefusal,
    },
    /// A range is two numbers, the lower first.
    #[error("define a measure with the range {text:?}; write it as 0..27")]
    Range {
        /// What was written.
        text: String,
    },
    /// Better is higher, lower or neither.
    #[error("define a measure with the direction {text:?}; it can be higher, lower or neither")]
    Better {
        /// What was written.
        text: String,
    },
}

fn halves<'t>(text: &'t str, form: &'static str) -> Result<(&'t str, &'t str), DirectiveRefusal> {
    let parts = text.split_once('=').map(|(left, right)| (left.trim(), right.trim()));
    parts
        .filter(|(left, right)| !left.is_empty() && !right.is_empty())
        .ok_or_else(|| DirectiveRefusal::Form { text: text.to_owned(), form })
}

impl Choices {
    /// Maps a noun to a column: `client=patient`.
    ///
    /// # Errors
    /// Another form, an unknown noun, or one that was mapped before.
    pub fn map(&mut self, text: &str) -> Result<(), DirectiveRefusal> {
        let (noun, column) = halves(text, "NOUN=COLUMN")?;
        let column = column.to_owned();
        let before = match noun {
            "client" => self.client.replace(column).is_some(),
            "therapist" => self.therapist.replace(Source::Column(column)).is_some(),
            "session" => self.session.replace(column).is_some(),
            "date" => self.date.replace(column).is_some(),
            "moment" => self.moment.replace(column).is_some(),
            "perspective" => self.perspective.replace(Source::Column(column)).is_some(),
            "instrument" | "version" | "kind" | "name" | "value" => {
                let columns = self.long.get_or_insert_default();
                match noun {
                    "instrument" => columns.instrument.replace(Source::Column(column)).is_some(),
                    "version" => columns.version.replace(column).is_some(),
                    "kind" => columns.kind.replace(column).is_some(),
                    "name" => columns.name.replace(column).is_some(),
                    _ => columns.value.replace(column).is_some(),
                }
            }
            _ => return Err(DirectiveRefusal::UnknownNoun { noun: noun.to_owned() }),
        };
        if before { Err(DirectiveRefusal::Twice { noun: noun.to_owned() }) } else { Ok(()) }
    }

    /// Gives a noun one word for every row: `therapist=therapeut-01`, `perspective=therapist`, `instrument=wellbeing`.
    ///
    /// # Errors
    /// Another form, another noun, or one that was mapped before.
    pub fn always(&mut self, text: &str) -> Result<(), DirectiveRefusal> {
        let (noun, word) = halves(text, "NOUN=WORD")?;
        let word = Source::Always(word.to_owned());
        let before = match noun {
            "therapist" => self.therapist.replace(word).is_some(),
            "perspective" => self.perspective.replace(word).is_some(),
            "instrument" => self.long.get_or_insert_default().instrument.replace(word).is_some(),
            _ => return Err(DirectiveRefusal::UnknownNoun { noun: noun.to_owned() }),
        };
        if before { Err(DirectiveRefusal::Twice { noun: noun.to_owned() }) } else { Ok(()) }
    }

    /// Maps a column to a measure and defines it: `phq9=PHQ-9:0..27:lower`.
    ///
    /// # Errors
    /// Another form, or a definition that is none.
    pub fn measure(&mut self, text: &str) -> Result<(), DirectiveRefusal> {
        let (column, definition) = halves(text, MEASURE_FORM)?;
        let target = Target::Measure(measure(definition)?);
        self.values.push(ValueChoice { column: column.to_owned(), target });
        Ok(())
    }

    /// Defines a measure that the file names in a column: `PHQ-9:0..27:lower`.
    ///
    /// # Errors
    /// A definition that is none.
    pub fn define(&mut self, text: &str) -> Result<(), DirectiveRefusal> {
        self.measures.push(measure(text)?);
        Ok(())
    }

    /// Maps a column to a scale, an item or a measure of the house: `bond=session-check/bond`, `phq9=measure:phq-9`.
    ///
    /// # Errors
    /// Another form.
    pub fn map_value(&mut self, text: &str) -> Result<(), DirectiveRefusal> {
        let form = "COLUMN=INSTRUMENT/NAME or COLUMN=measure:CODE";
        let (column, target) = halves(text, form)?;
        let target = match (target.strip_prefix(MEASURE), target.split_once('/')) {
            (Some(code), _) => Target::HouseMeasure(
                MeasureCode::parse(code)
                    .map_err(|refusal| DirectiveRefusal::MeasureName { name: code.to_owned(), refusal })?,
            ),
            (None, Some((instrument, name))) => {
                Target::Named { instrument: instrument.trim().to_owned(), name: name.trim().to_owned() }
            }
            (None, None) => return Err(DirectiveRefusal::Form { text: text.to_owned(), form }),
        };
        self.values.push(ValueChoice { column: column.to_owned(), target });
        Ok(())
    }

    /// Leaves rows out: `month=Post-Rx`.
    ///
    /// # Errors
    /// Another form.
    pub fn skip(&mut self, text: &str) -> Result<(), DirectiveRefusal> {
        let (column, word) = halves(text, "COLUMN=TEXT")?;
        self.skip.push((column.to_owned(), word.to_owned()));
        Ok(())
    }
}

const MEASURE_FORM: &str = "COLUMN=NAME:LOWEST..HIGHEST:higher|lower|neither";

/// Reads the definition of a measure: `PHQ-9:0..27:lower`.
///
/// # Errors
/// Another form, a name without a code, a range that is none.
pub fn measure(text: &str) -> Result<Measure, DirectiveRefusal> {
    let mut parts = text.rsplitn(3, ':').map(str::trim);
    let (Some(better), Some(range), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(DirectiveRefusal::Form { text: text.to_owned(), form: MEASURE_FORM });
    };
    let better =
        better.parse::<Better>().map_err(|_| DirectiveRefusal::Better { text: better.to_owned() })?;
    let wrong_range = || DirectiveRefusal::Range { text: range.to_owned() };
    let (min, max) = range.split_once("..").ok_or_else(wrong_range)?;
    let number = |text: &str| text.trim().parse::<f64>().map_err(|_| wrong_range());
    define(name, Range { min: number(min)?, max: number(max)? }, better)
}

/// Defines a measure by its name, its range and its direction.
///
/// # Errors
/// A name without a code, or a range that is none.
pub fn define(name: &str, range: Range, better: Better) -> Result<Measure, DirectiveRefusal> {
    let refused = |refusal| DirectiveRefusal::MeasureName { name: name.to_owned(), refusal };
    let shown = crate::people::shown_name(name).map_err(refused)?;
    let code = MeasureCode::of_name(name).map_err(refused)?;
    if !(range.min.is_finite() && range.max.is_finite() && range.min < range.max) {
        return Err(DirectiveRefusal::Range { text: format!("{}..{}", range.min, range.max) });
    }
    Ok(Measure { code, name: shown, range, better })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_defined_in_one_line() {
        let check = |text: &str, expected: Option<(&str, &str, f64, f64, Better)>| {
            let found = measure(text);
            let found = found
                .as_ref()
                .map(|m| (m.code.as_str(), m.name.as_str(), m.range.min, m.range.max, m.better));
            match (found, expected) {
                (Ok(found), Some(expected)) => assert_eq!(found, expected, "{text:?}"),
                (Err(_), None) => {}
                (found, expected) => panic!("{text:?} is {found:?}, not {expected:?}"),
            }
        };
        check("PHQ-9:0..27:lower", Some(("phq-9", "PHQ-9", 0.0, 27.0, Better::Lower)));
        check(
            " Beck: depressie : 0 .. 63 : lower",
            Some(("beck-depressie", "Beck: depressie", 0.0, 63.0, Better::Lower)),
        );
        check("T:-2.5..2.5:neither", Some(("t", "T", -2.5, 2.5, Better::Neither)));
        for text in [
            "",
            "PHQ-9",
            "PHQ-9:0..27",
            "PHQ-9:27..0:lower",
            "PHQ-9:0-27:lower",
            "PHQ-9:0..27:down",
            ":0..27:lower",
            "…:0..1:lower",
            "A:nan..1:lower",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn nouns_are_mapped_once() {
        let mut choices = Choices::default();
        choices.map("client=patient").unwrap();
        assert_eq!(choices.client.as_deref(), Some("patient"));
        assert_eq!(choices.map("client=subject"), Err(DirectiveRefusal::Twice { noun: "client".into() }));
        assert!(matches!(choices.map("person=subject"), Err(DirectiveRefusal::UnknownNoun { .. })));
        assert!(matches!(choices.map("client"), Err(DirectiveRefusal::Form { .. })));
        for noun in NOUNS {
            assert!(Choices::default().map(&format!("{noun}=x=y")).is_ok(), "{noun}");
        }
    }

    #[test]
    fn a_value_is_mapped_to_a_scale_or_to_a_measure_of_the_house() {
        let mut choices = Choices::default();
        choices.map_value("a=session-check/bond").unwrap();
        choices.map_value("b=measure:phq-9").unwrap();
        let targets: Vec<&Target> = choices.values.iter().map(|value| &value.target).collect();
        let named = Target::Named { instrument: "session-check".into(), name: "bond".into() };
        assert_eq!(targets, [&named, &Target::HouseMeasure(MeasureCode::parse("phq-9").unwrap())]);
        assert!(choices.map_value("a=bond").is_err());
    }
}
