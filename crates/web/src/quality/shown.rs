//! The figures of a year on a page: one number for each topic, the parts of the year under it, and what each number means.

use crate::shell::date::day;
use crate::shell::language::Speech;
use crate::shell::number::{count, decimals, difference, percent};
use crate::shell::table::{Align, Table};
use alliance::Language;
use alliance::import::series::Series;
use alliance::instrument::catalogue;
use alliance::quality::figure::Figure;
use alliance::quality::partition::Block;
use alliance::quality::setting::Setting;
use alliance::quality::{Published, Topic};
use jiff::civil::{Date, date};
use maud::{Markup, html};

/// What the drop in complaints was counted with, in words.
pub(super) struct Counted<'a> {
    pub setting: &'a Setting,
    /// What the measure is called, where it is the house's own.
    pub measure: Option<&'a str>,
}

impl Counted<'_> {
    /// The name of the list or measure.
    pub fn name(&self, language: Language) -> String {
        match &self.setting.complaints {
            Series::Measure(code) => self.measure.map_or_else(|| code.to_string(), str::to_owned),
            Series::Instrument(key) => catalogue::instrument_of(key)
                .map_or_else(|| key.to_string(), |list| list.name().in_language(language).to_owned()),
        }
    }
}

/// The first and the last day of a part of a year.
pub(super) fn days(year: i16, block: Block) -> (Date, Date) {
    let quarters = block.quarters();
    let number = |quarter: &alliance::quality::Quarter| match quarter {
        alliance::quality::Quarter::First => 0,
        alliance::quality::Quarter::Second => 1,
        alliance::quality::Quarter::Third => 2,
        alliance::quality::Quarter::Fourth => 3,
    };
    let first = quarters.iter().map(number).min().unwrap_or(0);
    let last = quarters.iter().map(number).max().unwrap_or(3);
    (date(year, first * 3 + 1, 1), date(year, last * 3 + 3, 1).last_of_month())
}

fn period(speech: &Speech, year: i16, block: Block) -> String {
    match block {
        Block::Year => speech.with("quality-period-year", &[("year", &year.to_string())]),
        Block::FirstHalf | Block::SecondHalf | Block::Quarter(_) => {
            let (first, last) = days(year, block);
            speech
                .with("quality-period-part", &[("first", &day(speech, first)), ("last", &day(speech, last))])
        }
    }
}

/// The number as it is told: a mean, a difference in spreads, a score.
fn told(speech: &Speech, topic: Topic, value: f64) -> String {
    match topic {
        Topic::Satisfaction => decimals(speech.language(), value, 1),
        Topic::Complaints => difference(speech.language(), value),
        Topic::Recommendation if value > 0.0 => format!("+{}", decimals(speech.language(), value, 0)),
        Topic::Recommendation => decimals(speech.language(), value, 0),
    }
}

fn interval(speech: &Speech, figure: &Figure) -> String {
    let (low, high) = (figure.interval.lower, figure.interval.upper);
    let (low, high) = (told(speech, figure.topic, low), told(speech, figure.topic, high));
    speech.with("quality-between", &[("low", &low), ("high", &high)])
}

fn people(speech: &Speech, figure: &Figure) -> String {
    count(speech.language(), i64::try_from(figure.people).unwrap_or(i64::MAX))
}

/// What a number means, for anyone.
pub(super) fn definition(speech: &Speech, topic: Topic, counted: &Counted<'_>) -> String {
    match topic {
        Topic::Satisfaction => speech.t("quality-define-satisfaction"),
        Topic::Complaints => {
            speech.with("quality-define-complaints", &[("list", &counted.name(speech.language()))])
        }
        Topic::Recommendation => speech.t("quality-define-recommendation"),
    }
}

/// The figures of one year.
pub(super) fn view(speech: &Speech, published: &Published, counted: &Counted<'_>) -> Markup {
    let of = |topic: Topic| published.figures.iter().filter(move |figure| figure.topic == topic);
    html! {
        div class="cards three quality-figures" {
            @for topic in Topic::ALL {
                @match of(*topic).next() {
                    Some(figure) => { (card(speech, figure, published.year)) }
                    None => { (too_few(speech, *topic)) }
                }
            }
        }
        (parts(speech, published))
        (meaning(speech, counted))
    }
}

fn card(speech: &Speech, figure: &Figure, year: i16) -> Markup {
    let value = told(speech, figure.topic, figure.value);
    let number = people(speech, figure);
    let completed = percent(speech.language(), figure.completed);
    let sentence = match figure.topic {
        Topic::Satisfaction => speech.t("quality-say-satisfaction"),
        Topic::Complaints if figure.value < 0.0 => speech.t("quality-say-complaints-more"),
        Topic::Complaints => speech.t("quality-say-complaints"),
        Topic::Recommendation => speech.t("quality-say-recommendation"),
    };
    html! {
        section class="card" {
            h2 { (speech.t(&format!("quality-topic-{}", figure.topic))) }
            p class="quality-number" { (value) }
            p { (sentence) }
            @if let Some(improved) = figure.improved {
                p { (speech.with("quality-improved", &[("share", &percent(speech.language(), improved))])) }
            }
            dl class="facts" {
                dt { (speech.t("quality-sure")) } dd { (interval(speech, figure)) }
                dt { (speech.t("quality-people")) }
                dd { (speech.with("quality-at-least", &[("people", &number), ("completed", &completed)])) }
                dt { (speech.t("quality-period")) } dd { (period(speech, year, figure.block)) }
            }
        }
    }
}

fn too_few(speech: &Speech, topic: Topic) -> Markup {
    html! {
        section class="card" {
            h2 { (speech.t(&format!("quality-topic-{topic}"))) }
            p class="quality-number quiet-text" { (crate::shell::number::ABSENT) }
            p { (speech.t("quality-too-few")) }
        }
    }
}

/// The parts of the year, where every one of them may be told.
fn parts(speech: &Speech, published: &Published) -> Markup {
    let figures: Vec<&Figure> =
        published.figures.iter().filter(|figure| figure.block != Block::Year).collect();
    if figures.is_empty() {
        return html! {
            @if !published.figures.is_empty() { p class="quiet-text" { (speech.t("quality-no-parts")) } }
        };
    }
    let table = Table::new(speech.t("quality-parts"))
        .column(Align::Words, speech.t("quality-period"))
        .column(Align::Words, speech.t("quality-topic"))
        .column(Align::Numbers, speech.t("quality-number"))
        .column(Align::Numbers, speech.t("quality-sure"))
        .column(Align::Numbers, speech.t("quality-people"));
    let table = figures.into_iter().fold(table, |table, figure| {
        table.row(vec![
            html! { (period(speech, published.year, figure.block)) },
            html! { (speech.t(&format!("quality-topic-{}", figure.topic))) },
            html! { (told(speech, figure.topic, figure.value)) },
            html! { (interval(speech, figure)) },
            html! { (speech.with("quality-at-least-short", &[("people", &people(speech, figure))])) },
        ])
    });
    html! { section class="card chart-table" { (table) p class="quiet-text" { (speech.t("quality-some-parts")) } } }
}

/// What the numbers mean, and what they do not.
fn meaning(speech: &Speech, counted: &Counted<'_>) -> Markup {
    let reliability = counted.setting.reliability.map(|value| decimals(speech.language(), value, 2));
    html! {
        details class="more" {
            summary { (speech.t("quality-meaning")) }
            div {
                dl class="facts" {
                    @for topic in Topic::ALL {
                        dt { (speech.t(&format!("quality-topic-{topic}"))) }
                        dd { (definition(speech, *topic, counted)) }
                    }
                }
                @match reliability {
                    Some(value) => { p { (speech.with("quality-reliability-known", &[("value", &value)])) } }
                    None => { p { (speech.t("quality-reliability-unknown")) } }
                }
                p { (speech.t("quality-meaning-sure")) }
                p { (speech.t("quality-meaning-rounded")) }
                ul {
                    li { (speech.t("quality-not-cause")) }
                    li { (speech.t("quality-not-all")) }
                    li { (speech.t("quality-not-you")) }
                    li { (speech.t("quality-not-therapist")) }
                    li { (speech.t("quality-not-compare")) }
                }
            }
        }
    }
}
