//! PostgreSQL with nothing around it: one connection, and two statements for all that has queued.

use super::submission::{Outcome, Submission};
use super::{BATCH, Request};
use crate::place::postgres;
use crate::watch::now_ms;
use anyhow::Context;
use std::collections::BTreeMap;
use tokio::sync::mpsc;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Statement};

/// What a submission changes, for many at once: the sitting is in, its session waits, what was answered is kept, the
/// treatment is touched, the audit log has its line. Gives the place of each that was kept, and its session.
const KEEP: &str = "
    with sent as (
      select * from unnest($1::bytea[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[])
        with ordinality as sent (key_hash, administration_id, audit_id, content, fingerprint, at_ms, day, place)),
    keyed as (
      select sent.*, sitting.id as sitting_id, sitting.session_id, sitting.organisation_id, session.episode_id
        from sent
        join sitting_key on sitting_key.key_hash = sent.key_hash
        join sitting on sitting.id = sitting_key.sitting_id
        join session on session.id = sitting.session_id
       where session.state = 'held' and session.measuring = 'asked'),
    kept as (
      update sitting set state = 'submitted', submitted_at_ms = keyed.at_ms, fingerprint = keyed.fingerprint, draft = null
        from keyed where sitting.id = keyed.sitting_id and sitting.state <> 'submitted'
      returning keyed.*),
    revoked as (
      update sitting_key set revoked_at_ms = kept.at_ms from kept
       where sitting_key.sitting_id = kept.sitting_id and kind = 'pass' and sitting_key.key_hash <> kept.key_hash
         and revoked_at_ms is null),
    answered as (
      insert into administration (id, organisation_id, episode_id, session_id, instrument_id, instrument_version, perspective,
                                  channel, happened_on, submitted_at_ms, content)
      select administration_id, organisation_id, episode_id, session_id, 'session-check', 1, 'client', 'own-phone', day, at_ms,
             content from kept),
    touched as (
      update episode set revision = revision + counted.halves
        from (select episode_id, count(*) as halves from kept group by episode_id) counted
       where episode.id = counted.episode_id),
    noted as (
      insert into audit (id, at_ms, organisation_id, actor_kind, action, event, object_kind, object_id, episode_id)
      select audit_id, at_ms, organisation_id, 'client', 'create', 'check.submit', 'sitting', sitting_id, episode_id from kept)
    select place, session_id from kept";

/// The sessions whose halves are both in open; the others wait. Sees what [`KEEP`] did before it.
const OPEN: &str = "
    update session
       set opened_at_ms = case when halves.are_in then $2::bigint end,
           opens_alone_at_ms = null
      from (select session_id, count(*) = 2 as are_in from sitting
             where session_id = any($1) and state = 'submitted' and perspective in ('client', 'therapist')
             group by session_id) halves
     where session.id = halves.session_id and session.opened_at_ms is null";

/// Connects to a schema that has the product's tables and starts the writer.
pub async fn start(address: &str, receiver: mpsc::Receiver<Request>) -> anyhow::Result<()> {
    let client = postgres(address).await?;
    let (keep, open) = (client.prepare(KEEP).await?, client.prepare(OPEN).await?);
    tokio::spawn(async move {
        if let Err(error) = (Writer { client, keep, open }).run(receiver).await {
            eprintln!("the limit's writer ended: {error:#}");
        }
    });
    Ok(())
}

struct Writer {
    client: Client,
    keep: Statement,
    open: Statement,
}

impl Writer {
    async fn run(self, mut receiver: mpsc::Receiver<Request>) -> anyhow::Result<()> {
        let mut requests = Vec::with_capacity(BATCH);
        while receiver.recv_many(&mut requests, BATCH).await > 0 {
            let (batch, replies): (Vec<_>, Vec<_>) = requests.drain(..).unzip();
            let kept = self.keep(&batch).await?;
            for (place, reply) in replies.into_iter().enumerate() {
                let outcome = if kept.contains_key(&place) { Outcome::Kept } else { Outcome::Refused };
                if reply.send(outcome).is_err() {
                    // Who hung up meanwhile has nothing to be told.
                    continue;
                }
            }
        }
        Ok(())
    }

    async fn keep(&self, batch: &[Submission]) -> anyhow::Result<BTreeMap<usize, String>> {
        let column = |of: fn(&Submission) -> &str| batch.iter().map(of).collect::<Vec<_>>();
        let keys: Vec<&[u8]> = batch.iter().map(|new| &new.key[..]).collect();
        let (administrations, audits) = (column(|new| &new.administration), column(|new| &new.audit));
        let (contents, fingerprints) = (column(|new| &new.content), column(|new| &new.fingerprint));
        let (moments, days) = (batch.iter().map(|new| new.now_ms).collect::<Vec<_>>(), column(|new| new.day));
        let values: [&(dyn ToSql + Sync); 7] =
            [&keys, &administrations, &audits, &contents, &fingerprints, &moments, &days];
        let (begun, rows) =
            tokio::join!(self.client.batch_execute("begin"), self.client.query(&self.keep, &values));
        begun.context("begin")?;
        let kept: BTreeMap<usize, String> = rows
            .context("keep submissions")?
            .iter()
            .map(|row| Ok((usize::try_from(row.get::<_, i64>(0) - 1)?, row.get(1))))
            .collect::<anyhow::Result<_>>()?;
        let sessions: Vec<&str> = kept.values().map(String::as_str).collect();
        let values: [&(dyn ToSql + Sync); 2] = [&sessions, &now_ms()];
        let (opened, committed) =
            tokio::join!(self.client.execute(&self.open, &values), self.client.batch_execute("commit"));
        opened.context("open sessions")?;
        committed.context("commit")?;
        Ok(kept)
    }
}
