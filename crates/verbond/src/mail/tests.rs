//! Mail over loopback to a server of a few lines, on both engines.

use super::*;
use alliance::Language;
use alliance::clock::{DAY_MS, FixedClock, HOUR_MS, SeededChance};
use alliance::reflection::ready::Ready;
use alliance::samples;
use alliance::{audit::AuditActor, ids::ReflectionId};
use std::sync::Arc;
use store::reflection::NewReflection;
use store::reflection::reminder::{NewReminder, Sending};
use store::seal_field::FieldKey;
use store::testing::TestDatabase;
use store::{Engine, EngineOptions, Store};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use web::reflection::letter::send_due;
use web::state::{App, Mail, Settings, Simulated, token_hash};

const TO: &str = "deelnemer@voorbeeld.invalid";

/// A mail server that says to each address what the test wants, and gives the test what it was sent.
async fn server(answers: Vec<&'static str>) -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let (sent, got) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        for answer in answers {
            let (stream, _) = listener.accept().await.unwrap();
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 test\r\n").await.unwrap();
            let (mut mail, mut is_mail) = (String::new(), false);
            while let Ok(Some(line)) = lines.next_line().await {
                let reply = match line.split(' ').next().unwrap_or("") {
                    "." if is_mail => {
                        is_mail = false;
                        sent.send(std::mem::take(&mut mail)).unwrap();
                        "250 kept"
                    }
                    _ if is_mail => {
                        mail += &format!("{line}\n");
                        continue;
                    }
                    "EHLO" => "250 test",
                    "RCPT" => answer,
                    "DATA" => {
                        is_mail = true;
                        "354 go on"
                    }
                    "QUIT" => "221 bye",
                    _ => "250 fine",
                };
                if write.write_all(format!("{reply}\r\n").as_bytes()).await.is_err() {
                    break;
                }
            }
        }
    });
    (address, got)
}

fn smtp(server: &str) -> Smtp {
    let from = Some("Verbond <verbond@huis.invalid>".to_owned());
    Smtp::of(&MailArgs { server: Some(server.to_owned()), from }).unwrap().unwrap()
}

/// A house in which somebody asked for a mail four weeks on.
struct House {
    app: App,
    clock: Arc<FixedClock>,
    secret: String,
    database: TestDatabase,
}

async fn house(database: TestDatabase) -> House {
    let engine = Engine::open(database.address(), EngineOptions::default()).await.unwrap();
    let store = Store::new(engine, FieldKey::from_bytes([7; 32]));
    let clock = Arc::new(FixedClock::at(samples::TODAY));
    let organisation = store::organisation::Organisation {
        id: samples::organisation(),
        name: "Praktijk Voorbeeld".into(),
        zone: "Europe/Amsterdam".into(),
        language: Language::Dutch,
    };
    let settings =
        Settings { origin: "https://verbond.invalid".into(), simulated: Simulated::No, mail: Mail::Carried };
    let chance = Arc::new(SeededChance::new(5));
    let app = App::new(store, organisation.clone(), settings, clock.clone(), chance).unwrap();
    let by = app.by(AuditActor::Operator);
    app.store.add_organisation(&by, &organisation).await.unwrap();
    let member = samples::therapist();
    app.store.add_member(&by, None, &member).await.unwrap();
    let template = Ready::FiveSteps.template(Language::Dutch, |key| key.chars().take(60).collect());
    let reflection = ReflectionId::make(by.now, by.chance);
    let new =
        NewReflection { id: reflection, facilitator: member.id, team: "Team Noord", template: &template };
    app.store.prepare_reflection(&by, None, &new).await.unwrap();
    let secret = "ab".repeat(32);
    let due_at = by.now.plus_ms(28 * DAY_MS);
    let new = NewReminder {
        reflection,
        token: token_hash(&secret),
        due_at,
        until: due_at.plus_ms(90 * DAY_MS),
        content: &format!("nl {secret} {} {TO}", due_at.plus_ms(90 * DAY_MS).ms()),
    };
    app.store.keep_reminder(&by, &new).await.unwrap();
    House { app, clock, secret, database }
}

impl House {
    fn later(&self, ms: i64) {
        self.clock.advance_ms(ms);
    }

    async fn sending(&self) -> Option<Sending> {
        let found = self.app.store.reminder(token_hash(&self.secret), self.app.now()).await.unwrap();
        found.map(|reminder| reminder.sending)
    }

    async fn gone(self) {
        drop(self.app);
        self.database.remove().await;
    }
}

async fn on_both() -> Vec<House> {
    vec![house(TestDatabase::sqlite()).await, house(TestDatabase::postgres().await).await]
}

#[tokio::test]
async fn the_mail_goes_once_when_it_is_due_with_a_link_and_the_address_is_gone() {
    for house in on_both().await {
        let (address, mut got) = server(vec!["250 fine"]).await;
        let smtp = smtp(&address);
        assert_eq!(send_due(&house.app, &smtp).await.unwrap(), 0, "it is not due yet");
        house.later(28 * DAY_MS);
        assert_eq!(send_due(&house.app, &smtp).await.unwrap(), 1);
        let mail = got.recv().await.unwrap();
        for line in [
            "To: deelnemer@voorbeeld.invalid",
            "From: Verbond <verbond@huis.invalid>",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
        ] {
            assert!(mail.contains(line), "{line} in {mail}");
        }
        // A long line goes on after an equals sign.
        let text = mail.replace("=\n", "");
        assert!(
            text.contains(&format!("\n\nhttps://verbond.invalid/reminder/{}\n\n", house.secret)),
            "{text}"
        );
        assert!(text.contains("Hoe is het gegaan") && text.contains("Praktijk Voorbeeld"), "{text}");
        assert_eq!(house.sending().await, Some(Sending::Sent), "the link can still be answered");
        house.later(30 * DAY_MS);
        assert_eq!(send_due(&house.app, &smtp).await.unwrap(), 0, "it goes once");
        house.later(90 * DAY_MS);
        send_due(&house.app, &smtp).await.unwrap();
        assert_eq!(house.sending().await, None, "nobody answered in time");
        house.gone().await;
    }
}

#[tokio::test]
async fn a_server_that_puts_off_is_asked_again_and_an_address_that_is_none_is_forgotten() {
    for house in on_both().await {
        let (address, mut got) = server(vec!["450 later", "535 who are you", "250 fine"]).await;
        let smtp = smtp(&address);
        house.later(28 * DAY_MS);
        for wait in [HOUR_MS, 2 * HOUR_MS] {
            assert_eq!(send_due(&house.app, &smtp).await.unwrap(), 0);
            assert_eq!(house.sending().await, Some(Sending::Waits));
            assert_eq!(send_due(&house.app, &smtp).await.unwrap(), 0, "not at once again");
            house.later(wait);
        }
        assert_eq!(send_due(&house.app, &smtp).await.unwrap(), 1);
        assert!(got.recv().await.unwrap().contains("verbond.invalid"));
        house.gone().await;
    }
    for house in on_both().await {
        let (address, mut got) = server(vec!["550 nobody here"]).await;
        house.later(28 * DAY_MS);
        assert_eq!(send_due(&house.app, &smtp(&address)).await.unwrap(), 0);
        assert_eq!(house.sending().await, Some(Sending::Sent), "the address is gone");
        assert!(got.try_recv().is_err(), "nothing was sent");
        house.gone().await;
    }
}

#[tokio::test]
async fn an_address_that_nobody_reaches_is_given_up_in_the_end() {
    for house in on_both().await {
        let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let smtp = smtp(&format!("smtp://{closed}"));
        house.later(28 * DAY_MS);
        for _ in 0..6 {
            assert_eq!(house.sending().await, Some(Sending::Waits));
            assert_eq!(send_due(&house.app, &smtp).await.unwrap(), 0);
            house.later(3 * DAY_MS);
        }
        assert_eq!(house.sending().await, Some(Sending::Sent), "the address is not kept for ever");
        house.gone().await;
    }
}

#[test]
fn mail_is_only_set_up_where_nobody_can_read_along() {
    let check = |server: &str, expected: Option<&str>| {
        let args = MailArgs { server: Some(server.into()), from: Some("a@b.invalid".into()) };
        assert_eq!(Smtp::of(&args).err().map(|failure| failure.key()), expected, "{server}");
    };
    check("smtps://naam:geheim@mail.invalid", None);
    check("smtp://naam:geheim@mail.invalid:587?tls=required", None);
    check("smtp://127.0.0.1:2525", None);
    check("smtp://localhost", None);
    check("smtp://mail.invalid", Some("failure-mail-plain"));
    check("smtp://127.0.0.1.mail.invalid", Some("failure-mail-plain"));
    check("smtp://mail.invalid?tls=opportunistic", Some("failure-mail-plain"));
    check("http://mail.invalid", Some("failure-mail-plain"));
    check("mail.invalid", Some("failure-mail-plain"));
    let nobody = MailArgs { server: Some("smtps://mail.invalid".into()), from: Some("nobody".into()) };
    assert_eq!(Smtp::of(&nobody).err().map(|failure| failure.key()), Some("failure-mail-from"));
    assert!(Smtp::of(&MailArgs::default()).unwrap().is_none());
}
