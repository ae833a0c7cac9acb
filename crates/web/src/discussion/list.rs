//! The cases that colleagues share with this member, each until its day.

use super::reach::prepared;
use crate::error::PageError;
use crate::shell::date;
use crate::shell::layout::Width;
use crate::shell::notice::empty;
use crate::shell::part::page_head;
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use axum::extract::State;
use maud::{Markup, html};

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    decide(&signed_in.actor, Relation::Supervises, Act::SeeDiscussion)?;
    let organisation = signed_in.actor.organisation;
    let shares = app.store.shared_with(organisation, signed_in.actor.member, app.now()).await?;
    let mut cases = Vec::new();
    for share in shares {
        let version = app.store.preparation(organisation, share.episode).await?;
        cases.push((prepared(version.as_ref(), share.episode).alias, share));
    }
    let speech = &signed_in.speech;
    let title = speech.t("discussion-list-title");
    let main = html! {
        (page_head(&title, None, None))
        @if cases.is_empty() {
            (empty(&speech.t("discussion-list-empty"), &speech.t("discussion-list-empty-text"), None))
        } @else {
            ul class="rupture-list" {
                @for (alias, share) in &cases {
                    li {
                        a href=(format!("/episodes/{}/discussion", share.episode)) dir="auto" { (alias) }
                        p class="quiet-text" {
                            (speech.with("discussion-list-until", &[("moment", &date::moment(speech, share.until))]))
                        }
                    }
                }
            }
        }
    };
    Ok(signed_in.page(title, Nav::Nowhere).wide(Width::Narrow).render(&main))
}
