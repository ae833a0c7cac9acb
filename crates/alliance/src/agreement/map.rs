//! The map of goals × tasks: what serves what, and who holds it.

use super::Agreement;
use super::point::{Holding, Kind, Point};

/// What stands where a goal and a task meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The task does not serve the goal.
    Apart,
    /// It does, and these hold both the goal and the task as they stand.
    Serves(Holding),
}

/// Goals × tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map<'a> {
    /// The columns.
    pub goals: Vec<&'a Point>,
    /// The rows, each with a cell per goal.
    pub tasks: Vec<(&'a Point, Vec<Cell>)>,
}

impl<'a> Map<'a> {
    /// The map of what goes on.
    ///
    /// # Source
    /// our choice, ADR-0016
    pub fn of(agreement: &'a Agreement) -> Self {
        let goals: Vec<&Point> = agreement.of_kind(Kind::Goal).filter(|goal| goal.is_going_on()).collect();
        let tasks = agreement
            .of_kind(Kind::Task)
            .filter(|task| task.is_going_on())
            .map(|task| (task, goals.iter().map(|goal| cell(goal, task)).collect()))
            .collect();
        Self { goals, tasks }
    }

    /// The goals no task serves yet.
    pub fn goals_without_a_task(&self) -> impl Iterator<Item = &'a Point> {
        self.goals.iter().enumerate().filter_map(|(place, goal)| {
            let is_bare = self.tasks.iter().all(|(_, cells)| cells[place] == Cell::Apart);
            is_bare.then_some(*goal)
        })
    }
}

fn cell(goal: &Point, task: &Point) -> Cell {
    if task.current().terms.goals.contains(&goal.id()) {
        Cell::Serves(goal.holding().and(task.holding()))
    } else {
        Cell::Apart
    }
}
