//! A rupture keeps every version, seals every text, and is never overwritten.

use crate::clinic::{Clinic, on_both};
use alliance::audit::AuditActor;
use alliance::ids::{OrganisationId, RuptureId, SessionId};
use alliance::rupture::account::{Account, Said};
use alliance::rupture::way::RepairWay;
use alliance::rupture::{Movement, NoticedBy, Origin, Outcome, Rupture};
use alliance::{Component, Perspective, samples};
use store::by::{By, ONCE};
use store::rupture::{NewRupture, RUPTURE_CHANGED};
use store::values;

fn account(session: Option<SessionId>) -> Account {
    Account {
        component: Component::Task,
        movement: Movement::Withdrawal,
        noticed_by: NoticedBy::Therapist,
        session,
        agreement_at: Some(samples::TODAY),
        talked: Some("<b>\u{202e}het huiswerk</b>".into()),
        changed: None,
        ways: [RepairWay::OwnPart, RepairWay::ChangeTask].into(),
        said: None,
        set_aside: None,
    }
}

async fn opened(clinic: &Clinic, origin: Origin, account: &Account) -> Rupture {
    let id = RuptureId::make(clinic.now, &clinic.chance);
    let new = NewRupture { id, episode: clinic.episode.id, origin, account };
    clinic.store.open_rupture(&clinic.by(), None, &new).await.unwrap();
    clinic.store.rupture(samples::organisation(), id).await.unwrap().unwrap()
}

#[test]
fn a_rupture_comes_back_as_it_was_written_down() {
    on_both(async |clinic| {
        let session = clinic.session(3).await;
        let written = account(Some(session.id));
        let signal = Origin::Signal { component: Component::Task, perspective: Perspective::Client };
        for origin in [signal, Origin::ClientMark, Origin::ByHand] {
            let rupture = opened(&clinic, origin, &written).await;
            assert_eq!((rupture.origin, rupture.opened_at), (origin, clinic.now));
            assert_eq!((rupture.last.number, rupture.last.author), (1, AuditActor::Operator));
            assert!(rupture.last.account == written, "every text and word is the same");
        }
        let all = clinic.store.ruptures(samples::organisation(), clinic.episode.id).await.unwrap();
        assert_eq!(all.len(), 3);
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(clinic.store.ruptures(other, clinic.episode.id).await.unwrap(), []);
        assert!(clinic.store.rupture(other, all[0].id).await.unwrap().is_none());
        assert!(clinic.store.rupture_versions(other, all[0].id).await.unwrap().is_empty());
    });
}

#[test]
fn a_change_is_a_new_version_and_the_old_one_stays() {
    on_both(async |clinic| {
        let first = account(None);
        let rupture = opened(&clinic, Origin::ByHand, &first).await;
        let reason = "dat zeiden we allebei".to_owned();
        let second = Account {
            said: Some(Said { outcome: Outcome::Repaired, reason }),
            talked: None,
            ..first.clone()
        };
        let by = By { actor: AuditActor::Member(clinic.therapist.id), ..clinic.by() };
        clinic.store.change_rupture(&by, None, &rupture, 1, &second).await.unwrap();
        let versions = clinic.store.rupture_versions(samples::organisation(), rupture.id).await.unwrap();
        assert_eq!(versions.keys().copied().collect::<Vec<_>>(), [1, 2]);
        assert!(versions[&1].account == first && versions[&2].account == second);
        assert_eq!(versions[&2].author, AuditActor::Member(clinic.therapist.id));
        let now = clinic.store.rupture(samples::organisation(), rupture.id).await.unwrap().unwrap();
        assert_eq!(now.last.number, 2);
    });
}

#[test]
fn of_many_changes_to_the_same_version_one_is_kept_and_a_form_sent_twice_is_done_once() {
    on_both(async |clinic| {
        let first = account(None);
        let rupture = opened(&clinic, Origin::ByHand, &first).await;
        let (rupture, by, store) = (&rupture, clinic.by(), &clinic.store);
        let changes = (0..8).map(|turn| {
            let changed = Account { changed: Some(format!("poging {turn}")), ..first.clone() };
            async move { store.change_rupture(&by, None, rupture, 1, &changed).await }
        });
        let results = futures_util::future::join_all(changes).await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
        let lost = |result: &Result<(), store::StoreError>| match result {
            Ok(()) => false,
            Err(error) => error.is_conflict(RUPTURE_CHANGED),
        };
        assert_eq!(results.iter().filter(|result| lost(result)).count(), 7);
        store.change_rupture(&by, Some("form-1"), rupture, 2, &first).await.unwrap();
        let again = store.change_rupture(&by, Some("form-1"), rupture, 3, &first).await.unwrap_err();
        assert!(again.is_conflict(ONCE), "{again:?}");
    });
}

#[test]
fn setting_aside_is_a_version_with_its_reason_and_the_log_says_so() {
    on_both(async |clinic| {
        let first = account(None);
        let rupture = opened(&clinic, Origin::ByHand, &first).await;
        let aside = first.laid_aside("bij de verkeerde cliënt").unwrap();
        clinic.store.change_rupture(&clinic.by(), None, &rupture, 1, &aside).await.unwrap();
        let read = async || clinic.store.rupture(samples::organisation(), rupture.id).await.unwrap().unwrap();
        let kept = read().await;
        assert!(kept.last.account == aside && !kept.last.account.counts());
        clinic.store.change_rupture(&clinic.by(), None, &kept, 2, &aside.taken_up()).await.unwrap();
        assert!(read().await.last.account == first);
        let versions = clinic.store.rupture_versions(samples::organisation(), rupture.id).await.unwrap();
        assert_eq!(versions.len(), 3, "the reason stays to be read");
        let log = clinic
            .store
            .engine()
            .query("select event from audit where object_id = ?1 order by event", values![rupture.id])
            .await
            .unwrap();
        let events: Vec<&str> = log.iter().map(|row| row.str("event").unwrap()).collect();
        assert_eq!(events, ["rupture.open", "rupture.set-aside", "rupture.take-up"]);
    });
}
