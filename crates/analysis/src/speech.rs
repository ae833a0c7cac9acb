//! The voice of a report: sentences in the reader's language, numbers as that language writes them.
//!
//! Sentences are Fluent messages in `text.nl.ftl` and `text.en.ftl` of each folder (see `speech/texts.rs`). A test proves that
//! both languages have the same keys with the same variables, that every key asked for exists and that no key is left over.

pub mod number;
mod texts;

use alliance::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use texts::TEXTS;
use unic_langid::langid;

/// The reader's language: what is needed to say anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speech {
    language: Language,
}

/// What can stand for a variable in a text: words, or a whole number. Other numbers are written first, see [`number`].
pub trait Said {
    /// The value as the texts take it.
    fn said(&self) -> FluentValue<'_>;
}

/// The variables of one text: `&[("name", &name), ("count", &3)]`.
pub type Variables<'a> = &'a [(&'a str, &'a dyn Said)];

impl Speech {
    /// Speaks `language`.
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language that is spoken.
    pub const fn language(self) -> Language {
        self.language
    }

    /// The text of `key`, which has no variables.
    pub fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of `key` with its variables filled in. A whole number is grouped as the language writes it.
    ///
    /// # Panics
    /// Not for a key that a source names: a test reads them all. In tests also when a variable is not given.
    pub fn with(self, key: &str, variables: Variables<'_>) -> String {
        let bundle = bundle(self.language);
        let message = bundle.get_message(key).and_then(|message| message.value());
        let pattern = message.unwrap_or_else(|| panic!("{key} stands in no text.{}.ftl", self.language));
        let args: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.said())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }

    /// Words in a row: `a, b and c`.
    pub fn row_of<T: AsRef<str>>(self, words: &[T]) -> String {
        match words {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [before @ .., last] => {
                let before = before.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ");
                self.with("speech-and", &[("before", &before), ("last", &last.as_ref())])
            }
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

/// The texts of a language, read once.
fn bundle(language: Language) -> &'static Bundle {
    static DUTCH: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    match language {
        Language::Dutch => DUTCH.get_or_init(|| read(language)),
        Language::English => ENGLISH.get_or_init(|| read(language)),
    }
}

fn read(language: Language) -> Bundle {
    let id = match language {
        Language::Dutch => langid!("nl"),
        Language::English => langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // A terminal shows the marks that would stand around a variable; both our languages run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Dutch => dutch_number,
        Language::English => english_number,
    }));
    for text in TEXTS {
        let source = match language {
            Language::Dutch => text.nl,
            Language::English => text.en,
        };
        let resource = FluentResource::try_new(source.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}/text.{language}.ftl: {errors:?}", text.folder));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("{}/text.{language}.ftl: {errors:?}", text.folder));
    }
    bundle
}

fn dutch_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, Language::Dutch)
}

fn english_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, Language::English)
}

/// A whole number inside a text, as the language writes it; other values are left to Fluent.
fn written(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(number::decimals(language, number.value, 0))
}

impl Said for &str {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::String((*self).into())
    }
}

impl Said for String {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::String(self.as_str().into())
    }
}

impl Said for usize {
    fn said(&self) -> FluentValue<'_> {
        FluentValue::from(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_row_end_with_and() {
        for (words, dutch, english) in [
            (&[][..], "", ""),
            (&["bond"], "bond", "bond"),
            (&["bond", "goal"], "bond en goal", "bond and goal"),
            (&["bond", "goal", "task"], "bond, goal en task", "bond, goal and task"),
        ] {
            assert_eq!(Speech::new(Language::Dutch).row_of(words), dutch);
            assert_eq!(Speech::new(Language::English).row_of(words), english);
        }
    }
}
