use super::error::Problem;
use super::*;
use proptest::prelude::*;
use terms::Intercept;

fn read(text: &str) -> Formula {
    Formula::read(text).unwrap_or_else(|error| panic!("{error}\n{}", error.pointer()))
}

#[test]
fn operators_are_worked_out_as_in_r() {
    let check = |right: &str, terms: &[&str]| {
        let formula = read(&format!("y ~ {right}"));
        assert_eq!(formula.fixed_terms(), terms, "{right}");
    };
    check("a + b", &["a", "b"]);
    check("a * b", &["a", "b", "a:b"]);
    check("a * b * c", &["a", "b", "c", "a:b", "a:c", "b:c", "a:b:c"]);
    check("a * b:c", &["a", "b:c", "a:b:c"]);
    check("a / b", &["a", "a:b"]);
    check("(a + b) / c", &["a", "b", "a:b:c"]);
    check("a / (b + c)", &["a", "a:b", "a:c"]);
    check("b %in% a", &["b:a"]);
    check("(a + b + c)^2", &["a", "b", "c", "a:b", "a:c", "b:c"]);
    check("a * b - a:b", &["a", "b"]);
    check("(a + b)^2 - a", &["b", "a:b"]);
    check("a:b + a + b", &["a", "b", "a:b"]);
    check("b + a:b", &["b", "b:a"]);
    check("a + a + a:a", &["a"]);
    check("1", &[]);
    check("log(x + 1) + I(x^2)", &["log(x + 1)", "I(x^2)"]);
    check("poly(t,2)+scale( x )", &["poly(t, 2)", "scale(x)"]);
    check("I(-x/2*3) + I((x-1)^2)", &["I(-x/2 * 3)", "I((x - 1)^2)"]);
    check("`time (w)` + C(arm, sum)", &["time (w)", "C(arm, sum)"]);
    check("+ a", &["a"]);
    check("a + offset(log(e)) + b", &["a", "b"]);
}

#[test]
fn the_intercept_is_there_until_it_is_taken_out() {
    let check = |right: &str, intercept: Intercept| {
        assert_eq!(read(&format!("y ~ {right}")).fixed.intercept, intercept, "{right}");
    };
    check("a", Intercept::Present);
    check("0 + a", Intercept::Absent);
    check("a - 1", Intercept::Absent);
    check("-1 + a", Intercept::Absent);
    check("a + 0 + 1", Intercept::Present);
    check("a - 0", Intercept::Present);
    check("a - (b - 1)", Intercept::Present);
}

#[test]
fn random_terms_are_told_apart_from_fixed_ones() {
    let check = |right: &str, fixed: &[&str], random: &[(&str, Intercept, &[&str])]| {
        let formula = read(&format!("y ~ {right}"));
        assert_eq!(formula.fixed_terms(), fixed, "{right}");
        let found: Vec<(&str, Intercept, Vec<String>)> = formula
            .random
            .iter()
            .map(|term| (term.grouping.name.as_str(), term.terms.intercept, term.terms.names()))
            .collect();
        let expected: Vec<(&str, Intercept, Vec<String>)> = random
            .iter()
            .map(|(name, intercept, terms)| {
                (*name, *intercept, terms.iter().map(|term| (*term).to_owned()).collect())
            })
            .collect();
        assert_eq!(found, expected, "{right}");
    };
    use Intercept::{Absent, Present};
    check("x + (1 | g)", &["x"], &[("g", Present, &[])]);
    check("(x | g) + x", &["x"], &[("g", Present, &["x"])]);
    check("x + (0 + x | g)", &["x"], &[("g", Absent, &["x"])]);
    check("(x || g)", &[], &[("g", Present, &[]), ("g", Absent, &["x"])]);
    check("(0 + x + z || g)", &[], &[("g", Absent, &["x"]), ("g", Absent, &["z"])]);
    check("(1 | a/b)", &[], &[("b:a", Present, &[]), ("a", Present, &[])]);
    check("(1 | a/b/c)", &[], &[("c:b:a", Present, &[]), ("b:a", Present, &[]), ("a", Present, &[])]);
    check("(1 | a:b)", &[], &[("a:b", Present, &[])]);
    check("(1 | a + b)", &[], &[("a", Present, &[]), ("b", Present, &[])]);
    check("(1 | factor(a))", &[], &[("factor(a)", Present, &[])]);
    check("((1 | g)) + (z + (1 | h))", &["z"], &[("g", Present, &[]), ("h", Present, &[])]);
}

#[test]
fn an_error_points_at_the_character_and_says_what_was_expected() {
    let check = |text: &str, at: usize, words: &str| {
        let error = Formula::read(text).unwrap_err();
        assert_eq!(error.at, at, "{text}: {error}");
        assert!(error.to_string().contains(words), "{text}: {error}");
    };
    check("", 0, "found the end, expected a column");
    check("y", 1, "expected \"~\"");
    check("y ~", 3, "found the end");
    check("y ~ a b", 6, "found \"b\", expected an operator");
    check("y ~ a +* b", 7, "found \"*\"");
    check("y ~ (a + b", 10, "expected \")\"");
    check("y ~ a)", 5, "found \")\"");
    check("y ~ a & b", 6, "'&' has no meaning");
    check("y ~ a + 3", 8, "found \"3\"");
    check("y ~ a^0.5", 6, "a whole number");
    check("y ~ a^b", 6, "a whole number");
    check("y ~ 'a'", 4, "backticks");
    check("y ~ `a", 4, "never closed");
    check("y ~ a + 1 | g", 4, "between brackets");
    check("y ~ a * (1 | g)", 9, "between brackets");
    check("y ~ a - (1 | g)", 9, "between brackets");
    check("y ~ (0 | g)", 5, "1 or a column");
    check("y ~ (1 | 3)", 9, "a grouping column");
    check("y ~ (1 | g | h)", 5, "between brackets");
    check("y ~ log(a", 9, "\",\" or \")\"");
    check("y ~ offset()", 4, "one column");
    check("y ~ (offset(a) | g)", 12, "an offset stands outside");
    check("y ~ a ~ b", 6, "an operator");
    check("y ~ 1e999", 4, "found \"inf\"");
}

#[test]
fn a_formula_that_no_one_wrote_by_hand_is_refused_and_not_worked_out() {
    let deep = format!("y ~ {}a{}", "(".repeat(5_000), ")".repeat(5_000));
    assert!(matches!(Formula::read(&deep).unwrap_err().problem, Problem::TooMany { .. }));
    let minus = format!("y ~ {}a", "-".repeat(5_000));
    assert!(matches!(Formula::read(&minus).unwrap_err().problem, Problem::TooMany { .. }));
    let wide: Vec<String> = (0..40).map(|number| format!("x{number}")).collect();
    let wide = format!("y ~ ({})^9", wide.join("+"));
    assert!(matches!(Formula::read(&wide).unwrap_err().problem, Problem::TooMany { .. }));
    let long = format!("y ~ a{}", " + a".repeat(4_000));
    assert!(matches!(Formula::read(&long).unwrap_err().problem, Problem::TooMany { .. }));
}

#[test]
fn a_caret_stands_under_the_character() {
    assert_eq!(Formula::read("y ~ a +* b").unwrap_err().pointer(), "y ~ a +* b\n       ^");
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "[a-c0-2~+*/:^()|`'\", .=%in-]{0,40}") {
        if let Err(error) = Formula::read(&text) {
            prop_assert!(error.at <= text.chars().count());
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn what_was_read_can_be_written_and_read_again(
        terms in prop::collection::vec("[a-d](:[a-d])?", 1..5),
    ) {
        let formula = read(&format!("y ~ {}", terms.join(" + ")));
        let again = read(&format!("y ~ {}", formula.fixed_terms().join(" + ")));
        let mut sorted = [formula.fixed_terms(), again.fixed_terms()];
        // Variables are numbered by first appearance, so a:b may come back as b:a.
        for names in &mut sorted {
            for name in names.iter_mut() {
                let mut parts: Vec<&str> = name.split(':').collect();
                parts.sort_unstable();
                *name = parts.join(":");
            }
            names.sort();
        }
        prop_assert_eq!(&sorted[0], &sorted[1]);
    }
}

#[test]
fn a_short_formula_that_makes_endlessly_many_combinations_is_refused_at_once() {
    let check = |text: &str, what: &str| match Formula::read(text).unwrap_err().problem {
        Problem::TooMany { what: found, .. } => assert_eq!(found, what, "{text}"),
        other => panic!("{text}: {other}"),
    };
    check("y ~ x + (1 | a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r*s*t*u*v*w*x)", "groupings");
    check("y ~ (a*b*c*d*e*f*g*h*i*j*k*l)^9", "terms");
    check("y ~ (a*b*c*d*e*f*g*h*i*j*k*l):(a*b*c*d*e*f*g*h*i*j*k*l)", "terms");
}
