//! A form whose fields repeat or vary: read by name, and refused if it holds a name that the page never asked for.

use super::submitted::Submitted;
use crate::error::PageError;
use axum::extract::{FromRequest, Request};

/// The fields of a form, as they were sent.
#[derive(Debug, Clone)]
pub struct Fields(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        Submitted::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map(|Submitted(pairs)| Self(pairs))
    }
}

impl Fields {
    /// Fields from pairs.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// Refuses names the page never asked for.
    ///
    /// # Errors
    /// A field with another name.
    pub fn only(&self, names: &[&str]) -> Result<(), PageError> {
        let known = self.0.iter().all(|(name, _)| names.contains(&name.as_str()));
        if known { Ok(()) } else { Err(PageError::Refused("refusal-form".into())) }
    }

    /// The one value of a field, without white space around it.
    ///
    /// # Errors
    /// The field is not there, or there more than once.
    pub fn one<'a>(&'a self, name: &'a str) -> Result<&'a str, PageError> {
        let mut values = self.all(name);
        match (values.next(), values.next()) {
            (Some(value), None) => Ok(value.trim()),
            (None | Some(_), _) => Err(PageError::Refused("refusal-form".into())),
        }
    }

    /// The value of a field that may be left empty: `None` if it is.
    ///
    /// # Errors
    /// The field is not there, or there more than once.
    pub fn one_or_empty<'a>(&'a self, name: &'a str) -> Result<Option<&'a str>, PageError> {
        self.one(name).map(|value| (!value.is_empty()).then_some(value))
    }

    /// All values of a field, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}
