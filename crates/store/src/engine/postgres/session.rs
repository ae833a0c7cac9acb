//! The writer's connection with its statements, and how a batch is committed on it.

use super::exchange::{Bound, pipeline};
use super::failure::{Failure, UniqueNames, read_error};
use super::placeholder::rewrite;
use crate::engine::error::StoreError;
use crate::engine::place::{Place, place_of};
use crate::engine::queue::Outcome;
use crate::engine::value::Value;
use crate::engine::write::{Step, Write, Written};
use std::collections::BTreeMap;
use tokio_postgres::{Client, Statement};

/// Unique constraints that carry the name the server gives when none is given. Those over expressions go by their own
/// name, as in SQLite.
const UNIQUE_NAMES: &str = "
    select i.relname::text, t.relname || '(' || string_agg(a.attname, ', ' order by k.place) || ')'
      from pg_index x
      join pg_class i on i.oid = x.indexrelid
      join pg_class t on t.oid = x.indrelid
      join pg_namespace n on n.oid = t.relnamespace
      cross join unnest(x.indkey) with ordinality as k(column_number, place)
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.column_number
     where x.indisunique and n.nspname = current_schema() and k.place <= x.indnkeyatts
     group by i.relname, t.relname
    having bool_and(k.column_number <> 0)
       and i.relname in (t.relname || '_pkey', t.relname || '_' || string_agg(a.attname, '_' order by k.place) || '_key')";

const ANNOUNCE: &str = "select pg_notify($1, $2)";
/// What one notice may carry; the server takes 8000 bytes.
const NOTICE_BYTES: usize = 7_900;

/// One connection of the writer.
pub(super) struct Session {
    client: Client,
    statements: BTreeMap<Place, Statement>,
    announce: Statement,
    names: UniqueNames,
    node: String,
    channel: Value,
}

/// What goes over the line: a word to the server, or a prepared statement.
enum Said<'s> {
    Words(&'static str),
    Step(&'s Step),
    Notice([Value; 2]),
}

impl Session {
    pub(super) async fn new(client: Client, node: &str, channel: &str) -> Result<Self, StoreError> {
        let unique = client.query(UNIQUE_NAMES, &[]).await.map_err(read_error)?;
        let names = UniqueNames(unique.iter().map(|row| (row.get(0), row.get(1))).collect());
        let (node, channel) = (node.to_owned(), Value::from(channel));
        let announce = client.prepare(ANNOUNCE).await.map_err(read_error)?;
        Ok(Self { client, statements: BTreeMap::new(), announce, names, node, channel })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Commits a batch: first all together; if one is refused, each under its own savepoint in one transaction; if
    /// the commit itself is refused, each in a transaction of its own.
    pub(super) async fn commit(&mut self, batch: &[Write]) -> Result<Vec<Outcome>, Failure> {
        let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(batch.len());
        for write in batch {
            outcomes.push(match self.prepare_all(write).await {
                Ok(()) => None,
                Err(Failure::Refused(error)) => Some(Err(error)),
                Err(failure) => return Err(failure),
            });
        }
        let able: Vec<&Write> = batch
            .iter()
            .zip(&outcomes)
            .filter(|(_, outcome)| outcome.is_none())
            .map(|(write, _)| write)
            .collect();
        let mut kept = self.commit_prepared(&able).await?.into_iter();
        let each = |outcome: Option<Outcome>| {
            outcome.unwrap_or_else(|| kept.next().expect("each write that can be prepared has an outcome"))
        };
        Ok(outcomes.into_iter().map(each).collect())
    }

    async fn commit_prepared(&self, batch: &[&Write]) -> Result<Vec<Outcome>, Failure> {
        match self.together(batch).await {
            Ok(written) => return Ok(written.into_iter().map(Ok).collect()),
            Err(Failure::Refused(error)) if batch.len() == 1 => return Ok(vec![Err(error)]),
            Err(Failure::Refused(_)) => {}
            Err(failure) => return Err(failure),
        }
        match self.apart(batch).await {
            Err(Failure::Refused(_)) => {}
            done => return done,
        }
        let mut outcomes: Vec<Outcome> = Vec::with_capacity(batch.len());
        for write in batch {
            match self.together(std::slice::from_ref(write)).await {
                Ok(mut written) => outcomes.push(Ok(written.remove(0))),
                // Some of the batch may be kept by now, so it cannot be tried again as a whole.
                Err(failure) => outcomes.push(Err(failure.into_error())),
            }
        }
        Ok(outcomes)
    }

    /// All writes in one transaction, or none.
    async fn together(&self, batch: &[&Write]) -> Result<Vec<Written>, Failure> {
        let written = self.send("begin read write", batch).await;
        self.end(written).await
    }

    /// All writes in one transaction, except those that are refused.
    async fn apart(&self, batch: &[&Write]) -> Result<Vec<Outcome>, Failure> {
        let mut before = "begin read write; savepoint one_write";
        let mut outcomes = Vec::with_capacity(batch.len());
        for write in batch {
            let outcome = match self.send(before, std::slice::from_ref(write)).await {
                Ok(mut written) => Ok(written.remove(0)),
                Err(Failure::Refused(error)) => Err(error),
                Err(failure) => return self.end(Err(failure)).await,
            };
            before = match outcome {
                Ok(_) => "release one_write; savepoint one_write",
                Err(_) => "rollback to one_write; release one_write; savepoint one_write",
            };
            outcomes.push(outcome);
        }
        // The last savepoint may stand in a refused write: the transaction can only commit from before it.
        let last = before.trim_end_matches("; savepoint one_write");
        let settled = self.client.batch_execute(last).await.map_err(|error| self.names.failure(error));
        self.end(settled.map(|()| outcomes)).await
    }

    /// Commits what went well, rolls back what did not.
    async fn end<T>(&self, work: Result<T, Failure>) -> Result<T, Failure> {
        match work {
            Ok(done) => match self.client.batch_execute("commit").await {
                Ok(()) => Ok(done),
                Err(error) => Err(self.names.failure(error).at_commit()),
            },
            Err(failure) => match self.client.batch_execute("rollback").await {
                Ok(()) => Err(failure),
                Err(error) => Err(self.names.failure(error)),
            },
        }
    }

    /// Sends words, all steps and all notices at once, then hears the answers. After a refusal the transaction is
    /// still open, and what the server says to the rest only echoes it.
    async fn send(&self, words: &'static str, batch: &[&Write]) -> Result<Vec<Written>, Failure> {
        let steps = batch.iter().flat_map(|write| &write.steps).map(Said::Step);
        let notices =
            self.payloads(batch).map(|payload| Said::Notice([self.channel.clone(), Value::Text(payload)]));
        let said: Vec<Said<'_>> = [Said::Words(words)].into_iter().chain(steps).chain(notices).collect();
        let mut answers = pipeline(said.iter().map(|one| self.say(one))).await.into_iter();
        answers.next().expect("the words have an answer")?;
        let written = batch.iter().map(|write| check(write, &mut answers)).collect::<Result<_, _>>()?;
        for told in answers {
            told?;
        }
        Ok(written)
    }

    async fn say(&self, one: &Said<'_>) -> Result<u64, Failure> {
        let answer = match one {
            Said::Words(words) => self.client.batch_execute(words).await.map(|()| 0),
            Said::Step(step) => {
                let unknown = || Failure::Refused(StoreError::engine("a statement was not prepared"));
                let statement = self.statements.get(&place_of(step.sql)).ok_or_else(unknown)?;
                self.client.execute_raw(statement, step.params.iter().map(Bound)).await
            }
            Said::Notice(values) => self.client.execute_raw(&self.announce, values.iter().map(Bound)).await,
        };
        answer.map_err(|error| self.names.failure(error))
    }

    /// The topics of a batch, as many to a notice as it carries: our node's name, then one topic a line.
    fn payloads(&self, batch: &[&Write]) -> impl Iterator<Item = String> {
        let mut payloads: Vec<String> = Vec::new();
        for topic in batch.iter().flat_map(|write| &write.notices) {
            match payloads.last_mut() {
                Some(last) if last.len() + topic.len() < NOTICE_BYTES => {
                    last.push('\n');
                    last.push_str(topic);
                }
                Some(_) | None => payloads.push(format!("{}\n{topic}", self.node)),
            }
        }
        payloads.into_iter()
    }

    async fn prepare_all(&mut self, write: &Write) -> Result<(), Failure> {
        for step in &write.steps {
            self.prepare(step.sql).await?;
        }
        Ok(())
    }

    async fn prepare(&mut self, sql: &'static str) -> Result<(), Failure> {
        let place = place_of(sql);
        if !self.statements.contains_key(&place) {
            let prepared =
                self.client.prepare(&rewrite(sql)).await.map_err(|error| self.names.failure(error))?;
            self.statements.insert(place, prepared);
        }
        Ok(())
    }
}

/// Takes the answers of one write.
fn check(
    write: &Write,
    answers: &mut impl Iterator<Item = Result<u64, Failure>>,
) -> Result<Written, Failure> {
    let mut rows = Vec::with_capacity(write.steps.len());
    for step in &write.steps {
        let touched = answers.next().expect("each step has an answer")?;
        if let Some(guard) = step.broken_by(touched) {
            return Err(Failure::Refused(StoreError::conflict(guard.conflict)));
        }
        rows.push(touched);
    }
    Ok(Written { rows })
}
