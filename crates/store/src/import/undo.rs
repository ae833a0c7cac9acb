//! Takes an import back: exactly what it made, and only while nobody built on it.

use super::done;
use crate::by::By;
use crate::{Store, StoreError, Write, values};
use alliance::ids::{EpisodeId, ImportId};

/// There is no such import, or it was undone before.
pub const UNDO_GONE: &str = "import-undo-gone";
/// Somebody began to answer, or answered, about a session it made.
pub const UNDO_ANSWERED: &str = "import-undo-answered";
/// Something was added to a session, an episode or a client it made: by hand, or by another import.
pub const UNDO_ADDED: &str = "import-undo-added";
/// Somebody noted whether a session it made was discussed.
pub const UNDO_DISCUSSED: &str = "import-undo-discussed";
/// Somebody gave a client it made a name or a way to reach them.
pub const UNDO_NAMED: &str = "import-undo-named";
/// A therapist it made has signed in.
pub const UNDO_SIGNED_IN: &str = "import-undo-signed-in";
/// A therapist it made has other roles or treats others.
pub const UNDO_TREATS: &str = "import-undo-treats";
/// A measure it made has scores of another import.
pub const UNDO_MEASURED: &str = "import-undo-measured";

/// All reasons why an import stays.
pub const UNDO_REFUSALS: [&str; 8] = [
    UNDO_GONE,
    UNDO_ANSWERED,
    UNDO_ADDED,
    UNDO_DISCUSSED,
    UNDO_NAMED,
    UNDO_SIGNED_IN,
    UNDO_TREATS,
    UNDO_MEASURED,
];

/// What has not to be there: a question that finds it, and what the conflict is called if it does.
///
/// Whatever hangs on a row that an import makes, by a reference of the schema or by its name, is asked for here; a
/// test holds the list against the schema.
const BUILT_ON_IT: &[(&str, &str)] = &[
    (
        "select sitting.id from sitting join session on session.id = sitting.session_id
         where session.import_id = ?1 and sitting.state <> 'offered' limit 1",
        UNDO_ANSWERED,
    ),
    (
        "select administration.id from administration join session on session.id = administration.session_id
         where session.import_id = ?1 and (administration.import_id is null or administration.import_id <> ?1) limit 1",
        UNDO_ADDED,
    ),
    (
        "select administration.id from administration join episode on episode.id = administration.episode_id
         where episode.import_id = ?1 and (administration.import_id is null or administration.import_id <> ?1) limit 1",
        UNDO_ADDED,
    ),
    (
        "select session.id from session join episode on episode.id = session.episode_id
         where episode.import_id = ?1 and (session.import_id is null or session.import_id <> ?1) limit 1",
        UNDO_ADDED,
    ),
    (
        "select episode.id from episode join client on client.id = episode.client_id
         where client.import_id = ?1 and (episode.import_id is null or episode.import_id <> ?1) limit 1",
        UNDO_ADDED,
    ),
    (
        "select episode_therapist.episode_id from episode_therapist join episode on episode.id = episode_therapist.episode_id
         where episode.import_id = ?1 and (episode_therapist.import_id is null or episode_therapist.import_id <> ?1) limit 1",
        UNDO_ADDED,
    ),
    // Confirmations and what a client said about it hang on a version.
    (
        "select frame_version.id from frame_version join episode on episode.id = frame_version.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select agreement_point.id from agreement_point join episode on episode.id = agreement_point.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select episode_link.episode_id from episode_link join episode on episode.id = episode_link.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select signal_answer.id from signal_answer join episode on episode.id = signal_answer.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_DISCUSSED,
    ),
    (
        "select signal_answer.id from signal_answer join session on session.id = signal_answer.session_id
         where session.import_id = ?1 limit 1",
        UNDO_DISCUSSED,
    ),
    // The versions of a rupture hang on it.
    (
        "select rupture.id from rupture join episode on episode.id = rupture.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select rupture_version.rupture_id from rupture_version join session on session.id = rupture_version.session_id
         where session.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select discussion_version.episode_id from discussion_version join episode on episode.id = discussion_version.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select case_share.id from case_share join episode on episode.id = case_share.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select case_share.id from case_share join member on member.id = case_share.member_id
         where member.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select client_mark.id from client_mark join episode on episode.id = client_mark.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select client_mark.id from client_mark join session on session.id = client_mark.session_id
         where session.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select episode_medium.episode_id from episode_medium join episode on episode.id = episode_medium.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select work.id from work join session on session.id = work.session_id
         join episode on episode.id = work.episode_id
         where session.import_id = ?1 or episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select episode_characteristic.id from episode_characteristic
         join episode on episode.id = episode_characteristic.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    // What was written in a session of a run hangs on a participant.
    (
        "select run_participant.id from run_participant join episode on episode.id = run_participant.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    // What was answered for the figures alone hangs on a client's yes.
    (
        "select quality_opt_in.episode_id from quality_opt_in join episode on episode.id = quality_opt_in.episode_id
         where episode.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select run_presence.run_id from run_presence join session on session.id = run_presence.session_id
         where session.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select observation.id from observation join session on session.id = observation.session_id
         where session.import_id = ?1 limit 1",
        UNDO_ADDED,
    ),
    (
        "select member.id from member where member.import_id = ?1 and
            (exists (select 1 from run_trainer where run_trainer.member_id = member.id)
             or exists (select 1 from run_meeting_trainer where run_meeting_trainer.member_id = member.id)
             or exists (select 1 from observation where observation.trainer_member_id = member.id)
             or exists (select 1 from competence_supervisor
                         where competence_supervisor.trainer_member_id = member.id
                            or competence_supervisor.supervisor_member_id = member.id)) limit 1",
        UNDO_TREATS,
    ),
    ("select id from session where import_id = ?1 and discussion <> 'open' limit 1", UNDO_DISCUSSED),
    (
        "select id from client where import_id = ?1 and (name_sealed is not null or contact_sealed is not null) limit 1",
        UNDO_NAMED,
    ),
    (
        "select id from member where import_id = ?1 and (state <> 'invited' or password_hash is not null) limit 1",
        UNDO_SIGNED_IN,
    ),
    (
        "select member.id from member join member_role on member_role.member_id = member.id
         where member.import_id = ?1 and member_role.role <> 'therapist' limit 1",
        UNDO_TREATS,
    ),
    (
        "select member.id from member join episode_therapist on episode_therapist.member_id = member.id
         where member.import_id = ?1 and (episode_therapist.import_id is null or episode_therapist.import_id <> ?1) limit 1",
        UNDO_TREATS,
    ),
    (
        "select measure.id from measure
         join administration on administration.organisation_id = measure.organisation_id
          and administration.instrument_id = 'measure:' || measure.code
         where measure.import_id = ?1 and (administration.import_id is null or administration.import_id <> ?1) limit 1",
        UNDO_MEASURED,
    ),
    (
        "select measure.id from measure
         join episode_characteristic on episode_characteristic.organisation_id = measure.organisation_id
          and episode_characteristic.instrument_id = 'measure:' || measure.code
         where measure.import_id = ?1 limit 1",
        UNDO_MEASURED,
    ),
];

/// What goes, in an order in which nothing goes before what hangs on it.
const TAKEN_BACK: &[&str] = &[
    "update episode set revision = revision + 1 where (import_id is null or import_id <> ?1) and id in
        (select episode_id from session where import_id = ?1 union
         select episode_id from administration where import_id = ?1 union
         select episode_id from episode_therapist where import_id = ?1)",
    "delete from administration where import_id = ?1",
    "delete from session where import_id = ?1",
    "delete from episode_therapist where import_id = ?1",
    "delete from episode where import_id = ?1",
    "delete from client where import_id = ?1",
    "delete from member where import_id = ?1",
    "delete from measure where import_id = ?1",
];

impl Store {
    /// Takes an import back as a whole; its line in the list stays and says when.
    ///
    /// Conflict with one of [`UNDO_REFUSALS`] if somebody built on it; then all of it stays.
    pub async fn undo_import(&self, by: &By<'_>, import: ImportId) -> Result<(), StoreError> {
        let rows = self
            .engine
            .query(
                "select episode_id from session where import_id = ?1 union
                 select episode_id from administration where import_id = ?1 union
                 select id from episode where import_id = ?1",
                values![import],
            )
            .await?;
        let mut write = Write::new().must(
            "update import set undone_at_ms = ?3 where id = ?1 and organisation_id = ?2 and undone_at_ms is null",
            values![import, by.organisation, by.now],
            1,
            UNDO_GONE,
        );
        for (question, conflict) in BUILT_ON_IT {
            write = write.must(question, values![import], 0, conflict);
        }
        for statement in TAKEN_BACK {
            write = write.step(statement, values![import]);
        }
        write = by.audited(write, done("import.undo", &import, None));
        for row in &rows {
            let episode: EpisodeId = row.parse("episode_id")?;
            write = by.audited(write, done("import.undo", &import, Some(episode)));
        }
        self.engine.write(write).await?;
        Ok(())
    }
}
