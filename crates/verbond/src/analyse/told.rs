//! Where a result goes: lines on the terminal, JSON, a page of its own.

use super::draft::Draft;
use super::reading::TableFile;
use alliance::Language;
use analysis::document::{Document, page, terminal};
use analysis::failure::Failure;
use analysis::reading::Source;
use analysis::refusal;
use analysis::speech::Speech;
use clap::Args;
use serde_json::Value;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Where the result goes.
#[derive(Debug, Args)]
pub struct Told {
    /// Write every number, unrounded, as JSON; - writes to the standard output, in the place of the lines
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    json: Option<PathBuf>,
    /// Write a report that any browser shows: sentences, tables and pictures in one file
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    report: Option<PathBuf>,
    /// The language of sentences and numbers: nl or en; that of the terminal unless said
    #[arg(long, value_name = "LANGUAGE", help_heading = "Output")]
    language: Option<Language>,
}

impl Told {
    /// The language that was asked for, or that of the terminal.
    pub fn speech(&self, of_terminal: Language) -> Speech {
        Speech::new(self.language.unwrap_or(of_terminal))
    }

    /// Writes what was asked for.
    ///
    /// # Errors
    /// [`Failure`] of the JSON, or a file that cannot be written.
    pub fn tell(
        &self,
        document: &dyn Fn() -> Result<Document, Failure>,
        json: &dyn Fn() -> Result<Value, Failure>,
    ) -> Result<(), Failure> {
        let numbers = self.json.as_ref().map(|_| json().map(|json| format!("{json:#}\n"))).transpose()?;
        let lines_or_page = self.report.is_some() || !self.json_on_output();
        let document = if lines_or_page { Some(document()?) } else { None };
        // Everything is written before anything takes its place: there is a whole result or none.
        let mut drafts = Vec::new();
        if let (Some(path), Some(numbers), false) = (&self.json, &numbers, self.json_on_output()) {
            drafts.push(Draft::write(path, numbers)?);
        }
        if let (Some(path), Some(document)) = (&self.report, &document) {
            drafts.push(Draft::write(path, &page::page(document))?);
        }
        drafts.into_iter().try_for_each(Draft::keep)?;
        match (&numbers, &document) {
            (Some(numbers), _) if self.json_on_output() => print(numbers),
            (_, Some(document)) => {
                let ink =
                    if std::io::stdout().is_terminal() { terminal::Ink::Bold } else { terminal::Ink::Plain };
                print(&terminal::lines(document, terminal::WIDTH, ink))
            }
            (_, None) => Ok(()),
        }
    }

    fn json_on_output(&self) -> bool {
        self.json.as_deref() == Some(Path::new("-"))
    }

    fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.json.iter().filter(|_| !self.json_on_output()).chain(&self.report)
    }

    /// The file to read, once it is sure that the results have a place to go to.
    ///
    /// # Errors
    /// Those of [`Self::expect_places`].
    pub fn source(&self, file: &TableFile) -> Result<Source, Failure> {
        let source = file.source();
        self.expect_places(&source)?;
        Ok(source)
    }

    /// Refuses places that no result can be written to, before anything is computed.
    ///
    /// # Errors
    /// [`Failure::Write`]; [`Failure::OverData`] for the file that is read itself; [`Failure::OnePlace`] for two results in one file.
    pub fn expect_places(&self, source: &Source) -> Result<(), Failure> {
        for path in self.files() {
            if let Source::File(data) = source
                && is_same(path, data)
            {
                return Err(Failure::OverData { path: path.clone() });
            }
            Draft::expect_place(path)?;
        }
        match (&self.json, &self.report) {
            (Some(json), Some(report)) if json == report || is_same(json, report) => {
                Err(Failure::OnePlace { path: report.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// Whether two paths lead to one file. What is not there yet is no file.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other && one.is_file(),
        (Err(_), _) | (_, Err(_)) => false,
    }
}

/// Prints a document as lines.
pub fn printed(document: &Document) -> Result<(), Failure> {
    let ink = if std::io::stdout().is_terminal() { terminal::Ink::Bold } else { terminal::Ink::Plain };
    print(&terminal::lines(document, terminal::WIDTH, ink))
}

/// Why there is no result, in sentences.
pub fn refusal(failure: &Failure, language: Language) -> String {
    refusal::sentences(failure, Speech::new(language))
}

/// Writes a file beside those that were read, never over one of them; - writes to the standard output.
///
/// # Errors
/// [`Failure::OverData`], [`Failure::Write`]
pub fn write_beside(path: &Path, text: &str, read: &[&Source]) -> Result<(), Failure> {
    refuse_over(path, read)?;
    if path == Path::new("-") { print(text) } else { Draft::write(path, text)?.keep() }
}

/// Refuses a place where a file stands that is read: before long work, not after it.
///
/// # Errors
/// [`Failure::OverData`]
pub fn refuse_over(path: &Path, read: &[&Source]) -> Result<(), Failure> {
    let over = |source: &&Source| match source {
        Source::File(from) => is_same(path, from),
        Source::StandardInput | Source::Held(_) => false,
    };
    if read.iter().any(over) { Err(Failure::OverData { path: path.to_owned() }) } else { Ok(()) }
}

/// Whoever closes the pipe has seen enough: that is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(source) if source.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::Write { path: PathBuf::from("-"), source })
        }
        _ => Ok(()),
    }
}
