//! The program as it is started, asked and stopped.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

/// The program, speaking Dutch, with nothing said by the environment.
fn verbond(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbond"));
    command.args(arguments).env_clear().env("LANG", "nl_NL.UTF-8").env("VERBOND_LOG", "error");
    command
}

fn run(arguments: &[&str]) -> Output {
    verbond(arguments).output().unwrap()
}

/// A started program, ended with the test.
struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    /// Everything it printed before it was ready.
    printed: Vec<String>,
    /// Where it listens.
    address: String,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = verbond(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut running = Self { child, out, printed: Vec::new(), address: String::new() };
        while running.address.is_empty() {
            let mut line = String::new();
            let read = running.out.read_line(&mut line).unwrap();
            assert_ne!(read, 0, "it ended before it was ready: {:?}", running.printed);
            match line.trim().strip_prefix("ready: http://") {
                Some(address) => running.address = address.to_owned(),
                None => running.printed.push(line.trim().to_owned()),
            }
        }
        running
    }

    fn get(&self, path: &str) -> String {
        self.get_with(path, "")
    }

    fn get_with(&self, path: &str, cookie: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1"), cookie, "")
    }

    fn post(&self, path: &str, cookie: &str, form: &str) -> String {
        self.ask(&format!("POST {path} HTTP/1.1"), cookie, form)
    }

    fn ask(&self, line: &str, cookie: &str, form: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "{line}\r\nHost: {}\r\nConnection: close\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.address,
            form.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks it to stop, and gives its exit code and what it still printed.
    fn stop(mut self) -> (Option<i32>, String) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        (self.child.wait().unwrap().code(), rest)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already where the test stopped it.
        if self.child.try_wait().unwrap().is_none() {
            self.child.kill().unwrap();
            self.child.wait().unwrap();
        }
    }
}

/// The value of a header of an answer.
fn header<'a>(answer: &'a str, name: &str) -> &'a str {
    let mut lines = answer.lines();
    let found = lines.find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
    found.unwrap_or_else(|| panic!("no {name} in {answer}")).split_once(':').unwrap().1.trim()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn one_line(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert_eq!(text.trim_end().lines().count(), 1, "{text}");
    text.trim_end().to_owned()
}

#[test]
fn a_house_is_set_up_served_and_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("verbond.db");
    let serve = ["serve", "--database", text(&database), "--listen", "127.0.0.1:0"];

    let empty = run(&serve);
    assert_eq!(empty.status.code(), Some(1));
    assert!(one_line(&empty.stderr).contains("verbond organisation add"), "{empty:?}");

    let added = run(&["organisation", "add", "Praktijk Voorbeeld", "--database", text(&database)]);
    assert!(added.status.success());
    assert!(String::from_utf8(added.stdout).unwrap().contains("verbond.key"));
    let member = ["member", "add", "anna", "--name", "Anna", "--role", "administrator", "--database"];
    let added = run(&[&member[..], &[text(&database)]].concat());
    assert!(one_line(&added.stdout).contains("http://127.0.0.1:8080/welcome/"));
    let again = run(&[&member[..], &[text(&database)]].concat());
    assert_eq!((again.status.code(), again.stdout.len()), (Some(1), 0));
    assert!(one_line(&again.stderr).contains("anna"));
    let listed = run(&["member", "list", "--database", text(&database)]);
    assert_eq!(one_line(&listed.stdout), "anna\tAnna\tbeheerder\tuitgenodigd");

    let running = Running::start(&serve);
    assert_eq!(running.printed, [""; 0]);
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    let taken = run(&["serve", "--database", text(&database), "--listen", &running.address]);
    assert_eq!(taken.status.code(), Some(1));
    assert!(one_line(&taken.stderr).contains("--listen"), "{taken:?}");
    assert_eq!(running.stop(), (Some(0), String::new()));
}

#[test]
fn a_demonstration_opens_its_doors_again_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("demo");
    let demo =
        ["demo", "--data", text(&place), "--listen", "127.0.0.1:0", "--clients", "8", "--print", "json"];
    let first = Running::start(&demo);
    let [line] = first.printed.as_slice() else { panic!("one line for programs: {:?}", first.printed) };
    let doors: serde_json::Value = serde_json::from_str(line).unwrap();
    let roles: Vec<&str> =
        doors["members"].as_array().unwrap().iter().map(|door| door["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["therapist", "coordinator", "administrator", "researcher", "therapist"]);
    let path = |link: &serde_json::Value| {
        link.as_str().unwrap().strip_prefix(&format!("http://{}", first.address)).unwrap().to_owned()
    };
    let welcome = path(&doors["members"][0]["link"]);
    assert!(first.get(&welcome).starts_with("HTTP/1.1 200"));
    let link = path(&doors["client"]["link"]);
    assert!(first.get(&link).starts_with("HTTP/1.1 200"));
    let started = first.post(&link, "", "");
    let (pass, check) = (header(&started, "set-cookie"), header(&started, "location"));
    let page = first.get_with(check, pass.split(';').next().unwrap());
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("bond1"), "{page}");
    assert_eq!(first.stop().0, Some(0));

    let second = Running::start(&demo);
    assert!(second.get(&welcome).starts_with("HTTP/1.1 410"), "a link of the first start works no more");
    assert_eq!(second.stop().0, Some(0));
    let database = place.join("verbond.db");
    let served = ["serve", "--database", text(&database), "--listen", "127.0.0.1:0"];
    assert!(Running::start(&served).get("/").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_folder_with_something_else_in_it_does_not_become_a_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("verbond.db"), "somebody's").unwrap();
    let refused = run(&["demo", "--data", text(folder.path()), "--listen", "127.0.0.1:0", "--fresh"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(one_line(&refused.stderr).contains("demonstratie"));
    assert_eq!(std::fs::read_to_string(folder.path().join("verbond.db")).unwrap(), "somebody's");
}
