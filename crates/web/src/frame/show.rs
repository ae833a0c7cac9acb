//! The frame as the therapist finds it: what stands, who confirmed it, what changed, and what is not agreed on yet.

use super::{Kept, review, say};
use crate::error::PageError;
use crate::shell::button::{Weight, link, post};
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, empty, notice, who_sees};
use crate::shell::part::{Meaning, breadcrumb, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::agreement::Side;
use alliance::episode::EpisodeState;
use alliance::frame::history::{FrameHistory, FrameVersion, Stance};
use alliance::frame::item::{Item, Section};
use alliance::frame::review::FrameReview;
use axum::extract::{Path, State};
use maud::{Markup, html};

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    let id = kept.case.episode.id;
    app.store.note_read(&signed_in.by(&app), "frame.read", "episode", &id, Some(id)).await?;
    let speech = &signed_in.speech;
    let (client, href) = kept.way(&signed_in);
    let body = match kept.history.current() {
        Some(current) => {
            let reviews = app.store.frame_reviews(signed_in.actor.organisation, id).await?;
            standing(speech, &kept, current, &reviews)
        }
        None => {
            let template = app.store.frame_template(signed_in.actor.organisation).await?;
            none(speech, &kept, &app.once(), template.number)
        }
    };
    let main = html! { (breadcrumb(speech, &[(&client, &href)])) (body) };
    Ok(signed_in.page(speech.t("frame-title"), Nav::Caseload).render(&main))
}

fn none(speech: &Speech, kept: &Kept, once: &str, template: u32) -> Markup {
    let go = match kept.case.episode.state {
        EpisodeState::Open => {
            Some(post(Weight::Primary, &speech.t("frame-begin-go"), &kept.path(""), &[("once", once)]))
        }
        EpisodeState::Closed { at: _ } => None,
    };
    html! {
        (page_head(&speech.t("frame-title"), Some(&speech.t("frame-line-none")), None))
        (empty(&speech.t("frame-begin-title"), &speech.t("frame-begin-line"), go.as_ref()))
        @if template == 0 { p class="quiet-text" { (speech.t("frame-begin-no-template")) } }
    }
}

fn standing(speech: &Speech, kept: &Kept, current: &FrameVersion, reviews: &[FrameReview]) -> Markup {
    let history = &kept.history;
    let line =
        speech.with("frame-line", &[("number", &current.number), ("day", &day_of(speech, current.at))]);
    let actions = html! {
        (link(Weight::Quiet, &speech.t("frame-to-versions"), &kept.path("/versions")))
        (link(Weight::Quiet, &speech.t("frame-to-print"), &kept.path("/print")))
    };
    let changed = history.changed_since_agreed();
    let is_open = kept.case.episode.state == EpisodeState::Open;
    html! {
        (page_head(&speech.t("frame-title"), Some(&line), Some(&actions)))
        (state(speech, kept, current))
        div class="cards two frame" {
            @for section in Section::ALL.iter().copied() {
                (card(speech, kept, current, section, &changed, is_open))
            }
        }
        (review::block(speech, kept, reviews, is_open))
        (who_sees(speech, &speech.t("frame-who-sees")))
    }
}

/// Who confirmed what stands, what counts until both did, and the therapist's own yes.
fn state(speech: &Speech, kept: &Kept, current: &FrameVersion) -> Markup {
    let history = &kept.history;
    let said = match history.awaited().as_slice() {
        [] => {
            let at = history.agreed_at(current.number).map_or_else(String::new, |at| day_of(speech, at));
            speech.with("frame-state-agreed", &[("day", &at)])
        }
        [Side::Client] => speech.t("frame-state-client-waits"),
        [Side::Therapist] => speech.t("frame-state-therapist-waits"),
        [_, ..] => speech.t("frame-state-nobody"),
    };
    let missing = current.frame.not_agreed().len();
    let mine = history.awaited().contains(&Side::Therapist) && kept.case.episode.state == EpisodeState::Open;
    let number = current.number.to_string();
    let body = html! {
        p { (said) " " (speech.with("frame-not-agreed", &[("count", &missing)])) }
        @match before(history, current) {
            Some((agreed, at)) => {
                p { (speech.with("frame-state-before", &[("number", &agreed), ("day", &day_of(speech, at))])) }
            }
            None => { @if !history.awaited().is_empty() { p { (speech.t("frame-state-first")) } } }
        }
        @if history.awaited().contains(&Side::Client) {
            p { a href={ "/episodes/" (kept.case.episode.id) "/agreement#link" } { (speech.t("frame-state-link")) } }
        }
        @if mine {
            (post(Weight::Primary, &speech.t("frame-confirm"), &kept.path("/confirm"), &[("number", &number)]))
        }
    };
    let tone = if history.awaited().is_empty() { Tone::Saved } else { Tone::Info };
    notice(tone, None, &body)
}

/// The version that counts while another waits, and since when.
fn before(history: &FrameHistory, current: &FrameVersion) -> Option<(u32, alliance::clock::Timestamp)> {
    let agreed = history.agreed().filter(|agreed| agreed.number != current.number)?;
    Some((agreed.number, history.agreed_at(agreed.number)?))
}

fn card(
    speech: &Speech,
    kept: &Kept,
    current: &FrameVersion,
    section: Section,
    changed: &[Item],
    is_open: bool,
) -> Markup {
    let name = say::section(speech, section);
    let sentences = say::sentences(speech, &current.frame, section);
    let missing: Vec<String> = current
        .frame
        .not_agreed()
        .into_iter()
        .filter(|item| item.section() == section)
        .map(|item| say::item(speech, item))
        .collect();
    let missing = missing.join(", ");
    // What was taken away has no sentence to stand beside.
    let gone = section.items().any(|item| changed.contains(&item) && current.frame.get(item).is_none());
    html! {
        section class="card frame-section" {
            h2 { (name) @if gone { " " (tag(Meaning::ToDiscuss, &speech.t("frame-changed"))) } }
            (client_says(speech, &kept.history, section))
            @if !sentences.is_empty() {
                ul class="unmarked frame-sentences" {
                    @for (item, sentence) in &sentences {
                        li {
                            (sentence)
                            @if changed.contains(item) { " " (tag(Meaning::ToDiscuss, &speech.t("frame-changed"))) }
                        }
                    }
                }
            }
            @if section == Section::Attitude && let Some(model) = say::model(speech, &current.frame) {
                p class="quiet-text" { (model) }
            }
            @if section == Section::Contact { (say::crisis(speech)) }
            @if !missing.is_empty() {
                p class="quiet-text" { (speech.with("frame-not-yet", &[("items", &missing)])) }
            }
            @if is_open {
                p class="not-on-paper" {
                    a class="button plain" href=(kept.path(&format!("/sections/{section}"))) {
                        (speech.t("frame-edit")) span class="unseen" { ": " (name) }
                    }
                }
            }
        }
    }
}

fn client_says(speech: &Speech, history: &FrameHistory, section: Section) -> Markup {
    let Some(said) = history.stance(section) else { return html! {} };
    html! {
        @match said.stance {
            Stance::Fits => { p { (tag(Meaning::Settled, &speech.t("frame-stance-fits"))) } }
            Stance::Talk => { p { (tag(Meaning::ToDiscuss, &speech.t("frame-stance-talk"))) } }
        }
        @if let Some(note) = &said.note {
            p { (speech.t("frame-stance-note")) " " bdi class="frame-words" dir="auto" { (note) } }
        }
    }
}

/// The line about the frame on the page of the case, with the way to it.
pub fn case_line(speech: &Speech, history: &FrameHistory, href: &str) -> Markup {
    let mut said = Vec::new();
    match history.current() {
        None => said.push(speech.t("frame-case-none")),
        Some(current) => {
            said.push(match history.agreed_at(current.number) {
                Some(at) => speech.with("frame-case-agreed", &[("day", &day_of(speech, at))]),
                None => speech.with("frame-case-waits", &[("number", &current.number)]),
            });
            let (talk, missing) = (history.to_talk().len(), current.frame.not_agreed().len());
            if talk > 0 {
                said.push(speech.with("frame-case-talk", &[("count", &talk)]));
            }
            if missing > 0 {
                said.push(speech.with("frame-case-open", &[("count", &missing)]));
            }
        }
    }
    html! { p class="frame-line" { a href=(href) { (speech.t("frame-title")) } ": " (said.join(" ")) } }
}
