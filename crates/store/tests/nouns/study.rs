//! A study: only what is open, under pseudonyms that belong to it.

use crate::clinic::{Clinic, on_both};
use alliance::Perspective;
use alliance::export::study::{StudyEpisode, StudyName, rows};
use alliance::samples;
use jiff::tz::TimeZone;
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
