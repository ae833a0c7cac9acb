//! Measures the server beside the limit of the same machine.
//!
//! `cargo run --release -p verbond-bench -- all`. Everything happens in temporary folders; nothing in the repository is
//! written. What the figures mean: docs/measured.md.

mod clinic;
mod limit;
mod load;
mod measure;
mod place;
mod program;
mod reflection;
mod report;
mod watch;

use clap::{Args, Parser, Subcommand};
use measure::size::Size;
use place::Place;
use reflection::evening::Board;
use report::{Form, Report};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use store::EngineKind;

/// Measures the server beside the limit of the same machine
#[derive(Debug, Parser)]
struct Line {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Everything
    All(How),
    /// Size, start, memory
    Rest(How),
    /// Pages: how long they take, how much of them goes over the wire
    Page(How),
    /// Checks taken in by the server, each on the disk before it is answered
    Submit(How),
    /// Durable writes, with no HTTP around them
    Write(How),
    /// A live reflection: many people, joins, many rooms, a killed server
    Reflection {
        #[command(flatten)]
        how: How,
        /// Only parts whose name contains this
        #[arg(long)]
        only: Option<String>,
    },
    /// Serves one room until its input ends, for other programs that put load on it
    Room {
        /// The program to measure; built by cargo build --release
        #[arg(long, default_value = "target/release/verbond")]
        binary: PathBuf,
        /// Notes that are there already
        #[arg(long, default_value_t = 0)]
        notes: usize,
        /// Notes are hidden until they are revealed
        #[arg(long)]
        hidden: bool,
    },
    /// The limit as a server; started by the others
    #[command(hide = true)]
    Limit {
        /// A file for SQLite, or a postgres:// address
        #[arg(long)]
        database: String,
        /// Where to listen
        #[arg(long, default_value = "127.0.0.1:0")]
        listen: SocketAddr,
    },
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Rest,
    Page,
    Submit,
    Write,
}

/// How much is measured, and how it is told.
#[derive(Debug, Clone, Args)]
struct How {
    /// Rounds of each side, in turns
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=100))]
    rounds: u16,
    /// Submissions of one round
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    submissions: u32,
    /// Connections that are kept open
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    connections: u16,
    /// The program to measure; built by cargo build --release
    #[arg(long, default_value = "target/release/verbond")]
    binary: PathBuf,
    /// Only this engine
    #[arg(long, value_enum)]
    engine: Option<EngineWord>,
    /// Tell figures as lines of JSON
    #[arg(long)]
    json: bool,
}

/// An engine, as it is typed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum EngineWord {
    Sqlite,
    Postgres,
}

impl How {
    fn engines(&self) -> &'static [EngineKind] {
        match self.engine {
            None => &[EngineKind::Sqlite, EngineKind::Postgres],
            Some(EngineWord::Sqlite) => &[EngineKind::Sqlite],
            Some(EngineWord::Postgres) => &[EngineKind::Postgres],
        }
    }

    fn size(&self) -> Size {
        Size {
            rounds: self.rounds.into(),
            submissions: self.submissions as usize,
            connections: self.connections.into(),
        }
    }

    fn report(&self) -> Report {
        Report::new(if self.json { Form::Json } else { Form::Table })
    }
}

fn main() -> anyhow::Result<ExitCode> {
    let line = Line::parse();
    let many = || tokio::runtime::Builder::new_multi_thread().enable_all().build();
    // The load runs on one thread, so that it takes as little as it can from what it measures.
    let alone = || tokio::runtime::Builder::new_current_thread().enable_all().build();
    let (how, parts) = match line.what {
        What::Limit { database, listen } => {
            many()?.block_on(limit::serve::run(&Place::of(&database), listen))?;
            return Ok(ExitCode::SUCCESS);
        }
        What::Reflection { how, only } => {
            let mut report = how.report();
            alone()?.block_on(reflection::run(
                &how.binary,
                only.as_deref(),
                how.rounds.into(),
                &mut report,
            ))?;
            return Ok(ended(&report));
        }
        What::Room { binary, notes, hidden } => {
            let board = if hidden { Board::Hidden } else { Board::Live };
            many()?.block_on(reflection::serve(&binary, board, notes))?;
            return Ok(ExitCode::SUCCESS);
        }
        What::All(how) => (how, &[Part::Rest, Part::Page, Part::Submit, Part::Write][..]),
        What::Rest(how) => (how, &[Part::Rest][..]),
        What::Page(how) => (how, &[Part::Page][..]),
        What::Submit(how) => (how, &[Part::Submit][..]),
        What::Write(how) => (how, &[Part::Write][..]),
    };
    let (size, mut report) = (how.size(), how.report());
    for part in parts {
        match part {
            Part::Rest => alone()?.block_on(measure::rest::run(&how.binary, &mut report))?,
            Part::Page => alone()?.block_on(measure::page::run(&how.binary, &mut report))?,
            Part::Submit => {
                for engine in how.engines() {
                    alone()?.block_on(measure::submit::run(&how.binary, *engine, size, &mut report))?;
                }
            }
            Part::Write => {
                for engine in how.engines() {
                    many()?.block_on(measure::write::run(*engine, size, &mut report))?;
                }
            }
        }
    }
    Ok(ended(&report))
}

/// A missed target fails the run, so that a script notices.
fn ended(report: &Report) -> ExitCode {
    if report.missed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
