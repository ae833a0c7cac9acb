//! Within persons and between persons: two questions in one column.
//!
//! *When this client's bond is higher than usual for this client, is distress lower?* is a question within persons.
//! *Do clients with a higher bond have less distress?* is one between persons. A model that does not part them answers a
//! mixture of both. These are the building blocks: the parts of a column, the value of the session before, and what
//! remains of it without a straight trend.

pub mod centre;
pub mod detrend;
pub mod lag;

/// Why a column cannot be taken apart.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WithinError {
    /// The columns have different numbers of rows.
    #[error("pair {values} values with {others} of another column")]
    Length {
        /// Rows of the column that is taken apart.
        values: usize,
        /// Rows of the column beside it.
        others: usize,
    },
    /// A person has two rows at one moment, so that nobody can say which comes before.
    #[error("order the rows of {person:?}: two of them are at moment {moment}")]
    SameMoment {
        /// The person.
        person: String,
        /// The moment.
        moment: f64,
    },
}

fn same_length(values: usize, others: usize) -> Result<(), WithinError> {
    if values == others { Ok(()) } else { Err(WithinError::Length { values, others }) }
}
