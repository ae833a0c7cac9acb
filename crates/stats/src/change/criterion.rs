//! Drops below what a person's own sessions and the error of measurement explain, and whether they recover.

use crate::descriptive::summarise;
use crate::error::StatsError;

/// When a drop counts, and when it is made good.
///
/// The authors who wrote about such drops took different criteria and got different counts; so these are parameters, and
/// a page that shows a drop shows them too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criterion {
    /// How many spreads a drop has to reach: 1 is the less strict criterion, 2 the stricter one.
    pub multiple: f64,
    /// How much sessions of one client usually vary in this service; 0 where it is not known.
    pub spread_in_service: f64,
    /// The standard error of measurement; 0 where it is not known. One of the two has to be above 0.
    pub error_of_measurement: f64,
    /// How many sessions after the lowest point it may take to recover.
    pub repair_sessions: usize,
    /// How close to the peak counts as recovered, in spreads.
    pub repair_tolerance: f64,
    /// How many sessions in a row may be missing before the series is taken to start anew.
    pub gap_max: usize,
}

impl Criterion {
    /// The usual criterion at this multiple: recovery within five sessions to half a spread below the peak, and at most
    /// three missing sessions in a row.
    pub fn usual(multiple: f64, spread_in_service: f64) -> Self {
        Self {
            multiple,
            spread_in_service,
            error_of_measurement: 0.0,
            repair_sessions: 5,
            repair_tolerance: 0.5,
            gap_max: 3,
        }
    }

    fn checked(self) -> Result<Self, StatsError> {
        let at_least_zero = [
            ("spread in the service", self.spread_in_service),
            ("error of measurement", self.error_of_measurement),
            ("repair tolerance", self.repair_tolerance),
        ];
        if let Some((parameter, value)) =
            at_least_zero.into_iter().find(|(_, value)| !(*value >= 0.0 && value.is_finite()))
        {
            return Err(StatsError::ParameterOutOfRange { parameter, value });
        }
        if !(self.multiple > 0.0 && self.multiple.is_finite()) {
            return Err(StatsError::ParameterOutOfRange { parameter: "multiple", value: self.multiple });
        }
        let floor = self.spread_in_service.max(self.error_of_measurement);
        if floor == 0.0 {
            return Err(StatsError::ParameterOutOfRange { parameter: "spread", value: floor });
        }
        Ok(self)
    }
}

/// Whether more sessions may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// The person is still in care: the last drop may yet recover.
    Running,
    /// It is over: what has not recovered will not.
    Ended,
}

/// One drop, from the peak before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decline {
    /// The highest of the last three sessions before the fall; of equal ones the latest. Counted from 0, as all places.
    pub peak: usize,
    /// The first session at which the drop was large enough.
    pub flagged: usize,
    /// The lowest session.
    pub minimum: usize,
    /// From peak to minimum, in points.
    pub magnitude: f64,
    /// The spread it was judged by, in points.
    pub spread: f64,
    /// Whether it recovered.
    pub repair: Repair,
}

impl Decline {
    /// How many sessions it took from the peak to the lowest point; 1 is one arm of a simple V.
    pub fn length(&self) -> usize {
        self.minimum - self.peak
    }
}

/// What became of a drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// A session came close enough to the peak in time.
    Repaired {
        /// That session.
        session: usize,
    },
    /// None did.
    Unrepaired,
    /// None did so far, and there is still time.
    Open,
    /// The series broke off: too many missing sessions, or another therapist or instrument.
    BrokenOff,
}

/// Finds the drops in a series of sessions, as they would have been found session by session.
///
/// A fall is a run of sessions none of which rises; its peak is the highest of the last three sessions before it. It is
/// flagged when `peak − lowest ≥ k · spread`, where the spread is the largest of the service's, the person's own (the
/// standard deviation of all earlier sessions of this stretch, from four on) and the error of measurement: the stricter
/// one, never below error. From then on the drop is followed: a lower session moves the minimum, a session of at least
/// `peak − tolerance · spread` at most `repair_sessions` after the minimum repairs it.
///
/// # Shape
/// `breaks` are the places in `sessions` from which nothing before may be compared: another therapist, instrument or
/// recall period.
/// # Range and units
/// The unit of the score; higher is better. For a score that is better when lower, turn its sign.
/// # Missing data
/// A missing session is passed over, but counts as time: towards the repair window, and towards the gap that ends a
/// stretch.
/// # Errors
/// [`StatsError::ParameterOutOfRange`] for a criterion that cannot be, [`StatsError::NotFinite`].
/// # Source
/// [Gumz2012]; the idea of a criterion [Stiles2004], its use for outcome [Strauss2006].
/// # Example
/// ```
/// use verbond_stats::change::criterion::{Course, Criterion, Repair, declines};
///
/// let sessions = [52.0, 53.0, 51.0, 54.0, 53.0, 52.0, 44.0, 50.0, 53.0, 54.0].map(Some);
/// let found = declines(&sessions, &[], Criterion::usual(2.0, 4.0), Course::Running)?;
/// assert_eq!((found[0].flagged, found[0].magnitude, found[0].length()), (6, 10.0, 3));
/// assert_eq!(found[0].repair, Repair::Repaired { session: 8 });
/// # Ok::<(), verbond_stats::StatsError>(())
/// ```
pub fn declines(
    sessions: &[Option<f64>],
    breaks: &[usize],
    criterion: Criterion,
    course: Course,
) -> Result<Vec<Decline>, StatsError> {
    let criterion = criterion.checked()?;
    if let Some(index) = sessions.iter().position(|value| value.is_some_and(|value| !value.is_finite())) {
        return Err(StatsError::NotFinite { index });
    }
    let mut search = Search { criterion, before: Vec::new(), fall: None, open: None, found: Vec::new() };
    let mut missing = 0;
    for (session, value) in sessions.iter().enumerate() {
        if breaks.contains(&session) || missing > criterion.gap_max {
            search.break_off();
        }
        match value {
            None => missing += 1,
            Some(value) => {
                missing = 0;
                search.take(session, *value)?;
            }
        }
    }
    Ok(search.end(course, sessions.len()))
}

/// Sessions before a fall among which its peak is sought.
const PEAK_AMONG: usize = 3;
/// Sessions from which the person's own spread is taken into account.
const OWN_SPREAD_FROM: usize = 4;

struct Search {
    criterion: Criterion,
    /// Sessions of this stretch that are there.
    before: Vec<(usize, f64)>,
    /// The peak of the fall that is going on.
    fall: Option<(usize, f64)>,
    /// The drop that is being followed, with its peak's value.
    open: Option<(Decline, f64)>,
    found: Vec<Decline>,
}

impl Search {
    fn take(&mut self, session: usize, value: f64) -> Result<(), StatsError> {
        if let Some((mut decline, peak)) = self.open.take() {
            match self.follow(&mut decline, peak, session, value) {
                Repair::Open | Repair::BrokenOff => self.open = Some((decline, peak)),
                Repair::Repaired { .. } => self.found.push(decline),
                Repair::Unrepaired => {
                    self.found.push(decline);
                    self.watch(session, value)?;
                }
            }
        } else {
            self.watch(session, value)?;
        }
        self.before.push((session, value));
        Ok(())
    }

    /// What one more session means for a drop.
    fn follow(&self, decline: &mut Decline, peak: f64, session: usize, value: f64) -> Repair {
        let since = session - decline.minimum;
        let lowest = peak - decline.magnitude;
        if since > self.criterion.repair_sessions {
            decline.repair = Repair::Unrepaired;
        } else if value < lowest {
            decline.minimum = session;
            decline.magnitude = peak - value;
        } else if value >= peak - self.criterion.repair_tolerance * decline.spread {
            decline.repair = Repair::Repaired { session };
        } else if since == self.criterion.repair_sessions {
            decline.repair = Repair::Unrepaired;
        }
        decline.repair
    }

    /// Looks whether a fall begins, goes on, ends or is large enough.
    fn watch(&mut self, session: usize, value: f64) -> Result<(), StatsError> {
        let Some((_, last)) = self.before.last() else { return Ok(()) };
        if value > *last {
            self.fall = None;
            return Ok(());
        }
        if value < *last && self.fall.is_none() {
            let recent = &self.before[self.before.len().saturating_sub(PEAK_AMONG)..];
            self.fall = recent.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
        }
        let Some((peak, height)) = self.fall else { return Ok(()) };
        let spread = self.spread()?;
        let magnitude = height - value;
        if magnitude >= self.criterion.multiple * spread {
            let repair = Repair::Open;
            let decline = Decline { peak, flagged: session, minimum: session, magnitude, spread, repair };
            self.open = Some((decline, height));
            self.fall = None;
        }
        Ok(())
    }

    fn spread(&self) -> Result<f64, StatsError> {
        let given = self.criterion.spread_in_service.max(self.criterion.error_of_measurement);
        if self.before.len() < OWN_SPREAD_FROM {
            return Ok(given);
        }
        let values: Vec<Option<f64>> = self.before.iter().map(|(_, value)| Some(*value)).collect();
        let own = summarise(&values)?.standard_deviation.expect("four values have a spread");
        Ok(given.max(own))
    }

    /// Nothing from here on may be compared with what came before.
    fn break_off(&mut self) {
        if let Some((mut decline, _)) = self.open.take() {
            decline.repair = Repair::BrokenOff;
            self.found.push(decline);
        }
        self.before.clear();
        self.fall = None;
    }

    fn end(mut self, course: Course, sessions: usize) -> Vec<Decline> {
        if let Some((mut decline, _)) = self.open.take() {
            let is_late = sessions > decline.minimum + self.criterion.repair_sessions;
            decline.repair = match course {
                Course::Ended => Repair::Unrepaired,
                Course::Running if is_late => Repair::Unrepaired,
                Course::Running => Repair::Open,
            };
            self.found.push(decline);
        }
        self.found
    }
}

#[cfg(test)]
mod tests;
