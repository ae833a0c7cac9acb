//! Generalised least squares over blocks of one or two rows, with the covariance of a block estimated.

use crate::dyad::error::DyadError;
use crate::error::StatsError;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};

/// One dyad: what is known of its members.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    /// The place of each row in the covariance of a dyad.
    slots: Vec<usize>,
    x: Vec<Vec<f64>>,
    y: Vec<f64>,
}

impl Block {
    pub fn push(&mut self, slot: usize, x: Vec<f64>, y: f64) {
        self.slots.push(slot);
        self.x.push(x);
        self.y.push(y);
    }

    pub fn is_pair(&self) -> bool {
        self.slots.len() == 2
    }
}

/// Which covariances are free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Two variances and a covariance.
    Apart,
    /// One variance for both, and a covariance.
    Alike,
}

impl Pattern {
    pub fn count(self) -> usize {
        match self {
            Pattern::Apart => 3,
            Pattern::Alike => 2,
        }
    }

    /// What the covariance of two places gains per unit of a parameter.
    fn cell(self, parameter: usize, places: [usize; 2]) -> f64 {
        let [row, column] = places;
        let is_there = match (self, parameter) {
            (Pattern::Apart, 0) => row == 0 && column == 0,
            (Pattern::Apart, 1) | (Pattern::Alike, 1) => row != column,
            (Pattern::Apart, _) => row == 1 && column == 1,
            (Pattern::Alike, _) => row == column,
        };
        f64::from(u8::from(is_there))
    }

    /// The covariance of a dyad.
    pub fn covariance(self, parameters: &[f64]) -> [[f64; 2]; 2] {
        let cell = |row: usize, column: usize| {
            parameters.iter().enumerate().map(|(at, value)| value * self.cell(at, [row, column])).sum()
        };
        [[cell(0, 0), cell(0, 1)], [cell(1, 0), cell(1, 1)]]
    }
}

/// Which likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Restricted,
}

/// A fit at the parameters under which the outcomes are likeliest.
pub(super) struct Solved {
    pub coefficients: Vec<f64>,
    /// `(X′V⁻¹X)⁻¹`.
    pub inverse: Matrix,
    pub parameters: Vec<f64>,
    /// Twice the log-likelihood without `−N·ln 2π`.
    pub likelihood: f64,
    pub steps: usize,
}

struct Point {
    coefficients: Vec<f64>,
    inverse: Matrix,
    likelihood: f64,
    slope: Vec<f64>,
    information: Matrix,
}

/// More than Fisher's steps take on any data; with complete pairs one is enough.
const STEPS_MAX: usize = 500;

/// Finds the parameters by Fisher's steps, halved where the covariance would not be one or the likelihood would fall.
pub(super) fn solve(blocks: &[Block], pattern: Pattern, kind: Kind) -> Result<Solved, DyadError> {
    let mut here = start(blocks, pattern)?;
    let mut point = at(blocks, pattern, kind, &here)?;
    for step in 1..=STEPS_MAX {
        let leap = Cholesky::of(&point.information)?.solve(&point.slope);
        let gain = dot(&leap, &point.slope);
        let mut moved = None;
        let mut share = 1.0;
        for _ in 0..60 {
            let next: Vec<f64> = here.iter().zip(&leap).map(|(own, leap)| own + share * leap).collect();
            let [[a, b], [_, c]] = pattern.covariance(&next);
            if a > 0.0 && c > 0.0 && b * b < a * c {
                let next_point = at(blocks, pattern, kind, &next)?;
                if next_point.likelihood >= point.likelihood - 1e-12 * (1.0 + point.likelihood.abs()) {
                    moved = Some((next, next_point));
                    break;
                }
            }
            share /= 2.0;
        }
        let stays = moved.is_none();
        if let Some((next, next_point)) = moved {
            (here, point) = (next, next_point);
        }
        if stays || gain <= 1e-22 || step == STEPS_MAX {
            let Point { coefficients, inverse, likelihood, .. } = point;
            return Ok(Solved { coefficients, inverse, parameters: here, likelihood, steps: step });
        }
    }
    unreachable!("the last step returns")
}

/// The variances of what least squares leaves, and no covariance.
fn start(blocks: &[Block], pattern: Pattern) -> Result<Vec<f64>, DyadError> {
    let identity = match pattern {
        Pattern::Apart => vec![1.0, 0.0, 1.0],
        Pattern::Alike => vec![1.0, 0.0],
    };
    let plain = at(blocks, pattern, Kind::Plain, &identity)?;
    let (mut squares, mut rows) = (0.0, 0.0);
    for block in blocks {
        for (x, y) in block.x.iter().zip(&block.y) {
            squares += (y - dot(x, &plain.coefficients)).powi(2);
            rows += 1.0;
        }
    }
    if squares <= 0.0 {
        return Err(StatsError::NoVariation { variable: 0 }.into());
    }
    Ok(identity.iter().map(|own| own * squares / rows).collect())
}

/// The inverse and the logarithm of the determinant of the covariance of a block.
fn inverted(block: &Block, covariance: [[f64; 2]; 2]) -> ([[f64; 2]; 2], f64) {
    match block.slots[..] {
        [one, two] => {
            let [a, b, c] = [covariance[one][one], covariance[one][two], covariance[two][two]];
            let determinant = a * c - b * b;
            ([[c / determinant, -b / determinant], [-b / determinant, a / determinant]], determinant.ln())
        }
        _ => {
            let variance = covariance[block.slots[0]][block.slots[0]];
            ([[1.0 / variance, 0.0], [0.0, 0.0]], variance.ln())
        }
    }
}

fn at(blocks: &[Block], pattern: Pattern, kind: Kind, parameters: &[f64]) -> Result<Point, DyadError> {
    let covariance = pattern.covariance(parameters);
    let p = blocks.first().map_or(0, |block| block.x[0].len());
    let (mut gram, mut cross, mut logs) = (Matrix::zeros(p, p), vec![0.0; p], 0.0);
    for block in blocks {
        let (inverse, log) = inverted(block, covariance);
        logs += log;
        for (a, left) in block.x.iter().enumerate() {
            for (b, right) in block.x.iter().enumerate() {
                for (place, cell) in left.iter().enumerate().filter(|(_, cell)| **cell != 0.0) {
                    cross[place] += inverse[a][b] * cell * block.y[b];
                    let weighed = inverse[a][b] * cell;
                    (0..p).for_each(|other| gram[(place, other)] += weighed * right[other]);
                }
            }
        }
    }
    let factor = Cholesky::of(&gram).map_err(|error| match error {
        StatsError::NotPositiveDefinite { pivot } => DyadError::Collinear { column: pivot },
        other => DyadError::Number(other),
    })?;
    let coefficients = factor.solve(&cross);
    let phi = factor.inverse();
    let mut tally = Tally::new(pattern.count(), p);
    let mut squares = 0.0;
    for block in blocks {
        let (inverse, _) = inverted(block, covariance);
        let rest: Vec<f64> = block.x.iter().zip(&block.y).map(|(x, y)| y - dot(x, &coefficients)).collect();
        let weighed: Vec<f64> = (0..rest.len())
            .map(|row| (0..rest.len()).map(|other| inverse[row][other] * rest[other]).sum())
            .collect();
        squares += dot(&rest, &weighed);
        tally.add(block, pattern, inverse, &weighed, (&phi, kind));
    }
    let fixed = match kind {
        Kind::Plain => 0.0,
        Kind::Restricted => factor.log_determinant(),
    };
    let (slope, information) = tally.finish(&phi, kind);
    Ok(Point { coefficients, inverse: phi, likelihood: -(logs + fixed + squares), slope, information })
}

/// The sums of which slope and information are made.
struct Tally {
    slope: Vec<f64>,
    information: Matrix,
    /// `X′V⁻¹B_rV⁻¹X`.
    first: Vec<Matrix>,
}

impl Tally {
    fn new(count: usize, p: usize) -> Self {
        let first = vec![Matrix::zeros(p, p); count];
        Self { slope: vec![0.0; count], information: Matrix::zeros(count, count), first }
    }

    fn add(
        &mut self,
        block: &Block,
        pattern: Pattern,
        inverse: [[f64; 2]; 2],
        weighed: &[f64],
        (phi, kind): (&Matrix, Kind),
    ) {
        let size = weighed.len();
        let basis = |parameter: usize| -> Matrix {
            Matrix::from_fn(size, size, |a, b| pattern.cell(parameter, [block.slots[a], block.slots[b]]))
        };
        let inverse = Matrix::from_fn(size, size, |a, b| inverse[a][b]);
        let x = Matrix::from_fn(size, phi.row_count(), |row, column| block.x[row][column]);
        let bases: Vec<Matrix> = (0..self.slope.len()).map(basis).collect();
        let turned: Vec<Matrix> = bases.iter().map(|basis| inverse.times(basis)).collect();
        let spread = inverse.times(&x);
        for (r, base) in bases.iter().enumerate() {
            self.slope[r] += 0.5 * (base.form(weighed, weighed) - turned[r].trace());
            if kind == Kind::Restricted {
                self.first[r].add(1.0, &spread.transpose().times(base).times(&spread));
            }
            for (s, other) in bases.iter().enumerate() {
                self.information[(r, s)] += 0.5 * turned[r].trace_of_product(&turned[s]);
                if kind == Kind::Restricted {
                    let second = spread.transpose().times(base).times(&inverse).times(other).times(&spread);
                    self.information[(r, s)] -= phi.trace_of_product(&second);
                }
            }
        }
    }

    fn finish(mut self, phi: &Matrix, kind: Kind) -> (Vec<f64>, Matrix) {
        if kind == Kind::Restricted {
            let shared: Vec<Matrix> = self.first.iter().map(|first| phi.times(first)).collect();
            for r in 0..shared.len() {
                self.slope[r] += 0.5 * shared[r].trace();
                for s in 0..shared.len() {
                    self.information[(r, s)] += 0.5 * shared[r].trace_of_product(&shared[s]);
                }
            }
        }
        (self.slope, self.information.symmetric())
    }
}
