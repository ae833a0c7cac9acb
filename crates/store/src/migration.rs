//! The schema, in numbered steps that only go forward.
//!
//! A step is two files of the same name, `migrations/sqlite/NNNN_name.sql` and `migrations/postgres/NNNN_name.sql`.
//! Each runs in one transaction together with its line in `schema_version`, so a program that is killed halfway
//! finds either all of it or nothing. After a release a step is never edited: the next one corrects it.

/// One step of the schema, for both engines.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its place: 1, 2, 3, …, without a gap.
    pub number: u32,
    /// What it is called, such as `0001_start`.
    pub name: &'static str,
    /// Its statements for SQLite.
    pub sqlite: &'static str,
    /// Its statements for PostgreSQL.
    pub postgres: &'static str,
}

/// Lists migrations by number and name.
macro_rules! migrations {
    ($($number:literal $name:literal),* $(,)?) => {
        &[$(Migration {
            number: $number,
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),*]
    };
}

/// All steps, in their order.
pub const MIGRATIONS: &[Migration] = migrations![1 "0001_first_session", 2 "0002_import_draft", 3 "0003_agreement", 4 "0004_frame", 5 "0005_rupture", 6 "0006_around_agreement", 7 "0007_reflection", 8 "0008_signals", 9 "0009_medium", 10 "0010_programme", 11 "0011_competence", 12 "0012_reminder", 13 "0013_observed_competence", 14 "0014_quality"];

/// The schema this list ends at; 0 for an empty list.
pub(crate) fn known(migrations: &[Migration]) -> u32 {
    migrations.last().map_or(0, |last| last.number)
}
