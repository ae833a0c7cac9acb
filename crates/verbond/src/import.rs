//! `verbond import …`: brings in what the house already had, lists it, and takes it back.

use crate::clock::SystemClock;
use crate::command::Database;
use crate::failure::Failure;
use crate::house::House;
use crate::say;
use crate::speech::Speech;
use alliance::clock::Clock;
use alliance::ids::ImportId;
use alliance::import::cell::{self, Unit};
use alliance::import::choices::Choices;
use alliance::import::directive::DirectiveRefusal;
use alliance::import::mapping::{Mapping, WithoutValues};
use alliance::import::plan::{Plan, plan};
use alliance::import::problem::{Problems, seen};
use alliance::import::reading::read;
use alliance::import::table::{Limits, Table, TableRefusal};
use clap::{Args, Subcommand};
use indicatif::ProgressBar;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::StoreError;
use store::import::undo::UNDO_REFUSALS;
use store::import::{ImportedFile, fingerprint};
use web::import::words;
use web::shell::date::{date_of, day_of};
use web::shell::language::Speech as PageSpeech;

/// `verbond import …`.
#[derive(Debug, Subcommand)]
pub enum ImportAct {
    /// Import a CSV file of sessions and scores, as a whole or not at all
    Sessions(Box<Sessions>),
    /// List what was imported
    List {
        /// Where the database is.
        #[command(flatten)]
        database: Database,
    },
    /// Remove everything one import added, unless somebody built on it
    Undo {
        /// Which, as `verbond import list` shows it
        import: String,
        /// Where the database is.
        #[command(flatten)]
        database: Database,
    },
}

/// `verbond import sessions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  verbond import sessions scores.csv --database verbond.db --map client=patient --map therapist=therapist \\\n    --map moment=month --unit month --start 2024-01-08 --measure 'phq9=PHQ-9:0..27:lower' --dry-run"
)]
pub struct Sessions {
    /// The file: UTF-8, UTF-16 or Windows-1252, with `,`, `;` or tab, the names of the columns on its first line
    pub file: PathBuf,
    /// Where the database is.
    #[command(flatten)]
    pub database: Database,
    /// What a column is: client, therapist, session, date, moment, perspective; or instrument, version, kind, name and
    /// value for files with one value a row
    #[arg(long = "map", value_name = "NOUN=COLUMN")]
    pub maps: Vec<String>,
    /// One word for every row: therapist=…, perspective=…, instrument=…
    #[arg(long = "always", value_name = "NOUN=WORD")]
    pub always: Vec<String>,
    /// A column of scores of a measure of your own, with its range and the better direction
    #[arg(long = "measure", value_name = "COLUMN=NAME:LOWEST..HIGHEST:higher|lower|neither")]
    pub measures: Vec<String>,
    /// A measure that the file names in a column
    #[arg(long = "define", value_name = "NAME:LOWEST..HIGHEST:higher|lower|neither")]
    pub definitions: Vec<String>,
    /// A column of scores of a scale, answers to an item, or scores of a measure that is here already
    #[arg(long = "map-value", value_name = "COLUMN=INSTRUMENT/NAME")]
    pub values: Vec<String>,
    /// What moments count: day, week or month
    #[arg(long, value_name = "UNIT", value_parser = unit)]
    pub unit: Option<Unit>,
    /// The day from which moments, or session numbers without dates, are counted
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub start: Option<Date>,
    /// What stands for a missing value besides an empty cell and NA; may be given more than once
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub missing: Vec<String>,
    /// Leave out the rows where this column says exactly this
    #[arg(long, value_name = "COLUMN=TEXT")]
    pub skip: Vec<String>,
    /// What a row without any score is: session, or nothing
    #[arg(long, value_name = "WORD", default_value = "session", value_parser = without_values)]
    pub without_values: WithoutValues,
    /// Check everything and keep nothing
    #[arg(long)]
    pub dry_run: bool,
}

fn unit(text: &str) -> Result<Unit, String> {
    text.parse().map_err(|_| "day, week or month".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    cell::date(text).map_err(|_| "a date such as 2024-01-08".to_owned())
}

fn without_values(text: &str) -> Result<WithoutValues, String> {
    text.parse().map_err(|_| "session or nothing".to_owned())
}

/// Does what was asked, and says what came of it.
///
/// # Errors
/// The file or the mapping does not fit, rows are wrong, or the house cannot be opened. Nothing was kept then.
pub async fn run(act: &ImportAct, speech: &Speech) -> Result<(), Failure> {
    match act {
        ImportAct::Sessions(asked) => sessions(asked, speech).await,
        ImportAct::List { database } => list(database, speech).await,
        ImportAct::Undo { import, database } => undo(import, database, speech).await,
    }
}

async fn sessions(asked: &Sessions, speech: &Speech) -> Result<(), Failure> {
    let choices =
        choices(asked).map_err(|refusal| Failure::new("import-directive").with("detail", refusal))?;
    let house = House::open(&asked.database).await?;
    let zone = zone(&house)?;
    let page = PageSpeech::new(speech.language(), zone.clone());
    let (table, fingerprint) = table(&asked.file, &page)?;
    told(
        speech,
        "import-file",
        &[
            ("rows", table.row_count().to_string()),
            ("columns", table.headers().len().to_string()),
            ("encoding", words::encoding(table.encoding()).to_owned()),
            ("separator", page.t(&format!("import-separator-{}", table.separator()))),
        ],
    );
    let again = house.store.imports_of_file(house.organisation.id, &fingerprint).await?;
    if let Some(earlier) = again.first() {
        told(
            speech,
            "import-again",
            &[("day", day_of(&page, earlier.done_at)), ("id", earlier.id.to_string())],
        );
    }
    let mapping = mapping(&house, &choices, &table, &page, speech).await?;
    let busy = Busy::new(speech.t("import-reading"));
    let planned = planned(&house, &table, &mapping, &zone).await;
    busy.done();
    let plan = planned?.map_err(|problems| wrong(&problems, &page, speech))?;
    summary(&plan, &page);
    if asked.dry_run {
        say!("{}", speech.t("import-dry-run"));
        return Ok(());
    }
    let busy = Busy::new(speech.t("import-keeping"));
    let name = asked.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let file = ImportedFile { name, fingerprint, row_count: table.row_count() };
    let kept = house.store.apply_import(&house.by(), None, &file, &plan, &zone, None).await;
    busy.done();
    let id = kept.map_err(|error| match error {
        StoreError::Conflict { .. } => Failure::new("import-changed"),
        other => other.into(),
    })?;
    say!("{}", speech.with("import-done", &[("id", id.to_string())]));
    Ok(())
}

/// What was typed, as choices.
fn choices(asked: &Sessions) -> Result<Choices, DirectiveRefusal> {
    let mut choices = Choices {
        unit: asked.unit,
        start: asked.start,
        without_values: asked.without_values,
        ..Choices::default()
    };
    asked.maps.iter().try_for_each(|text| choices.map(text))?;
    asked.always.iter().try_for_each(|text| choices.always(text))?;
    asked.measures.iter().try_for_each(|text| choices.measure(text))?;
    asked.definitions.iter().try_for_each(|text| choices.define(text))?;
    asked.values.iter().try_for_each(|text| choices.map_value(text))?;
    asked.skip.iter().try_for_each(|text| choices.skip(text))?;
    choices.missing.extend(asked.missing.iter().map(|text| text.trim().to_owned()));
    Ok(choices)
}

fn zone(house: &House) -> Result<TimeZone, Failure> {
    let name = &house.organisation.zone;
    TimeZone::get(name).map_err(|_unknown| Failure::new("failure-zone-unknown").with("zone", name))
}

/// The file as a table, and the hash of its bytes. A file beyond the limit is refused before it is read.
fn table(path: &Path, page: &PageSpeech) -> Result<(Table, String), Failure> {
    let limits = Limits::default();
    let unreadable = |error: std::io::Error| {
        Failure::new("import-unreadable").with("path", path.display()).with("detail", error)
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(limits.bytes_max + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let refused =
        |refusal: TableRefusal| Failure::new("import-refused").with("reason", words::file(page, &refusal));
    let table = Table::read(&bytes, limits).map_err(refused)?;
    Ok((table, fingerprint(&bytes)))
}

async fn mapping(
    house: &House,
    choices: &Choices,
    table: &Table,
    page: &PageSpeech,
    speech: &Speech,
) -> Result<Mapping, Failure> {
    let measures = house.store.measures(house.organisation.id).await?;
    choices.settle(table, &measures).map_err(|refusals| {
        for refusal in &refusals {
            eprintln!("{}", words::mapping(page, refusal));
        }
        let named = table.headers().iter().filter(|name| !name.is_empty()).map(|name| seen(name, 40));
        let columns: Vec<String> = named.take(40).collect();
        told(speech, "import-columns", &[("columns", columns.join(", "))]);
        Failure::new("import-mapping-refused")
    })
}

/// Reads every row and sets it against the house.
async fn planned(
    house: &House,
    table: &Table,
    mapping: &Mapping,
    zone: &TimeZone,
) -> Result<Result<Plan, Problems>, Failure> {
    let today = date_of(zone, SystemClock.now());
    let contents = match read(table, mapping, today) {
        Ok(contents) => contents,
        Err(problems) => return Ok(Err(problems)),
    };
    let known = house.store.known_for_import(house.organisation.id, &contents, zone).await?;
    Ok(plan(contents, &known))
}

/// Says everything that is wrong, by line; nothing was kept.
fn wrong(problems: &Problems, page: &PageSpeech, speech: &Speech) -> Failure {
    for error in problems.shown() {
        let sentence = words::problem(page, &error.problem);
        let line = error.line.to_string();
        let said = match (&error.column, error.value.is_empty()) {
            (Some(column), false) => speech.with(
                "import-wrong-value",
                &[
                    ("line", line),
                    ("column", column.clone()),
                    ("value", error.value.clone()),
                    ("what", sentence),
                ],
            ),
            (Some(column), true) => speech
                .with("import-wrong-cell", &[("line", line), ("column", column.clone()), ("what", sentence)]),
            (None, _) => speech.with("import-wrong-row", &[("line", line), ("what", sentence)]),
        };
        eprintln!("{said}");
    }
    let shown = problems.shown().len();
    if (shown as u64) < problems.count() {
        let rest = problems.count() - shown as u64;
        told(speech, "import-wrong-more", &[("count", rest.to_string())]);
    }
    Failure::new("import-wrong").with("count", problems.count())
}

fn summary(plan: &Plan, page: &PageSpeech) {
    let counts = plan.contents().counts();
    let rows = page.with(
        "import-result-rows",
        &[
            ("rows", &counts.rows),
            ("skipped", &counts.skipped),
            ("values", &counts.values),
            ("missing", &counts.missing),
        ],
    );
    say!("{rows}");
    for line in words::lines(page, plan) {
        say!("  {line}");
    }
}

/// Something the person should know on the way; what the command makes goes to the other output.
fn told(speech: &Speech, key: &'static str, facts: &[(&str, String)]) {
    eprintln!("{}", speech.with(key, facts));
}

async fn list(database: &Database, speech: &Speech) -> Result<(), Failure> {
    let house = House::open(database).await?;
    let page = PageSpeech::new(speech.language(), zone(&house)?);
    for import in house.store.imports(house.organisation.id).await? {
        let state = match import.undone_at {
            None => page.t("import-state-stands"),
            Some(at) => page.with("import-state-undone", &[("day", &day_of(&page, at))]),
        };
        let day = day_of(&page, import.done_at);
        say!("{}\t{day}\t{}\t{}\t{state}", import.id, import.row_count, import.file_name);
    }
    Ok(())
}

async fn undo(import: &str, database: &Database, speech: &Speech) -> Result<(), Failure> {
    let unknown = || Failure::new("import-unknown").with("id", seen(import, 40));
    let id: ImportId = import.parse().map_err(|_| unknown())?;
    let house = House::open(database).await?;
    house.store.import(house.organisation.id, id).await?.ok_or_else(unknown)?;
    let page = PageSpeech::new(speech.language(), zone(&house)?);
    match house.store.undo_import(&house.by(), id).await {
        Ok(()) => {
            say!("{}", speech.t("import-undone"));
            Ok(())
        }
        Err(StoreError::Conflict { constraint }) if UNDO_REFUSALS.contains(&constraint.as_str()) => {
            let reason = constraint.trim_start_matches("import-undo-");
            Err(Failure::new("import-refused").with("reason", page.t(&format!("import-undo-{reason}"))))
        }
        Err(error) => Err(error.into()),
    }
}

/// A sign of life on the terminal while something takes longer; nothing where nobody looks.
struct Busy(ProgressBar);

impl Busy {
    fn new(what: String) -> Self {
        let bar = ProgressBar::new_spinner().with_message(what);
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(bar)
    }

    fn done(self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests;
