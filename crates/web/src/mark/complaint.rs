//! The organisation's own route for a complaint: anyone reads it, an administrator writes it.

use crate::check::device::layout;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::layout::{Page, Width};
use crate::shell::part::page_head;
use crate::shell::reader::{Nav, Reader, SignedIn};
use crate::state::App;
use alliance::Language;
use alliance::access::Act;
use axum::extract::State;
use axum::response::Redirect;
use maud::{Markup, html};

/// The most characters of the text in one language.
const ROUTE_MOST: usize = 2_000;

/// The page for anyone.
pub async fn page(State(app): State<App>, reader: Reader) -> Result<Markup, PageError> {
    let speech = &reader.speech;
    let route = app.store.complaint_route(app.organisation().id, speech.language()).await?;
    let title = speech.t("mark-complaints-title");
    let main = html! {
        h1 { (title) }
        p class="lead" { (speech.t("mark-complaints-lead")) }
        @match &route {
            Some(route) => { p class="typed" dir="auto" { (route) } }
            None => { p { (speech.t("mark-complaints-none")) } }
        }
        p class="quiet-text" { (speech.t("mark-complaints-not-here")) }
    };
    Ok(Page::new(speech, title.as_str(), layout()).at("/complaints").render(&main))
}

/// The page on which an administrator writes it.
pub async fn edit(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepComplaintRoute)?;
    let speech = &signed_in.speech;
    let title = speech.t("mark-route-title");
    let mut routes = Vec::new();
    for language in Language::ALL {
        routes.push((*language, app.store.complaint_route(signed_in.actor.organisation, *language).await?));
    }
    let main = html! {
        (page_head(&title, None, None))
        p { (speech.t("mark-route-intro")) }
        form method="post" action="/complaints/edit" {
            @for (language, route) in &routes {
                (Field::new(Control::Lines(6), language.as_str(), speech.t(&format!("mark-route-{language}")))
                    .optional(speech).value(route.as_deref().unwrap_or("")).max_length(2_000).autocomplete("off"))
            }
            (submit(Weight::Primary, &speech.t("mark-route-keep")))
        }
    };
    Ok(signed_in.page(title, Nav::Members).wide(Width::Narrow).render(&main))
}

/// Keeps it, in both languages.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::KeepComplaintRoute)?;
    let names: Vec<&str> = Language::ALL.iter().map(|language| language.as_str()).collect();
    fields.only(&names)?;
    for language in Language::ALL {
        let route = fields.one_or_empty(language.as_str())?;
        if route.is_some_and(|route| route.chars().count() > ROUTE_MOST) {
            return Err(PageError::Refused("refusal-form-too-large".into()));
        }
        app.store.keep_complaint_route(&signed_in.by(&app), *language, route).await?;
    }
    Ok(Redirect::to("/complaints/edit"))
}
