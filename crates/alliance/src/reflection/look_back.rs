//! How it went with what people took along: what they answer four weeks later, and what of that their team is told.

use super::refusal::Refusal;
use super::{INTENTION_MOST, NAME_MOST, typed};

/// From how many answers on they are counted. Of fewer somebody could tell whose they are.
///
/// # Source
/// our choice, ADR-0025
pub const COUNTED_FROM: usize = 5;

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Went {
    /// It worked out.
    Well,
    /// In part.
    Partly,
    /// Not yet.
    NotYet,
}

crate::words!(Went, "how it went", { Well => "well", Partly => "partly", NotYet => "not-yet" });

/// What somebody says about it to the team.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// In the own words.
    pub text: String,
    /// The name they put under it, if they did.
    pub name: Option<String>,
}

impl std::fmt::Debug for Said {
    /// Never the text: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said(…)")
    }
}

/// One answer. It belongs to a reflection and to nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How it went; only counted, never shown by itself.
    pub went: Went,
    /// What is said about it; nothing unless its writer wants the team to read it.
    pub said: Option<Said>,
}

impl Answer {
    /// An answer as somebody typed it. A name without words is no name.
    ///
    /// # Errors
    /// Too long, or with characters that nobody can see.
    pub fn typed(went: Went, text: &str, name: &str) -> Result<Self, Refusal> {
        let text = typed::text_or_empty(text, INTENTION_MOST)?;
        let name = if name.trim().is_empty() { None } else { Some(typed::line(name, NAME_MOST)?) };
        Ok(Self { went, said: (!text.is_empty()).then_some(Said { text, name }) })
    }
}

/// What a team is told of the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookBack {
    /// How many answers there are; `None` below [`COUNTED_FROM`], also if there are none.
    pub counts: Option<Counts>,
    /// What people wanted to be read, in the order of the alphabet: the order of coming could tell whose it is.
    pub said: Vec<Said>,
}

/// How it went, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// It worked out.
    pub well: usize,
    /// In part.
    pub partly: usize,
    /// Not yet.
    pub not_yet: usize,
}

impl LookBack {
    /// What a team is told of these answers.
    ///
    /// # Missing data
    /// Who did not answer is not counted as anything.
    /// # Source
    /// our choice, ADR-0025
    pub fn of(answers: &[Answer]) -> Self {
        let mut counts = Counts::default();
        for answer in answers {
            match answer.went {
                Went::Well => counts.well += 1,
                Went::Partly => counts.partly += 1,
                Went::NotYet => counts.not_yet += 1,
            }
        }
        let mut said: Vec<Said> = answers.iter().filter_map(|answer| answer.said.clone()).collect();
        said.sort();
        Self { counts: (answers.len() >= COUNTED_FROM).then_some(counts), said }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.counts.is_none() && self.said.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(went: Went, text: &str) -> Answer {
        Answer::typed(went, text, "").unwrap()
    }

    #[test]
    fn fewer_than_five_answers_are_not_counted_and_what_was_said_is_told_by_the_alphabet() {
        let mut answers = vec![answer(Went::Well, "zo"), answer(Went::NotYet, ""), answer(Went::Well, "aan")];
        let told = LookBack::of(&answers);
        assert_eq!(told.counts, None);
        assert_eq!(told.said.iter().map(|said| said.text.as_str()).collect::<Vec<_>>(), ["aan", "zo"]);
        answers.extend([answer(Went::Partly, ""), answer(Went::Partly, "")]);
        assert_eq!(LookBack::of(&answers).counts, Some(Counts { well: 2, partly: 2, not_yet: 1 }));
        assert!(LookBack::of(&[]).is_empty() && LookBack::of(&[answer(Went::Well, " ")]).is_empty());
    }

    #[test]
    fn a_name_without_words_is_dropped_and_what_is_too_long_refused() {
        assert_eq!(Answer::typed(Went::Well, "  ", "Bo").unwrap().said, None);
        let said = Answer::typed(Went::Well, "ja", " Bo ").unwrap().said.unwrap();
        assert_eq!((said.text.as_str(), said.name.as_deref()), ("ja", Some("Bo")));
        assert!(Answer::typed(Went::Well, &"x".repeat(INTENTION_MOST + 1), "").is_err());
        assert!(Answer::typed(Went::Well, "x", &"y".repeat(NAME_MOST + 1)).is_err());
        assert!(!format!("{said:?}").contains("ja"));
    }
}
