//! The one scorer: answers in, one score per scale out, or the reason why there is none.

use crate::administration::Content;
use crate::administration::answer::Answers;
use crate::instrument::definition::{Instrument, InstrumentKey, Keyed, Method, Range, ScaleItem, Subscale};
use crate::instrument::name::ScaleId;

/// The score of one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleScore {
    /// Which scale of the instrument.
    pub scale: ScaleId,
    /// What came of it.
    pub score: Score,
}

/// What the scorer makes of the answers: a value, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Score {
    /// A score.
    Value(ScoreValue),
    /// No score, and the reason. Never a zero instead.
    Withheld(Withheld),
}

impl Score {
    /// The value, if there is one.
    pub fn value(&self) -> Option<ScoreValue> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Withheld(_) => None,
        }
    }
}

/// A score, in the scale's own unit and on the common scale of the screens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreValue {
    /// In the scale's own unit, within its range.
    pub raw: f64,
    /// From 0 to 10 on the scale's own range. The direction stays as answered: more tension lies higher.
    pub position: f64,
    /// What it rests on.
    pub basis: Basis,
}

/// What a score rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The answers to items.
    Answers {
        /// How many of the scale's items were answered.
        answered: usize,
        /// How many items the scale has.
        of: usize,
    },
    /// A total that came ready-made; how many items lie behind it is not known.
    ReadyMade,
}

/// Why a score is withheld.
#[derive(Debug, Clone, PartialEq)]
pub enum Withheld {
    /// None of the scale's items was answered, or an import has no total for it.
    NotAnswered,
    /// Some items of the scale were answered, but fewer than it needs.
    TooFewAnswers {
        /// How many were answered.
        answered: usize,
        /// How many it needs.
        needed: usize,
        /// How many items the scale has.
        of: usize,
    },
    /// Over the whole instrument, fewer items were answered than its missing rule asks.
    TooFewInAll {
        /// How many were answered.
        answered: usize,
        /// How many the instrument needs.
        needed: usize,
        /// How many items the instrument has.
        of: usize,
    },
    /// A ready-made total lies outside the scale's range, or is not a number.
    OutOfRange {
        /// The total that was given.
        raw: f64,
        /// The range of the scale.
        range: Range,
    },
    /// The answers belong to another instrument, or to another version of it.
    OtherInstrument {
        /// What was filled in.
        answered: InstrumentKey,
    },
}

impl Withheld {
    /// The key of the sentence that tells this to a person.
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::NotAnswered => "score-withheld-not-answered",
            Self::TooFewAnswers { .. } => "score-withheld-too-few-answers",
            Self::TooFewInAll { .. } => "score-withheld-too-few-in-all",
            Self::OutOfRange { .. } => "score-withheld-out-of-range",
            Self::OtherInstrument { .. } => "score-withheld-other-instrument",
        }
    }
}

/// Scores all scales of one filling-in.
///
/// For each scale, over its answered items `i` with value `xᵢ`, item range `aᵢ … bᵢ` and weight `wᵢ`:
///
/// 1. reversed where the instrument says so: `xᵢ' = aᵢ + bᵢ − xᵢ`;
/// 2. stretched to the range `A … B` the scale names for items of another range: `xᵢ'' = A + (xᵢ' − aᵢ)/(bᵢ − aᵢ)·(B − A)`;
/// 3. mean `m = Σ wᵢ·xᵢ'' / Σ wᵢ`, both sums over the answered items;
/// 4. raw score: `m` for a mean; `m·W` for a sum, `W` the weight of all items of the scale; `m·W·k` for a sum times `k`;
/// 5. position: `10·(raw − min)/(max − min)` on the range of the scale.
///
/// # Shape
/// One [`ScaleScore`] per scale, in the order of [`Instrument::subscales`].
/// # Range and units
/// `raw` in the scale's own unit and within [`Subscale::range`]; `position` from 0 to 10.
/// # Missing data
/// A scale with fewer answers than [`Subscale::answers_min`], or an instrument with fewer than
/// [`Instrument::answers_min`], gives [`Score::Withheld`]. Never 0, and never a mean of what happens to be there.
/// A sum whose instrument allows missing items is prorated by step 4. Answers to another instrument or version give
/// [`Withheld::OtherInstrument`].
/// # Source
/// Keys and missing rules are each instrument's own, with its source in `instruments/<id>/README.md`. The position
/// from 0 to 10 is our choice, ADR-0005: one axis on every screen.
/// # Example
/// ```
/// use alliance::administration::{answer::Answers, score::{score, Score, Withheld}};
/// use alliance::instrument::catalogue;
///
/// let check = catalogue::instrument("session-check").expect("it is in the catalogue");
/// let item = |name: &str| name.parse().expect("a good name");
/// let answers = Answers::read(check, [(item("bond1"), 6), (item("bond2"), 3), (item("goal1"), 5)])?;
/// let scores = score(check, &answers);
///
/// let bond = scores[0].score.value().expect("both items of bond were answered");
/// assert_eq!((bond.raw, bond.position), (4.5, 7.5));
/// let goal = &scores[1].score;
/// assert_eq!(*goal, Score::Withheld(Withheld::TooFewAnswers { answered: 1, needed: 2, of: 2 }));
/// # Ok::<(), alliance::administration::answer::Refusal>(())
/// ```
pub fn score(instrument: &Instrument, answers: &Answers) -> Vec<ScaleScore> {
    if answers.instrument() != instrument.key() {
        return of_other_instrument(instrument, answers.instrument());
    }
    each_scale(instrument, |subscale| score_subscale(instrument, subscale, answers))
}

/// Scores all scales of what an administration holds: answers as [`score`] does, ready-made totals by their position.
///
/// # Range and units
/// As [`score`].
/// # Missing data
/// A scale without a total gives [`Withheld::NotAnswered`]; a total outside the scale's range gives
/// [`Withheld::OutOfRange`]. Totals of scales the instrument does not have are passed over.
/// # Source
/// As [`score`]: the position from 0 to 10 is our choice, ADR-0005.
/// # Example
/// ```
/// use alliance::administration::{Content, score::score_content};
/// use alliance::instrument::catalogue;
/// use std::collections::BTreeMap;
///
/// let check = catalogue::instrument("session-check").expect("it is in the catalogue");
/// let totals = BTreeMap::from([("bond".parse().expect("a good name"), 4.5)]);
/// let scores = score_content(check, &Content::Scales(totals));
/// assert_eq!(scores[0].score.value().map(|bond| bond.position), Some(7.5));
/// assert_eq!(scores[1].score.value(), None);
/// ```
pub fn score_content(instrument: &Instrument, content: &Content) -> Vec<ScaleScore> {
    match content {
        Content::Items(answers) => score(instrument, answers),
        Content::Scales(totals) => each_scale(instrument, |subscale| match totals.get(&subscale.id) {
            None => Score::Withheld(Withheld::NotAnswered),
            Some(raw) => place_total(subscale, *raw),
        }),
    }
}

pub(super) fn of_other_instrument(instrument: &Instrument, answered: &InstrumentKey) -> Vec<ScaleScore> {
    each_scale(instrument, |_| Score::Withheld(Withheld::OtherInstrument { answered: answered.clone() }))
}

fn each_scale(instrument: &Instrument, score: impl Fn(&Subscale) -> Score) -> Vec<ScaleScore> {
    let each = |subscale: &Subscale| ScaleScore { scale: subscale.id.clone(), score: score(subscale) };
    instrument.subscales().iter().map(each).collect()
}

fn score_subscale(instrument: &Instrument, subscale: &Subscale, answers: &Answers) -> Score {
    let (mut answered, mut weighted, mut weight_answered, mut weight_all) = (0, 0.0, 0.0, 0.0);
    for part in &subscale.items {
        weight_all += part.weight;
        if let Some(answer) = answers.get(&part.item) {
            let item = instrument.item(&part.item).expect("a scale names items of its instrument");
            answered += 1;
            weighted += part.weight * keyed_value(part, item.response.range(), answer.value());
            weight_answered += part.weight;
        }
    }
    let of = subscale.items.len();
    if answered == 0 {
        return Score::Withheld(Withheld::NotAnswered);
    }
    if answered < subscale.answers_min {
        let needed = subscale.answers_min;
        return Score::Withheld(Withheld::TooFewAnswers { answered, needed, of });
    }
    if answers.len() < instrument.answers_min() {
        let (answered, needed, of) = (answers.len(), instrument.answers_min(), instrument.items().len());
        return Score::Withheld(Withheld::TooFewInAll { answered, needed, of });
    }
    // With all items answered this factor is exactly 1, so a complete sum carries no rounding.
    let sum = weighted * (weight_all / weight_answered);
    let raw = match subscale.method {
        Method::Mean => weighted / weight_answered,
        Method::Sum => sum,
        Method::SumTimes(times) => sum * f64::from(times),
    };
    Score::Value(place(subscale.range, raw, Basis::Answers { answered, of }))
}

/// Steps 1 and 2 of [`score`].
fn keyed_value(part: &ScaleItem, (min, max): (i32, i32), value: i32) -> f64 {
    let (min, max, value) = (f64::from(min), f64::from(max), f64::from(value));
    let value = match part.keyed {
        Keyed::AsAnswered => value,
        Keyed::Reversed => min + max - value,
    };
    match part.stretched_to {
        None => value,
        Some(to) => to.min + (value - min) / (max - min) * to.width(),
    }
}

fn place_total(subscale: &Subscale, raw: f64) -> Score {
    place_ready_made(subscale.range, raw)
}

/// A total that came ready-made, at its place in `range`; withheld outside of it.
pub(crate) fn place_ready_made(range: Range, raw: f64) -> Score {
    if range.contains(raw) {
        Score::Value(place(range, raw, Basis::ReadyMade))
    } else {
        Score::Withheld(Withheld::OutOfRange { raw, range })
    }
}

/// The clamp takes away the last rounding error of the weighted mean; parse made sure that nothing else can stick out.
fn place(range: Range, raw: f64, basis: Basis) -> ScoreValue {
    let raw = raw.clamp(range.min, range.max);
    ScoreValue { raw, position: 10.0 * (raw - range.min) / range.width(), basis }
}
