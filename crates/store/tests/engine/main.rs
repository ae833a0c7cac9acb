//! What the engine promises, on both engines and with tables of its own.

mod batch;
mod migration;
mod notices;
mod promise;
mod support;
