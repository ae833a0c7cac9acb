//! From the least deviance along one parameter, to where it has risen by a limit.

use super::super::error::ModelError;
use super::super::optimise::{Function, minimise};
use super::section::Section;

/// How far the deviance may rise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub least: f64,
    pub cut: f64,
}

/// A walk in one direction.
pub(super) struct Walk<'w, 'f> {
    section: &'w mut Section<'f>,
    limit: Limit,
    direction: f64,
    /// What is held at the last place, and all that was free at its best there.
    held: f64,
    free: Vec<f64>,
    /// The same at the place before.
    before: Option<(f64, Vec<f64>)>,
    /// The root of the rise at the last place, and how it rises.
    root: f64,
    slope: f64,
    /// How often the walk went on in a lower valley.
    valleys: usize,
}

const STEPS_MAX: usize = 60;
const VALLEYS_MAX: usize = 3;
/// Beside the root of the limit.
const CLOSE: f64 = 1e-11;

impl<'w, 'f> Walk<'w, 'f> {
    pub fn new(section: &'w mut Section<'f>, limit: Limit, direction: f64) -> Self {
        let (held, free) = section.start();
        Self { section, limit, direction, held, free, before: None, root: 0.0, slope: 0.0, valleys: 0 }
    }

    /// Where the deviance has risen by the limit, or the border before that.
    ///
    /// Newton's method on the root of the rise, which is a straight line where the deviance is a parabola; halving where that
    /// leaves what is known.
    pub fn end(mut self) -> Result<f64, ModelError> {
        let border = self.section.borders()[usize::from(self.direction > 0.0)];
        let start = self.held;
        let goal = self.limit.cut.sqrt();
        // Distances from the start: below `inside` the rise is under the limit, above `outside` over it.
        let (mut inside, mut outside) = (0.0, f64::INFINITY);
        let farthest = (border - start).abs();
        let mut distance = self.section.reach(start).min(farthest);
        let mut is_border_known = false;
        for _ in 0..STEPS_MAX {
            if farthest == 0.0 {
                return Ok(border);
            }
            let at_border = distance >= farthest;
            self.move_to(if at_border { border } else { start + self.direction * distance })?;
            if self.root <= goal {
                if at_border {
                    return Ok(border);
                }
                inside = distance;
            } else {
                outside = distance;
                is_border_known |= at_border;
            }
            let is_close = (self.root - goal).abs() <= CLOSE * goal || outside - inside <= CLOSE * distance;
            if is_close {
                if !self.see_lower_valley()? {
                    return Ok(self.held);
                }
                (inside, outside) = (distance, f64::INFINITY);
            }
            let newton = distance + (goal - self.root) / self.slope;
            let reach = if outside.is_finite() { outside } else { 4.0 * distance };
            distance = if newton > inside && newton < reach {
                newton
            } else if outside.is_finite() {
                0.5 * (inside + outside)
            } else {
                2.0 * distance
            };
            if !is_border_known {
                distance = distance.min(farthest);
            }
        }
        Ok(self.held)
    }

    /// Whether the deviance has risen by no more than the limit where this is held.
    pub fn is_within_limit_at(&mut self, held: f64) -> Result<bool, ModelError> {
        self.move_to(held)?;
        Ok(self.root <= self.limit.cut.sqrt())
    }

    /// Finds what is best for everything else where this is held.
    fn move_to(&mut self, held: f64) -> Result<(), ModelError> {
        // What is free goes on the way it went.
        let guess = match &self.before {
            Some((before, free)) if *before != self.held => {
                let share = (held - self.held) / (self.held - before);
                let share = share.clamp(-2.0, 2.0);
                self.free.iter().zip(free).map(|(now, before)| now + share * (now - before)).collect()
            }
            _ => self.free.clone(),
        };
        self.section.held = held;
        let minimum = match minimise(&guess, self.section) {
            Ok(minimum) => minimum,
            Err(_too_far) => minimise(&self.free, self.section)?,
        };
        let valued = self.section.value(&minimum.at)?;
        let rise = (valued.value - self.limit.least).max(0.0);
        self.root = rise.sqrt();
        self.slope = self.direction * self.section.rise / (2.0 * self.root);
        self.before = Some((self.held, std::mem::replace(&mut self.free, minimum.at)));
        self.held = held;
        Ok(())
    }

    /// Whether from farther inside, the deviance falls lower than where the walk came along; then the walk goes on from there.
    fn see_lower_valley(&mut self) -> Result<bool, ModelError> {
        if self.valleys == VALLEYS_MAX {
            return Ok(false);
        }
        let mut best: Option<(f64, Vec<f64>)> = None;
        let starts = [self.section.lifted(&self.free)].into_iter().chain(self.section.viewpoints());
        for start in starts {
            let at = minimise(&start, self.section)?.at;
            let value = self.section.value(&at)?.value;
            if best.as_ref().is_none_or(|(least, _)| value < *least) {
                best = Some((value, at));
            }
        }
        let Some((value, at)) = best else { return Ok(false) };
        let root = (value - self.limit.least).max(0.0).sqrt();
        if root > self.root * (1.0 - 1e-7) {
            return Ok(false);
        }
        self.section.value(&at)?;
        self.valleys += 1;
        self.root = root;
        self.slope = self.direction * self.section.rise / (2.0 * root);
        self.free = at;
        self.before = None;
        Ok(true)
    }
}
