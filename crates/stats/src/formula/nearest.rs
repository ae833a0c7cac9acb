//! Which name was perhaps meant.

/// The known name that takes the fewest changes, if these are few for its length.
pub(crate) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let distance = |other: &str| changes(&name.to_lowercase(), &other.to_lowercase());
    let best = known.map(|other| (distance(other), other)).min()?;
    (best.0 <= name.chars().count().div_ceil(2)).then(|| best.1.to_owned())
}

/// How many letters to add, remove or replace.
fn changes(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (place, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(diagonal + 1).min(row[place] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_finds_its_name_and_another_word_finds_none() {
        let check = |name: &str, found: Option<&str>| {
            assert_eq!(nearest(name, ["distress", "arm", "bond"].into_iter()).as_deref(), found, "{name}");
        };
        check("distres", Some("distress"));
        check("Arm", Some("arm"));
        check("amr", Some("arm"));
        check("competence", None);
    }
}
