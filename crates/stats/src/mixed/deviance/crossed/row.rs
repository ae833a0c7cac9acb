//! How well a row is known whose groups cross.

use super::super::gram::pair;
use super::Crossed;
use crate::matrix::{Matrix, dot};

impl Crossed {
    /// See [`super::super::Deviance::uncertainty`].
    pub fn uncertainty(&self, factors: &[Matrix], row: &[f64], groups: &[Option<u32>]) -> (f64, Vec<f64>) {
        let (kept, count) = (self.kept.len(), self.effect_count);
        let mut left: Vec<f64> = self.kept[..kept - 1].iter().map(|column| row[*column]).collect();
        let mut variance = 0.0;
        let unseen = |factor: &Matrix, raw: &[f64]| {
            let spread = factor.transpose().times_vector(raw);
            dot(&spread, &spread)
        };
        let mut effects: Vec<(usize, f64)> = Vec::new();
        for (block, other) in self.others.iter().enumerate() {
            let raw: Vec<f64> = other.columns.iter().map(|column| row[*column]).collect();
            match groups[block + 1] {
                None => variance += unseen(&factors[block + 1], &raw),
                Some(code) => {
                    let begin = other.begin + code as usize * raw.len();
                    effects.extend(raw.iter().enumerate().map(|(place, value)| (begin + place, *value)));
                }
            }
        }
        let raw: Vec<f64> = self.columns.iter().map(|column| row[*column]).collect();
        match groups[0] {
            None => variance += unseen(&factors[0], &raw),
            Some(code) => variance += self.eliminate(code as usize, &raw, &mut left, &mut effects),
        }
        let mut through = vec![0.0; count];
        for (effect, value) in &effects {
            let inner = &self.work.inner[effect * count..][..count];
            through.iter_mut().zip(inner).for_each(|(through, inner)| *through += value * inner);
        }
        variance += effects.iter().map(|(effect, value)| value * through[*effect]).sum::<f64>();
        for (weight, with_kept) in through.iter().zip(self.work.left_with_kept.chunks_exact(kept)) {
            left.iter_mut().zip(with_kept).for_each(|(left, value)| *left -= weight * value);
        }
        (variance, left)
    }

    /// Takes from a row what its group of the largest grouping explains; gives the variance of what it shares with it.
    fn eliminate(&self, group: usize, raw: &[f64], left: &mut [f64], effects: &mut Vec<(usize, f64)>) -> f64 {
        let size = raw.len();
        let inner = &self.groups.inner[group * size * size..][..size * size];
        let weights: Vec<f64> = inner.chunks_exact(size).map(|inner| dot(inner, raw)).collect();
        let gram = self.groups.gram(group, self.width);
        for (left, column) in left.iter_mut().zip(&self.kept) {
            *left -= (0..size).map(|k| weights[k] * gram[pair(self.columns[k], *column)]).sum::<f64>();
        }
        for place in self.groups.starts[group]..self.groups.starts[group + 1] {
            let shared = &self.groups.shared[place * size..][..size];
            effects.push((self.groups.touched[place] as usize, -dot(&weights, shared)));
        }
        dot(&weights, raw)
    }
}
