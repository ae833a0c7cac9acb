//! All SQL, for SQLite and PostgreSQL.
//!
//! One file per noun asks the questions; [`engine`] is the only place that knows which of the two answers. Absent
//! is `None`, failure is [`StoreError`]; no rule of the domain lives here.

pub mod administration;
pub mod agreement;
pub mod audit;
pub mod by;
pub mod caseload;
pub mod characteristic;
pub mod check;
pub mod client;
pub mod competence;
pub mod course;
pub mod digest;
pub mod discussion;
pub mod engine;
pub mod episode;
pub mod episode_link;
pub mod frame;
pub mod frame_review;
pub mod import;
pub mod job;
pub mod login;
pub mod mark;
pub mod measure;
pub mod medium;
pub mod member;
pub mod migration;
pub mod organisation;
pub mod programme;
pub mod quality;
pub mod reflection;
pub mod roster;
pub mod rupture;
pub mod seal_field;
pub mod self_reflection;
pub mod session;
pub mod signal;
pub mod simulated;
pub mod sitting;
pub mod study;
mod study_around;

#[cfg(feature = "testing")]
pub mod testing;
pub mod text_pack;
pub mod work;

pub use engine::error::StoreError;
pub use engine::notice::Notice;
pub use engine::read::Read;
pub use engine::row::Row;
pub use engine::value::Value;
pub use engine::write::{Step, Write, Written};
pub use engine::{Engine, EngineKind, EngineOptions};

use seal_field::FieldKey;

/// The house's memory: one engine, and the key of its encrypted fields.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    key: FieldKey,
}

impl Store {
    /// A store over an open engine.
    pub fn new(engine: Engine, key: FieldKey) -> Self {
        Self { engine, key }
    }

    /// The engine, for news of what was committed.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}
