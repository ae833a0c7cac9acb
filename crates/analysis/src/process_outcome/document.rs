//! The report of what went with change.

use super::levels::{Kind, Why};
use super::models::response;
use super::predictors::{Place, Predictor};
use super::{Centring, On, Outcome, answer, parts};
use crate::document::{Document, Part};
use crate::failure::Failure;
use crate::mixed::document::{Checks, checks};
use crate::refusal::sentences;
use crate::speech::{Said, Speech};

/// From so many columns on, one of them may well be clear by chance.
const LOOKS: usize = 5;
/// From this correlation on, two factors are hard to tell apart.
const ALIKE: f64 = 0.7;

/// The findings, with what is needed to tell them.
#[derive(Debug)]
pub(super) struct Report<'o> {
    pub speech: Speech,
    pub outcome: &'o Outcome,
    /// The confidence as a percentage.
    pub confidence: String,
}

/// Tells what went with change.
///
/// # Errors
/// [`Failure::Model`]: the model of all factors has no tests.
pub fn document(outcome: &Outcome, speech: Speech) -> Result<Document, Failure> {
    let report = Report::new(outcome, speech);
    let Checks { cautions: of_fit, variances, fit, computed } =
        checks(&outcome.everyone.together.fitted, speech)?;
    let mut all: Vec<Part> = vec![parts::estimates(&report)];
    all.extend(parts::completers(&report));
    all.push(parts::people(&report));
    all.push(parts::factors(&report));
    let mut variances = Part { heading: speech.t("process_outcome-variances"), ..variances };
    variances.blocks.extend(parts::explained(&report));
    all.push(variances);
    all.extend(parts::sensitivity(&report));
    all.push(Part { heading: speech.t("process_outcome-assumptions"), ..fit });
    all.push(parts::computed(&report, computed));
    let mut cautions = cautions(&report);
    cautions.extend(of_fit);
    Ok(Document {
        language: speech.language(),
        title: speech.with("process_outcome-title", &[("what", &report.what())]),
        answer: answer::answer(&report),
        cautions,
        parts: all,
        origin: vec![outcome.roster.found.file.clone()],
    })
}

impl<'o> Report<'o> {
    pub fn new(outcome: &'o Outcome, speech: Speech) -> Self {
        Self { speech, outcome, confidence: speech.confidence(outcome.asked.confidence) }
    }

    /// What is explained, in words.
    pub fn what(&self) -> String {
        let name = &self.outcome.asked.outcome;
        let key = match self.outcome.asked.on {
            On::End => "process_outcome-what-end",
            On::Change | On::ChangeAlone => "process_outcome-what-change",
            On::Sessions => "process_outcome-what-session",
        };
        self.speech.with(key, &[("outcome", name)])
    }

    pub fn response(&self) -> String {
        response(&self.outcome.asked)
    }

    pub fn factor(&self, predictor: &Predictor) -> String {
        self.outcome.roster.factors[predictor.factor].name.clone()
    }

    /// What a level is called.
    pub fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Person => "person",
            Kind::Group => "group",
            Kind::Trainer => "trainer",
        }
    }

    fn parting(&self) -> &'static str {
        self.outcome.everyone.levels.parting().map_or("none", |level| self.kind(level.kind))
    }

    /// Where a column differs, in two or three words.
    pub fn place(&self, place: Place) -> String {
        let by = self.parting();
        match place {
            Place::Within => self.speech.with("process_outcome-place-within", &[("by", &by)]),
            Place::Between => self.speech.with("process_outcome-place-between", &[("by", &by)]),
            Place::Whole => self.speech.t("process_outcome-place-whole"),
        }
    }

    /// Where a column differs, as the beginning of a sentence.
    pub fn place_clause(&self, place: Place) -> String {
        let by = self.parting();
        match place {
            Place::Within => self.speech.with("process_outcome-clause-within", &[("by", &by)]),
            Place::Between => self.speech.with("process_outcome-clause-between", &[("by", &by)]),
            Place::Whole => self.speech.t("process_outcome-clause-whole"),
        }
    }

    /// A column of a factor by name and level.
    pub fn named(&self, predictor: &Predictor) -> String {
        let (factor, place) = (self.factor(predictor), self.place(predictor.place));
        self.speech.with("process_outcome-named", &[("factor", &factor), ("place", &place)])
    }

    /// What stood in the way of a model, on one line.
    pub fn reason(&self, failure: &Failure) -> String {
        sentences(failure, self.speech).trim_end().replace('\n', " ")
    }
}

/// What to keep in mind with these findings, beyond what the model says of itself.
fn cautions(report: &Report<'_>) -> Vec<String> {
    let (speech, outcome) = (report.speech, report.outcome);
    let (sample, asked) = (&outcome.everyone, &outcome.asked);
    let mut found = Vec::new();
    if !sample.predictors.same.is_empty() {
        let same = sample.predictors.same.iter().map(|place| asked.factors[*place].clone());
        let names = same.collect::<Vec<String>>();
        let variables: [(&str, &dyn Said); 2] = [("names", &speech.row_of(&names)), ("count", &names.len())];
        found.push(speech.with("process_outcome-same-for-all", &variables));
    }
    found.extend(sample.levels.left.iter().map(|(kind, why)| level_left(report, *kind, *why)));
    for (factor, model) in &sample.alone {
        if let Err(failure) = model {
            let (name, why) = (&asked.factors[*factor], report.reason(failure));
            found.push(speech.with("process_outcome-alone-failed", &[("name", name), ("why", &why)]));
        }
    }
    if let Some(Err(failure)) = &outcome.completers {
        let why = report.reason(failure);
        let variables: [(&str, &dyn Said); 2] = [("least", &asked.completers), ("why", &why)];
        found.push(speech.with("process_outcome-completers-failed", &variables));
    }
    found.extend(alike(report));
    let looks = sample.together.effects.len();
    if looks >= LOOKS {
        let by_chance = speech.percent(1.0 - asked.confidence);
        found.push(speech.with("process_outcome-looks", &[("count", &looks), ("share", &by_chance)]));
    }
    if asked.centring == Centring::AsGiven && sample.levels.parting().is_some() {
        found.push(speech.t("process_outcome-not-parted"));
    }
    if outcome.roster.with_two_trainers > 0 {
        let count = outcome.roster.with_two_trainers;
        found.push(speech.with("process_outcome-two-trainers", &[("count", &count)]));
    }
    if outcome.roster.groups_renamed {
        found.push(speech.t("process_outcome-groups-renamed"));
    }
    if asked.on == On::ChangeAlone {
        found.push(speech.t("process_outcome-change-alone"));
    }
    found
}

fn level_left(report: &Report<'_>, kind: Kind, why: Why) -> String {
    let kind = report.kind(kind);
    let key = match why {
        Why::NotNamed => "process_outcome-level-not-named",
        Why::One => "process_outcome-level-one",
        Why::OnePerson => "process_outcome-level-one-person",
        Why::OneGroup => "process_outcome-level-one-group",
    };
    report.speech.with(key, &[("kind", &kind)])
}

/// Factors that go together so closely that they are hard to tell apart.
fn alike(report: &Report<'_>) -> Option<String> {
    let factors = &report.outcome.asked.factors;
    let close = |r: Option<f64>| r.is_some_and(|r| r.abs() >= ALIKE);
    let pairs = report.outcome.everyone.together_with.iter();
    let pairs = pairs.filter(|pair| close(pair.found.within) || close(pair.found.between));
    let named = pairs.map(|pair| {
        let (one, other) = (&factors[pair.one], &factors[pair.other]);
        report.speech.with("process_outcome-pair", &[("one", one), ("other", other)])
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty())
        .then(|| report.speech.with("process_outcome-alike", &[("pairs", &report.speech.row_of(&named))]))
}
