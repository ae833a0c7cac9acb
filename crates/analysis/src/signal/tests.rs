use super::document::document;
use super::{Simulated, json};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use alliance::signal::characteristics::{Plan, characteristics};

fn simulated() -> Simulated {
    let plan = Plan { series_count: 200, ..Plan::PUBLISHED };
    Simulated { found: characteristics(&plan).unwrap(), plan }
}

#[test]
fn the_table_names_every_method_in_both_languages_and_fits_a_terminal() {
    let simulated = simulated();
    for (language, words) in [
        (Language::Dutch, ["verwachte marge", "daling vanaf top", "vals alarm"]),
        (Language::English, ["expected range", "drop from peak", "false alarms"]),
    ] {
        let told = lines(&document(&simulated, Speech::new(language)), WIDTH, Ink::Plain);
        for word in words {
            assert!(told.contains(word), "{word}: {told}");
        }
        assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    }
}

#[test]
fn the_numbers_are_those_of_the_simulation() {
    let simulated = simulated();
    let json = json(&simulated);
    assert_eq!(json["methods"].as_array().unwrap().len(), 6);
    assert_eq!(json["methods"][0]["method"], "expected-range");
    assert_eq!(
        json["methods"][0]["at_equal_share"]["seen_in_all"].as_f64(),
        Some(simulated.found[0].equal.seen_in_all)
    );
}
