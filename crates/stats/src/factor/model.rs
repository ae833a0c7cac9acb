//! A measurement model: factors, what measures them, and what is said about both.

use super::language::{ModelError, Problem, Relation, Setting, Statement, read};
use super::structure::Value;
use crate::error::StatsError;
use std::collections::BTreeMap;

/// A model as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    text: String,
    statements: Vec<Statement>,
    variables: Vec<String>,
    factors: Vec<String>,
}

impl Model {
    /// Reads a model in lavaan's language.
    ///
    /// # Errors
    /// [`ModelError`] with the character and what could stand there; also for a name that measures no factor, and for a
    /// factor that measures or depends on itself.
    /// # Source
    /// [Rosseel2012]
    /// # Example
    /// ```
    /// use verbond_stats::factor::model::Model;
    ///
    /// let model = Model::read("bond =~ b1 + b2 + b3\nalliance =~ bond")?;
    /// assert_eq!(model.variables(), ["b1", "b2", "b3"]);
    /// assert_eq!(model.factors(), ["bond", "alliance"]);
    /// # Ok::<(), verbond_stats::factor::language::ModelError>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let statements = read(text)?;
        let measures = || statements.iter().filter(|statement| statement.relation == Relation::MeasuredBy);
        let mut factors: Vec<String> = Vec::new();
        for statement in measures().filter(|statement| !statement.left.is_empty()) {
            if !factors.contains(&statement.left) {
                factors.push(statement.left.clone());
            }
        }
        let mut variables: Vec<String> = Vec::new();
        for statement in measures() {
            if !factors.contains(&statement.right) && !variables.contains(&statement.right) {
                variables.push(statement.right.clone());
            }
        }
        let model = Self { text: text.to_owned(), statements, variables, factors };
        model.check()?;
        Ok(model)
    }

    /// The observed variables, in the order in which they measure; columns of a sample stand in this order.
    pub fn variables(&self) -> &[String] {
        &self.variables
    }

    /// The factors, in the order in which they were named.
    pub fn factors(&self) -> &[String] {
        &self.factors
    }

    /// Where a name stands among all: variables first, then factors.
    pub(super) fn place(&self, name: &str) -> usize {
        let mut all = self.variables.iter().chain(&self.factors);
        all.position(|known| known == name).expect("names were checked when the model was read")
    }

    fn is_factor(&self, name: &str) -> bool {
        self.factors.iter().any(|factor| factor == name)
    }

    fn wrong(&self, at: usize, problem: Problem) -> ModelError {
        ModelError { text: self.text.clone(), at, problem }
    }

    fn check(&self) -> Result<(), ModelError> {
        let is_known = |name: &String| self.variables.contains(name) || self.factors.contains(name);
        for statement in &self.statements {
            for name in [&statement.left, &statement.right] {
                if !name.is_empty() && !is_known(name) {
                    return Err(self.wrong(statement.at, Problem::NotMeasured(name.clone())));
                }
            }
        }
        for statement in &self.statements {
            if let Some((from, to)) = arrow(statement)
                && self.reaches(to, from)
            {
                return Err(self.wrong(statement.at, Problem::Circle(from.to_owned())));
            }
        }
        Ok(())
    }

    /// Whether arrows lead from one name to another.
    fn reaches(&self, from: &str, to: &str) -> bool {
        let mut open = vec![from];
        let mut seen: Vec<&str> = Vec::new();
        while let Some(name) = open.pop() {
            if name == to {
                return true;
            }
            if !seen.contains(&name) {
                seen.push(name);
                let arrows = self.statements.iter().filter_map(arrow);
                open.extend(arrows.filter(|(from, _)| *from == name).map(|(_, to)| to));
            }
        }
        false
    }
}

fn arrow(statement: &Statement) -> Option<(&str, &str)> {
    match statement.relation {
        Relation::MeasuredBy => Some((&statement.left, &statement.right)),
        Relation::DependsOn => Some((&statement.right, &statement.left)),
        Relation::GoesWith | Relation::Intercept => None,
    }
}

/// How factors get their unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// The unit of the first variable that measures it.
    FirstLoading,
    /// Their own standard deviation.
    UnitVariance,
}

/// Whether factors that depend on nothing may go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Between {
    /// They may.
    Correlated,
    /// They do not, as in a bifactor model.
    Orthogonal,
}

/// What is the same in all groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Equal {
    /// Loadings: one unit more of the factor means the same in each group.
    Loadings,
    /// Intercepts: the same factor mean means the same answers. Factor means then differ from the first group's zero.
    Intercepts,
    /// Residual variances.
    Residuals,
    /// Residual covariances.
    ResidualCovariances,
    /// Factor variances.
    FactorVariances,
    /// Factor covariances.
    FactorCovariances,
    /// Factor means.
    FactorMeans,
    /// What factors depend on.
    Regressions,
}

/// A relation that is let go where its kind is held equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// On the left.
    pub left: String,
    /// The relation.
    pub relation: Relation,
    /// On the right; empty for an intercept.
    pub right: String,
}

/// Everything about a model that its text leaves open.
#[derive(Debug, Clone, PartialEq)]
pub struct Specification {
    /// How factors get their unit.
    pub scale: Scale,
    /// Whether factors may go together.
    pub between: Between,
    /// What is the same in all groups.
    pub equal: Vec<Equal>,
    /// Exceptions to that.
    pub released: Vec<Released>,
}

impl Default for Specification {
    fn default() -> Self {
        Self {
            scale: Scale::FirstLoading,
            between: Between::Correlated,
            equal: Vec::new(),
            released: Vec::new(),
        }
    }
}

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
        for variable in &self.variables {
            let setting = self.measures_alone(variable).then_some(Setting::Fixed(0.0));
            open(variable, Relation::GoesWith, variable, setting);
        }
        let unit = || (specification.scale == Scale::UnitVariance).then_some(Setting::Fixed(1.0));
        for factor in &self.factors {
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
            for variable in &self.variables {
                open(variable, Relation::Intercept, "", None);
            }
            let is_free = group > 0
                && specification.equal.contains(&Equal::Intercepts)
                && !specification.equal.contains(&Equal::FactorMeans);
            for factor in &self.factors {
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
        self.factors.iter().filter(|factor| !has_arrow(factor)).collect()
    }

    /// Factors that depend on others and on which none depends.
    fn last_factors(&self) -> Vec<&String> {
        let depends = || self.statements.iter().filter(|statement| statement.relation == Relation::DependsOn);
        let is_last = |factor: &&String| {
            depends().any(|statement| statement.left == **factor)
                && !depends().any(|statement| statement.right == **factor)
        };
        self.factors.iter().filter(is_last).collect()
    }

    /// Gives factors their unit and groups their common names.
    fn settle(&self, drafts: &mut [Draft], specification: &Specification) {
        for factor in &self.factors {
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
