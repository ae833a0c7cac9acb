//! Which rows of a table a model uses.

/// Rows of a table, counted from 0 and in their order; all of them are not written down one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Used {
    /// So many, from the first to the last.
    All(usize),
    /// These.
    Some(Vec<usize>),
}

impl Used {
    /// How many rows are used.
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(rows) => rows.len(),
        }
    }

    /// Whether no row is used.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row of the table at one place among the used rows.
    pub fn row(&self, place: usize) -> usize {
        match self {
            Self::All(_) => place,
            Self::Some(rows) => rows[place],
        }
    }

    /// The rows of the table in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        (0..self.len()).map(|place| self.row(place))
    }
}
