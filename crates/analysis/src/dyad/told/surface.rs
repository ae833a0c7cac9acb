//! The report of a response surface: what two ratings go with, where they agree and where they do not.

use super::zero;
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::frame::Names;
use crate::plot::surface::{self, Quadratic};
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::dyad::surface::{Derived, Surface};
use stats::dyad::surface_fit::{Agreement, Errors, SurfaceFit};

/// A surface and what it was made of.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// The fit.
    pub fit: &'f SurfaceFit,
    /// Which errors are told.
    pub errors: Errors,
    /// What the ratings and the outcome are called.
    pub names: Named<'f>,
    /// The pairs of ratings, on the scale of the fit.
    pub points: &'f [(f64, f64)],
    /// How often the two agree, if it was counted.
    pub agreement: Option<Agreement>,
    /// How sure intervals are.
    pub confidence: f64,
}

/// What the ratings and the outcome are called.
#[derive(Debug, Clone, Copy)]
pub struct Named<'f> {
    /// One rating.
    pub x: &'f str,
    /// The other.
    pub y: &'f str,
    /// What they may go with.
    pub outcome: &'f str,
}

/// With a smaller share of pairs on either side, a surface says little about disagreement.
const DISAGREE_MIN: f64 = 0.1;
const LINES: [&str; 5] = ["a1", "a2", "a3", "a4", "a5"];
const TERMS: [&str; 6] = ["b0", "b1", "b2", "b3", "b4", "b5"];

/// Tells what two ratings go with together.
pub fn document(findings: Findings<'_>, speech: Speech) -> Document {
    let surface = findings.fit.with_errors(findings.errors);
    let Named { x, y, outcome } = findings.names;
    Document {
        language: speech.language(),
        title: speech.with("dyad-surface-title", &[("x", &x), ("y", &y), ("outcome", &outcome)]),
        answer: answer(findings, surface, speech),
        cautions: cautions(findings, speech),
        parts: vec![
            Part::new(speech.t("dyad-surface"), vec![Block::Picture(picture(findings, surface, speech))]),
            lines(findings, surface, speech),
            computed(findings, surface, speech),
        ],
        origin: Vec::new(),
    }
}

fn answer(findings: Findings<'_>, surface: &Surface, speech: Speech) -> Vec<String> {
    let Named { x, y, outcome } = findings.names;
    let confidence = speech.confidence(findings.confidence);
    let told = |key: &str, line: &Derived| {
        let digits = digits_for(line.interval.upper - line.interval.lower);
        let said = speech.with(
            &format!("dyad-line-{key}"),
            &[
                ("x", &x),
                ("y", &y),
                ("outcome", &outcome),
                ("size", &speech.decimals(line.estimate.abs(), digits)),
                ("direction", &speech.direction(line.estimate, digits)),
                ("confidence", &confidence),
                ("range", &speech.range(line.interval, digits)),
            ],
        );
        format!("{said} {}", zero(speech, line.interval))
    };
    let [agreeing, _, differing, apart, _] = &surface.lines;
    let mut sentences = vec![told("agree", agreeing), told("apart", apart), told("differ", differing)];
    let (all, bent) = (speech.percent(findings.fit.r2), speech.percent(findings.fit.r2_beyond_plane));
    sentences.push(speech.with(
        "dyad-surface-explained",
        &[
            ("outcome", &outcome),
            ("all", &all),
            ("bent", &bent),
            ("p", &speech.p(findings.fit.against_plane.p)),
        ],
    ));
    sentences.push(rows(findings.fit.n, findings.fit.missing, speech));
    sentences.push(speech.t("mixed-not-cause"));
    sentences
}

pub(super) fn rows(used: usize, missing: usize, speech: Speech) -> String {
    match missing {
        0 => speech.with("dyad-rows-all", &[("count", &used)]),
        left => speech.with("dyad-rows-some", &[("count", &used), ("left", &left)]),
    }
}

fn cautions(findings: Findings<'_>, speech: Speech) -> Vec<String> {
    let ends = |of: fn(&(f64, f64)) -> f64| {
        let values = || findings.points.iter().map(of);
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    };
    let is_zero_outside =
        [ends(|point| point.0), ends(|point| point.1)].iter().any(|(l, h)| *l > 0.0 || *h < 0.0);
    let mut found = Vec::new();
    if is_zero_outside && !findings.points.is_empty() {
        found.push(speech.t("dyad-zero-outside"));
    }
    found.extend(little_disagreement(findings, speech));
    found
}

fn little_disagreement(findings: Findings<'_>, speech: Speech) -> Option<String> {
    let agreement = findings.agreement?;
    let all = (agreement.x_higher + agreement.alike + agreement.y_higher).max(1) as f64;
    let few = |count: usize| (count as f64 / all) < DISAGREE_MIN;
    if !few(agreement.x_higher) && !few(agreement.y_higher) {
        return None;
    }
    let Named { x, y, .. } = findings.names;
    Some(speech.with(
        "dyad-little-disagreement",
        &[("x", &x), ("y", &y), ("higher", &agreement.x_higher), ("lower", &agreement.y_higher)],
    ))
}

fn picture(findings: Findings<'_>, surface: &Surface, speech: Speech) -> Picture {
    let Named { x, y, outcome } = findings.names;
    let quadratic = Quadratic { coefficients: surface.coefficients };
    let heights = || findings.points.iter().map(|(x, y)| quadratic.at(*x, *y));
    let (low, high) = (heights().fold(f64::INFINITY, f64::min), heights().fold(f64::NEG_INFINITY, f64::max));
    let digits = digits_for((high - low) / 4.0);
    let drawn = surface::Surface {
        quadratic,
        points: findings.points.to_vec(),
        agreement: speech.t("dyad-agreement"),
    };
    Picture {
        caption: speech.with("dyad-surface-picture", &[("outcome", &outcome), ("x", &x), ("y", &y)]),
        description: speech.with(
            "dyad-surface-seen",
            &[
                ("outcome", &outcome),
                ("low", &speech.decimals(low, digits)),
                ("high", &speech.decimals(high, digits)),
            ],
        ),
        drawing: surface::surface(speech, &drawn, Names { x, y }),
        numbers: None,
    }
}

/// The surface along the line of agreement and across it.
fn lines(findings: Findings<'_>, surface: &Surface, speech: Speech) -> Part {
    let confidence = speech.confidence(findings.confidence);
    let mut grid = Grid::new(
        speech.t("dyad-lines-caption"),
        [
            (Side::Left, speech.t("dyad-line")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
            (Side::Right, speech.t("document-p")),
        ],
    )
    .remarked(speech.t("dyad-lines-remark"));
    for (key, line) in LINES.iter().zip(&surface.lines) {
        grid.row(cells(speech.t(&format!("dyad-name-{key}")), line, speech));
    }
    let mut blocks = vec![Block::Grid(grid)];
    let mut remarks = Vec::new();
    // Outside the ratings that occur, the surface is no more than its formula.
    let inside = |x: f64, y: f64| {
        let holds = |value: f64, values: &mut dyn Iterator<Item = f64>| {
            let (low, high) =
                values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
            low <= value && value <= high
        };
        holds(x, &mut findings.points.iter().map(|point| point.0))
            && holds(y, &mut findings.points.iter().map(|point| point.1))
    };
    if let Some(point) = surface.stationary.as_ref().filter(|it| inside(it.x.estimate, it.y.estimate)) {
        let written = |one: &Derived| speech.estimate(one.estimate, one.standard_error);
        remarks.push(speech.with(
            "dyad-stationary",
            &[("x", &written(&point.x)), ("y", &written(&point.y)), ("z", &written(&point.z))],
        ));
    }
    if let Some(axes) = &surface.axes {
        let slope = speech.estimate(axes.first_slope.estimate, axes.first_slope.standard_error);
        let digits = digits_for(axes.first_slope.standard_error);
        let range = speech.range(axes.first_slope.interval, digits);
        remarks.push(speech.with("dyad-first-axis", &[("slope", &slope), ("range", &range)]));
    }
    if !remarks.is_empty() {
        blocks.push(Block::Remarks(remarks));
    }
    Part::new(speech.t("dyad-lines"), blocks)
}

fn cells(name: String, line: &Derived, speech: Speech) -> [String; 4] {
    let digits = digits_for(line.standard_error);
    [name, speech.decimals(line.estimate, digits), speech.range(line.interval, digits), speech.p(line.p)]
}

fn computed(findings: Findings<'_>, surface: &Surface, speech: Speech) -> Part {
    let Named { x, y, .. } = findings.names;
    let errors = match findings.errors {
        Errors::Classic => speech.t("dyad-errors-classic"),
        Errors::Hc3 => speech.t("dyad-errors-robust"),
    };
    let confidence = speech.confidence(findings.confidence);
    let mut grid = Grid::new(
        speech.t("dyad-terms-caption"),
        [
            (Side::Left, speech.t("dyad-term")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.t("document-error")),
        ],
    );
    let names =
        ["1".to_owned(), x.to_owned(), y.to_owned(), format!("{x}²"), format!("{x} × {y}"), format!("{y}²")];
    for (place, name) in names.into_iter().enumerate() {
        let error = surface.covariance[(place, place)].max(0.0).sqrt();
        let digits = digits_for(error) + 3;
        grid.row([
            format!("{} {name}", TERMS[place]),
            speech.decimals(surface.coefficients[place], digits),
            speech.decimals(error, digits),
        ]);
    }
    let remarks = vec![
        speech.t("dyad-surface-computed"),
        errors,
        speech.with("document-interval-meaning", &[("confidence", &confidence)]),
        speech.t("document-p-meaning"),
    ];
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks), Block::Grid(grid)])
}
