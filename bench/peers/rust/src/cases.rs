//! The models that are compared, and the tables they are fitted to.

use crate::Further;
use std::path::Path;

/// One model on one table.
pub struct Case {
    file: &'static str,
    /// As lme4 writes it.
    pub formula: &'static str,
    groups: &'static [&'static str],
    numbers: &'static [&'static str],
    pub further: Further,
}

/// The columns of a table that a model names.
pub struct Columns {
    pub groups: Vec<(&'static str, Vec<String>)>,
    pub numbers: Vec<(&'static str, Vec<f64>)>,
}

const SLEEP: Case = Case {
    file: "sleepstudy.csv",
    formula: "Reaction ~ Days + (Days | Subject)",
    groups: &["Subject"],
    numbers: &["Reaction", "Days"],
    further: Further::Nothing,
};

const SESSIONS: Case = Case {
    file: "sessions_80k.csv",
    formula: "y ~ time + allw + allb + (1 + time | patient) + (1 | therapist)",
    groups: &["patient", "therapist"],
    numbers: &["y", "time", "allw", "allb"],
    further: Further::Nothing,
};

impl Case {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "sleep" => SLEEP,
            "sleep_satterthwaite" => Self { further: Further::Satterthwaite, ..SLEEP },
            "sleep_kr" => Self { further: Further::KenwardRoger, ..SLEEP },
            "sessions_80k" => SESSIONS,
            "sessions_80k_satterthwaite" => Self { further: Further::Satterthwaite, ..SESSIONS },
            "sessions_80k_intercepts" => {
                Self { formula: "y ~ time + allw + allb + (1 | patient)", groups: &["patient"], ..SESSIONS }
            }
            "sessions_80k_slopes" => Self {
                formula: "y ~ time + allw + allb + (1 + time | patient)",
                groups: &["patient"],
                ..SESSIONS
            },
            "sessions_1m" => Self { file: "sessions_1m.csv", ..SESSIONS },
            // The groups of department by service are made beforehand: not every crate can cross two columns.
            "crossed" => Case {
                file: "insteval.csv",
                formula: "y ~ service + (1 | s) + (1 | d) + (1 | dept_service)",
                groups: &["s", "d", "dept_service"],
                numbers: &["y", "service"],
                further: Further::Nothing,
            },
            _ => return None,
        })
    }

    pub fn read(&self, folder: &Path) -> Columns {
        let path = folder.join(self.file);
        let mut reader = csv::Reader::from_path(&path)
            .unwrap_or_else(|error| crate::leave(&format!("{}: {error}", path.display())));
        let names = reader.headers().expect("the table has a first row of names").clone();
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("every row is a row")).collect();
        let words = |name: &str| -> Vec<String> {
            let place = names.iter().position(|other| other == name).expect("the table has the column");
            rows.iter().map(|row| row[place].to_owned()).collect()
        };
        let crossed = || {
            words("dept").iter().zip(words("service")).map(|(one, other)| format!("{one}:{other}")).collect()
        };
        let group =
            |name: &&'static str| (*name, if *name == "dept_service" { crossed() } else { words(name) });
        let number = |name: &&'static str| {
            let read = |word: String| word.parse().expect("the column holds numbers");
            (*name, words(name).into_iter().map(read).collect())
        };
        Columns {
            groups: self.groups.iter().map(group).collect(),
            numbers: self.numbers.iter().map(number).collect(),
        }
    }
}
