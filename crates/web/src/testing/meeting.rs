//! A session that goes on: a therapist at a desk, a client with a phone.

use super::{Answer, TestClinic};
use alliance::episode::Episode;
use alliance::people::Member;
use axum::http::header;

/// The answers a client's form sends after a session with wellbeing, all the same.
pub fn client_answers(value: &str) -> Vec<(&'static str, &str)> {
    let mut fields = vec![("form", "session-check.1+wellbeing.1")];
    fields.extend(CHECK.iter().map(|name| (*name, value)));
    fields.extend(WELLBEING.iter().map(|name| (*name, value)));
    fields
}

/// The answers a therapist's form sends, all the same.
pub fn therapist_answers(value: &str) -> Vec<(&'static str, &str)> {
    let mut fields = vec![("form", "session-check.1")];
    fields.extend(CHECK.iter().map(|name| (*name, value)));
    fields
}

/// The same answers with another one to this question.
pub fn but<'v>(
    fields: Vec<(&'static str, &'v str)>,
    name: &str,
    value: &'v str,
) -> Vec<(&'static str, &'v str)> {
    fields.into_iter().map(|(field, given)| (field, if field == name { value } else { given })).collect()
}

const CHECK: [&str; 7] = [
    "session-check.bond1",
    "session-check.bond2",
    "session-check.goal1",
    "session-check.goal2",
    "session-check.task1",
    "session-check.task2",
    "session-check.tension1",
];
const WELLBEING: [&str; 4] = ["wellbeing.mood1", "wellbeing.day1", "wellbeing.people1", "wellbeing.hope1"];

/// A session that has just begun.
#[derive(Debug)]
pub struct Meeting {
    /// Where.
    pub clinic: TestClinic,
    /// Who treats.
    pub therapist: Member,
    /// The therapist's login.
    pub desk: String,
    /// The treatment.
    pub episode: Episode,
    /// The path of the session: `/sessions/…`.
    pub path: String,
}

/// A device that started the check.
#[derive(Debug, Clone)]
pub struct Phone {
    /// Its pass.
    pub pass: String,
    /// The path of its check: `/check/…`.
    pub check: String,
}

impl Meeting {
    /// A first session of a client of the clinic's first therapist.
    pub async fn begin() -> Self {
        Self::begin_in(TestClinic::new().await).await
    }

    /// The same in a clinic that is there already.
    pub async fn begin_in(clinic: TestClinic) -> Self {
        let (therapist, desk) = clinic.therapist().await;
        let episode = clinic.episode("2026-014", &[&therapist]).await;
        let path = format!("/episodes/{}/sessions", episode.id);
        let begun = clinic.post(&path, &desk, &[("once", "begin"), ("when", "now")]).await;
        let path = begun.location().to_owned();
        assert!(path.starts_with("/sessions/"), "{begun:?}");
        Self { clinic, therapist, desk, episode, path }
    }

    /// A page under the session, as the therapist sees it.
    pub async fn desk(&self, under: &str) -> Answer {
        self.clinic.get(&format!("{}{under}", self.path), &self.desk).await
    }

    /// A form of the therapist's.
    pub async fn send(&self, under: &str, fields: &[(&str, &str)]) -> Answer {
        self.clinic.post(&format!("{}{under}", self.path), &self.desk, fields).await
    }

    /// The path of a new link for the client.
    pub async fn link(&self) -> String {
        let page = self.send("/link", &[]).await;
        page.between("value=\"http://127.0.0.1:8080", "\"").to_owned()
    }

    /// A device on which the client has tapped begin.
    pub async fn phone(&self) -> Phone {
        self.start(&self.link().await).await
    }

    /// A device on which somebody tapped begin behind this link.
    pub async fn start(&self, link: &str) -> Phone {
        let started = self.clinic.post(link, "", &[]).await;
        assert!(started.location().starts_with("/check/"), "{started:?}");
        let line = started.headers[header::SET_COOKIE].to_str().expect("a cookie is text");
        assert!(line.contains(&format!("Path={};", started.location())), "{line}");
        Phone { pass: started.cookie(), check: started.location().to_owned() }
    }

    /// The client's page on a device.
    pub async fn look(&self, phone: &Phone) -> Answer {
        self.clinic.get(&phone.check, &phone.pass).await
    }

    /// The client sends these answers.
    pub async fn client_sends(&self, phone: &Phone, fields: &[(&str, &str)]) -> Answer {
        self.clinic.post(&phone.check, &phone.pass, fields).await
    }
}
