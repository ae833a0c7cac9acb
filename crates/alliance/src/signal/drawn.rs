//! Series of sessions as they come in practice, drawn to learn how often a method is wrong: in steps, near the top of the scale,
//! like their neighbours, with sessions missing; and with or without a strain in them.

use rand::{Rng, RngExt};
use stats::draw::normal;

/// How sessions vary when nothing happens, in points of 0–10.
///
/// # Source
/// our choice, ADR-0015
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// The mean of clients' own levels.
    pub mean: f64,
    /// Their standard deviation.
    pub spread: f64,
    /// The standard deviation of what carries over from session to session.
    pub sway: f64,
    /// The share of it that carries over, between 0 and 1.
    pub carry: f64,
    /// The standard deviation of what belongs to one session.
    pub noise: f64,
    /// The standard deviation of what belongs to one answer.
    pub answer: f64,
    /// How far clients differ in how much they vary: the standard deviation of its logarithm.
    pub unevenness: f64,
    /// The share of sessions that are not measured.
    pub missing: f64,
}

impl World {
    /// Levels high on the scale, as those of alliance are.
    pub const USUAL: Self = Self {
        mean: 8.0,
        spread: 1.1,
        sway: 0.5,
        carry: 0.5,
        noise: 0.75,
        answer: 0.8,
        unevenness: 0.3,
        missing: 0.12,
    };
}

/// How a component gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Moving away: over two to four sessions, and back over one to three.
    Withdrawal,
    /// Moving against: at once, for one to three sessions.
    Confrontation,
}

crate::words!(Shape, "shape", { Withdrawal => "withdrawal", Confrontation => "confrontation" });

/// A strain in a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strain {
    /// How it goes.
    pub shape: Shape,
    /// How deep, in points of 0–10, before the scale cuts it off.
    pub depth: f64,
    /// The first session it touches, counted from 0.
    pub begins: usize,
}

/// One series.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The position of each session, 0–10; `None` where it was not measured.
    pub sessions: Vec<Option<f64>>,
    /// The strain in it, if there is one.
    pub strain: Option<Strain>,
}

/// Answers of the session check to a component.
const ITEM_COUNT: usize = 2;
/// Steps between the seven answers.
const STEPS: f64 = 6.0;
/// Sessions in a series.
const SESSION_COUNT: usize = 20;
/// A strain begins at one of these: late enough for charts to have a centre, early enough to be seen.
const BEGINS: std::ops::Range<usize> = 6..16;

impl World {
    /// A series in which nothing happens.
    pub fn ordinary<R: Rng + ?Sized>(&self, rng: &mut R) -> Drawn {
        Drawn { sessions: self.answered(&self.levels(rng), rng), strain: None }
    }

    /// A series with a strain of this shape; the depth is drawn from `depths`.
    pub fn strained<R: Rng + ?Sized>(
        &self,
        shape: Shape,
        depths: std::ops::Range<f64>,
        rng: &mut R,
    ) -> Drawn {
        let mut levels = self.levels(rng);
        let strain = Strain { shape, depth: rng.random_range(depths), begins: rng.random_range(BEGINS) };
        let fall = fall(strain, rng);
        levels[strain.begins..].iter_mut().zip(fall).for_each(|(level, by)| *level -= by);
        Drawn { sessions: self.answered(&levels, rng), strain: Some(strain) }
    }

    fn levels<R: Rng + ?Sized>(&self, rng: &mut R) -> Vec<f64> {
        let own = self.mean + self.spread * normal(rng);
        let scale = (self.unevenness * normal(rng)).exp();
        let fresh = (1.0 - self.carry * self.carry).sqrt();
        let mut carried = normal(rng);
        (0..SESSION_COUNT)
            .map(|_| {
                let level = own + scale * (self.sway * carried + self.noise * normal(rng));
                carried = self.carry * carried + fresh * normal(rng);
                level
            })
            .collect()
    }

    fn answered<R: Rng + ?Sized>(&self, levels: &[f64], rng: &mut R) -> Vec<Option<f64>> {
        let mut answer = |level: f64| {
            let felt = (level + self.answer * normal(rng)) / 10.0 * STEPS;
            let said = felt.round().clamp(0.0, STEPS) / STEPS * 10.0;
            (said, rng.random::<f64>())
        };
        let mut sessions: Vec<Option<f64>> = levels
            .iter()
            .map(|level| {
                let (sum, chance) = (0..ITEM_COUNT).fold((0.0, 1.0), |(sum, _), _| {
                    let (said, chance) = answer(*level);
                    (sum + said, chance)
                });
                (chance >= self.missing).then_some(sum / ITEM_COUNT as f64)
            })
            .collect();
        // Everybody answers the first check: without it there is no series yet.
        if sessions[0].is_none() {
            sessions[0] = Some((0..ITEM_COUNT).map(|_| answer(levels[0]).0).sum::<f64>() / ITEM_COUNT as f64);
        }
        sessions
    }
}

/// How many points below its own level each session from the beginning on lies.
fn fall<R: Rng + ?Sized>(strain: Strain, rng: &mut R) -> Vec<f64> {
    match strain.shape {
        Shape::Withdrawal => {
            let (down, up) = (rng.random_range(2..5), rng.random_range(1..4));
            let falling = (1..=down).map(|step| f64::from(step) / f64::from(down));
            let rising = (1..up).map(|step| 1.0 - f64::from(step) / f64::from(up));
            falling.chain(rising).map(|share| strain.depth * share).collect()
        }
        Shape::Confrontation => vec![strain.depth; rng.random_range(1..4)],
    }
}
