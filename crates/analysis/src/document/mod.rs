//! What an analysis has to say, in one order, before anyone decides whether it becomes a page or lines in a terminal.

mod clean;
pub mod page;
#[cfg(test)]
mod samples;
pub mod terminal;

use crate::plot::drawing::Drawing;
use alliance::Language;

/// The whole of it: a title, what matters most, and parts with more.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language its sentences are in.
    pub language: Language,
    /// What was asked, in a few words.
    pub title: String,
    /// The answer in plain sentences: first what a hurried reader needs.
    pub answer: Vec<String>,
    /// What to keep in mind with this very answer: a fit at its border, rows left out, few groups. Often empty.
    pub cautions: Vec<String>,
    /// The rest, under headings.
    pub parts: Vec<Part>,
    /// Where it came from: the file, the command, the version. In small letters at the end.
    pub origin: Vec<String>,
}

/// One heading and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// What stands under it, in order.
    pub blocks: Vec<Block>,
}

/// One thing under a heading.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A sentence, or a few.
    Paragraph(String),
    /// Short remarks, one a line.
    Remarks(Vec<String>),
    /// Numbers in rows and columns.
    Grid(Grid),
    /// A picture; a terminal shows its sentence instead.
    Picture(Picture),
}

/// Numbers in rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What the numbers are.
    pub caption: String,
    /// The head of each column.
    pub columns: Vec<GridColumn>,
    /// Each row has a cell for each column, already written as people of the language write numbers.
    pub rows: Vec<Vec<String>>,
    /// What has to be known to read it.
    pub remark: Option<String>,
}

/// One column of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridColumn {
    /// Its head.
    pub heading: String,
    /// On which side its cells stand.
    pub side: Side,
}

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words begin at the left.
    Left,
    /// Numbers end at the right.
    Right,
}

/// A picture, with the sentence for who cannot see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it shows, as a caption.
    pub caption: String,
    /// What can be seen in it.
    pub description: String,
    /// The picture.
    pub drawing: Drawing,
    /// The same as numbers, where no grid beside it has them already; folded away on a page, left out in a terminal.
    pub numbers: Option<Grid>,
}

impl Grid {
    /// A grid without rows yet: the heads of its columns from left to right.
    pub fn new<H: Into<String>>(
        caption: impl Into<String>,
        columns: impl IntoIterator<Item = (Side, H)>,
    ) -> Self {
        let column = |(side, heading): (Side, H)| GridColumn { heading: heading.into(), side };
        let columns = columns.into_iter().map(column).collect();
        Self { caption: caption.into(), columns, rows: Vec::new(), remark: None }
    }

    /// One more row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells: Vec<String> = cells.into_iter().collect();
        debug_assert_eq!(cells.len(), self.columns.len(), "{}: {cells:?}", self.caption);
        self.rows.push(cells);
    }

    /// With what has to be known to read it.
    #[must_use]
    pub fn remarked(mut self, remark: impl Into<String>) -> Self {
        self.remark = Some(remark.into());
        self
    }
}

impl Part {
    /// A part with its blocks.
    pub fn new(heading: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { heading: heading.into(), blocks }
    }
}
