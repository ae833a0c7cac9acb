//! The commands, by noun, as they are typed.

use crate::analyse::Analyse;
use crate::export::ExportAct;
use crate::import::ImportAct;
use crate::signals::Signals;
use alliance::Language;
use alliance::people::Role;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Client and therapist see, discuss and repair their working alliance.
#[derive(Debug, Parser)]
#[command(name = "verbond", version)]
pub struct Line {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages
    Serve(Serve),
    /// Make a practice with simulated clients and serve it
    Demo(Demo),
    /// The house itself
    Organisation {
        /// What to do with it.
        #[command(subcommand)]
        act: OrganisationAct,
    },
    /// Who can sign in
    Member {
        /// What to do with them.
        #[command(subcommand)]
        act: MemberAct,
    },
    /// Bring in what the house already had
    Import {
        /// What to do with it.
        #[command(subcommand)]
        act: ImportAct,
    },
    /// Fit a model to a file, and say what came out
    #[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
    Analyse(Box<Analyse>),
    /// What signals do, counted on drawn series
    Signals(Signals),
    /// Take data out
    Export {
        /// What to take.
        #[command(subcommand)]
        act: ExportAct,
    },
}

/// Where the database and its key are.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// A file for SQLite, or a postgres:// address
    #[arg(long, value_name = "PATH or postgres://…", env = "VERBOND_DATABASE", hide_env_values = true)]
    pub database: String,
    /// The key of the encrypted fields; beside the database unless said
    #[arg(long, value_name = "PATH", env = "VERBOND_KEY_FILE", hide_env_values = true)]
    pub key_file: Option<PathBuf>,
}

/// `verbond serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Where the database is.
    #[command(flatten)]
    pub database: Database,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", env = "VERBOND_LISTEN")]
    pub listen: SocketAddr,
    /// Where people reach it, for links and QR codes, such as https://verbond.example
    #[arg(long, value_name = "URL", env = "VERBOND_ORIGIN")]
    pub origin: Option<String>,
    /// Who carries mail.
    #[command(flatten)]
    pub mail: MailArgs,
}

/// Who carries mail. Without a server no mail is sent, and no page promises one.
#[derive(Debug, Clone, Default, Args)]
pub struct MailArgs {
    /// The mail server: smtps://NAME:PASSWORD@mail.example, or smtp://…?tls=required
    #[arg(
        long = "mail",
        value_name = "URL",
        env = "VERBOND_MAIL",
        hide_env_values = true,
        requires = "from"
    )]
    pub server: Option<String>,
    /// Whom mail comes from, such as 'Verbond <verbond@house.example>'
    #[arg(long = "mail-from", value_name = "ADDRESS", env = "VERBOND_MAIL_FROM")]
    pub from: Option<String>,
}

/// `verbond demo`.
#[derive(Debug, Clone, Args)]
pub struct Demo {
    /// Folder of the demonstration, made if it is not there
    #[arg(long, value_name = "FOLDER")]
    pub data: PathBuf,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where people reach it, for links and QR codes
    #[arg(long, value_name = "URL")]
    pub origin: Option<String>,
    /// The same seed makes the same clients
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many clients
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(4..=5_000))]
    pub clients: u32,
    /// Empty the folder of an earlier demonstration and start again
    #[arg(long)]
    pub fresh: bool,
    /// How to print addresses and links
    #[arg(long, value_enum, default_value_t = Print::Text)]
    pub print: Print,
}

/// How something is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Print {
    /// For people.
    Text,
    /// One line for programs.
    Json,
}

/// `verbond organisation …`.
#[derive(Debug, Subcommand)]
pub enum OrganisationAct {
    /// Add the organisation; an embedded install holds one
    Add {
        /// What it is called
        name: String,
        /// Its time zone, such as Europe/Amsterdam
        #[arg(long, default_value = "Europe/Amsterdam")]
        zone: String,
        /// The language of its pages where a reader chose none: nl or en
        #[arg(long, default_value = "nl", value_parser = language)]
        language: Language,
        /// Where the database is.
        #[command(flatten)]
        database: Database,
    },
}

/// `verbond member …`.
#[derive(Debug, Subcommand)]
pub enum MemberAct {
    /// Add a member, and print the link with which they choose a password
    Add {
        /// What they type to sign in: an e-mail address or a short name
        login_name: String,
        /// What others see
        #[arg(long, value_name = "NAME")]
        name: String,
        /// What they do: therapist, coordinator, administrator or researcher; may be given more than once
        #[arg(long = "role", value_name = "ROLE", required = true, value_parser = role)]
        roles: Vec<Role>,
        /// Where the link leads to.
        #[command(flatten)]
        place: Place,
    },
    /// Print a link with which a member signs in once and chooses a password
    Link {
        /// What they type to sign in
        login_name: String,
        /// Where the link leads to.
        #[command(flatten)]
        place: Place,
    },
    /// List who can sign in
    List {
        /// Where the database is.
        #[command(flatten)]
        database: Database,
    },
}

/// The database, and where people reach it.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// Where the database is.
    #[command(flatten)]
    pub database: Database,
    /// Where people reach it, for the link
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080", env = "VERBOND_ORIGIN")]
    pub origin: String,
}

fn role(word: &str) -> Result<Role, String> {
    word.parse().map_err(|_| words(Role::ALL.iter().map(ToString::to_string)))
}

fn language(word: &str) -> Result<Language, String> {
    word.parse().map_err(|_| words(Language::ALL.iter().map(ToString::to_string)))
}

fn words(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_hang_together() {
        Line::command().debug_assert();
    }
}
