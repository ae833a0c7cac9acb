use super::fit::{ActorPartner, Criterion, Whose};
use super::members::{Members, Predictor};
use crate::dyad::error::DyadError;
use crate::reference::json::Json;
use crate::reference::{Csv, all_close, close, shared};
use crate::table::factor::Factor;

const SIMULATED: &str = include_str!("../../../../../fixtures/dyad/couples.csv");
const EXPECTED: &str = include_str!("../../../../../fixtures/dyad/dyads.json");

struct Couples {
    dyad: Factor,
    role: Factor,
    outcome: Vec<Option<f64>>,
    rating: Vec<Option<f64>>,
}

impl Couples {
    fn read(text: &str, [dyad, role, outcome, rating]: [&str; 4]) -> Self {
        let csv = Csv::parse(text);
        let factor = |name: &str| Factor::from_texts(csv.text(name).into_iter().map(Some));
        Self {
            dyad: factor(dyad),
            role: factor(role),
            outcome: csv.column(outcome),
            rating: csv.column(rating),
        }
    }

    fn members(&self, apart: Option<&'static str>) -> Members<'_> {
        let predictors = vec![Predictor { name: "rating", actor: &self.rating, partner: None }];
        let role = apart.map(|_| &self.role);
        Members { dyad: &self.dyad, role, outcome: &self.outcome, predictors }
    }
}

const APART: Option<&str> = Some("apart");

fn check(couples: &Couples, apart: Option<&'static str>, oracle: &Json, tolerance: f64) {
    for (key, criterion) in [("REML", Criterion::Reml), ("ML", Criterion::Ml)] {
        let fit = ActorPartner::new(&couples.members(apart), criterion, 0.95).unwrap();
        let expected = oracle.at(key);
        let (beta, se): (Vec<f64>, Vec<f64>) =
            fit.effects.iter().map(|effect| (effect.test.estimate, effect.test.standard_error)).unzip();
        all_close("beta", &beta, &expected.numbers("beta"), tolerance, 0.0);
        all_close("se", &se, &expected.numbers("se"), tolerance, 0.0);
        close("rho", fit.residual_correlation, expected.number("rho"), tolerance, 0.0);
        let first = fit.residual_deviations[fit.first_role];
        close("sigma", first, expected.number("sigma"), tolerance, 0.0);
        if apart.is_some() {
            let other = fit.residual_deviations[1 - fit.first_role];
            close("ratio", other / first, expected.number("sd_ratio"), tolerance, 0.0);
        }
        close("logLik", fit.log_likelihood, expected.number("logLik"), 0.0, 1e-6);
    }
}

#[test]
fn couples_that_can_be_told_apart_are_those_of_nlme() {
    if let (Some(data), Some(oracle)) =
        (shared("data/acitelli_couples.csv"), shared("oracles/apim_acitelli.json"))
    {
        let couples = Couples::read(&data, ["CoupleID", "Gender_A", "Satisfaction_A", "OtherPos_A"]);
        check(&couples, APART, &Json::parse(&oracle), 2e-6);
        let fit = ActorPartner::new(&couples.members(APART), Criterion::Reml, 0.95).unwrap();
        assert_eq!((fit.pairs, fit.missing, &fit.roles[0][..]), (148, 0, "Husband"));
    }
}

#[test]
fn simulated_couples_with_missing_rows_are_those_of_nlme_whether_told_apart_or_not() {
    let couples = Couples::read(SIMULATED, ["dyad", "role", "outcome", "rating"]);
    let expected = Json::parse(EXPECTED);
    check(&couples, APART, expected.at("apim/apart"), 1e-5);
    check(&couples, None, expected.at("apim/alike"), 1e-5);
    let [apart, alike] =
        [APART, None].map(|apart| ActorPartner::new(&couples.members(apart), Criterion::Ml, 0.95).unwrap());
    assert_eq!(apart.missing as f64, expected.number("apim/missing"));
    let test = apart.against(&alike).unwrap().unwrap();
    assert_eq!(test.degrees, 4);
    close("LR", test.statistic, expected.number("apim/lr"), 1e-5, 1e-6);
    assert_eq!(alike.against(&apart).unwrap(), None);
    let k = &apart.ratios[0];
    let at = |whose: Whose| {
        apart.effects.iter().find(|e| e.whose == whose && e.role == k.role).unwrap().test.estimate
    };
    close("k", k.k.estimate, at(Whose::Partner) / at(Whose::Actor), 1e-14, 0.0);
    let se = &expected.at("apim/k_se").list()[0];
    close("se of k", k.k.standard_error, se.as_number(), 1e-5, 0.0);
}

#[test]
fn rows_that_make_no_dyads_are_refused_with_their_place() {
    let rating: Vec<Option<f64>> = (0..4).map(|row| Some(f64::from(row))).collect();
    let read = |dyads: [&str; 4], roles: [&str; 4]| {
        let (dyad, role) = (Factor::from_texts(dyads.map(Some)), Factor::from_texts(roles.map(Some)));
        let predictors = vec![Predictor { name: "rating", actor: &rating, partner: None }];
        let members = Members { dyad: &dyad, role: Some(&role), outcome: &rating, predictors };
        ActorPartner::new(&members, Criterion::Reml, 0.95).unwrap_err()
    };
    let three = DyadError::NotADyad { dyad: "a".to_owned(), rows: 3 };
    assert_eq!(read(["a", "a", "a", "b"], ["x", "y", "x", "y"]), three);
    let same = DyadError::SameRole { dyad: "a".to_owned(), role: "x".to_owned() };
    assert_eq!(read(["a", "a", "b", "b"], ["x", "x", "x", "y"]), same);
    let roles = DyadError::NotTwoRoles { count: 3, names: "x, y, z".to_owned() };
    assert_eq!(read(["a", "a", "b", "b"], ["x", "y", "x", "z"]), roles);
    let few = DyadError::TooFewRows { needed: 9, got: 4, missing: 0 };
    assert_eq!(read(["a", "a", "b", "b"], ["x", "y", "x", "y"]), few);
}

#[test]
fn the_order_of_rows_does_not_matter_and_swapping_roles_swaps_effects() {
    let couples = Couples::read(SIMULATED, ["dyad", "role", "outcome", "rating"]);
    let whole = ActorPartner::new(&couples.members(APART), Criterion::Reml, 0.95).unwrap();
    let csv = Csv::parse(SIMULATED);
    let turned = |name: &str| {
        let mut cells: Vec<String> = csv.text(name).into_iter().map(str::to_owned).collect();
        cells.reverse();
        cells
    };
    let factor = |cells: &[String]| Factor::from_texts(cells.iter().map(|cell| Some(cell.as_str())));
    let number = |name: &str| {
        let mut cells = csv.column(name);
        cells.reverse();
        cells
    };
    let swapped: Vec<String> = turned("role")
        .iter()
        .map(|role| if role == "client" { "z".to_owned() } else { "a".to_owned() })
        .collect();
    let other = Couples {
        dyad: factor(&turned("dyad")),
        role: factor(&swapped),
        outcome: number("outcome"),
        rating: number("rating"),
    };
    let other = ActorPartner::new(&other.members(APART), Criterion::Reml, 0.95).unwrap();
    for (pair, turned) in whole.effects.chunks(2).zip(other.effects.chunks(2)) {
        close("first", pair[0].test.estimate, turned[1].test.estimate, 1e-7, 1e-9);
        close("second", pair[1].test.standard_error, turned[0].test.standard_error, 1e-7, 1e-9);
    }
    close("logLik", whole.log_likelihood, other.log_likelihood, 1e-11, 0.0);
}
