//! Administrations: what was answered, and the one query that reads it, which asks the seal.

use crate::Store;
use crate::by::By;
use crate::{Row, StoreError, Write, values};
use alliance::Perspective;
use alliance::administration::answer::Answers;
use alliance::administration::{Channel, Content};
use alliance::clock::Timestamp;
use alliance::ids::{AdministrationId, EpisodeId, ImportId, MemberId, OrganisationId, SessionId};
use alliance::instrument::catalogue;
use alliance::instrument::definition::InstrumentKey;
use alliance::instrument::name::{InstrumentId, ItemId, ScaleId};
use alliance::measure::MeasureCode;
use alliance::medium::way::Way;
use jiff::civil::Date;

/// What was filled in: an instrument of the catalogue, or an organisation's own series of ready-made scores.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// An instrument in one of its versions.
    Instrument(InstrumentKey),
    /// A measure.
    Measure(MeasureCode),
}

/// How a measure is told from an instrument in the column both share.
const MEASURE: &str = "measure:";
/// What stands before the way in which answers were given; no name of an item holds a colon.
const WAY: &str = "by:";

/// One filling-in to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAdministration {
    /// Identity.
    pub id: AdministrationId,
    /// The treatment.
    pub episode: EpisodeId,
    /// The session it is about.
    pub session: SessionId,
    /// What was filled in.
    pub source: Source,
    /// Whose view it gives.
    pub perspective: Perspective,
    /// The member who answered or entered it.
    pub author: Option<MemberId>,
    /// The way the answers came in.
    pub channel: Channel,
    /// The day it is about.
    pub happened_on: Date,
    /// What was answered.
    pub content: Content,
}

/// One filling-in as it is kept, opened to the one who asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Identity.
    pub id: AdministrationId,
    /// The session it is about.
    pub session: SessionId,
    /// That session's number.
    pub session_number: u32,
    /// What was filled in.
    pub source: Source,
    /// Whose view it gives.
    pub perspective: Perspective,
    /// The way the answers came in.
    pub channel: Channel,
    /// The day it is about.
    pub happened_on: Date,
    /// When it reached us.
    pub submitted_at: Timestamp,
    /// From when its counterpart may see it; `None` never (the query then gives it to its author alone).
    pub visible_from: Option<Timestamp>,
    /// What was answered.
    pub content: Content,
}

/// Items as `items bond1=6 bond2=5`, with the way where there was a choice (`items by:markers client-medium=5`);
/// ready-made scores as `scales total=12.5`.
pub(crate) fn content_text(content: &Content) -> String {
    let pairs = |kind: &str, pairs: &mut dyn Iterator<Item = (String, String)>| {
        pairs.fold(kind.to_owned(), |text, (name, value)| format!("{text} {name}={value}"))
    };
    match content {
        Content::Items(answers) => {
            let kind = answers.way().map_or_else(|| "items".to_owned(), |way| format!("items {WAY}{way}"));
            pairs(&kind, &mut answers.iter().map(|a| (a.item().to_string(), a.value().to_string())))
        }
        Content::Scales(scales) => {
            pairs("scales", &mut scales.iter().map(|(id, raw)| (id.to_string(), raw.to_string())))
        }
    }
}

fn source_text(source: &Source) -> String {
    match source {
        Source::Instrument(key) => key.id.to_string(),
        Source::Measure(code) => format!("{MEASURE}{code}"),
    }
}

fn source_version(source: &Source) -> u32 {
    match source {
        Source::Instrument(key) => key.version,
        Source::Measure(_) => 1,
    }
}

fn source(row: &Row) -> Result<Source, StoreError> {
    let id = row.str("instrument_id")?;
    if let Some(code) = id.strip_prefix(MEASURE) {
        return MeasureCode::parse(code).map(Source::Measure).map_err(|_| row.corrupt("instrument_id"));
    }
    let id: InstrumentId = row.parse("instrument_id")?;
    Ok(Source::Instrument(InstrumentKey { id, version: row.number("instrument_version")? }))
}

fn pairs<'a>(words: impl Iterator<Item = &'a str>) -> Option<Vec<(&'a str, &'a str)>> {
    words.map(|word| word.split_once('=')).collect()
}

fn content(row: &Row, source: &Source) -> Result<Content, StoreError> {
    let corrupt = || row.corrupt("content");
    let mut words = row.str("content")?.split(' ').peekable();
    let kind = words.next();
    let way = words.next_if(|word| word.starts_with(WAY)).map(|word| word[WAY.len()..].parse::<Way>());
    let way = way.transpose().map_err(|_| corrupt())?;
    let pairs = pairs(words).ok_or_else(corrupt)?;
    match (kind, source) {
        (Some("items"), Source::Instrument(key)) => {
            let instrument = catalogue::instrument_of(key).ok_or_else(corrupt)?;
            let given = pairs
                .into_iter()
                .map(|(item, value)| {
                    Ok((
                        item.parse::<ItemId>().map_err(|_| corrupt())?,
                        value.parse::<i32>().map_err(|_| corrupt())?,
                    ))
                })
                .collect::<Result<Vec<_>, StoreError>>()?;
            let answers = Answers::read(instrument, given).map_err(|_| corrupt())?;
            Ok(Content::Items(match way {
                Some(way) => answers.given_in(way),
                None => answers,
            }))
        }
        (Some("scales"), _) => pairs
            .into_iter()
            .map(|(scale, raw)| {
                Ok((
                    scale.parse::<ScaleId>().map_err(|_| corrupt())?,
                    raw.parse::<f64>().map_err(|_| corrupt())?,
                ))
            })
            .collect::<Result<_, StoreError>>()
            .map(Content::Scales),
        (_, _) => Err(corrupt()),
    }
}

/// The answers in the column `content` of a row, to the items of an instrument.
pub(crate) fn answers_of(row: &Row, key: &InstrumentKey) -> Result<Answers, StoreError> {
    match content(row, &Source::Instrument(key.clone()))? {
        Content::Items(answers) => Ok(answers),
        Content::Scales(_) => Err(row.corrupt("content")),
    }
}

pub(crate) fn recorded(row: &Row) -> Result<Recorded, StoreError> {
    let source = source(row)?;
    let content = content(row, &source)?;
    Ok(Recorded {
        id: row.parse("administration_id")?,
        session: row.parse("session_id")?,
        session_number: row.number("session_number")?,
        perspective: row.parse("perspective")?,
        channel: row.parse("channel")?,
        happened_on: row.parse("happened_on")?,
        submitted_at: row.timestamp("submitted_at_ms")?,
        visible_from: match row.timestamp_or_null("opened_at_ms")? {
            Some(opened) => Some(opened),
            None => row.timestamp_or_null("opens_alone_at_ms")?,
        },
        source,
        content,
    })
}

/// The step that keeps one filling-in; used by a submission and by an import.
pub(crate) fn insert_administration(
    write: Write,
    by: &By<'_>,
    new: &NewAdministration,
    import: Option<ImportId>,
) -> Write {
    write.step(
        "insert into administration (id, organisation_id, episode_id, session_id, instrument_id, instrument_version, perspective,
                                     author_member_id, channel, happened_on, submitted_at_ms, content, import_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        values![
            new.id,
            by.organisation,
            new.episode,
            new.session,
            source_text(&new.source),
            source_version(&new.source),
            new.perspective.as_str(),
            new.author,
            new.channel.as_str(),
            new.happened_on.to_string(),
            by.now,
            content_text(&new.content),
            import,
        ],
    )
}

impl Store {
    /// What was filled in during an episode and is open to both at `now`, by session. Sealed answers are not read.
    pub async fn opened_administrations(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
        now: Timestamp,
    ) -> Result<Vec<Recorded>, StoreError> {
        let rows = self
            .engine
            .query(
                "select administration.id as administration_id, administration.session_id, session.number as session_number,
                        administration.instrument_id, administration.instrument_version, administration.perspective,
                        administration.channel, administration.happened_on, administration.submitted_at_ms,
                        administration.content, session.opened_at_ms, session.opens_alone_at_ms
                 from administration join session on session.id = administration.session_id
                 where administration.organisation_id = ?1 and administration.episode_id = ?2
                   and (session.opened_at_ms is not null or session.opens_alone_at_ms <= ?3)
                 order by session.number, administration.instrument_id, administration.perspective limit 20000",
                values![organisation, episode, now],
            )
            .await?;
        rows.iter().map(recorded).collect()
    }

    /// What was filled in about one session and is open to both at `now`. Sealed answers are not read.
    pub async fn opened_in_session(
        &self,
        organisation: OrganisationId,
        session: SessionId,
        now: Timestamp,
    ) -> Result<Vec<Recorded>, StoreError> {
        let rows = self
            .engine
            .query(
                "select administration.id as administration_id, administration.session_id, session.number as session_number,
                        administration.instrument_id, administration.instrument_version, administration.perspective,
                        administration.channel, administration.happened_on, administration.submitted_at_ms,
                        administration.content, session.opened_at_ms, session.opens_alone_at_ms
                 from administration join session on session.id = administration.session_id
                 where administration.organisation_id = ?1 and administration.session_id = ?2
                   and (session.opened_at_ms is not null or session.opens_alone_at_ms <= ?3)
                 order by administration.instrument_id, administration.perspective",
                values![organisation, session, now],
            )
            .await?;
        rows.iter().map(recorded).collect()
    }

    /// What one perspective filled in about a session, for the very person who did: the author's own half, sealed or
    /// not. The caller has made sure who asks.
    pub async fn own_half(
        &self,
        organisation: OrganisationId,
        session: SessionId,
        perspective: Perspective,
    ) -> Result<Vec<Recorded>, StoreError> {
        let rows = self
            .engine
            .query(
                "select administration.id as administration_id, administration.session_id, session.number as session_number,
                        administration.instrument_id, administration.instrument_version, administration.perspective,
                        administration.channel, administration.happened_on, administration.submitted_at_ms,
                        administration.content, session.opened_at_ms, session.opens_alone_at_ms
                 from administration join session on session.id = administration.session_id
                 where administration.organisation_id = ?1 and administration.session_id = ?2 and administration.perspective = ?3
                 order by administration.instrument_id",
                values![organisation, session, perspective.as_str()],
            )
            .await?;
        rows.iter().map(recorded).collect()
    }
}
