//! The therapist's page of the reveal: before it opens, who is in and what happens next; then what opened.

use super::part::{self, Reader};
use super::view::View;
use crate::agreement::since;
use crate::error::PageError;
use crate::session::show::halves;
use crate::session::standing::Standing;
use crate::shell::button::{self, Weight};
use crate::shell::date;
use crate::shell::layout::Width;
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::signal;
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::check::{Seal, SittingRefusal};
use axum::extract::{Path, State};
use maud::{Markup, html};

/// How often the page looks again without script.
const LOOK_AGAIN_S: u32 = 10;

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Markup, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::SeeReveal).await?;
    match standing.seal {
        Seal::NoMeasuring => Err(SittingRefusal::NotMeasured.into()),
        Seal::Sealed { .. } => {
            standing.session.may_be_answered()?;
            Ok(sealed(&signed_in, &standing))
        }
        Seal::Open { .. } | Seal::OpenAlone { .. } => opened(&app, &signed_in, &standing).await,
    }
}

fn steps(signed_in: &SignedIn, standing: &Standing) -> Markup {
    let speech = &signed_in.speech;
    let client = speech.with("client-name", &[("code", &standing.case.client.code.as_str())]);
    let session = speech.with("session-title", &[("number", &standing.session.number)]);
    breadcrumb(
        speech,
        &[(&client, &format!("/episodes/{}", standing.session.episode)), (&session, &standing.path(""))],
    )
}

async fn opened(app: &App, signed_in: &SignedIn, standing: &Standing) -> Result<Markup, PageError> {
    let view = View::read(app, &signed_in.by(app), standing).await?;
    let speech = &signed_in.speech;
    let path = standing.path("/reveal");
    let discussed = standing.path("/discussed");
    let organisation = standing.case.episode.organisation;
    let falls = since::falls(app, speech, organisation, &standing.session, &view.rows).await?;
    let signalled = signal::opened::line(app, speech, &standing.case, &standing.session).await?;
    let body = html! {
        (part::view(speech, &view, &falls, Reader::Therapist(&discussed)))
        (signalled)
    };
    let main = html! { (steps(signed_in, standing)) (part::live(speech, standing, &path, &body)) };
    let title = speech.t(view.title_key());
    Ok(signed_in.page(title, Nav::Today).wide(Width::Middle).at(path).render(&main))
}

/// Who is in, and what happens next; nothing else, because nothing else was read.
fn sealed(signed_in: &SignedIn, standing: &Standing) -> Markup {
    let speech = &signed_in.speech;
    let own_in = standing.half(Perspective::Therapist).is_in();
    let next = match (own_in, standing.half(Perspective::Client).is_in()) {
        (false, _) => "reveal-sealed-own",
        (true, false) => "reveal-sealed-client",
        (true, true) => "reveal-sealed-opening",
    };
    let body = html! {
        h1 { (speech.t("reveal-sealed-title")) }
        p { (speech.with(next, &[])) }
        section class="halves" { (halves(speech, standing)) }
        @if let Some(at) = standing.session.opens_alone_at {
            p class="quiet-text" { (speech.with("reveal-sealed-until", &[("moment", &date::moment(speech, at))])) }
        }
        div class="actions" {
            @if !own_in {
                (button::link(Weight::Primary, &speech.t("session-own-go"), &standing.path("/check")))
            }
            (button::link(Weight::Quiet, &speech.t("reveal-to-session"), &standing.path("")))
        }
    };
    let path = standing.path("/reveal");
    let main = html! { (steps(signed_in, standing)) (part::live(speech, standing, &path, &body)) };
    signed_in
        .page(speech.t("reveal-sealed-title"), Nav::Today)
        .wide(Width::Middle)
        .at(path)
        .refreshed_without_script(LOOK_AGAIN_S)
        .render(&main)
}
