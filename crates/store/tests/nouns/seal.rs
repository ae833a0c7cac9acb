//! Nobody reads the other's answers before both are in.

use crate::clinic::{Clinic, on_both};
use alliance::Perspective::{Client, Therapist};
use alliance::check::SittingState;
use alliance::clock::DAY_MS;
use alliance::session::{Discussion, Measuring};
use alliance::{Perspective, samples};
use store::session::SESSION_CHANGED;
use store::sitting::{SESSION_NOT_MEASURED, SITTING_SUBMITTED};

#[test]
fn a_check_stays_sealed_until_both_halves_are_in_and_then_opens_for_both() {
    on_both(async |clinic| {
        for (number, order) in [(1, [Client, Therapist]), (2, [Therapist, Client])] {
            let session = clinic.session(number).await;
            clinic.submit(&session, order[0], 2, None).await.unwrap();
            assert_eq!(clinic.open_to_both(&session, clinic.now).await, []);
            assert_eq!(clinic.again(&session).await.opened_at, None);
            clinic.submit(&session, order[1], 5, None).await.unwrap();
            assert_eq!(clinic.open_to_both(&session, clinic.now).await, [Client, Therapist]);
            assert_eq!(clinic.again(&session).await.opened_at, Some(clinic.now));
        }
    });
}

#[test]
fn two_halves_sent_in_the_same_moment_open_the_check() {
    on_both(async |clinic| {
        for number in 1..=20 {
            let session = clinic.session(number).await;
            let halves = tokio::join!(
                clinic.submit(&session, Client, 2, None),
                clinic.submit(&session, Therapist, 5, None)
            );
            halves.0.and(halves.1).unwrap();
            assert_eq!(clinic.open_to_both(&session, clinic.now).await.len(), 2, "session {number}");
        }
    });
}

#[test]
fn a_lone_half_opens_from_its_moment_on_and_the_second_half_ends_the_waiting() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let from = clinic.now.plus_ms(7 * DAY_MS);
        clinic.submit(&session, Client, 2, Some(from)).await.unwrap();
        assert_eq!(clinic.open_to_both(&session, from.plus_ms(-1)).await, []);
        assert_eq!(clinic.open_to_both(&session, from).await, [Client]);
        clinic.submit(&session, Therapist, 5, Some(from)).await.unwrap();
        let opened = clinic.again(&session).await;
        assert_eq!((opened.opened_at, opened.opens_alone_at), (Some(clinic.now), None));
    });
}

#[test]
fn an_author_reads_the_own_half_while_it_is_sealed() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        clinic.submit(&session, Therapist, 5, None).await.unwrap();
        let half = async |perspective: Perspective| {
            clinic.store.own_half(samples::organisation(), session.id, perspective).await.unwrap().len()
        };
        assert_eq!((half(Therapist).await, half(Client).await), (1, 0));
    });
}

#[test]
fn a_half_is_sent_once_and_what_was_sent_first_stays() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        clinic.submit(&session, Client, 2, None).await.unwrap();
        let again = clinic.submit(&session, Client, 6, None).await.unwrap_err();
        assert!(again.is_conflict(SITTING_SUBMITTED), "{again:?}");
        let sitting = clinic.store.sittings(session.id).await.unwrap().remove(0);
        assert_eq!(sitting.state, SittingState::Submitted { at: clinic.now });
        let fingerprint = clinic.store.submitted_fingerprint(sitting.id).await.unwrap();
        assert_eq!(fingerprint.as_deref(), Some("all 2"));
        assert_eq!(
            clinic.store.own_half(samples::organisation(), session.id, Client).await.unwrap().len(),
            1
        );
    });
}

#[test]
fn of_many_sendings_at_once_exactly_one_is_kept() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        clinic.store.offer_sitting(&clinic.by(), &session, Client).await.unwrap();
        let sendings = (0..32).map(|turn| clinic.submit(&session, Client, turn % 7, None));
        let kept = futures_util::future::join_all(sendings).await.into_iter().filter(Result::is_ok).count();
        assert_eq!(kept, 1);
        assert_eq!(
            clinic.store.own_half(samples::organisation(), session.id, Client).await.unwrap().len(),
            1
        );
    });
}

#[test]
fn a_draft_is_kept_until_the_half_is_sent_and_never_after() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let sitting = clinic.store.offer_sitting(&clinic.by(), &session, Client).await.unwrap();
        clinic.store.keep_draft(sitting.id, "this phone", "half done", clinic.now).await.unwrap();
        assert_eq!(clinic.store.draft(sitting.id, "this phone").await.unwrap().as_deref(), Some("half done"));
        assert_eq!(clinic.store.draft(sitting.id, "another phone").await.unwrap(), None);
        clinic.submit(&session, Client, 2, None).await.unwrap();
        clinic.store.keep_draft(sitting.id, "this phone", "from another tab", clinic.now).await.unwrap();
        assert_eq!(clinic.store.draft(sitting.id, "this phone").await.unwrap(), None);
        let sitting = clinic.store.sitting(samples::organisation(), sitting.id).await.unwrap().unwrap();
        assert_eq!(sitting.state, SittingState::Submitted { at: clinic.now });
    });
}

#[test]
fn without_measuring_nothing_is_taken_and_after_an_answer_it_is_not_called_off() {
    on_both(async |clinic| {
        let quiet = clinic.session(1).await;
        clinic.store.change_measuring(&clinic.by(), &quiet, Measuring::NotToday).await.unwrap();
        let refused = clinic.submit(&quiet, Client, 2, None).await.unwrap_err();
        assert!(refused.is_conflict(SESSION_NOT_MEASURED), "{refused:?}");
        let asked = clinic.session(2).await;
        clinic.submit(&asked, Client, 2, None).await.unwrap();
        let late =
            clinic.store.change_measuring(&clinic.by(), &asked, Measuring::NotToday).await.unwrap_err();
        assert!(late.is_conflict(SESSION_CHANGED), "{late:?}");
    });
}

#[test]
fn only_an_open_check_is_discussed() {
    on_both(async |clinic| {
        let session = clinic.session(1).await;
        let discussed = Discussion::Discussed { at: clinic.now };
        clinic.submit(&session, Client, 2, None).await.unwrap();
        let early = clinic.store.close_discussion(&clinic.by(), &session, discussed).await.unwrap_err();
        assert!(early.is_conflict(SESSION_CHANGED), "{early:?}");
        clinic.submit(&session, Therapist, 2, None).await.unwrap();
        clinic.store.close_discussion(&clinic.by(), &session, discussed).await.unwrap();
        assert_eq!(clinic.again(&session).await.discussion, discussed);
    });
}

#[test]
fn another_house_reads_nothing() {
    on_both(async |clinic: Clinic| {
        let session = clinic.session(1).await;
        clinic.submit(&session, Client, 2, None).await.unwrap();
        clinic.submit(&session, Therapist, 2, None).await.unwrap();
        let other = alliance::ids::OrganisationId::make(clinic.now, &clinic.chance);
        let store = &clinic.store;
        assert_eq!(store.opened_administrations(other, clinic.episode.id, clinic.now).await.unwrap(), []);
        assert_eq!(store.opened_in_session(other, session.id, clinic.now).await.unwrap(), []);
        assert_eq!(store.own_half(other, session.id, Client).await.unwrap(), []);
        assert_eq!(store.session(other, session.id).await.unwrap(), None);
        assert_eq!(store.episode_case(other, clinic.episode.id).await.unwrap(), None);
    });
}
