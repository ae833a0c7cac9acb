//! The figures of the release binary: its size, its start and its memory at rest.

use anyhow::{Context, ensure};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;
const READY_MAX: Duration = Duration::from_secs(20);
const IDLE: Duration = Duration::from_secs(2);

/// Prints size, start time and idle memory of `target/release/verbond`.
pub fn run() -> anyhow::Result<ExitCode> {
    let root = crate::tidy::root();
    let binary = root.join("target/release/verbond");
    ensure!(binary.is_file(), "{} is not built; run cargo build --release first", binary.display());
    let bytes = std::fs::metadata(&binary).with_context(|| format!("look at {}", binary.display()))?.len();
    println!("binary size     {:>8.1} MB", mega(bytes));

    let scratch = tempfile::tempdir().context("make a folder for the databases")?;
    let mut starts = Vec::new();
    for number in 0..RUNS {
        let server = Server::start(&binary, &scratch.path().join(format!("start-{number}.db")))?;
        starts.push(server.start_time);
    }
    starts.sort();
    println!(
        "start           {:>8.0} ms   exec to the first 200 on /, median of {RUNS}",
        milliseconds(starts[RUNS / 2])
    );

    let server = Server::start(&binary, &scratch.path().join("idle.db"))?;
    std::thread::sleep(IDLE);
    println!(
        "memory at rest  {:>8.1} MB   resident, {} s after the start",
        server.resident_mb()?,
        IDLE.as_secs()
    );
    println!("throughput      cargo run --release -p verbond-bench -- --help");
    Ok(ExitCode::SUCCESS)
}

/// The binary, serving a new database; ended when dropped.
struct Server {
    process: Child,
    start_time: Duration,
}

impl Server {
    fn start(binary: &Path, database: &Path) -> anyhow::Result<Self> {
        let address = free_address()?;
        set_up(binary, database)?;
        let started = now();
        let process = Command::new(binary)
            .args(["serve", "--listen", &address, "--database"])
            .arg(database)
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("start {}", binary.display()))?;
        let mut server = Self { process, start_time: Duration::ZERO };
        while !answers(&address)? {
            ensure!(
                started.elapsed() < READY_MAX,
                "no answer on http://{address}/ in {} s",
                READY_MAX.as_secs()
            );
            let ended = server.process.try_wait().context("look after the server")?;
            ensure!(ended.is_none(), "the server ended: {ended:?}");
            std::thread::sleep(Duration::from_micros(200));
        }
        server.start_time = started.elapsed();
        Ok(server)
    }

    fn resident_mb(&self) -> anyhow::Result<f64> {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(&path).with_context(|| format!("read {path}"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("find VmRSS")?;
        let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().context("read VmRSS")?;
        Ok(mega(kilobytes * 1024))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for ended in [self.process.kill(), self.process.wait().map(|_status| ())] {
            if let Err(error) = ended {
                eprintln!("could not end the server: {error}");
            }
        }
    }
}

/// Whether the start page answers with 200 already; a server that does not listen yet is no failure.
fn answers(address: &str) -> anyhow::Result<bool> {
    let Ok(mut stream) = TcpStream::connect(address) else { return Ok(false) };
    stream.set_read_timeout(Some(READY_MAX)).context("set a limit")?;
    write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").context("ask for /")?;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).context("read the answer")?;
    ensure!(&answer == b"HTTP/1.1 200", "/ answered {:?}", String::from_utf8_lossy(&answer));
    Ok(true)
}

/// A database without an organisation is not served. A second server on the same one finds it there.
fn set_up(binary: &Path, database: &Path) -> anyhow::Result<()> {
    let mut command = Command::new(binary);
    command.args(["organisation", "add", "Praktijk Meting", "--database"]).arg(database);
    let status = command.stdout(Stdio::null()).status().context("set up a practice")?;
    ensure!(status.success(), "set up a practice: {status}");
    Ok(())
}

fn free_address() -> anyhow::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("find a free port")?;
    Ok(listener.local_addr().context("find a free port")?.to_string())
}

#[expect(clippy::disallowed_methods, reason = "this program measures real time")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
