//! One pass over the rows: the sums of products that an evaluation starts from.

use super::super::super::error::ModelError;
use super::super::super::standard::{Reader, Standard};
use super::super::gram::{by_group, pair, pair_count, response_by_group};
use super::super::kernel::room;
use super::other::Other;
use super::{Crossed, Groups, Stage, Work};
use std::sync::Arc;

/// More effects than this beside the largest grouping would take a matrix of gigabytes.
const EFFECT_COUNT_MAX: usize = 12_000;

impl Crossed {
    /// Sums the products of the rows.
    ///
    /// # Errors
    /// [`ModelError::TooManyCrossed`].
    pub fn new(
        standard: &Standard,
        codes: &[Arc<Vec<u32>>],
        reader: &Reader<'_>,
    ) -> Result<Self, ModelError> {
        let width = reader.width();
        let mut others = Vec::new();
        let mut effect_count = 0;
        for (block, codes) in standard.blocks.iter().zip(codes).skip(1) {
            others.push(Other {
                columns: block.columns.clone(),
                codes: Arc::clone(codes),
                level_count: block.level_count,
                begin: effect_count,
            });
            effect_count += block.level_count * block.columns.len();
        }
        if effect_count > EFFECT_COUNT_MAX {
            return Err(ModelError::TooManyCrossed { effects: effect_count, limit: EFFECT_COUNT_MAX });
        }
        let first = &standard.blocks[0];
        let kept: Vec<usize> = standard.fixed.iter().copied().chain([width - 1]).collect();
        let size = first.columns.len();
        let groups = Groups {
            count: first.level_count,
            of_row: Arc::clone(&codes[0]),
            grams: vec![0.0; first.level_count * pair_count(width)],
            starts: Vec::new(),
            touched: Vec::new(),
            shared: Vec::new(),
            inner: vec![0.0; first.level_count * size * size],
        };
        let square = effect_count * effect_count;
        let mut crossed = Self {
            columns: first.columns.clone(),
            with_kept: vec![0.0; effect_count * kept.len()],
            kept,
            width,
            groups,
            others,
            effect_count,
            products: vec![0.0; square],
            work: Work {
                room: vec![0.0; room(size)],
                left: vec![0.0; square],
                left_with_kept: Vec::new(),
                factored: vec![0.0; square],
                inner: vec![0.0; square],
                stage: Stage::Evaluated,
                last: None,
            },
        };
        let size = pair_count(width);
        by_group(reader, &codes[0], |group, gram| {
            let own = &mut crossed.groups.grams[group * size..][..size];
            own.iter_mut().zip(gram).for_each(|(sum, gram)| *sum += gram);
        });
        crossed.count_products(reader);
        Ok(crossed)
    }

    /// Takes another response over the same rows.
    pub fn replace_response(&mut self, reader: &Reader<'_>) {
        let (size, last) = (pair_count(self.width), pair(self.width - 1, 0));
        let grams = &mut self.groups.grams;
        grams.chunks_exact_mut(size).for_each(|gram| gram[last..].fill(0.0));
        response_by_group(reader, &self.groups.of_row, |group, row| {
            let own = &mut grams[group * size..][last..size];
            own.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        });
        self.work.last = None;
        let kept = self.kept.len();
        (0..self.effect_count).for_each(|effect| self.with_kept[effect * kept + kept - 1] = 0.0);
        let mut values = vec![0.0; self.width];
        for row in 0..self.groups.of_row.len() {
            reader.read(row, &mut values);
            for (effect, value) in effects(&self.others, row, &values) {
                self.with_kept[effect * kept + kept - 1] += value * values[self.width - 1];
            }
        }
    }

    /// Sums the products of effects with each other, with the fixed columns and with the largest grouping.
    fn count_products(&mut self, reader: &Reader<'_>) {
        let (kept, size) = (self.kept.len(), self.columns.len());
        let (order, starts) = rows_by_group(&self.groups.of_row, self.groups.count);
        let mut values = vec![0.0; self.width];
        let mut place_of = vec![usize::MAX; self.effect_count];
        for group in 0..self.groups.count {
            let begin = self.groups.touched.len();
            self.groups.starts.push(begin);
            for row in &order[starts[group]..starts[group + 1]] {
                reader.read(*row as usize, &mut values);
                let own: Vec<(usize, f64)> = effects(&self.others, *row as usize, &values).collect();
                for (index, (effect, value)) in own.iter().enumerate() {
                    for (column, kept_column) in self.kept.iter().enumerate() {
                        self.with_kept[effect * kept + column] += value * values[*kept_column];
                    }
                    for (other, other_value) in &own[..=index] {
                        self.products[effect * self.effect_count + other] += value * other_value;
                    }
                    if place_of[*effect] == usize::MAX {
                        place_of[*effect] = self.groups.touched.len();
                        self.groups.touched.push(u32::try_from(*effect).expect("bounded above"));
                        self.groups.shared.resize(self.groups.shared.len() + size, 0.0);
                    }
                    let shared = &mut self.groups.shared[place_of[*effect] * size..][..size];
                    for (shared, column) in shared.iter_mut().zip(&self.columns) {
                        *shared += value * values[*column];
                    }
                }
            }
            sort_touched(&mut self.groups.touched[begin..], &mut self.groups.shared[begin * size..], size);
            for effect in &self.groups.touched[begin..] {
                place_of[*effect as usize] = usize::MAX;
            }
        }
        self.groups.starts.push(self.groups.touched.len());
    }
}

/// The effects a row belongs to, with the value of their column in it.
fn effects<'o>(
    others: &'o [Other],
    row: usize,
    values: &'o [f64],
) -> impl Iterator<Item = (usize, f64)> + 'o {
    others.iter().flat_map(move |other| {
        let begin = other.begin + other.codes[row] as usize * other.columns.len();
        other.columns.iter().enumerate().map(move |(place, column)| (begin + place, values[*column]))
    })
}

/// The rows in the order of their groups, and where each group begins.
fn rows_by_group(of_row: &[u32], count: usize) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0; count + 1];
    for group in of_row {
        starts[*group as usize + 1] += 1;
    }
    for group in 0..count {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let mut order = vec![0; of_row.len()];
    for (row, group) in (0..).zip(of_row) {
        order[next[*group as usize]] = row;
        next[*group as usize] += 1;
    }
    (order, starts)
}

/// Sorts the touched effects of one group, each with its shared values.
fn sort_touched(touched: &mut [u32], shared: &mut [f64], size: usize) {
    let mut pairs: Vec<(u32, Vec<f64>)> =
        touched.iter().copied().zip(shared.chunks_exact(size).map(<[f64]>::to_vec)).collect();
    pairs.sort_by_key(|(effect, _)| *effect);
    for (place, (effect, values)) in pairs.into_iter().enumerate() {
        touched[place] = effect;
        shared[place * size..][..size].copy_from_slice(&values);
    }
}
