//! Files of real trials, read by their mapping: every count was made apart from this program.

use alliance::import::choices::Choices;
use alliance::import::contents::Contents;
use alliance::import::mapping::WithoutValues;
use alliance::import::plan::{Known, plan};
use alliance::import::problem::{Problem, Problems, RowError};
use alliance::import::reading::read;
use alliance::import::table::{Limits, Table};
use alliance::instrument::definition::Range;
use jiff::civil::date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file that may not be part of the project; `None` where it is not there.
fn shared(name: &str) -> Option<Vec<u8>> {
    let path = root().join("../shared/data").join(name);
    if !path.exists() {
        println!("skipped: {} is not there; its licence keeps it out of the project", path.display());
        return None;
    }
    Some(std::fs::read(path).expect("the file is there"))
}

fn import(bytes: &[u8], choose: impl Fn(&mut Choices)) -> Result<Contents, Problems> {
    let table = Table::read(bytes, Limits::default()).expect("a table");
    let mut choices = Choices::guess(&table, &BTreeMap::new());
    choices.start = Some(date(2020, 1, 6));
    choose(&mut choices);
    let mapping = choices.settle(&table, &BTreeMap::new()).expect("a mapping that fits");
    read(&table, &mapping, date(2026, 9, 3))
}

#[test]
fn beat_the_blues_has_a_hundred_clients_and_two_hundred_and_eighty_scores() {
    let bytes = std::fs::read(root().join("fixtures/import/btheb_long.csv")).unwrap();
    let contents = import(&bytes, |choices| choices.measure("bdi=BDI:0..63:lower").unwrap()).unwrap();
    assert_eq!(contents.clients().len(), 100);
    assert_eq!((contents.session_count(), contents.filled_count()), (400, 280));
    assert_eq!(contents.counts().missing, 120);

    let measured = import(&bytes, |choices| {
        choices.measure("bdi=BDI:0..63:lower").unwrap();
        choices.without_values = WithoutValues::Nothing;
    });
    let measured = measured.unwrap();
    assert_eq!((measured.session_count(), measured.filled_count()), (280, 280));
}

#[test]
fn reframed_tells_what_cannot_be_read_and_imports_once_that_was_answered() {
    let Some(bytes) = shared("reframed_phq9.csv") else { return };
    let scores = |choices: &mut Choices| {
        choices.measure("phq9=PHQ-9:0..27:lower").unwrap();
        choices.measure("hamd=HAM-D:0..52:lower").unwrap();
    };
    // 198 rows have a word for a month, and one imputed score lies below the range.
    let problems = import(&bytes, scores).unwrap_err();
    assert_eq!((problems.count(), problems.shown().len()), (199, 199));
    let others: Vec<_> = problems.shown().iter().filter(|error| error.value != "Post-Rx").collect();
    let range = Range { min: 0.0, max: 27.0 };
    let expected = RowError {
        line: 1797,
        column: Some("phq9".into()),
        value: "-0.248546093702316".into(),
        problem: Problem::OutOfRange { range },
    };
    assert_eq!(others, [&expected]);

    let contents = import(&bytes, |choices| {
        scores(choices);
        choices.skip("month=Post-Rx").unwrap();
        choices.missing.insert("-0.248546093702316".into());
    });
    let plan = plan(contents.unwrap(), &Known::default()).unwrap();
    let counts = plan.counts();
    assert_eq!((counts.new_clients, counts.new_therapists, counts.new_measures), (250, 22, 2));
    assert_eq!(counts.new_sessions, 2825 - 198);
    assert_eq!(counts.administrations, (2825 - 392 - 1) + (2825 - 2035));
    let treated = plan.clients().filter(|(client, _)| client.therapists().count() == 1).count();
    assert_eq!(treated, 162);
}
