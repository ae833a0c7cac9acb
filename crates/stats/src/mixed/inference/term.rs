//! What it means that a term adds nothing: combinations of coefficients, worked out from how factors are written.

use super::super::algebra::triangle;
use super::super::design::Design;
use crate::formula::contrast::Contrast;
use crate::formula::terms::{Intercept, Terms};
use crate::formula::variable::{Shape, Variable};
use crate::matrix::Matrix;

/// Each fixed term with its combinations, one a row.
///
/// `X* = XC` for the same terms with sum contrasts; a term adds nothing when its coefficients there, its rows of `C⁻¹β`, are
/// zero.
pub(super) fn hypotheses(design: &Design) -> Vec<(String, Matrix)> {
    let terms = &design.fixed.terms;
    let count = design.fixed.names.len();
    let rows = sum_contrasts(design).unwrap_or_else(|| Matrix::identity(count));
    let own = |term: usize| -> Vec<usize> {
        (0..count).filter(|column| design.fixed.term_of[*column] == term + 1).collect()
    };
    let all: Vec<usize> = (0..count).collect();
    let names = terms.names().into_iter().enumerate();
    names
        .map(|(term, name)| (name, rows.select(&own(term), &all)))
        .filter(|(_, rows)| rows.row_count() > 0)
        .collect()
}

/// `C⁻¹`; `None` where the coefficients of the model do not fit that scheme.
fn sum_contrasts(design: &Design) -> Option<Matrix> {
    let terms = &design.fixed.terms;
    if !design.fixed.dropped.is_empty() || terms.intercept == Intercept::Absent {
        return None;
    }
    let shapes: Vec<Shape> = terms
        .variables
        .iter()
        .map(|expression| {
            let name = expression.to_string();
            let variable = design.variables.iter().find(|variable| variable.name == name);
            variable.map(Variable::shape)
        })
        .collect::<Option<_>>()?;
    let begins = begins(terms, &shapes);
    let count = design.fixed.names.len();
    if begins.last() != Some(&count) {
        return None;
    }
    let mut scheme = Matrix::zeros(count, count);
    scheme[(0, 0)] = 1.0;
    for (place, term) in terms.terms.iter().enumerate() {
        for column in 0..begins[place + 1] - begins[place] {
            for (parts, weight) in expanded(term, &shapes, column) {
                scheme[(column_of(terms, &shapes, &begins, &parts)?, begins[place] + column)] += weight;
            }
        }
    }
    let inverse = triangle::inverse_of_positive(&scheme.transpose().times(&scheme));
    match inverse {
        Ok(inverse) => Some(inverse.times_transposed(&scheme)),
        Err(_not_invertible) => None,
    }
}

/// Where the columns of each term begin, and where the last ends; column 0 is the intercept.
fn begins(terms: &Terms, shapes: &[Shape]) -> Vec<usize> {
    let mut begins = vec![1];
    for term in &terms.terms {
        let width: usize = term.iter().map(|variable| shapes[*variable].column_count()).product();
        begins.push(begins[begins.len() - 1] + width);
    }
    begins
}

/// A column of sum contrasts as a sum of products of columns as the model has them: variable and column of each.
fn expanded(term: &[usize], shapes: &[Shape], column: usize) -> Vec<(Vec<(usize, usize)>, f64)> {
    let mut sums: Vec<(Vec<(usize, usize)>, f64)> = vec![(Vec::new(), 1.0)];
    let mut rest = column;
    for variable in term {
        let width = shapes[*variable].column_count();
        let own = rest % width;
        rest /= width;
        let mut choices: Vec<(Option<usize>, f64)> = Vec::new();
        match shapes[*variable] {
            Shape::Levels { level_count, contrast: Contrast::Treatment } => {
                // 1 at its own level, −1 at the last: as a constant and what each level adds to the first.
                let value = |level: usize| match level {
                    level if level == own => 1.0,
                    level if level + 1 == level_count => -1.0,
                    _ => 0.0,
                };
                choices.push((None, value(0)));
                choices.extend((1..level_count).map(|level| (Some(level - 1), value(level) - value(0))));
            }
            Shape::Levels { contrast: Contrast::Sum, .. } | Shape::Numbers { .. } => {
                choices.push((Some(own), 1.0))
            }
        }
        let mut next = Vec::new();
        for (parts, weight) in &sums {
            for (choice, factor) in choices.iter().filter(|(_, factor)| *factor != 0.0) {
                let mut parts = parts.clone();
                parts.extend(choice.map(|column| (*variable, column)));
                next.push((parts, weight * factor));
            }
        }
        sums = next;
    }
    sums
}

/// The column of the model that is this product; `None` when it has none.
fn column_of(terms: &Terms, shapes: &[Shape], begins: &[usize], parts: &[(usize, usize)]) -> Option<usize> {
    if parts.is_empty() {
        return Some(0);
    }
    let variables: Vec<usize> = parts.iter().map(|(variable, _)| *variable).collect();
    let place = terms.terms.iter().position(|term| *term == variables)?;
    let mut column = 0;
    for (variable, own) in parts.iter().rev() {
        column = column * shapes[*variable].column_count() + own;
    }
    Some(begins[place] + column)
}
