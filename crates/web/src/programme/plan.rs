//! A run is planned: who gives it, where, for how many, and when its sessions are.

use super::template::found;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::clock::{DAY_MS, Timestamp};
use alliance::ids::{MemberId, RunId};
use alliance::people::{Member, MemberState, Role, shown_name};
use alliance::programme::Programme;
use alliance::programme::run::{Meeting, MeetingState, PLACES_MOST, Run, Trainer, TrainerPart};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use store::by::ONCE;

const TEXT_MOST: u32 = 300;

/// What was typed, and what is to be looked at again.
#[derive(Debug, Clone, Default)]
struct Typed {
    title: String,
    place: String,
    online: String,
    places: String,
    date: String,
    time: String,
    days: String,
    trainers: Vec<MemberId>,
    errors: Vec<(&'static str, String)>,
}

/// The members who can give a run.
pub(super) fn can_give(member: &Member) -> bool {
    member.state != MemberState::Disabled && member.roles.contains(&Role::Therapist)
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(programme): Path<String>,
) -> Result<Markup, PageError> {
    let programme = found(&app, &signed_in, &programme).await?;
    let own = can_give(&signed_in.member).then_some(signed_in.member.id);
    let typed = Typed {
        title: programme.title.clone(),
        places: "12".into(),
        days: "7".into(),
        trainers: own.into_iter().collect(),
        ..Typed::default()
    };
    let members = app.store.members(signed_in.actor.organisation).await?;
    Ok(render(&app, &signed_in, &programme, &members, &typed))
}

fn render(
    app: &App,
    signed_in: &SignedIn,
    programme: &Programme,
    members: &[Member],
    typed: &Typed,
) -> Markup {
    let speech = &signed_in.speech;
    let error =
        |name: &str| typed.errors.iter().find(|(field, _)| *field == name).map(|(_, why)| why.clone());
    let field = |control, name, key: &str, value: &str| {
        Field::new(control, name, speech.t(&format!("programme-field-{key}"))).value(value).error(error(name))
    };
    let trainers = members.iter().filter(|member| can_give(member)).fold(
        Choices::several("trainer", speech.t("programme-field-trainers")).as_label().error(error("trainer")),
        |choices, member| {
            let id = member.id.to_string();
            let chosen = typed.trainers.contains(&member.id).then_some(id.as_str());
            choices.option(id.as_str(), member.shown_name.as_str()).chosen(chosen)
        },
    );
    let title = speech.t("programme-plan");
    let home = format!("/programmes/{}", programme.id);
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs"), (&programme.title, &home)]))
        (page_head(&title, Some(&speech.with("programme-plan-line", &[("sessions", &programme.sessions())])), None))
        (refused(speech, &typed.errors))
        form method="post" action={ (home) "/runs" } {
            (once(&app.once()))
            (field(Control::Text, "title", "run-title", &typed.title).max_length(80).required())
            div class="fields" {
                (field(Control::Date, "date", "first-day", &typed.date).required())
                (field(Control::Time, "time", "time", &typed.time).required())
                (field(Control::Count { min: 1, max: 60 }, "days", "days", &typed.days).required())
                (field(Control::Count { min: 1, max: PLACES_MOST.into() }, "places", "places", &typed.places).required())
            }
            (field(Control::Text, "place", "place", &typed.place).optional(speech).max_length(TEXT_MOST).autocomplete("off"))
            (field(Control::Text, "online", "online", &typed.online).optional(speech).max_length(TEXT_MOST).autocomplete("off"))
            (trainers)
            (submit(Weight::Primary, &speech.t("programme-plan-go")))
        }
    };
    signed_in.page(title, Nav::Runs).wide(Width::Narrow).render(&main)
}

/// A day and a time, where the organisation is.
pub(super) fn moment(app: &App, date: &str, time: &str) -> Result<Timestamp, (&'static str, &'static str)> {
    let day: Date = date.parse().map_err(|_| ("date", "session-plan-date-wrong"))?;
    let time: Time = time.parse().map_err(|_| ("time", "session-plan-time-wrong"))?;
    // An hour that clocks skip or repeat is taken as people would: the later, the earlier.
    let zoned = day.to_datetime(time).to_zoned(app.zone().clone());
    let zoned = zoned.map_err(|_| ("date", "session-plan-date-wrong"))?;
    let at = Timestamp::from_ms(zoned.timestamp().as_millisecond());
    if at.ms_since(app.now()).abs() > 3 * 365 * DAY_MS {
        return Err(("date", "session-plan-date-wrong"));
    }
    Ok(at)
}

/// The sessions of a run, so many days apart at the same time of the day, also where the clocks change between.
fn meetings(
    app: &App,
    typed: &Typed,
    sessions: u32,
    days: u32,
) -> Result<Vec<Meeting>, (&'static str, &'static str)> {
    let first: Date = typed.date.parse().map_err(|_| ("date", "session-plan-date-wrong"))?;
    (1..=sessions)
        .map(|number| {
            let date = first
                .checked_add(i64::from((number - 1) * days).days())
                .map_err(|_| ("date", "session-plan-date-wrong"))?;
            Ok(Meeting {
                number,
                at: moment(app, &date.to_string(), &typed.time)?,
                state: MeetingState::Planned,
                trainers: BTreeSet::new(),
                presence: BTreeMap::new(),
            })
        })
        .collect()
}

/// A text that may be left empty.
fn text(
    speech: &Speech,
    text: &str,
    field: &'static str,
    errors: &mut Vec<(&'static str, String)>,
) -> Option<String> {
    let found = text.chars().count();
    if found > TEXT_MOST as usize {
        let why = speech.with("programme-refusal-too-long", &[("found", &found), ("most", &TEXT_MOST)]);
        errors.push((field, why));
    }
    (found > 0).then(|| text.to_owned())
}

fn read(
    app: &App,
    signed_in: &SignedIn,
    programme: &Programme,
    members: &[Member],
    typed: &mut Typed,
) -> Option<Run> {
    let speech = &signed_in.speech;
    let by = signed_in.by(app);
    let mut errors = Vec::new();
    let mut count = |text: &str, field: &'static str, most: u32| -> u32 {
        match text.parse::<u32>() {
            Ok(number) if (1..=most).contains(&number) => number,
            Ok(_) | Err(_) => {
                errors.push((field, speech.with("programme-not-between", &[("least", &1), ("most", &most)])));
                1
            }
        }
    };
    let (places, days) = (count(&typed.places, "places", PLACES_MOST), count(&typed.days, "days", 60));
    let meetings = meetings(app, typed, programme.sessions(), days).unwrap_or_else(|(field, key)| {
        errors.push((field, speech.with(key, &[])));
        Vec::new()
    });
    let title = shown_name(&typed.title).unwrap_or_else(|refusal| {
        errors.push(("title", speech.with(refusal.message_key(), &[])));
        String::new()
    });
    let place = text(speech, &typed.place, "place", &mut errors);
    let online = text(speech, &typed.online, "online", &mut errors);
    if typed.trainers.is_empty() {
        errors.push(("trainer", speech.t("programme-no-trainer")));
    }
    let trainers = typed.trainers.iter().filter_map(|id| {
        let member = members.iter().find(|member| member.id == *id)?;
        let (from, until) = (by.now, None);
        Some(Trainer {
            member: *id,
            shown_name: member.shown_name.clone(),
            part: TrainerPart::Trainer,
            from,
            until,
        })
    });
    let run = Run {
        id: RunId::make(by.now, by.chance),
        programme: programme.id,
        organisation: by.organisation,
        title,
        place,
        online,
        places,
        minutes: programme.minutes,
        follow_up_weeks: programme.follow_up_weeks,
        trainers: trainers.collect(),
        participants: Vec::new(),
        meetings,
    };
    typed.errors = errors;
    typed.errors.is_empty().then_some(run)
}

/// Keeps the run with its sessions.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(programme): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let programme = found(&app, &signed_in, &programme).await?;
    fields.only(&["once", "title", "place", "online", "places", "date", "time", "days", "trainer"])?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let known = |id: &str| -> Result<MemberId, PageError> {
        let refused = || PageError::Refused("refusal-form".into());
        let id: MemberId = id.parse().map_err(|_| refused())?;
        members
            .iter()
            .find(|member| member.id == id && can_give(member))
            .map(|member| member.id)
            .ok_or_else(refused)
    };
    let text = |name: &str| fields.one(name).map(str::to_owned);
    let mut typed = Typed {
        title: text("title")?,
        place: text("place")?,
        online: text("online")?,
        places: text("places")?,
        date: text("date")?,
        time: text("time")?,
        days: text("days")?,
        trainers: fields.all("trainer").map(known).collect::<Result<_, _>>()?,
        errors: Vec::new(),
    };
    let Some(run) = read(&app, &signed_in, &programme, &members, &mut typed) else {
        let page = render(&app, &signed_in, &programme, &members, &typed);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let (by, key) = (signed_in.by(&app), fields.one("once")?);
    let id = match app.store.add_run(&by, Some(key), &run).await {
        Ok(()) => run.id.to_string(),
        Err(error) if error.is_conflict(ONCE) => {
            app.store.done_before(by.organisation, key).await?.ok_or(PageError::NotFound)?
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/runs/{id}")).into_response())
}
