//! A study: only what is open, under pseudonyms that belong to it.

use crate::clinic::{Clinic, on_both};
use alliance::agreement::point::{Kind, Status};
use alliance::agreement::terms::{Terms, Words};
use alliance::agreement::{Agreement, Author, Side};
use alliance::export::around::{Told, around};
use alliance::export::study::{StudyEpisode, StudyName, rows};
use alliance::ids::RuptureId;
use alliance::rupture::account::Account;
use alliance::rupture::{Movement, NoticedBy, Origin};
use alliance::samples;
use alliance::{Component, Perspective};
use jiff::tz::TimeZone;
use store::rupture::NewRupture;
use store::values;

fn name(text: &str) -> StudyName {
    StudyName::parse(text).unwrap()
}

async fn episodes(clinic: &Clinic, study: &str) -> Vec<StudyEpisode> {
    let house = samples::organisation();
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let mut episodes = Vec::new();
    for entry in clinic.store.study_entries(house, &name(study)).await.unwrap() {
        episodes.push(clinic.store.study_episode(house, &entry, &zone, clinic.now).await.unwrap());
    }
    episodes
}

#[test]
fn a_sealed_half_is_in_no_study_and_an_open_check_is() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        clinic.submit(&session, Perspective::Client, 5, None).await.unwrap();
        let sealed = episodes(&clinic, "a").await;
        assert_eq!(sealed[0].sessions.len(), 1);
        assert_eq!(sealed[0].sessions[0].filled, []);
        let counts = clinic.store.study_counts(samples::organisation(), clinic.now).await.unwrap();
        assert_eq!((counts.clients, counts.episodes, counts.sessions), (1, 1, 1));
        assert!(counts.administrations.is_empty());

        clinic.submit(&session, Perspective::Therapist, 4, None).await.unwrap();
        let open = episodes(&clinic, "a").await;
        let views: Vec<_> = open[0].sessions[0].filled.iter().map(|filled| filled.perspective).collect();
        assert_eq!(views, [Perspective::Client, Perspective::Therapist]);
        let counts = clinic.store.study_counts(samples::organisation(), clinic.now).await.unwrap();
        assert_eq!(counts.administrations.values().sum::<u64>(), 2);
    });
}

#[test]
fn a_study_names_nobody_and_another_study_names_them_otherwise() {
    on_both(async |clinic| {
        clinic.session(1).await;
        clinic.other_client("2026-015").await.unwrap();
        let first = episodes(&clinic, "a").await;
        assert_eq!(first.len(), 1, "a client without a session held is in no study");
        assert_eq!(first, episodes(&clinic, "a").await);
        assert_ne!(first[0].pseudonym, episodes(&clinic, "b").await[0].pseudonym);
        let text = rows(&first[0], &Default::default());
        let secrets = [clinic.client.code.to_string(), clinic.episode.id.to_string(), "2026".into()];
        assert!(secrets.iter().all(|secret| !text.contains(secret.as_str())), "{text}");
    });
}

#[test]
fn who_took_a_study_is_noted_for_each_episode_in_it() {
    on_both(async |clinic| {
        clinic.session(1).await;
        let entries = clinic.store.study_entries(samples::organisation(), &name("a")).await.unwrap();
        clinic.store.note_study(&clinic.by(), &name("a"), &entries).await.unwrap();
        let sql = "select id, episode_id from audit where event = 'study.export' order by episode_id";
        let lines = clinic.store.engine().query(sql, values![]).await.unwrap();
        let mut noted: Vec<_> = lines.iter().map(|line| line.text_or_null("episode_id").unwrap()).collect();
        noted.sort();
        assert_eq!(noted, [None, Some(clinic.episode.id.to_string())]);
    });
}

#[test]
fn what_lies_around_the_checks_is_told_in_kinds_and_numbers_without_a_word() {
    on_both(async |clinic| {
        let (store, by, house) = (&clinic.store, clinic.by(), samples::organisation());
        let session = clinic.session(3).await;
        let account = |movement| Account {
            component: Component::Task,
            movement,
            noticed_by: NoticedBy::Both,
            session: Some(session.id),
            agreement_at: None,
            talked: Some("een geheim".into()),
            changed: None,
            ways: [].into(),
            said: None,
            set_aside: None,
        };
        for account in
            [account(Movement::Mixed), account(Movement::Unknown).laid_aside("vergissing").unwrap()]
        {
            let id = RuptureId::make(clinic.now, &clinic.chance);
            let new =
                NewRupture { id, episode: clinic.episode.id, origin: Origin::ByHand, account: &account };
            store.open_rupture(&by, None, &new).await.unwrap();
        }
        let own = Terms::default().with_words(Side::Client, Words::read("een geheim").unwrap());
        let goal = Agreement::default().propose(Kind::Goal, own, Author::Client, clinic.now).unwrap();
        store.propose_point(&by, None, clinic.episode.id, Kind::Goal, &goal).await.unwrap();
        let entry = &store.study_entries(house, &name("a")).await.unwrap()[0];
        let rows = store.study_around(house, entry).await.unwrap();
        let told: Vec<Told> = rows.iter().map(|row| row.told).collect();
        let expected = [
            Told::Rupture { component: Component::Task, movement: Movement::Mixed },
            Told::Point { kind: Kind::Goal, number: 1, status: Status::Proposed },
        ];
        assert_eq!(told, expected, "what was set aside is not counted");
        assert_eq!(rows[0].session, Some(3));
        let text = around(rows);
        assert!(
            !text.contains("geheim") && !text.contains(&entry.pseudonym),
            "one client is too few: {text}"
        );
    });
}
