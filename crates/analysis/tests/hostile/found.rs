//! What searches found, each kept so that it stays mended.

use crate::bodies;

#[test]
fn what_a_search_found_stays_mended() {
    let formulas: &[&str] = &[
        "y ~ x + (1 | a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r*s*t*u*v*w*x)",
        "y ~ (a*b*c*d*e*f*g*h*i*j*k*l)^9",
        // The order of the variables of a product follows the order of writing.
        "y ~ (a / b + c)^2 - a:b + a %in% d + 0 + (e - f1 | g:h)",
    ];
    let tables: &[&[u8]] = &[];
    let models: &[&str] = &[];
    formulas.iter().for_each(|text| bodies::formula(text));
    tables.iter().for_each(|bytes| bodies::table(bytes));
    models.iter().for_each(|text| bodies::cfa_model(text));
}
