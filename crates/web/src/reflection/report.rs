//! What a reflection came to: factors, words, notes by cluster with their dots, intentions that were shared. To read, to print,
//! and to take along as Markdown or JSON.

use super::earlier::Earlier;
use super::{inspiration, led, report_text};
use crate::error::PageError;
use crate::shell::button::{Weight, link, post, print};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::clock::Timestamp;
use alliance::reflection::report::{ClusterTold, NoteTold, Report, StepTold};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::reflection::{Reflection, Stage};

/// A reflection with what it came to.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The reflection.
    pub reflection: Reflection,
    /// What it came to.
    pub report: Report,
    /// When it was: its end, or else its beginning.
    pub at: Timestamp,
    /// What the same team came to before.
    pub before: Option<Earlier>,
}

async fn told(app: &App, signed_in: &SignedIn, id: &str) -> Result<Option<Told>, PageError> {
    let reflection = led(app, signed_in, id).await?;
    let at = match reflection.stage {
        Stage::Prepared => return Ok(None),
        Stage::Open { at } | Stage::Closed { at } => at,
    };
    let room = app.store.load_room(&reflection).await?;
    let report = Report::of(room.state());
    let before = super::earlier::before(app, &reflection, at).await?;
    Ok(Some(Told { reflection, report, at, before }))
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
) -> Result<Response, PageError> {
    let Some(told) = told(&app, &signed_in, &reflection).await? else {
        return Ok(Redirect::to(&format!("/reflections/{reflection}")).into_response());
    };
    let speech = &signed_in.speech;
    let title = told.report.title.clone();
    let path = |under: &str| super::list::path(&told.reflection, under);
    let line = speech.with(
        "reflection-report-line",
        &[
            ("team", &told.reflection.team),
            ("day", &date::day_of(speech, told.at)),
            ("people", &told.report.people),
        ],
    );
    let actions = html! {
        (print(speech))
        (link(Weight::Quiet, &speech.t("reflection-report-md"), &path("/report.md")))
        (link(Weight::Quiet, &speech.t("reflection-report-json"), &path("/report.json")))
    };
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("reflection-list-title"), "/reflections")]))
        (page_head(&title, Some(&line), Some(&actions)))
        @if let Stage::Open { .. } = told.reflection.stage {
            p class="not-on-paper" { (speech.t("reflection-report-so-far")) " " a href=(path("/lead")) { (speech.t("reflection-back-to-room")) } }
        }
        (body(speech, &told))
        (who_sees(speech, &speech.t("reflection-report-who-sees")))
        p class="not-on-paper" { (link(Weight::Plain, &speech.t("reflection-again"), &format!("/reflections/new?from={}", told.reflection.id))) }
        details class="more not-on-paper" {
            summary { (speech.t("reflection-delete")) }
            div {
                p { (speech.t("reflection-delete-line")) }
                (post(Weight::Danger, &speech.t("reflection-delete-sure"), &path("/delete"), &[]))
            }
        }
    };
    let page = signed_in.page(title, Nav::Reflections).wide(Width::Middle).with_room().render(&main);
    Ok(page.into_response())
}

/// The report itself; its texts carry the language they were written in.
fn body(speech: &Speech, told: &Told) -> Markup {
    let report = &told.report;
    let lang = told.reflection.template.language.as_str();
    html! {
        div class="report flow" {
            section class="report-factors" aria-labelledby="report-factors" {
                h2 id="report-factors" { (speech.t("reflection-factors")) }
                @if report.factors.is_empty() { p class="soft" { (speech.t("reflection-report-no-factors")) } }
                @else {
                    ol class="factor-list unmarked" lang=(lang) {
                        @for factor in &report.factors {
                            li class="card" { strong dir="auto" { (factor.word) } @if let Some(meaning) = &factor.meaning { p dir="auto" { (meaning) } } }
                        }
                    }
                }
            }
            (per_group(speech, report, lang))
            (inspiration::section(speech, report, told.reflection.template.language))
            @if let Some(before) = &told.before { (before.beside(speech, report)) }
            @if !report.words.is_empty() {
                section {
                    h2 { (speech.t("reflection-words")) }
                    ul class="unmarked report-words" lang=(lang) {
                        @for word in &report.words { li { strong { (word.shown) } " " span class="soft" { (word.notes.len()) } } }
                    }
                }
            }
            @if !report.clusters.is_empty() {
                section {
                    h2 { (speech.t("reflection-report-clusters")) }
                    div class="report-clusters" lang=(lang) { @for cluster in &report.clusters { (cluster_told(speech, cluster)) } }
                }
            }
            @if !report.intentions.is_empty() {
                section {
                    h2 { (speech.t("reflection-intentions-shared")) }
                    ul class="unmarked intention-list" lang=(lang) {
                        @for intention in &report.intentions {
                            li { p dir="auto" { (intention.text) } @if let Some(by) = &intention.by { p class="quiet-text" dir="auto" { (by) } } }
                        }
                    }
                }
            }
            @let (_, steps) = by_group(report);
            @if !steps.is_empty() {
                section {
                    h2 { (speech.t("reflection-report-steps")) }
                    @for step in steps { (step_told(step, lang)) }
                }
            }
            @if report.hidden_count > 0 {
                p class="soft" { (speech.with("reflection-report-hidden", &[("count", &report.hidden_count)])) }
            }
        }
    }
}

/// The steps in groups with a name, the last first: what sums up stands above what it sums up. Then the other steps.
pub(super) fn by_group(report: &Report) -> (Vec<&StepTold>, Vec<&StepTold>) {
    let is_named = |step: &&StepTold| step.groups.iter().any(|(group, _)| group.is_some());
    let (mut grouped, others): (Vec<_>, Vec<_>) = report.steps.iter().partition(is_named);
    grouped.reverse();
    (grouped, others)
}

fn per_group(speech: &Speech, report: &Report, lang: &str) -> Markup {
    let (grouped, _) = by_group(report);
    html! {
        @if !grouped.is_empty() {
            section {
                h2 { (speech.t("reflection-per-group")) }
                @for step in grouped { (step_told(step, lang)) }
            }
        }
    }
}

fn cluster_told(speech: &Speech, cluster: &ClusterTold) -> Markup {
    html! {
        section class="card" {
            h3 dir="auto" { @match &cluster.name { Some(name) => (name), None => (super::live::say(speech, "not-placed", &[])) } }
            @if let Some(dots) = cluster.dots { p class="dots" { (super::live::say(speech, "dots-counted", &[("count", &dots)])) } }
            (notes(&cluster.notes))
        }
    }
}

fn step_told(step: &StepTold, lang: &str) -> Markup {
    html! {
        section class="report-step" lang=(lang) {
            h3 dir="auto" { (step.title) }
            div class="report-groups" {
                @for (group, some) in &step.groups {
                    div {
                        @if let Some(group) = group { h4 dir="auto" { (group) } }
                        (notes(some))
                    }
                }
            }
        }
    }
}

fn notes(notes: &[NoteTold]) -> Markup {
    html! {
        ul {
            @for note in notes {
                li dir="auto" {
                    (note.text)
                    @if let Some(by) = &note.by { span class="soft" { " – " (by) } }
                    @if let Some(dots) = note.dots { span class="soft" { " ●" (dots) } }
                }
            }
        }
    }
}

/// The report as Markdown.
pub async fn markdown(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
) -> Result<Response, PageError> {
    let told = told(&app, &signed_in, &reflection).await?.ok_or(PageError::NotFound)?;
    Ok(file("text/markdown; charset=utf-8", "md", report_text::markdown(&signed_in.speech, &told)))
}

/// The report as JSON.
pub async fn json(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(reflection): Path<String>,
) -> Result<Response, PageError> {
    let told = told(&app, &signed_in, &reflection).await?.ok_or(PageError::NotFound)?;
    Ok(file("application/json", "json", report_text::json(&told)))
}

fn file(kind: &'static str, end: &str, text: String) -> Response {
    let name = format!("attachment; filename=\"verbond-reflection.{end}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], text).into_response()
}
