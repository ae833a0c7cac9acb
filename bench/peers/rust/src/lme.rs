//! The crate lme-rs.

use crate::Further;
use crate::cases::{Case, Columns};
use crate::repeat::repeat;
use polars::prelude::{Column, DataFrame, NamedFrom, Series};

pub fn run(case: &Case, columns: Columns, repeats: usize) {
    let numbers = columns.numbers.iter().map(|(name, values)| Series::new((*name).into(), values));
    let groups = columns.groups.iter().map(|(name, values)| Series::new((*name).into(), values));
    let frame = DataFrame::new(numbers.chain(groups).map(Column::from).collect())
        .expect("the columns are of one length");
    repeat(repeats, "lme-rs 0.2.7", || {
        let mut fit = lme_rs::lmer(case.formula, &frame, true).expect("lme-rs fits the model");
        match case.further {
            Further::Nothing => {}
            Further::Satterthwaite => {
                fit.with_satterthwaite(&frame).expect("lme-rs has the degrees of freedom");
            }
            Further::KenwardRoger => {
                fit.with_kenward_roger(&frame).expect("lme-rs has the degrees of freedom");
            }
        }
        fit.reml.expect("the fit is a restricted one")
    });
}
