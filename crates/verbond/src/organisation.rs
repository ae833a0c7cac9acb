//! `verbond organisation add`: the house itself.

use crate::chance::SystemChance;
use crate::clock::SystemClock;
use crate::command::Database;
use crate::failure::Failure;
use crate::house::Site;
use alliance::Language;
use alliance::audit::AuditActor;
use alliance::clock::Clock;
use alliance::ids::OrganisationId;
use alliance::people::shown_name;
use std::path::PathBuf;
use store::by::By;
use store::organisation::Organisation;

/// The house that was added.
#[derive(Debug)]
pub struct Added {
    /// The house.
    pub organisation: Organisation,
    /// Where the key of its encrypted fields was made; `None` if it was there.
    pub key_made: Option<PathBuf>,
}

/// Adds the organisation to a database that has none.
///
/// # Errors
/// There is one already, its name cannot be shown, or its time zone is unknown.
pub async fn add(name: &str, zone: &str, language: Language, database: &Database) -> Result<Added, Failure> {
    let name = shown_name(name)?;
    if jiff::tz::TimeZone::get(zone).is_err() {
        return Err(Failure::new("failure-zone-unknown").with("zone", zone));
    }
    let site = Site::open(database).await?;
    let now = SystemClock.now();
    let new =
        Organisation { id: OrganisationId::make(now, &SystemChance), name, zone: zone.to_owned(), language };
    let by = By { organisation: new.id, actor: AuditActor::Operator, now, chance: &SystemChance };
    site.store.add_organisation(&by, &new).await?;
    Ok(Added { organisation: new, key_made: site.key_made })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_database_holds_one_house_in_a_zone_that_exists() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("verbond.db");
        let database = Database { database: path.to_str().unwrap().to_owned(), key_file: None };
        let key = |result: Result<Added, Failure>| result.err().map(|failure| failure.key());
        let wrong_zone = add("Praktijk", "Europe/Nergens", Language::Dutch, &database).await;
        assert_eq!(key(wrong_zone), Some("failure-zone-unknown"));
        assert_eq!(
            key(add(" ", "Europe/Amsterdam", Language::Dutch, &database).await),
            Some("refusal-name-empty")
        );
        assert_eq!(key(add("Praktijk", "Europe/Amsterdam", Language::Dutch, &database).await), None);
        let second = add("Andere", "Europe/Amsterdam", Language::Dutch, &database).await;
        assert_eq!(key(second), Some("failure-organisation-there"));
    }
}
