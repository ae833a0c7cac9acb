//! The report of a linear mixed model.

use super::level::Level;
use super::{Outcome, answer, cautions, groups, parts};
use crate::document::{Document, Part};
use crate::failure::Failure;
use crate::speech::Speech;
use stats::formula::contrast::Contrast;
use stats::formula::derived::{Derived, Part as Made};
use stats::mixed::explained::{Division, Share};
use stats::mixed::fit::variance::Component;
use stats::mixed::fit::{Coefficient, LinearFit};
use stats::mixed::inference::{Inference, Method, TermTest, Test};

/// What is told: a fit, by which method, and the columns that were made for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'f> {
    pub fit: &'f LinearFit,
    pub method: Method,
    pub confidence: f64,
    pub made: &'f [Derived],
}

/// Beside the residual, a standard deviation below this share is none.
const NONE: f64 = 1e-4;

/// What the document knows of one coefficient.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub name: String,
    pub step: Step,
    pub level: Option<Level>,
    pub test: Test,
}

/// What one more means in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// The column of ones.
    Intercept,
    /// One more of a column of numbers.
    Number,
    /// A level of a factor, compared with its first.
    Level { factor: String, level: String, first: String },
    /// A product: how much one relation changes with another column.
    Interaction,
    /// Something else: a part of a bent line, a level compared with a mean.
    Other,
}

/// A column that was parted: how much its relation between groups is another than within them.
#[derive(Debug, Clone)]
pub(super) struct Contextual {
    /// The column as it was before.
    pub name: String,
    /// The relation between minus the relation within.
    pub test: Test,
}

/// The findings, put in order once.
#[derive(Debug)]
pub(super) struct Report<'f> {
    pub speech: Speech,
    pub told: Told<'f>,
    pub response: String,
    pub rows: Vec<Row>,
    pub terms: Vec<TermTest>,
    pub contextual: Vec<Contextual>,
    pub division: Division,
    pub shares: Vec<Share>,
    /// The confidence as a percentage.
    pub confidence: String,
}

/// Tells what came out of a mixed model.
///
/// Coefficients are tested after Satterthwaite unless another method was asked for.
///
/// # Errors
/// [`Failure::Model`]: the method has no result.
pub fn document(outcome: &Outcome, speech: Speech) -> Result<Document, Failure> {
    let method = outcome.asked.method.unwrap_or(Method::Satterthwaite);
    let (confidence, made) = (outcome.asked.confidence, outcome.prepared.made.as_slice());
    let mut document = tell(Told { fit: &outcome.fit, method, confidence, made }, speech)?;
    document.origin.push(outcome.prepared.found.file.clone());
    Ok(document)
}

/// What another report takes over of a model: what to keep in mind, its variances, how well it fits, how it was computed.
#[derive(Debug, Clone)]
pub(crate) struct Checks {
    pub cautions: Vec<String>,
    pub variances: Part,
    pub fit: Part,
    pub computed: Part,
}

/// The parts of a report that do not speak of single columns.
///
/// # Errors
/// [`Failure::Model`]: the method has no result.
pub(crate) fn checks(outcome: &Outcome, speech: Speech) -> Result<Checks, Failure> {
    let method = outcome.asked.method.unwrap_or(Method::Satterthwaite);
    let (confidence, made) = (outcome.asked.confidence, outcome.prepared.made.as_slice());
    let report = Report::new(Told { fit: &outcome.fit, method, confidence, made }, speech)?;
    Ok(Checks {
        cautions: cautions::of_fit(&report),
        variances: parts::variances(&report),
        fit: parts::fit(&report)?,
        computed: parts::computed(&report),
    })
}

pub(super) fn tell(told: Told<'_>, speech: Speech) -> Result<Document, Failure> {
    let report = Report::new(told, speech)?;
    let mut all: Vec<Part> = vec![parts::estimates(&report), parts::variances(&report)];
    all.extend(groups::course(&report));
    all.extend(groups::deviations(&report.response, told.fit.conditional_modes(), speech));
    all.push(parts::fit(&report)?);
    all.push(parts::computed(&report));
    Ok(Document {
        language: speech.language(),
        title: speech.with("mixed-title", &[("response", &report.response)]),
        answer: answer::answer(&report),
        cautions: cautions::cautions(&report),
        parts: all,
        origin: Vec::new(),
    })
}

impl<'f> Report<'f> {
    pub fn new(told: Told<'f>, speech: Speech) -> Result<Self, Failure> {
        let fit = told.fit;
        let inference = Inference::new(fit, told.method)?;
        let factors = fit.design().factors();
        let terms = fit.design().formula().fixed_terms();
        let tests = inference.coefficients(told.confidence)?;
        let rows = fit.coefficients().into_iter().zip(tests).map(|(Coefficient { name, .. }, test)| {
            let step = step_of(&name, &terms, &factors);
            // A product of a column within and one between groups lies at neither level.
            let level = (step != Step::Interaction).then(|| Level::of(fit.design(), &name)).flatten();
            Row { name, step, level, test }
        });
        let rows: Vec<Row> = rows.collect();
        let division = fit.division();
        let mut shares = division.intraclass();
        let between: f64 = shares.iter().map(|share| share.share).sum();
        shares.push(Share { grouping: None, share: 1.0 - between });
        Ok(Self {
            contextual: contextual(told, &inference, &rows)?,
            terms: inference.terms()?,
            rows,
            speech,
            told,
            response: fit.design().formula().response(),
            division,
            shares,
            confidence: speech.confidence(told.confidence),
        })
    }

    pub fn fit(&self) -> &'f LinearFit {
        self.told.fit
    }

    /// Whether a variance is none but for rounding: its part of the response is less than a ten-thousandth of the rest.
    pub fn is_none(&self, component: &Component) -> bool {
        let column = component.column.as_ref().and_then(|name| self.fit().design().fixed_column(name));
        let size = column.map_or(1.0, |values| {
            values.iter().map(|value| value * value).sum::<f64>() / values.len() as f64
        });
        (component.variance * size).sqrt() < NONE * self.fit().sigma()
    }

    /// The coefficients other than the intercept.
    pub fn predictors(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.step != Step::Intercept)
    }
}

impl Row {
    /// Whether zero lies outside the interval.
    pub fn excludes_zero(&self) -> bool {
        !self.test.interval.holds(0.0)
    }
}

/// For each column that stands in the model in two parts: the relation between groups minus that within.
fn contextual(told: Told<'_>, inference: &Inference<'_>, rows: &[Row]) -> Result<Vec<Contextual>, Failure> {
    let place = |name: &str| rows.iter().position(|row| row.name == name);
    let mut found = Vec::new();
    for within in told.made {
        let Some((Made::Within, source)) = within.part() else { continue };
        let between = told.made.iter().find(|made| match made.part() {
            Some((Made::Between | Made::Mean, other)) => other == source && place(&made.name).is_some(),
            Some((Made::Within | Made::Lag | Made::Detrend, _)) | None => false,
        });
        let (Some(own), Some(other)) = (place(&within.name), between.and_then(|made| place(&made.name)))
        else {
            continue;
        };
        let mut weights = vec![0.0; rows.len()];
        (weights[own], weights[other]) = (-1.0, 1.0);
        found.push(Contextual { name: source, test: inference.combination(&weights, told.confidence)? });
    }
    Ok(found)
}

/// A factor with its levels and how they are compared.
pub(crate) type Factor<'f> = (&'f str, &'f [String], Contrast);

/// What one more means in a column of this name.
pub(crate) fn step_of(name: &str, terms: &[String], factors: &[Factor<'_>]) -> Step {
    if name == "(Intercept)" {
        return Step::Intercept;
    }
    if is_product(name) {
        return Step::Interaction;
    }
    if terms.iter().any(|term| term == name) {
        return Step::Number;
    }
    let treatments = factors.iter().filter(|(_, _, contrast)| *contrast == Contrast::Treatment);
    for (factor, levels, _) in treatments {
        let [first, others @ ..] = levels else { continue };
        if let Some(level) = others.iter().find(|level| *name == format!("{factor}{level}")) {
            return Step::Level { factor: (*factor).to_owned(), level: level.clone(), first: first.clone() };
        }
    }
    Step::Other
}

/// Whether a name is a product of columns: a colon outside brackets.
fn is_product(name: &str) -> bool {
    let mut depth = 0_i32;
    name.chars().any(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        letter == ':' && depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_more_means_follows_from_the_terms() {
        let terms = ["time", "arm", "time:arm", "poly(age, 2)", "I(a:b)"].map(str::to_owned);
        let levels = ["TAU", "MBCT"].map(str::to_owned);
        let factors = [("arm", levels.as_slice(), Contrast::Treatment)];
        let check = |name: &str, step: Step| assert_eq!(step_of(name, &terms, &factors), step, "{name}");
        check("(Intercept)", Step::Intercept);
        check("time", Step::Number);
        let (factor, level, first) = ("arm".to_owned(), "MBCT".to_owned(), "TAU".to_owned());
        check("armMBCT", Step::Level { factor, level, first });
        check("time:armMBCT", Step::Interaction);
        check("poly(age, 2)1", Step::Other);
        check("I(a:b)", Step::Number);
    }
}
