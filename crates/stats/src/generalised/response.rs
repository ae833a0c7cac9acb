//! A response as shares or counts: levels, pairs of columns and trials into numbers and weights.

use super::Settings;
use super::error::GeneralisedError;
use super::family::Family;
use crate::formula::Formula;
use crate::formula::expression::{Argument, Expression, Kind};
use crate::mixed::design;
use crate::mixed::design::Design;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};

/// How far a share times its trials may lie from a whole number.
const WHOLE: f64 = 1e-3;

/// The columns of a model whose response is checked.
#[derive(Debug)]
pub(super) struct Response {
    pub design: Design,
    /// The level that counts as yes, when the response holds levels.
    pub success: Option<String>,
}

impl Response {
    pub fn read(formula: &Formula, table: &Table, settings: &Settings) -> Result<Self, GeneralisedError> {
        let mut plain = formula.clone();
        let mut replaced: Vec<(String, Column)> = Vec::new();
        let mut weights = settings.weights.clone();
        let mut success = None;
        if let (Family::Poisson, Some(trials)) = (settings.family, &settings.trials) {
            let expected = "counts have no trials; use an offset such as offset(log(time))";
            return Err(GeneralisedError::Trials { found: trials.clone(), expected });
        }
        match (settings.family, &formula.response.ungrouped().kind) {
            (Family::Binomial, Kind::Call { function, arguments }) if function == "cbind" => {
                refuse_both(settings)?;
                let name = formula.response();
                let (share, trials) = shares_of(&pair(&name, arguments, table)?)?;
                let of_trials = format!("trials of {name}");
                plain.response = Expression { at: formula.response.at, kind: Kind::Name(name.clone()) };
                replaced.push((name, share));
                replaced.push((of_trials.clone(), trials));
                weights = Some(of_trials);
            }
            (family, Kind::Name(name)) => {
                if let Some(Column::Factor(factor)) = table.column(name) {
                    let (shares, level) = yes_or_no(name, factor, family)?;
                    success = Some(level);
                    replaced.push((name.clone(), shares));
                }
                if let Some(trials) = &settings.trials {
                    refuse_both(settings)?;
                    replaced = vec![(name.clone(), share_of_trials(name, trials, table)?)];
                    weights = Some(trials.clone());
                }
            }
            _ => {
                if let Some(trials) = &settings.trials {
                    let expected = "trials go with a response that is one column of successes";
                    return Err(GeneralisedError::Trials { found: trials.clone(), expected });
                }
            }
        }
        let table = with(table, replaced);
        let of_design = design::Settings { weights, contrasts: settings.contrasts.clone() };
        let design = Design::unchecked(&plain, &table, &of_design)?;
        check(&design, settings.family)?;
        Ok(Self { design, success })
    }
}

fn refuse_both(settings: &Settings) -> Result<(), GeneralisedError> {
    match &settings.weights {
        Some(weights) => Err(GeneralisedError::WeightsAndTrials { weights: weights.clone() }),
        None => Ok(()),
    }
}

/// The table with some columns in place of those of the same name, or beside the others.
fn with(table: &Table, replaced: Vec<(String, Column)>) -> Table {
    if replaced.is_empty() {
        return table.clone();
    }
    let kept = table.names().filter(|name| !replaced.iter().any(|(other, _)| other == name));
    let columns: Vec<(String, Column)> = kept
        .map(|name| (name.to_owned(), table.column(name).expect("a table has its names").clone()))
        .chain(replaced.iter().cloned())
        .collect();
    Table::new(columns).expect("the columns have the rows of one table, and names of their own")
}

/// A factor of two levels as zeros and ones; the second level is yes.
fn yes_or_no(name: &str, factor: &Factor, family: Family) -> Result<(Column, String), GeneralisedError> {
    match family {
        Family::Poisson => return Err(GeneralisedError::LevelsForCounts { response: name.to_owned() }),
        Family::Binomial => {}
    }
    let factor = factor.clone().without_empty_levels();
    let [_, yes] = factor.levels() else {
        let levels = factor.levels().to_vec();
        return Err(GeneralisedError::NotTwoLevels { response: name.to_owned(), levels });
    };
    let shares =
        (0..factor.row_count()).map(|row| factor.code(row).map(|code| if code == 0 { 0.0 } else { 1.0 }));
    Ok((numbers(shares), yes.clone()))
}

fn numbers(values: impl IntoIterator<Item = Option<f64>>) -> Column {
    Numbers::new(values).expect("shares and sums of finite numbers are finite").into()
}

/// The two columns of `cbind(successes, failures)`.
fn pair<'t>(
    found: &str,
    arguments: &[Argument],
    table: &'t Table,
) -> Result<[&'t Numbers; 2], GeneralisedError> {
    let column = |argument: &Argument| match &argument.value.ungrouped().kind {
        Kind::Name(name) => match table.column(name) {
            Some(Column::Numbers(numbers)) => Some(numbers),
            Some(Column::Factor(_)) | None => None,
        },
        Kind::Number(_)
        | Kind::Text(_)
        | Kind::Call { .. }
        | Kind::Negative(_)
        | Kind::Binary { .. }
        | Kind::Group(_) => None,
    };
    match arguments {
        [first, second] => match (column(first), column(second)) {
            (Some(first), Some(second)) => Ok([first, second]),
            _ => Err(GeneralisedError::Trials {
                found: found.to_owned(),
                expected: "cbind takes two columns of numbers that the table has",
            }),
        },
        _ => Err(GeneralisedError::Trials {
            found: found.to_owned(),
            expected: "cbind takes two columns, successes and failures",
        }),
    }
}

/// Successes and failures as shares and trials; a row with neither is left out as missing.
fn shares_of([successes, failures]: &[&Numbers; 2]) -> Result<(Column, Column), GeneralisedError> {
    let (mut shares, mut trials) = (Vec::new(), Vec::new());
    for row in 0..successes.row_count() {
        let both = successes.get(row).zip(failures.get(row));
        let counted = both.filter(|(yes, no)| yes + no != 0.0);
        shares.push(counted.map(|(yes, no)| yes / (yes + no)));
        trials.push(counted.map(|(yes, no)| yes + no));
    }
    Ok((numbers(shares), numbers(trials)))
}

/// A column of successes as shares of a column of trials.
fn share_of_trials(name: &str, trials: &str, table: &Table) -> Result<Column, GeneralisedError> {
    let column = |name: &str| match table.column(name) {
        Some(Column::Numbers(numbers)) => Ok(numbers),
        Some(Column::Factor(_)) | None => Err(GeneralisedError::Trials {
            found: name.to_owned(),
            expected: "successes and trials are columns of numbers that the table has",
        }),
    };
    let (successes, trials) = (column(name)?, column(trials)?);
    let share = |row: usize| {
        let (yes, all) = successes.get(row).zip(trials.get(row))?;
        // A row without trials is refused with its place when weights are read.
        (all > 0.0).then(|| yes / all)
    };
    Ok(numbers((0..table.row_count()).map(share)))
}

/// Whether every response is one its family can give, and whether enough of them are there.
fn check(design: &Design, family: Family) -> Result<(), GeneralisedError> {
    design.check_rows(design.fixed.columns.len() + 1)?;
    design.check_differences()?;
    design.check_effects(design.response.len())?;
    let response = design.formula.response();
    for (place, value) in design.response.iter().enumerate() {
        let (row, value) = (design.rows.used.row(place), *value);
        match family {
            Family::Binomial => {
                let trials = design.weights.as_ref().map_or(1.0, |weights| weights[place]);
                let response = response.clone();
                if !(0.0..=1.0).contains(&value) {
                    let remedy = "a share lies between 0 and 1; successes out of more than one trial need a column of trials";
                    return Err(GeneralisedError::NotAShare { response, row, value, trials, remedy });
                }
                if (value * trials - (value * trials).round()).abs() > WHOLE * trials.max(1.0).sqrt() {
                    let remedy =
                        "a share times its trials is a whole number; give the trials as a column of weights";
                    return Err(GeneralisedError::NotAShare { response, row, value, trials, remedy });
                }
            }
            Family::Poisson => {
                if value < 0.0 || value.fract() != 0.0 {
                    return Err(GeneralisedError::NotACount { response: response.clone(), row, value });
                }
            }
        }
    }
    Ok(())
}
