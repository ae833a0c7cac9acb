//! Reading the parts of a stored JSON object, one by one. What is missing or of another kind is nothing; the caller
//! then says which row is corrupt.

use alliance::reflection::command::Target;
use alliance::reflection::numbers::{ClusterNumber, NoteNumber, PersonNumber, StepIndex};
use serde_json::{Value, json};
use std::str::FromStr;

/// The parts of one object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a>(pub(super) &'a Value);

impl<'a> Fields<'a> {
    pub(super) fn value(self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }

    pub(super) fn str(self, name: &str) -> Option<&'a str> {
        self.value(name)?.as_str()
    }

    pub(super) fn text(self, name: &str) -> Option<String> {
        self.str(name).map(str::to_owned)
    }

    /// A text that may be absent: nothing in the outer, if it is there and no text.
    pub(super) fn text_or_null(self, name: &str) -> Option<Option<String>> {
        match self.value(name) {
            None | Some(Value::Null) => Some(None),
            Some(Value::String(text)) => Some(Some(text.clone())),
            Some(Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => None,
        }
    }

    pub(super) fn word<T: FromStr>(self, name: &str) -> Option<T> {
        fitting(self.str(name)?.parse())
    }

    pub(super) fn int(self, name: &str) -> Option<i64> {
        self.value(name)?.as_i64()
    }

    pub(super) fn number<T: TryFrom<i64>>(self, name: &str) -> Option<T> {
        fitting(T::try_from(self.int(name)?))
    }

    /// A number that may be absent.
    pub(super) fn number_or_null<T: TryFrom<i64>>(self, name: &str) -> Option<Option<T>> {
        match self.value(name) {
            None | Some(Value::Null) => Some(None),
            Some(_) => self.number(name).map(Some),
        }
    }

    pub(super) fn list<T>(self, name: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<Vec<T>> {
        self.value(name)?.as_array()?.iter().map(read).collect()
    }

    pub(super) fn note(self) -> Option<NoteNumber> {
        self.number("note").map(NoteNumber::of)
    }

    pub(super) fn cluster(self) -> Option<ClusterNumber> {
        self.number("cluster").map(ClusterNumber::of)
    }

    pub(super) fn person(self) -> Option<PersonNumber> {
        self.number("person").map(PersonNumber::of)
    }

    pub(super) fn step(self) -> Option<StepIndex> {
        self.number("step").map(StepIndex::of)
    }

    pub(super) fn notes(self) -> Option<Vec<NoteNumber>> {
        self.list("notes", |value| whole(value).map(NoteNumber::of))
    }

    /// What dots are given to.
    pub(super) fn target(self) -> Option<Target> {
        match self.cluster() {
            Some(cluster) => Some(Target::Cluster(cluster)),
            None => self.note().map(Target::Note),
        }
    }
}

/// A small whole number.
pub(super) fn whole(value: &Value) -> Option<u32> {
    fitting(u32::try_from(value.as_u64()?))
}

/// What dots are given to, with how many.
pub(super) fn target(target: Target, dots: u32) -> Value {
    match target {
        Target::Cluster(cluster) => json!({"cluster": cluster.number(), "dots": dots}),
        Target::Note(note) => json!({"note": note.number(), "dots": dots}),
    }
}

/// What fits; what does not is nothing, and the caller says which row is corrupt.
fn fitting<T, E>(read: Result<T, E>) -> Option<T> {
    let Ok(value) = read else { return None };
    Some(value)
}
