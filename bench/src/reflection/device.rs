//! A device of somebody who takes part: one socket, read by a task of its own.

use super::said::{Said, key, stamp, text};
use crate::watch::now;
use anyhow::{Context, bail};
use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

/// What a device looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Its own things.
    Phone,
    /// The board too.
    WithBoard,
}

/// A device.
#[derive(Debug)]
pub struct Device {
    sink: SplitSink<WebSocketStream<TcpStream>, Message>,
    reader: JoinHandle<()>,
    /// By which it comes back as the same person.
    pub token: String,
}

impl Drop for Device {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Opens a socket.
pub async fn connect(address: SocketAddr, path: &str) -> anyhow::Result<WebSocketStream<TcpStream>> {
    let stream = TcpStream::connect(address).await.context("connect")?;
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default().read_buffer_size(16 * 1024);
    let url = format!("ws://{address}{path}");
    let (socket, _) = client_async_with_config(url, stream, Some(config)).await.context("open a socket")?;
    Ok(socket)
}

/// Comes into a room, or back into it with a token.
pub async fn enter(address: SocketAddr, code: &str, hello: &str, said: &Said) -> anyhow::Result<Device> {
    let socket = connect(address, &format!("/w/{code}/ws")).await?;
    let (mut sink, mut incoming) = socket.split();
    sink.send(Message::text(hello)).await?;
    let mut token = String::new();
    if !hello.contains("token") {
        let Some(Ok(Message::Text(you))) = incoming.next().await else { bail!("nobody answered a hello") };
        let (_, rest) = you.split_once(r#""token":""#).with_context(|| format!("not let in: {you}"))?;
        token = rest.split('"').next().context("a token ends")?.to_owned();
    }
    let said = said.clone();
    let reader = tokio::spawn(async move {
        while let Some(message) = incoming.next().await {
            match message {
                Ok(Message::Text(frame)) => said.hear(&frame),
                Ok(Message::Close(_)) | Err(_) => break,
                Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => {}
            }
        }
        said.lose();
    });
    Ok(Device { sink, reader, token })
}

/// The hello of somebody.
pub fn hello(number: usize, kind: Kind) -> String {
    let board = kind == Kind::WithBoard;
    format!(r#"{{"t":"hello","name":"Deelnemer {number:04}","board":{board}}}"#)
}

impl Device {
    /// Sends a frame.
    pub async fn send(&mut self, frame: String) -> anyhow::Result<()> {
        self.sink.send(Message::text(frame)).await.context("send a frame")
    }
}

/// The frame of a note.
pub fn note(number: usize, at: u64) -> String {
    format!(r#"{{"t":"note.add","cid":"{}","text":"{}"}}"#, key(number, at), text(number, at))
}

/// All write, each so many notes a second, spread evenly; gives how many were sent and how long it took. The moment a
/// note carries is when it was meant to be sent, so that a slow sender does not make a server look quick.
pub async fn write(devices: &mut [Device], rate: f64, seconds: f64) -> anyhow::Result<(usize, Duration)> {
    let total = (rate * seconds * devices.len() as f64).round() as usize;
    let (begun, from) = (now(), stamp());
    let every = seconds / total.max(1) as f64;
    let count = devices.len();
    for number in 0..total {
        let due = Duration::from_secs_f64(number as f64 * every);
        tokio::time::sleep_until((begun + due).into()).await;
        let at = from + u64::try_from(due.as_micros())?;
        devices[(number * 7_919 + 13) % count].send(note(number, at)).await?;
    }
    Ok((total, begun.elapsed()))
}
