//! Polynomials of a column, orthogonal over the rows they were learnt from.

/// Orthogonal polynomials of degree 1 to d, each with squares that sum to 1; or the plain powers.
///
/// With `p₀ = 1`, `p₁ = x − α₁` and `pₖ₊₁ = (x − αₖ₊₁)·pₖ − (νₖ/νₖ₋₁)·pₖ₋₁`, where `αₖ₊₁ = Σx·pₖ²/Σpₖ²` and `νₖ = Σpₖ²` over
/// the rows in which x is present; column k is `pₖ/√νₖ`. New rows use the old α and ν.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Polynomial {
    /// R's `poly(x, d, raw = TRUE)`.
    Powers { degree: usize },
    /// R's `poly(x, d)`.
    Orthogonal { centres: Vec<f64>, squares: Vec<f64> },
}

impl Polynomial {
    /// Learns the constants; the caller has seen to it that x takes more than `degree` different values.
    pub fn orthogonal(x: &[f64], degree: usize) -> Self {
        let present: Vec<f64> = x.iter().copied().filter(|value| !value.is_nan()).collect();
        let count = present.len() as f64;
        let (mut before, mut current) = (vec![0.0; present.len()], vec![1.0; present.len()]);
        let (mut centres, mut squares) = (Vec::new(), vec![count]);
        for _ in 0..degree {
            let size = squares[squares.len() - 1];
            let weighted: f64 = present.iter().zip(&current).map(|(x, p)| x * p * p).sum();
            let centre = weighted / size;
            let ratio = if centres.is_empty() { 0.0 } else { size / squares[squares.len() - 2] };
            let next: Vec<f64> = (0..present.len())
                .map(|row| (present[row] - centre) * current[row] - ratio * before[row])
                .collect();
            centres.push(centre);
            squares.push(next.iter().map(|p| p * p).sum());
            before = std::mem::replace(&mut current, next);
        }
        Polynomial::Orthogonal { centres, squares }
    }

    /// How many columns there are.
    pub fn degree(&self) -> usize {
        match self {
            Polynomial::Powers { degree } => *degree,
            Polynomial::Orthogonal { centres, .. } => centres.len(),
        }
    }

    /// The columns for these rows; a missing row stays missing in each.
    pub fn columns(&self, x: &[f64]) -> Vec<Vec<f64>> {
        match self {
            Polynomial::Powers { degree } => (1..=*degree)
                .map(|power| x.iter().map(|x| x.powi(i32::try_from(power).expect("at most 20"))).collect())
                .collect(),
            Polynomial::Orthogonal { centres, squares } => {
                let degree = centres.len();
                let mut columns = vec![Vec::with_capacity(x.len()); degree];
                for value in x {
                    let (mut before, mut current) = (0.0, 1.0);
                    for power in 0..degree {
                        let ratio = if power == 0 { 0.0 } else { squares[power] / squares[power - 1] };
                        let next = (value - centres[power]) * current - ratio * before;
                        columns[power].push(next / squares[power + 1].sqrt());
                        before = std::mem::replace(&mut current, next);
                    }
                }
                columns
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_orthogonal_to_each_other_and_to_ones_even_far_from_zero() {
        let x: Vec<f64> = (0..30).map(|year| 1995.0 + f64::from(year) + f64::from(year % 7) / 5.0).collect();
        let columns = Polynomial::orthogonal(&x, 5).columns(&x);
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        for (place, column) in columns.iter().enumerate() {
            assert!(column.iter().sum::<f64>().abs() < 1e-10);
            for (other, second) in columns.iter().enumerate() {
                let expected = f64::from(u8::from(place == other));
                assert!((product(column, second) - expected).abs() < 1e-10, "{place} {other}");
            }
        }
    }

    #[test]
    fn the_columns_of_five_rows_are_those_worked_out_by_hand() {
        let x = [1.0, 2.0, 4.0, 7.0, 11.0];
        let columns = Polynomial::orthogonal(&x, 2).columns(&x);
        let linear: Vec<f64> = x.iter().map(|x| (x - 5.0) / 66.0_f64.sqrt()).collect();
        assert_eq!(columns[0], linear);
        let p2: Vec<f64> = {
            let alpha = x.iter().map(|x| x * (x - 5.0) * (x - 5.0)).sum::<f64>() / 66.0;
            x.iter().map(|x| (x - alpha) * (x - 5.0) - 66.0 / 5.0).collect()
        };
        let size = p2.iter().map(|p| p * p).sum::<f64>().sqrt();
        for (found, expected) in columns[1].iter().zip(p2) {
            assert!((found - expected / size).abs() < 1e-14);
        }
    }

    #[test]
    fn new_rows_use_what_was_learnt_and_missing_stays_missing() {
        let learnt = Polynomial::orthogonal(&[1.0, 2.0, f64::NAN, 3.0], 1);
        let columns = learnt.columns(&[2.0, 4.0, f64::NAN]);
        assert_eq!(columns[0][..2], [0.0, 2.0 / 2.0_f64.sqrt()]);
        assert!(columns[0][2].is_nan());
    }
}
