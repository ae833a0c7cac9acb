//! Sums of products of columns by group: all that a mixed model needs to know of the rows.

use super::super::standard::Reader;
use pulp::{Arch, Simd, WithSimd};

/// The place of the pair (a, b) in a packed lower triangle.
pub(super) fn pair(a: usize, b: usize) -> usize {
    let (high, low) = if a >= b { (a, b) } else { (b, a) };
    high * (high + 1) / 2 + low
}

/// How many pairs there are of `width` columns.
pub(super) fn pair_count(width: usize) -> usize {
    width * (width + 1) / 2
}

/// Gives, for rows of one group that stand together, the packed lower triangle of `C′C`, C the standard columns with the
/// response last; a group whose rows stand apart comes several times.
pub(super) fn by_group(reader: &Reader<'_>, group_of: &[u32], add: impl FnMut(usize, &[f64])) {
    match reader.width() {
        0..=4 => Arch::new().dispatch(Sum::<'_, '_, 4, _> { reader, group_of, add }),
        5..=8 => Arch::new().dispatch(Sum::<'_, '_, 8, _> { reader, group_of, add }),
        9..=16 => Arch::new().dispatch(Sum::<'_, '_, 16, _> { reader, group_of, add }),
        _ => by_group_of_many(reader, group_of, add),
    }
}

/// Only what holds the response: `C′y` in the manner of [`by_group`].
pub(super) fn response_by_group(reader: &Reader<'_>, group_of: &[u32], add: impl FnMut(usize, &[f64])) {
    match reader.width() {
        0..=4 => Arch::new().dispatch(WithResponse::<'_, '_, 4, _> { reader, group_of, add }),
        5..=8 => Arch::new().dispatch(WithResponse::<'_, '_, 8, _> { reader, group_of, add }),
        9..=16 => Arch::new().dispatch(WithResponse::<'_, '_, 16, _> { reader, group_of, add }),
        width => {
            let last = pair(width - 1, 0);
            let mut add = add;
            by_group_of_many(reader, group_of, |group, gram| add(group, &gram[last..]));
        }
    }
}

/// Rows that are put into standard columns at once.
const BLOCK: usize = 64;

/// The whole triangle, for at most `ROOM` columns.
struct Sum<'r, 'd, const ROOM: usize, F> {
    reader: &'r Reader<'d>,
    group_of: &'r [u32],
    add: F,
}

impl<const ROOM: usize, F: FnMut(usize, &[f64])> WithSimd for Sum<'_, '_, ROOM, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _simd: S) {
        let width = self.reader.width();
        let mut sums = [[0.0; ROOM]; ROOM];
        let mut gram = vec![0.0; pair_count(width)];
        let mut leave = |group: u32, sums: &mut [[f64; ROOM]; ROOM]| {
            let mut to = gram.iter_mut();
            for (high, row) in sums.iter().enumerate().take(width) {
                row[..=high].iter().zip(&mut to).for_each(|(sum, to)| *to = *sum);
            }
            *sums = [[0.0; ROOM]; ROOM];
            (self.add)(group as usize, &gram);
        };
        let mut rows = [[0.0; ROOM]; BLOCK];
        let mut before = None;
        for (block, groups) in self.group_of.chunks(BLOCK).enumerate() {
            self.reader.read_block(block * BLOCK, &mut rows[..groups.len()]);
            for (row, group) in rows.iter().zip(groups) {
                if let Some(known) = before
                    && known != *group
                {
                    leave(known, &mut sums);
                }
                before = Some(*group);
                for high in 0..width {
                    let value = row[high];
                    // What lies beyond the diagonal costs nothing, since all are summed at once, and is not read.
                    sums[high].iter_mut().zip(row).for_each(|(sum, low)| *sum += value * low);
                }
            }
        }
        if let Some(group) = before {
            leave(group, &mut sums);
        }
    }
}

/// Its last row.
struct WithResponse<'r, 'd, const ROOM: usize, F> {
    reader: &'r Reader<'d>,
    group_of: &'r [u32],
    add: F,
}

impl<const ROOM: usize, F: FnMut(usize, &[f64])> WithSimd for WithResponse<'_, '_, ROOM, F> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _simd: S) {
        let width = self.reader.width();
        let mut sums = [0.0; ROOM];
        let mut rows = [[0.0; ROOM]; BLOCK];
        let mut before = None;
        for (block, groups) in self.group_of.chunks(BLOCK).enumerate() {
            self.reader.read_block(block * BLOCK, &mut rows[..groups.len()]);
            for (row, group) in rows.iter().zip(groups) {
                if let Some(known) = before
                    && known != *group
                {
                    (self.add)(known as usize, &sums[..width]);
                    sums = [0.0; ROOM];
                }
                before = Some(*group);
                let response = row[width - 1];
                sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value * response);
            }
        }
        if let Some(group) = before {
            (self.add)(group as usize, &sums[..width]);
        }
    }
}

/// The same for any number of columns, row by row.
fn by_group_of_many(reader: &Reader<'_>, group_of: &[u32], mut add: impl FnMut(usize, &[f64])) {
    let mut values = vec![0.0; reader.width()];
    let mut gram = vec![0.0; pair_count(values.len())];
    for (row, group) in group_of.iter().enumerate() {
        reader.read(row, &mut values);
        let mut to = gram.iter_mut();
        for (place, high) in values.iter().enumerate() {
            values[..=place].iter().zip(&mut to).for_each(|(low, to)| *to = high * low);
        }
        add(*group as usize, &gram);
    }
}
