//! The statements of one submission, word for word those of the store; a test holds them together.

/// Which sitting a pass opens.
pub const KEYED_SITTING: &str = "select sitting.id as sitting_id, sitting.session_id, sitting.perspective, sitting.state, sitting.begun_at_ms,
                        sitting.submitted_at_ms, sitting.organisation_id, session.episode_id, sitting_key.kind,
                        sitting_key.expires_at_ms, sitting_key.revoked_at_ms
                 from sitting_key
                 join sitting on sitting.id = sitting_key.sitting_id
                 join session on session.id = sitting.session_id
                 where sitting_key.key_hash = ?1";
/// The session is measured; one half may open alone from a moment on.
pub const MEASURED: &str =
    "update session set opens_alone_at_ms = case when opened_at_ms is null then cast(?2 as bigint) end
                 where id = ?1 and state = 'held' and measuring = 'asked'";
/// The half is in, once.
pub const SUBMITTED: &str =
    "update sitting set state = 'submitted', submitted_at_ms = ?2, fingerprint = ?3, draft = null
                 where id = ?1 and state <> 'submitted'";
/// Other devices that had started stop.
pub const REVOKED: &str = "update sitting_key set revoked_at_ms = ?2
                 where sitting_id = ?1 and kind = 'pass' and key_hash <> ?3 and revoked_at_ms is null";
/// What was answered.
pub const ADMINISTRATION: &str = "insert into administration (id, organisation_id, episode_id, session_id, instrument_id, instrument_version, perspective,
                                     author_member_id, channel, happened_on, submitted_at_ms, content, import_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
/// Both are in: it opens.
pub const OPENED: &str = "update session set opened_at_ms = ?2, opens_alone_at_ms = null
             where id = ?1 and opened_at_ms is null
               and (select count(*) from sitting where session_id = ?1 and state = 'submitted'
                      and perspective in ('client', 'therapist')) = 2";
/// What is shown of the treatment is made anew.
pub const TOUCHED: &str = "update episode set revision = revision + 1 where id = ?1";
/// Its line in the audit log.
pub const AUDIT: &str = "insert into audit (id, at_ms, organisation_id, actor_kind, actor_member_id, action, event, object_kind, object_id, episode_id)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_runs_the_statements_of_the_store() {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let read = |name: &str| {
            let path = format!("{}/../crates/store/src/{name}.rs", env!("CARGO_MANIFEST_DIR"));
            words(&std::fs::read_to_string(path).expect("the source of the store is there"))
        };
        let store = ["sitting", "administration", "session", "by"].map(read).join(" ");
        for statement in [KEYED_SITTING, MEASURED, SUBMITTED, REVOKED, ADMINISTRATION, OPENED, TOUCHED, AUDIT]
        {
            assert!(store.contains(&words(statement)), "the store has no more: {statement}");
        }
    }
}
