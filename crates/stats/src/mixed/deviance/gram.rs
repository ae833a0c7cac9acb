//! Sums of products of columns by group: all that a mixed model needs to know of the rows.

use super::super::standard::Reader;

/// The place of the pair (a, b) in a packed lower triangle.
pub(super) fn pair(a: usize, b: usize) -> usize {
    let (high, low) = if a >= b { (a, b) } else { (b, a) };
    high * (high + 1) / 2 + low
}

/// How many pairs there are of `width` columns.
pub(super) fn pair_count(width: usize) -> usize {
    width * (width + 1) / 2
}

/// For each group the packed lower triangle of `C′C` over its rows, C the standard columns with the response last.
///
/// `group_of[row]` is the place of the row's group.
pub(super) fn by_group(reader: &Reader<'_>, group_of: &[u32], group_count: usize) -> Vec<f64> {
    let width = reader.width();
    let size = pair_count(width);
    let mut grams = vec![0.0; group_count * size];
    let mut values = vec![0.0; width];
    for (row, group) in group_of.iter().enumerate() {
        reader.read(row, &mut values);
        let gram = &mut grams[*group as usize * size..][..size];
        let mut to = gram.iter_mut();
        for (place, high) in values.iter().enumerate() {
            for (low, sum) in values[..=place].iter().zip(&mut to) {
                *sum += high * low;
            }
        }
    }
    grams
}

/// Only what holds the response: `C′y` by group, in the layout of [`by_group`], when nothing else changed.
pub(super) fn replace_response(reader: &Reader<'_>, group_of: &[u32], grams: &mut [f64]) {
    let width = reader.width();
    let size = pair_count(width);
    let last = pair(width - 1, 0);
    for gram in grams.chunks_exact_mut(size) {
        gram[last..].fill(0.0);
    }
    let mut values = vec![0.0; width];
    for (row, group) in group_of.iter().enumerate() {
        reader.read(row, &mut values);
        let gram = &mut grams[*group as usize * size + last..][..width];
        let response = values[width - 1];
        gram.iter_mut().zip(&values).for_each(|(sum, value)| *sum += value * response);
    }
}
