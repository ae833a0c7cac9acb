//! One programme: its sessions with what they are about, and the way to a run of it.

use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::ids::ProgrammeId;
use alliance::programme::{Programme, list};
use axum::extract::{Path, State};
use maud::{Markup, html};

/// The programme of a path.
pub(super) async fn found(app: &App, signed_in: &SignedIn, programme: &str) -> Result<Programme, PageError> {
    signed_in.may(Act::KeepProgrammes)?;
    let id: ProgrammeId = programme.parse().map_err(|_| PageError::NotFound)?;
    app.store.programme(signed_in.actor.organisation, id).await?.ok_or(PageError::NotFound)
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(programme): Path<String>,
) -> Result<Markup, PageError> {
    let programme = found(&app, &signed_in, &programme).await?;
    let newer = app.store.replaced_programmes(programme.organisation).await?.remove(&programme.id);
    let speech = &signed_in.speech;
    let size = [
        ("sessions", &programme.sessions() as &dyn crate::shell::language::Said),
        ("minutes", &programme.minutes),
    ];
    let home = format!("/programmes/{}", programme.id);
    let plan = html! {
        @if newer.is_none() {
            (link(Weight::Primary, &speech.t("programme-plan"), &format!("{home}/runs")))
            (link(Weight::Quiet, &speech.t("programme-edit"), &format!("{home}/edit")))
        }
    };
    let complaints =
        list::instrument(&programme.complaints).map_or("", |one| one.name().in_language(speech.language()));
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs")]))
        (page_head(&programme.title, Some(&speech.with("programme-size", &size)), Some(&plan)))
        @if let Some(newer) = newer {
            (notice(Tone::Info, None, &html! {
                p { (speech.t("programme-older")) " " a href={ "/programmes/" (newer) } { (speech.t("programme-to-newer")) } }
            }))
        }
        ol class="programme-themes" {
            @for (theme, number) in programme.themes.iter().zip(1_u32..) {
                li class="card" {
                    p class="eyebrow" { (speech.with("programme-session", &[("number", &number)])) }
                    h2 { (theme.title) }
                    @if let Some(about) = &theme.about { p dir="auto" { (about) } }
                    @if let Some(materials) = &theme.materials {
                        p class="quiet-text" { (speech.t("programme-field-materials")) ": " bdi { (materials) } }
                    }
                }
            }
        }
        section class="card" {
            h2 { (speech.t("programme-asked")) }
            ul {
                li { (speech.t("programme-asked-session")) }
                li { (speech.t("programme-asked-trainer")) }
                li { (speech.with("programme-asked-complaints", &[("list", &complaints)])) }
                @if let Some(weeks) = programme.follow_up_weeks {
                    li { (speech.with("programme-asked-follow-up", &[("weeks", &weeks)])) }
                }
                li { (speech.t("programme-asked-satisfaction")) }
            }
        }
    };
    Ok(signed_in.page(programme.title.clone(), Nav::Runs).render(&main))
}
