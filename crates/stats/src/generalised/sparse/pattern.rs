//! Where the cells of a factor stand.

use crate::mixed::error::ModelError;

/// More cells than this would take gigabytes.
const CELL_COUNT_MAX: usize = 150_000_000;
/// From this share of cells on, the last columns are worked on as a plain matrix.
const DENSE: f64 = 0.5;

/// The places of the cells of a lower triangle: sparse columns first, then the rows of a plain square.
#[derive(Debug, Clone)]
pub(in crate::generalised) struct Pattern {
    pub(super) size: usize,
    /// How many columns are sparse.
    pub(super) sparse: usize,
    /// Where the cells of each sparse column begin, its diagonal first; one more for the end.
    pub(super) starts: Vec<usize>,
    /// The row of each cell of the sparse columns.
    pub(super) rows: Vec<u32>,
    /// Where, in the order in which they are met, pairs of cells of a column meet in a later sparse column.
    pub(super) meetings: Vec<u32>,
    /// Rows and columns of the plain square.
    pub(super) tail: usize,
}

impl Pattern {
    /// The pattern of a matrix in which every two effects of a row meet.
    ///
    /// `effects(row)` are the effects of a row, ascending.
    ///
    /// # Errors
    /// [`ModelError::TooManyCrossed`] when the factor would not fit.
    pub fn new(
        size: usize,
        row_count: usize,
        effects: impl Fn(usize, &mut Vec<u32>),
    ) -> Result<Self, ModelError> {
        let mut below = met(size, row_count, effects);
        fill_in(&mut below)?;
        let sparse = sparse_count(&below);
        let tail = size - sparse;
        let mut starts = Vec::with_capacity(sparse + 1);
        let mut rows = Vec::new();
        for (column, own) in below[..sparse].iter().enumerate() {
            starts.push(rows.len());
            rows.push(u32::try_from(column).expect("effects are counted in u32"));
            rows.extend(own);
        }
        starts.push(rows.len());
        if rows.len() + tail * tail > CELL_COUNT_MAX {
            return Err(ModelError::TooManyCrossed { effects: tail, limit: CELL_COUNT_MAX.isqrt() });
        }
        let mut pattern = Self { size, sparse, starts, rows, meetings: Vec::new(), tail };
        pattern.meetings = pattern.find_meetings();
        Ok(pattern)
    }

    /// How many cells are held.
    pub fn cell_count(&self) -> usize {
        self.rows.len() + self.tail * self.tail
    }

    /// Rows and columns.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The place of the diagonal cell of an effect.
    pub fn diagonal(&self, effect: usize) -> usize {
        self.place(effect, effect)
    }

    /// The place of the cell of a row and a column not after it, which have to meet.
    pub fn place(&self, row: usize, column: usize) -> usize {
        if column >= self.sparse {
            return self.rows.len() + (row - self.sparse) * self.tail + column - self.sparse;
        }
        let own = &self.rows[self.starts[column]..self.starts[column + 1]];
        let within = own.binary_search(&u32::try_from(row).expect("effects are counted in u32"));
        self.starts[column] + within.expect("the two effects meet in some row")
    }

    /// The rows below the diagonal of a sparse column: those of later sparse columns, then those of the square.
    pub(super) fn below(&self, column: usize) -> (&[u32], &[u32]) {
        let own = &self.rows[self.starts[column] + 1..self.starts[column + 1]];
        own.split_at(own.partition_point(|row| (*row as usize) < self.sparse))
    }

    fn find_meetings(&self) -> Vec<u32> {
        let mut meetings = Vec::new();
        for column in 0..self.sparse {
            let (sparse, tail) = self.below(column);
            for (index, second) in sparse.iter().enumerate() {
                let (begin, end) = (self.starts[*second as usize], self.starts[*second as usize + 1]);
                let mut place = begin;
                for first in sparse[index..].iter().chain(tail) {
                    while self.rows[place] != *first {
                        place += 1;
                        debug_assert!(place < end, "what two columns share is filled in");
                    }
                    meetings.push(u32::try_from(place).expect("bounded by the number of cells"));
                }
            }
        }
        meetings
    }
}

/// For each effect the later effects it meets in some row, ascending.
fn met(size: usize, row_count: usize, effects: impl Fn(usize, &mut Vec<u32>)) -> Vec<Vec<u32>> {
    let mut below: Vec<Vec<u32>> = vec![Vec::new(); size];
    let mut own = Vec::new();
    for row in 0..row_count {
        own.clear();
        effects(row, &mut own);
        for (place, effect) in own.iter().enumerate() {
            below[*effect as usize].extend(&own[place + 1..]);
        }
    }
    for known in &mut below {
        known.sort_unstable();
        known.dedup();
    }
    below
}

/// What eliminating a column fills in: its first row below meets all the others.
fn fill_in(below: &mut [Vec<u32>]) -> Result<(), ModelError> {
    let mut cells = 0;
    for column in 0..below.len() {
        let own = std::mem::take(&mut below[column]);
        cells += own.len();
        if cells > CELL_COUNT_MAX {
            return Err(ModelError::TooManyCrossed { effects: below.len(), limit: CELL_COUNT_MAX.isqrt() });
        }
        if let [parent, rest @ ..] = own.as_slice() {
            let known = &mut below[*parent as usize];
            *known = union(known, rest);
        }
        below[column] = own;
    }
    Ok(())
}

fn union(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut both = Vec::with_capacity(a.len().max(b.len()));
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let next = a[i].min(b[j]);
        i += usize::from(a[i] == next);
        j += usize::from(b[j] == next);
        both.push(next);
    }
    both.extend(&a[i..]);
    both.extend(&b[j..]);
    both
}

/// How many columns to leave sparse, so that the square of the others is mostly full.
fn sparse_count(below: &[Vec<u32>]) -> usize {
    let size = below.len();
    let (mut cells, mut best) = (0, size);
    for column in (0..size).rev() {
        let width = size - column;
        cells += below[column].len() + 1;
        if cells as f64 >= DENSE * (width * (width + 1)) as f64 / 2.0 {
            best = column;
        }
    }
    best
}
