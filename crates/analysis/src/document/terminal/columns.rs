//! A grid in lines: names are cut before numbers are, and what is still too wide goes on below.

use super::super::clean::on_one_line;
use super::super::{Grid, Side};
use super::fit::{cut, width_of};

/// Between two columns.
const GAP: usize = 2;
/// Names are cut down to this and no further, while columns can still go on below.
const NAME_MIN: usize = 16;

/// The head, a rule and the rows; a grid that is too wide is continued below with its first column repeated.
pub(super) fn lines(grid: &Grid, room: usize) -> Vec<String> {
    let columns: Vec<Column> = (0..grid.columns.len()).map(|place| Column::read(grid, place)).collect();
    let Some((first, others)) = columns.split_first() else { return Vec::new() };
    let widest = others.iter().map(|column| column.width).max().unwrap_or(0);
    let spare: usize = others.iter().map(|column| column.width + GAP).sum();
    // The first column gives way to the others, as far as a name can be cut.
    let first_width = first.width.min(room.saturating_sub(spare).max(NAME_MIN)).min(room);
    let widest = widest.min(room - first_width.min(room / 2) - GAP);
    let first = first.at_most(first_width.min(room - widest - GAP));
    let others: Vec<Column> = others.iter().map(|column| column.at_most(widest)).collect();
    let mut lines = Vec::new();
    for (place, panel) in panels(&others, room - first.width).into_iter().enumerate() {
        if place > 0 {
            lines.push(String::new());
        }
        let shown: Vec<&Column> = std::iter::once(&first).chain(panel).collect();
        lines.push(line(&shown, None));
        let width = shown.iter().map(|column| column.width).sum::<usize>() + GAP * (shown.len() - 1);
        lines.push("─".repeat(width));
        lines.extend((0..grid.rows.len()).map(|row| line(&shown, Some(row))));
    }
    lines
}

/// Columns in groups that each fit.
fn panels(columns: &[Column], room: usize) -> Vec<Vec<&Column>> {
    let mut panels: Vec<Vec<&Column>> = vec![Vec::new()];
    let mut used = 0;
    for column in columns {
        let needed = column.width + GAP;
        let open = panels.last_mut().expect("there is always a panel");
        if used + needed > room && !open.is_empty() {
            panels.push(vec![column]);
            used = needed;
        } else {
            open.push(column);
            used += needed;
        }
    }
    panels
}

#[derive(Debug)]
struct Column {
    head: String,
    cells: Vec<String>,
    side: Side,
    width: usize,
}

impl Column {
    fn read(grid: &Grid, place: usize) -> Self {
        let head = on_one_line(&grid.columns[place].heading);
        let cells: Vec<String> = grid.rows.iter().map(|row| on_one_line(&row[place])).collect();
        Self::new(head, cells, grid.columns[place].side)
    }

    fn new(head: String, cells: Vec<String>, side: Side) -> Self {
        let width = cells.iter().chain([&head]).map(|text| width_of(text)).max().unwrap_or(0);
        Self { head, cells, side, width }
    }

    fn at_most(&self, width: usize) -> Self {
        let cells = self.cells.iter().map(|cell| cut(cell, width)).collect();
        Self::new(cut(&self.head, width), cells, self.side)
    }
}

/// One line of a panel: its head, or a row.
fn line(columns: &[&Column], row: Option<usize>) -> String {
    let mut line = String::new();
    for (place, column) in columns.iter().enumerate() {
        if place > 0 {
            line.push_str(&" ".repeat(GAP));
        }
        let text = row.map_or(&column.head, |row| &column.cells[row]);
        let rest = " ".repeat(column.width - width_of(text));
        match column.side {
            Side::Left => line.push_str(&format!("{text}{rest}")),
            Side::Right => line.push_str(&format!("{rest}{text}")),
        }
    }
    line.trim_end().to_owned()
}
