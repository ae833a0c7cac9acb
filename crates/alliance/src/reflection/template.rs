//! What a reflection consists of: steps with a question, minutes, who sits together, and what is collected.
//!
//! The words of the ready-made templates stand in the language files. Here is their outline; whoever prepares a
//! reflection fills it with words, and then it is theirs to change.

use super::refusal::Refusal;
use super::typed;
use crate::Language;

/// The most steps one template holds.
pub const STEPS_MOST: usize = 20;
/// The most minutes of one step.
pub const MINUTES_MOST: u16 = 180;
/// The most characters of a title.
pub const TITLE_MOST: usize = 120;
/// The most characters of a prompt.
pub const PROMPT_MOST: usize = 1_200;
/// The most groups with a name.
pub const NAMED_GROUPS_MOST: usize = 12;
/// The most dots one person has.
pub const DOTS_MOST: u8 = 10;
/// The most factors a team ends with. Five or six are asked for; one more may be hard to let go.
///
/// # Source
/// our choice, ADR-0019
pub const FACTORS_MOST: usize = 7;

/// Who sits together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Everybody alone.
    Alone,
    /// Two by two; three where one would be left.
    Pairs,
    /// Three by three; two where one would be left.
    Trios,
    /// Four or five.
    Small,
    /// Groups with a name that people choose, such as a medium.
    Named,
    /// All together.
    Plenary,
}

crate::words!(Format, "format of a step", {
    Alone => "alone",
    Pairs => "pairs",
    Trios => "trios",
    Small => "small",
    Named => "named",
    Plenary => "plenary",
});

impl Format {
    /// Whether people sit in groups.
    pub fn has_groups(self) -> bool {
        match self {
            Self::Alone | Self::Plenary => false,
            Self::Pairs | Self::Trios | Self::Small | Self::Named => true,
        }
    }
}

/// What is collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collects {
    /// Nothing: people talk, or read.
    Talk,
    /// Key words of a story that itself stays on the phone.
    Keywords,
    /// Notes.
    Notes,
    /// Clusters of the notes that are there.
    Clusters,
    /// Dots on clusters and notes.
    Votes {
        /// Dots of one person.
        dots: u8,
        /// The most of them on one thing.
        on_one: u8,
    },
    /// Success factors.
    Factors,
    /// What each person takes along.
    Intentions,
}

impl Collects {
    /// The word that stands for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Keywords => "keywords",
            Self::Notes => "notes",
            Self::Clusters => "clusters",
            Self::Votes { .. } => "votes",
            Self::Factors => "factors",
            Self::Intentions => "intentions",
        }
    }
}

/// Who sees a note before the step is revealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shows {
    /// Who wrote it.
    Own,
    /// The own group.
    Group,
    /// Everybody, at once. There is nothing to reveal.
    Live,
}

crate::words!(Shows, "who sees a note", { Own => "own", Group => "group", Live => "live" });

/// Whether a name stands on a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Authorship {
    /// Once everybody sees a note, nobody can find out whose it was.
    Anonymous,
    /// The name stands on it.
    Named,
}

crate::words!(Authorship, "authorship", { Anonymous => "anonymous", Named => "named" });

/// Whether a step may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// It belongs to the reflection.
    Needed,
    /// It may be left out.
    Optional,
}

crate::words!(Weight, "weight of a step", { Needed => "needed", Optional => "optional" });

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The part it belongs to, from 0 in [`Template::parts`].
    pub part: u8,
    /// Its title.
    pub title: String,
    /// What is asked.
    pub prompt: String,
    /// How long it is meant to take.
    pub minutes: u16,
    /// Who sits together.
    pub format: Format,
    /// The names of its groups, for [`Format::Named`].
    pub groups: Vec<String>,
    /// What is collected.
    pub collects: Collects,
    /// Who sees notes before the reveal.
    pub shows: Shows,
    /// Whether names stand on them.
    pub authorship: Authorship,
    /// Whether it may be left out.
    pub weight: Weight,
}

/// A reflection as it was prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The language it is written in, and its words are counted in.
    pub language: Language,
    /// What it is called.
    pub title: String,
    /// The titles of its parts, as the wall shows them in a row.
    pub parts: Vec<String>,
    /// Its steps.
    pub steps: Vec<Step>,
}

impl Template {
    /// Whether this can be played, with its texts trimmed.
    ///
    /// # Errors
    /// No step, too many, or a step that lacks what it needs.
    pub fn checked(self) -> Result<Self, Refusal> {
        let Self { language, title, parts, steps } = self;
        if steps.is_empty() || steps.len() > STEPS_MOST || parts.is_empty() || parts.len() > STEPS_MOST {
            return Err(Refusal::BadTemplate);
        }
        let count = parts.len();
        Ok(Self {
            language,
            title: typed::line(&title, TITLE_MOST)?,
            parts: parts.iter().map(|part| typed::line(part, TITLE_MOST)).collect::<Result<_, _>>()?,
            steps: steps.into_iter().map(|step| step.checked(count)).collect::<Result<_, _>>()?,
        })
    }
}

impl Step {
    fn checked(self, parts: usize) -> Result<Self, Refusal> {
        let names = self.groups.iter().map(|name| typed::line(name, super::NAME_MOST));
        let groups: Vec<String> = names.collect::<Result<_, _>>()?;
        let fits = usize::from(self.part) < parts
            && (1..=MINUTES_MOST).contains(&self.minutes)
            && match self.format {
                Format::Named => (2..=NAMED_GROUPS_MOST).contains(&groups.len()),
                Format::Alone | Format::Pairs | Format::Trios | Format::Small | Format::Plenary => {
                    groups.is_empty()
                }
            }
            && (self.shows != Shows::Group || self.format.has_groups())
            && match self.collects {
                Collects::Votes { dots, on_one } => {
                    (1..=DOTS_MOST).contains(&dots) && (1..=dots).contains(&on_one)
                }
                Collects::Talk
                | Collects::Keywords
                | Collects::Notes
                | Collects::Clusters
                | Collects::Factors
                | Collects::Intentions => true,
            };
        if !fits {
            return Err(Refusal::BadTemplate);
        }
        let title = typed::line(&self.title, TITLE_MOST)?;
        let prompt = typed::text_or_empty(&self.prompt, PROMPT_MOST)?;
        Ok(Self { title, prompt, groups, ..self })
    }
}
