//! At which levels people differ that these rows can tell apart: persons, groups, trainers.

use super::error::StudyError;
use super::roster::{Names, Roster};
use super::{Asked, On};
use std::collections::{BTreeMap, BTreeSet};

/// A level above the rows of a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Person,
    Group,
    Trainer,
}

/// A level that stands in the models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Level {
    pub kind: Kind,
    /// The column that names it.
    pub column: String,
    pub count: usize,
}

/// Why a level does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// No column was named.
    NotNamed,
    /// There is one.
    One,
    /// Each holds one person.
    OnePerson,
    /// Each trainer led one group, so that the two are one level.
    OneGroup,
}

/// The levels of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Levels {
    pub kept: Vec<Level>,
    pub left: Vec<(Kind, Why)>,
    /// Groups and trainers in the rows, in the models or not.
    pub group_count: Option<usize>,
    pub trainer_count: Option<usize>,
}

impl Levels {
    /// The levels that the rows can tell apart.
    pub fn of(roster: &Roster, rows: &[usize], asked: &Asked) -> Result<Self, StudyError> {
        let mut levels = Self { kept: Vec::new(), left: Vec::new(), group_count: None, trainer_count: None };
        let named = |name: &Option<String>| name.clone().expect("a level that was read was named");
        let persons: BTreeSet<&str> = rows.iter().map(|row| roster.persons[*row].as_str()).collect();
        if asked.on == On::Sessions {
            let column = named(&asked.person);
            levels.kept.push(Level { kind: Kind::Person, column, count: persons.len() });
        }
        levels.group_count = levels.place(Kind::Group, &roster.groups, &asked.group, (roster, rows));
        levels.trainer_count = levels.place(Kind::Trainer, &roster.trainers, &asked.trainer, (roster, rows));
        let groups = levels.count_of(Kind::Group);
        if let (Some(groups), Some(trainers)) = (groups, levels.count_of(Kind::Trainer))
            && groups == trainers
        {
            levels.kept.retain(|level| level.kind != Kind::Trainer);
            levels.left.push((Kind::Trainer, Why::OneGroup));
        }
        if levels.kept.is_empty() {
            let (groups, trainers) = (levels.group_count.unwrap_or(0), levels.trainer_count.unwrap_or(0));
            return Err(StudyError::NoLevels { groups, trainers });
        }
        Ok(levels)
    }

    /// Keeps a level, or says why not; how many there are of it.
    fn place(
        &mut self,
        kind: Kind,
        names: &Option<Names>,
        column: &Option<String>,
        (roster, rows): (&Roster, &[usize]),
    ) -> Option<usize> {
        let (Some(names), Some(column)) = (names, column) else {
            self.left.push((kind, Why::NotNamed));
            return None;
        };
        let mut held: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in rows {
            if let Some(name) = &names[*row] {
                held.entry(name).or_default().insert(&roster.persons[*row]);
            }
        }
        let count = held.len();
        if count < 2 {
            self.left.push((kind, Why::One));
        } else if held.values().all(|persons| persons.len() == 1) {
            self.left.push((kind, Why::OnePerson));
        } else {
            self.kept.push(Level { kind, column: column.clone(), count });
        }
        Some(count)
    }

    fn count_of(&self, kind: Kind) -> Option<usize> {
        self.kept.iter().find(|level| level.kind == kind).map(|level| level.count)
    }

    /// The level that factors are parted by: the lowest one.
    pub fn parting(&self) -> Option<&Level> {
        self.kept.first()
    }

    /// The level of which one is left out at a time: the highest one that is not the person.
    pub fn outermost(&self) -> Option<&Level> {
        self.kept.iter().rfind(|level| level.kind != Kind::Person)
    }
}
