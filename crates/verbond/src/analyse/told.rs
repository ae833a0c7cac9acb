//! Where a result goes: lines on the terminal, JSON, a page of its own.

use alliance::Language;
use analysis::document::{Document, page, terminal};
use analysis::failure::Failure;
use analysis::reading::Source;
use analysis::refusal;
use analysis::speech::Speech;
use clap::Args;
use serde_json::Value;
use std::fs;
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
        let on_output = self.json.as_deref() == Some(Path::new("-"));
        if let Some(path) = &self.json {
            let text = format!("{:#}\n", json()?);
            if on_output { print(&text)? } else { write(path, &text)? }
        }
        if self.report.is_none() && on_output {
            return Ok(());
        }
        let document = document()?;
        if let Some(path) = &self.report {
            write(path, &page::page(&document))?;
        }
        if on_output { Ok(()) } else { printed(&document) }
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
/// [`Failure::WriteOver`], [`Failure::Write`]
pub fn write_beside(path: &Path, text: &str, read: &[&Source]) -> Result<(), Failure> {
    refuse_over(path, read)?;
    if path == Path::new("-") { print(text) } else { write(path, text) }
}

/// Refuses a place where a file stands that is read: before long work, not after it.
///
/// # Errors
/// [`Failure::WriteOver`]
pub fn refuse_over(path: &Path, read: &[&Source]) -> Result<(), Failure> {
    // What does not exist yet cannot be written over.
    let Ok(real) = path.canonicalize() else { return Ok(()) };
    let is_same = |source: &&Source| match source {
        Source::File(from) => from.canonicalize().is_ok_and(|from| from == real),
        Source::StandardInput => false,
    };
    match read.iter().any(is_same) {
        true => Err(Failure::WriteOver { path: path.to_owned() }),
        false => Ok(()),
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|source| Failure::Write { path: path.to_owned(), source })
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
