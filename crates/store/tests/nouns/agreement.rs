//! The agreement on both engines: what was written comes back whole, sealed in between, and nothing is overwritten.

use crate::clinic::{Clinic, on_both};
use alliance::agreement::merge::Edit;
use alliance::agreement::point::{Holding, Kind, Status};
use alliance::agreement::rating::{Question, Rating};
use alliance::agreement::terms::{Ending, How, Terms, Words};
use alliance::agreement::{Agreement, Author, Side};
use alliance::ids::{OrganisationId, PointId};
use store::agreement::AGREEMENT_CHANGED;
use store::by::ONCE;
use store::values;

fn own(text: &str) -> Terms {
    Terms::default().with_words(Side::Client, Words::read(text).unwrap())
}

async fn read(clinic: &Clinic) -> Agreement {
    clinic.store.agreement(clinic.by().organisation, clinic.episode.id).await.unwrap()
}

async fn propose(clinic: &Clinic, kind: Kind, terms: Terms) -> PointId {
    let first = read(clinic).await.propose(kind, terms, Author::Client, clinic.now).unwrap();
    clinic.store.propose_point(&clinic.by(), None, clinic.episode.id, kind, &first).await.unwrap()
}

#[test]
fn what_both_wrote_confirmed_and_rated_comes_back() {
    on_both(async |mut clinic| {
        let episode = clinic.episode.id;
        let therapist = Author::Therapist(clinic.therapist.id);
        let goal = propose(&clinic, Kind::Goal, own("weer naar <b>buiten</b> שלום")).await;
        clinic.now = clinic.now.plus_ms(1);
        let task = propose(&clinic, Kind::Task, Terms { goals: [goal].into(), ..own("wandelen") }).await;
        let agreement = read(&clinic).await;
        let terms = Terms {
            ending: Some(Ending::new(How::Parked, Words::read("na de zomer").unwrap()).unwrap()),
            ..agreement.point(task).unwrap().current().terms.clone()
        };
        let next = agreement.change(task, &Edit { base: 1, terms }, therapist, clinic.now).unwrap();
        clinic.store.change_point(&clinic.by(), None, episode, task, &next).await.unwrap();
        for author in [Author::Client, therapist] {
            let yes = agreement.confirm(goal, 1, author, clinic.now).unwrap();
            clinic.store.confirm_point(&clinic.by(), None, episode, goal, &yes).await.unwrap();
        }
        let now = clinic.now;
        let rate = |points| {
            let rating = Rating::new(points).unwrap();
            agreement.rate(goal, Question::Importance, rating, Author::Client, now).unwrap()
        };
        clinic.store.rate_point(&clinic.by(), None, episode, goal, &[rate(3)]).await.unwrap();
        clinic.now = clinic.now.plus_ms(1);
        let later = alliance::agreement::rating::Given { at: clinic.now, ..rate(8) };
        clinic.store.rate_point(&clinic.by(), None, episode, goal, &[later]).await.unwrap();

        let agreement = read(&clinic).await;
        let found = agreement.point(goal).unwrap();
        assert_eq!((found.title(), found.status()), ("weer naar <b>buiten</b> שלום", Status::Agreed));
        assert_eq!(found.holding(), Holding::Both);
        let importance: Vec<u8> =
            found.series(Question::Importance, Side::Client).map(|given| given.rating.points()).collect();
        assert_eq!(importance, [3, 8]);
        let task = agreement.point(task).unwrap();
        assert_eq!((task.status(), task.versions().len()), (Status::Parked, 2));
        assert_eq!(task.versions()[1], next);
        assert_eq!(task.current().terms.goals, [goal].into());

        let sealed = clinic
            .store
            .engine()
            .query("select client_words_sealed from agreement_version", vec![])
            .await
            .unwrap();
        for row in &sealed {
            let bytes = row.bytes("client_words_sealed").unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("wandelen"), "words are encrypted");
        }
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(clinic.store.agreement(other, episode).await.unwrap(), Agreement::default());
    });
}

#[test]
fn of_two_versions_of_one_number_one_is_kept_and_the_other_hears_of_it() {
    on_both(async |clinic| {
        let (store, episode) = (&clinic.store, clinic.episode.id);
        let goal = propose(&clinic, Kind::Goal, own("a")).await;
        let agreement = read(&clinic).await;
        let next = |text| {
            let edit = Edit { base: 1, terms: own(text) };
            agreement.change(goal, &edit, Author::Client, clinic.now).unwrap()
        };
        let (one, two) = (next("een"), next("twee"));
        let by = clinic.by();
        let kept = futures_util::future::join(
            store.change_point(&by, None, episode, goal, &one),
            store.change_point(&by, None, episode, goal, &two),
        )
        .await;
        let (kept, refused) = match kept {
            (Ok(()), Err(refused)) => ("een", refused),
            (Err(refused), Ok(())) => ("twee", refused),
            both => panic!("{both:?}"),
        };
        assert!(refused.is_conflict(AGREEMENT_CHANGED), "{refused:?}");
        assert_eq!(read(&clinic).await.point(goal).unwrap().title(), kept);
        let lines = store
            .engine()
            .query("select id from audit where event = ?1", values!["agreement.change"])
            .await
            .unwrap();
        assert_eq!(lines.len(), 1, "what was not kept left no line");
    });
}

#[test]
fn a_form_sent_twice_proposes_once_and_a_yes_is_said_once() {
    on_both(async |clinic| {
        let (store, episode) = (&clinic.store, clinic.episode.id);
        let first = Agreement::default().propose(Kind::Goal, own("a"), Author::Client, clinic.now).unwrap();
        let by = clinic.by();
        let send = async || store.propose_point(&by, Some("key"), episode, Kind::Goal, &first).await;
        let id = send().await.unwrap();
        assert!(send().await.unwrap_err().is_conflict(ONCE));
        assert_eq!(store.done_before(by.organisation, "key").await.unwrap(), Some(id.to_string()));
        let agreement = read(&clinic).await;
        assert_eq!(agreement.points().len(), 1);
        let yes = agreement.confirm(id, 1, Author::Client, clinic.now).unwrap();
        store.confirm_point(&by, None, episode, id, &yes).await.unwrap();
        let again = store.confirm_point(&by, None, episode, id, &yes).await.unwrap_err();
        assert!(again.is_conflict(AGREEMENT_CHANGED));
    });
}
