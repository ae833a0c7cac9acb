use super::*;
use crate::clock::DAY_MS;
use crate::ids::ProgrammeId;
use crate::programme::Theme;
use crate::programme::calendar::{Moment, window};
use crate::programme::list::Stage;
use crate::programme::run::MeetingState;
use crate::samples;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

fn programme() -> Programme {
    let theme = |number: u32| Theme { title: format!("Thema {number}"), about: None, materials: None };
    Programme {
        id: ProgrammeId::make(samples::TODAY, &SeededChance::new(4)),
        organisation: samples::organisation(),
        title: "MBCT".into(),
        minutes: 150,
        complaints: "distress".parse().unwrap(),
        follow_up_weeks: Some(12),
        themes: (1..=8).map(theme).collect(),
        made_at: samples::TODAY,
    }
}

fn drawn(seed: u64) -> SimulatedRuns {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let setting = Setting {
        organisation: samples::organisation(),
        now: samples::TODAY,
        zone: &zone,
        language: Language::Dutch,
    };
    runs(&programme(), &setting, seed)
}

#[test]
fn four_groups_have_ended_and_one_is_half_way() {
    let found = drawn(3);
    assert_eq!(found, drawn(3), "the same seed draws the same");
    let held: Vec<usize> = found.runs.iter().map(|one| one.run.held().count()).collect();
    assert_eq!(held, [8, 8, 8, 8, 4]);
    let years: Vec<i16> = found.runs.iter().map(|one| one.year).collect();
    assert_eq!(years, [2024, 2024, 2025, 2025, 2026]);
    let present = found.runs.last().unwrap();
    let placed = present.run.placed().count();
    assert!((10..=12).contains(&placed), "{placed}");
    assert_eq!(present.run.meetings[3].state, MeetingState::Held);
    assert!(present.run.meetings[3].at < samples::TODAY && present.run.meetings[4].at > samples::TODAY);
    assert!(present.opt_ins.is_empty(), "nobody is asked before the end");
}

#[test]
fn everybody_is_a_code_of_their_own_and_nothing_lies_in_the_future() {
    let found = drawn(5);
    let people: Vec<&SimulatedEpisode> = found.runs.iter().flat_map(|one| &one.people).collect();
    let codes: BTreeSet<&str> = people.iter().map(|one| one.client.code.as_str()).collect();
    assert_eq!(codes.len(), people.len());
    for simulated in &found.runs {
        assert_eq!(simulated.people.len(), simulated.run.participants.len());
        let sent = simulated.people.iter().flat_map(|one| &one.sessions).flat_map(|one| &one.halves);
        assert!(sent.filter_map(|half| half.sitting.state.submitted_at()).all(|at| at <= samples::TODAY));
        for list in &simulated.lists {
            let window = window(&simulated.run, Moment::Whole(list.stage)).unwrap();
            assert!(list.at >= window.opens && list.at <= window.due, "a list is answered in its time");
        }
        assert!(simulated.opt_ins.iter().all(|(_, at)| at.plus_ms(DAY_MS) < samples::TODAY));
    }
}

#[test]
fn who_agreed_more_on_the_goals_has_less_trouble_at_the_end() {
    // Over many groups, as the simulation says: half a point for each point.
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    for seed in 0..12 {
        for simulated in drawn(seed).runs {
            for person in &simulated.run.participants {
                let score = |stage: Stage| {
                    let own = simulated.lists.iter().find(|one| {
                        one.participant == person.id
                            && one.stage == stage
                            && one.answers.instrument().id.as_str() == "distress"
                    })?;
                    let values: Vec<i32> = own.answers.iter().map(|answer| answer.value()).collect();
                    Some(f64::from(values.iter().sum::<i32>()) / values.len() as f64 / 6.0 * 10.0)
                };
                let Some(change) = score(Stage::Before).zip(score(Stage::End)).map(|(a, b)| b - a) else {
                    continue;
                };
                let goal = goal_of(&simulated, person.episode);
                pairs.extend(goal.map(|goal| (goal, change)));
            }
        }
    }
    let count = pairs.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (goal, change) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
    let slope = mean(&|pair| (pair.0 - goal) * (pair.1 - change)) / mean(&|pair| (pair.0 - goal).powi(2));
    assert!(change < -0.6 && (-0.7..-0.2).contains(&slope), "{change} {slope} of {count}");
}

/// The mean answer about the goals, on 0–10.
fn goal_of(simulated: &SimulatedRun, episode: EpisodeId) -> Option<f64> {
    let own = simulated.people.iter().find(|one| one.episode.id == episode)?;
    let mut values = Vec::new();
    for half in own.sessions.iter().filter_map(|session| session.halves.first()) {
        for sent in half.administrations.iter().filter(|one| one.instrument.id.as_str() == "session-check") {
            let crate::administration::Content::Items(answers) = &sent.content else { continue };
            let goals = answers.iter().filter(|one| one.item().as_str().starts_with("goal"));
            values.extend(goals.map(|one| f64::from(one.value()) / 6.0 * 10.0));
        }
    }
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
