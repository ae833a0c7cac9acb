//! `verbond demo`: a practice with simulated clients, ready to be looked at.
//!
//! It lives in a folder of its own. A folder that holds anything else is never touched.

pub mod doors;
pub mod fill;
pub mod folder;

use crate::address::{listen, origin, reached_at};
use crate::command::{Demo, Print};
use crate::failure::Failure;
use crate::say;
use crate::serve::{app, local, ready, serve};
use crate::speech::Speech;
use doors::Doors;
use folder::{Folder, State};
use std::net::SocketAddr;
use web::state::{Mail, Settings, Simulated};

/// Fills the folder if it is new, opens the doors, and serves.
///
/// # Errors
/// It cannot listen, the folder holds something else, or it cannot be filled.
pub async fn run(args: &Demo, speech: &Speech) -> Result<(), Failure> {
    let listener = listen(args.listen).await?;
    let listening = local(&listener)?;
    let folder = Folder::open(&args.data)?;
    if args.fresh {
        folder.empty()?;
    }
    if folder.state()? == State::Empty {
        folder.note_filling()?;
        let (name, language) = (speech.t("demo-practice"), speech.language());
        let plan = fill::Plan { seed: args.seed, clients: args.clients, name, language };
        fill::fill(&folder.database(), &plan).await?;
        folder.note_filled()?;
    }
    let house = crate::house::House::open(&folder.database()).await?;
    let origin = origin(args.origin.as_deref(), listening);
    // Nobody real is written to.
    let app = app(house, Settings { origin, simulated: Simulated::Yes, mail: Mail::Nobody })?;
    let doors = doors::open(&app).await?;
    match args.print {
        Print::Text => print_for_people(&doors, listening, &folder, speech),
        Print::Json => say!("{}", doors.as_json(&format!("http://{listening}"), &app.settings.origin)),
    }
    ready(listening)?;
    serve(listener, app, None).await
}

fn print_for_people(doors: &Doors, listening: SocketAddr, folder: &Folder, speech: &Speech) {
    say!("{}", speech.t("demo-title"));
    for address in reached_at(listening) {
        let key = if address.ip().is_loopback() { "demo-here" } else { "demo-around" };
        say!("  {}", speech.with(key, &[("address", format!("http://{address}"))]));
    }
    say!("{}", speech.t("demo-members"));
    for door in &doors.members {
        let role = speech.t(&format!("role-{}", door.role));
        say!("  {} ({role})\n    {}", door.shown_name, door.link);
    }
    if let Some(client) = &doors.client {
        say!("{}", speech.with("demo-client", &[("code", client.code.clone())]));
        say!("    {}", client.link);
    }
    if doors.today == 0 {
        say!("{}", speech.t("demo-earlier"));
    }
    say!("{}", speech.with("demo-more", &[("database", folder.database().database)]));
}

#[cfg(test)]
mod tests;
