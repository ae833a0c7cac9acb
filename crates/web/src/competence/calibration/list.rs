//! The sets of the house with where one stands, and the form for a new one.

use super::{relation, standings, told};
use crate::competence::Names;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::{Act, Relation};
use alliance::competence::calibration::{PassLine, Standing, Weeks};
use alliance::ids::CalibrationSetId;
use alliance::people::shown_name;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::ONCE;
use store::competence::calibration::CalibrationSet;

/// What was typed.
struct Typed {
    title: String,
    pass: String,
    weeks: String,
    errors: Vec<(&'static str, String)>,
}

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::SeeCompetence)?;
    let typed = Typed { title: String::new(), pass: "24".into(), weeks: "52".into(), errors: Vec::new() };
    render(&app, &signed_in, &typed).await
}

async fn render(app: &App, signed_in: &SignedIn, typed: &Typed) -> Result<Markup, PageError> {
    let organisation = signed_in.actor.organisation;
    let speech = &signed_in.speech;
    let names = Names::of(app, organisation).await?;
    let mut lines = Vec::new();
    for set in app.store.calibration_sets(organisation).await? {
        let own = standings(app, organisation, &set).await?.remove(&signed_in.member.id);
        let own = own.unwrap_or(Standing::Open { count: 0, of: set.count });
        let said = match relation(&set, signed_in) {
            Relation::Keeper => speech.t("competence-standing-keeper"),
            Relation::Treats
            | Relation::Supervises
            | Relation::SameOrganisation
            | Relation::Trainer
            | Relation::Rater
            | Relation::ChosenSupervisor => told(speech, own),
        };
        lines.push((set, said));
    }
    let title = speech.t("competence-calibration-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, Some(&speech.t("competence-calibration-line")), None))
        @if lines.is_empty() { (empty(&speech.t("competence-no-sets"), &speech.t("competence-no-sets-line"), None)) }
        @else { div class="card" { (table(speech, &names, &lines)) } }
        @if signed_in.may(Act::MakeCalibrationSet).is_ok() { (form(app, speech, typed)) }
        (who_sees(speech, &speech.t("competence-who-sees-calibration")))
    };
    Ok(signed_in.page(title, Nav::Competence).wide(Width::Middle).at("/competence/calibration").render(&main))
}

fn table(speech: &Speech, names: &Names, lines: &[(CalibrationSet, String)]) -> Table {
    let table = Table::new(speech.t("competence-sets"))
        .caption_unseen()
        .column(Align::Words, speech.t("competence-column-set"))
        .column(Align::Words, speech.t("competence-column-keeper"))
        .column(Align::Numbers, speech.t("competence-column-recordings"))
        .column(Align::Words, speech.t("competence-column-standing"));
    lines.iter().fold(table, |table, (set, said)| {
        table.row(vec![
            html! { a href={ "/competence/calibration/" (set.id) } { (set.title) } },
            html! { (names.name(set.keeper)) },
            html! { (set.count) },
            html! { (said) },
        ])
    })
}

fn form(app: &App, speech: &Speech, typed: &Typed) -> Markup {
    let error =
        |name: &str| typed.errors.iter().find(|(field, _)| *field == name).map(|(_, why)| why.clone());
    html! {
        section class="card" {
            h2 { (speech.t("competence-set-new")) }
            p { (speech.t("competence-set-new-line")) }
            (refused(speech, &typed.errors))
            form method="post" action="/competence/calibration" {
                (once(&app.once()))
                (Field::new(Control::Text, "title", speech.t("competence-field-set")).value(typed.title.as_str())
                    .error(error("title")).max_length(80).autocomplete("off").required())
                div class="fields" {
                    (Field::new(Control::Count { min: 6, max: 36 }, "pass", speech.t("competence-field-pass"))
                        .help(speech.t("competence-field-pass-help")).value(typed.pass.as_str()).error(error("pass")).required())
                    (Field::new(Control::Count { min: 4, max: 104 }, "weeks", speech.t("competence-field-weeks"))
                        .help(speech.t("competence-field-weeks-help")).value(typed.weeks.as_str()).error(error("weeks")).required())
                }
                (submit(Weight::Quiet, &speech.t("competence-set-go")))
            }
        }
    }
}

/// Keeps a new set.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::MakeCalibrationSet)?;
    fields.only(&["once", "title", "pass", "weeks"])?;
    let speech = &signed_in.speech;
    let text = |name: &str| fields.one(name).map(str::to_owned);
    let mut typed =
        Typed { title: text("title")?, pass: text("pass")?, weeks: text("weeks")?, errors: Vec::new() };
    if let Err(refusal) = shown_name(&typed.title) {
        typed.errors.push(("title", speech.with(refusal.message_key(), &[])));
    }
    let between =
        |least: u32, most: u32| speech.with("programme-not-between", &[("least", &least), ("most", &most)]);
    let pass =
        typed.pass.parse().map_err(|_| ()).and_then(|points| PassLine::from_points(points).map_err(|_| ()));
    let weeks = typed.weeks.parse().map_err(|_| ()).and_then(|weeks| Weeks::new(weeks).map_err(|_| ()));
    if pass.is_err() {
        typed.errors.push(("pass", between(6, 36)));
    }
    if weeks.is_err() {
        typed.errors.push(("weeks", between(4, 104)));
    }
    let (true, Ok(pass), Ok(weeks)) = (typed.errors.is_empty(), pass, weeks) else {
        let page = render(&app, &signed_in, &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let (by, key) = (signed_in.by(&app), fields.one("once")?);
    let id = CalibrationSetId::make(by.now, by.chance);
    let keeper = signed_in.member.id;
    let new = CalibrationSet { id, keeper, title: typed.title, pass, weeks, made_at: by.now, count: 0 };
    let id = match app.store.add_calibration_set(&by, Some(key), &new).await {
        Ok(()) => id.to_string(),
        Err(error) if error.is_conflict(ONCE) => {
            app.store.done_before(by.organisation, key).await?.ok_or(PageError::NotFound)?
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/competence/calibration/{id}")).into_response())
}
