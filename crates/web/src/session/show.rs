//! The page of one session: where it stands, and the one next step.

use super::invitation::{self, code_part, make_address, open_sitting};
use super::standing::Standing;
use crate::error::PageError;
use crate::shell::button::{self, Weight};
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::part::{Meaning, breadcrumb, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::Perspective;
use alliance::access::Act;
use alliance::check::{Seal, SittingState};
use alliance::session::{Discussion, Measuring, SessionState};
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::sitting::KeyKind;

/// How often a page without script looks again while somebody is busy.
const LOOK_AGAIN_S: u32 = 60;

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
) -> Result<Markup, PageError> {
    let standing = Standing::for_member(&app, &signed_in, &session, Act::RunSession).await?;
    render(&app, &signed_in, &standing, None).await
}

/// The page, with the link that was just made, if one was.
pub async fn render(
    app: &App,
    signed_in: &SignedIn,
    standing: &Standing,
    link: Option<&str>,
) -> Result<Markup, PageError> {
    let speech = &signed_in.speech;
    let address = match open_sitting(standing) {
        Some(sitting) => Some(make_address(app, signed_in, standing, sitting, KeyKind::Qr).await?),
        None => None,
    };
    let client = speech.with("client-name", &[("code", &standing.case.client.code.as_str())]);
    let home = format!("/episodes/{}", standing.session.episode);
    let title = speech.with("session-title", &[("number", &standing.session.number)]);
    let main = html! {
        (breadcrumb(speech, &[(&client, &home)]))
        (page_head(&title, Some(&when(speech, standing.session.state)), None))
        div class="session" data-behaviour="live" data-events=(standing.path("/events"))
            data-source=(standing.path("")) data-stamp=(standing.stamp()) {
            div class="session-side" {
                section class="card next" data-part="next" { (next(speech, standing)) }
                section class="halves" data-part="halves" { (halves(speech, standing)) }
            }
            @if let Some(address) = &address {
                section class="card ways" data-part="ways" {
                    h2 { (speech.t("session-give")) }
                    (code_part(speech, address))
                    (invitation::other_ways(speech, standing, link))
                }
            }
        }
    };
    let mut page = signed_in.page(title, Nav::Today).wide(Width::Wide).at(standing.path(""));
    if waits(standing) {
        page = page.refreshed_without_script(LOOK_AGAIN_S);
    }
    Ok(page.render(&main))
}

/// Whether something may happen here without the therapist doing it.
fn waits(standing: &Standing) -> bool {
    match standing.seal {
        Seal::Sealed { .. } => standing.session.may_be_answered().is_ok() && standing.client.is_some(),
        Seal::NoMeasuring | Seal::Open { .. } | Seal::OpenAlone { .. } => false,
    }
}

/// When the session is, was or would have been.
pub fn when(speech: &Speech, state: SessionState) -> String {
    match state {
        SessionState::Planned { at: Some(at) } => {
            speech.with("session-planned-for", &[("moment", &date::moment(speech, at))])
        }
        SessionState::Planned { at: None } => speech.t("session-planned"),
        SessionState::Held { at } => date::moment(speech, at),
        SessionState::Cancelled { at } => {
            speech.with("session-cancelled-on", &[("moment", &date::moment(speech, at))])
        }
    }
}

/// The one next step, in a sentence, with the button that takes it.
fn next(speech: &Speech, standing: &Standing) -> Markup {
    let session = &standing.session;
    match (session.state, session.measuring) {
        (SessionState::Planned { .. }, measuring) => planned(speech, standing, measuring),
        (SessionState::Cancelled { .. }, _) => say(speech, "cancelled", &html! {}),
        (SessionState::Held { .. }, Measuring::NotToday) => {
            say(speech, "not-measured", &measure_button(speech, standing, Measuring::Asked))
        }
        (SessionState::Held { .. }, Measuring::Asked) => held(speech, standing),
    }
}

fn planned(speech: &Speech, standing: &Standing, measuring: Measuring) -> Markup {
    let other = match measuring {
        Measuring::Asked => Measuring::NotToday,
        Measuring::NotToday => Measuring::Asked,
    };
    let buttons = html! {
        (button::post(Weight::Primary, &speech.t("session-hold"), &standing.path("/hold"), &[]))
        (measure_button(speech, standing, other))
        (button::post(Weight::Plain, &speech.t("session-cancel"), &standing.path("/cancel"), &[]))
    };
    match measuring {
        Measuring::Asked => say(speech, "planned", &buttons),
        Measuring::NotToday => say(speech, "planned-quiet", &buttons),
    }
}

fn held(speech: &Speech, standing: &Standing) -> Markup {
    let own = button::link(Weight::Primary, &speech.t("session-own-go"), &standing.path("/check"));
    let together =
        |key: &str| button::link(Weight::Primary, &speech.with(key, &[]), &standing.path("/reveal"));
    match standing.seal {
        Seal::Open { .. } => match standing.session.discussion {
            Discussion::Open => say(speech, "open", &together("session-reveal-go")),
            Discussion::Discussed { .. } => say(speech, "discussed", &together("session-reveal-again")),
            Discussion::Later { .. } => say(speech, "later", &together("session-reveal-go")),
        },
        Seal::OpenAlone { present, .. } => match present {
            Perspective::Client => say(speech, "alone-client", &together("session-reveal-alone")),
            Perspective::Therapist | Perspective::Observer => {
                let paper = standing.path("/paper");
                let enter = button::link(Weight::Plain, &speech.t("session-paper-enter"), &paper);
                let look = together("session-reveal-alone");
                say(speech, "alone-therapist", &html! { (look) (enter) })
            }
        },
        Seal::NoMeasuring => say(speech, "not-measured", &html! {}),
        Seal::Sealed { .. } if standing.client.is_none() => {
            let path = standing.path("/offer");
            let ask = button::post(Weight::Primary, &speech.t("session-offer-go"), &path, &[]);
            say(speech, "not-asked", &html! { (ask) (measure_button(speech, standing, Measuring::NotToday)) })
        }
        Seal::Sealed { client, therapist } => match (client.is_in(), therapist.is_in()) {
            (false, false) => {
                say(speech, "both", &html! { (own) (measure_button(speech, standing, Measuring::NotToday)) })
            }
            (true, false) => say(speech, "own", &own),
            (false, true) => say(speech, "client", &html! {}),
            (true, true) => say(speech, "opening", &together("session-reveal-go")),
        },
    }
}

/// The heading and the sentence of one step, and what one can do.
fn say(speech: &Speech, step: &str, buttons: &Markup) -> Markup {
    html! {
        h2 { (speech.t(&format!("session-next-{step}"))) }
        p { (speech.t(&format!("session-next-{step}-line"))) }
        div class="actions" { (buttons) }
    }
}

fn measure_button(speech: &Speech, standing: &Standing, wanted: Measuring) -> Markup {
    let (key, weight) = match wanted {
        Measuring::NotToday => ("session-measure-not", Weight::Plain),
        Measuring::Asked => ("session-measure-after-all", Weight::Quiet),
    };
    let path = standing.path("/no-measuring");
    button::post(weight, &speech.with(key, &[]), &path, &[("measuring", wanted.as_str())])
}

/// Who is in: asked, busy, in. Never what was answered.
pub fn halves(speech: &Speech, standing: &Standing) -> Markup {
    html! {
        @if standing.session.measuring == Measuring::Asked && (standing.client.is_some() || standing.therapist.is_some()) {
            h2 class="unseen" { (speech.t("session-halves")) }
            ul class="half-list" {
                @for perspective in [Perspective::Client, Perspective::Therapist] {
                    li class=(perspective) {
                        span class="shape" aria-hidden="true" {}
                        span { (speech.t(&format!("session-half-{perspective}"))) }
                        (half(speech, standing, perspective))
                    }
                }
            }
            p class="quiet-text" { (speech.t("session-halves-sealed")) }
        }
    }
}

fn half(speech: &Speech, standing: &Standing, perspective: Perspective) -> Markup {
    match standing.sitting(perspective).map(|sitting| sitting.state) {
        None => tag(Meaning::Plain, &speech.t("session-half-not-asked")),
        Some(SittingState::Offered) => tag(Meaning::Plain, &speech.t("session-half-asked")),
        Some(SittingState::Begun { .. }) => tag(Meaning::Plain, &speech.t("session-half-busy")),
        Some(SittingState::Submitted { at }) => {
            tag(Meaning::Settled, &speech.with("session-half-in", &[("moment", &date::moment(speech, at))]))
        }
    }
}
