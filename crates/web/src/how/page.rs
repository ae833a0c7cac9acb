//! The page, for anyone; a member keeps the navigation around it.

use crate::error::PageError;
use crate::shell::language::Speech;
use crate::shell::layout::{Layout, Page, Width};
use crate::shell::number;
use crate::shell::reader::{Nav, Reader, SignedIn};
use crate::shell::table::{Align, Table};
use crate::signal::explained;
use crate::state::App;
use alliance::administration::answer::Answers;
use alliance::administration::score::{ScoreValue, score};
use alliance::caseload::{MISSING_AFTER_MS, SESSIONS_REMEMBERED, WORSE_FROM_SHARE};
use alliance::check::{LINK_LIFE_MS, QR_LIFE_MS};
use alliance::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use alliance::course::OWN_RANGE_FROM;
use alliance::instrument::catalogue;
use alliance::people::Role;
use alliance::reveal::{LARGE_FROM, NEARLY_EQUAL_BELOW};
use alliance::signal::look::AllKnown;
use axum::extract::{FromRequestParts, Request, State};
use maud::{Markup, html};

/// The page.
pub async fn page(State(app): State<App>, request: Request) -> Result<Markup, PageError> {
    let (mut parts, _) = request.into_parts();
    match SignedIn::from_request_parts(&mut parts, &app).await {
        Ok(signed_in) => {
            let own = app.store.signals_on(signed_in.actor.organisation).await?;
            let title = signed_in.speech.t("how-title");
            Ok(signed_in
                .page(title, Nav::Nowhere)
                .wide(Width::Narrow)
                .render(&view(&signed_in.speech, own.as_ref())))
        }
        Err(PageError::SignIn | PageError::HandedOver) => {
            let reader = Reader::from_request_parts(&mut parts, &app).await?;
            let speech = &reader.speech;
            Ok(Page::new(speech, speech.t("how-title"), Layout::Public)
                .at("/how")
                .render(&view(speech, None)))
        }
        Err(error) => Err(error),
    }
}

/// What the page says; `own` is what the reader's organisation learnt of its own scores, while it looks for signals.
pub(super) fn view(speech: &Speech, own: Option<&AllKnown>) -> Markup {
    html! {
        h1 { (speech.t("how-title")) }
        p class="lead" { (speech.t("how-lead")) }
        (part(speech, "scores", "how-scores", &scores(speech)))
        (part(speech, "difference", "how-difference", &difference(speech)))
        (part(speech, "reasons", "how-reasons", &reasons(speech)))
        (part(speech, "own-range", "how-range", &html! {
            p { (speech.with("how-range-text", &[("count", &OWN_RANGE_FROM)])) }
        }))
        (part(speech, "signals", "how-signals", &explained::part(speech, own)))
        (part(speech, "missing", "how-missing", &html! {
            p { (speech.t("how-missing-text")) }
            p { (speech.with("how-missing-half", &[("days", &days(MISSING_AFTER_MS))])) }
        }))
        (part(speech, "seal", "how-seal", &seal(speech)))
        (part(speech, "who", "how-who", &who(speech)))
        (part(speech, "limits", "how-limits", &html! {
            p { (speech.t("how-limits-norms")) }
            p { (speech.t("how-limits-choices")) }
            p { (speech.t("how-limits-use")) }
        }))
    }
}

fn part(speech: &Speech, id: &str, key: &str, body: &Markup) -> Markup {
    html! {
        section class="flow" id=(id) {
            h2 { (speech.with(key, &[])) }
            (body)
        }
    }
}

fn days(ms: i64) -> i64 {
    ms / DAY_MS
}

/// From answers to a position, with an example that the scorer itself works out.
fn scores(speech: &Speech) -> Markup {
    let language = speech.language();
    let (answers, bond) = example();
    let table = Table::new(speech.t("how-example"))
        .column(Align::Words, speech.t("how-example-step"))
        .column(Align::Numbers, speech.t("how-example-value"))
        .row(vec![
            html! { (speech.t("how-example-answers")) },
            html! { (answers[0]) " " (speech.t("how-and")) " " (answers[1]) },
        ])
        .row(vec![html! { (speech.t("how-example-mean")) }, html! { (number::score(language, bond.raw)) }])
        .row(vec![
            html! { (speech.t("how-example-position")) },
            html! { (number::score(language, bond.position)) },
        ]);
    html! {
        p { (speech.t("how-scores-answers")) }
        p { (speech.t("how-scores-mean")) }
        (table)
        p { (speech.t("how-scores-few")) }
        p { (speech.t("how-scores-others")) }
    }
}

/// Two answers about the bond, and what the scorer makes of them.
fn example() -> ([i32; 2], ScoreValue) {
    let check = catalogue::instrument("session-check").expect("our own check is in the catalogue");
    let answers = [6, 3];
    let item = |name: &str| name.parse().expect("a name of our own check");
    let given = [(item("bond1"), answers[0]), (item("bond2"), answers[1])];
    let read = Answers::read(check, given).expect("answers of our own check");
    let bond = score(check, &read).into_iter().find_map(|scale| scale.score.value());
    (answers, bond.expect("both items of bond are answered"))
}

fn difference(speech: &Speech) -> Markup {
    let row = |word: String, from: Option<f64>, below: Option<f64>| {
        let range = match (from, below) {
            (None, Some(below)) => speech.with("how-below", &[("below", &below)]),
            (Some(from), Some(below)) => speech.with("how-between", &[("from", &from), ("below", &below)]),
            (Some(from), None) => speech.with("how-from", &[("from", &from)]),
            (None, None) => String::new(),
        };
        vec![html! { (word) }, html! { (range) }]
    };
    let table = Table::new(speech.t("how-difference"))
        .caption_unseen()
        .column(Align::Words, speech.t("how-difference-word"))
        .column(Align::Words, speech.t("how-difference-size"))
        .row(row(speech.t("how-nearly-equal"), None, Some(NEARLY_EQUAL_BELOW)))
        .row(row(speech.t("how-small"), Some(NEARLY_EQUAL_BELOW), Some(LARGE_FROM)))
        .row(row(speech.t("how-large"), Some(LARGE_FROM), None));
    html! {
        p { (speech.t("how-difference-text")) }
        (table)
        p { (speech.t("how-difference-why")) }
    }
}

fn reasons(speech: &Speech) -> Markup {
    let share = number::percent(speech.language(), WORSE_FROM_SHARE);
    html! {
        p { (speech.t("how-reasons-text")) }
        ol {
            li { (speech.t("how-reason-signal")) }
            li { (speech.with("how-reason-drop", &[("points", &LARGE_FROM)])) }
            li { (speech.with("how-reason-difference", &[("points", &LARGE_FROM)])) }
            li { (speech.with("how-reason-worse", &[("share", &share)])) }
            li { (speech.t("how-reason-undiscussed")) }
            li { (speech.with("how-reason-missing", &[("days", &days(MISSING_AFTER_MS))])) }
        }
        p { (speech.with("how-reasons-order", &[("sessions", &SESSIONS_REMEMBERED)])) }
        p { (speech.t("how-reasons-chance")) }
    }
}

fn seal(speech: &Speech) -> Markup {
    html! {
        p { (speech.t("how-seal-both")) }
        p { (speech.t("how-seal-alone")) }
        p { (speech.with("how-seal-link", &[("hours", &(LINK_LIFE_MS / HOUR_MS)), ("minutes", &(QR_LIFE_MS / MINUTE_MS))])) }
    }
}

fn who(speech: &Speech) -> Markup {
    let client = (speech.t("how-who-client"), speech.t("how-sees-client"));
    let roles = Role::ALL
        .iter()
        .map(|role| (speech.t(&format!("account-role-{role}")), speech.t(&format!("how-sees-{role}"))));
    let rows: Vec<(String, String)> = std::iter::once(client).chain(roles).collect();
    html! {
        dl class="facts" {
            @for (who, sees) in rows { dt { (who) } dd { (sees) } }
        }
        p { (speech.t("how-who-log")) }
    }
}
