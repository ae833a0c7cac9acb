//! Writing down a rupture: from a signal, from the client's mark, or by hand.

use super::form::{AccountForm, Ground, NAMES};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{hidden, once};
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::ids::RuptureId;
use alliance::rupture::account::RuptureRefusal;
use alliance::rupture::{NoticedBy, Origin};
use alliance::{Component, Perspective};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::by::ONCE;
use store::episode::EpisodeCase;
use store::rupture::NewRupture;

/// What the page may be opened with: what it comes from, and about what.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    /// `signal`, `client-mark` or `by-hand`.
    from: Option<String>,
    /// The component it is about.
    component: Option<String>,
    /// In whose answers a signal saw it.
    perspective: Option<String>,
    /// The session it is about.
    session: Option<String>,
}

fn refusal() -> PageError {
    PageError::Refused("refusal-form".into())
}

fn origin(from: &str, component: &str, perspective: &str) -> Result<Origin, PageError> {
    match from {
        "signal" => {
            let component: Component = component.parse().map_err(|_| refusal())?;
            let perspective: Perspective = perspective.parse().map_err(|_| refusal())?;
            Ok(Origin::Signal { component, perspective })
        }
        "client-mark" => Ok(Origin::ClientMark),
        "by-hand" => Ok(Origin::ByHand),
        _ => Err(refusal()),
    }
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    let case = signed_in.case(&app, id, Act::RecordRupture).await?;
    let ground = Ground::load(&app, &case.episode, app.now()).await?;
    let read = |text: &Option<String>| text.as_deref().unwrap_or("").to_owned();
    let from = asked.from.clone().unwrap_or_else(|| "by-hand".to_owned());
    let origin = origin(&from, &read(&asked.component), &read(&asked.perspective))?;
    let component = match &asked.component {
        None => Component::Bond,
        Some(word) => word.parse().map_err(|_| refusal())?,
    };
    let session = match &asked.session {
        Some(id) => Some(id.parse().map_err(|_| refusal())?),
        None => ground.held().last().copied(),
    };
    let noticed_by = match origin {
        Origin::Signal { .. } => NoticedBy::Signal,
        Origin::ClientMark => NoticedBy::Client,
        Origin::ByHand => NoticedBy::Therapist,
    };
    let form = AccountForm::fresh(component, noticed_by, session);
    Ok(view(&app, &signed_in, &case, &ground, origin, &form, &[]))
}

fn view(
    app: &App,
    signed_in: &SignedIn,
    case: &EpisodeCase,
    ground: &Ground,
    origin: Origin,
    form: &AccountForm,
    errors: &[(&'static str, RuptureRefusal)],
) -> Markup {
    let speech = &signed_in.speech;
    let client = speech.with("client-name", &[("code", &case.client.code.as_str())]);
    let episode = format!("/episodes/{}", case.episode.id);
    let (from, about) = match origin {
        Origin::Signal { component, perspective } => ("signal", Some((component, perspective))),
        Origin::ClientMark => ("client-mark", None),
        Origin::ByHand => ("by-hand", None),
    };
    let main = html! {
        (breadcrumb(speech, &[(&client, &episode)]))
        (page_head(&speech.t("rupture-new-title"), Some(&super::told::origin(speech, origin)), None))
        p { (speech.t("rupture-new-intro")) }
        form method="post" action=(format!("{episode}/ruptures")) {
            (once(&app.once()))
            (hidden("from", from))
            @if let Some((component, perspective)) = about {
                (hidden("from_component", component.as_str()))
                (hidden("from_perspective", perspective.as_str()))
            }
            (form.render(speech, ground, errors, None))
            (who_sees(speech, &speech.t("rupture-who-sees")))
            (submit(Weight::Primary, &speech.t("rupture-new-keep")))
        }
    };
    signed_in.page(speech.t("rupture-new-title"), Nav::Caseload).wide(Width::Narrow).render(&main)
}

/// Keeps the first version.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    let case = signed_in.case(&app, id, Act::RecordRupture).await?;
    fields.only(&[&["once", "from", "from_component", "from_perspective"], NAMES.as_slice()].concat())?;
    let about = |name| fields.all(name).next().unwrap_or("");
    let origin = origin(fields.one("from")?, about("from_component"), about("from_perspective"))?;
    let form = AccountForm::read(&fields)?;
    let ground = Ground::load(&app, &case.episode, app.now()).await?;
    let account = match form.put_into(form.empty(), &ground) {
        Ok(account) => account,
        Err(errors) => {
            let page = view(&app, &signed_in, &case, &ground, origin, &form, &errors);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = signed_in.by(&app);
    let once = fields.one("once")?;
    let new = NewRupture { id: RuptureId::make(by.now, by.chance), episode: id, origin, account: &account };
    let led_to = match app.store.open_rupture(&by, Some(once), &new).await {
        Ok(()) => new.id.to_string(),
        Err(error) if error.is_conflict(ONCE) => {
            app.store.done_before(by.organisation, once).await?.ok_or(PageError::NotFound)?
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/ruptures/{led_to}")).into_response())
}
