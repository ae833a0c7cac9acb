//! `verbond export study`: the pseudonymised data set with its codebook and README, in a folder.

use crate::clock::SystemClock;
use crate::command::Database;
use crate::failure::Failure;
use crate::house::House;
use crate::say;
use crate::speech::Speech;
use alliance::clock::Clock;
use alliance::export::codebook::codebook;
use alliance::export::readme::{Provenance, readme};
use alliance::export::runs::runs;
use alliance::export::study::{StudyName, header, rows};
use alliance::import::series::Series;
use alliance::measure::Measure;
use clap::{Args, Subcommand};
use indicatif::ProgressBar;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use web::shell::date::date_of;

/// `verbond export …`.
#[derive(Debug, Subcommand)]
pub enum ExportAct {
    /// Write a pseudonymised data set of what is open to both: one value a row, with codebook and README
    Study(Study),
}

/// `verbond export study`.
#[derive(Debug, Args)]
pub struct Study {
    /// Where the database is.
    #[command(flatten)]
    pub database: Database,
    /// Folder for the files, made if it is not there; nothing in it is overwritten
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// What the study is called: the same name gives the same pseudonyms, another name others
    #[arg(long, value_name = "NAME", default_value = "study")]
    pub study: String,
}

/// The files, by name.
const FILES: [&str; 4] = ["export.csv", "runs.csv", "codebook.csv", "README.txt"];

/// Does what was asked, and says what came of it.
///
/// # Errors
/// The folder holds such files already or cannot be written, or the house cannot be opened.
pub async fn run(act: &ExportAct, speech: &Speech) -> Result<(), Failure> {
    match act {
        ExportAct::Study(asked) => study(asked, speech).await,
    }
}

async fn study(asked: &Study, speech: &Speech) -> Result<(), Failure> {
    let name = StudyName::parse(&asked.study)?;
    let house = House::open(&asked.database).await?;
    let organisation = &house.organisation;
    let zone = TimeZone::get(&organisation.zone)
        .map_err(|_unknown| Failure::new("failure-zone-unknown").with("zone", &organisation.zone))?;
    let now = SystemClock.now();
    let counts = house.store.study_counts(organisation.id, now).await?;
    let entries = house.store.study_entries(organisation.id, &name).await?;
    let measures = house.store.measures(organisation.id).await?;
    let [mut export, mut groups, mut book, mut about] = files(&asked.out)?;
    // Noted before anything leaves: what cannot be noted is not taken.
    house.store.note_study(&house.by(), &name, &entries).await?;
    let unwritten = |error: std::io::Error| {
        Failure::new("export-unwritten").with("folder", asked.out.display()).with("detail", error)
    };
    export.write_all(header().as_bytes()).map_err(unwritten)?;
    let bar = ProgressBar::new(entries.len() as u64).with_message(speech.t("export-writing"));
    for entry in &entries {
        let episode = house.store.study_episode(organisation.id, entry, &zone, now).await?;
        export.write_all(rows(&episode, &measures).as_bytes()).map_err(unwritten)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let people = house.store.study_runs(organisation.id, &name, &entries, &zone, now).await?;
    groups.write_all(runs(&people).as_bytes()).map_err(unwritten)?;
    let series: BTreeSet<Series> = counts.administrations.keys().cloned().collect();
    let is_used = |measure: &&Measure| series.contains(&Series::Measure(measure.code.clone()));
    book.write_all(codebook(&series, &measures).as_bytes()).map_err(unwritten)?;
    let administrations: u64 = counts.administrations.values().sum();
    let told = [
        ("clients", counts.clients.to_string()),
        ("episodes", counts.episodes.to_string()),
        ("sessions", counts.sessions.to_string()),
        ("administrations", administrations.to_string()),
        ("folder", asked.out.display().to_string()),
    ];
    let text = readme(&Provenance {
        study: name.to_string(),
        organisation: organisation.name.clone(),
        made_on: date_of(&zone, now),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        clients: counts.clients,
        episodes: counts.episodes,
        sessions: counts.sessions,
        administrations: counts.administrations,
        measures: measures.values().filter(is_used).cloned().collect(),
    });
    about.write_all(text.as_bytes()).map_err(unwritten)?;
    for file in [export, groups, book, about] {
        file.into_inner().map_err(|error| unwritten(error.into_error()))?.sync_all().map_err(unwritten)?;
    }
    say!("{}", speech.with("export-done", &told));
    say!("{}", speech.t("export-consent"));
    Ok(())
}

/// The files, new and readable for their owner alone.
fn files(folder: &Path) -> Result<[BufWriter<File>; 4], Failure> {
    let unwritten = |error: std::io::Error| {
        Failure::new("export-unwritten").with("folder", folder.display()).with("detail", error)
    };
    fs::create_dir_all(folder).map_err(unwritten)?;
    if let Some(there) = FILES.iter().find(|name| folder.join(name).exists()) {
        return Err(Failure::new("export-there").with("path", folder.join(there).display()));
    }
    let make = |name: &str| {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(folder.join(name)).map(BufWriter::new).map_err(unwritten)
    };
    Ok([make(FILES[0])?, make(FILES[1])?, make(FILES[2])?, make(FILES[3])?])
}
