//! The words every layer shares: who looks, in which language, and at which part of the alliance.

/// A word that names none of the values of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read {word:?} as {kind}")]
pub struct UnknownWord {
    /// What was being read: `perspective`, `language`, ….
    pub kind: &'static str,
    /// The word that was there.
    pub word: String,
}

/// Gives a field-less enum its words: `as_str`, `Display`, `FromStr` and `ALL`.
#[macro_export]
macro_rules! words {
    ($type:ty, $kind:literal, { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            /// All values, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for it in files, addresses and the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::component::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::component::UnknownWord { kind: $kind, word: word.to_owned() }),
                }
            }
        }
    };
}

/// A component of the working alliance after Bordin: what client and therapist build together.
///
/// # Source
/// [Bordin1979]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// Trust and liking between the two.
    Bond,
    /// Agreement on what is to change.
    Goal,
    /// Agreement on what they do to get there.
    Task,
}

words!(Component, "component", { Bond => "bond", Goal => "goal", Task => "task" });

/// Whose view an answer gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Perspective {
    /// The person in care.
    Client,
    /// Who treats.
    Therapist,
    /// Who rates competence.
    Observer,
}

words!(Perspective, "perspective", { Client => "client", Therapist => "therapist", Observer => "observer" });

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

words!(Language, "language", { Dutch => "nl", English => "en" });

/// One text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localised {
    /// The Dutch text.
    pub nl: String,
    /// The English text.
    pub en: String,
}

impl Localised {
    /// The text in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.nl,
            Language::English => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_as_its_value() {
        for component in Component::ALL {
            assert_eq!(component.as_str().parse(), Ok(*component));
        }
        for perspective in Perspective::ALL {
            assert_eq!(perspective.to_string().parse(), Ok(*perspective));
        }
        assert_eq!("de".parse::<Language>(), Err(UnknownWord { kind: "language", word: "de".into() }));
    }
}
