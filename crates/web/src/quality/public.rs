//! The page for anyone: the newest year that came out, or an earlier one. No sign-in, no script, nothing kept of the visit.

use super::shown::{Counted, view};
use crate::error::PageError;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::layout::{Layout, Page, Width};
use crate::shell::notice::empty;
use crate::shell::part::page_head;
use crate::shell::reader::Reader;
use crate::state::App;
use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;
use store::quality::publication::Publication;

/// What the address asks for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    year: Option<String>,
}

/// The page.
pub async fn page(
    State(app): State<App>,
    reader: Reader,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    let speech = &reader.speech;
    let mut out = app.store.publications(app.organisation().id).await?;
    out.retain(|one| one.withdrawn.is_none());
    let shown = match asked.year.as_deref() {
        None => out.first(),
        Some(year) => {
            let found = out.iter().find(|one| one.figures.year.to_string() == year);
            Some(found.ok_or(PageError::NotFound)?)
        }
    };
    let title = speech.t("quality-title");
    let main = html! {
        @match shown {
            None => {
                (page_head(&title, Some(&app.organisation().name), None))
                (empty(&speech.t("quality-none"), &speech.t("quality-none-line"), None))
            }
            Some(one) => {
                (page_head(&title, Some(&under(speech, &app, one)), None))
                p class="lead" { (speech.t("quality-lead")) }
                (view(speech, &one.figures, &Counted { setting: &one.setting, measure: one.measure.as_deref() }))
                (years(speech, &out, one))
            }
        }
        p class="quiet-text" { (speech.t("quality-embed")) " " a href="/quality.json" { "/quality.json" } }
    };
    let at = shown.map_or_else(|| "/quality".to_owned(), |one| format!("/quality?year={}", one.figures.year));
    Ok(Page::new(speech, title.as_str(), Layout::Public).wide(Width::Wide).at(at).render(&main))
}

fn under(speech: &Speech, app: &App, one: &Publication) -> String {
    let (year, day) = (one.figures.year.to_string(), day_of(speech, one.at));
    let house = app.organisation().name.as_str();
    speech.with("quality-under", &[("house", &house), ("year", &year), ("day", &day)])
}

/// The way to the other years.
fn years(speech: &Speech, out: &[Publication], shown: &Publication) -> Markup {
    html! {
        @if out.len() > 1 {
            nav aria-label=(speech.t("quality-years")) {
                p {
                    (speech.t("quality-years")) ": "
                    @for one in out {
                        @if one.figures.year == shown.figures.year {
                            strong aria-current="page" { (one.figures.year) } " "
                        } @else {
                            a href={ "/quality?year=" (one.figures.year) } { (one.figures.year) } " "
                        }
                    }
                }
            }
        }
    }
}
