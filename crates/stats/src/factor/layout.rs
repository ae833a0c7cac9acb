//! The table of parameters: what the text says, and what it leaves open, filled in as the usual rules have it.

use super::language::{Relation, Setting, Statement};
use super::model::{Between, Equal, Model, Released, Scale, Specification, arrow};
use super::structure::Value;
use crate::error::StatsError;
use std::collections::BTreeMap;

/// One line of the table of parameters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) group: usize,
    pub(super) left: String,
    pub(super) relation: Relation,
    pub(super) right: String,
    pub(super) label: String,
    pub(super) value: Value,
}

/// Whether intercepts belong to the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    Left,
    Modelled,
}

/// The table of parameters, and how many are free.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    pub(super) rows: Vec<Row>,
    pub(super) parameters: usize,
    pub(super) means: Means,
}

impl Model {
    /// Lays out all parameters of all groups, those of the text first.
    ///
    /// # Errors
    /// [`StatsError::LengthsDiffer`] where the text gives settings for another number of groups.
    pub(super) fn layout(
        &self,
        specification: &Specification,
        groups: usize,
        means: Means,
    ) -> Result<Layout, StatsError> {
        let has_intercepts =
            self.statements.iter().any(|statement| statement.relation == Relation::Intercept);
        let means = if has_intercepts || groups > 1 { Means::Modelled } else { means };
        let mut drafts = Vec::new();
        for group in 0..groups {
            for statement in &self.statements {
                let setting = match statement.settings.as_slice() {
                    [] => None,
                    [one] => Some(one.clone()),
                    many if many.len() == groups => Some(many[group].clone()),
                    many => return Err(StatsError::LengthsDiffer { left: groups, right: many.len() }),
                };
                drafts.push(Draft::of(group, statement, setting));
            }
            drafts.extend(self.left_open(specification, group, means));
        }
        self.settle(&mut drafts, specification);
        Ok(number(drafts, means))
    }

    /// What the text does not say: variances, covariances between factors, intercepts.
    fn left_open(&self, specification: &Specification, group: usize, means: Means) -> Vec<Draft> {
        let is_said = |left: &str, relation: Relation, right: &str| {
            self.statements.iter().any(|statement| {
                statement.relation == relation
                    && ((statement.left == left && statement.right == right)
                        || (statement.left == right && statement.right == left))
            })
        };
        let mut drafts = Vec::new();
        let mut open = |left: &str, relation: Relation, right: &str, setting: Option<Setting>| {
            if !is_said(left, relation, right) {
                let (left, right) = (left.to_owned(), right.to_owned());
                drafts.push(Draft { group, left, relation, right, setting, is_written: false });
            }
        };
        for variable in self.variables() {
            let setting = self.measures_alone(variable).then_some(Setting::Fixed(0.0));
            open(variable, Relation::GoesWith, variable, setting);
        }
        let unit = || (specification.scale == Scale::UnitVariance).then_some(Setting::Fixed(1.0));
        for factor in self.factors() {
            open(factor, Relation::GoesWith, factor, unit());
        }
        for set in [self.outer_factors(), self.last_factors()] {
            for (at, left) in set.iter().enumerate() {
                for right in &set[at + 1..] {
                    let setting =
                        (specification.between == Between::Orthogonal).then_some(Setting::Fixed(0.0));
                    open(left, Relation::GoesWith, right, setting);
                }
            }
        }
        if means == Means::Modelled {
            for variable in self.variables() {
                open(variable, Relation::Intercept, "", None);
            }
            let is_free = group > 0
                && specification.equal.contains(&Equal::Intercepts)
                && !specification.equal.contains(&Equal::FactorMeans);
            for factor in self.factors() {
                open(factor, Relation::Intercept, "", (!is_free).then_some(Setting::Fixed(0.0)));
            }
        }
        drafts
    }

    /// Whether the variable is the only one that measures its factor, which is then the variable itself.
    fn measures_alone(&self, variable: &str) -> bool {
        let measures =
            || self.statements.iter().filter(|statement| statement.relation == Relation::MeasuredBy);
        let mut of = measures().filter(|statement| statement.right == *variable);
        match (of.next(), of.next()) {
            (Some(one), None) => measures().filter(|other| other.left == one.left).count() == 1,
            _ => false,
        }
    }

    /// Factors to which no arrow leads.
    fn outer_factors(&self) -> Vec<&String> {
        let has_arrow = |name: &String| self.statements.iter().filter_map(arrow).any(|(_, to)| to == name);
        self.factors().iter().filter(|factor| !has_arrow(factor)).collect()
    }

    /// Factors that depend on others and on which none depends.
    fn last_factors(&self) -> Vec<&String> {
        let depends = || self.statements.iter().filter(|statement| statement.relation == Relation::DependsOn);
        let is_last = |factor: &&String| {
            depends().any(|statement| statement.left == **factor)
                && !depends().any(|statement| statement.right == **factor)
        };
        self.factors().iter().filter(is_last).collect()
    }

    /// Gives factors their unit and groups their common names.
    fn settle(&self, drafts: &mut [Draft], specification: &Specification) {
        for factor in self.factors() {
            let groups = drafts.last().map_or(0, |draft| draft.group + 1);
            for group in 0..groups {
                let mut own = drafts.iter_mut().filter(|draft| draft.group == group);
                let first = own.find(|draft| draft.relation == Relation::MeasuredBy && draft.left == *factor);
                if let Some(first) = first
                    && specification.scale == Scale::FirstLoading
                    && first.setting.is_none()
                {
                    first.setting = Some(Setting::Fixed(1.0));
                }
            }
        }
        let holds_loadings = specification.equal.contains(&Equal::Loadings);
        for draft in drafts.iter_mut() {
            // Equal loadings carry the unit over from the first group: variances of later groups are free.
            let is_unit = specification.scale == Scale::UnitVariance
                && holds_loadings
                && draft.group > 0
                && !draft.is_written
                && draft.relation == Relation::GoesWith
                && draft.left == draft.right
                && self.is_factor(&draft.left);
            if is_unit {
                draft.setting = None;
            }
        }
        let first_group = drafts.iter().filter(|draft| draft.group == 0).count();
        for at in 0..drafts.len() {
            let draft = &drafts[at];
            let is_held = self.kind(draft).is_some_and(|kind| specification.equal.contains(&kind))
                && !specification.released.iter().any(|released| draft.is(released))
                && matches!(draft.setting, None | Some(Setting::Free));
            if is_held {
                let place = drafts[..first_group].iter().position(|first| {
                    (&first.left, first.relation, &first.right) == (&draft.left, draft.relation, &draft.right)
                });
                if let Some(place) = place {
                    drafts[at].setting = Some(Setting::Named(format!(".p{}.", place + 1)));
                }
            }
        }
    }

    /// Of which kind a parameter is.
    fn kind(&self, draft: &Draft) -> Option<Equal> {
        let is_factor = self.is_factor(&draft.left);
        match draft.relation {
            Relation::MeasuredBy => Some(Equal::Loadings),
            Relation::DependsOn => Some(Equal::Regressions),
            Relation::Intercept => Some(if is_factor { Equal::FactorMeans } else { Equal::Intercepts }),
            Relation::GoesWith => {
                let is_variance = draft.left == draft.right;
                match (is_factor, self.is_factor(&draft.right), is_variance) {
                    (true, true, true) => Some(Equal::FactorVariances),
                    (true, true, false) => Some(Equal::FactorCovariances),
                    (false, false, true) => Some(Equal::Residuals),
                    (false, false, false) => Some(Equal::ResidualCovariances),
                    (true, false, _) | (false, true, _) => None,
                }
            }
        }
    }
}

/// A row before its parameter has a number.
struct Draft {
    group: usize,
    left: String,
    relation: Relation,
    right: String,
    setting: Option<Setting>,
    is_written: bool,
}

impl Draft {
    fn of(group: usize, statement: &Statement, setting: Option<Setting>) -> Self {
        Self {
            group,
            left: statement.left.clone(),
            relation: statement.relation,
            right: statement.right.clone(),
            setting,
            is_written: true,
        }
    }

    fn is(&self, released: &Released) -> bool {
        (&self.left, self.relation, &self.right) == (&released.left, released.relation, &released.right)
    }
}

/// Numbers the free parameters; one name is one parameter.
fn number(drafts: Vec<Draft>, means: Means) -> Layout {
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    let mut parameters = 0;
    let mut next = || {
        parameters += 1;
        parameters - 1
    };
    let row = |draft: Draft| {
        let (value, label) = match draft.setting {
            Some(Setting::Fixed(value)) => (Value::Fixed(value), String::new()),
            Some(Setting::Named(name)) => {
                (Value::Free(*named.entry(name.clone()).or_insert_with(&mut next)), name)
            }
            None | Some(Setting::Free) => (Value::Free(next()), String::new()),
        };
        let Draft { group, left, relation, right, .. } = draft;
        Row { group, left, relation, right, label, value }
    };
    let rows = drafts.into_iter().map(row).collect();
    Layout { rows, parameters, means }
}

#[cfg(test)]
mod tests;
