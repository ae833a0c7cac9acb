//! The frame on the client's own phone, by the link of the episode: read it in plain words, say per section that it is
//! right or that there is something to talk about, and confirm. Opening changes nothing.

use super::print::part;
use super::say;
use crate::agreement::place::Place;
use crate::error::PageError;
use crate::shell::button::{Weight, submit_as};
use crate::shell::date::day_of;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, hidden, once};
use crate::shell::notice::{Tone, empty, notice, who_sees};
use crate::shell::part::more;
use crate::state::App;
use alliance::agreement::Side;
use alliance::episode::EpisodeState;
use alliance::frame::entry::TEXT_MOST;
use alliance::frame::history::{FrameHistory, FrameRefusal, FrameVersion, Stance, still_open};
use alliance::frame::item::Section;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::by::ONCE;
use store::frame::{FRAME_CONFIRMED, FRAME_MOVED, NewStance};

/// A client behind a link, at the frame.
struct Own {
    place: Place,
    history: FrameHistory,
}

/// What a client chose for a section, and wrote beside it.
#[derive(Debug, Clone, Default)]
struct Chosen {
    stance: Option<Stance>,
    note: String,
}

impl Own {
    async fn at(app: &App, place: Place) -> Result<Self, PageError> {
        let episode = &place.case.episode;
        let history = app.store.frame_history(episode.organisation, episode.id).await?;
        Ok(Self { place, history })
    }

    fn path(&self) -> String {
        self.place.path("/frame")
    }

    /// What the client said before, where it still stands.
    fn said(&self) -> BTreeMap<Section, Chosen> {
        let said = |section: Section| {
            let said = self.history.stance(section)?;
            let note = said.note.clone().unwrap_or_else(String::new);
            Some((section, Chosen { stance: Some(said.stance), note }))
        };
        Section::ALL.iter().copied().filter_map(said).collect()
    }

    fn page(&self, app: &App, chosen: &BTreeMap<Section, Chosen>, told: Option<&Markup>) -> Markup {
        let speech = &self.place.speech;
        let title = speech.t("frame-print-title");
        let main = html! {
            (self.place.steps(&[(&speech.t("agreement-title"), &self.place.root)]))
            h1 { (title) }
            @if let Some(told) = told { (told) }
            @match self.history.current() {
                None => { (empty(&speech.t("frame-line-none"), &speech.t("frame-own-none"), None)) }
                Some(current) => { (self.state(current)) (self.body(app, current, chosen)) }
            }
        };
        self.place.render(&title, "/frame", &main)
    }

    fn state(&self, current: &FrameVersion) -> Markup {
        let speech = &self.place.speech;
        let mine = self.history.confirmed_at(Side::Client, current.number);
        let line = match (mine, self.history.agreed_at(current.number)) {
            (_, Some(at)) => speech.with("frame-print-agreed", &[("day", &day_of(speech, at))]),
            (Some(at), None) => speech.with("frame-own-waits", &[("day", &day_of(speech, at))]),
            (None, None) => speech.t("frame-own-lead"),
        };
        let changed = self.history.changed_since_agreed();
        let sections: Vec<String> = Section::ALL
            .iter()
            .filter(|section| changed.iter().any(|item| item.section() == **section))
            .map(|section| say::section(speech, *section))
            .collect();
        let sections = sections.join(", ");
        html! {
            p class="lead" { (line) }
            @if !changed.is_empty() { p { (speech.with("frame-own-changed", &[("sections", &sections)])) } }
        }
    }

    fn body(&self, app: &App, current: &FrameVersion, chosen: &BTreeMap<Section, Chosen>) -> Markup {
        let speech = &self.place.speech;
        let sees = who_sees(speech, &speech.t("frame-own-who-sees"));
        let confirmed = self.history.confirmed_at(Side::Client, current.number).is_some();
        let (asked, same): (Vec<Section>, Vec<Section>) =
            Section::ALL.iter().partition(|section| self.asks_about(**section));
        match self.place.case.episode.state {
            EpisodeState::Closed { at: _ } => html! {
                @for section in Section::ALL.iter().copied() {
                    div class="card" { (part(speech, &current.frame, section)) }
                }
                (sees)
            },
            EpisodeState::Open => html! {
                form class="frame-own" method="post" action=(self.path()) {
                    (once(&app.once()))
                    (hidden("number", &current.number.to_string()))
                    @for section in &asked { (self.asked(current, *section, chosen)) }
                    @if !same.is_empty() {
                        @let folded = html! { @for section in &same { (self.asked(current, *section, chosen)) } };
                        (more(&speech.t("frame-own-same"), &folded))
                    }
                    (sees)
                    div class="actions" {
                        @if confirmed {
                            (submit_as(Weight::Primary, &speech.t("frame-own-keep"), "do", "keep"))
                        } @else {
                            (submit_as(Weight::Primary, &speech.t("frame-own-confirm"), "do", "confirm"))
                            (submit_as(Weight::Quiet, &speech.t("frame-own-keep"), "do", "keep"))
                        }
                    }
                    p class="quiet-text" { (speech.t("frame-own-no-hurry")) }
                }
            },
        }
    }

    /// Whether a section stands open: all of them, until both confirmed a version; then what changed since, and what
    /// the client wants to talk about.
    fn asks_about(&self, section: Section) -> bool {
        let changed = self.history.changed_since_agreed();
        changed.is_empty()
            || changed.iter().any(|item| item.section() == section)
            || self.history.to_talk().contains(&section)
    }

    fn asked(&self, current: &FrameVersion, section: Section, chosen: &BTreeMap<Section, Chosen>) -> Markup {
        html! {
            div class="card" {
                (part(&self.place.speech, &current.frame, section))
                (self.question(section, chosen.get(&section)))
            }
        }
    }

    fn question(&self, section: Section, chosen: Option<&Chosen>) -> Markup {
        let speech = &self.place.speech;
        let (stance, note) = chosen.map_or((None, ""), |chosen| (chosen.stance, chosen.note.as_str()));
        let name = format!("note-{section}");
        let field = Field::new(Control::Lines(2), &name, speech.t("frame-own-note")).optional(speech);
        let long = note.chars().count();
        let error = (long > TEXT_MOST)
            .then(|| speech.with("frame-refusal-too-long", &[("found", &long), ("most", &TEXT_MOST)]));
        let note = field.value(note).error(error).autocomplete("off");
        html! {
            fieldset class="frame-stance" {
                legend class="unseen" { (say::section(speech, section)) ": " (speech.t("frame-own-question")) }
                @for option in Stance::ALL.iter().copied() {
                    label class="card-choice" {
                        input type="radio" name=(section) value=(option) checked[stance == Some(option)];
                        span class="card-label" { (speech.t(&format!("frame-own-{option}"))) }
                    }
                }
            }
            @if long > 0 { (note) } @else { (more(&speech.t("frame-own-note"), &html! { (note) })) }
        }
    }
}

/// The page. Opening it, however often, changes nothing.
pub async fn page(State(app): State<App>, place: Place) -> Result<Markup, PageError> {
    let own = Own::at(&app, place).await?;
    let id = own.place.case.episode.id;
    app.store.note_read(&own.place.by(&app), "frame.read", "episode", &id, Some(id)).await?;
    let said = own.said();
    Ok(own.page(&app, &said, None))
}

/// What one of the two buttons does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Keep,
    Confirm,
}

fn read(fields: &Fields) -> Result<(u32, Wanted, BTreeMap<Section, Chosen>), PageError> {
    let refused = || PageError::Refused("refusal-form".into());
    let notes: Vec<String> = Section::ALL.iter().map(|section| format!("note-{section}")).collect();
    let mut names: Vec<&str> = vec!["once", "number", "do"];
    names.extend(notes.iter().map(String::as_str));
    Section::ALL.iter().for_each(|section| names.push(section.as_str()));
    fields.only(&names)?;
    let wanted = match fields.one("do")? {
        "keep" => Wanted::Keep,
        "confirm" => Wanted::Confirm,
        _ => return Err(refused()),
    };
    let number = fields.one("number")?.parse().map_err(|_| refused())?;
    let chosen = Section::ALL
        .iter()
        .zip(&notes)
        .map(|(section, note)| {
            // A radio button that was not touched is not sent.
            let stance = fields.all(section.as_str()).next();
            let stance = stance.map(|word| word.parse().map_err(|_| refused())).transpose()?;
            let note = fields.one(note)?.replace("\r\n", "\n");
            Ok((*section, Chosen { stance, note }))
        })
        .collect::<Result<_, PageError>>()?;
    Ok((number, wanted, chosen))
}

/// What is new in what was chosen: a choice that differs from what was said, or words beside it. Words alone are
/// something to talk about.
fn news(said: &BTreeMap<Section, Chosen>, chosen: &BTreeMap<Section, Chosen>) -> Vec<NewStance> {
    chosen
        .iter()
        .filter_map(|(section, now)| {
            let written = !now.note.is_empty();
            let stance = now.stance.or(written.then_some(Stance::Talk))?;
            let same = said
                .get(section)
                .is_some_and(|before| before.stance == Some(stance) && before.note == now.note);
            let note = written.then(|| now.note.clone());
            (!same).then_some(NewStance { section: *section, stance, note })
        })
        .collect()
}

/// Keeps what the client says, and the yes if it is one. What cannot be kept stays on the page.
pub async fn submit_form(
    State(app): State<App>,
    place: Place,
    fields: Fields,
) -> Result<Response, PageError> {
    let (number, wanted, chosen) = read(&fields)?;
    let own = Own::at(&app, place).await?;
    still_open(own.place.case.episode.state)?;
    let current = own.history.current().ok_or(FrameRefusal::NothingYet)?;
    let speech = &own.place.speech;
    let again = |status: StatusCode, key: &str| {
        let told = notice(Tone::Alert, None, &html! { p { (speech.with(key, &[])) } });
        Ok((status, own.page(&app, &chosen, Some(&told))).into_response())
    };
    if chosen.values().any(|chosen| chosen.note.chars().count() > TEXT_MOST) {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "frame-own-too-long");
    }
    if number != current.number {
        return again(StatusCode::CONFLICT, "frame-refusal-moved");
    }
    let by = own.place.by(&app);
    let episode = own.place.case.episode.id;
    let news = news(&own.said(), &chosen);
    if !news.is_empty() {
        match app.store.keep_stances(&by, Some(fields.one("once")?), episode, number, &news).await {
            Ok(()) => {}
            Err(error) if error.is_conflict(ONCE) => {}
            Err(error) if error.is_conflict(FRAME_MOVED) => {
                return again(StatusCode::CONFLICT, "frame-refusal-moved");
            }
            Err(error) => return Err(error.into()),
        }
    }
    if wanted == Wanted::Confirm {
        let history = app.store.frame_history(by.organisation, episode).await?;
        match history.confirm(Side::Client, number) {
            Ok(()) => match app.store.confirm_frame(&by, episode, number, Side::Client).await {
                Ok(()) => {}
                Err(error) if error.is_conflict(FRAME_CONFIRMED) => {}
                Err(error) if error.is_conflict(FRAME_MOVED) => {
                    return again(StatusCode::CONFLICT, "frame-refusal-moved");
                }
                Err(error) => return Err(error.into()),
            },
            Err(FrameRefusal::AlreadyConfirmed) => {}
            Err(FrameRefusal::StillToTalk { sections: _ }) => {
                return again(StatusCode::OK, "frame-own-still-to-talk");
            }
            Err(FrameRefusal::Moved { .. }) => return again(StatusCode::CONFLICT, "frame-refusal-moved"),
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Ok(Redirect::to(&own.place.path("/frame/kept")).into_response())
}

/// What became of it, on a page that can be loaded again.
pub async fn kept(State(app): State<App>, place: Place) -> Result<Markup, PageError> {
    let own = Own::at(&app, place).await?;
    let current = own.history.current().ok_or(FrameRefusal::NothingYet)?;
    let key = match (own.history.confirmed_at(Side::Client, current.number), own.history.to_talk().len()) {
        (Some(_), 0) => "frame-own-thanks-confirmed",
        (Some(_) | None, 1..) => "frame-own-thanks-talk",
        (None, 0) => "frame-own-thanks",
    };
    let speech = &own.place.speech;
    let title = speech.t("frame-own-thanks-title");
    let main = html! {
        h1 { (title) }
        p class="lead" { (speech.with(key, &[])) }
        p { a href=(own.path()) { (speech.t("frame-own-back")) } }
    };
    Ok(own.place.render(&title, "/frame/kept", &main))
}
