//! A whole divided in shares, as one bar with its pieces named below.

use super::drawing::{Drawing, WIDTH, cut, place, text};
use crate::speech::Speech;
use maud::html;

/// One piece.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it is.
    pub name: String,
    /// Its share of the whole, 0 to 1.
    pub share: f64,
    /// Whether it is what is left when everything else has been named.
    pub kind: Kind,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something with a name of its own.
    Named,
    /// What is left.
    Rest,
}

/// From dark to light, in the order of the legend; each piece also carries its share where it has room.
const NAMED: [&str; 4] = ["piece first", "piece second", "piece third", "piece fourth"];
const ROW: f64 = 24.0;

/// The bar and its legend.
pub fn shares(speech: Speech, pieces: &[Piece]) -> Drawing {
    let mut named = 0;
    let mut end = 0.0;
    let placed: Vec<(f64, f64, &str)> = pieces
        .iter()
        .map(|piece| {
            let width = piece.share.clamp(0.0, 1.0) * WIDTH;
            end += width;
            (end - width, width, class_of(piece.kind, &mut named))
        })
        .collect();
    let strokes = html! {
        @for (row, piece) in pieces.iter().enumerate() {
            @let (start, width, class) = placed[row];
            @let y = 52.0 + ROW * row as f64;
            @if width > 0.0 {
                rect class=(class) x=(place(start)) y="1" width=(place(width)) height="34" {}
            }
            @if width > 46.0 { (label(speech, piece, start + width / 2.0)) }
            rect class=(class) x="1" y=(place(y)) width="14" height="14" {}
            (text("name", (24.0, y + 12.0), &cut(&piece.name, 42)))
            (text("end", (WIDTH - 1.0, y + 12.0), &speech.percent(piece.share)))
        }
    };
    Drawing::new(WIDTH, 52.0 + ROW * pieces.len() as f64, strokes)
}

/// The share inside the piece, on paper of its own so that it can be read on every colour.
fn label(speech: Speech, piece: &Piece, middle: f64) -> maud::Markup {
    html! {
        rect class="paper" x=(place(middle - 19.0)) y="8" width="38" height="20" rx="4" {}
        (text("name middle", (middle, 22.5), &speech.percent(piece.share)))
    }
}

fn class_of(kind: Kind, named: &mut usize) -> &'static str {
    match kind {
        Kind::Rest => "piece rest",
        Kind::Named => {
            *named += 1;
            NAMED[(*named - 1) % NAMED.len()]
        }
    }
}
