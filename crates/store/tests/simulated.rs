//! A simulated clinic comes back as it was kept, on both engines, and what is sealed stays sealed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use alliance::audit::AuditActor;
use alliance::clock::SeededChance;
use alliance::ids::ProgrammeId;
use alliance::programme::{Programme, Theme};
use alliance::quality::setting::Setting as SettingOfFigures;
use alliance::simulate::clinic::SimulatedEpisode;
use alliance::simulate::parameters::Parameters;
use alliance::simulate::run::runs;
use alliance::simulate::{Setting, simulate};
use alliance::{Language, samples};
use verbond_store::Store;
use verbond_store::by::By;
use verbond_store::organisation::Organisation;
use verbond_store::seal_field::FieldKey;
use verbond_store::testing::for_both_engines;

#[test]
fn a_simulated_clinic_comes_back_as_it_was_kept() {
    for_both_engines(|engine| async move {
        let store = Store::new(engine, FieldKey::from_bytes([3; 32]));
        let chance = SeededChance::new(1);
        let organisation = Organisation {
            id: samples::organisation(),
            name: "Praktijk Voorbeeld".into(),
            zone: "Europe/Amsterdam".into(),
            language: Language::Dutch,
        };
        let zone = jiff::tz::TimeZone::get(&organisation.zone).unwrap();
        let setting = Setting {
            organisation: organisation.id,
            now: samples::TODAY,
            zone: &zone,
            language: Language::Dutch,
        };
        let parameters = Parameters { client_count: 8, therapist_count: 2, ..Parameters::demonstration() };
        let clinic = simulate(&parameters, &setting, 4).unwrap().clinic;
        let by = By {
            organisation: organisation.id,
            actor: AuditActor::Operator,
            now: samples::TODAY,
            chance: &chance,
        };
        store.add_organisation(&by, &organisation).await.unwrap();
        for member in &clinic.members {
            store.add_member(&by, None, member).await.unwrap();
        }
        for episode in &clinic.episodes {
            store.keep_simulated(&by, episode).await.unwrap();
        }
        for episode in &clinic.episodes {
            is_kept(&store, episode).await;
        }
    });
}

async fn is_kept(store: &Store, simulated: &SimulatedEpisode) {
    let (organisation, id) = (simulated.episode.organisation, simulated.episode.id);
    let case = store.episode_case(organisation, id).await.unwrap().unwrap();
    assert_eq!((case.episode, case.client), (simulated.episode.clone(), simulated.client.clone()));
    assert_eq!(case.therapists[0].member, simulated.therapist);
    let sessions: Vec<_> = simulated.sessions.iter().map(|session| session.session.clone()).collect();
    assert_eq!(store.sessions(id).await.unwrap(), sessions);
    let agreement = store.agreement(organisation, id).await.unwrap();
    let versions = |agreement: &alliance::agreement::Agreement| -> Vec<_> {
        agreement.points().iter().map(|point| (point.versions().to_vec(), point.status())).collect()
    };
    assert_eq!(versions(&agreement), versions(&simulated.agreement));
    let open = simulated.sessions.iter().filter(|session| {
        let alone = session.session.opens_alone_at.is_some_and(|at| at <= samples::TODAY);
        session.session.opened_at.is_some() || alone
    });
    let sent = open.flat_map(|session| session.halves.iter().flat_map(|half| &half.administrations));
    let mut expected: Vec<_> = sent.map(|sent| (sent.id, sent.submitted_at, sent.content.clone())).collect();
    let found = store.opened_administrations(organisation, id, samples::TODAY).await.unwrap();
    let mut found: Vec<_> =
        found.into_iter().map(|sent| (sent.id, sent.submitted_at, sent.content)).collect();
    expected.sort_by_key(|sent| sent.0);
    found.sort_by_key(|sent| sent.0);
    assert_eq!(found, expected);
}

#[test]
fn a_simulated_group_comes_back_with_its_sessions_lists_and_who_allowed_them_to_count() {
    for_both_engines(|engine| async move {
        let store = Store::new(engine, FieldKey::from_bytes([3; 32]));
        let chance = SeededChance::new(1);
        let organisation = Organisation {
            id: samples::organisation(),
            name: "Praktijk Voorbeeld".into(),
            zone: "Europe/Amsterdam".into(),
            language: Language::Dutch,
        };
        let zone = jiff::tz::TimeZone::get(&organisation.zone).unwrap();
        let setting = Setting {
            organisation: organisation.id,
            now: samples::TODAY,
            zone: &zone,
            language: Language::Dutch,
        };
        let by = By {
            organisation: organisation.id,
            actor: AuditActor::Operator,
            now: samples::TODAY,
            chance: &chance,
        };
        let theme = |number| Theme { title: format!("Thema {number}"), about: None, materials: None };
        let programme = Programme {
            id: ProgrammeId::make(by.now, &chance),
            organisation: organisation.id,
            title: "MBCT".into(),
            minutes: 150,
            complaints: "distress".parse().unwrap(),
            follow_up_weeks: Some(12),
            themes: (1..=8).map(theme).collect(),
            made_at: by.now,
        };
        let groups = runs(&programme, &setting, 4);
        store.add_organisation(&by, &organisation).await.unwrap();
        for member in &groups.trainers {
            store.add_member(&by, None, member).await.unwrap();
        }
        store.add_programme(&by, None, &programme).await.unwrap();
        for simulated in &groups.runs {
            store.keep_simulated_run(&by, simulated).await.unwrap();
            let mut kept = store.run(organisation.id, simulated.run.id).await.unwrap().unwrap();
            kept.trainers.sort_by_key(|one| one.member);
            let mut drawn = simulated.run.clone();
            drawn.trainers.sort_by_key(|one| one.member);
            assert_eq!(kept.participants, drawn.participants);
            assert_eq!((kept.meetings, kept.trainers), (drawn.meetings, drawn.trainers));
            let sessions = store.run_sessions(organisation.id, simulated.run.id).await.unwrap();
            assert_eq!(sessions.len(), simulated.sessions.len());
            let lists = store.lists_in(organisation.id, simulated.run.id).await.unwrap();
            assert_eq!(lists.len(), simulated.lists.len());
            for person in &simulated.people {
                let treat = store.episode_case(organisation.id, person.episode.id).await.unwrap().unwrap();
                let sessions: Vec<_> = person.sessions.iter().map(|one| one.session.clone()).collect();
                assert_eq!(store.sessions(person.episode.id).await.unwrap(), sessions);
                assert_eq!(treat.episode, person.episode);
            }
        }
        let complaints = SettingOfFigures::usual().complaints;
        let endings = store.endings(organisation.id, 2024, by.now, &zone, &complaints, by.now).await.unwrap();
        let allowed: Vec<_> = endings.iter().filter(|ending| ending.opt_in.is_some()).collect();
        assert_eq!((endings.len(), allowed.len()), (26, 20));
        assert!(allowed.iter().all(|one| one.satisfaction.is_some() && one.therapists.len() == 3));
        assert_eq!(allowed.iter().filter(|one| one.complaints.is_some()).count(), 18);
    });
}
