//! The crate mixeff-rs.

use crate::Further;
use crate::cases::{Case, Columns};
use crate::repeat::repeat;
use mixeff_rs::formula::parse_formula;
use mixeff_rs::model::{DataFrame, LinearMixedModel, MixedModelFit};

pub fn run(case: &Case, columns: Columns, repeats: usize) {
    // Its tests by Satterthwaite and Kenward–Roger are asked for by a type it keeps to itself.
    if !matches!(case.further, Further::Nothing) {
        crate::leave("mixeff-rs has no case with degrees of freedom");
    }
    let mut frame = DataFrame::new();
    for (name, values) in columns.numbers {
        frame.add_numeric(name, values).expect("the columns are of one length");
    }
    for (name, values) in columns.groups {
        frame.add_categorical(name, values).expect("the columns are of one length");
    }
    repeat(repeats, "mixeff-rs 1.0.0-rc.5", || {
        let formula = parse_formula(case.formula).expect("mixeff-rs reads the formula");
        let mut model = LinearMixedModel::new(formula, &frame, None).expect("mixeff-rs takes the model");
        model.fit(true).expect("mixeff-rs fits the model");
        model.objective()
    });
}
