//! Keys to a sitting: found whatever has become of them, so that a page can say what.

use crate::clinic::on_both;
use alliance::Perspective;
use alliance::check::{LINK_LIFE_MS, SittingState};
use store::sitting::KeyKind;

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
