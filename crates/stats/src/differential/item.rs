//! One item between groups: three models, what each adds, and how much that is.

use super::error::DifferentialError;
use super::ordinal::OrdinalFit;
use crate::distribution::chi_square::ChiSquare;
use crate::error::StatsError;
use crate::grid::Grid;
use crate::table::factor::Factor;

/// What persons of different groups are made alike by.
#[derive(Debug, Clone, PartialEq)]
pub enum Matching {
    /// The sum of all items. It holds the item itself, and items that differ between groups: take these out and look again.
    Total,
    /// The sum of all other items.
    Rest,
    /// A score of its own, one for each person, such as a factor score or the sum of items known to be fair.
    Given(Vec<Option<f64>>),
}

/// What is known of one item between groups.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFunction {
    /// The place of the item.
    pub item: usize,
    /// Persons who answered every item and have a group and a score.
    pub rows: usize,
    /// The answers, ascending.
    pub answers: Vec<f64>,
    /// The groups; the first is what others are compared with.
    pub groups: Vec<String>,
    /// On the score alone.
    pub matched: OrdinalFit,
    /// On the score and the groups: coefficients of the score, then of each group but the first.
    pub uniform: OrdinalFit,
    /// On the score, the groups and their products, in this order.
    pub crossed: OrdinalFit,
    /// Whether a group answers higher at every score.
    pub of_uniform: Gain,
    /// Whether the item tells persons apart better in one group than in another.
    pub of_crossed: Gain,
    /// Both together.
    pub of_both: Gain,
}

/// What a larger model adds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// Twice the gain in log-likelihood.
    pub statistic: f64,
    /// Coefficients added.
    pub degrees: usize,
    /// The probability of at least this gain if the smaller model were true.
    pub p: f64,
    /// The gain in `1 − log L/log L₀`. [McFadden1974]
    pub mcfadden: f64,
    /// The gain in `1 − (L₀/L)^{2/n}`.
    pub cox_snell: f64,
    /// The gain in that, over its largest possible value. [Nagelkerke1991]
    pub nagelkerke: f64,
}

/// How large a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Not worth a word, or not told from chance.
    Negligible,
    /// Worth a look at the item.
    Moderate,
    /// The item means something else to the groups.
    Large,
}

/// Whose limits of Nagelkerke's R² tell a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limits {
    /// .13 and .26, from limits for regression: few items pass them. [Zumbo1999]
    Zumbo,
    /// .035 and .070, set so that logistic regression agrees with other methods. [JodoinGierl2001]
    JodoinGierl,
}

impl Gain {
    /// How large it is: negligible also where `p` is not below `level`.
    ///
    /// # Source
    /// [Zumbo1999], [JodoinGierl2001]
    pub fn size(&self, limits: Limits, level: f64) -> Size {
        let [moderate, large] = match limits {
            Limits::Zumbo => [0.13, 0.26],
            Limits::JodoinGierl => [0.035, 0.070],
        };
        if self.p >= level || self.nagelkerke < moderate {
            Size::Negligible
        } else if self.nagelkerke < large {
            Size::Moderate
        } else {
            Size::Large
        }
    }
}

/// Compares groups on one item.
///
/// `logit P(answer ≤ k) = ζₖ − (β₁·score)`, `… + β₂·group`, `… + β₃·score·group`.
///
/// # Shape
/// Persons in rows, items in columns; a group for each person.
/// # Missing data
/// A person counts who answered every item and has a group and a score.
/// # Errors
/// [`DifferentialError`]
/// # Source
/// [SwaminathanRogers1990] for two answers, [Zumbo1999] for more.
/// # Example
/// ```
/// use verbond_stats::differential::item::{Limits, Matching, Size, compare};
/// use verbond_stats::grid::Grid;
/// use verbond_stats::table::factor::Factor;
///
/// let rows: Vec<[Option<f64>; 3]> = (0..60)
///     .map(|person| [person % 4, (person + person / 7) % 4, (person + person / 5) % 3].map(|answer| Some(f64::from(answer))))
///     .collect();
/// let groups = Factor::from_texts((0..60).map(|person| Some(if person % 5 < 2 { "en" } else { "nl" })));
/// let found = compare(&Grid::from_rows(&rows)?, 1, &groups, &Matching::Rest)?;
/// assert_eq!((found.rows, found.of_both.degrees), (60, 2));
/// assert_eq!(found.of_both.size(Limits::Zumbo, 0.05), Size::Negligible);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(
    items: &Grid,
    item: usize,
    groups: &Factor,
    matching: &Matching,
) -> Result<ItemFunction, DifferentialError> {
    let persons = Persons::new(items, item, groups, matching)?;
    let rows = persons.answers.len();
    let score = vec![persons.scores.clone()];
    let with_groups: Vec<Vec<f64>> = score.iter().chain(&persons.groups).cloned().collect();
    let products =
        persons.groups.iter().map(|group| group.iter().zip(&persons.scores).map(|(g, s)| g * s).collect());
    let with_products: Vec<Vec<f64>> = with_groups.iter().cloned().chain(products).collect();
    let matched = OrdinalFit::new(&persons.answers, &score)?;
    let uniform = OrdinalFit::new(&persons.answers, &with_groups)?;
    let crossed = OrdinalFit::new(&persons.answers, &with_products)?;
    let null = persons.null();
    let gain = |from: &OrdinalFit, to: &OrdinalFit| gain([from, to], null, rows as f64);
    Ok(ItemFunction {
        item,
        rows,
        of_uniform: gain(&matched, &uniform)?,
        of_crossed: gain(&uniform, &crossed)?,
        of_both: gain(&matched, &crossed)?,
        answers: persons.levels,
        groups: persons.names,
        matched,
        uniform,
        crossed,
    })
}

fn gain([from, to]: [&OrdinalFit; 2], null: f64, rows: f64) -> Result<Gain, StatsError> {
    let (low, high) = (from.log_likelihood, to.log_likelihood);
    // A larger model cannot fit worse; what is below zero is rounding.
    let statistic = (2.0 * (high - low)).max(0.0);
    let degrees = to.coefficients.len() - from.coefficients.len();
    let cox_snell = |log: f64| -(2.0 * (null - log) / rows).exp_m1();
    let cox_snell = cox_snell(high) - cox_snell(low);
    Ok(Gain {
        statistic,
        degrees,
        p: ChiSquare::new(degrees as f64)?.above(statistic),
        mcfadden: (low - high) / null,
        cox_snell,
        nagelkerke: cox_snell / -(2.0 * null / rows).exp_m1(),
    })
}

/// The persons who count.
struct Persons {
    answers: Vec<usize>,
    levels: Vec<f64>,
    scores: Vec<f64>,
    /// For each group but the first a column of ones and zeros.
    groups: Vec<Vec<f64>>,
    names: Vec<String>,
}

impl Persons {
    fn new(
        items: &Grid,
        item: usize,
        groups: &Factor,
        matching: &Matching,
    ) -> Result<Self, DifferentialError> {
        let count = items.column_count();
        if item >= count {
            return Err(DifferentialError::NoItem { item, count });
        }
        let given = match matching {
            Matching::Total | Matching::Rest => items.row_count(),
            Matching::Given(scores) => scores.len(),
        };
        for length in [groups.row_count(), given] {
            if length != items.row_count() {
                return Err(StatsError::LengthsDiffer { left: items.row_count(), right: length }.into());
            }
        }
        let score = |row: usize| -> Option<f64> {
            let sum = (0..count).map(|place| items.value(row, place)).sum::<Option<f64>>()?;
            match matching {
                Matching::Total => Some(sum),
                Matching::Rest => Some(sum - items.value(row, item)?),
                Matching::Given(scores) => scores[row],
            }
        };
        let (mut used, mut scores) = (Vec::new(), Vec::new());
        for row in 0..items.row_count() {
            if let (Some(score), Some(_group)) = (score(row), groups.code(row)) {
                used.push(row);
                scores.push(score);
            }
        }
        let own: Vec<f64> = used.iter().filter_map(|row| items.value(*row, item)).collect();
        let mut levels = own.clone();
        levels.sort_by(f64::total_cmp);
        levels.dedup_by(|a, b| a == b);
        let rows = used.len();
        let groups = groups.rows(&used).without_empty_levels();
        if groups.levels().len() < 2 {
            return Err(DifferentialError::TooFewGroups { groups: groups.levels().len(), rows });
        }
        if levels.len() < 2 {
            return Err(DifferentialError::OneAnswer { item, rows });
        }
        let column = |level: usize| -> Vec<f64> {
            (0..rows).map(|row| if groups.code(row) == Some(level) { 1.0 } else { 0.0 }).collect()
        };
        Ok(Self {
            answers: own.iter().map(|answer| levels.partition_point(|level| level < answer)).collect(),
            groups: (1..groups.levels().len()).map(column).collect(),
            names: groups.levels().to_vec(),
            levels,
            scores,
        })
    }

    /// The log-likelihood of the shares of answers alone.
    fn null(&self) -> f64 {
        let mut counts = vec![0.0; self.levels.len()];
        self.answers.iter().for_each(|answer| counts[*answer] += 1.0);
        let rows = self.answers.len() as f64;
        counts.iter().map(|count| count * (count / rows).ln()).sum()
    }
}
