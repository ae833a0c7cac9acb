//! Valid example values, for tests and for looking at pages.

use crate::access::Actor;
use crate::clock::{DAY_MS, SeededChance, Timestamp};
use crate::component::Language;
use crate::episode::{Episode, EpisodeState, Format, Model, OpensAlone, WellbeingRhythm};
use crate::ids::{ClientId, EpisodeId, MemberId, OrganisationId, SessionId};
use crate::people::{Client, ClientCode, LoginName, Member, MemberState, Role};
use crate::session::{Discussion, Measuring, Session, SessionState};

/// 3 September 2026, 12:00 UTC: the day of the examples.
pub const TODAY: Timestamp = Timestamp::from_ms(1_788_436_800_000);

fn chance(seed: u64) -> SeededChance {
    SeededChance::new(seed)
}

/// The house of the examples.
pub fn organisation() -> OrganisationId {
    OrganisationId::make(TODAY, &chance(1))
}

/// A therapist.
pub fn therapist() -> Member {
    Member {
        id: MemberId::make(TODAY, &chance(2)),
        organisation: organisation(),
        login_name: LoginName::parse("therapeut-01").expect("a valid example"),
        shown_name: "Therapeut 01".into(),
        roles: [Role::Therapist].into(),
        language: Some(Language::Dutch),
        state: MemberState::Active,
    }
}

/// The therapist, asking for something.
pub fn actor() -> Actor {
    let member = therapist();
    Actor { member: member.id, organisation: member.organisation, roles: member.roles }
}

/// A client.
pub fn client() -> Client {
    Client {
        id: ClientId::make(TODAY, &chance(3)),
        organisation: organisation(),
        code: ClientCode::parse("2026-014").expect("a valid example"),
        language: Some(Language::Dutch),
    }
}

/// The client's course of treatment.
pub fn episode() -> Episode {
    Episode {
        id: EpisodeId::make(TODAY, &chance(4)),
        organisation: organisation(),
        client: client().id,
        number: 1,
        format: Format::Individual,
        model: Some(Model::Experiential),
        medium: None,
        planned_sessions: Some(20),
        wellbeing: WellbeingRhythm::EverySession,
        opens_alone: OpensAlone::AfterDays(7),
        opened_at: TODAY.plus_ms(-60 * DAY_MS),
        state: EpisodeState::Open,
    }
}

/// The session with this number, held a week after the one before.
pub fn session(number: u32) -> Session {
    let held = TODAY.plus_ms((i64::from(number) - 9) * 7 * DAY_MS);
    Session {
        id: SessionId::make(held, &chance(100 + u64::from(number))),
        episode: episode().id,
        number,
        state: SessionState::Held { at: held },
        measuring: Measuring::Asked,
        opened_at: None,
        opens_alone_at: None,
        discussion: Discussion::Open,
    }
}
