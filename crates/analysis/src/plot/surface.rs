//! A response over two columns at once, seen from above.

use super::axis::{Axis, Ticks};
use super::drawing::{Drawing, WIDTH, dots, line, place, spans, text};
use super::frame::{Names, Plane};
use crate::speech::Speech;
use maud::{Markup, html};

/// `z = b₀ + b₁x + b₂y + b₃x² + b₄xy + b₅y²`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quadratic {
    /// b₀ to b₅.
    pub coefficients: [f64; 6],
}

/// What is drawn: the surface, and the rows it was fitted to.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// The surface.
    pub quadratic: Quadratic,
    /// The pairs that occur; the surface says nothing far from them.
    pub points: Vec<(f64, f64)>,
    /// What the line of agreement is called.
    pub agreement: String,
}

const HEIGHT: f64 = 440.0;
/// Cells along each side.
const CELLS: usize = 72;
const POINTS_MAX: usize = 400;

impl Quadratic {
    /// Its height at a place.
    pub fn at(self, x: f64, y: f64) -> f64 {
        let [b0, b1, b2, b3, b4, b5] = self.coefficients;
        b0 + b1 * x + b2 * y + b3 * x * x + b4 * x * y + b5 * y * y
    }
}

/// Darker is higher; lines join places of one height; the dashed line is where both are equal.
pub fn surface(speech: Speech, drawn: &Surface, names: Names<'_>) -> Drawing {
    let [low, high] = ends(&drawn.points);
    let plane = Plane::around([low, high], [low, high], HEIGHT);
    let heights = Heights::of(drawn.quadratic, plane);
    let every = drawn.points.len().div_ceil(POINTS_MAX).max(1);
    let shown = drawn.points.iter().filter(|(x, y)| plane.holds(*x, *y));
    let name = plane.at(low + 0.06 * (high - low), low + 0.02 * (high - low));
    let strokes = html! {
        (heights.shades(plane))
        (plane.frame(speech, names))
        (heights.contours(speech, plane))
        (dots("dots faint", shown.step_by(every).map(|(x, y)| plane.at(*x, *y))))
        (line("zero strong", plane.at(plane.x.low, plane.x.low), plane.at(plane.x.high, plane.x.high)))
        (text("name halo", name, &drawn.agreement))
    };
    Drawing::new(WIDTH, HEIGHT, strokes)
}

/// Between which values nearly all ratings lie: a few far away would make the picture one of places where nobody is.
fn ends(points: &[(f64, f64)]) -> [f64; 2] {
    let mut values: Vec<f64> = points.iter().flat_map(|(x, y)| [*x, *y]).filter(|v| v.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let cut = values.len() / 200;
    match (values.get(cut), values.get(values.len().saturating_sub(1 + cut))) {
        (Some(low), Some(high)) => [*low, *high],
        (None, _) | (_, None) => [0.0, 1.0],
    }
}

/// A short straight line.
type Piece = ((f64, f64), (f64, f64));

struct Heights {
    x: Vec<f64>,
    y: Vec<f64>,
    /// By row from below.
    values: Vec<Vec<f64>>,
    low: f64,
    high: f64,
}

impl Heights {
    fn of(quadratic: Quadratic, plane: Plane) -> Self {
        let along = |axis: Axis| -> Vec<f64> {
            (0..=CELLS).map(|n| axis.low + (axis.high - axis.low) * n as f64 / CELLS as f64).collect()
        };
        let (x, y) = (along(plane.x), along(plane.y));
        let values: Vec<Vec<f64>> =
            y.iter().map(|y| x.iter().map(|x| quadratic.at(*x, *y)).collect()).collect();
        let low = values.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
        Self { x, y, values, low, high }
    }

    /// Round heights, between which lie the shades.
    fn levels(&self) -> Ticks {
        Axis { low: self.low, high: self.high, start: 0.0, end: 1.0 }.ticks(6.0)
    }

    /// Cells of one shade as one stroke; those side by side are one piece.
    fn shades(&self, plane: Plane) -> Markup {
        let levels = self.levels().values;
        let mut paths = vec![String::new(); levels.len() + 1];
        for row in 0..CELLS {
            let shade_of = |column: usize| {
                let corners = [self.values[row][column], self.values[row][column + 1]];
                let above = [self.values[row + 1][column], self.values[row + 1][column + 1]];
                let middle = corners.iter().chain(&above).sum::<f64>() / 4.0;
                levels.iter().filter(|level| **level <= middle).count()
            };
            let mut first = 0;
            while first < CELLS {
                let shade = shade_of(first);
                let last =
                    (first..CELLS).take_while(|column| shade_of(*column) == shade).last().unwrap_or(first);
                let (left, bottom) = plane.at(self.x[first], self.y[row]);
                let (right, top) = plane.at(self.x[last + 1], self.y[row + 1]);
                // A little higher than the cell, so that no seam shows.
                let (left, bottom) = (place(left), place(bottom));
                paths[shade].push_str(&format!(
                    "M{left} {bottom}H{}V{}H{left}z",
                    place(right),
                    place(top - 0.3)
                ));
                first = last + 1;
            }
        }
        let most = levels.len().max(1) as f64;
        html! {
            @for (shade, path) in paths.iter().enumerate().filter(|(shade, path)| *shade > 0 && !path.is_empty()) {
                path class="hex" fill-opacity=(format!("{:.2}", 0.5 * shade as f64 / most)) d=(path) {}
            }
        }
    }

    /// Lines of one height at round heights, each with its number.
    fn contours(&self, speech: Speech, plane: Plane) -> Markup {
        let ticks = self.levels();
        html! {
            @for level in &ticks.values {
                @let pieces = self.contour(*level, plane);
                (spans("contour", pieces.iter().copied()))
                @if let Some(at) = label_place(&pieces, plane) {
                    (text("name middle halo", at, &speech.decimals(*level, ticks.digits)))
                }
            }
        }
    }

    /// Where the height crosses the sides of each cell, joined in pairs.
    fn contour(&self, level: f64, plane: Plane) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for row in 0..CELLS {
            for column in 0..CELLS {
                let corner = |up: usize, right: usize| {
                    (self.x[column + right], self.y[row + up], self.values[row + up][column + right])
                };
                let around = [corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)];
                let mut crossings = Vec::new();
                for side in 0..4 {
                    let (a, b) = (around[side], around[(side + 1) % 4]);
                    if (a.2 < level) != (b.2 < level) {
                        let share = (level - a.2) / (b.2 - a.2);
                        crossings.push(plane.at(a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1)));
                    }
                }
                for pair in crossings.chunks_exact(2) {
                    pieces.push((pair[0], pair[1]));
                }
            }
        }
        pieces
    }
}

/// Where a line of one height has its number: near the lower right, off the line of agreement.
fn label_place(pieces: &[Piece], plane: Plane) -> Option<(f64, f64)> {
    let right = |piece: &&Piece| piece.0.0 - piece.0.1;
    let inside =
        pieces.iter().filter(|piece| piece.0.0 < plane.x.end - 16.0 && piece.0.1 < plane.y.start - 8.0);
    let best = inside.max_by(|a, b| right(a).total_cmp(&right(b)))?;
    Some((best.0.0, best.0.1 + 4.0))
}
