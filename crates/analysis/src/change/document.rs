//! The report of changes: how many are clear, in which direction, and what it takes to be clear.

use super::{Outcome, Reason, Scores};
use crate::document::{Block, Document, Grid, Part, Picture, Side};
use crate::plot::before_after::{BeforeAfter, Point, before_after};
use crate::plot::frame::Names;
use crate::speech::Speech;
use crate::speech::number::digits_for;
use stats::change::Better;
use stats::change::reliable_change::{Category, Classification, Crossing};

/// More people than these no one reads in a table.
const PERSONS_MAX: usize = 60;

/// The findings, counted once.
struct Report<'o> {
    speech: Speech,
    outcome: &'o Outcome,
    name: &'o str,
    counts: [usize; 4],
}

/// The categories in the order of the table.
const CATEGORIES: [(Category, &str); 4] = [
    (Category::Recovered, "recovered"),
    (Category::Improved, "improved"),
    (Category::Unchanged, "unchanged"),
    (Category::Deteriorated, "deteriorated"),
];

/// Tells what changed.
pub fn document(outcome: &Outcome, speech: Speech) -> Document {
    let name = match &outcome.asked.scores {
        Scores::Columns { after, .. } => after,
        Scores::Moments { score, .. } => score,
    };
    let counts = CATEGORIES.map(|(category, _)| {
        outcome.found.changes.iter().flatten().filter(|own| own.category == category).count()
    });
    let report = Report { speech, outcome, name, counts };
    Document {
        language: speech.language(),
        title: speech.with("change-title", &[("score", name)]),
        answer: report.answer(),
        cautions: Vec::new(),
        parts: vec![report.categories(), report.persons(), report.computed()],
        origin: Vec::new(),
    }
}

impl Report<'_> {
    fn answer(&self) -> Vec<String> {
        let (speech, found, asked) = (self.speech, &self.outcome.found, &self.outcome.asked);
        let [recovered, improved, unchanged, worse] = self.counts;
        let better = recovered + improved;
        let count = found.count;
        let share = |part: usize| speech.percent(part as f64 / count as f64);
        let mut told = vec![speech.with(
            "change-answer",
            &[
                ("count", &count),
                ("better", &better),
                ("better-share", &share(better)),
                ("worse", &worse),
                ("worse-share", &share(worse)),
                ("unchanged", &unchanged),
            ],
        )];
        let points = speech.decimals(self.outcome.points, digits_for(self.outcome.points));
        let (reliability, spread) =
            (speech.figures(asked.reliability, 3), speech.figures(found.standard_deviation, 3));
        let confidence = speech.confidence(asked.confidence);
        told.push(speech.with(
            "change-points",
            &[
                ("points", &points),
                ("confidence", &confidence),
                ("reliability", &reliability),
                ("spread", &spread),
            ],
        ));
        if let Some((line, _)) = self.outcome.line {
            let line = speech.plain(line);
            told.push(speech.with("change-past-line", &[("count", &recovered), ("line", &line)]));
        }
        let chance = speech.decimals((1.0 - asked.confidence) * count as f64, 1);
        told.push(speech.with("change-by-chance", &[("chance", &chance), ("count", &count)]));
        let left = self.outcome.persons.len() - count;
        told.push(match left {
            0 => speech.with("change-rows-all", &[("count", &count)]),
            _ => speech.with("change-rows-some", &[("count", &count), ("left", &left)]),
        });
        told.push(speech.t("change-not-why"));
        told
    }

    fn label(&self, category: Category) -> String {
        let key = CATEGORIES.iter().find(|(own, _)| *own == category).map_or("unchanged", |(_, key)| key);
        self.speech.t(&format!("change-{key}"))
    }

    fn categories(&self) -> Part {
        let speech = self.speech;
        let count = self.outcome.found.count as f64;
        let mut grid = Grid::new(
            speech.t("change-categories-caption"),
            [
                (Side::Left, speech.t("change-category")),
                (Side::Right, speech.t("change-people")),
                (Side::Right, speech.t("change-share")),
            ],
        );
        if self.outcome.line.is_some() {
            grid = grid.remarked(speech.t("change-line-remark"));
        }
        for ((category, _), number) in CATEGORIES.iter().zip(self.counts) {
            // Without a line nobody can be past it.
            if *category != Category::Recovered || self.outcome.line.is_some() {
                let share = speech.percent(number as f64 / count);
                grid.row([self.label(*category), speech.count(number), share]);
            }
        }
        Part::new(speech.t("change-categories"), vec![Block::Picture(self.picture()), Block::Grid(grid)])
    }

    fn picture(&self) -> Picture {
        let (speech, outcome) = (self.speech, self.outcome);
        let pairs = outcome.before.iter().zip(&outcome.after).zip(&outcome.found.changes);
        let points: Vec<Point> = pairs
            .filter_map(|((before, after), own)| {
                let is_clear = own.as_ref()?.category != Category::Unchanged;
                Some(Point { before: (*before)?, after: (*after)?, is_clear })
            })
            .collect();
        let drawn = BeforeAfter { points, reach: outcome.points, line: outcome.line.map(|(line, _)| line) };
        let better = match outcome.asked.better {
            Better::Higher => "above",
            Better::Lower => "below",
        };
        let (x, y) = (speech.t("change-before"), speech.t("change-after"));
        let mut description = speech.with("change-seen", &[("side", &better)]);
        if outcome.line.is_some() {
            description = format!("{description} {}", speech.t("change-seen-line"));
        }
        Picture {
            caption: speech.with("change-picture", &[("score", &self.name)]),
            description,
            drawing: before_after(speech, &drawn, Names { x: &x, y: &y }),
            numbers: None,
        }
    }

    fn persons(&self) -> Part {
        let (speech, outcome) = (self.speech, self.outcome);
        let mut grid = Grid::new(
            speech.t("change-persons-caption"),
            [
                (Side::Left, speech.t("change-person")),
                (Side::Right, speech.t("change-before")),
                (Side::Right, speech.t("change-after")),
                (Side::Right, speech.t("change-index")),
                (Side::Left, speech.t("change-category")),
            ],
        );
        let rows =
            outcome.persons.iter().zip(&outcome.before).zip(&outcome.after).zip(&outcome.found.changes);
        for (((person, before), after), own) in rows {
            let (Some(before), Some(after), Some(own)) = (before, after, own) else { continue };
            if grid.rows.len() == PERSONS_MAX {
                break;
            }
            let category = self.with_crossing(own);
            let index = speech.decimals(own.index, 2);
            grid.row([person.clone(), speech.plain(*before), speech.plain(*after), index, category]);
        }
        let mut blocks = Vec::new();
        let more = outcome.found.count - grid.rows.len();
        blocks.push(Block::Grid(grid));
        if more > 0 {
            blocks.push(Block::Remarks(vec![speech.with("change-more", &[("count", &more)])]));
        }
        Part::new(speech.t("change-persons"), blocks)
    }

    /// Past the line without a clear change counts for nothing by itself, and is told apart.
    fn with_crossing(&self, own: &Classification) -> String {
        let label = self.label(own.category);
        match (own.category, own.crossing) {
            (Category::Recovered, _) | (_, Crossing::NoLine | Crossing::None) => label,
            (Category::Improved | Category::Unchanged | Category::Deteriorated, _) => {
                format!("{label}; {}", self.speech.t("change-crossed"))
            }
        }
    }

    fn computed(&self) -> Part {
        let (speech, found) = (self.speech, &self.outcome.found);
        let error = speech.figures(found.error_of_difference, 3);
        let mut remarks = vec![speech.with("change-computed", &[("error", &error)])];
        if let Some((line, reason)) = self.outcome.line {
            let key = match reason {
                Reason::Given => "given",
                Reason::Between => "between",
                Reason::BeyondClinical => "clinical",
                Reason::WithinFunctional => "functional",
            };
            let line = speech.plain(line);
            remarks.push(speech.with(&format!("change-line-{key}"), &[("line", &line)]));
        }
        remarks.push(speech.t("change-spread-of-sample"));
        Part::new(speech.t("document-computed"), vec![Block::Remarks(remarks)])
    }
}
