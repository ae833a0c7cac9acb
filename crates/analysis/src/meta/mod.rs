//! Meta-analyses of a file of studies.

mod details;
pub mod document;
pub mod json;
mod parts;
mod small;
#[cfg(test)]
mod tests;
mod threelevel;

use crate::chosen;
use crate::failure::Failure;
use crate::preparation::{Needed, Preparation, Prepared};
use crate::reading::Source;
use crate::reading::error::ReadError;
use document::{Model, Scale};
use stats::formula::{Formula, nearest_name};
use stats::meta::fit::{MetaFit, Settings, Test};
use stats::meta::heterogeneity::Method;
use stats::meta::studies::Studies;
use stats::meta::three_level::fit::{self as three, ThreeLevelFit};
use stats::meta::three_level::nesting::Nesting;
use stats::table::Column;
use std::collections::BTreeSet;

/// What is asked of studies.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of effects.
    pub effect: String,
    /// The column of their sampling variances.
    pub variance: String,
    /// What may explain why effects differ, as the right side of a formula.
    pub moderators: Option<String>,
    /// A column that names the studies.
    pub names: Option<String>,
    /// The columns of levels, where one study gives several effects.
    pub levels: Option<Levels>,
    /// How the variance of true effects is estimated.
    pub method: Method,
    /// How coefficients are tested; after Knapp and Hartung unless said, on three levels by t.
    pub test: Option<Test>,
    /// How the effect reads back.
    pub scale: Scale,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
    /// What is shown besides.
    pub shown: BTreeSet<Shown>,
}

/// The columns of three levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// The outer level, such as the study.
    pub cluster: String,
    /// The inner level, such as the sample; each row unless said.
    pub unit: Option<String>,
}

/// What is shown only when it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Tests of whether small studies find other effects, and what filling in would do.
    SmallStudies,
    /// The mean without each of the studies.
    LeaveOneOut,
    /// What each study does to the whole.
    Influence,
    /// The true effect of each study, as far as it can be known.
    TrueEffects,
}

/// Studies that were pooled.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// The fit.
    pub fit: Fitted,
    /// A name for each row; empty where rows have none.
    pub names: Vec<String>,
}

/// A fit on two levels, or on three.
#[derive(Debug, Clone)]
pub enum Fitted {
    /// Each effect from a study of its own.
    Two(Box<MetaFit>),
    /// Several effects from one study.
    Three(Box<ThreeLevelFit>),
}

impl Outcome {
    /// What there is to tell.
    pub fn findings(&self) -> document::Findings<'_> {
        let model = match (&self.fit, &self.asked.levels) {
            (Fitted::Two(fit), _) => Model::Two(fit),
            (Fitted::Three(fit), levels) => {
                Model::Three(fit, levels.as_ref().map_or("cluster", |levels| &levels.cluster))
            }
        };
        document::Findings {
            model,
            effect: &self.asked.effect,
            scale: self.asked.scale,
            names: &self.names,
            confidence: self.asked.confidence,
            shown: &self.asked.shown,
        }
    }
}

/// Reads the studies and pools them.
///
/// # Errors
/// [`Failure`]: the file, a column that is not there, studies that cannot be pooled.
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let explained = asked.moderators.as_deref().unwrap_or("1");
    let formula = format!("`{}` ~ {explained}", asked.effect);
    let known = preparation.names(source)?;
    for name in [Some(&asked.effect), Some(&asked.variance), asked.names.as_ref()].into_iter().flatten() {
        // A formula nobody typed is not pointed at.
        if !known.contains(name) {
            let nearest = nearest_name(name, known.iter().map(String::as_str));
            return Err(ReadError::UnknownColumn { name: name.clone(), nearest }.into());
        }
    }
    let read = Formula::read(&formula)?;
    read.expect_columns(known.iter().map(String::as_str))?;
    let mut measured: BTreeSet<String> = read.columns().into_iter().map(str::to_owned).collect();
    // A moderator may hold words: it is compared by its levels.
    let naming: BTreeSet<String> = measured.iter().filter(|name| **name != asked.effect).cloned().collect();
    measured.insert(asked.variance.clone());
    measured.retain(|name| !naming.contains(name));
    let levels = asked.levels.iter().flat_map(|levels| [Some(levels.cluster.clone()), levels.unit.clone()]);
    let naming = naming.into_iter().chain(asked.names.clone()).chain(levels.flatten()).collect();
    let prepared = preparation.read(source, &Needed::Columns { measured, naming })?;
    for name in [&asked.effect, &asked.variance] {
        chosen::numbers(&prepared, name)?;
    }
    let studies = Studies::read(&formula, &asked.variance, &prepared.table)?;
    let fit = match &asked.levels {
        None => Fitted::Two(Box::new(MetaFit::new(&studies, two_levels(&asked))?)),
        Some(levels) => {
            let settings = three_levels(&asked)?;
            let cluster = chosen::names(&prepared, &levels.cluster)?;
            let unit = levels.unit.as_deref().map(|unit| chosen::names(&prepared, unit)).transpose()?;
            let nesting = Nesting { cluster: &cluster, unit: unit.as_ref() };
            Fitted::Three(Box::new(ThreeLevelFit::new(&studies, nesting, settings)?))
        }
    };
    let names = asked.names.as_deref().map_or_else(Vec::new, |name| named(&prepared, name));
    Ok(Outcome { asked, prepared, fit, names })
}

fn two_levels(asked: &Asked) -> Settings {
    Settings {
        method: asked.method,
        test: asked.test.unwrap_or(Test::KnappHartung),
        confidence: asked.confidence,
        ..Settings::default()
    }
}

/// The same on three levels, where fewer methods are made.
fn three_levels(asked: &Asked) -> Result<three::Settings, Failure> {
    let refused = |text: &str, expected| Err(Failure::Choice { text: text.to_owned(), expected });
    let criterion = match asked.method {
        Method::Reml => three::Criterion::Reml,
        Method::Ml => three::Criterion::Ml,
        Method::Fixed
        | Method::DerSimonianLaird
        | Method::PauleMandel
        | Method::EmpiricalBayes
        | Method::SidikJonkman
        | Method::HunterSchmidt
        | Method::Hedges => return refused(asked.method.code(), "--method REML or ML with --cluster"),
    };
    let test = match asked.test {
        Some(Test::Normal) => three::Test::Normal,
        Some(Test::Student) | None => three::Test::Student,
        Some(test @ (Test::KnappHartung | Test::KnappHartungAtLeast)) => {
            return refused(test.code(), "--test t or z with --cluster");
        }
    };
    match asked.shown.first() {
        None => Ok(three::Settings { criterion, test, confidence: asked.confidence }),
        Some(shown) => refused(shown.option(), "it without --cluster: it is made for one result per study"),
    }
}

impl Shown {
    /// How it is asked for.
    fn option(self) -> &'static str {
        match self {
            Self::SmallStudies => "--small-study",
            Self::LeaveOneOut => "--leave-one-out",
            Self::Influence => "--influence",
            Self::TrueEffects => "--true-effects",
        }
    }
}

fn named(prepared: &Prepared, name: &str) -> Vec<String> {
    let table = &prepared.table;
    let text = |row: usize| match table.column(name) {
        Some(Column::Factor(factor)) => factor.level(row).unwrap_or("").to_owned(),
        Some(Column::Numbers(numbers)) => {
            numbers.get(row).map_or_else(String::new, |number| number.to_string())
        }
        None => String::new(),
    };
    (0..table.row_count()).map(text).collect()
}
