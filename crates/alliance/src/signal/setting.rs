//! Whether an organisation looks for signals, and how often it accepts one when nothing happened.

/// How many ordinary sessions there are to one that is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rate {
    /// One ordinary session in twenty.
    OneIn20,
    /// One in forty.
    OneIn40,
    /// One in eighty.
    OneIn80,
}

crate::words!(Rate, "rate of signals", { OneIn20 => "20", OneIn40 => "40", OneIn80 => "80" });

impl Rate {
    /// What an organisation starts with.
    ///
    /// # Source
    /// our choice, ADR-0015
    pub const USUAL: Self = Self::OneIn40;

    /// The ordinary sessions to one that is called.
    pub fn ordinary_sessions(self) -> u32 {
        match self {
            Self::OneIn20 => 20,
            Self::OneIn40 => 40,
            Self::OneIn80 => 80,
        }
    }

    /// The share of ordinary sessions that is called, per component and perspective.
    pub fn share(self) -> f64 {
        1.0 / f64::from(self.ordinary_sessions())
    }
}

/// Whether an organisation looks for signals. Off until an administrator has read what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// Nothing is looked for, and nothing shows.
    #[default]
    Off,
    /// Signals show to who treats.
    On {
        /// How often one may come when nothing happened.
        rate: Rate,
    },
}
