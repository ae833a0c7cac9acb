//! The ready-made templates, without their words.

use super::template::{Authorship, Collects, Format, Shows, Step, Template, Weight};
use crate::Language;

/// A ready-made template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ready {
    /// Five parts on what makes a therapeutic relation good or hard.
    FiveSteps,
    /// What a medium does for the alliance, in groups by medium.
    Medium,
}

crate::words!(Ready, "ready-made template", { FiveSteps => "five-steps", Medium => "medium" });

/// A step without its words. `key` finds them: `reflection-<template>-<key>-title` and `…-prompt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// What its words are found by.
    pub key: &'static str,
    /// The part it belongs to, from 0.
    pub part: u8,
    /// How long it is meant to take.
    pub minutes: u16,
    /// Who sits together.
    pub format: Format,
    /// What is collected.
    pub collects: Collects,
    /// Who sees notes before the reveal.
    pub shows: Shows,
    /// Whether it may be left out.
    pub weight: Weight,
}

const fn step(key: &'static str, part: u8, minutes: u16, format: Format, collects: Collects) -> Outline {
    Outline { key, part, minutes, format, collects, shows: Shows::Live, weight: Weight::Needed }
}

const fn hidden(outline: Outline) -> Outline {
    Outline { shows: Shows::Own, ..outline }
}

// The minutes of its parts are 15, 15, 20, 10, 10: writing 5 and telling 10, grouping 8, dots 4, factors 8.
const FIVE_STEPS: &[Outline] = &[
    hidden(step("remember", 0, 5, Format::Alone, Collects::Keywords)),
    step("tell", 0, 10, Format::Pairs, Collects::Talk),
    step("reflect", 1, 15, Format::Plenary, Collects::Notes),
    step("group", 2, 8, Format::Plenary, Collects::Clusters),
    hidden(step("vote", 2, 4, Format::Alone, Collects::Votes { dots: 3, on_one: 2 })),
    step("factors", 2, 8, Format::Plenary, Collects::Factors),
    Outline { weight: Weight::Optional, ..step("read", 3, 10, Format::Plenary, Collects::Notes) },
    hidden(step("take-along", 4, 10, Format::Alone, Collects::Intentions)),
];

const MEDIUM: &[Outline] = &[
    Outline { shows: Shows::Group, ..step("brainstorm", 0, 15, Format::Named, Collects::Notes) },
    step("summary", 0, 5, Format::Named, Collects::Notes),
    step("compare", 1, 15, Format::Plenary, Collects::Clusters),
    step("factors", 1, 10, Format::Plenary, Collects::Factors),
    hidden(step("take-along", 2, 10, Format::Alone, Collects::Intentions)),
];

impl Ready {
    /// Its steps, without words.
    ///
    /// # Source
    /// our choice, ADR-0019
    pub fn outline(self) -> &'static [Outline] {
        match self {
            Self::FiveSteps => FIVE_STEPS,
            Self::Medium => MEDIUM,
        }
    }

    /// What the titles of its parts are found by: `reflection-<template>-part-<key>`.
    pub fn parts(self) -> &'static [&'static str] {
        match self {
            Self::FiveSteps => &["experiences", "reflection", "facets", "deepening", "along"],
            Self::Medium => &["brainstorm", "together", "along"],
        }
    }

    /// What the names of its groups are found by: `reflection-<template>-group-<key>`. None if people choose none.
    pub fn groups(self) -> &'static [&'static str] {
        match self {
            Self::FiveSteps => &[],
            Self::Medium => &["music", "psychomotor", "visual-art", "drama", "dance"],
        }
    }

    /// The template in somebody's words: `word` is asked for each key.
    pub fn template(self, language: Language, word: impl Fn(&str) -> String) -> Template {
        let say = |rest: String| word(&format!("reflection-{self}-{rest}"));
        let groups: Vec<String> = self.groups().iter().map(|key| say(format!("group-{key}"))).collect();
        let steps = self.outline().iter().map(|outline| Step {
            part: outline.part,
            title: say(format!("{}-title", outline.key)),
            prompt: say(format!("{}-prompt", outline.key)),
            minutes: outline.minutes,
            format: outline.format,
            groups: if outline.format == Format::Named { groups.clone() } else { Vec::new() },
            collects: outline.collects,
            shows: outline.shows,
            authorship: Authorship::Anonymous,
            weight: outline.weight,
        });
        Template {
            language,
            title: say("title".into()),
            parts: self.parts().iter().map(|key| say(format!("part-{key}"))).collect(),
            steps: steps.collect(),
        }
    }
}
