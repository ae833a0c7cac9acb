//! Pictures: plain numbers in, a drawing out. A drawing takes its colours from the page it stands on.

mod axis;
pub mod before_after;
pub mod caterpillar;
pub mod coefficients;
pub mod control;
pub mod course;
pub mod drawing;
pub mod forest;
pub mod frame;
pub mod funnel;
pub mod loadings;
pub mod quantiles;
pub mod residuals;
pub mod shares;
pub mod surface;
#[cfg(test)]
mod tests;
