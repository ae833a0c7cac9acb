//! The client's answers from paper, typed over by the therapist with the day on which they were written.

use super::receive::{Incoming, receive};
use super::sheet::{self, Pace, Sheet, Told, who_sees};
use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::button::{self, Weight};
use crate::shell::date::{date_of, day};
use crate::shell::form::{Control, Field, refused};
use crate::shell::layout::Width;
use crate::shell::notice::who_sees as who_sees_line;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::administration::Channel;
use alliance::check::form::Filled;
use alliance::check::{Seal, SittingRefusal};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};

const THEIRS: Perspective = Perspective::Client;

/// The day as it was typed, and what is to be looked at again.
struct Typed<'a> {
    date: &'a str,
    error: Option<&'static str>,
}

async fn found(app: &App, signed_in: &SignedIn, session: &str) -> Result<Standing, PageError> {
    Standing::for_member(app, signed_in, session, Act::EnterFromPaper).await
}

/// Whether the therapist's own half still has to come in first.
fn is_too_early(standing: &Standing) -> bool {
    match standing.seal {
        Seal::Sealed { client, therapist } => !client.is_in() && !therapist.is_in(),
        Seal::NoMeasuring | Seal::Open { .. } | Seal::OpenAlone { .. } => false,
    }
}

/// The form; before one's own half is in, the page that says why not yet.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Response, PageError> {
    let standing = found(&app, &signed_in, &session).await?;
    if standing.half(THEIRS).is_in() {
        return Ok(Redirect::to(&standing.path("")).into_response());
    }
    standing.session.may_be_answered()?;
    if is_too_early(&standing) {
        return Ok(too_early(&signed_in, &standing).into_response());
    }
    standing.may_come_in(THEIRS, Channel::Paper)?;
    let held = standing.session.state.held_at().map(|at| date_of(app.zone(), at).to_string());
    let date = held.unwrap_or_else(|| app.today().to_string());
    let blank = standing.form(THEIRS).blank();
    let typed = Typed { date: &date, error: None };
    Ok(render(&app, &signed_in, &standing, &blank, &Told::Nothing, &typed).into_response())
}

fn head(signed_in: &SignedIn, standing: &Standing, line: &str) -> Markup {
    let speech = &signed_in.speech;
    let session = speech.with("session-title", &[("number", &standing.session.number)]);
    let client = speech.with("client-name", &[("code", &standing.case.client.code.as_str())]);
    html! {
        (breadcrumb(speech, &[(&client, &format!("/episodes/{}", standing.session.episode)), (&session, &standing.path(""))]))
        (page_head(&speech.t("check-paper-title"), Some(line), None))
    }
}

fn too_early(signed_in: &SignedIn, standing: &Standing) -> Markup {
    let speech = &signed_in.speech;
    let main = html! {
        (head(signed_in, standing, &speech.t("check-paper-early")))
        div class="actions" {
            (button::link(Weight::Primary, &speech.t("session-own-go"), &standing.path("/check")))
            (button::link(Weight::Plain, &speech.t("session-paper-print"), &standing.path("/paper/print")))
        }
    };
    signed_in.page(speech.t("check-paper-title"), Nav::Today).wide(Width::Narrow).render(&main)
}

fn render(
    app: &App,
    signed_in: &SignedIn,
    standing: &Standing,
    filled: &Filled,
    told: &Told,
    typed: &Typed<'_>,
) -> Markup {
    let speech = &signed_in.speech;
    let form = standing.form(THEIRS);
    let sheet = Sheet {
        form: &form,
        filled,
        told,
        about: speech.with("check-about", &[("number", &standing.session.number)]),
        action: standing.path("/paper"),
        pace: Pace::AllAtOnce,
    };
    let error = typed.error.map(|key| speech.with(key, &[]));
    let errors: Vec<_> = error.iter().map(|error| ("date", error.clone())).collect();
    let help = speech.with("check-paper-date-help", &[("today", &day(speech, app.today()))]);
    let date = Field::new(Control::Date, "date", speech.t("check-paper-date"))
        .help(help)
        .value(typed.date)
        .error(error)
        .required();
    let main = html! {
        (head(signed_in, standing, &speech.t("check-paper-line")))
        (refused(speech, &errors))
        (sheet.render(speech, &html! { (date) }))
        (who_sees_line(speech, &who_sees(speech, standing, THEIRS, Channel::Paper)))
    };
    signed_in.page(speech.t("check-paper-title"), Nav::Today).wide(Width::Narrow).render(&main)
}

/// Keeps what was typed over.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    Submitted(fields): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let standing = found(&app, &signed_in, &session).await?;
    let sent = sheet::read(&standing.form(THEIRS), &fields, &["date"])?;
    let dates: Vec<&str> =
        fields.iter().filter(|(name, _)| name == "date").map(|(_, value)| value.trim()).collect();
    let [date] = dates.as_slice() else { return Err(PageError::Refused("refusal-form".into())) };
    if !standing.half(THEIRS).is_in() {
        standing.may_come_in(THEIRS, Channel::Paper)?;
    }
    let happened_on = match (written_on(&app, &standing, date), &sent.told) {
        (Ok(happened_on), Told::Nothing | Told::Kept) => happened_on,
        (_, _) if standing.half(THEIRS).is_in() => return Err(SittingRefusal::AlreadySubmitted.into()),
        (written_on, told) => {
            let typed = Typed { date, error: written_on.err() };
            let page = render(&app, &signed_in, &standing, &sent.filled, told, &typed);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = signed_in.by(&app);
    let sitting = app.store.offer_sitting(&by, &standing.session, THEIRS).await?;
    let half = Incoming {
        standing: &standing,
        sitting: &sitting,
        filled: &sent.filled,
        channel: Channel::Paper,
        author: Some(signed_in.member.id),
        happened_on,
        pass: None,
    };
    receive(&app, &by, &half).await?;
    Ok(Redirect::to(&standing.path("/reveal")).into_response())
}

/// A day from that of the session to today; else the key of the reason.
fn written_on(app: &App, standing: &Standing, typed: &str) -> Result<Date, &'static str> {
    let date: Date = typed.parse().map_err(|_| "check-paper-date-wrong")?;
    let held_at = standing.session.state.held_at().ok_or("check-paper-date-early")?;
    if date > app.today() {
        Err("check-paper-date-future")
    } else if date < date_of(app.zone(), held_at) {
        Err("check-paper-date-early")
    } else {
        Ok(date)
    }
}
