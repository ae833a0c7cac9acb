//! Small models with known tables, for tests.

use super::design::{Design, Settings};
use crate::formula::Formula;
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};
use proptest::prelude::*;

/// How the groupings `g` (finest), `h` and `k` of a sample lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each `g` in one `h`, each `h` in one `k`.
    Nested,
    /// Every row has its own combination.
    Crossed,
}

/// A table of columns y, x, z, w, arm and the groupings g, h, k, filled from a list of numbers between −1 and 1.
pub(crate) fn table(layout: Layout, noise: &[f64]) -> Table {
    let rows = noise.len() / 4;
    let part = |from: usize| &noise[from * rows..(from + 1) * rows];
    let (g, h, k): (Vec<usize>, Vec<usize>, Vec<usize>) = match layout {
        Layout::Nested => {
            let g: Vec<usize> = (0..rows).map(|row| (row * 7) % 6).collect();
            (g.clone(), g.iter().map(|g| g / 2).collect(), g.iter().map(|g| g / 4).collect())
        }
        Layout::Crossed => (
            (0..rows).map(|row| row % 6).collect(),
            (0..rows).map(|row| (row / 2) % 4).collect(),
            (0..rows).map(|row| (row / 5) % 3).collect(),
        ),
    };
    let levels = |prefix: &str, codes: &[usize]| {
        let texts: Vec<String> = codes.iter().map(|code| format!("{prefix}{code}")).collect();
        Column::from(Factor::from_texts(texts.iter().map(|text| Some(text.as_str()))))
    };
    let numbers = |values: Vec<f64>| Column::from(Numbers::complete(values).unwrap());
    let x: Vec<f64> = part(1).iter().enumerate().map(|(row, x)| 3.0 + x + (row % 4) as f64).collect();
    let y = (0..rows).map(|row| {
        2.0 + 0.5 * x[row]
            + 1.5 * part(0)[row]
            + [0.9, -0.4, 0.1, 1.3, -1.1, 0.3][g[row]] * (1.0 + 0.3 * x[row])
    });
    Table::new([
        ("y", numbers(y.collect())),
        ("z", numbers(part(2).to_vec())),
        ("w", numbers(part(3).iter().map(|w| 1.5 + w).collect())),
        ("arm", levels("a", &(0..rows).map(|row| (row / 3) % 3).collect::<Vec<_>>())),
        ("g", levels("g", &g)),
        ("h", levels("h", &h)),
        ("k", levels("k", &k)),
        ("x", numbers(x)),
    ])
    .unwrap()
}

/// The design of a formula over such a table.
pub(crate) fn design(formula: &str, table: &Table, weights: Option<&str>) -> Design {
    let settings = Settings { weights: weights.map(str::to_owned), ..Settings::default() };
    Design::new(&Formula::read(formula).unwrap(), table, &settings).unwrap()
}

/// Numbers to fill a table of 30 rows with.
pub(crate) fn noise() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(-1.0..1.0_f64, 120)
}

/// Formulas of every kind of random part, each with the layout of its groupings.
pub(crate) fn formulas() -> impl Strategy<Value = (&'static str, Layout)> {
    prop::sample::select(vec![
        ("y ~ x + (1 | g)", Layout::Nested),
        ("y ~ x + (x | g)", Layout::Nested),
        ("y ~ x + arm + (x || g)", Layout::Nested),
        ("y ~ 0 + x + (0 + x | g)", Layout::Nested),
        ("y ~ x + (1 + x + z | h)", Layout::Nested),
        ("y ~ z + (x | g) + (1 | h)", Layout::Nested),
        ("y ~ x + (1 | g) + (x | h) + (1 | k)", Layout::Nested),
        ("y ~ x + (x | g) + (z | h) + (x | k)", Layout::Nested),
        ("y ~ 0 + arm + (1 | g) + (0 + z | h)", Layout::Nested),
        ("y ~ x + (1 | g) + (1 | h)", Layout::Crossed),
        ("y ~ x + (x | g) + (1 | h)", Layout::Crossed),
        ("y ~ x + (1 | g) + (x | h) + (1 | k)", Layout::Crossed),
        ("y ~ x + (z | g) + (x || h) + (z | k)", Layout::Crossed),
        ("y ~ 0 + x + (0 + z | g) + (x | h)", Layout::Crossed),
    ])
}
