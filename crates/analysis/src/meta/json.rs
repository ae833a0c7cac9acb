//! The numbers of a meta-analysis under the paths of the reference files: `fits`, by method and test.

use super::document::shown;
use super::{Fitted, Outcome, Shown};
use crate::failure::Failure;
use serde_json::{Map, Value, json};
use stats::meta::asymmetry::rank::rank_test;
use stats::meta::asymmetry::regression::{Form, Predictor, regression_test};
use stats::meta::asymmetry::trim_fill::{Side, Trimming, trim_and_fill};
use stats::meta::fit::{MetaFit, Settings};
use stats::meta::heterogeneity::{Method, Stop, q_profile};
use stats::meta::influence::{Influence, influence, leave_one_out};
use stats::meta::predict::Basis;
use stats::meta::three_level::fit::{Criterion, Test as ThreeTest, ThreeLevelFit};

/// Studies that are listed of what has a value for each study.
const HEAD: usize = 10;

/// The outcome as JSON.
///
/// # Errors
/// [`Failure::Meta`]: an interval that does not exist for these studies.
pub fn json(outcome: &Outcome) -> Result<Value, Failure> {
    let mut whole = Map::new();
    let kind = match &outcome.fit {
        Fitted::Two(_) => "meta",
        Fitted::Three(_) => "meta_multilevel",
    };
    whole.insert("kind".into(), json!(kind));
    whole.insert("file".into(), json!(outcome.prepared.found.file));
    match &outcome.fit {
        Fitted::Two(fit) => two_levels(&mut whole, &as_metafor(fit)?, outcome)?,
        Fitted::Three(fit) => three_levels(&mut whole, fit)?,
    }
    Ok(Value::Object(whole))
}

/// Paule and Mandel's estimate as metafor leaves it, in a bracket of 1.2e-4: numbers that are held beside it are the same.
fn as_metafor(fit: &MetaFit) -> Result<MetaFit, Failure> {
    match fit.settings.method {
        Method::PauleMandel => {
            Ok(MetaFit::new(fit.studies(), Settings { stop: Stop::AsMetafor, ..fit.settings })?)
        }
        Method::Fixed
        | Method::Reml
        | Method::Ml
        | Method::DerSimonianLaird
        | Method::EmpiricalBayes
        | Method::SidikJonkman
        | Method::HunterSchmidt
        | Method::Hedges => Ok(fit.clone()),
    }
}

fn two_levels(whole: &mut Map<String, Value>, fit: &MetaFit, outcome: &Outcome) -> Result<(), Failure> {
    let (method, test) = (fit.settings.method.code(), fit.settings.test.code());
    if fit.studies().has_moderators() {
        whole.insert("metareg".into(), json!({ format!("{method}_{test}"): told(fit)? }));
    } else {
        whole.insert("fits".into(), json!({ method: { test: told(fit)? } }));
    }
    for asked in &outcome.asked.shown {
        match asked {
            Shown::SmallStudies => small_studies(whole, fit)?,
            Shown::LeaveOneOut => {
                whole.extend(without_each(fit)?.map(|value| ("leave1out".to_owned(), value)));
            }
            Shown::Influence => {
                whole.extend(of_each(fit)?.map(|value| ("influence_head".to_owned(), value)));
            }
            Shown::TrueEffects => {
                let found = shown(fit.shrunken())?.unwrap_or_else(Vec::new);
                let head = || found.iter().take(HEAD);
                whole.insert(
                    "blup_head".into(),
                    json!({
                        "pred": head().map(|it| it.estimate).collect::<Vec<f64>>(),
                        "se": head().map(|it| it.standard_error).collect::<Vec<f64>>(),
                    }),
                );
            }
        }
    }
    Ok(())
}

fn small_studies(whole: &mut Map<String, Value>, fit: &MetaFit) -> Result<(), Failure> {
    if let Some(test) = shown(regression_test(fit, Predictor::StandardError, Form::Mixed))? {
        let told = json!({ "zval": test.statistic, "pval": test.p, "est": test.limit });
        whole.insert("egger".into(), told);
    }
    if let Some(test) = shown(regression_test(fit, Predictor::StandardError, Form::Weighted))? {
        let told = json!({ "tval": test.statistic, "dfs": test.degrees, "pval": test.p });
        whole.insert("egger_lm".into(), told);
    }
    if let Some(test) = shown(rank_test(fit))? {
        whole.insert("ranktest".into(), json!({ "tau": test.tau, "pval": test.p }));
    }
    let trimming = Trimming { stop: Stop::AsMetafor, ..Trimming::default() };
    if let Some(filled) = shown(trim_and_fill(fit, trimming))? {
        let mean = filled.fit.coefficients.first();
        let side = match filled.side {
            Side::Left => "left",
            Side::Right => "right",
        };
        let told = json!({
            "k0": filled.missing,
            "side": side,
            "beta": mean.map(|mean| mean.estimate),
            "se": mean.map(|mean| mean.standard_error),
            "tau2": filled.fit.heterogeneity.tau2,
        });
        whole.insert("trimfill".into(), told);
    }
    Ok(())
}

fn without_each(fit: &MetaFit) -> Result<Option<Value>, Failure> {
    let Some(without) = shown(leave_one_out(fit))? else { return Ok(None) };
    let of = |value: fn(&MetaFit) -> Option<f64>| {
        without.iter().map(|fit| fit.as_ref().and_then(value)).collect::<Vec<Option<f64>>>()
    };
    Ok(Some(json!({
        "estimate": of(|fit| fit.coefficients.first().map(|mean| mean.estimate)),
        "tau2": of(|fit| Some(fit.heterogeneity.tau2)),
    })))
}

fn of_each(fit: &MetaFit) -> Result<Option<Value>, Failure> {
    let Some(found) = shown(influence(fit))? else { return Ok(None) };
    let head = |of: fn(&Influence) -> f64| {
        found.iter().take(HEAD).map(|found| found.as_ref().map(of)).collect::<Vec<Option<f64>>>()
    };
    Ok(Some(json!({
        "rstudent": head(|it| it.rstudent),
        "dffits": head(|it| it.dffits),
        "cook_d": head(|it| it.cook),
        "hat": head(|it| it.hat),
    })))
}

/// On three levels, by likelihood and, beside z, by test.
fn three_levels(whole: &mut Map<String, Value>, fit: &ThreeLevelFit) -> Result<(), Failure> {
    let method = match fit.settings.criterion {
        Criterion::Reml => "REML",
        Criterion::Ml => "ML",
    };
    let (key, test) = match fit.settings.test {
        ThreeTest::Normal => (method.to_owned(), "z"),
        ThreeTest::Student => (format!("{method}_t"), "t"),
    };
    let bounds: Vec<[f64; 2]> =
        fit.coefficients.iter().map(|it| [it.interval.lower, it.interval.upper]).collect();
    // One coefficient has one pair, several have a column of lower and one of upper bounds, as R's c() puts them.
    let ci: Vec<f64> =
        bounds.iter().map(|bound| bound[0]).chain(bounds.iter().map(|bound| bound[1])).collect();
    let mut fields = Map::new();
    for (name, value) in [
        ("method", json!(method)),
        ("test", json!(test)),
        ("beta", json!(fit.coefficients.iter().map(|it| it.estimate).collect::<Vec<f64>>())),
        ("se", json!(fit.coefficients.iter().map(|it| it.standard_error).collect::<Vec<f64>>())),
        ("pval", json!(fit.coefficients.iter().map(|it| it.p).collect::<Vec<f64>>())),
        ("ci", json!(ci)),
        ("sigma2", json!([fit.between.variance, fit.within.variance])),
        ("QE", json!(fit.q)),
        ("logLik", json!(fit.log_likelihood())),
        ("nlevels", json!([fit.between.count, fit.within.count])),
    ] {
        fields.insert(name.into(), value);
    }
    if let Some(robust) = shown(fit.robust())? {
        let of = |value: fn(&stats::meta::inference::Coefficient) -> f64| {
            robust.coefficients.iter().map(value).collect::<Vec<f64>>()
        };
        let told = json!({
            "se": of(|it| it.standard_error),
            "tval": of(|it| it.statistic),
            "dfs": vec![robust.degrees; robust.coefficients.len()],
            "pval": of(|it| it.p),
        });
        fields.insert("robust_CR".into(), told);
    }
    whole.insert(key, Value::Object(fields));
    if let (Criterion::Reml, Some(between), Some(within)) =
        (fit.settings.criterion, fit.between.i2, fit.within.i2)
    {
        whole.insert("I2_levels".into(), json!([between, within]));
    }
    Ok(())
}

fn told(fit: &MetaFit) -> Result<Value, Failure> {
    let of = |value: fn(&stats::meta::inference::Coefficient) -> f64| {
        fit.coefficients.iter().map(value).collect::<Vec<f64>>()
    };
    let covariance: Vec<Vec<f64>> =
        (0..fit.covariance.row_count()).map(|row| fit.covariance.row(row).to_vec()).collect();
    let Value::Object(mut fields) = json!({
        "method": fit.settings.method.code(),
        "test": fit.settings.test.code(),
        "k": fit.studies().count(),
        "beta": of(|it| it.estimate),
        "se": of(|it| it.standard_error),
        "zval": of(|it| it.statistic),
        "pval": of(|it| it.p),
        "ci_lb": of(|it| it.interval.lower),
        "ci_ub": of(|it| it.interval.upper),
        "dfs": fit.degrees,
        "tau2": fit.heterogeneity.tau2,
        "se_tau2": fit.heterogeneity.tau2_standard_error,
        "I2": fit.heterogeneity.i2,
        "H2": fit.heterogeneity.h2,
        "QE": fit.heterogeneity.q,
        "QEp": fit.heterogeneity.q_p,
        "QM": fit.omnibus.map(|omnibus| omnibus.statistic),
        "QMp": fit.omnibus.map(|omnibus| omnibus.p),
        "s2w": fit.scale,
        "R2": fit.r2,
        "vcov": covariance,
        "logLik": if fit.settings.method == Method::Reml { fit.reml.map(|it| it.log) } else { Some(fit.ml.log) },
        "logLik_REML": fit.reml.map(|it| it.log),
        "AIC_ML": fit.ml.aic,
        "coef_names": fit.coefficients.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
    }) else {
        unreachable!("written between braces")
    };
    if fit.settings.method != Method::Fixed && !fit.studies().has_moderators() {
        let expected = fit.expected(Basis::OfTest)?;
        if let Some(interval) = expected.prediction {
            fields.insert("pi".into(), json!([interval.lower, interval.upper]));
        }
        fields.extend(profile(fit)?);
    }
    Ok(Value::Object(fields))
}

/// The interval of the spread, for the estimates that it goes with: for others it is that of another question.
fn profile(fit: &MetaFit) -> Result<Option<(String, Value)>, Failure> {
    match fit.settings.method {
        Method::Reml | Method::Ml | Method::DerSimonianLaird | Method::PauleMandel => {}
        Method::Fixed
        | Method::EmpiricalBayes
        | Method::SidikJonkman
        | Method::HunterSchmidt
        | Method::Hedges => return Ok(None),
    }
    let spread = q_profile(fit, 0.95)?;
    let row = |estimate: Option<f64>, interval: stats::interval::Interval| {
        json!([estimate, interval.lower, interval.upper])
    };
    let tau2 = fit.heterogeneity.tau2;
    let rows = json!([
        row(Some(tau2), spread.tau2),
        row(Some(tau2.sqrt()), spread.tau),
        row(fit.heterogeneity.i2, spread.i2),
        row(fit.heterogeneity.h2, spread.h2),
    ]);
    Ok(Some(("tau2_ci_Qprofile".to_owned(), rows)))
}
