//! What can be measured with: our own short instruments, published keys without their words, and the texts this house
//! imported. For every member: rights and sources are nobody's secret.

pub mod list;
