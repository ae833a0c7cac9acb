//! The report of an actor–partner model: what one's own rating goes with, and the other's.

use super::surface::rows;
use super::zero;
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::coefficients::{Line, coefficients};
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::dyad::actor_partner::fit::{ActorPartner, Criterion, DyadicEffect, Whose};

/// An actor–partner model and what its outcome is called.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'f> {
    /// The fit.
    pub fit: &'f ActorPartner,
    /// What the outcome is called.
    pub outcome: &'f str,
    /// How sure intervals are.
    pub confidence: f64,
}

/// Tells what each member's rating goes with in both.
pub fn document(findings: Findings<'_>, speech: Speech) -> Document {
    Document {
        language: speech.language(),
        title: speech.with("dyad-partners-title", &[("outcome", &findings.outcome)]),
        answer: answer(findings, speech),
        cautions: Vec::new(),
        parts: vec![effects(findings, speech), computed(findings, speech)],
        origin: Vec::new(),
    }
}

/// Effects other than intercepts, with the rating they are of.
fn of_ratings(fit: &ActorPartner) -> impl Iterator<Item = (&DyadicEffect, &str)> {
    fit.effects.iter().filter_map(|effect| Some((effect, effect.predictor.as_deref()?)))
}

/// The role, or the word for a member where nothing tells the two apart.
fn role_of(role: Option<&String>, speech: Speech) -> String {
    role.cloned().unwrap_or_else(|| speech.t("dyad-member"))
}

fn answer(findings: Findings<'_>, speech: Speech) -> Vec<String> {
    let fit = findings.fit;
    let confidence = speech.confidence(findings.confidence);
    let mut told = Vec::new();
    for (effect, rating) in of_ratings(fit) {
        let test = &effect.test;
        let digits = digits_for(test.interval.upper - test.interval.lower);
        let whose = match effect.whose {
            Whose::Nobody => continue,
            Whose::Actor => "own",
            Whose::Partner => "other",
        };
        let said = speech.with(
            &format!("dyad-partners-{whose}"),
            &[
                ("role", &role_of(effect.role.as_ref(), speech)),
                ("rating", &rating),
                ("outcome", &findings.outcome),
                ("size", &speech.decimals(test.estimate.abs(), digits)),
                ("direction", &speech.direction(test.estimate, digits)),
                ("confidence", &confidence),
                ("range", &speech.range(test.interval, digits)),
            ],
        );
        told.push(format!("{said} {}", zero(speech, test.interval)));
    }
    let correlation = speech.decimals(fit.residual_correlation, 2);
    told.push(speech.with("dyad-partners-alike", &[("correlation", &correlation)]));
    told.push(rows(fit.rows, fit.missing, speech));
    told.push(speech.with("dyad-partners-pairs", &[("count", &fit.pairs)]));
    told.push(speech.t("mixed-not-cause"));
    told
}

fn effects(findings: Findings<'_>, speech: Speech) -> Part {
    let confidence = speech.confidence(findings.confidence);
    let mut grid = Grid::new(
        speech.with("dyad-partners-caption", &[("outcome", &findings.outcome)]),
        [
            (Side::Left, speech.t("dyad-partners-role")),
            (Side::Left, speech.t("dyad-partners-rating")),
            (Side::Right, speech.t("document-estimate")),
            (Side::Right, speech.with("document-interval", &[("confidence", &confidence)])),
            (Side::Right, speech.t("document-p")),
        ],
    );
    let mut lines = Vec::new();
    for effect in &findings.fit.effects {
        let role = role_of(effect.role.as_ref(), speech);
        let rating = effect.predictor.as_deref().unwrap_or("");
        let whose = match effect.whose {
            Whose::Nobody => speech.t("dyad-partners-start"),
            Whose::Actor => speech.with("dyad-partners-rating-own", &[("rating", &rating)]),
            Whose::Partner => speech.with("dyad-partners-rating-other", &[("rating", &rating)]),
        };
        let test = &effect.test;
        let digits = digits_for(test.standard_error);
        if effect.predictor.is_some() {
            let name = format!("{role}: {whose}");
            lines.push(Line { name, estimate: test.estimate, interval: test.interval });
        }
        grid.row([
            role,
            whose,
            speech.decimals(test.estimate, digits),
            speech.range(test.interval, digits),
            speech.p(test.p),
        ]);
    }
    let outside = lines.iter().filter(|line| !line.interval.holds(0.0)).count();
    let picture = Picture {
        caption: speech.with("dyad-partners-picture", &[("outcome", &findings.outcome)]),
        description: speech.with(
            "dyad-partners-seen",
            &[("confidence", &confidence), ("outside", &outside), ("count", &lines.len())],
        ),
        drawing: coefficients(speech, &lines, 0.0),
        numbers: None,
    };
    let mut blocks = vec![Block::Grid(grid), Block::Picture(picture)];
    let ratios: Vec<String> = findings
        .fit
        .ratios
        .iter()
        .map(|ratio| {
            let role = role_of(ratio.role.as_ref(), speech);
            let digits = digits_for(ratio.k.standard_error);
            speech.with(
                "dyad-partners-ratio",
                &[
                    ("role", &role),
                    ("rating", &ratio.predictor),
                    ("k", &speech.decimals(ratio.k.estimate, digits)),
                    ("range", &speech.range(ratio.k.interval, digits)),
                ],
            )
        })
        .collect();
    if !ratios.is_empty() {
        blocks.push(Block::Remarks(ratios));
    }
    Part::new(speech.t("dyad-partners-effects"), blocks)
}

fn computed(findings: Findings<'_>, speech: Speech) -> Part {
    let fit = findings.fit;
    let criterion = match fit.criterion {
        Criterion::Reml => speech.t("mixed-reml"),
        Criterion::Ml => speech.t("mixed-ml"),
    };
    let members = match fit.roles.as_slice() {
        [] => speech.t("dyad-partners-same"),
        roles => speech.with("dyad-partners-roles", &[("roles", &speech.row_of(roles))]),
    };
    let numbers = speech.with(
        "dyad-partners-criteria",
        &[
            ("likelihood", &speech.decimals(fit.log_likelihood, 2)),
            ("aic", &speech.decimals(fit.aic, 2)),
            ("parameters", &fit.parameter_count),
        ],
    );
    let confidence = speech.confidence(findings.confidence);
    let meaning = speech.with("document-interval-meaning", &[("confidence", &confidence)]);
    let remarks = vec![members, criterion, numbers, meaning, speech.t("document-p-meaning")];
    Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
}
