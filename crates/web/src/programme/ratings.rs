//! The trainer's half for a whole group on one screen: a row for each who was there, a digit for each sentence. By keyboard
//! alone: a digit goes on to the next place where there is script, the tab key where there is none.

use super::{Given, client, when};
use crate::check::draft::is_from_script;
use crate::check::receive::{Incoming, receive_all};
use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::button::{Weight, submit};
use crate::shell::form::hidden;
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::{Meaning, breadcrumb, more, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::administration::Channel;
use alliance::check::form::{CheckForm, Filled, Question};
use alliance::ids::ParticipantId;
use alliance::instrument::definition::{Response as Answered, ResponseOption};
use alliance::people::ClientCode;
use alliance::programme::run::Meeting;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;

const OWN: Perspective = Perspective::Therapist;
/// The name of the field that says: rows with an open place are meant to be sent like that.
const PARTLY: &str = "partly";

/// One participant who was there.
struct Row {
    participant: ParticipantId,
    code: ClientCode,
    standing: Standing,
    form: CheckForm,
    /// What was typed, by the name of the field; what does not fit stays as it was typed.
    typed: BTreeMap<String, String>,
    /// What was kept of it before.
    kept: Option<String>,
}

impl Row {
    fn name(&self, question: &Question) -> String {
        format!("{}.{}", self.participant, question.item.id)
    }

    /// Puts what was kept of it before in its places.
    async fn resume(&mut self, app: &App, signed_in: &SignedIn) -> Result<(), PageError> {
        let Some(sitting) = self.standing.sitting(OWN).filter(|_| !self.is_in()) else { return Ok(()) };
        self.kept = app.store.draft(sitting.id, &signed_in.member.id.to_string()).await?;
        let Some(kept) = &self.kept else { return Ok(()) };
        let filled = self.form.resume(kept);
        for question in self.form.questions() {
            if let Some(value) = filled.value(&question) {
                self.typed.insert(self.name(&question), value.to_string());
            }
        }
        Ok(())
    }

    fn is_in(&self) -> bool {
        self.standing.half(OWN).is_in()
    }

    fn value(&self, question: &Question) -> &str {
        self.typed.get(&self.name(question)).map_or("", String::as_str)
    }

    /// What was typed and fits, as answers.
    fn fitting(&self) -> Filled {
        let questions = self.form.questions();
        let given: Vec<(&str, &str)> =
            questions.iter().map(|question| (question.field.as_str(), self.value(question))).collect();
        self.form.read(given).unwrap_or_else(|misread| misread.kept)
    }

    /// What was typed, as answers; `Err` with the fields that do not fit.
    fn filled(&self) -> Result<Filled, Vec<String>> {
        let questions = self.form.questions();
        let given: Vec<(&str, &str)> =
            questions.iter().map(|question| (question.field.as_str(), self.value(question))).collect();
        self.form.read(given).map_err(|misread| misread.wrong.into_iter().map(|wrong| wrong.field).collect())
    }
}

/// The session of a run as one of its trainers rates it.
struct Sheet {
    given: Given,
    meeting: Meeting,
    rows: Vec<Row>,
}

impl Sheet {
    async fn of(app: &App, signed_in: &SignedIn, run: &str, number: &str) -> Result<Self, PageError> {
        let given = Given::of(app, signed_in, run, Act::GiveRun).await?;
        let number = number.parse().map_err(|_| PageError::NotFound)?;
        let meeting = given.run.meeting(number)?.clone();
        let mut rows = Vec::new();
        let sessions = app.store.run_sessions(given.run.organisation, given.run.id).await?;
        for participant in &given.run.participants {
            let session =
                sessions.iter().find(|one| one.number == number && one.participant == participant.id);
            let Some(session) = session else { continue };
            given.run.may_rate(number, participant.id, signed_in.member.id)?;
            let standing = Standing::behind_key(app, given.run.organisation, session.session).await?;
            let form = standing.form(OWN);
            let (participant, code) = (participant.id, participant.code.clone());
            let mut row = Row { participant, code, standing, form, typed: BTreeMap::new(), kept: None };
            row.resume(app, signed_in).await?;
            rows.push(row);
        }
        if rows.is_empty() {
            return Err(PageError::Conflict("programme-refusal-not-held".into()));
        }
        Ok(Self { given, meeting, rows })
    }

    fn path(&self) -> String {
        self.given.path(&format!("/sessions/{}/ratings", self.meeting.number))
    }

    fn path_of_draft(&self) -> String {
        format!("{}/draft", self.path())
    }
}

/// What the form says about the last time it was sent.
enum Told {
    Nothing,
    /// It was kept, and not sent.
    Kept,
    /// Nothing was typed at all.
    Empty,
    /// These places do not fit: code and number of the sentence.
    Wrong(Vec<(String, usize)>),
    /// These rows have open places.
    Partly(Vec<String>),
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
) -> Result<Markup, PageError> {
    let sheet = Sheet::of(&app, &signed_in, &run, &number).await?;
    Ok(render(&signed_in, &sheet, &Told::Nothing))
}

fn render(signed_in: &SignedIn, sheet: &Sheet, told: &Told) -> Markup {
    let speech = &signed_in.speech;
    let given = &sheet.given;
    let session = given.meeting_title(speech, &sheet.meeting);
    let title = speech.t("programme-ratings-title");
    // Where one works with a medium and another does not, the longer form begins with the shorter one.
    let forms = sheet.rows.iter().map(|row| row.form.questions());
    let questions = forms.max_by_key(Vec::len).expect("a form has a row");
    let waits = sheet.rows.iter().filter(|row| !row.is_in()).count();
    let main = html! {
        (breadcrumb(speech, &[
            (&speech.t("programme-list-title"), "/runs"), (&given.run.title, &given.path("")),
            (&session, &given.path(&format!("/sessions/{}", sheet.meeting.number))),
        ]))
        (page_head(&title, Some(&when(speech, &sheet.meeting)), None))
        (say(speech, told))
        (legend(speech, &questions))
        form class="ratings" method="post" action=(sheet.path()) data-behaviour="ratings draft" data-draft=(sheet.path_of_draft()) {
            @if let Told::Partly(_) = told { (hidden(PARTLY, "yes")) }
            @for row in &sheet.rows { (fields(speech, row)) }
            @if waits > 0 {
                (submit(Weight::Primary, &speech.t("programme-ratings-go")))
                button class="button quiet" type="submit" formaction=(sheet.path_of_draft()) formnovalidate {
                    (speech.t("programme-ratings-later"))
                }
                p class="quiet-text draft-said" role="status" data-kept=(speech.t("programme-ratings-kept"))
                    data-unkept=(speech.t("programme-ratings-unkept")) {}
            }
        }
        @if waits == 0 { p { (speech.t("programme-ratings-all-in")) } }
        (who_sees(speech, &speech.t("check-who-therapist")))
    };
    signed_in.page(title, Nav::Runs).at(sheet.path()).render(&main)
}

fn say(speech: &Speech, told: &Told) -> Markup {
    let line = match told {
        Told::Nothing => return html! {},
        Told::Kept => {
            return notice(Tone::Saved, None, &html! { p { (speech.t("programme-ratings-kept")) } });
        }
        Told::Empty => speech.t("refusal-sitting-empty"),
        Told::Wrong(places) => {
            let places: Vec<String> = places
                .iter()
                .map(|(code, number)| {
                    speech.with("programme-ratings-place", &[("code", code), ("number", number)])
                })
                .collect();
            let places = places.join(", ");
            speech.with("programme-ratings-wrong", &[("places", &places)])
        }
        Told::Partly(codes) => {
            let codes = codes.join(", ");
            speech.with("programme-ratings-partly", &[("codes", &codes)])
        }
    };
    notice(Tone::Alert, None, &html! { p { (line) } })
}

/// The sentences with their numbers, and what the digits mean.
fn legend(speech: &Speech, questions: &[Question]) -> Markup {
    let language = speech.language();
    let sentence = |question: &Question| -> String {
        let text = question.item.text.get(&OWN).expect("our own items have words for who is asked them");
        text.in_language(language).to_owned()
    };
    html! {
        section class="card ratings-legend" {
            ol { @for question in questions { li { (sentence(question)) } } }
            p { (speech.t("programme-ratings-digits")) " " (digits(speech, questions.first())) }
            (more(&speech.t("programme-ratings-all-digits"), &html! {
                @for (numbers, meaning) in alike(speech, questions) { p { (numbers) ": " (meaning) } }
            }))
        }
    }
}

/// What the digits mean, once for all sentences in a row that share it: `1–6`, `7`.
fn alike(speech: &Speech, questions: &[Question]) -> Vec<(String, String)> {
    let meanings: Vec<String> = questions.iter().map(|question| all_digits(speech, question)).collect();
    let mut number = 1;
    let shared = meanings.chunk_by(|one, next| one == next).map(|shared| {
        let last = number + shared.len() - 1;
        let numbers = if last == number { number.to_string() } else { format!("{number}–{last}") };
        number = last + 1;
        (numbers, shared[0].clone())
    });
    shared.collect()
}

fn options(question: &Question) -> &[ResponseOption] {
    match &question.item.response {
        Answered::Options(options) => options,
        Answered::Whole { .. } => &[],
    }
}

fn label(speech: &Speech, option: &ResponseOption) -> String {
    let label = option.label.as_ref().map_or("", |label| label.in_language(speech.language()));
    format!("{} {label}", option.value)
}

fn digits(speech: &Speech, question: Option<&Question>) -> String {
    let options = question.map_or(&[][..], options);
    let ends: Vec<String> =
        [options.first(), options.last()].into_iter().flatten().map(|one| label(speech, one)).collect();
    ends.join(" … ")
}

fn all_digits(speech: &Speech, question: &Question) -> String {
    options(question).iter().map(|option| label(speech, option)).collect::<Vec<_>>().join(" · ")
}

fn fields(speech: &Speech, row: &Row) -> Markup {
    let name = client(speech, &row.code);
    if row.is_in() {
        return html! {
            p class="ratings-row is-in" { span class="ratings-name" { (name) } (tag(Meaning::Settled, &speech.t("programme-standing-in"))) }
        };
    }
    html! {
        fieldset class="ratings-row" {
            legend class="ratings-name" { (name) }
            @for (question, number) in row.form.questions().iter().zip(1_usize..) {
                @let id = row.name(question);
                @let sentence = question.item.text.get(&OWN).map_or("", |text| text.in_language(speech.language()));
                label for=(id) {
                    span { (number) } span class="unseen" { ". " (sentence) " " (name) }
                    input id=(id) name=(id) type="text" inputmode="numeric" pattern="[0-6]" maxlength="1" size="1"
                        autocomplete="off" value=[Some(row.value(question)).filter(|value| !value.is_empty())];
                }
            }
        }
    }
}

/// Keeps what was typed for each participant, all or nothing. An empty row waits; one with open places is asked about once.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
    Submitted(sent): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut sheet = Sheet::of(&app, &signed_in, &run, &number).await?;
    let partly = take(&mut sheet, sent)?;
    let (mut wrong, mut open, mut ready) = (Vec::new(), Vec::new(), Vec::new());
    for (place, row) in sheet.rows.iter().enumerate() {
        let questions = row.form.questions();
        match row.filled() {
            Err(fields) => wrong.extend(
                questions
                    .iter()
                    .zip(1_usize..)
                    .filter(|(question, _)| fields.contains(&question.field))
                    .map(|(_, number)| (row.code.to_string(), number)),
            ),
            Ok(filled) if filled.is_empty() => {}
            Ok(filled) => {
                if questions.iter().any(|question| filled.value(question).is_none()) {
                    open.push(row.code.to_string());
                }
                ready.push((place, filled));
            }
        }
    }
    let told = match () {
        () if !wrong.is_empty() => Told::Wrong(wrong),
        () if ready.is_empty() => Told::Empty,
        () if !open.is_empty() && !partly => Told::Partly(open),
        () => Told::Nothing,
    };
    match told {
        Told::Nothing | Told::Kept => {}
        Told::Empty | Told::Wrong(_) | Told::Partly(_) => {
            let page = render(&signed_in, &sheet, &told);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    }
    keep(&app, &signed_in, &sheet, &ready).await?;
    let all = sheet
        .rows
        .iter()
        .enumerate()
        .all(|(place, row)| row.is_in() || ready.iter().any(|(one, _)| *one == place));
    let next = if all { sheet.given.path("") } else { sheet.path() };
    Ok(Redirect::to(&next).into_response())
}

/// Puts what was sent into its rows; says whether open places are meant.
fn take(sheet: &mut Sheet, sent: Vec<(String, String)>) -> Result<bool, PageError> {
    let mut partly = false;
    // What was kept before stands in the form that was sent: what is not in it was taken away.
    sheet.rows.iter_mut().for_each(|row| row.typed.clear());
    for (name, value) in sent {
        if name == PARTLY {
            partly = true;
            continue;
        }
        let row = sheet
            .rows
            .iter_mut()
            .find(|row| row.form.questions().iter().any(|question| row.name(question) == name));
        let Some(row) = row else { return Err(PageError::Refused("refusal-form".into())) };
        if row.typed.insert(name, value.trim().to_owned()).is_some() {
            return Err(PageError::Refused("refusal-form".into()));
        }
    }
    Ok(partly)
}

async fn keep(
    app: &App,
    signed_in: &SignedIn,
    sheet: &Sheet,
    ready: &[(usize, Filled)],
) -> Result<(), PageError> {
    let mut halves = Vec::new();
    for (place, filled) in ready {
        let row = &sheet.rows[*place];
        let sitting = row.standing.sitting(OWN).ok_or(PageError::NotFound)?;
        halves.push(Incoming {
            standing: &row.standing,
            sitting,
            filled,
            channel: Channel::Desk,
            author: Some(signed_in.member.id),
            happened_on: app.today(),
            pass: None,
        });
    }
    receive_all(app, &signed_in.by(app), &halves).await
}

/// Keeps what is typed so far, for this trainer alone; what does not fit in its place is left out.
pub async fn keep_draft(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
    headers: HeaderMap,
    Submitted(sent): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut sheet = Sheet::of(&app, &signed_in, &run, &number).await?;
    take(&mut sheet, sent)?;
    let (by, holder) = (signed_in.by(&app), signed_in.member.id.to_string());
    for row in sheet.rows.iter().filter(|row| !row.is_in()) {
        let Some(sitting) = row.standing.sitting(OWN) else { continue };
        let filled = row.fitting();
        let text = filled.text();
        if row.kept.as_ref() == Some(&text) || (row.kept.is_none() && filled.is_empty()) {
            continue;
        }
        app.store.keep_draft(sitting.id, &holder, &text, by.now).await?;
    }
    if is_from_script(&headers) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(render(&signed_in, &sheet, &Told::Kept).into_response())
}
