//! The agreement as it stood at a moment that is past, to read and not to change.

use super::card;
use super::place::Place;
use crate::error::PageError;
use crate::shell::date::{day_of, moment as said};
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::page_head;
use crate::state::App;
use alliance::agreement::point::{Kind, Point};
use alliance::clock::Timestamp;
use axum::extract::{Path, State};
use maud::{Markup, html};

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    place: Place,
    Path((_, moment)): Path<(String, String)>,
) -> Result<Markup, PageError> {
    let at = Timestamp::from_ms(moment.parse().map_err(|_| PageError::NotFound)?);
    let agreement = place.agreement(&app).await?;
    // Only a moment at which it became what it then was has a page.
    if agreement.in_force(at) != Some(at) {
        return Err(PageError::NotFound);
    }
    let episode = place.case.episode.id;
    app.store.note_read(&place.by(&app), "agreement.read", "episode", &episode, Some(episode)).await?;
    let then = agreement.as_of(at);
    let speech = &place.speech;
    let title = speech.with("agreement-at", &[("day", &day_of(speech, at))]);
    let until = agreement.moments().into_iter().find(|moment| *moment > at);
    let main = html! {
        (place.steps(&[(&speech.t("agreement-title"), &place.root)]))
        (page_head(&title, None, None))
        (notice(Tone::Info, None, &html! {
            p {
                @match until {
                    Some(until) => {
                        (speech.with("agreement-at-until", &[("from", &said(speech, at)), ("until", &said(speech, until))]))
                    }
                    None => { (speech.with("agreement-at-still", &[("from", &said(speech, at))])) }
                }
                " " (speech.t("agreement-at-line"))
            }
        }))
        @for kind in Kind::ALL {
            @let points: Vec<&Point> = then.of_kind(*kind).collect();
            @if !points.is_empty() {
                h2 { (speech.t(&format!("agreement-list-{kind}"))) }
                div class="points" {
                    @for (point, number) in points.into_iter().zip(1..) { (card::card(&place, point, number)) }
                }
            }
        }
        (who_sees(speech, &speech.t(&format!("agreement-who-sees-{}", place.side()))))
    };
    Ok(place.render(&title, &format!("/at/{moment}"), &main))
}
