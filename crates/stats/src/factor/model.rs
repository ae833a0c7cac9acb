//! A measurement model: factors, what measures them, and what is said about both.

use super::language::{ModelError, Problem, Relation, Statement, read};

/// A model as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    text: String,
    pub(super) statements: Vec<Statement>,
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

    pub(super) fn is_factor(&self, name: &str) -> bool {
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
    pub(super) fn reaches(&self, from: &str, to: &str) -> bool {
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

/// From where to where the relation leads, if it leads anywhere.
pub(super) fn arrow(statement: &Statement) -> Option<(&str, &str)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, message: &str) {
        assert_eq!(Model::read(text).unwrap_err().to_string(), message);
    }

    #[test]
    fn names_that_mean_nothing_and_circles_are_refused_in_place() {
        check(
            "f =~ a + b\na ~~ x",
            "read model at character 17: \"x\" is no factor and measures none; only factors may depend on factors",
        );
        check("f =~ a + g\ng =~ b + f", "read model at character 10: \"f\" depends on itself");
        check("f =~ a + f", "read model at character 10: \"f\" depends on itself");
    }
}
