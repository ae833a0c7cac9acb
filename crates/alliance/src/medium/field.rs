//! Three markers on a field: how near they lie to each other answers for the three edges at once.

use super::way::{Outside, Position, STEPS};
use super::{Corner, Edge};
use std::collections::BTreeMap;

/// The side of the field, in its own unit. A screen maps its pixels on it, so that size and resolution do not count.
pub const SIDE: u32 = 1_000;
/// Up to this distance two markers are as near as can be: 10.
pub const NEAR: f64 = 400.0;
/// From this distance on they are as far as can be: 0. Twice the nearest, see [`Field::position`].
pub const FAR: f64 = 2.0 * NEAR;
/// How far one press of an arrow key moves a marker.
pub const STRIDE: u32 = 20;

/// A place on the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    x: u32,
    y: u32,
}

impl Place {
    /// The place this far from the left and from the top.
    ///
    /// # Range and units
    /// Whole numbers from 0 to [`SIDE`], both ends included.
    /// # Errors
    /// It lies outside the field.
    pub const fn new(x: u32, y: u32) -> Result<Self, Outside> {
        if x <= SIDE && y <= SIDE { Ok(Self { x, y }) } else { Err(Outside) }
    }

    /// From the left.
    pub const fn x(self) -> u32 {
        self.x
    }

    /// From the top.
    pub const fn y(self) -> u32 {
        self.y
    }

    fn distance(self, other: Self) -> f64 {
        f64::from(self.x.abs_diff(other.x)).hypot(f64::from(self.y.abs_diff(other.y)))
    }
}

/// The markers that were placed. One that lies beside the field says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    placed: BTreeMap<Corner, Place>,
}

/// Why markers are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldRefusal {
    /// What was sent are no markers with their places.
    #[error("read markers with their places")]
    Unreadable,
    /// A marker lies outside the field.
    #[error("read a marker that lies outside the field")]
    Outside,
}

impl Field {
    /// Reads the markers that were placed: `client=500,310 medium=640,120`, in any order, each once.
    ///
    /// # Missing data
    /// A marker that is not there was not placed; no markers at all are an empty field.
    /// # Errors
    /// Something else is there, a marker twice, or one that lies outside.
    /// # Example
    /// ```
    /// use alliance::medium::{Edge, field::Field};
    ///
    /// let field = Field::read("client=200,500 therapist=600,500 medium=200,900").expect("all three lie on the field");
    /// assert_eq!(field.step(Edge::ClientTherapist), Some(6));
    /// assert!(Field::read("client=200,1001").is_err());
    /// ```
    pub fn read(text: &str) -> Result<Self, FieldRefusal> {
        let mut placed = BTreeMap::new();
        for word in text.split_ascii_whitespace() {
            let (corner, place) = marker(word)?;
            if placed.insert(corner, place).is_some() {
                return Err(FieldRefusal::Unreadable);
            }
        }
        Ok(Self { placed })
    }

    /// The field as [`Field::read`] reads it.
    pub fn text(&self) -> String {
        let words = self.placed.iter().map(|(corner, place)| format!("{corner}={},{}", place.x, place.y));
        words.collect::<Vec<_>>().join(" ")
    }

    /// Where a marker lies; `None` if it was not placed.
    pub fn place(&self, corner: Corner) -> Option<Place> {
        self.placed.get(&corner).copied()
    }

    /// How close the two of an edge lie: `10 · (FAR − d) / (FAR − NEAR)`, held within 0 and 10.
    ///
    /// The farthest distance that counts is twice the nearest. So any three answers can be laid: of three distances
    /// that lie between *d* and *2d*, the longest is never longer than the other two together, and no answer to one
    /// edge keeps another edge from any answer.
    ///
    /// # Missing data
    /// `None` unless both markers were placed.
    /// # Source
    /// our choice, ADR-0021
    pub fn position(&self, edge: Edge) -> Option<Position> {
        let (one, other) = edge.corners();
        let distance = self.place(one)?.distance(self.place(other)?).clamp(NEAR, FAR);
        Some(Position::along(FAR - distance, FAR - NEAR).expect("the distance was held between near and far"))
    }

    /// The answer to an edge, 0 to 6 as the words are stored; `None` unless both markers were placed.
    pub fn step(&self, edge: Edge) -> Option<i32> {
        self.position(edge).map(Position::step)
    }

    /// From which distance on an answer is given: what a page needs to say it while a marker moves, without a rule of
    /// its own. The list begins with the nearest answer, 6 from 0 on, and falls.
    pub fn bounds() -> Vec<(f64, i32)> {
        let from = |step: i32| {
            let between = 10.0 * (f64::from(step) + 0.5) / 6.0;
            let distance = FAR - (FAR - NEAR) * between / 10.0;
            // What lies exactly between two answers goes away from the middle; places are whole numbers, so that no
            // distance falls within this hair's breadth.
            if between < 5.0 { distance } else { distance + 1e-6 }
        };
        (0..STEPS).rev().map(|step| (if step == STEPS - 1 { 0.0 } else { from(step) }, step)).collect()
    }

    /// A field whose markers give these three answers: how answers that were kept are shown again.
    ///
    /// # Errors
    /// Something that is no answer.
    pub fn showing(
        client_therapist: i32,
        client_medium: i32,
        therapist_medium: i32,
    ) -> Result<Self, Outside> {
        let length = |step: i32| Position::of_step(step).map(|at| FAR - (FAR - NEAR) * at.value() / 10.0);
        let (base, left, right) =
            (length(client_therapist)?, length(client_medium)?, length(therapist_medium)?);
        // Client and therapist lie on a line from left to right, the medium above it.
        let along = (base * base + left * left - right * right) / (2.0 * base);
        let above = (left * left - along * along).max(0.0).sqrt();
        let spread = [0.0, base, along]
            .into_iter()
            .fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
        let middle = f64::from(SIDE) / 2.0;
        let x = |at: f64| whole(middle + at - (spread.0 + spread.1) / 2.0);
        let y = |at: f64| whole(middle - at + above / 2.0);
        let placed = [
            (Corner::Client, Place::new(x(0.0), y(0.0))?),
            (Corner::Therapist, Place::new(x(base), y(0.0))?),
            (Corner::Medium, Place::new(x(along), y(above))?),
        ];
        Ok(Self { placed: placed.into() })
    }
}

fn marker(word: &str) -> Result<(Corner, Place), FieldRefusal> {
    let unreadable = FieldRefusal::Unreadable;
    let (corner, place) = word.split_once('=').ok_or(unreadable)?;
    let (x, y) = place.split_once(',').ok_or(unreadable)?;
    let coordinate = |text: &str| -> Result<u32, FieldRefusal> {
        let number: i64 = text.parse().map_err(|_| unreadable)?;
        u32::try_from(number).map_err(|_| FieldRefusal::Outside)
    };
    let place = Place::new(coordinate(x)?, coordinate(y)?).map_err(|_| FieldRefusal::Outside)?;
    Ok((corner.parse().map_err(|_| unreadable)?, place))
}

/// The nearest whole coordinate of the field.
fn whole(at: f64) -> u32 {
    let at = at.round().clamp(0.0, f64::from(SIDE));
    // Held between 0 and SIDE, so that nothing is cut off.
    (0..=SIDE).find(|n| f64::from(*n) >= at).expect("it was held within the field")
}

#[cfg(test)]
mod tests;
