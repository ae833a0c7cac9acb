//! Where the two stand on the edges, from what was recorded about one session.

use alliance::Perspective;
use alliance::administration::Content;
use alliance::administration::score::score_content;
use alliance::instrument::catalogue;
use alliance::instrument::definition::Purpose;
use alliance::medium::Edge;
use alliance::medium::triangle::EdgePair;
use alliance::medium::way::Way;
use store::administration::{Recorded, Source};

/// The edges of one session.
#[derive(Debug, Clone, PartialEq)]
pub struct Edges {
    /// Where the two stand, in the order of [`Edge::ALL`].
    pub pairs: Vec<EdgePair>,
    /// In which way the client answered; `None` if the client did not.
    pub way: Option<Way>,
}

impl Edges {
    /// The edges that were answered about; `None` where nobody was asked.
    pub fn of(recorded: &[Recorded]) -> Option<Self> {
        let client = half(recorded, Perspective::Client);
        let therapist = half(recorded, Perspective::Therapist);
        if client.is_none() && therapist.is_none() {
            return None;
        }
        let pairs = Edge::ALL.iter().map(|edge| EdgePair {
            edge: *edge,
            client: client.and_then(|half| position(half, *edge)),
            therapist: therapist.and_then(|half| position(half, *edge)),
        });
        let way = client.and_then(|half| match &half.content {
            Content::Items(answers) => answers.way(),
            Content::Scales(_) => None,
        });
        Some(Self { pairs: pairs.collect(), way })
    }
}

fn half(recorded: &[Recorded], perspective: Perspective) -> Option<&Recorded> {
    recorded.iter().filter(|recorded| recorded.perspective == perspective).find(|recorded| {
        let Source::Instrument(key) = &recorded.source else { return false };
        catalogue::instrument_of(key).is_some_and(|instrument| instrument.purpose() == Purpose::MediumCheck)
    })
}

fn position(half: &Recorded, edge: Edge) -> Option<f64> {
    let Source::Instrument(key) = &half.source else { return None };
    let scores = score_content(catalogue::instrument_of(key)?, &half.content);
    let found = scores.into_iter().find(|score| score.scale.as_str() == edge.as_str())?;
    found.score.value().map(|value| value.position)
}
