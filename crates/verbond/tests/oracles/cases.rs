//! The reference cases, and the line that makes each.

/// One reference case.
#[derive(Debug)]
pub struct Case {
    /// The name of its file of numbers.
    pub id: &'static str,
    /// The kind of analysis, before the file; nothing for a model.
    pub kind: &'static [&'static str],
    /// How the file is prepared.
    pub prepared: &'static [&'static str],
    /// What stands behind the file.
    pub line: &'static [&'static str],
    /// How many numbers it has at least: an answer with nothing in it agrees with everything.
    pub numbers_min: usize,
    /// How well the data say where the optimum is.
    pub optimum: Optimum,
}

/// How well the data of a case say where the optimum is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Optimum {
    /// To the digits of the tolerances.
    Sharp,
    /// So flat that the reference stands at a derivative of about 1e-3 (its own numeric derivatives see no smaller one), where
    /// ours is below 1e-8. What moves with θ is compared at a hundred times the tolerance, and only if the objectives agree to 1e-7.
    Flat,
}

const fn model(id: &'static str, line: &'static [&'static str]) -> Case {
    Case { id, kind: &[], prepared: &[], line, numbers_min: 120, optimum: Optimum::Sharp }
}

const fn flat(id: &'static str, line: &'static [&'static str]) -> Case {
    Case { id, kind: &[], prepared: &[], line, numbers_min: 120, optimum: Optimum::Flat }
}

const fn sessions(id: &'static str, line: &'static [&'static str]) -> Case {
    Case { id, kind: &[], prepared: SESSIONS, line, numbers_min: 120, optimum: Optimum::Sharp }
}

/// The alliance within and between patients, and that of the session before.
const SESSIONS: &[&str] = &[
    "--make",
    "all = (bond + goal + task)/3",
    "--make",
    "all_w = within(all, patient)",
    "--make",
    "all_bc = between(all, patient)",
    "--make",
    "time = session - 1",
    "--make",
    "all_w_lag = lag(all_w, patient, session)",
];

/// Every case there is.
pub const CASES: &[Case] = &[
    model("lmm_sleepstudy_rs", &["Reaction ~ Days + (Days | Subject)", "--df", "satterthwaite", "--profile"]),
    model("lmm_dyestuff", &["Yield ~ 1 + (1 | Batch)", "--df", "kr"]),
    model("lmm_pastes_nested", &["strength ~ 1 + (1 | batch) + (1 | sample)", "--df", "kr"]),
    model(
        "lmm_machines_nested",
        &["score ~ Machine + (1 | Worker) + (1 | Worker:Machine)", "--df", "satterthwaite"],
    ),
    model(
        "lmm_orthodont_rs",
        &["distance ~ age * Sex + (age | Subject)", "--reference", "Sex=Male", "--df", "kr"],
    ),
    model(
        "lmm_chem97_nested",
        &["score ~ gcsecnt + gender + (1 | lea) + (1 | school)", "--df", "satterthwaite"],
    ),
    model(
        "lmm_scotssec_crossed",
        &["attain ~ verbal + sex + (1 | primary) + (1 | second)", "--df", "satterthwaite"],
    ),
    flat(
        "lmm_insteval",
        &[
            "y ~ service + (1 | s) + (1 | d) + (1 | dept:service)",
            "--levels",
            "service",
            "--df",
            "satterthwaite",
        ],
    ),
    model(
        "lmm_btheb_ri",
        &[
            "bdi ~ bdi.pre + month + treatment + drug + length + (1 | subject)",
            "--reference",
            "treatment=TAU",
            "--reference",
            "drug=No",
            "--reference",
            "length=<6m",
            "--df",
            "satterthwaite",
            "--profile",
        ],
    ),
    model("lmm_mbct_patient_change_ri", &["change ~ baseline + bond + cohesion + (1 | group)", "--df", "kr"]),
    sessions(
        "lmm_mbct_3level",
        &[
            "distress ~ baseline + time + all_w + all_bc + competence + (time | patient) + (1 | group) + (1 | teacher)",
            "--df",
            "satterthwaite",
        ],
    ),
    sessions(
        "lmm_mbct_lagged",
        &[
            "distress ~ baseline + time + all_w_lag + all_bc + (1 | patient) + (1 | group)",
            "--df",
            "satterthwaite",
        ],
    ),
    flat(
        "lmm_truthbias",
        &[
            "t_c ~ p_c + t0 + (p_c | dyad) + (1 | therapist)",
            "--make",
            "p_c = patient_wai - mean(patient_wai)",
            "--make",
            "t_c = therapist_wai - mean(patient_wai)",
            "--make",
            "t0 = session - 1",
            "--df",
            "satterthwaite",
        ],
    ),
    model(
        "lmm_claus_rs",
        &["bdi ~ time * treatment + (time | id)", "--reference", "treatment=TAU", "--df", "satterthwaite"],
    ),
    model(
        "lmm_rankdef_claus",
        &[
            "bdi ~ time + time2 + treatment + (1 | id)",
            "--make",
            "time2 = 2*time - 1",
            "--reference",
            "treatment=TAU",
        ],
    ),
    model(
        "lmm_riesby_rs",
        &["depr_score ~ week * endogenous + (week | subject)", "--df", "satterthwaite", "--profile"],
    ),
    model(
        "lmm_weights_riesby",
        &["depr_score ~ week + (1 | subject)", "--make", "w = 1 + week/3", "--weights", "w"],
    ),
    model("lmm_schizophrenia_rs", &["imps79 ~ TxDrug * SqrtWeek + (SqrtWeek | id)", "--df", "satterthwaite"]),
    meta("meta_raudenbush", &["--method", "REML", "--test", "knha"]),
    Case {
        id: "meta_molloy_zcor",
        kind: &["meta"],
        prepared: &[
            "--yi",
            "z",
            "--vi",
            "v",
            "--make",
            "z = log((1 + ri)/(1 - ri))/2",
            "--make",
            "v = 1/(ni - 3)",
        ],
        line: &["--method", "DL", "--test", "z"],
        numbers_min: 20,
        optimum: Optimum::Sharp,
    },
    Case {
        id: "meta_metapsy",
        kind: &["meta"],
        prepared: &["--yi", "g", "--vi", "vi", "--make", "vi = SE^2"],
        line: &["--method", "REML", "--test", "knha"],
        numbers_min: 20,
        optimum: Optimum::Sharp,
    },
    dyad(
        "rsa_dyads_means",
        &["dyad", "rsa"],
        &["--x", "patient_wai", "--y", "therapist_wai", "--outcome", "outcome", "--by", "dyad"],
        100,
    ),
    dyad(
        "apim_acitelli",
        &["dyad", "apim"],
        &[
            "--outcome",
            "Satisfaction_A",
            "--rating",
            "OtherPos_A",
            "--dyad",
            "CoupleID",
            "--role",
            "Gender_A",
        ],
        30,
    ),
    // The same model as lmm_truthbias, asked as a question about two people.
    Case {
        id: "lmm_truthbias",
        kind: &["dyad", "bias"],
        prepared: &["--make", "t0 = session - 1"],
        line: &[
            "--truth",
            "patient_wai",
            "--judgement",
            "therapist_wai",
            "--dyad",
            "dyad",
            "--group",
            "therapist",
            "--time",
            "t0",
        ],
        numbers_min: 120,
        optimum: Optimum::Flat,
    },
    pooled("meta_bangert", BANGERT, &["--method", "FE", "--test", "z"]),
    pooled("meta_bangert", BANGERT, &["--method", "DL", "--test", "knha"]),
    pooled(
        "meta_bangert",
        BANGERT,
        &[
            "--method",
            "REML",
            "--test",
            "z",
            "--small-study",
            "--leave-one-out",
            "--influence",
            "--true-effects",
        ],
    ),
    pooled("meta_bangert", BANGERT, &["--method", "REML", "--test", "knha"]),
    pooled("meta_bangert", BANGERT, &["--method", "ML", "--test", "z"]),
    pooled("meta_bangert", BANGERT, &["--method", "PM", "--test", "knha"]),
    pooled("meta_bangert", BANGERT, &["--method", "EB", "--test", "z"]),
    pooled("meta_bangert", BANGERT, &["--method", "HS", "--test", "z"]),
    pooled("meta_bangert", BANGERT, &["--method", "SJ", "--test", "z"]),
    pooled("meta_bangert", BANGERT, &["--method", "HE", "--test", "z"]),
    pooled("meta_bangert", GIVEN, &["--method", "DL", "--test", "z", "--moderators", "length + wic"]),
    pooled(
        "meta_raudenbush",
        GIVEN,
        &["--test", "z", "--small-study", "--leave-one-out", "--influence", "--true-effects"],
    ),
    pooled("meta_raudenbush", GIVEN, &["--test", "knha", "--moderators", "weeks"]),
    pooled(
        "meta_molloy_zcor",
        MOLLOY,
        &["--test", "z", "--small-study", "--leave-one-out", "--influence", "--true-effects"],
    ),
    pooled(
        "meta_molloy_zcor",
        MOLLOY,
        &["--method", "ML", "--test", "z", "--moderators", "meanage + quality"],
    ),
    pooled("meta_metapsy", METAPSY, &["--test", "z", "--small-study", "--true-effects"]),
    pooled("meta_metapsy", METAPSY, &["--method", "PM", "--test", "z"]),
    levels(&["--test", "z"]),
    levels(&["--test", "t"]),
    levels(&["--method", "ML", "--test", "z", "--unit", "school"]),
    Case {
        id: "rci_claus_first",
        kind: &["change"],
        prepared: FIRST_TWENTY,
        line: &[
            "--score",
            "bdi",
            "--person",
            "id",
            "--moment",
            "time",
            "--from",
            "1",
            "--to",
            "4",
            "--reliability",
            "0.88",
            "--better",
            "lower",
        ],
        numbers_min: 40,
        optimum: Optimum::Sharp,
    },
    dyad(
        "control_charts_a",
        &["chart"],
        &["--value", "srs", "--by", "patient", "--moment", "session", "--series", "1,2,3"],
        400,
    ),
    dyad("wb_bond", &["within"], &["--value", "bond", "--by", "patient", "--with", "distress"], 13),
];

/// The effects and variances as they stand in the file.
const GIVEN: &[&str] = &["--yi", "yi", "--vi", "vi"];

/// Only studies of which the moderators are known, as in the reference.
const BANGERT: &[&str] = &["--yi", "yi", "--vi", "vi", "--skip", "length=", "--skip", "wic="];

const MOLLOY: &[&str] =
    &["--yi", "z", "--vi", "v", "--make", "z = log((1 + ri)/(1 - ri))/2", "--make", "v = 1/(ni - 3)"];

const METAPSY: &[&str] = &["--yi", "g", "--vi", "vi", "--make", "vi = SE^2"];

/// The reference stops after twenty people with both scores; the twenty-first has number 23.
const FIRST_TWENTY: &[&str] = &[
    "--skip", "id=23", "--skip", "id=24", "--skip", "id=25", "--skip", "id=26", "--skip", "id=27", "--skip",
    "id=28", "--skip", "id=29", "--skip", "id=30", "--skip", "id=31", "--skip", "id=32", "--skip", "id=33",
    "--skip", "id=34", "--skip", "id=35", "--skip", "id=36", "--skip", "id=37", "--skip", "id=38", "--skip",
    "id=39", "--skip", "id=40", "--skip", "id=41", "--skip", "id=42", "--skip", "id=43",
];

const fn dyad(
    id: &'static str,
    kind: &'static [&'static str],
    line: &'static [&'static str],
    numbers_min: usize,
) -> Case {
    Case { id, kind, prepared: &[], line, numbers_min, optimum: Optimum::Sharp }
}

const fn pooled(id: &'static str, prepared: &'static [&'static str], line: &'static [&'static str]) -> Case {
    Case { id, kind: &["meta"], prepared, line, numbers_min: 15, optimum: Optimum::Sharp }
}

const fn levels(line: &'static [&'static str]) -> Case {
    Case {
        id: "meta_3level_konstantopoulos",
        kind: &["meta"],
        prepared: &["--yi", "yi", "--vi", "vi", "--cluster", "district"],
        line,
        numbers_min: 14,
        optimum: Optimum::Sharp,
    }
}

const fn meta(id: &'static str, line: &'static [&'static str]) -> Case {
    Case {
        id,
        kind: &["meta"],
        prepared: &["--yi", "yi", "--vi", "vi"],
        line,
        numbers_min: 20,
        optimum: Optimum::Sharp,
    }
}

/// What went with change, whose largest model is that of a reference case.
pub const PROCESS_OUTCOME: &[Case] = &[
    Case {
        id: "lmm_mbct_patient_change_ri",
        kind: &["process-outcome"],
        prepared: &[],
        line: &[
            "--outcome=distress",
            "--baseline=baseline",
            "--factors=bond,cohesion",
            "--person=patient",
            "--group=group",
            "--on=change",
            "--centring=as-given",
            "--df=kr",
        ],
        numbers_min: 50,
        optimum: Optimum::Sharp,
    },
    Case {
        id: "lmm_mbct_3level",
        kind: &["process-outcome"],
        prepared: &["--make", "all = (bond + goal + task)/3"],
        line: &[
            "--outcome=distress",
            "--baseline=baseline",
            "--factors=all,competence",
            "--person=patient",
            "--session=session",
            "--group=group",
            "--trainer=teacher",
            "--on=sessions",
        ],
        numbers_min: 100,
        optimum: Optimum::Sharp,
    },
];
