//! Two versions of a goal or task, word by word: what was taken away is struck out, what was added is underlined.

use super::place::Place;
use super::{card, told};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date::moment;
use crate::shell::form::{Control, Field};
use crate::shell::part::page_head;
use crate::state::App;
use alliance::agreement::Agreement;
use alliance::agreement::compare::{Piece, words};
use alliance::agreement::point::{Point, Version};
use alliance::agreement::terms::{Terms, Words};
use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;

/// Which two; without them the newest beside the one before.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    older: Option<u32>,
    newer: Option<u32>,
}

/// The page.
pub async fn page(
    State(app): State<App>,
    place: Place,
    Query(chosen): Query<Chosen>,
) -> Result<Markup, PageError> {
    let agreement = place.agreement(&app).await?;
    let point = place.point(&agreement)?;
    let last = point.current().number;
    let newer = point.version(chosen.newer.unwrap_or(last)).ok_or(PageError::NotFound)?;
    let before = newer.number.saturating_sub(1).max(1);
    let older = point.version(chosen.older.unwrap_or(before)).ok_or(PageError::NotFound)?;
    let episode = place.case.episode.id;
    app.store.note_read(&place.by(&app), "agreement.read", "agreement", &point.id(), Some(episode)).await?;
    let speech = &place.speech;
    let title = speech.t("agreement-compare");
    let main = html! {
        (place.steps(&[
            (&speech.t("agreement-title"), &place.root),
            (&speech.t(&format!("agreement-kind-{}", point.kind())), &place.point_path(point.id())),
        ]))
        (page_head(&title, Some(&speech.t("agreement-compare-line")), None))
        (choice(&place, point, older, newer))
        (laid_over(&place, &agreement, older, newer))
    };
    Ok(place.render(&title, &format!("/points/{}/versions", point.id()), &main))
}

fn choice(place: &Place, point: &Point, older: &Version, newer: &Version) -> Markup {
    let speech = &place.speech;
    let labels: Vec<(String, String)> = point
        .versions()
        .iter()
        .map(|version| {
            let words = speech.with(
                "agreement-version-choice",
                &[
                    ("number", &version.number),
                    ("moment", &moment(speech, version.at)),
                    ("who", &told::who(place, version.author)),
                ],
            );
            (version.number.to_string(), words)
        })
        .collect();
    let options: Vec<(&str, &str)> = labels.iter().map(|(n, words)| (n.as_str(), words.as_str())).collect();
    let field = |name, label: String, chosen: &Version| {
        Field::new(Control::Select(&options), name, label).value(chosen.number.to_string())
    };
    html! {
        form method="get" action={ (place.point_path(point.id())) "/versions" } {
            div class="fields" {
                (field("older", speech.t("agreement-compare-older"), older))
                (field("newer", speech.t("agreement-compare-newer"), newer))
            }
            (submit(Weight::Quiet, &speech.t("agreement-compare-go")))
        }
    }
}

fn laid_over(place: &Place, agreement: &Agreement, older: &Version, newer: &Version) -> Markup {
    let speech = &place.speech;
    let (old, new) = (&older.terms, &newer.terms);
    let is_same = old == new;
    html! {
        section class="card compare" {
            @if is_same { p { (speech.t("agreement-compare-same")) } }
            @for side in card::sides(place) {
                h2 { (speech.t(&format!("agreement-words-{}", told::whose(place.side(), side)))) }
                (difference(speech, text(old.words(side)), text(new.words(side))))
            }
            @if !old.goals.is_empty() || !new.goals.is_empty() {
                h2 { (speech.t("agreement-serves")) }
                ul { @for id in old.goals.union(&new.goals) {
                    @let title = agreement.point(*id).map_or("", Point::title);
                    li { @match (old.goals.contains(id), new.goals.contains(id)) {
                        (true, false) => { (removed(speech, &told::short(title))) }
                        (false, true) => { (added(speech, &told::short(title))) }
                        (true, true) | (false, false) => { bdi { (told::short(title)) } }
                    } }
                } }
            }
            @if old.ending != new.ending {
                h2 { (speech.t("agreement-ending")) }
                (difference(speech, &ending(place, old), &ending(place, new)))
            }
        }
    }
}

fn ending(place: &Place, terms: &Terms) -> String {
    match &terms.ending {
        None => place.speech.t("agreement-goes-on"),
        Some(ending) => {
            let how = place.speech.t(&format!("agreement-status-{}", ending.how()));
            ending.reason().map_or_else(|| how.clone(), |reason| format!("{how}: {reason}"))
        }
    }
}

fn text(words: Option<&Words>) -> &str {
    words.map_or("", Words::as_str)
}

/// Two texts laid over each other.
fn difference(speech: &crate::shell::language::Speech, older: &str, newer: &str) -> Markup {
    let pieces = words(older, newer);
    html! {
        @if pieces.is_empty() {
            p class="quiet-text" { (speech.t("agreement-words-none")) }
        } @else {
            p class="words" dir="auto" {
                @for piece in pieces {
                    @match piece {
                        Piece::Same(text) => { (text) }
                        Piece::Removed(text) => { (removed(speech, text)) }
                        Piece::Added(text) => { (added(speech, text)) }
                    }
                }
            }
        }
    }
}

// Most screen readers pass over what `del` and `ins` mean: the words beside them say it.
fn removed(speech: &crate::shell::language::Speech, text: &str) -> Markup {
    html! { del { span class="unseen" { (speech.t("agreement-compare-removed")) " " } (text) } }
}

fn added(speech: &crate::shell::language::Speech, text: &str) -> Markup {
    html! { ins { span class="unseen" { (speech.t("agreement-compare-added")) " " } (text) } }
}
