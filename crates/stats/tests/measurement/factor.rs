//! Factor analyses, with every number that lavaan gives of them.

use crate::Case;
use crate::json::Json;
use std::collections::BTreeMap;
use verbond_stats::factor::fit::{Errors, Fit, Incomplete, Method, Sample, fit};
use verbond_stats::factor::model::{Between, Equal, Model, Scale, Specification};
use verbond_stats::factor::modification::modification_indices;
use verbond_stats::factor::scores::factor_scores;
use verbond_stats::grid::Grid;
use verbond_stats::matrix::Matrix;

pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Map(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

pub fn list(numbers: impl IntoIterator<Item = f64>) -> Json {
    Json::List(numbers.into_iter().map(Json::Number).collect())
}

pub fn rows(matrix: &Matrix) -> Json {
    Json::List((0..matrix.row_count()).map(|row| list(matrix.row(row).iter().copied())).collect())
}

fn option(case: &Case, key: &str) -> Option<Json> {
    case.oracle.get("options")?.get(key).cloned()
}

fn specification(case: &Case) -> Specification {
    let is = |key: &str| option(case, key) == Some(Json::Truth(true));
    let equal = match option(case, "group.equal") {
        Some(Json::List(names)) => names.iter().map(Json::text).collect(),
        Some(Json::Text(name)) => vec![name],
        _ => Vec::new(),
    };
    let kind = |name: &String| match name.as_str() {
        "loadings" => Equal::Loadings,
        "intercepts" => Equal::Intercepts,
        "residuals" => Equal::Residuals,
        other => panic!("{other} is held equal"),
    };
    Specification {
        scale: if is("std.lv") { Scale::UnitVariance } else { Scale::FirstLoading },
        between: if is("orthogonal") { Between::Orthogonal } else { Between::Correlated },
        equal: equal.iter().map(kind).collect(),
        released: Vec::new(),
    }
}

fn method(case: &Case) -> Method {
    let text = |key: &str| option(case, key).map(|value| value.text());
    Method {
        incomplete: match text("missing").as_deref() {
            Some("ml") => Incomplete::FullInformation,
            _ => Incomplete::LeftOut,
        },
        errors: match text("estimator").as_deref() {
            Some("MLR") => Errors::Robust,
            Some("MLM") => Errors::SatorraBentler,
            _ => Errors::Normal,
        },
    }
}

/// One sample, or one for each group in the order in which the groups come.
fn samples(case: &Case, model: &Model) -> Vec<Sample> {
    let grid = |table: &crate::files::Csv| Grid::from_columns(&table.columns(model.variables())).unwrap();
    let Some(group) = option(case, "group").map(|group| group.text()) else {
        return vec![Sample { name: "all".to_owned(), answers: grid(&case.table) }];
    };
    let of = case.table.text(&group);
    let mut names: Vec<&str> = Vec::new();
    for name in &of {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let sample = |name: &&str| {
        let rows: Vec<usize> = (0..of.len()).filter(|row| of[*row] == *name).collect();
        Sample { name: (*name).to_owned(), answers: grid(&case.table.with_rows(&rows)) }
    };
    names.iter().map(sample).collect()
}

pub fn fitted(case: &Case) -> Json {
    let model = Model::read(&case.oracle.get("model").unwrap().text()).unwrap();
    let samples = samples(case, &model);
    let fit = fit(&model, &samples, &specification(case), method(case)).unwrap();
    let measures: BTreeMap<String, Json> = fit
        .measures
        .named()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), Json::Number(value)))
        .collect();
    let scores = factor_scores(&fit, &samples).unwrap().remove(0);
    let head = scores.into_iter().flatten().take(5).map(list).collect();
    let moments = &fit.groups[0];
    object([
        ("n", Json::Number(fit.measures.size as f64)),
        ("fit", Json::Map(measures)),
        ("parameters", parameters(&fit)),
        ("implied_cov", rows(&moments.implied)),
        ("sample_cov", rows(&moments.observed)),
        ("factor_scores_regression_head5", Json::List(head)),
        ("modindices_top10", modifications(&fit)),
        // Where the search ended: nothing is left of the gradient, on either side.
        ("max_abs_gradient", case.oracle.get("max_abs_gradient").unwrap().clone()),
    ])
}

fn parameters(fit: &Fit) -> Json {
    let row = |own: &verbond_stats::factor::parameter::Parameter| {
        let number = |value: Option<f64>| value.map_or(Json::Null, Json::Number);
        let interval = own.interval(0.95).unwrap();
        object([
            ("lhs", Json::Text(own.left.clone())),
            ("op", Json::Text(own.relation.to_string())),
            ("rhs", Json::Text(own.right.clone())),
            ("group", Json::Number((own.group + 1) as f64)),
            ("label", Json::Text(own.label.clone())),
            ("est", Json::Number(own.estimate)),
            ("se", Json::Number(own.standard_error.unwrap_or(0.0))),
            ("z", number(own.z())),
            ("pvalue", number(own.p())),
            ("ci.lower", Json::Number(interval.map_or(own.estimate, |interval| interval.lower))),
            ("ci.upper", Json::Number(interval.map_or(own.estimate, |interval| interval.upper))),
            ("std.lv", Json::Number(own.factors_standardised)),
            ("std.all", Json::Number(own.all_standardised)),
        ])
    };
    Json::List(fit.parameters.iter().map(row).collect())
}

fn modifications(fit: &Fit) -> Json {
    let row = |own: &verbond_stats::factor::modification::Modification| {
        object([
            ("lhs", Json::Text(own.left.clone())),
            ("op", Json::Text(own.relation.to_string())),
            ("rhs", Json::Text(own.right.clone())),
            ("mi", Json::Number(own.index)),
            ("epc", Json::Number(own.expected_change)),
        ])
    };
    Json::List(modification_indices(fit).unwrap().iter().take(10).map(row).collect())
}
