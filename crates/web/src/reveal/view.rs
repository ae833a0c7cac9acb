//! What a reveal shows: positions per component, who marked tension, which questions to start from, what is missing.

use crate::error::PageError;
use crate::medium::edges::Edges;
use crate::session::standing::Standing;
use crate::state::App;
use alliance::administration::Channel;
use alliance::administration::score::{ScaleScore, Score, score_content};
use alliance::check::Seal;
use alliance::clock::Timestamp;
use alliance::instrument::catalogue;
use alliance::instrument::definition::{Instrument, Purpose};
use alliance::medium::Medium;
use alliance::medium::work::Work;
use alliance::reveal::{Distance, Opening, Pair, Tension, openings, tension};
use alliance::session::Discussion;
use alliance::{Component, Perspective};
use jiff::civil::Date;
use store::administration::{Recorded, Source};
use store::by::By;
use store::work::WorkReader;

/// The opened check of one session.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The number of the session.
    pub number: u32,
    /// One row per component.
    pub rows: Vec<Row>,
    /// Where the two stand on the edges of the triangle; `None` where they work without a medium.
    pub edges: Option<Edges>,
    /// What they work with.
    pub medium: Option<Medium>,
    /// What was made, as a photo or a sound.
    pub works: Vec<Work>,
    /// Who marked tension.
    pub tension: Option<Tension>,
    /// What to start talking from.
    pub openings: Vec<Opening>,
    /// Whether both halves are there.
    pub halves: Halves,
    /// What the two did with it.
    pub discussion: Discussion,
    /// The day on which the client filled in a paper that was typed over; `None` if the client answered on a screen.
    pub on_paper: Option<Date>,
}

/// Which halves opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halves {
    /// Both are in.
    Both,
    /// One stayed out, and the chosen delay has passed.
    Alone {
        /// Whose half is there.
        present: Perspective,
        /// Since when it is open.
        since: Timestamp,
    },
}

/// Where the two stand on one component.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The component.
    pub component: Component,
    /// The client's score; `None` if the client's half is not there.
    pub client: Option<Score>,
    /// The therapist's score; `None` if the therapist's half is not there.
    pub therapist: Option<Score>,
}

impl Row {
    /// The two positions.
    pub fn pair(&self) -> Pair {
        let position = |score: &Option<Score>| Some(score.as_ref()?.value()?.position);
        Pair {
            component: self.component,
            client: position(&self.client),
            therapist: position(&self.therapist),
        }
    }

    /// How far they lie apart; `None` unless both have a position.
    pub fn distance(&self) -> Option<Distance> {
        self.pair().difference().map(Distance::of)
    }
}

impl View {
    /// Reads what opened, and notes that it was looked at.
    ///
    /// # Errors
    /// It is sealed: the answer is the same as for nothing at all.
    pub async fn read(app: &App, by: &By<'_>, standing: &Standing) -> Result<Self, PageError> {
        let halves = match standing.seal {
            Seal::Open { .. } => Halves::Both,
            Seal::OpenAlone { present, since } => Halves::Alone { present, since },
            Seal::Sealed { .. } | Seal::NoMeasuring => return Err(PageError::NotFound),
        };
        let session = &standing.session;
        app.store.note_read(by, "reveal.read", "session", &session.id, Some(session.episode)).await?;
        let recorded = app.store.opened_in_session(by.organisation, session.id, by.now).await?;
        let medium = standing.case.episode.medium.clone();
        let works = app.store.works(by.organisation, session.id, WorkReader::Counterpart, by.now).await?;
        Ok(Self { medium, works, ..Self::of(&recorded, session.number, halves, session.discussion) })
    }

    /// The view of what was recorded about one session.
    pub fn of(recorded: &[Recorded], number: u32, halves: Halves, discussion: Discussion) -> Self {
        let client = half(recorded, Perspective::Client);
        let therapist = half(recorded, Perspective::Therapist);
        let rows = rows(recorded);
        let strain = |half: Option<&Scored>| score_of(half, |_| Some(TENSION))?.value();
        let (client, therapist) = (strain(client.as_ref()), strain(therapist.as_ref()));
        let pairs: Vec<Pair> = rows.iter().map(Row::pair).collect();
        Self {
            number,
            rows,
            edges: Edges::of(recorded),
            medium: None,
            works: Vec::new(),
            tension: tension(client.map(|value| value.position), therapist.map(|value| value.position)),
            openings: openings(&pairs, number),
            halves,
            discussion,
            on_paper: recorded.iter().find(|one| one.channel == Channel::Paper).map(|one| one.happened_on),
        }
    }

    /// The key of the page's title.
    pub fn title_key(&self) -> &'static str {
        match self.halves {
            Halves::Both => "reveal-title",
            Halves::Alone { .. } => "reveal-title-alone",
        }
    }
}

/// Where the two stand on each component, from what was recorded about one session.
pub fn rows(recorded: &[Recorded]) -> Vec<Row> {
    let client = half(recorded, Perspective::Client);
    let therapist = half(recorded, Perspective::Therapist);
    let score = |half: &Option<Scored>, component: Component| {
        score_of(half.as_ref(), |instrument| instrument.subscale_of(component).map(|scale| scale.id.as_str()))
    };
    Component::ALL
        .iter()
        .map(|&component| Row {
            component,
            client: score(&client, component),
            therapist: score(&therapist, component),
        })
        .collect()
}

/// The scale of the session check that asks about tension.
const TENSION: &str = "tension";

/// One half with its scores.
struct Scored {
    instrument: &'static Instrument,
    scores: Vec<ScaleScore>,
}

/// The half of one perspective: what it answered to the session check.
fn half(recorded: &[Recorded], perspective: Perspective) -> Option<Scored> {
    recorded.iter().filter(|recorded| recorded.perspective == perspective).find_map(|recorded| {
        let Source::Instrument(key) = &recorded.source else { return None };
        let instrument = catalogue::instrument_of(key)?;
        let is_check = instrument.purpose() == Purpose::SessionCheck;
        is_check.then(|| Scored { instrument, scores: score_content(instrument, &recorded.content) })
    })
}

fn score_of(
    half: Option<&Scored>,
    scale: impl Fn(&'static Instrument) -> Option<&'static str>,
) -> Option<Score> {
    let half = half?;
    let name = scale(half.instrument)?;
    half.scores.iter().find(|score| score.scale.as_str() == name).map(|score| score.score.clone())
}
