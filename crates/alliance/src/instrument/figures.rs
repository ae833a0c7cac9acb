//! Published figures about an instrument: lines, reliable change, norms, reliability. None without where it comes from.

use crate::component::Localised;
use crate::instrument::name::ScaleId;

/// What has been published about the scales of an instrument. Our own instruments have none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Lines on a scale.
    pub cutoffs: Vec<Cutoff>,
    /// How large a change must be to count as one.
    pub reliable_changes: Vec<ReliableChange>,
    /// Scores of groups of people.
    pub norms: Vec<Norm>,
    /// How reliable the scores are.
    pub reliabilities: Vec<Reliability>,
}

/// Where a published figure comes from, and whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Key into `docs/REFERENCES.md`.
    pub source: String,
    /// How sure we are that the source says so.
    pub standing: Standing,
    /// Whom the figure is about.
    pub population: String,
}

/// How sure we are that a source says what we take from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The number was read at an address that `docs/REFERENCES.md` names.
    Verified,
    /// The number is known through the literature and was not read again; a screen that shows it says so.
    Literature,
}

crate::words!(Standing, "standing", { Verified => "verified", Literature => "literature" });

/// A published line on a scale. It is a line in the literature, never a verdict about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Cutoff {
    /// Which scale.
    pub scale: ScaleId,
    /// The raw score the line lies at.
    pub raw: f64,
    /// Which scores lie past it.
    pub side: Side,
    /// What the literature calls the scores past it, in our words.
    pub meaning: Localised,
    /// Where it comes from.
    pub origin: Origin,
}

impl Cutoff {
    /// Whether this raw score lies past the line.
    pub fn is_past(&self, raw: f64) -> bool {
        match self.side {
            Side::AtLeast => raw >= self.raw,
            Side::AtMost => raw <= self.raw,
        }
    }
}

/// Which scores lie past a line; the line itself belongs to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// This score and higher.
    AtLeast,
    /// This score and lower.
    AtMost,
}

crate::words!(Side, "side of a line", { AtLeast => "at-least", AtMost => "at-most" });

/// How large a difference between two raw scores must be before it counts as change.
#[derive(Debug, Clone, PartialEq)]
pub struct ReliableChange {
    /// Which scale.
    pub scale: ScaleId,
    /// The difference, in raw points.
    pub points: f64,
    /// What the figure rests on. Figures of different levels are never mixed unsaid.
    pub certainty: Certainty,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a figure for reliable change rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Certainty {
    /// A confidence level, between 0 and 1.
    Confidence(f64),
    /// Custom; no confidence level belongs to it.
    Convention,
}

/// The raw scores of a group of people.
#[derive(Debug, Clone, PartialEq)]
pub struct Norm {
    /// Which scale.
    pub scale: ScaleId,
    /// Mean raw score.
    pub mean: f64,
    /// Standard deviation, if it was published.
    pub sd: Option<f64>,
    /// How many people, if it was published.
    pub people: Option<u32>,
    /// Where it comes from; its population is the group.
    pub origin: Origin,
}

/// A published coefficient of reliability.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Which scale.
    pub scale: ScaleId,
    /// Which coefficient.
    pub coefficient: Coefficient,
    /// Its value, above 0 and at most 1.
    pub value: f64,
    /// Where it comes from.
    pub origin: Origin,
}

/// Which coefficient of reliability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coefficient {
    /// Cronbach's alpha.
    Alpha,
    /// Intraclass correlation between raters.
    Interrater,
}

crate::words!(Coefficient, "coefficient", { Alpha => "alpha", Interrater => "interrater" });
