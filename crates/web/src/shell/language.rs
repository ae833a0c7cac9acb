//! The voice of a page: texts in the reader's language, numbers and dates as that language writes them.
//!
//! Texts are Fluent messages in `text.nl.ftl` and `text.en.ftl` of each feature folder (see `shell/texts.rs`). A test
//! proves that both languages have the same keys with the same variables, that every key asked for exists and that no
//! key is left over.

use super::number;
use super::texts::TEXTS;
use crate::state::Simulated;
use alliance::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::sync::{Mutex, OnceLock};
use unic_langid::langid;

/// The reader's language and the organisation's time zone: what is needed to say anything. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Speech {
    language: Language,
    zone: TimeZone,
    simulated: Simulated,
}

/// What can stand for a variable in a text: words, a whole number, or a measurement (one decimal).
pub trait Said {
    /// The value as the texts take it.
    fn said(&self) -> FluentValue<'_>;
}

/// The variables of one text: `&[("name", &name), ("count", &3)]`.
pub type Variables<'a> = &'a [(&'a str, &'a dyn Said)];

impl Speech {
    /// Speaks `language`, with moments told in `zone`.
    pub const fn new(language: Language, zone: TimeZone) -> Self {
        Self { language, zone, simulated: Simulated::No }
    }

    /// Speaks of simulated people, or of real ones: each page says the former.
    #[must_use]
    pub const fn of(mut self, simulated: Simulated) -> Self {
        self.simulated = simulated;
        self
    }

    /// Whether the people spoken of are simulated.
    pub const fn simulated(&self) -> Simulated {
        self.simulated
    }

    /// The language that is spoken.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The zone in which moments are told.
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The text of `key`, which has no variables.
    pub fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of `key` with its variables filled in. A whole number is grouped, an `f64` has one decimal, both as the
    /// language writes them; for other numbers use [`number`] and pass the text.
    pub fn with(&self, key: &str, variables: Variables<'_>) -> String {
        let bundle = bundle(self.language);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tell_once(key, "a text is missing");
            return key.to_owned();
        };
        let args: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.said())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tell_once(key, "a text lacks a variable");
        }
        text
    }
}

/// The language for a reader: the one chosen before (the `lang` cookie's value), else the first that the browser asks
/// for and that we have (the `Accept-Language` header), else Dutch.
pub fn choose(chosen: Option<&str>, accept_language: Option<&str>) -> Language {
    if let Some(language) = chosen.and_then(by_code) {
        return language;
    }
    let mut asked: Vec<(f32, &str)> =
        accept_language.unwrap_or("").split(',').filter_map(asked_for).collect();
    asked.sort_by(|a, b| b.0.total_cmp(&a.0));
    asked.into_iter().find_map(|(_, tag)| by_code(tag)).unwrap_or(Language::Dutch)
}

/// One entry of `Accept-Language` with its weight; entries that are malformed or refused (`q=0`) are passed over.
fn asked_for(entry: &str) -> Option<(f32, &str)> {
    let (tag, weight) = match entry.split_once(";q=") {
        Some((tag, weight)) => (tag, weight.trim().parse::<f32>().unwrap_or(0.0)),
        None => (entry, 1.0),
    };
    (weight > 0.0).then_some((weight, tag.trim()))
}

/// The language of a tag such as `nl`, `nl-BE` or `en-GB`.
fn by_code(tag: &str) -> Option<Language> {
    let code = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    Language::ALL.iter().copied().find(|language| language.as_str() == code)
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
    let mut bundle = match language {
        Language::Dutch => FluentBundle::new_concurrent(vec![langid!("nl")]),
        Language::English => FluentBundle::new_concurrent(vec![langid!("en")]),
    };
    // Isolation marks would stand in titles, mails and copied links; both our languages run left to right.
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

/// A number inside a text, as the language writes it; other values are left to Fluent.
fn written(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(number::decimals(language, number.value, number.options.minimum_fraction_digits.unwrap_or(0)))
}

/// Says in the log that a text could not be given, once a key: a page that is read a thousand times is one mistake.
fn tell_once(key: &str, what: &str) {
    static TOLD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    if TOLD.lock().expect("no holder of this lock can panic").insert(key.to_owned()) {
        tracing::error!(text.key = key, "{what}");
    }
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

impl Said for f64 {
    fn said(&self) -> FluentValue<'_> {
        let mut number = FluentNumber::from(*self);
        number.options.minimum_fraction_digits = Some(1);
        FluentValue::Number(number)
    }
}

macro_rules! said_as_count {
    ($($whole:ty),+) => {$(
        impl Said for $whole {
            fn said(&self) -> FluentValue<'_> {
                FluentValue::from(*self)
            }
        }
    )+};
}

said_as_count!(i32, i64, u16, u32, u64, usize);

#[cfg(test)]
mod tests;
