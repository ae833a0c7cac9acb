//! Members, logins, clients and what is kept encrypted.

use crate::clinic::on_both;
use alliance::access::{Actor, Relation};
use alliance::clock::HOUR_MS;
use alliance::people::{ClientCode, MemberState, Role};
use alliance::samples;
use store::by::ONCE;
use store::client::{CLIENT_CODE_TAKEN, Identity};
use store::member::LOGIN_NAME_TAKEN;

#[test]
fn a_member_comes_back_as_it_was_added_and_a_login_name_is_given_once() {
    on_both(async |clinic| {
        let found = clinic.store.credentials(&clinic.therapist.login_name).await.unwrap().unwrap();
        assert_eq!(found.member, clinic.therapist);
        let twice = clinic.store.add_member(&clinic.by(), None, &clinic.therapist).await.unwrap_err();
        assert!(twice.is_conflict(LOGIN_NAME_TAKEN), "{twice:?}");
        let roles = [Role::Coordinator, Role::Researcher].into();
        clinic.store.change_roles(&clinic.by(), clinic.therapist.id, &roles).await.unwrap();
        let members = clinic.store.members(samples::organisation()).await.unwrap();
        assert_eq!(members[0].roles, roles);
    });
}

#[test]
fn a_disabled_member_has_no_login_left() {
    on_both(async |clinic| {
        let id = clinic.therapist.id;
        clinic.store.begin_login(&clinic.by(), id, [1; 32], clinic.now.plus_ms(HOUR_MS)).await.unwrap();
        assert_eq!(clinic.store.login([1; 32]).await.unwrap().unwrap().member.id, id);
        clinic.store.disable_member(&clinic.by(), id).await.unwrap();
        assert!(clinic.store.login([1; 32]).await.unwrap().is_none());
        let member = clinic.store.member(samples::organisation(), id).await.unwrap().unwrap();
        assert_eq!(member.state, MemberState::Disabled);
        clinic.store.choose_password(&clinic.by(), id, "hash").await.unwrap();
        assert_eq!(clinic.store.credentials(&member.login_name).await.unwrap().unwrap().password_hash, None);
    });
}

#[test]
fn a_welcome_link_is_used_once() {
    on_both(async |clinic| {
        let (store, id) = (&clinic.store, clinic.therapist.id);
        store.make_welcome(&clinic.by(), id, [1; 32], clinic.now.plus_ms(HOUR_MS)).await.unwrap();
        assert_eq!(store.welcome([1; 32], clinic.now).await.unwrap().map(|m| m.id), Some(id));
        assert!(store.welcome([1; 32], clinic.now.plus_ms(HOUR_MS)).await.unwrap().is_none(), "expired");
        store.use_welcome(&clinic.by(), id, [1; 32], "hash").await.unwrap();
        assert!(
            store.use_welcome(&clinic.by(), id, [1; 32], "other").await.unwrap_err().is_conflict("welcome")
        );
        assert!(store.welcome([1; 32], clinic.now).await.unwrap().is_none(), "used");
    });
}

#[test]
fn a_client_code_is_given_once_and_a_form_sent_twice_is_done_once() {
    on_both(async |clinic| {
        clinic.other_client("2026-015").await.unwrap();
        let taken = clinic.other_client("2026-015").await.unwrap_err();
        assert!(taken.is_conflict(CLIENT_CODE_TAKEN), "{taken:?}");
        let next = alliance::session::Session { number: 2, ..samples::session(2) };
        clinic.store.add_session(&clinic.by(), Some("form-1"), &next).await.unwrap();
        let again =
            clinic.store.add_session(&clinic.by(), Some("form-1"), &samples::session(3)).await.unwrap_err();
        assert!(again.is_conflict(ONCE), "{again:?}");
        let led_to = clinic.store.done_before(samples::organisation(), "form-1").await.unwrap();
        assert_eq!(led_to, Some(next.id.to_string()));
        assert_eq!(clinic.store.sessions(clinic.episode.id).await.unwrap().len(), 1);
    });
}

#[test]
fn name_and_contact_come_back_and_can_be_taken_away() {
    on_both(async |clinic| {
        let (store, house, id) = (&clinic.store, samples::organisation(), clinic.client.id);
        assert_eq!(store.identity(house, id).await.unwrap(), Identity::default());
        let identity = Identity { name: Some("Naam".into()), contact: None };
        store.change_identity(&clinic.by(), clinic.episode.id, id, &identity).await.unwrap();
        assert_eq!(store.identity(house, id).await.unwrap(), identity);
        store.change_identity(&clinic.by(), clinic.episode.id, id, &Identity::default()).await.unwrap();
        assert_eq!(store.identity(house, id).await.unwrap(), Identity::default());
        let code = ClientCode::parse("2026-014").unwrap();
        assert_eq!(store.client_by_code(house, &code).await.unwrap(), Some(clinic.client.clone()));
    });
}

#[test]
fn who_treats_now_stands_in_relation_and_who_treated_before_does_not() {
    on_both(async |clinic| {
        let colleague = clinic.colleague().await;
        let actor = |member| Actor { member, ..samples::actor() };
        let case = async || {
            clinic.store.episode_case(samples::organisation(), clinic.episode.id).await.unwrap().unwrap()
        };
        let before = case().await;
        assert_eq!(before.relation(&actor(clinic.therapist.id)), Relation::Treats);
        assert_eq!(before.relation(&actor(colleague.id)), Relation::SameOrganisation);
        clinic.store.change_episode(&clinic.by(), &clinic.episode, &[colleague.id]).await.unwrap();
        let after = case().await;
        assert_eq!(after.relation(&actor(clinic.therapist.id)), Relation::SameOrganisation);
        assert_eq!(after.relation(&actor(colleague.id)), Relation::Treats);
        assert_eq!(after.therapists.len(), 2, "who treated before is still told");
    });
}
