//! The frame of an episode in versions, who confirmed which, what the client wants to talk about; and the frame that
//! new episodes of a house begin with. What is in a frame is encrypted; nothing is overwritten.

use crate::by::{By, Done};
use crate::engine::read::Read;
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::agreement::Side;
use alliance::audit::AuditAction;
use alliance::frame::Frame;
use alliance::frame::history::{FrameConfirmation, FrameHistory, FrameVersion, SectionStance, Stance};
use alliance::frame::item::Section;
use alliance::ids::{EpisodeId, FrameStanceId, FrameTemplateId, FrameVersionId, MemberId, OrganisationId};

/// The conflict of a version that does not stand any more, or whose number another write took.
pub const FRAME_MOVED: &str = "frame-moved";
/// The conflict of a version that this side has confirmed before.
pub const FRAME_CONFIRMED: &str = "frame-confirmed";

const CONTENT: Field = Field { table: "frame_version", column: "content_sealed" };
const NOTE: Field = Field { table: "frame_stance", column: "note_sealed" };
const TEMPLATE: Field = Field { table: "frame_template", column: "content_sealed" };

/// The frame that new episodes of a house begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrameTemplate {
    /// Counted from 1; 0 before the first was kept.
    pub number: u32,
    /// What it says.
    pub frame: Frame,
}

/// What the client says about one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStance {
    /// About which section.
    pub section: Section,
    /// What.
    pub stance: Stance,
    /// In own words, if any.
    pub note: Option<String>,
}

fn done<'a>(event: &'static str, action: AuditAction, episode: &'a EpisodeId) -> Done<'a> {
    Done { action, event, object_kind: "episode", object: episode, episode: Some(*episode) }
}

/// Makes sure that this version is the one that stands.
fn still_stands(write: Write, episode: EpisodeId, number: u32) -> Write {
    write.must(
        "select number from frame_version where episode_id = ?1 and number = ?2
         and not exists (select 1 from frame_version later where later.episode_id = ?1 and later.number > ?2)",
        values![episode, number],
        1,
        FRAME_MOVED,
    )
}

impl Store {
    /// The frame of an episode with all its past; empty before the first version.
    pub async fn frame_history(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<FrameHistory, StoreError> {
        let read = Read::new()
            .query(
                "select id, number, based_on, content_sealed, author_member_id, at_ms from frame_version
                 where organisation_id = ?1 and episode_id = ?2 order by number desc limit 1000",
                values![organisation, episode],
            )
            .query(
                "select frame_confirmation.number, frame_confirmation.side, frame_confirmation.at_ms
                 from frame_confirmation join episode on episode.id = frame_confirmation.episode_id
                 where episode.organisation_id = ?1 and episode.id = ?2
                 order by frame_confirmation.number, frame_confirmation.side limit 2000",
                values![organisation, episode],
            )
            .query(
                "select frame_stance.id, frame_stance.number, frame_stance.section, frame_stance.stance,
                        frame_stance.note_sealed, frame_stance.at_ms
                 from frame_stance join episode on episode.id = frame_stance.episode_id
                 where episode.organisation_id = ?1 and episode.id = ?2
                 order by frame_stance.place desc limit 2000",
                values![organisation, episode],
            );
        let answers = self.engine.read(read).await?;
        let [versions, confirmations, stances] = answers.as_slice() else {
            return Err(StoreError::engine("three questions had another number of answers"));
        };
        Ok(FrameHistory {
            versions: versions
                .iter()
                .rev()
                .map(|row| self.frame_version(organisation, row))
                .collect::<Result<_, _>>()?,
            confirmations: confirmations.iter().map(confirmation).collect::<Result<_, _>>()?,
            stances: stances
                .iter()
                .rev()
                .map(|row| self.stance(organisation, row))
                .collect::<Result<_, _>>()?,
        })
    }

    fn frame_version(&self, organisation: OrganisationId, row: &Row) -> Result<FrameVersion, StoreError> {
        let id: FrameVersionId = row.parse("id")?;
        let sealed = row.bytes("content_sealed")?;
        let text = self.key.open(organisation, CONTENT, &id.to_string(), &sealed)?;
        Ok(FrameVersion {
            number: row.number("number")?,
            frame: Frame::read(&text).map_err(|_| row.corrupt("content_sealed"))?,
            author: row.parse("author_member_id")?,
            at: row.timestamp("at_ms")?,
            based_on: row.number_or_null("based_on")?,
        })
    }

    fn stance(&self, organisation: OrganisationId, row: &Row) -> Result<SectionStance, StoreError> {
        let id: FrameStanceId = row.parse("id")?;
        Ok(SectionStance {
            number: row.number("number")?,
            section: row.parse("section")?,
            stance: row.parse("stance")?,
            note: row
                .blob_or_null("note_sealed")?
                .map(|sealed| self.key.open(organisation, NOTE, &id.to_string(), sealed))
                .transpose()?,
            at: row.timestamp("at_ms")?,
        })
    }

    /// Keeps the next version of a frame. Conflict [`FRAME_MOVED`] if another took its number.
    pub async fn add_frame_version(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        new: &FrameVersion,
    ) -> Result<(), StoreError> {
        let id = FrameVersionId::make(by.now, by.chance).to_string();
        let sealed = self.key.seal(by.organisation, CONTENT, &id, &new.frame.written(), by.chance)?;
        let result = new.number.to_string();
        let write = by.once(Write::new(), once, &result).must(
            "insert into frame_version (id, organisation_id, episode_id, number, based_on, content_sealed,
                                        author_member_id, at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing",
            values![id, by.organisation, episode, new.number, new.based_on, sealed, new.author, new.at],
            1,
            FRAME_MOVED,
        );
        let write = by.audited(write, done("frame.change", AuditAction::Update, &episode));
        self.engine.write(write).await?;
        Ok(())
    }

    /// Keeps a yes to the version that stands. Conflict [`FRAME_MOVED`] if another stands meanwhile,
    /// [`FRAME_CONFIRMED`] if this side said yes before.
    pub async fn confirm_frame(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        number: u32,
        side: Side,
    ) -> Result<(), StoreError> {
        let write = still_stands(Write::new(), episode, number).must(
            "insert into frame_confirmation (episode_id, number, side, member_id, at_ms)
             values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
            values![episode, number, side.as_str(), by.actor.member(), by.now],
            1,
            FRAME_CONFIRMED,
        );
        let write = by.audited(write, done("frame.confirm", AuditAction::Execute, &episode));
        self.engine.write(write).await?;
        Ok(())
    }

    /// Keeps what the client says about sections of the version that stands. Conflict [`FRAME_MOVED`] if another
    /// stands meanwhile.
    pub async fn keep_stances(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        episode: EpisodeId,
        number: u32,
        stances: &[NewStance],
    ) -> Result<(), StoreError> {
        let result = number.to_string();
        let mut write = still_stands(by.once(Write::new(), once, &result), episode, number);
        for new in stances {
            let id = FrameStanceId::make(by.now, by.chance).to_string();
            let seal = |note: &String| self.key.seal(by.organisation, NOTE, &id, note, by.chance);
            let note = new.note.as_ref().map(seal).transpose()?;
            write = write.step(
                "insert into frame_stance (id, episode_id, place, number, section, stance, note_sealed, at_ms)
                 values (?1, ?2, (select coalesce(max(place), 0) + 1 from frame_stance where episode_id = ?2),
                         ?3, ?4, ?5, ?6, ?7)",
                values![id, episode, number, new.section.as_str(), new.stance.as_str(), note, by.now],
            );
        }
        let write = by.audited(write, done("frame.stance", AuditAction::Update, &episode));
        self.engine.write(write).await?;
        Ok(())
    }

    /// The frame that new episodes of a house begin with.
    pub async fn frame_template(&self, organisation: OrganisationId) -> Result<FrameTemplate, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id, number, content_sealed from frame_template
                 where organisation_id = ?1 order by number desc limit 1",
                values![organisation],
            )
            .await?;
        let Some(row) = row else { return Ok(FrameTemplate::default()) };
        let id: FrameTemplateId = row.parse("id")?;
        let sealed = row.bytes("content_sealed")?;
        let text = self.key.open(organisation, TEMPLATE, &id.to_string(), &sealed)?;
        Ok(FrameTemplate {
            number: row.number("number")?,
            frame: Frame::read(&text).map_err(|_| row.corrupt("content_sealed"))?,
        })
    }

    /// Keeps the frame that new episodes begin with, as the next version. Conflict [`FRAME_MOVED`] if another came
    /// first.
    pub async fn keep_frame_template(
        &self,
        by: &By<'_>,
        author: MemberId,
        new: &FrameTemplate,
    ) -> Result<(), StoreError> {
        let id = FrameTemplateId::make(by.now, by.chance);
        let sealed =
            self.key.seal(by.organisation, TEMPLATE, &id.to_string(), &new.frame.written(), by.chance)?;
        let write = Write::new().must(
            "insert into frame_template (id, organisation_id, number, content_sealed, author_member_id, at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing",
            values![id, by.organisation, new.number, sealed, author, by.now],
            1,
            FRAME_MOVED,
        );
        let done = Done {
            action: AuditAction::Update,
            event: "frame.template",
            object_kind: "organisation",
            object: &by.organisation,
            episode: None,
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}

fn confirmation(row: &Row) -> Result<FrameConfirmation, StoreError> {
    Ok(FrameConfirmation {
        number: row.number("number")?,
        side: row.parse("side")?,
        at: row.timestamp("at_ms")?,
    })
}
