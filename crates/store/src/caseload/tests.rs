use super::*;
use crate::Engine;
use crate::administration::{NewAdministration, Source};
use crate::by::By;
use crate::organisation::Organisation;
use crate::seal_field::FieldKey;
use crate::sitting::Submission;
use crate::testing::for_both_engines;
use crate::{Write, values};
use alliance::administration::{Channel, Content};
use alliance::audit::AuditActor;
use alliance::caseload::{Halves, Reason};
use alliance::clock::{DAY_MS, SeededChance};
use alliance::episode::{Episode, OpensAlone};
use alliance::ids::{AdministrationId, ClientId, SessionId};
use alliance::instrument::catalogue;
use alliance::people::Client;
use alliance::session::{Measuring, Session, SessionState};
use alliance::{Component, Language, Perspective, samples};

/// A house with one therapist, on which tests write what happened.
pub(crate) struct Clinic {
    pub store: Store,
    chance: SeededChance,
}

/// When the tests look.
pub(crate) const NOW: Timestamp = samples::TODAY;

impl Clinic {
    pub async fn on(engine: Engine) -> Self {
        let clinic =
            Self { store: Store::new(engine, FieldKey::from_bytes([7; 32])), chance: SeededChance::new(77) };
        let house = Organisation {
            id: samples::organisation(),
            name: "Voorbeeldhuis".into(),
            zone: "Europe/Amsterdam".into(),
            language: Language::Dutch,
        };
        clinic.store.add_organisation(&clinic.by(NOW), &house).await.unwrap();
        clinic.store.add_member(&clinic.by(NOW), None, &samples::therapist()).await.unwrap();
        clinic
    }

    pub fn by(&self, now: Timestamp) -> By<'_> {
        let actor = AuditActor::Member(samples::therapist().id);
        By { organisation: samples::organisation(), actor, now, chance: &self.chance }
    }

    pub async fn episode(&self, code: &str, opens_alone: OpensAlone) -> Episode {
        let client = Client {
            id: ClientId::make(NOW, &self.chance),
            code: ClientCode::parse(code).unwrap(),
            ..samples::client()
        };
        let id = EpisodeId::make(NOW, &self.chance);
        let episode = Episode { id, client: client.id, opens_alone, ..samples::episode() };
        let therapists = [samples::therapist().id];
        self.store.open_episode(&self.by(NOW), None, &client, &episode, &therapists).await.unwrap();
        episode
    }

    pub async fn session(&self, episode: &Episode, number: u32, held_at: Timestamp) -> Session {
        let session = Session {
            id: SessionId::make(held_at, &self.chance),
            episode: episode.id,
            number,
            state: SessionState::Held { at: held_at },
            ..samples::session(number)
        };
        self.store.add_session(&self.by(held_at), None, &session).await.unwrap();
        session
    }

    /// One half of the session check, with the same raw score on every component.
    pub async fn half(
        &self,
        episode: &Episode,
        session: &Session,
        whose: Perspective,
        raw: f64,
        at: Timestamp,
    ) {
        let sitting = self.store.offer_sitting(&self.by(at), session, whose).await.unwrap();
        let scores = ["bond", "goal", "task"].map(|scale| (scale.parse().unwrap(), raw));
        let check = catalogue::instrument("session-check").unwrap();
        let administration = NewAdministration {
            id: AdministrationId::make(at, &self.chance),
            episode: episode.id,
            session: session.id,
            source: Source::Instrument(check.key().clone()),
            perspective: whose,
            author: None,
            channel: Channel::Desk,
            happened_on: jiff::civil::date(2026, 9, 3),
            content: Content::Scales(scores.into()),
        };
        let submission = Submission {
            sitting: sitting.id,
            session: session.id,
            episode: episode.id,
            administrations: &[administration],
            fingerprint: "f",
            opens_alone_at: episode.opens_alone.opens_at(at),
        };
        self.store.submit(&self.by(at), &submission).await.unwrap();
    }

    async fn one(&self, now: Timestamp) -> CaseloadEntry {
        let mut entries = self.caseload(now).await;
        assert_eq!(entries.len(), 1);
        entries.remove(0)
    }

    async fn caseload(&self, now: Timestamp) -> Vec<CaseloadEntry> {
        self.store.caseload(samples::organisation(), samples::therapist().id, Which::Open, now).await.unwrap()
    }
}

/// All positions of a standing's last session.
fn last(entry: &CaseloadEntry) -> Vec<Option<f64>> {
    let session = entry.standing.sessions.last().unwrap();
    session.pairs.iter().flat_map(|pair| [pair.client, pair.therapist]).collect()
}

#[test]
fn a_caseload_lists_own_open_episodes_by_code_with_where_they_stand() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let second = clinic.episode("2026-002", OpensAlone::Never).await;
        let first = clinic.episode("2026-001", OpensAlone::Never).await;
        let session = clinic.session(&first, 1, NOW.plus_ms(-DAY_MS)).await;
        clinic.half(&first, &session, Perspective::Client, 3.0, NOW.plus_ms(-DAY_MS)).await;
        clinic.half(&first, &session, Perspective::Therapist, 4.8, NOW.plus_ms(-DAY_MS)).await;
        let entries = clinic.caseload(NOW).await;
        let codes: Vec<&str> = entries.iter().map(|entry| entry.client.as_str()).collect();
        assert_eq!(codes, ["2026-001", "2026-002"]);
        assert_eq!(entries[1].episode, second.id);
        assert_eq!(last(&entries[0]), [Some(5.0), Some(8.0), Some(5.0), Some(8.0), Some(5.0), Some(8.0)]);
        let reasons = entries[0].standing.reasons(NOW);
        assert!(matches!(reasons[0], Reason::Difference { component: Component::Task, .. }));
        assert_eq!(entries[1].standing, Standing::default());
    });
}

#[test]
fn a_sealed_half_never_appears_on_the_therapists_caseload() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        let session = clinic.session(&episode, 1, NOW.plus_ms(-DAY_MS)).await;
        clinic.half(&episode, &session, Perspective::Client, 1.0, NOW).await;
        let entry = clinic.one(NOW.plus_ms(400 * DAY_MS)).await;
        assert_eq!(last(&entry), [None; 6]);
        assert_eq!(entry.standing.sessions[0].halves, Halves::Client);
        let kept = clinic.store.engine.query("select content from episode_digest", vec![]).await.unwrap();
        let sealed = " client - open - - - - - - -";
        assert!(kept[0].str("content").unwrap().ends_with(sealed), "{:?}", kept[0].str("content"));
    });
}

#[test]
fn a_lone_half_appears_exactly_when_it_opens() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::AfterDays(7)).await;
        let session = clinic.session(&episode, 1, NOW).await;
        clinic.half(&episode, &session, Perspective::Client, 3.0, NOW).await;
        let opens = NOW.plus_ms(7 * DAY_MS);
        assert_eq!(last(&clinic.one(NOW).await), [None; 6]);
        assert_eq!(last(&clinic.one(opens.plus_ms(-1)).await), [None; 6]);
        let open = [Some(5.0), None, Some(5.0), None, Some(5.0), None];
        assert_eq!(last(&clinic.one(opens).await), open);
        // A clock that is set back shows no more than was open then, though the digest knows.
        assert_eq!(last(&clinic.one(opens.plus_ms(-1)).await), [None; 6]);
    });
}

#[test]
fn a_change_is_seen_at_once_and_an_unreadable_digest_is_made_anew() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        clinic.session(&episode, 1, NOW.plus_ms(-2 * DAY_MS)).await;
        assert_eq!(clinic.one(NOW).await.standing.held_count, 1);
        clinic.session(&episode, 2, NOW.plus_ms(-DAY_MS)).await;
        let fresh = clinic.one(NOW).await;
        assert_eq!(fresh.standing.held_count, 2);
        for content in ["99 something else", "", "1 2 -\nx"] {
            let write = Write::new().step("update episode_digest set content = ?1", values![content]);
            clinic.store.engine.write(write).await.unwrap();
            assert_eq!(clinic.one(NOW).await, fresh, "{content:?}");
        }
    });
}

#[test]
fn a_standing_remembers_the_last_sessions_and_counts_all() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        for number in 1..=14 {
            clinic.session(&episode, number, NOW.plus_ms((i64::from(number) - 20) * DAY_MS)).await;
        }
        let entry = clinic.one(NOW).await;
        assert_eq!(entry.standing.held_count, 14);
        let numbers: Vec<u32> = entry.standing.sessions.iter().map(|session| session.number).collect();
        assert_eq!(numbers, (3..=14).collect::<Vec<u32>>());
        let record = clinic.store.record(samples::organisation(), episode.id, NOW).await.unwrap();
        assert_eq!((record.earlier_count, record.sessions.len()), (0, 14));
    });
}

#[test]
fn what_another_treats_and_what_has_ended_is_not_on_the_open_caseload() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let mine = clinic.episode("2026-001", OpensAlone::Never).await;
        let ended = clinic.episode("2026-002", OpensAlone::Never).await;
        let handed = clinic.episode("2026-003", OpensAlone::Never).await;
        let closed = Episode { state: EpisodeState::Closed { at: NOW }, ..ended.clone() };
        let me = [samples::therapist().id];
        clinic.store.change_episode(&clinic.by(NOW), &closed, &me).await.unwrap();
        clinic.store.change_episode(&clinic.by(NOW), &handed, &[]).await.unwrap();
        assert_eq!(clinic.one(NOW).await.episode, mine.id);
        let ids = |entries: Vec<CaseloadEntry>| entries.iter().map(|e| e.episode).collect::<Vec<_>>();
        let closed = clinic.store.caseload(samples::organisation(), me[0], Which::Closed, NOW).await.unwrap();
        assert_eq!(ids(closed), [ended.id]);
    });
}

#[test]
fn many_stale_digests_are_made_anew_in_a_few_batches() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        for number in 0..230 {
            let episode = clinic.episode(&format!("2026-{number:03}"), OpensAlone::Never).await;
            if number % 50 == 0 {
                clinic.session(&episode, 1, NOW.plus_ms(-DAY_MS)).await;
            }
        }
        let entries = clinic.caseload(NOW).await;
        assert_eq!(entries.len(), 230);
        assert_eq!(entries.iter().filter(|entry| entry.standing.held_count == 1).count(), 5);
        let kept = clinic.store.engine.query("select episode_id from episode_digest", vec![]).await.unwrap();
        assert_eq!(kept.len(), 230);
        assert_eq!(clinic.caseload(NOW).await, entries);
    });
}

#[test]
fn no_measuring_is_on_the_record_as_what_it_is() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        let session = clinic.session(&episode, 1, NOW.plus_ms(-5 * DAY_MS)).await;
        clinic.store.change_measuring(&clinic.by(NOW), &session, Measuring::NotToday).await.unwrap();
        let entry = clinic.one(NOW).await;
        assert_eq!(entry.standing.sessions[0].measuring, Measuring::NotToday);
        assert_eq!(entry.standing.reasons(NOW), []);
    });
}

#[test]
fn reading_a_case_leaves_a_line_that_names_the_episode() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        clinic
            .store
            .note_read(&clinic.by(NOW), "case.read", "episode", &episode.id, Some(episode.id))
            .await
            .unwrap();
        let lines = clinic
            .store
            .engine
            .query("select action, episode_id from audit where event = 'case.read'", vec![])
            .await
            .unwrap();
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].str("action").unwrap(), "R");
        assert_eq!(lines[0].str("episode_id").unwrap(), episode.id.to_string());
    });
}
