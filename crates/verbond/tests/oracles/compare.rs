//! Two results under the same paths, number by number, at the tolerance each kind of number has.

use crate::cases::Optimum;
use serde_json::Value;
use std::fmt;

/// By the last name in a path: relative and absolute tolerance.
const TOLERANCES: &[(&str, f64, f64)] = &[
    ("theta", 2e-5, 2e-5),
    ("objective", 0.0, 1e-6),
    ("deviance", 0.0, 1e-6),
    ("logLik", 0.0, 1e-6),
    ("sigma", 1e-6, 0.0),
    ("beta", 1e-6, 1e-9),
    ("se", 1e-5, 0.0),
    ("vcov", 2e-5, 1e-12),
    ("vcov_adj", 2e-5, 1e-12),
    ("se_adj", 1e-5, 0.0),
    ("b", 1e-4, 1e-6),
    ("condVar", 1e-4, 1e-9),
    ("df", 1e-3, 1e-3),
    ("p", 2e-3, 1e-12),
    ("pval", 1e-5, 1e-12),
    ("t", 1e-5, 1e-9),
    ("F", 2e-5, 1e-9),
    ("ci", 1e-5, 1e-7),
    ("AIC", 0.0, 1e-5),
    ("BIC", 0.0, 1e-5),
    ("vcov_varpar", 2e-3, 1e-7),
    ("sdcor", 2e-5, 1e-6),
    ("est", 1e-6, 1e-7),
    ("std.all", 1e-6, 1e-7),
    ("tau2", 1e-7, 1e-10),
    ("sigma2", 1e-6, 1e-9),
    ("schmid_sl", 1e-3, 1e-3),
    ("omega_hierarchical", 1e-3, 1e-3),
    ("omega_total", 1e-4, 1e-4),
];
const OTHER: (f64, f64) = (1e-6, 1e-8);

/// What a result of ours says beside the reference.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Numbers that were compared.
    pub count: usize,
    /// Places that do not agree.
    pub failures: Vec<String>,
    /// The widest difference, as a share of its tolerance.
    pub widest: f64,
    /// By how much every tolerance is widened.
    wider: f64,
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let agree = self.count - self.failures.len().min(self.count);
        write!(
            f,
            "{agree:5} of {:5} numbers agree, the widest at {:.3} of its tolerance",
            self.count, self.widest
        )
    }
}

impl Comparison {
    /// Every number of `found` beside the one of `oracle` at the same path.
    pub fn of(oracle: &Value, found: &Value, optimum: Optimum) -> Self {
        let mut comparison = Self { wider: 1.0, ..Self::default() };
        if optimum == Optimum::Flat {
            comparison.objectives(oracle, found);
            comparison.wider = 100.0;
        }
        comparison.walk(oracle, found, &mut Vec::new());
        comparison
    }

    /// A flat optimum is reached all the same.
    fn objectives(&mut self, oracle: &Value, found: &Value) {
        for criterion in ["REML", "ML"] {
            let of = |value: &Value| value[criterion]["objective"].as_f64().unwrap();
            if of(found) > of(oracle) + 1e-7 {
                self.fail(&[criterion.to_owned(), "objective".to_owned()], "is higher than the reference");
            }
        }
    }

    fn walk(&mut self, oracle: &Value, found: &Value, path: &mut Vec<String>) {
        match found {
            Value::Object(fields) => {
                for (name, value) in fields {
                    path.push(name.clone());
                    match oracle.get(name) {
                        Some(expected) => self.walk(expected, value, path),
                        None => self.fail(path, "is not in the reference"),
                    }
                    path.pop();
                }
            }
            Value::Array(values) => match oracle.as_array() {
                Some(expected) if expected.len() >= values.len() => {
                    for (place, (expected, value)) in expected.iter().zip(values).enumerate() {
                        path.push(place.to_string());
                        self.walk(expected, value, path);
                        path.pop();
                    }
                }
                _ => self.fail(path, &format!("has {} values, the reference {oracle}", values.len())),
            },
            Value::Number(number) => self.number(oracle, number.as_f64().unwrap(), path),
            Value::Null | Value::Bool(_) | Value::String(_) => {}
        }
    }

    fn number(&mut self, oracle: &Value, found: f64, path: &[String]) {
        self.count += 1;
        let Some(expected) = oracle.as_f64() else {
            return self.fail(path, &format!("is {found}, the reference {oracle}"));
        };
        let named = path.iter().rev().find_map(|name| TOLERANCES.iter().find(|(known, _, _)| known == name));
        let (relative, absolute) = named.map_or(OTHER, |(_, relative, absolute)| (*relative, *absolute));
        let error = (expected - found).abs();
        let tolerance = self.wider * (absolute + relative * expected.abs());
        if error > tolerance {
            return self.fail(path, &format!("is {found}, the reference {expected}, off by {error:e}"));
        }
        if tolerance > 0.0 {
            self.widest = self.widest.max(error / tolerance);
        }
    }

    fn fail(&mut self, path: &[String], what: &str) {
        self.failures.push(format!("{} {what}", path.join("/")));
    }
}
