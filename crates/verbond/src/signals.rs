//! `verbond signals`: what the methods behind signals do, counted on drawn series.
//!
//! Ends with 0 when there is a table, with 1 when there is none, with 2 when the line cannot be read.

use crate::analyse::told::{Told, refusal};
use crate::speech::Speech;
use alliance::signal::characteristics::{Plan, characteristics};
use analysis::failure::Failure;
use analysis::signal::{self, Simulated};
use clap::{Args, Subcommand};
use std::process::ExitCode;

/// `verbond signals …`.
#[derive(Debug, Args)]
pub struct Signals {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Draw series with and without a strain, and count what each method calls
    Simulate(Simulate),
}

#[derive(Debug, Args)]
struct Simulate {
    /// Where chance begins: the same seed draws the same series
    #[arg(long, default_value_t = Plan::PUBLISHED.seed)]
    seed: u64,
    /// How many series of each kind
    #[arg(long, value_name = "COUNT", default_value_t = 4_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    series: u32,
    /// How many ordinary sessions there may be for one that is called
    #[arg(long, value_name = "SESSIONS", default_value_t = 40, value_parser = clap::value_parser!(u32).range(2..=1_000))]
    one_in: u32,
    #[command(flatten)]
    told: Told,
}

/// Does what was asked, and says what came of it.
pub fn run(asked: &Signals, speech: &Speech) -> ExitCode {
    let Act::Simulate(simulate) = &asked.act;
    match simulate.run(speech) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprint!("{}", refusal(&failure, speech.language()));
            ExitCode::FAILURE
        }
    }
}

impl Simulate {
    fn run(&self, of_terminal: &Speech) -> Result<(), Failure> {
        let speech = self.told.speech(of_terminal.language());
        let plan = Plan {
            seed: self.seed,
            series_count: self.series as usize,
            rate: 1.0 / f64::from(self.one_in),
            ..Plan::PUBLISHED
        };
        let simulated = Simulated { found: characteristics(&plan)?, plan };
        self.told
            .tell(&|| Ok(signal::document::document(&simulated, speech)), &|| Ok(signal::json(&simulated)))
    }
}
