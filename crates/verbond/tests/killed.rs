//! What was acknowledged is there after the program was killed, once and unchanged.
//!
//! A kill leaves what the operating system already has: this proves order, transactions, recovery and sending again.
//! That a write is on the disk before it is acknowledged is `synchronous = full`, which the store's own tests see to.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use alliance::Perspective;
use alliance::audit::AuditActor;
use alliance::check::{PASS_LIFE_MS, SittingState};
use alliance::clock::{Clock, FixedClock, SeededChance, Timestamp};
use alliance::episode::Episode;
use alliance::ids::{EpisodeId, MemberId, SessionId, SittingId};
use alliance::people::Member;
use alliance::samples;
use alliance::session::{Session, SessionState};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::time::{SystemTime, UNIX_EPOCH};
use store::by::By;
use store::seal_field::FieldKey;
use store::sitting::KeyKind;
use store::{Engine, EngineOptions, Store};

/// The program is killed as soon as so many checks more were acknowledged: at once, and ever later.
const KILLED_AFTER: [usize; 8] = [0, 1, 2, 5, 11, 23, 40, 60];
const SITTINGS: usize = 300;
const SENDERS: usize = 6;

/// A check that a device may fill in.
struct Open {
    sitting: SittingId,
    session: SessionId,
    pass: String,
}

fn verbond(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verbond"));
    command.args(arguments).env_clear().env("LANG", "en_GB.UTF-8").env("VERBOND_LOG", "error");
    command
}

/// Starts the program; gives it with its address.
fn start(database: &str) -> (Child, String) {
    let arguments = ["serve", "--database", database, "--listen", "127.0.0.1:0"];
    let mut child = verbond(&arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("ready: http://").unwrap_or_else(|| panic!("not ready: {line}"));
    (child, address.to_owned())
}

/// Asks for a page or sends a form; `None` if the program went away before it answered whole.
fn ask(address: &str, open: &Open, form: Option<&str>) -> Option<String> {
    let (method, body) = if form.is_some() { ("POST", form.unwrap_or("")) } else { ("GET", "") };
    let mut stream = TcpStream::connect(address).ok()?;
    write!(
        stream,
        "{method} /check/{} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: pass={}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        open.sitting,
        open.pass,
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.contains("\r\n\r\n").then_some(answer)
}

/// What a browser would send for this page if each question was answered with `value`.
fn filled(page: &str, value: usize) -> String {
    let mut fields: Vec<(String, String)> = Vec::new();
    for input in page.split("<input").skip(1) {
        let attribute =
            |name: &str| input.split_once(&format!("{name}=\""))?.1.split_once('"').map(|(text, _)| text);
        let (Some(kind), Some(name), Some(given)) =
            (attribute("type"), attribute("name"), attribute("value"))
        else {
            continue;
        };
        let own = !matches!(name, "language" | "back");
        let chosen = kind == "hidden" || (kind == "radio" && given == value.to_string());
        if own && chosen {
            fields.push((name.to_owned(), given.to_owned()));
        }
    }
    assert!(fields.len() > 7, "{fields:?}");
    fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('+', "%2B").replace(' ', "+")))
        .collect::<Vec<_>>()
        .join("&")
}

async fn open(database: &Path) -> Store {
    let engine = Engine::open(database.to_str().unwrap(), EngineOptions::default()).await.unwrap();
    Store::new(engine, FieldKey::from_bytes([0; 32]))
}

/// A house with held sessions, each with a check that one device has started.
async fn prepare(database: &Path) -> Vec<Open> {
    let store = open(database).await;
    let organisation = store.organisation().await.unwrap().unwrap().id;
    #[expect(clippy::disallowed_methods, reason = "the program under test reads the real clock")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let clock = FixedClock::at(Timestamp::from_ms(i64::try_from(now).unwrap()));
    let chance = SeededChance::new(5);
    let by = By { organisation, actor: AuditActor::Operator, now: clock.now(), chance: &chance };
    let member = Member { id: MemberId::make(by.now, &chance), organisation, ..samples::therapist() };
    store.add_member(&by, None, &member).await.unwrap();
    let id = EpisodeId::make(by.now, &chance);
    let episode = Episode { id, organisation, opened_at: by.now, ..samples::episode() };
    store.open_episode(&by, None, &samples::client(), &episode, &[member.id]).await.unwrap();
    let one = async |number: u32| {
        let state = SessionState::Held { at: by.now };
        let id = SessionId::make(by.now, &chance);
        let session = Session { id, episode: episode.id, state, ..samples::session(number) };
        store.add_session(&by, None, &session).await.unwrap();
        let sitting = store.offer_sitting(&by, &session, Perspective::Client).await.unwrap();
        let pass = format!("{number:064x}");
        let hash = web::state::token_hash(&pass);
        store
            .add_key(&by, episode.id, sitting.id, KeyKind::Pass, hash, by.now.plus_ms(PASS_LIFE_MS))
            .await
            .unwrap();
        Open { sitting: sitting.id, session: session.id, pass }
    };
    futures_util::future::join_all((1..=u32::try_from(SITTINGS).unwrap()).map(one)).await
}

/// Which checks were acknowledged, and which are still to be sent: one that got no answer is sent again.
struct Post {
    waiting: Mutex<Vec<usize>>,
    acknowledged: Mutex<Vec<usize>>,
}

/// Tells that a check was acknowledged; whether anybody still listens does not matter to a sender.
fn tell(heard: &Sender<()>) {
    if heard.send(()).is_err() {
        // The program is being killed.
    }
}

impl Post {
    /// Sends one check after the other until the program goes away or nothing is left.
    fn send(&self, address: &str, all: &[Open], heard: &Sender<()>) {
        loop {
            let Some(at) = self.waiting.lock().unwrap().pop() else { return };
            let sent = ask(address, &all[at], None).filter(|page| page.starts_with("HTTP/1.1 200"));
            let sent = sent.and_then(|page| {
                // After a kill the check may be in already: then the page asks nothing any more.
                if !page.contains("type=\"radio\"") {
                    return Some("HTTP/1.1 303".to_owned());
                }
                ask(address, &all[at], Some(&filled(&page, at % 7)))
            });
            match sent {
                Some(answer) if answer.starts_with("HTTP/1.1 303") => {
                    self.acknowledged.lock().unwrap().push(at);
                    tell(heard);
                }

                Some(answer) => panic!("an honest check was refused: {answer}"),
                None => {
                    self.waiting.lock().unwrap().insert(0, at);
                    return;
                }
            }
        }
    }
}

#[test]
fn what_was_acknowledged_survives_being_killed_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("verbond.db");
    let path = database.to_str().unwrap();
    let added = verbond(&["organisation", "add", "Praktijk", "--database", path]).output().unwrap();
    assert!(added.status.success(), "{added:?}");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let all = runtime.block_on(prepare(&database));
    let post = Post { waiting: Mutex::new((0..SITTINGS).collect()), acknowledged: Mutex::new(Vec::new()) };
    for killed_after in KILLED_AFTER {
        let (mut child, address) = start(path);
        let (heard, hears) = channel();
        std::thread::scope(|scope| {
            for _ in 0..SENDERS {
                let heard = heard.clone();
                let (post, address, all) = (&post, &address, &all);
                scope.spawn(move || post.send(address, all, &heard));
            }
            drop(heard);
            hears.iter().take(killed_after).for_each(drop);
            child.kill().unwrap();
            child.wait().unwrap();
        });
    }
    let (mut child, address) = start(path);
    post.send(&address, &all, &channel().0);
    child.kill().unwrap();
    child.wait().unwrap();
    let acknowledged = post.acknowledged.into_inner().unwrap();
    assert_eq!(acknowledged.len(), SITTINGS, "in the end everything is in");
    runtime.block_on(async {
        let store = open(&database).await;
        let organisation = store.organisation().await.unwrap().unwrap().id;
        for at in acknowledged {
            let Open { sitting, session, .. } = &all[at];
            let sitting = store.sitting(organisation, *sitting).await.unwrap().unwrap();
            assert!(matches!(sitting.state, SittingState::Submitted { .. }), "{at}: {sitting:?}");
            let kept = store.own_half(organisation, *session, Perspective::Client).await.unwrap();
            assert_eq!(kept.len(), 2, "{at}: the check and wellbeing, once each");
            let values: Vec<i32> = kept
                .iter()
                .flat_map(|one| match &one.content {
                    alliance::administration::Content::Items(answers) => {
                        answers.iter().map(|a| a.value()).collect()
                    }
                    alliance::administration::Content::Scales(_) => Vec::new(),
                })
                .collect();
            assert!(values.iter().all(|value| *value == i32::try_from(at % 7).unwrap()), "{at}: {values:?}");
        }
    });
}
