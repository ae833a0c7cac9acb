//! What two ratings go with together.

use super::told;
use crate::chosen::{Chosen, Values, expect_varied, means, names, numbers};
use crate::document::Document;
use crate::failure::Failure;
use crate::preparation::{Preparation, Prepared};
use crate::reading::Source;
use crate::speech::Speech;
use stats::dyad::surface_fit::{Agreement, Errors, Ratings, SurfaceFit, on_one_scale};

/// What is asked of two ratings and an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The column of one rating.
    pub x: String,
    /// The column of the other.
    pub y: String,
    /// The column of what they may go with.
    pub outcome: String,
    /// A column that names the pairs: each then counts once, by its means.
    pub by: Option<String>,
    /// What the ratings are counted from.
    pub scale: Scale,
    /// Which errors are told.
    pub errors: Errors,
    /// How sure intervals are, between 0 and 1.
    pub confidence: f64,
}

/// What the ratings are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// As they stand in the file: whoever made it has chosen their zero.
    AsGiven,
    /// The mean of both together, in standard deviations of both together.
    Common,
}

/// A surface, with what it was made of.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was asked.
    pub asked: Asked,
    /// The file.
    pub prepared: Prepared,
    /// The fit.
    pub fit: SurfaceFit,
    /// The pairs of ratings that count, on the scale of the fit.
    pub points: Vec<(f64, f64)>,
    /// How often the two agree.
    pub agreement: Agreement,
}

/// Reads the ratings and fits the surface.
///
/// # Errors
/// [`Failure`]
pub fn run(asked: Asked, preparation: &Preparation, source: &Source) -> Result<Outcome, Failure> {
    let chosen = Chosen {
        measured: vec![&asked.x, &asked.y, &asked.outcome],
        naming: asked.by.as_deref().into_iter().collect(),
    };
    let prepared = chosen.read(preparation, source)?;
    let [mut x, mut y, mut z] = [&asked.x, &asked.y, &asked.outcome].map(|name| numbers(&prepared, name));
    if let Some(by) = &asked.by {
        let pairs = names(&prepared, by)?;
        for column in [&mut x, &mut y, &mut z] {
            *column = Ok(means(&pairs, std::mem::replace(column, Ok(Vec::new()))?.as_slice()));
        }
    }
    let (x, y, z): (Values, Values, Values) = (x?, y?, z?);
    let is_complete = |row: usize| x[row].is_some() && y[row].is_some() && z[row].is_some();
    for (name, values) in [(&asked.x, &x), (&asked.y, &y), (&asked.outcome, &z)] {
        expect_varied(name, values, is_complete)?;
    }
    let common = on_one_scale(&x, &y)?;
    let agreement = common.agreement();
    let (x, y) = match asked.scale {
        Scale::AsGiven => (x, y),
        Scale::Common => (common.x, common.y),
    };
    let fit = SurfaceFit::new(Ratings { x: &x, y: &y, z: &z }, asked.confidence)?;
    let points = x.iter().zip(&y).zip(&z).filter_map(|((x, y), z)| z.and(Some(((*x)?, (*y)?)))).collect();
    Ok(Outcome { asked, prepared, fit, points, agreement })
}

/// Tells it.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let asked = &outcome.asked;
    let findings = told::surface::Findings {
        fit: &outcome.fit,
        errors: asked.errors,
        names: told::surface::Named { x: &asked.x, y: &asked.y, outcome: &asked.outcome },
        points: &outcome.points,
        agreement: Some(outcome.agreement),
        confidence: asked.confidence,
    };
    let mut document = told::surface::document(findings, speech);
    if let Some(by) = &asked.by {
        document.answer.push(speech.with("dyad-by-means", &[("by", by)]));
    }
    if asked.scale == Scale::Common {
        document.answer.push(speech.t("dyad-common-scale"));
    }
    document
}
