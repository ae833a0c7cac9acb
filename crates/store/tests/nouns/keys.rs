//! Keys to a sitting: found whatever has become of them, so that a page can say what.

use crate::clinic::on_both;
use alliance::Perspective;
use alliance::check::{LINK_LIFE_MS, SittingState};
use alliance::ids::MemberId;
use alliance::people::{LoginName, Member};
use store::login::PIN_TRIES;
use store::sitting::{KeyKind, Submission};

#[test]
fn a_key_finds_its_sitting_and_tells_when_it_was_withdrawn() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let store = &clinic.store;
        let sitting = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap();
        let until = clinic.now.plus_ms(LINK_LIFE_MS);
        for (key, kind) in [([1; 32], KeyKind::Link), ([2; 32], KeyKind::Pass)] {
            store.add_key(&clinic.by(), session.episode, sitting.id, kind, key, until).await.unwrap();
        }
        let link = store.keyed_sitting([1; 32]).await.unwrap().unwrap();
        assert_eq!(
            (link.sitting.id, link.kind, link.expires_at, link.revoked_at),
            (sitting.id, KeyKind::Link, until, None)
        );
        store.revoke_links(&clinic.by(), session.episode, sitting.id).await.unwrap();
        let revoked = |key| async move { store.keyed_sitting(key).await.unwrap().unwrap().revoked_at };
        assert_eq!(revoked([1; 32]).await, Some(clinic.now), "a link is withdrawn");
        assert_eq!(revoked([2; 32]).await, None, "a device that began goes on");
        assert_eq!(store.keyed_sitting([3; 32]).await.unwrap(), None);
    });
}

#[test]
fn a_key_finds_its_check_with_all_that_is_asked_of_it_at_once() {
    on_both(async |clinic| {
        let (first, second) = (clinic.session(1).await, clinic.session(2).await);
        let store = &clinic.store;
        let until = clinic.now.plus_ms(LINK_LIFE_MS);
        let colleague = Member {
            id: MemberId::make(clinic.now, &clinic.chance),
            login_name: LoginName::parse("behandelaar-02").unwrap(),
            ..clinic.therapist.clone()
        };
        store.add_member(&clinic.by(), None, &colleague).await.unwrap();
        let treat = [clinic.therapist.id, colleague.id];
        store.change_episode(&clinic.by(), &clinic.episode, &treat).await.unwrap();
        store.offer_sitting(&clinic.by(), &first, Perspective::Client).await.unwrap();
        let mut keys = Vec::new();
        for (number, perspective) in [(1, Perspective::Therapist), (2, Perspective::Client)] {
            let sitting = store.offer_sitting(&clinic.by(), &second, perspective).await.unwrap();
            let key = [number; 32];
            store.add_key(&clinic.by(), second.episode, sitting.id, KeyKind::Pass, key, until).await.unwrap();
            keys.push((key, sitting));
        }
        for (key, sitting) in keys {
            let check = store.keyed_check(key).await.unwrap().unwrap();
            assert_eq!(check.keyed.sitting, sitting);
            assert_eq!(Some(check.keyed), store.keyed_sitting(key).await.unwrap());
            assert_eq!(check.session, clinic.again(&second).await);
            assert_eq!(check.sittings, store.sittings(second.id).await.unwrap());
            let case = store.episode_case(clinic.by().organisation, second.episode).await.unwrap();
            assert_eq!(check.case.therapists.len(), 2);
            assert_eq!(Some(check.case), case);
        }
        assert_eq!(store.keyed_check([3; 32]).await.unwrap(), None);
    });
}

#[test]
fn a_sitting_is_offered_once_however_often_and_begins_once() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let store = &clinic.store;
        let first = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap();
        for _ in 0..4 {
            let again = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap();
            assert_eq!(again, first);
        }
        store.begin_sitting(&clinic.by(), session.episode, &first).await.unwrap();
        let begun = store.sittings(session.id).await.unwrap().remove(0).state;
        assert_eq!(begun, SittingState::Begun { at: clinic.now });
    });
}

#[test]
fn a_new_link_stops_the_earlier_one_and_leaves_codes_and_devices() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let store = &clinic.store;
        let sitting = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap();
        let until = clinic.now.plus_ms(LINK_LIFE_MS);
        let made = [KeyKind::Link, KeyKind::Qr, KeyKind::Pass, KeyKind::Link, KeyKind::Qr, KeyKind::Pass];
        for (number, kind) in (1..).zip(made) {
            store
                .add_key(&clinic.by(), session.episode, sitting.id, kind, [number; 32], until)
                .await
                .unwrap();
        }
        for (number, revoked) in (1..).zip([true, false, false, false, false, false]) {
            let key = store.keyed_sitting([number; 32]).await.unwrap().unwrap();
            assert_eq!(key.revoked_at.is_some(), revoked, "{number}");
        }
    });
}

#[test]
fn only_the_device_that_sent_a_half_goes_on_and_the_others_stop() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let store = &clinic.store;
        let sitting = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap();
        for key in [[1; 32], [2; 32]] {
            let until = clinic.now.plus_ms(LINK_LIFE_MS);
            store
                .add_key(&clinic.by(), session.episode, sitting.id, KeyKind::Pass, key, until)
                .await
                .unwrap();
        }
        let submission = Submission {
            sitting: sitting.id,
            session: session.id,
            episode: session.episode,
            administrations: &[],
            fingerprint: "nothing",
            opens_alone_at: None,
        };
        store.submit_from(&clinic.by(), &submission, [2; 32]).await.unwrap();
        let stopped = async |key| store.keyed_sitting(key).await.unwrap().unwrap().revoked_at.is_some();
        assert_eq!((stopped([1; 32]).await, stopped([2; 32]).await), (true, false));
    });
}

#[test]
fn a_draft_is_forgotten_for_the_one_who_kept_it() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let store = &clinic.store;
        let sitting = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap().id;
        store.keep_draft(sitting, "kiosk", "bond1=3", clinic.now).await.unwrap();
        store.forget_draft(sitting, "kios").await.unwrap();
        assert!(store.draft(sitting, "kiosk").await.unwrap().is_some());
        store.forget_draft(sitting, "kiosk").await.unwrap();
        assert_eq!(store.draft(sitting, "kiosk").await.unwrap(), None);
    });
}

#[test]
fn a_pin_is_tried_so_many_times_however_many_try_at_once() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let store = &clinic.store;
        let sitting = store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap().id;
        let (member, token) = (clinic.therapist.id, [4; 32]);
        store.begin_login(&clinic.by(), member, token, clinic.now.plus_ms(LINK_LIFE_MS)).await.unwrap();
        let (by, again) = (clinic.by(), clinic.by());
        let idle = store.note_pin_try(&by, member, token, 5).await.unwrap_err();
        assert!(idle.is_conflict(PIN_TRIES), "nothing was handed over");
        store.hand_over(&by, member, token, sitting).await.unwrap();
        let tries = (0..20).map(|_| store.note_pin_try(&again, member, token, 5));
        let counted = futures_util::future::join_all(tries).await.into_iter().filter(Result::is_ok).count();
        assert_eq!(counted, 5);
        store.take_back(&by, member, token).await.unwrap();
        store.hand_over(&by, member, token, sitting).await.unwrap();
        assert!(store.note_pin_try(&by, member, token, 5).await.is_ok(), "taking it back forgets them");
    });
}
