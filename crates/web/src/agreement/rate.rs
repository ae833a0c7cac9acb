//! Ratings: kept beside those that were given before.

use super::place::Place;
use super::point::{Left, again};
use super::told;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::state::App;
use alliance::agreement::Agreement;
use alliance::agreement::point::Point;
use alliance::agreement::rating::{Given, Question, Rating};
use alliance::agreement::refusal::Refusal;
use alliance::clock::Timestamp;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::by::ONCE;

/// Keeps what was rated; a question without an answer is no rating.
pub async fn submit_form(State(app): State<App>, place: Place, sent: Fields) -> Result<Response, PageError> {
    let names: Vec<&str> = Question::ALL.iter().map(|question| question.as_str()).chain(["once"]).collect();
    sent.only(&names)?;
    place.may_write()?;
    let agreement = place.agreement(&app).await?;
    let point = place.point(&agreement)?;
    let by = place.by(&app);
    let given = match given(&sent, &place, &agreement, point, by.now)? {
        Ok(given) => given,
        Err(why) => {
            let left = Left { why: Some(told::refusal(&place.speech, &why)), ..Left::default() };
            return Ok(again(&app, &place, &agreement, point, StatusCode::UNPROCESSABLE_ENTITY, &left));
        }
    };
    if !given.is_empty() {
        let (once, episode) = (sent.one("once")?, place.case.episode.id);
        match app.store.rate_point(&by, Some(once), episode, point.id(), &given).await {
            Ok(()) => {}
            Err(error) if error.is_conflict(ONCE) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Redirect::to(&place.point_path(point.id())).into_response())
}

fn given(
    sent: &Fields,
    place: &Place,
    agreement: &Agreement,
    point: &Point,
    now: Timestamp,
) -> Result<Result<Vec<Given>, Refusal>, PageError> {
    let mut given = Vec::new();
    for &question in Question::ALL {
        if sent.all(question.as_str()).next().is_none() {
            continue;
        }
        let Some(text) = sent.one_or_empty(question.as_str())? else { continue };
        let points: i64 = text.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
        let one = Rating::new(points)
            .and_then(|rating| agreement.rate(point.id(), question, rating, place.author, now));
        match one {
            Ok(one) => given.push(one),
            Err(why) => return Ok(Err(why)),
        }
    }
    Ok(Ok(given))
}
