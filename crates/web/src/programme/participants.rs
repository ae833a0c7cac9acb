//! Somebody joins a run, gets a place that came free, or leaves; and everybody gets a link to the own page.

use super::{Given, client, medium, show};
use crate::error::PageError;
use crate::session::code::code;
use crate::shell::button::copy_link;
use crate::shell::fields::Fields;
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use alliance::episode::{Episode, EpisodeState, Format, OpensAlone, WellbeingRhythm};
use alliance::episode_link::EPISODE_LINK_LIFE_MS;
use alliance::ids::{ClientId, EpisodeId, ParticipantId};
use alliance::medium::Medium;
use alliance::people::{Client, ClientCode};
use alliance::programme::calendar::closes_at;
use alliance::programme::run::{Leaving, Run, RunRefusal};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::StoreError;
use store::by::{By, ONCE};
use store::client::CLIENT_CODE_TAKEN;
use store::programme::run::{NewParticipant, PLACE_CHANGED};

/// How many can be added at once.
const AT_ONCE_MOST: usize = 40;
/// How long a lone half waits in a group: until after the next session.
const OPENS_ALONE_DAYS: u32 = 10;

/// Adds everybody whose code is on a line of its own. Who cannot be added is named with the reason; the others are in.
pub async fn add(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let mut given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    fields.only(&["once", "codes"])?;
    let key = fields.one("once")?;
    let lines: Vec<&str> =
        fields.one("codes")?.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() || lines.len() > AT_ONCE_MOST {
        return Err(PageError::Refused("programme-codes-count".into()));
    }
    let mut not_added = Vec::new();
    for (place, line) in lines.into_iter().enumerate() {
        match join(&app, &signed_in, &given, line, &format!("{key}-{place}")).await? {
            Ok(()) => {}
            Err(why) => not_added.push((line.to_owned(), why)),
        }
        // Whoever came in takes a place, and the next line is judged by what is left.
        given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    }
    if not_added.is_empty() {
        return Ok(Redirect::to(&given.path("#participants")).into_response());
    }
    let speech = &signed_in.speech;
    let told = notice(
        Tone::Alert,
        Some(&speech.t("programme-not-added")),
        &html! {
            ul { @for (line, why) in &not_added { li { bdi { (line) } ": " (why) } } }
        },
    );
    let page = show::render(&app, &signed_in, &given, &told).await?;
    Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn join(
    app: &App,
    signed_in: &SignedIn,
    given: &Given,
    line: &str,
    key: &str,
) -> Result<Result<(), String>, PageError> {
    let speech = &signed_in.speech;
    let by = signed_in.by(app);
    if app.store.done_before(by.organisation, key).await?.is_some() {
        return Ok(Ok(()));
    }
    let code = match ClientCode::parse(line) {
        Ok(code) => code,
        Err(refusal) => return Ok(Err(speech.with(refusal.message_key(), &[]))),
    };
    if given.run.participants.iter().any(|one| one.code == code) {
        return Ok(Err(speech.t(RunRefusal::Twice.message_key())));
    }
    let known = app.store.client_by_code(by.organisation, &code).await?;
    let new =
        Client { id: ClientId::make(by.now, by.chance), organisation: by.organisation, code, language: None };
    let client = known.as_ref().unwrap_or(&new);
    let number = app.store.last_episode_number(client.id).await? + 1;
    let medium = medium::of(app, given).await?.begins_with();
    let episode = episode(&by, client.id, number, &given.run, medium);
    let place = match given.run.join(episode.id, by.now) {
        Ok(place) => place,
        Err(refusal) => return Ok(Err(speech.t(refusal.message_key()))),
    };
    let joining = NewParticipant {
        id: ParticipantId::make(by.now, by.chance),
        client: known.is_none().then_some(&new),
        episode: &episode,
        place,
    };
    match app.store.add_participant(&by, Some(key), given.run.id, &joining).await {
        Ok(()) => Ok(Ok(())),
        Err(StoreError::Conflict { constraint }) if constraint == ONCE => Ok(Ok(())),
        Err(StoreError::Conflict { constraint })
            if constraint == PLACE_CHANGED || constraint == CLIENT_CODE_TAKEN =>
        {
            Ok(Err(speech.t("refusal-changed-meanwhile")))
        }
        Err(error) => Err(error.into()),
    }
}

fn episode(by: &By<'_>, client: ClientId, number: u32, run: &Run, medium: Option<Medium>) -> Episode {
    Episode {
        id: EpisodeId::make(by.now, by.chance),
        organisation: by.organisation,
        client,
        number,
        format: Format::Group,
        medium,
        model: None,
        planned_sessions: Some(run.sessions()),
        wellbeing: WellbeingRhythm::EverySession,
        opens_alone: OpensAlone::AfterDays(OPENS_ALONE_DAYS),
        opened_at: by.now,
        state: EpisodeState::Open,
    }
}

async fn found(
    app: &App,
    signed_in: &SignedIn,
    run: &str,
    participant: &str,
) -> Result<(Given, ParticipantId, Timestamp), PageError> {
    let given = Given::of(app, signed_in, run, Act::KeepRun).await?;
    let id = participant.parse().map_err(|_| PageError::NotFound)?;
    Ok((given, id, app.now()))
}

/// Gives a place to somebody on the waiting list.
pub async fn give_place(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, participant)): Path<(String, String)>,
) -> Result<Redirect, PageError> {
    let (given, id, now) = found(&app, &signed_in, &run, &participant).await?;
    let after = given.run.give_place(id, now)?;
    let before = given.run.participant(id)?;
    app.store.change_place(&signed_in.by(&app), given.run.id, before, after).await?;
    Ok(Redirect::to(&given.path("#participants")))
}

/// Somebody leaves, with the reason they gave.
pub async fn leave(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, participant)): Path<(String, String)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let (given, id, now) = found(&app, &signed_in, &run, &participant).await?;
    fields.only(&["why"])?;
    let why: Leaving = fields.one("why")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    let after = given.run.leave(id, why, now)?;
    let before = given.run.participant(id)?;
    app.store.change_place(&signed_in.by(&app), given.run.id, before, after).await?;
    Ok(Redirect::to(&given.path("#participants")))
}

/// A new link to the own page for everybody who takes part; the ones before stop. Shown once, to be printed or sent.
pub async fn links(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
) -> Result<Markup, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    let by = signed_in.by(&app);
    // One link for all weeks and the follow-up: nobody looks for a new one each month.
    let usual = by.now.plus_ms(EPISODE_LINK_LIFE_MS);
    let expires_at = closes_at(&given.run).map_or(usual, |closes| usual.max(closes));
    let mut made = Vec::new();
    for one in given.run.placed() {
        let (token, hash) = app.token();
        app.store.make_episode_link(&by, one.episode, hash, expires_at).await?;
        made.push((
            client(&signed_in.speech, &one.code),
            format!("{}/mine/{token}/run", app.settings.origin),
        ));
    }
    Ok(links_page(&signed_in, &given, &made, &signed_in.speech))
}

fn links_page(signed_in: &SignedIn, given: &Given, made: &[(String, String)], speech: &Speech) -> Markup {
    let title = speech.t("programme-links");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs"), (&given.run.title, &given.path(""))]))
        (page_head(&title, Some(&speech.t("programme-links-once")), Some(&crate::shell::button::print(speech))))
        div class="cards three programme-links" {
            @for ((name, address), number) in made.iter().zip(1_u32..) {
                section class="card code" {
                    h2 { (name) }
                    @if let Some(drawn) = code(address, &speech.with("programme-link-code", &[("name", name)])) { (drawn) }
                    (copy_link(speech, &format!("link-{number}"), &speech.with("programme-link-address", &[("name", name)]), address))
                }
            }
        }
    };
    signed_in.page(title, Nav::Runs).at(given.path("")).render(&main)
}
