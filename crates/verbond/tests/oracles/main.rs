//! Every reference case through the program itself: `verbond analyse … --json -`, number by number.
//!
//! `make oracles` prints which cases agree, and which were skipped because their tables or numbers are not on this machine:
//! some of them are of real patients and may not lie in this repository.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod compare;
mod measurement;

use cases::{CASES, Case, PROCESS_OUTCOME};
use compare::Comparison;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Reference numbers and the table they are of, both from the repository or both from beside it: a fixture may be a part of a table.
fn case_files(case: &Case) -> Option<(Value, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let inside = std::fs::read_dir(root.join("fixtures")).unwrap().map(|folder| folder.unwrap().path());
    let mut inside: Vec<PathBuf> = inside.collect();
    inside.sort();
    let beside = |kind: &str| root.join("../shared").join(kind);
    let tables = inside.iter().cloned().chain([beside("data")]).collect::<Vec<PathBuf>>();
    let own = inside.iter().map(|folder| (folder.clone(), tables.as_slice()));
    let other = [beside("data")];
    own.chain([(beside("oracles"), other.as_slice())]).find_map(|(folder, tables)| {
        let path = folder.join(format!("{}.json", case.id));
        if !path.is_file() {
            return None;
        }
        let oracle: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        // A fixture without the name of a table belongs to another test.
        let name = oracle["file"].as_str()?.to_owned();
        let table = tables.iter().map(|folder| folder.join(&name)).find(|file| file.is_file())?;
        Some((oracle, table))
    })
}

fn run(case: &Case, data: &Path) -> Result<Value, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbond"));
    command
        .arg("analyse")
        .args(case.kind)
        .arg(data)
        .args(case.prepared)
        .args(case.line)
        .args(["--json", "-"])
        .env("LC_ALL", "C");
    let output = command.output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

#[test]
fn every_reference_case_agrees_to_its_tolerance() {
    let mut wrong = Vec::new();
    let mut skipped = 0;
    let cases = || CASES.iter().chain(measurement::CASES);
    for case in cases() {
        let Some((oracle, data)) = case_files(case) else {
            println!("{:34} skipped: its reference numbers or its table are not on this machine", case.id);
            skipped += 1;
            continue;
        };
        match run(case, &data) {
            Ok(found) => {
                let comparison = Comparison::of(&oracle, &found, case.optimum);
                println!("{:34} {comparison}", case.id);
                let missing = comparison.count < case.numbers_min;
                wrong.extend(comparison.failures.iter().map(|failure| format!("{}: {failure}", case.id)));
                if missing {
                    wrong.push(format!("{}: only {} numbers are told", case.id, comparison.count));
                }
            }
            Err(error) => {
                println!("{:34} no result", case.id);
                wrong.push(format!("{}: {error}", case.id));
            }
        }
    }
    println!("{} cases, {skipped} skipped, {} places that do not agree", cases().count(), wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_went_with_change_rests_on_the_model_of_the_reference() {
    for case in PROCESS_OUTCOME {
        let (oracle, data) = case_files(case).unwrap();
        let found = run(case, &data).unwrap();
        let found = json!({ "REML": found["everyone"]["together"]["REML"] });
        let comparison = Comparison::of(&oracle, &found, case.optimum);
        println!("{:34} {comparison}", case.id);
        assert!(comparison.failures.is_empty(), "\n{}", comparison.failures.join("\n"));
        assert!(comparison.count >= case.numbers_min, "{}: {comparison}", case.id);
    }
}
