//! The first page: where the two differ most, the goals, the tasks, the map, and what has ended.

use super::place::Place;
use super::{card, link, map, told};
use crate::error::PageError;
use crate::frame::review;
use crate::shell::button::{Weight, link as button};
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{more, page_head};
use crate::state::App;
use alliance::agreement::difference::differences;
use alliance::agreement::point::{Kind, Point};
use alliance::agreement::{Agreement, Side};
use alliance::reveal::Distance;
use axum::extract::State;
use maud::{Markup, html};

/// How many differences are told.
pub(super) const DIFFERENCES_TOLD: usize = 3;

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(State(app): State<App>, place: Place) -> Result<Markup, PageError> {
    render(&app, &place, None).await
}

/// The page, with the address of a link that was just made, if one was.
pub(super) async fn render(app: &App, place: &Place, made: Option<&str>) -> Result<Markup, PageError> {
    let agreement = place.agreement(app).await?;
    let episode = place.case.episode.id;
    app.store.note_read(&place.by(app), "agreement.read", "episode", &episode, Some(episode)).await?;
    let speech = &place.speech;
    let title = speech.t("agreement-title");
    let has_goal = agreement.of_kind(Kind::Goal).next().is_some();
    let main = html! {
        (place.steps(&[]))
        (page_head(&title, Some(&speech.t(&format!("agreement-line-{}", place.side()))), None))
        (largest(place, &agreement))
        // A client comes to write, a therapist to see the whole.
        @match place.side() {
            Side::Therapist => { (map::view(place, &agreement)) }
            Side::Client => {}
        }
        (list(place, &agreement, Kind::Goal))
        @if has_goal { (list(place, &agreement, Kind::Task)) }
        @match place.side() {
            Side::Therapist => {}
            Side::Client => { (map::view(place, &agreement)) }
        }
        (ended(place, &agreement))
        @match place.side() {
            Side::Therapist => { (link::part(app, place, made).await?) }
            // What the two keep to around it is read by the same link, and a mark is given by it.
            Side::Client => {
                (review::own_line(app, place).await?)
                (crate::programme::own::way(app, place).await?)
                (crate::quality::own::way(app, place).await?)
                p { a class="button plain" href=(place.path("/frame")) { (speech.t("frame-print-title")) } }
                @if place.case.episode.medium.is_some() {
                    p { a class="button plain" href=(place.path("/works")) { (speech.t("work-link-mine")) } }
                }
                p { a href=(place.path("/mark")) { (speech.t("check-mark")) } }
            }
        }
        (who_sees(speech, &speech.t(&format!("agreement-who-sees-{}", place.side()))))
    };
    Ok(place.render(&title, "", &main))
}

/// The large differences in sentences; a word if both rated and none is large.
fn largest(place: &Place, agreement: &Agreement) -> Markup {
    let told: Vec<String> = differences(agreement)
        .iter()
        .filter(|difference| difference.distance() == Distance::Large)
        .take(DIFFERENCES_TOLD)
        .filter_map(|one| {
            let title = agreement.point(one.point)?.title();
            Some(told::difference(&place.speech, place.side(), one, title))
        })
        .collect();
    html! {
        @if !told.is_empty() {
            section class="card" {
                h2 { (place.speech.t("agreement-largest")) }
                ul { @for sentence in &told { li dir="auto" { (sentence) } } }
                p class="quiet-text" { (place.speech.t("agreement-largest-line")) }
            }
        }
    }
}

fn list(place: &Place, agreement: &Agreement, kind: Kind) -> Markup {
    let speech = &place.speech;
    let points: Vec<&Point> = agreement.of_kind(kind).filter(|point| point.is_going_on()).collect();
    let add = button(
        if points.is_empty() { Weight::Primary } else { Weight::Quiet },
        &speech.t(&format!("agreement-add-{kind}")),
        &place.path(&format!("/new/{kind}")),
    );
    html! {
        h2 { (speech.t(&format!("agreement-list-{kind}"))) }
        @if points.is_empty() {
            (empty(
                &speech.t(&format!("agreement-empty-{kind}")),
                &speech.t(&format!("agreement-empty-line-{kind}")),
                place.may_write().is_ok().then_some(&add),
            ))
        } @else {
            div class="points" {
                @for (point, number) in points.iter().zip(1..) { (card::card(place, point, number)) }
            }
            @if place.may_write().is_ok() { div class="actions" { (add) } }
        }
    }
}

fn ended(place: &Place, agreement: &Agreement) -> Markup {
    let points: Vec<&Point> = agreement.points().iter().filter(|point| !point.is_going_on()).collect();
    html! {
        @if !points.is_empty() {
            (more(&place.speech.with("agreement-ended", &[("count", &points.len())]), &html! {
                ul class="ended" {
                    @for point in &points {
                        li {
                            a href=(place.point_path(point.id())) { bdi { (told::short(point.title())) } }
                            (card::standing(place, point))
                        }
                    }
                }
            }))
        }
    }
}
