//! The list of working factors, and what one answered before. Nobody but its author reads it; nothing is added up.

use crate::chart::series::{Hue, Point, Scale};
use crate::chart::sparkline::sparkline_on;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::part::{more, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::medium::factor::{Factor, HowOften, ReflectionRefusal, SelfReflection};
use axum::extract::State;
use axum::response::Redirect;
use maud::{Markup, html};
use store::by::ONCE;

/// How many of the last looks stand in the table.
const SHOWN_MOST: usize = 6;

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::LookAtOwnWork)?;
    let looks = app.store.self_reflections(signed_in.actor.organisation, signed_in.member.id).await?;
    let speech = &signed_in.speech;
    let options: Vec<(String, String)> = (0..=HowOften::MOST)
        .map(|often| (often.to_string(), speech.t(&format!("factor-often-{often}"))))
        .collect();
    let options: Vec<(&str, &str)> =
        options.iter().map(|(value, label)| (value.as_str(), label.as_str())).collect();
    let main = html! {
        (page_head(&speech.t("factor-title"), Some(&speech.t("factor-line")), None))
        (who_sees(speech, &speech.t("factor-who-sees")))
        @if !looks.is_empty() { (before(speech, &looks)) }
        h2 { (speech.t("factor-look")) }
        form method="post" action="/factors" {
            (once(&app.once()))
            div class="fields" {
                @for factor in Factor::ALL {
                    (Field::new(Control::Select(&options), factor.as_str(), speech.t(&format!("factor-of-{factor}")))
                        .nothing_chosen_yet(speech))
                }
            }
            (submit(Weight::Primary, &speech.t("factor-keep")))
        }
        p class="quiet-text" { (speech.t("factor-source")) }
        p { a href="/cards" { (speech.t("factor-cards-title")) } }
    };
    Ok(signed_in
        .page(speech.t("factor-title"), Nav::Account)
        .wide(Width::Middle)
        .at("/factors")
        .render(&main))
}

/// The own course of each factor, and the same as a table.
fn before(speech: &Speech, looks: &[SelfReflection]) -> Markup {
    let scale = Scale { low: 0.0, high: f64::from(HowOften::MOST), decimals: 0 };
    let last = looks.last().expect("there is a look");
    html! {
        section class="card" {
            h2 { (speech.t("factor-course")) }
            p class="quiet-text" { (speech.with("factor-course-line", &[("count", &looks.len()), ("day", &date::day_of(speech, last.at))])) }
            ul class="factor-courses" {
                @for factor in Factor::ALL {
                    @let name = speech.t(&format!("factor-name-{factor}"));
                    li {
                        span { (name) }
                        (sparkline_on(speech, scale, Hue::Plain, &name, &[], &points(looks, *factor)))
                        span class="quiet-text" {
                            (last.factors.get(factor).map_or_else(String::new, |often| speech.t(&format!("factor-often-{}", often.value()))))
                        }
                    }
                }
            }
            (more(&speech.t("chart-as-table"), &table(speech, looks)))
            form class="one-button" method="post" action="/factors/forget" {
                (submit(Weight::Plain, &speech.t("factor-forget")))
            }
        }
    }
}

fn points(looks: &[SelfReflection], factor: Factor) -> Vec<Point> {
    let places = (1..).zip(looks);
    places
        .map(|(place, look)| match look.factors.get(&factor) {
            Some(often) => Point::given(place, f64::from(often.value())),
            None => Point::not_answered(place),
        })
        .collect()
}

fn table(speech: &Speech, looks: &[SelfReflection]) -> Markup {
    let shown = &looks[looks.len().saturating_sub(SHOWN_MOST)..];
    let table = Table::new(speech.t("factor-course"))
        .caption_unseen()
        .column(Align::Words, speech.t("factor-factor"));
    let table =
        shown.iter().fold(table, |table, look| table.column(Align::Words, date::day_of(speech, look.at)));
    let table = Factor::ALL.iter().fold(table, |table, factor| {
        let answers = shown.iter().map(|look| {
            let often =
                look.factors.get(factor).map(|often| speech.t(&format!("factor-often-{}", often.value())));
            html! { (often.unwrap_or_else(|| "–".to_owned())) }
        });
        let name = html! { (speech.t(&format!("factor-name-{factor}"))) };
        table.row(std::iter::once(name).chain(answers).collect())
    });
    html! { (table) }
}

/// Keeps a look.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::LookAtOwnWork)?;
    let names: Vec<&str> = Factor::ALL.iter().map(|factor| factor.as_str()).collect();
    fields.only(&[&["once"], names.as_slice()].concat())?;
    let refused = |refusal: ReflectionRefusal| PageError::Refused(refusal.message_key().into());
    let mut factors = std::collections::BTreeMap::new();
    for factor in Factor::ALL {
        if let Some(text) = fields.one_or_empty(factor.as_str())? {
            let value = text.parse().map_err(|_| refused(ReflectionRefusal::NotAnAnswer))?;
            factors.insert(*factor, HowOften::new(value).map_err(refused)?);
        }
    }
    let by = signed_in.by(&app);
    let look = SelfReflection::new(by.now, factors).map_err(refused)?;
    match app.store.keep_self_reflection(&by, Some(fields.one("once")?), signed_in.member.id, &look).await {
        Err(error) if error.is_conflict(ONCE) => {}
        Err(error) => return Err(error.into()),
        Ok(()) => {}
    }
    Ok(Redirect::to("/factors"))
}

/// Takes all own looks away.
pub async fn forget(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::LookAtOwnWork)?;
    fields.only(&[])?;
    app.store.forget_self_reflections(&signed_in.by(&app), signed_in.member.id).await?;
    Ok(Redirect::to("/factors"))
}
