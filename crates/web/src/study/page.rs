//! What is in a study, who may take it, under which conditions, and the way to its files.

use super::Asked;
use crate::error::PageError;
use crate::shell::button::{Weight, link, row, submit};
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, empty, notice};
use crate::shell::number;
use crate::shell::part::{card, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::export::study::StudyName;
use alliance::import::series::Series;
use alliance::instrument::catalogue;
use alliance::measure::{Measure, MeasureCode};
use axum::extract::{Query, State};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::study::StudyCounts;

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::ExportStudy)?;
    let name = asked.name()?;
    let organisation = signed_in.actor.organisation;
    let counts = app.store.study_counts(organisation, app.now()).await?;
    let measures = app.store.measures(organisation).await?;
    let speech = &signed_in.speech;
    let main = html! {
        (page_head(&speech.t("study-title"), Some(&speech.t("study-line")), None))
        (notice(Tone::Alert, Some(&speech.t("study-consent-title")), &html! { p { (speech.t("study-consent")) } }))
        @if counts.sessions == 0 {
            (empty(&speech.t("study-empty-title"), &speech.t("study-empty"), None))
        } @else {
            (card(Some(&speech.t("study-holds-title")), &html! {
                p { (speech.with("study-holds", &[("clients", &counts.clients), ("episodes", &counts.episodes), ("sessions", &counts.sessions)])) }
                @if !counts.administrations.is_empty() { (table(speech, &counts, &measures)) }
                p { (speech.t("study-holds-not")) }
            }))
            (card(Some(&speech.t("study-take-title")), &html! {
                form method="get" action="/study" {
                    (Field::new(Control::Text, "study", speech.t("study-name")).help(speech.t("study-name-help"))
                        .value(name.as_str()).max_length(80).autocomplete("off"))
                    (submit(Weight::Quiet, &speech.t("study-name-use")))
                }
                p { (speech.with("study-files", &[("name", &name.as_str())])) }
                (row(&html! {
                    (link(Weight::Primary, &speech.t("study-file-export"), &address("export.csv", &name)))
                    (link(Weight::Quiet, &speech.t("study-file-around"), &address("around.csv", &name)))
                    (link(Weight::Quiet, &speech.t("study-file-edges"), &address("edges.csv", &name)))
                    (link(Weight::Quiet, &speech.t("study-file-runs"), &address("runs.csv", &name)))
                    (link(Weight::Quiet, &speech.t("study-file-codebook"), &address("codebook.csv", &name)))
                    (link(Weight::Quiet, &speech.t("study-file-readme"), &address("README.txt", &name)))
                }))
                p class="soft" { (speech.t("study-noted")) }
            }))
        }
        (computed(speech, &html! { p { (speech.t("study-computed")) } }))
    };
    Ok(signed_in.page(speech.t("study-title"), Nav::Study).wide(Width::Middle).render(&main))
}

fn address(file: &str, name: &StudyName) -> String {
    let pairs = [("study", name.as_str())];
    format!("/study/{file}?{}", serde_urlencoded::to_string(pairs).expect("pairs of text can be written"))
}

fn table(speech: &Speech, counts: &StudyCounts, measures: &BTreeMap<MeasureCode, Measure>) -> Table {
    let table = Table::new(speech.t("study-table"))
        .column(Align::Words, speech.t("study-column-instrument"))
        .column(Align::Numbers, speech.t("study-column-version"))
        .column(Align::Numbers, speech.t("study-column-count"));
    counts.administrations.iter().fold(table, |table, (series, count)| {
        table.row(vec![
            html! { (name_of(speech, series, measures)) },
            html! { (series.version()) },
            html! { (number::count(speech.language(), i64::try_from(*count).unwrap_or(i64::MAX))) },
        ])
    })
}

fn name_of(speech: &Speech, series: &Series, measures: &BTreeMap<MeasureCode, Measure>) -> String {
    match series {
        Series::Measure(code) => {
            measures.get(code).map_or_else(|| code.to_string(), |measure| measure.name.clone())
        }
        Series::Instrument(key) => catalogue::instrument_of(key)
            .map_or_else(|| key.to_string(), |it| it.name().in_language(speech.language()).to_owned()),
    }
}
