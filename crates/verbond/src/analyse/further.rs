//! What can be asked beyond the fit of a score: intervals of other kinds, groups left out, new rows, residuals.

use super::told::{Told, refuse_over, write_beside};
use analysis::crew::Threads;
use analysis::document::{Document, Part};
use analysis::failure::Failure;
use analysis::mixed::json::Groups;
use analysis::mixed::{self, Outcome, details};
use analysis::preparation::Preparation;
use analysis::reading::Source;
use analysis::refit::{self, Profiled, Refits};
use analysis::rows::expected::{self, Expected};
use analysis::rows::{self, residuals};
use analysis::speech::Speech;
use analysis::watch::{Watch, Work, watched};
use clap::Args;
use serde_json::Value;
use stats::mixed::bootstrap::Plan;
use std::path::PathBuf;

/// What is asked beyond the fit.
#[derive(Debug, Args)]
pub struct Further {
    /// Intervals from the profile of the likelihood, also for spreads and correlations (by ML)
    #[arg(long, help_heading = "More fits")]
    profile: bool,
    /// Intervals from so many studies drawn from the model: 1000 is usual
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(1..=1_000_000), help_heading = "More fits")]
    bootstrap: Option<u32>,
    /// With --bootstrap: the same seed draws the same studies, on any machine; 1 unless said
    #[arg(long, value_name = "SEED", requires = "bootstrap", help_heading = "More fits")]
    seed: Option<u64>,
    /// Leave out each group of this grouping in turn, and tell what changes
    #[arg(long, value_name = "COLUMN", help_heading = "More fits")]
    influence: Option<String>,
    /// What the model expects of the rows of this file, with intervals
    #[arg(long, value_name = "FILE", help_heading = "Rows")]
    predict: Option<PathBuf>,
    /// With --predict: write every row as CSV
    #[arg(long, value_name = "FILE", requires = "predict", help_heading = "Rows")]
    out: Option<PathBuf>,
    /// Write each used row with what the model gives for it and what is left over, as CSV
    #[arg(long, value_name = "FILE", help_heading = "Rows")]
    residuals: Option<PathBuf>,
    /// Tell how the search went, how many rows there are, and what is missing
    #[arg(long, help_heading = "Output")]
    details: bool,
}

/// A model with what was asked beyond it.
struct Whole {
    outcome: Outcome,
    refits: Refits,
    expected: Option<Expected>,
}

impl Further {
    /// The first option that was given, for what has no such thing.
    pub fn given(&self) -> Option<&'static str> {
        let all = [
            ("--profile", self.profile),
            ("--bootstrap", self.bootstrap.is_some()),
            ("--influence", self.influence.is_some()),
            ("--predict", self.predict.is_some()),
            ("--residuals", self.residuals.is_some()),
            ("--details", self.details),
        ];
        all.into_iter().find(|(_, given)| *given).map(|(text, _)| text)
    }

    /// Makes what was asked and tells it with the model.
    pub fn tell(
        &self,
        outcome: Outcome,
        groups: Groups,
        from: (&Preparation, &Source),
        (told, speech): (&Told, Speech),
        watch: &dyn Watch,
    ) -> Result<(), Failure> {
        let (preparation, source) = from;
        let asked = refit::Asked {
            profile: self.profile.then_some(Profiled),
            bootstrap: self
                .bootstrap
                .map(|times| Plan { replicates: times as usize, seed: self.seed.unwrap_or(1) }),
            influence: self.influence.clone(),
        };
        let new_rows = self.predict.as_deref().map(Source::new);
        let read: Vec<&Source> = [source].into_iter().chain(&new_rows).collect();
        [&self.out, &self.residuals].into_iter().flatten().try_for_each(|path| refuse_over(path, &read))?;
        let expected = new_rows
            .as_ref()
            .map(|rows| watched(watch, Work::Reading, None, || expected::run(&outcome, preparation, rows)));
        let expected = expected.transpose()?;
        let refits = refit::run(&asked, &outcome, &Threads::of_machine(), watch)?;
        let whole = Whole { outcome, refits, expected };
        if let (Some(path), Some(expected)) = (&self.out, &whole.expected) {
            write_beside(path, &expected.sheet().csv(), &read)?;
        }
        if let Some(path) = &self.residuals {
            write_beside(path, &residuals::sheet(&whole.outcome).csv(), &read)?;
        }
        told.tell(&|| self.document(&whole, speech), &|| whole.json(groups))
    }

    fn document(&self, whole: &Whole, speech: Speech) -> Result<Document, Failure> {
        let mut document = mixed::document::document(&whole.outcome, speech)?;
        let mut parts = refit::document::parts(&whole.refits, &whole.outcome, speech)?;
        let of_rows = |expected| rows::document::part(expected, &whole.outcome, speech);
        parts.extend(whole.expected.as_ref().map(of_rows));
        // How it was computed stands last.
        let computed: Option<Part> = document.parts.pop();
        document.parts.extend(parts);
        document.parts.extend(computed);
        if self.details {
            document.parts.push(details::part(&whole.outcome, speech));
        }
        Ok(document)
    }
}

impl Whole {
    fn json(&self, groups: Groups) -> Result<Value, Failure> {
        let model = mixed::json::json(&self.outcome, groups)?;
        let model = refit::json::with(model, &self.refits, self.outcome.asked.confidence)?;
        Ok(match &self.expected {
            Some(expected) => rows::json::with(model, expected),
            None => model,
        })
    }
}
