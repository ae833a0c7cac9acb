//! What nobody may read out of a page: over generated groups, whatever is answered.

use super::{Group, code};
use crate::testing::Answer;
use alliance::clock::{Chance, DAY_MS, HOUR_MS, SeededChance};
use alliance::people::Role;
use axum::http::StatusCode;

/// A generated group: how many, who answers, with what.
struct Case {
    count: usize,
    values: Vec<Option<[u8; 9]>>,
}

fn case(seed: u64) -> Case {
    let chance = SeededChance::new(seed);
    let byte = || {
        let mut byte = [0_u8; 1];
        chance.fill(&mut byte);
        byte[0]
    };
    let count = 1 + usize::from(byte() % 14);
    let one = |_: usize| (byte() % 4 != 0).then(|| std::array::from_fn(|_| byte() % 7));
    Case { count, values: (0..count).map(one).collect() }
}

/// Numbers with decimals that stand in a page, as a reader sees them.
fn numbers(page: &Answer) -> Vec<f64> {
    let text = page.words();
    let number = |word: &str| -> Option<f64> {
        let (whole, part) = word.split_once(',')?;
        let is_number = !whole.is_empty() && !part.is_empty() && !part.contains(',');
        is_number.then(|| format!("{whole}.{part}").parse().unwrap())
    };
    text.split(|c: char| !(c.is_ascii_digit() || c == ',')).filter_map(number).collect()
}

/// The items of each scale of the group check.
const SCALES: [&[usize]; 6] = [&[0, 1, 2], &[3, 4, 5], &[6, 7, 8], &[0, 3], &[1, 4], &[2, 5]];

/// The mean of some people on each scale, on the axis 0–10.
fn means(all: &[&[u8; 9]]) -> Vec<f64> {
    let mean = |items: &&[usize]| {
        let sum: u32 = all.iter().flat_map(|one| items.iter().map(|at| u32::from(one[*at]))).sum();
        f64::from(sum) / (items.len() * all.len()) as f64 / 6.0 * 10.0
    };
    SCALES.iter().map(mean).collect()
}

async fn run_case(seed: u64) {
    let case = case(seed);
    let group = Group::of(u32::try_from(case.count).unwrap()).await;
    let outsider = group.clinic.member(8, &[Role::Therapist]).await;
    group.hold(1, &[]).await;
    let mut given: Vec<(usize, [u8; 9])> = Vec::new();
    for (at, values) in case.values.iter().enumerate() {
        let Some(values) = values else { continue };
        let text = values.map(|value| value.to_string());
        let words: [&str; 9] = std::array::from_fn(|index| text[index].as_str());
        group.answers(&code(at + 1), 1, "4", &words).await;
        given.push((at + 1, *values));
    }
    group.rate(1, "5").await;
    group.clinic.clock.advance_ms(4 * DAY_MS + HOUR_MS);
    // A login ends after half an hour: everybody signs in now.
    let clinic = &group.clinic;
    let trainer = clinic.sign_in(&group.trainer).await;
    let outside = clinic.sign_in(&outsider).await;
    let planner = clinic.sign_in(&clinic.member(9, &[Role::Coordinator]).await).await;
    let researcher = clinic.sign_in(&clinic.member(10, &[Role::Researcher]).await).await;
    let office = clinic.sign_in(&clinic.member(11, &[Role::Administrator]).await).await;
    let pages = ["", "/group", "/people", "/schedule", "/sessions/1", "/sessions/1/ratings", "/trainers"];
    // Who does not give or plan it finds nothing at all.
    for cookie in [outside.as_str(), researcher.as_str(), office.as_str()] {
        for under in pages {
            let found = group.clinic.get(&format!("{}{under}", group.path), cookie).await;
            assert_eq!(found.status, StatusCode::NOT_FOUND, "seed {seed}: {under}");
        }
    }
    for under in pages {
        let public = group.clinic.get(&format!("{}{under}", group.path), "").await;
        assert_ne!(public.status, StatusCode::OK, "seed {seed}: {under}");
    }
    // Who plans it sees who was there and what is in: no number that anybody answered.
    for under in ["", "/schedule", "/sessions/1"] {
        let page = group.clinic.get(&format!("{}{under}", group.path), &planner).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(numbers(&page), Vec::<f64>::new(), "seed {seed}: {under}");
    }
    for under in ["/group", "/people", "/sessions/1/ratings"] {
        let page = group.clinic.get(&format!("{}{under}", group.path), &planner).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "seed {seed}: {under}");
    }
    // The screen for all: never a code, and under four no number.
    let wall = group.clinic.get(&format!("{}/group", group.path), &trainer).await;
    assert_eq!(wall.status, StatusCode::OK, "{}", wall.body);
    for number in 1..=case.count {
        assert!(!wall.body.contains(&code(number)), "seed {seed}: a name on the wall");
    }
    let answers: Vec<&[u8; 9]> = given.iter().map(|(_, values)| values).collect();
    if given.len() < 4 {
        let before_how = wall.words().split("Hoe is dit berekend").next().unwrap_or("").to_owned();
        assert!(!before_how.contains("Gemiddelde"), "seed {seed}: {before_how}");
    }
    // A member: the own places, and at most the mean; never what is another's alone.
    for (number, values) in &given {
        let page = group.clinic.get(&format!("{}/run", group.mine[&code(*number)]), "").await;
        assert_eq!(page.status, StatusCode::OK);
        let mut allowed = means(&[values]);
        if given.len() >= 4 {
            allowed.extend(means(&answers));
        }
        for found in numbers(&page) {
            assert!(
                allowed.iter().any(|one| (one - found).abs() < 0.051),
                "seed {seed}: {found} is not {}'s to see\n{}",
                code(*number),
                page.words()
            );
        }
        for other in (1..=case.count).filter(|other| other != number) {
            assert!(!page.body.contains(&code(other)), "seed {seed}: another's name");
        }
    }
}

#[tokio::test]
async fn no_page_holds_what_the_rules_hide_over_generated_groups() {
    for seed in 0..8 {
        run_case(seed).await;
    }
}

/// The researcher's files, as they stand now.
async fn files(group: &Group, researcher: &alliance::people::Member) -> Vec<(&'static str, String)> {
    let cookie = group.clinic.sign_in(researcher).await;
    let mut found = Vec::new();
    for name in ["export.csv", "runs.csv", "edges.csv", "around.csv"] {
        let answer = group.clinic.get(&format!("/study/{name}"), &cookie).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        found.push((name, answer.body));
    }
    found
}

/// Nothing sealed, no name, no way of finding it, no small group: in no file of a study; and nothing for the public.
async fn export_case(seed: u64) {
    let case = case(seed);
    let group = Group::of(u32::try_from(case.count).unwrap()).await;
    let researcher = group.clinic.member(10, &[Role::Researcher]).await;
    let administrator = group.clinic.member(11, &[Role::Administrator]).await;
    group.hold(1, &[]).await;
    let mut answered = 0;
    for (at, values) in case.values.iter().enumerate() {
        let Some(values) = values else { continue };
        let text = values.map(|value| value.to_string());
        let words: [&str; 9] = std::array::from_fn(|index| text[index].as_str());
        group.answers(&code(at + 1), 1, "4", &words).await;
        answered += 1;
    }
    // The trainer's half is not in: what they answered is sealed, also for who studies it.
    for (name, body) in files(&group, &researcher).await {
        assert!(
            !body.contains("group-check") && !body.contains("session-check"),
            "seed {seed}: {name}\n{body}"
        );
    }
    group.rate(1, "5").await;
    group.clinic.clock.advance_ms(51 * DAY_MS);
    for at in (1..=case.count).filter(|at| case.values[at - 1].is_some()) {
        let mine = &group.mine[&code(at)];
        let list = [("worth1", "1"), ("place1", "2"), ("use1", "3"), ("recommend1", "7")];
        let sent = group.clinic.post(&format!("{mine}/run/end/satisfaction"), "", &list).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let said = group.clinic.post(&format!("{mine}/figures"), "", &[("allow", "yes")]).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    }
    let found = files(&group, &researcher).await;
    for (name, body) in &found {
        assert!(!body.contains("satisfaction") && !body.contains("worth1"), "seed {seed}: {name}");
        for at in 1..=case.count {
            assert!(!body.contains(&code(at)), "seed {seed}: a code in {name}");
        }
        assert!(!body.contains(&group.trainer.id.to_string()) && !body.contains(&group.trainer.shown_name));
    }
    let export = &found[0].1;
    assert_eq!(export.contains("group-check"), answered > 0, "seed {seed}");
    // A group of fewer than four is not told apart from other people.
    let rows = found[1].1.lines().count() - 1;
    assert_eq!(rows, if case.count < 4 { 0 } else { case.count }, "seed {seed}: {}", found[1].1);
    // A year later: too few people and one therapist, so there is nothing to publish and nothing to be seen.
    group.clinic.clock.advance_ms(110 * DAY_MS);
    let office = group.clinic.sign_in(&administrator).await;
    let look = group.clinic.get("/settings/quality/2026", &office).await;
    assert_eq!(numbers(&look), Vec::<f64>::new(), "seed {seed}");
    let sent = group.clinic.post("/settings/quality/2026/publish", &office, &[("read", "yes")]).await;
    assert_eq!(sent.status, StatusCode::CONFLICT, "seed {seed}");
    assert!(group.clinic.get("/quality.json", "").await.body.contains("\"years\":[]"));
    assert_eq!(numbers(&group.clinic.get("/quality", "").await), Vec::<f64>::new());
}

#[tokio::test]
async fn no_file_of_a_study_and_no_figure_holds_what_the_rules_hide_over_generated_groups() {
    for seed in 0..8 {
        export_case(seed).await;
    }
}
