//! The medium of a run: chosen once for everybody in it, and taken over by who comes in later.

use super::Given;
use crate::error::PageError;
use crate::medium::choose;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::language::Speech;
use crate::shell::part::more;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::medium::Medium;
use alliance::medium::shared::{Shared, shared};
use axum::extract::{Path, State};
use axum::response::Redirect;
use maud::{Markup, html};

/// What those in a run share.
pub(super) async fn of(app: &App, given: &Given) -> Result<Shared, PageError> {
    let media = app.store.media_of_run(given.run.organisation, given.run.id).await?;
    Ok(shared(media))
}

/// The choice, folded away under what is chosen.
pub(super) fn section(speech: &Speech, given: &Given, shared: &Shared) -> Markup {
    let (title, chosen): (String, Option<&Medium>) = match shared {
        Shared::Without => (speech.t("programme-medium-none"), None),
        Shared::With(medium) => {
            let name = choose::name(speech, medium);
            (speech.with("programme-medium-one", &[("medium", &name)]), Some(medium))
        }
        Shared::Several => (speech.t("programme-medium-several"), None),
    };
    more(
        &title,
        &html! {
            p { (speech.t("programme-medium-line")) }
            form method="post" action=(given.path("/medium")) {
                (choose::fields(speech, chosen))
                (submit(Weight::Quiet, &speech.t("programme-medium-go")))
            }
        },
    )
}

/// Keeps the choice for everybody in the run.
pub async fn keep(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    fields.only(&[choose::MEDIUM, choose::MEDIUM_NAME])?;
    let medium = choose::read(&fields)?;
    app.store.choose_medium_of_run(&signed_in.by(&app), given.run.id, medium.as_ref()).await?;
    Ok(Redirect::to(&given.path("#participants")))
}
