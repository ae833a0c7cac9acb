//! One connection that is kept open: HTTP/1.1 by hand, so that the load costs as little as possible of the machine it
//! shares with what is measured.

use anyhow::{Context, bail, ensure};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No answer of ours is longer.
const ANSWER_BYTES: usize = 64 * 1024 * 1024;

/// A connection to a server.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The status line and the headers, as text.
    pub head: String,
    /// The content as it was sent: packed if it was packed.
    pub body: Vec<u8>,
    /// All bytes of the answer on the wire.
    pub wire_bytes: usize,
}

impl Answer {
    /// The value of a header; names are given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("connect to {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request and waits for the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        self.stream.write_all(request).await.context("send a request")?;
        self.received.clear();
        let head_length = loop {
            if let Some(at) = find(&self.received, b"\r\n\r\n", 0) {
                break at + 4;
            }
            self.receive().await?;
        };
        let head = std::str::from_utf8(&self.received[..head_length]).context("read the head")?.to_owned();
        let status: u16 = head.get(9..12).context("find the status")?.parse().context("read the status")?;
        let body = if let Some(length) = header(&head, "content-length") {
            let end = head_length + length.parse::<usize>().context("read the length")?;
            while self.received.len() < end {
                self.receive().await?;
            }
            self.received[head_length..end].to_vec()
        } else if header(&head, "transfer-encoding") == Some("chunked") {
            self.chunks(head_length).await?
        } else {
            ensure!(matches!(status, 204 | 304), "an answer without a length: {head}");
            Vec::new()
        };
        Ok(Answer { status, head, body, wire_bytes: self.received.len() })
    }

    async fn chunks(&mut self, from: usize) -> anyhow::Result<Vec<u8>> {
        let (mut body, mut at) = (Vec::new(), from);
        loop {
            let line_end = loop {
                if let Some(end) = find(&self.received, b"\r\n", at) {
                    break end;
                }
                self.receive().await?;
            };
            let size =
                std::str::from_utf8(&self.received[at..line_end]).context("read the size of a chunk")?;
            let size = usize::from_str_radix(size.trim(), 16).context("read the size of a chunk")?;
            let end = line_end + 2 + size;
            while self.received.len() < end + 2 {
                self.receive().await?;
            }
            if size == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&self.received[line_end + 2..end]);
            at = end + 2;
        }
    }

    async fn receive(&mut self) -> anyhow::Result<()> {
        ensure!(self.received.len() < ANSWER_BYTES, "an answer without an end");
        match self.stream.read_buf(&mut self.received).await.context("receive an answer")? {
            0 => bail!("the server closed the connection: {:?}", String::from_utf8_lossy(&self.received)),
            _ => Ok(()),
        }
    }
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().skip(1).find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

fn find(bytes: &[u8], pattern: &[u8], from: usize) -> Option<usize> {
    bytes[from..].windows(pattern.len()).position(|window| window == pattern).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    async fn answered(pieces: &'static [&'static str]) -> anyhow::Result<Answer> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let serving = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let mut request = [0; 4];
            stream.read_exact(&mut request).await.unwrap();
            for piece in pieces {
                stream.write_all(piece.as_bytes()).await.unwrap();
                stream.flush().await.unwrap();
                tokio::task::yield_now().await;
            }
        });
        let answer = Connection::open(address).await.unwrap().ask(b"GET ").await;
        serving.await.unwrap();
        answer
    }

    #[tokio::test]
    async fn answers_are_read_whole_however_they_are_cut() {
        let plain = answered(&["HTTP/1.1 303 See", " Other\r\nContent-Length: 5\r", "\n\r\nab", "cde"])
            .await
            .unwrap();
        assert_eq!((plain.status, &plain.body[..]), (303, &b"abcde"[..]));
        let chunked = answered(&[
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nx: y\r\n\r\n3\r\nab",
            "c\r\n2\r\nde\r\n0\r",
            "\n\r\n",
        ]);
        let chunked = chunked.await.unwrap();
        assert_eq!((chunked.header("x"), &chunked.body[..]), (Some("y"), &b"abcde"[..]));
        assert!(answered(&["HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"]).await.is_err());
    }
}
