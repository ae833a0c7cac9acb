use super::*;
use crate::command::{Command, Line};
use crate::organisation;
use alliance::Language;
use clap::Parser;

const BTHEB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/import/btheb_long.csv");

/// A folder with a house, and the words every command ends with.
async fn house() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("verbond.db").to_str().unwrap().to_owned();
    let database = Database { database: path.clone(), key_file: None };
    organisation::add("Praktijk Voorbeeld", "Europe/Amsterdam", Language::Dutch, &database).await.unwrap();
    (folder, path)
}

async fn typed(words: &[&str], database: &str) -> Result<(), Failure> {
    let line =
        Line::try_parse_from([&["verbond", "import"], words, &["--database", database]].concat()).unwrap();
    let Command::Import { act } = line.command else { panic!("another command") };
    run(&act, &Speech::new(Language::English)).await
}

const MAPPED: &[&str] = &[
    "--map",
    "client=subject",
    "--map",
    "moment=month",
    "--unit",
    "month",
    "--start",
    "2020-01-06",
    "--measure",
    "bdi=BDI:0..63:lower",
];

fn key(outcome: Result<(), Failure>) -> Option<&'static str> {
    outcome.err().map(|failure| failure.key())
}

#[tokio::test]
async fn a_real_file_is_imported_after_a_dry_run_and_taken_back() {
    let (_folder, path) = house().await;
    let words = [&["sessions", BTHEB], MAPPED].concat();
    let dry = [words.as_slice(), &["--dry-run"]].concat();
    assert_eq!(key(typed(&dry, &path).await), None);
    let database = Database { database: path.clone(), key_file: None };
    let opened = House::open(&database).await.unwrap();
    assert!(opened.store.imports(opened.organisation.id).await.unwrap().is_empty());

    assert_eq!(key(typed(&words, &path).await), None);
    let imports = opened.store.imports(opened.organisation.id).await.unwrap();
    let counts = opened.store.imported_counts(imports[0].id).await.unwrap();
    assert_eq!((counts.clients, counts.sessions, counts.administrations), (100, 400, 280));
    assert_eq!((imports[0].file_name.as_str(), imports[0].row_count), ("btheb_long.csv", 400));
    // Every score is there, so the same file has nothing to add.
    assert_eq!(key(typed(&words, &path).await), Some("import-wrong"));

    let id = imports[0].id.to_string();
    assert_eq!(key(typed(&["list"], &path).await), None);
    assert_eq!(key(typed(&["undo", &id], &path).await), None);
    assert_eq!(key(typed(&["undo", &id], &path).await), Some("import-refused"));
    assert_eq!(opened.store.imported_counts(imports[0].id).await.unwrap().clients, 0);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_by_its_name_and_nothing_is_kept() {
    let (folder, path) = house().await;
    let check = async |words: &[&str], expected: &'static str| {
        assert_eq!(key(typed(words, &path).await), Some(expected), "{words:?}");
    };
    check(&["sessions", BTHEB], "import-mapping-refused").await;
    check(&["sessions", BTHEB, "--map", "client"], "import-directive").await;
    check(&["sessions", "/nowhere.csv"], "import-unreadable").await;
    check(&["undo", "x"], "import-unknown").await;
    let narrow = [&["sessions", BTHEB], &MAPPED[..8], &["--measure", "bdi=BDI:0..10:lower"]].concat();
    check(&narrow, "import-wrong").await;
    let empty = folder.path().join("empty.csv");
    std::fs::write(&empty, "").unwrap();
    check(&["sessions", empty.to_str().unwrap()], "import-refused").await;
    let opened = House::open(&Database { database: path.clone(), key_file: None }).await.unwrap();
    assert!(opened.store.imports(opened.organisation.id).await.unwrap().is_empty());
}

/// Ten million rows are refused by their size before they are read, and fewer by their number after the first rows too
/// many: neither takes the memory of all of them.
#[tokio::test]
async fn a_file_that_is_too_large_is_refused_early() {
    let (folder, path) = house().await;
    let many = folder.path().join("many.csv");
    std::fs::write(&many, "client,day,bdi\n".to_owned() + &"P1,1,3\n".repeat(250_001)).unwrap();
    let words = ["sessions", many.to_str().unwrap(), "--map", "client=client"];
    assert_eq!(key(typed(&words, &path).await), Some("import-refused"));
    let large = File::create(&many).unwrap();
    large.set_len(40 << 30).unwrap();
    assert_eq!(key(typed(&words, &path).await), Some("import-refused"));
}
