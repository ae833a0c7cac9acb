//! The items of a scale, one by one, and the factors behind them.

use super::document::Findings;
use crate::document::{Block, Grid, Part, Picture, Side};
use crate::plot::coefficients::Line;
use crate::plot::loadings::{Loaded, loadings};
use crate::plot::shares::{Kind, Piece, shares};
use crate::speech::Speech;
use crate::speech::number::ABSENT;
use stats::interval::Interval;
use stats::reliability::omega::OmegaReport;
use stats::reliability::unidimensional::OneFactorOmega;

pub(super) fn items(findings: Findings<'_>, speech: Speech) -> Part {
    let mut grid = Grid::new(
        speech.t("reliability-items-caption"),
        [
            (Side::Left, speech.t("reliability-item")),
            (Side::Right, speech.t("reliability-count")),
            (Side::Right, speech.t("reliability-mean")),
            (Side::Right, speech.t("reliability-deviation")),
            (Side::Right, speech.t("reliability-rest")),
            (Side::Right, speech.t("reliability-dropped")),
        ],
    )
    .remarked(speech.t("reliability-items-remark"));
    let mut lines = Vec::new();
    for (name, item) in findings.items.iter().zip(&findings.alpha.items) {
        let rest = item.rest_correlation;
        lines.push(Line {
            name: name.clone(),
            estimate: rest,
            interval: Interval { lower: rest.min(0.0), upper: rest.max(0.0) },
        });
        grid.row([
            name.clone(),
            speech.count(item.count),
            speech.decimals(item.mean, 2),
            speech.decimals(item.standard_deviation, 2),
            speech.decimals(rest, 2),
            item.alpha_if_dropped.map_or_else(|| ABSENT.to_owned(), |alpha| speech.decimals(alpha, 2)),
        ]);
    }
    let rests = lines.iter().map(|line| line.estimate);
    let (least, most) =
        (rests.clone().fold(f64::INFINITY, f64::min), rests.fold(f64::NEG_INFINITY, f64::max));
    let picture = Picture {
        caption: speech.t("reliability-rest-picture"),
        description: speech.with(
            "reliability-rest-seen",
            &[("least", &speech.decimals(least, 2)), ("most", &speech.decimals(most, 2))],
        ),
        drawing: loadings(speech, &[Loaded { name: speech.t("reliability-rest-long"), items: lines }]),
        numbers: None,
    };
    Part::new(speech.t("reliability-items"), vec![Block::Grid(grid), Block::Picture(picture)])
}

/// Other ways to judge the same score.
pub(super) fn bounds(findings: Findings<'_>, speech: Speech) -> Part {
    let alpha = findings.alpha;
    let mut grid = Grid::new(
        speech.t("reliability-bounds-caption"),
        [(Side::Left, speech.t("reliability-measure")), (Side::Right, speech.t("reliability-value"))],
    )
    .remarked(speech.t("reliability-bounds-remark"));
    let mut add = |key: &str, value: Option<f64>| {
        if let Some(value) = value {
            grid.row([speech.t(&format!("reliability-bound-{key}")), speech.decimals(value, 2)]);
        }
    };
    add("standardised", Some(alpha.standardised));
    add("between", Some(alpha.mean_correlation));
    add("lambda2", findings.bounds.map(|bounds| bounds.lambda2));
    add("lambda6", findings.bounds.map(|bounds| bounds.lambda6));
    add("smallest", findings.halves.map(|halves| halves.smallest));
    add("halves", findings.halves.map(|halves| halves.mean));
    add("largest", findings.halves.map(|halves| halves.largest));
    add("odd-even", findings.halves.map(|halves| halves.odd_even));
    Part::new(speech.t("reliability-bounds"), vec![Block::Grid(grid)])
}

/// One factor: whether the items can be read as one.
pub(super) fn one_factor(findings: Findings<'_>, omega: &OneFactorOmega, speech: Speech) -> Part {
    let measures = &omega.model.measures;
    let approximation =
        measures.approximation.map_or_else(|| ABSENT.to_owned(), |it| speech.decimals(it.value, 3));
    let told = speech.with(
        "reliability-one-factor-told",
        &[
            ("comparative", &speech.decimals(measures.comparative, 2)),
            ("approximation", &approximation),
            ("residual", &speech.decimals(measures.residual, 3)),
        ],
    );
    let mut grid = Grid::new(
        speech.t("reliability-loadings-caption"),
        [
            (Side::Left, speech.t("reliability-item")),
            (Side::Right, speech.t("reliability-loading")),
            (Side::Right, speech.t("reliability-residual")),
        ],
    );
    let both = omega.loadings.iter().zip(&omega.residual_variances);
    for (name, (loading, residual)) in findings.items.iter().zip(both) {
        grid.row([name.clone(), speech.decimals(*loading, 3), speech.decimals(*residual, 3)]);
    }
    Part::new(speech.t("reliability-one-factor-part"), vec![Block::Paragraph(told), Block::Grid(grid)])
}

/// A general factor and groups of items below it.
pub(super) fn general(findings: Findings<'_>, omega: &OmegaReport, speech: Speech) -> Part {
    // What groups of items share is what all factors carry beyond the general one, wherever the items load.
    let groups = omega.total - omega.hierarchical;
    let pieces = [
        Piece { name: speech.t("reliability-general"), share: omega.hierarchical, kind: Kind::Named },
        Piece { name: speech.t("reliability-groups"), share: groups, kind: Kind::Named },
        Piece { name: speech.t("reliability-own"), share: 1.0 - omega.total, kind: Kind::Rest },
    ];
    let said = pieces.iter().map(|piece| format!("{}: {}", piece.name, speech.percent(piece.share)));
    let said = said.collect::<Vec<String>>().join("; ");
    let picture = Picture {
        caption: speech.t("reliability-shares"),
        description: speech.with("reliability-shares-seen", &[("pieces", &said)]),
        drawing: shares(speech, &pieces),
        numbers: None,
    };
    let factors = &omega.factors;
    let heads = (0..factors.groups.column_count())
        .map(|group| (Side::Right, speech.with("reliability-group", &[("number", &(group + 1))])));
    let columns =
        [(Side::Left, speech.t("reliability-item")), (Side::Right, speech.t("reliability-general-head"))];
    let mut grid = Grid::new(speech.t("reliability-general-caption"), columns.into_iter().chain(heads));
    for (item, name) in findings.items.iter().enumerate() {
        let groups =
            (0..factors.groups.column_count()).map(|group| speech.decimals(factors.groups[(item, group)], 2));
        let general = speech.decimals(factors.general[item], 2);
        grid.row([name.clone(), general].into_iter().chain(groups));
    }
    let explained = speech.percent(omega.explained_common_variance);
    let told = speech.with("reliability-general-told", &[("explained", &explained)]);
    let blocks = vec![Block::Paragraph(told), Block::Picture(picture), Block::Grid(grid)];
    Part::new(speech.t("reliability-general-part"), blocks)
}
