//! The README of a study: what the data set is, how it was made, and its conditions, in Dutch and English.

use crate::import::series::Series;
use crate::measure::Measure;
use jiff::civil::Date;
use std::collections::BTreeMap;

const TEXT: &str = include_str!("readme.txt");

/// What a README tells of a data set.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// What the study is called. The pseudonyms depend on it.
    pub study: String,
    /// Which house.
    pub organisation: String,
    /// On which day the set was made.
    pub made_on: Date,
    /// Which version of the program made it.
    pub program: String,
    /// How many clients have at least one session held.
    pub clients: u64,
    /// How many episodes.
    pub episodes: u64,
    /// How many sessions held.
    pub sessions: u64,
    /// How many fillings-in of what are open and in the set.
    pub administrations: BTreeMap<Series, u64>,
    /// The measures that have values in the set: another house needs their definitions to read it.
    pub measures: Vec<Measure>,
}

/// The README as text: first Dutch, then English.
pub fn readme(set: &Provenance) -> String {
    let lines: Vec<String> = set
        .administrations
        .iter()
        .map(|(series, count)| format!("  {} (v{}): {count}", series.name(), series.version()))
        .collect();
    // Codes, not names: a name may hold what a command line would take for something else.
    let definitions: Vec<String> = set
        .measures
        .iter()
        .map(|measure| {
            let (code, range) = (&measure.code, measure.range);
            format!(" \\\n    --define '{code}:{}..{}:{}'", range.min, range.max, measure.better)
        })
        .collect();
    let total: u64 = set.administrations.values().sum();
    let texts = [
        ("{study}", set.study.clone()),
        ("{organisation}", set.organisation.clone()),
        ("{made_on}", set.made_on.to_string()),
        ("{program}", set.program.clone()),
        ("{clients}", set.clients.to_string()),
        ("{episodes}", set.episodes.to_string()),
        ("{sessions}", set.sessions.to_string()),
        ("{administrations}", total.to_string()),
        ("{series}", lines.join("\n")),
        ("{definitions}", definitions.concat()),
    ];
    // One pass from the left, so that a name with braces in it stays what it is.
    let mut rest = TEXT;
    let mut text = String::with_capacity(TEXT.len() + 200);
    while let Some(place) = rest.find('{') {
        let (before, after) = rest.split_at(place);
        text.push_str(before);
        match texts.iter().find(|(name, _)| after.starts_with(name)) {
            Some((name, value)) => {
                text.push_str(value);
                rest = &after[name.len()..];
            }
            None => {
                text.push('{');
                rest = &after[1..];
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_readme_says_in_both_languages_what_was_made_when_and_how_much() {
        let set = Provenance {
            study: "{clients}".into(),
            organisation: "Praktijk Zee".into(),
            made_on: jiff::civil::date(2026, 9, 3),
            program: "0.1.0".into(),
            clients: 3,
            episodes: 4,
            sessions: 20,
            administrations: BTreeMap::new(),
            measures: vec![crate::import::directive::measure("PHQ-9:0..27:lower").unwrap()],
        };
        let text = readme(&set);
        assert_eq!(text.matches("Praktijk Zee").count(), 2);
        assert_eq!(text.matches("2026-09-03").count(), 2);
        assert_eq!(text.matches("{clients}").count(), 2, "the name of the study is no place to be filled");
        assert_eq!(text.matches("--define 'phq-9:0..27:lower'").count(), 2);
        assert_eq!(text.matches('{').count(), 2, "every place was filled");
    }
}
