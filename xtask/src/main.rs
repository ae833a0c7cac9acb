//! What a contributor runs beside cargo: the house rules, and a PostgreSQL for tests and measurements.

mod tidy;
mod with_postgres;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "cargo xtask tidy [FOLDER] | with-postgres [--durable] -- COMMAND";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> anyhow::Result<ExitCode> {
    match arguments.first().map(String::as_str) {
        Some("tidy") => tidy::run(&arguments.get(1).map_or_else(tidy::root, PathBuf::from)),
        Some("with-postgres") => with_postgres::run(&arguments[1..]),
        Some(other) => anyhow::bail!("there is no task {other:?}; {USAGE}"),
        None => anyhow::bail!("name a task; {USAGE}"),
    }
}
