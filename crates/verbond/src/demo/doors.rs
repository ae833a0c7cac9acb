//! The ways into a demonstration: a one-time link per role, and a client's check that is still open.

use crate::failure::Failure;
use alliance::Perspective;
use alliance::audit::AuditActor;
use alliance::check::{LINK_LIFE_MS, Sitting};
use alliance::clock::{DAY_MS, Timestamp};
use alliance::ids::{EpisodeId, MemberId};
use alliance::people::{Member, Role};
use alliance::programme::run::TrainerPart;
use alliance::session::{Measuring, SessionState};
use serde_json::{Value, json};
use store::sitting::KeyKind;
use web::member::welcome::make_link;
use web::state::App;

/// How far back an open check is looked for.
const LOOK_BACK_MS: i64 = 60 * DAY_MS;

/// The ways in.
#[derive(Debug)]
pub struct Doors {
    /// One member per role, and who gives the group that is going on.
    pub members: Vec<MemberDoor>,
    /// A client whose check is open; `None` once all were sent.
    pub client: Option<ClientDoor>,
    /// How many sessions the therapist has today: none where the practice was drawn on an earlier day.
    pub today: usize,
}

/// A member's way in.
#[derive(Debug)]
pub struct MemberDoor {
    /// What the member types to sign in.
    pub login_name: String,
    /// What others see.
    pub shown_name: String,
    /// What the member does.
    pub role: Role,
    /// The link that signs in once.
    pub link: String,
}

/// A client's way in.
#[derive(Debug)]
pub struct ClientDoor {
    /// What the client is called.
    pub code: String,
    /// The link that opens the check.
    pub link: String,
}

/// Opens the doors. Links of an earlier start stop working.
///
/// # Errors
/// The store could not.
pub async fn open(app: &App) -> Result<Doors, Failure> {
    let by = app.by(AuditActor::Operator);
    let members = app.store.members(app.organisation().id).await?;
    let first = |role: Role| members.iter().find(move |member| member.roles.contains(&role));
    let mut doors = Doors { members: Vec::new(), client: None, today: 0 };
    for &role in Role::ALL {
        let Some(Member { id, login_name, shown_name, .. }) = first(role) else { continue };
        let link = make_link(app, &by, *id).await.map_err(|_told| Failure::new("failure-link"))?;
        let (login_name, shown_name) = (login_name.to_string(), shown_name.clone());
        doors.members.push(MemberDoor { login_name, shown_name, role, link });
    }
    if let Some(trainer) = trainer(app).await?
        && let Some(Member { id, login_name, shown_name, .. }) =
            members.iter().find(|member| member.id == trainer && !is_in(&doors, member))
    {
        let link = make_link(app, &by, *id).await.map_err(|_told| Failure::new("failure-link"))?;
        let (login_name, shown_name) = (login_name.to_string(), shown_name.clone());
        doors.members.push(MemberDoor { login_name, shown_name, role: Role::Therapist, link });
    }
    if let Some(therapist) = first(Role::Therapist) {
        doors.client = client(app, therapist.id).await?;
        doors.today = today(app, therapist.id).await?;
    }
    Ok(doors)
}

fn is_in(doors: &Doors, member: &Member) -> bool {
    doors.members.iter().any(|door| door.login_name == member.login_name.as_str())
}

/// Who gives the newest group.
async fn trainer(app: &App) -> Result<Option<MemberId>, Failure> {
    let organisation = app.organisation().id;
    let newest = app.store.runs(organisation, None).await?.into_iter().next();
    let Some(newest) = newest else { return Ok(None) };
    let run = app.store.run(organisation, newest.id).await?;
    Ok(run.and_then(|run| {
        run.trainers.iter().find(|one| one.part == TrainerPart::Trainer).map(|one| one.member)
    }))
}

/// How many sessions stand in the therapist's diary for today, or were held.
async fn today(app: &App, therapist: MemberId) -> Result<usize, Failure> {
    let midnight = app.today().to_zoned(app.zone().clone()).map_err(|error| Failure::unexpected(&error))?;
    let from = Timestamp::from_ms(midnight.timestamp().as_millisecond());
    Ok(app.store.sessions_between(therapist, from, from.plus_ms(DAY_MS)).await?.len())
}

/// A link to the latest check of this therapist's clients that its client has not sent.
async fn client(app: &App, therapist: MemberId) -> Result<Option<ClientDoor>, Failure> {
    let by = app.by(AuditActor::Operator);
    let (from, until) = (by.now.plus_ms(-LOOK_BACK_MS), by.now.plus_ms(1));
    let sessions = app.store.sessions_between(therapist, from, until).await?;
    for today in sessions.iter().rev() {
        let session = &today.session;
        let asks =
            matches!(session.state, SessionState::Held { .. }) && session.measuring == Measuring::Asked;
        if !asks || today.client_in {
            continue;
        }
        let sitting = app.store.offer_sitting(&by, session, Perspective::Client).await?;
        let link = client_link(app, session.episode, &sitting).await?;
        return Ok(Some(ClientDoor { code: today.client.to_string(), link }));
    }
    Ok(None)
}

async fn client_link(app: &App, episode: EpisodeId, sitting: &Sitting) -> Result<String, Failure> {
    let by = app.by(AuditActor::Operator);
    let (token, hash) = app.token();
    let expires_at = by.now.plus_ms(LINK_LIFE_MS);
    app.store.add_key(&by, episode, sitting.id, KeyKind::Link, hash, expires_at).await?;
    Ok(format!("{}/c/{token}", app.settings.origin))
}

impl Doors {
    /// The doors as one line for programs.
    pub fn as_json(&self, address: &str, origin: &str) -> Value {
        let members = self.members.iter().map(|door| {
            json!({
                "login_name": door.login_name,
                "shown_name": door.shown_name,
                "role": door.role.as_str(),
                "link": door.link,
            })
        });
        let client = self.client.as_ref().map(|door| json!({ "code": door.code, "link": door.link }));
        json!({
            "address": address,
            "origin": origin,
            "simulated": true,
            "members": members.collect::<Vec<_>>(),
            "client": client,
        })
    }
}
