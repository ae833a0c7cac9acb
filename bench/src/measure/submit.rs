//! How many checks the server takes in, each on the disk before it is answered, beside the limit of the machine.

use super::size::Size;
use crate::clinic::house::sent_form;
use crate::clinic::waiting::{Half, prepare};
use crate::load::connection::Answer;
use crate::load::processor::Processor;
use crate::load::round;
use crate::place::Temporary;
use crate::program::Start;
use crate::report::{Beside, Report, name_of};
use anyhow::Context;
use std::path::Path;
use store::{Engine, EngineKind, EngineOptions};

/// What the server should reach of the limit.
const LEAST: f64 = 0.5;

/// Measures both on one engine, in turns.
pub async fn run(binary: &Path, engine: EngineKind, size: Size, report: &mut Report) -> anyhow::Result<()> {
    let (Some(ours), Some(bare)) =
        (Temporary::new(engine, "verbond").await?, Temporary::new(engine, "limit").await?)
    else {
        report.skipped(&format!("check submissions, {}", name_of(engine)), crate::place::NO_SERVER);
        return Ok(());
    };
    let measured = both(binary, (&ours, &bare), size, report).await;
    ours.remove().await?;
    bare.remove().await?;
    report.beside(&measured?, LEAST);
    Ok(())
}

async fn both(
    binary: &Path,
    (ours, bare): (&Temporary, &Temporary),
    size: Size,
    report: &Report,
) -> anyhow::Result<Beside> {
    let mut halves = Vec::new();
    for place in [&ours.place, &bare.place] {
        Engine::open(&place.address(), EngineOptions::default()).await.context("make the tables")?;
        halves.push(prepare(place, size.halves()).await?.halves);
    }
    let (verbond, limit) = (Start::verbond(binary, ours)?.run()?, Start::limit(bare)?.run()?);
    let sides = [
        (verbond.address, Processor::of(verbond.number, &ours.place).await?, &halves[0]),
        (limit.address, Processor::of(limit.number, &bare.place).await?, &halves[1]),
    ];
    let mut beside = Beside::new("check submissions", ours.place.engine());
    for number in 0..=size.rounds {
        let mut rounds = Vec::with_capacity(2);
        for (address, processor, halves) in &sides {
            let requests = halves[size.round(number)].iter().map(request).collect();
            rounds.push(round::run((*address, processor), size.connections, requests, is_kept).await?);
        }
        let (limit, ours) = (rounds.pop().expect("two rounds"), rounds.pop().expect("two rounds"));
        // The first round warms up: statements are prepared, pages of the file are read.
        if number > 0 {
            beside.add(report, ours, limit);
        }
    }
    Ok(beside)
}

/// What a client's browser sends.
fn request(half: &Half) -> Vec<u8> {
    let form = sent_form();
    format!(
        "POST /check/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n\
         Accept: text/html\r\nAccept-Encoding: gzip, br\r\nAccept-Language: nl\r\nCookie: pass={}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        half.sitting,
        half.pass,
        form.len()
    )
    .into_bytes()
}

/// A kept half leads back to its page.
fn is_kept(answer: &Answer) -> bool {
    answer.status == 303 && answer.header("location").is_some_and(|path| path.starts_with("/check"))
}
