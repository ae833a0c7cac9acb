//! The five kinds of value both engines share.

use alliance::clock::Timestamp;
use alliance::ids;
use alliance::{Component, Language, Perspective};

/// One value on its way into or out of the database.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is known. Never a zero, never an empty text.
    Null,
    /// A whole number: `bigint`.
    Integer(i64),
    /// A number: `double precision`, in SQLite `real`.
    Real(f64),
    /// A text: `text`. Ids and words are text too.
    Text(String),
    /// Bytes: `bytea`, in SQLite `blob`.
    Bytes(Vec<u8>),
}

/// The values of a statement, in the order of its `?1`, `?2`, ….
///
/// ```
/// use verbond_store::{Value, values};
/// let none: Option<i64> = None;
/// assert_eq!(values![3_i64, "bond", none], vec![Value::Integer(3), Value::Text("bond".into()), Value::Null]);
/// ```
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::Value::from($value)),*] };
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

macro_rules! from {
    ($($type:ty => $make:expr),* $(,)?) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                let make: fn($type) -> Self = $make;
                make(value)
            }
        }
    )*};
}

from! {
    i64 => Self::Integer,
    i32 => |n| Self::Integer(n.into()),
    u32 => |n| Self::Integer(n.into()),
    u16 => |n| Self::Integer(n.into()),
    u8 => |n| Self::Integer(n.into()),
    bool => |yes| Self::Integer(yes.into()),
    f64 => Self::Real,
    String => Self::Text,
    &str => |text| Self::Text(text.to_owned()),
    &String => |text| Self::Text(text.clone()),
    Vec<u8> => Self::Bytes,
    &[u8] => |bytes| Self::Bytes(bytes.to_vec()),
    &Vec<u8> => |bytes| Self::Bytes(bytes.clone()),
    Timestamp => |at| Self::Integer(at.ms()),
    Component => |word| Self::Text(word.as_str().to_owned()),
    Language => |word| Self::Text(word.as_str().to_owned()),
    Perspective => |word| Self::Text(word.as_str().to_owned()),
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(bytes: &[u8; N]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

/// Lets types be values as the text their `Display` gives: `text_values!(SessionId, ClientId)`.
#[macro_export]
macro_rules! text_values {
    ($($type:ty),* $(,)?) => {$(
        impl From<$type> for $crate::Value {
            fn from(value: $type) -> Self {
                Self::Text(value.to_string())
            }
        }
    )*};
}

text_values!(
    ids::AdministrationId,
    ids::AuditId,
    ids::CaseShareId,
    ids::CharacteristicId,
    ids::FrameReviewId,
    ids::ClientId,
    ids::ClientMarkId,
    ids::EpisodeId,
    ids::FrameStanceId,
    ids::FrameTemplateId,
    ids::FrameVersionId,
    ids::ImportDraftId,
    ids::ImportId,
    ids::MeasureId,
    ids::MemberId,
    ids::ObservationId,
    ids::OrganisationId,
    ids::RecordingId,
    ids::CalibrationSetId,
    ids::JobId,
    ids::ReflectionId,
    ids::RuptureId,
    ids::PointId,
    ids::ParticipantId,
    ids::ProgrammeId,
    ids::RunAnswerId,
    ids::RunId,
    ids::SelfReflectionId,
    ids::SessionId,
    ids::SignalAnswerId,
    ids::SittingId,
    ids::StudyId,
    ids::WorkId,
);
