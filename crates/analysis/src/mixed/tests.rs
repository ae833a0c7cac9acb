use super::document::{Told, tell};
use crate::document::terminal::{Ink, WIDTH, lines};
use crate::speech::Speech;
use alliance::Language;
use stats::formula::derived::Derived;
use stats::mixed::deviance::Criterion;
use stats::mixed::fit::LinearFit;
use stats::mixed::inference::Method;
use stats::table::{Column, Table, factor::Factor, numbers::Numbers};

/// Twelve patients of three therapists, six sessions each; a bond that goes with less distress within patients.
fn table() -> Table {
    let rows = 72;
    let noise = |row: usize| ((row * 7919 + 31) % 1009) as f64 / 504.5 - 1.0;
    let patient = |row: usize| row / 6;
    let session = |row: usize| (row % 6) as f64 + 1.0;
    let bond = |row: usize| 5.0 + noise(row * 3 + 1) + patient(row) as f64 * 0.3;
    let distress = |row: usize| {
        let missing = row % 31 == 30;
        let value =
            20.0 - session(row) - 1.5 * bond(row) + 3.0 * noise(patient(row) * 17 + 5) + noise(row * 5);
        (!missing).then_some((value * 100.0).round() / 100.0)
    };
    let names = |of: &dyn Fn(usize) -> String| {
        let texts: Vec<String> = (0..rows).map(of).collect();
        Column::from(Factor::from_texts(texts.iter().map(|text| Some(text.as_str()))))
    };
    Table::new([
        ("distress", Column::from(Numbers::new((0..rows).map(distress)).unwrap())),
        ("session", Column::from(Numbers::complete((0..rows).map(session).collect()).unwrap())),
        ("bond", Column::from(Numbers::complete((0..rows).map(bond).collect()).unwrap())),
        ("arm", names(&|row| if patient(row) % 2 == 0 { "usual".into() } else { "mindful".into() })),
        ("patient", names(&|row| format!("p{:02}", patient(row)))),
        ("therapist", names(&|row| format!("t{}", patient(row) / 4))),
    ])
    .unwrap()
}

fn told(formula: &str, language: Language) -> String {
    told_with(formula, &[], language)
}

fn told_with(formula: &str, made: &[&str], language: Language) -> String {
    let made: Vec<Derived> = made.iter().map(|text| Derived::read(text).unwrap()).collect();
    let mut table = table();
    for one in &made {
        let column = one.make(&table).unwrap();
        table = table.with(&one.name, column).unwrap();
    }
    let fit = LinearFit::read(formula, &table, Criterion::Reml).unwrap();
    let told = Told { fit: &fit, method: Method::Satterthwaite, confidence: 0.95, made: &made };
    lines(&tell(told, Speech::new(language)).unwrap(), WIDTH, Ink::Plain)
}

#[test]
fn a_report_in_dutch_begins_with_what_goes_together_at_which_level() {
    insta::assert_snapshot!(told("distress ~ session + bond + arm + (1 | patient)", Language::Dutch));
}

#[test]
fn a_report_in_english_tells_what_is_at_the_border_and_what_was_left_out() {
    let formula = "distress ~ session * arm + bond + I(2 * bond) + (session | patient) + (1 | therapist)";
    insta::assert_snapshot!(told(formula, Language::English));
}

#[test]
fn a_model_without_columns_tells_the_mean_and_where_the_differences_lie() {
    let text = told("distress ~ 1 + (1 | patient)", Language::English);
    assert!(text.contains("On average distress is"), "{text}");
    assert!(text.contains("between patient"), "{text}");
}

#[test]
fn no_number_is_called_significant_and_nothing_is_said_to_cause() {
    for language in [Language::Dutch, Language::English] {
        let text = told("distress ~ session + bond + (1 | patient)", language).to_lowercase();
        for word in ["signific", "effect", "because of bond", "door bond"] {
            assert!(!text.contains(word), "{language}: {word}");
        }
    }
}

#[test]
fn a_column_in_two_parts_is_told_at_two_levels_with_the_difference() {
    let made = ["bond_w = within(bond, patient)", "bond_b = between(bond, patient)"];
    let formula = "distress ~ session + bond_w + bond_b + (1 | patient)";
    let text = told_with(formula, &made, Language::English);
    assert!(text.contains("Within patient, comparing rows of the same one: where bond_w is 1"), "{text}");
    assert!(text.contains("Between patient, comparing one with another: where bond_b is 1"), "{text}");
    assert!(text.contains("bond: the relation between groups minus the one within groups"), "{text}");
    assert!(!text.contains("mixture"), "{text}");
}
