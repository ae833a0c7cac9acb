//! The client's own marks, and the route for a complaint.

use crate::clinic::on_both;
use alliance::ids::ClientMarkId;
use alliance::mark::{Addressee, ClientMark, Discussed, Shows};
use alliance::{Component, Language, samples};
use store::mark::{MARK_SETTLED, MARK_WITHDRAWN};

#[test]
fn a_mark_comes_back_as_it_was_made_and_is_taken_back_once() {
    on_both(async |clinic| {
        let (store, house, episode) = (&clinic.store, samples::organisation(), clinic.episode.id);
        let mark = ClientMark {
            id: ClientMarkId::make(clinic.now, &clinic.chance),
            episode,
            session: Some(clinic.session(1).await.id),
            at: clinic.now,
            to: Addressee::Coordinator,
            shows: Shows::NextSession,
            component: Some(Component::Bond),
            words: Some("er is iets".into()),
            withdrawn_at: None,
            discussed: None,
        };
        store.make_mark(&clinic.by(), None, &mark).await.unwrap();
        assert!(store.marks(house, episode).await.unwrap() == [mark.clone()]);
        let other = clinic.colleague().await.id;
        let beside = store.marks_beside_therapists(house, other).await.unwrap();
        assert!(beside[0].mark == mark && beside[0].client == clinic.client.code);
        let own = store.marks_beside_therapists(house, clinic.therapist.id).await.unwrap();
        assert_eq!(own, [], "who treats does not read it, whatever else that member does");
        store.withdraw_mark(&clinic.by(), episode, mark.id).await.unwrap();
        assert_eq!(store.marks_beside_therapists(house, other).await.unwrap(), []);
        let twice = store.withdraw_mark(&clinic.by(), episode, mark.id).await.unwrap_err();
        assert!(twice.is_conflict(MARK_WITHDRAWN), "{twice:?}");
        assert_eq!(store.marks(house, episode).await.unwrap()[0].withdrawn_at, Some(clinic.now));
    });
}

#[test]
fn that_a_mark_was_talked_about_is_kept_once_and_not_of_one_that_was_taken_back() {
    on_both(async |clinic| {
        let (store, house, episode) = (&clinic.store, samples::organisation(), clinic.episode.id);
        let mark = |number: i64| ClientMark {
            id: ClientMarkId::make(clinic.now.plus_ms(number), &clinic.chance),
            episode,
            session: None,
            at: clinic.now.plus_ms(number),
            to: Addressee::Therapist,
            shows: Shows::Now,
            component: None,
            words: None,
            withdrawn_at: None,
            discussed: None,
        };
        let [first, second] = [mark(1), mark(2)];
        for mark in [&first, &second] {
            store.make_mark(&clinic.by(), None, mark).await.unwrap();
        }
        let said = Discussed { by: clinic.therapist.id, at: clinic.now };
        store.discuss_mark(&clinic.by(), episode, first.id, said).await.unwrap();
        store.withdraw_mark(&clinic.by(), episode, second.id).await.unwrap();
        let kept = store.marks(house, episode).await.unwrap();
        assert_eq!((kept[0].discussed, kept[1].discussed), (Some(said), None));
        for id in [first.id, second.id] {
            let refused = store.discuss_mark(&clinic.by(), episode, id, said).await.unwrap_err();
            assert!(refused.is_conflict(MARK_SETTLED), "{refused:?}");
        }
        let refused = store.withdraw_mark(&clinic.by(), episode, first.id).await.unwrap_err();
        assert!(refused.is_conflict(MARK_WITHDRAWN), "what was talked about is no longer taken back");
    });
}

#[test]
fn the_route_for_a_complaint_is_kept_by_language_and_can_be_taken_away() {
    on_both(async |clinic| {
        let (store, house) = (&clinic.store, samples::organisation());
        let read = async |language| store.complaint_route(house, language).await.unwrap();
        for route in ["Bel de klachtenfunctionaris.", "Mail ons."] {
            store.keep_complaint_route(&clinic.by(), Language::Dutch, Some(route)).await.unwrap();
            assert_eq!(read(Language::Dutch).await.as_deref(), Some(route));
        }
        assert_eq!(read(Language::English).await, None);
        store.keep_complaint_route(&clinic.by(), Language::Dutch, None).await.unwrap();
        assert_eq!(read(Language::Dutch).await, None);
    });
}
