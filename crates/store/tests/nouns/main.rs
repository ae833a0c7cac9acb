//! The nouns of the house, each on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

extern crate verbond_store as store;

mod agreement;
mod characteristic;
mod clinic;
mod competence;
mod discussion;
mod episode_link;
mod frame;
mod import;
mod keys;
mod mark;
mod medium;
mod people;
mod programme;
mod quality;
mod reflection;
mod reminder;
mod rupture;
mod seal;
mod signal;
mod study;
mod text_pack;
