//! Which statement of the program this is.

/// A statement's place in the program: cheaper to compare than its text. The same text at two places is only
/// prepared twice.
pub(crate) type Place = (usize, usize);

pub(crate) fn place_of(sql: &'static str) -> Place {
    (sql.as_ptr().addr(), sql.len())
}
