//! The reference cases of measurement: scales, raters and measurement models.

use crate::cases::{Case, Optimum};

const fn reliability(id: &'static str, line: &'static [&'static str], numbers_min: usize) -> Case {
    Case { id, kind: &["reliability"], prepared: &[], line, numbers_min, optimum: Optimum::Sharp }
}

const fn factor(id: &'static str, model: &'static str, line: &'static [&'static str]) -> Case {
    let prepared: &[&str] = match model.as_bytes() {
        b"g" => &["--model", "g =~ x1+x2+x3+x4+x5+x6+x7+x8+x9"],
        b"hs3" => &["--model", "visual =~ x1+x2+x3\ntextual =~ x4+x5+x6\nspeed =~ x7+x8+x9"],
        b"wai3" => &[
            "--model",
            "B =~ bond1+bond2+bond3+bond4\nG =~ goal1+goal2+goal3+goal4\nT =~ task1+task2+task3+task4",
        ],
        _ => panic!("one of the models above"),
    };
    Case { id, kind: &["factor"], prepared, line, numbers_min: 200, optimum: Optimum::Sharp }
}

/// Every case of measurement.
pub const CASES: &[Case] = &[
    reliability("rel_alpha_bfi_agree", &["--items", "A1,A2,A3,A4,A5"], 100),
    reliability("rel_alpha_wai_bond", &["--items", "bond1,bond2,bond3,bond4"], 80),
    reliability(
        "rel_omega_wai3",
        &[
            "--items",
            "bond1,bond2,bond3,bond4,goal1,goal2,goal3,goal4,task1,task2,task3,task4",
            "--factors",
            "3",
        ],
        280,
    ),
    reliability("rel_omega2l_demo", &["--items", "y1,y2,y3", "--cluster", "cluster"], 22),
    // A session counts there only with an answer about cohesion too.
    reliability(
        "rel_mlr_mbct",
        &[
            "--make",
            "bond_too = bond + 0*cohesion",
            "--items",
            "bond_too,goal,task",
            "--person",
            "patient",
            "--time",
            "session",
            "--persons",
            "60",
        ],
        42,
    ),
    Case {
        id: "rel_icc_shroutfleiss",
        kind: &["agreement"],
        prepared: &[],
        line: &["--raters", "J1,J2,J3,J4"],
        numbers_min: 60,
        optimum: Optimum::Sharp,
    },
    factor("cfa_hs1", "g", &["--modification"]),
    factor("cfa_hs3", "hs3", &["--modification"]),
    factor("cfa_hs3_orth", "hs3", &["--modification", "--orthogonal"]),
    factor("cfa_hs3_mg_config", "hs3", &["--modification", "--group", "school"]),
    factor(
        "cfa_hs3_mg_scalar",
        "hs3",
        &["--modification", "--group", "school", "--equal", "loadings,intercepts"],
    ),
    factor("cfa_wai3", "wai3", &["--modification"]),
    factor("cfa_wai3_fiml", "wai3", &["--modification", "--missing", "fiml"]),
    factor("cfa_wai3_mlr", "wai3", &["--modification", "--estimator", "mlr"]),
    Case {
        id: "cfa_wai3_second_order",
        kind: &["factor"],
        prepared: &[
            "--model",
            "B =~ bond1+bond2+bond3+bond4\nG =~ goal1+goal2+goal3+goal4\nT =~ task1+task2+task3+task4\nA =~ B+G+T",
        ],
        line: &["--modification"],
        numbers_min: 200,
        optimum: Optimum::Sharp,
    },
];
