//! A device of somebody who takes part: one socket, read by a task of its own.

use super::said::{Said, key, marks, stamp, text};
use super::yjs::{self, Author, Envelope};
use crate::watch::now;
use anyhow::{Context, bail};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::http::StatusCode;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

/// What a device looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Its own things.
    Phone,
    /// The board too.
    WithBoard,
}

/// How a note is put to a server.
#[derive(Debug)]
enum Pen {
    Ours,
    Yjs(Envelope, Author),
}

/// A device.
#[derive(Debug)]
pub struct Device {
    sink: SplitSink<WebSocketStream<TcpStream>, Message>,
    reader: JoinHandle<()>,
    pen: Pen,
    /// By which it comes back as the same person.
    pub token: String,
}

impl Drop for Device {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Opens a socket. Who is told that too many come in at once waits, as people do.
pub async fn connect_patiently(
    address: SocketAddr,
    path: &str,
) -> anyhow::Result<WebSocketStream<TcpStream>> {
    for _try in 0..120 {
        match open(address, path).await? {
            Door::Open(socket) => return Ok(*socket),
            Door::Refused(_) => tokio::time::sleep(Duration::from_millis(500)).await,
        }
    }
    bail!("nobody was let in for a minute")
}

/// Opens a socket.
pub async fn connect(address: SocketAddr, path: &str) -> anyhow::Result<WebSocketStream<TcpStream>> {
    match open(address, path).await? {
        Door::Open(socket) => Ok(*socket),
        Door::Refused(why) => bail!("not let in: {why}"),
    }
}

/// What somebody who wants to come in meets.
#[derive(Debug)]
pub enum Door {
    /// They are in.
    Open(Box<WebSocketStream<TcpStream>>),
    /// They are not: too many come in at once. What they can read.
    Refused(String),
}

/// Asks for a socket.
pub async fn open(address: SocketAddr, path: &str) -> anyhow::Result<Door> {
    let stream = TcpStream::connect(address).await.context("connect")?;
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default().read_buffer_size(16 * 1024);
    let url = format!("ws://{address}{path}");
    match client_async_with_config(url, stream, Some(config)).await {
        Ok((socket, _)) => Ok(Door::Open(Box::new(socket))),
        Err(Error::Http(answer)) if answer.status() == StatusCode::TOO_MANY_REQUESTS => {
            let page = answer.body().as_deref().context("a refusal comes with a page")?;
            Ok(Door::Refused(String::from_utf8_lossy(page).into_owned()))
        }
        Err(error) => Err(error).context("open a socket"),
    }
}

/// Comes into a room, or back into it with a token.
pub async fn enter(address: SocketAddr, code: &str, hello: &str, said: &Said) -> anyhow::Result<Device> {
    let socket = connect_patiently(address, &format!("/w/{code}/ws")).await?;
    let (mut sink, mut incoming) = socket.split();
    sink.send(Message::text(hello)).await?;
    let mut token = String::new();
    if !hello.contains("token") {
        let Some(Ok(Message::Text(you))) = incoming.next().await else { bail!("nobody answered a hello") };
        let (_, rest) = you.split_once(r#""token":""#).with_context(|| format!("not let in: {you}"))?;
        token = rest.split('"').next().context("a token ends")?.to_owned();
    }
    Ok(Device { sink, reader: tokio::spawn(listen(incoming, said.clone())), pen: Pen::Ours, token })
}

/// Comes to a board of another server, and waits until all of it is there.
pub async fn enter_peer(
    address: SocketAddr,
    envelope: Envelope,
    number: usize,
    said: &Said,
) -> anyhow::Result<Device> {
    let mut socket = connect(address, &format!("/{}", yjs::BOARD)).await?;
    for message in yjs::greeting(envelope) {
        socket.send(Message::binary(message)).await?;
    }
    let (sink, mut incoming) = socket.split();
    loop {
        match incoming.next().await {
            Some(Ok(Message::Binary(message))) if yjs::is_all(envelope, &message) => break,
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(error).context("come to a board"),
            None => bail!("the line ended before the board was there"),
        }
    }
    let pen = Pen::Yjs(envelope, Author::new(number));
    Ok(Device { sink, reader: tokio::spawn(listen(incoming, said.clone())), pen, token: String::new() })
}

async fn listen(mut incoming: SplitStream<WebSocketStream<TcpStream>>, said: Said) {
    while let Some(message) = incoming.next().await {
        match message {
            Ok(Message::Text(frame)) => said.hear(&frame),
            Ok(Message::Binary(frame)) => said.hear_notes(&frame),
            Ok(Message::Close(_)) | Err(_) => break,
            Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => {}
        }
    }
    said.lose();
}

/// Sends the first messages, and gives how long it takes from the first packet until all notes of the board are there.
pub async fn whole_board(
    address: SocketAddr,
    path: &str,
    first: Vec<Message>,
    notes: usize,
) -> anyhow::Result<Duration> {
    let begun = now();
    let mut socket = connect(address, path).await?;
    for message in first {
        socket.send(message).await?;
    }
    let mut seen = 0;
    while seen < notes {
        match tokio::time::timeout(Duration::from_secs(60), socket.next()).await? {
            Some(Ok(Message::Text(frame))) => seen += marks(frame.as_bytes()).count(),
            Some(Ok(Message::Binary(frame))) => seen += marks(&frame).count(),
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(error).context("read the board"),
            None => bail!("the line ended after {seen} notes"),
        }
    }
    Ok(begun.elapsed())
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

    /// Writes a note.
    pub async fn write(&mut self, number: usize, at: u64) -> anyhow::Result<()> {
        let message = match &mut self.pen {
            Pen::Ours => Message::text(note(number, at)),
            Pen::Yjs(envelope, author) => Message::binary(author.note(*envelope, &text(number, at))),
        };
        self.sink.send(message).await.context("write a note")
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
        devices[(number * 7_919 + 13) % count].write(number, at).await?;
    }
    Ok((total, begun.elapsed()))
}
