//! Trainers watched by raters: blind until all are in, and seen by few.

use crate::clinic::{Clinic, on_both};
use alliance::clock::SeededChance;
use alliance::competence::calibration::{Benchmark, PassLine, Weeks};
use alliance::competence::observation::{Observation, Presence, Rating, Remarks, Watched};
use alliance::competence::{Domain, Level, Levels};
use alliance::ids::{CalibrationSetId, MemberId, ObservationId};
use alliance::people::{LoginName, Member};
use alliance::samples;
use store::competence::calibration::{CALIBRATION_RATED, CalibrationSet, SET_IN_USE};
use store::competence::supervisor::{SUPERVISION_ENDED, SUPERVISOR_CHOSEN};
use store::competence::{NOT_TO_RATE, SeenObservation};

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
        clinic.store.begin_observation(&clinic.by(), None, id, &observation, None).await.unwrap();
        Self { clinic, raters, supervisor, outsider, id }
    }

    fn rating(&self, rater: MemberId, level: Level) -> Rating {
        let levels = Levels(Domain::ALL.iter().map(|domain| (*domain, level)).collect());
        let remarks = Remarks { strengths: Some(format!("sterk van {rater}")), needs: None };
        Rating { rater, at: self.clinic.now, levels, remarks }
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

#[test]
fn what_a_rater_wrote_stays_sealed_with_the_levels_and_a_draft_is_the_own_alone() {
    on_both(async |clinic| {
        let watching = Watching::begun(&clinic).await;
        let [one, other] = watching.raters;
        let (store, by, id, house) = (&clinic.store, clinic.by(), watching.id, samples::organisation());
        store.keep_rating_draft(&by, id, one, "organising=4").await.unwrap();
        assert_eq!(store.rating_draft(house, id, one).await.unwrap().as_deref(), Some("organising=4"));
        assert_eq!(store.rating_draft(house, id, other).await.unwrap(), None);
        store.keep_rating(&by, None, id, &watching.rating(one, Level::Steady)).await.unwrap();
        assert_eq!(store.rating_draft(house, id, one).await.unwrap(), None);
        for blind in [other, clinic.therapist.id] {
            let seen = watching.seen(blind).await.unwrap();
            assert!(seen.ratings.is_empty() && seen.raters.len() == 2);
        }
        store.keep_rating(&by, None, id, &watching.rating(other, Level::Steady)).await.unwrap();
        let listed = store.observations_of(house, clinic.therapist.id).await.unwrap();
        assert_eq!(
            listed[0].ratings[0].remarks.strengths,
            Some(format!("sterk van {}", listed[0].raters[0]))
        );
        assert_eq!(store.observations_of(house, watching.supervisor).await.unwrap(), []);
        store.choose_supervisor(&by, clinic.therapist.id, watching.supervisor).await.unwrap();
        let chosen = store.supervisors_of(house, clinic.therapist.id, clinic.now).await.unwrap();
        assert_eq!(chosen.iter().map(|(who, _)| *who).collect::<Vec<_>>(), [watching.supervisor]);
        let trainers = store.trainers_of(house, watching.supervisor, clinic.now).await.unwrap();
        assert_eq!(trainers, [clinic.therapist.id]);
    });
}

#[test]
fn a_benchmark_is_for_who_keeps_it_and_for_who_has_rated() {
    on_both(async |clinic| {
        let (store, by, house) = (&clinic.store, clinic.by(), samples::organisation());
        let [keeper, rater] = [member(&clinic, 1).await, member(&clinic, 2).await];
        let levels = Levels(Domain::ALL.iter().map(|domain| (*domain, Level::Steady)).collect());
        let set = CalibrationSet {
            id: CalibrationSetId::make(clinic.now, &clinic.chance),
            keeper,
            title: "IJking 2026".into(),
            pass: PassLine::from_points(24).unwrap(),
            weeks: Weeks::new(52).unwrap(),
            made_at: clinic.now,
            count: 0,
        };
        store.add_calibration_set(&by, None, &set).await.unwrap();
        let benchmark = Benchmark::new(levels.clone()).unwrap();
        store.add_calibration_recording(&by, set.id, 1, "Opname <1>", &benchmark).await.unwrap();
        let seen = async |viewer| store.calibration_recordings(house, set.id, viewer).await.unwrap();
        assert_eq!(seen(keeper).await[0].benchmark, Some(benchmark.clone()));
        let blind = seen(rater).await;
        assert_eq!(
            (blind[0].title.as_str(), &blind[0].benchmark, &blind[0].own),
            ("Opname <1>", &None, &None)
        );
        let recording = blind[0].id;
        let own = store.keep_calibration_rating(&by, set.id, recording, keeper, &levels).await.unwrap_err();
        assert!(own.is_conflict(CALIBRATION_RATED), "{own:?}");
        store.keep_calibration_rating(&by, set.id, recording, rater, &levels).await.unwrap();
        let twice = store.keep_calibration_rating(&by, set.id, recording, rater, &levels).await.unwrap_err();
        assert!(twice.is_conflict(CALIBRATION_RATED), "{twice:?}");
        assert_eq!(seen(rater).await[0].benchmark, Some(benchmark.clone()));
        let late = store.add_calibration_recording(&by, set.id, 2, "Opname 2", &benchmark).await.unwrap_err();
        assert!(late.is_conflict(SET_IN_USE), "{late:?}");
        assert_eq!(store.calibration_ratings(house, set.id).await.unwrap().len(), 1);
        assert_eq!(store.calibration_sets(house).await.unwrap()[0].count, 1);
    });
}
