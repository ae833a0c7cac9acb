//! Groupings that lie in each other: sessions of patients of therapists.
//!
//! Groups are eliminated from the finest up. Each adds what it leaves of its products to the group it lies in, so an
//! evaluation costs the same however many rows a group has, and nothing fills in.

mod row;

use super::super::standard::{Block, Reader, Standard};
use super::gram::{by_group, pair, pair_count, replace_response};
use super::kernel::{Kernel, LogProduct};
use super::{Deviation, Root};
use crate::matrix::Matrix;

/// The groupings of a model of which each lies in the next, with the sums of products of the finest.
#[derive(Debug, Clone)]
pub(crate) struct Nested {
    width: usize,
    fixed: Vec<usize>,
    levels: Vec<Level>,
    /// The group of the finest level for each row.
    group_of: Vec<u32>,
}

/// One grouping.
#[derive(Debug, Clone)]
struct Level {
    /// The columns that deviate.
    columns: Vec<usize>,
    /// The columns of all coarser groupings, one after the other.
    above: Vec<usize>,
    /// The place of each code.
    place_of: Vec<u32>,
    /// The code of the group at each place. Groups that lie in one group of the next level stand beside each other.
    codes: Vec<u32>,
    /// For each group, the place of the group of the next level it lies in; empty for the coarsest.
    parents: Vec<u32>,
    /// For each group, what the finer groupings left of its products.
    grams: Vec<f64>,
    /// For each group, K.
    inner: Vec<f64>,
    /// For each group, what it and the coarser groupings take from the products of what lies in it: R, then S.
    takes: Vec<f64>,
    kernel: Kernel,
}

impl Nested {
    /// The model as nested groupings; `None` when some group lies in two groups of the next grouping.
    pub fn new(standard: &Standard, codes: &[&[u32]], reader: &Reader<'_>) -> Option<Self> {
        let mut nested = Self::without_rows(&standard.blocks, &standard.fixed, codes, reader.width())?;
        nested.levels[0].grams = by_group(reader, &nested.group_of, standard.blocks[0].level_count);
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
        nested.levels[0].grams = vec![0.0; grams.len() * pair_count(width)];
        for (gram, place) in grams.iter().zip(&nested.group_of) {
            let size = pair_count(width);
            nested.levels[0].grams[*place as usize * size..][..size].copy_from_slice(gram);
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
            let (size, count) = (block.columns.len(), block.level_count);
            let parents = match parents_by_code.get(place) {
                None => Vec::new(),
                Some(parents) => {
                    let place_of = inverse(&order[place + 1]);
                    order[place].iter().map(|code| place_of[parents[*code as usize] as usize]).collect()
                }
            };
            let taking = size + above.len();
            levels.push(Level {
                columns: block.columns.clone(),
                above,
                place_of: inverse(&order[place]),
                codes: order[place].clone(),
                parents,
                grams: vec![0.0; if place == 0 { 0 } else { count * pair_count(width) }],
                inner: vec![0.0; count * size * size],
                takes: vec![0.0; if place == 0 { 0 } else { count * taking * (width + taking) }],
                kernel: Kernel::new(size),
            });
        }
        let group_of: Vec<u32> = codes[0].iter().map(|code| levels[0].place_of[*code as usize]).collect();
        Some(Self { width, fixed: fixed.to_vec(), levels, group_of })
    }

    /// Takes another response over the same rows.
    pub fn replace_response(&mut self, reader: &Reader<'_>) {
        replace_response(reader, &self.group_of, &mut self.levels[0].grams);
    }

    /// The same without the rows of one group: groups of nothing but zeros add nothing.
    pub fn without(&self, place: usize, code: u32) -> Self {
        let mut rest = self.clone();
        let size = pair_count(self.width);
        let left_out = self.levels[place].place_of[code as usize];
        for group in 0..self.levels[0].codes.len() {
            let mut own = u32::try_from(group).expect("codes are u32");
            for level in &self.levels[..place] {
                own = level.parents[own as usize];
            }
            if own == left_out {
                rest.levels[0].grams[group * size..][..size].fill(0.0);
            }
        }
        rest
    }

    /// Eliminates all groups.
    pub fn evaluate(&mut self, factors: &[Matrix]) -> Root {
        let size = pair_count(self.width);
        let mut log_det = LogProduct::new();
        let mut root = vec![0.0; size];
        for place in 0..self.levels.len() {
            let (finer, coarser) = self.levels.split_at_mut(place + 1);
            let level = &mut finer[place];
            let sums = match coarser.first_mut() {
                Some(next) => &mut next.grams,
                None => &mut root,
            };
            sums.fill(0.0);
            let mut scratch = Scratch::new(level, self.width);
            for group in 0..level.codes.len() {
                let inner_size = level.columns.len().pow(2);
                let inner = &mut level.inner[group * inner_size..][..inner_size];
                let gram = &level.grams[group * size..][..size];
                let into = level.parents.get(group).map_or(0, |parent| *parent as usize);
                scratch.read(gram, &level.columns);
                log_det.multiply(level.kernel.solve(&scratch.own, &factors[place], inner));
                scratch.weigh(inner);
                scratch.leave(gram, &mut sums[into * size..][..size]);
            }
        }
        let places: Vec<usize> = self.fixed.iter().copied().chain([self.width - 1]).collect();
        let products = Matrix::from_fn(places.len(), places.len(), |a, b| root[pair(places[a], places[b])]);
        Root { log_det_random: log_det.log(), products }
    }

    /// Goes back down after [`Nested::evaluate`] and shows every group.
    pub fn visit(&mut self, mut show: impl FnMut(Deviation<'_>)) {
        let width = self.width;
        let size = pair_count(width);
        let kept: Vec<usize> = self.fixed.iter().copied().chain([width - 1]).collect();
        for place in (0..self.levels.len()).rev() {
            let (finer, coarser) = self.levels.split_at_mut(place + 1);
            let level = &mut finer[place];
            let above_size = level.above.len() * (width + level.above.len());
            let own = level.columns.len();
            let taking = own + level.above.len();
            let mut scratch = Scratch::new(level, width);
            let mut cross = vec![0.0; own * kept.len()];
            for group in 0..level.codes.len() {
                let takes = match coarser.first() {
                    Some(next) => &next.takes[level.parents[group] as usize * above_size..][..above_size],
                    None => &[],
                };
                scratch.read(&level.grams[group * size..][..size], &level.columns);
                scratch.weigh(&level.inner[group * own * own..][..own * own]);
                scratch.descend(&level.columns, &level.above, takes);
                for row in 0..own {
                    for (to, from) in kept.iter().enumerate() {
                        cross[row * kept.len() + to] = scratch.whole[row * width + from];
                    }
                }
                let group_code = level.codes[group] as usize;
                show(Deviation { block: place, group: group_code, plain: &scratch.plain, cross: &cross });
                if place > 0 {
                    let own_takes = taking * (width + taking);
                    let into = &mut level.takes[group * own_takes..][..own_takes];
                    scratch.take(&level.inner[group * own * own..][..own * own], &level.above, takes, into);
                }
            }
        }
    }
}

/// The matrices of one group, made once for a level.
///
/// With `A = Z′Z`, `B = Z′C` for the group's own columns Z and all columns C, both after finer groupings were eliminated.
#[derive(Debug)]
struct Scratch {
    width: usize,
    size: usize,
    /// A.
    own: Vec<f64>,
    /// B.
    rows: Vec<f64>,
    /// K·B.
    weighed: Vec<f64>,
    /// `Z′V⁻¹C`.
    whole: Vec<f64>,
    /// `Z′V⁻¹Z`.
    plain: Vec<f64>,
    /// What stands between the group and the coarser groupings, before and after these are taken into account.
    between: Vec<f64>,
}

impl Scratch {
    fn new(level: &Level, width: usize) -> Self {
        let (size, above) = (level.columns.len(), level.above.len());
        Self {
            width,
            size,
            own: vec![0.0; size * size],
            rows: vec![0.0; size * width],
            weighed: vec![0.0; size * width],
            whole: vec![0.0; size * width],
            plain: vec![0.0; size * size],
            between: vec![0.0; 2 * size * above],
        }
    }

    fn read(&mut self, gram: &[f64], columns: &[usize]) {
        for (row, own) in columns.iter().enumerate() {
            for column in 0..self.width {
                self.rows[row * self.width + column] = gram[pair(*own, column)];
            }
            for (place, other) in columns.iter().enumerate() {
                self.own[row * self.size + place] = gram[pair(*own, *other)];
            }
        }
    }

    fn weigh(&mut self, inner: &[f64]) {
        times(inner, &self.rows, self.size, self.size, self.width, &mut self.weighed);
    }

    /// Adds `C′C − B′KB` to the sums of the coarser group.
    fn leave(&self, gram: &[f64], into: &mut [f64]) {
        let width = self.width;
        let mut place = 0;
        for high in 0..width {
            for low in 0..=high {
                let mut left = gram[place];
                for row in 0..self.size {
                    left -= self.weighed[row * width + high] * self.rows[row * width + low];
                }
                into[place] += left;
                place += 1;
            }
        }
    }

    /// Works out `Z′V⁻¹C` and `Z′V⁻¹Z`, given what the coarser groupings take.
    fn descend(&mut self, columns: &[usize], above: &[usize], takes: &[f64]) {
        let (width, size, count) = (self.width, self.size, above.len());
        // P·B with P = I − A·K.
        times(&self.own, &self.weighed, size, size, width, &mut self.whole);
        self.whole.iter_mut().zip(&self.rows).for_each(|(whole, rows)| *whole = rows - *whole);
        for row in 0..size {
            for (place, column) in columns.iter().enumerate() {
                self.plain[row * size + place] = self.whole[row * width + column];
            }
        }
        if count > 0 {
            let (r, s) = takes.split_at(count * width);
            let (g, gs) = self.between.split_at_mut(size * count);
            for row in 0..size {
                for (place, column) in above.iter().enumerate() {
                    g[row * count + place] = self.whole[row * width + column];
                }
            }
            times(g, s, size, count, count, gs);
            for row in 0..size {
                for place in 0..count {
                    let factor = g[row * count + place];
                    let to = &mut self.whole[row * width..][..width];
                    to.iter_mut().zip(&r[place * width..]).for_each(|(to, r)| *to += factor * r);
                }
                for column in 0..size {
                    let sum: f64 = (0..count).map(|k| gs[row * count + k] * g[column * count + k]).sum();
                    self.plain[row * size + column] += sum;
                }
            }
        }
    }

    /// Works out what this group and the coarser ones take from the groups in it: `R = (−K·(B + B·R₊); R₊)` and
    /// `S = (−K + K·B·S₊·B′·K, −K·B·S₊; ·, S₊)`, where B is read in the columns of the coarser groupings.
    fn take(&mut self, inner: &[f64], above: &[usize], takes: &[f64], into: &mut [f64]) {
        let (width, size, count) = (self.width, self.size, above.len());
        let taking = size + count;
        let (r, s) = takes.split_at(count * width);
        let (r_into, s_into) = into.split_at_mut(taking * width);
        s_into.fill(0.0);
        for row in 0..size {
            let weighed = &self.weighed[row * width..][..width];
            let to = &mut r_into[row * width..][..width];
            to.iter_mut().zip(weighed).for_each(|(to, weighed)| *to = -weighed);
            for (place, column) in above.iter().enumerate() {
                let factor = weighed[*column];
                to.iter_mut().zip(&r[place * width..]).for_each(|(to, r)| *to -= factor * r);
            }
            // −K·B·S₊
            for place in 0..count {
                let sum: f64 = (0..count).map(|k| weighed[above[k]] * s[k * count + place]).sum();
                s_into[row * taking + size + place] = -sum;
                s_into[(size + place) * taking + row] = -sum;
            }
        }
        for row in 0..size {
            for column in 0..size {
                let weighed = &self.weighed[column * width..][..width];
                let sum: f64 = (0..count).map(|k| s_into[row * taking + size + k] * weighed[above[k]]).sum();
                s_into[row * taking + column] = -inner[row * size + column] - sum;
            }
        }
        r_into[size * width..].copy_from_slice(r);
        for row in 0..count {
            s_into[(size + row) * taking + size..][..count].copy_from_slice(&s[row * count..][..count]);
        }
    }
}

/// `to = a·b` for a of `rows × inner` and b of `inner × columns`, row by row.
fn times(a: &[f64], b: &[f64], rows: usize, inner: usize, columns: usize, to: &mut [f64]) {
    for row in 0..rows {
        let to = &mut to[row * columns..][..columns];
        to.fill(0.0);
        for k in 0..inner {
            let factor = a[row * inner + k];
            to.iter_mut().zip(&b[k * columns..]).for_each(|(to, b)| *to += factor * b);
        }
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
