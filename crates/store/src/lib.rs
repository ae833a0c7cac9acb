//! All SQL, for both engines. No rules: what may be is decided in `alliance`, and kept here.

pub mod engine;
pub mod migration;
pub mod seal_field;
pub mod by;
pub mod organisation;
pub mod member;
pub mod login;
pub mod client;
pub mod episode;
pub mod session;
pub mod administration;
pub mod sitting;

use engine::Engine;
use seal_field::FieldKeys;

/// The house's memory: one engine, and the keys of its encrypted fields.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    keys: FieldKeys,
}

impl Store {
    /// A store over an open engine.
    pub fn new(engine: Engine, keys: FieldKeys) -> Self {
        Self { engine, keys }
    }

    /// The engine, for news of what was committed.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}
