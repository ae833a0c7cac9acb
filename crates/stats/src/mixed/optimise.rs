//! The search for the least deviance.
//!
//! A trust region with the gradient that is exact, and a curvature of two parts: what is expected of it at each place, and what
//! steps showed it to be beyond that. What ends on a saddle is pushed off it: there, the derivative is zero and the deviance is
//! not least.
//!
//! # Source
//! [DennisGayWelsch1981]

use super::error::ModelError;
use crate::matrix::eigen::Eigen;
use crate::matrix::{Matrix, dot};

/// How a search went: a value, to be shown and kept with the result.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where it began.
    pub start: Vec<f64>,
    /// How often the deviance was evaluated, with its gradient.
    pub evaluations: usize,
    /// Why it stopped.
    pub stop: Stop,
    /// The largest derivative where it stopped.
    pub gradient_norm: f64,
    /// How much lower a parabola through this point would go: an estimate of what is left to gain.
    pub expected_gain: f64,
    /// How often it had to be pushed off a saddle.
    pub saddles: usize,
}

/// Why a search stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The gradient is zero and the curvature upward, as far as the numbers of a computer can tell.
    Converged,
    /// No step goes lower, although the gradient is not quite zero: rounding hides the rest.
    NoLowerStep,
    /// More evaluations than any ordinary model takes.
    TooManyEvaluations,
}

/// The place of the least value.
#[derive(Debug, Clone)]
pub(crate) struct Minimum {
    pub at: Vec<f64>,
    pub value: f64,
    pub run: Run,
}

/// A value, its gradient, and its curvature as far as it is known without differences.
#[derive(Debug, Clone)]
pub(crate) struct Valued {
    pub value: f64,
    pub gradient: Vec<f64>,
    pub curvature: Matrix,
}

/// What is to be made as small as it can be.
pub(crate) trait Function {
    /// The value and gradient at a place; an error where it is not defined.
    fn value(&mut self, at: &[f64]) -> Result<Valued, ModelError>;

    /// The same place in coordinates that suit it better, if there are; from then on these are used.
    fn better_coordinates(&mut self, at: &[f64]) -> Option<Vec<f64>>;
}

const EVALUATION_COUNT_MAX: usize = 2_000;
/// Beside the value: a gain below this cannot be told from rounding.
const ROUNDING: f64 = 1e-14;
/// What is left to gain, in roundings, where a search may end.
const NEAR: f64 = 1e6;
/// Curvature below this share of the largest counts as none.
const FLAT: f64 = 1e-7;
/// Steps in a row that go no lower, after which none will.
const FAILURES_MAX: usize = 4;
/// How often coordinates may change, so that no search goes round between two.
const MOVES_MAX: usize = 10;

/// Finds the least value near `start`, where the function has to be defined.
///
/// # Errors
/// What the function gives at the start.
pub(crate) fn minimise(start: &[f64], function: &mut dyn Function) -> Result<Minimum, ModelError> {
    let current = function.value(start)?;
    let mut search = Search {
        function,
        evaluations: 1,
        at: start.to_vec(),
        learned: Matrix::zeros(start.len(), start.len()),
        current,
        radius: 1.0,
        moves: 0,
        saddles: 0,
    };
    let stop = search.run();
    let run = Run {
        start: start.to_vec(),
        evaluations: search.evaluations,
        stop,
        gradient_norm: search.current.gradient.iter().fold(0.0, |norm: f64, slope| norm.max(slope.abs())),
        expected_gain: 0.5 * Curved::of(&search.model()).decrement(&search.current.gradient),
        saddles: search.saddles,
    };
    Ok(Minimum { at: search.at, value: search.current.value, run })
}

struct Search<'f> {
    function: &'f mut dyn Function,
    evaluations: usize,
    at: Vec<f64>,
    current: Valued,
    /// What steps showed of the curvature beyond what is known of it.
    learned: Matrix,
    radius: f64,
    moves: usize,
    saddles: usize,
}

enum Step {
    Lower,
    NotLower,
}

impl Search<'_> {
    fn run(&mut self) -> Stop {
        let mut failures = 0;
        while self.evaluations < EVALUATION_COUNT_MAX {
            let curved = Curved::of(&self.model());
            let decrement = curved.decrement(&self.current.gradient);
            let rounding = ROUNDING * (1.0 + self.current.value.abs());
            // What steps showed may be wrong across them, and so may what is expected: both have to see the end.
            let is_end = decrement < rounding && {
                let expected = Curved::of(&self.current.curvature).decrement(&self.current.gradient);
                expected < 100.0 * rounding
            };
            if is_end || failures > FAILURES_MAX {
                if self.leave_saddle() {
                    failures = 0;
                    continue;
                }
                // The value can fall no further, but the place can still be known better.
                self.step(&curved);
                return if decrement < NEAR * rounding { Stop::Converged } else { Stop::NoLowerStep };
            }
            match self.step(&curved) {
                Step::Lower => {
                    failures = 0;
                    self.move_coordinates();
                }
                Step::NotLower => {
                    failures += 1;
                    if failures == FAILURES_MAX {
                        // What was learnt may be what misleads.
                        self.learned = Matrix::zeros(self.at.len(), self.at.len());
                        self.radius = self.radius.max(1e-3);
                    }
                }
            }
        }
        Stop::TooManyEvaluations
    }

    fn model(&self) -> Matrix {
        self.current.curvature.add_scaled(1.0, &self.learned)
    }

    /// Goes on in coordinates that suit the place better, if there are.
    fn move_coordinates(&mut self) {
        if self.moves < MOVES_MAX
            && let Some(at) = self.function.better_coordinates(&self.at)
            && let Some(current) = self.value(&at)
        {
            (self.at, self.current) = (at, current);
            self.learned = Matrix::zeros(self.at.len(), self.at.len());
            self.radius = self.radius.max(0.01);
            self.moves += 1;
        }
    }

    /// Tries one step, and learns curvature from what it finds.
    fn step(&mut self, curved: &Curved) -> Step {
        let step = curved.step(&self.current.gradient, self.radius);
        let length = norm(&step);
        let predicted = -dot(&step, &self.current.gradient) - 0.5 * curved.along(&step);
        let at: Vec<f64> = self.at.iter().zip(&step).map(|(at, step)| at + step).collect();
        let Some(found) = self.value(&at) else {
            self.radius = 0.25 * length;
            return Step::NotLower;
        };
        let gain = self.current.value - found.value;
        let ratio = gain / predicted;
        if ratio < 0.25 {
            self.radius = 0.25 * length;
        } else if ratio > 0.75 && length > 0.9 * self.radius {
            self.radius = (2.0 * self.radius).min(1e6);
        }
        // Where values differ by no more than rounding, the gradient is the better witness.
        let equal = gain.abs() <= 10.0 * ROUNDING * (1.0 + self.current.value.abs());
        let flatter = norm(&found.gradient) < 0.5 * norm(&self.current.gradient);
        let is_lower = (gain > 0.0 && ratio > 1e-4 && !equal) || (equal && flatter);
        let known = if is_lower { &found.curvature } else { &self.current.curvature };
        let change: Vec<f64> =
            found.gradient.iter().zip(&self.current.gradient).map(|(new, old)| new - old).collect();
        learn_from(&mut self.learned, known, &step, &change);
        if is_lower {
            self.at = at;
            self.current = found;
            self.radius = self.radius.max(2.0 * length);
            return Step::Lower;
        }
        Step::NotLower
    }

    /// Where the curvature is downward in some direction, goes a little way there if that is lower.
    fn leave_saddle(&mut self) -> bool {
        let eigen = Eigen::of(&self.current.curvature);
        let (Some(most), Some(least)) = (eigen.values.first(), eigen.values.last()) else { return false };
        if *least > -FLAT * most.abs().max(1.0) {
            return false;
        }
        let direction = eigen.vectors.column(eigen.values.len() - 1);
        let rounding = 100.0 * ROUNDING * (1.0 + self.current.value.abs());
        for length in [0.3, -0.3, 0.05, -0.05, 0.01, -0.01] {
            let at: Vec<f64> =
                self.at.iter().zip(&direction).map(|(at, along)| at + length * along).collect();
            if let Some(found) = self.value(&at)
                && found.value < self.current.value - rounding
            {
                (self.at, self.current, self.radius) = (at, found, 0.5);
                self.learned = Matrix::zeros(self.at.len(), self.at.len());
                self.saddles += 1;
                return true;
            }
        }
        false
    }

    fn value(&mut self, at: &[f64]) -> Option<Valued> {
        self.evaluations += 1;
        match self.function.value(at) {
            Ok(found) if found.value.is_finite() && found.gradient.iter().all(|slope| slope.is_finite()) => {
                Some(found)
            }
            // A point where the numbers run out is a step too far, not a failure of the search.
            Ok(_) | Err(_) => None,
        }
    }
}

/// Curvature as directions with an upward bend each: the size of a downward bend says how far to trust its direction too.
struct Curved {
    eigen: Eigen,
    bends: Vec<f64>,
}

impl Curved {
    fn of(model: &Matrix) -> Self {
        let eigen = Eigen::of(model);
        let most = eigen.values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
        let least = if most > 0.0 { FLAT * most } else { 1.0 };
        let bends = eigen.values.iter().map(|value| value.abs().max(least)).collect();
        Self { eigen, bends }
    }

    /// `g′·B⁻¹·g`: twice what a parabola still gains.
    fn decrement(&self, gradient: &[f64]) -> f64 {
        self.shares(gradient).iter().zip(&self.bends).map(|(share, bend)| share * share / bend).sum()
    }

    fn shares(&self, vector: &[f64]) -> Vec<f64> {
        self.eigen.vectors.transpose().times_vector(vector)
    }

    /// `s′·B·s`.
    fn along(&self, step: &[f64]) -> f64 {
        self.shares(step).iter().zip(&self.bends).map(|(share, bend)| share * share * bend).sum()
    }

    /// The step to the parabola's lowest point within the radius.
    fn step(&self, gradient: &[f64], radius: f64) -> Vec<f64> {
        let shares = self.shares(gradient);
        let length = |more: f64| {
            let squares = shares.iter().zip(&self.bends).map(|(share, bend)| (share / (bend + more)).powi(2));
            squares.sum::<f64>().sqrt()
        };
        let mut more = 0.0;
        if length(0.0) > radius {
            let (mut low, mut high) = (0.0, norm(gradient) / radius);
            for _ in 0..60 {
                more = 0.5 * (low + high);
                if length(more) > radius { low = more } else { high = more }
            }
            more = high;
        }
        let along: Vec<f64> =
            shares.iter().zip(&self.bends).map(|(share, bend)| -share / (bend + more)).collect();
        self.eigen.vectors.times_vector(&along)
    }
}

/// The symmetric change of rank one that makes what is known and what was learnt agree with what a step showed.
///
/// # Source
/// [NocedalWright2006], chapter 6.2
fn learn_from(model: &mut Matrix, known: &Matrix, step: &[f64], change: &[f64]) {
    let missing: Vec<f64> =
        change.iter().zip(known.times_vector(step)).map(|(change, known)| change - known).collect();
    // What was learnt far away may be too much here: it is made as large as this step shows it to be.
    let learned = model.form(step, step);
    if learned != 0.0 {
        let size = (dot(&missing, step) / learned).abs().min(1.0);
        *model = model.scaled(size);
    }
    let learned = model.times_vector(step);
    let wrong: Vec<f64> = missing.iter().zip(&learned).map(|(missing, learned)| missing - learned).collect();
    let along = dot(&wrong, step);
    if along.abs() > 1e-8 * norm(&wrong) * norm(step) && along != 0.0 {
        for row in 0..step.len() {
            for column in 0..step.len() {
                model[(row, column)] += wrong[row] * wrong[column] / along;
            }
        }
    }
}

fn norm(vector: &[f64]) -> f64 {
    dot(vector, vector).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function that gives its value, its gradient and the curvature that is expected of it along each number.
    struct Plain<F>(F);

    type Told = (f64, Vec<f64>, Vec<f64>);

    impl<F: Fn(&[f64]) -> Result<Told, ModelError>> Function for Plain<F> {
        fn value(&mut self, at: &[f64]) -> Result<Valued, ModelError> {
            let (value, gradient, bends) = (self.0)(at)?;
            let size = at.len();
            let curvature =
                Matrix::from_fn(size, size, |row, column| if row == column { bends[row] } else { 0.0 });
            Ok(Valued { value, gradient, curvature })
        }

        fn better_coordinates(&mut self, _at: &[f64]) -> Option<Vec<f64>> {
            None
        }
    }

    fn check(start: &[f64], expected: &[f64], function: impl Fn(&[f64]) -> Told) -> Run {
        let found = minimise(start, &mut Plain(|at: &[f64]| Ok(function(at)))).unwrap();
        for (found, expected) in found.at.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
        assert_eq!(found.run.stop, Stop::Converged);
        found.run
    }

    #[test]
    fn a_parabola_takes_few_steps() {
        let run = check(&[5.0, -3.0], &[1.0, 2.0], |x| {
            let (a, b) = (x[0] - 1.0, x[1] - 2.0);
            (a * a + 10.0 * b * b + a * b, vec![2.0 * a + b, 20.0 * b + a], vec![3.0, 3.0])
        });
        assert!(run.evaluations < 25, "{run:?}");
    }

    #[test]
    fn a_bent_valley_is_followed_to_its_end() {
        let run = check(&[-1.2, 1.0], &[1.0, 1.0], |x| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            let gradient = vec![-2.0 * a - 400.0 * x[0] * b, 200.0 * b];
            (a * a + 100.0 * b * b, gradient, vec![1.0, 1.0])
        });
        assert!(run.evaluations < 120, "{run:?}");
    }

    #[test]
    fn a_saddle_is_left_although_nothing_pulls_there() {
        let run = check(&[0.0, 0.0], &[1.0, 0.0], |x| {
            let (a, b) = (x[0], x[1]);
            // Even in a, as a deviance is in a factor: lowest at a = ±1, level at a = 0.
            let gradient = vec![4.0 * a * (a * a - 1.0), 2.0 * b];
            ((a * a - 1.0).powi(2) + b * b, gradient, vec![12.0 * a * a - 4.0, 2.0])
        });
        assert_eq!(run.saddles, 1);
    }

    #[test]
    fn where_a_function_is_not_defined_the_search_turns_back() {
        let mut function = Plain(|at: &[f64]| {
            if at[0] <= 0.0 {
                return Err(ModelError::NotPositiveDefinite { pivot: 0, value: at[0] });
            }
            Ok((at[0] - at[0].ln(), vec![1.0 - 1.0 / at[0]], vec![1.0]))
        });
        let found = minimise(&[1e-3], &mut function).unwrap();
        assert!((found.at[0] - 1.0).abs() < 1e-6);
    }
}
