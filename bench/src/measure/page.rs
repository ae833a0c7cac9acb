//! How long a page takes on a machine that does nothing else, and how much of it goes over the wire.

use crate::clinic::course::{Courses, prepare};
use crate::load::connection::{Answer, Connection};
use crate::load::latency::Latencies;
use crate::place::Temporary;
use crate::program::{Program, Start};
use crate::report::{Report, Target};
use crate::watch::{milliseconds, now};
use anyhow::{Context, ensure};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use store::{Engine, EngineKind, EngineOptions};

/// How often each page is asked for, after it was asked for a few times.
const TIMES: usize = 400;
const WARM: usize = 20;

/// Measures the pages, on SQLite.
pub async fn run(binary: &Path, report: &mut Report) -> anyhow::Result<()> {
    let place = Temporary::new(EngineKind::Sqlite, "pages").await?.context("SQLite needs no server")?;
    let measured = pages(binary, &place, report).await;
    place.remove().await?;
    measured
}

async fn pages(binary: &Path, place: &Temporary, report: &mut Report) -> anyhow::Result<()> {
    Engine::open(&place.place.address(), EngineOptions::default()).await.context("make the tables")?;
    let Courses { login, long, check: (sitting, pass) } = prepare(&place.place).await?;
    let program = Start::verbond(binary, place)?.run()?;
    let login = format!("login={login}");

    let first = once(&program, &request("/caseload", &login, "gzip")).await?;
    report.figure("caseload, 2 000 episodes, first time", milliseconds(first), "ms", None);
    for (name, path, most) in [
        ("caseload, 2 000 episodes", "/caseload", 30.0),
        ("case, 40 sessions", &*format!("/episodes/{long}"), 5.0),
    ] {
        let took = often(&program, &request(path, &login, "gzip")).await?;
        report.figure(&format!("{name}, p50"), milliseconds(took.within(0.5)), "ms", None);
        let slow = milliseconds(took.within(0.99));
        report.figure(&format!("{name}, p99"), slow, "ms", Some(Target::Below(most)));
        report.figure(&format!("{name}, slowest of {TIMES}"), milliseconds(took.slowest()), "ms", None);
    }

    let wire = wire_bytes(&program, &format!("/check/{sitting}"), &format!("pass={pass}")).await?;
    report.figure(
        "check page on the wire, fonts apart",
        wire as f64 / 1_000.0,
        "kB",
        Some(Target::Below(40.0)),
    );
    Ok(())
}

fn request(path: &str, cookie: &str, packing: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: {packing}\r\n\
         Accept-Language: nl\r\nCookie: {cookie}\r\n\r\n"
    )
    .into_bytes()
}

async fn asked(connection: &mut Connection, request: &[u8]) -> anyhow::Result<Answer> {
    let answer = connection.ask(request).await?;
    ensure!(answer.status == 200, "{}\nwas answered with\n{}", String::from_utf8_lossy(request), answer.head);
    Ok(answer)
}

async fn once(program: &Program, request: &[u8]) -> anyhow::Result<Duration> {
    let mut connection = Connection::open(program.address).await?;
    let sent = now();
    asked(&mut connection, request).await?;
    Ok(sent.elapsed())
}

/// One request after the other: nobody else asks.
async fn often(program: &Program, request: &[u8]) -> anyhow::Result<Latencies> {
    let mut connection = Connection::open(program.address).await?;
    let mut took = Vec::with_capacity(TIMES);
    for time in 0..WARM + TIMES {
        let sent = now();
        asked(&mut connection, request).await?;
        if time >= WARM {
            took.push(sent.elapsed());
        }
    }
    Ok(Latencies::new(took))
}

/// The page with the style, script and icon it names, heads included, as a browser gets them the first time.
async fn wire_bytes(program: &Program, path: &str, cookie: &str) -> anyhow::Result<usize> {
    let mut connection = Connection::open(program.address).await?;
    let plain = asked(&mut connection, &request(path, cookie, "identity")).await?;
    let page = String::from_utf8(plain.body).context("a page is text")?;
    let assets = page.split('"').filter(|part| part.starts_with("/assets/") && !part.ends_with(".woff2"));
    let mut wire = asked(&mut connection, &request(path, cookie, "gzip")).await?.wire_bytes;
    for asset in assets.collect::<BTreeSet<_>>() {
        wire += asked(&mut connection, &request(asset, cookie, "gzip")).await?.wire_bytes;
    }
    Ok(wire)
}
