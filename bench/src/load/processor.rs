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
                stat(backend)?.map(|stat| stat.parent)
            }
        };
        Ok(Self { program, server })
    }

    /// Counts the time of `program`, with nothing behind it.
    pub fn of_one(program: u32) -> Self {
        Self { program, server: None }
    }

    /// What they used so far.
    pub fn used(&self) -> anyhow::Result<Used> {
        let mut used = BTreeMap::new();
        used.insert(self.program, stat(self.program)?.context("the program has ended")?.seconds);
        for process in self.server.map_or(Ok(Vec::new()), children)? {
            // One that ended since it was listed has no time any more.
            if let Some(stat) = stat(process)? {
                used.insert(process, stat.seconds);
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
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").context("list the processes")? {
        let name = entry.context("list the processes")?.file_name();
        // Not every name is a process's number.
        let Some(Ok(process)) = name.to_str().map(str::parse) else { continue };
        if stat(process)?.is_some_and(|stat| stat.parent == parent) {
            found.push(process);
        }
    }
    Ok(found)
}

/// `None` for a process that has ended meanwhile, or runs elsewhere.
fn stat(process: u32) -> anyhow::Result<Option<Stat>> {
    match std::fs::read_to_string(format!("/proc/{process}/stat")) {
        Ok(line) => read(&line).map(Some),
        Err(_) => Ok(None),
    }
}

/// The fields after the program's name, which may hold anything: state, parent, …, time as itself and in the kernel.
fn read(line: &str) -> anyhow::Result<Stat> {
    let (_, fields) = line.rsplit_once(')').context("find the end of a program's name")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let field = |at: usize| fields.get(at).context("a field of a process is missing");
    let ticks: f64 = field(11)?.parse::<f64>()? + field(12)?.parse::<f64>()?;
    Ok(Stat { parent: field(1)?.parse()?, seconds: ticks / TICKS_PER_SECOND })
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
