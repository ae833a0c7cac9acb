use super::*;
use crate::caseload::tests::{Clinic, NOW};
use crate::testing::for_both_engines;
use alliance::Perspective;
use alliance::clock::DAY_MS;
use alliance::episode::OpensAlone;
use alliance::samples;

#[test]
fn the_roster_tells_counts_and_who_has_no_half_in_and_no_answer() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let empty = clinic.episode("2026-001", OpensAlone::Never).await;
        let busy = clinic.episode("2026-002", OpensAlone::Never).await;
        clinic.session(&busy, 1, NOW.plus_ms(-9 * DAY_MS)).await;
        let last = clinic.session(&busy, 2, NOW.plus_ms(-3 * DAY_MS)).await;
        clinic.half(&busy, &last, Perspective::Client, 3.0, NOW).await;
        let roster = clinic.store.roster(samples::organisation()).await.unwrap();
        assert_eq!(roster.iter().map(|row| row.episode).collect::<Vec<_>>(), [empty.id, busy.id]);
        assert_eq!((roster[0].held_count, roster[0].last, roster[0].missing(NOW)), (0, None, None));
        assert_eq!(roster[1].therapists, "Therapeut 01");
        assert_eq!((roster[1].held_count, roster[1].last.map(|last| last.number)), (2, Some(2)));
        assert_eq!(roster[1].missing(NOW), Some(Reason::Missing { who: Some(Perspective::Therapist) }));
        assert_eq!(roster[1].missing(NOW.plus_ms(-2 * DAY_MS)), None);
    });
}

#[test]
fn an_episode_nobody_treats_any_more_stays_on_the_roster() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        clinic.store.change_episode(&clinic.by(NOW), &episode, &[]).await.unwrap();
        let roster = clinic.store.roster(samples::organisation()).await.unwrap();
        assert_eq!((roster.len(), roster[0].therapists.as_str()), (1, ""));
    });
}
