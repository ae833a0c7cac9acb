//! How well a row is known whose groups lie in each other.

use super::super::gram::pair;
use super::{Level, Nested};
use crate::matrix::Matrix;

/// A group that a row has something to do with, and the rest of the row, over all columns, that came to it.
type Passed = (usize, Vec<f64>);

impl Nested {
    /// See [`super::super::Deviance::uncertainty`].
    ///
    /// What a row shares with a group goes on to the group that one lies in, as the group's own products did.
    pub fn uncertainty(&self, factors: &[Matrix], row: &[f64], groups: &[Option<u32>]) -> (f64, Vec<f64>) {
        let mut variance = 0.0;
        let mut left: Vec<f64> = self.fixed.iter().map(|column| row[*column]).collect();
        let mut passed: Vec<Passed> = Vec::new();
        for (place, level) in self.levels.iter().enumerate() {
            let own = groups[place].map(|code| level.place_of[code as usize] as usize);
            let raw: Vec<f64> = level.columns.iter().map(|column| row[*column]).collect();
            match own {
                Some(group) if !passed.iter().any(|(known, _)| *known == group) => {
                    passed.push((group, vec![0.0; self.width]));
                }
                Some(_) => {}
                None => {
                    let spread = factors[place].transpose().times_vector(&raw);
                    variance += spread.iter().map(|value| value * value).sum::<f64>();
                }
            }
            let mut next: Vec<Passed> = Vec::new();
            for (group, mut rest) in std::mem::take(&mut passed) {
                let shared =
                    |k: usize| rest[level.columns[k]] + if own == Some(group) { raw[k] } else { 0.0 };
                let shared: Vec<f64> = (0..raw.len()).map(shared).collect();
                variance += self.eliminate(level, group, &shared, &mut rest);
                let parent = level.parents[group] as usize;
                match place + 1 == self.levels.len() {
                    true => {
                        self.fixed.iter().zip(&mut left).for_each(|(column, left)| *left += rest[*column])
                    }
                    false => match next.iter_mut().find(|(known, _)| *known == parent) {
                        Some((_, sum)) => sum.iter_mut().zip(&rest).for_each(|(sum, rest)| *sum += rest),
                        None => next.push((parent, rest)),
                    },
                }
            }
            passed = next;
        }
        (variance, left)
    }

    /// Takes from a row what its group explains, and gives the variance of what it shares with the group.
    fn eliminate(&self, level: &Level, group: usize, shared: &[f64], rest: &mut [f64]) -> f64 {
        let count = shared.len();
        let mut variance = 0.0;
        for k in 0..count {
            let weight: f64 = (0..count).map(|j| level.inner.get(group, k * count + j) * shared[j]).sum();
            variance += weight * shared[k];
            for (column, rest) in rest.iter_mut().enumerate() {
                *rest -= weight * level.grams.get(group, pair(level.columns[k], column));
            }
        }
        variance
    }
}
