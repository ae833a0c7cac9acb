//! A session that was held is put right: who gave it and who was there. The earlier versions stay, with who wrote them and when.

use super::meeting::{found, session_for};
use super::{Given, client};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date::moment;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, hidden};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::ids::{MemberId, ParticipantId};
use alliance::programme::run::{Meeting, MeetingState, Presence, RunRefusal};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use store::programme::correction::{Correction, MeetingVersion};

const NOTE_MOST: u32 = 300;

/// What was chosen.
struct Typed {
    trainers: BTreeSet<MemberId>,
    presence: BTreeMap<ParticipantId, Presence>,
    note: String,
    version: u32,
    error: Option<String>,
}

async fn versions(app: &App, given: &Given, meeting: &Meeting) -> Result<Vec<MeetingVersion>, PageError> {
    Ok(app.store.meeting_versions(given.run.organisation, given.run.id, meeting.number).await?)
}

fn last(versions: &[MeetingVersion]) -> u32 {
    versions.last().map_or(0, |one| one.version)
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
) -> Result<Markup, PageError> {
    let (given, meeting) = found(&app, &signed_in, &run, &number).await?;
    if meeting.state != MeetingState::Held {
        return Err(RunRefusal::NothingToCorrect.into());
    }
    let versions = versions(&app, &given, &meeting).await?;
    let typed = Typed {
        trainers: meeting.trainers.clone(),
        presence: meeting.presence.clone(),
        note: String::new(),
        version: last(&versions),
        error: None,
    };
    Ok(render(&signed_in, &given, &meeting, &typed))
}

fn render(signed_in: &SignedIn, given: &Given, meeting: &Meeting, typed: &Typed) -> Markup {
    let speech = &signed_in.speech;
    let session = given.meeting_title(speech, meeting);
    let home = given.path(&format!("/sessions/{}", meeting.number));
    let action = format!("{home}/correct");
    let title = speech.t("programme-correct-title");
    let main = html! {
        (breadcrumb(speech, &[
            (&speech.t("programme-list-title"), "/runs"), (&given.run.title, &given.path("")), (&session, &home),
        ]))
        (page_head(&title, Some(&session), None))
        @if let Some(error) = &typed.error { (notice(Tone::Alert, None, &html! { p { (error) } })) }
        p { (speech.t("programme-correct-line")) }
        form class="card" method="post" action=(action) {
            (hidden("version", &typed.version.to_string()))
            fieldset class="presence" {
                legend class="label" { (speech.t("programme-who-gave")) }
                @for one in &given.run.trainers {
                    label {
                        input type="checkbox" name="trainer" value=(one.member) checked[typed.trainers.contains(&one.member)];
                        (one.shown_name)
                    }
                }
            }
            @for one in given.run.participants.iter().filter(|one| meeting.presence.contains_key(&one.id)) {
                fieldset class="presence" {
                    legend class="label" { (client(speech, &one.code)) }
                    @for word in Presence::ALL {
                        label {
                            input type="radio" name=(one.id) value=(word) checked[typed.presence.get(&one.id) == Some(word)] required;
                            (speech.t(&format!("programme-presence-{word}")))
                        }
                    }
                }
            }
            (Field::new(Control::Text, "note", speech.t("programme-field-correction"))
                .optional(speech).help(speech.t("programme-field-correction-help")).value(typed.note.as_str())
                .max_length(NOTE_MOST).autocomplete("off"))
            (submit(Weight::Primary, &speech.t("programme-correct-go")))
        }
        (who_sees(speech, &speech.t("programme-who-sees-run")))
    };
    signed_in.page(title, Nav::Runs).wide(Width::Middle).at(action).render(&main)
}

/// The versions of a session, newest first: nothing where there is only one.
pub(super) async fn past(
    app: &App,
    speech: &Speech,
    given: &Given,
    meeting: &Meeting,
) -> Result<Markup, PageError> {
    let versions = versions(app, given, meeting).await?;
    if versions.len() < 2 {
        return Ok(html! {});
    }
    let members = app.store.members(given.run.organisation).await?;
    let name = |id: MemberId| {
        members
            .iter()
            .find(|member| member.id == id)
            .map_or(crate::shell::number::ABSENT, |member| &member.shown_name)
    };
    let pairs = versions.windows(2).rev();
    Ok(html! {
        section class="card" id="versions" {
            h2 { (speech.t("programme-versions")) }
            @for pair in pairs {
                @if let [before, after] = pair {
                    h3 {
                        @match (after.by, after.at) {
                            (Some(by), Some(at)) => { (speech.with("programme-version-by", &[("name", &name(by)), ("when", &moment(speech, at))])) }
                            (None, _) | (_, None) => { (speech.t("programme-version-unknown")) }
                        }
                    }
                    @if let Some(note) = &after.note { p dir="auto" { (note) } }
                    ul { @for line in changes(speech, given, before, after, &name) { li { (line) } } }
                }
            }
            @if let Some(MeetingVersion { by: Some(by), at: Some(at), .. }) = versions.first() {
                p class="quiet-text" { (speech.with("programme-version-first", &[("name", &name(*by)), ("when", &moment(speech, *at))])) }
            }
        }
    })
}

fn changes<'n>(
    speech: &Speech,
    given: &Given,
    before: &MeetingVersion,
    after: &MeetingVersion,
    name: &dyn Fn(MemberId) -> &'n str,
) -> Vec<String> {
    let mut found = Vec::new();
    let named = |all: &BTreeSet<MemberId>| all.iter().map(|id| name(*id)).collect::<Vec<_>>().join(", ");
    if before.trainers != after.trainers {
        let (was, is) = (named(&before.trainers), named(&after.trainers));
        found.push(speech.with("programme-version-trainers", &[("was", &was), ("is", &is)]));
    }
    for participant in &given.run.participants {
        let (was, is) = (before.presence.get(&participant.id), after.presence.get(&participant.id));
        if let (Some(was), Some(is)) = (was, is)
            && was != is
        {
            let word = |how: &Presence| speech.t(&format!("programme-presence-{how}"));
            let (code, was, is) = (client(speech, &participant.code), word(was), word(is));
            found.push(
                speech.with("programme-version-presence", &[("who", &code), ("was", &was), ("is", &is)]),
            );
        }
    }
    found
}

fn read(given: &Given, meeting: &Meeting, fields: &Fields) -> Result<Typed, PageError> {
    let form = || PageError::Refused("refusal-form".into());
    let names: Vec<(ParticipantId, String)> =
        meeting.presence.keys().map(|id| (*id, id.to_string())).collect();
    let known = names.iter().map(|(_, name)| name.as_str()).chain(["trainer", "note", "version"]);
    fields.only(&known.collect::<Vec<_>>())?;
    let mut presence = BTreeMap::new();
    for (id, name) in &names {
        if fields.all(name).next().is_some() {
            presence.insert(*id, fields.one(name)?.parse().map_err(|_| form())?);
        }
    }
    debug_assert!(given.run.meeting(meeting.number).is_ok(), "the meeting is one of the run");
    let note = fields.one("note")?.to_owned();
    if note.chars().count() > NOTE_MOST as usize {
        return Err(form());
    }
    Ok(Typed {
        trainers: fields.all("trainer").map(|id| id.parse().map_err(|_| form())).collect::<Result<_, _>>()?,
        presence,
        note,
        version: fields.one("version")?.parse().map_err(|_| form())?,
        error: None,
    })
}

/// Keeps the session put right.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (given, meeting) = found(&app, &signed_in, &run, &number).await?;
    let mut typed = read(&given, &meeting, &fields)?;
    let sessions = app.store.run_sessions(given.run.organisation, given.run.id).await?;
    let answered: BTreeSet<ParticipantId> = sessions
        .iter()
        .filter(|one| one.number == meeting.number && (one.client_at.is_some() || one.trainer_at.is_some()))
        .map(|one| one.participant)
        .collect();
    let after = match given.run.correct(meeting.number, &typed.trainers, &typed.presence, &answered) {
        Ok(after) => after,
        Err(refusal) => {
            typed.error = Some(signed_in.speech.t(refusal.message_key()));
            let page = render(&signed_in, &given, &meeting, &typed);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let by = signed_in.by(&app);
    let (mut came, mut stayed_away) = (Vec::new(), Vec::new());
    for id in after.presence.keys().copied() {
        let episode = given.run.participant(id)?.episode;
        match (meeting.has(id), after.has(id)) {
            (false, true) => came.push((id, session_for(&app, &by, &meeting, episode).await?)),
            (true, false) => stayed_away.push((id, episode)),
            (true, true) | (false, false) => {}
        }
    }
    let correction = Correction {
        before: &meeting,
        version: typed.version,
        after: &after,
        came: &came,
        stayed_away: &stayed_away,
        note: (!typed.note.is_empty()).then_some(typed.note.as_str()),
    };
    app.store.correct_meeting(&by, given.run.id, &correction).await?;
    Ok(Redirect::to(&given.path(&format!("/sessions/{}", meeting.number))).into_response())
}
