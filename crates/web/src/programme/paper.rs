//! The list of complaints of a participant without a phone, entered from paper by who treats them, with the day it was filled in
//! and who entered it.

use super::calendar::moment_name;
use super::own_list::{list_of, question, taken};
use super::{Given, client};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date::date_of;
use crate::shell::form::{Control, Field, refused};
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use alliance::ids::ParticipantId;
use alliance::instrument::definition::Instrument;
use alliance::programme::calendar::{Measure, Moment, Standing, standing};
use alliance::programme::list::{RunAnswer, Stage};
use alliance::programme::run::Participant;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::programme::answer::LIST_SENT;

const DAY: &str = "happened_on";

/// A list of a participant that is still to come in.
struct Paper {
    given: Given,
    participant: Participant,
    stage: Stage,
    list: &'static Instrument,
}

impl Paper {
    async fn of(
        app: &App,
        signed_in: &SignedIn,
        (run, participant, stage): (&str, &str, &str),
    ) -> Result<Self, PageError> {
        let given = Given::of(app, signed_in, run, Act::GiveRun).await?;
        let id: ParticipantId = participant.parse().map_err(|_| PageError::NotFound)?;
        let participant = given.run.participant(id).map_err(|_| PageError::NotFound)?.clone();
        // Who stands in gives the session and sees nobody's file.
        signed_in.case(app, participant.episode, Act::EnterFromPaper).await?;
        let stage: Stage = stage.parse().map_err(|_| PageError::NotFound)?;
        let list = list_of(&given.programme, Measure::Complaints).ok_or(PageError::NotFound)?;
        let in_already = app
            .store
            .lists_in(given.run.organisation, given.run.id)
            .await?
            .iter()
            .any(|one| one.participant == id && one.stage == stage && one.instrument == *list.id());
        if in_already {
            return Err(PageError::Conflict("programme-paper-in".into()));
        }
        Ok(Self { given, participant, stage, list })
    }

    fn path(&self) -> String {
        self.given.path(&format!("/participants/{}/paper/{}", self.participant.id, self.stage))
    }

    /// Whether it was asked at a moment.
    fn was_asked(&self, at: Timestamp) -> bool {
        match standing(&self.given.run, &self.participant, Moment::Whole(self.stage), None, at) {
            Standing::Due { .. } | Standing::Late { .. } => true,
            Standing::In { .. } | Standing::Coming { .. } | Standing::Skipped(_) => false,
        }
    }
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, participant, stage)): Path<(String, String, String)>,
) -> Result<Markup, PageError> {
    let paper = Paper::of(&app, &signed_in, (&run, &participant, &stage)).await?;
    let today = date_of(app.zone(), app.now()).to_string();
    Ok(render(&signed_in, &paper, &[(DAY.to_owned(), today)].into(), &[]))
}

fn render(
    signed_in: &SignedIn,
    paper: &Paper,
    typed: &BTreeMap<String, String>,
    wrong: &[(&str, String)],
) -> Markup {
    let speech = &signed_in.speech;
    let who = client(speech, &paper.participant.code);
    let title = speech.with("programme-paper-title", &[("who", &who)]);
    let name = paper.list.name().in_language(speech.language());
    let line = format!("{name} ({})", moment_name(speech, Moment::Whole(paper.stage)).to_lowercase());
    let error = |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, why)| why.clone());
    let main = html! {
        (breadcrumb(speech, &[
            (&speech.t("programme-list-title"), "/runs"), (&paper.given.run.title, &paper.given.path("")),
            (&speech.t("programme-to-people"), &paper.given.path("/people")),
        ]))
        (page_head(&title, Some(&line), None))
        (refused(speech, wrong))
        form class="check" method="post" action=(paper.path()) {
            (Field::new(Control::Date, DAY, speech.t("programme-field-paper-day")).help(speech.t("programme-field-paper-day-help"))
                .value(typed.get(DAY).map_or("", String::as_str)).error(error(DAY)).required())
            @for (item, number) in paper.list.items().iter().zip(1_usize..) {
                (question(speech, paper.list, item, number, typed, wrong))
            }
            (submit(Weight::Primary, &speech.t("programme-paper-go")))
        }
        (who_sees(speech, &speech.t("programme-who-sees-paper")))
    };
    signed_in.page(title, Nav::Runs).wide(Width::Narrow).at(paper.path()).render(&main)
}

/// The middle of a day, or now if that is earlier: a paper has a day, and no hour.
fn moment_of(app: &App, day: &str) -> Option<Timestamp> {
    let Ok(day) = day.parse::<Date>() else { return None };
    let Ok(noon) = day.at(12, 0, 0, 0).to_zoned(app.zone().clone()) else { return None };
    let noon = Timestamp::from_ms(noon.timestamp().as_millisecond());
    if noon <= app.now() {
        return Some(noon);
    }
    (day == date_of(app.zone(), app.now())).then(|| app.now())
}

/// Keeps the list. Sent twice, or sent meanwhile from the own page, the first stays.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, participant, stage)): Path<(String, String, String)>,
    Submitted(sent): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let paper = Paper::of(&app, &signed_in, (&run, &participant, &stage)).await?;
    let speech = &signed_in.speech;
    let mut typed = BTreeMap::new();
    for (name, value) in sent {
        let known = name == DAY || paper.list.items().iter().any(|item| item.id.as_str() == name);
        if !known || typed.insert(name, value.trim().to_owned()).is_some() {
            return Err(PageError::Refused("refusal-form".into()));
        }
    }
    let at = typed.get(DAY).and_then(|day| moment_of(&app, day)).filter(|at| paper.was_asked(*at));
    let answers = taken(speech, paper.list, &typed);
    let (at, answers) = match (at, answers) {
        (Some(at), Ok(answers)) => (at, answers),
        (at, answers) => {
            let mut wrong: Vec<(&str, String)> = answers.err().unwrap_or_else(Vec::new);
            if at.is_none() {
                wrong.insert(0, (DAY, speech.t("programme-paper-day-wrong")));
            }
            let page = render(&signed_in, &paper, &typed, &wrong);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = signed_in.by(&app);
    let new = RunAnswer { participant: paper.participant.id, stage: paper.stage, answers, at };
    let kept = app.store.keep_list_from_paper(
        &by,
        paper.given.run.id,
        paper.participant.episode,
        &new,
        signed_in.member.id,
    );
    match kept.await {
        Ok(()) => Ok(Redirect::to(&paper.given.path("/people")).into_response()),
        Err(error) if error.is_conflict(LIST_SENT) => Err(PageError::Conflict("programme-paper-in".into())),
        Err(error) => Err(error.into()),
    }
}
