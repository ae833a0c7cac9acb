//! The disk of the same minute: how long a bare write takes that has to be kept. No acknowledgement can be quicker.

use crate::watch::now;
use anyhow::Context;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// As much as a few pages of a database.
const BYTES: usize = 16 * 1024;
const EVERY: Duration = Duration::from_millis(40);

/// A thread that writes now and then, beside what is measured.
#[derive(Debug)]
pub struct Disk {
    stops: Arc<AtomicBool>,
    thread: JoinHandle<anyhow::Result<Vec<Duration>>>,
}

impl Disk {
    /// Begins to write into a file of its own in this folder.
    pub fn begin(folder: &Path) -> anyhow::Result<Self> {
        let mut file = std::fs::File::create(folder.join("bare")).context("make a file")?;
        let stops = Arc::new(AtomicBool::new(false));
        let stop = stops.clone();
        let thread = std::thread::spawn(move || {
            let mut took = Vec::new();
            while !stop.load(Ordering::Relaxed) {
                let begun = now();
                file.write_all(&[0x5a; BYTES]).context("write")?;
                file.sync_all().context("keep what was written")?;
                took.push(begun.elapsed());
                std::thread::sleep(EVERY);
            }
            took.sort_unstable();
            Ok(took)
        });
        Ok(Self { stops, thread })
    }

    /// How long each write took, sorted.
    pub fn end(self) -> anyhow::Result<Vec<Duration>> {
        self.stops.store(true, Ordering::Relaxed);
        match self.thread.join() {
            Ok(took) => took,
            Err(_) => anyhow::bail!("the thread that writes ended"),
        }
    }
}
