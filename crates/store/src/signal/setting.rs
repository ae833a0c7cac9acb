//! Whether the house looks for signals, and who read what they are for.

use crate::by::{By, Done};
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::ids::{MemberId, OrganisationId};
use alliance::signal::setting::{Rate, Setting};

/// Whether the house looks for signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeptSetting {
    /// Off, or on with a rate.
    pub setting: Setting,
    /// Who read last what signals are for; `None` before anybody did.
    pub read: Option<PurposeRead>,
    /// When the house last learnt from its own scores; `None` before the first time.
    pub learnt_at: Option<Timestamp>,
    /// Counts every change of the setting and of what is known, so that nothing older is shown.
    pub(crate) revision: i64,
}

/// That an administrator read what signals are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PurposeRead {
    /// Who.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
}

fn kept(row: &Row) -> Result<KeptSetting, StoreError> {
    let read_by: Option<MemberId> = row.parse_or_null("read_by_member_id")?;
    Ok(KeptSetting {
        setting: row.parse_or_null::<Rate>("rate")?.map_or(Setting::Off, |rate| Setting::On { rate }),
        read: read_by.zip(row.timestamp_or_null("read_at_ms")?).map(|(by, at)| PurposeRead { by, at }),
        learnt_at: row.timestamp_or_null("learnt_at_ms")?,
        revision: row.integer("revision")?,
    })
}

impl KeptSetting {
    /// What a digest carries of it: nothing while signals are off.
    pub(crate) fn digest_revision(self) -> Option<i64> {
        match self.setting {
            Setting::Off => None,
            Setting::On { .. } => Some(self.revision),
        }
    }
}

impl Store {
    /// Whether the house looks for signals. Off until it was switched on.
    pub async fn signal_setting(&self, organisation: OrganisationId) -> Result<KeptSetting, StoreError> {
        let row = self
            .engine
            .query_opt(
                "select rate, read_by_member_id, read_at_ms, learnt_at_ms, revision from signal_setting
                 where organisation_id = ?1",
                values![organisation],
            )
            .await?;
        row.as_ref().map_or(Ok(KeptSetting::default()), kept)
    }

    /// Switches signals on with a rate, or changes the rate. That the member read what they are for is kept with it, in
    /// the audit log too.
    pub async fn switch_signals_on(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        rate: Rate,
    ) -> Result<(), StoreError> {
        let write = by.once(Write::new(), once, &by.organisation.to_string()).step(
            "insert into signal_setting (organisation_id, rate, read_by_member_id, read_at_ms, changed_at_ms, revision)
             values (?1, ?2, ?3, ?4, ?4, 1)
             on conflict (organisation_id) do update
               set rate = excluded.rate, read_by_member_id = excluded.read_by_member_id, read_at_ms = excluded.read_at_ms,
                   changed_at_ms = excluded.changed_at_ms, revision = signal_setting.revision + 1",
            values![by.organisation, rate.as_str(), by.actor.member(), by.now],
        );
        let read = done("signal.purpose-read", AuditAction::Read, &by.organisation);
        let on = done("signal.switch-on", AuditAction::Update, &by.organisation);
        self.engine.write(by.audited(by.audited(write, read), on)).await?;
        Ok(())
    }

    /// Switches signals off. What was answered to them stays.
    pub async fn switch_signals_off(&self, by: &By<'_>) -> Result<(), StoreError> {
        let write = Write::new().step(
            "update signal_setting set rate = null, changed_at_ms = ?2, revision = revision + 1
             where organisation_id = ?1",
            values![by.organisation, by.now],
        );
        let off = done("signal.switch-off", AuditAction::Update, &by.organisation);
        self.engine.write(by.audited(write, off)).await?;
        Ok(())
    }
}

pub(super) fn done<'a>(
    event: &'static str,
    action: AuditAction,
    organisation: &'a OrganisationId,
) -> Done<'a> {
    Done { action, event, object_kind: "organisation", object: organisation, episode: None }
}
