//! Who owns an instrument, whether its words may be here, and how sure its key is.

/// What may be done with an instrument, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// Who holds the rights.
    pub holder: String,
    /// The licence in a few words: `CC0-1.0`, `permission needed`.
    pub licence: String,
    /// Where the words people read come from.
    pub words: Words,
}

/// Where the words of an instrument come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Words {
    /// Our own sentences; they are in the folder.
    Ours,
    /// Someone else's: only the key is here, the house imports the text it has a licence for.
    Imported,
}

crate::words!(Words, "source of words", { Ours => "ours", Imported => "imported" });

/// How sure the key is. There is no value for a guess: an unverified key is not in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyStatus {
    /// Our own, in development: there are no norms.
    InDevelopment,
    /// Published, and the key was read in a source the instrument's page names.
    Verified,
}

crate::words!(KeyStatus, "key status", { InDevelopment => "in-development", Verified => "verified" });
