//! One goal or task: what each wrote, what each rated, and the four things one can do with it: word, rate, confirm, end.

use super::place::Place;
use super::{card, progress, told, words};
use crate::error::PageError;
use crate::shell::button::{Weight, link, submit, submit_as};
use crate::shell::date::day_of;
use crate::shell::form::{Control, Field, hidden, once};
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::{card as sheet, more, page_head};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::agreement::point::{Kind, Point, Status};
use alliance::agreement::rating::{Question, Rating};
use alliance::agreement::terms::{How, Talk, WORDS_MOST};
use alliance::agreement::{Agreement, Side};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

/// What a form that was not kept leaves on the page: why, and what was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Left {
    /// Why nothing was kept.
    pub why: Option<String>,
    /// What was typed in the form of words.
    pub words: Option<words::Typed>,
    /// The reason that was typed for an end.
    pub reason: String,
}

/// The page.
pub async fn page(State(app): State<App>, place: Place) -> Result<Markup, PageError> {
    let agreement = place.agreement(&app).await?;
    let point = place.point(&agreement)?;
    let episode = place.case.episode.id;
    app.store.note_read(&place.by(&app), "agreement.read", "agreement", &point.id(), Some(episode)).await?;
    Ok(view(&app, &place, &agreement, point, &Left::default()))
}

/// The page again, after something was not kept: with why, and with all that was typed.
pub(super) fn again(
    app: &App,
    place: &Place,
    agreement: &Agreement,
    point: &Point,
    status: StatusCode,
    left: &Left,
) -> Response {
    (status, view(app, place, agreement, point, left)).into_response()
}

fn view(app: &App, place: &Place, agreement: &Agreement, point: &Point, left: &Left) -> Markup {
    let speech = &place.speech;
    let number = agreement
        .of_kind(point.kind())
        .filter(|one| one.is_going_on() || one.id() == point.id())
        .position(|one| one.id() == point.id())
        .map_or(1, |at| at + 1);
    let name = match point.status() {
        Status::Achieved | Status::Parked | Status::Dropped => {
            speech.t(&format!("agreement-kind-{}", point.kind()))
        }
        Status::Proposed | Status::Discussed | Status::Agreed => card::name(place, point, number),
    };
    let is_open = place.may_write().is_ok();
    let path = format!("/points/{}", point.id());
    let main = html! {
        (place.steps(&[(&speech.t("agreement-title"), &place.root)]))
        @if let Some(why) = &left.why { (notice(Tone::Alert, None, &html! { p { (why) } })) }
        (page_head(&name, None, None))
        section class={ "card point " (point.kind()) } {
            (card::standing(place, point))
            (card::beside(place, point))
            (serves(place, agreement, point))
            @if is_open && point.is_going_on() { (confirming(app, place, point)) }
        }
        @if is_open && point.is_going_on() {
            (sheet(Some(&speech.t("agreement-rate")), &rating(app, place, point)))
            (sheet(Some(&speech.t("agreement-word")), &words::form(app, place, agreement, point, left.words.as_ref())))
        }
        @if !point.given().is_empty() { (series(place, point)) }
        (versions(place, point))
        @if is_open { (ending(app, place, point, &left.reason)) }
        (who_sees(speech, &speech.t(&format!("agreement-who-sees-{}", place.side()))))
    };
    place.render(&name, &path, &main)
}

/// The goals a task serves, or the tasks that serve a goal.
fn serves(place: &Place, agreement: &Agreement, point: &Point) -> Markup {
    let (key, others): (&str, Vec<&Point>) = match point.kind() {
        Kind::Task => {
            let goals = &point.current().terms.goals;
            ("agreement-serves", agreement.of_kind(Kind::Goal).filter(|g| goals.contains(&g.id())).collect())
        }
        Kind::Goal => (
            "agreement-served-by",
            agreement
                .of_kind(Kind::Task)
                .filter(|task| task.is_going_on() && task.current().terms.goals.contains(&point.id()))
                .collect(),
        ),
    };
    html! {
        @if !others.is_empty() {
            p class="serves-line" { (place.speech.with(key, &[])) }
            ul { @for one in others {
                li { a href=(place.point_path(one.id())) { bdi { (told::short(one.title())) } } }
            } }
        }
    }
}

/// The own yes, and that it was talked about.
fn confirming(app: &App, place: &Place, point: &Point) -> Markup {
    let speech = &place.speech;
    let current = point.current();
    let path = place.point_path(point.id());
    let version = current.number.to_string();
    let own = point.confirmed_by(place.side());
    let has_changed = point.status() != Status::Agreed && point.last_agreed().is_some();
    html! {
        @if has_changed { p { strong { (speech.t("agreement-confirm-changed")) } } }
        @match own {
            Some(yes) => {
                p class="quiet-text" { (speech.with("agreement-confirmed-on", &[("day", &day_of(speech, yes.at))])) }
            }
            None => {
                form class="actions" method="post" action={ (path) "/confirm" } {
                    (once(&app.once()))
                    (hidden("version", &version))
                    (submit(Weight::Primary, &speech.t("agreement-confirm")))
                    p class="quiet-text" { (speech.t("agreement-confirm-line")) }
                }
            }
        }
        @if current.talk == Talk::NotYet && point.status() != Status::Agreed {
            form class="actions" method="post" action={ (path) "/talk" } {
                (once(&app.once()))
                (hidden("version", &version))
                (submit(Weight::Plain, &speech.t("agreement-discuss")))
            }
        }
    }
}

/// The questions of this side, each with what was rated last.
fn rating(app: &App, place: &Place, point: &Point) -> Markup {
    let speech = &place.speech;
    let points: Vec<String> = (0..=Rating::MOST).map(|points| points.to_string()).collect();
    let options: Vec<(&str, &str)> = points.iter().map(|points| (points.as_str(), points.as_str())).collect();
    html! {
        p class="quiet-text" { (speech.t("agreement-rate-line")) }
        form method="post" action={ (place.point_path(point.id())) "/ratings" } {
            (once(&app.once()))
            div class="fields" {
                @for question in Question::asked(point.kind(), place.side()) {
                    @let last = point.series(question, place.side()).last();
                    @let help = match last {
                        None => speech.t("agreement-rate-first"),
                        Some(given) => speech.with("agreement-rate-last", &[
                            ("points", &i64::from(given.rating.points())), ("day", &day_of(speech, given.at)),
                        ]),
                    };
                    (Field::new(Control::Select(&options), question.as_str(), ask(place, point, question))
                        .nothing_chosen_yet(speech).help(help))
                }
            }
            (submit(Weight::Quiet, &speech.t("agreement-rate-keep")))
        }
    }
}

fn ask(place: &Place, point: &Point, question: Question) -> String {
    let speech = &place.speech;
    match question {
        Question::Importance | Question::Agreement => speech.t(&format!("agreement-ask-{question}")),
        Question::Understands => speech.t("agreement-ask-understands"),
        Question::Fits => speech.t("agreement-ask-fits"),
        Question::Progress => match point.kind() {
            Kind::Goal => speech.t("agreement-ask-progress-goal"),
            Kind::Task => speech.t("agreement-ask-progress-task"),
        },
    }
}

/// The last ratings of each, and all of them in a table.
fn series(place: &Place, point: &Point) -> Markup {
    let speech = &place.speech;
    let table = Table::new(speech.t("agreement-series"))
        .caption_unseen()
        .column(Align::Words, speech.t("agreement-column-day"))
        .column(Align::Words, speech.t("agreement-column-who"))
        .column(Align::Words, speech.t("agreement-column-question"))
        .column(Align::Numbers, speech.t("agreement-column-points"));
    let table = point.given().iter().rev().fold(table, |table, given| {
        table.row(vec![
            html! { (day_of(speech, given.at)) },
            html! { (told::who(place, given.author)) },
            html! { (speech.t(&format!("agreement-short-{}", given.question))) },
            html! { (given.rating) },
        ])
    });
    let body = html! {
        (card::ratings(place, point))
        (progress::curve(speech, point))
        (more(&speech.with("agreement-series-all", &[("count", &point.given().len())]), &html! { (table) }))
    };
    sheet(Some(&speech.t("agreement-series")), &body)
}

/// All versions, newest first, with the way to lay two beside each other.
fn versions(place: &Place, point: &Point) -> Markup {
    let speech = &place.speech;
    let all = point.versions();
    let body = html! {
        ol class="versions" reversed {
            @for (place_at, version) in all.iter().enumerate().rev() {
                @let before = place_at.checked_sub(1).and_then(|at| all.get(at));
                li value=(version.number) {
                    (speech.with("agreement-version-line", &[
                        ("day", &day_of(speech, version.at)),
                        ("who", &told::who(place, version.author)),
                        ("what", &told::step(speech, place.side(), before, version)),
                    ]))
                    @for yes in point.confirmations().iter().filter(|yes| yes.version == version.number) {
                        " · " (speech.with("agreement-version-confirmed", &[("who", &told::who(place, yes.author))]))
                    }
                }
            }
        }
        @if all.len() > 1 {
            (link(Weight::Plain, &speech.t("agreement-compare"), &format!("{}/versions", place.point_path(point.id()))))
        }
    };
    more(&speech.with("agreement-versions", &[("count", &all.len())]), &body)
}

/// How it can end, or go on again.
fn ending(app: &App, place: &Place, point: &Point, reason: &str) -> Markup {
    let speech = &place.speech;
    let path = format!("{}/ending", place.point_path(point.id()));
    let version = point.current().number.to_string();
    if !point.is_going_on() {
        return html! {
            form class="actions" method="post" action=(path) {
                (once(&app.once()))
                (hidden("version", &version))
                (hidden("reason", ""))
                (submit_as(Weight::Quiet, &speech.t("agreement-take-up"), "how", words::GOES_ON))
            }
        };
    }
    let limit = u32::try_from(WORDS_MOST).expect("a small number");
    let body = html! {
        form method="post" action=(path) {
            (once(&app.once()))
            (hidden("version", &version))
            (Field::new(Control::Lines(2), "reason", speech.t("agreement-ending-reason"))
                .help(speech.t("agreement-ending-help")).value(reason).max_length(limit))
            div class="actions" {
                @for how in How::ALL {
                    (submit_as(Weight::Quiet, &speech.t(&format!("agreement-end-{how}")), "how", how.as_str()))
                }
            }
        }
    };
    more(&speech.t("agreement-ending"), &body)
}

/// The heading of a wording's field: whose words it takes.
pub(super) fn field_label(place: &Place, side: Side) -> String {
    place.speech.t(&format!("agreement-field-{}", told::whose(place.side(), side)))
}
