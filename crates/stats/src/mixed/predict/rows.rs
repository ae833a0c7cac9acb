//! New rows in the columns of a fit.

use super::super::design::Grouping;
use super::super::error::ModelError;
use super::super::fit::LinearFit;
use super::Scope;
use crate::formula::matrix::{ModelMatrix, Named};
use crate::formula::terms::Terms;
use crate::formula::variable::Values;
use crate::table::Table;
use crate::table::factor::MISSING;
use crate::table::series::Series;

/// The rows of a table, read as the rows of the fit were.
pub(super) struct NewRows {
    /// Whether nothing is missing that a prediction needs.
    pub complete: Vec<bool>,
    fixed: Vec<Series>,
    random: Vec<Vec<Series>>,
    offset: Vec<f64>,
    /// For each grouping and row its code in the fit.
    codes: Vec<Vec<Option<u32>>>,
    /// The grouping of each block.
    blocks: Vec<usize>,
}

impl NewRows {
    pub fn read(fit: &LinearFit, table: &Table, scope: Scope) -> Result<Self, ModelError> {
        let design = fit.design();
        let text = &design.formula.text;
        let rows = table.row_count();
        let values: Vec<Values> =
            design.variables.iter().map(|variable| variable.values(text, table)).collect::<Result<_, _>>()?;
        let named = |terms: &Terms| -> Vec<Named<'_>> {
            let find = |expression: &crate::formula::expression::Expression| {
                let name = expression.to_string();
                let place = design.variables.iter().position(|variable| variable.name == name);
                let place = place.expect("every variable of the formula was learnt");
                Named { name: &design.variables[place].name, values: &values[place] }
            };
            terms.variables.iter().map(find).collect()
        };
        let ones = Series::ones(rows);
        let matrix = |terms: &Terms| ModelMatrix::new(terms, &named(terms), &ones);
        let all = matrix(&design.fixed.terms);
        let kept = |(name, column): (String, Series)| design.fixed.names.contains(&name).then_some(column);
        let fixed: Vec<Series> = all.names.into_iter().zip(all.columns).filter_map(kept).collect();
        let random: Vec<Vec<Series>> = design.random.iter().map(|term| matrix(&term.terms).columns).collect();
        let offset = design.offset_of(table)?;
        let mut complete: Vec<bool> = offset.iter().map(|value| !value.is_nan()).collect();
        for column in fixed.iter().chain(random.iter().flatten()) {
            complete.iter_mut().zip(column).for_each(|(complete, value)| *complete &= !value.is_nan());
        }
        let codes = design.groupings.iter().map(|grouping| codes(grouping, text, table, scope)).collect();
        let blocks = fit.standard.blocks.iter().map(|block| block.grouping).collect();
        Ok(Self { complete, fixed, random, offset, codes, blocks })
    }

    /// The row in standard columns.
    pub fn standard(&self, fit: &LinearFit, row: usize) -> Vec<f64> {
        fit.standard.row(|fixed| self.fixed[fixed][row], |term, column| self.random[term][column][row])
    }

    /// The group of the row in each block; `None` for one nobody has seen.
    pub fn groups(&self, row: usize) -> Vec<Option<u32>> {
        self.blocks.iter().map(|grouping| self.codes[*grouping][row]).collect()
    }

    /// What the fixed part and the offset give.
    pub fn fixed_value(&self, fit: &LinearFit, row: usize) -> f64 {
        let columns = self.fixed.iter().zip(fit.estimates());
        self.offset[row] + columns.map(|(column, coefficient)| column[row] * coefficient).sum::<f64>()
    }

    /// What the row's known groups add.
    pub fn random_value(&self, fit: &LinearFit, row: usize) -> f64 {
        let mut sum = 0.0;
        for (term, columns) in self.random.iter().enumerate() {
            let (modes, begin) = fit.modes_of(term);
            if let Some(code) = self.codes[fit.design().random[term].grouping][row] {
                let own = &modes.mode(code as usize)[begin..];
                sum += columns.iter().zip(own).map(|(column, mode)| column[row] * mode).sum::<f64>();
            }
        }
        sum
    }
}

/// The code of each row's group; a table without the grouping's columns has no known groups.
fn codes(grouping: &Grouping, text: &str, table: &Table, scope: Scope) -> Vec<Option<u32>> {
    let unknown = vec![None; table.row_count()];
    match scope {
        Scope::NewGroup => unknown,
        Scope::Groups => match Grouping::factor(&grouping.source, text, table) {
            Err(_no_such_column) => unknown,
            Ok(factor) => {
                let known: Vec<Option<u32>> =
                    factor.levels().iter().map(|level| grouping.code_of(level)).collect();
                let code = |code: &u32| if *code == MISSING { None } else { known[*code as usize] };
                factor.codes().iter().map(code).collect()
            }
        },
    }
}
