//! The medium of an episode, answers without words, works and a therapist's own looks.

use crate::clinic::{Clinic, on_both};
use crate::programme::{again, join, planned};
use alliance::administration::answer::Answers;
use alliance::administration::{Channel, Content};
use alliance::clock::Timestamp;
use alliance::episode::Episode;
use alliance::ids::{AdministrationId, WorkId};
use alliance::instrument::catalogue;
use alliance::medium::factor::{Factor, HowOften, SelfReflection};
use alliance::medium::history::MediumChange;
use alliance::medium::way::Way;
use alliance::medium::work::{WORKS_MOST, Work, WorkKind};
use alliance::medium::{Medium, OtherMedium};
use alliance::programme::run::{Leaving, Place};
use alliance::session::Session;
use alliance::{Perspective, samples};
use store::administration::{NewAdministration, Source};
use store::by::By;
use store::sitting::Submission;
use store::work::{WORK_GONE, WORKS_FULL, WorkReader};
use store::{EngineKind, StoreError, Write};

#[test]
fn an_episode_works_with_one_medium_at_a_time_and_remembers_what_came_before() {
    on_both(async |clinic| {
        let (store, house, id) = (&clinic.store, samples::organisation(), clinic.episode.id);
        assert_eq!(store.media(house, id).await.unwrap(), []);
        let therapists = [clinic.therapist.id];
        let at = |ms: i64| clinic.now.plus_ms(ms);
        let change = async |ms, medium: Option<Medium>| {
            let changed = Episode { medium, ..clinic.episode.clone() };
            let by = By { now: at(ms), ..clinic.by() };
            store.change_episode(&by, &changed, &therapists).await.unwrap();
            store.episode_case(house, id).await.unwrap().unwrap().episode.medium
        };
        let garden = Medium::Other(OtherMedium::parse("moestuin").unwrap());
        assert_eq!(change(1, Some(Medium::Music)).await, Some(Medium::Music));
        assert_eq!(change(2, Some(Medium::Music)).await, Some(Medium::Music), "the same is no change");
        assert_eq!(change(3, Some(garden.clone())).await, Some(garden.clone()));
        assert_eq!(change(4, None).await, None);
        let told = |ms, medium| MediumChange { at: at(ms), medium };
        assert_eq!(
            store.media(house, id).await.unwrap(),
            [told(1, Some(Medium::Music)), told(3, Some(garden)), told(4, None)]
        );
    });
}

#[test]
fn a_run_chooses_a_medium_for_who_is_in_it_and_leaves_the_others_theirs() {
    on_both(async |clinic| {
        let (store, house) = (&clinic.store, samples::organisation());
        let run = planned(&clinic, 4).await;
        let placed = Place::Placed { since: clinic.now };
        join(&clinic, &run, "M1", placed).await.unwrap();
        join(&clinic, &run, "M2", Place::Waiting { since: clinic.now }).await.unwrap();
        join(&clinic, &run, "M3", placed).await.unwrap();
        let run = again(&clinic, &run).await;
        let left = Place::Left { placed: Some(clinic.now), at: clinic.now, why: Leaving::TooMuch };
        store.change_place(&clinic.by(), run.id, &run.participants[2], left).await.unwrap();
        assert_eq!(store.media_of_run(house, run.id).await.unwrap(), [None]);
        let at = |ms: i64| clinic.now.plus_ms(ms);
        let choose = async |ms, medium: Option<&Medium>| {
            let by = By { now: at(ms), ..clinic.by() };
            store.choose_medium_of_run(&by, run.id, medium).await.unwrap();
        };
        choose(1, Some(&Medium::Drama)).await;
        choose(2, Some(&Medium::Drama)).await;
        choose(3, None).await;
        choose(4, Some(&Medium::Music)).await;
        assert_eq!(store.media_of_run(house, run.id).await.unwrap(), [Some(Medium::Music)]);
        let told = |ms, medium| MediumChange { at: at(ms), medium };
        let history = [told(1, Some(Medium::Drama)), told(3, None), told(4, Some(Medium::Music))];
        for one in &run.participants[..2] {
            assert_eq!(store.media(house, one.episode).await.unwrap(), history, "the same is no change");
        }
        assert_eq!(
            store.media(house, run.participants[2].episode).await.unwrap(),
            [],
            "who left keeps the own"
        );
        assert_eq!(store.media(house, clinic.episode.id).await.unwrap(), [], "and who was never in it");
    });
}

async fn submit(clinic: &Clinic, session: &Session, perspective: Perspective, way: Option<Way>) {
    let check = catalogue::instrument("medium-check").unwrap();
    let answers = Answers::read(check, [("client-medium".parse().unwrap(), 5)]).unwrap();
    let answers = match way {
        Some(way) => answers.given_in(way),
        None => answers,
    };
    let sitting = clinic.store.offer_sitting(&clinic.by(), session, perspective).await.unwrap();
    let administrations = [NewAdministration {
        id: AdministrationId::make(clinic.now, &clinic.chance),
        episode: clinic.episode.id,
        session: session.id,
        source: Source::Instrument(check.key().clone()),
        perspective,
        author: None,
        channel: Channel::OwnPhone,
        happened_on: "2026-09-03".parse().unwrap(),
        content: Content::Items(answers),
    }];
    let submission = Submission {
        sitting: sitting.id,
        session: session.id,
        episode: session.episode,
        administrations: &administrations,
        fingerprint: "one",
        opens_alone_at: None,
    };
    clinic.store.submit(&clinic.by(), &submission).await.unwrap();
}

#[test]
fn answers_come_back_with_the_way_in_which_they_were_given() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        submit(&clinic, &session, Perspective::Client, Some(Way::Markers)).await;
        submit(&clinic, &session, Perspective::Therapist, None).await;
        let read =
            clinic.store.opened_in_session(samples::organisation(), session.id, clinic.now).await.unwrap();
        let way = |perspective| {
            let found = read.iter().find(|recorded| recorded.perspective == perspective).unwrap();
            let Content::Items(answers) = &found.content else { panic!("items were sent") };
            assert_eq!(answers.get(&"client-medium".parse().unwrap()).map(|answer| answer.value()), Some(5));
            answers.way()
        };
        assert_eq!((way(Perspective::Client), way(Perspective::Therapist)), (Some(Way::Markers), None));
    });
}

fn work(clinic: &Clinic, session: &Session, place: i64) -> Work {
    let at = Timestamp::from_ms(clinic.now.ms() + place);
    Work {
        id: WorkId::make(at, &clinic.chance),
        episode: clinic.episode.id,
        session: session.id,
        session_number: session.number,
        kind: WorkKind::Photo,
        size: 4,
        at,
    }
}

#[test]
fn a_work_is_the_clients_until_the_seal_opens_and_the_clients_to_take_away() {
    on_both(async |clinic| {
        let (store, house) = (&clinic.store, samples::organisation());
        let session = clinic.session(1).await;
        let made = work(&clinic, &session, 0);
        store.add_work(&clinic.by(), &made, &[1, 0, 255, 7]).await.unwrap();
        let list = async |reader| store.works(house, session.id, reader, clinic.now).await.unwrap();
        let whole = async |reader| {
            store.whole_work(house, clinic.episode.id, made.id, reader, clinic.now).await.unwrap()
        };
        assert_eq!(list(WorkReader::Owner).await, std::slice::from_ref(&made));
        assert_eq!(whole(WorkReader::Owner).await.unwrap().content, [1, 0, 255, 7]);
        assert_eq!(list(WorkReader::Counterpart).await, [], "nothing is open yet");
        submit(&clinic, &session, Perspective::Therapist, None).await;
        assert_eq!(whole(WorkReader::Counterpart).await, None, "the client's half is not in");
        submit(&clinic, &session, Perspective::Client, Some(Way::Colour)).await;
        assert_eq!(list(WorkReader::Counterpart).await, std::slice::from_ref(&made));
        assert_eq!(whole(WorkReader::Counterpart).await.unwrap().work, made);
        store.take_work_away(&clinic.by(), clinic.episode.id, made.id).await.unwrap();
        assert_eq!(whole(WorkReader::Owner).await, None);
        let twice = store.take_work_away(&clinic.by(), clinic.episode.id, made.id).await.unwrap_err();
        assert!(twice.is_conflict(WORK_GONE), "{twice:?}");
    });
}

#[test]
fn a_session_holds_a_few_works_and_no_more() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        for place in 0..WORKS_MOST {
            let made = work(&clinic, &session, i64::try_from(place).unwrap());
            clinic.store.add_work(&clinic.by(), &made, b"photo").await.unwrap();
        }
        let more =
            clinic.store.add_work(&clinic.by(), &work(&clinic, &session, 99), b"photo").await.unwrap_err();
        assert!(more.is_conflict(WORKS_FULL), "{more:?}");
    });
}

#[test]
fn a_look_at_the_own_way_of_working_is_read_by_its_author_alone() {
    on_both(async |clinic| {
        let (store, house) = (&clinic.store, samples::organisation());
        let (own, other) = (clinic.therapist.id, clinic.colleague().await.id);
        let look = |ms, value| {
            let factors = [(Factor::Clear, HowOften::new(value).unwrap())].into();
            SelfReflection::new(clinic.now.plus_ms(ms), factors).unwrap()
        };
        for new in [look(0, 1), look(5, 3)] {
            store.keep_self_reflection(&clinic.by(), None, own, &new).await.unwrap();
        }
        assert_eq!(store.self_reflections(house, own).await.unwrap(), [look(0, 1), look(5, 3)]);
        assert_eq!(store.self_reflections(house, other).await.unwrap(), []);
        store.forget_self_reflections(&clinic.by(), own).await.unwrap();
        assert_eq!(store.self_reflections(house, own).await.unwrap(), []);
    });
}

#[test]
fn a_work_for_which_there_is_no_room_leaves_nothing_and_fits_once_there_is() {
    on_both(async |clinic| {
        if clinic.store.engine().kind() == EngineKind::Postgres {
            return;
        }
        let (store, session) = (&clinic.store, clinic.session(1).await);
        let made = work(&clinic, &session, 0);
        // The limit stands in for the disk: it goes when the connection is opened anew, as a full disk may.
        store.engine().write(Write::new().step("pragma max_page_count = 1", vec![])).await.unwrap();
        let large = vec![7; 4 << 20];
        let told = store.add_work(&clinic.by(), &made, &large).await.unwrap_err();
        assert!(matches!(told, StoreError::Full), "{told:?}");
        let kept = async || {
            store
                .works(samples::organisation(), session.id, WorkReader::Owner, clinic.now)
                .await
                .unwrap()
                .len()
        };
        assert_eq!(kept().await, 0);
        store.add_work(&clinic.by(), &made, &large).await.unwrap();
        assert_eq!(kept().await, 1);
    });
}
