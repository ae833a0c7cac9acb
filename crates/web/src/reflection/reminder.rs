//! A question four weeks on, for the calendar of whoever takes it: nothing of it is kept here, and it holds no word of what
//! somebody took along.

use crate::error::PageError;
use crate::shell::reader::Reader;
use crate::state::App;
use alliance::clock::DAY_MS;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

const AFTER_DAYS: i64 = 28;
/// The most bytes of one line of a calendar.
const LINE_MOST: usize = 74;

/// The calendar entry.
pub async fn download(
    State(app): State<App>,
    reader: Reader,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    app.rooms.find(&app, &code).await?.ok_or(PageError::NotFound)?;
    let speech = &reader.speech;
    let now = app.now();
    let day = crate::shell::date::date_of(app.zone(), now.plus_ms(AFTER_DAYS * DAY_MS));
    let made = crate::shell::date::date_of(app.zone(), now);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Verbond//reflection//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:reflection-{}-{}", code.to_lowercase(), now.ms()),
        format!("DTSTAMP:{}T000000Z", made.strftime("%Y%m%d")),
        format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
        format!("SUMMARY:{}", escaped(&speech.t("reflection-reminder-question"))),
        format!("DESCRIPTION:{}", escaped(&speech.t("reflection-reminder-text"))),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    let text: String = lines.iter().map(|line| folded(line)).collect();
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"verbond.ics\""),
    ];
    Ok((headers, text).into_response())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A long line goes on in the next, which begins with a space.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::new(), 0);
    for sign in line.chars() {
        if length + sign.len_utf8() > LINE_MOST {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(sign);
        length += sign.len_utf8();
    }
    folded + "\r\n"
}
