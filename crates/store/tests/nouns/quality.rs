//! What counts in quality figures, who allowed it, and the years that came out.

use crate::clinic::{Clinic, on_both};
use crate::programme::{again, join, planned};
use alliance::administration::answer::Answers;
use alliance::administration::{Channel, Content};
use alliance::clock::{DAY_MS, Timestamp};
use alliance::episode::{Episode, EpisodeState};
use alliance::ids::{AdministrationId, EpisodeId, OrganisationId};
use alliance::import::series::Series;
use alliance::instrument::catalogue;
use alliance::instrument::definition::{Better, Range};
use alliance::measure::{Measure, MeasureCode};
use alliance::programme::list::{RunAnswer, Stage};
use alliance::programme::run::{Participant, Place, Run};
use alliance::quality::figure::{Figure, interval};
use alliance::quality::partition::Block;
use alliance::quality::setting::Setting;
use alliance::quality::{Ending, Published, Quarter, Topic};
use alliance::{Perspective, samples};
use jiff::tz::TimeZone;
use store::administration::{NewAdministration, Source};
use store::quality::QUALITY_OUT;

const YEAR: i16 = 2026;

fn all(list: &str, value: i32) -> Answers {
    let list = catalogue::instrument(list).unwrap();
    Answers::read(list, list.items().iter().map(|item| (item.id.clone(), value))).unwrap()
}

async fn answer(clinic: &Clinic, run: &Run, whose: &Participant, stage: Stage, answers: Answers) {
    let new = RunAnswer { participant: whose.id, stage, answers, at: clinic.now };
    clinic.store.keep_list(&clinic.by(), run.id, whose.episode, &new).await.unwrap();
}

async fn endings(clinic: &Clinic, complaints: &Series) -> Vec<Ending> {
    let closes = clinic.now.plus_ms(100 * DAY_MS);
    let organisation = samples::organisation();
    clinic.store.endings(organisation, YEAR, closes, &TimeZone::UTC, complaints, clinic.now).await.unwrap()
}

/// Which endings have something to count.
fn counting(endings: &[Ending]) -> Vec<(Option<f64>, Option<(f64, f64)>, Option<u8>)> {
    let own = endings.iter().filter(|one| one.opt_in.is_some());
    own.map(|one| (one.satisfaction, one.complaints, one.recommendation)).collect()
}

#[test]
fn answers_about_a_run_count_only_while_their_client_allows_it() {
    on_both(async |clinic| {
        let run = planned(&clinic, 2).await;
        let since = clinic.now.plus_ms(-2 * DAY_MS);
        for code in ["D1", "D2"] {
            join(&clinic, &run, code, Place::Placed { since }).await.unwrap();
        }
        join(&clinic, &run, "D3", Place::Waiting { since }).await.unwrap();
        let run = again(&clinic, &run).await;
        let usual = Setting::usual().complaints;
        for who in run.placed() {
            answer(&clinic, &run, who, Stage::Before, all("distress", 5)).await;
            answer(&clinic, &run, who, Stage::End, all("distress", 2)).await;
            answer(&clinic, &run, who, Stage::End, all("satisfaction", 6)).await;
        }
        // Its last session is not over yet in the calendar of the test.
        let later = Clinic { now: clinic.now.plus_ms(DAY_MS), ..clinic };
        let first = run.participants[0].episode;
        let organisation = samples::organisation();
        let ended = later.store.ended_at(organisation, first, later.now).await.unwrap();
        assert!(ended.is_some_and(|at| at < later.now));
        assert_eq!(later.store.ended_at(organisation, first, since).await.unwrap(), None);
        let found = endings(&later, &usual).await;
        assert_eq!(
            (found.len(), counting(&found)),
            (2, vec![]),
            "who waits ended nothing, and nobody said yes"
        );
        assert_eq!(later.store.opt_in(organisation, first).await.unwrap(), None);
        later.store.give_opt_in(&later.by(), first, YEAR, None).await.unwrap();
        let found = endings(&later, &usual).await;
        assert_eq!(counting(&found), [(Some(10.0), Some((5.0, 2.0)), Some(6))]);
        assert!(found.iter().all(|one| one.quarter == Quarter::Third));
        let one = found.iter().find(|one| one.opt_in.is_some()).unwrap();
        assert_eq!(one.therapists, [later.therapist.id].into());
        // Another score is asked for: nobody has it.
        let bdi = Series::Measure(MeasureCode::parse("bdi").unwrap());
        assert_eq!(counting(&endings(&later, &bdi).await), [(Some(10.0), None, Some(6))]);
        later.store.withdraw_opt_in(&later.by(), first, YEAR).await.unwrap();
        assert_eq!(counting(&endings(&later, &usual).await), []);
        let twice = later.store.withdraw_opt_in(&later.by(), first, YEAR).await.unwrap_err();
        assert!(twice.is_conflict(QUALITY_OUT));
        let other = OrganisationId::make(later.now, &later.chance);
        assert_eq!(later.store.opt_in(other, first).await.unwrap(), None);
    });
}

#[test]
fn a_course_with_one_therapist_counts_with_its_first_and_last_total_and_what_was_answered_for_it() {
    on_both(async |clinic| {
        let code = MeasureCode::parse("bdi").unwrap();
        let measure = Measure {
            code: code.clone(),
            name: "BDI".into(),
            range: Range { min: 0.0, max: 63.0 },
            better: Better::Lower,
        };
        clinic.store.add_measure(&clinic.by(), &measure).await.unwrap();
        for (number, total) in [(1, 30.0), (2, 21.0), (3, 12.0)] {
            let session = clinic.session(number).await;
            let new = NewAdministration {
                id: AdministrationId::make(clinic.now, &clinic.chance),
                episode: clinic.episode.id,
                session: session.id,
                source: Source::Measure(code.clone()),
                perspective: Perspective::Client,
                author: None,
                channel: Channel::Import,
                happened_on: "2026-06-03".parse().unwrap(),
                content: Content::Scales([("total".parse().unwrap(), total)].into()),
            };
            let sitting =
                clinic.store.offer_sitting(&clinic.by(), &session, Perspective::Client).await.unwrap();
            let submission = store::sitting::Submission {
                sitting: sitting.id,
                session: session.id,
                episode: session.episode,
                administrations: &[new],
                fingerprint: "one",
                opens_alone_at: Some(clinic.now),
            };
            clinic.store.submit(&clinic.by(), &submission).await.unwrap();
        }
        let series = Series::Measure(code);
        let own = clinic.episode.id;
        assert_eq!(endings(&clinic, &series).await.len(), 0, "it goes on");
        close(&clinic).await;
        assert_eq!(endings(&clinic, &series).await.len(), 1);
        let answers = all("satisfaction", 3);
        clinic.store.give_opt_in(&clinic.by(), own, YEAR, Some(&answers)).await.unwrap();
        let expected = [(Some(5.0), Some((30.0, 12.0)), Some(3))];
        assert_eq!(counting(&endings(&clinic, &series).await), expected);
        // No, and yes again: what was answered before is gone.
        clinic.store.withdraw_opt_in(&clinic.by(), own, YEAR).await.unwrap();
        clinic.store.give_opt_in(&clinic.by(), own, YEAR, None).await.unwrap();
        assert_eq!(counting(&endings(&clinic, &series).await), [(None, Some((30.0, 12.0)), None)]);
    });
}

async fn close(clinic: &Clinic) {
    let at = clinic.now.plus_ms(-DAY_MS);
    let closed = Episode { state: EpisodeState::Closed { at }, ..clinic.episode.clone() };
    clinic.store.change_episode(&clinic.by(), &closed, &[clinic.therapist.id]).await.unwrap();
}

#[test]
fn a_year_comes_out_once_and_stays_as_it_was() {
    on_both(async |clinic| {
        let (store, organisation) = (&clinic.store, samples::organisation());
        close(&clinic).await;
        assert_eq!(store.quality_setting(organisation).await.unwrap(), Setting::usual());
        let setting = Setting { reliability: Some(0.85), ..Setting::usual() };
        store.keep_quality_setting(&clinic.by(), &setting).await.unwrap();
        assert_eq!(store.quality_setting(organisation).await.unwrap(), setting);
        store.give_opt_in(&clinic.by(), clinic.episode.id, YEAR, None).await.unwrap();
        let figure = |block, improved| Figure {
            topic: Topic::Complaints,
            block,
            people: 25,
            value: 0.7,
            interval: interval(0.4, 1.1),
            improved,
            completed: 0.85,
        };
        let blocks = [Block::Year, Block::FirstHalf, Block::SecondHalf, Block::Quarter(Quarter::Third)];
        let figures = blocks.map(|block| figure(block, (block == Block::Year).then_some(0.35))).to_vec();
        let published = Published { year: YEAR, figures };
        store.publish_figures(&clinic.by(), &published, &setting, Some("BDI")).await.unwrap();
        let again = Published { figures: Vec::new(), ..published.clone() };
        let refused = store.publish_figures(&clinic.by(), &again, &setting, None).await.unwrap_err();
        assert!(refused.is_conflict(QUALITY_OUT));
        let found = store.publications(organisation).await.unwrap();
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((&one.figures, &one.setting, one.measure.as_deref()), (&published, &setting, Some("BDI")));
        assert_eq!((one.at, one.withdrawn), (clinic.now, None::<Timestamp>));
        // Nobody comes in or goes out of a year that is out, and of another year they do.
        let late = store.withdraw_opt_in(&clinic.by(), clinic.episode.id, YEAR).await.unwrap_err();
        assert!(late.is_conflict(QUALITY_OUT));
        let late = store.give_opt_in(&clinic.by(), clinic.episode.id, YEAR, None).await.unwrap_err();
        assert!(late.is_conflict(QUALITY_OUT));
        store.hide_figures(&clinic.by(), YEAR).await.unwrap();
        assert_eq!(store.publications(organisation).await.unwrap()[0].withdrawn, Some(clinic.now));
        store.show_figures(&clinic.by(), YEAR).await.unwrap();
        assert_eq!(store.publications(organisation).await.unwrap(), found);
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert!(store.publications(other).await.unwrap().is_empty());
        let nobody = EpisodeId::make(clinic.now, &clinic.chance);
        assert_eq!(store.ended_at(organisation, nobody, clinic.now).await.unwrap(), None);
    });
}
