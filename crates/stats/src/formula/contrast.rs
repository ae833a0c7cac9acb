//! How the levels of a factor become columns.

use std::collections::BTreeMap;

/// How a factor is compared.
///
/// # Source
/// [Venables2002], chapter 6.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Contrast {
    /// Each level with the first one: a column per level but the first, 1 in its own rows. R's `contr.treatment`.
    #[default]
    Treatment,
    /// Each level but the last with the mean of all levels: the last one is −1 in every column. R's `contr.sum`.
    Sum,
}

/// The contrasts of a model: one for all factors, and exceptions by name.
///
/// # Example
/// ```
/// use verbond_stats::formula::contrast::{Contrast, Contrasts};
///
/// let sums = Contrasts { default: Contrast::Sum, ..Contrasts::default() };
/// assert_eq!(sums.of("arm"), Contrast::Sum);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contrasts {
    /// For every factor without an exception.
    pub default: Contrast,
    /// By the name of a column.
    pub exceptions: BTreeMap<String, Contrast>,
}

impl Contrasts {
    /// The contrast of one factor.
    pub fn of(&self, name: &str) -> Contrast {
        self.exceptions.get(name).copied().unwrap_or(self.default)
    }
}

/// How the rows of a factor are written in one term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// By its contrast, one column fewer than levels.
    Contrast(Contrast),
    /// A column for every level, because nothing in the model carries their mean.
    EveryLevel,
}

impl Coding {
    /// The names of the columns, to stand behind the factor's own name.
    pub fn suffixes(self, levels: &[String]) -> Vec<String> {
        match self {
            Coding::EveryLevel => levels.to_vec(),
            Coding::Contrast(Contrast::Treatment) => levels.iter().skip(1).cloned().collect(),
            Coding::Contrast(Contrast::Sum) => (1..levels.len()).map(|number| number.to_string()).collect(),
        }
    }

    /// What stands in one column for each level.
    pub fn values(self, column: usize, level_count: usize) -> Vec<f64> {
        let own = |level: usize| -> f64 {
            match self {
                Coding::EveryLevel => f64::from(u8::from(level == column)),
                Coding::Contrast(Contrast::Treatment) => f64::from(u8::from(level == column + 1)),
                Coding::Contrast(Contrast::Sum) if level + 1 == level_count => -1.0,
                Coding::Contrast(Contrast::Sum) => f64::from(u8::from(level == column)),
            }
        };
        (0..level_count).map(own).collect()
    }
}
