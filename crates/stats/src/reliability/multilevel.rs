//! Reliability within persons and between them: of a session's deviation, and of a person's mean.

use super::alpha::of_covariances;
use crate::distribution::normal;
use crate::error::StatsError;
use crate::factor::indices::Statistic;
use crate::factor::language::Relation;
use crate::factor::model::{Model, Scale, Specification};
use crate::factor::newton::Search;
use crate::factor::two_level::{Estimate, Levels, TwoLevelFit, fit_two_levels};
use crate::grid::Grid;
use crate::interval::Interval;
use crate::matrix::Matrix;

/// The reliability of a scale at one level.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelReliability {
    /// Omega, from one factor at this level.
    pub omega: f64,
    /// Its standard error, by the delta method; `None` where the answers do not determine all parameters.
    pub standard_error: Option<f64>,
    /// Alpha, from the covariances at this level.
    pub alpha: f64,
    /// Each item's loading on that factor, whose variance is 1.
    pub loadings: Vec<f64>,
    /// Each item's residual variance; may come out below 0 between clusters.
    pub residual_variances: Vec<f64>,
}

impl LevelReliability {
    /// The interval of omega, around it on both sides.
    ///
    /// # Errors
    /// [`StatsError::ParameterOutOfRange`] unless the confidence lies between 0 and 1.
    pub fn interval(&self, confidence: f64) -> Result<Option<Interval>, StatsError> {
        let z = normal::two_sided(confidence)?;
        let around = |error: f64| Interval { lower: self.omega - z * error, upper: self.omega + z * error };
        Ok(self.standard_error.map(around))
    }
}

/// The reliability of a scale at two levels.
#[derive(Debug, Clone, PartialEq)]
pub struct MultilevelReliability {
    /// Of deviations from the person's own mean: what a session's score can be trusted for.
    pub within: LevelReliability,
    /// Of persons' means.
    pub between: LevelReliability,
    /// The share of each item's variance that lies between persons.
    pub intraclass: Vec<f64>,
    /// The test of one factor at both levels.
    pub model: Statistic,
    /// The log-likelihood.
    pub log_likelihood: f64,
    /// How the search went.
    pub search: Search,
    /// Rows that count.
    pub rows: usize,
    /// Persons (or other clusters) that count.
    pub clusters: usize,
}

/// Computes omega and alpha within clusters and between them, `ω = (Σl)²/((Σl)² + Σθ)` with loadings and residual variances of that level.
///
/// A scale may be reliable for persons and useless for sessions: feedback on a session needs the one within.
///
/// # Shape
/// One row per session, one column per item; `clusters[r]` names the person. At least three items.
/// # Range and units
/// At most 1; a negative residual variance between clusters, as small samples give, lets omega come out above 1.
/// # Missing data
/// A row in which something is missing does not count.
/// # Errors
/// As [`fit_two_levels`]; [`StatsError::TooFewObservations`] with fewer than three items.
/// # Source
/// [Geldhof2014]; the standard error [Raykov2002].
/// # Example
/// ```
/// use verbond_stats::grid::Grid;
/// use verbond_stats::reliability::multilevel::multilevel_reliability;
///
/// let column = |seed: f64| (0..60).map(|row| {
///     f64::from(row / 4).sin() + (f64::from(row) * 1.7).cos() + (f64::from(row) * seed).sin()
/// }).collect();
/// let answers = Grid::from_complete_columns(vec![column(2.3), column(3.1), column(5.9)])?;
/// let clients: Vec<i32> = (0..60).map(|row| row / 4).collect();
/// let found = multilevel_reliability(&answers, &clients)?;
/// assert!(found.within.omega < found.between.omega);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn multilevel_reliability<C: Ord>(
    answers: &Grid,
    clusters: &[C],
) -> Result<MultilevelReliability, StatsError> {
    let items = answers.column_count();
    if items < 3 {
        return Err(StatsError::TooFewObservations { needed: 3, got: items });
    }
    let names: Vec<String> = (1..=items).map(|item| format!("item{item}")).collect();
    let model = Model::read(&format!("scale =~ {}", names.join(" + "))).expect("the text is a model");
    let specification = Specification { scale: Scale::UnitVariance, ..Specification::default() };
    let levels = Levels { within: model.clone(), between: model };
    let fit = fit_two_levels(&levels, answers, clusters, &specification)?;
    let TwoLevelFit { rows, clusters, model, log_likelihood, search, .. } = fit;
    Ok(MultilevelReliability {
        intraclass: fit.intraclass(),
        within: of_level(&fit.within, of_covariances(&fit.covariances_within)?, fit.covariances.as_ref()),
        between: of_level(&fit.between, of_covariances(&fit.covariances_between)?, fit.covariances.as_ref()),
        model,
        log_likelihood,
        search,
        rows,
        clusters,
    })
}

fn of_level(estimates: &[Estimate], alpha: f64, covariances: Option<&Matrix>) -> LevelReliability {
    let is_loading = |estimate: &&Estimate| estimate.relation == Relation::MeasuredBy;
    let is_residual = |estimate: &&Estimate| {
        estimate.relation == Relation::GoesWith && estimate.left == estimate.right && estimate.left != "scale"
    };
    let loadings: Vec<&Estimate> = estimates.iter().filter(is_loading).collect();
    let residuals: Vec<&Estimate> = estimates.iter().filter(is_residual).collect();
    let sum = |list: &[&Estimate]| list.iter().map(|estimate| estimate.value).sum::<f64>();
    let (common, left) = (sum(&loadings), sum(&residuals));
    let whole = common * common + left;
    let standard_error = covariances.map(|covariances| {
        let mut slope = vec![0.0; covariances.row_count()];
        for number in loadings.iter().filter_map(|estimate| estimate.number) {
            slope[number] = 2.0 * common * left / (whole * whole);
        }
        for number in residuals.iter().filter_map(|estimate| estimate.number) {
            slope[number] = -common * common / (whole * whole);
        }
        covariances.form(&slope, &slope).max(0.0).sqrt()
    });
    // A factor may as well point the other way; the one that most items go up with is shown.
    let sign = if common < 0.0 { -1.0 } else { 1.0 };
    LevelReliability {
        omega: common * common / whole,
        standard_error,
        alpha,
        loadings: loadings.iter().map(|estimate| sign * estimate.value).collect(),
        residual_variances: residuals.iter().map(|estimate| estimate.value).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factor::newton::Stop;
    use crate::reference::json::Json;
    use crate::reference::{Csv, all_close, close};
    use crate::reliability::omega::congeneric;

    #[test]
    fn two_hundred_clusters_have_the_reference_omegas() {
        let csv = Csv::parse(include_str!("../../../../fixtures/reliability/demo_twolevel.csv"));
        let json = Json::parse(include_str!("../../../../fixtures/reliability/rel_omega2l_demo.json"));
        let answers = Grid::from_columns(&csv.columns(&["y1", "y2", "y3"])).unwrap();
        let clusters: Vec<u32> = csv.complete("cluster").iter().map(|cluster| *cluster as u32).collect();
        let found = multilevel_reliability(&answers, &clusters).unwrap();
        assert_eq!(found.search.stop, Stop::Settled);
        assert_eq!((found.rows as f64, found.clusters as f64), (json.number("n"), json.number("n_clusters")));
        // lavaan stops where its own relative change is 1e-10, which leaves estimates good to some 1e-4; the likelihood to 1e-7.
        close("within", found.within.omega, json.number("omega_within"), 1e-4, 0.0);
        close("between", found.between.omega, json.number("omega_between"), 1e-4, 0.0);
        for (level, key) in [(&found.within, "se_omega_within"), (&found.between, "se_omega_between")] {
            close(key, level.standard_error.unwrap(), json.number(key), 1e-3, 0.0);
            assert!(level.interval(0.95).unwrap().unwrap().holds(level.omega));
        }
        all_close("loadings", &found.within.loadings, &json.numbers("loadings_within"), 1e-4, 0.0);
        all_close("loadings", &found.between.loadings, &json.numbers("loadings_between"), 1e-4, 0.0);
        all_close("residuals", &found.within.residual_variances, &json.numbers("theta_within"), 1e-4, 0.0);
        all_close("residuals", &found.between.residual_variances, &json.numbers("theta_between"), 1e-3, 0.0);
        close("logLik", found.log_likelihood, json.number("logLik"), 0.0, 1e-6);
        assert!(found.log_likelihood >= json.number("logLik") - 1e-9);
        assert_eq!(found.model.degrees, 0.0);
        assert!(found.model.value < 1e-6);
        // From lavaan's saturated model, which stops earlier than the model itself.
        all_close("icc", &found.intraclass, &json.numbers("icc"), 1e-3, 0.0);
    }

    #[test]
    fn given_loadings_have_their_omegas_at_each_level() {
        close("within", congeneric(&[0.5, 0.6, 0.55], &[0.40, 0.35, 0.45]).unwrap(), 0.694, 0.0, 0.000_5);
        close("between", congeneric(&[0.8, 0.85, 0.75], &[0.05, 0.04, 0.06]).unwrap(), 0.975, 0.0, 0.000_5);
    }

    #[test]
    fn two_items_are_too_few_for_a_factor() {
        let answers = Grid::from_complete_columns(vec![vec![1.0, 2.0, 3.0, 4.0]; 2]).unwrap();
        let few = StatsError::TooFewObservations { needed: 3, got: 2 };
        assert_eq!(multilevel_reliability(&answers, &[1, 1, 2, 2]), Err(few));
    }
}
