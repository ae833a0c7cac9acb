//! What each group does to the outcome, told.

use crate::document::{Block, Grid, Part, Side};
use crate::mixed::Outcome;
use crate::speech::number::digits_for;
use crate::speech::{Said, Speech};
use stats::mixed::influence::{GroupInfluence, Without};

/// Groups that are listed: those without which the outcome changes most.
const GROUPS_SHOWN: usize = 10;

pub(super) fn part(grouping: &str, all: &[GroupInfluence], outcome: &Outcome, speech: Speech) -> Part {
    let found: Vec<(&GroupInfluence, &Without)> =
        all.iter().filter_map(|group| Some((group, group.without.as_ref()?))).collect();
    let variables: [(&str, &dyn Said); 2] = [("grouping", &grouping), ("count", &all.len())];
    let mut blocks = vec![Block::Paragraph(speech.with("refit-influence-told", &variables))];
    let without_model = all.len() - found.len();
    if without_model > 0 {
        let variables: [(&str, &dyn Said); 2] = [("grouping", &grouping), ("count", &without_model)];
        blocks.push(Block::Paragraph(speech.with("refit-influence-none", &variables)));
    }
    if !found.is_empty() {
        let reversed = reversed(&found, outcome);
        blocks.push(Block::Paragraph(match reversed.is_empty() {
            true => speech.t("refit-influence-same-sign"),
            false => speech.with("refit-influence-other-sign", &[("names", &speech.row_of(&reversed))]),
        }));
        blocks.push(Block::Grid(coefficients(&found, outcome, speech)));
        blocks.push(Block::Grid(groups(grouping, &found, outcome, speech)));
    }
    Part::new(speech.with("refit-influence", &[("grouping", &grouping)]), blocks)
}

/// Coefficients that point the other way when some group is left out.
fn reversed(found: &[(&GroupInfluence, &Without)], outcome: &Outcome) -> Vec<String> {
    let coefficients = outcome.fit.coefficients().into_iter().enumerate();
    let turns = coefficients.filter(|(place, all)| {
        found.iter().any(|(_, without)| {
            estimate(without, *place, outcome).is_some_and(|rest| rest * all.estimate < 0.0)
        })
    });
    turns.map(|(_, all)| all.name).collect()
}

/// A coefficient without a group: these stand behind the spreads.
fn estimate(without: &Without, place: usize, outcome: &Outcome) -> Option<f64> {
    let first = without.parameters.len() - outcome.fit.design().fixed_names().len();
    without.parameters[first + place].1
}

fn coefficients(found: &[(&GroupInfluence, &Without)], outcome: &Outcome, speech: Speech) -> Grid {
    let heads = [
        (Side::Left, speech.t("document-column")),
        (Side::Right, speech.t("refit-all")),
        (Side::Right, speech.t("refit-least")),
        (Side::Left, speech.t("refit-without")),
        (Side::Right, speech.t("refit-most")),
        (Side::Left, speech.t("refit-without")),
    ];
    let mut grid = Grid::new(speech.t("refit-influence-coefficients"), heads);
    for (place, all) in outcome.fit.coefficients().into_iter().enumerate() {
        let values = found.iter().filter_map(|(group, without)| {
            estimate(without, place, outcome).map(|rest| (rest, group.level.as_str()))
        });
        let values: Vec<(f64, &str)> = values.collect();
        let least = values.iter().min_by(|a, b| a.0.total_cmp(&b.0));
        let most = values.iter().max_by(|a, b| a.0.total_cmp(&b.0));
        let (Some((least, at_least)), Some((most, at_most))) = (least, most) else { continue };
        let digits = digits_for(all.standard_error);
        grid.row([
            all.name,
            speech.decimals(all.estimate, digits),
            speech.decimals(*least, digits),
            (*at_least).to_owned(),
            speech.decimals(*most, digits),
            (*at_most).to_owned(),
        ]);
    }
    grid
}

fn groups(grouping: &str, found: &[(&GroupInfluence, &Without)], outcome: &Outcome, speech: Speech) -> Grid {
    let heads = [
        (Side::Left, grouping.to_owned()),
        (Side::Right, speech.t("refit-rows")),
        (Side::Right, speech.t("refit-cook")),
        (Side::Left, speech.t("refit-moves")),
        (Side::Right, speech.t("refit-dfbetas")),
    ];
    let mut ordered = found.to_vec();
    ordered.sort_by(|(_, a), (_, b)| b.cooks_distance.total_cmp(&a.cooks_distance));
    let shown = ordered.len().min(GROUPS_SHOWN);
    let caption = speech.with("refit-influence-groups", &[("count", &shown)]);
    let mut grid = Grid::new(caption, heads).remarked(speech.t("refit-influence-remark"));
    let names = outcome.fit.design().fixed_names();
    for (group, without) in ordered.into_iter().take(GROUPS_SHOWN) {
        let moved = without.dfbetas.iter().enumerate();
        let most = moved.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
        let (place, moved) = most.expect("a model has a coefficient");
        grid.row([
            group.level.clone(),
            speech.count(group.rows),
            speech.figures(without.cooks_distance, 2),
            names[place].clone(),
            speech.decimals(*moved, 2),
        ]);
    }
    grid
}
