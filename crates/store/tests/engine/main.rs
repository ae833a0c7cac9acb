//! What the engine promises, on both engines and with tables of its own.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod batch;
mod faults;
mod migration;
mod notices;
mod promise;
mod support;
