//! One group's share of the deviance.

use crate::matrix::Matrix;

/// Room for the matrices of one group; made once, used for all.
#[derive(Debug, Clone)]
pub(super) struct Kernel {
    size: usize,
    factored: Vec<f64>,
    half: Vec<f64>,
}

impl Kernel {
    pub fn new(size: usize) -> Self {
        Self { size, factored: vec![0.0; size * size], half: vec![0.0; size * size] }
    }

    /// Gives `|I + T′AT|` and fills `inner` with `K = T·(I + T′AT)⁻¹·T′`.
    ///
    /// K is `(Ψ⁻¹ + A)⁻¹` with `Ψ = TT′`, in a form that also holds where Ψ has no inverse.
    pub fn solve(&mut self, a: &[f64], t: &Matrix, inner: &mut [f64]) -> f64 {
        let t = t.cells();
        if self.size == 1 {
            let spread = t[0] * t[0];
            let whole = 1.0 + a[0] * spread;
            inner[0] = spread / whole;
            return whole;
        }
        self.half.fill(0.0);
        let size = self.size;
        // half = A·T, then factored = I + T′·half.
        for row in 0..size {
            for k in 0..size {
                let factor = a[row * size + k];
                for column in 0..size {
                    self.half[row * size + column] += factor * t[k * size + column];
                }
            }
        }
        for row in 0..size {
            for column in 0..=row {
                let sum: f64 = (0..size).map(|k| t[k * size + row] * self.half[k * size + column]).sum();
                self.factored[row * size + column] = sum + f64::from(u8::from(row == column));
            }
        }
        let determinant = self.factor();
        // half = L⁻¹·T′, then K = half′·half.
        for row in 0..size {
            for column in 0..size {
                let known: f64 =
                    (0..row).map(|k| self.factored[row * size + k] * self.half[k * size + column]).sum();
                self.half[row * size + column] =
                    (t[column * size + row] - known) / self.factored[row * size + row];
            }
        }
        for row in 0..size {
            for column in 0..=row {
                let sum: f64 =
                    (0..size).map(|k| self.half[k * size + row] * self.half[k * size + column]).sum();
                inner[row * size + column] = sum;
                inner[column * size + row] = sum;
            }
        }
        determinant
    }

    /// Cholesky's factor in place; `I + T′AT` has no eigenvalue below 1, so every pivot is positive.
    fn factor(&mut self) -> f64 {
        let size = self.size;
        let m = &mut self.factored;
        let mut determinant = 1.0;
        for row in 0..size {
            for column in 0..=row {
                let known: f64 = (0..column).map(|k| m[row * size + k] * m[column * size + k]).sum();
                let left = m[row * size + column] - known;
                if row == column {
                    determinant *= left;
                    m[row * size + row] = left.sqrt();
                } else {
                    m[row * size + column] = left / m[column * size + column];
                }
            }
        }
        determinant
    }
}

/// A product of many determinants, as its logarithm, with few logarithms.
#[derive(Debug, Clone, Copy)]
pub(super) struct LogProduct {
    product: f64,
    log: f64,
}

impl LogProduct {
    pub fn new() -> Self {
        Self { product: 1.0, log: 0.0 }
    }

    /// One more factor, at least 1.
    pub fn multiply(&mut self, factor: f64) {
        self.product *= factor;
        if self.product > 1e250 {
            self.log += self.product.ln();
            self.product = 1.0;
        }
    }

    pub fn log(self) -> f64 {
        self.log + self.product.ln()
    }
}
