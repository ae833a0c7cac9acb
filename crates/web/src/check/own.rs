//! The therapist's half, answered at a desk.

use super::draft::is_from_script;
use super::receive::{Incoming, receive};
use super::sheet::{self, Pace, Sheet, Told, if_alone, who_sees};
use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::layout::Width;
use crate::shell::notice::who_sees as who_sees_line;
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::administration::Channel;
use alliance::check::form::Filled;
use alliance::check::{SittingRefusal, SittingState};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

const OWN: Perspective = Perspective::Therapist;

async fn found(app: &App, signed_in: &SignedIn, session: &str) -> Result<Standing, PageError> {
    let standing = Standing::for_member(app, signed_in, session, Act::AnswerAsTherapist).await?;
    was_there(app, signed_in, &standing).await?;
    Ok(standing)
}

/// A session of a group is rated by a trainer who gave it: one who was absent has nothing to say about it.
async fn was_there(app: &App, signed_in: &SignedIn, standing: &Standing) -> Result<(), PageError> {
    let organisation = signed_in.actor.organisation;
    let Some((run, number)) = app.store.run_of_session(organisation, standing.session.id).await? else {
        return Ok(());
    };
    let run = app.store.run(organisation, run).await?.ok_or(PageError::NotFound)?;
    let participant = run.participants.iter().find(|one| one.episode == standing.session.episode);
    let participant = participant.ok_or(PageError::NotFound)?.id;
    Ok(run.may_rate(number, participant, signed_in.member.id)?)
}

/// The form; once it was sent, the page where it opens.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Response, PageError> {
    let standing = found(&app, &signed_in, &session).await?;
    if standing.half(OWN).is_in() {
        return Ok(Redirect::to(&standing.path("/reveal")).into_response());
    }
    standing.may_come_in(OWN, Channel::Desk)?;
    let form = standing.form(OWN);
    let draft = match &standing.therapist {
        Some(sitting) => app.store.draft(sitting.id, &signed_in.member.id.to_string()).await?,
        None => None,
    };
    let filled = draft.map_or_else(|| form.blank(), |draft| form.resume(&draft));
    Ok(render(&signed_in, &standing, &filled, &Told::Nothing).into_response())
}

fn render(signed_in: &SignedIn, standing: &Standing, filled: &Filled, told: &Told) -> Markup {
    let speech = &signed_in.speech;
    let form = standing.form(OWN);
    let session = speech.with("session-title", &[("number", &standing.session.number)]);
    let client = speech.with("client-name", &[("code", &standing.case.client.code.as_str())]);
    let title = speech.t("check-own-title");
    let sheet = Sheet {
        form: &form,
        filled,
        told,
        about: speech.with("check-about", &[("number", &standing.session.number)]),
        action: standing.path("/check"),
        pace: Pace::Steps,
    };
    let main = html! {
        (breadcrumb(speech, &[(&client, &format!("/episodes/{}", standing.session.episode)), (&session, &standing.path(""))]))
        h1 class="check-title" { (title) }
        (sheet.render(speech, &html! {}))
        (who_sees_line(speech, &who_sees(speech, standing, OWN, Channel::Desk)))
        p class="quiet-text" { (if_alone(speech, standing, OWN)) }
    };
    signed_in.page(title, Nav::Today).wide(Width::Narrow).at(standing.path("/check")).render(&main)
}

/// Keeps the therapist's half, and goes on to where it opens.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    Submitted(fields): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let standing = found(&app, &signed_in, &session).await?;
    let sent = sheet::read(&standing.form(OWN), &fields, &[])?;
    match sent.told {
        Told::Nothing | Told::Kept => {}
        Told::Empty | Told::OtherQuestions | Told::Wrong(_) => {
            if standing.half(OWN).is_in() {
                return Err(SittingRefusal::AlreadySubmitted.into());
            }
            standing.may_come_in(OWN, Channel::Desk)?;
            let page = render(&signed_in, &standing, &sent.filled, &sent.told);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    }
    let by = signed_in.by(&app);
    standing.session.may_be_answered()?;
    let sitting = app.store.offer_sitting(&by, &standing.session, OWN).await?;
    let half = Incoming {
        standing: &standing,
        sitting: &sitting,
        filled: &sent.filled,
        channel: Channel::Desk,
        author: Some(signed_in.member.id),
        happened_on: app.today(),
        pass: None,
    };
    receive(&app, &by, &half).await?;
    Ok(Redirect::to(&standing.path("/reveal")).into_response())
}

/// Keeps the answers so far, for this therapist alone.
pub async fn keep_draft(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    headers: HeaderMap,
    Submitted(fields): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let standing = found(&app, &signed_in, &session).await?;
    let sent = sheet::read(&standing.form(OWN), &fields, &[])?;
    let from_script = is_from_script(&headers);
    if standing.half(OWN).is_in() {
        let sent_already = Redirect::to(&standing.path("/reveal")).into_response();
        return Ok(if from_script { StatusCode::NO_CONTENT.into_response() } else { sent_already });
    }
    standing.may_come_in(OWN, Channel::Desk)?;
    match sent.told {
        Told::Nothing | Told::Empty | Told::Kept => {}
        Told::OtherQuestions | Told::Wrong(_) => {
            let page = render(&signed_in, &standing, &sent.filled, &sent.told);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    }
    let by = signed_in.by(&app);
    let sitting = app.store.offer_sitting(&by, &standing.session, OWN).await?;
    if sitting.state == SittingState::Offered {
        app.store.begin_sitting(&by, standing.case.episode.id, &sitting).await?;
    }
    let holder = signed_in.member.id.to_string();
    app.store.keep_draft(sitting.id, &holder, &sent.filled.text(), by.now).await?;
    if from_script {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(render(&signed_in, &standing, &sent.filled, &Told::Kept).into_response())
}
