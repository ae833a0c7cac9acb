//! Answers of items, and how often two go together.

use crate::distribution::normal;
use crate::error::StatsError;

/// One item: its answers, and the thresholds between them.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub answers: Vec<f64>,
    /// For each person the place of the answer; `None` where it is missing.
    pub codes: Vec<Option<usize>>,
    /// Who answered.
    pub count: f64,
    /// The share of answers up to each but the last.
    pub below: Vec<f64>,
    pub thresholds: Vec<f64>,
}

impl Item {
    pub fn new(column: &[f64], place: usize) -> Result<Self, StatsError> {
        let mut answers: Vec<f64> = column.iter().copied().filter(|answer| !answer.is_nan()).collect();
        let count = answers.len() as f64;
        answers.sort_by(f64::total_cmp);
        // 0 and −0 are one answer.
        answers.dedup_by(|a, b| a == b);
        if answers.len() < 2 {
            return Err(StatsError::NoVariation { variable: place });
        }
        let code = |answer: &f64| (!answer.is_nan()).then(|| answers.partition_point(|known| known < answer));
        let codes: Vec<Option<usize>> = column.iter().map(code).collect();
        let mut counts = vec![0.0; answers.len()];
        codes.iter().flatten().for_each(|code| counts[*code] += 1.0);
        let mut sum = 0.0;
        let mut below = Vec::new();
        for own in &counts[..answers.len() - 1] {
            sum += own;
            below.push(sum / count);
        }
        let thresholds = below.iter().map(|share| normal::quantile(*share)).collect::<Result<_, _>>()?;
        Ok(Self { answers, codes, count, below, thresholds })
    }

    /// The two ends of an answer.
    pub fn ends(&self, answer: usize) -> [f64; 2] {
        let lower = answer.checked_sub(1).map_or(f64::NEG_INFINITY, |before| self.thresholds[before]);
        [lower, self.thresholds.get(answer).copied().unwrap_or(f64::INFINITY)]
    }
}

/// How many persons gave each two answers.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Row by row: answers of the first item down.
    pub cells: Vec<f64>,
    pub columns: usize,
    /// Persons who answered only the first, and only the second item, by their answer.
    pub alone: [Vec<f64>; 2],
}

impl Table {
    pub fn new([first, second]: [&Item; 2]) -> Self {
        let columns = second.answers.len();
        let mut table = Self {
            cells: vec![0.0; first.answers.len() * columns],
            columns,
            alone: [vec![0.0; first.answers.len()], vec![0.0; columns]],
        };
        for codes in first.codes.iter().zip(&second.codes) {
            match codes {
                (Some(a), Some(b)) => table.cells[a * columns + b] += 1.0,
                (Some(a), None) => table.alone[0][*a] += 1.0,
                (None, Some(b)) => table.alone[1][*b] += 1.0,
                (None, None) => {}
            }
        }
        table
    }

    pub fn count(&self) -> f64 {
        self.cells.iter().sum()
    }

    /// Each cell that somebody is in, as answers and count.
    pub fn filled(&self) -> impl Iterator<Item = ([usize; 2], f64)> {
        let place = |place: usize| [place / self.columns, place % self.columns];
        self.cells
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0.0)
            .map(move |(at, count)| (place(at), *count))
    }

    /// Moves half a person into an empty cell of a table of two by two; says whether there was one.
    pub fn fill_empty(&mut self) -> bool {
        if self.cells.len() != 4 {
            return false;
        }
        let Some(empty) = self.cells.iter().position(|count| *count == 0.0) else { return false };
        // Cells 0 and 3 lie across from each other, and so do 1 and 2.
        for (place, cell) in self.cells.iter_mut().enumerate() {
            let is_across = place == empty || place + empty == 3;
            *cell += if is_across { 0.5 } else { -0.5 };
        }
        true
    }
}
