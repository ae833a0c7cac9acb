use super::course::{Course, course};
use super::progress::{Progress, Rated, progress};
use super::series::{BandPoint, Hue, Point, Scale, stretches};
use super::small_multiple::{BandShows, SmallMultiple, small_multiple};
use super::sparkline::sparkline;
use super::two_positions::{Standing, TwoPositions, two_positions};
use crate::shell::language::Speech;
use alliance::course::{Gap, Point as CoursePoint};
use alliance::instrument::definition::Better;
use alliance::{Component, Language};
use jiff::tz::TimeZone;
use maud::Markup;

fn speech(language: Language) -> Speech {
    Speech::new(language, TimeZone::UTC)
}

fn lines(markup: &Markup) -> String {
    markup.0.replace("><", ">\n<")
}

fn series(scores: &[f64]) -> Vec<Point> {
    (1..).zip(scores).map(|(session, score)| Point::given(session, *score)).collect()
}

fn small(client: Vec<Point>, therapist: Vec<Point>) -> SmallMultiple {
    SmallMultiple {
        hue: Component::Task.into(),
        client,
        therapist,
        band: Vec::new(),
        band_shows: BandShows::OwnRange,
        ring: None,
    }
}

#[test]
fn a_line_breaks_at_every_session_without_a_score() {
    let points = [
        Point::given(1, 5.0),
        Point::given(2, 6.0),
        Point::not_measured(3),
        Point::given(4, 6.0),
        Point::not_answered(5),
    ];
    assert_eq!(stretches(&points), [vec![(1, 5.0), (2, 6.0)], vec![(4, 6.0)]]);
    let rhythm = [Point::of(2, CoursePoint::Gap(Gap::NotDue)), Point::of(4, CoursePoint::Gap(Gap::NotDue))];
    let fourth = [
        Point::given(1, 5.0),
        rhythm[0],
        Point::given(3, 6.0),
        rhythm[1],
        Point::not_measured(5),
        Point::given(6, 1.0),
    ];
    assert_eq!(stretches(&fourth), [vec![(1, 5.0), (3, 6.0)], vec![(6, 1.0)]]);
    let absent = [Point::given(9, 1.0), Point::given(1, 5.0), Point::given(2, 6.0)];
    assert_eq!(stretches(&absent), [vec![(1, 5.0), (2, 6.0)], vec![(9, 1.0)]]);
}

#[test]
fn one_session_is_two_marks_and_no_line() {
    let text = small_multiple(&speech(Language::Dutch), &small(series(&[7.2]), series(&[7.0]))).0;
    assert_eq!(text.matches("<polyline").count(), 0);
    assert_eq!(text.matches("class=\"client\"").count(), 1);
    assert_eq!(text.matches("class=\"therapist\"").count(), 1);
    assert!(text.contains("cliënt: 1 score, 7,2 in sessie 1."), "{text}");
}

#[test]
fn nine_sessions_with_a_gap_a_band_and_a_ring() {
    let mut chart = small(
        series(&[6.9, 7.2, 7.5, 7.4, 7.8, 8.0, 7.9, 8.1, 5.6]),
        series(&[6.5, 7.0, 7.1, 7.3, 7.4, 7.6, 7.7, 7.8, 7.8]),
    );
    chart.client[3] = Point::not_measured(4);
    chart.therapist[3] = Point::not_measured(4);
    chart.therapist[6] = Point::not_answered(7);
    chart.band = BandPoint::level(1, 9, 6.4, 8.9);
    chart.ring = Some(9);
    insta::assert_snapshot!(lines(&small_multiple(&speech(Language::Dutch), &chart)));
}

#[test]
fn forty_sessions_stay_within_the_drawing_and_label_some() {
    let scores: Vec<f64> = (0..40).map(|n| f64::from(n % 11)).collect();
    let text = small_multiple(&speech(Language::English), &small(series(&scores), Vec::new())).0;
    assert_eq!(text.matches("class=\"client\"").count(), 40);
    assert_eq!(text.matches("class=\"session").count(), 9);
    assert!(text.contains(">40</text>") && text.contains("therapist: no scores yet."));
}

#[test]
fn no_session_at_all_is_said_in_words() {
    let text = small_multiple(&speech(Language::Dutch), &small(Vec::new(), Vec::new())).0;
    assert!(text.contains("nog niets ingevuld") && text.contains("cliënt: nog geen scores."));
    assert!(!text.contains("NaN") && !text.contains("inf"));
}

#[test]
fn the_score_now_is_set_against_the_same_session_only() {
    let check = |client: Vec<Point>, therapist: Vec<Point>, words: &str| {
        let text = small_multiple(&speech(Language::Dutch), &small(client, therapist)).0;
        assert!(text.contains(&format!("<p>{words}</p>")), "{words}: {text}");
    };
    check(series(&[8.2]), series(&[8.1]), "nu 8,2 · verschil −0,1");
    check(series(&[8.2, 5.6]), series(&[8.1, 7.8]), "nu 5,6 · verschil +2,2");
    check(series(&[8.2, 5.6]), series(&[8.1]), "nu 5,6");
    check(Vec::new(), series(&[8.1]), "therapeut 8,1");
}

#[test]
fn a_course_stands_on_its_own_scale() {
    let chart = Course {
        name: "Klachten".to_owned(),
        points: vec![
            Point::given(1, 31.0),
            Point::not_measured(2),
            Point::given(3, 24.0),
            Point::given(4, 22.0),
        ],
        therapist: Vec::new(),
        scale: Scale { low: 0.0, high: 63.0, decimals: 0 },
        better: Better::Lower,
        band: Some(("verwacht verloop (80%)".to_owned(), BandPoint::level(1, 8, 10.0, 30.0))),
        planned: Some(8),
        ring: Some(4),
    };
    insta::assert_snapshot!(lines(&course(&speech(Language::Dutch), &chart)));
}

#[test]
fn a_sparkline_is_read_out_as_a_sentence() {
    let (client, therapist) = (series(&[6.0, 7.0, 5.6]), series(&[6.0, 7.0, 7.8]));
    let text = sparkline(&speech(Language::English), Hue::Of(Component::Bond), "Bond", &client, &therapist);
    insta::assert_snapshot!(lines(&text));
}

#[test]
fn two_positions_show_both_marks_also_when_they_meet() {
    let row = |client, therapist| TwoPositions {
        hue: Component::Goal.into(),
        client,
        therapist,
        words: "klein verschil".to_owned(),
        weight: Standing::Among,
    };
    let show = |row: &TwoPositions| lines(&two_positions(&speech(Language::Dutch), row));
    insta::assert_snapshot!(show(&row(Some(7.0), Some(7.9))));
    let met = show(&row(Some(10.0), Some(10.0)));
    assert!(met.contains("r=\"5.5\"") && met.matches("class=\"score\"").count() == 2);
    let alone = show(&row(Some(7.0), None));
    assert!(alone.contains("Doelen: cliënt 7,0, therapeut zonder score. klein verschil."), "{alone}");
    assert!(!alone.contains("between"));
}

#[test]
fn progress_is_drawn_along_the_days_once_somebody_rated_on_two() {
    let rated = |ratings: &[(i8, u8)]| -> Vec<Rated> {
        ratings
            .iter()
            .map(|(day, points)| Rated { day: jiff::civil::date(2026, 9, *day), points: *points })
            .collect()
    };
    let chart = |client: &[(i8, u8)], therapist: &[(i8, u8)]| Progress {
        hue: Component::Goal.into(),
        about: "Hoe ver met “buiten”".into(),
        client: rated(client),
        therapist: rated(therapist),
    };
    let dutch = speech(Language::Dutch);
    assert_eq!(progress(&dutch, &chart(&[], &[])).0, "");
    assert_eq!(progress(&dutch, &chart(&[(3, 2), (3, 4)], &[(1, 5)])).0, "", "the last of a day counts");
    let both = progress(&dutch, &chart(&[(3, 2), (3, 4), (24, 6)], &[(10, 5)]));
    assert_eq!(both.0.matches("<polyline").count(), 1, "one rating is a mark and no line");
    insta::assert_snapshot!(lines(&both));
}
