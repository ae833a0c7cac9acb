//! The sums over units and clusters from which a three-level likelihood follows without a matrix of studies.

use crate::error::StatsError;
use crate::matrix::cholesky::Cholesky;
use crate::matrix::{Matrix, dot};
use crate::meta::studies::Studies;

/// Studies in units in clusters: what the likelihood needs of them, once.
///
/// With `D = diag(1/v)`, `V⁻¹` of a cluster is `D` less one product per unit and one per cluster (Sherman and Morrison), so
/// that every form `a′V⁻¹b` is a sum over units of `1′Da` and `1′Db`.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    columns: usize,
    /// `X′DX`, `X′Dy` and `y′Dy` as one square, `y` last.
    whole: Matrix,
    /// `Σ ln v`.
    log_variances: f64,
    studies: usize,
    units: Vec<Unit>,
    /// Where the units of each cluster begin; the last entry is their number.
    begins: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Unit {
    /// `1′D1`.
    weight: f64,
    /// `1′DX` and, last, `1′Dy`.
    sums: Vec<f64>,
}

/// The two variances of true effects: between clusters, and between units of one cluster.
pub(super) type Variances = [f64; 2];

/// A likelihood at one pair of variances.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub coefficients: Vec<f64>,
    /// `(X′V⁻¹X)⁻¹`.
    pub inverse: Matrix,
    /// `ln det V`.
    pub log_determinant: f64,
    /// `ln det X′V⁻¹X`.
    pub log_fixed: f64,
    /// `(y − Xβ)′V⁻¹(y − Xβ)`.
    pub squares: f64,
}

/// How a log-likelihood bends at a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bend {
    pub slope: [f64; 2],
    /// Minus the second derivatives: (1,1), (1,2), (2,2).
    pub observed: [f64; 3],
    /// What is expected of them.
    pub expected: [f64; 3],
}

/// Which likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Restricted,
}

impl Sums {
    /// Sums up studies whose unit and cluster are given by number; `units[u]` is the cluster of unit `u`, ascending.
    pub fn new(studies: &Studies, unit_of: &[usize], cluster_of_unit: &[usize]) -> Self {
        let columns = studies.standard_columns();
        let p = columns.len();
        let mut units = vec![Unit { weight: 0.0, sums: vec![0.0; p + 1] }; cluster_of_unit.len()];
        let mut whole = Matrix::zeros(p + 1, p + 1);
        let mut row = vec![0.0; p + 1];
        for (study, variance) in studies.variances().iter().enumerate() {
            columns.iter().enumerate().for_each(|(place, column)| row[place] = column[study]);
            row[p] = studies.centred()[study];
            let weight = 1.0 / variance;
            let unit = &mut units[unit_of[study]];
            unit.weight += weight;
            for (place, cell) in row.iter().enumerate() {
                unit.sums[place] += weight * cell;
                for (other, second) in row.iter().enumerate() {
                    whole[(place, other)] += weight * cell * second;
                }
            }
        }
        let clusters = cluster_of_unit.last().map_or(0, |last| last + 1);
        let mut begins: Vec<usize> =
            (0..clusters).map(|cluster| cluster_of_unit.partition_point(|own| *own < cluster)).collect();
        begins.push(cluster_of_unit.len());
        let log_variances = studies.variances().iter().map(|variance| variance.ln()).sum();
        Self { columns: p, whole, log_variances, studies: studies.count(), units, begins }
    }

    fn clusters(&self) -> impl Iterator<Item = &[Unit]> {
        self.begins.windows(2).map(|ends| &self.units[ends[0]..ends[1]])
    }

    /// The fit at these variances.
    ///
    /// # Errors
    /// [`StatsError::NotPositiveDefinite`] when the columns cannot be told apart.
    pub fn at(&self, [between, within]: Variances) -> Result<Point, StatsError> {
        let p = self.columns;
        let mut gram = self.whole.clone();
        let mut log_determinant = self.log_variances;
        let mut cluster_sums = vec![0.0; p + 1];
        for units in self.clusters() {
            cluster_sums.iter_mut().for_each(|sum| *sum = 0.0);
            let mut cluster_weight = 0.0;
            for unit in units {
                let shrink = 1.0 / (1.0 + within * unit.weight);
                log_determinant -= shrink.ln();
                cluster_weight += unit.weight * shrink;
                cluster_sums.iter_mut().zip(&unit.sums).for_each(|(sum, own)| *sum += own * shrink);
                subtract_square(&mut gram, within * shrink, &unit.sums);
            }
            let shrink = 1.0 / (1.0 + between * cluster_weight);
            log_determinant -= shrink.ln();
            subtract_square(&mut gram, between * shrink, &cluster_sums);
        }
        let all: Vec<usize> = (0..p).collect();
        let factor = Cholesky::of(&gram.select(&all, &all))?;
        let cross: Vec<f64> = gram.row(p)[..p].to_vec();
        let coefficients = factor.solve(&cross);
        Ok(Point {
            squares: gram[(p, p)] - dot(&cross, &coefficients),
            inverse: factor.inverse(),
            log_fixed: factor.log_determinant(),
            coefficients,
            log_determinant,
        })
    }

    /// Twice the log-likelihood up to a constant.
    pub fn likelihood(&self, point: &Point, kind: Kind) -> f64 {
        let fixed = match kind {
            Kind::Plain => 0.0,
            Kind::Restricted => point.log_fixed,
        };
        -(point.log_determinant + fixed + point.squares)
    }

    /// Slope and curvature of the log-likelihood.
    pub fn bend(&self, point: &Point, [between, within]: Variances, kind: Kind) -> Bend {
        let mut tally = Tally::new(self.columns);
        let mut lines: Vec<Line> = Vec::new();
        for units in self.clusters() {
            lines.clear();
            lines.extend(units.iter().map(|unit| Line::of(unit, point, within)));
            tally.add(&mut lines, between);
        }
        tally.bend(point, kind)
    }

    /// The predicted deviations of clusters, and of units from their cluster.
    pub fn deviations(&self, point: &Point, [between, within]: Variances) -> (Vec<f64>, Vec<f64>) {
        let (mut of_clusters, mut of_units) = (Vec::new(), Vec::new());
        for units in self.clusters() {
            let lines: Vec<Line> = units.iter().map(|unit| Line::of(unit, point, within)).collect();
            let (weight, rest) =
                lines.iter().fold((0.0, 0.0), |(w, r), line| (w + line.weight, r + line.rest));
            let cluster = between * rest / (1.0 + between * weight);
            of_clusters.push(cluster);
            of_units.extend(lines.iter().map(|line| within * (line.rest - line.weight * cluster)));
        }
        (of_clusters, of_units)
    }

    /// For each cluster `X′V⁻¹(y − Xβ)`, in standard columns.
    pub fn scores(
        &self,
        point: &Point,
        studies: &Studies,
        places: Places<'_>,
        variances: Variances,
    ) -> Vec<Vec<f64>> {
        let (of_clusters, of_units) = self.deviations(point, variances);
        let columns = studies.standard_columns();
        let mut scores = vec![vec![0.0; self.columns]; of_clusters.len()];
        for study in 0..self.studies {
            let unit = places.unit_of[study];
            let cluster = places.cluster_of_unit[unit];
            let fitted: f64 =
                columns.iter().zip(&point.coefficients).map(|(column, b)| column[study] * b).sum();
            // V⁻¹(y − Xβ) is what the predicted deviations leave, weighed by precision.
            let left = studies.centred()[study] - fitted - of_clusters[cluster] - of_units[unit];
            let weighed = left / studies.variances()[study];
            for (score, column) in scores[cluster].iter_mut().zip(columns) {
                *score += weighed * column[study];
            }
        }
        scores
    }
}

/// Which unit each study is of, and which cluster each unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'p> {
    pub unit_of: &'p [usize],
    pub cluster_of_unit: &'p [usize],
}

fn subtract_square(gram: &mut Matrix, factor: f64, sums: &[f64]) {
    if factor == 0.0 {
        return;
    }
    for (row, left) in sums.iter().enumerate() {
        for (column, right) in sums[..=row].iter().enumerate() {
            gram[(row, column)] -= factor * left * right;
        }
    }
}

/// One unit within its cluster, before the cluster's own deviation is taken out.
struct Line {
    /// `1′V_u⁻¹1`.
    weight: f64,
    /// `1′V_u⁻¹X`.
    columns: Vec<f64>,
    /// `1′V_u⁻¹(y − Xβ)`.
    rest: f64,
}

impl Line {
    fn of(unit: &Unit, point: &Point, within: f64) -> Self {
        let shrink = 1.0 / (1.0 + within * unit.weight);
        let p = point.coefficients.len();
        let rest = unit.sums[p] - dot(&unit.sums[..p], &point.coefficients);
        let columns = unit.sums[..p].iter().map(|sum| sum * shrink).collect();
        Self { weight: unit.weight * shrink, columns, rest: rest * shrink }
    }
}

/// The sums of which derivatives are made; index 0 is the variance between clusters, 1 that within.
struct Tally {
    /// `tr V⁻¹A_r`.
    traces: [f64; 2],
    /// `tr V⁻¹A_rV⁻¹A_s` for (1,1), (1,2), (2,2).
    pairs: [f64; 3],
    /// `X′V⁻¹A_rV⁻¹X`.
    first: [Matrix; 2],
    /// `X′V⁻¹A_rV⁻¹A_sV⁻¹X`.
    second: [Matrix; 3],
    /// `e′V⁻¹A_rV⁻¹e`.
    squares: [f64; 2],
    /// `e′V⁻¹A_rV⁻¹A_sV⁻¹e`.
    cubes: [f64; 3],
    /// `X′V⁻¹A_rV⁻¹e`.
    cross: [Vec<f64>; 2],
}

impl Tally {
    fn new(p: usize) -> Self {
        let square = || Matrix::zeros(p, p);
        Self {
            traces: [0.0; 2],
            pairs: [0.0; 3],
            first: [square(), square()],
            second: [square(), square(), square()],
            squares: [0.0; 2],
            cubes: [0.0; 3],
            cross: [vec![0.0; p], vec![0.0; p]],
        }
    }

    /// Adds one cluster. With `t_u` the weights of its units and `κ` what its own variance takes away, `z_u′V⁻¹z_v` is
    /// `t_u − κt_u²` on and `−κt_ut_v` off the diagonal, and `t_u/(1 + σ²S)` between a unit and the cluster.
    fn add(&mut self, lines: &mut [Line], between: f64) {
        let p = self.cross[0].len();
        let weight: f64 = lines.iter().map(|line| line.weight).sum();
        let shrink = 1.0 / (1.0 + between * weight);
        let kappa = between * shrink;
        let mut columns = vec![0.0; p];
        lines.iter().for_each(|line| add_to(&mut columns, 1.0, &line.columns));
        let rest: f64 = lines.iter().map(|line| line.rest).sum();
        for line in lines.iter_mut() {
            add_to(&mut line.columns, -kappa * line.weight, &columns);
            line.rest -= kappa * line.weight * rest;
        }
        columns.iter_mut().for_each(|cell| *cell *= shrink);
        let (rest, whole) = (rest * shrink, weight * shrink);
        self.traces[0] += whole;
        self.pairs[0] += whole * whole;
        add_product(&mut self.first[0], 1.0, &columns, &columns);
        add_product(&mut self.second[0], whole, &columns, &columns);
        self.squares[0] += rest * rest;
        self.cubes[0] += whole * rest * rest;
        add_to(&mut self.cross[0], rest, &columns);
        let (mut weighed, mut weighed_rest) = (vec![0.0; p], 0.0);
        let (mut squares, mut cubes) = (0.0, 0.0);
        for line in lines.iter() {
            let t = line.weight;
            self.traces[1] += t - kappa * t * t;
            self.pairs[1] += (t * shrink).powi(2);
            squares += t * t;
            cubes += t * t * t;
            add_product(&mut self.first[1], 1.0, &line.columns, &line.columns);
            add_product(&mut self.second[2], t, &line.columns, &line.columns);
            self.squares[1] += line.rest * line.rest;
            self.cubes[2] += t * line.rest * line.rest;
            add_to(&mut self.cross[1], line.rest, &line.columns);
            add_to(&mut weighed, t, &line.columns);
            weighed_rest += t * line.rest;
        }
        self.pairs[2] += squares - 2.0 * kappa * cubes + (kappa * squares).powi(2);
        add_product(&mut self.second[1], shrink, &columns, &weighed);
        self.cubes[1] += shrink * rest * weighed_rest;
        add_product(&mut self.second[2], -kappa, &weighed, &weighed);
        self.cubes[2] -= kappa * weighed_rest * weighed_rest;
    }

    fn bend(&self, point: &Point, kind: Kind) -> Bend {
        let phi = &point.inverse;
        let shared: Vec<Matrix> = self.first.iter().map(|first| phi.times(first)).collect();
        let slope = |r: usize| {
            let fixed = match kind {
                Kind::Plain => 0.0,
                Kind::Restricted => shared[r].trace(),
            };
            0.5 * (self.squares[r] - (self.traces[r] - fixed))
        };
        let pairs = [(0, 0), (0, 1), (1, 1)];
        let expected = |at: usize| {
            let (r, s) = pairs[at];
            let fixed = match kind {
                Kind::Plain => 0.0,
                Kind::Restricted => {
                    shared[r].trace_of_product(&shared[s]) - 2.0 * phi.trace_of_product(&self.second[at])
                }
            };
            0.5 * (self.pairs[at] + fixed)
        };
        let observed = |at: usize| {
            let (r, s) = pairs[at];
            self.cubes[at] - phi.form(&self.cross[r], &self.cross[s]) - expected(at)
        };
        Bend {
            slope: [slope(0), slope(1)],
            observed: [observed(0), observed(1), observed(2)],
            expected: [expected(0), expected(1), expected(2)],
        }
    }
}

fn add_to(sums: &mut [f64], factor: f64, cells: &[f64]) {
    sums.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += factor * cell);
}

fn add_product(matrix: &mut Matrix, factor: f64, left: &[f64], right: &[f64]) {
    for (row, a) in left.iter().enumerate() {
        for (column, b) in right.iter().enumerate() {
            matrix[(row, column)] += factor * a * b;
        }
    }
}
