//! All SQL, for SQLite and PostgreSQL.
//!
//! One file per noun asks the questions; [`engine`] is the only place that knows which of the two answers. Absent
//! is `None`, failure is [`StoreError`]; no rule of the domain lives here.

pub mod engine;
pub mod migration;
pub mod seal_field;
#[cfg(feature = "testing")]
pub mod testing;

pub use engine::error::StoreError;
pub use engine::notice::Notice;
pub use engine::read::Read;
pub use engine::row::Row;
pub use engine::value::Value;
pub use engine::write::{Step, Write, Written};
pub use engine::{Engine, EngineKind, EngineOptions};
