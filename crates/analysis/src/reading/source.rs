//! Opens what is read: a file as often as it takes, the standard input once.

use super::delimited::{self, Rereadable};
use super::error::ReadError;
use super::{Asked, Contents, Source};
use crate::sheet::Sheet;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// How much of a file is looked at to find out what it is.
const HEAD: u64 = 1 << 16;

pub(super) fn read(source: &Source, asked: &Asked) -> Result<Contents, ReadError> {
    let mut opened = Opened::new(source)?;
    let head = opened.head()?;
    let mut data = match kind(&head)? {
        Kind::Text => {
            let separators = delimited::separators(first_line(&head));
            delimited::read(&mut opened, separators, asked)?
        }
        Kind::WideText(decoded) => {
            let text = opened.decoded(decoded)?;
            let separators = delimited::separators(first_line(&text));
            delimited::read(&mut Opened::Held(text), separators, asked)?
        }
        Kind::Parquet => opened.parquet(asked)?,
    };
    data.found.file = match source {
        Source::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        Source::StandardInput | Source::Held(_) => "-".to_owned(),
    };
    Ok(data)
}

pub(super) fn names(source: &Source) -> Result<Vec<String>, ReadError> {
    let asked = Asked { columns: Some(std::collections::BTreeSet::new()), ..Asked::default() };
    read(source, &asked).map(|data| data.found.names)
}

pub(super) fn sheet(source: &Source) -> Result<Sheet, ReadError> {
    let mut opened = Opened::new(source)?;
    let head = opened.head()?;
    match kind(&head)? {
        Kind::Text => {
            let separators = delimited::separators(first_line(&head));
            delimited::sheet(opened.restart()?, separators)
        }
        Kind::WideText(decoded) => {
            let text = opened.decoded(decoded)?;
            let separators = delimited::separators(first_line(&text));
            delimited::sheet(Box::new(Cursor::new(text)), separators)
        }
        Kind::Parquet => Err(ReadError::Kind { kind: "parquet-text" }),
    }
}

/// What a file turns out to be, by its first bytes.
enum Kind {
    Text,
    WideText(fn([u8; 2]) -> u16),
    Parquet,
}

fn kind(head: &[u8]) -> Result<Kind, ReadError> {
    match head {
        [] => Err(ReadError::Empty),
        [b'P', b'A', b'R', b'1', ..] => Ok(Kind::Parquet),
        [0xff, 0xfe, ..] => Ok(Kind::WideText(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => Ok(Kind::WideText(u16::from_be_bytes)),
        [b'P', b'K', 3, 4, ..] => Err(ReadError::Kind { kind: "spreadsheet" }),
        [0x1f, 0x8b, ..] => Err(ReadError::Kind { kind: "compressed" }),
        _ if head.contains(&0) => Err(ReadError::Kind { kind: "binary" }),
        _ if head.iter().all(u8::is_ascii_whitespace) => Err(ReadError::Empty),
        _ => Ok(Kind::Text),
    }
}

fn first_line(text: &[u8]) -> &[u8] {
    text.split(|byte| *byte == b'\n').next().unwrap_or(text)
}

/// A source from which reading can begin again.
enum Opened {
    File { file: File, path: PathBuf },
    Held(Vec<u8>),
}

impl Opened {
    fn new(source: &Source) -> Result<Self, ReadError> {
        match source {
            Source::File(path) => {
                let file = File::open(path).map_err(|error| failed(path, error))?;
                let is_file = file.metadata().map_err(|error| failed(path, error))?.is_file();
                if is_file {
                    return Ok(Self::File { file, path: path.clone() });
                }
                // A pipe with a name cannot be read twice.
                held(file, path)
            }
            Source::StandardInput => held(std::io::stdin().lock(), Path::new("-")),
            Source::Held(bytes) => Ok(Self::Held(bytes.clone())),
        }
    }

    fn head(&mut self) -> Result<Vec<u8>, ReadError> {
        let mut head = Vec::new();
        match self {
            Self::File { file, path } => {
                file.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| failed(path, error))?;
            }
            Self::Held(bytes) => head.extend(bytes.iter().take(HEAD as usize)),
        }
        Ok(head)
    }

    #[cfg(feature = "parquet")]
    fn parquet(self, asked: &Asked) -> Result<Contents, ReadError> {
        match self {
            Self::File { file, .. } => super::parquet_file::read(file, asked),
            Self::Held(bytes) => super::parquet_file::read(bytes::Bytes::from(bytes), asked),
        }
    }

    #[cfg(not(feature = "parquet"))]
    fn parquet(self, _: &Asked) -> Result<Contents, ReadError> {
        Err(ReadError::Kind { kind: "parquet" })
    }

    /// All of it, from two bytes a letter.
    fn decoded(&mut self, unit: fn([u8; 2]) -> u16) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        self.restart()?.read_to_end(&mut bytes).map_err(|error| failed(Path::new("-"), error))?;
        if bytes.len() % 2 == 1 {
            let detail = "its letters take two bytes, and the last has one".to_owned();
            return Err(ReadError::Malformed { line: 0, detail });
        }
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.map(String::into_bytes)
            .map_err(|error| ReadError::Malformed { line: 1, detail: error.to_string() })
    }
}

impl Rereadable for Opened {
    fn restart(&mut self) -> Result<Box<dyn Read + '_>, ReadError> {
        match self {
            Self::File { file, path } => {
                file.seek(SeekFrom::Start(0)).map_err(|error| failed(path, error))?;
                Ok(Box::new(file))
            }
            Self::Held(bytes) => Ok(Box::new(Cursor::new(bytes.as_slice()))),
        }
    }
}

fn held(mut from: impl Read, path: &Path) -> Result<Opened, ReadError> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).map_err(|error| failed(path, error))?;
    Ok(Opened::Held(bytes))
}

fn failed(path: &Path, source: std::io::Error) -> ReadError {
    ReadError::File { path: path.to_owned(), source }
}
