//! Conversation cards: what a medium can do between two people, each with a question to begin from.

use crate::error::PageError;
use crate::shell::layout::Width;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use alliance::access::Act;
use axum::extract::Path;
use maud::{Markup, html};

/// The media with their cards: the word of the medium, and how many there are.
const CARDS: [(&str, u32); 6] =
    [("music", 6), ("psychomotor", 9), ("visual-art", 8), ("drama", 8), ("dance", 4), ("other", 4)];

/// All media.
pub async fn list(signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::LookAtOwnWork)?;
    let speech = &signed_in.speech;
    let title = speech.t("factor-cards-title");
    let main = html! {
        (page_head(&title, Some(&speech.t("factor-cards-line")), None))
        ul class="plain-list" {
            @for (medium, count) in CARDS {
                li { a href=(format!("/cards/{medium}")) { (speech.t(&format!("medium-{medium}"))) } " " span class="quiet-text" { (speech.with("factor-cards-count", &[("count", &count)])) } }
            }
        }
        p { a href="/factors" { (speech.t("factor-title")) } }
    };
    Ok(signed_in.page(title, Nav::Account).wide(Width::Narrow).at("/cards").render(&main))
}

/// The cards of one medium.
pub async fn page(signed_in: SignedIn, Path(medium): Path<String>) -> Result<Markup, PageError> {
    signed_in.may(Act::LookAtOwnWork)?;
    let (medium, count) = CARDS.into_iter().find(|(known, _)| *known == medium).ok_or(PageError::NotFound)?;
    let speech = &signed_in.speech;
    let about = speech.t(&format!("medium-{medium}"));
    let title = speech.with("factor-cards-of", &[("medium", &about)]);
    let source = if matches!(medium, "dance" | "other") { "factor-cards-own" } else { "factor-cards-source" };
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("factor-cards-title"), "/cards")]))
        (page_head(&title, Some(&speech.t("factor-cards-how")), None))
        div class="cards two" {
            @for card in 1..=count {
                @let name = format!("{medium}-{card}");
                section class="card conversation-card" {
                    p { (speech.t(&format!("factor-card-{name}"))) }
                    blockquote { (speech.t(&format!("factor-card-{name}-ask"))) }
                }
            }
        }
        p class="quiet-text" { (speech.t(source)) }
    };
    Ok(signed_in.page(title, Nav::Account).wide(Width::Middle).at(format!("/cards/{medium}")).render(&main))
}
