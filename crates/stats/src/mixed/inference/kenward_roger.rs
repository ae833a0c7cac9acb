//! Kenward and Roger's correction: larger standard errors, and degrees of freedom for one or several combinations.
//!
//! With `V = Σ γᵣGᵣ` the covariance of the rows, linear in the variances and covariances γ. First derivatives by γ are sums
//! over groups; what takes two of them is a difference of these, and what takes the residual variance follows from `V`
//! itself being the sum of all its parts. No matrix of all rows is ever made.

use super::super::algebra::triangle;
use super::super::deviance::{Criterion, Deviance, Deviations, Visitor};
use super::super::error::ModelError;
use super::super::fit::LinearFit;
use super::curvature::{POINTS, REACH};
use crate::matrix::{Matrix, eigen::Eigen};
use pulp::Simd;

/// The corrected covariance of the coefficients, and what its degrees of freedom are made of.
#[derive(Debug, Clone)]
pub(super) struct KenwardRoger {
    /// Φ.
    covariance: Matrix,
    /// `Φ + 2Φ·[Σ Wᵣₛ(Qᵣₛ − PᵣΦPₛ)]·Φ`.
    corrected: Matrix,
    /// `ΦPᵣΦ` for each γ.
    changes: Vec<Matrix>,
    /// W, the covariance of the estimates of γ.
    spread: Matrix,
}

/// One entry of the covariance of one random term, in standard columns.
#[derive(Debug, Clone, Copy)]
struct Entry {
    term: usize,
    row: usize,
    column: usize,
}

/// Sums over groups at one set of variances, for residual variance 1.
struct Sums {
    /// `tr(V⁻¹Gᵣ)`.
    traces: Vec<f64>,
    /// `Pᵣ = −X′V⁻¹GᵣV⁻¹X`.
    changes: Vec<Matrix>,
}

impl KenwardRoger {
    pub fn new(fit: &LinearFit) -> Result<Self, ModelError> {
        match fit.criterion() {
            Criterion::Reml => {}
            Criterion::Ml => return Err(ModelError::NeedsReml),
        }
        let mut space = Space::new(fit);
        let gamma: Vec<f64> =
            space.entries.iter().map(|entry| space.spreads[entry.term][(entry.row, entry.column)]).collect();
        let base = space.sums(&space.spreads.clone())?;
        let information = space.information.clone();
        let unscaled = triangle::inverse_of_positive(&information)?;
        let seconds = space.seconds()?;
        let parts = Parts::with_residual(&gamma, base, seconds, &information, fit.design().rows().used.len());
        let spread = parts.spread(&unscaled)?;
        let count = parts.traces.len();
        let size = unscaled.row_count();
        let mut sum = Matrix::zeros(size, size);
        for r in 0..count {
            for s in 0..count {
                sum.add(spread[(r, s)], &parts.products[r][s]);
                let through = parts.changes[r].times(&unscaled).times(&parts.changes[s]);
                sum.add(-spread[(r, s)], &through);
            }
        }
        let mut corrected = unscaled.clone();
        corrected.add(2.0, &unscaled.times(&sum).times(&unscaled));
        let map = fit.standard.fixed_map().0;
        let given = |matrix: &Matrix| map.times(matrix).times_transposed(&map);
        let variance = fit.sigma().powi(2);
        Ok(Self {
            covariance: given(&unscaled),
            corrected: given(&corrected).symmetric().scaled(variance),
            changes: parts
                .changes
                .iter()
                .map(|change| given(&unscaled.times(change).times(&unscaled)))
                .collect(),
            spread,
        })
    }

    /// The corrected covariance.
    pub fn corrected(&self) -> &Matrix {
        &self.corrected
    }

    /// Degrees of freedom of one combination.
    pub fn degrees(&self, weights: &[f64]) -> Result<f64, ModelError> {
        let row = Matrix::from_fn(1, weights.len(), |_, column| weights[column]);
        self.joint(&row).map(|(degrees, _)| degrees)
    }

    /// Degrees of freedom of a test of several combinations, and what its statistic has to be multiplied with.
    pub fn joint(&self, rows: &Matrix) -> Result<(f64, f64), ModelError> {
        let q = rows.row_count() as f64;
        let middle = triangle::inverse_of_positive(&rows.times(&self.covariance).times_transposed(rows))?;
        // Θ·ΦPᵣΦ with Θ = L′(LΦL′)⁻¹L; its trace and that of products need only what L sees.
        let seen: Vec<Matrix> = self
            .changes
            .iter()
            .map(|change| middle.times(&rows.times(change).times_transposed(rows)))
            .collect();
        let (mut a1, mut a2) = (0.0, 0.0);
        for (r, first) in seen.iter().enumerate() {
            for (s, second) in seen.iter().enumerate() {
                a1 += self.spread[(r, s)] * first.trace() * second.trace();
                a2 += self.spread[(r, s)] * first.trace_of_product(second);
            }
        }
        let b = (a1 + 6.0 * a2) / (2.0 * q);
        let g = ((q + 1.0) * a1 - (q + 4.0) * a2) / ((q + 2.0) * a2);
        let below = 3.0 * q + 2.0 * (1.0 - g);
        let (c1, c2, c3) = (g / below, (q - g) / below, (q + 2.0 - g) / below);
        let zero_if_tiny = |value: f64| if value.abs() < 1e-10 { 0.0 } else { value };
        let (v0, v1, v2) = (zero_if_tiny(1.0 + c1 * b), 1.0 - c2 * b, 1.0 - c3 * b);
        let ratio = if (1.0 - a2 / q).abs() < 1e-10 && v1.abs() < 1e-10 { 1.0 } else { (1.0 - a2 / q) / v1 };
        let rho = ratio * ratio * v0 / v2 / q;
        let degrees = 4.0 + (q + 2.0) / (q * rho - 1.0);
        let scale =
            if (degrees - 2.0).abs() < 1e-2 { 1.0 } else { degrees * (1.0 - a2 / q) / (degrees - 2.0) };
        Ok((degrees, scale))
    }
}

/// Everything of first and second order, the residual variance as the last γ.
struct Parts {
    traces: Vec<f64>,
    changes: Vec<Matrix>,
    /// `tr(V⁻¹GᵣV⁻¹Gₛ)`.
    trace_products: Matrix,
    /// `Qᵣₛ = X′V⁻¹GᵣV⁻¹GₛV⁻¹X`, the mean of it and its transpose.
    products: Vec<Vec<Matrix>>,
}

/// Second derivatives between entries: of traces, and of the P.
struct Seconds {
    traces: Matrix,
    changes: Vec<Vec<Matrix>>,
}

impl Parts {
    /// From sums over the random entries; what concerns the residual follows from `Σ γᵣGᵣ = V`, with residual variance 1.
    fn with_residual(gamma: &[f64], base: Sums, seconds: Seconds, information: &Matrix, rows: usize) -> Self {
        let count = gamma.len();
        let Sums { mut traces, mut changes } = base;
        let mut trace_products = Matrix::zeros(count + 1, count + 1);
        let size = information.row_count();
        let mut products = vec![vec![Matrix::zeros(size, size); count + 1]; count + 1];
        for r in 0..count {
            let mut left_trace = traces[r];
            let mut left = changes[r].scaled(-1.0);
            for s in 0..count {
                // ∂tr(V⁻¹Gᵣ)/∂γₛ = −tr(V⁻¹GₛV⁻¹Gᵣ), and ∂Pᵣ/∂γₛ = Qᵣₛ + Qₛᵣ.
                trace_products[(r, s)] = -seconds.traces[(r, s)];
                products[r][s] = seconds.changes[r][s].scaled(0.5);
                left_trace -= gamma[s] * trace_products[(r, s)];
                left.add(-gamma[s], &products[r][s]);
            }
            trace_products[(r, count)] = left_trace;
            trace_products[(count, r)] = left_trace;
            products[count][r] = left.clone();
            products[r][count] = left;
        }
        let own_trace =
            rows as f64 - gamma.iter().zip(&traces).map(|(gamma, trace)| gamma * trace).sum::<f64>();
        let mut own_change = information.scaled(-1.0);
        gamma.iter().zip(&changes).for_each(|(gamma, change)| own_change.add(-gamma, change));
        let mut last_trace = own_trace;
        let mut last = own_change.scaled(-1.0);
        for s in 0..count {
            last_trace -= gamma[s] * trace_products[(count, s)];
            last.add(-gamma[s], &products[count][s]);
        }
        trace_products[(count, count)] = last_trace;
        products[count][count] = last;
        traces.push(own_trace);
        changes.push(own_change);
        Self { traces, changes, trace_products, products }
    }

    /// W: twice the inverse of `tr(V⁻¹GᵣV⁻¹Gₛ) − 2·tr(ΦQᵣₛ) + tr(ΦPᵣΦPₛ)`.
    fn spread(&self, covariance: &Matrix) -> Result<Matrix, ModelError> {
        let through: Vec<Matrix> = self.changes.iter().map(|change| covariance.times(change)).collect();
        let count = self.traces.len();
        let information = Matrix::from_fn(count, count, |r, s| {
            self.trace_products[(r, s)] - 2.0 * covariance.trace_of_product(&self.products[r][s])
                + through[r].trace_of_product(&through[s])
        });
        Ok(inverse_where_known(&information.symmetric()).scaled(2.0))
    }
}

/// The inverse; where the data do not know a variance at all, none of it.
fn inverse_where_known(matrix: &Matrix) -> Matrix {
    let size = matrix.row_count();
    // Scaled to a diagonal of ones, so that units do not decide what is known.
    let scale: Vec<f64> =
        (0..size).map(|place| 1.0 / matrix[(place, place)].max(f64::MIN_POSITIVE).sqrt()).collect();
    let scaled =
        Matrix::from_fn(size, size, |row, column| matrix[(row, column)] * scale[row] * scale[column]);
    let eigen = Eigen::of(&scaled);
    let mut inverse = Matrix::zeros(size, size);
    for (place, value) in eigen.values.iter().enumerate().filter(|(_, value)| **value > 1e-10) {
        let vector = eigen.vectors.column(place);
        for row in 0..size {
            for column in 0..size {
                inverse[(row, column)] += vector[row] * vector[column] / value * scale[row] * scale[column];
            }
        }
    }
    inverse
}

/// The model of a fit as a function of the covariances of its random terms, in standard columns.
struct Space<'f> {
    fit: &'f LinearFit,
    deviance: Deviance,
    entries: Vec<Entry>,
    /// Ψ of each term, a little inside the border where the fit lies on it.
    spreads: Vec<Matrix>,
    /// `X′V⁻¹X` at the place that was evaluated last.
    information: Matrix,
}

/// How far inside the border a covariance is taken, in parts of what a group of ordinary size would notice.
const INSIDE: f64 = 1e-6;

impl<'f> Space<'f> {
    fn new(fit: &'f LinearFit) -> Self {
        let factors = fit.shape.term_factors(&fit.theta);
        let rows = fit.design().rows().used.len() as f64;
        let mut entries = Vec::new();
        let mut spreads = Vec::new();
        for (term, factor) in factors.iter().enumerate() {
            let mut spread = factor.times_transposed(factor);
            let groups = fit.standard.blocks[fit.shape.terms[term].block].level_count as f64;
            let inside = INSIDE * groups / rows;
            let least = Eigen::of(&spread).values.last().copied().unwrap_or(0.0);
            if least < inside {
                spread.add(inside, &Matrix::identity(spread.row_count()));
            }
            for row in 0..spread.row_count() {
                entries.extend((0..=row).map(|column| Entry { term, row, column }));
            }
            spreads.push(spread);
        }
        let fixed = fit.estimates().len();
        Self {
            fit,
            deviance: fit.deviance.clone(),
            entries,
            spreads,
            information: Matrix::zeros(fixed, fixed),
        }
    }

    /// Sums over groups at these covariances; leaves `X′V⁻¹X` in `information`.
    fn sums(&mut self, spreads: &[Matrix]) -> Result<Sums, ModelError> {
        let shape = &self.fit.shape;
        let factors: Vec<Matrix> = spreads.iter().map(triangle::cholesky).collect::<Result<_, _>>()?;
        let point = self.deviance.at(shape.block_factors(&factors))?;
        let lower = triangle::inverse(&point.inverse_factor);
        self.information = lower.times_transposed(&lower);
        let fixed = self.information.row_count();
        let place = |entry: &Entry| {
            let own = shape.terms[entry.term];
            (own.block, own.begin + entry.row, own.begin + entry.column)
        };
        let lanes = self.deviance.lane_count();
        let mut summing = Summing {
            fixed,
            places: self.entries.iter().map(place).collect(),
            sums: vec![0.0; lanes * self.entries.len() * (1 + fixed * fixed)],
        };
        self.deviance.visit(&point.factors, &mut summing);
        let sums: Vec<f64> = summing.sums.chunks_exact(lanes).map(|lanes| lanes.iter().sum()).collect();
        let entries = sums.chunks_exact(1 + fixed * fixed);
        let change = |sums: &[f64]| {
            let cell = |row: usize, column: usize| sums[1 + row.max(column) * fixed + row.min(column)];
            Matrix::from_fn(fixed, fixed, |row, column| -cell(row, column))
        };
        Ok(Sums {
            traces: entries.clone().map(|sums| sums[0]).collect(),
            changes: entries.map(change).collect(),
        })
    }

    /// Differences of the sums by each entry.
    fn seconds(&mut self) -> Result<Seconds, ModelError> {
        let count = self.entries.len();
        let fixed = self.information.row_count();
        let mut seconds = Seconds {
            traces: Matrix::zeros(count, count),
            changes: vec![vec![Matrix::zeros(fixed, fixed); count]; count],
        };
        for s in 0..count {
            let Entry { term, row, column } = self.entries[s];
            let spread = &self.spreads[term];
            let least = Eigen::of(spread).values.last().copied().unwrap_or(0.0);
            let size = (spread[(row, row)] * spread[(column, column)]).sqrt();
            let reach = (REACH * size).min(0.2 * least);
            for (steps, weight) in POINTS {
                let mut moved = self.spreads.clone();
                moved[term][(row, column)] += steps * reach;
                if row != column {
                    moved[term][(column, row)] += steps * reach;
                }
                let sums = self.sums(&moved)?;
                for r in 0..count {
                    seconds.traces[(r, s)] += weight * sums.traces[r] / reach;
                    seconds.changes[r][s].add(weight / reach, &sums.changes[r]);
                }
            }
        }
        symmetrise(&mut seconds);
        Ok(seconds)
    }
}

/// For each entry the sum of its trace, then the lower triangle of its change with the sign turned; a lane each.
struct Summing {
    fixed: usize,
    /// Of each entry its block, and the two columns there.
    places: Vec<(usize, usize, usize)>,
    sums: Vec<f64>,
}

impl Visitor for Summing {
    #[inline(always)]
    fn see<S: Simd>(&mut self, simd: S, seen: Deviations<'_, S>) {
        let fixed = self.fixed;
        let size = seen.cross.len() / (fixed + 1);
        let (sums, _) = S::as_mut_simd_f64s(&mut self.sums);
        for ((block, a, b), sums) in self.places.iter().zip(sums.chunks_exact_mut(1 + fixed * fixed)) {
            if *block != seen.block {
                continue;
            }
            // A pair of two columns stands in two cells.
            let twice = simd.splat_f64s(if a == b { 0.5 } else { 1.0 });
            let plain = simd.add_f64s(seen.plain[a * size + b], seen.plain[b * size + a]);
            sums[0] = simd.mul_add_e_f64s(twice, plain, sums[0]);
            let (first, second) = (&seen.cross[a * (fixed + 1)..], &seen.cross[b * (fixed + 1)..]);
            for row in 0..fixed {
                for column in 0..=row {
                    let product = simd.mul_f64s(first[row], second[column]);
                    let both = simd.mul_add_e_f64s(second[row], first[column], product);
                    let sum = &mut sums[1 + row * fixed + column];
                    *sum = simd.mul_add_e_f64s(twice, both, *sum);
                }
            }
        }
    }
}

/// Second derivatives do not depend on the order of the two.
fn symmetrise(seconds: &mut Seconds) {
    seconds.traces = seconds.traces.symmetric();
    let count = seconds.changes.len();
    for r in 0..count {
        for s in 0..r {
            let mut mean = seconds.changes[r][s].scaled(0.5);
            mean.add(0.5, &seconds.changes[s][r]);
            seconds.changes[r][s] = mean.clone();
            seconds.changes[s][r] = mean;
        }
        seconds.changes[r][r] = seconds.changes[r][r].symmetric();
    }
}
