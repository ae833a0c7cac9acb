//! The form of a mark: whom it is for, when it shows, and as little as the client wants to say.

use crate::check::device::layout;
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::choice::Choices;
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Page;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::state::App;
use alliance::Component;
use alliance::audit::AuditActor;
use alliance::ids::{ClientMarkId, SessionId};
use alliance::mark::{Addressee, ClientMark, Discussed, MarkRefusal, Shows, WORDS_MOST, words};
use alliance::people::{Member, MemberState, Role};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::{By, ONCE};
use store::episode::EpisodeCase;
use store::mark::MARK_WITHDRAWN;

/// The client who makes a mark, and where.
pub(super) struct Maker {
    pub case: EpisodeCase,
    /// The session whose check the page was reached from. A device then sees the marks of that session only.
    pub session: Option<SessionId>,
    pub speech: Speech,
    /// The address of the page.
    pub path: String,
    /// The address it was reached from.
    pub back: String,
}

/// What was sent and could not be kept.
pub(super) enum Sent {
    /// Nothing was.
    Nothing,
    /// This, for this reason.
    Refused(Typed, MarkRefusal),
}

/// What was typed, as it was typed.
pub(super) struct Typed {
    to: Addressee,
    shows: Shows,
    component: Option<Component>,
    words: String,
}

impl Maker {
    fn by<'a>(&self, app: &'a App) -> By<'a> {
        By { organisation: self.case.episode.organisation, ..app.by(AuditActor::Client) }
    }

    /// Whom a mark can be for: somebody who does not treat only where there is one to read it.
    async fn addressees(&self, app: &App) -> Result<Vec<Addressee>, PageError> {
        let treats = |member: &Member| {
            self.case.therapists.iter().any(|one| one.member == member.id && one.until.is_none())
        };
        let members = app.store.members(self.case.episode.organisation).await?;
        let reads = |member: &Member| {
            member.state == MemberState::Active
                && member.roles.contains(&Role::Coordinator)
                && !treats(member)
        };
        let is_read = members.iter().any(reads);
        let all = Addressee::ALL.iter().copied();
        Ok(all.filter(|to| is_read || *to == Addressee::Therapist).collect())
    }

    /// The client's own marks that this page may show.
    async fn marks(&self, app: &App) -> Result<Vec<ClientMark>, PageError> {
        let episode = &self.case.episode;
        let marks = app.store.marks(episode.organisation, episode.id).await?;
        let here = |mark: &ClientMark| self.session.is_none() || mark.session == self.session;
        Ok(marks.into_iter().filter(|mark| mark.withdrawn_at.is_none() && here(mark)).collect())
    }
}

/// The page.
pub(super) async fn page(app: &App, maker: &Maker, sent: &Sent) -> Result<Markup, PageError> {
    let speech = &maker.speech;
    let marks = maker.marks(app).await?;
    let addressees = maker.addressees(app).await?;
    let title = speech.t("mark-title");
    let main = html! {
        h1 { (title) }
        p class="lead" { (speech.t("mark-lead")) }
        @if !marks.is_empty() { (made(maker, &marks)) }
        (form(speech, &app.once(), &maker.path, &addressees, sent))
        (notice(Tone::Info, Some(&speech.t("mark-complaint-title")), &html! {
            p { (speech.t("mark-complaint")) " " a href="/complaints" { (speech.t("mark-complaint-link")) } }
        }))
        p class="quiet-text" {
            (speech.t("mark-not-read")) " " a href="/help" { (speech.t("shell-help")) }
        }
        p { a href=(maker.back) { (speech.t("mark-back")) } }
    };
    Ok(Page::new(speech, title.as_str(), layout()).at(maker.path.as_str()).render(&main))
}

/// What was marked before, each with a way to take it back.
fn made(maker: &Maker, marks: &[ClientMark]) -> Markup {
    let speech = &maker.speech;
    html! {
        section class="card" {
            h2 { (speech.t("mark-made")) }
            @for mark in marks {
                div class="notice" {
                    p {
                        (date::stamp(speech, mark.at)) ". "
                        (speech.t(&format!("mark-to-{}", mark.to))) ". "
                        @if mark.to == Addressee::Therapist { (speech.t(&format!("mark-shows-{}", mark.shows))) "." }
                    }
                    @if let Some(words) = &mark.words { p class="typed" dir="auto" { (words) } }
                    @match mark.discussed {
                        Some(discussed) => { p { strong { (talked(maker, discussed)) } } }
                        None => {
                            (post(Weight::Plain, &speech.t("mark-withdraw"), &format!("{}/withdraw", maker.path),
                                &[("mark", &mark.id.to_string())]))
                        }
                    }
                }
            }
        }
    }
}

/// That it was read and talked about: when, and with whom.
fn talked(maker: &Maker, discussed: Discussed) -> String {
    let day = date::day_of(&maker.speech, discussed.at);
    let who = maker.case.therapists.iter().find(|one| one.member == discussed.by);
    match who {
        Some(one) => maker.speech.with("mark-seen-with", &[("day", &day), ("who", &one.shown_name)]),
        None => maker.speech.with("mark-seen-on", &[("day", &day)]),
    }
}

fn form(speech: &Speech, key: &str, path: &str, addressees: &[Addressee], sent: &Sent) -> Markup {
    let (typed, error) = match sent {
        Sent::Nothing => (None, None),
        Sent::Refused(typed, MarkRefusal::TooLong { count, most }) => {
            (Some(typed), Some(speech.with("refusal-mark-too-long", &[("count", count), ("most", most)])))
        }
        Sent::Refused(typed, refusal @ (MarkRefusal::DiscussedBefore | MarkRefusal::DoesNotShow)) => {
            (Some(typed), Some(speech.t(refusal.message_key())))
        }
    };
    let to = addressees.iter().fold(Choices::one("to", speech.t("mark-to")).required(), |choices, to| {
        let help = speech.t(&format!("mark-to-help-{to}"));
        choices.option_with_help(to.as_str(), speech.t(&format!("mark-to-{to}")), help)
    });
    let shows = Shows::ALL.iter().fold(
        Choices::one("shows", speech.t("mark-shows")).help(speech.t("mark-shows-help")).required(),
        |choices, shows| choices.option(shows.as_str(), speech.t(&format!("mark-shows-{shows}"))),
    );
    let about = Choices::one("component", speech.t("mark-about")).option("", speech.t("mark-about-nothing"));
    let about = Component::ALL.iter().fold(about, |choices, component| {
        choices.option(component.as_str(), speech.t(&format!("mark-about-{component}")))
    });
    let errors: Vec<(&str, String)> = error.iter().map(|said| ("words", said.clone())).collect();
    html! {
        form method="post" action=(path) {
            (refused(speech, &errors))
            (once(key))
            (to.chosen(Some(typed.map_or(Addressee::Therapist, |typed| typed.to).as_str())))
            (shows.chosen(Some(typed.map_or(Shows::NextSession, |typed| typed.shows).as_str())))
            (about.chosen(Some(typed.and_then(|typed| typed.component).map_or("", Component::as_str))))
            (Field::new(Control::Lines(3), "words", speech.t("mark-words")).optional(speech)
                .help(speech.with("mark-words-help", &[("most", &WORDS_MOST)]))
                .value(typed.map_or("", |typed| typed.words.as_str())).error(error).autocomplete("off"))
            (who_sees(speech, &speech.t("mark-who-sees")))
            (submit(Weight::Primary, &speech.t("mark-make")))
        }
    }
}

/// Keeps a mark and shows it; the same form sent twice is kept once.
pub(super) async fn keep(app: &App, maker: &Maker, fields: &Fields) -> Result<Response, PageError> {
    fields.only(&["once", "to", "shows", "component", "words"])?;
    let form = || PageError::Refused("refusal-form".into());
    let component = fields.one_or_empty("component")?;
    let typed = Typed {
        to: fields.one("to")?.parse().map_err(|_| form())?,
        shows: fields.one("shows")?.parse().map_err(|_| form())?,
        component: component.map(|word| word.parse().map_err(|_| form())).transpose()?,
        words: fields.one("words")?.to_owned(),
    };
    let words = match words(&typed.words) {
        Ok(words) => words,
        Err(refusal) => {
            let page = page(app, maker, &Sent::Refused(typed, refusal)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    if !maker.addressees(app).await?.contains(&typed.to) {
        return Err(form());
    }
    let by = maker.by(app);
    let mark = ClientMark {
        id: ClientMarkId::make(by.now, by.chance),
        episode: maker.case.episode.id,
        session: maker.session,
        at: by.now,
        to: typed.to,
        shows: typed.shows,
        component: typed.component,
        words,
        withdrawn_at: None,
        discussed: None,
    };
    match app.store.make_mark(&by, Some(fields.one("once")?), &mark).await {
        Ok(()) => {}
        Err(error) if error.is_conflict(ONCE) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&maker.path).into_response())
}

/// Takes a mark back; one that was taken back stays so.
pub(super) async fn withdraw(app: &App, maker: &Maker, fields: &Fields) -> Result<Response, PageError> {
    fields.only(&["mark"])?;
    let id: ClientMarkId = fields.one("mark")?.parse().map_err(|_| PageError::NotFound)?;
    let is_here = maker.marks(app).await?.iter().any(|mark| mark.id == id);
    if is_here {
        match app.store.withdraw_mark(&maker.by(app), maker.case.episode.id, id).await {
            Ok(()) => {}
            Err(error) if error.is_conflict(MARK_WITHDRAWN) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Redirect::to(&maker.path).into_response())
}
