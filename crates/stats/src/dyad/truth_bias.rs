//! How far one person's rating follows another's, and lies above or below it.

use super::error::{DyadError, checked};
use crate::error::StatsError;
use crate::mixed::deviance::Criterion;
use crate::mixed::fit::LinearFit;
use crate::mixed::inference::{Inference, Method, Test};
use crate::table::factor::Factor;
use crate::table::numbers::Numbers;
use crate::table::{Column, Table};

/// Ratings of the same sessions by two people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgements<'j> {
    /// What is judged, such as the client's own rating: the truth.
    pub truth: &'j [Option<f64>],
    /// The judgement of it, such as the therapist's rating, on the same scale.
    pub judgement: &'j [Option<f64>],
    /// When, counted from the moment the bias is asked for; `None` to leave time out.
    pub time: Option<&'j [Option<f64>]>,
    /// The pair of people.
    pub dyad: &'j Factor,
    /// What several dyads share, such as the therapist; `None` where nothing.
    pub group: Option<&'j Factor>,
}

/// What both ratings are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Centre {
    /// The mean of the truth over all rows: tracking tells dyads and sessions apart together.
    #[default]
    GrandMean,
    /// The mean of the truth of the dyad: tracking is that of change within a dyad.
    DyadMean,
}

/// The truth and bias of judgements.
#[derive(Debug, Clone)]
pub struct TruthBias {
    /// The mixed model behind it: `judgement ~ truth + time + (truth | dyad) + (1 | group)`, both centred.
    pub fit: LinearFit,
    /// The mean of the truth that was taken off; `None` where each dyad has its own.
    pub truth_mean: Option<f64>,
    /// Directional bias: how far judgements lie above (or, below 0, under) the truth, where the truth is at its mean.
    pub bias: Test,
    /// The force of truth: how much the judgement rises per unit of the truth; 1 is perfect tracking.
    pub tracking: Test,
    /// Change of the judgement per unit of time.
    pub time: Option<Test>,
    /// How each dyad does, as far as its data tell.
    pub dyads: Vec<DyadTracking>,
}

/// One dyad.
#[derive(Debug, Clone, PartialEq)]
pub struct DyadTracking {
    /// Its name.
    pub dyad: String,
    /// Its bias.
    pub bias: f64,
    /// Its tracking.
    pub tracking: f64,
}

impl TruthBias {
    /// Fits the truth-and-bias model to many dyads.
    ///
    /// `(Jᵢₜ − T̄) = b₀ᵢ + b₁ᵢ·(Tᵢₜ − T̄) + e`, with b₀ and b₁ that deviate by dyad.
    ///
    /// # Missing data
    /// A row counts when both ratings, the time, the dyad and the group are there. The mean is that of the truth over all rows
    /// in which it is there.
    /// # Errors
    /// [`DyadError::Length`], [`DyadError::NotFinite`]; [`DyadError::Model`] when there are too few rows or dyads.
    /// # Source
    /// [WestKenny2011]
    /// # Example
    /// ```
    /// use verbond_stats::dyad::truth_bias::{Centre, Judgements, TruthBias};
    /// use verbond_stats::mixed::deviance::Criterion;
    /// use verbond_stats::mixed::inference::Method;
    /// use verbond_stats::table::factor::Factor;
    ///
    /// let names: Vec<String> = (0..60).map(|row| format!("d{}", row / 6)).collect();
    /// let dyad = Factor::from_texts(names.iter().map(|name| Some(name.as_str())));
    /// let truth: Vec<Option<f64>> = (0..60).map(|row| Some(f64::from((row * 7) % 11))).collect();
    /// let judgement: Vec<Option<f64>> = (0..60_u32)
    ///     .map(|row| Some(0.5 * f64::from((row * 7) % 11) + f64::from((row / 6 * 3) % 5) + 0.2 * f64::from(row % 3)))
    ///     .collect();
    /// let judgements = Judgements { truth: &truth, judgement: &judgement, time: None, dyad: &dyad, group: None };
    /// let found = TruthBias::new(judgements, Centre::GrandMean, Criterion::Reml, (Method::Wald, 0.95))?;
    /// assert!((found.tracking.estimate - 0.5).abs() < 0.05);
    /// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
    /// ```
    pub fn new(
        judgements: Judgements<'_>,
        centre: Centre,
        criterion: Criterion,
        (method, confidence): (Method, f64),
    ) -> Result<Self, DyadError> {
        let (table, truth_mean) = judgements.centred(centre)?;
        let time = if judgements.time.is_some() { " + time" } else { "" };
        let group = if judgements.group.is_some() { " + (1 | group)" } else { "" };
        let formula = format!("judgement ~ truth{time} + (truth | dyad){group}");
        let fit = LinearFit::read(&formula, &table, criterion)?;
        let tests = Inference::new(&fit, method)?.coefficients(confidence)?;
        let [bias, tracking, rest @ ..] = tests.as_slice() else {
            // The truth does not vary: its column was left out.
            return Err(StatsError::NoVariation { variable: 0 }.into());
        };
        if fit.design().fixed_column("truth").is_none() {
            return Err(StatsError::NoVariation { variable: 0 }.into());
        }
        Ok(Self {
            dyads: tracked(&fit, bias.estimate, tracking.estimate),
            bias: bias.clone(),
            tracking: tracking.clone(),
            time: rest.first().cloned(),
            truth_mean,
            fit,
        })
    }
}

impl Judgements<'_> {
    fn centred(&self, centre: Centre) -> Result<(Table, Option<f64>), DyadError> {
        let mut columns = vec![("truth", self.truth), ("judgement", self.judgement)];
        columns.extend(self.time.map(|time| ("time", time)));
        let rows = checked(&columns)?;
        if self.dyad.row_count() != rows {
            let got = self.dyad.row_count();
            return Err(DyadError::Length { column: "dyad".to_owned(), expected: rows, got });
        }
        let mean = |values: &mut dyn Iterator<Item = f64>| {
            let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
            sum / count
        };
        let grand = mean(&mut self.truth.iter().flatten().copied());
        let codes: Vec<Option<usize>> = (0..rows).map(|row| self.dyad.code(row)).collect();
        let means: Vec<f64> = match centre {
            Centre::GrandMean => vec![grand; self.dyad.levels().len()],
            Centre::DyadMean => {
                let mut sums = vec![(0.0, 0.0); self.dyad.levels().len()];
                for (code, value) in codes.iter().zip(self.truth) {
                    if let Some((code, value)) = code.zip(*value) {
                        sums[code].0 += value;
                        sums[code].1 += 1.0;
                    }
                }
                sums.into_iter().map(|(sum, count)| sum / count).collect()
            }
        };
        let minus = |values: &[Option<f64>]| -> Vec<Option<f64>> {
            // A dyad without any truth has no mean, and no row that counts.
            let cell = |(row, value): (usize, &Option<f64>)| {
                codes[row]
                    .and_then(|code| value.map(|value| value - means[code]))
                    .filter(|value| !value.is_nan())
            };
            values.iter().enumerate().map(cell).collect()
        };
        let mut table = Table::new([
            ("judgement", Column::Numbers(Numbers::new(minus(self.judgement))?)),
            ("truth", Column::Numbers(Numbers::new(minus(self.truth))?)),
            ("dyad", Column::Factor(self.dyad.clone())),
        ])?;
        if let Some(time) = self.time {
            table = table.with("time", Column::Numbers(Numbers::new(time.iter().copied())?))?;
        }
        if let Some(group) = self.group {
            table = table.with("group", Column::Factor(group.clone()))?;
        }
        let truth_mean = match centre {
            Centre::GrandMean => Some(grand),
            Centre::DyadMean => None,
        };
        Ok((table, truth_mean))
    }
}

fn tracked(fit: &LinearFit, bias: f64, tracking: f64) -> Vec<DyadTracking> {
    let Some(modes) = fit.conditional_modes().iter().find(|modes| modes.grouping == "dyad") else {
        return Vec::new();
    };
    let dyad = |(group, name): (usize, &String)| DyadTracking {
        dyad: name.clone(),
        bias: bias + modes.mode(group)[0],
        tracking: tracking + modes.mode(group)[1],
    };
    modes.levels().iter().enumerate().map(dyad).collect()
}

/// Paired sessions that one dyad needs before anything is said about how one rating follows the other.
pub const PAIRS_MIN: usize = 8;

/// What can be said about one dyad alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OneDyad {
    /// Sessions that both rated.
    pub pairs: usize,
    /// The mean of the judgements minus that of the truth: the bias.
    pub mean_difference: f64,
    /// The slope of the judgement on the truth; `None` with fewer than [`PAIRS_MIN`] pairs, or where the truth does not vary.
    pub tracking: Option<f64>,
}

/// Describes one dyad by least squares.
///
/// # Missing data
/// Sessions that both rated count.
/// # Errors
/// [`DyadError::TooFewRows`] without a session that both rated; [`DyadError::Length`], [`DyadError::NotFinite`].
/// # Source
/// [WestKenny2011]
/// # Example
/// ```
/// use verbond_stats::dyad::truth_bias::one_dyad;
///
/// let client = [4.0, 4.2, 3.1, 3.8, 4.4].map(Some);
/// let therapist = [3.6, 3.9, 3.2, 3.5, 3.8].map(Some);
/// let found = one_dyad(&client, &therapist)?;
/// assert!((found.mean_difference + 0.30).abs() < 1e-12);
/// assert_eq!(found.tracking, None);
/// # Ok::<(), verbond_stats::dyad::error::DyadError>(())
/// ```
pub fn one_dyad(truth: &[Option<f64>], judgement: &[Option<f64>]) -> Result<OneDyad, DyadError> {
    let total = checked(&[("truth", truth), ("judgement", judgement)])?;
    let pairs: Vec<(f64, f64)> = truth.iter().zip(judgement).filter_map(|(t, j)| (*t).zip(*j)).collect();
    if pairs.is_empty() {
        return Err(DyadError::TooFewRows { needed: 1, got: 0, missing: total });
    }
    let n = pairs.len() as f64;
    let (truth, judgement) = pairs.iter().fold((0.0, 0.0), |(t, j), pair| (t + pair.0 / n, j + pair.1 / n));
    let tracking = if pairs.len() >= PAIRS_MIN { slope(&pairs) } else { None };
    Ok(OneDyad { pairs: pairs.len(), mean_difference: judgement - truth, tracking })
}

/// The slope of the second of each pair on the first.
fn slope(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |(x, y), pair| (x + pair.0 / n, y + pair.1 / n));
    let (products, squares) = pairs
        .iter()
        .fold((0.0, 0.0), |(p, s), pair| (p + (pair.0 - x) * (pair.1 - y), s + (pair.0 - x).powi(2)));
    (squares > 0.0).then(|| products / squares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::json::Json;
    use crate::reference::{Csv, all_close, close};

    const RATINGS: &str = include_str!("../../../../fixtures/mixed/dyad_ratings.csv");
    const ORACLE: &str = include_str!("../../../../fixtures/mixed/lmm_truthbias.json");

    #[test]
    fn therapists_are_below_their_clients_and_follow_them_a_little_as_in_lme4() {
        let csv = Csv::parse(RATINGS);
        let factor = |name: &str| Factor::from_texts(csv.text(name).into_iter().map(Some));
        let (dyad, therapist) = (factor("dyad"), factor("therapist"));
        let time: Vec<Option<f64>> =
            csv.column("session").into_iter().map(|session| session.map(|session| session - 1.0)).collect();
        let (truth, judgement) = (csv.column("patient_wai"), csv.column("therapist_wai"));
        let judgements = Judgements {
            truth: &truth,
            judgement: &judgement,
            time: Some(&time),
            dyad: &dyad,
            group: Some(&therapist),
        };
        let oracle = Json::parse(ORACLE);
        for (key, criterion) in [("REML", Criterion::Reml), ("ML", Criterion::Ml)] {
            let found =
                TruthBias::new(judgements, Centre::GrandMean, criterion, (Method::Wald, 0.95)).unwrap();
            let tests = [&found.bias, &found.tracking, found.time.as_ref().unwrap()];
            let expected = oracle.at(key);
            all_close("beta", &tests.map(|t| t.estimate), &expected.numbers("beta"), 1e-6, 1e-9);
            all_close("se", &tests.map(|t| t.standard_error), &expected.numbers("se"), 1e-5, 0.0);
            close("sigma", found.fit.sigma(), expected.number("sigma"), 1e-6, 0.0);
            assert!(found.fit.objective() <= expected.number("objective") + 1e-6);
            assert_eq!(found.dyads.len(), 240);
        }
    }

    #[test]
    fn the_slope_of_the_published_example_is_that_of_least_squares() {
        let pairs = [(4.0, 3.6), (4.2, 3.9), (3.1, 3.2), (3.8, 3.5), (4.4, 3.8)];
        close("b1", slope(&pairs).unwrap(), 0.52, 0.0, 0.005);
        assert_eq!(slope(&[(1.0, 2.0), (1.0, 3.0)]), None);
    }

    #[test]
    fn tracking_within_dyads_does_not_see_that_dyads_differ() {
        // Dyads lie far apart, judgements of a dyad stay where they are.
        let rows = 0..40_u32;
        let names: Vec<String> = rows.clone().map(|row| format!("d{}", row / 4)).collect();
        let dyad = Factor::from_texts(names.iter().map(|name| Some(name.as_str())));
        let level = |row: u32| f64::from((row / 4 * 7) % 10);
        let truth: Vec<_> =
            rows.clone().map(|row| Some(level(row) + [0.1, -0.2, 0.3, -0.1][row as usize % 4])).collect();
        let judgement: Vec<_> =
            rows.map(|row| Some(level(row) + [-0.1, 0.25, -0.3, 0.0][row as usize % 4])).collect();
        let judgements =
            Judgements { truth: &truth, judgement: &judgement, time: None, dyad: &dyad, group: None };
        let tracking = |centre: Centre| {
            let how = (Method::Wald, 0.95);
            TruthBias::new(judgements, centre, Criterion::Reml, how).unwrap().tracking.estimate
        };
        assert!(tracking(Centre::GrandMean) > 0.9);
        assert!(tracking(Centre::DyadMean) < 0.0);
    }
}
