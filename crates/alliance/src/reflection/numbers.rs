//! The small numbers by which things of one room are called. They mean nothing outside it.

use std::fmt;

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The thing of this number.
            pub const fn of(number: u32) -> Self {
                Self(number)
            }

            /// The number.
            pub const fn number(self) -> u32 {
                self.0
            }

            /// The number as a place in a list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    )*};
}

numbers! {
    /// Who takes part, from 1 in the order of coming in.
    PersonNumber,
    /// A note, from 1.
    NoteNumber,
    /// A cluster, from 1.
    ClusterNumber,
    /// A group of a step, from 1.
    GroupNumber,
    /// A step, from 0 in the order of the template.
    StepIndex,
}

/// Under which a device sends one command, however often: 16 bytes that the edge makes of what the device said.
///
/// It names neither the person nor what the command did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandKey(pub [u8; 16]);
