//! How much groups differ, as one table for every model with groups.

use crate::document::{Grid, Side};
use crate::speech::Speech;
use crate::speech::number::ABSENT;
use stats::mixed::fit::variance::Component;

/// One row for each deviating coefficient, and one for the rest where a model has one.
pub(crate) fn grid(caption: String, components: Vec<Component>, speech: Speech) -> Grid {
    let mut grid = Grid::new(
        caption,
        [
            (Side::Left, speech.t("document-grouping")),
            (Side::Left, speech.t("mixed-deviates")),
            (Side::Right, speech.t("mixed-deviation")),
            (Side::Right, speech.t("mixed-variance")),
            (Side::Right, speech.t("mixed-correlation")),
        ],
    );
    for component in components {
        let correlations: Vec<String> = component
            .correlations
            .iter()
            .map(|one| one.map_or_else(|| ABSENT.to_owned(), |one| speech.decimals(one, 2)))
            .collect();
        // The rest belongs to no groups, and no coefficient deviates in it: its second cell stays empty.
        let (grouping, column) = match (component.grouping, component.column) {
            (Some(grouping), Some(column)) => (grouping, column),
            (Some(grouping), None) => (grouping, String::new()),
            (None, _) => (speech.t("mixed-rest-short"), String::new()),
        };
        grid.row([
            grouping,
            column,
            speech.figures(component.variance.sqrt(), 3),
            speech.figures(component.variance, 3),
            correlations.join("; "),
        ]);
    }
    grid
}
