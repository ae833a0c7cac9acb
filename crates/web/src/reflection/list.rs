//! The reflections somebody leads: those to come, those that run, those that were.

use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{Meaning, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use axum::extract::State;
use maud::{Markup, html};
use store::reflection::{Reflection, Stage};

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::LeadReflections)?;
    let kept = app.store.reflections(signed_in.actor.organisation, signed_in.member.id).await?;
    let speech = &signed_in.speech;
    let title = speech.t("reflection-list-title");
    let prepare = link(Weight::Primary, &speech.t("reflection-list-new"), "/reflections/new");
    let main = html! {
        (page_head(&title, Some(&speech.t("reflection-list-line")), Some(&prepare)))
        @if kept.is_empty() {
            (empty(&speech.t("reflection-list-empty"), &speech.t("reflection-list-empty-text"), None))
        } @else {
            ul class="unmarked reflection-list" { @for reflection in &kept { li { (row(speech, reflection)) } } }
        }
        (who_sees(speech, &speech.t("reflection-list-who-sees")))
    };
    Ok(signed_in.page(title, Nav::Reflections).wide(crate::shell::layout::Width::Middle).render(&main))
}

/// The address of a reflection, or of a page under it.
pub(super) fn path(reflection: &Reflection, under: &str) -> String {
    format!("/reflections/{}{under}", reflection.id)
}

fn row(speech: &Speech, reflection: &Reflection) -> Markup {
    let (under, key, meaning, at) = match reflection.stage {
        Stage::Prepared => ("", "reflection-stage-prepared", Meaning::Plain, reflection.prepared_at),
        Stage::Open { at } => ("/lead", "reflection-stage-open", Meaning::ToDiscuss, at),
        Stage::Closed { at } => ("/report", "reflection-stage-closed", Meaning::Settled, at),
    };
    html! {
        article class="card reflection-row" {
            div {
                h2 { a href=(path(reflection, under)) { (reflection.template.title) } }
                p class="soft" { (reflection.team) " · " (date::day_of(speech, at)) }
            }
            (tag(meaning, &speech.t(key)))
            @let about = speech.with("reflection-again-about", &[("title", &reflection.template.title), ("team", &reflection.team)]);
            a class="button plain" href={ "/reflections/new?from=" (reflection.id) } aria-label=(about) { (speech.t("reflection-again")) }
        }
    }
}
