//! Quality figures: a client says at the end whether the own answers may count; an administrator looks at a year before it
//! comes out, and publishes it; anyone reads what came out, as a page or as JSON for the house's own site.

pub mod json;
pub mod own;
pub mod public;
pub mod settings;
mod shown;
pub mod year;

#[cfg(test)]
mod tests;

use crate::error::PageError;
use crate::shell::date::date_of;
use crate::state::App;
use alliance::clock::Timestamp;
use alliance::quality::closing::closes_on;
use alliance::quality::setting::Setting;
use alliance::quality::{ClosedYear, Published, publish};
use store::quality::publication::Publication;

/// The figures of a year that is closed, as they would come out now; `None` where the score for complaints is gone.
async fn made(app: &App, year: i16, setting: &Setting) -> Result<Option<Published>, PageError> {
    let organisation = app.organisation().id;
    let measures = app.store.measures(organisation).await?;
    let Some(definition) = setting.definition(&measures) else { return Ok(None) };
    let closes = begins(app, closes_on(year))?;
    let (now, complaints) = (app.now(), &setting.complaints);
    let endings = app.store.endings(organisation, year, closes, app.zone(), complaints, now).await?;
    Ok(Some(publish(&ClosedYear { year, closed: now, endings }, None, &definition)))
}

/// The first moment of a day where the house is.
fn begins(app: &App, day: jiff::civil::Date) -> Result<Timestamp, PageError> {
    let zoned = day.to_zoned(app.zone().clone()).map_err(|_| PageError::NotFound)?;
    Ok(Timestamp::from_ms(zoned.timestamp().as_millisecond()))
}

/// The year as it came out, whether or not it can be seen now.
async fn kept(app: &App, year: i16) -> Result<Option<Publication>, PageError> {
    let all = app.store.publications(app.organisation().id).await?;
    Ok(all.into_iter().find(|one| one.figures.year == year))
}

/// Today, where the house is.
fn today(app: &App) -> jiff::civil::Date {
    date_of(app.zone(), app.now())
}
