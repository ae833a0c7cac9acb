//! How well persons, and how well their changes, are told apart when they answer several items at several sessions.

use crate::components::{MeanSquare, components};
use crate::error::StatsError;
use crate::grid::Grid;
use std::collections::{BTreeMap, BTreeSet};

/// What goes into the answers of persons to items at sessions, and what follows for reliability.
#[derive(Debug, Clone, PartialEq)]
pub struct Generalisability {
    /// Persons with every answer.
    pub persons: usize,
    /// Persons left out because one is missing.
    pub left_out: usize,
    /// Sessions.
    pub sessions: usize,
    /// Items.
    pub items: usize,
    /// The analysis of variance: persons, sessions, items, persons × sessions, sessions × items, persons × items, what is left.
    pub analysis: [Source; 7],
    /// Sessions and items are the same for all.
    pub crossed: Crossed,
    /// Each person has sessions of one's own, and items are alike.
    pub nested: Nested,
}

/// One line of an analysis of variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Source {
    /// Degrees of freedom.
    pub degrees: f64,
    /// The sum of squares.
    pub squares: f64,
}

impl Source {
    /// The squares of one degree of freedom.
    pub fn mean_square(self) -> f64 {
        self.squares / self.degrees
    }
}

/// Variance components and coefficients when sessions and items are the same for all persons.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crossed {
    /// Persons differ.
    pub person: f64,
    /// Sessions differ, for all.
    pub session: f64,
    /// Items differ, for all.
    pub item: f64,
    /// Persons change from session to session: what feedback is about.
    pub person_session: f64,
    /// Persons differ in which items they affirm.
    pub person_item: f64,
    /// Items shift from session to session, for all.
    pub session_item: f64,
    /// What is left.
    pub residual: f64,
    /// R_kF: the mean over these sessions and items.
    pub of_mean_over_sessions: f64,
    /// R_1R: the mean over items at any one session.
    pub of_one_session: f64,
    /// R_kR: the mean over as many sessions, whichever they are.
    pub of_mean_over_any_sessions: f64,
    /// R_C: change from session to session.
    pub of_change: f64,
}

impl Crossed {
    /// All components, in the order of the fields.
    pub fn components(&self) -> [f64; 7] {
        let Self { person, session, item, person_session, person_item, session_item, residual, .. } = *self;
        [person, session, item, person_session, person_item, session_item, residual]
    }
}

/// Variance components and coefficients when each person has sessions of one's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nested {
    /// Persons differ.
    pub person: f64,
    /// Sessions of one person differ.
    pub session_in_person: f64,
    /// Answers within one session differ.
    pub residual: f64,
    /// R_kRn: the mean over all sessions.
    pub of_mean_over_sessions: f64,
    /// R_Cn: change from session to session.
    pub of_change: f64,
}

impl Nested {
    /// All components, in the order of the fields.
    pub fn components(&self) -> [f64; 3] {
        [self.person, self.session_in_person, self.residual]
    }
}

/// Splits the answers of persons to items at sessions into variance components and computes the coefficients of Shrout and Lane,
/// among them that of change, `R_C = σ²_PS/(σ²_PS + σ²_E/k)`.
///
/// Components by restricted maximum likelihood; where none is negative, these are the ones of the analysis of variance. In every
/// coefficient what is to be told apart stands over itself plus its error, as psych's `multilevel.reliability` has them.
///
/// # Shape
/// One row per person and session, one column per item; `persons[r]` and `sessions[r]` say whose and which it is. Each person may have
/// each session once.
/// # Range and units
/// Components in the square of the unit of an answer; coefficients from 0 to 1.
/// # Missing data
/// The design has to be balanced: a person without an answer to every item at every session is left out and counted.
/// # Errors
/// [`StatsError::LengthsDiffer`], [`StatsError::TooFewObservations`] with fewer than two persons, sessions or items,
/// [`StatsError::NoVariation`] when all answers are the same.
/// # Source
/// [Cranford2006], [ShroutLane2012]
/// # Example
/// ```
/// use verbond_stats::grid::Grid;
/// use verbond_stats::reliability::generalisability::generalisability;
///
/// // Three persons, two sessions, two items.
/// let answers = Grid::from_complete_columns(vec![
///     vec![5.0, 6.0, 3.0, 2.0, 7.0, 7.0],
///     vec![5.0, 7.0, 2.0, 2.0, 6.0, 7.0],
/// ])?;
/// let found = generalisability(&answers, &["a", "a", "b", "b", "c", "c"], &[1, 2, 1, 2, 1, 2])?;
/// assert!(found.crossed.of_mean_over_sessions > 0.9 && found.crossed.of_one_session < 0.95);
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn generalisability<P: Ord, S: Ord>(
    answers: &Grid,
    persons: &[P],
    sessions: &[S],
) -> Result<Generalisability, StatsError> {
    for right in [persons.len(), sessions.len()] {
        if right != answers.row_count() {
            return Err(StatsError::LengthsDiffer { left: answers.row_count(), right });
        }
    }
    let cube = Cube::of(answers, persons, sessions)?;
    let squares = cube.squares();
    if squares.iter().all(|square| square.0 == 0.0) {
        return Err(StatsError::NoVariation { variable: 0 });
    }
    Ok(Generalisability {
        persons: cube.cells.len(),
        left_out: cube.left_out,
        sessions: cube.sessions,
        items: cube.items,
        analysis: squares.map(|(squares, degrees)| Source { degrees, squares }),
        crossed: crossed(&cube, &squares)?,
        nested: nested(&cube, &squares)?,
    })
}

/// Persons, each with sessions of items, none missing.
struct Cube {
    cells: Vec<Vec<Vec<f64>>>,
    sessions: usize,
    items: usize,
    left_out: usize,
}

impl Cube {
    fn of<P: Ord, S: Ord>(answers: &Grid, persons: &[P], sessions: &[S]) -> Result<Self, StatsError> {
        let all: BTreeSet<&S> = sessions.iter().collect();
        let items = answers.column_count();
        let mut of_person: BTreeMap<&P, BTreeMap<&S, Vec<f64>>> = BTreeMap::new();
        for (row, (person, session)) in persons.iter().zip(sessions).enumerate() {
            let own = of_person.entry(person).or_default();
            let cells: Vec<f64> = (0..items).map(|item| answers.column(item)[row]).collect();
            if !cells.iter().any(|cell| cell.is_nan()) {
                own.insert(session, cells);
            }
        }
        let count = of_person.len();
        let cells: Vec<Vec<Vec<f64>>> = of_person
            .into_values()
            .filter(|own| own.len() == all.len())
            .map(|own| own.into_values().collect())
            .collect();
        for got in [cells.len(), all.len(), items] {
            if got < 2 {
                return Err(StatsError::TooFewObservations { needed: 2, got });
            }
        }
        Ok(Self { left_out: count - cells.len(), cells, sessions: all.len(), items })
    }

    fn sizes(&self) -> (f64, f64, f64) {
        (self.cells.len() as f64, self.sessions as f64, self.items as f64)
    }

    /// Sums of squares with their degrees of freedom: persons, sessions, items, persons × sessions, sessions × items, persons × items,
    /// and the rest.
    fn squares(&self) -> [(f64, f64); 7] {
        let (p, t, k) = self.sizes();
        let (sessions, items) = (self.sessions, self.items);
        let mean_of = |person: &Vec<Vec<f64>>| person.iter().flatten().sum::<f64>() / (t * k);
        let persons: Vec<f64> = self.cells.iter().map(mean_of).collect();
        let grand = persons.iter().sum::<f64>() / p;
        let over = |of: &dyn Fn(&Vec<Vec<f64>>) -> f64, by: f64| self.cells.iter().map(of).sum::<f64>() / by;
        let session: Vec<f64> =
            (0..sessions).map(|at| over(&|person| person[at].iter().sum::<f64>(), p * k)).collect();
        let item: Vec<f64> = (0..items)
            .map(|at| over(&|person| person.iter().map(|own| own[at]).sum::<f64>(), p * t))
            .collect();
        let (mut of_ps, mut of_pi, mut rest) = (0.0, 0.0, 0.0);
        let mut of_si = 0.0;
        let session_item: Vec<Vec<f64>> = (0..sessions)
            .map(|at| (0..items).map(|which| over(&|person| person[at][which], p)).collect())
            .collect();
        for (at, own) in session_item.iter().enumerate() {
            for (which, mean) in own.iter().enumerate() {
                of_si += p * (mean - session[at] - item[which] + grand).powi(2);
            }
        }
        for (person, mean) in self.cells.iter().zip(&persons) {
            let of_session: Vec<f64> = person.iter().map(|own| own.iter().sum::<f64>() / k).collect();
            let of_item: Vec<f64> =
                (0..items).map(|at| person.iter().map(|own| own[at]).sum::<f64>() / t).collect();
            of_ps += k * of_session
                .iter()
                .zip(&session)
                .map(|(own, all)| (own - mean - all + grand).powi(2))
                .sum::<f64>();
            of_pi += t * of_item
                .iter()
                .zip(&item)
                .map(|(own, all)| (own - mean - all + grand).powi(2))
                .sum::<f64>();
            for (at, own) in person.iter().enumerate() {
                for (which, cell) in own.iter().enumerate() {
                    let fitted = of_session[at] + of_item[which] + session_item[at][which]
                        - mean
                        - session[at]
                        - item[which]
                        + grand;
                    rest += (cell - fitted).powi(2);
                }
            }
        }
        let around = |means: &[f64]| means.iter().map(|mean| (mean - grand).powi(2)).sum::<f64>();
        [
            (t * k * around(&persons), p - 1.0),
            (p * k * around(&session), t - 1.0),
            (p * t * around(&item), k - 1.0),
            (of_ps, (p - 1.0) * (t - 1.0)),
            (of_si, (t - 1.0) * (k - 1.0)),
            (of_pi, (p - 1.0) * (k - 1.0)),
            (rest, (p - 1.0) * (t - 1.0) * (k - 1.0)),
        ]
    }
}

fn crossed(cube: &Cube, squares: &[(f64, f64); 7]) -> Result<Crossed, StatsError> {
    let (p, t, k) = cube.sizes();
    // Components in the order: person, session, item, person × session, session × item, person × item, residual.
    let contains = [
        [t * k, 0.0, 0.0, k, 0.0, t, 1.0],
        [0.0, p * k, 0.0, k, p, 0.0, 1.0],
        [0.0, 0.0, p * t, 0.0, p, t, 1.0],
        [0.0, 0.0, 0.0, k, 0.0, 0.0, 1.0],
        [0.0, 0.0, 0.0, 0.0, p, 0.0, 1.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, t, 1.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
    ];
    let mean_squares: Vec<MeanSquare> = squares
        .iter()
        .zip(contains)
        .map(|((sum, degrees), contains)| MeanSquare {
            value: sum / degrees,
            degrees: *degrees,
            contains: contains.to_vec(),
        })
        .collect();
    let found = components(&mean_squares)?;
    let (person, session, person_session, person_item, residual) =
        (found[0], found[1], found[3], found[5], found[6]);
    let told = person + person_item / k;
    Ok(Crossed {
        person,
        session,
        item: found[2],
        person_session,
        person_item,
        session_item: found[4],
        residual,
        of_mean_over_sessions: share(told, residual / (t * k)),
        of_one_session: share(told, session + person_session + residual / k),
        of_mean_over_any_sessions: share(told, (session + person_session + residual / k) / t),
        of_change: share(person_session, residual / k),
    })
}

fn nested(cube: &Cube, squares: &[(f64, f64); 7]) -> Result<Nested, StatsError> {
    let (_, t, k) = cube.sizes();
    let pooled = |parts: &[usize], contains: [f64; 3]| {
        let sum: f64 = parts.iter().map(|part| squares[*part].0).sum();
        let degrees: f64 = parts.iter().map(|part| squares[*part].1).sum();
        MeanSquare { value: sum / degrees, degrees, contains: contains.to_vec() }
    };
    let found = components(&[
        pooled(&[0], [t * k, k, 1.0]),
        pooled(&[1, 3], [0.0, k, 1.0]),
        pooled(&[2, 4, 5, 6], [0.0, 0.0, 1.0]),
    ])?;
    let (person, session_in_person, residual) = (found[0], found[1], found[2]);
    Ok(Nested {
        person,
        session_in_person,
        residual,
        of_mean_over_sessions: share(person, session_in_person / t + residual / (t * k)),
        of_change: share(session_in_person, residual / k),
    })
}

/// What is told over itself plus its error; 0 where there is neither.
fn share(told: f64, error: f64) -> f64 {
    if told == 0.0 { 0.0 } else { told / (told + error) }
}

#[cfg(test)]
mod tests;
