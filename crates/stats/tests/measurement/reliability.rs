//! Scales, raters and levels.

use crate::Case;
use crate::factor::{list, object, rows};
use crate::json::Json;
use verbond_stats::covariance::Missing;
use verbond_stats::grid::Grid;
use verbond_stats::interval::Interval;
use verbond_stats::matrix::Matrix;
use verbond_stats::rater::icc::Icc;
use verbond_stats::rater::levels;
use verbond_stats::reliability::alpha::{ItemStatistics, pointing_away};
use verbond_stats::reliability::generalisability::generalisability;
use verbond_stats::reliability::multilevel::multilevel_reliability;
use verbond_stats::reliability::scale::{ScaleReport, scale};

fn grid(case: &Case, names: &[String]) -> Grid {
    Grid::from_columns(&case.table.columns(names)).unwrap()
}

fn number(value: f64) -> Json {
    Json::Number(value)
}

fn names(names: &[String]) -> Json {
    Json::List(names.iter().cloned().map(Json::Text).collect())
}

fn ends(interval: Interval) -> Json {
    list([interval.lower, interval.upper])
}

/// The items as psych takes them, turned where they point away; and as they were answered.
pub fn alpha(case: &Case) -> Json {
    let items = case.texts("items");
    let answers = grid(case, &items);
    let away = pointing_away(&answers, Missing::Pairwise).unwrap();
    let turned = away
        .iter()
        .fold(answers.clone(), |grid, item| grid.turned(*item, Interval { lower: 1.0, upper: 6.0 }));
    let (psych, plain) = (scale(&turned, 0.95).unwrap(), scale(&answers, 0.95).unwrap());
    object([
        ("n_rows", number(psych.pairwise.persons as f64)),
        ("n_complete", number(psych.pairwise.complete as f64)),
        ("psych", all_rows(&psych)),
        ("complete_cases", complete(&plain, &items)),
    ])
}

fn all_rows(found: &ScaleReport) -> Json {
    let report = &found.pairwise;
    let of = |of: fn(&ItemStatistics) -> f64| list(report.items.iter().map(of));
    object([
        ("raw_alpha", number(report.alpha)),
        ("std_alpha", number(report.standardised)),
        ("G6_smc", number(report.lambda6.unwrap())),
        ("average_r", number(report.mean_correlation)),
        ("median_r", number(report.median_correlation)),
        ("SN", number(report.signal_to_noise)),
        ("ase", number(report.standard_error)),
        ("mean", number(report.score_mean)),
        ("sd", number(report.score_standard_deviation)),
        ("alpha_if_dropped_raw", of(|item| item.alpha_if_dropped.unwrap())),
        ("alpha_if_dropped_std", of(|item| item.standardised_if_dropped.unwrap())),
        ("item_total_raw_r", of(|item| item.total_correlation)),
        ("item_total_std_r", of(|item| item.standardised_correlation)),
        ("r_cor", of(|item| item.corrected_correlation.unwrap())),
        ("r_drop", of(|item| item.rest_correlation)),
        ("item_mean", of(|item| item.mean)),
        ("item_sd", of(|item| item.standard_deviation)),
        ("item_n", of(|item| item.count as f64)),
        ("feldt_ci_psych", ends(report.interval)),
    ])
}

fn complete(found: &ScaleReport, items: &[String]) -> Json {
    let (bounds, omega) = (found.bounds.unwrap(), found.omega.as_ref().unwrap());
    object([
        ("alpha", number(found.complete.alpha)),
        ("feldt_ci95", ends(found.complete.interval)),
        (
            "cov",
            object([("rows", names(items)), ("cols", names(items)), ("values", rows(&found.covariances))]),
        ),
        ("omega_total_1factor_cfa_ML", number(omega.omega)),
        ("cfa_loadings_std_lv", list(omega.loadings.iter().copied())),
        ("cfa_residual_var", list(omega.residual_variances.iter().copied())),
        ("guttman_lambda1", number(bounds.lambda1)),
        ("guttman_lambda2", number(bounds.lambda2)),
        ("lambda6_cor", number(found.lambda6.unwrap())),
    ])
}

pub fn omega(case: &Case) -> Json {
    let items = case.texts("items");
    let answers = grid(case, &items);
    let persons = answers.complete().row_count();
    let found = verbond_stats::reliability::omega::omega(&answers, 3, Missing::CompleteRows).unwrap();
    let solution = &found.factors;
    let table = Matrix::from_fn(items.len(), 7, |item, column| match column {
        0 => solution.general[item],
        4 => solution.communalities[item],
        5 => solution.uniquenesses[item],
        6 => solution.general_shares[item],
        group => solution.groups[(item, group - 1)],
    });
    let own = |whole: f64, of: fn(&verbond_stats::reliability::omega::GroupOmega) -> Option<f64>| {
        list(std::iter::once(whole).chain(found.groups.iter().map(|group| of(group).unwrap())))
    };
    let columns = ["g", "F1*", "F2*", "F3*", "h2", "u2", "p2"].map(str::to_owned);
    let unique = &solution.extraction.uniquenesses;
    let test = found.reproduction.test(persons).unwrap();
    object([
        ("n", number(persons as f64)),
        ("R", rows(&found.correlations)),
        ("omega_hierarchical", number(found.hierarchical)),
        ("omega_total", number(found.total)),
        ("omega_lim", number(found.limit)),
        ("alpha", number(found.alpha)),
        ("G6", number(found.lambda6)),
        (
            "group",
            object([
                ("total", own(found.total, |group| group.total)),
                ("general", own(found.hierarchical, |group| group.general)),
                ("group", own(found.of_groups, |group| group.group)),
            ]),
        ),
        ("schmid_sl", object([("rows", names(&items)), ("cols", names(&columns)), ("values", rows(&table))])),
        ("phi", rows(&solution.factor_correlations)),
        (
            "minres_unrotated",
            object([
                ("uniqueness", list(unique.iter().copied())),
                ("communality", list(unique.iter().map(|own| 1.0 - own))),
                ("objective", number(found.reproduction.discrepancy)),
                ("rms", number(found.reproduction.residual)),
                ("STATISTIC", number(test.value)),
                ("dof", number(test.degrees)),
            ]),
        ),
    ])
}

pub fn icc(case: &Case) -> Json {
    let ratings = grid(case, &case.texts("columns"));
    let found = verbond_stats::rater::icc::icc(&ratings, 0.95).unwrap();
    let of = |of: fn(&Icc) -> f64| list(found.coefficients.iter().map(of));
    let kinds = ["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"].map(str::to_owned);
    object([
        ("n_subjects", number(found.targets as f64)),
        ("n_raters", number(found.raters as f64)),
        ("type", names(&kinds)),
        ("ICC", of(|icc| icc.value)),
        ("F", of(|icc| icc.f)),
        ("df1", of(|icc| icc.degrees.above)),
        ("df2", of(|icc| icc.degrees.below)),
        ("p", of(|icc| icc.p)),
        ("lower95", of(|icc| icc.interval.lower)),
        ("upper95", of(|icc| icc.interval.upper)),
        ("MSW", number(found.mean_squares.within)),
        (
            "anova",
            Json::List(
                found
                    .analysis()
                    .map(|(degrees, squares)| list([degrees, squares, squares / degrees]))
                    .to_vec(),
            ),
        ),
        ("ICC_lmer_REML", list(found.by_restricted_likelihood().unwrap())),
    ])
}

/// The first sixty patients with all eight sessions complete on four ratings.
pub fn sessions(case: &Case) -> Json {
    let patients = case.table.text("patient");
    let four = case.table.columns(&["bond", "goal", "task", "cohesion"]);
    let is_there = |row: &usize| four.iter().all(|column| column[*row].is_some());
    let there: Vec<usize> = (0..patients.len()).filter(is_there).collect();
    let mut all: Vec<&str> = patients.clone();
    all.sort_unstable();
    all.dedup();
    let has_eight = |patient: &&str| there.iter().filter(|row| patients[**row] == *patient).count() == 8;
    let kept: Vec<&str> = all.into_iter().filter(has_eight).take(60).collect();
    let rows_kept: Vec<usize> = there.into_iter().filter(|row| kept.contains(&patients[*row])).collect();
    let table = case.table.with_rows(&rows_kept);
    let answers = Grid::from_columns(&table.columns(&["bond", "goal", "task"])).unwrap();
    let found = generalisability(&answers, &table.text("patient"), &table.text("session")).unwrap();
    let (crossed, nested) = (found.crossed, found.nested);
    let with_total = |components: &[f64]| {
        let total: f64 = components.iter().sum();
        let lines = components.iter().copied().chain([total]);
        lines.map(move |component| list([component, component / total])).collect::<Vec<_>>()
    };
    let mut values = with_total(&crossed.components());
    values.extend(with_total(&nested.components()));
    let labels = [
        "ID",
        "Time",
        "Items",
        "ID x time",
        "ID x items",
        "time x items",
        "Residual",
        "Total",
        "id",
        "id(time)",
        "residual",
        "total",
    ];
    let coefficients = [
        ("RkF", number(crossed.of_mean_over_sessions)),
        ("R1R", number(crossed.of_one_session)),
        ("RkR", number(crossed.of_mean_over_any_sessions)),
        ("Rc", number(crossed.of_change)),
    ];
    let mut raw = BTreeMapOf::from(object(coefficients.clone()));
    raw.add("n.obs", number(found.persons as f64));
    raw.add("n.time", number(found.sessions as f64));
    raw.add("n.items", number(found.items as f64));
    raw.add("RkRn", number(nested.of_mean_over_sessions));
    raw.add("Rcn", number(nested.of_change));
    let mut analysis = BTreeMapOf::from(object(coefficients));
    analysis.add(
        "components",
        object([
            ("rows", names(&labels.map(str::to_owned))),
            ("cols", names(&["variance", "Percent"].map(str::to_owned))),
            ("values", Json::List(values)),
        ]),
    );
    object([
        ("n_persons", number(found.persons as f64)),
        ("n_time", number(found.sessions as f64)),
        ("n_items", number(found.items as f64)),
        ("aov", analysis.0),
        ("lmer", object([("RkFn", number(nested.of_mean_over_sessions)), ("Rcn", number(nested.of_change))])),
        ("raw", raw.0),
        // Printed lines: degrees, squares and mean squares are compared as numbers.
        ("ANOVA", printed(case, &found.analysis)),
    ])
}

struct BTreeMapOf(Json);

impl From<Json> for BTreeMapOf {
    fn from(json: Json) -> Self {
        Self(json)
    }
}

impl BTreeMapOf {
    fn add(&mut self, key: &str, value: Json) {
        let Json::Map(map) = &mut self.0 else { panic!("an object") };
        map.insert(key.to_owned(), value);
    }
}

/// The printed lines themselves where our numbers, written with as many digits, are those.
fn printed(case: &Case, analysis: &[verbond_stats::reliability::generalisability::Source; 7]) -> Json {
    let lines = case.texts("ANOVA");
    for (line, source) in lines[1..8].iter().zip(analysis) {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words[1], source.degrees.to_string(), "{line}");
        assert_eq!(words[2], format!("{:.9}", source.squares), "{line}");
        assert_eq!(words[3], format!("{:.11}", source.mean_square()), "{line}");
    }
    case.oracle.get("ANOVA").unwrap().clone()
}

pub fn two_levels(case: &Case) -> Json {
    let answers = grid(case, &case.texts("items"));
    let found = multilevel_reliability(&answers, &case.table.text("cluster")).unwrap();
    let all = |values: &[f64]| list(values.iter().copied());
    object([
        ("n", number(found.rows as f64)),
        ("n_clusters", number(found.clusters as f64)),
        ("omega_within", number(found.within.omega)),
        ("omega_between", number(found.between.omega)),
        ("loadings_within", all(&found.within.loadings)),
        ("theta_within", all(&found.within.residual_variances)),
        ("loadings_between", all(&found.between.loadings)),
        ("theta_between", all(&found.between.residual_variances)),
        ("logLik", number(found.log_likelihood)),
        ("chisq", number(found.model.value)),
        ("df", number(found.model.degrees)),
        ("icc", all(&found.intraclass)),
    ])
}

pub fn levels(case: &Case) -> Json {
    let (bond, patients) = (case.table.column("bond"), case.table.text("patient"));
    let found = levels::levels(&bond, &patients).unwrap();
    let with = levels::level_correlations(&bond, &case.table.column("distress"), &patients).unwrap();
    let own = found.grouping;
    object([
        ("k", number(own.clusters as f64)),
        ("N", number(own.count as f64)),
        ("n0", number(own.size)),
        ("grand_mean", number(own.grand_mean)),
        ("MSB", number(own.mean_square_between)),
        ("MSW", number(own.mean_square_within)),
        ("icc1_anova", number(own.icc1)),
        ("icc2_anova", number(own.icc2)),
        ("eta2", number(own.eta_squared)),
        ("between_sd", number(found.between_spread)),
        ("within_sd_pooled", number(found.within_spread)),
        ("r_within_with_distress", number(with.within.unwrap())),
        ("r_between_with_distress", number(with.between.unwrap())),
    ])
}
