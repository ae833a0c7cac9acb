//! Members of an organisation, their roles and what they sign in with.

use crate::Store;
use crate::by::{By, Done};
use crate::{Row, StoreError, Write, values};
use alliance::Language;
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{MemberId, OrganisationId};
use alliance::people::{LoginName, Member, MemberState, Role};
use std::collections::BTreeSet;

/// The conflict of a login name that somebody has already.
pub const LOGIN_NAME_TAKEN: &str = "login-name-taken";

/// A member with what signing in needs.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Who.
    pub member: Member,
    /// The hash of the password; `None` before one was chosen.
    pub password_hash: Option<String>,
    /// Failures since the last success.
    pub failed_count: u32,
    /// Until when no password is tried.
    pub locked_until: Option<Timestamp>,
}

/// Reads the member's columns and its `roles` (words joined by a space).
pub(crate) fn member(row: &Row) -> Result<Member, StoreError> {
    let roles = row
        .str_or_null("roles")?
        .into_iter()
        .flat_map(str::split_whitespace)
        .map(|word| word.parse::<Role>().map_err(|_| row.corrupt("roles")))
        .collect::<Result<BTreeSet<Role>, StoreError>>()?;
    Ok(Member {
        id: row.parse("id")?,
        organisation: row.parse("organisation_id")?,
        login_name: LoginName::parse(row.str("login_name")?).map_err(|_| row.corrupt("login_name"))?,
        shown_name: row.text("shown_name")?,
        roles,
        language: row.parse_or_null("language")?,
        state: row.parse("state")?,
    })
}

fn credentials(row: &Row) -> Result<Credentials, StoreError> {
    Ok(Credentials {
        member: member(row)?,
        password_hash: row.text_or_null("password_hash")?,
        failed_count: row.number("failed_count")?,
        locked_until: row.timestamp_or_null("locked_until_ms")?,
    })
}

fn insert_roles(mut write: Write, member: MemberId, roles: &BTreeSet<Role>) -> Write {
    for role in roles {
        write = write.step(
            "insert into member_role (member_id, role) values (?1, ?2)",
            values![member, role.as_str()],
        );
    }
    write
}

/// The steps that add a member; used by the page, the command and an import.
pub(crate) fn insert_member(
    write: Write,
    by: &By<'_>,
    new: &Member,
    import: Option<alliance::ids::ImportId>,
) -> Write {
    let write = write.must(
        "insert into member (id, organisation_id, login_name, shown_name, language, state, created_at_ms, import_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing",
        values![
            new.id,
            by.organisation,
            new.login_name.as_str(),
            new.shown_name.as_str(),
            new.language.map(Language::as_str),
            new.state.as_str(),
            by.now,
            import,
        ],
        1,
        LOGIN_NAME_TAKEN,
    );
    insert_roles(write, new.id, &new.roles)
}

fn done<'a>(event: &'static str, action: AuditAction, member: &'a MemberId) -> Done<'a> {
    Done { action, event, object_kind: "member", object: member, episode: None }
}

impl Store {
    /// The member who signs in with this name, and what for.
    pub async fn credentials(&self, name: &LoginName) -> Result<Option<Credentials>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select member.id, member.organisation_id, member.login_name, member.shown_name, member.language, member.state,
                        member.password_hash, member.failed_count, member.locked_until_ms,
                        (select string_agg(role, ' ') from member_role where member_id = member.id) as roles
                 from member where member.login_name = ?1",
                values![name.as_str()],
            )
            .await?;
        row.as_ref().map(credentials).transpose()
    }

    /// The members of a house, by the name others see.
    pub async fn members(&self, organisation: OrganisationId) -> Result<Vec<Member>, StoreError> {
        let rows = self
            .engine
            .query(
                "select member.id, member.organisation_id, member.login_name, member.shown_name, member.language, member.state,
                        (select string_agg(role, ' ') from member_role where member_id = member.id) as roles
                 from member where member.organisation_id = ?1 order by member.shown_name, member.id limit 5000",
                values![organisation],
            )
            .await?;
        rows.iter().map(member).collect()
    }

    /// One member of a house.
    pub async fn member(
        &self,
        organisation: OrganisationId,
        id: MemberId,
    ) -> Result<Option<Member>, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select member.id, member.organisation_id, member.login_name, member.shown_name, member.language, member.state,
                        (select string_agg(role, ' ') from member_role where member_id = member.id) as roles
                 from member where member.organisation_id = ?1 and member.id = ?2",
                values![organisation, id],
            )
            .await?;
        row.as_ref().map(member).transpose()
    }

    /// Adds a member. Conflict [`LOGIN_NAME_TAKEN`].
    pub async fn add_member(&self, by: &By<'_>, once: Option<&str>, new: &Member) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &new.id.to_string());
        let write = insert_member(write, by, new, None);
        self.engine.write(by.audited(write, done("member.add", AuditAction::Create, &new.id))).await?;
        Ok(())
    }

    /// Gives a member these roles instead of the ones before.
    pub async fn change_roles(
        &self,
        by: &By<'_>,
        id: MemberId,
        roles: &BTreeSet<Role>,
    ) -> Result<(), StoreError> {
        let write = Write::new()
            .must(
                "update member set state = state where id = ?1 and organisation_id = ?2",
                values![id, by.organisation],
                1,
                "member",
            )
            .step("delete from member_role where member_id = ?1", values![id]);
        let write = insert_roles(write, id, roles);
        self.engine.write(by.audited(write, done("member.roles", AuditAction::Update, &id))).await?;
        Ok(())
    }

    /// Ends a member's access and every login at once; what was recorded stays.
    pub async fn disable_member(&self, by: &By<'_>, id: MemberId) -> Result<(), StoreError> {
        let write = Write::new()
            .must(
                "update member set state = ?3, password_hash = null, pin_hash = null where id = ?1 and organisation_id = ?2",
                values![id, by.organisation, MemberState::Disabled.as_str()],
                1,
                "member",
            )
            .step("delete from login where member_id = ?1", values![id])
            .step("delete from welcome where member_id = ?1", values![id]);
        self.engine.write(by.audited(write, done("member.disable", AuditAction::Update, &id))).await?;
        Ok(())
    }

    /// Keeps the language a member chose.
    pub async fn choose_language(
        &self,
        by: &By<'_>,
        id: MemberId,
        language: Language,
    ) -> Result<(), StoreError> {
        let write = Write::new()
            .step("update member set language = ?2 where id = ?1", values![id, language.as_str()]);
        self.engine.write(by.audited(write, done("member.language", AuditAction::Update, &id))).await?;
        Ok(())
    }

    /// The hash of the PIN that takes a handed-over device back; `None` before one was chosen.
    pub async fn pin_hash(&self, id: MemberId) -> Result<Option<String>, StoreError> {
        let row = self.engine.query_opt("select pin_hash from member where id = ?1", values![id]).await?;
        match row {
            None => Ok(None),
            Some(row) => Ok(row.text_or_null("pin_hash")?),
        }
    }

    /// Keeps the hash of a member's PIN.
    pub async fn choose_pin(&self, by: &By<'_>, id: MemberId, pin_hash: &str) -> Result<(), StoreError> {
        let write = Write::new().step("update member set pin_hash = ?2 where id = ?1", values![id, pin_hash]);
        self.engine.write(by.audited(write, done("member.pin", AuditAction::Update, &id))).await?;
        Ok(())
    }

    /// Keeps the hash of a member's password, new or made anew with stronger settings.
    pub async fn choose_password(
        &self,
        by: &By<'_>,
        id: MemberId,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update member set password_hash = ?2, state = ?3, failed_count = 0, locked_until_ms = null
             where id = ?1 and state <> 'disabled'",
            values![id, password_hash, MemberState::Active.as_str()],
        );
        self.engine.write(by.audited(write, done("member.password", AuditAction::Update, &id))).await?;
        Ok(())
    }

    /// Counts a sign-in that failed, and until when no password is tried.
    pub async fn note_failed_login(
        &self,
        by: &By<'_>,
        id: MemberId,
        locked_until: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update member set failed_count = failed_count + 1, locked_until_ms = ?2 where id = ?1",
            values![id, locked_until],
        );
        self.engine.write(by.audited(write, done("login.refused", AuditAction::Execute, &id))).await?;
        Ok(())
    }
}
