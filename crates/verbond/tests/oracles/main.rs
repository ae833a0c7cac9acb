//! Every reference case through the program itself: `verbond analyse … --json -`, number by number.
//!
//! `make oracles` prints which cases agree, and which were skipped because their tables or numbers are not on this machine:
//! some of them are of real patients and may not lie in this repository.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod compare;

use cases::{CASES, Case};
use compare::Comparison;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where reference numbers and tables may lie: in the repository, and beside it.
fn places(kind: &str, name: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let inside = std::fs::read_dir(root.join("fixtures")).unwrap().map(|folder| folder.unwrap().path());
    let beside = root.join("../shared").join(kind);
    let mut folders: Vec<PathBuf> = inside.collect();
    folders.sort();
    folders.push(beside);
    folders.into_iter().map(|folder| folder.join(name)).filter(|file| file.is_file()).collect()
}

/// The reference numbers that say which table they are of; others of that name hold a choice of them for another test.
fn reference(id: &str) -> Option<Value> {
    let read = |path: PathBuf| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut found = places("oracles", &format!("{id}.json")).into_iter().map(read);
    found.find(|oracle: &Value| oracle["file"].is_string())
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
    for case in CASES {
        let Some(oracle) = reference(case.id) else {
            println!("{:34} skipped: its reference numbers are not on this machine", case.id);
            skipped += 1;
            continue;
        };
        let Some(data) = places("data", oracle["file"].as_str().unwrap()).into_iter().next() else {
            println!("{:34} skipped: {} is not on this machine", case.id, oracle["file"]);
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
    println!("{} cases, {skipped} skipped, {} places that do not agree", CASES.len(), wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
