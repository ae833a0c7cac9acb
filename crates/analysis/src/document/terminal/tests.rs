use super::super::samples::{HOSTILE, about};
use super::super::{Grid, Side};
use super::fit::width_of;
use super::{Ink, WIDTH, columns, lines};
use proptest::prelude::*;

#[test]
fn a_document_reads_from_above_with_the_answer_first() {
    insta::assert_snapshot!(lines(&about("bond_within"), WIDTH, Ink::Plain));
}

#[test]
fn no_name_makes_a_line_too_long_or_steers_the_terminal() {
    for name in HOSTILE {
        for width in [40, 80, 120] {
            let text = lines(&about(name), width, Ink::Plain);
            for line in text.lines() {
                assert!(width_of(line) <= width, "{width}: {line:?}");
            }
            assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()), "{name:?}");
        }
    }
}

#[test]
fn headings_are_bold_only_where_a_person_looks() {
    assert!(lines(&about("bond"), WIDTH, Ink::Bold).contains("\u{1b}[1mEstimates\u{1b}[0m"));
    assert!(!lines(&about("bond"), WIDTH, Ink::Plain).contains('\u{1b}'));
}

#[test]
fn a_grid_that_is_too_wide_goes_on_below_with_its_names() {
    let heads = ["name", "estimate", "standard error", "degrees", "t", "lower end", "upper end", "p-value"];
    let mut grid = Grid::new("", heads.map(|head| (Side::Right, head)));
    grid.columns[0].side = Side::Left;
    grid.row(["bond_within", "−1.23", "0.45", "123.4", "−2.7", "−2.1", "−0.3", "0.006"].map(str::to_owned));
    insta::assert_snapshot!(columns::lines(&grid, 50).join("\n"), @"
    name         estimate  standard error  degrees
    ──────────────────────────────────────────────
    bond_within     −1.23            0.45    123.4

    name            t  lower end  upper end  p-value
    ────────────────────────────────────────────────
    bond_within  −2.7       −2.1       −0.3    0.006
    ");
}

proptest! {
    #[test]
    fn a_grid_fits_whatever_its_cells(
        cells in prop::collection::vec(prop::collection::vec(any::<String>(), 5), 0..4),
        room in 40_usize..120,
    ) {
        let mut grid = Grid::new("", ["a", "b", "c", "d", "e"].map(|head| (Side::Right, head)));
        grid.rows = cells;
        for line in columns::lines(&grid, room) {
            prop_assert!(width_of(&line) <= room, "{line:?}");
        }
    }
}
