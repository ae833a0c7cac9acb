//! At which level a column differs: between the rows of one group, or from group to group.

use stats::mixed::design::Design;

/// Where the values of a column differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Level {
    /// Between the rows of one group of this grouping; from group to group hardly.
    Within(String),
    /// From group to group of this grouping; the rows of one group have one value.
    Between(String),
    /// Both: its coefficient is a mixture of two relations.
    Both(String),
}

/// Up to this share of the differences between groups, a column counts as one within groups: people who missed a session
/// have another mean of the session number, and that is no difference between people.
const BETWEEN_MAX: f64 = 0.1;
/// For a column that counts moments: those who stopped early have a lower mean of it, which is no other kind of person.
const MOMENT_BETWEEN_MAX: f64 = 0.5;
/// Names of columns that count moments.
const MOMENTS: &[&str] = &[
    "time",
    "tijd",
    "session",
    "sessie",
    "session_number",
    "week",
    "month",
    "maand",
    "day",
    "days",
    "dag",
    "wave",
    "occasion",
    "visit",
    "meting",
    "moment",
    "age",
    "leeftijd",
];
/// From this share on, the rows of a group have one value, but for rounding.
const WITHIN_NONE: f64 = 1.0 - 1e-9;

impl Level {
    /// The level of a fixed column; `None` for a column without differences, such as the intercept.
    ///
    /// Groupings are asked from the most groups to the fewest: a column that is one value for each patient, and one value for
    /// each therapist, lies between therapists.
    pub fn of(design: &Design, column: &str) -> Option<Self> {
        let values = design.fixed_column(column)?;
        let mut groupings = design.group_codes();
        groupings.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
        let most = if counts_moments(column) { MOMENT_BETWEEN_MAX } else { BETWEEN_MAX };
        let mut between = None;
        for (name, count, codes) in groupings {
            let share = share_between(values, codes, count)?;
            if share >= WITHIN_NONE {
                between = Some(Self::Between(name.to_owned()));
                continue;
            }
            let own = if share <= most { Self::Within } else { Self::Both };
            return Some(between.unwrap_or_else(|| own(name.to_owned())));
        }
        between
    }
}

/// Whether a column counts moments, by its name.
pub(super) fn counts_moments(name: &str) -> bool {
    MOMENTS.contains(&name.to_lowercase().as_str())
}

/// The share of the variance of values that lies between groups; `None` without variance.
fn share_between(values: &[f64], codes: &[u32], group_count: usize) -> Option<f64> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let total: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    if total <= 1e-24 * values.len() as f64 * mean * mean || total == 0.0 {
        return None;
    }
    let mut groups = vec![(0.0, 0.0); group_count];
    for (value, code) in values.iter().zip(codes) {
        let group = &mut groups[*code as usize];
        *group = (group.0 + value, group.1 + 1.0);
    }
    let within: f64 = values
        .iter()
        .zip(codes)
        .map(|(value, code)| {
            let (sum, count) = groups[*code as usize];
            (value - sum / count).powi(2)
        })
        .sum();
    Some(1.0 - within / total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use stats::formula::Formula;
    use stats::mixed::design::Settings;
    use stats::table::{Column, Table, factor::Factor, numbers::Numbers};

    #[test]
    fn a_column_lies_at_the_level_where_its_values_differ() {
        let numbers =
            |of: &dyn Fn(usize) -> f64| Column::from(Numbers::complete((0..48).map(of).collect()).unwrap());
        let names = |of: &dyn Fn(usize) -> String| {
            let texts: Vec<String> = (0..48).map(of).collect();
            Column::from(Factor::from_texts(texts.iter().map(|text| Some(text.as_str()))))
        };
        let table = Table::new([
            ("y", numbers(&|row| ((row * 37) % 11) as f64)),
            ("session", numbers(&|row| (row % 4) as f64)),
            ("age", numbers(&|row| ((row / 4) * 7 % 5) as f64)),
            ("style", numbers(&|row| (row / 24) as f64)),
            ("bond", numbers(&|row| (row % 4) as f64 + (row / 4) as f64)),
            ("patient", names(&|row| format!("p{}", row / 4))),
            ("therapist", names(&|row| format!("t{}", row / 24))),
        ])
        .unwrap();
        let formula = "y ~ session + age + style + bond + (1 | patient) + (1 | therapist)";
        let design = Design::new(&Formula::read(formula).unwrap(), &table, &Settings::default()).unwrap();
        let check = |name: &str, level: Option<Level>| assert_eq!(Level::of(&design, name), level, "{name}");
        check("session", Some(Level::Within("patient".to_owned())));
        check("age", Some(Level::Between("patient".to_owned())));
        check("style", Some(Level::Between("therapist".to_owned())));
        check("bond", Some(Level::Both("patient".to_owned())));
        check("(Intercept)", None);
    }
}
