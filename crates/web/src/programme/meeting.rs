//! One session of a run: what it is about, who was there and who gave it; or another moment for it, or none.

use super::plan::moment;
use super::{Given, client, correct, when};
use crate::error::PageError;
use crate::shell::button::{Weight, link, post, submit};
use crate::shell::date::{date_of, time_of};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use crate::shell::part::{breadcrumb, more, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::ids::{EpisodeId, MemberId, ParticipantId, SessionId};
use alliance::programme::run::{Meeting, MeetingState, Participant, Presence, Trainer, TrainerPart};
use alliance::session::{Discussion, Measuring, Session, SessionState};
use axum::extract::{Path, State};
use axum::response::Redirect;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use store::by::By;

pub(super) async fn found(
    app: &App,
    signed_in: &SignedIn,
    run: &str,
    number: &str,
) -> Result<(Given, Meeting), PageError> {
    let given = Given::of(app, signed_in, run, Act::KeepRun).await?;
    let number = number.parse().map_err(|_| PageError::NotFound)?;
    let meeting = given.run.meeting(number)?.clone();
    Ok((given, meeting))
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
) -> Result<Markup, PageError> {
    let (given, meeting) = found(&app, &signed_in, &run, &number).await?;
    let speech = &signed_in.speech;
    let title = given.meeting_title(speech, &meeting);
    let theme = given.programme.theme(meeting.number);
    let past = correct::past(&app, speech, &given, &meeting).await?;
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs"), (&given.run.title, &given.path(""))]))
        (page_head(&title, Some(&when(speech, &meeting)), None))
        @if let Some(theme) = theme {
            @if let Some(about) = &theme.about { p dir="auto" { (about) } }
            @if let Some(materials) = &theme.materials {
                p class="quiet-text" { (speech.t("programme-field-materials")) ": " bdi { (materials) } }
            }
        }
        @match meeting.state {
            MeetingState::Planned => { (hold_form(speech, &given, &meeting)) (change_forms(&app, speech, &given, &meeting)) }
            MeetingState::Cancelled => { p { (speech.t("programme-meeting-cancelled")) } }
            MeetingState::Held => { (held(speech, &signed_in, &given, &meeting)) (past) }
        }
    };
    Ok(signed_in.page(title, Nav::Runs).render(&main))
}

fn hold_form(speech: &Speech, given: &Given, meeting: &Meeting) -> Markup {
    let placed: Vec<&Participant> = given.run.placed().collect();
    if placed.is_empty() {
        return html! { p { (speech.t("programme-nobody")) } };
    }
    html! {
        form class="card" method="post" action=(given.path(&format!("/sessions/{}", meeting.number))) {
            h2 { (speech.t("programme-who-was-there")) }
            fieldset class="presence" {
                legend class="label" { (speech.t("programme-who-gave")) }
                @for one in given.run.trainers.iter().filter(|one| one.until.is_none()) { (gave(speech, one)) }
            }
            @for one in &placed { (presence(speech, one)) }
            p class="quiet-text" { (speech.t("programme-hold-line")) }
            (submit(Weight::Primary, &speech.t("programme-hold-go")))
        }
    }
}

fn gave(speech: &Speech, one: &Trainer) -> Markup {
    let part = speech.t(&format!("programme-part-{}", one.part));
    html! {
        label {
            input type="checkbox" name="trainer" value=(one.member) checked[one.part == TrainerPart::Trainer];
            (one.shown_name) " " span class="quiet-text" { "(" (part) ")" }
        }
    }
}

fn presence(speech: &Speech, one: &Participant) -> Markup {
    html! {
        fieldset class="presence" {
            legend class="label" { (client(speech, &one.code)) }
            @for word in Presence::ALL {
                label {
                    input type="radio" name=(one.id) value=(word) checked[*word == Presence::Present] required;
                    (speech.t(&format!("programme-presence-{word}")))
                }
            }
        }
    }
}

fn change_forms(app: &App, speech: &Speech, given: &Given, meeting: &Meeting) -> Markup {
    let path = |under: &str| given.path(&format!("/sessions/{}{under}", meeting.number));
    let date = date_of(app.zone(), meeting.at).to_string();
    html! {
        (more(&speech.t("programme-move"), &html! {
            form method="post" action=(path("/move")) {
                div class="fields" {
                    (Field::new(Control::Date, "date", speech.t("programme-field-day")).value(date).required())
                    (Field::new(Control::Time, "time", speech.t("programme-field-time")).value(time_of(speech, meeting.at)).required())
                }
                (submit(Weight::Quiet, &speech.t("programme-move-go")))
            }
            (post(Weight::Danger, &speech.t("programme-cancel-go"), &path("/cancel"), &[]))
        }))
    }
}

fn held(speech: &Speech, signed_in: &SignedIn, given: &Given, meeting: &Meeting) -> Markup {
    let names: Vec<&str> = given
        .run
        .trainers
        .iter()
        .filter(|one| meeting.trainers.contains(&one.member))
        .map(|one| one.shown_name.as_str())
        .collect();
    let names = names.join(", ");
    html! {
        p { (speech.with("programme-given-by", &[("names", &names)])) }
        section class="card" {
            h2 { (speech.t("programme-who-was-there")) }
            ul class="programme-people" {
                @for one in &given.run.participants {
                    @if let Some(presence) = meeting.presence.get(&one.id) {
                        li { (client(speech, &one.code)) ": " (speech.t(&format!("programme-presence-{presence}"))) }
                    }
                }
            }
        }
        @if meeting.trainers.contains(&signed_in.member.id) {
            (link(Weight::Primary, &speech.t("programme-step-rate"), &given.path(&format!("/sessions/{}/ratings", meeting.number))))
        }
        (link(Weight::Quiet, &speech.t("programme-step-observe"), &given.path(&format!("/sessions/{}/observations", meeting.number))))
        (link(Weight::Quiet, &speech.t("programme-step-correct"), &given.path(&format!("/sessions/{}/correct", meeting.number))))
    }
}

/// The session took place: each who took part gets a session with a check in the own episode.
pub async fn hold(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let (given, meeting) = found(&app, &signed_in, &run, &number).await?;
    let refused = || PageError::Refused("refusal-form".into());
    let names: Vec<String> = given.run.placed().map(|one| one.id.to_string()).collect();
    fields.only(&names.iter().map(String::as_str).chain(["trainer"]).collect::<Vec<_>>())?;
    let trainers: BTreeSet<MemberId> =
        fields.all("trainer").map(|id| id.parse().map_err(|_| refused())).collect::<Result<_, _>>()?;
    let mut presence: BTreeMap<ParticipantId, Presence> = BTreeMap::new();
    for (one, name) in given.run.placed().zip(&names) {
        if fields.all(name).next().is_some() {
            presence.insert(one.id, fields.one(name)?.parse().map_err(|_| refused())?);
        }
    }
    let held = given.run.hold(meeting.number, &trainers, &presence)?;
    let by = signed_in.by(&app);
    let mut sessions = Vec::new();
    for participant in held.who_took_part() {
        let episode = given.run.participant(participant)?.episode;
        sessions.push((participant, session_for(&app, &by, &meeting, episode).await?));
    }
    app.store.hold_meeting(&by, given.run.id, &held, &sessions).await?;
    Ok(Redirect::to(&given.path(&format!("/sessions/{}", meeting.number))))
}

/// The session of a participant who was there, in the own episode.
pub(super) async fn session_for(
    app: &App,
    by: &By<'_>,
    meeting: &Meeting,
    episode: EpisodeId,
) -> Result<Session, PageError> {
    let last = app.store.sessions(episode).await?.iter().map(|one| one.number).max().unwrap_or(0);
    let at = if meeting.at < by.now { meeting.at } else { by.now };
    Ok(Session {
        id: SessionId::make(by.now, by.chance),
        episode,
        number: last + 1,
        state: SessionState::Held { at },
        measuring: Measuring::Asked,
        opened_at: None,
        opens_alone_at: None,
        discussion: Discussion::Open,
    })
}

/// The session moves to another moment.
pub async fn move_to(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let (given, meeting) = found(&app, &signed_in, &run, &number).await?;
    fields.only(&["date", "time"])?;
    let to = moment(&app, fields.one("date")?, fields.one("time")?)
        .map_err(|(_, key)| PageError::Refused(key.into()))?;
    given.run.move_meeting(meeting.number, to)?;
    app.store.move_meeting(&signed_in.by(&app), given.run.id, meeting.number, to).await?;
    Ok(Redirect::to(&given.path(&format!("/sessions/{}", meeting.number))))
}

/// The session does not take place; nothing is asked, nothing is missing.
pub async fn cancel(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
) -> Result<Redirect, PageError> {
    let (given, meeting) = found(&app, &signed_in, &run, &number).await?;
    app.store.cancel_meeting(&signed_in.by(&app), given.run.id, meeting.number).await?;
    Ok(Redirect::to(&given.path(&format!("/sessions/{}", meeting.number))))
}
