//! What every handler shares: the store, the clock, chance, and what this installation was told at its start.

use crate::reflection::room::Rooms;
use alliance::audit::AuditActor;
use alliance::clock::{Chance, Clock, Timestamp};
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::Store;
use store::by::By;
use store::login::TokenHash;
use store::organisation::Organisation;

/// What this installation was told at its start.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where people reach it, such as `https://verbond.example`: used in links and QR codes.
    pub origin: String,
    /// Whether what it shows is simulated; every page then says so.
    pub simulated: Simulated,
    /// Whether it sends mail. Where nobody carries any, no page promises one.
    pub mail: Mail,
}

/// Whether this installation sends mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mail {
    /// A mail server carries it.
    Carried,
    /// Nobody does.
    Nobody,
}

/// Whether what is shown was simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Simulated {
    /// A demo clinic.
    Yes,
    /// Real people.
    No,
}

impl Settings {
    /// Whether people reach it by https. Cookies then carry `Secure` and the `__Host-` prefix.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

/// What every handler shares. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The house's memory.
    pub store: Store,
    /// What this installation was told at its start.
    pub settings: Arc<Settings>,
    /// The rooms of reflections that this node holds.
    pub rooms: Rooms,
    organisation: Arc<Organisation>,
    zone: TimeZone,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
}

/// The organisation's time zone is not one this program knows.
#[derive(Debug, thiserror::Error)]
#[error("read the time zone {name}")]
pub struct UnknownZone {
    name: String,
    source: jiff::Error,
}

impl App {
    /// Puts together what the handlers share.
    ///
    /// # Errors
    /// The organisation's time zone is unknown.
    pub fn new(
        store: Store,
        organisation: Organisation,
        settings: Settings,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, UnknownZone> {
        let zone = TimeZone::get(&organisation.zone)
            .map_err(|source| UnknownZone { name: organisation.zone.clone(), source })?;
        Ok(Self {
            store,
            settings: Arc::new(settings),
            rooms: Rooms::default(),
            organisation: Arc::new(organisation),
            zone,
            clock,
            chance,
        })
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Where ids and tokens come from.
    pub fn chance(&self) -> &dyn Chance {
        self.chance.as_ref()
    }

    /// The house.
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// The zone in which moments are told.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Today, in the organisation's zone.
    pub fn today(&self) -> jiff::civil::Date {
        crate::shell::date::date_of(&self.zone, self.now())
    }

    /// Who writes, now.
    pub fn by(&self, actor: AuditActor) -> By<'_> {
        By { organisation: self.organisation.id, actor, now: self.now(), chance: self.chance() }
    }

    /// A new secret of 256 bits, and the hash under which it is kept.
    pub fn token(&self) -> (String, TokenHash) {
        let mut bytes = [0; 32];
        self.chance.fill(&mut bytes);
        let token = hex(&bytes);
        let hash = token_hash(&token);
        (token, hash)
    }

    /// A fresh key for a form that must be done once, however often it is sent.
    pub fn once(&self) -> String {
        let mut bytes = [0; 16];
        self.chance.fill(&mut bytes);
        hex(&bytes)
    }
}

/// A secret as it is kept: its hash.
pub fn token_hash(token: &str) -> TokenHash {
    Sha256::digest(token.as_bytes()).into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |text, byte| text + &format!("{byte:02x}"))
}
