//! Answers as a rectangle: persons in rows; items, raters or variables in columns; some cells empty.

use crate::error::StatsError;
use crate::interval::Interval;

/// A rectangle of numbers, some of which may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    rows: usize,
    /// Missing cells are held as NaN and never leave this type as such.
    columns: Vec<Vec<f64>>,
    /// Whether any cell is missing; kept because it is asked often and looked up over all cells.
    has_missing: bool,
}

impl Grid {
    /// The grid with these columns.
    ///
    /// # Missing data
    /// `None` is missing.
    /// # Errors
    /// [`StatsError::LengthsDiffer`] if a column is longer or shorter than the first, [`StatsError::NotFinite`] with the
    /// row.
    /// # Example
    /// ```
    /// use verbond_stats::grid::Grid;
    ///
    /// let table = Grid::from_columns(&[vec![Some(4.0), None], vec![Some(5.0), Some(3.0)]])?;
    /// assert_eq!((table.value(0, 0), table.value(1, 0)), (Some(4.0), None));
    /// assert_eq!(table.complete().row_count(), 1);
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn from_columns(columns: &[Vec<Option<f64>>]) -> Result<Self, StatsError> {
        let rows = columns.first().map_or(0, Vec::len);
        let column = |column: &Vec<Option<f64>>| {
            if column.len() != rows {
                return Err(StatsError::LengthsDiffer { left: rows, right: column.len() });
            }
            match column.iter().position(|cell| cell.is_some_and(|cell| !cell.is_finite())) {
                Some(index) => Err(StatsError::NotFinite { index }),
                None => Ok(column.iter().map(|cell| cell.unwrap_or(f64::NAN)).collect()),
            }
        };
        Ok(Self::of(rows, columns.iter().map(column).collect::<Result<_, _>>()?))
    }

    /// The grid with these rows.
    ///
    /// # Missing data
    /// `None` is missing.
    /// # Errors
    /// As [`Grid::from_columns`].
    pub fn from_rows<R: AsRef<[Option<f64>]>>(rows: &[R]) -> Result<Self, StatsError> {
        let count = rows.first().map_or(0, |row| row.as_ref().len());
        if let Some(row) = rows.iter().find(|row| row.as_ref().len() != count) {
            return Err(StatsError::LengthsDiffer { left: count, right: row.as_ref().len() });
        }
        let columns: Vec<Vec<Option<f64>>> =
            (0..count).map(|column| rows.iter().map(|row| row.as_ref()[column]).collect()).collect();
        Self::from_columns(&columns)
    }

    /// The grid with these columns, in which nothing is missing.
    ///
    /// # Errors
    /// As [`Grid::from_columns`].
    pub fn from_complete_columns(columns: Vec<Vec<f64>>) -> Result<Self, StatsError> {
        let rows = columns.first().map_or(0, Vec::len);
        for column in &columns {
            if column.len() != rows {
                return Err(StatsError::LengthsDiffer { left: rows, right: column.len() });
            }
            if let Some(index) = column.iter().position(|cell| !cell.is_finite()) {
                return Err(StatsError::NotFinite { index });
            }
        }
        Ok(Self { rows, columns, has_missing: false })
    }

    fn of(rows: usize, columns: Vec<Vec<f64>>) -> Self {
        let has_missing = columns.iter().any(|column| column.iter().any(|cell| cell.is_nan()));
        Self { rows, columns, has_missing }
    }

    /// How many rows there are.
    pub fn row_count(&self) -> usize {
        self.rows
    }

    /// How many columns there are.
    pub fn column_count(&self) -> usize {
        self.columns.len()
    }

    /// One cell; `None` where it is missing.
    pub fn value(&self, row: usize, column: usize) -> Option<f64> {
        let cell = self.columns[column][row];
        (!cell.is_nan()).then_some(cell)
    }

    /// How many cells of a column are there.
    pub fn present(&self, column: usize) -> usize {
        self.columns[column].iter().filter(|cell| !cell.is_nan()).count()
    }

    /// The rows in which nothing is missing.
    pub fn complete(&self) -> Self {
        let kept = self.complete_rows();
        if kept.len() == self.rows {
            return self.clone();
        }
        self.with_rows(&kept)
    }

    /// Places of the rows in which nothing is missing.
    pub(crate) fn complete_rows(&self) -> Vec<usize> {
        if !self.has_missing {
            return (0..self.rows).collect();
        }
        let mut is_there = vec![true; self.rows];
        for column in &self.columns {
            is_there.iter_mut().zip(column).for_each(|(there, cell)| *there &= !cell.is_nan());
        }
        (0..self.rows).filter(|row| is_there[*row]).collect()
    }

    /// These rows, in this order.
    pub(crate) fn with_rows(&self, rows: &[usize]) -> Self {
        let columns =
            self.columns.iter().map(|column| rows.iter().map(|row| column[*row]).collect()).collect();
        Self::of(rows.len(), columns)
    }

    /// These columns, in this order.
    pub fn with_columns(&self, columns: &[usize]) -> Self {
        Self::of(self.rows, columns.iter().map(|column| self.columns[*column].clone()).collect())
    }

    /// One column, with NaN where a cell is missing.
    pub(crate) fn column(&self, column: usize) -> &[f64] {
        &self.columns[column]
    }

    /// The grid with one column turned, `lowest + highest − x`, so that the item points the other way.
    ///
    /// # Range and units
    /// `ends` are the ends of the item's scale, not the smallest and largest answer that happened to be given.
    /// # Missing data
    /// What is missing stays so.
    /// # Example
    /// ```
    /// use verbond_stats::grid::Grid;
    /// use verbond_stats::interval::Interval;
    ///
    /// let grid = Grid::from_columns(&[vec![Some(1.0), None, Some(4.0)]])?;
    /// let turned = grid.turned(0, Interval { lower: 1.0, upper: 5.0 });
    /// assert_eq!((turned.value(0, 0), turned.value(1, 0)), (Some(5.0), None));
    /// # Ok::<(), verbond_stats::StatsError>(())
    /// ```
    pub fn turned(&self, column: usize, ends: Interval) -> Self {
        let mut grid = self.clone();
        for cell in &mut grid.columns[column] {
            *cell = ends.lower + ends.upper - *cell;
        }
        grid
    }

    pub(crate) fn is_complete(&self) -> bool {
        !self.has_missing
    }
}
