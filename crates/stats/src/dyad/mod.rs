//! Two people who rate each other, or the same thing.
//!
//! [`surface`]: what agreement and disagreement of two ratings go with. [`truth_bias`]: how far one rating follows the other,
//! and lies above or below it. [`actor_partner`]: what each member's rating does to both. [`group`]: the same with the mean of
//! the others of a group. [`one_with_many`]: what belongs to the therapist, and what to the pair.

pub mod actor_partner;
pub mod error;
mod gradient;
pub mod group;
pub mod one_with_many;
pub mod surface;
pub mod surface_fit;
pub mod truth_bias;
