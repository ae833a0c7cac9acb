//! The deviance with one parameter held, over all others.

use super::super::algebra::triangle;
use super::super::covariance::Shape;
use super::super::deviance::slope::Slope;
use super::super::deviance::{Deviance, Point};
use super::super::error::ModelError;
use super::super::fit::LinearFit;
use super::super::local::{Here, Local};
use super::super::optimise::{Function, Valued};
use crate::matrix::{Matrix, dot, lu::inverse};
use std::f64::consts::{FRAC_PI_2, TAU};

/// What is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    /// The coefficient of this column.
    Coefficient(usize),
    /// The logarithm of the residual variance.
    Residual,
    /// The standard deviation of one row of one term.
    Deviation { term: usize, row: usize },
    /// The arcsine of the correlation of two rows of one term.
    Correlation { term: usize, row: usize, column: usize },
}

/// A standard deviation, relative to the residual's, that is well inside its border.
const LIFT: f64 = 0.4;

/// The model of a fit with one parameter held at `held`.
///
/// A standard deviation or correlation is held by the rows it is about standing first in the triangle of their term: a standard
/// deviation is then σ times the first cell, a correlation the sine of the angle of the second row.
pub(super) struct Section<'f> {
    fit: &'f LinearFit,
    deviance: Deviance,
    which: Which,
    frames: Vec<Matrix>,
    /// In the columns as given: `β_k = a′β* + c`.
    weights: Vec<f64>,
    constant: f64,
    pub held: f64,
    /// How the deviance rises with what is held, at the place that was evaluated last.
    pub rise: f64,
}

impl<'f> Section<'f> {
    pub fn new(fit: &'f LinearFit, which: Which) -> Self {
        let frame = |term: usize| {
            let size = fit.shape.terms[term].size;
            let all: Vec<usize> = (0..size).collect();
            fit.standard.random_map(&fit.design, term).select(&all, &order(which, term, size))
        };
        let (map, constants) = fit.standard.fixed_map();
        let (weights, constant) = match which {
            Which::Coefficient(place) => (map.row(place).to_vec(), constants[place]),
            Which::Residual | Which::Deviation { .. } | Which::Correlation { .. } => (Vec::new(), 0.0),
        };
        Self {
            frames: (0..fit.shape.terms.len()).map(frame).collect(),
            fit,
            deviance: fit.deviance.clone(),
            which,
            weights,
            constant,
            held: 0.0,
            rise: 0.0,
        }
    }

    /// What is held at the fit, and all that is free there.
    pub fn start(&self) -> (f64, Vec<f64>) {
        let (held, free) = self.free_of(&self.triangles());
        let at = match self.which {
            Which::Coefficient(place) => self.fit.estimates()[place],
            Which::Residual => 2.0 * self.fit.sigma().ln(),
            Which::Deviation { .. } | Which::Correlation { .. } => held,
        };
        (at, free)
    }

    /// What triangles in the order of the section mean for what is held, if it is among them, and for all that is free.
    fn free_of(&self, triangles: &[Matrix]) -> (f64, Vec<f64>) {
        let theta = self.fit.shape.parameters(triangles);
        match self.which {
            Which::Coefficient(_) | Which::Residual => (0.0, theta),
            Which::Deviation { term, .. } => {
                let held = self.fit.sigma() * triangles[term][(0, 0)];
                let mut free = theta;
                free.remove(self.first(term));
                free.push(2.0 * self.fit.sigma().ln());
                (held, free)
            }
            Which::Correlation { term, .. } => {
                let (a, b) = (triangles[term][(1, 0)], triangles[term][(1, 1)]);
                let mut free = theta;
                let [first, second] = self.second_row(term);
                free[first] = a.hypot(b);
                free.remove(second);
                (a.atan2(b), free)
            }
        }
    }

    /// How far from the fit a first step may go.
    pub fn reach(&self, held: f64) -> f64 {
        let groups = |term: usize| self.fit.shape.levels[self.fit.shape.terms[term].block] as f64;
        match self.which {
            Which::Coefficient(place) => 2.0 * self.fit.coefficients()[place].standard_error,
            Which::Residual => 2.0 * (2.0 / self.fit.deviance.freedom()).sqrt(),
            Which::Deviation { term, .. } => {
                let unit =
                    self.frames[term].column(0).iter().fold(0.0, |most: f64, cell| most.max(cell.abs()));
                (2.0 * held).max(0.3 * self.fit.sigma() / unit) / (2.0 * groups(term)).sqrt()
            }
            Which::Correlation { term, .. } => (2.0 / groups(term).sqrt()).min(0.5),
        }
    }

    /// Other beginnings: those of a search that knows nothing yet.
    pub fn viewpoints(&self) -> Vec<Vec<f64>> {
        let shape = &self.fit.shape;
        let mut viewpoints = shape.viewpoints();
        if !shape.is_sparse() {
            // With many groups one look from outside is enough.
            viewpoints.truncate(1);
        }
        let triangle = |(frame, size): (&Matrix, &f64)| match inverse(frame) {
            Ok(inverse) => triangle::lower_of(&inverse.scaled(*size)),
            Err(_not_square) => Matrix::identity(frame.row_count()).scaled(*size),
        };
        let free = |sizes: Vec<f64>| {
            self.free_of(&self.frames.iter().zip(&sizes).map(triangle).collect::<Vec<_>>()).1
        };
        viewpoints.into_iter().map(free).collect()
    }

    /// The same with spreads that are well inside their border: from there other valleys can be seen.
    pub fn lifted(&self, free: &[f64]) -> Vec<f64> {
        let places = self.fit.shape.places().into_iter().enumerate();
        let diagonal = places.filter(|(_, (_, row, column))| row == column);
        let mut lifted = free.to_vec();
        for (place, (term, row, _)) in diagonal {
            let own = match self.which {
                Which::Coefficient(_) | Which::Residual => Some(place),
                Which::Deviation { term, .. } => match place.cmp(&self.first(term)) {
                    std::cmp::Ordering::Less => Some(place),
                    std::cmp::Ordering::Equal => None,
                    std::cmp::Ordering::Greater => Some(place - 1),
                },
                Which::Correlation { term, .. } => {
                    let [first, second] = self.second_row(term);
                    match place.cmp(&second) {
                        std::cmp::Ordering::Less => Some(place),
                        // The length of the row, which stands for both its cells.
                        std::cmp::Ordering::Equal => Some(first),
                        std::cmp::Ordering::Greater => Some(place - 1),
                    }
                }
            };
            let unit = self.frames[term].column(row).iter().fold(0.0, |most: f64, cell| most.max(cell.abs()));
            if let Some(own) = own {
                lifted[own] = lifted[own].hypot(LIFT / unit);
            }
        }
        lifted
    }

    /// How far what is held can go, down and up.
    pub fn borders(&self) -> [f64; 2] {
        match self.which {
            Which::Coefficient(_) | Which::Residual => [f64::NEG_INFINITY, f64::INFINITY],
            Which::Deviation { .. } => [0.0, f64::INFINITY],
            Which::Correlation { .. } => [-FRAC_PI_2, FRAC_PI_2],
        }
    }

    /// What is held as people read it.
    pub fn read(&self, held: f64) -> f64 {
        match self.which {
            Which::Coefficient(_) | Which::Deviation { .. } => held,
            Which::Residual => (0.5 * held).exp(),
            Which::Correlation { .. } => held.sin(),
        }
    }

    /// The triangle of each term, its rows in the order of the section.
    fn triangles(&self) -> Vec<Matrix> {
        let reorder = |(term, factor): (usize, &Matrix)| {
            let all: Vec<usize> = (0..factor.row_count()).collect();
            triangle::lower_of(&factor.select(&order(self.which, term, all.len()), &all))
        };
        self.fit.factors.iter().enumerate().map(reorder).collect()
    }

    /// The place of the first cell of a term among all parameters.
    fn first(&self, term: usize) -> usize {
        self.place(term, 0, 0)
    }

    fn second_row(&self, term: usize) -> [usize; 2] {
        [self.place(term, 1, 0), self.place(term, 1, 1)]
    }

    fn place(&self, term: usize, row: usize, column: usize) -> usize {
        let place = self.fit.shape.places().iter().position(|place| *place == (term, row, column));
        place.expect("a term has its cells")
    }

    /// All parameters and τ, or `None` for a τ that follows them, and how these change with what is free, and with what is held.
    fn place_of(&self, free: &[f64]) -> Whole {
        let free_count = free.len();
        let unit = |row: usize| move |column: usize| f64::from(u8::from(row == column));
        match self.which {
            Which::Coefficient(_) => Whole::plain(free.to_vec(), None),
            Which::Residual => Whole::plain(free.to_vec(), Some(self.held)),
            Which::Deviation { term, .. } => {
                let (theta, log_variance) = free.split_at(free_count - 1);
                let (first, sigma) = (self.first(term), (0.5 * log_variance[0]).exp());
                let mut all = theta.to_vec();
                all.insert(first, self.held / sigma);
                // The first cell is the held value over σ.
                let count = all.len();
                let mut map = Matrix::zeros(count + 1, free_count);
                for row in (0..count).filter(|row| *row != first) {
                    let from = if row < first { row } else { row - 1 };
                    (0..free_count).for_each(|column| map[(row, column)] = unit(from)(column));
                }
                map[(first, free_count - 1)] = -0.5 * all[first];
                map[(count, free_count - 1)] = 1.0;
                let mut rise = vec![0.0; count + 1];
                rise[first] = 1.0 / sigma;
                Whole { theta: all, log_variance: Some(log_variance[0]), map, rise }
            }
            Which::Correlation { term, .. } => {
                let [first, second] = self.second_row(term);
                let corner = self.first(term);
                // A first cell below zero would turn the sign of the correlation.
                let sign = if free[corner] < 0.0 { -1.0 } else { 1.0 };
                let (sine, cosine) = self.held.sin_cos();
                let length = free[first];
                let mut all = free.to_vec();
                all[first] = sign * length * sine;
                all.insert(second, length * cosine);
                let count = all.len();
                let mut map = Matrix::zeros(count, free_count);
                for row in (0..count).filter(|row| *row != first && *row != second) {
                    let from = if row < second { row } else { row - 1 };
                    (0..free_count).for_each(|column| map[(row, column)] = unit(from)(column));
                }
                map[(first, first)] = sign * sine;
                map[(second, first)] = cosine;
                let mut rise = vec![0.0; count];
                rise[first] = sign * length * cosine;
                rise[second] = -length * sine;
                Whole { theta: all, log_variance: None, map, rise }
            }
        }
    }
}

/// Where a section lies among all parameters.
struct Whole {
    theta: Vec<f64>,
    /// τ, where it does not follow from θ.
    log_variance: Option<f64>,
    /// How θ, and τ if it is among these, change with what is free.
    map: Matrix,
    /// How they change with what is held.
    rise: Vec<f64>,
}

impl Whole {
    /// θ is free as it stands.
    fn plain(theta: Vec<f64>, log_variance: Option<f64>) -> Self {
        let count = theta.len();
        Self { theta, log_variance, map: Matrix::identity(count), rise: vec![0.0; count] }
    }
}

impl Function for Section<'_> {
    fn value(&mut self, at: &[f64]) -> Result<Valued, ModelError> {
        let whole = self.place_of(at);
        let shape: &Shape = &self.fit.shape;
        let point =
            self.deviance.at(shape.block_factors(&shape.framed_factors(&whole.theta, &self.frames)))?;
        let (coefficients, residual, rise) = self.held_coefficients(&point);
        let freedom = self.deviance.freedom();
        let variance = whole.log_variance.map_or(residual / freedom, f64::exp);
        let value = self.deviance.log_dets(&point) + freedom * (TAU * variance).ln() + residual / variance;
        let slopes: Vec<Slope> = self.deviance.slopes(&point, &coefficients);
        let (deviance, frames) = (&self.deviance, self.frames.as_slice());
        let here = Here { deviance, shape, frames, point: &point, slopes: &slopes, residual, variance };
        let local = Local::of(here);
        let (mut slope, bend) = match (self.which, whole.log_variance) {
            (Which::Residual, _) => (local.gradient.clone(), local.bend.clone()),
            (_, Some(_)) => (local.with_variance(), local.bend_with_variance()),
            (_, None) => (local.gradient.clone(), local.without_variance()),
        };
        self.rise = match self.which {
            Which::Coefficient(_) => rise / variance,
            Which::Residual => local.by_variance,
            Which::Deviation { .. } | Which::Correlation { .. } => dot(&whole.rise, &slope),
        };
        let through = whole.map.transpose();
        slope = through.times_vector(&slope);
        Ok(Valued { value, gradient: slope, curvature: through.times(&bend).times(&whole.map) })
    }

    fn better_coordinates(&mut self, _at: &[f64]) -> Option<Vec<f64>> {
        None
    }
}

impl Section<'_> {
    /// The coefficients with what is held at its value, the `r²` they leave, and how this rises with what is held.
    fn held_coefficients(&self, point: &Point) -> (Vec<f64>, f64, f64) {
        if self.weights.is_empty() {
            return (point.coefficients.clone(), point.residual, 0.0);
        }
        let inverse = &point.inverse_factor;
        let toward = inverse.transpose().times_vector(&inverse.times_vector(&self.weights));
        let spread = dot(&self.weights, &toward);
        let away = self.held - self.constant - dot(&self.weights, &point.coefficients);
        let moved = point.coefficients.iter().zip(&toward).map(|(own, toward)| own + away / spread * toward);
        (moved.collect(), point.residual + away * away / spread, 2.0 * away / spread)
    }
}

/// The order of a term's rows in which what is held stands first.
fn order(which: Which, of: usize, size: usize) -> Vec<usize> {
    let first: Vec<usize> = match which {
        Which::Deviation { term, row } if term == of => vec![row],
        Which::Correlation { term, row, column } if term == of => vec![column, row],
        Which::Coefficient(_) | Which::Residual | Which::Deviation { .. } | Which::Correlation { .. } => {
            Vec::new()
        }
    };
    let rest: Vec<usize> = (0..size).filter(|row| !first.contains(row)).collect();
    first.into_iter().chain(rest).collect()
}
