//! The simulation against its own truth. Tolerances are four standard errors of what is estimated.

use super::clinic::{SimulatedEpisode, SimulatedHalf};
use super::parameters::{Example, ParameterRefusal, Parameters};
use super::rupture::RuptureKind;
use super::{Setting, Simulation, simulate};
use crate::administration::Content;
use crate::administration::score::score_content;
use crate::clock::DAY_MS;
use crate::component::{Component, Language, Perspective};
use crate::instrument::catalogue;
use crate::instrument::definition::Range;
use crate::people::Role;
use crate::samples;
use crate::session::{Measuring, SessionState};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use stats::descriptive::summarise;

const SIGMAS: f64 = 4.0;

fn simulated(parameters: &Parameters, seed: u64) -> Simulation {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let setting = Setting {
        organisation: samples::organisation(),
        now: samples::TODAY,
        zone: &zone,
        language: Language::Dutch,
    };
    simulate(parameters, &setting, seed).unwrap()
}

/// Many clients in the middle of the scale, without ruptures and gaps: no answer meets an end.
fn without_ends(therapists: usize, clients: usize) -> Parameters {
    let mut parameters = Parameters::demonstration();
    parameters.example = Example::LeftOut;
    (parameters.therapist_count, parameters.client_count) = (therapists, clients);
    parameters.alliance.level = [5.0, 4.6, 4.8];
    parameters.alliance.growth = [0.1; 3];
    parameters.alliance.growth_sd = 0.05;
    parameters.alliance.spread = 1.2;
    parameters.rupture.withdrawal_rate = 0.0;
    parameters.rupture.confrontation_rate = 0.0;
    parameters.attendance.item_skipped = 0.0;
    parameters.began_weeks_ago = 12..=20;
    parameters
}

fn halves(
    simulation: &Simulation,
    perspective: Perspective,
) -> Vec<(u32, &SimulatedEpisode, &SimulatedHalf)> {
    let sessions = simulation.clinic.episodes.iter().flat_map(|episode| {
        episode.sessions.iter().map(move |session| (session.session.number, episode, &session.halves))
    });
    sessions
        .flat_map(|(number, episode, halves)| halves.iter().map(move |half| (number, episode, half)))
        .filter(|(_, _, half)| half.sitting.perspective == perspective)
        .collect()
}

/// Positions of a half on bond, goal and task; `None` where it is withheld or was not sent.
fn positions(half: &SimulatedHalf) -> [Option<f64>; 3] {
    let check = catalogue::instrument("session-check").unwrap();
    let sent = half.administrations.iter().find(|sent| sent.instrument == *check.key());
    let Some(sent) = sent else { return [None; 3] };
    let scores = score_content(check, &sent.content);
    [0, 1, 2].map(|index: usize| scores[index].score.value().map(|value| value.position))
}

fn count(number: usize) -> f64 {
    number as f64
}

fn near(found: f64, expected: f64, standard_error: f64, what: &str) {
    assert!(
        (found - expected).abs() < SIGMAS * standard_error,
        "{what}: {found} for {expected} ± {standard_error}"
    );
}

#[test]
fn the_same_seed_gives_the_same_clinic_and_another_seed_another() {
    let parameters = Parameters::demonstration();
    assert_eq!(simulated(&parameters, 7), simulated(&parameters, 7));
    assert_ne!(simulated(&parameters, 7).clinic, simulated(&parameters, 8).clinic);
}

#[test]
fn the_written_example_has_a_task_that_was_changed_before_it_falls() {
    let simulation = simulated(&Parameters::demonstration(), 1);
    let episode = &simulation.clinic.episodes[0];
    let session = |number: usize| &episode.sessions[number - 1].session;
    let changes = crate::agreement::changes::changes_between(&episode.agreement, session(8), session(9));
    assert_eq!(changes.iter().map(|change| change.component()).collect::<Vec<_>>(), [Component::Task]);
    assert!(simulation.clinic.episodes.iter().filter(|one| !one.agreement.points().is_empty()).count() > 9);
}

#[test]
fn more_clients_leave_the_first_ones_as_they_were() {
    let few = simulated(&Parameters { client_count: 20, ..Parameters::demonstration() }, 3);
    let many = simulated(&Parameters { client_count: 40, ..Parameters::demonstration() }, 3);
    assert_eq!(few.clinic.episodes[..], many.clinic.episodes[..20]);
}

#[test]
fn the_mean_of_first_answers_is_the_level_they_were_drawn_from() {
    let mut parameters = without_ends(200, 1_000);
    parameters.began_weeks_ago = 1..=1;
    let simulation = simulated(&parameters, 11);
    let first: Vec<[Option<f64>; 3]> = halves(&simulation, Perspective::Client)
        .into_iter()
        .filter(|(number, ..)| *number == 1)
        .map(|(_, _, half)| positions(half))
        .collect();
    let shares = parameters.alliance.shares;
    let variance = parameters.alliance.spread.powi(2);
    for (index, component) in Component::ALL.iter().enumerate() {
        let values: Vec<Option<f64>> = first.iter().map(|of| of[index]).collect();
        let found = summarise(&values).unwrap();
        // Therapists' own levels do not average out over their clients; two items halve the error of an answer. An
        // answer is the nearest of seven, which adds the variance of a uniform step.
        let step: f64 = 10.0 / 6.0;
        let rest = 1.0 - shares.therapist - shares.answer / 2.0;
        let error = variance * shares.therapist / 200.0
            + (variance * rest + step.powi(2) / 12.0 / 2.0) / count(found.count);
        near(found.mean, parameters.alliance.level[index], error.sqrt(), component.as_str());
    }
}

#[test]
fn therapists_account_for_the_share_of_variance_they_were_given() {
    let (therapists, each) = (200, 10);
    let mut parameters = without_ends(therapists, therapists * each);
    parameters.began_weeks_ago = 1..=1;
    let simulation = simulated(&parameters, 5);
    // What clients of one therapist feel at their first session, bond alone.
    let mut groups: Vec<Vec<f64>> = vec![Vec::new(); therapists];
    for (index, course) in simulation.truth.courses.iter().enumerate() {
        groups[index % therapists].push(course.client[0][0]);
    }
    let (j, k) = (count(therapists), count(each));
    let means: Vec<Option<f64>> = groups.iter().map(|g| Some(g.iter().sum::<f64>() / k)).collect();
    let between = k * summarise(&means).unwrap().standard_deviation.unwrap().powi(2);
    let within = groups
        .iter()
        .zip(&means)
        .map(|(group, mean)| group.iter().map(|value| (value - mean.unwrap()).powi(2)).sum::<f64>());
    let within = within.sum::<f64>() / (j * (k - 1.0));
    let found = (between - within) / (between + (k - 1.0) * within);
    // The answer's own error is not part of what is felt.
    let shares = Parameters::demonstration().alliance.shares;
    let expected = shares.therapist / (1.0 - shares.answer);
    let error = (1.0 - expected) * (1.0 + (k - 1.0) * expected) * (2.0 / (k * (k - 1.0) * (j - 1.0))).sqrt();
    near(found, expected, error, "intraclass correlation");
}

#[test]
fn therapists_see_it_lower_by_the_bias_and_follow_by_the_tracking() {
    let mut parameters = without_ends(100, 1_000);
    parameters.began_weeks_ago = 1..=1;
    let simulation = simulated(&parameters, 13);
    let (view, model) = (parameters.therapist_view, &parameters.alliance);
    let first: Vec<(f64, f64)> =
        simulation.truth.courses.iter().map(|course| (course.client[0][1], course.therapist[0][1])).collect();
    let n = count(first.len());
    let centred: Vec<(f64, f64)> = first
        .iter()
        .map(|(client, therapist)| (client - model.level[1], therapist - model.level[1]))
        .collect();
    let squares: f64 = centred.iter().map(|(x, _)| x * x).sum();
    let slope = centred.iter().map(|(x, y)| x * (y - view.bias)).sum::<f64>() / squares;
    let own = view.own_client_sd.powi(2) + view.own_session_sd.powi(2);
    near(slope, view.tracking, (own / squares).sqrt(), "tracking");
    let bias = centred.iter().map(|(x, y)| y - view.tracking * x).sum::<f64>() / n;
    near(bias, view.bias, (own / n).sqrt(), "bias");
}

#[test]
fn wellbeing_follows_the_alliance_within_and_between_clients() {
    let mut parameters = without_ends(60, 300);
    parameters.rupture = Parameters::demonstration().rupture;
    let simulation = simulated(&parameters, 17);
    let model = parameters.wellbeing;
    // Within: a session against the client's own mean, with the growth taken out, on the session before.
    let (mut xx, mut xy, mut between_xy, mut between_xx) = (0.0, 0.0, 0.0, 0.0);
    for course in &simulation.truth.courses {
        let rest =
            |session: usize| course.wellbeing[session] - model.level - model.growth * count(session + 1).ln();
        let pairs: Vec<(f64, f64)> =
            (1..course.wellbeing.len()).map(|session| (course.within[session - 1], rest(session))).collect();
        let n = count(pairs.len());
        let mean = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / n, sum.1 + pair.1 / n));
        for (x, y) in &pairs {
            xx += (x - mean.0).powi(2);
            xy += (x - mean.0) * (y - mean.1);
        }
        between_xx += course.between.powi(2);
        between_xy += course.between * rest(0);
    }
    near(xy / xx, model.within, model.session_sd / xx.sqrt(), "within");
    let spread = (model.client_sd.powi(2) + model.session_sd.powi(2)).sqrt();
    near(between_xy / between_xx, model.between, spread / between_xx.sqrt(), "between");
}

#[test]
fn as_much_stays_out_as_was_asked_for() {
    let parameters = without_ends(60, 300);
    let simulation = simulated(&parameters, 19);
    let attendance = parameters.attendance;
    let spread = |mean: f64| mean * (1.0 - mean) / (attendance.alike + 1.0);
    for (perspective, mean, people) in [
        (Perspective::Client, attendance.client_forgets, 300),
        (Perspective::Therapist, attendance.therapist_forgets, 60),
    ] {
        let asked = halves(&simulation, perspective);
        // Sent later than now is not in either: leave the last days out.
        let settled: Vec<bool> = asked
            .iter()
            .filter(|(_, episode, half)| {
                let session = episode.sessions.iter().find(|s| s.session.id == half.sitting.session).unwrap();
                session.planned_at.ms() < samples::TODAY.ms() - 4 * DAY_MS
            })
            .map(|(_, _, half)| half.administrations.is_empty())
            .collect();
        let missing = count(settled.iter().filter(|empty| **empty).count()) / count(settled.len());
        // People differ in forgetting, so people count, not sessions; the rest is the toss of each session.
        let error = spread(mean) / count(people) * 1.2 + mean * (1.0 - mean) / count(settled.len());
        near(missing, mean, error.sqrt(), perspective.as_str());
    }
    let sessions: Vec<_> = simulation.clinic.episodes.iter().flat_map(|e| &e.sessions).collect();
    let behind: Vec<_> =
        sessions.iter().filter(|s| !matches!(s.session.state, SessionState::Planned { .. })).collect();
    let share = |number: usize, of: usize| count(number) / count(of);
    let cancelled = behind.iter().filter(|s| matches!(s.session.state, SessionState::Cancelled { .. }));
    let later = behind.iter().filter(|s| s.session.number > 1).count();
    let chance = attendance.cancelled;
    near(share(cancelled.count(), later), chance, (chance / count(later)).sqrt(), "cancelled");
    let held = behind.iter().filter(|s| s.session.state.held_at().is_some());
    let quiet = held.clone().filter(|s| s.session.measuring == Measuring::NotToday).count();
    let chance = attendance.not_measured;
    near(share(quiet, held.clone().count()), chance, (chance / count(held.count())).sqrt(), "not measured");
}

#[test]
fn ruptures_come_in_both_kinds_and_go_or_stay_as_often_as_was_asked_for() {
    let mut parameters = Parameters::demonstration();
    (parameters.client_count, parameters.example) = (500, Example::LeftOut);
    parameters.began_weeks_ago = 25..=25;
    parameters.attendance.drop_out_under_strain = parameters.attendance.drop_out;
    let simulation = simulated(&parameters, 23);
    for (kind, repaired) in [
        (RuptureKind::Withdrawal, parameters.rupture.withdrawal_repaired),
        (RuptureKind::Confrontation, parameters.rupture.confrontation_repaired),
    ] {
        // Those that had the time to be repaired.
        let ruptures: Vec<_> = simulation
            .truth
            .courses
            .iter()
            .flat_map(|course| course.ruptures.iter().map(move |rupture| (course.client.len(), rupture)))
            .filter(|(length, rupture)| rupture.kind == kind && rupture.nadir as usize + 2 <= *length)
            .collect();
        let n = count(ruptures.len());
        assert!(n > 40.0, "{kind}: {n}");
        let found = ruptures.iter().filter(|(_, rupture)| rupture.repaired_at.is_some()).count();
        near(count(found) / n, repaired, (repaired * (1.0 - repaired) / n).sqrt(), kind.as_str());
    }
}

#[test]
fn a_confrontation_shows_in_the_answers_on_task() {
    let mut parameters = without_ends(40, 200);
    parameters.alliance.level = [6.0; 3];
    parameters.rupture.confrontation_rate = 0.08;
    parameters.rupture.confrontation_depth = Range { min: 3.0, max: 3.0 };
    let simulation = simulated(&parameters, 29);
    let mut falls = Vec::new();
    for course in &simulation.truth.courses {
        let episode = simulation.clinic.episodes.iter().find(|e| e.episode.id == course.episode).unwrap();
        let task = |number: u32| {
            let session = episode.sessions.iter().find(|s| s.session.number == number)?;
            positions(session.halves.first()?)[2]
        };
        for rupture in &course.ruptures {
            let before = task(rupture.onset - 1);
            falls.push(before.and_then(|before| Some(before - task(rupture.onset)?)));
        }
    }
    let found = summarise(&falls).unwrap();
    let error = found.standard_deviation.unwrap() / count(found.count).sqrt();
    // Growth over one session is left out: at most 0.1·ln(3/2).
    near(found.mean, 3.0, error + 0.01, "fall");
}

#[test]
fn growth_is_early() {
    let mut parameters = without_ends(30, 150);
    parameters.alliance.growth = [0.5; 3];
    parameters.planned_sessions = vec![20];
    parameters.began_weeks_ago = 20..=20;
    let simulation = simulated(&parameters, 31);
    let mean = |session: usize| {
        let values: Vec<_> =
            simulation.truth.courses.iter().map(|c| c.client.get(session - 1).map(|v| v[0])).collect();
        summarise(&values).unwrap().mean
    };
    assert!(mean(4) - mean(1) > mean(10) - mean(7) + 0.2);
}

#[test]
fn answers_of_the_demonstration_crowd_at_the_upper_end_and_therapists_stay_below() {
    let simulation = simulated(&Parameters::demonstration(), 1);
    let bond = |perspective| {
        let values: Vec<_> =
            halves(&simulation, perspective).iter().map(|(_, _, half)| positions(half)[0]).collect();
        summarise(&values).unwrap()
    };
    let (client, therapist) = (bond(Perspective::Client), bond(Perspective::Therapist));
    assert!((6.5..9.0).contains(&client.mean), "{client:?}");
    assert!(client.mean - therapist.mean > 0.2, "{client:?} {therapist:?}");
    let mut top = (0.0, 0.0);
    for (_, _, half) in halves(&simulation, Perspective::Client) {
        for administration in &half.administrations {
            let Content::Items(answers) = &administration.content else { panic!("items are simulated") };
            for answer in answers.iter().filter(|a| a.item().as_str().starts_with("bond")) {
                top.1 += 1.0;
                top.0 += f64::from(u8::from(answer.value() == 6));
            }
        }
    }
    assert!((0.1..0.6).contains(&(top.0 / top.1)), "{top:?}");
}

#[test]
fn what_was_sent_opens_as_the_rules_say_and_nothing_lies_in_the_future() {
    let simulation = simulated(&Parameters::demonstration(), 1);
    let now = samples::TODAY;
    for episode in &simulation.clinic.episodes {
        for (number, session) in (1..).zip(&episode.sessions) {
            assert_eq!(session.session.number, number);
            assert!(session.session.state.held_at().is_none_or(|at| at <= now));
            let sent: Vec<_> =
                session.halves.iter().filter_map(|half| half.sitting.state.submitted_at()).collect();
            assert!(sent.iter().all(|at| *at <= now));
            assert_eq!(session.session.opened_at.is_some(), sent.len() == 2);
            assert_eq!(
                session.session.opens_alone_at,
                (sent.len() == 1).then(|| episode.episode.opens_alone.opens_at(sent[0])).flatten()
            );
            let checked = session.session.may_be_answered().is_ok();
            assert_eq!(session.halves.len(), if checked { 2 } else { 0 });
        }
    }
}

#[test]
fn the_written_example_falls_on_task_in_its_ninth_session_and_goes_on_today() {
    let simulation = simulated(&Parameters::demonstration(), 1);
    let episode = &simulation.clinic.episodes[0];
    assert_eq!(episode.client.code.as_str(), "2026-014");
    let task = |number: usize, half: usize| positions(&episode.sessions[number - 1].halves[half])[2].unwrap();
    let round = |position: f64| (position * 10.0).round() / 10.0;
    assert_eq!([round(task(8, 0)), round(task(9, 0)), round(task(9, 1))], [8.3, 4.2, 8.3]);
    let [.., ninth, tenth] = episode.sessions.as_slice() else { panic!("there are ten sessions") };
    assert_eq!((ninth.session.number, tenth.session.number), (9, 10));
    let SessionState::Planned { at: Some(at) } = tenth.session.state else { panic!("the tenth is planned") };
    assert!((at.ms() - samples::TODAY.ms()).abs() < DAY_MS);
    assert!(simulation.truth.courses.iter().all(|course| course.episode != episode.episode.id));
}

#[test]
fn the_first_therapist_has_a_day_with_every_kind_of_session() {
    let simulation = simulated(&Parameters::demonstration(), 1);
    let therapist = simulation.clinic.members[0].id;
    let own = simulation.clinic.episodes.iter().filter(|episode| episode.therapist == therapist);
    let today = own.flat_map(|episode| &episode.sessions).filter(|session| {
        let at = session.session.state.held_at().unwrap_or(session.planned_at);
        (at.ms() - samples::TODAY.ms()).abs() < DAY_MS / 2
    });
    let kinds: Vec<(u32, usize, usize)> = today
        .map(|session| {
            let sent = session.halves.iter().filter(|half| !half.administrations.is_empty()).count();
            (u32::from(session.session.number == 1), session.halves.len(), sent)
        })
        .collect();
    // Two in the diary, one with the client's half in, one first session that is just over.
    assert_eq!(kinds, [(0, 0, 0), (0, 2, 1), (1, 2, 0), (0, 0, 0)]);
}

#[test]
fn the_clinic_has_one_of_each_other_role() {
    let simulation = simulated(&Parameters::demonstration(), 1);
    let roles: Vec<Role> = simulation.clinic.members.iter().flat_map(|member| member.roles.clone()).collect();
    assert_eq!(roles[..8], [Role::Therapist; 8]);
    assert_eq!(roles[8..], [Role::Coordinator, Role::Administrator, Role::Researcher]);
}

#[test]
fn parameters_that_describe_no_clinic_are_refused() {
    let check = |change: fn(&mut Parameters), expected: ParameterRefusal| {
        let mut parameters = Parameters::demonstration();
        change(&mut parameters);
        assert_eq!(parameters.check(), Err(expected));
    };
    check(|p| p.client_count = 0, ParameterRefusal::Nobody);
    check(|p| p.planned_sessions = vec![], ParameterRefusal::Nobody);
    check(|p| p.attendance.drop_out = 1.0, ParameterRefusal::NotAChance { name: "drop_out", value: 1.0 });
    check(|p| p.wellbeing.client_sd = -1.0, ParameterRefusal::NotASpread { name: "client_sd", value: -1.0 });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn no_answer_lies_outside_its_item(
        seed: u64,
        level in -20.0..30.0_f64,
        spread in 0.0..20.0_f64,
        skipped in 0.0..0.99_f64,
    ) {
        let mut parameters = Parameters { client_count: 12, ..Parameters::demonstration() };
        parameters.alliance.level = [level; 3];
        parameters.alliance.spread = spread;
        parameters.attendance.item_skipped = skipped;
        let simulation = simulated(&parameters, seed);
        for episode in &simulation.clinic.episodes {
            let halves = episode.sessions.iter().flat_map(|session| &session.halves);
            for administration in halves.flat_map(|half| &half.administrations) {
                let instrument = catalogue::instrument_of(&administration.instrument).unwrap();
                let Content::Items(answers) = &administration.content else { panic!("items are simulated") };
                for answer in answers.iter() {
                    prop_assert!(instrument.item(answer.item()).unwrap().response.accepts(answer.value()));
                }
            }
        }
    }
}
