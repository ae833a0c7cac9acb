//! The frame on one sheet of paper, in plain words and in the client's language.

use super::{Kept, say};
use crate::error::PageError;
use crate::shell::button;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::empty;
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::frame::Frame;
use alliance::frame::entry::Entry;
use alliance::frame::history::FrameHistory;
use alliance::frame::item::Section;
use axum::extract::{Path, State};
use maud::{Markup, html};

/// From so many characters of own words on, the sheet is set smaller, so that it stays one.
const DENSE_FROM: usize = 1_400;
/// From so many on, smaller again.
const DENSEST_FROM: usize = 3_200;

/// The page. The paper speaks the client's language, if that is known; the page around it the therapist's.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    let id = kept.case.episode.id;
    app.store.note_read(&signed_in.by(&app), "frame.print", "episode", &id, Some(id)).await?;
    let language = kept.case.client.language.unwrap_or_else(|| signed_in.speech.language());
    let paper = Speech::new(language, app.zone().clone());
    let speech = &signed_in.speech;
    let (client, href) = kept.way(&signed_in);
    let title = speech.t("frame-print-title");
    let main = html! {
        (breadcrumb(speech, &[(&client, &href), (&speech.t("frame-title"), &kept.path(""))]))
        @if kept.history.current().is_some() {
            div class="not-on-paper flow" { p { (speech.t("frame-print-how")) } (button::print(speech)) }
        } @else {
            h1 { (title) }
            (empty(&speech.t("frame-line-none"), &speech.t("frame-print-none"), None))
        }
        (sheet(&paper, &kept.history))
    };
    Ok(signed_in.page(title, Nav::Caseload).wide(Width::Middle).render(&main))
}

/// The sheet itself; nothing before the first version.
fn sheet(speech: &Speech, history: &FrameHistory) -> Markup {
    let Some(current) = history.current() else { return html! {} };
    let state = match history.agreed_at(current.number) {
        Some(at) => speech.with("frame-print-agreed", &[("day", &day_of(speech, at))]),
        None => speech.t("frame-print-draft"),
    };
    let version = [
        ("number", &current.number as &dyn crate::shell::language::Said),
        ("day", &day_of(speech, current.at)),
    ];
    html! {
        article class=(density(&current.frame)) lang=(speech.language()) {
            h1 { (speech.t("frame-print-title")) }
            p class="frame-sheet-state" { (state) " " (speech.with("frame-print-version", &version)) "." }
            div class="frame-columns" {
                @for section in Section::ALL.iter().copied() { (part(speech, &current.frame, section)) }
            }
            p class="frame-sheet-state" { (speech.t("frame-print-mistake")) }
        }
    }
}

/// The frame in a copy of all that the two agreed on; nothing before the first version.
pub fn copied(speech: &Speech, history: &FrameHistory) -> Markup {
    let Some(current) = history.current() else { return html! {} };
    let state = match history.agreed_at(current.number) {
        Some(at) => speech.with("frame-print-agreed", &[("day", &day_of(speech, at))]),
        None => speech.t("frame-print-draft"),
    };
    html! {
        h2 { (speech.t("frame-print-title")) }
        p { (state) }
        div class="frame-columns" {
            @for section in Section::ALL.iter().copied() { (part(speech, &current.frame, section)) }
        }
    }
}

/// One section in sentences; a section without any says that nothing was agreed on yet.
pub(super) fn part(speech: &Speech, frame: &Frame, section: Section) -> Markup {
    let sentences = say::sentences(speech, frame, section);
    html! {
        section class="frame-part" {
            h2 { (say::section(speech, section)) }
            @if sentences.is_empty() { p { (speech.t("frame-silent")) } }
            @for (_, sentence) in &sentences { div { (sentence) } }
            @if section == Section::Attitude && let Some(model) = say::model(speech, frame) { p { (model) } }
            @if section == Section::Contact { (say::crisis(speech)) }
        }
    }
}

fn density(frame: &Frame) -> &'static str {
    let own: usize = frame
        .entries()
        .map(|(_, entry)| match entry {
            Entry::Text(text) => text.chars().count(),
            Entry::Whole(_)
            | Entry::Money(_)
            | Entry::Places(_)
            | Entry::Rhythm(_)
            | Entry::Payer(_)
            | Entry::Billing(_)
            | Entry::Channels(_)
            | Entry::Viewers(_)
            | Entry::Recording(_)
            | Entry::Relations(_)
            | Entry::Model(_) => 0,
        })
        .sum();
    match own {
        DENSEST_FROM.. => "frame-sheet densest",
        DENSE_FROM.. => "frame-sheet dense",
        _ => "frame-sheet",
    }
}
