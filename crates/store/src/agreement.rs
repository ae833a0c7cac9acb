//! The agreement: goals and tasks with all their versions, confirmations and ratings. Nothing is overwritten, and what
//! people wrote is encrypted.

use crate::Store;
use crate::by::{By, Done};
use crate::seal_field::Field;
use crate::{Row, StoreError, Write, values};
use alliance::agreement::point::{Confirmation, Kind, Point, Version};
use alliance::agreement::rating::{Given, Rating};
use alliance::agreement::terms::{Ending, Terms, Words};
use alliance::agreement::{Agreement, Author, POINTS_MOST, Side};
use alliance::audit::AuditAction;
use alliance::ids::{EpisodeId, OrganisationId, PointId};
use std::collections::{BTreeMap, BTreeSet};

/// The conflict of a goal or task that changed since it was read: read it again and decide anew.
pub const AGREEMENT_CHANGED: &str = "agreement-changed";

/// More versions, confirmations or ratings than this are not read: the newest of a point are never so many.
const ROWS_MOST: i64 = 20_000;

const CLIENT_WORDS: Field = Field { table: "agreement_version", column: "client_words_sealed" };
const THERAPIST_WORDS: Field = Field { table: "agreement_version", column: "therapist_words_sealed" };
const REASON: Field = Field { table: "agreement_version", column: "reason_sealed" };

fn record(point: PointId, number: u32) -> String {
    format!("{point}:{number}")
}

fn author(row: &Row) -> Result<Author, StoreError> {
    match (row.parse("side")?, row.parse_or_null("member_id")?) {
        (Side::Client, None) => Ok(Author::Client),
        (Side::Therapist, Some(member)) => Ok(Author::Therapist(member)),
        (Side::Client, Some(_)) | (Side::Therapist, None) => Err(row.corrupt("member_id")),
    }
}

fn goals(row: &Row) -> Result<BTreeSet<PointId>, StoreError> {
    let ids = row.str("goals")?.split_whitespace().map(|id| id.parse().map_err(|_| row.corrupt("goals")));
    ids.collect()
}

fn confirmation(row: &Row) -> Result<Confirmation, StoreError> {
    Ok(Confirmation { version: row.number("version")?, author: author(row)?, at: row.timestamp("at_ms")? })
}

fn given(row: &Row) -> Result<Given, StoreError> {
    Ok(Given {
        question: row.parse("question")?,
        rating: Rating::new(row.integer("points")?).map_err(|_| row.corrupt("points"))?,
        author: author(row)?,
        at: row.timestamp("at_ms")?,
    })
}

/// Rows by their point, each list in the order of the rows.
fn by_point<T>(
    rows: &[Row],
    read: impl Fn(&Row) -> Result<T, StoreError>,
) -> Result<BTreeMap<PointId, Vec<T>>, StoreError> {
    let mut found: BTreeMap<PointId, Vec<T>> = BTreeMap::new();
    for row in rows {
        found.entry(row.parse("point_id")?).or_default().push(read(row)?);
    }
    Ok(found)
}

const INSERT_POINT: &str = "insert into agreement_point (id, organisation_id, episode_id, kind, made_at_ms) values (?1, ?2, ?3, ?4, ?5)";

fn insert_confirmation(write: Write, point: PointId, yes: &Confirmation) -> Write {
    write.must(
        "insert into agreement_confirmation (point_id, version, side, member_id, at_ms)
         values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
        values![point, yes.version, yes.author.side().as_str(), yes.author.member(), yes.at],
        1,
        AGREEMENT_CHANGED,
    )
}

fn insert_rating(write: Write, by: &By<'_>, point: PointId, one: &Given) -> Write {
    // Ids of one moment are no order; the questions of one form differ, so none is needed.
    let id = PointId::make(one.at, by.chance);
    write.step(
        "insert into agreement_rating (id, point_id, question, side, member_id, points, at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            id,
            point,
            one.question.as_str(),
            one.author.side().as_str(),
            one.author.member(),
            one.rating.points(),
            one.at,
        ],
    )
}

fn done<'a>(event: &'static str, action: AuditAction, point: &'a PointId, episode: EpisodeId) -> Done<'a> {
    Done { action, event, object_kind: "agreement", object: point, episode: Some(episode) }
}

impl Store {
    /// The goals and tasks of an episode with their whole history.
    pub async fn agreement(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Agreement, StoreError> {
        let points = self
            .engine
            .query(
                "select id, kind from agreement_point where organisation_id = ?1 and episode_id = ?2
                 order by made_at_ms, id limit ?3",
                values![organisation, episode, i64::try_from(2 * POINTS_MOST).expect("a small number")],
            )
            .await?;
        if points.is_empty() {
            return Ok(Agreement::default());
        }
        let versions = self
            .engine
            .query(
                "select point_id, number, based_on, side, member_id, at_ms, client_words_sealed, therapist_words_sealed,
                        goals, ending, reason_sealed, talk
                 from agreement_version
                 where point_id in (select id from agreement_point where organisation_id = ?1 and episode_id = ?2)
                 order by point_id, number limit ?3",
                values![organisation, episode, ROWS_MOST],
            )
            .await?;
        let confirmations = self
            .engine
            .query(
                "select point_id, version, side, member_id, at_ms from agreement_confirmation
                 where point_id in (select id from agreement_point where organisation_id = ?1 and episode_id = ?2)
                 order by point_id, at_ms, version limit ?3",
                values![organisation, episode, ROWS_MOST],
            )
            .await?;
        let ratings = self
            .engine
            .query(
                "select id, point_id, question, side, member_id, points, at_ms from agreement_rating
                 where point_id in (select id from agreement_point where organisation_id = ?1 and episode_id = ?2)
                 order by point_id, at_ms, id limit ?3",
                values![organisation, episode, ROWS_MOST],
            )
            .await?;
        let mut versions = by_point(&versions, |row| self.version(organisation, row))?;
        let mut confirmations = by_point(&confirmations, confirmation)?;
        let mut ratings = by_point(&ratings, given)?;
        let points = points
            .iter()
            .map(|row| {
                let id: PointId = row.parse("id")?;
                let versions = versions.remove(&id).unwrap_or_else(Vec::new);
                let confirmations = confirmations.remove(&id).unwrap_or_else(Vec::new);
                let ratings = ratings.remove(&id).unwrap_or_else(Vec::new);
                Point::of(id, row.parse("kind")?, versions, confirmations, ratings)
                    .map_err(|_| row.corrupt("id"))
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(Agreement::of(points))
    }

    fn version(&self, organisation: OrganisationId, row: &Row) -> Result<Version, StoreError> {
        let number = row.number("number")?;
        let record = record(row.parse("point_id")?, number);
        let open = |field: Field| -> Result<Option<Words>, StoreError> {
            let Some(sealed) = row.blob_or_null(field.column)? else { return Ok(None) };
            let text = self.key.open(organisation, field, &record, sealed)?;
            Words::read(&text).map_err(|_| row.corrupt(field.column))
        };
        let reason = open(REASON)?;
        let ending = row
            .parse_or_null("ending")?
            .map(|how| Ending::new(how, reason).map_err(|_| row.corrupt("reason_sealed")))
            .transpose()?;
        Ok(Version {
            number,
            based_on: row.number_or_null("based_on")?,
            author: author(row)?,
            at: row.timestamp("at_ms")?,
            terms: Terms {
                client_words: open(CLIENT_WORDS)?,
                therapist_words: open(THERAPIST_WORDS)?,
                goals: goals(row)?,
                ending,
            },
            talk: row.parse("talk")?,
        })
    }

    fn insert_version(
        &self,
        write: Write,
        by: &By<'_>,
        point: PointId,
        new: &Version,
    ) -> Result<Write, StoreError> {
        let record = record(point, new.number);
        let seal = |field: Field, words: Option<&Words>| -> Result<Option<Vec<u8>>, StoreError> {
            words
                .map(|words| self.key.seal(by.organisation, field, &record, words.as_str(), by.chance))
                .transpose()
        };
        let terms = &new.terms;
        let ending = terms.ending.as_ref();
        let goals: Vec<String> = terms.goals.iter().map(ToString::to_string).collect();
        Ok(write.must(
            "insert into agreement_version (point_id, number, based_on, side, member_id, at_ms, client_words_sealed,
                                            therapist_words_sealed, goals, ending, reason_sealed, talk)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) on conflict do nothing",
            values![
                point,
                new.number,
                new.based_on,
                new.author.side().as_str(),
                new.author.member(),
                new.at,
                seal(CLIENT_WORDS, terms.client_words.as_ref())?,
                seal(THERAPIST_WORDS, terms.therapist_words.as_ref())?,
                goals.join(" "),
                ending.map(|ending| ending.how().as_str()),
                seal(REASON, ending.and_then(Ending::reason))?,
                new.talk.as_str(),
            ],
            1,
            AGREEMENT_CHANGED,
        ))
    }

    /// The steps that keep a goal or task with its whole history; used by a simulated clinic.
    pub(crate) fn insert_point(
        &self,
        write: Write,
        by: &By<'_>,
        episode: EpisodeId,
        point: &Point,
    ) -> Result<Write, StoreError> {
        let id = point.id();
        let mut write = write.step(
            INSERT_POINT,
            values![id, by.organisation, episode, point.kind().as_str(), point.versions()[0].at],
        );
        for version in point.versions() {
            write = self.insert_version(write, by, id, version)?;
        }
        for yes in point.confirmations() {
            write = insert_confirmation(write, id, yes);
        }
        for one in point.given() {
            write = insert_rating(write, by, id, one);
        }
        Ok(write)
    }

    /// Keeps a new goal or task; gives its id. Conflict [`crate::by::ONCE`].
    pub async fn propose_point(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        kind: Kind,
        first: &Version,
    ) -> Result<PointId, StoreError> {
        let id = PointId::make(by.now, by.chance);
        let write = by
            .once(Write::new(), once, &id.to_string())
            .step(INSERT_POINT, values![id, by.organisation, episode, kind.as_str(), by.now]);
        let write = self.insert_version(write, by, id, first)?;
        let done = done("agreement.propose", AuditAction::Create, &id, episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(id)
    }

    /// Keeps the next version of a goal or task. Conflicts [`AGREEMENT_CHANGED`], [`crate::by::ONCE`].
    pub async fn change_point(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        point: PointId,
        next: &Version,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &point.to_string());
        let write = self.insert_version(write, by, point, next)?;
        let done = done("agreement.change", AuditAction::Update, &point, episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Keeps one side's yes to a version. If that version no longer stands, the yes stays with it and counts for
    /// nothing newer. Conflicts [`AGREEMENT_CHANGED`] if this side said so before, [`crate::by::ONCE`].
    pub async fn confirm_point(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        point: PointId,
        confirmation: &Confirmation,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &point.to_string());
        let write = insert_confirmation(write, point, confirmation);
        let done = done("agreement.confirm", AuditAction::Update, &point, episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Keeps ratings beside those given before. Conflict [`crate::by::ONCE`].
    pub async fn rate_point(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        point: PointId,
        ratings: &[Given],
    ) -> Result<(), StoreError> {
        let write = ratings.iter().fold(by.once(Write::new(), once, &point.to_string()), |write, one| {
            insert_rating(write, by, point, one)
        });
        let done = done("agreement.rate", AuditAction::Create, &point, episode);
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
