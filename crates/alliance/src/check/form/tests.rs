use super::*;
use crate::episode::WellbeingRhythm;
use crate::samples;
use proptest::prelude::*;

fn form(perspective: Perspective, rhythm: WellbeingRhythm, number: u32) -> CheckForm {
    let episode = Episode { wellbeing: rhythm, ..samples::episode() };
    CheckForm::after(&episode, &samples::session(number), perspective)
}

fn client() -> CheckForm {
    form(Perspective::Client, WellbeingRhythm::EverySession, 9)
}

#[test]
fn the_client_is_asked_how_things_are_in_the_rhythm_of_the_episode_and_the_therapist_never() {
    let check = |perspective, rhythm, number, expected: &str| {
        assert_eq!(form(perspective, rhythm, number).stamp(), expected, "{perspective} {rhythm} {number}");
    };
    check(Perspective::Client, WellbeingRhythm::EverySession, 2, "session-check.1+wellbeing.1");
    check(Perspective::Client, WellbeingRhythm::EveryFourth, 5, "session-check.1+wellbeing.1");
    check(Perspective::Client, WellbeingRhythm::EveryFourth, 6, "session-check.1");
    check(Perspective::Client, WellbeingRhythm::Never, 1, "session-check.1");
    check(Perspective::Therapist, WellbeingRhythm::EverySession, 2, "session-check.1");
}

#[test]
fn questions_stand_in_their_order_and_know_where_an_instrument_begins() {
    let questions = client().questions();
    assert_eq!(questions.len(), 11);
    assert_eq!(questions[0].field, "session-check.bond1");
    assert_eq!(questions[10].field, "wellbeing.hope1");
    let first: Vec<_> = questions.iter().filter(|question| question.place == Place::First).collect();
    assert_eq!(first.len(), 2);
    assert_eq!(first[1].field, "wellbeing.mood1");
    for question in &questions {
        assert!(question.item.text.contains_key(&Perspective::Client), "{}", question.field);
    }
}

#[test]
fn answers_are_read_by_name_and_an_empty_one_is_no_answer() {
    let filled =
        client().read([("wellbeing.mood1", "0"), ("session-check.bond1", "6"), ("session-check.bond2", "")]);
    let filled = filled.unwrap();
    assert_eq!(filled.text(), "session-check.bond1=6 wellbeing.mood1=0");
    assert_eq!(client().resume(&filled.text()), filled);
    let questions = client().questions();
    assert_eq!(filled.value(&questions[0]), Some(6));
    assert_eq!(filled.value(&questions[1]), None);
    assert!(!filled.is_empty());
    assert!(client().blank().is_empty());
    assert_eq!(filled.per_instrument().len(), 2);
}

#[test]
fn what_does_not_fit_is_named_and_the_rest_is_kept() {
    let check = |field: &str, value: &str, why: Why| {
        let misread = client().read([("session-check.goal1", "3"), (field, value)]).unwrap_err();
        assert_eq!(misread.wrong, [Wrong { field: field.to_owned(), why }], "{field}={value}");
        assert_eq!(misread.kept.text(), "session-check.goal1=3");
    };
    let outside = Why::OutsideScale { min: 0, max: 6 };
    check("session-check.bond1", "7", outside);
    check("session-check.bond1", "-1", outside);
    check("session-check.bond1", "3.5", Why::NotANumber);
    check("session-check.bond1", "+3", Why::NotANumber);
    check("session-check.bond1", "03", Why::NotANumber);
    check("session-check.bond1", "99999999999999999999", Why::NotANumber);
    check("session-check.bond1", "veel", Why::NotANumber);
    check("session-check.bond9", "3", Why::Unknown);
    check("bond1", "3", Why::Unknown);
    check("session-check.goal1", "4", Why::Twice);
}

#[test]
fn the_therapists_form_takes_no_answers_about_how_the_client_is() {
    let form = form(Perspective::Therapist, WellbeingRhythm::EverySession, 1);
    assert_eq!(form.read([("wellbeing.mood1", "3")]).unwrap_err().wrong[0].why, Why::Unknown);
}

#[test]
fn a_draft_from_another_form_keeps_what_still_fits() {
    let kept = form(Perspective::Client, WellbeingRhythm::Never, 2)
        .resume("session-check.bond1=5 wellbeing.mood1=3 session-check.bond2=99 rest = =");
    assert_eq!(kept.text(), "session-check.bond1=5");
}

proptest! {
    /// Names and values that are nearly right, and any text at all.
    #[test]
    fn whatever_is_sent_nothing_outside_the_scale_is_taken(
        pairs in prop::collection::vec((
            prop_oneof![
                "(session-check|wellbeing)\\.(bond|goal|task|tension|mood|day|people|hope)[0-3]",
                ".*",
            ],
            prop_oneof!["-?[0-9]{1,12}", ".*"],
        ), 0..40),
    ) {
        let form = client();
        let sent = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let (filled, wrong) = match form.read(sent) {
            Ok(filled) => (filled, 0),
            Err(misread) => (misread.kept, misread.wrong.len()),
        };
        let given: usize = filled.per_instrument().iter().map(Answers::len).sum();
        let empty = pairs.iter().filter(|(_, value)| value.is_empty()).count();
        prop_assert!(given + wrong <= pairs.len() && given + wrong + empty >= pairs.len());
        for answer in filled.per_instrument().iter().flat_map(Answers::iter) {
            prop_assert!((0..=6).contains(&answer.value()));
        }
        prop_assert_eq!(form.resume(&filled.text()), filled);
    }
}

fn with_medium(perspective: Perspective) -> CheckForm {
    let episode = Episode { medium: Some(Medium::Music), ..samples::episode() };
    CheckForm::after(&episode, &samples::session(9), perspective)
}

#[test]
fn where_the_two_work_with_a_medium_both_are_asked_for_its_edges() {
    assert_eq!(with_medium(Perspective::Client).stamp(), "session-check.1+medium-check.1+wellbeing.1");
    assert_eq!(with_medium(Perspective::Therapist).stamp(), "session-check.1+medium-check.1");
    assert_eq!(client().way_field(), None);
}

#[test]
fn markers_give_the_same_answers_as_words_and_the_way_is_kept() {
    let form = with_medium(Perspective::Client);
    let markers = "client=100,500 therapist=700,500 medium=100,100";
    let laid = form.read([("medium-check.way", "markers"), ("medium-check.markers", markers)]).unwrap();
    let spoken = form
        .read([
            ("medium-check.way", "words"),
            ("medium-check.client-therapist", "3"),
            ("medium-check.client-medium", "6"),
            ("medium-check.therapist-medium", "1"),
        ])
        .unwrap();
    assert_eq!(laid.way(), Some(Way::Markers));
    assert_eq!(spoken.way(), Some(Way::Words));
    let answers = |filled: &Filled| -> Vec<i32> {
        filled.per_instrument().iter().flat_map(Answers::iter).map(|answer| answer.value()).collect()
    };
    assert_eq!(answers(&laid), answers(&spoken));
    assert_eq!(form.resume(&laid.text()), laid);
    // Only the way that was chosen counts: markers beside words say nothing.
    let words = form.read([("medium-check.way", "words"), ("medium-check.markers", markers)]).unwrap();
    assert!(words.is_empty());
}

#[test]
fn a_marker_outside_and_a_way_that_is_none_are_told_at_their_field() {
    let check = |field: &str, value: &str, why: Why| {
        let misread = with_medium(Perspective::Therapist).read([(field, value)]).unwrap_err();
        assert_eq!(misread.wrong, [Wrong { field: field.to_owned(), why }], "{field}={value}");
        assert!(misread.kept.is_empty());
    };
    check("medium-check.markers", "client=1200,5 medium=1,1", Why::OutsideField);
    check("medium-check.markers", "here", Why::NoMarkers);
    check("medium-check.way", "shouting", Why::NoSuchWay);
    let twice = [("medium-check.way", "words"), ("medium-check.way", "colour")];
    let misread = with_medium(Perspective::Client).read(twice).unwrap_err();
    assert_eq!(misread.wrong, [Wrong { field: "medium-check.way".into(), why: Why::Twice }]);
}
