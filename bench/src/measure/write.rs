//! How many submissions the store keeps, with no HTTP around it, beside the limit's bare writer.

use super::size::Size;
use crate::clinic::house::{ITEMS, hash, sent_form};
use crate::clinic::waiting::{Half, Waiting, prepare};
use crate::limit::Limit;
use crate::limit::submission::{Outcome, Submission};
use crate::load::latency::Latencies;
use crate::load::processor::Processor;
use crate::load::round::Round;
use crate::place::Temporary;
use crate::report::{Beside, Report, name_of};
use crate::watch::{now, now_ms};
use alliance::Perspective;
use alliance::administration::answer::Answers;
use alliance::administration::{Channel, Content};
use alliance::audit::AuditActor;
use alliance::clock::{Chance, SeededChance, Timestamp};
use alliance::ids::AdministrationId;
use alliance::instrument::catalogue;
use anyhow::{Context, ensure};
use std::future::Future;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::administration::{NewAdministration, Source};
use store::by::By;
use store::seal_field::FieldKey;
use store::{Engine, EngineKind, EngineOptions, Store};

/// Measures the store beside the limit on one engine.
pub async fn run(engine: EngineKind, size: Size, report: &mut Report) -> anyhow::Result<()> {
    let (Some(ours), Some(bare)) =
        (Temporary::new(engine, "store").await?, Temporary::new(engine, "limit").await?)
    else {
        report.skipped(&format!("durable writes, {}", name_of(engine)), crate::place::NO_SERVER);
        return Ok(());
    };
    let key = FieldKey::from_bytes([7; 32]);
    let store = Store::new(Engine::open(&ours.place.address(), EngineOptions::default()).await?, key.clone());
    Engine::open(&bare.place.address(), EngineOptions::default())
        .await
        .context("make the tables of the limit")?;
    let (to_store, to_limit) =
        (prepare(&ours.place, size.halves()).await?, prepare(&bare.place, size.halves()).await?);
    let limit = Limit::open(&bare.place).await?;
    let processor = Processor::of(std::process::id(), &ours.place).await?;
    let mut beside = Beside::new("durable writes", engine);
    let (to_store, to_limit) = (Arc::new(to_store), Arc::new(to_limit));
    for number in 0..=size.rounds {
        let (store, waiting) = (store.clone(), Arc::clone(&to_store));
        let ours =
            round(number, size, &processor, move |place| keep(store.clone(), Arc::clone(&waiting), place))
                .await?;
        let (limit, waiting) = (limit.clone(), Arc::clone(&to_limit));
        let bare = round(number, size, &processor, move |place| {
            keep_bare(limit.clone(), Arc::clone(&waiting), place)
        })
        .await?;
        if number > 0 {
            beside.add(report, ours, bare);
        }
    }
    report.beside(&beside, 0.5);
    drop((store, limit));
    ours.remove().await?;
    bare.remove().await
}

/// One round by so many tasks.
async fn round<F>(
    number: usize,
    size: Size,
    processor: &Processor,
    keep: impl Fn(usize) -> F + Clone + Send + Sync + 'static,
) -> anyhow::Result<Round>
where
    F: Future<Output = anyhow::Result<()>> + Send,
{
    let Range { start, end: last } = size.round(number);
    let next = Arc::new(AtomicUsize::new(start));
    let before = processor.used()?;
    let started = now();
    let tasks: Vec<_> = (0..size.connections)
        .map(|_| {
            let (next, keep) = (Arc::clone(&next), keep.clone());
            tokio::spawn(async move {
                let mut each = Vec::new();
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    if place >= last {
                        return anyhow::Ok(each);
                    }
                    let sent = now();
                    keep(place).await?;
                    each.push(sent.elapsed());
                }
            })
        })
        .collect();
    let mut each = Vec::with_capacity(size.submissions);
    for task in tasks {
        each.extend(task.await??);
    }
    let took = started.elapsed();
    let used = processor.used()?.since(&before);
    Ok(Round { took, requests: each.len(), latencies: Latencies::new(each), used })
}

async fn keep(store: Store, waiting: Arc<Waiting>, place: usize) -> anyhow::Result<()> {
    let Half { sitting, session, episode, pass } = &waiting.halves[place];
    let now = Timestamp::from_ms(now_ms());
    let chance = SeededChance::new(u64::try_from(place)?);
    let chance: &dyn Chance = &chance;
    let key = hash(pass).try_into().expect("a hash has 32 bytes");
    let keyed = store.keyed_sitting(key).await?.context("a pass opens its sitting")?;
    ensure!(keyed.sitting.id == *sitting, "a pass opens another sitting");
    let instrument = catalogue::instrument("session-check").context("the session check is there")?;
    let given = ITEMS.iter().map(|item| Ok((item.parse()?, 5))).collect::<anyhow::Result<Vec<_>>>()?;
    let answers = Answers::read(instrument, given).map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let administration = NewAdministration {
        id: AdministrationId::make(now, chance),
        episode: *episode,
        session: *session,
        source: Source::Instrument(instrument.key().clone()),
        perspective: Perspective::Client,
        author: None,
        channel: Channel::OwnPhone,
        happened_on: jiff::civil::date(2026, 11, 22),
        content: Content::Items(answers),
    };
    let by = By { organisation: waiting.organisation, actor: AuditActor::Client, now, chance };
    let submission = store::sitting::Submission {
        sitting: *sitting,
        session: *session,
        episode: *episode,
        administrations: &[administration],
        fingerprint: pass,
        opens_alone_at: None,
    };
    Ok(store.submit_from(&by, &submission, key).await?)
}

async fn keep_bare(limit: Limit, waiting: Arc<Waiting>, place: usize) -> anyhow::Result<()> {
    let submission = Submission::read(&waiting.halves[place].pass, &sent_form()).context("the form fits")?;
    let outcome = limit.submit(submission).await?;
    ensure!(outcome == Outcome::Kept, "the limit answered {outcome:?}");
    Ok(())
}
