//! What sites agree on before any of them sums.

use super::error::PooledError;
use crate::formula::Formula;
use crate::formula::contrast::Contrasts;
use crate::formula::expression::{Expression, Kind};
use crate::mixed::error::ModelError;
use std::collections::BTreeMap;

/// Functions of one row: the same number at every site.
const OF_ONE_ROW: &[&str] = &["I", "log", "log2", "log10", "log1p", "exp", "expm1", "sqrt", "abs"];

/// The model and how its columns are read, equal at all sites.
///
/// Groupings are written from the finest to the coarsest: `(time | patient) + (1 | therapist) + (1 | site)`.
///
/// # Example
/// ```
/// use verbond_stats::pooled::plan::{Plan, Small};
///
/// let plan = Plan::new("distress ~ time * arm + (1 | patient) + (1 | site)", 5)?
///     .with_levels("arm", ["added", "usual"])
///     .with_small(Small::LeftOut);
/// assert_eq!(plan.minimum(), 5);
/// assert!(Plan::new("distress ~ scale(time) + (1 | patient)", 5).is_err());
/// # Ok::<(), verbond_stats::pooled::error::PooledError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub(super) formula: Formula,
    pub(super) levels: BTreeMap<String, Vec<String>>,
    pub(super) origins: BTreeMap<String, f64>,
    pub(super) contrasts: Contrasts,
    pub(super) weights: Option<String>,
    pub(super) minimum: usize,
    pub(super) small: Small,
}

/// What a site does with cells that hold too few groups to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Small {
    /// It sends nothing and says how many there are.
    Refused,
    /// It leaves their rows out and says how many. The fit is then that to the other rows.
    LeftOut,
}

impl Plan {
    /// A plan for a formula, in which no cell of fewer than `minimum` groups of the finest grouping is sent.
    ///
    /// # Errors
    /// [`PooledError::Model`] for a formula that cannot be read or has no random term; [`PooledError::LearnsFromRows`].
    pub fn new(formula: &str, minimum: usize) -> Result<Self, PooledError> {
        let formula = Formula::read(formula)?;
        if formula.random.is_empty() {
            return Err(ModelError::NoRandomTerm.into());
        }
        let in_random =
            formula.random.iter().flat_map(|term| term.terms.variables.iter().chain(&term.grouping.factors));
        let fixed = formula.fixed.variables.iter().chain(&formula.offsets).chain([&formula.response]);
        for expression in fixed.chain(in_random) {
            if let Some(function) = learning(expression) {
                return Err(PooledError::LearnsFromRows { function });
            }
        }
        Ok(Self {
            formula,
            levels: BTreeMap::new(),
            origins: BTreeMap::new(),
            contrasts: Contrasts::default(),
            weights: None,
            minimum,
            small: Small::Refused,
        })
    }

    /// The levels of a factor of the fixed part, or of a deviating coefficient; the first is the reference.
    #[must_use]
    pub fn with_levels<'l>(mut self, column: &str, levels: impl IntoIterator<Item = &'l str>) -> Self {
        self.levels.insert(column.to_owned(), levels.into_iter().map(str::to_owned).collect());
        self
    }

    /// A number near the middle of a column of the model (or of the response), from which it is measured: sums keep their
    /// digits, and the results do not change.
    #[must_use]
    pub fn with_origin(mut self, column: &str, origin: f64) -> Self {
        self.origins.insert(column.to_owned(), origin);
        self
    }

    /// How factors become columns.
    #[must_use]
    pub fn with_contrasts(mut self, contrasts: Contrasts) -> Self {
        self.contrasts = contrasts;
        self
    }

    /// A column of prior weights.
    #[must_use]
    pub fn with_weights(mut self, column: &str) -> Self {
        self.weights = Some(column.to_owned());
        self
    }

    /// What is done with cells that hold too few groups.
    #[must_use]
    pub fn with_small(mut self, small: Small) -> Self {
        self.small = small;
        self
    }

    /// The smallest number of groups in a cell that is sent.
    pub fn minimum(&self) -> usize {
        self.minimum
    }

    /// The groupings, the finest first.
    pub(super) fn groupings(&self) -> Vec<&crate::formula::random::Grouping> {
        let mut known: Vec<&crate::formula::random::Grouping> = Vec::new();
        for term in &self.formula.random {
            if !known.iter().any(|other| other.name == term.grouping.name) {
                known.push(&term.grouping);
            }
        }
        known
    }
}

/// A function in an expression that learns from more than one row.
fn learning(expression: &Expression) -> Option<String> {
    match &expression.kind {
        Kind::Name(_) | Kind::Number(_) | Kind::Text(_) => None,
        Kind::Call { function, arguments } => {
            if !OF_ONE_ROW.contains(&function.as_str()) {
                return Some(function.clone());
            }
            arguments.iter().find_map(|argument| learning(&argument.value))
        }
        Kind::Negative(inner) | Kind::Group(inner) => learning(inner),
        Kind::Binary { left, right, .. } => learning(left).or_else(|| learning(right)),
    }
}
