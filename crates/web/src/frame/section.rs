//! One section of a frame, to be changed. What somebody else changed meanwhile is merged, or both texts are kept here.

use super::form::SectionForm;
use super::{Kept, say, section_named};
use crate::error::PageError;
use crate::shell::button::{Weight, link, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{hidden, once, refused};
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::frame::history::{FrameRefusal, FrameVersion, still_open};
use alliance::frame::item::Section;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::ONCE;
use store::frame::FRAME_MOVED;

/// Why the form is shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    /// It is not: this is the first time.
    No,
    /// Something does not fit.
    Refused,
    /// Somebody else changed the same.
    Clash,
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((episode, section)): Path<(String, String)>,
) -> Result<Markup, PageError> {
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    still_open(kept.case.episode.state)?;
    let section = section_named(&section)?;
    let current = kept.history.current().ok_or(PageError::NotFound)?;
    let form = SectionForm::of(section, &current.frame);
    Ok(render(&app, &signed_in, &kept, section, &form, Again::No))
}

fn render(
    app: &App,
    signed_in: &SignedIn,
    kept: &Kept,
    section: Section,
    form: &SectionForm,
    again: Again,
) -> Markup {
    let speech = &signed_in.speech;
    let (client, href) = kept.way(signed_in);
    let title = say::section(speech, section);
    let current = kept.history.current().map_or_else(String::new, |version| version.number.to_string());
    let main = html! {
        (breadcrumb(speech, &[(&client, &href), (&speech.t("frame-title"), &kept.path(""))]))
        (page_head(&title, Some(&speech.t(&format!("frame-intro-{section}"))), None))
        @match again {
            Again::No => {}
            Again::Refused => { (refused(speech, &form.errors())) }
            Again::Clash => {
                (notice(Tone::Alert, Some(&speech.t("frame-clash-title")), &html! { p { (speech.t("frame-clash")) } }))
            }
        }
        form class="frame-form" method="post" action=(kept.path(&format!("/sections/{section}"))) {
            (once(&app.once()))
            (hidden("based_on", &current))
            (form.render(speech))
            div class="actions" {
                (submit(Weight::Primary, &speech.t("frame-save")))
                (link(Weight::Plain, &speech.t("frame-cancel"), &kept.path("")))
            }
        }
    };
    signed_in.page(title, Nav::Caseload).wide(Width::Narrow).render(&main)
}

/// Keeps the section as a new version.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((episode, section)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let mut kept = Kept::of(&app, &signed_in, &episode).await?;
    still_open(kept.case.episode.state)?;
    let section = section_named(&section)?;
    let form = SectionForm::read(section, &fields, &["once", "based_on"])?;
    let refused = || PageError::Refused("refusal-form".into());
    let based_on: u32 = fields.one("based_on")?.parse().map_err(|_| refused())?;
    let key = fields.one("once")?;
    let unknown = || PageError::from(FrameRefusal::UnknownVersion { asked: based_on });
    let base = kept.history.version(based_on).ok_or_else(unknown)?.frame.clone();
    let mine = match form.clone().put_into(&base, &signed_in.speech) {
        Ok(frame) => frame,
        Err(form) => {
            let page = render(&app, &signed_in, &kept, section, &form, Again::Refused);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let back = Redirect::to(&kept.path("")).into_response();
    let by = signed_in.by(&app);
    // Somebody may come first between looking and keeping: then look again, a few times.
    for _ in 0..3 {
        let frame = match kept.history.revise(Some(based_on), &mine) {
            Ok(frame) => frame,
            Err(FrameRefusal::Unchanged) => return Ok(back),
            Err(FrameRefusal::Clash { current: _, items }) => {
                let now = kept.history.current().ok_or(PageError::NotFound)?.frame.clone();
                let form = form.beside(&base, &mine, &now, &items, &signed_in.speech);
                let page = render(&app, &signed_in, &kept, section, &form, Again::Clash);
                return Ok((StatusCode::CONFLICT, page).into_response());
            }
            Err(refusal) => return Err(refusal.into()),
        };
        let number = kept.history.current().map_or(1, |current| current.number + 1);
        let new =
            FrameVersion { number, frame, author: signed_in.member.id, at: by.now, based_on: Some(based_on) };
        match app.store.add_frame_version(&by, Some(key), kept.case.episode.id, &new).await {
            Ok(()) => return Ok(back),
            Err(error) if error.is_conflict(ONCE) => return Ok(back),
            Err(error) if error.is_conflict(FRAME_MOVED) => {
                kept = Kept::of(&app, &signed_in, &episode).await?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(PageError::Conflict("frame-refusal-moved".into()))
}
