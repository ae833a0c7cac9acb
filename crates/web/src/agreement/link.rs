//! What the therapist sees of the client's own way in.

use super::place::Place;
use crate::error::PageError;
use crate::session::code::code;
use crate::shell::button::{self, Weight};
use crate::shell::date::day_of;
use crate::state::App;
use maud::{Markup, html};

/// The client's link: made here, shown once, withdrawn here.
pub(super) async fn part(app: &App, place: &Place, made: Option<&str>) -> Result<Markup, PageError> {
    let speech = &place.speech;
    let episode = &place.case.episode;
    let newest = app.store.newest_episode_link(episode.organisation, episode.id).await?;
    let works = newest.filter(|link| link.may_open(app.now()).is_ok());
    let make = format!("/episodes/{}/link", episode.id);
    let withdraw = format!("/episodes/{}/link/withdraw", episode.id);
    let label = if works.is_some() { "agreement-link-again" } else { "agreement-link-make" };
    Ok(html! {
        section class="card way" id="link" {
            h2 { (speech.t("agreement-link")) }
            p { (speech.t("agreement-link-line")) }
            @if let Some(address) = made {
                @match code(address, &speech.t("agreement-link-code")) {
                    Some(drawn) => { (drawn) }
                    None => {}
                }
                (button::copy_link(speech, "link", &speech.t("agreement-link-address"), address))
                p class="quiet-text" { (speech.t("agreement-link-once")) }
            }
            @if let Some(link) = works {
                p class="quiet-text" {
                    (speech.with("agreement-link-works", &[
                        ("made", &day_of(speech, link.made_at)), ("until", &day_of(speech, link.expires_at)),
                    ]))
                }
            }
            div class="actions" {
                (button::post(Weight::Quiet, &speech.with(label, &[]), &make, &[]))
                @if works.is_some() {
                    (button::post(Weight::Plain, &speech.t("agreement-link-withdraw"), &withdraw, &[]))
                }
            }
        }
    })
}
