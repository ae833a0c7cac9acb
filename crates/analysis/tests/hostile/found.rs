//! What searches found, each kept so that it stays mended.

use crate::bodies;

#[test]
fn what_a_search_found_stays_mended() {
    let formulas: &[&str] = &[];
    let tables: &[&[u8]] = &[];
    let models: &[&str] = &[];
    formulas.iter().for_each(|text| bodies::formula(text));
    tables.iter().for_each(|bytes| bodies::table(bytes));
    models.iter().for_each(|text| bodies::cfa_model(text));
}
