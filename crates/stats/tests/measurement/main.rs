//! Every reference case of measurement: factor analyses, reliability, raters, change. Made with R 4.2.2, lavaan 0.6-14 and psych 2.2.9.
//!
//! `cargo test -p verbond-stats --test measurement -- --nocapture` prints which cases agree, and which were skipped because their
//! numbers or tables are not on this machine. Each number of a reference file has to have its own here.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../oracles/json.rs"]
mod json;

mod change;
mod compare;
mod factor;
mod files;
mod reliability;

use json::Json;

/// What is compared: the reference and its table.
struct Case {
    id: String,
    oracle: Json,
    table: files::Csv,
}

impl Case {
    fn texts(&self, key: &str) -> Vec<String> {
        self.oracle.get(key).unwrap().texts()
    }
}

fn check(id: &str, found: impl Fn(&Case) -> Json) {
    let Some(text) = files::read("oracles", &format!("{id}.json")) else {
        println!("{id}: skipped, its reference numbers are not on this machine");
        return;
    };
    let oracle = Json::parse(&text);
    let file = oracle.get("file").unwrap().text();
    let Some(table) = files::read("data", &file) else {
        println!("{id}: skipped, {file} is not on this machine");
        return;
    };
    let case = Case { id: id.to_owned(), oracle, table: files::Csv::parse(&table) };
    let found = found(&case);
    let outcome = compare::compare(&case, &found);
    println!("{id}: {} numbers agree, the widest at {:.3} of its tolerance", outcome.agree, outcome.worst);
    assert!(outcome.failures.is_empty(), "{id}:\n{}", outcome.failures.join("\n"));
}

macro_rules! cases {
    ($($name:ident: $found:path)*) => {
        $(#[test] fn $name() { check(stringify!($name), $found); })*
    };
}

cases! {
    cfa_hs1: factor::fitted
    cfa_hs3: factor::fitted
    cfa_hs3_mg_config: factor::fitted
    cfa_hs3_mg_scalar: factor::fitted
    cfa_hs3_orth: factor::fitted
    cfa_wai3: factor::fitted
    cfa_wai3_fiml: factor::fitted
    cfa_wai3_mlr: factor::fitted
    cfa_wai3_second_order: factor::fitted
    control_charts_a: change::charts
    rci_claus_first: change::reliable
    rel_alpha_bfi_agree: reliability::alpha
    rel_alpha_wai_bond: reliability::alpha
    rel_icc_shroutfleiss: reliability::icc
    rel_mlr_mbct: reliability::sessions
    rel_omega2l_demo: reliability::two_levels
    rel_omega_wai3: reliability::omega
    wb_bond: reliability::levels
}
