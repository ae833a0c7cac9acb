//! How much of the processors a side used: the figure that other programs on the machine disturb least.

use crate::place::{Place, postgres};
use anyhow::Context;
use std::collections::BTreeMap;
use std::time::Duration;

/// The kernel counts processor time in steps of a hundredth of a second on every Linux.
const TICKS_PER_SECOND: f64 = 100.0;

/// The processes whose time counts: a program, and the database server behind it if there is one.
#[derive(Debug, Clone)]
pub struct Processor {
    program: u32,
    server: Option<u32>,
}

/// Processor time used so far, by process.
#[derive(Debug)]
pub struct Used(BTreeMap<u32, f64>);

struct Stat {
    parent: u32,
    seconds: f64,
}

impl Processor {
    /// Counts the time of `program`, and of the server behind `place`.
    pub async fn of(program: u32, place: &Place) -> anyhow::Result<Self> {
        let server = match place {
            Place::File(_) => None,
            Place::Server(address) => {
                let row = postgres(address).await?.query_one("select pg_backend_pid()", &[]).await?;
                let backend = u32::try_from(row.get::<_, i32>(0)).context("a process has a number")?;
                // A server on another machine is not seen, and not counted.
                stat(backend).map(|stat| stat.parent)
            }
        };
        Ok(Self { program, server })
    }

    /// What they used so far.
    pub fn used(&self) -> anyhow::Result<Used> {
        let mut used = BTreeMap::new();
        let mut count = |process: u32| stat(process).map(|stat| used.insert(process, stat.seconds));
        count(self.program).context("find the program")?;
        if let Some(server) = self.server {
            for process in children(server)? {
                count(process);
            }
        }
        Ok(Used(used))
    }
}

impl Used {
    /// What was used since `before`.
    pub fn since(&self, before: &Self) -> Duration {
        let used = self.0.iter().map(|(process, now)| now - before.0.get(process).unwrap_or(&0.0));
        Duration::from_secs_f64(used.sum::<f64>().max(0.0))
    }
}

fn children(parent: u32) -> anyhow::Result<Vec<u32>> {
    let entries = std::fs::read_dir("/proc").context("list the processes")?;
    let numbers = entries.filter_map(|entry| match entry {
        Ok(entry) => entry.file_name().to_str()?.parse().map_or(None, Some),
        Err(_) => None,
    });
    Ok(numbers.filter(|number| stat(*number).is_some_and(|stat| stat.parent == parent)).collect())
}

/// `None` for a process that has ended meanwhile.
fn stat(process: u32) -> Option<Stat> {
    match std::fs::read_to_string(format!("/proc/{process}/stat")) {
        Ok(line) => read(&line),
        Err(_) => None,
    }
}

/// The fields after the program's name, which may hold anything: state, parent, …, time as itself and in the kernel.
fn read(line: &str) -> Option<Stat> {
    let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().map_or(None, Some));
    let parent = fields.get(1)?.parse().map_or(None, Some)?;
    Some(Stat { parent, seconds: (ticks(11)? + ticks(12)?) / TICKS_PER_SECOND })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_with_a_strange_name_is_read() {
        let stat = read("17 (a) b (c) S 4 17 17 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 1 0 5").unwrap();
        assert_eq!((stat.parent, stat.seconds), (4, 3.0));
    }

    #[test]
    fn this_program_uses_time() {
        let processor = Processor { program: std::process::id(), server: None };
        let before = processor.used().unwrap();
        assert!(processor.used().unwrap().since(&before) < Duration::from_secs(60));
    }
}
