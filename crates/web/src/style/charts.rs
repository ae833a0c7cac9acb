//! Sample pictures: one session, nine with a gap, forty; courses; rows of a list; positions apart and together.

use super::shown;
use crate::chart::course::{Course, course};
use crate::chart::legend::{Key, legend};
use crate::chart::series::{BandPoint, Hue, Point, Scale};
use crate::chart::small_multiple::{BandShows, SmallMultiple, small_multiple};
use crate::chart::sparkline::sparkline;
use crate::chart::two_positions::{Standing, TwoPositions, two_positions};
use crate::shell::language::Speech;
use crate::shell::part::card;
use alliance::Component;
use alliance::instrument::definition::Better;
use maud::{Markup, html};

pub(super) fn view(speech: &Speech) -> Markup {
    html! {
        h2 { (speech.t("style-charts")) }
        (all_keys(speech))
        div class="cards three" {
            (small_multiple(speech, &one_session()))
            (small_multiple(speech, &with_gaps()))
            (small_multiple(speech, &forty()))
        }
        (shown(&speech.t("style-course"), &card(None, &course(speech, &complaints(speech)))))
        (shown(&speech.t("style-wellbeing"), &card(None, &course(speech, &wellbeing(speech)))))
        (shown(&speech.t("style-sparklines"), &card(None, &sparklines(speech))))
        (shown(&speech.t("style-positions"), &card(None, &positions(speech))))
    }
}

fn all_keys(speech: &Speech) -> Markup {
    let keys = [Key::Client, Key::Therapist, Key::Band, Key::NotMeasured];
    legend(speech, &keys, Some(&speech.t("style-scale")))
}

/// A series from session 1 on.
fn series(scores: &[f64]) -> Vec<Point> {
    (1..).zip(scores).map(|(session, score)| Point::given(session, *score)).collect()
}

/// The three components of the sample case: nine sessions, the last of tasks to talk about.
pub(super) fn case() -> [SmallMultiple; 3] {
    let chart = |component: Component, client: &[f64], therapist: &[f64], (low, high), ring| SmallMultiple {
        hue: component.into(),
        client: series(client),
        therapist: series(therapist),
        band: BandPoint::level(1, 9, low, high),
        band_shows: BandShows::OwnRange,
        ring,
    };
    [
        chart(
            Component::Bond,
            &[7.2, 7.6, 7.4, 7.9, 8.0, 8.2, 8.1, 8.3, 8.2],
            &[6.8, 7.0, 7.3, 7.5, 7.4, 7.9, 8.0, 8.0, 8.1],
            (6.6, 9.0),
            None,
        ),
        chart(
            Component::Goal,
            &[6.1, 6.4, 6.2, 6.9, 7.1, 7.0, 7.4, 7.2, 7.0],
            &[7.0, 7.2, 7.1, 7.4, 7.8, 7.7, 7.9, 8.0, 7.9],
            (5.6, 8.0),
            None,
        ),
        chart(
            Component::Task,
            &[6.9, 7.2, 7.5, 7.4, 7.8, 8.0, 7.9, 8.1, 5.6],
            &[6.5, 7.0, 7.1, 7.3, 7.4, 7.6, 7.7, 7.8, 7.8],
            (6.4, 8.9),
            Some(9),
        ),
    ]
}

fn one_session() -> SmallMultiple {
    SmallMultiple {
        hue: Hue::Of(Component::Bond),
        client: vec![Point::given(1, 7.2)],
        therapist: vec![Point::given(1, 7.2)],
        band: Vec::new(),
        band_shows: BandShows::OwnRange,
        ring: None,
    }
}

/// Session 3 not measured, session 6 not answered by the client, session 8 only by the client.
fn with_gaps() -> SmallMultiple {
    let [_, _, mut task] = case();
    task.hue = Hue::Medium;
    task.client[2] = Point::not_measured(3);
    task.therapist[2] = Point::not_measured(3);
    task.client[5] = Point::not_answered(6);
    task.therapist[7] = Point::not_answered(8);
    task
}

fn forty() -> SmallMultiple {
    let wave = |session: u32, base: f64| base + (f64::from(session) / 3.0).sin() + f64::from(session) * 0.02;
    let client = (1..=40).filter(|session| *session != 17).map(|session| match session {
        22 | 23 => Point::not_measured(session),
        _ => Point::given(session, wave(session, 6.0)),
    });
    let therapist = (1..=40).map(|session| match session {
        22 | 23 => Point::not_measured(session),
        _ => Point::given(session, wave(session + 2, 6.8)),
    });
    SmallMultiple {
        hue: Hue::Of(Component::Goal),
        client: client.collect(),
        therapist: therapist.collect(),
        band: (1..=40)
            .map(|session| BandPoint {
                session,
                low: wave(session, 6.0) - 1.1,
                high: wave(session, 6.0) + 1.1,
            })
            .collect(),
        band_shows: BandShows::Expected,
        ring: Some(40),
    }
}

/// A sum of complaints, with the course expected up to session 20.
pub(super) fn complaints(speech: &Speech) -> Course {
    let expected = (1..=20).map(|session| {
        let along = f64::from(session - 1) / 19.0;
        BandPoint { session, low: 20.0 - 17.0 * along, high: 24.0 - 6.0 * along }
    });
    Course {
        name: speech.t("style-complaints"),
        points: series(&[22.0, 21.0, 22.0, 19.0, 18.0, 17.0, 17.0, 15.0, 16.0]),
        therapist: Vec::new(),
        scale: Scale { low: 0.0, high: 27.0, decimals: 0 },
        better: Better::Lower,
        band: Some((speech.t("style-expected"), expected.collect())),
        planned: Some(20),
        ring: None,
    }
}

fn wellbeing(speech: &Speech) -> Course {
    let mut points = series(&[3.1, 3.6, 3.3, 4.0, 4.8, 4.4, 5.2]);
    points[3] = Point::not_measured(4);
    Course {
        name: speech.t("style-wellbeing"),
        points,
        therapist: Vec::new(),
        scale: Scale::ALLIANCE,
        better: Better::Higher,
        band: None,
        planned: None,
        ring: Some(7),
    }
}

fn sparklines(speech: &Speech) -> Markup {
    html! {
        ul class="spark-rows" {
            @for chart in case() {
                @let name = chart.hue.name(speech).unwrap_or_else(|| speech.t("style-client"));
                li { span { (name) } (sparkline(speech, chart.hue, &name, &chart.client, &chart.therapist)) }
            }
            li {
                span { (speech.t("style-client")) }
                (sparkline(speech, Hue::Plain, &speech.t("style-client"), &with_gaps().client, &[]))
            }
            li {
                span { (speech.t("style-empty-title")) }
                (sparkline(speech, Hue::Plain, &speech.t("style-empty-title"), &[], &[]))
            }
        }
    }
}

/// The sample rows of the reveal.
pub(super) fn rows(speech: &Speech) -> [TwoPositions; 3] {
    let row = |component: Component, client, therapist, words: String, weight| TwoPositions {
        hue: component.into(),
        client: Some(client),
        therapist: Some(therapist),
        words,
        weight,
    };
    [
        row(Component::Bond, 8.2, 8.1, speech.t("style-nearly-equal"), Standing::Among),
        row(Component::Goal, 7.0, 7.9, speech.t("style-small-difference"), Standing::Among),
        row(Component::Task, 5.6, 7.8, speech.t("style-large-difference"), Standing::First),
    ]
}

fn positions(speech: &Speech) -> Markup {
    let more = |client, therapist, words: &str| TwoPositions {
        hue: Hue::Medium,
        client,
        therapist,
        words: words.to_owned(),
        weight: Standing::Among,
    };
    html! {
        @for row in rows(speech) { (two_positions(speech, &row)) }
        (two_positions(speech, &more(Some(10.0), Some(10.0), &speech.t("style-equal"))))
        (two_positions(speech, &more(Some(0.0), Some(0.4), &speech.t("style-nearly-equal"))))
        (two_positions(speech, &more(Some(6.0), None, &speech.t("style-no-difference-known"))))
    }
}
