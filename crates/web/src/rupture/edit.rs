//! Changing an account. Whoever was quicker is not overwritten: what goes together goes together, and where two wrote in
//! the same field, both texts stand on the page to choose from.

use super::form::{AccountForm, Beside, Ground, NAMES};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{hidden, once};
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::rupture::Rupture;
use alliance::rupture::account::{Account, RuptureRefusal};
use alliance::rupture::merge::{AccountField, Merged, merge};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::ONCE;
use store::episode::EpisodeCase;
use store::rupture::RUPTURE_CHANGED;

/// A rupture with its episode, if this member may do `act` with it.
pub(super) async fn found(
    app: &App,
    signed_in: &SignedIn,
    rupture: &str,
    act: Act,
) -> Result<(EpisodeCase, Rupture), PageError> {
    let id = rupture.parse().map_err(|_| PageError::NotFound)?;
    let rupture = app.store.rupture(signed_in.actor.organisation, id).await?.ok_or(PageError::NotFound)?;
    let case = signed_in.case(app, rupture.episode, act).await?;
    Ok((case, rupture))
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(rupture): Path<String>,
) -> Result<Markup, PageError> {
    let (case, rupture) = found(&app, &signed_in, &rupture, Act::RecordRupture).await?;
    let ground = Ground::load(&app, &case.episode, rupture.opened_at).await?;
    let form = AccountForm::of(&rupture.last.account);
    Ok(Editing { app: &app, signed_in: &signed_in, ground: &ground, rupture: &rupture }.view(
        &form,
        &[],
        None,
    ))
}

/// What the page is made of.
struct Editing<'a> {
    app: &'a App,
    signed_in: &'a SignedIn,
    ground: &'a Ground,
    rupture: &'a Rupture,
}

impl Editing<'_> {
    fn view(
        &self,
        form: &AccountForm,
        errors: &[(&'static str, RuptureRefusal)],
        beside: Option<&Beside<'_>>,
    ) -> Markup {
        let speech = &self.signed_in.speech;
        let action = format!("/ruptures/{}", self.rupture.id);
        let title = speech.t("rupture-edit-title");
        let main = html! {
            (breadcrumb(speech, &[(&speech.t("rupture-title"), &action)]))
            (page_head(&title, None, None))
            @if beside.is_some() {
                (notice(Tone::Alert, Some(&speech.t("rupture-choose-title")), &html! {
                    p { (speech.t("rupture-choose")) }
                }))
            }
            form method="post" action=(format!("{action}/edit")) {
                (once(&self.app.once()))
                (hidden("base", &self.rupture.last.number.to_string()))
                (form.render(speech, self.ground, errors, beside))
                (who_sees(speech, &speech.t("rupture-who-sees")))
                (submit(Weight::Primary, &speech.t("rupture-edit-keep")))
            }
        };
        self.signed_in.page(title, Nav::Caseload).wide(Width::Narrow).render(&main)
    }
}

/// Keeps the next version.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(rupture): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (case, rupture) = found(&app, &signed_in, &rupture, Act::RecordRupture).await?;
    fields.only(&[&["once", "base"], NAMES.as_slice()].concat())?;
    let form = AccountForm::read(&fields)?;
    let base: u32 = fields.one("base")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    let ground = Ground::load(&app, &case.episode, rupture.opened_at).await?;
    let editing = Editing { app: &app, signed_in: &signed_in, ground: &ground, rupture: &rupture };
    let versions = app.store.rupture_versions(case.episode.organisation, rupture.id).await?;
    let made_from = &versions.get(&base).ok_or_else(|| PageError::Refused("refusal-form".into()))?.account;
    let mine = match form.put_into(made_from.clone(), &ground) {
        Ok(account) => account,
        Err(errors) => {
            let page = editing.view(&form, &errors, None);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let theirs = &rupture.last.account;
    match merge(made_from, theirs, &mine) {
        Merged::Choose { fields, draft } => Ok(choose(&editing, &draft, theirs, &fields)),
        Merged::Together(account) => {
            keep(&app, &signed_in, &rupture, fields.one("once")?, &account).await?;
            Ok(Redirect::to(&format!("/ruptures/{}", rupture.id)).into_response())
        }
    }
}

fn choose(editing: &Editing<'_>, draft: &Account, theirs: &Account, fields: &[AccountField]) -> Response {
    let beside = Beside { theirs, fields };
    let page = editing.view(&AccountForm::of(draft), &[], Some(&beside));
    (StatusCode::CONFLICT, page).into_response()
}

/// Keeps the version after the last one that was read. The same form sent twice is kept once.
pub(super) async fn keep(
    app: &App,
    signed_in: &SignedIn,
    rupture: &Rupture,
    once: &str,
    account: &Account,
) -> Result<(), PageError> {
    let by = signed_in.by(app);
    match app.store.change_rupture(&by, Some(once), rupture, rupture.last.number, account).await {
        Ok(()) => Ok(()),
        Err(error) if error.is_conflict(ONCE) => Ok(()),
        // Between the reading and the writing of this very request: the browser still has the form.
        Err(error) if error.is_conflict(RUPTURE_CHANGED) => {
            Err(PageError::Conflict("refusal-changed-meanwhile".into()))
        }
        Err(error) => Err(error.into()),
    }
}
