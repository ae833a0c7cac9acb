//! Devices that mean harm, in one room, while another goes on with its evening.

use super::device::{Door, Kind, connect, hello, open, write};
use super::evening::{Board, Evening};
use super::said::{Said, within};
use crate::report::{Report, Target};
use crate::watch::now;
use futures_util::{SinkExt, StreamExt, stream};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio_tungstenite::tungstenite::Message;

const FLOODERS: usize = 10;
const FRAMES: usize = 5_000;
const JOINS: usize = 10_000;
/// Joins under way at once.
const JOINS_AT_ONCE: usize = 50;

pub async fn run(binary: &Path, report: &mut Report) -> anyhow::Result<()> {
    let evening = Evening::start(binary, 2, Board::Live, 0).await?;
    let said = Said::default();
    let mut devices = Vec::new();
    for number in 0..20 {
        devices.push(evening.device(&evening.codes[1], number, Kind::WithBoard, &said).await?);
    }
    let floods = (0..FLOODERS).map(|number| flood(&evening, number));
    let (cut, written) = tokio::join!(futures_util::future::join_all(floods), write(&mut devices, 1.0, 10.0));
    let (sent, _) = written?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let mut ended = 0;
    for one in cut {
        ended += usize::from(one?);
    }
    let large = large_frame(&evening).await?;
    let told = said.told();
    println!("ten devices flood one room, twenty write in another");
    report.figure("  flooders cut", ended as f64, "", Some(Target::AtLeast(FLOODERS as f64)));
    report.figure("  a frame of 8 MB refused", f64::from(u8::from(large)), "", Some(Target::AtLeast(1.0)));
    let missing = (sent * 20).abs_diff(told.delivered);
    report.figure("  deliveries missing in the other room", missing as f64, "", Some(Target::Below(1.0)));
    let p99 = within(&told.latencies, 0.99);
    report.figure("  delivery p99 in the other room", p99, "ms", Some(Target::Below(100.0)));
    let memory = evening.program.resident_bytes()? as f64 / 1e6;
    report.figure("  memory", memory, "MB", Some(Target::Below(60.0)));
    drop(devices);
    evening.end().await
}

/// Ten thousand come into one room, while twenty people write in another.
pub async fn joins(binary: &Path, report: &mut Report) -> anyhow::Result<()> {
    let evening = Evening::start(binary, 2, Board::Live, 0).await?;
    let said = Said::default();
    let mut devices = Vec::new();
    for number in 0..20 {
        devices.push(evening.device(&evening.codes[1], number, Kind::WithBoard, &said).await?);
    }
    // As it is without them.
    write(&mut devices, 1.0, 5.0).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let alone = said.told();
    let before = evening.processor.used()?;
    let begun = now();
    let coming = stream::iter(0..JOINS).map(|number| join(&evening, begun, number));
    let coming = coming.buffer_unordered(JOINS_AT_ONCE).collect::<Vec<anyhow::Result<Door>>>();
    let (came, written) = tokio::join!(coming, write(&mut devices, 1.0, 10.0));
    let (sent, _) = written?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let used = evening.processor.used()?.since(&before);
    let (mut inside, mut refused, mut told_why) = (Vec::new(), 0, 0);
    for one in came {
        match one? {
            Door::Open(socket) => inside.push(socket),
            Door::Refused(why) => {
                refused += 1;
                told_why += usize::from(why.contains("<p>"));
            }
        }
    }
    let told = said.told().since(&alone);
    println!("ten thousand come into one room in ten seconds, twenty write in another");
    report.figure("  let in", inside.len() as f64, "", Some(Target::Below(1_500.0)));
    report.figure("  refused", refused as f64, "", Some(Target::AtLeast(8_000.0)));
    let dumb = refused - told_why;
    report.figure("  refused without a sentence", dumb as f64, "", Some(Target::Below(1.0)));
    let missing = (sent * 20).abs_diff(told.delivered);
    report.figure("  deliveries missing in the other room", missing as f64, "", Some(Target::Below(1.0)));
    for (name, share, most) in [("p50", 0.5, None), ("p99", 0.99, Some(Target::Below(100.0)))] {
        let what = |when| format!("  delivery {name} in the other room{when}");
        report.figure(&what(", before"), within(&alone.latencies, share), "ms", None);
        report.figure(&what(""), within(&told.latencies, share), "ms", most);
    }
    report.figure("  processor", used.as_secs_f64(), "s", None);
    let memory = evening.program.resident_bytes()? as f64 / 1e6;
    report.figure("  memory", memory, "MB", Some(Target::Below(60.0)));
    drop((devices, inside));
    evening.end().await
}

/// One of them, with a device that then stays. They come a thousand a second.
async fn join(evening: &Evening, begun: Instant, number: usize) -> anyhow::Result<Door> {
    tokio::time::sleep_until((begun + Duration::from_millis(number as u64)).into()).await;
    let mut door = open(evening.program.address, &format!("/w/{}/ws", evening.codes[0])).await?;
    match &mut door {
        Door::Open(socket) => socket.send(Message::text(hello(number, Kind::Phone))).await?,
        Door::Refused(_) => {}
    }
    Ok(door)
}

/// Sends commands, half-frames and nonsense as fast as it can; true if the line was cut.
async fn flood(evening: &Evening, number: usize) -> anyhow::Result<bool> {
    let mut socket = connect(evening.program.address, &format!("/w/{}/ws", evening.codes[0])).await?;
    socket.send(Message::text(hello(number, Kind::Phone))).await?;
    for turn in 0..FRAMES {
        let frame = match turn % 4 {
            0 => format!(r#"{{"t":"note.add","cid":"f{number}-{turn}","text":"<script>{turn}</script>"}}"#),
            1 => "{\"t\":".to_owned(),
            2 => format!(r#"{{"t":"room.close","cid":"f{number}-{turn}"}}"#),
            _ => format!(r#"{{"t":"note.edit","cid":"f{number}-{turn}","note":4294967295,"text":"x"}}"#),
        };
        if socket.send(Message::text(frame)).await.is_err() {
            return Ok(true);
        }
    }
    let until = Duration::from_secs(5);
    while let Ok(message) = tokio::time::timeout(until, socket.next()).await {
        match message {
            None | Some(Err(_) | Ok(Message::Close(_))) => return Ok(true),
            Some(Ok(_)) => {}
        }
    }
    Ok(false)
}

/// A frame of eight megabytes ends its line and nothing else.
async fn large_frame(evening: &Evening) -> anyhow::Result<bool> {
    let mut socket = connect(evening.program.address, &format!("/w/{}/ws", evening.codes[0])).await?;
    socket.send(Message::text(hello(99, Kind::Phone))).await?;
    let sent = socket.send(Message::text("x".repeat(8 << 20))).await;
    if sent.is_err() {
        return Ok(true);
    }
    while let Ok(message) = tokio::time::timeout(Duration::from_secs(5), socket.next()).await {
        match message {
            None | Some(Err(_) | Ok(Message::Close(_))) => return Ok(true),
            Some(Ok(_)) => {}
        }
    }
    Ok(false)
}
