//! The report of curves: how courses went that began alike. Something to read one's own line beside.

use super::Outcome;
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::control::{Control, Session, control};
use crate::plot::frame::Names;
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::interval::Interval;
use stats::response_curve::{CurvePoint, Seen};

/// Tells the curves.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let asked = &outcome.asked;
    let share = speech.percent(asked.share);
    let mut answer: Vec<String> = outcome.drawn.iter().filter_map(|own| told(own, outcome, speech)).collect();
    let (intakes, sessions) = (outcome.curves.intakes, outcome.curves.sessions);
    answer.push(speech.with(
        "curve-rests",
        &[
            ("count", &outcome.curves.courses),
            ("rows", &outcome.curves.fit.design().rows().used.len()),
            ("intakes", &plain(intakes, speech)),
            ("sessions", &plain(sessions, speech)),
        ],
    ));
    answer.push(speech.t("curve-not-a-forecast"));
    let mut cautions = vec![speech.t("curve-completed")];
    let outside = outcome.drawn.iter().filter(|(intake, _)| !intakes.holds(*intake)).count();
    if outside > 0 {
        cautions.push(speech.with("curve-outside", &[("count", &outside)]));
    }
    let mut parts: Vec<Part> = outcome.drawn.iter().map(|own| part(own, outcome, speech)).collect();
    let remarks = vec![
        speech.with("mixed-formula", &[("formula", &outcome.curves.fit.design().formula().to_string())]),
        speech.t("mixed-reml"),
        speech.with("curve-computed", &[("share", &share)]),
    ];
    parts.push(Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)]));
    Document {
        language: speech.language(),
        title: speech.with("curve-title", &[("score", &asked.score)]),
        answer,
        cautions,
        parts,
        origin: Vec::new(),
    }
}

fn plain(interval: Interval, speech: Speech) -> String {
    speech.with(
        "curve-from-to",
        &[("from", &speech.plain(interval.lower)), ("to", &speech.plain(interval.upper))],
    )
}

/// Where courses with one intake stood at the last session.
fn told((intake, points): &(f64, Vec<CurvePoint>), outcome: &Outcome, speech: Speech) -> Option<String> {
    let last = points.last()?;
    let digits = digits_for(last.person.upper - last.person.lower);
    Some(speech.with(
        "curve-told",
        &[
            ("score", &outcome.asked.score),
            ("intake", &speech.plain(*intake)),
            ("session", &last.session.to_string()),
            ("expected", &speech.decimals(last.expected, digits)),
            ("share", &speech.percent(outcome.asked.share)),
            ("range", &speech.between(last.person, digits)),
        ],
    ))
}

fn part((intake, points): &(f64, Vec<CurvePoint>), outcome: &Outcome, speech: Speech) -> Part {
    let (asked, share) = (&outcome.asked, speech.percent(outcome.asked.share));
    let heading = speech.with("curve-heading", &[("intake", &speech.plain(*intake))]);
    let session = |point: &CurvePoint| Session {
        moment: f64::from(point.session),
        value: point.expected,
        is_marked: false,
    };
    let drawn = Control {
        lines: vec![points.iter().map(session).collect()],
        centre: *intake,
        band: points
            .iter()
            .map(|point| (f64::from(point.session), point.person.lower, point.person.upper))
            .collect(),
    };
    let picture = Picture {
        caption: speech.with("curve-picture", &[("score", &asked.score), ("intake", &speech.plain(*intake))]),
        description: speech.with("curve-seen", &[("share", &share)]),
        drawing: control(speech, &drawn, Names { x: &asked.session, y: &asked.score }),
        numbers: Some(numbers(points, &share, speech)),
    };
    Part::new(heading, vec![Block::Picture(picture)])
}

fn numbers(points: &[CurvePoint], share: &str, speech: Speech) -> Grid {
    let mut grid = Grid::new(
        speech.t("curve-caption"),
        [
            (Side::Right, speech.t("curve-session")),
            (Side::Right, speech.t("curve-expected")),
            (Side::Right, speech.with("curve-band", &[("share", &share)])),
            (Side::Right, speech.t("curve-mean")),
        ],
    );
    for point in points {
        let digits = digits_for((point.person.upper - point.person.lower) / 4.0);
        let mark = match point.seen {
            Seen::Within => "",
            Seen::Outside => " *",
        };
        grid.row([
            format!("{}{mark}", point.session),
            speech.decimals(point.expected, digits),
            speech.range(point.person, digits),
            speech.range(point.mean, digits),
        ]);
    }
    if points.iter().any(|point| point.seen == Seen::Outside) {
        grid = grid.remarked(speech.t("curve-star"));
    }
    grid
}
