//! The administrator's page: what signals are for, how often they are wrong, and the switch.

use super::explained::EXPECTED_RANGE;
use super::learn::learn;
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::choice::{Choices, Ticked, tick};
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::form::{once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::number;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::signal::known::{Known, OWN_FROM, RestsOn};
use alliance::signal::look::AllKnown;
use alliance::signal::setting::{Rate, Setting};
use alliance::{Component, Perspective};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::ONCE;
use store::signal::setting::KeptSetting;

const PATH: &str = "/settings/signals";
/// Three components, each from two sides.
const LINE_COUNT: u32 = 6;

/// Whether the tick was missing when the form was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tried {
    No,
    WithoutReading,
}

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepSignals)?;
    render(&app, &signed_in, None, Tried::No).await
}

/// Switches signals on, or keeps another rate: only by somebody who says to have read what they are for.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::KeepSignals)?;
    fields.only(&["once", "rate", "read"])?;
    let rate: Rate = fields.one("rate")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    match fields.all("read").next() {
        Some("yes") => {}
        None => {
            let page = render(&app, &signed_in, Some(rate), Tried::WithoutReading).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Some(_) => return Err(PageError::Refused("refusal-form".into())),
    }
    let by = signed_in.by(&app);
    match app.store.switch_signals_on(&by, Some(fields.one("once")?), rate).await {
        Ok(()) => learn(&app, &by, rate).await?,
        // The same form again: it was done.
        Err(error) if error.is_conflict(ONCE) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(PATH).into_response())
}

/// Switches signals off. What was answered to them stays.
pub async fn switch_off(State(app): State<App>, signed_in: SignedIn) -> Result<Redirect, PageError> {
    signed_in.may(Act::KeepSignals)?;
    app.store.switch_signals_off(&signed_in.by(&app)).await?;
    Ok(Redirect::to(PATH))
}

/// Learns from the house's own scores again.
pub async fn learn_again(State(app): State<App>, signed_in: SignedIn) -> Result<Redirect, PageError> {
    signed_in.may(Act::KeepSignals)?;
    match app.store.signal_setting(signed_in.actor.organisation).await?.setting {
        // Switched off meanwhile: nothing is looked for, so nothing is learnt.
        Setting::Off => {}
        Setting::On { rate } => learn(&app, &signed_in.by(&app), rate).await?,
    }
    Ok(Redirect::to(PATH))
}

async fn render(
    app: &App,
    signed_in: &SignedIn,
    chosen: Option<Rate>,
    tried: Tried,
) -> Result<Markup, PageError> {
    let kept = app.store.signal_setting(signed_in.actor.organisation).await?;
    let known = app.store.signals_on(signed_in.actor.organisation).await?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let reader = kept.read.and_then(|read| members.into_iter().find(|member| member.id == read.by));
    let speech = &signed_in.speech;
    let title = speech.t("signal-settings-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("member-title"), "/members")]))
        (page_head(&title, Some(&speech.t("signal-settings-line")), None))
        (state(speech, &kept, reader.as_ref().map(|member| member.shown_name.as_str())))
        (purpose(speech))
        (form(speech, &app.once(), &kept, chosen, tried))
        @if let Some(known) = &known {
            (learnt(speech, &kept, known))
            section class="flow" {
                h2 { (speech.t("signal-off-title")) }
                p { (speech.t("signal-off-what")) }
                (post(Weight::Quiet, &speech.t("signal-off"), "/settings/signals/off", &[]))
            }
        }
    };
    Ok(signed_in.page(title, Nav::Members).wide(Width::Narrow).render(&main))
}

/// Whether signals are on, and who read what they are for.
fn state(speech: &Speech, kept: &KeptSetting, reader: Option<&str>) -> Markup {
    let read = match (kept.read, reader) {
        (Some(read), Some(name)) => {
            Some(speech.with("signal-read-by", &[("name", &name), ("day", &date::day_of(speech, read.at))]))
        }
        (Some(_), None) | (None, _) => None,
    };
    let title = match kept.setting {
        Setting::Off => speech.t("signal-state-off"),
        Setting::On { rate } => speech.with("signal-state-on", &[("sessions", &rate.ordinary_sessions())]),
    };
    notice(Tone::Info, Some(&title), &html! { @if let Some(read) = read { p { (read) } } })
}

/// What an administrator reads before switching signals on.
pub(crate) fn purpose(speech: &Speech) -> Markup {
    let percent = |share: u8| number::percent(speech.language(), f64::from(share) / 100.0);
    let withdrawal = percent(EXPECTED_RANGE.withdrawal_seen);
    let confrontation = percent(EXPECTED_RANGE.confrontation_seen);
    let sessions = Rate::USUAL.ordinary_sessions();
    // As if no two lines ever gave one at the same session: the most it can come to.
    let together = (sessions + LINE_COUNT / 2) / LINE_COUNT;
    html! {
        section class="flow" id="purpose" {
            h2 { (speech.t("signal-purpose-title")) }
            p { (speech.t("signal-purpose-talk")) }
            p { (speech.t("signal-purpose-shows")) }
            h3 { (speech.t("signal-not-title")) }
            ul {
                li { (speech.t("signal-not-verdict")) }
                li { (speech.t("signal-not-alarm")) }
                li { (speech.t("signal-not-ranking")) }
            }
            h3 { (speech.t("signal-needs-title")) }
            p { (speech.with("signal-needs", &[("episodes", &OWN_FROM)])) }
            h3 { (speech.t("signal-wrong-title")) }
            p { (speech.with("signal-wrong", &[("sessions", &sessions), ("together", &together)])) }
            p { (speech.with("signal-missed", &[("withdrawal", &withdrawal), ("confrontation", &confrontation)])) }
            p { a href="/how#signals" { (speech.t("shell-computed")) } }
        }
    }
}

fn form(speech: &Speech, key: &str, kept: &KeptSetting, chosen: Option<Rate>, tried: Tried) -> Markup {
    let (current, label) = match kept.setting {
        Setting::Off => (Rate::USUAL, speech.t("signal-on")),
        Setting::On { rate } => (rate, speech.t("signal-keep")),
    };
    let rates = Rate::ALL.iter().fold(
        Choices::one("rate", speech.t("signal-rate")).help(speech.t("signal-rate-help")).as_label(),
        |choices, rate| {
            let label = speech.with("signal-rate-one-in", &[("sessions", &rate.ordinary_sessions())]);
            choices.option_with_help(rate.as_str(), label, speech.t(&format!("signal-rate-{rate}")))
        },
    );
    let errors = match tried {
        Tried::No => Vec::new(),
        Tried::WithoutReading => vec![("read", speech.t("signal-read-first"))],
    };
    html! {
        form method="post" action=(PATH) {
            (refused(speech, &errors))
            (once(key))
            (rates.chosen(Some(chosen.unwrap_or(current).as_str())).required())
            (tick("read", &speech.t("signal-read"), Some(&speech.t("signal-read-help")), Ticked::No))
            (submit(Weight::Primary, &label))
        }
    }
}

/// What the house learnt of its own scores.
fn learnt(speech: &Speech, kept: &KeptSetting, known: &AllKnown) -> Markup {
    let line = match kept.learnt_at {
        Some(at) => speech.with("signal-learnt-on", &[("day", &date::day_of(speech, at))]),
        None => speech.t("signal-learnt-never"),
    };
    html! {
        section class="flow" id="learnt" {
            h2 { (speech.t("signal-learnt-title")) }
            p { (line) " " (speech.with("signal-learnt-line", &[("episodes", &OWN_FROM)])) }
            (known_table(speech, known))
            (post(Weight::Quiet, &speech.t("signal-learn-again"), "/settings/signals/learn", &[]))
        }
    }
}

/// Per component and perspective: on how many episodes it rests, and how much sessions of one client usually vary.
pub(crate) fn known_table(speech: &Speech, known: &AllKnown) -> Table {
    let table = Table::new(speech.t("signal-learnt-title"))
        .caption_unseen()
        .column(Align::Words, speech.t("signal-column-what"))
        .column(Align::Numbers, speech.t("signal-column-episodes"))
        .column(Align::Words, speech.t("signal-column-source"))
        .column(Align::Numbers, speech.t("signal-column-variation"));
    let lines = [Perspective::Client, Perspective::Therapist]
        .into_iter()
        .flat_map(|perspective| Component::ALL.iter().map(move |component| (perspective, *component)));
    lines.fold(table, |table, (perspective, component)| {
        table.row(row(speech, perspective, component, &known.get(perspective, component)))
    })
}

/// `Taken, volgens de cliënt`.
fn line_name(speech: &Speech, perspective: Perspective, component: Component) -> String {
    let component: crate::shell::language::Variables<'_> = &[("component", &component.as_str())];
    match perspective {
        Perspective::Client => speech.with("signal-line-client", component),
        Perspective::Therapist | Perspective::Observer => speech.with("signal-line-therapist", component),
    }
}

fn row(speech: &Speech, perspective: Perspective, component: Component, known: &Known) -> Vec<Markup> {
    let (episodes, source) = match known.rests_on {
        RestsOn::Usual { own } => (own, speech.t("signal-source-usual")),
        RestsOn::Own { episodes } => (episodes, speech.t("signal-source-own")),
    };
    let what = line_name(speech, perspective, component);
    vec![
        html! { (what) },
        html! { (episodes) },
        html! { (source) },
        html! { (number::score(speech.language(), known.practice.spread)) },
    ]
}
