//! The line under a reveal when the check that opened gave a signal: it leads to the case.

use super::seen::Seen;
use super::told;
use crate::error::PageError;
use crate::shell::language::Speech;
use crate::state::App;
use alliance::course::Course;
use alliance::session::Session;
use alliance::signal::asking::Asking;
use maud::{Markup, html};
use store::episode::EpisodeCase;

/// The line, for who treats; nothing while signals are off or the check gave none.
///
/// # Errors
/// The store's.
pub async fn line(
    app: &App,
    speech: &Speech,
    case: &EpisodeCase,
    session: &Session,
) -> Result<Markup, PageError> {
    let episode = &case.episode;
    let record = app.store.record(episode.organisation, episode.id, app.now()).await?;
    let course = Course::of(&record, episode.wellbeing, app.now());
    let Some(seen) = Seen::load(app, episode.organisation, episode.id, &record, &course).await? else {
        return Ok(html! {});
    };
    let told: Vec<String> =
        seen.about(session.id).map(|signal| told::asking(speech, Asking::from(signal))).collect();
    Ok(html! {
        @if !told.is_empty() {
            section class="notice signal" {
                p { (told.join(". ")) ". " a href=(format!("/episodes/{}", episode.id)) { (speech.t("signal-opened-link")) } }
                p class="quiet-text" { (speech.t("signal-opened-line")) }
            }
        }
    })
}
