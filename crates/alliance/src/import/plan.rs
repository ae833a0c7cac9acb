//! What an import will make, once the contents of a file are set against what the house has already.

use crate::component::Perspective;
use crate::ids::{ClientId, EpisodeId, MemberId, SessionId};
use crate::import::contents::{Contents, FileClient, FileSession};
use crate::import::problem::{Problem, Problems, RowError};
use crate::measure::{Measure, MeasureCode};
use crate::people::{ClientCode, LoginName};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the house has of the clients, therapists and measures a file names.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    /// Clients, by code.
    pub clients: BTreeMap<ClientCode, KnownClient>,
    /// Who signs in with a name the file gives to a therapist.
    pub members: BTreeMap<LoginName, KnownMember>,
    /// All measures of the house.
    pub measures: BTreeMap<MeasureCode, Measure>,
}

/// A client of the house.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownClient {
    /// Identity.
    pub id: ClientId,
    /// The number of the last episode.
    pub last_episode_number: u32,
    /// The latest episode that is open; `None` if none is.
    pub open_episode: Option<KnownEpisode>,
}

/// An open episode of the house.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownEpisode {
    /// Identity.
    pub id: EpisodeId,
    /// Who treats or treated in it.
    pub therapists: BTreeSet<MemberId>,
    /// Its sessions, by number.
    pub sessions: BTreeMap<u32, KnownSession>,
}

/// A session of the house.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownSession {
    /// Identity.
    pub id: SessionId,
    /// Where it stands, as far as an import may add to it.
    pub standing: KnownStanding,
    /// What was filled in about it: the name of the instrument or measure, in whichever version, and whose view.
    pub filled: BTreeSet<(String, Perspective)>,
}

/// Where a session of the house stands, as far as an import may add to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownStanding {
    /// Planned or cancelled.
    NotHeld,
    /// Held on this day, its check not open yet.
    Sealed(Date),
    /// Held on this day and open.
    Open(Date),
}

/// Who has a login name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownMember {
    /// A therapist of the house.
    Therapist(MemberId),
    /// Somebody else.
    Other,
}

/// What an import will make.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    contents: Contents,
    treatments: Vec<Treatment>,
    therapists: BTreeMap<LoginName, MemberId>,
    measures: Vec<Measure>,
}

/// Where the sessions of one client of a file go.
#[derive(Debug, Clone, PartialEq)]
pub enum Treatment {
    /// To the first episode of a new client.
    NewClient,
    /// To a new episode of a client who has none open.
    NewEpisode {
        /// The client.
        client: ClientId,
        /// The number of the new episode.
        number: u32,
    },
    /// To the latest open episode of a client, next to what is there.
    Existing {
        /// The episode.
        episode: EpisodeId,
        /// Who treats or treated in it.
        therapists: BTreeSet<MemberId>,
        /// Those sessions of the file that are there, by number.
        sessions: BTreeMap<u32, SessionId>,
    },
}

/// How much an import will make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlanCounts {
    /// New clients.
    pub new_clients: usize,
    /// Clients the house has.
    pub known_clients: usize,
    /// New episodes.
    pub new_episodes: usize,
    /// New therapists, who cannot sign in before they are invited.
    pub new_therapists: usize,
    /// New sessions.
    pub new_sessions: usize,
    /// Sessions that are there and get something added.
    pub known_sessions: usize,
    /// Fillings-in.
    pub administrations: usize,
    /// New measures.
    pub new_measures: usize,
}

/// Sets the contents of a file against what the house has.
///
/// A client whose code the house has keeps it, and the sessions go to the latest open episode, or to a new one where
/// none is open. A session the house has on the same day, held and open, gets what it lacks. Nothing that is there is
/// changed.
///
/// # Errors
/// By line: values the house has already; sessions the house has on another day, has not held, or holds sealed;
/// login names of others.
pub fn plan(contents: Contents, known: &Known) -> Result<Plan, Problems> {
    let mut planning = Planning { known, problems: Problems::default(), treatments: Vec::new() };
    for client in contents.clients() {
        let treatment = planning.treatment(client);
        planning.treatments.push(treatment);
    }
    let therapists = contents
        .therapists()
        .filter_map(|name| match known.members.get(name) {
            Some(KnownMember::Therapist(id)) => Some((name.clone(), *id)),
            Some(KnownMember::Other) | None => None,
        })
        .collect();
    let is_new = |measure: &&Measure| !known.measures.contains_key(&measure.code);
    let measures = contents.measures().filter(is_new).cloned().collect();
    let Planning { problems, treatments, .. } = planning;
    problems.or(Plan { contents, treatments, therapists, measures })
}

struct Planning<'k> {
    known: &'k Known,
    problems: Problems,
    treatments: Vec<Treatment>,
}

impl Planning<'_> {
    fn treatment(&mut self, client: FileClient<'_>) -> Treatment {
        for name in client.therapists() {
            if self.known.members.get(name) == Some(&KnownMember::Other) {
                self.tell(client.line(), name.to_string(), Problem::NotATherapist);
            }
        }
        let Some(known) = self.known.clients.get(client.code()) else { return Treatment::NewClient };
        let Some(episode) = &known.open_episode else {
            return Treatment::NewEpisode { client: known.id, number: known.last_episode_number + 1 };
        };
        let mut sessions = BTreeMap::new();
        for session in client.sessions() {
            if let Some(there) = episode.sessions.get(&session.number()) {
                self.beside(client.code(), session, there);
                sessions.insert(session.number(), there.id);
            }
        }
        Treatment::Existing { episode: episode.id, therapists: episode.therapists.clone(), sessions }
    }

    /// A session of the file beside the one of the same number that is there.
    fn beside(&mut self, code: &ClientCode, session: FileSession<'_>, there: &KnownSession) {
        let number = session.number();
        let problem = match there.standing {
            KnownStanding::NotHeld => Some(Problem::SessionNotHeld { session: number }),
            KnownStanding::Sealed(day) | KnownStanding::Open(day) if day != session.day() => {
                Some(Problem::SessionElsewhere { session: number, day })
            }
            KnownStanding::Sealed(_) => Some(Problem::SessionSealed { session: number }),
            KnownStanding::Open(_) => None,
        };
        if let Some(problem) = problem {
            self.tell(session.line(), code.to_string(), problem);
            return;
        }
        for filled in session.filled() {
            let value = filled.series().name();
            if there.filled.contains(&(value.clone(), filled.perspective())) {
                self.tell(filled.line(), value, Problem::AlreadyThere { session: number });
            }
        }
    }

    fn tell(&mut self, line: u64, value: String, problem: Problem) {
        self.problems.push(RowError { line, column: None, value, problem });
    }
}

impl Plan {
    /// The clients of the file, and where their sessions go.
    pub fn clients(&self) -> impl ExactSizeIterator<Item = (FileClient<'_>, &Treatment)> {
        self.contents.clients().zip(&self.treatments)
    }

    /// The therapists the file names, with the member who has the name already, if somebody has.
    pub fn therapists(&self) -> impl Iterator<Item = (&LoginName, Option<MemberId>)> {
        self.contents.therapists().map(|name| (name, self.therapists.get(name).copied()))
    }

    /// The measures to be made.
    pub fn new_measures(&self) -> &[Measure] {
        &self.measures
    }

    /// What the file says.
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// How much will be made.
    pub fn counts(&self) -> PlanCounts {
        let mut counts = PlanCounts {
            administrations: self.contents.filled_count(),
            new_therapists: self.therapists().filter(|(_, id)| id.is_none()).count(),
            new_measures: self.measures.len(),
            ..PlanCounts::default()
        };
        for (client, treatment) in self.clients() {
            let sessions = client.sessions().len();
            let (client, episode, known) = match treatment {
                Treatment::NewClient => (1, 1, 0),
                Treatment::NewEpisode { .. } => (0, 1, 0),
                Treatment::Existing { sessions, .. } => (0, 0, sessions.len()),
            };
            counts.new_clients += client;
            counts.known_clients += 1 - client;
            counts.new_episodes += episode;
            counts.known_sessions += known;
            counts.new_sessions += sessions - known;
        }
        counts
    }
}

#[cfg(test)]
mod tests;
