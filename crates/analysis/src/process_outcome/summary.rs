//! One page of a report for a day on which trainers look at it together.

use super::document::Report;
use super::{Outcome, answer, parts};
use crate::document::{Block, Document, Part};
use crate::speech::Speech;

/// So many relations fit on the page.
const TOLD_MAX: usize = 4;

/// The page: what was found, a picture, what is uncertain, and what to talk about.
pub fn summary(outcome: &Outcome, speech: Speech) -> Document {
    let report = Report::new(outcome, speech);
    let found = answer::Found::of(&report);
    let mut told = vec![answer::headline(&report, &found)];
    told.extend(answer::relations(&report, &found, TOLD_MAX));
    let mut unsure = answer::uncertain(&report, &found);
    unsure.extend(answer::completers(&report));
    unsure.extend(answer::sensitivity(&report, &found));
    unsure.push(answer::people(&report));
    unsure.push(speech.t("process_outcome-not-cause"));
    let questions = ["recognise", "words", "try", "missing"];
    let questions = questions.map(|which| speech.t(&format!("process_outcome-talk-{which}"))).to_vec();
    let part = |key: &str, blocks: Vec<Block>| {
        Part::new(speech.t(&format!("process_outcome-summary-{key}")), blocks)
    };
    Document {
        language: speech.language(),
        title: speech.with("process_outcome-summary-title", &[("what", &report.what())]),
        answer: told,
        cautions: Vec::new(),
        parts: vec![
            part("seen", vec![Block::Picture(parts::picture(&report, found.looked()))]),
            part("unsure", vec![Block::Remarks(unsure)]),
            part("talk", vec![Block::Remarks(questions)]),
        ],
        origin: vec![speech.t("process_outcome-summary-origin")],
    }
}
