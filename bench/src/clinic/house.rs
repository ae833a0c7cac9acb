//! A house with one therapist who is signed in, and the rows every clinic is made of.

use super::Tables;
use crate::watch::now_ms;
use alliance::Perspective;
use alliance::clock::Chance;
use alliance::clock::{DAY_MS, HOUR_MS, SeededChance, Timestamp};
use alliance::ids::{AdministrationId, ClientId, EpisodeId, MemberId, OrganisationId, SessionId, SittingId};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A clinic that is being made.
#[derive(Debug)]
pub struct House {
    /// Its rows so far.
    pub tables: Tables,
    /// Its id.
    pub organisation: OrganisationId,
    /// The therapist of all its clients.
    pub therapist: MemberId,
    /// The therapist's login: the value of the cookie.
    pub login: String,
    /// When it was made.
    pub now: Timestamp,
    chance: SeededChance,
}

/// A treatment of the clinic.
#[derive(Debug, Clone, Copy)]
pub struct Treatment {
    /// Its id.
    pub id: EpisodeId,
}

impl House {
    /// A house with its therapist. The same seed makes the same ids within the same millisecond.
    pub fn new(seed: u64) -> Self {
        let (chance, now) = (SeededChance::new(seed), Timestamp::from_ms(now_ms()));
        let organisation = OrganisationId::make(now, &chance);
        let therapist = MemberId::make(now, &chance);
        let login = secret(&chance);
        let mut tables = Tables::default();
        tables.organisation.add([
            organisation.to_string().into(),
            "Praktijk Voorbeeld (gesimuleerd)".into(),
            "Europe/Amsterdam".into(),
            "nl".into(),
            now.ms().into(),
        ]);
        tables.member.add([
            therapist.to_string().into(),
            organisation.to_string().into(),
            "behandelaar-01".into(),
            "Behandelaar 01".into(),
            "active".into(),
            now.ms().into(),
        ]);
        tables.member_role.add([therapist.to_string().into(), "therapist".into()]);
        tables.login.add([
            hash(&login).into(),
            therapist.to_string().into(),
            now.ms().into(),
            now.ms().into(),
            now.plus_ms(DAY_MS).ms().into(),
        ]);
        Self { tables, organisation, therapist, login, now, chance }
    }

    /// A new client with an episode; `number` becomes the code.
    pub fn episode(&mut self, number: usize) -> Treatment {
        let (client, id) = (ClientId::make(self.now, &self.chance), EpisodeId::make(self.now, &self.chance));
        let organisation = self.organisation.to_string();
        let begun = self.now.plus_ms(-400 * DAY_MS).ms();
        let code = format!("Cliënt 2026-{number:05}");
        self.tables.client.add([
            client.to_string().into(),
            organisation.clone().into(),
            code.into(),
            begun.into(),
        ]);
        self.tables.episode.add([
            id.to_string().into(),
            organisation.into(),
            client.to_string().into(),
            1.into(),
            "individual".into(),
            "never".into(),
            14.into(),
            begun.into(),
        ]);
        self.tables.episode_therapist.add([
            id.to_string().into(),
            self.therapist.to_string().into(),
            begun.into(),
        ]);
        Treatment { id }
    }

    /// A session that was held `ago_ms` ago; `opened_at` once both halves are in.
    pub fn session(
        &mut self,
        episode: Treatment,
        number: i64,
        ago_ms: i64,
        opened_at: Option<Timestamp>,
    ) -> SessionId {
        let id = SessionId::make(self.now, &self.chance);
        self.tables.session.add([
            id.to_string().into(),
            self.organisation.to_string().into(),
            episode.id.to_string().into(),
            number.into(),
            "held".into(),
            self.now.plus_ms(-ago_ms).ms().into(),
            "asked".into(),
            opened_at.map(Timestamp::ms).into(),
            "open".into(),
        ]);
        id
    }

    /// A half that waits: its sitting, and the pass of the device that began it.
    pub fn waiting(&mut self, session: SessionId, perspective: Perspective) -> (SittingId, String) {
        let (id, pass) = (SittingId::make(self.now, &self.chance), secret(&self.chance));
        let begun = self.now.plus_ms(-HOUR_MS / 2).ms();
        self.sitting(id, session, perspective, ("begun", begun, None));
        self.tables.sitting_key.add([
            hash(&pass).into(),
            id.to_string().into(),
            "pass".into(),
            begun.into(),
            self.now.plus_ms(7 * DAY_MS).ms().into(),
        ]);
        (id, pass)
    }

    /// A half that was sent, with these answers.
    pub fn sent(
        &mut self,
        episode: Treatment,
        session: SessionId,
        perspective: Perspective,
        ago_ms: i64,
        answers: [u8; 7],
    ) {
        let id = SittingId::make(self.now, &self.chance);
        let at = self.now.plus_ms(-ago_ms);
        self.sitting(id, session, perspective, ("submitted", at.ms(), Some(at.ms())));
        self.tables.administration.add([
            AdministrationId::make(self.now, &self.chance).to_string().into(),
            self.organisation.to_string().into(),
            episode.id.to_string().into(),
            session.to_string().into(),
            "session-check".into(),
            1.into(),
            perspective.as_str().into(),
            "own-phone".into(),
            day(at).into(),
            at.ms().into(),
            content(answers).into(),
        ]);
    }

    fn sitting(
        &mut self,
        id: SittingId,
        session: SessionId,
        perspective: Perspective,
        (state, begun, submitted): (&str, i64, Option<i64>),
    ) {
        self.tables.sitting.add([
            id.to_string().into(),
            self.organisation.to_string().into(),
            session.to_string().into(),
            perspective.as_str().into(),
            state.into(),
            begun.into(),
            submitted.into(),
        ]);
    }
}

/// The items of the session check, in its order.
pub const ITEMS: [&str; 7] = ["bond1", "bond2", "goal1", "goal2", "task1", "task2", "tension1"];

/// Answers as the store keeps them.
pub fn content(answers: [u8; 7]) -> String {
    ITEMS.iter().zip(answers).fold(String::from("items"), |mut text, (item, value)| {
        write!(text, " {item}={value}").expect("a text takes what is written to it");
        text
    })
}

/// The same answers as a browser sends them.
pub fn sent_form() -> String {
    ITEMS.iter().fold(String::from("form=session-check.1"), |mut text, item| {
        write!(text, "&session-check.{item}=5").expect("a text takes what is written to it");
        text
    })
}

/// The hash under which a secret is kept.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// A new secret, as the program writes it.
fn secret(chance: &dyn Chance) -> String {
    let mut bytes = [0; 32];
    chance.fill(&mut bytes);
    hex(&bytes)
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|half| char::from(DIGITS[usize::from(half)]))
        .collect()
}

/// The day of a moment, in UTC.
fn day(at: Timestamp) -> String {
    let moment = jiff::Timestamp::from_millisecond(at.ms()).expect("moments of these centuries fit");
    moment.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}
