//! Every number of a reference file beside the one found at the same place, each kind with its tolerance.

use crate::Case;
use crate::json::Json;

/// Relative and absolute tolerance by the last of these keys on the way to a number, as the comparison of all cases has them.
const TOLERANCES: &[(&str, f64, f64)] = &[
    ("se", 1e-5, 0.0),
    ("pval", 1e-5, 1e-12),
    ("p", 2e-3, 1e-12),
    ("F", 2e-5, 1e-9),
    ("df", 1e-3, 1e-3),
    ("logLik", 0.0, 1e-6),
    ("est", 1e-6, 1e-7),
    ("std.all", 1e-6, 1e-7),
    ("schmid_sl", 1e-3, 1e-3),
    ("omega_hierarchical", 1e-3, 1e-3),
    ("omega_total", 1e-4, 1e-4),
];
const OTHERWISE: (f64, f64) = (1e-6, 1e-8);

/// What a reference file says about itself and not about the answers.
const ABOUT: &[&str] = &[
    "id",
    "kind",
    "file",
    "model",
    "options",
    "doc",
    "tolerance",
    "tolerance_note",
    "software",
    "note",
    "items",
    "reversed_by_check_keys",
    "columns",
    "variable",
    "cluster",
    "grp",
    "time",
    "nfactors",
];

/// Numbers of a reference that are known to fewer digits than that, with what they are known to, relative and absolute. Here the same
/// numbers stand at a gradient of zero, and beside references that were polished until theirs was too (`fixtures/factor`,
/// `fixtures/reliability`).
const INEXACT: &[(&str, &str, f64, f64)] = &[
    // Groups with equal parameters were not polished: the gradient is 0.12 there.
    ("cfa_hs3_mg_scalar", "parameters", 2e-5, 5e-6),
    ("cfa_hs3_mg_scalar", "modindices_top10", 2e-5, 0.0),
    // The saturated model with missing answers ends where EM moves by less than 1e-5.
    ("cfa_wai3_fiml", "sample_cov", 2e-6, 0.0),
    ("cfa_wai3_fiml", "rmsea.robust", 1e-5, 0.0),
    // lavaan's own stop.
    ("rel_alpha_bfi_agree", "cfa_loadings_std_lv", 2e-6, 0.0),
    ("rel_omega2l_demo", "icc", 5e-4, 0.0),
    ("rel_omega2l_demo", "theta_between", 5e-4, 0.0),
    ("rel_omega2l_demo", "", 1e-4, 1e-6),
    // psych's extraction and rotation end at steps of about 1e-5.
    ("rel_omega_wai3", "group", 1e-4, 0.0),
    ("rel_omega_wai3", "phi", 1e-4, 0.0),
    ("rel_omega_wai3", "minres_unrotated", 1e-4, 0.0),
    // lme4's default optimum of variance components.
    ("rel_icc_shroutfleiss", "ICC_lmer_REML", 5e-6, 0.0),
    ("rel_mlr_mbct", "", 2e-4, 1e-8),
];

pub struct Outcome {
    pub agree: usize,
    pub worst: f64,
    pub failures: Vec<String>,
}

pub fn compare(case: &Case, found: &Json) -> Outcome {
    let mut outcome = Outcome { agree: 0, worst: 0.0, failures: Vec::new() };
    outcome.walk(case, &mut Vec::new(), &case.oracle, found);
    outcome
}

impl Outcome {
    fn walk(&mut self, case: &Case, path: &mut Vec<String>, oracle: &Json, found: &Json) {
        match (oracle, found) {
            (Json::Map(oracle), _) => {
                for (key, oracle) in oracle {
                    let is_about = ABOUT.contains(&key.as_str()) && (path.is_empty() || key == "note");
                    if is_about || *oracle == Json::Null {
                        continue;
                    }
                    path.push(key.clone());
                    match found.get(key) {
                        Some(found) => self.walk(case, path, oracle, found),
                        None => self.failures.push(format!("{}: not found", path.join("/"))),
                    }
                    path.pop();
                }
            }
            (Json::List(expected), Json::List(list)) => {
                if expected.len() != list.len() {
                    let path = path.join("/");
                    self.failures.push(format!("{path}: {} entries for {}", list.len(), expected.len()));
                    return;
                }
                for (at, (oracle, found)) in expected.iter().zip(list).enumerate() {
                    path.push(at.to_string());
                    self.walk(case, path, oracle, found);
                    path.pop();
                }
            }
            (Json::Number(expected), Json::Number(found)) => self.number(case, path, *expected, *found),
            // Software that writes vectors of one as numbers, and numbers as vectors of one.
            (Json::List(list), Json::Number(_)) if list.len() == 1 => self.walk(case, path, &list[0], found),
            (oracle, found) if oracle == found => self.agree += 1,
            (oracle, found) => self.failures.push(format!("{}: {found:?} for {oracle:?}", path.join("/"))),
        }
    }

    fn number(&mut self, case: &Case, path: &[String], expected: f64, found: f64) {
        let (relative, absolute) = tolerance(case, path);
        let share = (expected - found).abs() / (absolute + relative * expected.abs());
        if share <= 1.0 || expected == found {
            self.agree += 1;
            self.worst = self.worst.max(share);
        } else {
            let path = path.join("/");
            self.failures.push(format!("{path}: {found:e} for {expected:e}, {share:.2} times the tolerance"));
        }
    }
}

fn tolerance(case: &Case, path: &[String]) -> (f64, f64) {
    let is_here = |key: &str| key.is_empty() || path.iter().any(|own| own == key);
    if let Some((_, _, relative, absolute)) =
        INEXACT.iter().find(|(id, key, _, _)| *id == case.id && is_here(key))
    {
        return (*relative, *absolute);
    }
    let of = |key: &String| TOLERANCES.iter().find(|(known, _, _)| known == key);
    path.iter().rev().find_map(of).map_or(OTHERWISE, |(_, relative, absolute)| (*relative, *absolute))
}
