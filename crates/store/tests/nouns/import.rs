//! Imports: kept whole, seen by those who treat, undone whole unless somebody built on them.

use crate::clinic::{Clinic, on_both};
use alliance::Perspective;
use alliance::administration::{Channel, Content};
use alliance::agreement::point::Kind;
use alliance::agreement::terms::{Terms, Words};
use alliance::agreement::{Agreement, Author, Side};
use alliance::ids::{EpisodeId, ImportId};
use alliance::import::choices::Choices;
use alliance::import::contents::Contents;
use alliance::import::encoding::Encoding;
use alliance::import::plan::{Plan, plan};
use alliance::import::problem::Problem;
use alliance::import::reading::read;
use alliance::import::table::{Limits, Table};
use alliance::people::{ClientCode, LoginName, MemberState, Role};
use alliance::samples;
use alliance::session::{Discussion, SessionState};
use jiff::civil::date;
use jiff::tz::TimeZone;
use store::administration::Source;
use store::client::Identity;
use store::import::draft::{DRAFT_LIFE_MS, ImportDraft};
use store::import::undo::{
    UNDO_ADDED, UNDO_ANSWERED, UNDO_DISCUSSED, UNDO_GONE, UNDO_MEASURED, UNDO_NAMED, UNDO_SIGNED_IN,
    UNDO_TREATS,
};
use store::import::{ImportedCounts, ImportedFile, fingerprint};
use store::testing::TestDatabase;
use store::{StoreError, values};

const FILE: &str = "client,therapist,session,date,phq9\n\
                    P1,nieuw-01,1,2024-01-08,12\n\
                    P1,nieuw-01,2,2024-01-15,\n\
                    P1,nieuw-01,3,2024-01-22,9\n\
                    P2,nieuw-02,1,2024-02-01,20\n\
                    P3,,1,2024-02-01,21\n";

fn zone() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap()
}

async fn contents(clinic: &Clinic, text: &str) -> Contents {
    let table = Table::read(text.as_bytes(), Limits::default()).unwrap();
    let house = clinic.store.measures(samples::organisation()).await.unwrap();
    let mut choices = Choices::guess(&table, &house);
    if choices.values.is_empty() {
        choices.measure("phq9=PHQ-9:0..27:lower").unwrap();
    }
    let mapping = choices.settle(&table, &house).unwrap();
    read(&table, &mapping, date(2026, 9, 3)).unwrap()
}

async fn planned(clinic: &Clinic, text: &str) -> Result<Plan, Vec<Problem>> {
    let contents = contents(clinic, text).await;
    let known = clinic.store.known_for_import(samples::organisation(), &contents, &zone()).await.unwrap();
    plan(contents, &known)
        .map_err(|problems| problems.shown().iter().map(|error| error.problem.clone()).collect())
}

async fn apply(clinic: &Clinic, plan: &Plan) -> Result<ImportId, StoreError> {
    let file =
        ImportedFile { name: "scores\u{202e}.csv".into(), fingerprint: fingerprint(b"x"), row_count: 5 };
    clinic.store.apply_import(&clinic.by(), None, &file, plan, &zone(), None).await
}

async fn import(clinic: &Clinic, text: &str) -> ImportId {
    let plan = planned(clinic, text).await.unwrap();
    apply(clinic, &plan).await.unwrap()
}

async fn undo(clinic: &Clinic, id: ImportId) -> Result<(), StoreError> {
    clinic.store.undo_import(&clinic.by(), id).await
}

/// The episode of the client with this code.
async fn episode(clinic: &Clinic, code: &str) -> EpisodeId {
    let code = ClientCode::parse(code).unwrap();
    let client = clinic.store.client_by_code(samples::organisation(), &code).await.unwrap().unwrap();
    let rows = clinic
        .store
        .engine()
        .query("select id from episode where client_id = ?1 order by number desc", values![client.id])
        .await
        .unwrap();
    rows[0].parse("id").unwrap()
}

/// Every row of every table an import touches, but for its own line and the audit log.
async fn everything(clinic: &Clinic) -> Vec<String> {
    let mut found = Vec::new();
    for sql in [
        "select id, login_name as word from member order by id",
        "select member_id as id, role as word from member_role order by member_id, role",
        "select id, code as word from client order by id",
        "select id, client_id as word from episode order by id",
        "select episode_id as id, member_id as word from episode_therapist order by episode_id, member_id",
        "select id, episode_id as word from session order by id",
        "select id, content as word from administration order by id",
        "select id, code as word from measure order by id",
        "select id, perspective as word from sitting order by id",
    ] {
        for row in clinic.store.engine().query(sql, values![]).await.unwrap() {
            found.push(format!("{} {}", row.text("id").unwrap(), row.text("word").unwrap()));
        }
    }
    found
}

#[test]
fn an_import_is_there_as_a_whole_and_shows_the_course_with_its_gap() {
    on_both(async |clinic| {
        let house = samples::organisation();
        let id = import(&clinic, FILE).await;
        let counts = clinic.store.imported_counts(id).await.unwrap();
        let expected = ImportedCounts {
            clients: 3,
            episodes: 3,
            sessions: 5,
            administrations: 4,
            therapists: 2,
            measures: 1,
        };
        assert_eq!(counts, expected);

        let episode = episode(&clinic, "P1").await;
        let sessions = clinic.store.sessions(episode).await.unwrap();
        let held: Vec<_> =
            sessions.iter().map(|session| (session.number, session.state.held_at().is_some())).collect();
        assert_eq!(held, [(1, true), (2, true), (3, true)]);
        let noon = date(2024, 1, 8).at(12, 0, 0, 0).to_zoned(zone()).unwrap();
        let at = alliance::clock::Timestamp::from_ms(noon.timestamp().as_millisecond());
        assert_eq!(sessions[0].state, SessionState::Held { at });

        let course = clinic.store.opened_administrations(house, episode, clinic.now).await.unwrap();
        let told: Vec<_> = course
            .iter()
            .map(|recorded| {
                let Content::Scales(scales) = &recorded.content else { panic!("totals were imported") };
                assert_eq!((recorded.channel, recorded.perspective), (Channel::Import, Perspective::Client));
                assert!(matches!(&recorded.source, Source::Measure(code) if code.as_str() == "phq-9"));
                (recorded.session_number, recorded.happened_on, scales.values().copied().sum::<f64>())
            })
            .collect();
        assert_eq!(told, [(1, date(2024, 1, 8), 12.0), (3, date(2024, 1, 22), 9.0)]);

        let listed = clinic.store.imports(house).await.unwrap();
        assert_eq!((listed.len(), listed[0].id, listed[0].file_name.as_str()), (1, id, "scores\u{fffd}.csv"));
        assert_eq!(clinic.store.imports_of_file(house, &fingerprint(b"x")).await.unwrap(), listed);
        assert_eq!(clinic.store.imports_of_file(house, &fingerprint(b"y")).await.unwrap(), []);
    });
}

#[test]
fn a_therapist_of_an_import_is_invited_and_treats_only_the_own_clients() {
    on_both(async |clinic| {
        import(&clinic, FILE).await;
        let members = clinic.store.members(samples::organisation()).await.unwrap();
        let new: Vec<_> =
            members.iter().filter(|member| member.login_name.as_str().starts_with("nieuw")).collect();
        assert_eq!(new.len(), 2);
        assert!(new.iter().all(|m| m.state == MemberState::Invited && m.roles == [Role::Therapist].into()));
        for (code, name) in [("P1", Some("nieuw-01")), ("P2", Some("nieuw-02")), ("P3", None)] {
            let episode = episode(&clinic, code).await;
            let case = clinic.store.episode_case(samples::organisation(), episode).await.unwrap().unwrap();
            let treats: Vec<_> =
                case.therapists.iter().map(|therapist| therapist.shown_name.as_str()).collect();
            assert_eq!(treats, name.into_iter().collect::<Vec<_>>(), "{code}");
        }
    });
}

#[test]
fn an_undone_import_leaves_everything_as_it_was() {
    on_both(async |clinic| {
        let before = everything(&clinic).await;
        let id = import(&clinic, FILE).await;
        assert_ne!(everything(&clinic).await, before);
        undo(&clinic, id).await.unwrap();
        assert_eq!(everything(&clinic).await, before);
        let listed = clinic.store.imports(samples::organisation()).await.unwrap();
        assert_eq!(listed[0].undone_at, Some(clinic.now));
        assert_eq!(
            clinic.store.imports_of_file(samples::organisation(), &fingerprint(b"x")).await.unwrap(),
            []
        );
        assert!(undo(&clinic, id).await.unwrap_err().is_conflict(UNDO_GONE));
        // Nothing is left that stands in the way of doing it again.
        import(&clinic, FILE).await;
    });
}

#[test]
fn what_is_there_gets_what_it_lacks_and_only_that_is_taken_back() {
    on_both(async |clinic| {
        import(&clinic, FILE).await;
        let before = everything(&clinic).await;
        let more = "client,therapist,session,date,wellbeing\n\
                    P1,nieuw-02,1,2024-01-08,3\n\
                    P1,nieuw-02,4,2024-01-29,4\n";
        let second = import(&clinic, more).await;
        let counts = clinic.store.imported_counts(second).await.unwrap();
        assert_eq!((counts.clients, counts.episodes, counts.sessions, counts.administrations), (0, 0, 1, 2));
        let case =
            clinic.store.episode_case(samples::organisation(), episode(&clinic, "P1").await).await.unwrap();
        assert_eq!(case.unwrap().therapists.len(), 2);
        undo(&clinic, second).await.unwrap();
        assert_eq!(everything(&clinic).await, before);
    });
}

#[test]
fn the_same_file_again_is_told_row_by_row() {
    on_both(async |clinic| {
        import(&clinic, FILE).await;
        let problems = planned(&clinic, FILE).await.unwrap_err();
        let there = |session| Problem::AlreadyThere { session };
        assert_eq!(problems, [there(1), there(3), there(1), there(1)]);
    });
}

#[test]
fn a_sealed_or_planned_session_is_never_added_to() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        clinic.submit(&session, Perspective::Client, 5, None).await.unwrap();
        let held = session.state.held_at().unwrap();
        let day = zone().to_datetime(jiff::Timestamp::from_millisecond(held.ms()).unwrap()).date();
        let text = format!("client,session,date,phq9\n2026-014,1,{day},3\n");
        assert_eq!(planned(&clinic, &text).await.unwrap_err(), [Problem::SessionSealed { session: 1 }]);
        clinic.submit(&session, Perspective::Therapist, 4, None).await.unwrap();
        assert_eq!(planned(&clinic, &text).await.unwrap().counts().known_sessions, 1);
    });
}

#[test]
fn a_house_that_changed_since_the_plan_keeps_nothing_of_it() {
    on_both(async |clinic| {
        let plan = planned(&clinic, FILE).await.unwrap();
        clinic.other_client("P3").await.unwrap();
        let before = everything(&clinic).await;
        let refused = apply(&clinic, &plan).await.unwrap_err();
        assert!(refused.is_conflict(store::client::CLIENT_CODE_TAKEN), "{refused:?}");
        assert_eq!(everything(&clinic).await, before);
        assert_eq!(clinic.store.imports(samples::organisation()).await.unwrap(), []);
    });
}

#[test]
fn a_form_sent_twice_imports_once() {
    on_both(async |clinic| {
        let file = ImportedFile { name: "a.csv".into(), fingerprint: fingerprint(b"x"), row_count: 5 };
        let plan = planned(&clinic, FILE).await.unwrap();
        let mut outcomes = Vec::new();
        for _ in 0..2 {
            let applied =
                clinic.store.apply_import(&clinic.by(), Some("form-1"), &file, &plan, &zone(), None).await;
            outcomes.push(applied);
        }
        let id = outcomes[0].clone().unwrap();
        assert!(outcomes[1].clone().unwrap_err().is_conflict(store::by::ONCE));
        let led_to = clinic.store.done_before(samples::organisation(), "form-1").await.unwrap();
        assert_eq!(led_to, Some(id.to_string()));
    });
}

#[test]
fn an_import_on_which_somebody_built_stays() {
    on_both(async |clinic| {
        let store = &clinic.store;
        let house = samples::organisation();
        let refused = async |id: ImportId, reason: &str| {
            let before = everything(&clinic).await;
            let refused = undo(&clinic, id).await.unwrap_err();
            assert!(refused.is_conflict(reason), "{refused:?} is not {reason}");
            assert_eq!(everything(&clinic).await, before);
        };
        let first = import(&clinic, FILE).await;
        let second = import(&clinic, "client,session,date,wellbeing\nP1,1,2024-01-08,3\n").await;
        refused(first, UNDO_ADDED).await;
        undo(&clinic, second).await.unwrap();

        let third = import(&clinic, "client,session,date,phq9\nP9,1,2024-01-08,3\n").await;
        refused(first, UNDO_MEASURED).await;
        undo(&clinic, third).await.unwrap();

        let p1 = episode(&clinic, "P1").await;
        let session = store.sessions(p1).await.unwrap().remove(0);
        store
            .close_discussion(&clinic.by(), &session, Discussion::Discussed { at: clinic.now })
            .await
            .unwrap();
        refused(first, UNDO_DISCUSSED).await;
        store.close_discussion(&clinic.by(), &session, Discussion::Open).await.unwrap();

        let case = store.episode_case(house, p1).await.unwrap().unwrap();
        let named = Identity { name: Some("Cliënt P1".into()), contact: None };
        store.change_identity(&clinic.by(), p1, case.client.id, &named).await.unwrap();
        refused(first, UNDO_NAMED).await;
        store.change_identity(&clinic.by(), p1, case.client.id, &Identity::default()).await.unwrap();

        let therapist = case.therapists[0].member;
        store
            .change_roles(&clinic.by(), therapist, &[Role::Therapist, Role::Coordinator].into())
            .await
            .unwrap();
        refused(first, UNDO_TREATS).await;
        store.change_roles(&clinic.by(), therapist, &[Role::Therapist].into()).await.unwrap();

        let sitting = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap();
        store.begin_sitting(&clinic.by(), p1, &sitting).await.unwrap();
        refused(first, UNDO_ANSWERED).await;
        store.engine().write(store::Write::new().step("delete from sitting", values![])).await.unwrap();

        store.choose_password(&clinic.by(), therapist, "hash").await.unwrap();
        refused(first, UNDO_SIGNED_IN).await;
    });
}

#[test]
fn somebody_else_with_the_login_name_is_no_therapist() {
    on_both(async |clinic| {
        let mut member = clinic.colleague().await;
        member.id = alliance::ids::MemberId::make(clinic.now, &clinic.chance);
        member.login_name = LoginName::parse("nieuw-01").unwrap();
        member.roles = [Role::Researcher].into();
        clinic.store.add_member(&clinic.by(), None, &member).await.unwrap();
        assert_eq!(planned(&clinic, FILE).await.unwrap_err(), [Problem::NotATherapist]);
    });
}

#[test]
fn an_uploaded_file_is_read_by_its_member_for_an_hour_and_is_sealed() {
    on_both(async |clinic| {
        let house = samples::organisation();
        let store = &clinic.store;
        let draft = |text: &str| ImportDraft {
            file_name: "a.csv".into(),
            encoding: Encoding::Windows1252,
            fingerprint: fingerprint(text.as_bytes()),
            text: text.to_owned(),
        };
        let member = clinic.therapist.id;
        let first = store.keep_import_draft(&clinic.by(), member, &draft("naam;score\n")).await.unwrap();
        let read = async |id, member, now| store.import_draft(house, member, id, now).await.unwrap();
        assert_eq!(read(first, member, clinic.now).await, Some(draft("naam;score\n")));
        let sealed =
            store.engine().query("select id, text_sealed from import_draft", values![]).await.unwrap();
        let bytes = sealed[0].bytes("text_sealed").unwrap();
        assert!(!bytes.windows(5).any(|part| part == b"score"));

        let other = clinic.colleague().await;
        assert_eq!(read(first, other.id, clinic.now).await, None);
        assert_eq!(read(first, member, clinic.now.plus_ms(DRAFT_LIFE_MS)).await, None);

        let second = store.keep_import_draft(&clinic.by(), member, &draft("b")).await.unwrap();
        assert_eq!(read(first, member, clinic.now).await, None);
        let plan = planned(&clinic, FILE).await.unwrap();
        let file = ImportedFile { name: "a.csv".into(), fingerprint: fingerprint(b"x"), row_count: 5 };
        store.apply_import(&clinic.by(), None, &file, &plan, &zone(), Some(second)).await.unwrap();
        assert_eq!(read(second, member, clinic.now).await, None);
    });
}

#[test]
fn an_import_on_whose_episodes_goals_were_written_or_links_given_stays() {
    on_both(async |clinic| {
        let (by, store) = (clinic.by(), &clinic.store);
        let first = import(&clinic, FILE).await;
        let p1 = episode(&clinic, "P1").await;
        store.make_episode_link(&by, p1, [1; 32], clinic.now).await.unwrap();
        assert!(undo(&clinic, first).await.unwrap_err().is_conflict(UNDO_ADDED));
        assert!(store.episode_link([1; 32]).await.unwrap().is_some());
        store.engine().write(store::Write::new().step("delete from episode_link", values![])).await.unwrap();
        let own = Terms::default().with_words(Side::Client, Words::read("een doel").unwrap());
        let goal = Agreement::default().propose(Kind::Goal, own, Author::Client, clinic.now).unwrap();
        store.propose_point(&by, None, p1, Kind::Goal, &goal).await.unwrap();
        assert!(undo(&clinic, first).await.unwrap_err().is_conflict(UNDO_ADDED));
        assert_eq!(store.agreement(by.organisation, p1).await.unwrap().points().len(), 1);
    });
}

/// A table that hangs on what an import makes, and is not named here, would be lost by an undo without a word. Before
/// adding it, decide in `store::import::undo` whether it keeps the import or goes with it.
#[tokio::test]
async fn an_undo_knows_every_table_that_hangs_on_what_an_import_makes() {
    let database = TestDatabase::sqlite();
    let engine = database.open().await;
    let rows = engine
        .query(
            "select t.name || '.' || f.\"from\" || ' to ' || f.\"table\" as line
               from sqlite_schema t, pragma_foreign_key_list(t.name) f
              where t.type = 'table' and f.\"table\" in ('client', 'episode', 'session', 'administration', 'member', 'measure', 'sitting')
              order by 1",
            values![],
        )
        .await
        .unwrap();
    let found: Vec<String> = rows.iter().map(|row| row.text("line").unwrap()).collect();
    let known = [
        "administration.author_member_id to member",
        "administration.episode_id to episode",
        "administration.session_id to session",
        // Who wrote, confirmed or rated has signed in, which keeps the import.
        "agreement_confirmation.member_id to member",
        "agreement_point.episode_id to episode",
        "agreement_rating.member_id to member",
        "agreement_version.member_id to member",
        // Who rates or keeps a set has signed in, which keeps the import.
        "calibration_rating.rater_member_id to member",
        "calibration_set.keeper_member_id to member",
        "case_share.episode_id to episode",
        "case_share.member_id to member",
        "client_mark.discussed_by_member_id to member",
        "client_mark.episode_id to episode",
        "client_mark.session_id to session",
        "competence_supervisor.supervisor_member_id to member",
        "competence_supervisor.trainer_member_id to member",
        "discussion_version.author_member_id to member",
        "discussion_version.episode_id to episode",
        "episode.client_id to client",
        "episode_characteristic.episode_id to episode",
        "episode_characteristic.noted_by_member_id to member",
        "episode_digest.episode_id to episode",
        "episode_link.episode_id to episode",
        "episode_medium.episode_id to episode",
        "episode_therapist.episode_id to episode",
        "episode_therapist.member_id to member",
        "frame_confirmation.episode_id to episode",
        "frame_confirmation.member_id to member",
        // A review goes through a version, which keeps the import.
        "frame_review.begun_by_member_id to member",
        "frame_review.episode_id to episode",
        "frame_review_half.member_id to member",
        "frame_stance.episode_id to episode",
        "frame_template.author_member_id to member",
        "frame_version.author_member_id to member",
        "frame_version.episode_id to episode",
        "import.member_id to member",
        "import_draft.member_id to member",
        "login.member_id to member",
        "member_role.member_id to member",
        // Who asks has signed in, which keeps the import.
        "observation.asked_by_member_id to member",
        "observation.session_id to session",
        "observation.trainer_member_id to member",
        // Who rates has signed in, which keeps the import.
        "observation_rater.rater_member_id to member",
        "quality_opt_in.episode_id to episode",
        // Who leads a reflection has signed in, which keeps the import.
        "reflection.facilitator_member_id to member",
        // Who enters a list from paper, or puts a session right, has signed in, which keeps the import.
        "run_answer.entered_by_member_id to member",
        "run_meeting_trainer.member_id to member",
        "run_meeting_version.by_member_id to member",
        "run_participant.episode_id to episode",
        "run_presence.session_id to session",
        "run_trainer.member_id to member",
        "rupture.episode_id to episode",
        "rupture_version.author_member_id to member",
        "rupture_version.session_id to session",
        "self_reflection.member_id to member",
        "session.episode_id to episode",
        // Who answered a signal, or read what they are for, has signed in, which keeps the import.
        "signal_answer.author_member_id to member",
        "signal_answer.episode_id to episode",
        "signal_answer.session_id to session",
        "signal_setting.read_by_member_id to member",
        "sitting.session_id to session",
        "sitting_key.sitting_id to sitting",
        "welcome.member_id to member",
        "work.episode_id to episode",
        "work.session_id to session",
    ];
    assert_eq!(found, known);
    database.remove().await;
}
