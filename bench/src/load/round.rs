//! A round: so many requests over so many connections.

use super::connection::{Answer, Connection};
use super::latency::Latencies;
use super::processor::Processor;
use crate::watch::now;
use anyhow::ensure;
use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;
use tokio::task::LocalSet;

/// What a round came to.
#[derive(Debug, Clone)]
pub struct Round {
    /// From the first request to the last answer.
    pub took: Duration,
    /// How many requests there were.
    pub requests: usize,
    /// How long each answer took.
    pub latencies: Latencies,
    /// What the measured side used of the processors.
    pub used: Duration,
}

impl Round {
    /// Answers in a second.
    pub fn rate(&self) -> f64 {
        self.requests as f64 / self.took.as_secs_f64()
    }

    /// Microseconds of a processor for one answer.
    pub fn used_us(&self) -> f64 {
        self.used.as_secs_f64() * 1e6 / self.requests as f64
    }
}

/// Sends each of `requests` once, over `connections` connections, and fails with the first answer that `is_good`
/// does not take: a figure of refusals would be no figure.
pub async fn run(
    (address, processor): (SocketAddr, &Processor),
    connections: usize,
    requests: Vec<Vec<u8>>,
    is_good: fn(&Answer) -> bool,
) -> anyhow::Result<Round> {
    let mut open = Vec::with_capacity(connections);
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let (requests, next) = (Rc::new(requests), Rc::new(Cell::new(0)));
    let everyone = LocalSet::new();
    let before = processor.used()?;
    let started = now();
    let senders: Vec<_> = open
        .into_iter()
        .map(|connection| {
            everyone.spawn_local(send(connection, Rc::clone(&requests), Rc::clone(&next), is_good))
        })
        .collect();
    everyone.await;
    let took = started.elapsed();
    let used = processor.used()?.since(&before);
    let mut each = Vec::with_capacity(requests.len());
    for sender in senders {
        each.extend(sender.await??);
    }
    ensure!(each.len() == requests.len(), "{} of {} requests were answered", each.len(), requests.len());
    Ok(Round { took, requests: each.len(), latencies: Latencies::new(each), used })
}

async fn send(
    mut connection: Connection,
    requests: Rc<Vec<Vec<u8>>>,
    next: Rc<Cell<usize>>,
    is_good: fn(&Answer) -> bool,
) -> anyhow::Result<Vec<Duration>> {
    let mut each = Vec::new();
    loop {
        let place = next.get();
        next.set(place + 1);
        let Some(request) = requests.get(place) else { return Ok(each) };
        let sent = now();
        let answer = connection.ask(request).await?;
        each.push(sent.elapsed());
        ensure!(
            is_good(&answer),
            "{}\nwas answered with\n{}{}",
            String::from_utf8_lossy(request),
            answer.head,
            String::from_utf8_lossy(&answer.body)
        );
    }
}
