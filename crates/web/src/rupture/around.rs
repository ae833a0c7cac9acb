//! What stands under the curves: the time line, and the ruptures with what became of them.

use super::told;
use crate::chart::timeline::{Mark, Timeline, timeline};
use crate::error::PageError;
use crate::shell::button::{Weight, link, post};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::part::more;
use crate::signal::seen::Seen as Signalled;
use crate::state::App;
use alliance::course::Course;
use alliance::episode::EpisodeState;
use alliance::ids::MemberId;
use alliance::mark::{Addressee, ClientMark, Discussed};
use alliance::rupture::recovery::{Breaks, Recovery, Seen, seen};
use alliance::rupture::{Rupture, Told};
use alliance::session::Session;
use alliance::timeline::{
    TimelineEntry, TimelineEvent, of_agreement, of_frame, of_sessions, of_signal, of_therapist, ordered,
    place,
};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::episode::EpisodeCase;

/// A rupture with what its component's course tells.
#[derive(Debug)]
pub struct Known {
    /// The record.
    pub rupture: Rupture,
    /// What was computed, and in whose answers.
    pub seen: Seen,
    /// The session it is linked to: its number.
    pub session_number: Option<u32>,
    /// The session in which the component came back: its number.
    pub back_number: Option<u32>,
}

/// How a time line is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// With days and names, to who treats.
    WithNames,
    /// By number of session, without days and names, to colleagues.
    WithoutNames,
}

/// What stands under the curves of a case.
#[derive(Debug)]
pub struct Around {
    /// The ruptures that count, the first one first.
    pub ruptures: Vec<Known>,
    /// Those that were set aside: not counted, not in the time line, still to be read by who treats.
    pub set_aside: Vec<Known>,
    /// What happened, in the order of time.
    pub timeline: Vec<TimelineEntry>,
    /// The client's own marks that show now.
    pub marks: Vec<ClientMark>,
    /// What others see of who treats or treated.
    names: BTreeMap<MemberId, String>,
}

impl Known {
    /// What becomes of a rupture in this course.
    pub fn of(rupture: Rupture, course: &Course, case: &EpisodeCase) -> Self {
        let account = &rupture.last.account;
        let at = account.session.and_then(|id| course.sessions.iter().position(|session| session.id == id));
        let component = course.components.iter().find(|line| line.component == account.component);
        let component = component.expect("a course has every component");
        let breaks = Breaks::of(course, case.therapists.iter().map(|therapist| therapist.from));
        let seen = seen(component, &breaks, at, case.episode.state);
        let back = match seen.recovery {
            Recovery::Repaired { at, .. } => Some(at),
            Recovery::Better { .. }
            | Recovery::NotRepaired { .. }
            | Recovery::Open { .. }
            | Recovery::NotKnown(_) => None,
        };
        Self {
            seen,
            back_number: back.map(|at| course.sessions[at].number),
            session_number: at.map(|at| course.sessions[at].number),
            rupture,
        }
    }

    /// What was computed beside what the therapist says.
    pub fn told(&self) -> Told {
        let said = self.rupture.last.account.said.as_ref();
        Told { computed: self.seen.recovery, said: said.map(|said| said.outcome) }
    }

    fn entries(&self, course: &Course) -> Vec<TimelineEntry> {
        let (rupture, component) = (self.rupture.id, self.rupture.last.account.component);
        let account = &self.rupture.last.account;
        let session = course.sessions.iter().find(|session| Some(session.id) == account.session);
        let at = session.map_or(self.rupture.opened_at, |session| session.held_at);
        let noticed = TimelineEntry { at, event: TimelineEvent::Rupture { rupture, component } };
        let back = course.sessions.iter().find(|session| Some(session.number) == self.back_number);
        let repaired = back.map(|session| TimelineEntry {
            at: session.held_at,
            event: TimelineEvent::Repair { rupture, component },
        });
        [noticed].into_iter().chain(repaired).collect()
    }
}

impl Around {
    /// Loads the ruptures of a case and puts them in line with what its sessions, therapists, agreement and frame tell.
    ///
    /// # Errors
    /// The store's.
    pub async fn load(
        app: &App,
        case: &EpisodeCase,
        course: &Course,
        sessions: &[Session],
    ) -> Result<Self, PageError> {
        let episode = &case.episode;
        let agreement = app.store.agreement(episode.organisation, episode.id).await?;
        let frame = app.store.frame_history(episode.organisation, episode.id).await?;
        let more = of_agreement(&agreement, sessions).into_iter().chain(of_frame(&frame)).collect();
        let ruptures = app.store.ruptures(episode.organisation, episode.id).await?;
        let ruptures = ruptures.into_iter().map(|rupture| Known::of(rupture, course, case));
        let mut marks = app.store.marks(episode.organisation, episode.id).await?;
        marks.retain(|mark| mark.shows_now(Addressee::Therapist, sessions));
        Ok(Self { marks, ..Self::of(case, course, sessions, ruptures.collect(), more) })
    }

    /// Puts ruptures and everything else in line.
    pub fn of(
        case: &EpisodeCase,
        course: &Course,
        sessions: &[Session],
        ruptures: Vec<Known>,
        more: Vec<TimelineEntry>,
    ) -> Self {
        let names = case.therapists.iter().map(|one| (one.member, one.shown_name.clone())).collect();
        let first = course.sessions.first().map(|session| session.held_at);
        let therapists = case.therapists.iter().flat_map(|therapist| {
            of_therapist(&therapist.shown_name, therapist.from, therapist.until, first)
        });
        let (ruptures, set_aside): (Vec<Known>, Vec<Known>) =
            ruptures.into_iter().partition(|known| known.rupture.last.account.counts());
        let known = ruptures.iter().flat_map(|known| known.entries(course));
        let timeline = ordered(of_sessions(sessions).into_iter().chain(therapists).chain(known).chain(more));
        Self { ruptures, set_aside, timeline, marks: Vec::new(), names }
    }

    /// Adds to the time line the signals that ask for a talk and those that were answered.
    pub fn with_signals(&mut self, seen: &Signalled, course: &Course) {
        let timeline = std::mem::take(&mut self.timeline);
        let told = seen.asking().chain(seen.past().filter(|signal| signal.answer(&seen.answered).is_some()));
        let told = told.filter_map(|signal| of_signal(signal, &course.sessions, &seen.answered));
        self.timeline = ordered(timeline.into_iter().chain(told));
    }

    /// What the client let know, the last first.
    pub fn let_know(&self, speech: &Speech, case: &EpisodeCase) -> Markup {
        let new = format!("/episodes/{}/ruptures", case.episode.id);
        let marks = self.marks.iter().rev().filter(|mark| mark.discussed.is_none());
        let path = format!("/episodes/{}/marks", case.episode.id);
        html! { @for mark in marks { (told_mark(speech, mark, &new, &path)) } }
    }

    /// The block on the case page: time line, ruptures, and a way to write one down.
    pub fn view(&self, speech: &Speech, case: &EpisodeCase, course: &Course) -> Markup {
        if course.sessions.is_empty() {
            return html! {};
        }
        let new = format!("/episodes/{}/ruptures", case.episode.id);
        let discussion = format!("/episodes/{}/discussion", case.episode.id);
        let is_open = case.episode.state == EpisodeState::Open;
        html! {
            section class="card ruptures" {
                h2 { (speech.t("rupture-block-title")) }
                (self.line(speech, course, Telling::WithNames))
                (self.list(speech))
                (self.aside(speech))
                (self.discussed(speech))
                p class="not-on-paper talk-actions" {
                    @if is_open { (link(Weight::Plain, &speech.t("rupture-block-new"), &new)) }
                    (link(Weight::Plain, &speech.t("rupture-block-discussion"), &discussion))
                }
            }
        }
    }

    /// The time line as a picture, with the same in a list.
    pub fn line(&self, speech: &Speech, course: &Course, telling: Telling) -> Markup {
        let (Some(first), Some(last)) = (course.sessions.first(), course.sessions.last()) else {
            return html! {};
        };
        let marks = self.timeline.iter().filter_map(|entry| {
            let at = place(&course.sessions, entry.at)?;
            let words = match telling {
                Telling::WithNames => {
                    format!("{}: {}", date::day_of(speech, entry.at), told::event(speech, &entry.event))
                }
                Telling::WithoutNames => {
                    let event = told::event(speech, &without_name(entry.event.clone()));
                    format!("{}: {event}", told::at_session(speech, at))
                }
            };
            Some(Mark { at, kind: entry.event.kind(), component: component(&entry.event), words })
        });
        timeline(speech, &Timeline { first: first.number, last: last.number, marks: marks.collect() })
    }

    /// What became of each rupture, without what was written about it.
    pub fn outcomes(&self, speech: &Speech) -> Markup {
        html! {
            @if self.ruptures.is_empty() {
                p class="quiet-text" { (speech.t("rupture-block-none")) }
            } @else {
                ul class="rupture-list" {
                    @for known in &self.ruptures {
                        li {
                            strong { (told::title(speech, known)) } " "
                            (told::outcome_tag(speech, known.told()))
                            @let movement = known.rupture.last.account.movement;
                            p { (speech.t(&format!("rupture-movement-{movement}"))) }
                            p class="quiet-text" { (told::computed(speech, known)) }
                        }
                    }
                }
            }
        }
    }

    /// Those that were written down by mistake.
    fn aside(&self, speech: &Speech) -> Markup {
        if self.set_aside.is_empty() {
            return html! {};
        }
        let list = html! {
            ul class="rupture-list" {
                @for known in &self.set_aside {
                    li {
                        a href=(format!("/ruptures/{}", known.rupture.id)) { (told::title(speech, known)) }
                        @if let Some(reason) = &known.rupture.last.account.set_aside {
                            p class="quiet-text typed" dir="auto" { (reason) }
                        }
                    }
                }
            }
        };
        more(&speech.with("rupture-block-aside", &[("count", &self.set_aside.len())]), &list)
    }

    /// The client's own marks the two talked about, the last first.
    fn discussed(&self, speech: &Speech) -> Markup {
        let marks: Vec<&ClientMark> =
            self.marks.iter().rev().filter(|mark| mark.discussed.is_some()).collect();
        if marks.is_empty() {
            return html! {};
        }
        let list = html! {
            ul class="rupture-list" {
                @for mark in &marks {
                    li {
                        (date::day_of(speech, mark.at))
                        @if let Some(component) = mark.component {
                            ". " (speech.t(&format!("mark-about-{component}")))
                        }
                        @if let Some(words) = &mark.words { p class="typed" dir="auto" { (words) } }
                        @if let Some(discussed) = mark.discussed {
                            p class="quiet-text" { (self.told_discussed(speech, discussed)) }
                        }
                    }
                }
            }
        };
        more(&speech.with("mark-case-discussed", &[("count", &marks.len())]), &list)
    }

    fn told_discussed(&self, speech: &Speech, discussed: Discussed) -> String {
        let day = date::day_of(speech, discussed.at);
        match self.names.get(&discussed.by) {
            Some(who) => speech.with("mark-discussed-with", &[("day", &day), ("who", who)]),
            None => speech.with("mark-discussed-on", &[("day", &day)]),
        }
    }

    fn list(&self, speech: &Speech) -> Markup {
        html! {
            @if self.ruptures.is_empty() {
                p class="quiet-text" { (speech.t("rupture-block-none")) }
            } @else {
                ul class="rupture-list" {
                    @for known in &self.ruptures {
                        li {
                            a href=(format!("/ruptures/{}", known.rupture.id)) { (told::title(speech, known)) }
                            " " (told::outcome_tag(speech, known.told()))
                            p class="quiet-text" { (told::sentence(speech, known)) }
                        }
                    }
                }
            }
        }
    }
}

/// What the client let know, with a way to write it down as a rupture.
fn told_mark(speech: &Speech, mark: &ClientMark, new: &str, path: &str) -> Markup {
    let component = mark.component.map_or_else(String::new, |component| format!("&component={component}"));
    let session = mark.session.map_or_else(String::new, |session| format!("&session={session}"));
    let href = format!("{new}?from=client-mark{component}{session}");
    html! {
        section class="card talk" {
            div {
                p class="eyebrow" { (date::day_of(speech, mark.at)) }
                h2 { (speech.t("mark-case-title")) }
                @if let Some(component) = mark.component { p { (speech.t(&format!("mark-about-{component}"))) } }
                @match &mark.words {
                    Some(words) => { blockquote class="typed" dir="auto" { (words) } }
                    None => { p class="quiet-text" { (speech.t("mark-no-words")) } }
                }
            }
            div {
                p class="quiet-text" { (speech.t("mark-case-line")) }
                div class="talk-actions" {
                    (post(Weight::Quiet, &speech.t("mark-case-discuss"), &format!("{path}/{}/discussed", mark.id), &[]))
                    (link(Weight::Plain, &speech.t("mark-case-record"), &href))
                }
            }
        }
    }
}

/// The same event with nobody's name in it.
fn without_name(event: TimelineEvent) -> TimelineEvent {
    match event {
        TimelineEvent::TherapistBegan { .. } => TimelineEvent::TherapistBegan { shown_name: String::new() },
        TimelineEvent::TherapistStopped { .. } => {
            TimelineEvent::TherapistStopped { shown_name: String::new() }
        }
        TimelineEvent::Signal { .. }
        | TimelineEvent::Rupture { .. }
        | TimelineEvent::Repair { .. }
        | TimelineEvent::Break { .. }
        | TimelineEvent::NotMeasured { .. }
        | TimelineEvent::AgreementChanged { .. }
        | TimelineEvent::FrameChanged { .. } => event,
    }
}

fn component(event: &TimelineEvent) -> Option<alliance::Component> {
    match event {
        TimelineEvent::Rupture { component, .. } | TimelineEvent::Repair { component, .. } => {
            Some(*component)
        }
        TimelineEvent::Signal { component, .. } => *component,
        TimelineEvent::Break { .. }
        | TimelineEvent::TherapistBegan { .. }
        | TimelineEvent::TherapistStopped { .. }
        | TimelineEvent::NotMeasured { .. }
        | TimelineEvent::AgreementChanged { .. }
        | TimelineEvent::FrameChanged { .. } => None,
    }
}
