//! What is prepared for a talk with colleagues, and with whom a case is shared until when.

use crate::clinic::{Clinic, on_both};
use alliance::clock::{DAY_MS, Timestamp};
use alliance::discussion::{CaseShare, ConsentManner, Preparation, Question};
use alliance::ids::{CaseShareId, MemberId, OrganisationId};
use alliance::samples;
use store::discussion::{DISCUSSION_CHANGED, SHARE_ENDED};

fn preparation(conclusions: Option<&str>) -> Preparation {
    Preparation {
        alias: "Wilg".into(),
        questions: [Question::MyPart, Question::Unsaid].into(),
        own_question: Some("Wat zie ik niet?".into()),
        conclusions: conclusions.map(str::to_owned),
    }
}

#[test]
fn every_version_of_a_preparation_stays_and_one_made_on_an_older_version_is_refused() {
    on_both(async |clinic| {
        let (store, house, episode) = (&clinic.store, samples::organisation(), clinic.episode.id);
        assert_eq!(store.preparation(house, episode).await.unwrap(), None);
        store.keep_preparation(&clinic.by(), None, episode, 0, &preparation(None)).await.unwrap();
        let second = preparation(Some("We vragen het na."));
        store.keep_preparation(&clinic.by(), None, episode, 1, &second).await.unwrap();
        let late = store.keep_preparation(&clinic.by(), None, episode, 1, &preparation(None)).await;
        assert!(late.unwrap_err().is_conflict(DISCUSSION_CHANGED));
        let last = store.preparation(house, episode).await.unwrap().unwrap();
        assert!(last.number == 2 && last.preparation == second);
        assert_eq!(store.preparations(house, episode).await.unwrap().len(), 2);
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(store.preparation(other, episode).await.unwrap(), None);
    });
}

fn share(clinic: &Clinic, with: MemberId) -> CaseShare {
    CaseShare {
        id: CaseShareId::make(clinic.now, &clinic.chance),
        episode: clinic.episode.id,
        with,
        from: clinic.now,
        until: clinic.now.plus_ms(14 * DAY_MS),
        manner: ConsentManner::Spoken,
        agreed_on: "2026-09-01".parse().unwrap(),
        ended_at: None,
    }
}

#[test]
fn a_share_ends_by_itself_or_when_it_is_taken_back() {
    on_both(async |clinic| {
        let (store, house) = (&clinic.store, samples::organisation());
        let colleague = clinic.colleague().await;
        let (one, other) = (share(&clinic, colleague.id), share(&clinic, colleague.id));
        for new in [&one, &other] {
            store.share_case(&clinic.by(), None, new).await.unwrap();
        }
        let held = async |at: Timestamp| store.shared_with(house, colleague.id, at).await.unwrap();
        assert!(held(clinic.now).await.contains(&one));
        assert_eq!(held(one.until).await, [], "it ends by itself");
        store.end_share(&clinic.by(), clinic.episode.id, one.id).await.unwrap();
        assert_eq!(held(clinic.now).await, [other]);
        let twice = store.end_share(&clinic.by(), clinic.episode.id, one.id).await.unwrap_err();
        assert!(twice.is_conflict(SHARE_ENDED), "{twice:?}");
        let listed = store.shares(house, clinic.episode.id).await.unwrap();
        assert_eq!(listed.len(), 2, "what has ended is still told");
        assert_eq!(store.shared_with(house, clinic.therapist.id, clinic.now).await.unwrap(), []);
    });
}
