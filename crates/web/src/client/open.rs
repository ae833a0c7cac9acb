//! Opening an episode for a client, who is new or was treated before.

use super::episode_form::{EpisodeForm, NAMES};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::episode::{Episode, EpisodeState};
use alliance::ids::{ClientId, EpisodeId};
use alliance::people::{Client, ClientCode, Member, Role};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::ONCE;

/// The form.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::OpenEpisode)?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    Ok(render(&app, &signed_in, &members, "", None, &fresh(&signed_in)))
}

fn fresh(signed_in: &SignedIn) -> EpisodeForm {
    let own = signed_in.member.roles.contains(&Role::Therapist);
    EpisodeForm::fresh(own.then_some(signed_in.member.id).into_iter().collect())
}

fn render(
    app: &App,
    signed_in: &SignedIn,
    members: &[Member],
    code: &str,
    error: Option<String>,
    form: &EpisodeForm,
) -> Markup {
    let speech = &signed_in.speech;
    let errors: Vec<(&str, String)> = error.iter().map(|error| ("code", error.clone())).collect();
    let main = html! {
        h1 { (speech.t("client-open-title")) }
        p { (speech.t("client-open-intro")) }
        (refused(speech, &errors))
        form method="post" action="/clients/new" {
            (once(&app.once()))
            (Field::new(Control::Text, "code", speech.t("client-code")).help(speech.t("client-code-help"))
                .value(code).error(error).max_length(40).autocomplete("off"))
            (form.render(speech, members))
            (submit(Weight::Primary, &speech.t("client-open-go")))
        }
    };
    let nav = if signed_in.may(Act::SeeCaseload).is_ok() { Nav::Caseload } else { Nav::Roster };
    signed_in.page(speech.t("client-open-title"), nav).wide(crate::shell::layout::Width::Narrow).render(&main)
}

/// Opens the episode. A known code gives that client's next episode, if the client has none open.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::OpenEpisode)?;
    fields.only(&[&["once", "code"], NAMES.as_slice()].concat())?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let form = EpisodeForm::read(&fields, &members)?;
    let typed = fields.one("code")?;
    let code = match ClientCode::parse(typed) {
        Ok(code) => code,
        Err(refusal) => {
            let error = signed_in.speech.with(refusal.message_key(), &[]);
            let page = render(&app, &signed_in, &members, typed, Some(error), &form);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = signed_in.by(&app);
    let known = app.store.client_by_code(by.organisation, &code).await?;
    let client = known.clone().unwrap_or_else(|| Client {
        id: ClientId::make(by.now, by.chance),
        organisation: by.organisation,
        code,
        language: None,
    });
    let mut episode = Episode {
        id: EpisodeId::make(by.now, by.chance),
        organisation: by.organisation,
        client: client.id,
        number: app.store.last_episode_number(client.id).await? + 1,
        format: form.format,
        model: form.model,
        medium: None,
        planned_sessions: form.planned_sessions,
        wellbeing: form.wellbeing,
        opens_alone: form.opens_alone,
        opened_at: by.now,
        state: EpisodeState::Open,
    };
    form.put_into(&mut episode);
    let key = fields.one("once")?;
    let opened = match known {
        None => app.store.open_episode(&by, Some(key), &client, &episode, &form.therapists).await,
        Some(_) => app.store.open_next_episode(&by, Some(key), &episode, &form.therapists).await,
    };
    let id = match opened {
        Ok(()) => episode.id.to_string(),
        Err(error) if error.is_conflict(ONCE) => {
            app.store.done_before(by.organisation, key).await?.ok_or(PageError::NotFound)?
        }
        Err(error) => return Err(error.into()),
    };
    let next = if form.therapists.contains(&signed_in.member.id) {
        format!("/episodes/{id}")
    } else {
        format!("/episodes/{id}/settings")
    };
    Ok(Redirect::to(&next).into_response())
}
