//! The members of dyads, one row each.

use super::blocks::Block;
use crate::dyad::error::{DyadError, checked};
use crate::table::factor::Factor;
use std::collections::BTreeMap;

/// Two members per dyad, one row each.
///
/// # Missing data
/// A row counts when its outcome and all ratings of both members are there. A dyad of which one row counts still tells
/// something, and is used. Rows left out are counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Members<'m> {
    /// The dyad of each row.
    pub dyad: &'m Factor,
    /// What tells the two members apart, such as client and therapist; `None` where nothing does, as with two friends.
    pub role: Option<&'m Factor>,
    /// The outcome of the row's own member.
    pub outcome: &'m [Option<f64>],
    /// The ratings that may go with it.
    pub predictors: Vec<Predictor<'m>>,
}

/// A rating of both members.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Predictor<'m> {
    /// Its name.
    pub name: &'m str,
    /// The rating of the row's own member.
    pub actor: &'m [Option<f64>],
    /// The rating of the other; `None` to take it from the other's row.
    pub partner: Option<&'m [Option<f64>]>,
}

/// The rows that count.
pub(super) struct Counted {
    pub blocks: Vec<Block>,
    pub rows: usize,
    pub missing: usize,
    pub pairs: usize,
    pub roles: Vec<String>,
    /// The role of the first row that counts.
    pub first_role: usize,
}

impl Members<'_> {
    /// Rows as blocks: for each dyad the design, with a column per role and effect, and the outcomes.
    pub(super) fn counted(&self) -> Result<Counted, DyadError> {
        let others = self.others()?;
        let roles = self.roles()?;
        let mut blocks: BTreeMap<usize, Block> = BTreeMap::new();
        let (mut rows, mut first_role) = (0, None);
        for (row, other) in others.iter().enumerate() {
            let slot = match self.role {
                None => Some(usize::from(other.is_some_and(|other| other < row))),
                Some(role) => role.code(row),
            };
            let (Some(dyad), Some(slot), Some(outcome)) = (self.dyad.code(row), slot, self.outcome[row])
            else {
                continue;
            };
            let Some(values) = self.values(row, *other) else { continue };
            let which = if self.role.is_some() { slot } else { 0 };
            let count = roles.len().max(1);
            let mut x = vec![0.0; count * values.len()];
            values.iter().enumerate().for_each(|(at, value)| x[at * count + which] = *value);
            first_role.get_or_insert(which);
            rows += 1;
            blocks.entry(dyad).or_default().push(slot, x, outcome);
        }
        Ok(Counted {
            pairs: blocks.values().filter(|block| block.is_pair()).count(),
            blocks: blocks.into_values().collect(),
            rows,
            missing: others.len() - rows,
            roles,
            first_role: first_role.unwrap_or(0),
        })
    }

    /// 1, the own ratings, the other's ratings.
    fn values(&self, row: usize, other: Option<usize>) -> Option<Vec<f64>> {
        let mut values = vec![1.0];
        for predictor in &self.predictors {
            values.push(predictor.actor[row]?);
        }
        for predictor in &self.predictors {
            values.push(match predictor.partner {
                Some(partner) => partner[row]?,
                None => predictor.actor[other?]?,
            });
        }
        Some(values)
    }

    fn roles(&self) -> Result<Vec<String>, DyadError> {
        let Some(role) = self.role else { return Ok(Vec::new()) };
        if role.levels().len() != 2 {
            let (count, names) = (role.levels().len(), role.levels().join(", "));
            return Err(DyadError::NotTwoRoles { count, names });
        }
        Ok(role.levels().to_vec())
    }

    /// For each row that of the other member.
    fn others(&self) -> Result<Vec<Option<usize>>, DyadError> {
        let mut columns = vec![("outcome", self.outcome)];
        for predictor in &self.predictors {
            columns.push((predictor.name, predictor.actor));
            columns.extend(predictor.partner.map(|partner| (predictor.name, partner)));
        }
        let total = checked(&columns)?;
        for (name, factor) in [("dyad", Some(self.dyad)), ("role", self.role)] {
            if let Some(factor) = factor.filter(|factor| factor.row_count() != total) {
                let got = factor.row_count();
                return Err(DyadError::Length { column: name.to_owned(), expected: total, got });
            }
        }
        let mut rows_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for row in 0..total {
            if let Some(dyad) = self.dyad.code(row) {
                rows_of.entry(dyad).or_default().push(row);
            }
        }
        let mut others = vec![None; total];
        for (code, rows) in rows_of {
            let dyad = self.dyad.levels()[code].clone();
            match rows[..] {
                [_] => (),
                [one, two] => {
                    let role = |row: usize| self.role.and_then(|role| role.level(row));
                    if let Some(role) = role(one).filter(|own| role(two) == Some(*own)) {
                        return Err(DyadError::SameRole { dyad, role: role.to_owned() });
                    }
                    (others[one], others[two]) = (Some(two), Some(one));
                }
                _ => return Err(DyadError::NotADyad { dyad, rows: rows.len() }),
            }
        }
        Ok(others)
    }
}
