//! Clinics to measure with: simulated, as large as a question needs, made in seconds.

pub mod course;
pub mod house;
pub mod rows;
pub mod waiting;

use rows::Kind::{Bytes, Integer, Text};
use rows::{Columns, Table};

const ORGANISATION: Columns =
    &[("id", Text), ("name", Text), ("zone", Text), ("language", Text), ("created_at_ms", Integer)];
const MEMBER: Columns = &[
    ("id", Text),
    ("organisation_id", Text),
    ("login_name", Text),
    ("shown_name", Text),
    ("state", Text),
    ("created_at_ms", Integer),
];
const MEMBER_ROLE: Columns = &[("member_id", Text), ("role", Text)];
const LOGIN: Columns = &[
    ("token_hash", Bytes),
    ("member_id", Text),
    ("begun_at_ms", Integer),
    ("seen_at_ms", Integer),
    ("ends_at_ms", Integer),
];
const CLIENT: Columns =
    &[("id", Text), ("organisation_id", Text), ("code", Text), ("created_at_ms", Integer)];
const EPISODE: Columns = &[
    ("id", Text),
    ("organisation_id", Text),
    ("client_id", Text),
    ("number", Integer),
    ("format", Text),
    ("wellbeing", Text),
    ("opens_alone_days", Integer),
    ("opened_at_ms", Integer),
];
const EPISODE_THERAPIST: Columns = &[("episode_id", Text), ("member_id", Text), ("from_ms", Integer)];
const SESSION: Columns = &[
    ("id", Text),
    ("organisation_id", Text),
    ("episode_id", Text),
    ("number", Integer),
    ("state", Text),
    ("held_at_ms", Integer),
    ("measuring", Text),
    ("opened_at_ms", Integer),
    ("discussion", Text),
];
const SITTING: Columns = &[
    ("id", Text),
    ("organisation_id", Text),
    ("session_id", Text),
    ("perspective", Text),
    ("state", Text),
    ("begun_at_ms", Integer),
    ("submitted_at_ms", Integer),
];
const SITTING_KEY: Columns = &[
    ("key_hash", Bytes),
    ("sitting_id", Text),
    ("kind", Text),
    ("made_at_ms", Integer),
    ("expires_at_ms", Integer),
];
const ADMINISTRATION: Columns = &[
    ("id", Text),
    ("organisation_id", Text),
    ("episode_id", Text),
    ("session_id", Text),
    ("instrument_id", Text),
    ("instrument_version", Integer),
    ("perspective", Text),
    ("channel", Text),
    ("happened_on", Text),
    ("submitted_at_ms", Integer),
    ("content", Text),
];

/// The tables a clinic fills, in the order in which they refer to each other.
#[derive(Debug)]
pub struct Tables {
    /// The house.
    pub organisation: Table,
    /// Who treats.
    pub member: Table,
    /// What they do.
    pub member_role: Table,
    /// Who is signed in.
    pub login: Table,
    /// Who is in care.
    pub client: Table,
    /// Treatments.
    pub episode: Table,
    /// Who treats whom.
    pub episode_therapist: Table,
    /// Meetings.
    pub session: Table,
    /// Filling-ins.
    pub sitting: Table,
    /// What opens them.
    pub sitting_key: Table,
    /// What was answered.
    pub administration: Table,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            organisation: Table::new("organisation", ORGANISATION),
            member: Table::new("member", MEMBER),
            member_role: Table::new("member_role", MEMBER_ROLE),
            login: Table::new("login", LOGIN),
            client: Table::new("client", CLIENT),
            episode: Table::new("episode", EPISODE),
            episode_therapist: Table::new("episode_therapist", EPISODE_THERAPIST),
            session: Table::new("session", SESSION),
            sitting: Table::new("sitting", SITTING),
            sitting_key: Table::new("sitting_key", SITTING_KEY),
            administration: Table::new("administration", ADMINISTRATION),
        }
    }
}

impl Tables {
    /// All of them, parents first.
    pub fn in_order(&self) -> [&Table; 11] {
        [
            &self.organisation,
            &self.member,
            &self.member_role,
            &self.login,
            &self.client,
            &self.episode,
            &self.episode_therapist,
            &self.session,
            &self.sitting,
            &self.sitting_key,
            &self.administration,
        ]
    }
}
