//! Any text as a measurement model.
#![no_main]
#![allow(dead_code, reason = "each target has one of the bodies")]

#[path = "../../crates/analysis/tests/hostile/bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|input: &str| bodies::cfa_model(input));
