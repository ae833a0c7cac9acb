//! The own page of a member of a run, by the link to the own pages: when the next session is, what is asked, the own
//! answers, and what the group shows of itself. Never anything of another member.

use super::calendar::moment_name;
use super::group::{scale_name, why_not};
use super::people::total;
use super::when;
use crate::agreement::place::Place;
use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::button::{Weight, link, post};
use crate::shell::cookie::{self, Life};
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::number::decimals;
use crate::shell::part::page_head;
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::Perspective;
use alliance::administration::Channel;
use alliance::agreement::Side;
use alliance::check::PASS_LIFE_MS;
use alliance::programme::Programme;
use alliance::programme::calendar::{Asked, Measure, Moment, Party, Standing as Stand, asked, standing};
use alliance::programme::group::{GroupSession, MemberAnswers, instrument, position, session};
use alliance::programme::list::{RunAnswer, SATISFACTION};
use alliance::programme::run::{Participant, Place as InRun, Run};
use axum::extract::State;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::programme::answer::ListIn;
use store::programme::meeting::RunSession;
use store::sitting::KeyKind;

/// A member at the own page of the run they are in.
pub(super) struct Own {
    pub place: Place,
    pub run: Run,
    pub programme: Programme,
    pub participant: Participant,
    sessions: Vec<RunSession>,
    lists: Vec<ListIn>,
}

impl Own {
    /// # Errors
    /// A member's own device shows nothing here; an episode that is in no run has no such page.
    pub async fn at(app: &App, place: Place) -> Result<Self, PageError> {
        match place.side() {
            Side::Client => {}
            Side::Therapist => return Err(PageError::NotFound),
        }
        let episode = &place.case.episode;
        let (organisation, id) = (episode.organisation, episode.id);
        let newest = app.store.runs_of_episode(organisation, id).await?.into_iter().next();
        let run = app
            .store
            .run(organisation, newest.ok_or(PageError::NotFound)?)
            .await?
            .ok_or(PageError::NotFound)?;
        let programme = app.store.programme(organisation, run.programme).await?.ok_or(PageError::NotFound)?;
        let participant =
            run.participants.iter().find(|one| one.episode == id).cloned().ok_or(PageError::NotFound)?;
        // Of what came in, only the own part is kept from here on.
        let mut sessions = app.store.run_sessions(organisation, run.id).await?;
        sessions.retain(|one| one.participant == participant.id);
        let mut lists = app.store.lists_in(organisation, run.id).await?;
        lists.retain(|one| one.participant == participant.id);
        Ok(Self { place, run, programme, participant, sessions, lists })
    }

    pub fn answered(&self, asked: Asked) -> Option<alliance::clock::Timestamp> {
        match asked.moment {
            Moment::Session(number) => self.sessions.iter().find(|one| one.number == number)?.client_at,
            Moment::Whole(stage) => {
                let satisfaction = asked.measure == Measure::Satisfaction;
                let same = |one: &&ListIn| {
                    one.stage == stage && (one.instrument.as_str() == SATISFACTION) == satisfaction
                };
                self.lists.iter().find(same).map(|one| one.at)
            }
        }
    }

    /// What is asked of the member now, and not in.
    fn open(&self, now: alliance::clock::Timestamp) -> Vec<Asked> {
        let own = |one: &Asked| one.party == Party::Participant;
        let waits = |one: &Asked| match standing(
            &self.run,
            &self.participant,
            one.moment,
            self.answered(*one),
            now,
        ) {
            Stand::Due { .. } | Stand::Late { .. } => true,
            Stand::Coming { .. } | Stand::In { .. } | Stand::Skipped(_) => false,
        };
        asked(&self.run).into_iter().filter(own).filter(waits).collect()
    }
}

/// The way to the page from the first of the own pages; nothing for somebody in no run.
pub(crate) async fn way(app: &App, place: &Place) -> Result<Markup, PageError> {
    let episode = &place.case.episode;
    let runs = app.store.runs_of_episode(episode.organisation, episode.id).await?;
    Ok(html! {
        @if !runs.is_empty() {
            p { a class="button plain" href=(place.path("/run")) { (place.speech.t("programme-own-link")) } }
        }
    })
}

/// The page.
pub async fn page(State(app): State<App>, place: Place) -> Result<Markup, PageError> {
    let own = Own::at(&app, place).await?;
    let (organisation, now) = (own.run.organisation, app.now());
    let answers = app.store.group_answers(organisation, own.run.id, now).await?;
    let complaints = app.store.complaints_of(organisation, own.run.id, own.participant.id).await?;
    let speech = &own.place.speech;
    let main = html! {
        (own.place.steps(&[(&speech.t("agreement-title"), &own.place.root)]))
        (page_head(&own.run.title, Some(&line(speech, &own)), None))
        (to_answer(speech, &own, now))
        (crate::quality::own::way(&app, &own.place).await?)
        @match own.participant.place {
            InRun::Placed { .. } | InRun::Left { placed: Some(_), .. } => {
                (last_session(speech, &app, &own, &answers).await?)
                (own_lists(speech, &own, &complaints))
                (dates(speech, &own))
            }
            InRun::Waiting { .. } | InRun::Left { placed: None, .. } => {}
        }
        (who_sees(speech, &speech.t("programme-who-sees-own")))
    };
    Ok(own.place.render(&own.run.title, "/run", &main))
}

fn line(speech: &Speech, own: &Own) -> String {
    match own.participant.place {
        InRun::Waiting { .. } => speech.t("programme-own-waiting"),
        InRun::Left { .. } => speech.t("programme-own-left"),
        InRun::Placed { .. } => match own.run.next() {
            Some(meeting) => speech.with("programme-own-next", &[("when", &when(speech, meeting))]),
            None => speech.t("programme-own-over"),
        },
    }
}

fn to_answer(speech: &Speech, own: &Own, now: alliance::clock::Timestamp) -> Markup {
    let open = own.open(now);
    // The three parts after a session are one form.
    let sessions: Vec<u32> = open
        .iter()
        .filter_map(|one| match (one.moment, one.measure) {
            (Moment::Session(number), Measure::Alliance) => Some(number),
            (Moment::Session(_) | Moment::Whole(_), _) => None,
        })
        .collect();
    let lists = open.iter().filter(|one| matches!(one.moment, Moment::Whole(_)));
    html! {
        section class="card" {
            h2 { (speech.t("programme-own-asked")) }
            @if open.is_empty() { p { (speech.t("programme-own-nothing")) } }
            @for number in &sessions {
                (post(Weight::Primary, &speech.with("programme-own-check", &[("number", number)]),
                    &own.place.path(&format!("/run/sessions/{number}")), &[]))
            }
            @for one in lists {
                p { (link(Weight::Quiet, &list_name(speech, own, *one), &list_path(own, *one))) }
            }
        }
    }
}

fn list_path(own: &Own, one: Asked) -> String {
    let Moment::Whole(stage) = one.moment else { return own.place.path("/run") };
    own.place.path(&format!("/run/{stage}/{}", one.measure))
}

fn list_name(speech: &Speech, own: &Own, one: Asked) -> String {
    let list = super::own_list::list_of(&own.programme, one.measure);
    let name = list.map_or("", |list| list.name().in_language(speech.language()));
    format!("{name} ({})", moment_name(speech, one.moment).to_lowercase())
}

/// The last session one took part in: the own place, and the mean of the group where there is one.
async fn last_session(
    speech: &Speech,
    app: &App,
    own: &Own,
    answers: &[MemberAnswers],
) -> Result<Markup, PageError> {
    let Some(last) = own.sessions.iter().rev().find(|one| one.client_at.is_some()) else {
        return Ok(html! {});
    };
    let half = app.store.own_half(own.run.organisation, last.session, Perspective::Client).await?;
    let mine = half.iter().find_map(|one| match &one.content {
        alliance::administration::Content::Items(given) if given.instrument() == instrument().key() => {
            Some(given)
        }
        alliance::administration::Content::Items(_) | alliance::administration::Content::Scales(_) => None,
    });
    let shown = session(&own.run, last.number, answers, app.now());
    let number = |value: f64| decimals(speech.language(), value, 1);
    let absent = || html! { span class="quiet-text" { (speech.t("programme-no-mean-short")) } };
    let title = speech.with("programme-own-last", &[("number", &last.number)]);
    let table = Table::new(title.as_str())
        .caption_unseen()
        .column(Align::Words, speech.t("programme-column-scale"))
        .column(Align::Numbers, speech.t("programme-column-you"))
        .column(Align::Numbers, speech.t("programme-column-group"));
    let table = instrument().subscales().iter().fold(table, |table, scale| {
        let own_place = mine.and_then(|given| position(given, &scale.id));
        let mean = match &shown {
            GroupSession::Shown(figures) => {
                figures.iter().find(|one| one.scale == scale.id).and_then(|one| one.reading.mean())
            }
            GroupSession::NotHeld
            | GroupSession::Collecting { .. }
            | GroupSession::Sealed { .. }
            | GroupSession::TooFew { .. } => None,
        };
        table.row(vec![
            html! { (scale_name(speech, &scale.id)) },
            html! { @match own_place { Some(place) => { (number(place)) } None => { (speech.t("programme-withheld")) } } },
            html! { @match mean { Some(mean) => { (number(mean)) } None => { (absent()) } } },
        ])
    });
    Ok(html! {
        section class="card chart-table" {
            h2 { (title) }
            (table)
            @if let Some(why) = why_not(speech, last.number, &shown) { p class="quiet-text" { (why) } }
            p class="quiet-text" { (speech.t("programme-own-mean-line")) }
        }
    })
}

fn own_lists(speech: &Speech, own: &Own, complaints: &[RunAnswer]) -> Markup {
    let from_paper = |one: &RunAnswer| {
        let same = |list: &&ListIn| list.stage == one.stage && list.instrument == one.answers.instrument().id;
        own.lists.iter().find(same).is_some_and(|list| list.entered_by.is_some())
    };
    html! {
        @if !complaints.is_empty() {
            section class="card" {
                h2 { (speech.t("programme-own-lists")) }
                ul {
                    @for one in complaints {
                        li {
                            (speech.t(&format!("programme-stage-{}", one.stage))) ": " (total(speech, one))
                            @if from_paper(one) { " " span class="quiet-text" { (speech.t("programme-own-from-paper")) } }
                        }
                    }
                }
            }
        }
    }
}

fn dates(speech: &Speech, own: &Own) -> Markup {
    html! {
        section class="card" {
            h2 { (speech.t("programme-calendar")) }
            ul class="programme-people" {
                @for meeting in &own.run.meetings {
                    @let theme = own.programme.theme(meeting.number).map_or("", |theme| theme.title.as_str());
                    li {
                        (speech.with("programme-meeting", &[("number", &meeting.number), ("theme", &theme)]))
                        " " span class="quiet-text" { (when(speech, meeting)) }
                    }
                }
            }
            @if let Some(place) = &own.run.place { p { (speech.t("programme-field-place")) ": " bdi { (place) } } }
            @if let Some(online) = &own.run.online { p { (speech.t("programme-field-online")) ": " bdi { (online) } } }
        }
    }
}

/// Starts the check of a session on this device: the device gets a pass of its own, as behind a link.
pub async fn start(
    State(app): State<App>,
    place: Place,
    axum::extract::Path((_, number)): axum::extract::Path<(String, String)>,
) -> Result<Response, PageError> {
    let own = Own::at(&app, place).await?;
    let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
    let session = own.sessions.iter().find(|one| one.number == number).ok_or(PageError::NotFound)?;
    let standing = Standing::behind_key(&app, own.run.organisation, session.session).await?;
    standing.may_come_in(Perspective::Client, Channel::OwnPhone)?;
    let sitting = standing.sitting(Perspective::Client).ok_or(PageError::NotFound)?;
    let by = own.place.by(&app);
    let episode = standing.case.episode.id;
    app.store.begin_sitting(&by, episode, sitting).await?;
    let (pass, hash) = app.token();
    app.store.add_key(&by, episode, sitting.id, KeyKind::Pass, hash, by.now.plus_ms(PASS_LIFE_MS)).await?;
    let check = format!("/check/{}", sitting.id);
    let life = Life::Seconds(PASS_LIFE_MS / 1000);
    let line = cookie::line(&app, cookie::pass_name(&app), &pass, &check, life);
    Ok((AppendHeaders([(header::SET_COOKIE, line)]), Redirect::to(&check)).into_response())
}
