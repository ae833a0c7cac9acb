//! How alike raters rate, for one of them: over the observations that this member rated and that are open.

use super::{Names, domain_name};
use crate::error::PageError;
use crate::shell::language::Speech;
use crate::shell::notice::{empty, who_sees};
use crate::shell::number::decimals;
use crate::shell::part::{breadcrumb, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::competence::agreement::{Agreement, Alike, SESSIONS_LEAST, Severity, agreement};
use alliance::competence::observation::Rating;
use alliance::ids::MemberId;
use axum::extract::State;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::competence::SeenObservation;

const CONFIDENCE: f64 = 0.95;

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::SeeCompetence)?;
    let (organisation, member) = (signed_in.actor.organisation, signed_in.member.id);
    let mut panels: BTreeMap<Vec<MemberId>, Vec<SeenObservation>> = BTreeMap::new();
    for seen in app.store.observations_of(organisation, member).await? {
        if seen.is_open() && seen.raters.contains(&member) {
            panels.entry(seen.raters.clone()).or_default().push(seen);
        }
    }
    let names = Names::of(&app, organisation).await?;
    let speech = &signed_in.speech;
    let title = speech.t("competence-raters-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, Some(&speech.t("competence-raters-line")), None))
        @if panels.is_empty() { (empty(&speech.t("competence-raters-none"), &speech.t("competence-raters-none-line"), None)) }
        @for (raters, seen) in &panels { (panel(speech, &names, raters, seen)) }
        (computed(speech, &html! { p { (speech.t("competence-raters-computed")) } }))
        (who_sees(speech, &speech.t("competence-who-sees-raters")))
    };
    Ok(signed_in.page(title, Nav::Competence).wide(crate::shell::layout::Width::Middle).render(&main))
}

/// The same raters over what they all rated. Under five observations there are words, and no number.
fn panel(speech: &Speech, names: &Names, raters: &[MemberId], seen: &[SeenObservation]) -> Markup {
    let named: Vec<&str> = raters.iter().map(|rater| names.name(*rater)).collect();
    let named = named.join(", ");
    let sessions: Vec<&[Rating]> = seen.iter().map(|one| one.ratings.as_slice()).collect();
    html! {
        section class="card" {
            h2 { (named) }
            @if sessions.len() < SESSIONS_LEAST {
                p { (speech.with("competence-raters-few", &[("count", &sessions.len()), ("least", &SESSIONS_LEAST)])) }
            } @else {
                @let found = agreement(&sessions, raters, CONFIDENCE);
                p class="lead" { (in_words(speech, &found.overall)) }
                (coefficients(speech, &found))
                (pairs(speech, names, &found))
                (severity(speech, names, &found))
            }
        }
    }
}

fn in_words<E>(speech: &Speech, overall: &Result<Alike, E>) -> String {
    let Ok(alike) = overall else { return speech.t("competence-raters-same") };
    let how = match alike.single.value {
        value if value >= 0.75 => "much",
        value if value >= 0.5 => "fair",
        _ => "little",
    };
    let said = speech.t(&format!("competence-alike-{how}"));
    if alike.single.interval.lower < 0.5 && alike.single.interval.upper >= 0.75 {
        return format!("{said} {}", speech.t("competence-alike-unsure"));
    }
    said
}

fn with_interval(speech: &Speech, value: f64, (low, high): (f64, f64)) -> String {
    let number = |value: f64| decimals(speech.language(), value, 2);
    speech.with(
        "competence-interval",
        &[("value", &number(value)), ("low", &number(low)), ("high", &number(high))],
    )
}

fn coefficients(speech: &Speech, found: &Agreement) -> Table {
    let table = Table::new(speech.t("competence-raters-table"))
        .column(Align::Words, speech.t("competence-column-domain"))
        .column(Align::Numbers, speech.t("competence-column-single"))
        .column(Align::Numbers, speech.t("competence-column-mean"))
        .column(Align::Numbers, speech.t("competence-column-sessions"));
    let domains = found.domains.iter().map(|(domain, alike)| (domain_name(speech, *domain), alike));
    let all = domains.chain([(speech.t("competence-overall"), &found.overall)]);
    all.fold(table, |table, (name, alike)| {
        let none = || html! { span class="quiet-text" { (speech.t("competence-no-number")) } };
        table.row(match alike {
            Ok(alike) if alike.count >= SESSIONS_LEAST => vec![
                html! { (name) },
                html! { (with_interval(speech, alike.single.value, (alike.single.interval.lower, alike.single.interval.upper))) },
                html! { (with_interval(speech, alike.mean.value, (alike.mean.interval.lower, alike.mean.interval.upper))) },
                html! { (alike.count) },
            ],
            Ok(_) | Err(_) => vec![html! { (name) }, none(), none(), none()],
        })
    })
}

fn pairs(speech: &Speech, names: &Names, found: &Agreement) -> Table {
    let table = Table::new(speech.t("competence-kappa"))
        .column(Align::Words, speech.t("competence-column-pair"))
        .column(Align::Numbers, speech.t("competence-column-kappa"));
    found.pairs.iter().fold(table, |table, (one, other, kappa)| {
        let shown = match kappa {
            // A symmetric interval may reach beyond what kappa can be.
            Ok(kappa) => with_interval(
                speech,
                kappa.value,
                (kappa.interval.lower.max(-1.0), kappa.interval.upper.min(1.0)),
            ),
            Err(_) => speech.t("competence-no-number"),
        };
        table.row(vec![html! { (names.name(*one)) " – " (names.name(*other)) }, html! { (shown) }])
    })
}

fn severity(speech: &Speech, names: &Names, found: &Agreement) -> Table {
    let table = Table::new(speech.t("competence-severity"))
        .column(Align::Words, speech.t("competence-column-rater"))
        .column(Align::Numbers, speech.t("competence-column-above"))
        .column(Align::Words, speech.t("competence-column-words"));
    found.severity.iter().fold(table, |table, (rater, severity)| {
        let (shown, said) = match severity {
            None => (speech.t("competence-no-number"), String::new()),
            Some(severity) => told(speech, severity),
        };
        table.row(vec![html! { (names.name(*rater)) }, html! { (shown) }, html! { (said) }])
    })
}

fn told(speech: &Speech, severity: &Severity) -> (String, String) {
    let number = crate::shell::number::difference(speech.language(), severity.above);
    match severity.interval {
        None => (number, speech.t("competence-severity-unsure")),
        Some(interval) => {
            let how = match (interval.lower > 0.0, interval.upper < 0.0) {
                (true, _) => "milder",
                (false, true) => "stricter",
                (false, false) => "unsure",
            };
            (
                with_interval(speech, severity.above, (interval.lower, interval.upper)),
                speech.t(&format!("competence-severity-{how}")),
            )
        }
    }
}
