//! Runs a command beside a PostgreSQL server that lives only as long as the command.
//!
//! The tests of the store run on both engines; this gives them the second one. The cluster is made in a new folder,
//! listens on a socket inside it and on a free port of this machine, and is gone afterwards: after success, failure,
//! Ctrl-C and a polite kill alike. `fsync` is off, which is right for a server that is thrown away and wrong for any
//! other.

use anyhow::{Context, bail};
use std::fs::{self, File};
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;
use tokio::signal::unix::{SignalKind, signal};

/// The address for tests, over the socket: no password, for only this user reaches the folder.
const ADDRESS: &str = "VERBOND_TEST_POSTGRES";
/// The address of the same server over the loopback, with its password.
const ADDRESS_LOOPBACK: &str = "VERBOND_TEST_POSTGRES_LOOPBACK";

/// How long the server may take to start, in steps of [`STEP`].
const START_STEPS: usize = 1_200;
const STEP: Duration = Duration::from_millis(50);
/// How long the command may take to end after it was asked to.
const GRACE: Duration = Duration::from_secs(10);

/// Whether a commit waits for the disk. Tests do not need it; `--durable` says that a measurement does.
#[derive(Debug, Clone, Copy)]
enum Disk {
    Waited,
    NotWaited,
}

impl Disk {
    fn settings(self) -> &'static [&'static str] {
        match self {
            // Checkpoints as rare as on a server that was set up for writing.
            Self::Waited => &["-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB"],
            Self::NotWaited => &["-c", "fsync=off", "-c", "full_page_writes=off"],
        }
    }
}

/// Runs `command` with the server's address in `VERBOND_TEST_POSTGRES`; the exit code is the command's.
pub fn run(command: &[String]) -> anyhow::Result<ExitCode> {
    let (disk, command) = match command {
        [durable, rest @ ..] if durable == "--durable" => (Disk::Waited, rest),
        all => (Disk::NotWaited, all),
    };
    let command = match command {
        [dashes, rest @ ..] if dashes == "--" => rest,
        all => all,
    };
    let [program, arguments @ ..] = command else {
        bail!("say what to run: cargo xtask with-postgres -- cargo nextest run -p verbond-store");
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // From here on a signal ends the command, and the server after it, instead of this process alone.
        let mut signals = Signals::new()?;
        let server = tokio::task::spawn_blocking(move || Server::start(disk));
        let server = tokio::select! {
            server = server => server??,
            number = signals.next() => return Ok(ExitCode::from(128 + number)),
        };
        let mut child = tokio::process::Command::new(program)
            .args(arguments)
            .env(ADDRESS, &server.address)
            .env(ADDRESS_LOOPBACK, &server.address_loopback)
            .spawn()
            .with_context(|| format!("run {program}"))?;
        let code = tokio::select! {
            status = child.wait() => code(status?),
            number = signals.next() => {
                end(&mut child, number).await?;
                ExitCode::from(128 + number)
            }
        };
        drop(server);
        Ok(code)
    })
}

/// The command's own code, or the shell's convention for a death by signal.
fn code(status: ExitStatus) -> ExitCode {
    let number = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    ExitCode::from(number.map_or(1, |number| u8::try_from(number).unwrap_or(1)))
}

/// The signals that ask this process to end.
struct Signals {
    all: Vec<(tokio::signal::unix::Signal, u8)>,
}

impl Signals {
    fn new() -> anyhow::Result<Self> {
        let kinds = [(SignalKind::hangup(), 1), (SignalKind::interrupt(), 2), (SignalKind::terminate(), 15)];
        let all = kinds.into_iter().map(|(kind, number)| Ok((signal(kind)?, number)));
        Ok(Self { all: all.collect::<std::io::Result<_>>()? })
    }

    /// The number of the next one.
    async fn next(&mut self) -> u8 {
        std::future::poll_fn(|context| {
            for (signal, number) in &mut self.all {
                if signal.poll_recv(context).is_ready() {
                    return std::task::Poll::Ready(*number);
                }
            }
            std::task::Poll::Pending
        })
        .await
    }
}

/// Passes a signal on to the command and waits; kills it if it does not listen.
async fn end(child: &mut tokio::process::Child, number: u8) -> anyhow::Result<()> {
    if let Some(pid) = child.id() {
        kill(pid, number)?;
    }
    if tokio::time::timeout(GRACE, child.wait()).await.is_err() {
        child.kill().await?;
    }
    Ok(())
}

fn kill(pid: u32, number: u8) -> anyhow::Result<()> {
    let arguments = [format!("-{number}"), pid.to_string()];
    Command::new("kill").args(arguments).stderr(Stdio::null()).status().context("run kill")?;
    Ok(())
}

/// A running server in a folder of its own. Dropping it ends the server and removes the folder.
struct Server {
    child: Child,
    folder: TempDir,
    address: String,
    address_loopback: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGQUIT is PostgreSQL's immediate shutdown: nothing here is worth a checkpoint.
        if let Err(error) = kill(self.child.id(), 3) {
            eprintln!("xtask: {error:#}");
        }
        for _ in 0..100 {
            match self.child.try_wait() {
                Ok(None) => sleep(STEP),
                Ok(Some(_)) => return,
                Err(error) => return eprintln!("xtask: wait for PostgreSQL: {error}"),
            }
        }
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait()) {
            eprintln!("xtask: end PostgreSQL: {error}");
        }
    }
}

impl Server {
    fn start(disk: Disk) -> anyhow::Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("verbond-postgres-").tempdir_in("/tmp")?;
        let user = servant(folder.path())?;
        let as_user = |program: &str| {
            let mut command = Command::new(programs.join(program));
            command.current_dir(folder.path()).env("LC_ALL", "C").env_remove("PGOPTIONS");
            if let Some((uid, gid)) = user {
                command.uid(uid).gid(gid);
            }
            command
        };
        let password = password()?;
        let (cluster, password_file) = (folder.path().join("cluster"), folder.path().join("password"));
        fs::write(&password_file, &password)?;
        if let Some((uid, gid)) = user {
            chown(&password_file, Some(uid), Some(gid))?;
        }
        let made = as_user("initdb")
            .args([
                "--username=verbond",
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
            ])
            .args(["--locale=C.UTF-8", "--no-sync", "--no-instructions"])
            .arg(format!("--pwfile={}", password_file.display()))
            .arg(format!("--pgdata={}", cluster.display()))
            .output()
            .context("run initdb")?;
        if !made.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&made.stderr).trim());
        }
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = folder.path().join("log");
        let child = as_user("postgres")
            .args(["-D", &cluster.display().to_string(), "-k", &folder.path().display().to_string()])
            .args(["-h", "127.0.0.1", "-p", &port.to_string()])
            .args(["-c", "max_connections=300"])
            .args(disk.settings())
            .stdin(Stdio::null())
            .stdout(File::create(&log)?)
            .stderr(File::options().append(true).open(&log)?)
            // Ctrl-C in a terminal reaches the whole group; the server goes last, when the command is done.
            .process_group(0)
            .spawn()
            .context("start postgres")?;
        let socket = folder.path().display().to_string().replace('/', "%2F");
        let address = format!("postgres://verbond@{socket}:{port}/postgres");
        let address_loopback = format!("postgres://verbond:{password}@127.0.0.1:{port}/postgres");
        let mut server = Self { child, folder, address, address_loopback };
        server.wait_until_ready(&cluster, &log)?;
        Ok(server)
    }

    fn wait_until_ready(&mut self, cluster: &Path, log: &Path) -> anyhow::Result<()> {
        for _ in 0..START_STEPS {
            if let Some(status) = self.child.try_wait()? {
                bail!("PostgreSQL ended at its start ({status}): {}", fs::read_to_string(log)?.trim());
            }
            // The server writes its state into the eighth line of this file.
            let state = match fs::read_to_string(cluster.join("postmaster.pid")) {
                Ok(state) => state,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
                Err(error) => return Err(error).context("read postmaster.pid"),
            };
            if state.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
                return Ok(());
            }
            sleep(STEP);
        }
        bail!(
            "PostgreSQL did not start in {}: {}",
            self.folder.path().display(),
            fs::read_to_string(log)?.trim()
        );
    }
}

/// The folder with `initdb` and `postgres`.
fn programs() -> anyhow::Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut versions = match fs::read_dir("/usr/lib/postgresql") {
        Ok(entries) => {
            entries.map(|entry| Ok(entry?.path().join("bin"))).collect::<std::io::Result<Vec<_>>>()?
        }
        Err(_) => Vec::new(),
    };
    versions.sort();
    folders.extend(versions.into_iter().rev());
    let found =
        folders.into_iter().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists());
    found.context(
        "PostgreSQL is not installed: initdb and postgres are neither on the PATH nor in \
         /usr/lib/postgresql/*/bin. Install the package postgresql (Debian, Ubuntu) or postgresql-server (Fedora)",
    )
}

/// PostgreSQL refuses to run as root: then the folder is given to, and the server run as, a user without rights.
fn servant(folder: &Path) -> anyhow::Result<Option<(u32, u32)>> {
    if fs::metadata(folder)?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd")?;
    let ids = |name: &str| {
        let mut fields = users.lines().find(|line| line.split(':').next() == Some(name))?.split(':').skip(2);
        Some((fields.next()?.parse::<u32>(), fields.next()?.parse::<u32>()))
    };
    let (uid, gid) = ids("postgres").or_else(|| ids("nobody")).context("find the user postgres or nobody")?;
    let (uid, gid) = (uid?, gid?);
    chown(folder, Some(uid), Some(gid))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    Ok(Some((uid, gid)))
}

fn password() -> anyhow::Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
