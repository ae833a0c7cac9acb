//! `verbond analyse` beyond a fit, as it is typed: what is refused, and what is written where.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Twelve patients, six sessions each.
fn study(folder: &TempDir) -> String {
    let noise = |row: usize| ((row * 7919 + 31) % 1009) as f64 / 504.5 - 1.0;
    let mut text = "distress,session,patient\n".to_owned();
    for row in 0..72 {
        let (patient, session) = (row / 6, row % 6 + 1);
        let distress = 20.0 - session as f64 + 3.0 * noise(patient * 17 + 5) + noise(row * 5);
        text.push_str(&format!("{distress:.2},{session},p{patient:02}\n"));
    }
    kept(folder, "study.csv", &text)
}

fn kept(folder: &TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn analyse(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbond"));
    command.arg("analyse").args(arguments).env_clear().env("LANG", "en_GB.UTF-8").output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const FORMULA: &str = "distress ~ session + (1 | patient)";

#[test]
fn every_further_option_is_told_and_nothing_stands_on_the_error_output() {
    let folder = TempDir::new().unwrap();
    let data = study(&folder);
    let new = kept(&folder, "new.csv", "session,patient\n7,p01\n7,p77\n");
    let [out, residuals] = ["out.csv", "residuals.csv"].map(|name| folder.path().join(name));
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let output = analyse(&[
        &data,
        FORMULA,
        "--profile",
        "--bootstrap",
        "60",
        "--seed",
        "3",
        "--influence",
        "patient",
        "--predict",
        &new,
        "--out",
        &text(&out),
        "--residuals",
        &text(&residuals),
        "--details",
    ]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(said(&output), "");
    let told = String::from_utf8(output.stdout).unwrap();
    for heading in
        ["profile intervals", "repeated studies", "What each patient", "new rows", "Details of the"]
    {
        assert!(told.contains(heading), "{heading}: {told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    assert_eq!(fs::read_to_string(out).unwrap().lines().count(), 3);
    assert_eq!(fs::read_to_string(residuals).unwrap().lines().count(), 73);
}

#[test]
fn what_cannot_be_done_is_refused_with_one_sentence_and_nothing_is_written_over() {
    let folder = TempDir::new().unwrap();
    let data = study(&folder);
    let before = fs::read_to_string(&data).unwrap();
    let check = |arguments: &[&str], sentence: &str| {
        let output = analyse(&[&[data.as_str(), FORMULA], arguments].concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(said(&output).contains(sentence), "{arguments:?}: {}", said(&output));
        assert_eq!(fs::read_to_string(&data).unwrap(), before);
    };
    check(&["--bootstrap", "39"], "At least 40 repetitions");
    check(&["--influence", "session"], "no groups called “session”");
    check(&["--residuals", &data], "Write the result to another file");
    check(&["--predict", &data, "--out", &data], "Write the result to another file");
    check(&["--predict", "nowhere.csv"], "nowhere.csv");
    check(&["--profile", "--family", "poisson"], "--family gaussian");
    check(&["--profile", "--explain"], "without --explain");
    let code = |arguments: &[&str]| analyse(&[&[data.as_str(), FORMULA], arguments].concat()).status.code();
    for line in [["--bootstrap", "0"], ["--bootstrap", "-3"], ["--seed", "4"], ["--out", "x.csv"]] {
        assert_eq!(code(&line), Some(2), "{line:?}");
    }
}

#[test]
fn a_file_turned_wide_and_back_is_the_same_file() {
    let folder = TempDir::new().unwrap();
    let data = study(&folder);
    let wide = folder.path().join("wide.csv");
    let wide = wide.to_str().unwrap();
    let columns = ["--id", "patient", "--time", "session", "--values", "distress"];
    let line = |data: &str, more: &[&str]| analyse(&[&["reshape", data], &columns[..], more].concat());
    assert!(line(&data, &["--wide", "--out", wide]).status.success());
    let back = line(wide, &["--long"]);
    let rows = String::from_utf8(back.stdout).unwrap();
    let (first, second) = (fs::read_to_string(&data).unwrap(), rows);
    let sorted = |text: &str| -> Vec<Vec<String>> {
        let rows = text.lines().map(|row| {
            let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
            cells.sort();
            cells
        });
        rows.collect()
    };
    assert_eq!(sorted(&first), sorted(&second));
    let twice = kept(&folder, "twice.csv", "patient,session,distress\np1,1,3\np1,1,4\n");
    let refused = line(&twice, &["--wide"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("Lines 2 and 3 are both p1 at 1"), "{}", said(&refused));
    assert_eq!(line(&data, &["--wide", "--out", &data]).status.code(), Some(1));
    assert_eq!(line(&data, &[]).status.code(), Some(2));
}
