//! The numbers of surfaces and of partners under the paths of the reference files.

use super::{partners, surface};
use serde_json::{Map, Value, json};
use stats::dyad::actor_partner::fit::{ActorPartner, Criterion, Whose};
use stats::dyad::surface::{Derived, Surface};
use stats::matrix::Matrix;

/// A surface as JSON.
pub fn of_surface(outcome: &surface::Outcome) -> Value {
    let (fit, asked) = (&outcome.fit, &outcome.asked);
    let (x, y) = (&asked.x, &asked.y);
    let terms = [
        "b0".to_owned(),
        format!("b1_{x}"),
        format!("b2_{y}"),
        format!("b3_{x}2"),
        format!("b4_{x}{y}"),
        format!("b5_{y}2"),
    ];
    json!({
        "kind": "rsa",
        "file": outcome.prepared.found.file,
        "n": fit.n,
        "coef_names": terms,
        "b": fit.surface.coefficients,
        "se": fit.standard_errors,
        "vcov": rows(&fit.surface.covariance),
        "df_resid": fit.surface.degrees,
        "sigma": fit.sigma,
        "R2": fit.r2,
        "adjR2": fit.adjusted_r2,
        "F": [fit.f.f, fit.f.numerator as f64, fit.f.denominator as f64],
        "surface": lines(&fit.surface),
        "surface_HC3_se": each(&fit.robust.lines, |line| line.standard_error),
        "delta_R2_vs_linear": fit.r2_beyond_plane,
        "F_vs_linear": fit.against_plane.f,
        "p_vs_linear": fit.against_plane.p,
    })
}

fn lines(surface: &Surface) -> Value {
    let mut fields = Map::new();
    for (key, of) in [
        ("a1_a5", (|line| line.estimate) as fn(&Derived) -> f64),
        ("se", |line| line.standard_error),
        ("t", |line| line.statistic),
        ("p", |line| line.p),
    ] {
        fields.insert(key.into(), json!(each(&surface.lines, of)));
    }
    fields.insert("vcov_a".into(), json!(rows(&surface.line_covariance)));
    if let Some(point) = &surface.stationary {
        let at = json!({ "X0": point.x.estimate, "Y0": point.y.estimate, "Z0": point.z.estimate });
        fields.insert("stationary".into(), at);
    }
    if let Some(axes) = &surface.axes {
        fields.insert(
            "principal_axes".into(),
            json!({
                "p10": axes.first_intercept.estimate,
                "p11": axes.first_slope.estimate,
                "p20": axes.second_intercept.estimate,
                "p21": axes.second_slope.estimate,
            }),
        );
    }
    fields.insert("hessian_eigen".into(), json!(surface.curvatures));
    Value::Object(fields)
}

fn each(lines: &[Derived], of: fn(&Derived) -> f64) -> Vec<f64> {
    lines.iter().map(of).collect()
}

fn rows(matrix: &Matrix) -> Vec<Vec<f64>> {
    (0..matrix.row_count()).map(|row| matrix.row(row).to_vec()).collect()
}

/// Both fits of partners as JSON.
pub fn of_partners(outcome: &partners::Outcome) -> Value {
    let (reml, ml) = match outcome.asked.criterion {
        Criterion::Reml => (&outcome.fit, &outcome.other),
        Criterion::Ml => (&outcome.other, &outcome.fit),
    };
    json!({
        "kind": "apim_gls",
        "file": outcome.prepared.found.file,
        "REML": one(reml),
        "ML": one(ml),
    })
}

fn one(fit: &ActorPartner) -> Value {
    let effects = || fit.effects.iter();
    let name = |effect: &stats::dyad::actor_partner::fit::DyadicEffect| {
        let rating = effect.predictor.as_deref().unwrap_or("");
        let what = match effect.whose {
            Whose::Nobody => "intercept".to_owned(),
            Whose::Actor => format!("actor {rating}"),
            Whose::Partner => format!("partner {rating}"),
        };
        effect.role.as_ref().map_or_else(|| what.clone(), |role| format!("{role}: {what}"))
    };
    // As R's gls: the deviation of the role that is met first, and that of the other as a share of it.
    let [first, other] =
        [fit.residual_deviations[fit.first_role], fit.residual_deviations[1 - fit.first_role]];
    let mut fields = Map::new();
    fields.insert("coef_names".into(), json!(effects().map(name).collect::<Vec<String>>()));
    fields.insert("beta".into(), json!(effects().map(|it| it.test.estimate).collect::<Vec<f64>>()));
    fields.insert("se".into(), json!(effects().map(|it| it.test.standard_error).collect::<Vec<f64>>()));
    fields.insert("rho".into(), json!(fit.residual_correlation));
    if !fit.roles.is_empty() {
        fields.insert("sd_ratio".into(), json!(other / first));
    }
    fields.insert("sigma".into(), json!(first));
    fields.insert("logLik".into(), json!(fit.log_likelihood));
    Value::Object(fields)
}
