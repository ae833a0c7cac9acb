//! From the coarsest groups down: every group with all others taken into account.

use super::super::lanes::{Lanes, spread};
use super::super::{Deviations, Visitor};
use super::up::{read, weigh};
use super::{Level, Nested};
use pulp::{Arch, Simd, WithSimd};

impl Nested {
    /// Goes back down after [`Nested::evaluate`] and shows every group.
    pub fn show(&self, visitor: &mut impl Visitor) {
        Arch::new().dispatch(Down { nested: self, visitor });
    }
}

struct Down<'n, V> {
    nested: &'n Nested,
    visitor: &'n mut V,
}

impl<V: Visitor> WithSimd for Down<'_, V> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let kept = self.nested.kept();
        let mut takes: Option<Lanes> = None;
        for (block, level) in self.nested.levels.iter().enumerate().rev() {
            let down = Shown { block, kept: &kept, takes: takes.as_ref() };
            takes = Some(match level.columns.len() {
                1 => level.show(simd, 1, down, self.visitor),
                2 => level.show(simd, 2, down, self.visitor),
                3 => level.show(simd, 3, down, self.visitor),
                size => level.show(simd, size, down, self.visitor),
            });
        }
    }
}

/// What a level needs to know of the others.
struct Shown<'n> {
    block: usize,
    kept: &'n [usize],
    /// What the groups of the next level take from what lies in them.
    takes: Option<&'n Lanes>,
}

impl Level {
    /// Gives what each group and the coarser ones take from the products of what lies in it: R, then S.
    #[inline(always)]
    fn show<S: Simd>(&self, simd: S, size: usize, shown: Shown<'_>, visitor: &mut impl Visitor) -> Lanes {
        let Shown { block, kept, takes } = shown;
        let mut scratch = Scratch::new(simd, self, size);
        let width = scratch.width;
        let mut taken = Taken { values: vec![simd.splat_f64s(0.0); scratch.taken_size()], parent: None };
        let mut cross = vec![simd.splat_f64s(0.0); size * kept.len()];
        let taking = size + scratch.above;
        let groups = if block > 0 { self.codes.len() } else { 0 };
        let mut own_takes = Lanes::zeros(groups, taking * (width + taking));
        for batch in 0..self.batch_count() {
            let begin = batch * S::F64_LANES;
            if let Some(takes) = takes {
                taken.read(simd, takes, &self.parents[begin..][..S::F64_LANES]);
            }
            read(self.grams.batch(simd, batch), &self.pairs, &mut scratch.rows);
            let inner = self.inner.batch(simd, batch);
            weigh(simd, size, width, inner, &scratch.rows, &mut scratch.weighed);
            scratch.descend(simd, size, &self.columns, &self.above, &taken.values);
            for row in 0..size {
                for (to, from) in kept.iter().enumerate() {
                    cross[row * kept.len() + to] = scratch.whole[row * width + from];
                }
            }
            let end = (begin + S::F64_LANES).min(self.codes.len());
            let codes = &self.codes[begin..end];
            visitor.see(simd, Deviations { block, codes, plain: &scratch.plain, cross: &cross });
            if block > 0 {
                let into = own_takes.batch_mut(simd, batch);
                scratch.take(simd, size, inner, &self.above, &taken.values, into);
            }
        }
        own_takes
    }
}

/// What the coarser groups take from the groups of a batch.
struct Taken<S: Simd> {
    values: Vec<S::f64s>,
    /// The coarser group, where it is one for all.
    parent: Option<u32>,
}

impl<S: Simd> Taken<S> {
    #[inline(always)]
    fn read(&mut self, simd: S, takes: &Lanes, parents: &[u32]) {
        let (first, last) = (parents[0], parents[S::F64_LANES - 1]);
        if first != last {
            self.parent = None;
            for (place, value) in self.values.iter_mut().enumerate() {
                *value = spread(simd, |lane| takes.get(parents[lane] as usize, place));
            }
        } else if self.parent != Some(first) {
            self.parent = Some(first);
            let values = takes.of(first as usize);
            self.values.iter_mut().zip(values).for_each(|(to, value)| *to = simd.splat_f64s(value));
        }
    }
}

/// The matrices of a batch of groups, made once for a level.
///
/// With `A = Z′Z`, `B = Z′C` for the groups' own columns Z and all columns C, both after finer groupings were eliminated.
struct Scratch<S: Simd> {
    width: usize,
    above: usize,
    /// B.
    rows: Vec<S::f64s>,
    /// K·B.
    weighed: Vec<S::f64s>,
    /// `Z′V⁻¹C`.
    whole: Vec<S::f64s>,
    /// `Z′V⁻¹Z`.
    plain: Vec<S::f64s>,
    /// What stands between the group and the coarser groupings, before and after these are taken into account.
    between: Vec<S::f64s>,
}

impl<S: Simd> Scratch<S> {
    #[inline(always)]
    fn new(simd: S, level: &Level, size: usize) -> Self {
        let (width, above) = (level.pairs.len() / size, level.above.len());
        let zeros = |count: usize| vec![simd.splat_f64s(0.0); count];
        Self {
            width,
            above,
            rows: zeros(size * width),
            weighed: zeros(size * width),
            whole: zeros(size * width),
            plain: zeros(size * size),
            between: zeros(2 * size * above),
        }
    }

    /// How many numbers the coarser groups take from a group: R, then S.
    fn taken_size(&self) -> usize {
        self.above * (self.width + self.above)
    }

    /// Works out `Z′V⁻¹C` and `Z′V⁻¹Z`, given what the coarser groupings take.
    #[inline(always)]
    fn descend(&mut self, simd: S, size: usize, columns: &[usize], above: &[usize], takes: &[S::f64s]) {
        let (width, count) = (self.width, self.above);
        // P·B with P = I − A·K.
        for row in 0..size {
            for column in 0..width {
                let mut left = self.rows[row * width + column];
                for (k, own) in columns.iter().enumerate() {
                    let weighed = self.weighed[k * width + column];
                    left = simd.negate_mul_add_e_f64s(self.rows[row * width + own], weighed, left);
                }
                self.whole[row * width + column] = left;
            }
            for (place, column) in columns.iter().enumerate() {
                self.plain[row * size + place] = self.whole[row * width + column];
            }
        }
        if count == 0 {
            return;
        }
        let (r, s) = takes.split_at(count * width);
        let (g, gs) = self.between.split_at_mut(size * count);
        for row in 0..size {
            for (place, column) in above.iter().enumerate() {
                g[row * count + place] = self.whole[row * width + column];
            }
        }
        for row in 0..size {
            for column in 0..count {
                let mut sum = simd.splat_f64s(0.0);
                for k in 0..count {
                    sum = simd.mul_add_e_f64s(g[row * count + k], s[k * count + column], sum);
                }
                gs[row * count + column] = sum;
            }
            for place in 0..count {
                let factor = g[row * count + place];
                for column in 0..width {
                    let to = &mut self.whole[row * width + column];
                    *to = simd.mul_add_e_f64s(factor, r[place * width + column], *to);
                }
            }
            for column in 0..size {
                let to = &mut self.plain[row * size + column];
                for k in 0..count {
                    *to = simd.mul_add_e_f64s(gs[row * count + k], g[column * count + k], *to);
                }
            }
        }
    }

    /// Works out what this group and the coarser ones take from the groups in it: `R = (−K·(B + B·R₊); R₊)` and
    /// `S = (−K + K·B·S₊·B′·K, −K·B·S₊; ·, S₊)`, where B is read in the columns of the coarser groupings.
    #[inline(always)]
    fn take(
        &self,
        simd: S,
        size: usize,
        inner: &[S::f64s],
        above: &[usize],
        takes: &[S::f64s],
        into: &mut [S::f64s],
    ) {
        let (width, count) = (self.width, self.above);
        let taking = size + count;
        let (r, s) = takes.split_at(count * width);
        let (r_into, s_into) = into.split_at_mut(taking * width);
        s_into.fill(simd.splat_f64s(0.0));
        for row in 0..size {
            let weighed = &self.weighed[row * width..][..width];
            for column in 0..width {
                let mut left = simd.neg_f64s(weighed[column]);
                for (place, above) in above.iter().enumerate() {
                    left = simd.negate_mul_add_e_f64s(weighed[*above], r[place * width + column], left);
                }
                r_into[row * width + column] = left;
            }
            // −K·B·S₊
            for place in 0..count {
                let mut left = simd.splat_f64s(0.0);
                for (k, above) in above.iter().enumerate() {
                    left = simd.negate_mul_add_e_f64s(weighed[*above], s[k * count + place], left);
                }
                s_into[row * taking + size + place] = left;
                s_into[(size + place) * taking + row] = left;
            }
        }
        for row in 0..size {
            for column in 0..size {
                let weighed = &self.weighed[column * width..][..width];
                let mut left = simd.neg_f64s(inner[row * size + column]);
                for (k, above) in above.iter().enumerate() {
                    let own = s_into[row * taking + size + k];
                    left = simd.negate_mul_add_e_f64s(own, weighed[*above], left);
                }
                s_into[row * taking + column] = left;
            }
        }
        r_into[size * width..].copy_from_slice(r);
        for row in 0..count {
            s_into[(size + row) * taking + size..][..count].copy_from_slice(&s[row * count..][..count]);
        }
    }
}
