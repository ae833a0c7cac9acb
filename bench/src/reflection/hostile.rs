//! Devices that mean harm, in one room, while another goes on with its evening.

use super::device::{Kind, connect, hello, write};
use super::evening::{Board, Evening};
use super::said::{Said, within};
use crate::report::{Report, Target};
use futures_util::{SinkExt, StreamExt};
use std::path::Path;
use std::time::Duration;
use tokio_tungstenite::tungstenite::Message;

const FLOODERS: usize = 10;
const FRAMES: usize = 5_000;

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
