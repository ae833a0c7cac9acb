//! A program under measurement: started, waited for, and ended by its own number.

use crate::place::Temporary;
use crate::watch::now;
use anyhow::{Context, bail};
use std::io::{BufRead, BufReader, Write};
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// No program of ours takes longer to begin.
const READY_MAX: Duration = Duration::from_secs(30);

/// A running program; it is ended when this is dropped.
#[derive(Debug)]
pub struct Program {
    /// Where it listens.
    pub address: SocketAddr,
    /// Its number.
    pub number: u32,
    /// From its start to the line with which it says that it is ready.
    pub ready: Duration,
    child: Child,
}

/// How a program is started.
#[derive(Debug, Clone)]
pub struct Start {
    program: PathBuf,
    arguments: Vec<String>,
}

impl Start {
    /// The product, on a database with its key.
    pub fn verbond(binary: &Path, database: &Temporary) -> anyhow::Result<Self> {
        let key_file = key_file(database)?;
        let arguments = [
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--origin",
            "http://127.0.0.1",
            "--database",
            &database.place.address(),
            "--key-file",
            &key_file.display().to_string(),
        ];
        Ok(Self { program: binary.to_owned(), arguments: arguments.map(str::to_owned).into() })
    }

    /// A script, by the program that runs it.
    pub fn script(runs: &Path, script: &Path) -> Self {
        Self { program: runs.to_owned(), arguments: vec![script.display().to_string()] }
    }

    /// The limit: this program itself.
    pub fn limit(database: &Temporary) -> anyhow::Result<Self> {
        let arguments = ["limit", "--database", &database.place.address()].map(str::to_owned).into();
        Ok(Self { program: std::env::current_exe().context("find this program")?, arguments })
    }

    /// Starts it and waits until it is ready.
    pub fn run(&self) -> anyhow::Result<Program> {
        let started = now();
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .env("VERBOND_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("start {}", self.program.display()))?;
        let out = child.stdout.take().context("its output was asked for")?;
        // From here on it is ended whatever happens.
        let mut program = Program {
            address: ([127, 0, 0, 1], 0).into(),
            number: child.id(),
            ready: started.elapsed(),
            child,
        };
        program.address = address_said(out).with_context(|| self.program.display().to_string())?;
        program.ready = started.elapsed();
        Ok(program)
    }
}

/// Reads what a program says until it says where it listens; goes on reading, so that it is never held up.
fn address_said(out: ChildStdout) -> anyhow::Result<SocketAddr> {
    let (sender, said) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines() {
            match line {
                // Nobody waits for the lines after the one that counts.
                Ok(line) => drop(sender.send(line)),
                Err(error) => return eprintln!("read what a program says: {error}"),
            }
        }
    });
    let until = now() + READY_MAX;
    loop {
        let line = match said.recv_timeout(until.saturating_duration_since(now())) {
            Ok(line) => line,
            Err(mpsc::RecvTimeoutError::Timeout) => bail!("it never became ready"),
            Err(mpsc::RecvTimeoutError::Disconnected) => bail!("it ended before it was ready"),
        };
        if let Some(address) = line.strip_prefix("ready: http://") {
            return address.trim_end_matches('/').parse().context("read its address");
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        for ended in [self.child.kill(), self.child.wait().map(|_status| ())] {
            if let Err(error) = ended {
                eprintln!("could not end a program: {error}");
            }
        }
    }
}

impl Program {
    /// Ends it as `kill -9` does, and waits until it is gone.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        self.child.kill().context("kill a program")?;
        self.child.wait().context("wait for a program")?;
        Ok(())
    }

    /// What it holds in memory, in bytes.
    pub fn resident_bytes(&self) -> anyhow::Result<u64> {
        self.status_bytes("VmRSS:")
    }

    /// What of it is its own work, and not the pages of the program's file, which the machine shares and may drop.
    pub fn work_bytes(&self) -> anyhow::Result<u64> {
        self.status_bytes("RssAnon:")
    }

    fn status_bytes(&self, name: &str) -> anyhow::Result<u64> {
        let path = format!("/proc/{}/status", self.number);
        let status = std::fs::read_to_string(&path).with_context(|| format!("read {path}"))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let line = line.with_context(|| format!("find {name}"))?;
        let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().context("read a size")?;
        Ok(kilobytes * 1024)
    }
}

/// A key beside the database: a clinic that was filled by hand has none.
fn key_file(database: &Temporary) -> anyhow::Result<PathBuf> {
    let path = database.folder().join("verbond.key");
    if !path.exists() {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)
            .with_context(|| format!("make {}", path.display()))?;
        writeln!(file, "{}", "5a".repeat(32))?;
    }
    Ok(path)
}
