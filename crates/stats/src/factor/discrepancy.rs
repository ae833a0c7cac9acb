//! How far a model is from what was observed, with first and second derivatives and expected information.
//!
//! What was observed comes in blocks: a group, a pattern of missing answers, the clusters of one size. Each block has its own
//! `F = ln|Σ| + tr(Σ⁻¹T)`, `T = S + (m − μ)(m − μ)ᵀ`; the whole is `Σ n·F`, which is −2 times the log-likelihood but for a constant.

use super::structure::{Cell, Implied, Structure, Value};
use crate::error::StatsError;
use crate::matrix::Matrix;
use crate::matrix::cholesky::Cholesky;

/// What a structure adds to a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Part {
    /// Which structure.
    pub(crate) structure: usize,
    /// How many times its covariances count.
    pub(crate) spread: f64,
    /// How many times its means count.
    pub(crate) level: f64,
}

/// Cases that are described by one mean and one covariance matrix.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// How many cases.
    pub(crate) weight: f64,
    /// The observed variables that are there.
    pub(crate) rows: Vec<usize>,
    /// Their means; `None` where the model leaves means alone.
    pub(crate) mean: Option<Vec<f64>>,
    /// Their covariances, with divisor `n`.
    pub(crate) covariances: Matrix,
    /// What is added up to describe them.
    pub(crate) parts: Vec<Part>,
}

/// Structures, and what they have to describe.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    pub(crate) structures: Vec<Structure>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) parameters: usize,
}

/// The discrepancy at some values, with its derivatives.
#[derive(Debug, Clone)]
pub(crate) struct Evaluation {
    /// `Σ n·F`.
    pub(crate) value: f64,
    pub(crate) gradient: Vec<f64>,
    /// Exact second derivatives.
    pub(crate) hessian: Matrix,
    /// Fisher's expected information; at the truth half the expected second derivatives.
    pub(crate) information: Matrix,
}

/// How a parameter moves one block: covariances by `scale·(u·vᵀ + v·uᵀ)`, means by `level·g`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    pub(super) parameter: usize,
    part: usize,
    cell: Cell,
    pub(super) u: usize,
    pub(super) v: usize,
    pub(super) scale: f64,
    pub(super) g: usize,
    pub(super) level: f64,
}

/// A block at some values: everything that derivatives are put together from.
pub(super) struct Place {
    pub(super) moves: Vec<Move>,
    /// The columns `g` and `h` of each part, over the rows of the block.
    pub(super) columns: Matrix,
    /// The inverse of the implied covariances.
    pub(super) weight: Matrix,
    /// `VᵀΣ⁻¹V`, `VᵀΣ⁻¹TΣ⁻¹V` and `VᵀΣ⁻¹(m − μ)` of those columns `V`.
    pub(super) inner: Matrix,
    seen: Matrix,
    shift: Vec<f64>,
    value: f64,
}

impl Problem {
    /// The discrepancy alone; an error where the implied covariances are not positive definite.
    pub(crate) fn value(&self, parameters: &[f64]) -> Result<f64, StatsError> {
        let implied = self.implied(parameters)?;
        let of = |block: &Block| {
            let (model, shift) = block.against(&implied);
            let root = Cholesky::of(&model)?;
            let trace: f64 = root.inverse().times(&block.observed(&shift)).trace();
            Ok(block.weight * (root.log_determinant() + trace))
        };
        self.blocks.iter().map(of).sum()
    }

    /// The discrepancy with everything.
    pub(crate) fn evaluate(&self, parameters: &[f64]) -> Result<Evaluation, StatsError> {
        let implied = self.implied(parameters)?;
        let count = self.parameters;
        let mut evaluation = Evaluation {
            value: 0.0,
            gradient: vec![0.0; count],
            hessian: Matrix::zeros(count, count),
            information: Matrix::zeros(count, count),
        };
        for block in &self.blocks {
            let place = self.place(block, &implied)?;
            place.add_to(&mut evaluation, block, &implied);
        }
        Ok(evaluation)
    }

    pub(crate) fn implied(&self, parameters: &[f64]) -> Result<Vec<Implied>, StatsError> {
        self.structures.iter().map(|structure| structure.implied(parameters)).collect()
    }

    pub(super) fn place(&self, block: &Block, implied: &[Implied]) -> Result<Place, StatsError> {
        let (moves, columns) = self.moves(block, implied);
        let (model, shift) = block.against(implied);
        let root = Cholesky::of(&model)?;
        let weight = root.inverse();
        let observed = block.observed(&shift);
        let weighted = weight.times(&columns);
        let transposed = weighted.transpose();
        Ok(Place {
            inner: columns.transpose().times(&weighted),
            seen: transposed.times(&observed.times(&weighted)),
            shift: transposed.times_vector(&shift),
            value: root.log_determinant() + weight.times(&observed).trace(),
            moves,
            columns,
            weight,
        })
    }

    /// How each free cell of the parts of a block moves it.
    fn moves(&self, block: &Block, implied: &[Implied]) -> (Vec<Move>, Matrix) {
        let mut moves = Vec::new();
        let mut columns: Vec<Vec<f64>> = Vec::new();
        for (number, part) in block.parts.iter().enumerate() {
            let (structure, implied) = (&self.structures[part.structure], &implied[part.structure]);
            let (start, size) = (columns.len(), structure.size);
            for matrix in [&implied.total, &implied.spread] {
                columns.extend((0..size).map(|at| block.rows.iter().map(|row| matrix[(*row, at)]).collect()));
            }
            let (g, h) = (|at: usize| start + at, |at: usize| start + size + at);
            for (cell, value) in &structure.cells {
                let Value::Free(parameter) = *value else { continue };
                let has_means = block.mean.is_some();
                let (u, v, scale, level) = match *cell {
                    Cell::Path { to, from } => (
                        g(to),
                        h(from),
                        part.spread,
                        if has_means { part.level * implied.level[from] } else { 0.0 },
                    ),
                    Cell::Spread(one, other) => {
                        (g(one), g(other), if one == other { 0.5 } else { 1.0 } * part.spread, 0.0)
                    }
                    Cell::Level(of) => (g(of), g(of), 0.0, if has_means { part.level } else { 0.0 }),
                };
                moves.push(Move { parameter, part: number, cell: *cell, u, v, scale, g: u, level });
            }
        }
        let columns = Matrix::from_fn(block.rows.len(), columns.len(), |row, column| columns[column][row]);
        (moves, columns)
    }

    /// How implied covariances and means of one part move with each parameter.
    pub(crate) fn slopes(
        &self,
        parameters: &[f64],
        part: Part,
    ) -> Result<(Vec<Matrix>, Vec<Vec<f64>>), StatsError> {
        let implied = self.implied(parameters)?;
        let observed = self.structures[part.structure].observed;
        let block = Block {
            weight: 0.0,
            rows: (0..observed).collect(),
            mean: Some(vec![0.0; observed]),
            covariances: Matrix::zeros(observed, observed),
            parts: vec![part],
        };
        let (moves, columns) = self.moves(&block, &implied);
        let mut spreads = vec![Matrix::zeros(observed, observed); self.parameters];
        let mut levels = vec![vec![0.0; observed]; self.parameters];
        for step in moves {
            for row in 0..observed {
                levels[step.parameter][row] += step.level * columns[(row, step.g)];
                for column in 0..observed {
                    let (u, v) = (columns[(row, step.u)], columns[(row, step.v)]);
                    let (x, y) = (columns[(column, step.u)], columns[(column, step.v)]);
                    spreads[step.parameter][(row, column)] += step.scale * (u * y + v * x);
                }
            }
        }
        Ok((spreads, levels))
    }
}

impl Evaluation {
    fn add(&mut self, at: (usize, usize), information: f64, second: f64) {
        self.information[at] += information;
        self.hessian[at] += second;
    }
}

impl Block {
    /// Implied covariances, and how far the observed means lie from the implied ones.
    fn against(&self, implied: &[Implied]) -> (Matrix, Vec<f64>) {
        let mut model = Matrix::zeros(self.rows.len(), self.rows.len());
        for part in &self.parts {
            model = model.add_scaled(part.spread, &implied[part.structure].covariances(&self.rows));
        }
        let shift = match &self.mean {
            None => vec![0.0; self.rows.len()],
            Some(mean) => mean.iter().zip(self.means(implied)).map(|(seen, model)| seen - model).collect(),
        };
        (model, shift)
    }

    /// The implied means, or the observed ones where the model leaves means alone.
    pub(crate) fn means(&self, implied: &[Implied]) -> Vec<f64> {
        let of_row = |row: &usize| {
            self.parts.iter().map(|part| part.level * implied[part.structure].level[*row]).sum::<f64>()
        };
        self.rows.iter().map(of_row).collect()
    }

    /// `T = S + (m − μ)(m − μ)ᵀ`.
    fn observed(&self, shift: &[f64]) -> Matrix {
        Matrix::from_fn(self.rows.len(), self.rows.len(), |row, column| {
            self.covariances[(row, column)] + shift[row] * shift[column]
        })
    }
}

impl Place {
    fn add_to(&self, evaluation: &mut Evaluation, block: &Block, implied: &[Implied]) {
        let n = block.weight;
        evaluation.value += n * self.value;
        for a in &self.moves {
            let slope = 2.0 * a.scale * self.rest(a.u, a.v) - 2.0 * a.level * self.shift[a.g];
            evaluation.gradient[a.parameter] += n * slope;
        }
        for (number, a) in self.moves.iter().enumerate() {
            for b in &self.moves[..=number] {
                let crossed = self.crossed(a, b);
                let means = a.level * b.level * self.inner[(a.g, b.g)];
                let second = self.second(a, b, crossed, means) + self.bend(a, b, block, implied);
                let (information, second) = (n * (crossed + means), n * second);
                evaluation.add((a.parameter, b.parameter), information, second);
                if a.cell != b.cell || a.part != b.part {
                    evaluation.add((b.parameter, a.parameter), information, second);
                }
            }
        }
    }

    /// `uᵀ(Σ⁻¹ − Σ⁻¹TΣ⁻¹)v`.
    fn rest(&self, u: usize, v: usize) -> f64 {
        self.inner[(u, v)] - self.seen[(u, v)]
    }

    /// `½·tr(Σ⁻¹Σ_aΣ⁻¹Σ_b)`.
    fn crossed(&self, a: &Move, b: &Move) -> f64 {
        let k = &self.inner;
        a.scale * b.scale * (k[(a.u, b.u)] * k[(a.v, b.v)] + k[(a.u, b.v)] * k[(a.v, b.u)])
    }

    /// The second derivative of the discrepancy as far as it comes from first derivatives of the moments:
    /// `−tr(WΣ_aWΣ_b) + 2·tr(WΣ_bWTWΣ_a) + 2·μ_aᵀWμ_b` and the two terms that mix means and covariances.
    fn second(&self, a: &Move, b: &Move, crossed: f64, means: f64) -> f64 {
        let (k, p, r) = (&self.inner, &self.seen, &self.shift);
        let seen = a.scale
            * b.scale
            * (p[(b.v, a.u)] * k[(b.u, a.v)]
                + p[(b.v, a.v)] * k[(b.u, a.u)]
                + p[(b.u, a.u)] * k[(b.v, a.v)]
                + p[(b.u, a.v)] * k[(b.v, a.u)]);
        let mixed = |of: &Move, with: &Move| {
            of.scale * with.level * (k[(with.g, of.u)] * r[of.v] + k[(with.g, of.v)] * r[of.u])
        };
        2.0 * (seen - crossed + means + mixed(a, b) + mixed(b, a))
    }

    /// The rest of it, `tr((W − WTW)Σ_ab) − 2·(m − μ)ᵀWμ_ab`: how the moments bend.
    fn bend(&self, a: &Move, b: &Move, block: &Block, implied: &[Implied]) -> f64 {
        let is_straight = |cell: Cell| !matches!(cell, Cell::Path { .. });
        if a.part != b.part || (is_straight(a.cell) && is_straight(b.cell)) {
            return 0.0;
        }
        let part = block.parts[a.part];
        let (e, h, level) = {
            let implied = &implied[part.structure];
            (&implied.total, &implied.spread, &implied.level)
        };
        // Columns of the part: `g` before `h`, each as many as there are variables.
        let size = e.row_count();
        let start = (0..a.part)
            .map(|before| 2 * implied[block.parts[before].structure].total.row_count())
            .sum::<usize>();
        let (g, hc) = (|at: usize| start + at, |at: usize| start + size + at);
        let spread = |u: usize, v: usize| 2.0 * part.spread * self.rest(u, v);
        let mean = |at: usize| if block.mean.is_some() { -2.0 * part.level * self.shift[g(at)] } else { 0.0 };
        match (a.cell, b.cell) {
            (Cell::Path { to: i, from: j }, Cell::Path { to: k, from: l }) => {
                e[(l, i)] * spread(g(k), hc(j))
                    + h[(l, j)] * spread(g(i), g(k))
                    + e[(j, k)] * spread(g(i), hc(l))
                    + mean(k) * e[(l, i)] * level[j]
                    + mean(i) * e[(j, k)] * level[l]
            }
            (Cell::Path { to: i, from: j }, Cell::Spread(k, l))
            | (Cell::Spread(k, l), Cell::Path { to: i, from: j }) => {
                let one = e[(j, l)] * spread(g(i), g(k));
                if k == l { one } else { one + e[(j, k)] * spread(g(i), g(l)) }
            }
            (Cell::Path { to: i, from: j }, Cell::Level(k))
            | (Cell::Level(k), Cell::Path { to: i, from: j }) => mean(i) * e[(j, k)],
            (Cell::Spread(..) | Cell::Level(_), Cell::Spread(..) | Cell::Level(_)) => 0.0,
        }
    }
}

#[cfg(test)]
mod tests;
