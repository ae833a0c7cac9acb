//! Sittings: one person's filling-in of the check of one session, the keys that open it, and its sending.

use crate::Store;
use crate::administration::{NewAdministration, insert_administration};
use crate::by::{By, Done};
use crate::login::TokenHash;
use crate::session::{notice, touch_episode};
use crate::{Row, StoreError, Write, values};
use alliance::Perspective;
use alliance::audit::AuditAction;
use alliance::check::{Sitting, SittingState};
use alliance::clock::{DAY_MS, Timestamp};
use alliance::ids::{EpisodeId, OrganisationId, SessionId, SittingId};
use alliance::session::Session;

/// The conflict of a check that was sent before.
pub const SITTING_SUBMITTED: &str = "sitting-submitted";
/// The conflict of a session whose check cannot be answered: cancelled, not begun, or without measuring.
pub const SESSION_NOT_MEASURED: &str = "session-not-measured";

/// What stands between the holder of a draft and its answers.
const HOLDER_END: char = '\n';

/// What a key opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// A link in a message: starts the check.
    Link,
    /// The QR code on the therapist's screen: starts the check, for a few minutes.
    Qr,
    /// The device that started the check: goes on with it, and sees it opened.
    Pass,
}

alliance::words!(KeyKind, "key kind", { Link => "link", Qr => "qr", Pass => "pass" });

/// A sitting as a key finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedSitting {
    /// The filling-in.
    pub sitting: Sitting,
    /// The house. It comes from the key, never from the request.
    pub organisation: OrganisationId,
    /// The treatment.
    pub episode: EpisodeId,
    /// What kind of key it was.
    pub kind: KeyKind,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// When it was withdrawn, if it was.
    pub revoked_at: Option<Timestamp>,
}

/// What a submission keeps.
#[derive(Debug)]
pub struct Submission<'a> {
    /// Whose filling-in.
    pub sitting: SittingId,
    /// Of which session.
    pub session: SessionId,
    /// Of which treatment.
    pub episode: EpisodeId,
    /// One per instrument of the check.
    pub administrations: &'a [NewAdministration],
    /// A hash of the answers: the same answers sent again are no conflict.
    pub fingerprint: &'a str,
    /// When this half opens if the other stays out.
    pub opens_alone_at: Option<Timestamp>,
}

pub(crate) fn sitting(row: &Row) -> Result<Sitting, StoreError> {
    let state = match row.str("sitting_state")? {
        "offered" => SittingState::Offered,
        "begun" => SittingState::Begun { at: row.timestamp("begun_at_ms")? },
        "submitted" => SittingState::Submitted { at: row.timestamp("submitted_at_ms")? },
        _ => return Err(row.corrupt("sitting_state")),
    };
    Ok(Sitting {
        id: row.parse("sitting_id")?,
        session: row.parse("session_id")?,
        perspective: row.parse("perspective")?,
        state,
    })
}

fn done<'a>(
    event: &'static str,
    action: AuditAction,
    sitting: &'a SittingId,
    episode: EpisodeId,
) -> Done<'a> {
    Done { action, event, object_kind: "sitting", object: sitting, episode: Some(episode) }
}

impl Store {
    /// The sittings of a session: at most one per perspective.
    pub async fn sittings(&self, session: SessionId) -> Result<Vec<Sitting>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id as sitting_id, session_id, perspective, state as sitting_state, begun_at_ms, submitted_at_ms
                 from sitting where session_id = ?1 order by perspective",
                values![session],
            )
            .await?;
        rows.iter().map(sitting).collect()
    }

    /// One sitting of a house.
    pub async fn sitting(
        &self,
        organisation: OrganisationId,
        id: SittingId,
    ) -> Result<Option<Sitting>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select id as sitting_id, session_id, perspective, state as sitting_state, begun_at_ms, submitted_at_ms
                 from sitting where organisation_id = ?1 and id = ?2",
                values![organisation, id],
            )
            .await?;
        row.as_ref().map(sitting).transpose()
    }

    /// The sitting of a session and perspective, made if there is none yet.
    pub async fn offer_sitting(
        &self,
        by: &By<'_>,
        session: &Session,
        perspective: Perspective,
    ) -> Result<Sitting, StoreError> {
        let find = async || -> Result<Option<Sitting>, StoreError> {
            Ok(self
                .sittings(session.id)
                .await?
                .into_iter()
                .find(|sitting| sitting.perspective == perspective))
        };
        if let Some(sitting) = find().await? {
            return Ok(sitting);
        }
        let id = SittingId::make(by.now, by.chance);
        let write = Write::new().step(
            "insert into sitting (id, organisation_id, session_id, perspective, state) values (?1, ?2, ?3, ?4, 'offered')
             on conflict do nothing",
            values![id, by.organisation, session.id, perspective.as_str()],
        );
        let write = touch_episode(write, session.episode);
        self.engine
            .write(by.audited(write, done("check.offer", AuditAction::Create, &id, session.episode)))
            .await?;
        // Somebody may have offered it in the same moment: what stands there counts.
        find().await?.ok_or_else(|| StoreError::conflict("sitting"))
    }

    /// Makes a key to a sitting. A new link stops the earlier ones; a code on a screen ends by itself in minutes, so
    /// that one who has just scanned it can go on, and old ones are cleared away; devices are each their own.
    pub async fn add_key(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        sitting: SittingId,
        kind: KeyKind,
        key: TokenHash,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let write = match kind {
            KeyKind::Link => Write::new().step(
                "update sitting_key set revoked_at_ms = ?2 where sitting_id = ?1 and kind = 'link' and revoked_at_ms is null",
                values![sitting, by.now],
            ),
            KeyKind::Qr => Write::new().step(
                "delete from sitting_key where sitting_id = ?1 and kind = 'qr' and expires_at_ms < ?2",
                values![sitting, by.now.plus_ms(-DAY_MS)],
            ),
            KeyKind::Pass => Write::new(),
        };
        let write = write.step(
            "insert into sitting_key (key_hash, sitting_id, kind, made_at_ms, expires_at_ms) values (?1, ?2, ?3, ?4, ?5)",
            values![key.as_slice(), sitting, kind.as_str(), by.now, expires_at],
        );
        self.engine
            .write(by.audited(write, done("check.key", AuditAction::Create, &sitting, episode)))
            .await?;
        Ok(())
    }

    /// Withdraws the links and QR codes of a sitting; devices that started it go on.
    pub async fn revoke_links(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        sitting: SittingId,
    ) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update sitting_key set revoked_at_ms = ?2 where sitting_id = ?1 and kind <> 'pass' and revoked_at_ms is null",
            values![sitting, by.now],
        );
        self.engine
            .write(by.audited(write, done("check.revoke", AuditAction::Update, &sitting, episode)))
            .await?;
        Ok(())
    }

    /// The sitting a key opens, whatever has become of the key: whether it still works is for the caller to say.
    pub async fn keyed_sitting(&self, key: TokenHash) -> Result<Option<KeyedSitting>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select sitting.id as sitting_id, sitting.session_id, sitting.perspective, sitting.state as sitting_state, sitting.begun_at_ms,
                        sitting.submitted_at_ms, sitting.organisation_id, session.episode_id, sitting_key.kind,
                        sitting_key.expires_at_ms, sitting_key.revoked_at_ms
                 from sitting_key
                 join sitting on sitting.id = sitting_key.sitting_id
                 join session on session.id = sitting.session_id
                 where sitting_key.key_hash = ?1",
                values![key.as_slice()],
            )
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(KeyedSitting {
            sitting: sitting(&row)?,
            organisation: row.parse("organisation_id")?,
            episode: row.parse("episode_id")?,
            kind: row.parse("kind")?,
            expires_at: row.timestamp("expires_at_ms")?,
            revoked_at: row.timestamp_or_null("revoked_at_ms")?,
        }))
    }

    /// Notes that somebody started to answer, and tells those who wait. Starting again changes nothing.
    pub async fn begin_sitting(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        sitting: &Sitting,
    ) -> Result<(), StoreError> {
        let write = Write::new()
            .step(
                "update sitting set state = 'begun', begun_at_ms = ?2 where id = ?1 and state = 'offered'",
                values![sitting.id, by.now],
            )
            .notice(notice(sitting.session));
        self.engine
            .write(by.audited(write, done("check.begin", AuditAction::Update, &sitting.id, episode)))
            .await?;
        Ok(())
    }

    /// The answers that `holder` (a device, a member) has kept so far; `None` if there are none. What another holder
    /// of the same link kept is not given: a link is no key to somebody's answers.
    pub async fn draft(&self, sitting: SittingId, holder: &str) -> Result<Option<String>, StoreError> {
        let row = self
            .engine
            .query_opt("select draft from sitting where id = ?1 and state <> 'submitted'", values![sitting])
            .await?;
        let Some(row) = row else { return Ok(None) };
        let kept = row.str_or_null("draft")?.and_then(|draft| draft.split_once(HOLDER_END));
        Ok(kept.filter(|(whose, _)| *whose == holder).map(|(_, answers)| answers.to_owned()))
    }

    /// Keeps the answers so far, in place of those kept before. After sending it changes nothing: what was sent stays.
    /// A draft is no event for the audit log; sending is.
    pub async fn keep_draft(
        &self,
        sitting: SittingId,
        holder: &str,
        answers: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update sitting set draft = ?2, state = 'begun', begun_at_ms = coalesce(begun_at_ms, ?3)
             where id = ?1 and state <> 'submitted'",
            values![sitting, format!("{holder}{HOLDER_END}{answers}"), now],
        );
        self.engine.write(write).await?;
        Ok(())
    }

    /// Forgets what `holder` has kept so far. What another holder kept stays.
    pub async fn forget_draft(&self, sitting: SittingId, holder: &str) -> Result<(), StoreError> {
        let start = format!("{holder}{HOLDER_END}");
        let write = Write::new().step(
            "update sitting set draft = null where id = ?1 and substr(draft, 1, ?3) = ?2",
            values![sitting, start.as_str(), i64::try_from(start.chars().count()).expect("a name is short")],
        );
        self.engine.write(write).await?;
        Ok(())
    }

    /// The hash of the answers that were sent; `None` before.
    pub async fn submitted_fingerprint(&self, sitting: SittingId) -> Result<Option<String>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select fingerprint from sitting where id = ?1 and state = 'submitted'",
                values![sitting],
            )
            .await?;
        row.map_or(Ok(None), |row| row.text_or_null("fingerprint"))
    }

    /// Keeps a sent half, and opens the check for both if the other half is in: all or nothing, with its audit line.
    ///
    /// The session's row is written first, so that two halves sent in the same moment wait for each other and one of
    /// them sees both in. Conflicts [`SITTING_SUBMITTED`] and [`SESSION_NOT_MEASURED`].
    pub async fn submit(&self, by: &By<'_>, new: &Submission<'_>) -> Result<(), StoreError> {
        self.submit_with(by, new, None).await
    }

    /// As [`Store::submit`], from the device that holds `pass`. It goes on to see the check opened; other devices that
    /// had started stop, so that a link which wandered shows nobody what was answered.
    pub async fn submit_from(
        &self,
        by: &By<'_>,
        new: &Submission<'_>,
        pass: TokenHash,
    ) -> Result<(), StoreError> {
        self.submit_with(by, new, Some(pass)).await
    }

    /// Keeps several sent halves, each of another session, all or none: a trainer's form for a whole group. Conflicts as
    /// [`Store::submit`].
    pub async fn submit_all(&self, by: &By<'_>, all: &[Submission<'_>]) -> Result<(), StoreError> {
        let write = all.iter().fold(Write::new(), |write, new| {
            let write = submission(write, by, new, None);
            by.audited(write, done("check.submit", AuditAction::Create, &new.sitting, new.episode))
        });
        self.engine.write(write).await?;
        Ok(())
    }

    async fn submit_with(
        &self,
        by: &By<'_>,
        new: &Submission<'_>,
        pass: Option<TokenHash>,
    ) -> Result<(), StoreError> {
        let write = submission(Write::new(), by, new, pass);
        self.engine
            .write(by.audited(write, done("check.submit", AuditAction::Create, &new.sitting, new.episode)))
            .await?;
        Ok(())
    }
}

/// The steps that keep a sent half.
fn submission(write: Write, by: &By<'_>, new: &Submission<'_>, pass: Option<TokenHash>) -> Write {
    let write = write
        .must(
            "update session set opens_alone_at_ms = case when opened_at_ms is null then cast(?2 as bigint) end
                 where id = ?1 and state = 'held' and measuring = 'asked'",
            values![new.session, new.opens_alone_at],
            1,
            SESSION_NOT_MEASURED,
        )
        .must(
            "update sitting set state = 'submitted', submitted_at_ms = ?2, fingerprint = ?3, draft = null
                 where id = ?1 and state <> 'submitted'",
            values![new.sitting, by.now, new.fingerprint],
            1,
            SITTING_SUBMITTED,
        )
        .step(
            "update sitting_key set revoked_at_ms = ?2
                 where sitting_id = ?1 and kind = 'pass' and key_hash <> ?3 and revoked_at_ms is null",
            values![new.sitting, by.now, pass.map_or_else(Vec::new, Vec::from)],
        );
    let write = new
        .administrations
        .iter()
        .fold(write, |write, administration| insert_administration(write, by, administration, None));
    let write = write.step(
        "update session set opened_at_ms = ?2, opens_alone_at_ms = null
             where id = ?1 and opened_at_ms is null
               and (select count(*) from sitting where session_id = ?1 and state = 'submitted'
                      and perspective in ('client', 'therapist')) = 2",
        values![new.session, by.now],
    );
    touch_episode(write, new.episode).notice(notice(new.session))
}
