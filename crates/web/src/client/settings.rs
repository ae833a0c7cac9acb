//! The settings of an episode: who treats, what is asked, and the client's name and contact, if kept at all.

use super::episode_form::{EpisodeForm, NAMES};
use crate::error::PageError;
use crate::shell::button::{Weight, submit, submit_as};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::layout::Width;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::{Act, decide};
use alliance::episode::EpisodeState;
use alliance::people::shown_name;
use axum::extract::{Path, State};
use axum::response::Redirect;
use maud::{Markup, html};
use store::client::Identity;
use store::episode::EpisodeCase;

async fn found(app: &App, signed_in: &SignedIn, episode: &str) -> Result<EpisodeCase, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    signed_in.case(app, id, Act::ChangeEpisode).await
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let case = found(&app, &signed_in, &episode).await?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let treating = case.therapists.iter().filter(|t| t.until.is_none()).map(|t| t.member).collect();
    let form = EpisodeForm::of(&case.episode, treating);
    let identity = app.store.identity(case.episode.organisation, case.client.id).await?;
    app.store
        .note_read(&signed_in.by(&app), "client.identity", "client", &case.client.id, Some(case.episode.id))
        .await?;
    let speech = &signed_in.speech;
    let title = speech.with("client-name", &[("code", &case.client.code.as_str())]);
    let action = format!("/episodes/{}/settings", case.episode.id);
    let sees_case = decide(&signed_in.actor, case.relation(&signed_in.actor), Act::SeeCase).is_ok();
    let main = html! {
        @if sees_case { (breadcrumb(speech, &[(&title, &format!("/episodes/{}", case.episode.id))])) }
        (page_head(&speech.t("client-settings-title"), Some(&title), None))
        form method="post" action=(action) {
            input type="hidden" name="part" value="episode";
            (form.render(speech, &members))
            (submit(Weight::Primary, &speech.t("client-settings-keep")))
            @match case.episode.state {
                EpisodeState::Open => { (submit_as(Weight::Quiet, &speech.t("client-close"), "close", "yes")) }
                EpisodeState::Closed { .. } => { (submit_as(Weight::Quiet, &speech.t("client-reopen"), "close", "no")) }
            }
        }
        h2 { (speech.t("client-identity-title")) }
        p { (speech.t("client-identity-intro")) }
        form method="post" action=(action) {
            input type="hidden" name="part" value="identity";
            (Field::new(Control::Text, "name", speech.t("client-identity-name")).optional(speech)
                .value(identity.name.unwrap_or_else(String::new)).max_length(80).autocomplete("off"))
            (Field::new(Control::Lines(3), "contact", speech.t("client-identity-contact")).optional(speech)
                .value(identity.contact.unwrap_or_else(String::new)).max_length(400).autocomplete("off"))
            (submit(Weight::Quiet, &speech.t("client-identity-keep")))
        }
    };
    Ok(signed_in.page(title, nav(&signed_in)).wide(Width::Narrow).render(&main))
}

fn nav(signed_in: &SignedIn) -> Nav {
    if signed_in.may(Act::SeeCaseload).is_ok() { Nav::Caseload } else { Nav::Roster }
}

/// Keeps one of the two forms.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let case = found(&app, &signed_in, &episode).await?;
    let by = signed_in.by(&app);
    match fields.one("part")? {
        "episode" => {
            fields.only(&[&["part", "close"], NAMES.as_slice()].concat())?;
            let members = app.store.members(by.organisation).await?;
            let form = EpisodeForm::read(&fields, &members)?;
            let mut changed = case.episode.clone();
            form.put_into(&mut changed);
            match fields.all("close").next() {
                Some("yes") => changed.state = EpisodeState::Closed { at: by.now },
                Some("no") => changed.state = EpisodeState::Open,
                Some(_) => return Err(PageError::Refused("refusal-form".into())),
                None => {}
            }
            app.store.change_episode(&by, &changed, &form.therapists).await?;
        }
        "identity" => {
            fields.only(&["part", "name", "contact"])?;
            let identity = Identity { name: name(&fields, "name")?, contact: contact(&fields)? };
            app.store.change_identity(&by, case.episode.id, case.client.id, &identity).await?;
        }
        _ => return Err(PageError::Refused("refusal-form".into())),
    }
    Ok(Redirect::to(&format!("/episodes/{}/settings", case.episode.id)))
}

fn name(fields: &Fields, field: &str) -> Result<Option<String>, PageError> {
    let typed = fields.one_or_empty(field)?;
    typed
        .map(|text| shown_name(text).map_err(|refusal| PageError::Refused(refusal.message_key().into())))
        .transpose()
}

/// Several lines, of which nothing is asked but that they are not endless.
fn contact(fields: &Fields) -> Result<Option<String>, PageError> {
    match fields.one_or_empty("contact")? {
        Some(text) if text.chars().count() > 400 => Err(PageError::Refused("refusal-name-too-long".into())),
        other => Ok(other.map(str::to_owned)),
    }
}
