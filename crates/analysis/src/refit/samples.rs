//! A small study in a file, for tests.

use crate::mixed::{self, Asked, Outcome};
use crate::preparation::Preparation;
use crate::reading::Source;
use crate::watch::Nobody;
use stats::formula::contrast::Contrast;
use stats::mixed::deviance::Criterion;
use std::io::Write;
use tempfile::NamedTempFile;

/// Twelve patients of three therapists, six sessions each.
pub(crate) fn study() -> String {
    let noise = |row: usize| ((row * 7919 + 31) % 1009) as f64 / 504.5 - 1.0;
    let mut text = "distress,session,bond,patient,therapist\n".to_owned();
    for row in 0..72 {
        let (patient, session) = (row / 6, row % 6 + 1);
        let bond = 5.0 + noise(row * 3 + 1) + patient as f64 * 0.3;
        let distress = 20.0 - session as f64 - 1.5 * bond + 3.0 * noise(patient * 17 + 5) + noise(row * 5);
        let distress = if row % 31 == 30 { String::new() } else { format!("{distress:.2}") };
        text.push_str(&format!("{distress},{session},{bond:.3},p{patient:02},t{}\n", patient / 4));
    }
    text
}

/// The same, kept on disk.
pub(crate) fn kept(text: &str) -> (NamedTempFile, Source) {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let source = Source::new(file.path());
    (file, source)
}

/// A model of the study.
pub(crate) fn fitted(formula: &str, preparation: &Preparation) -> Outcome {
    let (_file, source) = kept(&study());
    let asked = Asked {
        formula: formula.to_owned(),
        criterion: Criterion::Reml,
        weights: None,
        contrast: Contrast::Treatment,
        method: None,
        confidence: 0.95,
    };
    mixed::run(asked, preparation, &source, &Nobody).unwrap()
}
