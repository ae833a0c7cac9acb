//! A column of named levels.

use super::TableError;
use super::levels::Levels;
use super::numbers::Numbers;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One of a few named levels by row: the arm of a trial, a therapist, an item.
///
/// The first level is the reference of treatment contrasts. Levels read from texts stand in the order of Unicode, levels
/// read from numbers in the order of the numbers, so that the same table gives the same reference on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    levels: Levels,
    codes: Arc<Vec<u32>>,
}

/// The code of a missing row. A factor has fewer levels than this.
pub(crate) const MISSING: u32 = u32::MAX;

impl Factor {
    /// The levels that occur among these texts, sorted; `None` is a missing row.
    ///
    /// # Example
    /// ```
    /// use verbond_stats::table::factor::Factor;
    ///
    /// let arm = Factor::from_texts([Some("usual"), None, Some("added")]);
    /// assert_eq!(arm.levels(), ["added", "usual"]);
    /// assert_eq!((arm.level(0), arm.level(1)), (Some("usual"), None));
    /// ```
    pub fn from_texts<'t>(texts: impl IntoIterator<Item = Option<&'t str>>) -> Self {
        let texts: Vec<Option<&str>> = texts.into_iter().collect();
        let sorted: BTreeSet<&str> = texts.iter().flatten().copied().collect();
        let place: BTreeMap<&str, u32> = sorted.iter().copied().zip(0..).collect();
        let codes = texts.iter().map(|text| text.map_or(MISSING, |text| place[text])).collect();
        let levels: Vec<String> = sorted.into_iter().map(str::to_owned).collect();
        Self { levels: levels.into(), codes: Arc::new(codes) }
    }

    /// The levels that occur among these numbers, in the order of the numbers and written as shortly as they can be.
    ///
    /// # Example
    /// ```
    /// use verbond_stats::table::{factor::Factor, numbers::Numbers};
    ///
    /// let patient = Factor::from_numbers(&Numbers::complete(vec![10.0, 2.0, 10.0])?);
    /// assert_eq!(patient.levels(), ["2", "10"]);
    /// # Ok::<(), verbond_stats::table::TableError>(())
    /// ```
    pub fn from_numbers(numbers: &Numbers) -> Self {
        let values = numbers.with_gaps();
        if let Some(factor) = Self::from_small_whole_numbers(values) {
            return factor;
        }
        let mut order: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
        order.sort_by(f64::total_cmp);
        // 0 and −0 are one number.
        order.dedup_by(|a, b| a == b);
        let code = |value: f64| {
            let place = order.partition_point(|known| *known < value);
            u32::try_from(place).expect("a table has fewer than 2^32 rows")
        };
        let codes = values.iter().map(|value| if value.is_nan() { MISSING } else { code(*value) }).collect();
        Self { levels: Levels::of_numbers(order), codes: Arc::new(codes) }
    }

    /// Numbered ids need no search: each is the place of its level in a short list.
    fn from_small_whole_numbers(values: &[f64]) -> Option<Self> {
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for value in values.iter().filter(|value| !value.is_nan()) {
            let whole = *value as i64;
            if whole as f64 != *value {
                return None;
            }
            low = low.min(whole);
            high = high.max(whole);
        }
        // Places have to fit a code as well.
        if high < low || high.abs_diff(low) > (4 * values.len() as u64 + 16).min(u64::from(MISSING) - 1) {
            return None;
        }
        let width = (high - low) as usize;
        let mut code_of = vec![MISSING; width + 1];
        let place = |value: &f64| {
            if value.is_nan() {
                return MISSING;
            }
            let place = (*value as i64 - low) as u32;
            code_of[place as usize] = 0;
            place
        };
        let mut codes: Vec<u32> = values.iter().map(place).collect();
        let mut levels = Vec::new();
        for (place, code) in code_of.iter_mut().enumerate().filter(|(_, code)| **code == 0) {
            *code = u32::try_from(levels.len()).expect("a table has fewer than 2^32 rows");
            levels.push((low + place as i64) as f64);
        }
        codes.iter_mut().filter(|code| **code != MISSING).for_each(|code| *code = code_of[*code as usize]);
        Some(Self { levels: Levels::of_numbers(levels), codes: Arc::new(codes) })
    }

    /// Levels in the order given, the first as reference, and for each row the place of its level.
    ///
    /// # Errors
    /// [`TableError::NoSuchLevel`], [`TableError::SameLevel`].
    pub fn from_codes(
        levels: Vec<String>,
        codes: impl IntoIterator<Item = Option<usize>>,
    ) -> Result<Self, TableError> {
        let mut known = BTreeSet::new();
        if let Some(level) = levels.iter().find(|level| !known.insert(level.as_str())) {
            return Err(TableError::SameLevel { level: level.clone() });
        }
        let codes = codes.into_iter();
        let mut held = Vec::with_capacity(codes.size_hint().0);
        for (row, code) in codes.enumerate() {
            held.push(match code {
                None => MISSING,
                Some(code) if code < levels.len() => u32::try_from(code)
                    .map_err(|_too_many| TableError::NoSuchLevel { row, code, level_count: levels.len() })?,
                Some(code) => return Err(TableError::NoSuchLevel { row, code, level_count: levels.len() }),
            });
        }
        Ok(Self { levels: levels.into(), codes: Arc::new(held) })
    }

    /// The same rows with this level first: the one others are compared with under treatment contrasts.
    ///
    /// # Errors
    /// [`TableError::UnknownLevel`].
    pub fn with_reference(&self, level: &str) -> Result<Self, TableError> {
        let Some(first) = self.levels().iter().position(|known| known == level) else {
            return Err(TableError::UnknownLevel { level: level.to_owned() });
        };
        let mut levels = self.levels().to_vec();
        levels[..=first].rotate_right(1);
        let first = u32::try_from(first).expect("codes are u32");
        let code = |code: &u32| match *code {
            MISSING => MISSING,
            code if code == first => 0,
            code if code < first => code + 1,
            code => code,
        };
        Ok(Self { levels: levels.into(), codes: Arc::new(self.codes.iter().map(code).collect()) })
    }

    /// How many rows there are, missing ones among them.
    pub fn row_count(&self) -> usize {
        self.codes.len()
    }

    /// How many rows are missing.
    pub fn missing_count(&self) -> usize {
        self.codes.iter().map(|code| usize::from(*code == MISSING)).sum()
    }

    /// The levels in order, also those no row has.
    pub fn levels(&self) -> &[String] {
        self.levels.texts()
    }

    /// How many levels there are, without writing their names.
    pub(crate) fn level_count(&self) -> usize {
        self.levels.count()
    }

    /// The levels and the places by row, to be held beside this factor.
    pub(crate) fn into_parts(self) -> (Levels, Arc<Vec<u32>>) {
        (self.levels, self.codes)
    }

    /// The level of one row; `None` when it is missing or there is no such row.
    pub fn level(&self, row: usize) -> Option<&str> {
        self.code(row).map(|code| self.levels()[code].as_str())
    }

    /// The place of a row's level among the levels; `None` when it is missing or there is no such row.
    pub fn code(&self, row: usize) -> Option<usize> {
        self.codes.get(row).filter(|code| **code != MISSING).map(|code| *code as usize)
    }

    /// The places by row, with [`MISSING`] for a missing one.
    pub(crate) fn codes(&self) -> &[u32] {
        &self.codes
    }

    pub(crate) fn rows(&self, rows: &[usize]) -> Self {
        Self {
            levels: self.levels.clone(),
            codes: Arc::new(rows.iter().map(|row| self.codes[*row]).collect()),
        }
    }

    /// The same rows with only the levels that occur, in the same order.
    pub(crate) fn without_empty_levels(self) -> Self {
        let mut used = vec![false; self.level_count()];
        for code in self.codes.iter().filter(|code| **code != MISSING) {
            used[*code as usize] = true;
        }
        if used.iter().all(|used| *used) {
            return self;
        }
        let mut next = 0;
        let place: Vec<u32> = used
            .iter()
            .map(|used| {
                let place = next;
                next += u32::from(*used);
                place
            })
            .collect();
        let code = |code: &u32| if *code == MISSING { MISSING } else { place[*code as usize] };
        let kept: Vec<usize> = (0..used.len()).filter(|place| used[*place]).collect();
        Self { levels: self.levels.select(&kept), codes: Arc::new(self.codes.iter().map(code).collect()) }
    }

    /// The combinations of two factors that occur, `first:second`, the levels of the first changing slowest.
    pub(crate) fn crossed_with(&self, other: &Self) -> Self {
        let width = other.level_count() as u64;
        let pair = |(a, b): (&u32, &u32)| {
            (*a != MISSING && *b != MISSING).then(|| u64::from(*a) * width + u64::from(*b))
        };
        let pairs: Vec<Option<u64>> = self.codes.iter().zip(other.codes.iter()).map(pair).collect();
        let mut order: Vec<u64> = pairs.iter().flatten().copied().collect();
        order.sort_unstable();
        order.dedup();
        let code = |pair: &u64| {
            u32::try_from(order.partition_point(|known| known < pair))
                .expect("a table has fewer than 2^32 rows")
        };
        let codes = pairs.iter().map(|pair| pair.as_ref().map_or(MISSING, code)).collect();
        let name = |pair: &u64| {
            let (a, b) = (pair / width, pair % width);
            let place = |code: u64| usize::try_from(code).expect("codes are u32");
            format!("{}:{}", self.levels()[place(a)], other.levels()[place(b)])
        };
        let levels: Vec<String> = order.iter().map(name).collect();
        Self { levels: levels.into(), codes: Arc::new(codes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(factor: &Factor) -> Vec<Option<&str>> {
        (0..factor.row_count()).map(|row| factor.level(row)).collect()
    }

    #[test]
    fn numbers_make_levels_in_their_own_order_whether_whole_or_not() {
        let check = |values: &[f64], levels: &[&str]| {
            let factor = Factor::from_numbers(&Numbers::complete(values.to_vec()).unwrap());
            assert_eq!(factor.levels(), levels);
            let shown: Vec<f64> =
                texts(&factor).iter().map(|level| level.unwrap().parse().unwrap()).collect();
            assert_eq!(shown, values);
        };
        check(&[10.0, 2.0, -1.0, 2.0], &["-1", "2", "10"]);
        check(&[0.5, 0.25, 10.0], &["0.25", "0.5", "10"]);
        check(&[1e12, 3.0], &["3", "1000000000000"]);
        check(&[-0.0, 0.0], &["0"]);
    }

    #[test]
    fn a_missing_row_has_no_level() {
        let factor = Factor::from_numbers(&Numbers::new([Some(3.0), None]).unwrap());
        assert_eq!(texts(&factor), [Some("3"), None]);
        assert_eq!(Factor::from_numbers(&Numbers::new([None, None]).unwrap()).levels(), [""; 0]);
    }

    #[test]
    fn a_reference_moves_to_the_front_and_no_row_changes() {
        let factor = Factor::from_texts([Some("b"), Some("a"), None, Some("c")]);
        let moved = factor.with_reference("b").unwrap();
        assert_eq!(moved.levels(), ["b", "a", "c"]);
        assert_eq!(texts(&moved), texts(&factor));
        assert_eq!(factor.with_reference("d"), Err(TableError::UnknownLevel { level: "d".into() }));
    }

    #[test]
    fn a_code_without_a_level_is_refused() {
        let refused = Factor::from_codes(vec!["a".into()], [Some(0), Some(1)]);
        assert_eq!(refused, Err(TableError::NoSuchLevel { row: 1, code: 1, level_count: 1 }));
        let refused = Factor::from_codes(vec!["a".into(), "a".into()], [Some(0)]);
        assert_eq!(refused, Err(TableError::SameLevel { level: "a".into() }));
    }

    #[test]
    fn empty_levels_go_and_the_rest_keeps_its_order() {
        let factor =
            Factor::from_codes(["c", "b", "a"].map(str::to_owned).to_vec(), [Some(2), None, Some(0)]);
        let factor = factor.unwrap().without_empty_levels();
        assert_eq!(factor.levels(), ["c", "a"]);
        assert_eq!(texts(&factor), [Some("a"), None, Some("c")]);
    }

    #[test]
    fn crossing_names_only_the_combinations_that_occur() {
        let first = Factor::from_texts([Some("b"), Some("a"), None, Some("b")]);
        let second = Factor::from_texts([Some("y"), Some("x"), Some("x"), Some("x")]);
        let crossed = first.crossed_with(&second);
        assert_eq!(crossed.levels(), ["a:x", "b:x", "b:y"]);
        assert_eq!(texts(&crossed), [Some("b:y"), Some("a:x"), None, Some("b:x")]);
    }
}
