//! What a trainer gets to read: what is strong, what could be next, and how that went over time.

use super::observation::Rating;
use super::{Domain, Level, Levels};

/// One domain over the raters of one session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The domain.
    pub domain: Domain,
    /// The mean level.
    pub mean: f64,
    /// The level nearest to it; between two, the lower one, so that nobody is told of a level that was not reached.
    pub level: Level,
    /// How many raters saw it.
    pub count: usize,
    /// The lowest and the highest that were given.
    pub ends: (Level, Level),
}

/// Strengths and what could be next, by domain: the words are those of the descriptors.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Each domain that anybody saw.
    pub seen: Vec<Seen>,
    /// Up to two domains that stand highest above the own mean; none where all stand alike.
    pub strengths: Vec<Domain>,
    /// Up to two domains that stand lowest below it, with the level above: what that looks like is the next step.
    pub next: Vec<(Domain, Level)>,
    /// Domains that nobody could see.
    pub unseen: Vec<Domain>,
}

/// So many strengths and next steps: more is no help.
const NAMED_MAX: usize = 2;
/// Means this near to each other are one.
const ROUNDING: f64 = 1e-9;
/// From so many levels on raters see a domain too differently to name it.
const APART: u8 = 2;

impl Profile {
    /// What the raters of a session saw together, once all are in.
    ///
    /// Where raters lie two levels or more apart the domain is neither strength nor next step: they talk first.
    ///
    /// # Missing data
    /// A domain counts over the raters who saw it.
    /// # Source
    /// our choice, ADR-0023
    pub fn of(ratings: &[Rating]) -> Self {
        let levels: Vec<&Levels> = ratings.iter().map(|rating| &rating.levels).collect();
        let seen: Vec<Seen> = Domain::ALL.iter().filter_map(|domain| seen(&levels, *domain)).collect();
        let unseen =
            Domain::ALL.iter().copied().filter(|domain| seen.iter().all(|one| one.domain != *domain));
        let unseen = unseen.collect();
        let mut ordered: Vec<&Seen> =
            seen.iter().filter(|one| one.ends.1.number() - one.ends.0.number() < APART).collect();
        ordered.sort_by(|a, b| b.mean.total_cmp(&a.mean));
        // A domain stands out beside the trainer's own mean, so that it is never both.
        let middle = ordered.iter().map(|one| one.mean).sum::<f64>() / ordered.len().max(1) as f64;
        let strong = ordered.iter().filter(|one| one.mean > middle + ROUNDING).take(NAMED_MAX);
        let strengths = strong.map(|one| one.domain).collect();
        let need = ordered.iter().rev().filter(|one| one.mean < middle - ROUNDING);
        let need = need.filter_map(|one| one.level.next().map(|next| (one.domain, next)));
        let next = need.take(NAMED_MAX).collect();
        Self { seen, strengths, next, unseen }
    }
}

fn seen(levels: &[&Levels], domain: Domain) -> Option<Seen> {
    let given: Vec<Level> = levels.iter().filter_map(|one| one.of(domain)).collect();
    let (low, high) = (given.iter().min()?, given.iter().max()?);
    let sum: u16 = given.iter().map(|level| u16::from(level.number())).sum();
    let count = u16::try_from(given.len()).expect("a handful of raters");
    // Half rounds down.
    let nearest = u8::try_from((2 * sum + count - 1) / (2 * count)).expect("between 1 and 6");
    Some(Seen {
        domain,
        mean: f64::from(sum) / f64::from(count),
        level: Level::of(nearest)?,
        count: given.len(),
        ends: (*low, *high),
    })
}
