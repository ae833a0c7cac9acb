//! A file as rows of cells, each row with the line it begins on.

use crate::import::encoding::{Encoding, decode};
use csv::{ReaderBuilder, StringRecord, Trim};
use std::collections::BTreeSet;

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, as spreadsheets write where the comma is the decimal sign.
    Semicolon,
    /// A tab.
    Tab,
}

crate::words!(Separator, "separator", { Comma => "comma", Semicolon => "semicolon", Tab => "tab" });

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// How large a file may be. Beyond it the answer is a refusal, given before the rest is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes_max: u64,
    /// Rows below the header.
    pub rows_max: u64,
    /// Columns of the header.
    pub columns_max: usize,
}

impl Default for Limits {
    /// 128 MiB, a quarter of a million rows, a thousand columns: what is kept as one write fits in memory.
    fn default() -> Self {
        Self { bytes_max: 128 << 20, rows_max: 250_000, columns_max: 1_000 }
    }
}

/// Why a file cannot be read as a table at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableRefusal {
    /// Nothing is in it.
    #[error("read an empty file")]
    Empty,
    /// A header, and no row below it.
    #[error("read a file with a header and no rows")]
    HeaderOnly,
    /// More bytes than are taken at once.
    #[error("read a file of more than {bytes_max} bytes")]
    TooLarge {
        /// How many are taken.
        bytes_max: u64,
    },
    /// More rows than are taken at once.
    #[error("read a file of more than {rows_max} rows")]
    TooManyRows {
        /// How many are taken.
        rows_max: u64,
    },
    /// More columns than are taken.
    #[error("read a file of more than {columns_max} columns")]
    TooManyColumns {
        /// How many are taken.
        columns_max: usize,
    },
    /// The file of a spreadsheet program, or an archive, instead of text.
    #[error("read a spreadsheet as text; save it as CSV first")]
    Spreadsheet,
    /// A character no text has: the file is something else, or UTF-16 without its mark.
    #[error("read a file with a NUL character on line {line}")]
    NotText {
        /// The first line with one.
        line: u64,
    },
    /// The mark of UTF-16, and then something else.
    #[error("read a damaged UTF-16 file")]
    Damaged,
    /// Two columns are called the same, so a name would not say which one is meant.
    #[error("read a header that names {name:?} twice")]
    HeaderTwice {
        /// The name.
        name: String,
    },
}

impl TableRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::Empty => "import-file-empty",
            Self::HeaderOnly => "import-file-header-only",
            Self::TooLarge { .. } => "import-file-too-large",
            Self::TooManyRows { .. } => "import-file-too-many-rows",
            Self::TooManyColumns { .. } => "import-file-too-many-columns",
            Self::Spreadsheet => "import-file-spreadsheet",
            Self::NotText { .. } => "import-file-not-text",
            Self::Damaged => "import-file-damaged",
            Self::HeaderTwice { .. } => "import-file-header-twice",
        }
    }
}

/// A file that can be read row by row. The text is kept once; rows are read from it as often as they are asked for.
#[derive(Debug, Clone)]
pub struct Table {
    text: String,
    encoding: Encoding,
    separator: Separator,
    headers: Vec<String>,
    row_count: u64,
    /// Where the header begins, and on which line.
    start: (usize, u64),
}

/// One row below the header.
#[derive(Debug, Clone)]
pub struct Row {
    /// The line of the file it begins on; the first line is 1.
    pub line: u64,
    cells: StringRecord,
}

impl Row {
    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing is in any of its cells.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(str::is_empty)
    }

    /// The cell at this place, without the white space around it; empty if the row ends before it.
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).unwrap_or("")
    }
}

impl Table {
    /// Reads a file.
    ///
    /// The separator is the one the header has most of outside quotes; a first line `sep=;` is obeyed.
    ///
    /// # Errors
    /// Whatever makes it no table: see [`TableRefusal`].
    /// # Example
    /// ```
    /// use alliance::import::table::{Limits, Separator, Table};
    ///
    /// let table = Table::read(b"client;score\nP1;3,5\n", Limits::default())?;
    /// assert_eq!(table.separator(), Separator::Semicolon);
    /// let row = table.rows().next().expect("there is one");
    /// assert_eq!((row.line, row.cell(1)), (2, "3,5"));
    /// # Ok::<(), alliance::import::table::TableRefusal>(())
    /// ```
    pub fn read(bytes: &[u8], limits: Limits) -> Result<Self, TableRefusal> {
        // Zip archives, among them the files of spreadsheet programs; and those of older ones.
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(TableRefusal::Spreadsheet);
        }
        if bytes.len() as u64 > limits.bytes_max {
            return Err(TableRefusal::TooLarge { bytes_max: limits.bytes_max });
        }
        let (text, encoding) = decode(bytes).map_err(|_| TableRefusal::Damaged)?;
        Self::of_text(text, encoding, limits)
    }

    /// Reads the text of a file that was decoded before.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn of_text(text: String, encoding: Encoding, limits: Limits) -> Result<Self, TableRefusal> {
        if let Some(place) = text.find('\0') {
            let line = 1 + text[..place].bytes().filter(|&byte| byte == b'\n').count() as u64;
            return Err(TableRefusal::NotText { line });
        }
        let (start, separator) = match told_separator(&text) {
            Some((length, separator)) => ((length, 2), separator),
            None => ((0, 1), most_frequent_separator(&text)),
        };
        let mut table = Self { text, encoding, separator, headers: Vec::new(), row_count: 0, start };
        table.headers = table.read_headers(limits)?;
        // One row more than is taken is enough to know, however many follow.
        let rows_asked = usize::try_from(limits.rows_max).unwrap_or(usize::MAX).saturating_add(1);
        table.row_count = table.rows().take(rows_asked).count() as u64;
        match table.row_count {
            0 => Err(TableRefusal::HeaderOnly),
            count if count > limits.rows_max => Err(TableRefusal::TooManyRows { rows_max: limits.rows_max }),
            _ => Ok(table),
        }
    }

    fn read_headers(&self, limits: Limits) -> Result<Vec<String>, TableRefusal> {
        let Some(header) = self.records().next() else { return Err(TableRefusal::Empty) };
        if header.cells.len() > limits.columns_max {
            return Err(TableRefusal::TooManyColumns { columns_max: limits.columns_max });
        }
        let mut seen = BTreeSet::new();
        // A column without a name can be there, but not be chosen, so two of them do no harm.
        for name in header.cells.iter().filter(|name| !name.is_empty()) {
            if !seen.insert(name) {
                return Err(TableRefusal::HeaderTwice { name: crate::import::problem::shortened(name) });
            }
        }
        Ok(header.cells.iter().map(str::to_owned).collect())
    }

    fn records(&self) -> impl Iterator<Item = Row> + '_ {
        let (start, first_line) = self.start;
        let mut lines = Lines { text: &self.text.as_bytes()[start..], offset: 0, line: first_line };
        ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .delimiter(self.separator.byte())
            .from_reader(&self.text.as_bytes()[start..])
            .into_records()
            .map(move |record| {
                let cells =
                    record.expect("text in memory has neither a broken character nor an end too soon");
                let offset = cells.position().map_or(0, csv::Position::byte);
                let line = lines.line_of(usize::try_from(offset).expect("the text is in memory"));
                Row { line, cells }
            })
    }

    /// The rows below the header, without those that are empty.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        self.records().skip(1).filter(|row| !row.is_empty())
    }

    /// The names of the columns, in their order; a column may have none.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The place of the column of this name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|header| !header.is_empty() && header == name)
    }

    /// How many rows there are below the header, without those that are empty.
    pub fn row_count(&self) -> u64 {
        self.row_count
    }

    /// How the file was written.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What stands between its cells.
    pub fn separator(&self) -> Separator {
        self.separator
    }

    /// Its text, to be read again by [`Table::of_text`].
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Counts lines as a person's editor does. The reader of CSV does not: it leaves the end of a line, and empty lines,
/// to the row that comes next.
struct Lines<'t> {
    text: &'t [u8],
    offset: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the row the reader began to look for at `start`. Rows are asked for in their order.
    fn line_of(&mut self, start: usize) -> u64 {
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        while self.offset < start || self.text.get(self.offset).is_some_and(is_end) {
            let next = self.text.get(self.offset + 1);
            match self.text[self.offset] {
                b'\r' if next == Some(&b'\n') => {}
                b'\n' | b'\r' => self.line += 1,
                _ => {}
            }
            self.offset += 1;
        }
        self.line
    }
}

/// The line `sep=;` with which a spreadsheet program tells the separator: its length and what it says.
fn told_separator(text: &str) -> Option<(usize, Separator)> {
    let line = text.split_inclusive('\n').next()?;
    let separator = match line.trim_end_matches(['\r', '\n']).strip_prefix("sep=")? {
        "," => Separator::Comma,
        ";" => Separator::Semicolon,
        "\t" => Separator::Tab,
        _ => return None,
    };
    Some((line.len(), separator))
}

/// The separator the header has most of outside quotes; a comma if it has none.
fn most_frequent_separator(text: &str) -> Separator {
    let mut counts = [(0, Separator::Comma), (0, Separator::Semicolon), (0, Separator::Tab)];
    let mut is_quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            byte if !is_quoted => {
                for (count, separator) in &mut counts {
                    *count += usize::from(separator.byte() == byte);
                }
            }
            _ => {}
        }
    }
    let [first, rest @ ..] = counts;
    rest.into_iter().fold(first, |best, next| if next.0 > best.0 { next } else { best }).1
}

#[cfg(test)]
mod tests;
