//! What a form of the room asks for, without script: its fields become the command that a script would send.

use super::wire::command::{Frame, frame_of};
use super::wire::reply::No;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::layout::{Layout, Page};
use crate::shell::notice::{Tone, notice};
use crate::state::App;
use alliance::reflection::role::Role;
use alliance::reflection::template::FACTORS_MOST;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde_json::{Map, Value, json};

const NUMBERS: [&str; 7] = ["step", "note", "cluster", "group", "person", "dots", "minutes"];
const WORDS: [&str; 4] = ["text", "name", "stem", "authorship"];

/// Does it, and leads back to where it was asked.
pub async fn submit_form(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, PageError> {
    let role = if fields.all("as").next() == Some("lead") { Role::Facilitator } else { Role::Participant };
    let seat = super::seat::of(&app, &headers, &code, role).await?.ok_or(PageError::NotFound)?;
    let refused = || PageError::Refused("refusal-reflection-bad-frame".into());
    let object = object(&fields, &app.once()).ok_or_else(refused)?;
    let Some(Frame::Command { key, command }) = frame_of(&object) else { return Err(refused()) };
    let back = back(&headers, &code);
    match seat.room.send_asked(seat.who, &key, *command).await {
        Ok(_) => Ok(Redirect::to(&back).into_response()),
        Err(no) => Ok(told(&seat.speech, no, &back)),
    }
}

/// The frame's object, from the fields of a form.
fn object(fields: &Fields, key: &str) -> Option<Value> {
    let mut object = Map::new();
    let word = fields.all("t").last()?;
    object.insert("t".into(), word.into());
    object.insert("cid".into(), key.into());
    for name in NUMBERS.into_iter().chain(["from", "into"]) {
        let Some(typed) = fields.all(name).next() else { continue };
        // Words are known by their stem, all else by a number.
        let value = match typed {
            "" => Value::Null,
            stem if word == "word.merge" => stem.into(),
            typed => number(typed)?,
        };
        object.insert(name.into(), value);
    }
    for name in WORDS {
        if let Some(typed) = fields.all(name).next() {
            object.insert(name.into(), typed.trim().into());
        }
    }
    let notes: Option<Vec<Value>> = fields.all("notes").map(number).collect();
    object.insert("notes".into(), notes?.into());
    for name in ["shared", "ready"] {
        object.insert(name.into(), (fields.all(name).next() == Some("yes")).into());
    }
    if word == "factors.set" {
        object.insert("factors".into(), factors(fields).into());
    }
    Some(Value::Object(object))
}

fn number(typed: &str) -> Option<Value> {
    typed.trim().parse::<u32>().map_or(None, |number| Some(number.into()))
}

fn factors(fields: &Fields) -> Vec<Value> {
    let typed = |name: &str, place: usize| {
        let value = fields.all(&format!("{name}-{place}")).next().unwrap_or("").trim().to_owned();
        (!value.is_empty()).then_some(value)
    };
    let from = |place: usize| typed("from", place).and_then(|from| number(&from));
    let rows = (0..FACTORS_MOST)
        .filter_map(|place| Some((typed("word", place)?, typed("meaning", place), from(place))));
    rows.map(|(word, meaning, from)| json!({"word": word, "meaning": meaning, "cluster": from})).collect()
}

/// The page the form stood on, if it was one of ours of this room; otherwise the phone.
fn back(headers: &HeaderMap, code: &str) -> String {
    let phone = format!("/w/{code}");
    let Some(Ok(from)) = headers.get(header::REFERER).map(|value| value.to_str()) else { return phone };
    let path = from.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    match path {
        Some(path) if path == format!("{phone}/board") => path.to_owned(),
        Some(path) if path.starts_with("/reflections/") && path.ends_with("/lead") => path.to_owned(),
        Some(_) | None => phone,
    }
}

/// A refusal without script: what was asked is not lost, the browser's way back has it.
fn told(speech: &crate::shell::language::Speech, no: No, back: &str) -> Response {
    let title = speech.t("refusal-refused-title");
    let main = html! {
        h1 { (title) }
        (notice(Tone::Info, None, &html! { p { (no.says(speech)) } }))
        p { a href=(back) { (speech.t("reflection-back-to-room")) } }
    };
    (StatusCode::UNPROCESSABLE_ENTITY, Page::new(speech, title, Layout::Public).render(&main)).into_response()
}
