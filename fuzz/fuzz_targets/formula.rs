//! Any text as a formula.
#![no_main]
#![allow(dead_code, reason = "each target has one of the bodies")]

#[path = "../../crates/analysis/tests/hostile/bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|input: &str| bodies::formula(input));
