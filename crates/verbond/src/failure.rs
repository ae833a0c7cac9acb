//! What goes wrong at the keyboard, told in one sentence that says what to do.

use crate::speech::Speech;
use alliance::people::NameRefusal;
use alliance::simulate::parameters::ParameterRefusal;
use std::error::Error;
use std::fmt;
use std::io::ErrorKind;
use store::StoreError;

/// Why a command did not do what was asked: the key of a sentence, and its facts.
#[derive(Debug)]
pub struct Failure {
    key: &'static str,
    facts: Vec<(&'static str, String)>,
}

impl Failure {
    /// The failure that this key tells.
    pub fn new(key: &'static str) -> Self {
        Self { key, facts: Vec::new() }
    }

    /// With a fact for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl fmt::Display) -> Self {
        self.facts.push((name, fact.to_string()));
        self
    }

    /// Something nobody thought of, with all that is known of it.
    pub fn unexpected(error: &(dyn Error + 'static)) -> Self {
        Self::new("failure-unexpected").with("detail", chain(error))
    }

    /// The key of the sentence.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The sentence.
    pub fn sentence(&self, speech: &Speech) -> String {
        speech.with(self.key, &self.facts)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.key, self.facts)
    }
}

impl Error for Failure {}

/// An error and what caused it, in one line.
fn chain(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::NewerSchema { found, known } => {
                Self::new("failure-database-newer").with("found", found).with("known", known)
            }
            StoreError::Full => Self::new("failure-disk-full"),
            StoreError::Busy => Self::new("failure-database-busy"),
            StoreError::Corrupt { table, column, row } => Self::new("failure-database-corrupt")
                .with("place", format!("{table}.{column}"))
                .with("row", row),
            StoreError::Conflict { .. } => Self::unexpected(&error),
            StoreError::Engine(source) => {
                match source.downcast_ref::<std::io::Error>().map(std::io::Error::kind) {
                    Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => Self::new("failure-disk-full"),
                    Some(_) | None => Self::new("failure-database").with("detail", chain(source.as_ref())),
                }
            }
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::unexpected(error.as_ref())
    }
}

impl From<NameRefusal> for Failure {
    fn from(refusal: NameRefusal) -> Self {
        let failure = Self::new(refusal.message_key());
        match refusal {
            NameRefusal::Empty => failure,
            NameRefusal::TooLong { most } => failure.with("most", most),
            NameRefusal::Character { character } => failure.with("character", format!("{character:?}")),
        }
    }
}

impl From<ParameterRefusal> for Failure {
    fn from(refusal: ParameterRefusal) -> Self {
        let failure = Self::new(refusal.message_key());
        match refusal {
            ParameterRefusal::Nobody => failure,
            ParameterRefusal::Shares { sum } => failure.with("sum", sum),
            ParameterRefusal::NotAChance { name, value } | ParameterRefusal::NotASpread { name, value } => {
                failure.with("name", name).with("value", value)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::Language;

    #[test]
    fn a_full_disk_is_told_as_such_however_it_was_noticed() {
        let noticed = StoreError::engine(std::io::Error::from(ErrorKind::StorageFull));
        assert_eq!(Failure::from(noticed).key(), "failure-disk-full");
        assert_eq!(Failure::from(StoreError::Full).key(), "failure-disk-full");
    }

    #[test]
    fn a_failure_of_the_store_is_one_sentence_with_what_to_do() {
        let newer = Failure::from(StoreError::NewerSchema { found: 9, known: 3 });
        let dutch = newer.sentence(&Speech::new(Language::Dutch));
        assert!(dutch.contains('9') && dutch.contains('3') && !dutch.contains('\n'), "{dutch}");
    }
}
