//! `verbond`: the program. Commands by noun; configuration, clock and chance enter here and nowhere else.

mod address;
mod analyse;
mod chance;
mod clock;
mod command;
mod demo;
mod export;
mod failure;
mod house;
mod import;
mod key_file;
mod mail;
mod member;
mod organisation;
mod say;
mod serve;
mod signals;
mod speech;

use clap::Parser;
use command::{Command, Line, MemberAct, OrganisationAct};
use failure::Failure;
use speech::Speech;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let line = Line::parse();
    let speech = Speech::new(speech::of_locale(&locale()));
    log(&line.command);
    // An analysis waits for nobody: it needs no runtime, and is done before one would have started.
    let command = match line.command {
        Command::Analyse(asked) => return analyse::run(&asked, &speech),
        Command::Signals(asked) => return signals::run(&asked, &speech),
        command => command,
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return told(&Failure::unexpected(&error), &speech),
    };
    match runtime.block_on(run(command, &speech)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => told(&failure, &speech),
    }
}

fn told(failure: &Failure, speech: &Speech) -> ExitCode {
    tracing::debug!(failure = failure.key(), "command.refused");
    eprintln!("{}", failure.sentence(speech));
    ExitCode::FAILURE
}

async fn run(command: Command, speech: &Speech) -> Result<(), Failure> {
    match command {
        Command::Serve(args) => serve::run(&args).await,
        Command::Demo(args) => demo::run(&args, speech).await,
        Command::Organisation { act: OrganisationAct::Add { name, zone, language, database } } => {
            let added = organisation::add(&name, &zone, language, &database).await?;
            if let Some(path) = added.key_made {
                say!("{}", speech.with("organisation-key", &[("path", path.display().to_string())]));
            }
            let database = house::shown(&database.database);
            let name = added.organisation.name;
            say!("{}", speech.with("organisation-added", &[("name", name), ("database", database)]));
            Ok(())
        }
        Command::Member { act } => of_members(act, speech).await,
        Command::Analyse(_) | Command::Signals(_) => unreachable!("done before the runtime was made"),
        Command::Import { act } => import::run(&act, speech).await,
        Command::Export { act } => export::run(&act, speech).await,
    }
}

async fn of_members(act: MemberAct, speech: &Speech) -> Result<(), Failure> {
    match act {
        MemberAct::Add { login_name, name, roles, place } => {
            let link = member::add(&login_name, &name, &roles, &place).await?;
            say!("{}", speech.with("member-added", &[("name", name), ("link", link)]));
        }
        MemberAct::Link { login_name, place } => {
            let link = member::link(&login_name, &place).await?;
            say!("{}", speech.with("member-link", &[("name", login_name), ("link", link)]));
        }
        MemberAct::List { database } => {
            let house = house::House::open(&database).await?;
            for member in house.store.members(house.organisation.id).await? {
                let roles: Vec<String> =
                    member.roles.iter().map(|role| speech.t(&format!("role-{role}"))).collect();
                let state = speech.t(&format!("member-state-{}", member.state));
                say!("{}\t{}\t{}\t{state}", member.login_name, member.shown_name, roles.join(", "));
            }
        }
    }
    Ok(())
}

/// Logs go to the error output, so that what a command prints stays clean. `VERBOND_LOG` says how much.
fn log(command: &Command) {
    let usual = match command {
        Command::Serve(_) => "info",
        Command::Demo(_)
        | Command::Organisation { .. }
        | Command::Member { .. }
        | Command::Analyse(_)
        | Command::Signals(_)
        | Command::Import { .. }
        | Command::Export { .. } => "warn",
    };
    let filter = EnvFilter::try_from_env("VERBOND_LOG").unwrap_or_else(|_unsaid| EnvFilter::new(usual));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// The locale of messages, as the terminal says it.
fn locale() -> String {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(std::env::var_os);
    let said = said.map(|locale| locale.to_string_lossy().into_owned());
    said.into_iter().find(|locale| !locale.is_empty()).unwrap_or_default()
}
