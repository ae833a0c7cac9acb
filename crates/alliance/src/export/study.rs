//! The rows of a study: for every value one, and one for a session without any.

use crate::administration::score::{ScaleScore, Score, ScoreValue, Withheld, score_content};
use crate::administration::{Channel, Content};
use crate::component::Perspective;
use crate::export::cell::{csv_text, guarded};
use crate::import::series::Series;
use crate::instrument::catalogue;
use crate::measure::{Measure, MeasureCode, TOTAL};
use crate::people::NameRefusal;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;

/// The columns of the data set, in their order. What each is stands in the codebook.
pub const COLUMNS: [&str; 13] = [
    "client",
    "episode",
    "session",
    "days_since_first",
    "instrument",
    "version",
    "perspective",
    "channel",
    "kind",
    "name",
    "value",
    "position",
    "withheld",
];

/// The name of a study. Pseudonyms depend on it, so it is kept exactly as it was given but for the white space around.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StudyName(String);

impl StudyName {
    /// Reads a name: at most 80 characters that can all be seen.
    ///
    /// # Errors
    /// Empty, too long, or with control or direction characters.
    pub fn parse(text: &str) -> Result<Self, NameRefusal> {
        crate::people::shown_name(text).map(Self)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StudyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The digits of a pseudonym: no letter that is taken for a digit.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A pseudonym as it is written: `c` and twelve characters, so that no program takes it for a number.
///
/// # Range and units
/// Sixty of the 64 bits: among a million clients, two alike come up once in more than two million studies.
pub fn pseudonym(hash: [u8; 8]) -> String {
    pseudonym_of('c', hash)
}

/// A pseudonym of another kind, told by its letter: `g` for a group, `t` for a trainer.
pub fn pseudonym_of(letter: char, hash: [u8; 8]) -> String {
    let bits = u64::from_be_bytes(hash);
    let digit = |place: u32| char::from(DIGITS[(bits >> (4 + 5 * place) & 31) as usize]);
    std::iter::once(letter).chain((0..12).rev().map(digit)).collect()
}

/// One episode of a study, under a pseudonym.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyEpisode {
    /// The client's pseudonym.
    pub pseudonym: String,
    /// The number of the episode, counted per client from 1.
    pub number: u32,
    /// The sessions that were held, by number.
    pub sessions: Vec<StudySession>,
}

/// One session that was held.
#[derive(Debug, Clone, PartialEq)]
pub struct StudySession {
    /// The number.
    pub number: u32,
    /// The day. It enters the data set only as a distance from the first.
    pub day: Date,
    /// What was filled in and is open.
    pub filled: Vec<StudyFilled>,
}

/// One filling-in.
#[derive(Debug, Clone, PartialEq)]
pub struct StudyFilled {
    /// Of which instrument or measure.
    pub series: Series,
    /// Whose view.
    pub perspective: Perspective,
    /// The way it came in.
    pub channel: Channel,
    /// The answers, or ready-made scores.
    pub content: Content,
}

impl StudyEpisode {
    /// The pseudonym of the episode: that of the client with its number.
    pub fn label(&self) -> String {
        format!("{}-{}", self.pseudonym, self.number)
    }
}

/// The first line of the data set.
pub fn header() -> String {
    csv_text([COLUMNS])
}

/// The rows of one episode, as lines of the data set.
///
/// # Missing data
/// An item that was not answered and a score that is withheld have an empty value and the reason beside it; never 0.
/// A session without anything to show has one row of the kind `session`.
pub fn rows(episode: &StudyEpisode, measures: &BTreeMap<MeasureCode, Measure>) -> String {
    let Some(first) = episode.sessions.iter().map(|session| session.day).min() else { return String::new() };
    let mut lines = Lines { start: Vec::new(), lines: Vec::new() };
    for session in &episode.sessions {
        lines.start = vec![
            guarded(&episode.pseudonym).into_owned(),
            guarded(&episode.label()).into_owned(),
            session.number.to_string(),
            days_between(first, session.day).to_string(),
        ];
        if session.filled.is_empty() {
            lines.add(["", "", "", "", "session", "", "", "", ""].map(str::to_owned));
        }
        for filled in &session.filled {
            lines.filled(filled, measures);
        }
    }
    csv_text(lines.lines)
}

/// Whole days from `from` to `to`.
fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map(|span| span.get_days()).expect("two dates lie a countable number of days apart")
}

struct Lines {
    /// The cells with which every row of the session at hand begins.
    start: Vec<String>,
    lines: Vec<Vec<String>>,
}

impl Lines {
    fn add(&mut self, rest: [String; 9]) {
        let mut line = self.start.clone();
        line.extend(rest);
        self.lines.push(line);
    }

    fn filled(&mut self, filled: &StudyFilled, measures: &BTreeMap<MeasureCode, Measure>) {
        let mut add = |kind: &str, name: &str, [value, position, withheld]: [String; 3]| {
            self.add([
                guarded(&filled.series.name()).into_owned(),
                filled.series.version().to_string(),
                filled.perspective.to_string(),
                filled.channel.to_string(),
                kind.to_owned(),
                name.to_owned(),
                value,
                position,
                withheld,
            ]);
        };
        match &filled.series {
            Series::Measure(code) => {
                let total = total(&filled.content, measures.get(code));
                add("scale", TOTAL, score_cells(&total));
            }
            Series::Instrument(key) => {
                let Some(instrument) = catalogue::instrument_of(key) else {
                    // The version left the catalogue: that something was filled in is still told.
                    add("scale", "", [String::new(), String::new(), "other-instrument".into()]);
                    return;
                };
                if let Content::Items(answers) = &filled.content {
                    for item in instrument.items() {
                        let cells = match answers.get(&item.id) {
                            Some(answer) => [answer.value().to_string(), String::new(), String::new()],
                            None => [String::new(), String::new(), word(&Withheld::NotAnswered).to_owned()],
                        };
                        add("item", item.id.as_str(), cells);
                    }
                }
                for ScaleScore { scale, score } in score_content(instrument, &filled.content) {
                    add("scale", scale.as_str(), score_cells(&score));
                }
            }
        }
    }
}

/// The score of a measure: its one total, by the range of its definition.
fn total(content: &Content, measure: Option<&Measure>) -> Score {
    let raw = match content {
        Content::Items(_) => None,
        Content::Scales(scales) => {
            scales.iter().find(|(scale, _)| scale.as_str() == TOTAL).map(|(_, raw)| *raw)
        }
    };
    match (raw, measure) {
        (Some(raw), Some(measure)) if measure.range.contains(raw) => {
            let position = 10.0 * (raw - measure.range.min) / measure.range.width();
            Score::Value(ScoreValue { raw, position, basis: crate::administration::score::Basis::ReadyMade })
        }
        (Some(raw), Some(measure)) => Score::Withheld(Withheld::OutOfRange { raw, range: measure.range }),
        (_, _) => Score::Withheld(Withheld::NotAnswered),
    }
}

/// Value, position and why there is none.
fn score_cells(score: &Score) -> [String; 3] {
    match score {
        Score::Value(value) => [value.raw.to_string(), value.position.to_string(), String::new()],
        Score::Withheld(withheld) => [String::new(), String::new(), word(withheld).to_owned()],
    }
}

/// The reason as it stands in the column `withheld`.
fn word(withheld: &Withheld) -> &'static str {
    match withheld {
        Withheld::NotAnswered => "not-answered",
        Withheld::TooFewAnswers { .. } => "too-few-answers",
        Withheld::TooFewInAll { .. } => "too-few-in-all",
        Withheld::OutOfRange { .. } => "out-of-range",
        Withheld::OtherInstrument { .. } => "other-instrument",
    }
}

#[cfg(test)]
mod tests;
