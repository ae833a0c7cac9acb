//! A document as lines in a terminal.

mod columns;
mod fit;
#[cfg(test)]
mod tests;

use super::clean::on_one_line;
use super::{Block, Document, Grid, Picture};
use crate::speech::Speech;
use fit::{width_of, wrapped};

/// How much room the lines have: what every terminal has.
pub const WIDTH: usize = 80;
/// Fewer columns than these hold no table.
const WIDTH_MIN: usize = 40;

/// Whether headings may be bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Letters only: into a file, a mail, another program.
    Plain,
    /// A person looks at a terminal: headings are bold.
    Bold,
}

/// The document in lines of at most `width` letters, whatever the names in it; each ends with a line break.
pub fn lines(document: &Document, width: usize, ink: Ink) -> String {
    let width = width.max(WIDTH_MIN);
    let mut paper = Paper { text: String::new(), width, ink, speech: Speech::new(document.language) };
    paper.title(&document.title);
    for paragraph in &document.answer {
        paper.paragraph("", paragraph);
    }
    let mark = paper.speech.t("document-caution");
    for caution in &document.cautions {
        paper.paragraph("! ", &format!("{mark} {caution}"));
    }
    for part in &document.parts {
        paper.heading(&part.heading);
        part.blocks.iter().for_each(|block| paper.block(block));
    }
    if !document.origin.is_empty() {
        paper.text.push('\n');
        document.origin.iter().for_each(|line| paper.wrap("  ", "  ", line));
    }
    paper.text
}

struct Paper {
    text: String,
    width: usize,
    ink: Ink,
    speech: Speech,
}

impl Paper {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.paragraph("", text),
            Block::Remarks(remarks) => {
                self.text.push('\n');
                remarks.iter().for_each(|remark| self.wrap("- ", "  ", remark));
            }
            Block::Grid(grid) => self.grid(grid),
            Block::Picture(picture) => self.picture(picture),
        }
    }

    fn title(&mut self, title: &str) {
        let lines = wrapped(&on_one_line(title), self.width);
        let longest = lines.iter().map(|line| width_of(line)).max().unwrap_or(0);
        lines.iter().for_each(|line| self.strong(line));
        self.line(&"═".repeat(longest));
    }

    fn heading(&mut self, heading: &str) {
        self.text.push('\n');
        let lines = wrapped(&on_one_line(heading), self.width);
        let longest = lines.iter().map(|line| width_of(line)).max().unwrap_or(0);
        lines.iter().for_each(|line| self.strong(line));
        self.line(&"─".repeat(longest));
    }

    fn paragraph(&mut self, first: &str, text: &str) {
        self.text.push('\n');
        self.wrap(first, &" ".repeat(first.len()), text);
    }

    fn grid(&mut self, grid: &Grid) {
        self.text.push('\n');
        self.wrap("", "", &grid.caption);
        for line in columns::lines(grid, self.width) {
            self.line(&line);
        }
        if let Some(remark) = &grid.remark {
            self.wrap("", "", remark);
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let caption = on_one_line(&picture.caption);
        let said = self.speech.with("document-picture", &[("caption", &caption)]);
        self.paragraph("", &format!("{said} {}", picture.description));
    }

    fn wrap(&mut self, first: &str, rest: &str, text: &str) {
        let room = self.width - width_of(first).max(width_of(rest));
        for (place, line) in wrapped(&on_one_line(text), room).iter().enumerate() {
            let before = if place == 0 { first } else { rest };
            self.line(&format!("{before}{line}"));
        }
    }

    fn strong(&mut self, line: &str) {
        match self.ink {
            Ink::Plain => self.line(line),
            Ink::Bold => self.line(&format!("\u{1b}[1m{line}\u{1b}[0m")),
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}
