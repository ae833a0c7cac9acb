//! A reference number comes with the script that made it.

use super::tree::file_name;
use super::{Finding, House};

const ROOT: &str = "fixtures/";
const SCRIPTS: &[&str] = &[".R", ".py", ".jl", ".mjs", ".rs", ".sh"];

/// Beside every file of reference numbers stands a script that has its name or names it.
pub fn each_has_its_script(house: &House) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, _) in house.tree.under(ROOT).filter(|(path, _)| !is_script(path) && !path.ends_with(".md")) {
        let folder = &path[..path.len() - file_name(path).len()];
        let stem = file_name(path).split('.').next().expect("a split has a first part");
        let is_made_by = |(script, text): (&str, &str)| {
            is_script(script) && (file_name(script).split('.').next() == Some(stem) || text.contains(stem))
        };
        if !house.tree.under(folder).any(is_made_by) {
            found.push(Finding::new(
                path,
                1,
                "fixtures",
                "no script beside it makes it",
                "commit the script with the versions it ran on: otherwise the number only proves that we did not change",
            ));
        }
    }
    found
}

fn is_script(path: &str) -> bool {
    SCRIPTS.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    #[test]
    fn a_script_of_the_same_name_or_one_that_names_the_file_is_enough() {
        let files = [
            ("fixtures/icc/case.json", ""),
            ("fixtures/icc/case.R", ""),
            ("fixtures/mixed/sleep.json", ""),
            ("fixtures/mixed/make.R", "write(\"sleep.json\")"),
            ("fixtures/README.md", ""),
        ];
        assert_eq!(seen(each_has_its_script, &files), [""; 0]);
    }

    #[test]
    fn a_number_without_origin_is_found() {
        let files = [("fixtures/icc/case.json", ""), ("fixtures/icc/other.R", "write(\"other.json\")")];
        assert_eq!(seen(each_has_its_script, &files), ["fixtures/icc/case.json:1"]);
    }
}
