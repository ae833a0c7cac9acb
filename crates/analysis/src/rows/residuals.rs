//! The rows a model was fitted to, with what it gives for each and what is left over.

use super::text;
use crate::mixed::Outcome;
use crate::sheet::{Row, Sheet, number};

/// Columns beside those of the file, named as R's broom names them: a point first, so that no column of a file has the name.
const MADE: [&str; 4] = [".fitted", ".fixed", ".resid", ".std.resid"];

/// Every row that was used: its number, its groups, the response, and what the model gives for it.
///
/// `.row` counts the rows of the file that were not skipped, from 1. `.fitted` is with the groups, `.fixed` without them, `.resid`
/// the response minus `.fitted`, `.std.resid` the same in standard deviations of the rest.
///
/// # Missing data
/// A row with a missing value was not used, and is not there.
pub fn sheet(outcome: &Outcome) -> Sheet {
    let (fit, table) = (&outcome.fit, &outcome.prepared.table);
    let formula = fit.design().formula();
    let groupings: Vec<&str> = formula.grouping_columns().into_iter().collect();
    let mut names = vec![".row".to_owned()];
    names.extend(groupings.iter().map(|name| (*name).to_owned()));
    names.push(formula.response());
    names.extend(MADE.map(str::to_owned));
    let made = [fit.fitted(), fit.fitted_fixed(), fit.residuals(), fit.standardised_residuals()];
    let used = fit.design().rows().used.iter().enumerate();
    let rows = used.map(|(place, row)| {
        let mut cells = vec![(row + 1).to_string()];
        let columns = groupings.iter().filter_map(|name| table.column(name));
        cells.extend(columns.map(|column| text(column, row)));
        cells.push(number(Some(fit.design().response()[place])));
        cells.extend(made.iter().map(|values| number(Some(values[place]))));
        Row { line: 0, cells }
    });
    Sheet { separator: b',', names, rows: rows.collect() }
}
