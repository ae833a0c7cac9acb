//! What a group of arts therapists named before, beside what this group wrote: shown after the own work, never before it.

use crate::shell::language::Speech;
use alliance::Language;
use alliance::reflection::ready::Ready;
use alliance::reflection::recurring::shared;
use alliance::reflection::report::Report;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// The media of which there is a list.
const LISTED: [&str; 4] = ["music", "psychomotor", "visual-art", "drama"];

/// A group with the list that belongs to its medium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inspiration {
    /// What the group is called.
    pub group: String,
    /// What was named before.
    pub lines: Vec<String>,
    /// The words that stand in both.
    pub both: Vec<String>,
}

/// The lists for the groups that wrote something, in the language of the reflection.
pub(super) fn of(report: &Report, language: Language) -> Vec<Inspiration> {
    let speech = Speech::new(language, TimeZone::UTC);
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (group, notes) in report.steps.iter().flat_map(|step| &step.groups) {
        let Some(group) = group else { continue };
        let texts = notes.iter().map(|note| note.text.as_str());
        match groups.iter_mut().find(|(known, _)| known == group) {
            Some((_, known)) => known.extend(texts),
            None => groups.push((group, texts.collect())),
        }
    }
    let listed = groups.into_iter().filter_map(|(group, texts)| {
        let key = LISTED.iter().find(|key| is_called(group, key))?;
        let lines = speech.t(&format!("reflection-inspiration-{key}"));
        let lines: Vec<String> = lines.lines().map(str::to_owned).collect();
        let both = shared(language, texts, lines.iter().map(String::as_str));
        Some(Inspiration { group: group.to_owned(), lines, both })
    });
    listed.collect()
}

/// Whether a group is called after this medium, in either language.
fn is_called(group: &str, key: &str) -> bool {
    let name = format!("reflection-{}-group-{key}", Ready::Medium);
    Language::ALL.iter().any(|language| {
        let called = Speech::new(*language, TimeZone::UTC).t(&name);
        called.to_lowercase() == group.trim().to_lowercase()
    })
}

/// The section of the report.
pub(super) fn section(speech: &Speech, report: &Report, language: Language) -> Markup {
    let all = of(report, language);
    html! {
        @if !all.is_empty() {
            section aria-labelledby="report-inspiration" {
                h2 id="report-inspiration" { (speech.t("reflection-inspiration-title")) }
                p class="quiet-text" { (speech.t("reflection-inspiration-line")) }
                div class="report-groups" lang=(language.as_str()) {
                    @for one in &all {
                        div {
                            h3 dir="auto" { (one.group) }
                            ul { @for line in &one.lines { li { (line) } } }
                            p class="soft" { (both(speech, one)) }
                        }
                    }
                }
            }
        }
    }
}

/// The words that stand in both, as a sentence.
pub(super) fn both(speech: &Speech, one: &Inspiration) -> String {
    if one.both.is_empty() {
        speech.t("reflection-inspiration-none-in-both")
    } else {
        let words = one.both.join(", ");
        speech.with("reflection-inspiration-both", &[("words", &words)])
    }
}
