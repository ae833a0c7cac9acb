//! Clinics to measure with: simulated, as large as a question needs, made in seconds.

pub mod house;
pub mod rows;
pub mod waiting;

use rows::Kind::{Bytes, Integer, Text};
use rows::Table;

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
            organisation: Table::new(
                "organisation",
                &[
                    ("id", Text),
                    ("name", Text),
                    ("zone", Text),
                    ("language", Text),
                    ("created_at_ms", Integer),
                ],
            ),
            member: Table::new(
                "member",
                &[
                    ("id", Text),
                    ("organisation_id", Text),
                    ("login_name", Text),
                    ("shown_name", Text),
                    ("state", Text),
                    ("created_at_ms", Integer),
                ],
            ),
            member_role: Table::new("member_role", &[("member_id", Text), ("role", Text)]),
            login: Table::new(
                "login",
                &[
                    ("token_hash", Bytes),
                    ("member_id", Text),
                    ("begun_at_ms", Integer),
                    ("seen_at_ms", Integer),
                    ("ends_at_ms", Integer),
                ],
            ),
            client: Table::new(
                "client",
                &[("id", Text), ("organisation_id", Text), ("code", Text), ("created_at_ms", Integer)],
            ),
            episode: Table::new(
                "episode",
                &[
                    ("id", Text),
                    ("organisation_id", Text),
                    ("client_id", Text),
                    ("number", Integer),
                    ("format", Text),
                    ("wellbeing", Text),
                    ("opens_alone_days", Integer),
                    ("opened_at_ms", Integer),
                ],
            ),
            episode_therapist: Table::new(
                "episode_therapist",
                &[("episode_id", Text), ("member_id", Text), ("from_ms", Integer)],
            ),
            session: Table::new(
                "session",
                &[
                    ("id", Text),
                    ("organisation_id", Text),
                    ("episode_id", Text),
                    ("number", Integer),
                    ("state", Text),
                    ("held_at_ms", Integer),
                    ("measuring", Text),
                    ("opened_at_ms", Integer),
                    ("discussion", Text),
                ],
            ),
            sitting: Table::new(
                "sitting",
                &[
                    ("id", Text),
                    ("organisation_id", Text),
                    ("session_id", Text),
                    ("perspective", Text),
                    ("state", Text),
                    ("begun_at_ms", Integer),
                    ("submitted_at_ms", Integer),
                ],
            ),
            sitting_key: Table::new(
                "sitting_key",
                &[
                    ("key_hash", Bytes),
                    ("sitting_id", Text),
                    ("kind", Text),
                    ("made_at_ms", Integer),
                    ("expires_at_ms", Integer),
                ],
            ),
            administration: Table::new(
                "administration",
                &[
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
                ],
            ),
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
