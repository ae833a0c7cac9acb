//! The columns of a model, shifted and scaled so that sums of their products keep their digits, and the way back.
//!
//! A year such as 2026 beside a column of ones makes products that agree in their first digits; the difference is what a
//! variance is made of. So columns are shifted by their mean where the model allows it, and scaled by a power of two.

use super::algebra::triangle;
use super::design::Design;
use crate::matrix::Matrix;

/// The distinct columns of a model in their standard form, and which of them is used where.
#[derive(Debug, Clone)]
pub(crate) struct Standard {
    columns: Vec<Column>,
    /// The places of the fixed columns.
    pub fixed: Vec<usize>,
    /// Random terms by grouping, the largest grouping first.
    pub blocks: Vec<Block>,
    response_shift: f64,
    intercept: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Column {
    source: Source,
    shift: f64,
    /// A power of two, so that dividing by it rounds nothing.
    scale: f64,
}

/// Where a column stands in the design.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Fixed(usize),
    Random { term: usize, column: usize },
}

/// The random terms of one grouping.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The place of the grouping in the design.
    pub grouping: usize,
    /// The places of the columns that deviate.
    pub columns: Vec<usize>,
    /// The terms, and where the columns of each begin in this block.
    pub terms: Vec<(usize, usize)>,
    /// How many levels the grouping has.
    pub level_count: usize,
}

impl Standard {
    pub fn new(design: &Design) -> Self {
        let mut standard = Self {
            columns: Vec::new(),
            fixed: Vec::new(),
            blocks: Vec::new(),
            response_shift: 0.0,
            intercept: design.fixed.intercept(),
        };
        // The columns of the largest grouping stand first: they are read most.
        for (place, term) in design.random.iter().enumerate() {
            let block = match standard.blocks.iter().position(|block| block.grouping == term.grouping) {
                Some(block) => block,
                None => {
                    let level_count = design.groupings[term.grouping].levels.count();
                    let grouping = term.grouping;
                    standard.blocks.push(Block {
                        grouping,
                        columns: Vec::new(),
                        terms: Vec::new(),
                        level_count,
                    });
                    standard.blocks.len() - 1
                }
            };
            let begin = standard.blocks[block].columns.len();
            standard.blocks[block].terms.push((place, begin));
            for column in 0..term.columns.len() {
                let known = standard.place_of(design, Source::Random { term: place, column });
                standard.blocks[block].columns.push(known);
            }
        }
        for column in 0..design.fixed.columns.len() {
            let known = standard.place_of(design, Source::Fixed(column));
            standard.fixed.push(known);
        }
        standard.shift_and_scale(design);
        if standard.intercept.is_some() {
            standard.response_shift = mean(&design.centred_on_offset());
        }
        standard
    }

    /// The place of a column, a new one unless the same column is known already.
    fn place_of(&mut self, design: &Design, source: Source) -> usize {
        let (name, values) = column(design, source);
        let same = |known: &Column| {
            let (other, other_values) = column(design, known.source);
            // The same column is told apart by where it lies before its numbers are.
            name == other && (std::ptr::eq(values, other_values) || values == other_values)
        };
        if let Some(known) = self.columns.iter().position(same) {
            return known;
        }
        self.columns.push(Column { source, shift: 0.0, scale: 1.0 });
        self.columns.len() - 1
    }

    /// A column may be shifted when everything that uses it also has a column of ones to take up the shift.
    fn shift_and_scale(&mut self, design: &Design) {
        let ones =
            |place: usize| column(design, self.columns[place].source).0 == crate::formula::matrix::INTERCEPT;
        let mut may_shift: Vec<bool> = (0..self.columns.len()).map(|place| !ones(place)).collect();
        if self.intercept.is_none() {
            self.fixed.iter().for_each(|place| may_shift[*place] = false);
        }
        for block in &self.blocks {
            for (index, (term, begin)) in block.terms.iter().enumerate() {
                let end = block.terms.get(index + 1).map_or(block.columns.len(), |(_, begin)| *begin);
                if design.random[*term].intercept().is_none() {
                    block.columns[*begin..end].iter().for_each(|place| may_shift[*place] = false);
                }
            }
        }
        let is_ones: Vec<bool> = (0..self.columns.len()).map(ones).collect();
        for (place, may_shift) in may_shift.into_iter().enumerate() {
            let (_, values) = column(design, self.columns[place].source);
            if is_ones[place] {
                continue;
            }
            let (shift, spread) = location(values, may_shift);
            let usable = spread > 0.0 && spread.is_finite();
            let scale = if usable { spread.log2().round().exp2() } else { 1.0 };
            self.columns[place].shift = shift;
            self.columns[place].scale = scale;
        }
    }

    /// The standard columns over the rows, to be read row by row.
    pub fn reader<'d>(&self, design: &'d Design, response: &'d [f64]) -> Reader<'d> {
        let columns = self.columns.iter().map(|own| {
            let (_, values) = column(design, own.source);
            Scaled { values, shift: own.shift, factor: 1.0 / own.scale }
        });
        let response = Scaled { values: response, shift: self.response_shift, factor: 1.0 };
        let roots =
            design.weights.as_ref().map(|weights| weights.iter().map(|weight| weight.sqrt()).collect());
        Reader { columns: columns.chain([response]).collect(), roots }
    }

    /// One row in standard columns, given its values in the columns of the design.
    pub fn row(&self, fixed: impl Fn(usize) -> f64, random: impl Fn(usize, usize) -> f64) -> Vec<f64> {
        let value = |column: &Column| {
            let given = match column.source {
                Source::Fixed(place) => fixed(place),
                Source::Random { term, column } => random(term, column),
            };
            (given - column.shift) / column.scale
        };
        self.columns.iter().map(value).collect()
    }

    /// The matrix A and the vector c of `β = A·β* + c`, from standard coefficients to those of the columns as given.
    pub fn fixed_map(&self) -> (Matrix, Vec<f64>) {
        let count = self.fixed.len();
        let mut map = Matrix::zeros(count, count);
        let mut constant = vec![0.0; count];
        for (place, column) in self.fixed.iter().enumerate() {
            let Column { shift, scale, .. } = self.columns[*column];
            map[(place, place)] = 1.0 / scale;
            if let Some(intercept) = self.intercept
                && intercept != place
            {
                map[(intercept, place)] = -shift / scale;
            }
        }
        if let Some(intercept) = self.intercept {
            constant[intercept] = self.response_shift;
        }
        (map, constant)
    }

    /// `2·Σ log scale` of the fixed columns: what scaling took from `log|X′V⁻¹X|`.
    pub fn log_fixed_scale(&self) -> f64 {
        self.fixed.iter().map(|column| 2.0 * self.columns[*column].scale.ln()).sum()
    }

    /// The matrix N of `T* = N·T`, from a factor in the columns as given to one in standard columns, for one random term.
    pub fn random_map(&self, design: &Design, term: usize) -> Matrix {
        let places = self.term_columns(design, term);
        let mut map = Matrix::zeros(places.len(), places.len());
        for (place, column) in places.iter().enumerate() {
            let Column { shift, scale, .. } = self.columns[*column];
            map[(place, place)] = scale;
            if let Some(intercept) = design.random[term].intercept()
                && intercept != place
            {
                map[(intercept, place)] = shift;
            }
        }
        map
    }

    /// The matrix B′ of `b = B′·b*`, the inverse of [`Standard::random_map`].
    pub fn random_map_back(&self, design: &Design, term: usize) -> Matrix {
        let places = self.term_columns(design, term);
        let mut map = Matrix::zeros(places.len(), places.len());
        for (place, column) in places.iter().enumerate() {
            let Column { shift, scale, .. } = self.columns[*column];
            map[(place, place)] = 1.0 / scale;
            if let Some(intercept) = design.random[term].intercept()
                && intercept != place
            {
                map[(intercept, place)] = -shift / scale;
            }
        }
        map
    }

    /// The factor of one term in the columns as given: the lower triangle with a diagonal of no negative numbers.
    pub fn factor_as_given(&self, design: &Design, term: usize, standard: &Matrix) -> Matrix {
        triangle::lower_of(&self.random_map_back(design, term).times(standard))
    }

    fn term_columns(&self, design: &Design, term: usize) -> Vec<usize> {
        let found = self.blocks.iter().find_map(|block| {
            let (_, begin) = block.terms.iter().find(|(known, _)| *known == term)?;
            Some(block.columns[*begin..begin + design.random[term].columns.len()].to_vec())
        });
        found.expect("every term stands in a block")
    }
}

/// Rows of standard columns, the response last, each multiplied by the root of its weight.
#[derive(Debug)]
pub(crate) struct Reader<'d> {
    columns: Vec<Scaled<'d>>,
    roots: Option<Vec<f64>>,
}

#[derive(Debug, Clone, Copy)]
struct Scaled<'d> {
    values: &'d [f64],
    shift: f64,
    factor: f64,
}

impl Reader<'_> {
    /// How many values a row has, the response among them.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Fills in some rows from one on, each with room for more values than it has.
    #[inline(always)]
    pub fn read_block<const ROOM: usize>(&self, from: usize, rows: &mut [[f64; ROOM]]) {
        for (place, column) in self.columns.iter().enumerate() {
            let values = &column.values[from..][..rows.len()];
            for (row, value) in rows.iter_mut().zip(values) {
                row[place] = (value - column.shift) * column.factor;
            }
        }
        if let Some(roots) = &self.roots {
            for (row, root) in rows.iter_mut().zip(&roots[from..]) {
                row.iter_mut().for_each(|value| *value *= root);
            }
        }
    }

    /// Fills in one row.
    pub fn read(&self, row: usize, into: &mut [f64]) {
        for (to, column) in into.iter_mut().zip(&self.columns) {
            *to = (column.values[row] - column.shift) * column.factor;
        }
        if let Some(roots) = &self.roots {
            into.iter_mut().for_each(|value| *value *= roots[row]);
        }
    }
}

fn column(design: &Design, source: Source) -> (&str, &[f64]) {
    match source {
        Source::Fixed(place) => (&design.fixed.names[place], &design.fixed.columns[place]),
        Source::Random { term, column } => {
            let term = &design.random[term];
            (&term.names[column], &term.columns[column])
        }
    }
}

fn mean(values: &[f64]) -> f64 {
    location(values, true).0
}

/// The mean and the spread around it, or zero and the spread around zero.
///
/// One pass, around a value near by: the first one.
fn location(values: &[f64], around_mean: bool) -> (f64, f64) {
    const LANES: usize = 8;
    let near = if around_mean { values.first().copied().unwrap_or(0.0) } else { 0.0 };
    let (mut sums, mut squares) = ([0.0; LANES], [0.0; LANES]);
    let mut chunks = values.chunks_exact(LANES);
    for chunk in &mut chunks {
        for lane in 0..LANES {
            let away = chunk[lane] - near;
            sums[lane] += away;
            squares[lane] += away * away;
        }
    }
    for value in chunks.remainder() {
        sums[0] += value - near;
        squares[0] += (value - near) * (value - near);
    }
    let count = values.len() as f64;
    let (sum, squares) = (sums.iter().sum::<f64>(), squares.iter().sum::<f64>());
    if !around_mean {
        return (0.0, (squares / count).sqrt());
    }
    (near + sum / count, ((squares - sum * sum / count).max(0.0) / count).sqrt())
}
