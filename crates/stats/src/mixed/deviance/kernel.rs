//! One group's share of the deviance, for as many groups at once as there are lanes.

use pulp::Simd;

/// Room for the matrices of groups with this many columns.
pub(super) fn room(size: usize) -> usize {
    2 * size * size
}

/// Gives `|I + T′AT|` and fills `inner` with `K = T·(I + T′AT)⁻¹·T′`; all row by row.
///
/// K is `(Ψ⁻¹ + A)⁻¹` with `Ψ = TT′`, in a form that also holds where Ψ has no inverse.
#[inline(always)]
pub(super) fn solve<S: Simd>(
    simd: S,
    size: usize,
    a: &[S::f64s],
    t: &[f64],
    room: &mut [S::f64s],
    inner: &mut [S::f64s],
) -> S::f64s {
    let one = simd.splat_f64s(1.0);
    if size == 1 {
        let spread = simd.splat_f64s(t[0] * t[0]);
        let whole = simd.mul_add_e_f64s(a[0], spread, one);
        inner[0] = simd.div_f64s(spread, whole);
        return whole;
    }
    let (whole, half) = room.split_at_mut(size * size);
    within(simd, size, a, t, whole, half);
    for row in 0..size {
        for column in 0..size {
            half[row * size + column] = simd.splat_f64s(t[column * size + row]);
        }
    }
    let mut determinant = one;
    // L·D·L′ = I + T′AT, and half becomes L⁻¹·T′. No eigenvalue is below 1, so every pivot is positive.
    for k in 0..size {
        let pivot = whole[k * size + k];
        determinant = simd.mul_f64s(determinant, pivot);
        let inverse = simd.div_f64s(one, pivot);
        whole[k * size + k] = inverse;
        for row in k + 1..size {
            let factor = simd.neg_f64s(simd.mul_f64s(whole[row * size + k], inverse));
            for column in k + 1..=row {
                whole[row * size + column] =
                    simd.mul_add_e_f64s(factor, whole[column * size + k], whole[row * size + column]);
            }
            for column in 0..size {
                half[row * size + column] =
                    simd.mul_add_e_f64s(factor, half[k * size + column], half[row * size + column]);
            }
        }
    }
    // K = half′·D⁻¹·half.
    for row in 0..size {
        for column in 0..=row {
            let mut sum = simd.splat_f64s(0.0);
            for k in 0..size {
                let weighed = simd.mul_f64s(half[k * size + row], whole[k * size + k]);
                sum = simd.mul_add_e_f64s(weighed, half[k * size + column], sum);
            }
            inner[row * size + column] = sum;
            inner[column * size + row] = sum;
        }
    }
    determinant
}

/// `I + T′AT`, its lower triangle.
#[inline(always)]
fn within<S: Simd>(
    simd: S,
    size: usize,
    a: &[S::f64s],
    t: &[f64],
    whole: &mut [S::f64s],
    half: &mut [S::f64s],
) {
    // half = A·T.
    for row in 0..size {
        for column in 0..size {
            let mut sum = simd.splat_f64s(0.0);
            for k in 0..size {
                sum = simd.mul_add_e_f64s(a[row * size + k], simd.splat_f64s(t[k * size + column]), sum);
            }
            half[row * size + column] = sum;
        }
    }
    for row in 0..size {
        for column in 0..=row {
            let mut sum = simd.splat_f64s(if row == column { 1.0 } else { 0.0 });
            for k in 0..size {
                sum = simd.mul_add_e_f64s(simd.splat_f64s(t[k * size + row]), half[k * size + column], sum);
            }
            whole[row * size + column] = sum;
        }
    }
}

/// A product of many determinants, as its logarithm, with few logarithms.
#[derive(Debug, Clone, Copy)]
pub(super) struct LogProduct<S: Simd> {
    simd: S,
    product: S::f64s,
    log: f64,
}

impl<S: Simd> LogProduct<S> {
    #[inline(always)]
    pub fn new(simd: S) -> Self {
        Self { simd, product: simd.splat_f64s(1.0), log: 0.0 }
    }

    /// One more factor for each lane, at least 1.
    #[inline(always)]
    pub fn multiply(&mut self, factor: S::f64s) {
        self.product = self.simd.mul_f64s(self.product, factor);
        if self.simd.reduce_max_f64s(self.product) > 1e250 {
            *self = Self { log: self.log(), ..Self::new(self.simd) };
        }
    }

    #[inline(always)]
    pub fn log(&self) -> f64 {
        let product = [self.product];
        let lanes = super::lanes::flat(self.simd, &product);
        self.log + lanes.iter().map(|product| product.ln()).sum::<f64>()
    }
}
