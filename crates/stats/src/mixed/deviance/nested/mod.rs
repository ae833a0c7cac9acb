//! Groupings that lie in each other: sessions of patients of therapists.
//!
//! Groups are eliminated from the finest up. Each adds what it leaves of its products to the group it lies in, so an
//! evaluation costs the same however many rows a group has, and nothing fills in.

mod down;
mod row;
mod up;

use super::super::standard::{Block, Reader, Standard};
use super::gram::{by_group, pair, pair_count, response_by_group};
use super::lanes::{Lanes, lane_count};
use std::sync::Arc;

/// The groupings of a model of which each lies in the next, with the sums of products of the finest.
#[derive(Debug, Clone)]
pub(crate) struct Nested {
    width: usize,
    fixed: Vec<usize>,
    levels: Vec<Level>,
    /// The group of the finest level for each row.
    group_of: Arc<Vec<u32>>,
}

/// One grouping.
#[derive(Debug, Clone)]
struct Level {
    /// The columns that deviate.
    columns: Vec<usize>,
    /// The columns of all coarser groupings, one after the other.
    above: Vec<usize>,
    /// For each of the columns its pair with each column of all.
    pairs: Vec<usize>,
    /// The place of each code.
    place_of: Vec<u32>,
    /// The code of the group at each place. Groups that lie in one group of the next level stand beside each other.
    codes: Vec<u32>,
    /// For each group, the place of the group of the next level it lies in, and for what fills the last batch that of the last
    /// group; zeros for the coarsest.
    parents: Vec<u32>,
    /// For each group, what the finer groupings left of its products.
    grams: Lanes,
    /// For each group, K.
    inner: Lanes,
}

impl Nested {
    /// The model as nested groupings; `None` when some group lies in two groups of the next grouping.
    pub fn new(standard: &Standard, codes: &[Arc<Vec<u32>>], reader: &Reader<'_>) -> Option<Self> {
        let slices: Vec<&[u32]> = codes.iter().map(|codes| codes.as_slice()).collect();
        let mut nested = Self::without_rows(&standard.blocks, &standard.fixed, &slices, reader.width())?;
        nested.group_of = match nested.levels[0].is_in_order() {
            true => Arc::clone(&codes[0]),
            false => nested.places(&codes[0]),
        };
        let grams = &mut nested.levels[0].grams;
        by_group(reader, &nested.group_of, |group, gram| {
            grams.of_mut(group, 0).zip(gram).for_each(|(sum, gram)| *sum += gram);
        });
        Some(nested)
    }

    /// The same from the products of the finest groups, `codes` and `grams` by group in the order of its codes.
    pub fn of_grams(
        blocks: &[Block],
        fixed: &[usize],
        codes: &[&[u32]],
        width: usize,
        grams: &[Vec<f64>],
    ) -> Option<Self> {
        let mut nested = Self::without_rows(blocks, fixed, codes, width)?;
        nested.group_of = nested.places(codes[0]);
        for (gram, place) in grams.iter().zip(nested.group_of.iter()) {
            let to = nested.levels[0].grams.of_mut(*place as usize, 0);
            to.zip(gram).for_each(|(to, gram)| *to = *gram);
        }
        Some(nested)
    }

    fn without_rows(blocks: &[Block], fixed: &[usize], codes: &[&[u32]], width: usize) -> Option<Self> {
        let mut parents_by_code = Vec::new();
        for (place, pair) in blocks.windows(2).enumerate() {
            parents_by_code.push(parents(codes[place], codes[place + 1], pair[0].level_count)?);
        }
        let order = order(blocks, &parents_by_code);
        let mut levels = Vec::new();
        for (place, block) in blocks.iter().enumerate() {
            let above: Vec<usize> =
                blocks[place + 1..].iter().flat_map(|block| block.columns.iter().copied()).collect();
            let mut parents: Vec<u32> = match parents_by_code.get(place) {
                None => vec![0; order[place].len()],
                Some(parents) => {
                    let place_of = inverse(&order[place + 1]);
                    order[place].iter().map(|code| place_of[parents[*code as usize] as usize]).collect()
                }
            };
            let last = parents.last().copied().unwrap_or(0);
            parents.resize(parents.len().next_multiple_of(lane_count()), last);
            levels.push(Level::new(block, above, order[place].clone(), parents, width));
        }
        Some(Self { width, fixed: fixed.to_vec(), levels, group_of: Arc::default() })
    }

    /// The place of the finest group of each row.
    fn places(&self, codes: &[u32]) -> Arc<Vec<u32>> {
        let place_of = &self.levels[0].place_of;
        Arc::new(codes.iter().map(|code| place_of[*code as usize]).collect())
    }

    /// Takes another response over the same rows.
    pub fn replace_response(&mut self, reader: &Reader<'_>) {
        let last = pair(self.width - 1, 0);
        let Level { grams, codes, .. } = &mut self.levels[0];
        for group in 0..codes.len() {
            grams.of_mut(group, last).for_each(|sum| *sum = 0.0);
        }
        response_by_group(reader, &self.group_of, |group, row| {
            grams.of_mut(group, last).zip(row).for_each(|(sum, value)| *sum += value);
        });
    }

    /// The same without the rows of one group: groups of nothing but zeros add nothing.
    pub fn without(&self, place: usize, code: u32) -> Self {
        let mut rest = self.clone();
        let left_out = self.levels[place].place_of[code as usize];
        for group in 0..self.levels[0].codes.len() {
            let mut own = u32::try_from(group).expect("codes are u32");
            for level in &self.levels[..place] {
                own = level.parents[own as usize];
            }
            if own == left_out {
                rest.levels[0].grams.of_mut(group, 0).for_each(|sum| *sum = 0.0);
            }
        }
        rest
    }

    /// The fixed columns, and the response last.
    fn kept(&self) -> Vec<usize> {
        self.fixed.iter().copied().chain([self.width - 1]).collect()
    }
}

impl Level {
    fn new(block: &Block, above: Vec<usize>, codes: Vec<u32>, parents: Vec<u32>, width: usize) -> Self {
        let (size, count) = (block.columns.len(), block.level_count);
        let pairs =
            block.columns.iter().flat_map(|own| (0..width).map(|column| pair(*own, column))).collect();
        Self {
            columns: block.columns.clone(),
            above,
            pairs,
            place_of: inverse(&codes),
            codes,
            parents,
            grams: Lanes::zeros(count, pair_count(width)),
            inner: Lanes::zeros(count, size * size),
        }
    }

    /// Whether each code is its place.
    fn is_in_order(&self) -> bool {
        self.codes.iter().zip(0..).all(|(code, place)| *code == place)
    }

    fn batch_count(&self) -> usize {
        self.parents.len() / lane_count()
    }
}

/// For each finer code its one coarser code; `None` when a finer group lies in two coarser ones.
pub(super) fn parents(finer: &[u32], coarser: &[u32], finer_count: usize) -> Option<Vec<u32>> {
    let mut parents = vec![u32::MAX; finer_count];
    for (fine, coarse) in finer.iter().zip(coarser) {
        let known = &mut parents[*fine as usize];
        if *known == u32::MAX {
            *known = *coarse;
        } else if known != coarse {
            return None;
        }
    }
    Some(parents)
}

/// For each grouping its codes in an order in which groups of one coarser group stand beside each other.
fn order(blocks: &[Block], parents: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let count = blocks.len();
    let codes = |place: usize| -> Vec<u32> {
        (0..u32::try_from(blocks[place].level_count).expect("codes are u32")).collect()
    };
    let mut order = vec![Vec::new(); count];
    order[count - 1] = codes(count - 1);
    for place in (0..count - 1).rev() {
        let place_of = inverse(&order[place + 1]);
        let mut own = codes(place);
        own.sort_by_key(|code| place_of[parents[place][*code as usize] as usize]);
        order[place] = own;
    }
    order
}

/// Where each code stands in an order.
fn inverse(order: &[u32]) -> Vec<u32> {
    let mut place_of = vec![0; order.len()];
    for (code, place) in order.iter().zip(0..) {
        place_of[*code as usize] = place;
    }
    place_of
}
