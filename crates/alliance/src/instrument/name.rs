//! The names of instruments, items and scales: short, kebab-case, one type each.

use std::fmt;
use std::str::FromStr;

/// What was given is not a name: one to forty small letters and digits, in words joined by single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read {text:?} as the name of {kind}")]
pub struct NotAName {
    /// What was being read: `an instrument`, `an item`, `a scale`.
    pub kind: &'static str,
    /// The text that was there.
    pub text: String,
}

/// The longest name, in characters.
const NAME_MAX: usize = 40;

fn is_name(text: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.len() <= NAME_MAX && text.split('-').all(word)
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident, $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The name as text, as it stands in files, addresses and the database.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAName;

            fn from_str(text: &str) -> Result<Self, NotAName> {
                if is_name(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(NotAName { kind: $kind, text: text.to_owned() })
                }
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

names! {
    /// The name of an instrument: `session-check`, `wai-sr`.
    InstrumentId, "an instrument";
    /// The name of an item within its instrument: `bond1`; a published item keeps its number, `12`.
    ItemId, "an item";
    /// The name of a subscale within its instrument: `bond`, `total`.
    ScaleId, "a scale";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_small_letters_and_digits_in_words_joined_by_hyphens() {
        for good in ["session-check", "bond1", "12", "wai-sr", "dass-21"] {
            assert_eq!(good.parse::<InstrumentId>().unwrap().as_str(), good);
        }
        let long = "a".repeat(41);
        for bad in ["", "Bond", "bond 1", "-bond", "bond-", "a--b", "a_b", "é", long.as_str()] {
            assert!(bad.parse::<ItemId>().is_err(), "{bad:?}");
        }
    }
}
