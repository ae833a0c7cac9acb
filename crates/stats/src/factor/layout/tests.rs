use super::*;

fn shown(text: &str, specification: &Specification, groups: usize) -> Vec<String> {
    let layout = Model::read(text).unwrap().layout(specification, groups, Means::Left).unwrap();
    let show = |row: &Row| {
        let value = match row.value {
            Value::Fixed(value) => format!("={value}"),
            Value::Free(number) => format!("#{number}"),
        };
        format!("{} {}{}{} {value}", row.group, row.left, row.relation, row.right)
    };
    layout.rows.iter().map(show).collect()
}

#[test]
fn what_the_text_leaves_open_is_filled_in_as_lavaan_does() {
    assert_eq!(
        shown("f =~ a + b\ng =~ c + d\na ~~ c", &Specification::default(), 1),
        [
            "0 f=~a =1",
            "0 f=~b #0",
            "0 g=~c =1",
            "0 g=~d #1",
            "0 a~~c #2",
            "0 a~~a #3",
            "0 b~~b #4",
            "0 c~~c #5",
            "0 d~~d #6",
            "0 f~~f #7",
            "0 g~~g #8",
            "0 f~~g #9",
        ]
    );
}

#[test]
fn unit_variances_free_all_loadings_and_orthogonal_factors_have_no_covariance() {
    let specification = Specification {
        scale: Scale::UnitVariance,
        between: Between::Orthogonal,
        ..Specification::default()
    };
    assert_eq!(
        shown("f =~ a + b\ng =~ a + b", &specification, 1),
        [
            "0 f=~a #0",
            "0 f=~b #1",
            "0 g=~a #2",
            "0 g=~b #3",
            "0 a~~a #4",
            "0 b~~b #5",
            "0 f~~f =1",
            "0 g~~g =1",
            "0 f~~g =0",
        ]
    );
}

#[test]
fn a_factor_of_factors_leaves_them_no_covariances() {
    let rows = shown("f =~ a + b\ng =~ c + d\nh =~ f + g", &Specification::default(), 1);
    assert!(!rows.iter().any(|row| row.contains("f~~g") || row.contains("f~~h")));
    assert!(rows.contains(&"0 h=~f =1".to_owned()));
}

#[test]
fn factors_that_depend_go_together_only_at_the_end() {
    let rows = shown("f =~ a + b\ng =~ c + d\nh =~ e + i\ng ~ f\nh ~ f", &Specification::default(), 1);
    assert!(rows.iter().any(|row| row.contains("g~~h")));
    assert!(!rows.iter().any(|row| row.contains("f~~g")));
}

#[test]
fn a_factor_with_one_variable_is_that_variable() {
    let rows = shown("f =~ a\ng =~ b + c", &Specification::default(), 1);
    assert!(rows.contains(&"0 a~~a =0".to_owned()));
}

#[test]
fn names_tie_parameters_and_groups_share_what_is_held_equal() {
    let specification =
        Specification { equal: vec![Equal::Loadings, Equal::Intercepts], ..Specification::default() };
    assert_eq!(
        shown("f =~ a + k*b + k*c", &specification, 2),
        [
            "0 f=~a =1",
            "0 f=~b #0",
            "0 f=~c #0",
            "0 a~~a #1",
            "0 b~~b #2",
            "0 c~~c #3",
            "0 f~~f #4",
            "0 a~1 #5",
            "0 b~1 #6",
            "0 c~1 #7",
            "0 f~1 =0",
            "1 f=~a =1",
            "1 f=~b #0",
            "1 f=~c #0",
            "1 a~~a #8",
            "1 b~~b #9",
            "1 c~~c #10",
            "1 f~~f #11",
            "1 a~1 #5",
            "1 b~1 #6",
            "1 c~1 #7",
            "1 f~1 #12",
        ]
    );
}

#[test]
fn what_is_released_differs_between_groups() {
    let released = Released { left: "b".to_owned(), relation: Relation::Intercept, right: String::new() };
    let specification = Specification {
        equal: vec![Equal::Loadings, Equal::Intercepts],
        released: vec![released],
        ..Specification::default()
    };
    let rows = shown("f =~ a + b + c", &specification, 2);
    let of =
        |start: &str| rows.iter().find(|row| row.starts_with(start)).unwrap().rsplit(' ').next().unwrap();
    assert_ne!(of("0 b~1"), of("1 b~1"));
    assert_eq!(of("0 c~1"), of("1 c~1"));
}

#[test]
fn equal_loadings_free_the_unit_variances_of_later_groups() {
    let specification = Specification {
        scale: Scale::UnitVariance,
        equal: vec![Equal::Loadings],
        ..Specification::default()
    };
    let rows = shown("f =~ a + b + c", &specification, 2);
    assert!(rows.contains(&"0 f~~f =1".to_owned()));
    assert!(rows.iter().any(|row| row.starts_with("1 f~~f #")));
}

#[test]
fn settings_for_another_number_of_groups_are_refused() {
    let model = Model::read("f =~ a + c(1, 2)*b + c").unwrap();
    let refused = model.layout(&Specification::default(), 3, Means::Left);
    assert_eq!(refused.unwrap_err(), StatsError::LengthsDiffer { left: 3, right: 2 });
}
