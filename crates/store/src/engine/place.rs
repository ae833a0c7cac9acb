//! Which statement of the program this is.

/// A statement's place in the program: cheaper to compare than its text.
///
/// The same text may stand at several places, one constant too; then it is only prepared more than once.
pub(crate) type Place = (usize, usize);

pub(crate) fn place_of(sql: &'static str) -> Place {
    (sql.as_ptr().addr(), sql.len())
}
