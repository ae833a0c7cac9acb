//! What the commands say, in the language of the person at the keyboard.

use alliance::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::langid;

/// The texts of one language.
pub struct Speech {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Speech {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Speech({})", self.language)
    }
}

/// The variables of one text.
pub type Facts<'a> = &'a [(&'a str, String)];

impl Speech {
    /// Speaks `language`.
    pub fn new(language: Language) -> Self {
        let (id, text) = match language {
            Language::Dutch => (langid!("nl"), include_str!("text.nl.ftl")),
            Language::English => (langid!("en"), include_str!("text.en.ftl")),
        };
        let mut bundle = FluentBundle::new(vec![id]);
        // A terminal shows the marks that would stand around a variable.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).expect("a test reads both texts");
        bundle.add_resource(resource).expect("a test reads both texts");
        Self { language, bundle }
    }

    /// The language that is spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of `key`, which has no variables.
    pub fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of `key` with its variables filled in.
    pub fn with(&self, key: &str, facts: Facts<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(text.key = key, "a text is missing");
            return key.to_owned();
        };
        let args: FluentArgs<'_> = facts.iter().map(|(name, fact)| (*name, fact.as_str())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(text.key = key, "a text lacks a variable");
        }
        text
    }
}

/// The language of a locale such as `nl_NL.UTF-8`: Dutch or, for everything else, English.
pub fn of_locale(locale: &str) -> Language {
    match locale.split(['_', '.', '-', '@']).next() {
        Some("nl") => Language::Dutch,
        Some(_) | None => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_that_is_not_dutch_is_spoken_to_in_english() {
        for (locale, language) in [
            ("nl_NL.UTF-8", Language::Dutch),
            ("nl", Language::Dutch),
            ("nl-BE", Language::Dutch),
            ("en_GB.UTF-8", Language::English),
            ("C.UTF-8", Language::English),
            ("nld", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(of_locale(locale), language, "{locale:?}");
        }
    }

    #[test]
    fn every_text_is_there_in_both_languages_with_the_same_variables() {
        let parts = |text: &str| -> Vec<(String, Vec<String>)> {
            text.lines()
                .filter_map(|line| line.split_once(" = "))
                .filter(|(key, _)| !key.starts_with('#'))
                .map(|(key, said)| {
                    let mut names: Vec<String> = said
                        .split("{ $")
                        .skip(1)
                        .map(|rest| rest.split(' ').next().unwrap_or("").to_owned())
                        .collect();
                    names.sort();
                    (key.to_owned(), names)
                })
                .collect()
        };
        let (dutch, english) = (parts(include_str!("text.nl.ftl")), parts(include_str!("text.en.ftl")));
        assert_eq!(dutch, english);
        for language in [Language::Dutch, Language::English] {
            let speech = Speech::new(language);
            for (key, names) in &dutch {
                let facts: Vec<(&str, String)> =
                    names.iter().map(|name| (name.as_str(), "x".to_owned())).collect();
                assert_ne!(speech.with(key, &facts), *key, "{language}: {key}");
            }
        }
    }
}
