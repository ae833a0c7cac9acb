//! Notes a total.

use super::page::{Start, Typed};
use crate::error::PageError;
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::characteristic::{About, Characteristic, CharacteristicRefusal, may_note};
use alliance::episode::EpisodeState;
use alliance::ids::CharacteristicId;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::by::{By, ONCE};

/// Keeps it; the same form sent twice is kept once.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let start = Start::of(&app, &signed_in, &episode).await?;
    fields.only(&["once", "scale", "about", "total", "day"])?;
    if start.case.episode.state != EpisodeState::Open {
        return Err(PageError::Conflict("characteristic-closed".into()));
    }
    let form = || PageError::Refused("refusal-form".into());
    // A radio button that was not touched is not sent.
    let about: About = fields.one("about")?.parse().map_err(|_| form())?;
    let typed = Typed {
        scale: fields.one("scale")?.to_owned(),
        about: Some(about),
        total: fields.one("total")?.to_owned(),
        day: fields.one("day")?.to_owned(),
    };
    let by = signed_in.by(&app);
    let today = date::date_of(app.zone(), by.now);
    match read(&start, &signed_in, &by, &typed, about, today) {
        Err(error) => {
            let page = start.page(&app, &signed_in, &typed, Some(error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Ok(new) => {
            match app.store.note_characteristic(&by, Some(fields.one("once")?), &new).await {
                Ok(()) => {}
                Err(error) if error.is_conflict(ONCE) => {}
                Err(error) => return Err(error.into()),
            }
            Ok(Redirect::to(&start.path()).into_response())
        }
    }
}

fn read(
    start: &Start,
    signed_in: &SignedIn,
    by: &By<'_>,
    typed: &Typed,
    about: About,
    today: jiff::civil::Date,
) -> Result<Characteristic, (&'static str, CharacteristicRefusal)> {
    let choice = start.choices.iter().find(|choice| choice.word() == typed.scale);
    let choice = choice.ok_or(("scale", CharacteristicRefusal::UnknownScale))?;
    let value = choice.total(&typed.total).map_err(|refusal| ("total", refusal))?;
    // Nothing chosen is as little a day as one to come.
    let measured_on = typed.day.parse().map_err(|_| ("day", CharacteristicRefusal::DayAhead))?;
    may_note(&start.noted, measured_on, today).map_err(|refusal| ("day", refusal))?;
    Ok(Characteristic {
        id: CharacteristicId::make(by.now, by.chance),
        episode: start.case.episode.id,
        about,
        series: choice.series.clone(),
        scale: choice.scale.clone(),
        value,
        measured_on,
        noted_by: signed_in.actor.member,
        noted_at: by.now,
        taken_back_at: None,
    })
}
