//! Decisions are numbered, dated and final: a change of mind is a new one.

use super::tree::file_name;
use super::{Finding, House};

const ROOT: &str = "docs/adr/";
const LIST: &str = "docs/adr/README.md";
const TEMPLATE: &str = "0000-template.md";

/// The decisions are numbered from 1 without gaps, and each says its state.
pub fn numbered_without_gaps(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    let records = house.tree.under(ROOT).filter(|(path, _)| *path != LIST && !path.ends_with(TEMPLATE));
    for (index, (path, text)) in records.enumerate() {
        let expected = format!("{:04}-", index + 1);
        if !file_name(path).starts_with(&expected) {
            let what = format!("the next decision is number {}", index + 1);
            found.push(Finding::new(
                path,
                1,
                "decisions",
                what,
                "renumber it; a decision is never removed, only replaced",
            ));
        }
        let list = house.tree.text(LIST).unwrap_or_default();
        if !list.contains(&format!("({})", file_name(path))) {
            found.push(Finding::new(
                path,
                1,
                "decisions",
                format!("{LIST} does not list it"),
                "add its line there",
            ));
        }
        if !text.lines().any(|line| line.starts_with("Status: ")) {
            found.push(Finding::new(
                path,
                1,
                "decisions",
                "no line `Status: …`",
                format!("follow {ROOT}{TEMPLATE}"),
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_gap_and_a_decision_without_a_state_are_found() {
        let files = [
            ("docs/adr/0000-template.md", ""),
            ("docs/adr/0001-a.md", "# 1\n\nStatus: accepted\n"),
            ("docs/adr/0003-b.md", "# 3\n\nStatus: accepted\n"),
            ("docs/adr/README.md", "(0001-a.md) (0003-b.md)"),
        ];
        assert_eq!(seen(numbered_without_gaps, &files), ["docs/adr/0003-b.md:1"]);
        let files = [("docs/adr/0001-a.md", "# 1\n"), ("docs/adr/README.md", "(0001-a.md)")];
        assert_eq!(seen(numbered_without_gaps, &files), ["docs/adr/0001-a.md:1"]);
    }

    #[test]
    fn a_decision_that_the_list_leaves_out_is_found() {
        let files = [("docs/adr/0001-a.md", "Status: accepted\n"), ("docs/adr/README.md", "")];
        assert_eq!(seen(numbered_without_gaps, &files), ["docs/adr/0001-a.md:1"]);
    }
}
