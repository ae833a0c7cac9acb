//! What devices heard: how often each text came, how long it took, and when it was acknowledged.

use crate::watch::{milliseconds, now};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

/// What the devices of one measurement heard, all together.
#[derive(Debug, Clone, Default)]
pub struct Said(Arc<Mutex<Told>>);

/// The same, taken out to be read.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// How often a text of a note came somewhere.
    pub delivered: usize,
    /// From when a note was meant to be sent to when it came.
    pub latencies: Vec<Duration>,
    /// From when it was meant to be sent to when the server said that it is kept.
    pub acks: Vec<Duration>,
    /// Refusals, by their code.
    pub refused: BTreeMap<String, usize>,
    /// Lines that ended by themselves.
    pub lost: usize,
    /// The keys that were acknowledged.
    pub keys: Vec<String>,
}

/// When this program began to measure.
fn start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(now)
}

/// Microseconds since this program began to measure.
pub fn stamp() -> u64 {
    u64::try_from(start().elapsed().as_micros()).expect("a measurement ends within ages")
}

/// A text that carries the moment it was meant to be sent, as long as people write.
pub fn text(number: usize, at: u64) -> String {
    format!("~M{number:06x}{at:012x}~ iets wat iemand in een sessie heeft meegemaakt en deelt")
}

/// The key of a command that carries the same.
pub fn key(number: usize, at: u64) -> String {
    format!("k-{number:06x}-{at:012x}")
}

impl Told {
    /// What was heard after `before`.
    pub fn since(mut self, before: &Self) -> Self {
        self.delivered -= before.delivered;
        let mut earlier = before.latencies.iter().peekable();
        // Both are sorted, and what was heard before is among what was heard.
        self.latencies.retain(|one| earlier.next_if_eq(&one).is_none());
        self
    }

    fn deliver(&mut self, message: &[u8], arrived: u64) {
        for at in marks(message) {
            self.delivered += 1;
            self.latencies.push(Duration::from_micros(arrived.saturating_sub(at)));
        }
    }
}

/// The moments that the notes in a message carry.
pub fn marks(message: &[u8]) -> impl Iterator<Item = u64> {
    let begun = message.windows(2).enumerate().filter(|(_, two)| two == b"~M");
    // What only looks like a mark carries no moment.
    begun.filter_map(|(place, _)| {
        let at =
            std::str::from_utf8(message.get(place + 8..place + 20)?).map(|at| u64::from_str_radix(at, 16));
        match at {
            Ok(Ok(at)) => Some(at),
            Ok(Err(_)) | Err(_) => None,
        }
    })
}

impl Said {
    /// Takes in one frame.
    pub fn hear(&self, frame: &str) {
        let arrived = stamp();
        let since = |at: u64| Duration::from_micros(arrived.saturating_sub(at));
        let mut told = self.0.lock().expect("no holder of this lock can panic");
        if frame.starts_with(r#"{"cid":"k-"#) {
            let key = &frame[8..];
            let Some((key, _)) = key.split_once('"') else { return };
            if frame.contains(r#""t":"ack""#) {
                let at = key.rsplit('-').next().map(|at| u64::from_str_radix(at, 16));
                if let Some(Ok(at)) = at {
                    told.acks.push(since(at));
                }
                told.keys.push(key.to_owned());
            } else {
                let code = frame.split_once(r#""code":""#).and_then(|(_, rest)| rest.split_once('"'));
                *told.refused.entry(code.map_or("?", |(code, _)| code).to_owned()).or_default() += 1;
            }
            return;
        }
        told.deliver(frame.as_bytes(), arrived);
    }

    /// Takes in a message of another server: notes, among bytes that are no text.
    pub fn hear_notes(&self, message: &[u8]) {
        let arrived = stamp();
        self.0.lock().expect("no holder of this lock can panic").deliver(message, arrived);
    }

    /// A line ended by itself.
    pub fn lose(&self) {
        self.0.lock().expect("no holder of this lock can panic").lost += 1;
    }

    /// What was heard so far, its times sorted.
    pub fn told(&self) -> Told {
        let mut told = self.0.lock().expect("no holder of this lock can panic").clone();
        told.latencies.sort_unstable();
        told.acks.sort_unstable();
        told
    }
}

/// The milliseconds within which this share of sorted times lies: the nearest rank. Where nothing was heard it is no number, and
/// meets no target.
pub fn within(times: &[Duration], share: f64) -> f64 {
    let rank = (share * times.len() as f64).ceil() as usize;
    let time = times.get(rank.clamp(1, times.len().max(1)) - 1);
    time.map_or(f64::NAN, |time| milliseconds(*time))
}
