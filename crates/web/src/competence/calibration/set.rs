//! One set: for who keeps it the benchmarks and who is calibrated, for a rater what is to be rated and what came of it.

use super::{Held, standings, told};
use crate::competence::sheet::{self, Beside};
use crate::competence::{Names, domain_name};
use crate::error::PageError;
use crate::shell::button::{Weight, link, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{breadcrumb, computed, more, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::competence::calibration::{Benchmark, CalibrationError, Compared, Side, Standing};
use alliance::competence::sheet::Sheet;
use alliance::competence::{Domain, Levels};
use alliance::ids::MemberId;
use alliance::people::shown_name;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::competence::calibration::{CalibrationRecording, SET_IN_USE};

/// A recording that is being added.
#[derive(Default)]
struct Typed {
    name: String,
    sheet: Sheet,
    errors: Vec<(&'static str, String)>,
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(set): Path<String>,
) -> Result<Markup, PageError> {
    let held = Held::of(&app, &signed_in, &set, Act::SeeCompetence).await?;
    render(&app, &signed_in, &held, &Typed::default()).await
}

async fn render(app: &App, signed_in: &SignedIn, held: &Held, typed: &Typed) -> Result<Markup, PageError> {
    let speech = &signed_in.speech;
    let standings = standings(app, signed_in.actor.organisation, &held.set).await?;
    let keeps =
        decide(&signed_in.actor, super::relation(&held.set, signed_in), Act::KeepCalibrationSet).is_ok();
    let line = speech.with(
        "competence-set-line",
        &[
            ("points", &u32::from(held.set.pass.points())),
            ("weeks", &held.set.weeks.number()),
            ("count", &held.set.count),
        ],
    );
    let main = html! {
        (breadcrumb(speech, &[
            (&speech.t("competence-title"), "/competence"),
            (&speech.t("competence-calibration-title"), "/competence/calibration"),
        ]))
        (page_head(&held.set.title, Some(&line), None))
        @if keeps {
            (raters(speech, &held.names, &standings))
            (benchmarks(speech, held))
            @if standings.is_empty() { (add(speech, held, typed)) }
            @else { p { (speech.t("competence-set-in-use")) } }
        } @else {
            (own(speech, signed_in, held, &standings))
        }
        (computed(speech, &html! { p { (speech.t("competence-calibration-computed")) } }))
        (who_sees(speech, &speech.t("competence-who-sees-calibration")))
    };
    Ok(signed_in
        .page(held.set.title.clone(), Nav::Competence)
        .wide(Width::Middle)
        .at(held.path(""))
        .render(&main))
}

/// Who is calibrated, until when: for who keeps the set.
fn raters(speech: &Speech, names: &Names, standings: &BTreeMap<MemberId, Standing>) -> Markup {
    html! {
        section class="card" {
            h2 { (speech.t("competence-who-is-calibrated")) }
            @if standings.is_empty() { p { (speech.t("competence-nobody-rated")) } }
            @else {
                ul class="programme-people" {
                    @for (rater, standing) in standings { li { (names.name(*rater)) ": " (told(speech, *standing)) } }
                }
            }
        }
    }
}

fn benchmarks(speech: &Speech, held: &Held) -> Markup {
    let table = Table::new(speech.t("competence-benchmarks"))
        .caption_unseen()
        .column(Align::Words, speech.t("competence-column-recording"));
    let table = Domain::ALL
        .iter()
        .fold(table, |table, domain| table.column(Align::Numbers, domain_name(speech, *domain)));
    let table = held.recordings.iter().fold(table, |table, one| {
        let level = |domain: &Domain| {
            let level = one.benchmark.as_ref().and_then(|benchmark| benchmark.levels().of(*domain));
            html! { @if let Some(level) = level { (level) } }
        };
        let name = html! { (one.number) ". " (one.title) };
        table.row(std::iter::once(name).chain(Domain::ALL.iter().map(level)).collect())
    });
    html! {
        @if !held.recordings.is_empty() {
            section class="card" { h2 { (speech.t("competence-benchmarks")) } (table) }
        }
    }
}

fn add(speech: &Speech, held: &Held, typed: &Typed) -> Markup {
    let error =
        |name: &str| typed.errors.iter().find(|(field, _)| *field == name).map(|(_, why)| why.clone());
    let body = html! {
        (refused(speech, &typed.errors))
        form method="post" action=(held.path("/recordings")) {
            (Field::new(Control::Text, "name", speech.t("competence-field-recording"))
                .help(speech.t("competence-field-recording-help")).value(typed.name.as_str())
                .error(error("name")).max_length(80).autocomplete("off").required())
            p { (speech.t("competence-benchmark-line")) }
            (sheet::questions(speech, &typed.sheet, &typed.errors, Beside::Nothing))
            (submit(Weight::Primary, &speech.t("competence-recording-go")))
        }
    };
    if typed.errors.is_empty() && !held.recordings.is_empty() {
        return more(&speech.t("competence-recording-add"), &body);
    }
    html! { section class="card" { h2 { (speech.t("competence-recording-add")) } (body) } }
}

/// What is to be rated, and what came of what was.
fn own(
    speech: &Speech,
    signed_in: &SignedIn,
    held: &Held,
    standings: &BTreeMap<MemberId, Standing>,
) -> Markup {
    let may_rate = decide(&signed_in.actor, Relation::SameOrganisation, Act::RateCalibrationSet).is_ok();
    if held.recordings.is_empty() {
        return empty(&speech.t("competence-set-empty"), &speech.t("competence-set-empty-line"), None);
    }
    let of = held.recordings.len();
    let standing = standings.get(&signed_in.member.id).copied().unwrap_or(Standing::Open { count: 0, of });
    html! {
        p class="lead" { (told(speech, standing)) }
        @if matches!(standing, Standing::Outside { .. } | Standing::Passed(_)) { p { (speech.t("competence-other-set")) } }
        @for one in &held.recordings {
            section class="card" {
                h2 { (one.number) ". " (one.title) }
                @match (&one.own, &one.benchmark) {
                    (Some((_, levels)), Some(benchmark)) => { (compared(speech, held, levels, benchmark)) }
                    (None | Some(_), None | Some(_)) => {
                        @if may_rate {
                            p { (link(Weight::Quiet, &speech.with("competence-recording-rate", &[("number", &one.number)]), &rate_path(held, one))) }
                        }
                    }
                }
            }
        }
    }
}

fn rate_path(held: &Held, one: &CalibrationRecording) -> String {
    held.path(&format!("/recordings/{}", one.id))
}

fn compared(speech: &Speech, held: &Held, levels: &Levels, benchmark: &Benchmark) -> Markup {
    let compared = Compared::new(levels, benchmark, held.set.pass);
    let within = if compared.is_within() { "competence-within" } else { "competence-not-within" };
    let side = match compared.side {
        Some(Side::Same) => "competence-side-same",
        Some(Side::PassedWrongly) => "competence-side-passed",
        Some(Side::HeldBackWrongly) => "competence-side-held-back",
        None => "competence-side-none",
    };
    let table = Table::new(speech.t("competence-benchmarks"))
        .caption_unseen()
        .column(Align::Words, speech.t("competence-column-domain"))
        .column(Align::Numbers, speech.t("competence-column-own"))
        .column(Align::Numbers, speech.t("competence-column-benchmark"))
        .column(Align::Words, speech.t("competence-column-words"));
    let table = compared.above.iter().fold(table, |table, (domain, above)| {
        let said = match above.map(i8::unsigned_abs) {
            None => speech.t("competence-unseen-short"),
            Some(0) => speech.t("competence-apart-none"),
            Some(1) => speech.t("competence-apart-one"),
            Some(levels) => speech.with("competence-apart-benchmark", &[("levels", &levels.to_string())]),
        };
        let level = |of: &Levels| html! { @match of.of(*domain) { Some(level) => { (level) } None => { (crate::shell::number::ABSENT) } } };
        table.row(vec![
            html! { (domain_name(speech, *domain)) },
            level(levels),
            level(benchmark.levels()),
            html! { (said) },
        ])
    });
    html! { p { (speech.t(within)) " " (speech.t(side)) } (table) }
}

/// Adds a recording with its benchmark: all six domains.
pub async fn add_recording(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(set): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let held = Held::of(&app, &signed_in, &set, Act::KeepCalibrationSet).await?;
    let names = sheet::names(Beside::Nothing);
    fields.only(&names.into_iter().chain(["name"]).collect::<Vec<_>>())?;
    let speech = &signed_in.speech;
    let mut typed = Typed {
        name: fields.one("name")?.to_owned(),
        sheet: sheet::read(&fields, Beside::Nothing)?,
        errors: Vec::new(),
    };
    if let Err(refusal) = shown_name(&typed.name) {
        typed.errors.push(("name", speech.with(refusal.message_key(), &[])));
    }
    let benchmark = match typed.sheet.whole() {
        Err(refusal) => {
            typed.errors.extend(sheet::errors(speech, &refusal));
            None
        }
        Ok((levels, _)) => match Benchmark::new(levels) {
            Ok(benchmark) => Some(benchmark),
            Err(CalibrationError::Benchmark { domain }) => {
                typed.errors.push((domain.as_str(), speech.t("competence-benchmark-whole")));
                None
            }
            Err(CalibrationError::PassLine { .. } | CalibrationError::Weeks { .. }) => None,
        },
    };
    let Some(benchmark) = benchmark.filter(|_| typed.errors.is_empty()) else {
        let page = render(&app, &signed_in, &held, &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let number = u32::try_from(held.recordings.len()).expect("a set has few recordings") + 1;
    let by = signed_in.by(&app);
    match app.store.add_calibration_recording(&by, held.set.id, number, &typed.name, &benchmark).await {
        Ok(()) => Ok(Redirect::to(&held.path("")).into_response()),
        Err(error) if error.is_conflict(SET_IN_USE) => {
            Err(PageError::Conflict("competence-set-in-use".into()))
        }
        Err(error) => Err(error.into()),
    }
}
