//! The report of groups: how far their members see the same.

use super::{Group, Outcome};
use crate::document::{Block, Document, Grid, Part, Side};
use crate::speech::Speech;
use crate::speech::number::ABSENT;
use stats::quantile::quantile;
use stats::rater::grouping::Grouping;
use stats::rater::within_group::GROUP_MIN;

/// So many groups are listed; the rest is in the JSON.
const GROUPS_MAX: usize = 40;

pub(super) fn document(
    outcome: &Outcome,
    column: &str,
    groups: &[Group],
    means: Option<Grouping>,
    speech: Speech,
) -> Document {
    let values: Vec<Option<f64>> =
        groups.iter().filter_map(|group| group.view).map(|view| Some(view.value)).collect();
    let left = groups.len() - values.len();
    let mut answer = Vec::new();
    if let (Ok(middle), Ok(low)) = (quantile(&values, 0.5), quantile(&values, 0.25)) {
        answer.push(speech.with(
            "reliability-views",
            &[
                ("groups", &values.len()),
                ("column", &column),
                ("middle", &speech.decimals(middle, 2)),
                ("low", &speech.decimals(low, 2)),
            ],
        ));
    }
    if let Some(means) = means {
        let one = speech.decimals(means.icc1, 2);
        let mean = speech.decimals(means.icc2, 2);
        answer.push(match means.icc1 > 0.0 {
            true => speech.with("reliability-views-means", &[("one", &one), ("mean", &mean)]),
            // Means that differ less than single answers would make them: nothing is told apart.
            false => speech.with("reliability-views-no-means", &[("one", &one)]),
        });
    }
    answer.push(speech.t("reliability-views-chance"));
    let mut cautions = Vec::new();
    if left > 0 {
        cautions.push(speech.with("reliability-views-left", &[("left", &left), ("least", &GROUP_MIN)]));
    }
    let mut parts = vec![listed(column, groups, speech)];
    let remarks = vec![speech.t("reliability-views-computed")];
    parts.push(Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)]));
    Document {
        language: speech.language(),
        title: speech.with("reliability-views-title", &[("column", &column)]),
        answer,
        cautions,
        parts,
        origin: vec![outcome.prepared.found.file.clone()],
    }
}

fn listed(column: &str, groups: &[Group], speech: Speech) -> Part {
    let mut grid = Grid::new(
        speech.t("reliability-views-caption"),
        [
            (Side::Left, column.to_owned()),
            (Side::Right, speech.t("reliability-count")),
            (Side::Right, "r_wg".to_owned()),
            (Side::Right, speech.t("reliability-views-ratio")),
        ],
    );
    if groups.len() > GROUPS_MAX {
        let more = groups.len() - GROUPS_MAX;
        grid = grid.remarked(speech.with("reliability-views-more", &[("more", &more)]));
    }
    for group in groups.iter().take(GROUPS_MAX) {
        let absent = || ABSENT.to_owned();
        grid.row([
            group.name.clone(),
            group.view.map_or_else(absent, |view| speech.count(view.count)),
            group.view.map_or_else(absent, |view| speech.decimals(view.value, 2)),
            group.view.map_or_else(absent, |view| speech.decimals(view.variance_ratio, 2)),
        ]);
    }
    Part::new(speech.t("reliability-views-part"), vec![Block::Grid(grid)])
}
