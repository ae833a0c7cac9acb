//! Who is in a file: a row for each person, or for each session of a person, whichever the models are of.

use super::error::StudyError;
use super::{Asked, On};
use crate::chosen::{Chosen, Values, means, names, numbers};
use crate::failure::Failure;
use crate::preparation::{Preparation, Prepared};
use crate::reading::{Found, Source};
use stats::table::factor::Factor as Levelled;
use std::collections::{BTreeMap, BTreeSet};

/// Names by row.
pub(crate) type Names = Vec<Option<String>>;

/// The columns of a study, a value for each row of its models.
#[derive(Debug, Clone)]
pub(crate) struct Roster {
    pub found: Found,
    /// Whose each row is.
    pub persons: Vec<String>,
    pub groups: Option<Names>,
    pub trainers: Option<Names>,
    /// Sessions since the first one in the file; only where rows are sessions.
    pub time: Option<Values>,
    pub baseline: Option<Values>,
    pub outcome: Values,
    pub factors: Vec<Factor>,
    /// How many sessions each person attended, where that is known.
    pub attended: Option<BTreeMap<String, f64>>,
    /// Persons with more than one trainer, who count with the one of most of their sessions.
    pub with_two_trainers: usize,
    /// Groups of one name under several trainers, told apart by adding the trainer.
    pub groups_renamed: bool,
}

/// What may go with the outcome.
#[derive(Debug, Clone)]
pub(crate) struct Factor {
    pub name: String,
    pub values: Values,
}

impl Roster {
    pub fn read(asked: &Asked, preparation: &Preparation, source: &Source) -> Result<Self, Failure> {
        if asked.session.is_some() && asked.person.is_none() {
            return Err(StudyError::NoPersons.into());
        }
        let measured = [Some(&asked.outcome), asked.baseline.as_ref(), asked.attended.as_ref()];
        let measured = measured.into_iter().flatten().chain(&asked.factors).chain(&asked.session);
        let naming = [&asked.person, &asked.group, &asked.trainer].into_iter().flatten();
        let chosen = Chosen {
            measured: measured.map(String::as_str).collect(),
            naming: naming.map(String::as_str).collect(),
        };
        let prepared = chosen.read(preparation, source)?;
        let rows = Self::rows(asked, prepared)?;
        let mut roster = match (&asked.session, asked.on) {
            (None, _) => rows.of_persons(asked)?,
            (Some(session), On::Sessions) => rows.of_sessions(asked, session)?.0,
            (Some(session), On::End | On::Change | On::ChangeAlone) => {
                let (rows, sessions) = rows.of_sessions(asked, session)?;
                rows.by_person(&sessions, asked)?
            }
        };
        roster.tell_groups_apart();
        Ok(roster)
    }

    /// The rows of the file as they stand.
    fn rows(asked: &Asked, prepared: Prepared) -> Result<Self, Failure> {
        let row_count = prepared.table.row_count();
        let named = |column: &Option<String>| -> Result<Option<Names>, Failure> {
            let Some(column) = column else { return Ok(None) };
            let factor = names(&prepared, column)?;
            Ok(Some((0..row_count).map(|row| factor.level(row).map(str::to_owned)).collect()))
        };
        let measured = |column: &Option<String>| -> Result<Option<Values>, Failure> {
            column.as_deref().map(|column| numbers(&prepared, column)).transpose()
        };
        let factors = asked.factors.iter().map(|name| {
            // A factor that nobody has is told among those that cannot be compared.
            let values = match numbers(&prepared, name) {
                Err(Failure::NoValues { .. }) => vec![None; row_count],
                other => other?,
            };
            Ok(Factor { name: name.clone(), values })
        });
        let persons: Vec<String> = match named(&asked.person)? {
            // A row without a person cannot be laid beside others: it stands for itself.
            Some(persons) => {
                let own =
                    |(row, name): (usize, Option<String>)| name.unwrap_or_else(|| format!("({})", row + 1));
                persons.into_iter().enumerate().map(own).collect()
            }
            None => (1..=row_count).map(|row| row.to_string()).collect(),
        };
        let attended = measured(&asked.attended)?;
        Ok(Self {
            groups: named(&asked.group)?,
            trainers: named(&asked.trainer)?,
            time: measured(&asked.session)?,
            baseline: measured(&asked.baseline)?,
            outcome: numbers(&prepared, &asked.outcome)?,
            factors: factors.collect::<Result<_, Failure>>()?,
            attended: attended.map(|values| counted(&persons, &values)),
            persons,
            with_two_trainers: 0,
            groups_renamed: false,
            found: prepared.found,
        })
    }

    /// Refuses a person who stands in two rows.
    fn of_persons(self, asked: &Asked) -> Result<Self, Failure> {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (row, person) in self.persons.iter().enumerate().filter(|_| asked.person.is_some()) {
            if let Some(before) = first.insert(person, row) {
                let rows = (before + 1, row + 1);
                return Err(StudyError::PersonTwice { person: person.clone(), rows }.into());
            }
        }
        Ok(Self { time: None, ..self })
    }

    /// Rows that are sessions, in which each person is in one group and began at one baseline; with the session numbers.
    fn of_sessions(mut self, asked: &Asked, column: &str) -> Result<(Self, Values), Failure> {
        let sessions = self.time.take().expect("a column of sessions was read");
        let mut first: BTreeMap<(&str, u64), usize> = BTreeMap::new();
        let mut attended: BTreeMap<String, f64> =
            self.persons.iter().map(|person| (person.clone(), 0.0)).collect();
        for (row, session) in sessions.iter().enumerate() {
            let Some(session) = session else { continue };
            let person = self.persons[row].as_str();
            if let Some(before) = first.insert((person, session.to_bits()), row) {
                let (person, session) = (person.to_owned(), session.to_string());
                return Err(StudyError::SessionTwice { person, session, rows: (before + 1, row + 1) }.into());
            }
            // Whoever left nothing at all in a row was not there.
            let came =
                self.outcome[row].is_some() || self.factors.iter().any(|one| one.values[row].is_some());
            if came {
                *attended.get_mut(person).expect("each person was counted") += 1.0;
            }
        }
        let start = sessions.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        if !start.is_finite() {
            return Err(Failure::NoValues { name: column.to_owned() });
        }
        self.time = Some(sessions.iter().map(|session| session.map(|session| session - start)).collect());
        self.attended = Some(attended);
        if let (Some(baseline), Some(name)) = (&mut self.baseline, &asked.baseline) {
            *baseline = one_each(&self.persons, baseline, name)?;
        }
        if let (Some(groups), Some(name)) = (&mut self.groups, &asked.group) {
            *groups = one_each(&self.persons, groups, name)?;
        }
        if let Some(trainers) = &mut self.trainers {
            self.with_two_trainers = settle(&self.persons, trainers);
        }
        Ok((self, sessions))
    }

    /// A row for each person: factors as the mean over the sessions, the outcome as the last score there is.
    fn by_person(self, sessions: &Values, asked: &Asked) -> Result<Self, Failure> {
        let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (row, person) in self.persons.iter().enumerate() {
            rows.entry(person).or_default().push(row);
        }
        let first = |names: &Names| -> Names { rows.values().map(|rows| names[rows[0]].clone()).collect() };
        let last = |rows: &Vec<usize>| {
            let there = rows.iter().filter(|row| self.outcome[**row].is_some() && sessions[**row].is_some());
            let last =
                there.max_by(|a, b| sessions[**a].partial_cmp(&sessions[**b]).expect("both are numbers"));
            last.and_then(|row| self.outcome[*row])
        };
        let people = Levelled::from_texts(self.persons.iter().map(|person| Some(person.as_str())));
        // Both stand in the order of their names.
        let factor = |one: &Factor| Factor { name: one.name.clone(), values: means(&people, &one.values) };
        let outcome: Values = rows.values().map(last).collect();
        if outcome.iter().all(Option::is_none) {
            return Err(StudyError::NoOutcome { outcome: asked.outcome.clone() }.into());
        }
        Ok(Self {
            persons: rows.keys().map(|person| (*person).to_owned()).collect(),
            groups: self.groups.as_ref().map(first),
            trainers: self.trainers.as_ref().map(first),
            time: None,
            baseline: self.baseline.as_ref().map(|all| rows.values().map(|rows| all[rows[0]]).collect()),
            outcome,
            factors: self.factors.iter().map(factor).collect(),
            attended: self.attended,
            with_two_trainers: self.with_two_trainers,
            groups_renamed: self.groups_renamed,
            found: self.found,
        })
    }

    /// Groups that are numbered anew under each trainer get the trainer in their name.
    fn tell_groups_apart(&mut self) {
        let (Some(groups), Some(trainers)) = (&mut self.groups, &self.trainers) else { return };
        let mut led: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (group, trainer) in groups.iter().zip(trainers) {
            if let (Some(group), Some(trainer)) = (group, trainer) {
                led.entry(group).or_default().insert(trainer);
            }
        }
        self.groups_renamed = led.values().any(|trainers| trainers.len() > 1);
        if self.groups_renamed {
            for (group, trainer) in groups.iter_mut().zip(trainers) {
                *group = match (&group, trainer) {
                    (Some(group), Some(trainer)) => Some(format!("{trainer}:{group}")),
                    (Some(_), None) | (None, _) => None,
                };
            }
        }
    }

    /// The rows of those who attended at least so many sessions; `None` where that is not known, or where it is everyone.
    pub fn completers(&self, least: usize) -> Option<Vec<usize>> {
        let attended = self.attended.as_ref()?;
        let came =
            |row: &usize| attended.get(&self.persons[*row]).is_some_and(|count| *count >= least as f64);
        let rows: Vec<usize> = (0..self.persons.len()).filter(came).collect();
        (rows.len() < self.persons.len()).then_some(rows)
    }
}

fn counted(persons: &[String], values: &Values) -> BTreeMap<String, f64> {
    let pairs = persons.iter().zip(values);
    pairs.filter_map(|(person, value)| value.map(|value| (person.clone(), value))).collect()
}

/// The one value of each person, in all of the person's rows.
fn one_each<V: Clone + PartialEq + ToString>(
    persons: &[String],
    values: &[Option<V>],
    column: &str,
) -> Result<Vec<Option<V>>, Failure> {
    let mut known: BTreeMap<&str, &V> = BTreeMap::new();
    for (person, value) in persons.iter().zip(values) {
        let Some(value) = value else { continue };
        let before = known.entry(person).or_insert(value);
        if *before != value {
            let (person, column) = (person.clone(), column.to_owned());
            let (one, other) = (before.to_string(), value.to_string());
            return Err(StudyError::TwoValues { person, column, one, other }.into());
        }
    }
    Ok(persons.iter().map(|person| known.get(person.as_str()).map(|value| (*value).clone())).collect())
}

/// Gives each person the trainer of most of the own sessions, and counts those who had more than one.
fn settle(persons: &[String], trainers: &mut Names) -> usize {
    let mut met: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (person, trainer) in persons.iter().zip(trainers.iter()) {
        if let Some(trainer) = trainer {
            *met.entry(person).or_default().entry(trainer).or_default() += 1;
        }
    }
    let own = |person: &str| -> Option<String> {
        let met = met.get(person)?;
        // Of equally many, the first by name.
        let most = met.values().max()?;
        met.iter().find(|(_, count)| *count == most).map(|(trainer, _)| (*trainer).to_owned())
    };
    let changed = met.values().filter(|met| met.len() > 1).count();
    let settled: Names = persons.iter().map(|person| own(person)).collect();
    *trainers = settled;
    changed
}
