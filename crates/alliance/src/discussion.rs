//! A case as it is prepared for a talk with colleagues, in supervision or intervision: no code and no name, the
//! questions one brings, and what came out of it.

use crate::clock::{DAY_MS, Timestamp};
use crate::ids::{CaseShareId, EpisodeId, MemberId};
use crate::people::{NameRefusal, shown_name};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The most characters of the own question and of the conclusions.
pub const TEXT_MOST: usize = 4_000;
/// For how many days a case can be shared at most.
///
/// # Source
/// our choice, ADR-0018
pub const SHARE_DAYS_MOST: u32 = 90;

/// A question to bring to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What do I see, and what does the client see?
    TwoViews,
    /// What happened just before it changed?
    JustBefore,
    /// What do I do when it gets tense?
    MyPart,
    /// What have we not spoken about?
    Unsaid,
    /// Do we still want the same?
    SameGoal,
    /// Does what we do fit this client?
    FittingTask,
    /// What does this client call up in me?
    CalledUp,
    /// What went well that I want to keep?
    GoingWell,
}

crate::words!(Question, "question", {
    TwoViews => "two-views",
    JustBefore => "just-before",
    MyPart => "my-part",
    Unsaid => "unsaid",
    SameGoal => "same-goal",
    FittingTask => "fitting-task",
    CalledUp => "called-up",
    GoingWell => "going-well",
});

/// What the therapist prepared, and what came out of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Preparation {
    /// What the client is called here.
    pub alias: String,
    /// The questions that were ticked.
    pub questions: BTreeSet<Question>,
    /// A question of one's own.
    pub own_question: Option<String>,
    /// What came out of it.
    pub conclusions: Option<String>,
}

impl std::fmt::Debug for Preparation {
    /// Never the texts: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preparation").field("questions", &self.questions).finish_non_exhaustive()
    }
}

/// One version of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparationVersion {
    /// Counted per episode from 1.
    pub number: u32,
    /// Who wrote it.
    pub author: Option<MemberId>,
    /// When.
    pub at: Timestamp,
    /// What was written.
    pub preparation: Preparation,
}

/// How the client said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsentManner {
    /// Said in a session.
    Spoken,
    /// On paper.
    Written,
    /// In a message.
    Message,
}

crate::words!(ConsentManner, "manner of consent", {
    Spoken => "spoken",
    Written => "written",
    Message => "message",
});

/// A case shared with a member for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseShare {
    /// Identity.
    pub id: CaseShareId,
    /// Which case.
    pub episode: EpisodeId,
    /// With whom.
    pub with: MemberId,
    /// Since when.
    pub from: Timestamp,
    /// Until when; then it ends by itself.
    pub until: Timestamp,
    /// How the client agreed.
    pub manner: ConsentManner,
    /// When the client agreed, as the therapist noted it.
    pub agreed_on: jiff::civil::Date,
    /// When it was ended early: the client or the therapist took it back.
    pub ended_at: Option<Timestamp>,
}

impl CaseShare {
    /// Whether it holds at this moment.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.until && self.ended_at.is_none()
    }
}

/// Why a case cannot be prepared or shared like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DiscussionRefusal {
    /// The alias cannot be one.
    #[error("take an alias")]
    Alias(#[from] NameRefusal),
    /// The alias is the code itself.
    #[error("take the client's code for an alias")]
    AliasIsCode,
    /// A text is longer than it may be.
    #[error("keep a text of {count} characters where {most} fit")]
    TooLong {
        /// How many characters it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// Too short or too long a time.
    #[error("share a case for {days} days")]
    Days {
        /// For how many days it was asked.
        days: u32,
    },
    /// The client has not agreed.
    #[error("share a case without consent")]
    NoConsent,
    /// The day of the consent lies ahead.
    #[error("take a consent of a day to come")]
    ConsentAhead,
}

impl DiscussionRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Alias(refusal) => refusal.message_key(),
            Self::AliasIsCode => "refusal-discussion-alias-is-code",
            Self::TooLong { .. } => "refusal-discussion-too-long",
            Self::Days { .. } => "refusal-discussion-days",
            Self::NoConsent => "refusal-discussion-no-consent",
            Self::ConsentAhead => "refusal-discussion-consent-ahead",
        }
    }
}

/// Reads an alias. It must not be the code or hold it, in whatever case.
///
/// # Errors
/// Empty, too long, unshowable, or the code.
pub fn alias(typed: &str, code: &str) -> Result<String, DiscussionRefusal> {
    let alias = shown_name(typed)?;
    if alias.to_lowercase().contains(&code.to_lowercase()) {
        return Err(DiscussionRefusal::AliasIsCode);
    }
    Ok(alias)
}

/// The alias a case gets until another is chosen: a letter and two digits, made of chance in the episode's id. It says
/// nothing of the code.
pub fn first_alias(episode: EpisodeId) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHKLMNPRSTVWZ";
    let uuid: Uuid = episode.uuid();
    let [.., one, two] = uuid.as_bytes();
    let letter = char::from(LETTERS[usize::from(*one) % LETTERS.len()]);
    format!("{letter}{}", 10 + u32::from(*two) % 90)
}

/// Takes names out of texts that colleagues read.
///
/// It finds what is known: the code, the client's name, the names of who treats. Another name that somebody wrote in a
/// text is not known and stays; the page says so.
#[derive(Clone, Default)]
pub struct NamesOut {
    words: BTreeSet<String>,
}

impl std::fmt::Debug for NamesOut {
    /// Never the names: what is debugged ends in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NamesOut({} words)", self.words.len())
    }
}

/// What stands where a name was.
pub const NAME_OUT: &str = "[…]";

/// The fewest characters of a word of a name that is taken out: `de` and `van` stand in every text.
const NAME_LEAST: usize = 3;

/// Words of names that say nothing alone, in the languages of the product.
const NO_NAMES: [&str; 8] = ["van", "den", "der", "het", "ten", "ter", "von", "the"];

impl NamesOut {
    /// Takes out these names, each as a whole and word by word, in whatever case.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        for name in names {
            let name = name.trim().to_lowercase();
            let pieces = name.split(|c: char| !c.is_alphanumeric()).filter(|piece| {
                let is_long = piece.chars().count() >= NAME_LEAST;
                // A number alone, such as the year of a code, is in many texts.
                is_long && !NO_NAMES.contains(piece) && piece.chars().any(char::is_alphabetic)
            });
            words.extend(pieces.map(str::to_owned));
            if name.chars().count() >= NAME_LEAST {
                words.insert(name);
            }
        }
        Self { words }
    }

    /// The text with [`NAME_OUT`] where a name stood. Only whole words are names.
    pub fn out_of(&self, text: &str) -> String {
        // Longest first: a whole name goes before its words.
        let mut words: Vec<Vec<char>> = self.words.iter().map(|word| word.chars().collect()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let chars: Vec<char> = text.chars().collect();
        // One character for one, so that places stay places.
        let lower: Vec<char> = chars
            .iter()
            .map(|c| c.to_lowercase().next().expect("every character has a lower case"))
            .collect();
        let is_edge = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            !(before.is_some_and(|c| c.is_alphanumeric())
                && chars.get(at).is_some_and(|c| c.is_alphanumeric()))
        };
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while at < chars.len() {
            let found = words
                .iter()
                .find(|word| lower[at..].starts_with(word) && is_edge(at) && is_edge(at + word.len()));
            match found {
                Some(word) => {
                    out.push_str(NAME_OUT);
                    at += word.len();
                }
                None => {
                    out.push(chars[at]);
                    at += 1;
                }
            }
        }
        out
    }
}

/// Reads a text as it was typed; an empty one is nothing.
///
/// # Errors
/// Longer than [`TEXT_MOST`]. Nothing is cut off.
pub fn text(typed: &str) -> Result<Option<String>, DiscussionRefusal> {
    let text = typed.replace("\r\n", "\n");
    let text = text.trim();
    let count = text.chars().count();
    if count > TEXT_MOST {
        return Err(DiscussionRefusal::TooLong { count, most: TEXT_MOST });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Until when a case is shared that is shared now for so many days.
///
/// # Errors
/// Not 1 to [`SHARE_DAYS_MOST`] days.
pub fn until(now: Timestamp, days: u32) -> Result<Timestamp, DiscussionRefusal> {
    if !(1..=SHARE_DAYS_MOST).contains(&days) {
        return Err(DiscussionRefusal::Days { days });
    }
    Ok(now.plus_ms(i64::from(days) * DAY_MS))
}

/// Takes the client's consent, given on `agreed_on`.
///
/// # Errors
/// None given, or on a day to come.
pub fn consent(
    manner: Option<ConsentManner>,
    agreed_on: jiff::civil::Date,
    today: jiff::civil::Date,
) -> Result<ConsentManner, DiscussionRefusal> {
    match manner {
        None => Err(DiscussionRefusal::NoConsent),
        Some(_) if agreed_on > today => Err(DiscussionRefusal::ConsentAhead),
        Some(manner) => Ok(manner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn an_alias_never_tells_the_code() {
        assert_eq!(alias(" Wilg ", "2026-014"), Ok("Wilg".into()));
        assert_eq!(alias("client 2026-014", "2026-014"), Err(DiscussionRefusal::AliasIsCode));
        assert_eq!(alias("AB", "ab"), Err(DiscussionRefusal::AliasIsCode));
        assert_eq!(alias(" ", "2026-014"), Err(DiscussionRefusal::Alias(NameRefusal::Empty)));
        let first = first_alias(samples::episode().id);
        assert_eq!(first.len(), 3, "{first}");
        assert_eq!(first, first_alias(samples::episode().id));
    }

    #[test]
    fn names_that_are_known_are_taken_out_of_a_text_and_nothing_else() {
        let names = NamesOut::of(["2026-014", "Anna van den Berg", "Özgür"]);
        let check = |text: &str, expected: &str| assert_eq!(names.out_of(text), expected);
        check("Anna van den Berg durft weer", "[…] durft weer");
        check("met ANNA, naar de berg.", "met […], naar de […].");
        check("Annabel van der Bergen", "Annabel van der Bergen");
        check("nr 2026-014, in 2026", "nr […], in 2026");
        check("özgür en ÖZGÜR's plan", "[…] en […]'s plan");
        check("", "");
        assert_eq!(NamesOut::default().out_of("Anna"), "Anna");
        assert_eq!(NamesOut::of(["", "  ", "-"]).out_of("- Anna"), "- Anna");
    }

    #[test]
    fn a_share_holds_from_its_first_moment_until_its_last_and_not_after_it_was_ended() {
        let now = samples::TODAY;
        let share = CaseShare {
            id: CaseShareId::make(now, &crate::clock::SeededChance::new(1)),
            episode: samples::episode().id,
            with: samples::therapist().id,
            from: now,
            until: until(now, 14).unwrap(),
            manner: ConsentManner::Spoken,
            agreed_on: jiff::civil::date(2026, 9, 1),
            ended_at: None,
        };
        assert!(share.holds(now));
        assert!(share.holds(now.plus_ms(14 * DAY_MS - 1)));
        assert!(!share.holds(now.plus_ms(14 * DAY_MS)));
        assert!(!CaseShare { ended_at: Some(now), ..share }.holds(now));
    }

    #[test]
    fn nothing_is_shared_without_consent_or_without_an_end() {
        let today = jiff::civil::date(2026, 9, 3);
        let tomorrow = jiff::civil::date(2026, 9, 4);
        assert_eq!(consent(None, today, today), Err(DiscussionRefusal::NoConsent));
        assert_eq!(
            consent(Some(ConsentManner::Spoken), tomorrow, today),
            Err(DiscussionRefusal::ConsentAhead)
        );
        assert_eq!(consent(Some(ConsentManner::Spoken), today, today), Ok(ConsentManner::Spoken));
        for days in [0, SHARE_DAYS_MOST + 1] {
            assert_eq!(until(samples::TODAY, days), Err(DiscussionRefusal::Days { days }));
        }
    }
}
