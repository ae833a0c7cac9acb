//! The domain of the therapeutic alliance: types, rules, refusals.
//!
//! Pure: nothing here reads a clock, a generator, a file, the network or the environment. Time and chance are
//! arguments ([`clock`]). Edges translate: the store to rows, the pages to sentences.

pub mod access;
pub mod administration;
pub mod agreement;
pub mod audit;
pub mod caseload;
pub mod characteristic;
pub mod check;
pub mod clock;
pub mod component;
pub mod course;
pub mod discussion;
pub mod episode;
pub mod episode_link;
pub mod export;
pub mod frame;
pub mod ids;
pub mod import;
pub mod instrument;
pub mod mark;
pub mod measure;
pub mod people;
pub mod programme;
pub mod reflection;
pub mod reveal;
pub mod rupture;
pub mod samples;
pub mod session;
pub mod signal;
pub mod simulate;
pub mod timeline;

pub use component::{Component, Language, Localised, Perspective};
