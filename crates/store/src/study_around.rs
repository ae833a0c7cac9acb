//! What lies around the checks of a study: kinds, counts and numbers of sessions, never a text.

use crate::study::StudyEntry;
use crate::{Store, StoreError, values};
use alliance::agreement::{Agreement, Side};
use alliance::clock::Timestamp;
use alliance::export::around::{AroundRow, Told};
use alliance::frame::review::ReviewState;
use alliance::ids::OrganisationId;
use alliance::session::Session;

impl Store {
    /// What lies around the checks of one episode of a study.
    pub async fn study_around(
        &self,
        organisation: OrganisationId,
        entry: &StudyEntry,
    ) -> Result<Vec<AroundRow>, StoreError> {
        let sessions = self.sessions(entry.episode).await?;
        let mut found: Vec<(Option<u32>, Told)> = Vec::new();
        for rupture in self.ruptures(organisation, entry.episode).await? {
            let account = &rupture.last.account;
            if account.counts() {
                let session = sessions.iter().find(|session| Some(session.id) == account.session);
                let told = Told::Rupture { component: account.component, movement: account.movement };
                found.push((session.map(|session| session.number), told));
            }
        }
        found.extend(of_agreement(&self.agreement(organisation, entry.episode).await?, &sessions));
        found.extend(self.of_frame(organisation, entry).await?.into_iter().map(|told| (None, told)));
        let row = |(session, told)| AroundRow {
            pseudonym: entry.pseudonym.clone(),
            episode: entry.number,
            session,
            told,
        };
        Ok(found.into_iter().map(row).collect())
    }

    async fn of_frame(
        &self,
        organisation: OrganisationId,
        entry: &StudyEntry,
    ) -> Result<Vec<Told>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select count(*) as versions from frame_version where organisation_id = ?1 and episode_id = ?2",
                values![organisation, entry.episode],
            )
            .await?;
        let versions = row.ok_or_else(|| StoreError::engine("a count without a row"))?.number("versions")?;
        let reviews = self.frame_reviews(organisation, entry.episode).await?;
        let opened = reviews.iter().filter(|review| review.state() == ReviewState::Opened).count();
        let reviews = u32::try_from(opened).map_err(StoreError::engine)?;
        let mut found = Vec::new();
        if versions > 0 {
            found.push(Told::FrameVersions { count: versions });
        }
        if reviews > 0 {
            found.push(Told::FrameReviews { count: reviews });
        }
        Ok(found)
    }
}

/// The number of the last session held by then.
fn after(sessions: &[Session], at: Timestamp) -> Option<u32> {
    let held = sessions.iter().filter(|session| session.state.held_at().is_some_and(|held| held <= at));
    held.map(|session| session.number).max()
}

fn of_agreement(agreement: &Agreement, sessions: &[Session]) -> Vec<(Option<u32>, Told)> {
    let mut found = Vec::new();
    for (point, number) in agreement.points().iter().zip(1..) {
        let kind = point.kind();
        let session = after(sessions, point.current().at);
        found.push((session, Told::Point { kind, number, status: point.status() }));
        found.extend(point.given().iter().map(|given| {
            let side: Side = given.author.side();
            let told = Told::Rated { kind, number, question: given.question, side, rating: given.rating };
            (after(sessions, given.at), told)
        }));
    }
    found
}
