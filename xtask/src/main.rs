//! What a contributor runs beside cargo.

mod with_postgres;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask with-postgres -- COMMAND";

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
        Some("with-postgres") => with_postgres::run(&arguments[1..]),
        Some(other) => anyhow::bail!("there is no task {other:?}; {USAGE}"),
        None => anyhow::bail!("name a task; {USAGE}"),
    }
}
