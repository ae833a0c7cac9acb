//! What every new frame of the house begins with, kept by the coordinator section by section.

use super::form::SectionForm;
use super::{say, section_named};
use crate::error::PageError;
use crate::shell::button::{Weight, link, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{hidden, refused};
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::frame::item::Section;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::frame::{FRAME_MOVED, FrameTemplate};

const PATH: &str = "/frame-template";

/// The whole template, a card for each section.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepFrameTemplate)?;
    let template = app.store.frame_template(signed_in.actor.organisation).await?;
    let speech = &signed_in.speech;
    let title = speech.t("frame-template-title");
    let main = html! {
        (page_head(&title, Some(&speech.t("frame-template-line")), None))
        div class="cards two frame" {
            @for section in Section::ALL.iter().copied() {
                @let name = say::section(speech, section);
                @let sentences = say::sentences(speech, &template.frame, section);
                section class="card frame-section" {
                    h2 { (name) }
                    @if sentences.is_empty() {
                        p class="quiet-text" { (speech.t("frame-template-none")) }
                    } @else {
                        ul class="unmarked frame-sentences" { @for (_, sentence) in &sentences { li { (sentence) } } }
                    }
                    p class="not-on-paper" {
                        a class="button plain" href={ (PATH) "/" (section) } {
                            (speech.t("frame-edit")) span class="unseen" { ": " (name) }
                        }
                    }
                }
            }
        }
    };
    Ok(signed_in.page(title, Nav::Roster).render(&main))
}

/// The form of one section.
pub async fn section_page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(section): Path<String>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepFrameTemplate)?;
    let section = section_named(&section)?;
    let template = app.store.frame_template(signed_in.actor.organisation).await?;
    let form = SectionForm::of(section, &template.frame);
    Ok(render(&signed_in, section, &form, template.number, None))
}

fn render(
    signed_in: &SignedIn,
    section: Section,
    form: &SectionForm,
    number: u32,
    told: Option<&str>,
) -> Markup {
    let speech = &signed_in.speech;
    let title = say::section(speech, section);
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("frame-template-title"), PATH)]))
        (page_head(&title, Some(&speech.t(&format!("frame-intro-{section}"))), None))
        @if let Some(told) = told { (notice(Tone::Alert, None, &html! { p { (told) } })) }
        (refused(speech, &form.errors()))
        form class="frame-form" method="post" action={ (PATH) "/" (section) } {
            (hidden("based_on", &number.to_string()))
            (form.render(speech))
            div class="actions" {
                (submit(Weight::Primary, &speech.t("frame-save")))
                (link(Weight::Plain, &speech.t("frame-cancel"), PATH))
            }
        }
    };
    signed_in.page(title, Nav::Roster).wide(Width::Narrow).render(&main)
}

/// Keeps one section. If somebody else kept another version meanwhile, what was typed stays on the page.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(section): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::KeepFrameTemplate)?;
    let section = section_named(&section)?;
    let form = SectionForm::read(section, &fields, &["based_on"])?;
    let refused = |_| PageError::Refused("refusal-form".into());
    let based_on: u32 = fields.one("based_on")?.parse().map_err(refused)?;
    let by = signed_in.by(&app);
    let template = app.store.frame_template(by.organisation).await?;
    let frame = match form.clone().put_into(&template.frame, &signed_in.speech) {
        Ok(frame) => frame,
        Err(form) => {
            let page = render(&signed_in, section, &form, based_on, None);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let back = Redirect::to(PATH).into_response();
    if frame == template.frame {
        return Ok(back);
    }
    let moved = |number| {
        let told = signed_in.speech.t("frame-refusal-clash");
        (StatusCode::CONFLICT, render(&signed_in, section, &form, number, Some(&told))).into_response()
    };
    if based_on != template.number {
        return Ok(moved(template.number));
    }
    let new = FrameTemplate { number: template.number + 1, frame };
    match app.store.keep_frame_template(&by, signed_in.member.id, &new).await {
        Ok(()) => Ok(back),
        Err(error) if error.is_conflict(FRAME_MOVED) => Ok(moved(new.number)),
        Err(error) => Err(error.into()),
    }
}
