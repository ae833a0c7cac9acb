//! Trainers watched by raters: blind until all are in, and seen by few.

use crate::clinic::{Clinic, on_both};
use alliance::clock::SeededChance;
use alliance::competence::observation::{Observation, Presence, Rating, Watched};
use alliance::competence::{Domain, Level, Levels};
use alliance::ids::{MemberId, ObservationId};
use alliance::people::{LoginName, Member};
use alliance::samples;
use store::competence::{NOT_TO_RATE, SUPERVISION_ENDED, SUPERVISOR_CHOSEN, SeenObservation};

/// The trainer is the therapist of the clinic; others are members of the house.
struct Watching<'c> {
    clinic: &'c Clinic,
    raters: [MemberId; 2],
    supervisor: MemberId,
    outsider: MemberId,
    id: ObservationId,
}

async fn member(clinic: &Clinic, number: u64) -> MemberId {
    let member = Member {
        id: MemberId::make(clinic.now, &SeededChance::new(100 + number)),
        login_name: LoginName::parse(&format!("lid-{number}")).unwrap(),
        shown_name: format!("Lid {number}"),
        ..samples::therapist()
    };
    clinic.store.add_member(&clinic.by(), None, &member).await.unwrap();
    member.id
}

impl<'c> Watching<'c> {
    async fn begun(clinic: &'c Clinic) -> Self {
        let raters = [member(clinic, 1).await, member(clinic, 2).await];
        let (supervisor, outsider) = (member(clinic, 3).await, member(clinic, 4).await);
        let session = clinic.session(1).await.id;
        let watched = Watched::Session(session);
        let trainer = clinic.therapist.id;
        let observation = Observation::begin(watched, trainer, Presence::Present, raters.into()).unwrap();
        let id = ObservationId::make(clinic.now, &clinic.chance);
        clinic.store.begin_observation(&clinic.by(), None, id, &observation).await.unwrap();
        Self { clinic, raters, supervisor, outsider, id }
    }

    fn rating(&self, rater: MemberId, level: Level) -> Rating {
        let levels = Levels(Domain::ALL.iter().map(|domain| (*domain, level)).collect());
        Rating { rater, at: self.clinic.now, levels }
    }

    async fn seen(&self, viewer: MemberId) -> Option<SeenObservation> {
        let house = samples::organisation();
        self.clinic.store.observation_seen_by(house, self.id, viewer, self.clinic.now).await.unwrap()
    }

    async fn development(&self, viewer: MemberId) -> usize {
        let (house, trainer) = (samples::organisation(), self.clinic.therapist.id);
        self.clinic.store.development(house, trainer, viewer, self.clinic.now).await.unwrap().len()
    }
}

#[test]
fn no_rating_leaves_the_house_before_all_are_in_and_none_changes_after() {
    on_both(async |clinic| {
        let watching = Watching::begun(&clinic).await;
        let [one, other] = watching.raters;
        let trainer = clinic.therapist.id;
        let (store, by, id) = (&clinic.store, clinic.by(), watching.id);
        let house = samples::organisation();
        assert_eq!(store.observations_to_rate(house, one).await.unwrap(), [id]);
        store.keep_rating(&by, None, id, &watching.rating(one, Level::Growing)).await.unwrap();
        store.keep_rating(&by, None, id, &watching.rating(one, Level::Steady)).await.unwrap();
        assert_eq!(store.observations_to_rate(house, one).await.unwrap(), []);
        let own = watching.seen(one).await.unwrap();
        assert_eq!((own.asked, own.count, own.is_open()), (2, 1, false));
        assert_eq!(own.ratings, [watching.rating(one, Level::Steady)]);
        for blind in [other, trainer] {
            let seen = watching.seen(blind).await.unwrap();
            assert_eq!((seen.asked, seen.count, seen.ratings.as_slice()), (2, 1, &[][..]));
        }
        assert_eq!(watching.development(trainer).await, 0);
        store.keep_rating(&by, None, id, &watching.rating(other, Level::Skilled)).await.unwrap();
        for viewer in [one, other, trainer] {
            let seen = watching.seen(viewer).await.unwrap();
            assert!(seen.is_open() && seen.ratings.len() == 2);
        }
        for late in [one, watching.outsider] {
            let refused =
                store.keep_rating(&by, None, id, &watching.rating(late, Level::NotYet)).await.unwrap_err();
            assert!(refused.is_conflict(NOT_TO_RATE), "{refused:?}");
        }
    });
}

#[test]
fn a_development_is_the_trainers_and_the_chosen_supervisors_alone() {
    on_both(async |clinic| {
        let watching = Watching::begun(&clinic).await;
        let (store, by, trainer) = (&clinic.store, clinic.by(), clinic.therapist.id);
        for rater in watching.raters {
            store.keep_rating(&by, None, watching.id, &watching.rating(rater, Level::Steady)).await.unwrap();
        }
        let (supervisor, outsider) = (watching.supervisor, watching.outsider);
        let check = async |viewer: MemberId, expected: usize, page: bool| {
            assert_eq!(watching.development(viewer).await, expected);
            assert_eq!(watching.seen(viewer).await.is_some(), page);
        };
        check(trainer, 1, true).await;
        check(watching.raters[0], 0, true).await;
        check(supervisor, 0, false).await;
        check(outsider, 0, false).await;
        store.choose_supervisor(&by, trainer, supervisor).await.unwrap();
        check(supervisor, 1, true).await;
        check(outsider, 0, false).await;
        let twice = store.choose_supervisor(&by, trainer, supervisor).await.unwrap_err();
        assert!(twice.is_conflict(SUPERVISOR_CHOSEN), "{twice:?}");
        store.end_supervision(&by, trainer, supervisor).await.unwrap();
        check(supervisor, 0, false).await;
        let twice = store.end_supervision(&by, trainer, supervisor).await.unwrap_err();
        assert!(twice.is_conflict(SUPERVISION_ENDED), "{twice:?}");
    });
}

#[test]
fn another_house_sees_nothing() {
    on_both(async |clinic| {
        let watching = Watching::begun(&clinic).await;
        let elsewhere = alliance::ids::OrganisationId::make(clinic.now, &SeededChance::new(77));
        let seen = clinic.store.observation_seen_by(elsewhere, watching.id, clinic.therapist.id, clinic.now);
        assert_eq!(seen.await.unwrap(), None);
    });
}
