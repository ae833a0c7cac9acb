//! The report of change: how much of what moves from session to session is more than error.

use super::Outcome;
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::shares::{Kind, Piece, shares};
use crate::speech::Speech;

/// Tells how surely change is told.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let (found, items) = (&outcome.found, outcome.answered.names.len());
    let two = |value: f64| speech.decimals(value, 2);
    let persons = speech.with(
        "reliability-change-rows",
        &[("persons", &found.persons), ("sessions", &found.sessions), ("left", &found.left_out)],
    );
    let answer = vec![
        speech.with("reliability-change", &[("items", &items), ("value", &two(found.crossed.of_change))]),
        speech.with(
            "reliability-change-persons",
            &[
                ("sessions", &found.sessions),
                ("mean", &two(found.crossed.of_mean_over_any_sessions)),
                ("one", &two(found.crossed.of_one_session)),
            ],
        ),
        persons,
        speech.t("reliability-change-use"),
    ];
    let mut cautions = Vec::new();
    if outcome.asked.persons_max.is_some() {
        cautions.push(speech.with("reliability-change-first", &[("persons", &found.persons)]));
    }
    if found.left_out > found.persons {
        cautions.push(speech.with("reliability-change-left", &[("left", &found.left_out)]));
    }
    Document {
        language: speech.language(),
        title: speech.t("reliability-change-title"),
        answer,
        cautions,
        parts: vec![
            coefficients(outcome, speech),
            variances(outcome, speech),
            Part::new(
                speech.t("document-computed"),
                vec![Block::Remarks(vec![speech.t("reliability-change-computed")])],
            ),
        ],
        origin: vec![outcome.answered.prepared.found.file.clone()],
    }
}

fn coefficients(outcome: &Outcome, speech: Speech) -> Part {
    let (crossed, nested) = (outcome.found.crossed, outcome.found.nested);
    let mut grid = Grid::new(
        speech.t("reliability-coefficients-caption"),
        [
            (Side::Left, speech.t("reliability-question")),
            (Side::Left, speech.t("reliability-sign")),
            (Side::Right, speech.t("reliability-value")),
        ],
    )
    .remarked(speech.t("reliability-coefficients-remark"));
    for (key, sign, value) in [
        ("change", "R_C", crossed.of_change),
        ("change-own", "R_Cn", nested.of_change),
        ("fixed", "R_kF", crossed.of_mean_over_sessions),
        ("one", "R_1R", crossed.of_one_session),
        ("any", "R_kR", crossed.of_mean_over_any_sessions),
        ("any-own", "R_kRn", nested.of_mean_over_sessions),
    ] {
        let question = speech.t(&format!("reliability-of-{key}"));
        grid.row([question, sign.to_owned(), speech.decimals(value, 2)]);
    }
    Part::new(speech.t("reliability-coefficients"), vec![Block::Grid(grid)])
}

fn variances(outcome: &Outcome, speech: Speech) -> Part {
    let components = outcome.found.crossed.components();
    let total: f64 = components.iter().sum();
    let keys = ["person", "session", "item", "person-session", "person-item", "session-item", "rest"];
    let share = |places: &[usize]| places.iter().map(|place| components[*place]).sum::<f64>() / total;
    let mut grid = Grid::new(
        speech.t("reliability-variances-caption"),
        [
            (Side::Left, speech.t("reliability-source")),
            (Side::Right, speech.t("reliability-variance")),
            (Side::Right, speech.t("reliability-share")),
        ],
    );
    for (key, component) in keys.into_iter().zip(components) {
        let name = speech.t(&format!("reliability-from-{key}"));
        grid.row([name, speech.decimals(component, 3), speech.percent(component / total)]);
    }
    let piece = |key: &str, places: &[usize], kind| Piece { name: speech.t(key), share: share(places), kind };
    let pieces = [
        piece("reliability-from-person", &[0], Kind::Named),
        piece("reliability-from-person-session", &[3], Kind::Named),
        piece("reliability-from-session", &[1], Kind::Named),
        piece("reliability-from-items", &[2, 4, 5], Kind::Named),
        piece("reliability-from-rest", &[6], Kind::Rest),
    ];
    let said = pieces.iter().map(|piece| format!("{}: {}", piece.name, speech.percent(piece.share)));
    let said = said.collect::<Vec<String>>().join("; ");
    let picture = Picture {
        caption: speech.t("reliability-variances-picture"),
        description: speech.with("reliability-shares-seen", &[("pieces", &said)]),
        drawing: shares(speech, &pieces),
        numbers: None,
    };
    Part::new(speech.t("reliability-variances"), vec![Block::Picture(picture), Block::Grid(grid)])
}
