//! A list about the run as a whole, on a member's own page: complaints before, at the end and later; how one found it.

use super::calendar::moment_name;
use super::own::Own;
use crate::agreement::place::Place;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::choice::Choices;
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::part::page_head;
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Perspective;
use alliance::administration::answer::Answers;
use alliance::instrument::definition::{Instrument, Item, Response as Answered};
use alliance::programme::Programme;
use alliance::programme::calendar::{Asked, Measure, Moment, Party, Standing, asked, standing};
use alliance::programme::list::{RunAnswer, SATISFACTION, Stage, has_words, instrument};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::programme::answer::LIST_SENT;

/// The list behind a measure of the run as a whole.
pub(super) fn list_of(programme: &Programme, measure: Measure) -> Option<&'static Instrument> {
    match measure {
        Measure::Complaints => instrument(&programme.complaints),
        Measure::Satisfaction => alliance::instrument::catalogue::instrument(SATISFACTION),
        Measure::Alliance | Measure::GroupCheck | Measure::Wellbeing => None,
    }
}

async fn found(
    app: &App,
    place: Place,
    stage: &str,
    measure: &str,
) -> Result<(Own, Asked, &'static Instrument), PageError> {
    let own = Own::at(app, place).await?;
    let stage: Stage = stage.parse().map_err(|_| PageError::NotFound)?;
    let measure: Measure = measure.parse().map_err(|_| PageError::NotFound)?;
    let one = Asked { moment: Moment::Whole(stage), party: Party::Participant, measure };
    if !asked(&own.run).contains(&one) {
        return Err(PageError::NotFound);
    }
    let list = list_of(&own.programme, measure).ok_or(PageError::NotFound)?;
    Ok((own, one, list))
}

/// Whether it is asked now.
fn may_answer(own: &Own, one: Asked, now: alliance::clock::Timestamp) -> Result<(), PageError> {
    match standing(&own.run, &own.participant, one.moment, own.answered(one), now) {
        Standing::Due { .. } | Standing::Late { .. } => Ok(()),
        Standing::In { .. } => Err(PageError::Conflict("programme-list-in".into())),
        Standing::Coming { .. } | Standing::Skipped(_) => {
            Err(PageError::Conflict("programme-list-not-now".into()))
        }
    }
}

/// The form.
pub async fn page(
    State(app): State<App>,
    place: Place,
    Path((_, stage, measure)): Path<(String, String, String)>,
) -> Result<Markup, PageError> {
    let (own, one, list) = found(&app, place, &stage, &measure).await?;
    may_answer(&own, one, app.now())?;
    Ok(render(&own, one, list, &BTreeMap::new(), &[]))
}

fn render(
    own: &Own,
    one: Asked,
    list: &Instrument,
    typed: &BTreeMap<String, String>,
    wrong: &[(&str, String)],
) -> Markup {
    let speech = &own.place.speech;
    let language = speech.language();
    let title = list.name().in_language(language).to_owned();
    let under = match one.moment {
        Moment::Whole(stage) => format!("/run/{stage}/{}", one.measure),
        Moment::Session(_) => "/run".to_owned(),
    };
    let intro = list.intro(Perspective::Client).map(|text| text.in_language(language));
    let sees = match one.measure {
        Measure::Satisfaction => speech.t("programme-who-sees-satisfaction"),
        Measure::Complaints | Measure::Alliance | Measure::GroupCheck | Measure::Wellbeing => {
            speech.t("programme-who-sees-complaints")
        }
    };
    let main = html! {
        (own.place.steps(&[(&own.run.title, &own.place.path("/run"))]))
        (page_head(&title, Some(&moment_name(speech, one.moment)), None))
        (refused(speech, wrong))
        @match intro { Some(intro) => { p { (intro) } } None => { p { (speech.t("programme-key-only")) } } }
        form class="check" method="post" action=(own.place.path(&under)) {
            @for (item, number) in list.items().iter().zip(1_usize..) {
                (question(speech, list, item, number, typed, wrong))
            }
            (submit(Weight::Primary, &speech.t("check-send")))
        }
        (who_sees(speech, &sees))
    };
    own.place.render(&title, &under, &main)
}

/// One question of a list, by its words or by its number.
pub(crate) fn question(
    speech: &Speech,
    list: &Instrument,
    item: &Item,
    number: usize,
    typed: &BTreeMap<String, String>,
    wrong: &[(&str, String)],
) -> Markup {
    let name = item.id.as_str();
    let value = typed.get(name).map(String::as_str);
    let error = wrong.iter().find(|(field, _)| *field == name).map(|(_, why)| why.clone());
    let text = item.text.get(&Perspective::Client).map(|text| text.in_language(speech.language()));
    let (min, max) = item.response.range();
    match (&item.response, text) {
        (Answered::Options(options), Some(text)) if has_words(list) => {
            let choices = options.iter().fold(Choices::one(name, text).error(error), |choices, option| {
                let label = option.label.as_ref().map_or("", |label| label.in_language(speech.language()));
                choices.option(option.value.to_string(), label)
            });
            html! { div class="check-question" { (choices.chosen(value)) } }
        }
        // A key has no words: the number of the question on the form the clinic holds a licence for.
        (Answered::Options(_) | Answered::Whole { .. }, text) => {
            let label =
                text.map_or_else(|| speech.with("programme-question", &[("number", &number)]), str::to_owned);
            html! {
                (Field::new(Control::Count { min: min.into(), max: max.into() }, name, label)
                    .help(speech.with("programme-not-between", &[("least", &min), ("most", &max)]))
                    .value(value.unwrap_or("")).error(error).autocomplete("off"))
            }
        }
    }
}

/// Keeps the list. Sent twice, the first stays.
pub async fn submit_form(
    State(app): State<App>,
    place: Place,
    Path((_, stage, measure)): Path<(String, String, String)>,
    Submitted(sent): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (own, one, list) = found(&app, place, &stage, &measure).await?;
    let Moment::Whole(stage) = one.moment else { return Err(PageError::NotFound) };
    let back = Redirect::to(&own.place.path("/run"));
    if own.answered(one).is_some() {
        return Ok(back.into_response());
    }
    may_answer(&own, one, app.now())?;
    let mut typed = BTreeMap::new();
    for (name, value) in sent {
        let known = list.items().iter().any(|item| item.id.as_str() == name);
        if !known || typed.insert(name, value.trim().to_owned()).is_some() {
            return Err(PageError::Refused("refusal-form".into()));
        }
    }
    let answers = match taken(&own.place.speech, list, &typed) {
        Ok(answers) => answers,
        Err(wrong) => {
            let page = render(&own, one, list, &typed, &wrong);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = own.place.by(&app);
    let new = RunAnswer { participant: own.participant.id, stage, answers, at: by.now };
    match app.store.keep_list(&by, own.run.id, own.participant.episode, &new).await {
        Ok(()) => Ok(back.into_response()),
        Err(error) if error.is_conflict(LIST_SENT) => Ok(back.into_response()),
        Err(error) => Err(error.into()),
    }
}

/// What was typed as answers, or the fields to look at again. Nothing at all is no list.
pub(super) fn taken<'l>(
    speech: &Speech,
    list: &'l Instrument,
    typed: &BTreeMap<String, String>,
) -> Result<Answers, Vec<(&'l str, String)>> {
    let (mut given, mut wrong) = (Vec::new(), Vec::new());
    for item in list.items() {
        let Some(value) = typed.get(item.id.as_str()).filter(|value| !value.is_empty()) else { continue };
        match value.parse::<i32>() {
            Ok(number) if item.response.accepts(number) && number.to_string() == *value => {
                given.push((item.id.clone(), number));
            }
            Ok(_) | Err(_) => wrong.push((item.id.as_str(), speech.t("check-wrong-number"))),
        }
    }
    let first = list.items().first().map_or("", |item| item.id.as_str());
    if given.is_empty() && wrong.is_empty() {
        wrong.push((first, speech.t("refusal-sitting-empty")));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Answers::read(list, given).map_err(|_| vec![(first, speech.t("refusal-form"))])
}
