//! The part of *how is this computed* about signals: the rule in words, how often each method is wrong and what it sees,
//! and what this organisation learnt.

use super::settings::known_table;
use super::told;
use crate::shell::language::Speech;
use crate::shell::number;
use crate::shell::table::{Align, Table};
use alliance::signal::characteristics::Judge;
use alliance::signal::known::{OWN_FROM, SESSIONS_BEFORE};
use alliance::signal::look::AllKnown;
use alliance::signal::setting::Rate;
use alliance::signal::table::{Row, TABLE};
use maud::{Markup, html};

/// The row of the expected range, which the explanations quote.
pub const EXPECTED_RANGE: Row = TABLE[0];

/// The whole part. `own` is what the reader's organisation learnt, while it looks for signals.
pub fn part(speech: &Speech, own: Option<&AllKnown>) -> Markup {
    html! {
        p { (speech.t("signal-how-first")) }
        ol {
            li { (speech.t("signal-how-mark")) }
            li { (speech.t("signal-how-tension")) }
            li { (speech.t("signal-how-fall")) }
            li { (speech.t("signal-how-difference")) }
        }
        p { (speech.t("signal-how-expected")) }
        p { (speech.t("signal-how-threshold")) }
        p { (speech.with("signal-how-needed", &[("sessions", &SESSIONS_BEFORE), ("episodes", &OWN_FROM)])) }
        p { (speech.t("signal-how-little")) }
        h3 { (speech.t("signal-how-table")) }
        p { (speech.with("signal-how-table-line", &[("sessions", &Rate::USUAL.ordinary_sessions())])) }
        (characteristics(speech))
        @if let Some(own) = own {
            h3 { (speech.t("signal-how-own")) }
            p { (speech.with("signal-how-own-line", &[("sessions", &own.rate.ordinary_sessions())])) }
            (known_table(speech, own))
        }
    }
}

/// How often each method is wrong, and what it sees: from the simulation, as a test holds it.
fn characteristics(speech: &Speech) -> Table {
    let table = Table::new(speech.t("signal-how-table"))
        .caption_unseen()
        .column(Align::Words, speech.t("signal-column-method"))
        .column(Align::Numbers, speech.t("signal-column-false"))
        .column(Align::Numbers, speech.t("signal-column-withdrawal"))
        .column(Align::Numbers, speech.t("signal-column-confrontation"))
        .column(Align::Numbers, speech.t("signal-column-delay"));
    let percent = |share: u8| number::percent(speech.language(), f64::from(share) / 100.0);
    TABLE.iter().fold(table, |table, row| {
        let name = match row.judge {
            Judge::ExpectedRange => speech.t("signal-method-expected-range"),
            Judge::Published(method) => told::method(speech, method),
        };
        table.row(vec![
            html! { (name) },
            html! { (speech.with("signal-one-in", &[("sessions", &row.ordinary_sessions)])) },
            html! { (percent(row.withdrawal_seen)) },
            html! { (percent(row.confrontation_seen)) },
            html! { (row.delay) },
        ])
    })
}
