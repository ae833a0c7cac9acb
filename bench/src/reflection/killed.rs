//! A server that is killed in the middle of an evening: what it acknowledged is there, what it did not is sent again,
//! and nothing is there twice.

use super::device::{Kind, enter, note};
use super::evening::{Board, Evening};
use super::said::{Said, key, stamp, text};
use crate::report::{Report, Target};
use crate::watch::now;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

const PEOPLE: usize = 40;
const ROUNDS: usize = 3;
const NOTES: usize = 6;

pub async fn run(binary: &Path, report: &mut Report) -> anyhow::Result<()> {
    let mut evening = Evening::start(binary, 1, Board::Live, 0).await?;
    let code = evening.codes[0].clone();
    let said = Said::default();
    let mut tokens = Vec::new();
    let mut sent: Vec<(usize, usize, u64)> = Vec::new();
    let mut back: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        let mut devices = Vec::new();
        let begun = now();
        for number in 0..PEOPLE {
            let (address, said) = (evening.program.address, &said);
            if round == 0 {
                let device = evening.device(&code, number, Kind::WithBoard, said).await?;
                tokens.push(device.token.clone());
                devices.push(device);
            } else {
                let hello = format!(r#"{{"t":"hello","board":true,"token":"{}"}}"#, tokens[number]);
                devices.push(enter(address, &code, &hello, said).await?);
            }
        }
        if round > 0 {
            back.push(begun.elapsed());
            // What was not acknowledged is sent again, under the same key.
            let acked: BTreeSet<String> = said.told().keys.into_iter().collect();
            for (number, who, at) in &sent {
                if !acked.contains(&key(*number, *at)) {
                    devices[*who].send(note(*number, *at)).await?;
                }
            }
        }
        for turn in 0..PEOPLE * NOTES {
            let (number, who, at) = (sent.len(), turn % PEOPLE, stamp());
            devices[who].send(note(number, at)).await?;
            sent.push((number, who, at));
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        if round + 1 < ROUNDS {
            // In the middle: notes are under way.
            evening.kill_and_start().await?;
        } else {
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
    }
    let store = evening.store().await?;
    let reflection = store.reflection_by_code(&code).await?;
    let reflection = reflection.ok_or_else(|| anyhow::anyhow!("the reflection is there"))?;
    let room = store.load_room(&reflection).await?;
    let texts: Vec<&str> = room.state().notes().values().map(|note| note.text.as_str()).collect();
    let acked: BTreeSet<String> = said.told().keys.into_iter().collect();
    let counts = sent.iter().map(|(number, _, at)| {
        let mine = text(*number, *at);
        (acked.contains(&key(*number, *at)), texts.iter().filter(|text| **text == mine).count())
    });
    let counts: Vec<(bool, usize)> = counts.collect();
    let lost = counts.iter().filter(|(acked, count)| *acked && *count == 0).count();
    let twice = counts.iter().filter(|(_, count)| *count > 1).count();
    println!("killed twice while 40 people write");
    report.figure("  notes sent", sent.len() as f64, "", None);
    report.figure("  acknowledged and lost", lost as f64, "", Some(Target::Below(1.0)));
    report.figure("  there twice", twice as f64, "", Some(Target::Below(1.0)));
    let missing = counts.iter().filter(|(_, count)| *count == 0).count();
    report.figure("  sent and in the end not there", missing as f64, "", Some(Target::Below(1.0)));
    back.sort_unstable();
    report.figure("  all 40 back, slowest", super::said::within(&back, 1.0), "ms", None);
    evening.end().await
}
