use super::*;
use proptest::prelude::*;

fn said(text: &str) -> Vec<String> {
    let show = |statement: Statement| {
        let settings: Vec<String> = statement.settings.iter().map(|setting| format!("{setting:?}")).collect();
        format!("{} {} {} {}", statement.left, statement.relation, statement.right, settings.join(","))
            .trim_end()
            .to_owned()
    };
    read(text).unwrap().into_iter().map(show).collect()
}

#[test]
fn every_kind_of_line_is_read() {
    let text = "bond =~ b1 + 0.8*b2 + a*b3 + NA*b4 # the bond\ngoal =~ c(1, a)*g1\n + g2; b1 ~~ -0.2*g1\n\
                goal ~ bond\nb1 + b2 ~ 1\nb3 ~ 0*1\n! over\nbond ~~ 1e-3*bond\n";
    assert_eq!(
        said(text),
        [
            "bond =~ b1",
            "bond =~ b2 Fixed(0.8)",
            "bond =~ b3 Named(\"a\")",
            "bond =~ b4 Free",
            "goal =~ g1 Fixed(1.0),Named(\"a\")",
            "goal =~ g2",
            "b1 ~~ g1 Fixed(-0.2)",
            "goal ~ bond",
            "b1 ~1",
            "b2 ~1",
            "b3 ~1  Fixed(0.0)",
            "bond ~~ bond Fixed(0.001)",
        ]
    );
}

fn check(text: &str, message: &str) {
    assert_eq!(read(text).unwrap_err().to_string(), message, "{text}");
}

#[test]
fn a_text_that_cannot_be_read_says_where_and_what_could_stand_there() {
    check(
        "",
        "read model at character 1: the model has no factor; write one as: factor =~ item1 + item2 + item3",
    );
    check(
        "f =~ x1 +",
        "read model at character 10: found the end, expected a variable, a factor, or a value or name with * behind it",
    );
    check(
        "f = x1",
        "read model at character 3: \"=\" is not part of the language here; use =~, ~~, ~ and ~ 1",
    );
    check("f x1", "read model at character 3: found \"x1\", expected =~, ~~ or ~");
    check(
        "f =~ x1\na := b",
        "read model at character 11: \":=\" is not part of the language here; use =~, ~~, ~ and ~ 1",
    );
    check("f =~ x1 + x1", "read model at character 11: this was said before");
    check("f =~ x1\nx1 ~~ x2\nx2 ~~ x1", "read model at character 24: this was said before");
    check("f =~ c(1 2)*x1", "read model at character 10: found \"2\", expected a comma or )");
    check(
        "x1 ~~ x2",
        "read model at character 9: the model has no factor; write one as: factor =~ item1 + item2 + item3",
    );
    check("1 =~ x", "read model at character 1: found \"1\", expected a factor or a variable");
}

#[test]
fn the_mark_stands_under_the_character_of_its_line() {
    let error = read("f =~ x1 + x2\ng =~ y1 * \n").unwrap_err();
    assert_eq!(error.pointer(), "g =~ y1 * \n          ^");
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_or_refused_in_place(text in "[fgx12 =~+*c(),.;\n#NA-]{0,40}") {
        if let Err(error) = read(&text) {
            prop_assert!(error.at <= text.chars().count());
            prop_assert!(!error.pointer().is_empty());
        }
    }
}
