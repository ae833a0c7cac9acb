//! Scores that say little: a line along the top, or the same answer throughout.

use crate::component::Perspective;
use crate::course::{ComponentCourse, Course};

/// Over how many measured sessions in a row scores have to stay alike before it is said.
///
/// # Source
/// our choice, ADR-0015
pub const SESSIONS: usize = 4;

/// Why someone's scores say little for now. Not a success, and not a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Little {
    /// In whose answers.
    pub perspective: Perspective,
    /// What they look like.
    pub kind: LittleKind,
    /// Over how many measured sessions, up to the last.
    pub sessions: usize,
}

/// What scores that say little look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LittleKind {
    /// All components at the top of the scale: there is no room to see a rise, and a fall has to pass the top first.
    Top,
    /// All components alike, and the same each time.
    Same,
}

crate::words!(LittleKind, "reason for little information", { Top => "top", Same => "same" });

/// The top of the scale, in points, less what rounding takes.
const TOP: f64 = 10.0 - 1e-9;

/// Whether someone's last [`SESSIONS`] measured sessions, or more, say little.
///
/// # Missing data
/// A session counts if all three components have a position; others are passed over.
/// # Source
/// our choice, ADR-0015
pub fn little(course: &Course, perspective: Perspective) -> Option<Little> {
    let line = |component: &'_ ComponentCourse| match perspective {
        Perspective::Client => Some(component.client.clone()),
        Perspective::Therapist => Some(component.therapist.clone()),
        Perspective::Observer => None,
    };
    let [bond, goal, task] = &course.components;
    let lines = [line(bond)?, line(goal)?, line(task)?];
    let complete = |place: usize| -> Option<[f64; 3]> {
        let [bond, goal, task] = &lines;
        Some([bond[place].value()?, goal[place].value()?, task[place].value()?])
    };
    let backwards = (0..course.sessions.len()).rev().filter_map(complete);
    let values: Vec<[f64; 3]> = backwards.collect();
    let last = *values.first()?;
    if last.iter().any(|value| (value - last[0]).abs() > 1e-9) {
        return None;
    }
    let alike = |of: &[f64; 3]| of.iter().all(|value| (value - last[0]).abs() <= 1e-9);
    let sessions = values.iter().take_while(|of| alike(of)).count();
    let kind = if last[0] >= TOP { LittleKind::Top } else { LittleKind::Same };
    (sessions >= SESSIONS).then_some(Little { perspective, kind, sessions })
}
