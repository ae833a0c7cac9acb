//! The measures there are, and the form for another.

use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::empty;
use crate::shell::number;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::instrument::definition::Better;
use alliance::measure::{Measure, MeasureRefusal};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::measure::MEASURE_CODE_TAKEN;

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    name: String,
    low: String,
    high: String,
    better: Option<Better>,
}

async fn render(
    app: &App,
    signed_in: &SignedIn,
    typed: &Typed,
    error: Option<(&'static str, MeasureRefusal)>,
) -> Result<Markup, PageError> {
    let measures = app.store.measures(signed_in.actor.organisation).await?;
    let speech = &signed_in.speech;
    let title = speech.t("measure-title");
    let measures: Vec<&Measure> = measures.values().collect();
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("import-list-title"), "/imports")]))
        (page_head(&title, Some(&speech.t("measure-line")), None))
        @if measures.is_empty() {
            (empty(&speech.t("measure-none"), &speech.t("measure-none-line"), None))
        } @else { (table(speech, &measures)) }
        (form(speech, typed, error))
    };
    Ok(signed_in.page(title, Nav::Import).wide(Width::Middle).render(&main))
}

fn table(speech: &Speech, measures: &[&Measure]) -> Markup {
    let written = |value: f64| number::decimals(speech.language(), value, usize::from(value.fract() != 0.0));
    let table = Table::new(speech.t("measure-title"))
        .caption_unseen()
        .column(Align::Words, speech.t("measure-name"))
        .column(Align::Numbers, speech.t("measure-low"))
        .column(Align::Numbers, speech.t("measure-high"))
        .column(Align::Words, speech.t("measure-better"));
    let table = measures.iter().fold(table, |table, measure| {
        table.row(vec![
            html! { bdi { (measure.name) } },
            html! { (written(measure.range.min)) },
            html! { (written(measure.range.max)) },
            html! { (speech.t(&format!("measure-better-{}", measure.better))) },
        ])
    });
    html! { (table) }
}

fn form(speech: &Speech, typed: &Typed, error: Option<(&'static str, MeasureRefusal)>) -> Markup {
    let said = error.map(|(name, refusal)| (name, speech.t(refusal.message_key())));
    let error = |name: &str| said.iter().find(|(field, _)| *field == name).map(|(_, said)| said.clone());
    let better = Better::ALL.iter().fold(
        Choices::one("better", speech.t("measure-better-question")).as_label().required(),
        |choices, better| choices.option(better.as_str(), speech.t(&format!("measure-better-{better}"))),
    );
    let errors: Vec<(&str, String)> = said.iter().map(|(name, said)| (*name, said.clone())).collect();
    let field = |name: &'static str, label: String, help: String, value: &str| {
        Field::new(Control::Text, name, label).help(help).value(value).error(error(name)).autocomplete("off")
    };
    html! {
        section class="card" {
            h2 { (speech.t("measure-add")) }
            form method="post" action="/measures" {
                (refused(speech, &errors))
                (field("name", speech.t("measure-name"), speech.t("measure-name-help"), &typed.name))
                (field("low", speech.t("measure-low"), speech.t("measure-number-help"), &typed.low))
                (field("high", speech.t("measure-high"), speech.t("measure-number-help"), &typed.high))
                (better.chosen(typed.better.map(Better::as_str)))
                (submit(Weight::Primary, &speech.t("measure-keep")))
            }
        }
    }
}

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepMeasures)?;
    render(&app, &signed_in, &Typed::default(), None).await
}

/// Keeps another measure. One whose name gives a code that is there is refused, so that two never share a series.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::KeepMeasures)?;
    fields.only(&["name", "low", "high", "better"])?;
    let better: Better =
        fields.one("better")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    let typed = Typed {
        name: fields.one("name")?.to_owned(),
        low: fields.one("low")?.to_owned(),
        high: fields.one("high")?.to_owned(),
        better: Some(better),
    };
    let error = match Measure::typed(&typed.name, &typed.low, &typed.high, better) {
        Ok(measure) => match app.store.add_measure(&signed_in.by(&app), &measure).await {
            Ok(()) => return Ok(Redirect::to("/measures").into_response()),
            Err(error) if error.is_conflict(MEASURE_CODE_TAKEN) => MeasureRefusal::Taken,
            Err(error) => return Err(error.into()),
        },
        Err(refusal) => refusal,
    };
    let field = match error {
        MeasureRefusal::Name(_) | MeasureRefusal::Taken => "name",
        MeasureRefusal::NoNumber | MeasureRefusal::NoRange => "low",
    };
    let page = render(&app, &signed_in, &typed, Some((field, error))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
