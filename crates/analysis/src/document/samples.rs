//! A document with everything in it, for tests.

use super::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::drawing::{Drawing, line};
use alliance::Language;

/// A document about a column of this name.
pub(super) fn about(name: &str) -> Document {
    let mut grid = Grid::new(
        format!("Estimates of {name}"),
        [
            (Side::Left, "column"),
            (Side::Right, "estimate"),
            (Side::Right, "95% interval"),
            (Side::Right, "p"),
        ],
    );
    grid.row([name, "−1.23", "−2.10 to −0.36", "0.006"].map(str::to_owned));
    grid.row(["bond", "0.4", "0.1 to 0.7", "0.010"].map(str::to_owned));
    let drawing = Drawing::new(40.0, 20.0, line("grid", (0.0, 10.0), (40.0, 10.0)));
    let picture = Picture {
        caption: format!("Residuals of {name}"),
        description: "They lie around zero.".to_owned(),
        drawing,
        numbers: Some(grid.clone()),
    };
    Document {
        language: Language::English,
        title: format!("What goes together with {name}"),
        answer: vec![format!(
            "Clients with more {name} reported less distress, on average and in this file."
        )],
        cautions: vec![format!("{name} is missing in 12 rows.")],
        parts: vec![
            Part::new("Estimates", vec![Block::Grid(grid.remarked("Two figures of the error are shown."))]),
            Part::new(
                "Residuals",
                vec![Block::Picture(picture), Block::Remarks(vec![name.to_owned(), "ten groups".to_owned()])],
            ),
        ],
        origin: vec!["verbond analyse file.csv".to_owned()],
    }
}

/// Names that a file may bring.
pub(super) const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</title></style><b>",
    "]]>&amp;'`",
    "\u{1b}[31mred\u{1b}]0;title\u{7}",
    "a\nb\tc\r",
    "\u{202e}evil",
    "治疗联盟的评分与会话之间的关系以及治疗师之间的差异和团体之间的差异",
    "averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongnamewithoutaspace",
    "",
];
