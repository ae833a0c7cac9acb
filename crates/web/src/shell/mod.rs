//! What every page stands in: language, numbers and dates, layout, the parts of a form. Knows no feature.

pub mod asset;
pub mod button;
pub mod choice;
pub mod cookie;
pub mod date;
pub mod fields;
pub mod form;
pub mod language;
pub mod layout;
pub mod notice;
pub mod number;
pub mod part;
pub mod reader;
pub mod submitted;
pub mod table;
mod texts;
