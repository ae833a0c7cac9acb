//! What is known of episodes beside their course, read for many at once and without any text.

use super::answer::{about, answer};
use super::setting::KeptSetting;
use crate::{Read, Row, Store, StoreError, values};
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::mark::{ClientMark, Discussed};
use alliance::signal::answer::Answered;
use alliance::signal::beside::Beside;
use alliance::signal::look::AllKnown;
use alliance::signal::setting::Setting;
use std::collections::BTreeMap;

/// `?2` holds ids as in [`crate::course`].
const MARKS: &str = include_str!("beside/marks.sql");
const ANSWERS: &str = include_str!("beside/answers.sql");
const THERAPISTS: &str = include_str!("beside/therapists.sql");

/// A mark without the client's words.
fn mark(row: &Row) -> Result<ClientMark, StoreError> {
    Ok(ClientMark {
        id: row.parse("id")?,
        episode: row.parse("episode_id")?,
        session: row.parse_or_null("session_id")?,
        at: row.timestamp("at_ms")?,
        to: row.parse("addressee")?,
        shows: row.parse("shows")?,
        component: row.parse_or_null("component")?,
        words: None,
        withdrawn_at: row.timestamp_or_null("withdrawn_at_ms")?,
        discussed: row
            .parse_or_null("discussed_by_member_id")?
            .zip(row.timestamp_or_null("discussed_at_ms")?)
            .map(|(by, at)| Discussed { by, at }),
    })
}

fn answered(row: &Row) -> Result<Answered, StoreError> {
    Ok(Answered {
        about: about(row)?,
        answer: answer(row)?,
        reason: None,
        at: row.timestamp("at_ms")?,
        by: row.parse("author_member_id")?,
    })
}

impl Store {
    /// What is known beside the courses of these episodes; an episode with nothing is absent.
    pub(crate) async fn beside(
        &self,
        organisation: OrganisationId,
        episodes: &[EpisodeId],
    ) -> Result<BTreeMap<EpisodeId, Beside>, StoreError> {
        let wanted: String = episodes.iter().map(ToString::to_string).collect();
        let wanted = wanted.as_str();
        let read = [MARKS, ANSWERS, THERAPISTS]
            .into_iter()
            .fold(Read::new(), |read, sql| read.query(sql, values![organisation, wanted]));
        let answers = self.engine.read(read).await?;
        let [marks, answers, therapists] = answers.as_slice() else {
            return Err(StoreError::engine("three questions have three answers"));
        };
        let mut found: BTreeMap<EpisodeId, Beside> = BTreeMap::new();
        let of = |row: &Row| -> Result<EpisodeId, StoreError> { row.parse("episode_id") };
        for row in marks {
            found.entry(of(row)?).or_default().marks.push(mark(row)?);
        }
        for row in answers {
            found.entry(of(row)?).or_default().answered.push(answered(row)?);
        }
        for row in therapists {
            found.entry(of(row)?).or_default().therapists_from.push(row.timestamp("from_ms")?);
        }
        Ok(found)
    }

    /// What is known beside the course of an episode, the therapist's reasons with it.
    pub async fn signal_beside(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Beside, StoreError> {
        let beside = self.beside(organisation, &[episode]).await?.remove(&episode).unwrap_or_default();
        Ok(Beside { answered: self.signal_answers(organisation, episode).await?, ..beside })
    }

    /// What the house knows of its own scores while it looks for signals; `None` while it does not.
    pub async fn signals_on(&self, organisation: OrganisationId) -> Result<Option<AllKnown>, StoreError> {
        let setting = self.signal_setting(organisation).await?;
        self.signals_of(organisation, setting).await
    }

    /// The same under a setting that was read before.
    pub(crate) async fn signals_of(
        &self,
        organisation: OrganisationId,
        setting: KeptSetting,
    ) -> Result<Option<AllKnown>, StoreError> {
        match setting.setting {
            Setting::Off => Ok(None),
            Setting::On { rate } => Ok(Some(AllKnown { rate, of: self.signal_known(organisation).await? })),
        }
    }
}
