//! What an observer may see of each domain at each level, in our own sentences.

use super::{Domain, Level};
use crate::component::Localised;
use serde::Deserialize;
use std::collections::BTreeMap;

const TEXT: &str = include_str!("descriptors.toml");

/// The sentences of one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descriptor {
    /// What the domain is called.
    pub name: Localised,
    /// What it is about, in one sentence.
    pub about: Localised,
    /// What can be seen at each level.
    pub levels: BTreeMap<Level, Localised>,
}

impl Descriptor {
    /// What can be seen at a level.
    pub fn at(&self, level: Level) -> &Localised {
        self.levels.get(&level).expect("each level has its sentence: they are counted when they are read")
    }
}

/// Why sentences cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DescriptorError {
    /// The file is none.
    #[error("read the sentences: {0}")]
    Unreadable(String),
    /// A domain is missing.
    #[error("read the sentences of {0}: there are none")]
    NoDomain(Domain),
    /// A domain has more or fewer levels.
    #[error("read the sentences of {domain}: there are {got}, not 6")]
    Levels {
        /// The domain.
        domain: Domain,
        /// How many there are.
        got: usize,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: Words,
    about: Words,
    levels: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    nl: String,
    en: String,
}

impl From<Words> for Localised {
    fn from(words: Words) -> Self {
        Self { nl: words.nl, en: words.en }
    }
}

/// Our own sentences, by domain.
///
/// # Errors
/// None with the file that comes with the program: a test reads it.
/// # Example
/// ```
/// use alliance::competence::{Domain, Level, descriptor};
///
/// let own = descriptor::own()?;
/// assert_eq!(own[&Domain::Guiding].name.en, "Guiding");
/// assert!(own[&Domain::Guiding].at(Level::Steady).en.contains("inviting"));
/// # Ok::<(), descriptor::DescriptorError>(())
/// ```
pub fn own() -> Result<BTreeMap<Domain, Descriptor>, DescriptorError> {
    read(TEXT)
}

fn read(text: &str) -> Result<BTreeMap<Domain, Descriptor>, DescriptorError> {
    let mut raw: BTreeMap<String, Raw> =
        toml::from_str(text).map_err(|error| DescriptorError::Unreadable(error.to_string()))?;
    let mut found = BTreeMap::new();
    for domain in Domain::ALL.iter().copied() {
        let Some(Raw { name, about, levels }) = raw.remove(domain.as_str()) else {
            return Err(DescriptorError::NoDomain(domain));
        };
        if levels.len() != Level::ALL.len() {
            return Err(DescriptorError::Levels { domain, got: levels.len() });
        }
        let levels = Level::ALL.iter().copied().zip(levels.into_iter().map(Localised::from)).collect();
        found.insert(domain, Descriptor { name: name.into(), about: about.into(), levels });
    }
    match raw.keys().next() {
        Some(unknown) => Err(DescriptorError::Unreadable(format!("{unknown} is no domain"))),
        None => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_domain_has_a_sentence_of_its_own_for_each_level_in_both_languages() {
        let own = own().unwrap();
        let mut known = std::collections::BTreeSet::new();
        for descriptor in own.values() {
            for words in descriptor.levels.values().chain([&descriptor.name, &descriptor.about]) {
                for text in [&words.nl, &words.en] {
                    assert!(!text.trim().is_empty());
                }
                assert!(known.insert((words.nl.clone(), words.en.clone())), "{words:?} stands twice");
            }
        }
        assert_eq!(known.len(), 6 * 8);
    }

    #[test]
    fn a_file_that_is_not_whole_is_refused() {
        assert_eq!(read("").unwrap_err(), DescriptorError::NoDomain(Domain::Organising));
        let short = TEXT.replacen("  { nl = \"Het is niet te zien", "  # { nl = \"Het is niet te zien", 1);
        assert_eq!(read(&short).unwrap_err(), DescriptorError::Levels { domain: Domain::Organising, got: 5 });
        assert!(matches!(read("[singing]\nlevels = 1"), Err(DescriptorError::Unreadable(_))));
    }
}
