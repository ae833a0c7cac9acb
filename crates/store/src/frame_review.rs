//! Going through the frame again: what each said per section. A half is kept once and never changed.

use crate::by::{By, Done};
use crate::engine::read::Read;
use crate::{Row, Store, StoreError, Write, values};
use alliance::agreement::Side;
use alliance::audit::AuditAction;
use alliance::frame::history::Stance;
use alliance::frame::item::Section;
use alliance::frame::review::{FrameReview, ReviewHalf};
use alliance::ids::{EpisodeId, FrameReviewId, OrganisationId};
use std::collections::BTreeMap;

/// The conflict of a review that is over, that was begun by another meanwhile, or that this side answered before.
pub const REVIEW_MOVED: &str = "frame-review-moved";

fn done<'a>(event: &'static str, action: AuditAction, episode: &'a EpisodeId) -> Done<'a> {
    Done { action, event, object_kind: "episode", object: episode, episode: Some(*episode) }
}

fn half(row: &Row) -> Result<(FrameReviewId, Side, ReviewHalf), StoreError> {
    let corrupt = || row.corrupt("stances");
    let pair = |pair: &str| -> Result<(Section, Stance), StoreError> {
        let (section, stance) = pair.split_once('=').ok_or_else(corrupt)?;
        Ok((section.parse().map_err(|_| corrupt())?, stance.parse().map_err(|_| corrupt())?))
    };
    let stances = row.str("stances")?.split_whitespace().map(pair).collect::<Result<_, _>>()?;
    Ok((row.parse("review_id")?, row.parse("side")?, ReviewHalf { at: row.timestamp("at_ms")?, stances }))
}

fn review(row: &Row) -> Result<FrameReview, StoreError> {
    let sections = row.str("sections")?.split_whitespace().map(|word| word.parse());
    Ok(FrameReview {
        id: row.parse("id")?,
        number: row.number("number")?,
        version: row.number("version")?,
        sections: sections.collect::<Result<_, _>>().map_err(|_| row.corrupt("sections"))?,
        begun_by: row.parse("begun_by_member_id")?,
        begun_at: row.timestamp("begun_at_ms")?,
        stopped_at: row.timestamp_or_null("stopped_at_ms")?,
        halves: BTreeMap::new(),
    })
}

impl Store {
    /// The reviews of an episode's frame, the first first. Whoever shows them asks
    /// [`beside`](FrameReview::beside): the halves of one that is not open are in here.
    pub async fn frame_reviews(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<FrameReview>, StoreError> {
        let read = Read::new()
            .query(
                "select id, number, version, sections, begun_by_member_id, begun_at_ms, stopped_at_ms from frame_review
                 where organisation_id = ?1 and episode_id = ?2 order by number limit 500",
                values![organisation, episode],
            )
            .query(
                "select h.review_id, h.side, h.at_ms, h.stances from frame_review_half h
                 join frame_review r on r.id = h.review_id
                 where r.organisation_id = ?1 and r.episode_id = ?2 order by r.number, h.side limit 1000",
                values![organisation, episode],
            );
        let answers = self.engine.read(read).await?;
        let [reviews, halves] = answers.as_slice() else {
            return Err(StoreError::engine("two questions had another number of answers"));
        };
        let mut reviews = reviews.iter().map(review).collect::<Result<Vec<_>, _>>()?;
        for row in halves {
            let (id, side, half) = half(row)?;
            if let Some(review) = reviews.iter_mut().find(|review| review.id == id) {
                review.halves.insert(side, half);
            }
        }
        Ok(reviews)
    }

    /// Begins to go through the frame. Conflict [`REVIEW_MOVED`] if another was begun meanwhile.
    pub async fn begin_frame_review(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        new: &FrameReview,
    ) -> Result<(), StoreError> {
        let sections: Vec<&str> = new.sections.iter().map(|section| section.as_str()).collect();
        let write = Write::new().must(
            "insert into frame_review (id, organisation_id, episode_id, number, version, sections, begun_by_member_id, begun_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing",
            values![
                new.id,
                by.organisation,
                episode,
                new.number,
                new.version,
                sections.join(" "),
                new.begun_by,
                new.begun_at,
            ],
            1,
            REVIEW_MOVED,
        );
        let write = by.audited(write, done("frame.review", AuditAction::Create, &episode));
        self.engine.write(write).await?;
        Ok(())
    }

    /// Keeps one side's half. Conflict [`REVIEW_MOVED`] if it was stopped, or this side answered before.
    pub async fn answer_frame_review(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: FrameReviewId,
        side: Side,
        half: &ReviewHalf,
    ) -> Result<(), StoreError> {
        let stances: Vec<String> =
            half.stances.iter().map(|(section, stance)| format!("{section}={stance}")).collect();
        let write = Write::new().must(
            "insert into frame_review_half (review_id, side, member_id, at_ms, stances)
             select id, ?3, ?4, ?5, ?6 from frame_review
             where organisation_id = ?1 and id = ?2 and stopped_at_ms is null
             on conflict do nothing",
            values![by.organisation, id, side.as_str(), by.actor.member(), half.at, stances.join(" ")],
            1,
            REVIEW_MOVED,
        );
        let write = by.audited(write, done("frame.review-answer", AuditAction::Create, &episode));
        self.engine.write(write).await?;
        Ok(())
    }

    /// Stops one that waits. Conflict [`REVIEW_MOVED`] if it is over.
    pub async fn stop_frame_review(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        id: FrameReviewId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update frame_review set stopped_at_ms = ?3
             where organisation_id = ?1 and id = ?2 and stopped_at_ms is null
               and (select count(*) from frame_review_half where review_id = ?2) < 2",
            values![by.organisation, id, by.now],
            1,
            REVIEW_MOVED,
        );
        let write = by.audited(write, done("frame.review-stop", AuditAction::Update, &episode));
        self.engine.write(write).await?;
        Ok(())
    }
}
