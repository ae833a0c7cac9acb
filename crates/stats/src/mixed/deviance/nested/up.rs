//! From the finest groups up: what each leaves of its products goes to the group it lies in.

use super::super::Root;
use super::super::gram::{pair, pair_count};
use super::super::kernel::{self, LogProduct};
use super::super::lanes::{Lanes, flat};
use super::{Level, Nested};
use crate::matrix::Matrix;
use pulp::{Arch, Simd, WithSimd};

impl Nested {
    /// Eliminates all groups.
    pub fn evaluate(&mut self, factors: &[Matrix]) -> Root {
        let (log_det_random, root) = Arch::new().dispatch(Up { nested: self, factors });
        let places = self.kept();
        let products = Matrix::from_fn(places.len(), places.len(), |a, b| root[pair(places[a], places[b])]);
        Root { log_det_random, products }
    }
}

struct Up<'n> {
    nested: &'n mut Nested,
    factors: &'n [Matrix],
}

impl WithSimd for Up<'_> {
    type Output = (f64, Vec<f64>);

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let Nested { levels, width, .. } = self.nested;
        let mut log_det = 0.0;
        let mut root = Lanes::zeros(1, pair_count(*width));
        for place in 0..levels.len() {
            let (finer, coarser) = levels.split_at_mut(place + 1);
            let sums = match coarser.first_mut() {
                Some(next) => &mut next.grams,
                None => &mut root,
            };
            sums.clear();
            let level = &mut finer[place];
            let factor = self.factors[place].cells();
            // A size that is known when this is compiled is several times as fast.
            log_det += match level.columns.len() {
                1 => level.leave(simd, 1, factor, sums),
                2 => level.leave(simd, 2, factor, sums),
                3 => level.leave(simd, 3, factor, sums),
                size => level.leave(simd, size, factor, sums),
            };
        }
        (log_det, root.of(0).collect())
    }
}

impl Level {
    /// Adds `C′C − B′KB` of each group to the sums of the coarser ones, with `A = Z′Z` and `B = Z′C` for the group's own columns
    /// Z and all columns C; gives `Σ log|I + T′AT|`.
    #[inline(always)]
    fn leave<S: Simd>(&mut self, simd: S, size: usize, factor: &[f64], sums: &mut Lanes) -> f64 {
        let width = self.pairs.len() / size;
        let zero = simd.splat_f64s(0.0);
        let mut own = vec![zero; size * size];
        let mut rows = vec![zero; size * width];
        let mut weighed = vec![zero; size * width];
        let mut room = vec![zero; kernel::room(size)];
        let mut left = Left { sums: vec![zero; pair_count(width)], parent: 0 };
        let mut log_det = LogProduct::new(simd);
        for batch in 0..self.batch_count() {
            let gram = self.grams.batch(simd, batch);
            let inner = self.inner.batch_mut(simd, batch);
            read(gram, &self.pairs, &mut rows);
            for row in 0..size {
                for (column, place) in self.columns.iter().enumerate() {
                    own[row * size + column] = rows[row * width + place];
                }
            }
            log_det.multiply(kernel::solve(simd, size, &own, factor, &mut room, inner));
            weigh(simd, size, width, inner, &rows, &mut weighed);
            let parents = &self.parents[batch * S::F64_LANES..][..S::F64_LANES];
            let (first, last) = (parents[0], parents[S::F64_LANES - 1]);
            if first != left.parent || first != last {
                left.hand_over(simd, sums);
            }
            left.parent = last;
            left.add(simd, size, gram, &weighed, &rows);
            if first != last {
                left.hand_over_each(simd, parents, sums);
            }
        }
        left.hand_over(simd, sums);
        log_det.log()
    }
}

/// What groups of one coarser group left that was not yet added to it.
struct Left<S: Simd> {
    sums: Vec<S::f64s>,
    parent: u32,
}

impl<S: Simd> Left<S> {
    #[inline(always)]
    fn add(&mut self, simd: S, size: usize, gram: &[S::f64s], weighed: &[S::f64s], rows: &[S::f64s]) {
        let width = rows.len() / size;
        let mut place = 0;
        for high in 0..width {
            for low in 0..=high {
                let mut left = gram[place];
                for row in 0..size {
                    left = simd.negate_mul_add_e_f64s(
                        weighed[row * width + high],
                        rows[row * width + low],
                        left,
                    );
                }
                self.sums[place] = simd.add_f64s(self.sums[place], left);
                place += 1;
            }
        }
    }

    #[inline(always)]
    fn hand_over(&mut self, simd: S, sums: &mut Lanes) {
        for (sum, own) in sums.of_mut(self.parent as usize, 0).zip(&mut self.sums) {
            *sum += simd.reduce_sum_f64s(*own);
            *own = simd.splat_f64s(0.0);
        }
    }

    #[inline(always)]
    fn hand_over_each(&mut self, simd: S, parents: &[u32], sums: &mut Lanes) {
        let own = flat(simd, &self.sums);
        for (lane, parent) in parents.iter().enumerate() {
            let own = own[lane..].iter().step_by(S::F64_LANES);
            sums.of_mut(*parent as usize, 0).zip(own).for_each(|(sum, own)| *sum += own);
        }
        self.sums.fill(simd.splat_f64s(0.0));
    }
}

/// B, from the packed products.
#[inline(always)]
pub(super) fn read<V: Copy>(gram: &[V], pairs: &[usize], rows: &mut [V]) {
    rows.iter_mut().zip(pairs).for_each(|(to, pair)| *to = gram[*pair]);
}

/// K·B.
#[inline(always)]
pub(super) fn weigh<S: Simd>(
    simd: S,
    size: usize,
    width: usize,
    inner: &[S::f64s],
    rows: &[S::f64s],
    weighed: &mut [S::f64s],
) {
    for row in 0..size {
        for column in 0..width {
            let mut sum = simd.mul_f64s(inner[row * size], rows[column]);
            for k in 1..size {
                sum = simd.mul_add_e_f64s(inner[row * size + k], rows[k * width + column], sum);
            }
            weighed[row * width + column] = sum;
        }
    }
}
