//! The form of an account, shared by the page that opens a rupture and the page that changes one. What does not fit
//! comes back with everything as it was typed.

use crate::error::PageError;
use crate::shell::choice::Choices;
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::state::App;
use alliance::Component;
use alliance::agreement::Agreement;
use alliance::clock::Timestamp;
use alliance::episode::Episode;
use alliance::ids::SessionId;
use alliance::rupture::account::{Account, RuptureRefusal, TEXT_MOST, TextPart, text};
use alliance::rupture::merge::AccountField;
use alliance::rupture::way::{RepairWay, WayFamily};
use alliance::rupture::{Movement, NoticedBy};
use alliance::session::Session;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The names of its fields.
pub(super) const NAMES: [&str; 9] = [
    "component",
    "movement",
    "noticed_by",
    "session",
    "agreement",
    "talked",
    "changed",
    "immediate",
    "exploratory",
];

/// What the agreement is chosen by that held at the session.
const THEN: &str = "then";

/// An account as the form holds it: texts as they were typed.
#[derive(Debug, Clone)]
pub(super) struct AccountForm {
    pub component: Component,
    pub movement: Movement,
    pub noticed_by: NoticedBy,
    pub session: Option<SessionId>,
    /// The agreement that was chosen; `None` for the one that held at the session.
    pub agreement_at: Option<Timestamp>,
    pub talked: String,
    pub changed: String,
    pub ways: BTreeSet<RepairWay>,
}

/// What an account can be about: the sessions of its episode, and the agreements that held.
#[derive(Debug)]
pub(super) struct Ground {
    pub sessions: Vec<Session>,
    pub agreement: Agreement,
    /// When the rupture was written down: what holds where no session is named.
    pub written_at: Timestamp,
}

impl Ground {
    /// Loads what a rupture written down at `written_at` can be about.
    pub async fn load(app: &App, episode: &Episode, written_at: Timestamp) -> Result<Self, PageError> {
        let sessions = app.store.sessions(episode.id).await?;
        let agreement = app.store.agreement(episode.organisation, episode.id).await?;
        Ok(Self { sessions, agreement, written_at })
    }

    /// The ids of the sessions that were held.
    pub fn held(&self) -> Vec<SessionId> {
        self.sessions.iter().filter(|session| session.state.held_at().is_some()).map(|s| s.id).collect()
    }

    /// The agreement that was chosen, or else the one that held at the session.
    fn agreement_at(&self, form: &AccountForm) -> Option<Timestamp> {
        let session = self.sessions.iter().find(|session| Some(session.id) == form.session);
        let at = session.and_then(|session| session.state.held_at()).unwrap_or(self.written_at);
        form.agreement_at.or_else(|| self.agreement.in_force(at))
    }
}

/// What stands beside a field that somebody else changed too.
#[derive(Debug, Clone)]
pub(super) struct Beside<'a> {
    /// The other version.
    pub theirs: &'a Account,
    /// The fields to choose in.
    pub fields: &'a [AccountField],
}

impl AccountForm {
    /// What a new rupture starts with.
    pub fn fresh(component: Component, noticed_by: NoticedBy, session: Option<SessionId>) -> Self {
        Self {
            component,
            movement: Movement::Unknown,
            noticed_by,
            session,
            agreement_at: None,
            talked: String::new(),
            changed: String::new(),
            ways: BTreeSet::new(),
        }
    }

    /// An account as it stands.
    pub fn of(account: &Account) -> Self {
        let typed = |text: &Option<String>| text.as_deref().unwrap_or("").to_owned();
        Self {
            component: account.component,
            movement: account.movement,
            noticed_by: account.noticed_by,
            session: account.session,
            agreement_at: account.agreement_at,
            talked: typed(&account.talked),
            changed: typed(&account.changed),
            ways: account.ways.clone(),
        }
    }

    /// Reads what was sent.
    ///
    /// # Errors
    /// A word the form cannot hold.
    pub fn read(fields: &Fields) -> Result<Self, PageError> {
        let refused = || PageError::Refused("refusal-form".into());
        let mut ways = BTreeSet::new();
        for word in fields.all("immediate").chain(fields.all("exploratory")) {
            ways.insert(word.parse().map_err(|_| refused())?);
        }
        let session = fields.one_or_empty("session")?;
        let agreement_at = match fields.all("agreement").next() {
            None | Some(THEN) => None,
            Some(ms) => Some(Timestamp::from_ms(ms.parse().map_err(|_| refused())?)),
        };
        Ok(Self {
            component: fields.one("component")?.parse().map_err(|_| refused())?,
            movement: fields.one("movement")?.parse().map_err(|_| refused())?,
            noticed_by: fields.one("noticed_by")?.parse().map_err(|_| refused())?,
            session: session.map(|id| id.parse().map_err(|_| refused())).transpose()?,
            agreement_at,
            talked: fields.one("talked")?.to_owned(),
            changed: fields.one("changed")?.to_owned(),
            ways,
        })
    }

    /// Puts what was typed into an account that begins as `base`.
    ///
    /// # Errors
    /// Every refusal, each with the field it is about.
    pub fn put_into(
        &self,
        base: Account,
        ground: &Ground,
    ) -> Result<Account, Vec<(&'static str, RuptureRefusal)>> {
        let mut errors = Vec::new();
        let mut read = |name: &'static str, part: TextPart, typed: &str| match text(part, typed) {
            Ok(text) => text,
            Err(refusal) => {
                errors.push((name, refusal));
                None
            }
        };
        let (talked, changed) = (
            read("talked", TextPart::Talked, &self.talked),
            read("changed", TextPart::Changed, &self.changed),
        );
        let account = Account {
            component: self.component,
            movement: self.movement,
            noticed_by: self.noticed_by,
            session: self.session,
            agreement_at: ground.agreement_at(self),
            talked,
            changed,
            ways: self.ways.clone(),
            ..base
        };
        match account.checked(&ground.held(), &ground.agreement) {
            Ok(()) => {}
            Err(refusal @ RuptureRefusal::OtherAgreement) => errors.push(("agreement", refusal)),
            Err(refusal) => errors.push(("session", refusal)),
        }
        if errors.is_empty() { Ok(account) } else { Err(errors) }
    }

    /// An account of nothing but what a new one needs, to be filled by [`AccountForm::put_into`].
    pub fn empty(&self) -> Account {
        Account {
            component: self.component,
            movement: self.movement,
            noticed_by: self.noticed_by,
            session: None,
            agreement_at: None,
            talked: None,
            changed: None,
            ways: BTreeSet::new(),
            said: None,
            set_aside: None,
        }
    }

    /// The fields, with what is to be looked at again, and beside them what somebody else wrote meanwhile.
    pub fn render(
        &self,
        speech: &Speech,
        ground: &Ground,
        errors: &[(&'static str, RuptureRefusal)],
        beside: Option<&Beside<'_>>,
    ) -> Markup {
        let said: Vec<(&str, String)> =
            errors.iter().map(|(name, refusal)| (*name, sentence(speech, *refusal))).collect();
        let error = |name: &str| said.iter().find(|(other, _)| *other == name).map(|(_, said)| said.clone());
        let sessions = &ground.sessions;
        let theirs = |field: AccountField| beside.and_then(|beside| theirs(speech, sessions, beside, field));
        let sessions_held: Vec<(String, String)> = held(speech, sessions);
        let options: Vec<(&str, &str)> =
            sessions_held.iter().map(|(id, label)| (id.as_str(), label.as_str())).collect();
        let area = |name: &'static str, label: String, help: String, typed: &str| {
            Field::new(Control::Lines(4), name, label)
                .optional(speech)
                .help(help)
                .value(typed)
                .error(error(name))
                .autocomplete("off")
        };
        let most = speech.with("rupture-field-most", &[("most", &TEXT_MOST)]);
        html! {
            (refused(speech, &said))
            (words("component", speech.t("rupture-field-component"), Component::ALL, self.component, |component| {
                (speech.t(&format!("rupture-component-{component}")), speech.t(&format!("rupture-component-help-{component}")))
            }))
            (theirs(AccountField::Component).unwrap_or_else(|| html! {}))
            (words("movement", speech.t("rupture-field-movement"), Movement::ALL, self.movement, |movement| {
                (speech.t(&format!("rupture-movement-{movement}")), speech.t(&format!("rupture-movement-help-{movement}")))
            }))
            (theirs(AccountField::Movement).unwrap_or_else(|| html! {}))
            (words("noticed_by", speech.t("rupture-field-noticed-by"), NoticedBy::ALL, self.noticed_by, |by| {
                (speech.t(&format!("rupture-noticed-by-{by}")), String::new())
            }))
            (theirs(AccountField::NoticedBy).unwrap_or_else(|| html! {}))
            (Field::new(Control::Select(&options), "session", speech.t("rupture-field-session")).optional(speech)
                .help(speech.t("rupture-field-session-help")).nothing_chosen_yet(speech)
                .value(self.session.map_or_else(String::new, |id| id.to_string())).error(error("session")))
            (theirs(AccountField::Session).unwrap_or_else(|| html! {}))
            (self.agreement(speech, ground, error("agreement")))
            (theirs(AccountField::Agreement).unwrap_or_else(|| html! {}))
            (area("talked", speech.t("rupture-field-talked"), most.clone(), &self.talked))
            (theirs(AccountField::Talked).unwrap_or_else(|| html! {}))
            (self.ways(speech, WayFamily::Immediate))
            (self.ways(speech, WayFamily::Exploratory))
            (theirs(AccountField::Ways).unwrap_or_else(|| html! {}))
            (area("changed", speech.t("rupture-field-changed"), most, &self.changed))
            (theirs(AccountField::Changed).unwrap_or_else(|| html! {}))
        }
    }

    /// Which agreement held; nothing to choose where there never was one.
    fn agreement(&self, speech: &Speech, ground: &Ground, error: Option<String>) -> Markup {
        // The last one of each day: what was said in one sitting is one agreement to those who look back.
        let mut by_day: Vec<(String, Timestamp)> = Vec::new();
        for at in ground.agreement.moments() {
            let day = date::day_of(speech, at);
            match by_day
                .last_mut()
                .filter(|(last, moment)| *last == day && self.agreement_at != Some(*moment))
            {
                Some((_, moment)) => *moment = at,
                None => by_day.push((day, at)),
            }
        }
        let options: Vec<(String, String)> = by_day
            .into_iter()
            .rev()
            .map(|(day, at)| (at.ms().to_string(), speech.with("rupture-agreement-of", &[("day", &day)])))
            .collect();
        let then = speech.t("rupture-agreement-then");
        let options: Vec<(&str, &str)> = std::iter::once((THEN, then.as_str()))
            .chain(options.iter().map(|(value, label)| (value.as_str(), label.as_str())))
            .collect();
        // What holds by itself goes on to follow the session.
        let follows = Self { agreement_at: None, ..self.clone() };
        let chosen = self.agreement_at.filter(|at| ground.agreement_at(&follows) != Some(*at));
        html! {
            @if options.len() > 1 {
                (Field::new(Control::Select(&options), "agreement", speech.t("rupture-field-agreement"))
                    .help(speech.t("rupture-field-agreement-help"))
                    .value(chosen.map_or_else(|| THEN.to_owned(), |at| at.ms().to_string())).error(error))
            }
        }
    }

    fn ways(&self, speech: &Speech, family: WayFamily) -> Markup {
        let question = speech.t(&format!("rupture-family-{family}"));
        let choices = Choices::several(family.as_str(), question).as_label();
        let choices = family.ways().fold(choices, |choices, way| {
            let chosen = self.ways.contains(&way).then_some(way.as_str());
            choices.option(way.as_str(), speech.t(&format!("rupture-way-{way}"))).chosen(chosen)
        });
        html! { (choices) }
    }
}

/// A question whose answers are the words of a kind, each with a line of help where there is one.
fn words<T: Copy + PartialEq + std::fmt::Display>(
    name: &str,
    question: String,
    all: &[T],
    chosen: T,
    said: impl Fn(T) -> (String, String),
) -> Markup {
    let choices = all.iter().fold(Choices::one(name, question).as_label().required(), |choices, word| {
        let (label, help) = said(*word);
        if help.is_empty() {
            choices.option(word.to_string(), label)
        } else {
            choices.option_with_help(word.to_string(), label, help)
        }
    });
    html! { (choices.chosen(Some(&chosen.to_string()))) }
}

/// The held sessions, the last first: id and what it is called.
fn held(speech: &Speech, sessions: &[Session]) -> Vec<(String, String)> {
    let mut held: Vec<&Session> =
        sessions.iter().filter(|session| session.state.held_at().is_some()).collect();
    held.sort_by_key(|session| std::cmp::Reverse(session.number));
    held.into_iter().map(|session| (session.id.to_string(), session_name(speech, session))).collect()
}

fn session_name(speech: &Speech, session: &Session) -> String {
    let day = session.state.held_at().map_or_else(String::new, |at| date::day_of(speech, at));
    speech.with("rupture-session", &[("number", &session.number), ("day", &day)])
}

/// The sentence of a refusal.
pub(super) fn sentence(speech: &Speech, refusal: RuptureRefusal) -> String {
    match refusal {
        RuptureRefusal::TooLong { count, most, .. } => {
            speech.with("refusal-rupture-too-long", &[("count", &count), ("most", &most)])
        }
        RuptureRefusal::NoReason
        | RuptureRefusal::NoReasonToSetAside
        | RuptureRefusal::OtherSession
        | RuptureRefusal::OtherAgreement => speech.t(refusal.message_key()),
    }
}

/// What somebody else chose or wrote in a field meanwhile.
fn theirs(speech: &Speech, sessions: &[Session], beside: &Beside<'_>, field: AccountField) -> Option<Markup> {
    if !beside.fields.contains(&field) {
        return None;
    }
    let none = || speech.t("rupture-theirs-nothing");
    let theirs = beside.theirs;
    let text = match field {
        AccountField::Component => speech.t(&format!("rupture-component-{}", theirs.component)),
        AccountField::Movement => speech.t(&format!("rupture-movement-{}", theirs.movement)),
        AccountField::NoticedBy => speech.t(&format!("rupture-noticed-by-{}", theirs.noticed_by)),
        AccountField::Session => sessions
            .iter()
            .find(|session| Some(session.id) == theirs.session)
            .map_or_else(none, |session| session_name(speech, session)),
        AccountField::Talked => theirs.talked.clone().unwrap_or_else(none),
        AccountField::Changed => theirs.changed.clone().unwrap_or_else(none),
        AccountField::Ways => {
            let ways: Vec<String> =
                theirs.ways.iter().map(|way| speech.t(&format!("rupture-way-{way}"))).collect();
            if ways.is_empty() { none() } else { ways.join("; ") }
        }
        AccountField::Agreement => theirs.agreement_at.map_or_else(none, |at| {
            speech.with("rupture-agreement-of", &[("day", &date::day_of(speech, at))])
        }),
        // The form has no field for these: they follow the other version.
        AccountField::Said | AccountField::SetAside => return None,
    };
    Some(html! {
        div class="notice info" {
            p class="notice-title" { (speech.t("rupture-theirs")) }
            p class="typed" dir="auto" { (text) }
        }
    })
}
