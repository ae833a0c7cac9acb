//! One column while a file is read: numbers until a word appears.

use super::cell::{Cell, Decimal, read};
use super::error::ReadError;
use std::collections::BTreeMap;

/// What a column was found to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Numbers in every cell that is filled in.
    Numbers,
    /// Words, or numbers that were asked for as words.
    Levels {
        /// How many different ones.
        level_count: usize,
    },
    /// Mostly numbers, with words among them: a note in a cell, or a code nobody said is missing.
    Both {
        /// How many cells are words.
        text_count: usize,
        /// The first of them.
        first: String,
        /// Its line in the file, counted from 1.
        line: u64,
    },
    /// Nothing at all.
    Nothing,
}

/// Words by their code, in the order in which they were first met.
#[derive(Debug, Default)]
pub(super) struct Words {
    code_of: BTreeMap<Box<str>, u32>,
    words: Vec<Box<str>>,
    pub codes: Vec<u32>,
}

pub(super) const GAP: u32 = u32::MAX;

impl Words {
    fn push(&mut self, text: Option<&str>) {
        let Some(text) = text else {
            self.codes.push(GAP);
            return;
        };
        // Files are mostly sorted by their groups: the word of the row before is the likely one.
        let before = self.codes.last().and_then(|code| self.words.get(*code as usize));
        let code = match before {
            Some(word) if **word == *text => self.codes[self.codes.len() - 1],
            _ => self.code(text),
        };
        self.codes.push(code);
    }

    fn code(&mut self, text: &str) -> u32 {
        if let Some(code) = self.code_of.get(text) {
            return *code;
        }
        let code = u32::try_from(self.words.len()).expect("a table has fewer than 2^32 rows");
        self.code_of.insert(text.into(), code);
        self.words.push(text.into());
        code
    }

    /// The words in the order of Unicode, and for each row the place of its word there.
    pub fn sorted(self) -> (Vec<String>, impl ExactSizeIterator<Item = Option<usize>>) {
        let mut place = vec![0_usize; self.words.len()];
        let mut levels = Vec::with_capacity(self.words.len());
        for (rank, (word, code)) in self.code_of.into_iter().enumerate() {
            place[code as usize] = rank;
            levels.push(String::from(word));
        }
        let codes = self.codes.into_iter().map(move |code| (code != GAP).then(|| place[code as usize]));
        (levels, codes)
    }
}

/// A column that is being filled.
#[derive(Debug)]
pub(super) struct Filling {
    pub name: String,
    pub missing_count: usize,
    pub state: State,
    number_count: usize,
    text: Option<(usize, String, u64)>,
    decimal: Decimal,
}

/// What is kept of the rows so far.
#[derive(Debug)]
pub(super) enum State {
    /// Numbers, NaN where a cell is missing.
    Numbers(Vec<f64>),
    /// Words.
    Words(Words),
    /// Numbers came first and a word after them: the file has to be read once more for this column.
    Again,
}

impl Filling {
    pub fn numbers(name: String, decimal: Decimal) -> Self {
        Self {
            name,
            missing_count: 0,
            state: State::Numbers(Vec::new()),
            number_count: 0,
            text: None,
            decimal,
        }
    }

    pub fn words(name: String, decimal: Decimal) -> Self {
        Self { state: State::Words(Words::default()), ..Self::numbers(name, decimal) }
    }

    pub fn push(&mut self, text: &str, line: u64, missing: &[String]) -> Result<(), ReadError> {
        let cell = read(text, missing, self.decimal);
        match cell {
            Cell::Missing => self.missing_count += 1,
            Cell::Number(_) => self.number_count += 1,
            // In a column of words, `inf` may be the name of a level.
            Cell::Infinite(text) => match self.state {
                State::Words(_) => self.note_text(text, line),
                State::Numbers(_) | State::Again => {
                    let (column, text) = (self.name.clone(), text.to_owned());
                    return Err(ReadError::Infinite { column, line, text });
                }
            },
            Cell::Text(text) => self.note_text(text, line),
        }
        match (&mut self.state, cell) {
            (State::Numbers(numbers), Cell::Missing) => numbers.push(f64::NAN),
            (State::Numbers(numbers), Cell::Number(number)) => numbers.push(number),
            (State::Numbers(numbers), Cell::Text(found) | Cell::Infinite(found)) => {
                if numbers.iter().all(|number| number.is_nan()) {
                    let mut words = Words { codes: vec![GAP; numbers.len()], ..Words::default() };
                    words.push(Some(found));
                    self.state = State::Words(words);
                } else {
                    self.state = State::Again;
                }
            }
            (State::Words(words), Cell::Missing) => words.push(None),
            (State::Words(words), Cell::Number(_) | Cell::Text(_) | Cell::Infinite(_)) => {
                words.push(Some(text.trim()));
            }
            (State::Again, _) => {}
        }
        Ok(())
    }

    /// Makes room for so many more rows.
    #[cfg(feature = "parquet")]
    pub fn reserve(&mut self, rows: usize) {
        match &mut self.state {
            State::Numbers(numbers) => numbers.reserve_exact(rows),
            State::Words(words) => words.codes.reserve_exact(rows),
            State::Again => {}
        }
    }

    /// One more row of a file that knows its numbers.
    #[cfg(feature = "parquet")]
    pub fn number(&mut self, value: Option<f64>) -> Result<(), ReadError> {
        match value {
            None => self.missing_count += 1,
            Some(value) if value.is_finite() => self.number_count += 1,
            Some(value) => {
                let (column, text) = (self.name.clone(), value.to_string());
                return Err(ReadError::Infinite { column, line: 0, text });
            }
        }
        match &mut self.state {
            State::Numbers(numbers) => numbers.push(value.unwrap_or(f64::NAN)),
            State::Words(_) | State::Again => unreachable!("a file that knows its numbers keeps them apart"),
        }
        Ok(())
    }

    /// One more row of a file that knows its words.
    #[cfg(feature = "parquet")]
    pub fn word(&mut self, text: Option<&str>) -> Result<(), ReadError> {
        match text {
            None => self.missing_count += 1,
            Some(text) => self.note_text(text, 0),
        }
        match &mut self.state {
            State::Words(words) => words.push(text),
            State::Numbers(_) | State::Again => unreachable!("a file that knows its words keeps them apart"),
        }
        Ok(())
    }

    fn note_text(&mut self, text: &str, line: u64) {
        match &mut self.text {
            Some((count, _, _)) => *count += 1,
            None => self.text = Some((1, text.to_owned(), line)),
        }
    }

    /// What it holds, once all rows are in.
    pub fn holds(&self) -> Holds {
        match &self.text {
            Some((text_count, first, line)) if self.number_count >= *text_count => {
                Holds::Both { text_count: *text_count, first: first.clone(), line: *line }
            }
            Some(_) => self.levels(),
            None if self.number_count == 0 => Holds::Nothing,
            None => match &self.state {
                State::Words(_) => self.levels(),
                State::Numbers(_) | State::Again => Holds::Numbers,
            },
        }
    }

    fn levels(&self) -> Holds {
        match &self.state {
            State::Words(words) => Holds::Levels { level_count: words.words.len() },
            State::Numbers(_) | State::Again => Holds::Levels { level_count: 0 },
        }
    }
}
