//! The group on one screen, also on the wall: how far members see the same, then a mean where there is one; who was there
//! in numbers. Never a name, never an answer of one person.

use super::Given;
use crate::error::PageError;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::notice::{empty, who_sees};
use crate::shell::number::decimals;
use crate::shell::part::{breadcrumb, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::administration::answer::Answers;
use alliance::administration::score::score;
use alliance::clock::Timestamp;
use alliance::ids::RunId;
use alliance::instrument::catalogue;
use alliance::instrument::name::ScaleId;
use alliance::programme::calendar::{Moment, window};
use alliance::programme::group::{
    Between, GroupSession, MEMBERS_LEAST, MemberAnswers, NotBetween, Reading, ScaleFigure, between,
    instrument, positions, session,
};
use alliance::programme::list::{SATISFACTION, Stage};
use alliance::programme::run::{Meeting, Run};
use axum::extract::{Path, State};
use maud::{Markup, html};
use std::collections::BTreeMap;

mod drawing;

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
) -> Result<Markup, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::GiveRun).await?;
    let (run, now) = (&given.run, app.now());
    app.store.note_read(&signed_in.by(&app), "run.group", "run", &run.id, None).await?;
    let answers = app.store.group_answers(run.organisation, run.id, now).await?;
    let shown: Vec<(&Meeting, GroupSession)> =
        run.held().map(|meeting| (meeting, session(run, meeting.number, &answers, now))).collect();
    let last = shown.iter().rev().find_map(|(meeting, one)| match one {
        GroupSession::Shown(figures) => Some((*meeting, figures)),
        GroupSession::NotHeld
        | GroupSession::Collecting { .. }
        | GroupSession::Sealed { .. }
        | GroupSession::TooFew { .. } => None,
    });
    let compared = match last {
        Some((meeting, _)) => Some(across(&app, run, meeting.number, now).await?),
        None => None,
    };
    let found = satisfaction(&app, run, now).await?;
    let speech = &signed_in.speech;
    let title = speech.t("programme-to-group");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs"), (&run.title, &given.path(""))]))
        (page_head(&title, Some(&run.title), None))
        @match last {
            None => { (empty(&speech.t("programme-group-none"), &speech.t("programme-group-none-line"), None)) }
            Some((meeting, figures)) => {
                p class="lead" { (sentence(speech, meeting, figures)) }
                (drawing::lines(speech, run, &shown))
                (last_table(speech, meeting, figures))
                (compare(speech, compared.as_ref()))
            }
        }
        (states(speech, &shown))
        (attendance(speech, run))
        (satisfied(speech, &found))
        (computed(speech, &html! { p { (speech.t("programme-group-computed")) } }))
        (who_sees(speech, &speech.t("programme-who-sees-group")))
    };
    Ok(signed_in.page(title, Nav::Runs).render(&main))
}

/// What there is to say first: how far the group sees the same.
fn sentence(speech: &Speech, meeting: &Meeting, figures: &[ScaleFigure]) -> String {
    let apart: Vec<String> = figures
        .iter()
        .filter(|one| matches!(one.reading, Reading::Apart { .. }))
        .map(|one| scale_name(speech, &one.scale).to_lowercase())
        .collect();
    let scales = apart.join(", ");
    let alike: Vec<f64> = figures
        .iter()
        .filter_map(|one| match one.reading {
            Reading::TooFew { .. } => None,
            Reading::Apart { alike, .. } | Reading::Mean { alike, .. } => Some(alike),
        })
        .collect();
    let low = alike.iter().copied().fold(1.0, f64::min);
    let high = alike.iter().copied().fold(0.0, f64::max);
    let range = crate::shell::number::range(speech.language(), low, high);
    speech.with(
        "programme-group-first",
        &[("number", &meeting.number), ("apart", &apart.len()), ("scales", &scales), ("range", &range)],
    )
}

pub(super) fn scale_name(speech: &Speech, scale: &ScaleId) -> String {
    let found = instrument().subscale(scale);
    found.map_or_else(|| scale.to_string(), |one| one.name.in_language(speech.language()).to_owned())
}

/// Agreement first, the mean after it: a number that members do not share stands for nobody.
fn last_table(speech: &Speech, meeting: &Meeting, figures: &[ScaleFigure]) -> Markup {
    let number = |value: f64, digits| decimals(speech.language(), value, digits);
    let table = Table::new(speech.with("programme-session", &[("number", &meeting.number)]))
        .column(Align::Words, speech.t("programme-column-scale"))
        .column(Align::Numbers, speech.t("programme-column-count"))
        .column(Align::Numbers, speech.t("programme-column-alike"))
        .column(Align::Numbers, speech.t("programme-column-spread"))
        .column(Align::Numbers, speech.t("programme-column-mean"));
    let table = figures.iter().fold(table, |table, one| {
        let name = html! { (scale_name(speech, &one.scale)) };
        table.row(match one.reading {
            Reading::TooFew { count: _ } => {
                let few = || html! { span class="quiet-text" { (speech.t("programme-too-few-short")) } };
                vec![name, few(), few(), few(), few()]
            }
            Reading::Apart { count, alike, spread } => vec![
                name,
                html! { (count) },
                html! { (number(alike, 2)) },
                html! { (number(spread, 1)) },
                html! { span class="quiet-text" { (speech.t("programme-no-mean")) } },
            ],
            Reading::Mean { count, alike, spread, mean } => vec![
                name,
                html! { (count) },
                html! { (number(alike, 2)) },
                html! { (number(spread, 1)) },
                html! { (number(mean, 1)) },
            ],
        })
    });
    html! { section class="card" { (table) } }
}

/// Why a session shows nothing, where it does not.
fn states(speech: &Speech, shown: &[(&Meeting, GroupSession)]) -> Markup {
    let why: Vec<String> =
        shown.iter().filter_map(|(meeting, one)| why_not(speech, meeting.number, one)).collect();
    html! { @if !why.is_empty() { ul class="quiet-text" { @for line in &why { li { (line) } } } } }
}

/// Why there is no figure, in words.
pub(super) fn why_not(speech: &Speech, number: u32, one: &GroupSession) -> Option<String> {
    match one {
        GroupSession::Shown(_) | GroupSession::NotHeld => None,
        GroupSession::Collecting { count, of, until } => Some(speech.with(
            "programme-group-collecting",
            &[("number", &number), ("count", count), ("of", of), ("day", &day_of(speech, *until))],
        )),
        GroupSession::Sealed { count } => {
            Some(speech.with("programme-group-sealed", &[("number", &number), ("count", count)]))
        }
        GroupSession::TooFew { count: _ } => {
            Some(speech.with("programme-group-too-few", &[("number", &number)]))
        }
    }
}

/// Groups of the same programme after the same session, on the scale for the whole group.
async fn across(
    app: &App,
    run: &Run,
    number: u32,
    now: Timestamp,
) -> Result<Result<Between, NotBetween>, PageError> {
    let scale: ScaleId = "group".parse().expect("the group check has a scale for the whole group");
    let mut groups: BTreeMap<RunId, Vec<f64>> = BTreeMap::new();
    for id in app.store.runs_of_programme(run.organisation, run.programme).await? {
        let Some(other) = app.store.run(run.organisation, id).await? else { continue };
        let answers: Vec<MemberAnswers> = app.store.group_answers(run.organisation, id, now).await?;
        groups.insert(id, positions(&other, number, &answers, &scale, now));
    }
    Ok(between(&groups))
}

fn compare(speech: &Speech, compared: Option<&Result<Between, NotBetween>>) -> Markup {
    let number = |value: f64| decimals(speech.language(), value, 2);
    let said = match compared {
        None => return html! {},
        Some(Ok(one)) => speech.with(
            "programme-between",
            &[("groups", &one.groups), ("icc1", &number(one.icc1)), ("icc2", &number(one.icc2))],
        ),
        Some(Err(NotBetween::FewGroups { found })) => {
            speech.with("programme-between-few", &[("found", found)])
        }
        Some(Err(NotBetween::NoVariation)) => speech.t("programme-between-same"),
    };
    html! { p { (said) } }
}

/// Who was there, in numbers.
fn attendance(speech: &Speech, run: &Run) -> Markup {
    let held: Vec<&Meeting> = run.held().collect();
    let table = Table::new(speech.t("programme-attendance"))
        .caption_unseen()
        .column(Align::Words, speech.t("programme-column-session"))
        .column(Align::Numbers, speech.t("programme-column-there"))
        .column(Align::Numbers, speech.t("programme-column-of"));
    let table = held.iter().fold(table, |table, meeting| {
        table.row(vec![
            html! { (meeting.number) },
            html! { (meeting.who_took_part().count()) },
            html! { (meeting.presence.len()) },
        ])
    });
    html! { @if !held.is_empty() { section class="card chart-table" { h2 { (speech.t("programme-attendance")) } (table) } } }
}

/// How the group found the programme: after the end list has closed, and of four or more.
async fn satisfaction(app: &App, run: &Run, now: Timestamp) -> Result<Vec<Answers>, PageError> {
    match window(run, Moment::Whole(Stage::End)) {
        Some(window) if now > window.due => {
            Ok(app.store.satisfaction(run.organisation, run.id, window.due).await?)
        }
        Some(_) | None => Ok(Vec::new()),
    }
}

fn satisfied(speech: &Speech, answers: &[Answers]) -> Markup {
    let Some(list) = catalogue::instrument(SATISFACTION) else { return html! {} };
    let lines: Vec<(String, usize, f64)> = list
        .subscales()
        .iter()
        .filter_map(|scale| {
            let places: Vec<f64> = answers
                .iter()
                .filter_map(|one| {
                    let scores = score(list, one);
                    scores.iter().find(|one| one.scale == scale.id)?.score.value().map(|value| value.position)
                })
                .collect();
            let mean = places.iter().sum::<f64>() / places.len() as f64;
            let name = scale.name.in_language(speech.language()).to_owned();
            (places.len() >= MEMBERS_LEAST).then_some((name, places.len(), mean))
        })
        .collect();
    html! {
        @if !lines.is_empty() {
            section class="card" {
                h2 { (speech.t("programme-satisfaction")) }
                ul {
                    @for (name, count, mean) in &lines {
                        li { (speech.with("programme-satisfaction-line", &[("name", name), ("count", count), ("mean", mean)])) }
                    }
                }
            }
        }
    }
}
