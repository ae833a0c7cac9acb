//! Logins: who is signed in on which device, the links that sign in once, and devices handed to a client.

use crate::Store;
use crate::by::{By, Done};
use crate::member::member;
use crate::{Row, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{MemberId, SittingId};
use alliance::people::{Member, MemberState};

/// The conflict of a device for which no PIN is tried any more.
pub const PIN_TRIES: &str = "pin-tries";

/// A token as it is kept: its SHA-256, never the token.
pub type TokenHash = [u8; 32];

/// One member signed in on one device.
#[derive(Debug, Clone)]
pub struct Login {
    /// Who.
    pub member: Member,
    /// Since when.
    pub begun_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends whatever happens.
    pub ends_at: Timestamp,
    /// The check this device was handed over for; while it is, the login opens nothing else.
    pub kiosk: Option<SittingId>,
    /// PINs tried since it was handed over.
    pub kiosk_failed_count: u32,
}

fn login(row: &Row) -> Result<Login, StoreError> {
    Ok(Login {
        member: member(row)?,
        begun_at: row.timestamp("begun_at_ms")?,
        seen_at: row.timestamp("seen_at_ms")?,
        ends_at: row.timestamp("ends_at_ms")?,
        kiosk: row.parse_or_null("kiosk_sitting_id")?,
        kiosk_failed_count: row.number("kiosk_failed_count")?,
    })
}

fn done<'a>(event: &'static str, member: &'a MemberId) -> Done<'a> {
    Done { action: AuditAction::Execute, event, object_kind: "member", object: member, episode: None }
}

impl Store {
    /// Signs a member in; failures before are forgotten.
    pub async fn begin_login(
        &self,
        by: &By<'_>,
        member: MemberId,
        token: TokenHash,
        ends_at: Timestamp,
    ) -> Result<(), StoreError> {
        let write = Write::new()
            .step("delete from login where member_id = ?1 and ends_at_ms < ?2", values![member, by.now])
            .step("update member set failed_count = 0, locked_until_ms = null where id = ?1", values![member])
            .step(
                "insert into login (token_hash, member_id, begun_at_ms, seen_at_ms, ends_at_ms) values (?1, ?2, ?3, ?3, ?4)",
                values![token.as_slice(), member, by.now, ends_at],
            );
        self.engine.write(by.audited(write, done("login.begin", &member))).await?;
        Ok(())
    }

    /// The login this token stands for, if the member may still sign in. Whether it has ended is for the caller.
    pub async fn login(&self, token: TokenHash) -> Result<Option<Login>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select member.id, member.organisation_id, member.login_name, member.shown_name, member.language, member.state,
                        login.begun_at_ms, login.seen_at_ms, login.ends_at_ms, login.kiosk_sitting_id, login.kiosk_failed_count,
                        (select string_agg(role, ' ') from member_role where member_id = member.id) as roles
                 from login join member on member.id = login.member_id
                 where login.token_hash = ?1 and member.state = 'active'",
                values![token.as_slice()],
            )
            .await?;
        row.as_ref().map(login).transpose()
    }

    /// Notes that a login was used. Not an event for the audit log: the acts themselves are.
    pub async fn touch_login(&self, token: TokenHash, now: Timestamp) -> Result<(), StoreError> {
        let write = Write::new()
            .step("update login set seen_at_ms = ?2 where token_hash = ?1", values![token.as_slice(), now]);
        self.engine.write(write).await?;
        Ok(())
    }

    /// Signs out.
    pub async fn end_login(&self, by: &By<'_>, member: MemberId, token: TokenHash) -> Result<(), StoreError> {
        let write = Write::new().step("delete from login where token_hash = ?1", values![token.as_slice()]);
        self.engine.write(by.audited(write, done("login.end", &member))).await?;
        Ok(())
    }

    /// Hands the device to the client for one check: until the PIN is given the login opens nothing else.
    pub async fn hand_over(
        &self,
        by: &By<'_>,
        member: MemberId,
        token: TokenHash,
        sitting: SittingId,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update login set kiosk_sitting_id = ?2, kiosk_failed_count = 0 where token_hash = ?1",
            values![token.as_slice(), sitting],
            1,
            "login",
        );
        self.engine.write(by.audited(write, done("kiosk.hand-over", &member))).await?;
        Ok(())
    }

    /// Takes the device back.
    pub async fn take_back(&self, by: &By<'_>, member: MemberId, token: TokenHash) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update login set kiosk_sitting_id = null, kiosk_failed_count = 0 where token_hash = ?1",
            values![token.as_slice()],
        );
        self.engine.write(by.audited(write, done("kiosk.take-back", &member))).await?;
        Ok(())
    }

    /// Counts a try of the PIN, before it is looked at, so that many tries at once are not many tries for free. Taking
    /// the device back forgets them. Conflict [`PIN_TRIES`] when `most` were made: none is looked at any more.
    pub async fn note_pin_try(
        &self,
        by: &By<'_>,
        member: MemberId,
        token: TokenHash,
        most: u32,
    ) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update login set kiosk_failed_count = kiosk_failed_count + 1
             where token_hash = ?1 and kiosk_sitting_id is not null and kiosk_failed_count < ?2",
            values![token.as_slice(), most],
            1,
            PIN_TRIES,
        );
        self.engine.write(by.audited(write, done("kiosk.pin-try", &member))).await?;
        Ok(())
    }

    /// Makes a link with which a member signs in once and chooses a password. Earlier links stop working.
    pub async fn make_welcome(
        &self,
        by: &By<'_>,
        member: MemberId,
        token: TokenHash,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let write = Write::new().step("delete from welcome where member_id = ?1", values![member]).step(
            "insert into welcome (token_hash, member_id, expires_at_ms) values (?1, ?2, ?3)",
            values![token.as_slice(), member, expires_at],
        );
        self.engine.write(by.audited(write, done("member.welcome-link", &member))).await?;
        Ok(())
    }

    /// The member a one-time link is for; `None` if it is unknown, used or expired, or the member may not sign in.
    pub async fn welcome(&self, token: TokenHash, now: Timestamp) -> Result<Option<Member>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select member.id, member.organisation_id, member.login_name, member.shown_name, member.language, member.state,
                        (select string_agg(role, ' ') from member_role where member_id = member.id) as roles
                 from welcome join member on member.id = welcome.member_id
                 where welcome.token_hash = ?1 and welcome.used_at_ms is null and welcome.expires_at_ms > ?2
                   and member.state <> 'disabled'",
                values![token.as_slice(), now],
            )
            .await?;
        row.as_ref().map(member).transpose()
    }

    /// Uses a one-time link: the member has this password from now on. Conflict `welcome` if it was used meanwhile.
    pub async fn use_welcome(
        &self,
        by: &By<'_>,
        member: MemberId,
        token: TokenHash,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let write = Write::new()
            .must(
                "update welcome set used_at_ms = ?2 where token_hash = ?1 and used_at_ms is null and expires_at_ms > ?2",
                values![token.as_slice(), by.now],
                1,
                "welcome",
            )
            .must(
                "update member set password_hash = ?2, state = ?3, failed_count = 0, locked_until_ms = null
                 where id = ?1 and state <> 'disabled'",
                values![member, password_hash, MemberState::Active.as_str()],
                1,
                "welcome",
            );
        self.engine.write(by.audited(write, done("member.welcome", &member))).await?;
        Ok(())
    }
}
