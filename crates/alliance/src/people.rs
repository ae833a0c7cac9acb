//! The people: members of an organisation with their roles, and clients, who are codes first.

use crate::component::Language;
use crate::ids::{ClientId, MemberId, OrganisationId};
use std::collections::BTreeSet;
use std::fmt;

/// What a member does in the organisation. One member may have several roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Treats clients and answers the therapist's half of the check.
    Therapist,
    /// Keeps clients, episodes and plans; sees who is due, never what was answered.
    Coordinator,
    /// Keeps people, roles and settings. Never sees answers.
    Administrator,
    /// Works with pseudonymised data sets.
    Researcher,
}

crate::words!(Role, "role", {
    Therapist => "therapist",
    Coordinator => "coordinator",
    Administrator => "administrator",
    Researcher => "researcher",
});

/// Whether a member can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberState {
    /// Known, but has not chosen a password yet.
    Invited,
    /// Can sign in.
    Active,
    /// Cannot sign in any more; what was recorded stays.
    Disabled,
}

crate::words!(MemberState, "member state", {
    Invited => "invited",
    Active => "active",
    Disabled => "disabled",
});

/// Someone of the organisation with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Identity.
    pub id: MemberId,
    /// The house the member belongs to.
    pub organisation: OrganisationId,
    /// What the member types to sign in; unique in the installation.
    pub login_name: LoginName,
    /// What others see.
    pub shown_name: String,
    /// What the member does.
    pub roles: BTreeSet<Role>,
    /// The language of the member's screens, once chosen.
    pub language: Option<Language>,
    /// Whether the member can sign in.
    pub state: MemberState,
}

/// The person in care. Name and contact are optional, stored encrypted and read only where they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Identity.
    pub id: ClientId,
    /// The house that treats the client.
    pub organisation: OrganisationId,
    /// What the client is called on every page.
    pub code: ClientCode,
    /// The language of the client's check, once known.
    pub language: Option<Language>,
}

/// Why a text cannot serve as a code, a name or a login name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameRefusal {
    /// Nothing but white space.
    #[error("read a name: it is empty")]
    Empty,
    /// Longer than it may be.
    #[error("read a name: it has more than {most} characters")]
    TooLong {
        /// The number of characters it may have.
        most: usize,
    },
    /// A character that cannot be shown or typed safely.
    #[error("read a name: the character {character:?} cannot be used")]
    Character {
        /// The first such character.
        character: char,
    },
}

impl NameRefusal {
    /// The key of the sentence that tells it.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Empty => "refusal-name-empty",
            Self::TooLong { .. } => "refusal-name-too-long",
            Self::Character { .. } => "refusal-name-character",
        }
    }
}

/// Keeps out what hides or reorders text on a screen: controls and bidirectional marks.
pub(crate) fn is_showable(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn checked(text: &str, most: usize, allowed: impl Fn(char) -> bool) -> Result<String, NameRefusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NameRefusal::Empty);
    }
    if text.chars().count() > most {
        return Err(NameRefusal::TooLong { most });
    }
    match text.chars().find(|&character| !is_showable(character) || !allowed(character)) {
        Some(character) => Err(NameRefusal::Character { character }),
        None => Ok(text.to_owned()),
    }
}

/// Reads a name shown to others: at most 80 characters that can all be seen.
///
/// # Errors
/// Empty, too long, or with control or direction characters.
pub fn shown_name(text: &str) -> Result<String, NameRefusal> {
    checked(text, 80, |_| true)
}

/// What a client is called on every page instead of a name, such as `2026-014`.
///
/// # Range and units
/// 1 to 40 characters: letters, digits, space, and `- _ . /`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientCode(String);

impl ClientCode {
    /// Reads a code; white space around it is dropped.
    ///
    /// # Errors
    /// Empty, too long, or with another character.
    pub fn parse(text: &str) -> Result<Self, NameRefusal> {
        checked(text, 40, |c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/')).map(Self)
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClientCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a member types to sign in: an e-mail address or a short name, in lower case.
///
/// # Range and units
/// 1 to 120 characters: letters, digits and `@ . - _ +`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LoginName(String);

impl LoginName {
    /// Reads a login name; white space around it is dropped and capitals become small.
    ///
    /// # Errors
    /// Empty, too long, or with another character.
    pub fn parse(text: &str) -> Result<Self, NameRefusal> {
        checked(&text.to_lowercase(), 120, |c| {
            c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+')
        })
        .map(Self)
    }

    /// The login name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LoginName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_login_names_keep_what_can_be_typed_and_refuse_the_rest() {
        let check = |text: &str, expected: Result<&str, NameRefusal>| {
            assert_eq!(
                ClientCode::parse(text).as_ref().map(ClientCode::as_str).map_err(|e| *e),
                expected,
                "{text:?}"
            );
        };
        check(" 2026-014 ", Ok("2026-014"));
        check("P001", Ok("P001"));
        check("  ", Err(NameRefusal::Empty));
        check("=1+1", Err(NameRefusal::Character { character: '=' }));
        check("<b>", Err(NameRefusal::Character { character: '<' }));
        check("a\u{202e}b", Err(NameRefusal::Character { character: '\u{202e}' }));
        check(&"x".repeat(41), Err(NameRefusal::TooLong { most: 40 }));
        assert_eq!(LoginName::parse(" Anna@Kliniek.example ").unwrap().as_str(), "anna@kliniek.example");
        assert_eq!(LoginName::parse("a b"), Err(NameRefusal::Character { character: ' ' }));
    }
}
