//! The same figures for a program: what an organisation's own site reads to show them. Anyone may read it from anywhere; it
//! holds what the page holds.

use super::shown::{Counted, days, definition};
use crate::error::PageError;
use crate::shell::language::Speech;
use crate::state::{App, Simulated};
use alliance::Language;
use alliance::quality::figure::Figure;
use alliance::quality::{PEOPLE_MIN, THERAPISTS_MIN, Topic};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use store::quality::publication::Publication;

/// How sure the intervals are.
const CONFIDENCE: f64 = 0.95;
/// A browser or a site keeps them for five minutes: a year taken out of sight is gone soon.
const KEPT: &str = "public, max-age=300";
/// What the answer looks like, as a JSON schema.
const SCHEMA: &str = include_str!("schema.json");

/// The figures.
pub async fn figures(State(app): State<App>) -> Result<Response, PageError> {
    let mut out = app.store.publications(app.organisation().id).await?;
    out.retain(|one| one.withdrawn.is_none());
    let simulated = match app.settings.simulated {
        Simulated::Yes => true,
        Simulated::No => false,
    };
    let years: Vec<Value> = out.iter().map(|one| year(&app, one)).collect();
    let whole = json!({
        "schema": format!("{}/quality.schema.json", app.settings.origin),
        "organisation": app.organisation().name,
        "simulated": simulated,
        "rules": { "people_at_least": PEOPLE_MIN, "therapists_at_least": THERAPISTS_MIN },
        "years": years,
    });
    Ok(open("application/json; charset=utf-8", whole.to_string()))
}

/// The schema of [`figures`].
pub async fn schema() -> Response {
    open("application/schema+json; charset=utf-8", SCHEMA.to_owned())
}

/// An answer that a page of any site may read. No cookie goes with it, and nothing can be sent by it.
fn open(kind: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::CACHE_CONTROL, KEPT),
    ];
    (headers, text).into_response()
}

/// A text in each language.
fn each(app: &App, text: &dyn Fn(&Speech) -> String) -> Value {
    let own = |language: &Language| {
        let speech = Speech::new(*language, app.zone().clone());
        (language.to_string(), Value::String(text(&speech)))
    };
    Value::Object(Language::ALL.iter().map(own).collect::<Map<String, Value>>())
}

fn year(app: &App, one: &Publication) -> Value {
    let counted = Counted { setting: &one.setting, measure: one.measure.as_deref() };
    let defined = Topic::ALL
        .iter()
        .map(|topic| (topic.to_string(), each(app, &|speech| definition(speech, *topic, &counted))));
    let figure = |figure: &Figure| {
        let (from, until) = days(one.figures.year, figure.block);
        json!({
            "topic": figure.topic.as_str(),
            "from": from.to_string(),
            "until": until.to_string(),
            "people_at_least": figure.people,
            "value": figure.value,
            "interval": { "lower": figure.interval.lower, "upper": figure.interval.upper, "confidence": CONFIDENCE },
            "reliably_improved": figure.improved,
            "completed": figure.completed,
        })
    };
    json!({
        "year": one.figures.year,
        "published": crate::shell::date::date_of(app.zone(), one.at).to_string(),
        "complaints": {
            "series": one.setting.complaints.name(),
            "name": each(app, &|speech| counted.name(speech.language())),
            "reliability": one.setting.reliability,
        },
        "definitions": defined.collect::<Map<String, Value>>(),
        "figures": one.figures.figures.iter().map(figure).collect::<Vec<_>>(),
    })
}
