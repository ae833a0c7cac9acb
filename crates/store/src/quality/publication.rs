//! The years that were published, as they were: a published year is never counted again.

use super::QUALITY_OUT;
use crate::by::{By, Done};
use crate::study::series;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::OrganisationId;
use alliance::quality::figure::{Figure, interval};
use alliance::quality::partition::Block;
use alliance::quality::setting::Setting;
use alliance::quality::{Published, Quarter};
use serde_json::{Value, json};
use std::str::FromStr;

/// A year as it was published.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// Its figures.
    pub figures: Published,
    /// What the drop in complaints was counted with.
    pub setting: Setting,
    /// What the measure was called then; `None` for a list of the catalogue, which has its name in every language.
    pub measure: Option<String>,
    /// When it came out.
    pub at: Timestamp,
    /// Since when nobody can see it; `None` while it is out.
    pub withdrawn: Option<Timestamp>,
}

/// A part of a year as it is written.
fn block_word(block: Block) -> String {
    match block {
        Block::Year => "year".to_owned(),
        Block::FirstHalf => "half-1".to_owned(),
        Block::SecondHalf => "half-2".to_owned(),
        Block::Quarter(quarter) => format!("quarter-{quarter}"),
    }
}

fn block(word: &str) -> Option<Block> {
    match word {
        "year" => Some(Block::Year),
        "half-1" => Some(Block::FirstHalf),
        "half-2" => Some(Block::SecondHalf),
        word => fitting::<Quarter>(word.strip_prefix("quarter-")?).map(Block::Quarter),
    }
}

fn fitting<T: FromStr>(text: &str) -> Option<T> {
    let Ok(value) = text.parse() else { return None };
    Some(value)
}

fn encode(figures: &Published, measure: Option<&str>) -> String {
    let one = |figure: &Figure| {
        json!({
            "topic": figure.topic.as_str(),
            "block": block_word(figure.block),
            "people": figure.people,
            "value": figure.value,
            "lower": figure.interval.lower,
            "upper": figure.interval.upper,
            "improved": figure.improved,
            "completed": figure.completed,
        })
    };
    json!({ "measure": measure, "figures": figures.figures.iter().map(one).collect::<Vec<_>>() }).to_string()
}

fn figure(value: &Value) -> Option<Figure> {
    let number = |name: &str| value.get(name)?.as_f64();
    Some(Figure {
        topic: fitting(value.get("topic")?.as_str()?)?,
        block: block(value.get("block")?.as_str()?)?,
        people: fitting(&value.get("people")?.as_u64()?.to_string())?,
        value: number("value")?,
        interval: interval(number("lower")?, number("upper")?),
        improved: match value.get("improved")? {
            Value::Null => None,
            known => Some(known.as_f64()?),
        },
        completed: number("completed")?,
    })
}

fn publication(row: &Row) -> Result<Publication, StoreError> {
    let corrupt = || row.corrupt("content");
    let Ok(content) = serde_json::from_str::<Value>(row.str("content")?) else { return Err(corrupt()) };
    let figures = content.get("figures").and_then(Value::as_array).ok_or_else(corrupt)?;
    let figures: Option<Vec<Figure>> = figures.iter().map(figure).collect();
    Ok(Publication {
        figures: Published { year: row.number("year")?, figures: figures.ok_or_else(corrupt)? },
        setting: Setting { complaints: series(row)?, reliability: row.real_or_null("reliability")? },
        measure: content.get("measure").and_then(Value::as_str).map(str::to_owned),
        at: row.timestamp("published_at_ms")?,
        withdrawn: row.timestamp_or_null("withdrawn_at_ms")?,
    })
}

fn done<'a>(event: &'static str, action: AuditAction, year: &'a i16) -> Done<'a> {
    Done { action, event, object_kind: "quality-year", object: year, episode: None }
}

impl Store {
    /// The years that were published, newest first; also those that nobody can see now.
    pub async fn publications(&self, organisation: OrganisationId) -> Result<Vec<Publication>, StoreError> {
        let rows = self
            .engine
            .query(
                "select year, content, complaints as instrument_id, complaints_version as instrument_version, reliability,
                        published_at_ms, withdrawn_at_ms
                 from quality_publication where organisation_id = ?1 order by year desc limit 100",
                values![organisation],
            )
            .await?;
        rows.iter().map(publication).collect()
    }

    /// Publishes a year. Conflict [`QUALITY_OUT`] if it was published before: it stays as it was.
    pub async fn publish_figures(
        &self,
        by: &By<'_>,
        figures: &Published,
        setting: &Setting,
        measure: Option<&str>,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "insert into quality_publication (organisation_id, year, content, complaints, complaints_version, reliability,
                                              published_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing",
            values![
                by.organisation,
                i64::from(figures.year),
                encode(figures, measure),
                setting.complaints.name(),
                setting.complaints.version(),
                setting.reliability,
                by.now,
            ],
            1,
            QUALITY_OUT,
        );
        let done = done("quality.publish", AuditAction::Create, &figures.year);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Takes a published year out of sight. It stays kept: it can only come back as it was.
    pub async fn hide_figures(&self, by: &By<'_>, year: i16) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update quality_publication set withdrawn_at_ms = ?3
             where organisation_id = ?1 and year = ?2 and withdrawn_at_ms is null",
            values![by.organisation, i64::from(year), by.now],
        );
        self.engine.write(by.audited(write, done("quality.hide", AuditAction::Update, &year))).await?;
        Ok(())
    }

    /// Shows a published year again, as it was.
    pub async fn show_figures(&self, by: &By<'_>, year: i16) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update quality_publication set withdrawn_at_ms = null where organisation_id = ?1 and year = ?2",
            values![by.organisation, i64::from(year)],
        );
        self.engine.write(by.audited(write, done("quality.show", AuditAction::Update, &year))).await?;
        Ok(())
    }
}
