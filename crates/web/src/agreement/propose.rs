//! A new goal or task.

use super::place::Place;
use super::told;
use super::words::{Typed, fields};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::once;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::page_head;
use crate::state::App;
use alliance::agreement::Agreement;
use alliance::agreement::point::Kind;
use alliance::agreement::terms::Terms;
use axum::extract::{RawPathParams, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::ONCE;

fn kind(params: &RawPathParams) -> Result<Kind, PageError> {
    let word = params.iter().find(|(name, _)| *name == "kind").map(|(_, word)| word);
    word.and_then(|word| Kind::ALL.iter().copied().find(|kind| kind.as_str() == word))
        .ok_or(PageError::NotFound)
}

/// The page.
pub async fn page(State(app): State<App>, params: RawPathParams, place: Place) -> Result<Markup, PageError> {
    let kind = kind(&params)?;
    place.may_write()?;
    let agreement = place.agreement(&app).await?;
    let mut typed = Typed::default();
    // With one goal there is nothing to choose.
    let mut goals = agreement.of_kind(Kind::Goal).filter(|goal| goal.is_going_on());
    if let (Some(only), None) = (goals.next(), goals.next()) {
        typed.goals.insert(only.id());
    }
    Ok(view(&app, &place, &agreement, kind, &typed, None))
}

fn view(
    app: &App,
    place: &Place,
    agreement: &Agreement,
    kind: Kind,
    typed: &Typed,
    why: Option<&str>,
) -> Markup {
    let speech = &place.speech;
    let title = speech.t(&format!("agreement-add-{kind}"));
    let under = format!("/new/{kind}");
    let main = html! {
        (place.steps(&[(&speech.t("agreement-title"), &place.root)]))
        @if let Some(why) = why { (notice(Tone::Alert, None, &html! { p { (why) } })) }
        (page_head(&title, Some(&speech.t(&format!("agreement-add-line-{kind}"))), None))
        form method="post" action=(place.path(&under)) {
            (once(&app.once()))
            (fields(place, agreement, None, kind, typed))
            (submit(Weight::Primary, &speech.t("agreement-propose")))
        }
        (who_sees(speech, &speech.t(&format!("agreement-who-sees-{}", place.side()))))
    };
    place.render(&title, &under, &main)
}

/// Keeps it, and goes to its page.
pub async fn submit_form(
    State(app): State<App>,
    params: RawPathParams,
    place: Place,
    sent: Fields,
) -> Result<Response, PageError> {
    let kind = kind(&params)?;
    sent.only(&["once", "client_words", "therapist_words", "goal"])?;
    place.may_write()?;
    let once = sent.one("once")?;
    let typed = Typed::read(&sent, 0)?;
    let agreement = place.agreement(&app).await?;
    let by = place.by(&app);
    let first = typed
        .put_into(&Terms::default(), kind)
        .and_then(|terms| agreement.propose(kind, terms, place.author, by.now));
    let first = match first {
        Ok(first) => first,
        Err(why) => {
            let why = told::refusal(&place.speech, &why);
            let page = view(&app, &place, &agreement, kind, &typed, Some(&why));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let episode = place.case.episode.id;
    match app.store.propose_point(&by, Some(once), episode, kind, &first).await {
        Ok(id) => Ok(Redirect::to(&place.point_path(id)).into_response()),
        Err(error) if error.is_conflict(ONCE) => {
            let before = app.store.done_before(by.organisation, once).await?;
            let id = before.and_then(|id| agreement.points().iter().find(|p| p.id().to_string() == id));
            let to = id.map_or_else(|| place.root.clone(), |point| place.point_path(point.id()));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
