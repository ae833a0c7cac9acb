//! The names of levels, written when somebody asks for them.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// Names in their order; a clone is the same list.
///
/// Ten thousand patients that are numbers need no names to be told apart.
#[derive(Clone)]
pub(crate) struct Levels(Arc<Names>);

struct Names {
    /// What the names are written from, unless they came as texts.
    numbers: Vec<f64>,
    texts: OnceLock<Vec<String>>,
}

impl Levels {
    pub fn of_numbers(numbers: Vec<f64>) -> Self {
        Self(Arc::new(Names { numbers, texts: OnceLock::new() }))
    }

    pub fn count(&self) -> usize {
        self.0.texts.get().map_or(self.0.numbers.len(), Vec::len)
    }

    pub fn texts(&self) -> &[String] {
        // 0 and −0 are one number.
        self.0.texts.get_or_init(|| self.0.numbers.iter().map(|number| (number + 0.0).to_string()).collect())
    }

    /// Those of these places.
    pub fn select(&self, places: &[usize]) -> Self {
        match self.0.numbers.is_empty() {
            true => places.iter().map(|place| self.texts()[*place].clone()).collect::<Vec<_>>().into(),
            false => Self::of_numbers(places.iter().map(|place| self.0.numbers[*place]).collect()),
        }
    }
}

impl From<Vec<String>> for Levels {
    fn from(texts: Vec<String>) -> Self {
        Self(Arc::new(Names { numbers: Vec::new(), texts: OnceLock::from(texts) }))
    }
}

impl fmt::Debug for Levels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.texts()).finish()
    }
}

impl PartialEq for Levels {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.texts() == other.texts()
    }
}

impl Eq for Levels {}
