//! The blank form on paper, to be filled in by hand.

use super::sheet::if_alone;
use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::button;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::check::form::{Place, Question};
use alliance::instrument::definition::Response;
use axum::extract::{Path, State};
use maud::{Markup, html};

/// The page. The paper carries the client's code and the number of the session, so that it finds its way back.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Markup, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::EnterFromPaper).await?;
    let form = standing.form(Perspective::Client);
    // The paper speaks the client's language, if that is known; the page around it the therapist's.
    let language = standing.case.client.language.unwrap_or_else(|| signed_in.speech.language());
    let paper = Speech::new(language, app.zone().clone());
    let speech = &signed_in.speech;
    let title = speech.with("session-title", &[("number", &standing.session.number)]);
    let client = speech.with("client-name", &[("code", &standing.case.client.code.as_str())]);
    let main = html! {
        (breadcrumb(speech, &[(&client, &format!("/episodes/{}", standing.session.episode)), (&title, &standing.path(""))]))
        h1 class="not-on-paper" { (speech.t("check-print-title")) }
        div class="not-on-paper flow" {
            p { (speech.t("check-print-how")) }
            (button::print(speech))
        }
        article class="paper-form" lang=(language) {
            p class="paper-head" {
                span { (paper.with("client-name", &[("code", &standing.case.client.code.as_str())])) }
                span { (paper.with("check-about", &[("number", &standing.session.number)])) }
                span { (paper.t("check-print-date")) " ____ - ____ - ________" }
            }
            h2 { (paper.t("check-landing-title")) }
            @for question in &form.questions() { (row(&paper, question)) }
            p class="quiet-text" {
                (paper.t("check-print-who")) " " (if_alone(&paper, &standing, Perspective::Client))
            }
        }
    };
    Ok(signed_in.page(speech.t("check-print-title"), Nav::Today).wide(Width::Middle).render(&main))
}

fn row(speech: &Speech, question: &Question) -> Markup {
    let language = speech.language();
    let text = question.item.text.get(&Perspective::Client).expect("our own items have words for the client");
    let intro = match question.place {
        Place::First => question.instrument.intro(Perspective::Client),
        Place::Within => None,
    };
    html! {
        @if let Some(intro) = intro { p class="check-intro" { (intro.in_language(language)) } }
        section class="paper-question" {
            h3 { (text.in_language(language)) }
            ul {
                @match &question.item.response {
                    Response::Options(options) => {
                        @for option in options {
                            @let label = option.label.as_ref().expect("our own answers have words");
                            li { span class="box" {} (label.in_language(language)) }
                        }
                    }
                    Response::Whole { min, max } => {
                        @for value in *min..=*max { li { span class="box" {} (value) } }
                    }
                }
            }
        }
    }
}
