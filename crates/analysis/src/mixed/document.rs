//! The report of a linear mixed model.

use super::level::Level;
use super::{Outcome, answer, cautions, groups, parts};
use crate::document::{Document, Part};
use crate::failure::Failure;
use crate::speech::Speech;
use stats::StatsError;
use stats::formula::contrast::Contrast;
use stats::mixed::explained::{Division, Share};
use stats::mixed::fit::variance::Component;
use stats::mixed::fit::{Coefficient, LinearFit};
use stats::mixed::inference::{Inference, Method, TermTest, Test};

/// What a report is made of: a fit, and what was found about its coefficients by one method.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// The fit.
    pub fit: &'f LinearFit,
    /// How the tests were made.
    pub method: Method,
    /// How sure the intervals are: 0,95 for 95%.
    pub confidence: f64,
    /// One test for each coefficient, in their order.
    pub tests: &'f [Test],
    /// One test for each term of the formula.
    pub terms: &'f [TermTest],
}

/// Beside the residual, a standard deviation below this share is none.
const NONE: f64 = 1e-4;

/// What the document knows of one coefficient.
#[derive(Debug, Clone)]
pub(super) struct Row<'f> {
    pub name: String,
    pub step: Step,
    pub level: Option<Level>,
    pub test: &'f Test,
}

/// What one more means in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
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

/// The findings, put in order once.
#[derive(Debug)]
pub(super) struct Report<'f> {
    pub speech: Speech,
    pub findings: Findings<'f>,
    pub response: String,
    pub rows: Vec<Row<'f>>,
    pub division: Division,
    pub shares: Vec<Share>,
    /// The confidence as a percentage.
    pub confidence: String,
}

/// Tells the outcome of a mixed model.
///
/// # Errors
/// [`Failure::Model`]: the tests that were asked for have no result, such as those of Kenward and Roger under ML.
pub fn document(outcome: &Outcome, speech: Speech) -> Result<Document, Failure> {
    let method = outcome.asked.method.unwrap_or(Method::Satterthwaite);
    let inference = Inference::new(&outcome.fit, method)?;
    let confidence = outcome.asked.confidence;
    let (tests, terms) = (inference.coefficients(confidence)?, inference.terms()?);
    let findings = Findings { fit: &outcome.fit, method, confidence, tests: &tests, terms: &terms };
    Ok(of_findings(findings, speech)?)
}

/// Tells the findings of a mixed model.
///
/// # Errors
/// None for a fit that was made: the places asked of distributions here exist.
pub fn of_findings(findings: Findings<'_>, speech: Speech) -> Result<Document, StatsError> {
    let report = Report::new(findings, speech);
    let mut all: Vec<Part> = vec![parts::estimates(&report), parts::variances(&report)];
    all.extend(groups::course(&report));
    all.extend(groups::deviations(&report));
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
    pub fn new(findings: Findings<'f>, speech: Speech) -> Self {
        let fit = findings.fit;
        let factors = fit.design().factors();
        let terms = fit.design().formula().fixed_terms();
        let rows =
            fit.coefficients().into_iter().zip(findings.tests).map(|(Coefficient { name, .. }, test)| {
                let step = step_of(&name, &terms, &factors);
                // A product of a column within and one between groups lies at neither level.
                let level = (step != Step::Interaction).then(|| Level::of(fit.design(), &name)).flatten();
                Row { name, step, level, test }
            });
        let division = fit.division();
        let mut shares = division.intraclass();
        let between: f64 = shares.iter().map(|share| share.share).sum();
        shares.push(Share { grouping: None, share: 1.0 - between });
        Self {
            rows: rows.collect(),
            speech,
            findings,
            response: fit.design().formula().response(),
            division,
            shares,
            confidence: speech.percent(findings.confidence),
        }
    }

    pub fn fit(&self) -> &'f LinearFit {
        self.findings.fit
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
    pub fn predictors(&self) -> impl Iterator<Item = &Row<'f>> {
        self.rows.iter().filter(|row| row.step != Step::Intercept)
    }
}

impl Row<'_> {
    /// Whether zero lies outside the interval.
    pub fn excludes_zero(&self) -> bool {
        !self.test.interval.holds(0.0)
    }
}

/// A factor with its levels and how they are compared.
type Factor<'f> = (&'f str, &'f [String], Contrast);

fn step_of(name: &str, terms: &[String], factors: &[Factor<'_>]) -> Step {
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
