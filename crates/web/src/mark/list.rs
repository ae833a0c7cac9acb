//! The marks that clients addressed to somebody who does not treat them: for the coordinator, unless it is the one who
//! treats.

use crate::error::PageError;
use crate::shell::date;
use crate::shell::layout::Width;
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use axum::extract::State;
use maud::{Markup, html};

/// The page. That it was read stands in the audit log, once for each mark.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::SeeMarksBesideTherapists)?;
    let marks =
        app.store.marks_beside_therapists(signed_in.actor.organisation, signed_in.actor.member).await?;
    for one in &marks {
        let by = signed_in.by(&app);
        app.store.note_read(&by, "mark.read", "mark", &one.mark.id, Some(one.mark.episode)).await?;
    }
    let speech = &signed_in.speech;
    let title = speech.t("mark-list-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("roster-title"), "/roster")]))
        (page_head(&title, Some(&speech.t("mark-list-line")), None))
        @if marks.is_empty() {
            (empty(&speech.t("mark-list-empty"), &speech.t("mark-list-empty-text"), None))
        }
        @for one in &marks {
            section class="card" {
                h2 { (speech.with("client-name", &[("code", &one.client.as_str())])) }
                p class="quiet-text" { (date::stamp(speech, one.mark.at)) }
                @if let Some(component) = one.mark.component {
                    p { (speech.t(&format!("mark-about-{component}"))) }
                }
                @match &one.mark.words {
                    Some(words) => { p class="typed" dir="auto" { (words) } }
                    None => { p { (speech.t("mark-no-words")) } }
                }
            }
        }
        (who_sees(speech, &speech.t("mark-list-who-sees")))
    };
    Ok(signed_in.page(title, Nav::Roster).wide(Width::Narrow).render(&main))
}
