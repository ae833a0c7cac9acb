//! Whatever is rated: no page gives it to somebody it is not for.

use super::{House, desk, fields};
use alliance::people::Role;
use axum::http::StatusCode;
use proptest::prelude::*;

/// Pages that any member of the house may try.
fn tried(path: &str, trainer: &str) -> Vec<String> {
    let about =
        ["/competence", "/competence/ask", "/competence/raters", "/competence/development", "/mirror"];
    let places = [
        "/competence/calibration",
        "/runs",
        "/roster",
        "/members",
        "/study",
        "/today",
        "/caseload",
        "/account",
    ];
    let mut all: Vec<String> = about.into_iter().chain(places).map(str::to_owned).collect();
    all.extend([path.to_owned(), format!("{path}/draft"), format!("/competence/development/{trainer}")]);
    all
}

async fn nobody_else_reads(levels: [[u8; 6]; 2], sent: usize, word: &str) {
    let house = House::new().await;
    let mut others = Vec::new();
    for (number, role) in
        (11..).zip([Role::Therapist, Role::Coordinator, Role::Administrator, Role::Researcher])
    {
        others.push(desk(&house.clinic, number, role).await);
    }
    let path = house.ask(&format!("Opname {word}")).await.location().to_owned();
    let trainer = house.trainer.member.id.to_string();
    for (rater, own) in levels.iter().enumerate().take(sent) {
        let own = own.map(|level| level.to_string());
        let own = [&own[0], &own[1], &own[2], &own[3], &own[4], &own[5]].map(String::as_str);
        let (strengths, needs) = (format!("sterk{rater}{word}"), format!("leren{rater}{word}"));
        let sent =
            house.clinic.post(&path, &house.raters[rater].cookie, &fields(&own, &strengths, &needs)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    let told = |body: &str, rater: usize| {
        body.contains(&format!("sterk{rater}{word}")) || body.contains(&format!("leren{rater}{word}"))
    };
    for at in tried(&path, &trainer) {
        for other in &others {
            let answer = house.get(&at, other).await;
            assert!(!told(&answer.body, 0) && !told(&answer.body, 1), "{at} to {:?}", other.member.roles);
            assert!(!answer.body.contains(&path), "{at} tells that there is one to {:?}", other.member.roles);
        }
        if sent < 2 {
            // Before all are in: the trainer nothing, each rater nothing of the other.
            let answer = house.get(&at, &house.trainer).await;
            assert!(!told(&answer.body, 0) && !told(&answer.body, 1), "{at} to the trainer");
            let answer = house.get(&at, &house.raters[1]).await;
            assert!(!told(&answer.body, 0) && !answer.body.contains(" checked"), "{at} to the other rater");
        }
    }
    for other in &others {
        assert_eq!(house.get(&path, other).await.status, StatusCode::NOT_FOUND);
        let wrote = house.clinic.post(&path, &other.cookie, &fields(&["4"; 6], "", "")).await;
        assert_eq!(wrote.status, StatusCode::NOT_FOUND);
    }
    if sent == 2 {
        assert!(told(&house.get(&path, &house.trainer).await.body, 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn no_page_gives_a_rating_to_somebody_it_is_not_for(
        one in prop::array::uniform6(1_u8..=6), other in prop::array::uniform6(1_u8..=6),
        sent in 0_usize..=2, word in "[a-z]{8}",
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(nobody_else_reads([one, other], sent, &word));
    }
}

#[tokio::test]
async fn a_blind_page_is_the_same_whatever_the_other_rated() {
    let mut seen = Vec::new();
    for levels in [["1"; 6], ["6"; 6]] {
        let house = House::new().await;
        let path = house.ask("Opname mei").await.location().to_owned();
        house.rate(&path, 0, &levels).await;
        let (trainer, rater) =
            (house.get(&path, &house.trainer).await, house.get(&path, &house.raters[1]).await);
        seen.push((trainer.words(), rater.words()));
    }
    assert_eq!(seen[0], seen[1]);
}
