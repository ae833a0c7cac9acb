//! What `verbond analyse` says when there is no result: in both languages, with the place and what would help; and nothing is left behind.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const FORMULA: &str = "distress ~ session + (1 | patient)";
const NAMES: &str = "patient,session,arm,bond,distress\n";

/// Simulated: four patients, six sessions each.
fn rows() -> Vec<[String; 5]> {
    let row = |row: usize| {
        let (patient, session) = (row / 6, row % 6);
        let distress = 20 - session + (patient * 7 + session * session * 5) % 6;
        let arm = if patient % 2 == 0 { "TAU" } else { "CBT" };
        let bond = 3 + (row * row) % 5;
        [format!("P{patient}"), session.to_string(), arm.to_owned(), bond.to_string(), distress.to_string()]
    };
    (0..24).map(row).collect()
}

/// The table with one column written otherwise.
fn table(column: usize, text: impl Fn(usize, &str) -> String) -> String {
    let mut all = NAMES.to_owned();
    for (place, mut row) in rows().into_iter().enumerate() {
        row[column] = text(place, &row[column]);
        all += &(row.join(",") + "\n");
    }
    all
}

fn whole() -> String {
    table(0, |_, text| text.to_owned())
}

/// The table with a column behind it.
fn with(name: &str, text: impl Fn(usize) -> String) -> String {
    let file = whole();
    let lines = file.lines().enumerate();
    lines
        .map(|(line, row)| format!("{row},{}\n", if line == 0 { name.to_owned() } else { text(line) }))
        .collect()
}

fn analyse(folder: &Path, locale: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbond"));
    command.arg("analyse").args(arguments).current_dir(folder).env_clear().env("LC_ALL", locale);
    command.output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Nothing comes out, the refusal says these words, and no file appears or changes.
fn check(file: impl AsRef<[u8]>, arguments: &[&str], english: &str, dutch: &str) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("d.csv"), file.as_ref()).unwrap();
    for (locale, said) in [("en_GB.UTF-8", english), ("nl_NL.UTF-8", dutch)] {
        let output = analyse(folder.path(), locale, arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {told}");
        assert!(told.contains(said), "{arguments:?} says {told:?}, and {said:?} was expected");
        assert!(!told.contains("panicked") && output.stdout.is_empty(), "{arguments:?}: {told}");
        assert_eq!(names(folder.path()), ["d.csv"], "{arguments:?} left something behind");
        assert_eq!(fs::read(folder.path().join("d.csv")).unwrap(), file.as_ref(), "{arguments:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_the_place() {
    let check = |file: &[u8], english: &str, dutch: &str| check(file, &["d.csv", FORMULA], english, dutch);
    check(b"", "The file is empty.", "Het bestand is leeg.");
    check(b"\n \n", "The file is empty.", "Het bestand is leeg.");
    check(NAMES.as_bytes(), "no rows under them", "geen rijen daaronder");
    check(format!("{NAMES}P1,2,CBT\n").as_bytes(), "Line 2 has 3 cells", "Regel 2 heeft 3 cellen");
    check(
        whole().replace("bond", "arm").as_bytes(),
        "Columns 3 and 4 are both called “arm”",
        "heten allebei “arm”",
    );
    check(whole().replace("CBT", "C\0BT").as_bytes(), "This is no text file.", "Dit is geen tekstbestand.");
    check(b"PK\x03\x04rest", "This is a spreadsheet.", "Dit is een rekenblad.");
    check(b"\x1f\x8brest", "This file is compressed.", "Dit bestand is ingepakt.");
    let wide: Vec<u8> =
        "\u{feff}a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).chain([b'x']).collect();
    check(&wide, "take two bytes", "is niet te lezen");
    let words = table(4, |row, text| if row == 6 { "n.v.t.".to_owned() } else { text.to_owned() });
    check(words.as_bytes(), "“n.v.t.” in line 8", "“n.v.t.” op regel 8");
    let endless = table(4, |row, text| if row == 6 { "Inf".to_owned() } else { text.to_owned() });
    check(endless.as_bytes(), "“Inf” in line 8", "“Inf” op regel 8");
}

#[test]
fn data_that_cannot_answer_are_refused_with_what_would_help() {
    let check = |file: &str, formula: &str, english: &str, dutch: &str| {
        check(file, &["d.csv", formula], english, dutch);
    };
    let missing = table(4, |_, _| "NA".to_owned());
    check(&missing, FORMULA, "“distress” alone is missing in 24 rows", "“distress” ontbreekt in 24 rijen");
    check(
        &table(4, |_, _| "7".to_owned()),
        FORMULA,
        "There is nothing to explain",
        "Er valt niets te verklaren",
    );
    check(
        &table(2, |_, _| "CBT".to_owned()),
        "distress ~ arm + (1 | patient)",
        "only the level “CBT”",
        "alleen de waarde “CBT”",
    );
    check(&whole(), "distress ~ distress + (1 | patient)", "without any rest", "zonder rest");
    check(
        &with("row", |line| format!("r{line}")),
        "distress ~ session + (1 | row)",
        "24 random effects from 24 rows",
        "24 toevallige effecten uit 24 rijen",
    );
    check(&whole(), "distress ~ session", "such as (1 | patient)", "zoals (1 | patient)");
    check(
        &with("before", |_| String::new()),
        "distress ~ offset(before) + (1 | patient)",
        "“before” alone is missing",
        "“before” ontbreekt",
    );
    check(
        &whole(),
        "distress ~ log(bond - 10) + (1 | patient)",
        "no finite number in data row 1",
        "in datarij 1 geen eindig getal",
    );
}

#[test]
fn a_formula_is_pointed_at() {
    let check =
        |formula: &str, english: &str, dutch: &str| check(whole(), &["d.csv", formula], english, dutch);
    check(
        "distres ~ session + (1 | patient)",
        "Did you mean “distress”?\n\n  distres ~",
        "Bedoel je “distress”?\n\n  distres ~",
    );
    check(
        "distress ~ session +* arm + (1 | patient)",
        "+* arm + (1 | patient)\n                      ^\n",
        "+* arm + (1 | patient)\n                      ^\n",
    );
    check("distress ~ session + (1 | patient", "Character 34: found the end", "Teken 34");
    check("arm ~ session + (1 | patient)", "“arm” holds words", "“arm” bevat woorden");
    check("y ~ (a*b*c*d*e*f*g*h*i*j*k*l)^9", "at most 5,000", "hoogstens 5.000");
}

#[test]
fn a_choice_that_does_not_exist_is_named() {
    let check = |file: &str, choice: &[&str], english: &str, dutch: &str| {
        check(file, &[&["d.csv", FORMULA], choice].concat(), english, dutch);
    };
    let file = &whole();
    check(file, &["--weights", "bnod"], "Did you mean “bond”?", "Bedoel je “bond”?");
    check(
        &with("w", |line| if line == 9 { "-1" } else { "1" }.to_owned()),
        &["--weights", "w"],
        "data row 9 is −1",
        "datarij 9 is −1",
    );
    check(
        &with("w", |line| if line == 9 { "0" } else { "1" }.to_owned()),
        &["--weights", "w"],
        "data row 9 is 0",
        "datarij 9 is 0",
    );
    check(file, &["--weights", "arm"], "no column of numbers", "geen kolom met getallen");
    check(file, &["--df", "kr", "--ml"], "Leave out --ml", "Laat --ml weg");
    check(file, &["--levels", "amr"], "Did you mean “arm”?", "Bedoel je “arm”?");
    check(file, &["--skip", "amr=CBT"], "Did you mean “arm”?", "Bedoel je “arm”?");
    check(file, &["--reference", "arm=CTB"], "Did you mean “CBT”?", "Bedoel je “CBT”?");
    check(file, &["--make", "x = lag(bnod, patient)"], "Did you mean “bond”?", "Bedoel je “bond”?");
    check(file, &["--make", "bond = bond + 1"], "already a column “bond”", "al een kolom “bond”");
    check(file, &["--confidence", "100"], "between 0 and 100", "tussen 0 en 100");
    check(file, &["--confidence", "nan"], "between 0 and 100", "tussen 0 en 100");
}

#[test]
fn a_result_goes_to_a_place_whole_or_not_at_all() {
    let check = |choice: &[&str], english: &str, dutch: &str| {
        check(whole(), &[&["d.csv", FORMULA], choice].concat(), english, dutch);
    };
    check(&["--report", "no/such/x.html"], "there is no such folder", "die map bestaat niet");
    check(&["--json", "n.json", "--report", "no/x.html"], "there is no such folder", "die map bestaat niet");
    check(&["--report", "."], "it is a folder", "het is een map");
    check(&["--json", "d.csv"], "the file that is analysed", "het bestand dat wordt geanalyseerd");
    check(&["--json", "x", "--report", "x"], "cannot both go to x", "kunnen niet allebei naar x");
    if Path::new("/dev/full").exists() {
        check(&["--report", "/dev/full"], "the disk is full", "de schijf is vol");
        check(&["--json", "/dev/full"], "the disk is full", "de schijf is vol");
    }
}

#[test]
fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
    let file = format!("{}P1,\"2{}", whole(), "x\n".repeat(1 << 26));
    check(file, &["d.csv", FORMULA], "begins in line 26 has no end", "op regel 26 begint");
}

#[test]
fn a_place_that_is_no_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let told = |file: &str| {
        let output = analyse(folder.path(), "nl_NL.UTF-8", &[file, FORMULA]);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(told("."), "Het bestand . is niet te lezen: het is een map.\n");
    assert_eq!(told("d.csv"), "Het bestand d.csv is niet te lezen: het bestaat niet.\n");
    if Path::new("/dev/null").exists() {
        assert!(told("/dev/null").starts_with("Het bestand is leeg."));
    }
}

#[test]
fn whoever_closes_the_pipe_has_seen_enough() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("d.csv"), whole()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbond"));
    command.args(["analyse", "d.csv", FORMULA]).current_dir(folder.path()).stderr(Stdio::piped());
    let (read, write) = std::io::pipe().unwrap();
    drop(read);
    let output = command.stdout(write).spawn().unwrap().wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn columns_that_say_the_same_are_named_and_a_file_in_two_byte_letters_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let twice = with("twice", |line| ((line - 1) % 6 * 2).to_string());
    let wide: Vec<u8> = format!("\u{feff}{twice}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::File::create(folder.path().join("d.csv")).unwrap().write_all(&wide).unwrap();
    let output =
        analyse(folder.path(), "en_GB.UTF-8", &["d.csv", "distress ~ session + twice + (1 | patient)"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && told.contains("twice"), "{told}");
}
