//! The digest of an episode: its standing as a line or two of text, so that a caseload of thousands is read at once.
//!
//! A digest is a copy of what is known anyway: if it is missing, old, of another version or unreadable, it is made
//! anew. It holds no sealed answer; a lone half that opens makes it stale at that moment.

use crate::course::{Known, SESSIONS_MAX};
use crate::{Store, StoreError, Write, values};
use alliance::Component;
use alliance::caseload::{
    CourseScale, Halves, SESSIONS_REMEMBERED, SessionStanding, Signals, Standing, Talk,
};
use alliance::clock::Timestamp;
use alliance::course::standing::standing;
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::reveal::Pair;
use alliance::session::Measuring;
use alliance::signal::asking::{Asking, Why};
use alliance::signal::beside::Beside;
use alliance::signal::look::AllKnown;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr;

/// The version of the text below. Another one is made anew.
const VERSION: &str = "2";
/// What stands where there is nothing.
const NOTHING: &str = "-";
/// How many episodes are made anew in one go.
const BATCH: usize = 200;

/// What a line about a signal begins with, so that it is told from one about a session.
const SIGNAL: &str = "! ";

/// Writes a standing as text: the version, how many sessions were held, whether signals are looked for and the scale of
/// the course on the first line, then a line per signal that asks, then a line per session. Numbers read back as the very
/// same numbers.
pub(crate) fn encode(standing: &Standing) -> String {
    let (looked_for, asking) = match &standing.signals {
        Signals::Off => ("off", [].as_slice()),
        Signals::On(asking) => ("on", asking.as_slice()),
    };
    let mut text = format!("{VERSION} {} {looked_for}", standing.held_count);
    match &standing.course_scale {
        None => text.push_str(" -"),
        Some(CourseScale { instrument, min, max, higher_is_better }) => {
            let better = if *higher_is_better { "higher" } else { "lower" };
            write!(text, " {instrument} {min} {max} {better}").expect("a text takes what is written to it");
        }
    }
    for asking in asking {
        write!(text, "\n{SIGNAL}{}", Signalled(*asking)).expect("a text takes what is written to it");
    }
    for session in &standing.sessions {
        write!(
            text,
            "\n{} {} {} {} {} {}",
            session.number,
            session.held_at.ms(),
            session.measuring,
            session.halves,
            Absent(session.visible_from.map(Timestamp::ms)),
            session.talk,
        )
        .expect("a text takes what is written to it");
        for value in
            session.pairs.iter().flat_map(|pair| [pair.client, pair.therapist]).chain([session.course])
        {
            write!(text, " {}", Absent(value)).expect("a text takes what is written to it");
        }
    }
    text
}

/// A digest of another version, or a damaged one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// Reads a standing back.
pub(crate) fn decode(text: &str) -> Result<Standing, Unreadable> {
    let mut lines = text.split('\n');
    let mut words = lines.next().ok_or(Unreadable)?.split(' ');
    if words.next() != Some(VERSION) {
        return Err(Unreadable);
    }
    let held_count = read(&mut words)?;
    let is_looked_for = match words.next() {
        Some("on") => true,
        Some("off") => false,
        Some(_) | None => return Err(Unreadable),
    };
    let course_scale = match words.next().ok_or(Unreadable)? {
        NOTHING => None,
        instrument => Some(CourseScale {
            instrument: instrument.to_owned(),
            min: read(&mut words)?,
            max: read(&mut words)?,
            higher_is_better: match words.next() {
                Some("higher") => true,
                Some("lower") => false,
                Some(_) | None => return Err(Unreadable),
            },
        }),
    };
    let mut sessions = Vec::with_capacity(SESSIONS_REMEMBERED);
    let mut asking = Vec::new();
    for line in lines {
        match line.strip_prefix(SIGNAL) {
            Some(line) => asking.push(signalled(line)?),
            None => sessions.push(session(line)?),
        }
    }
    let signals = match (is_looked_for, asking.is_empty()) {
        (true, _) => Signals::On(asking),
        (false, true) => Signals::Off,
        (false, false) => return Err(Unreadable),
    };
    Ok(Standing { held_count, sessions, course_scale, signals })
}

fn signalled(line: &str) -> Result<Asking, Unreadable> {
    let mut words = line.split(' ');
    let (session_number, component) = (read(&mut words)?, read_or_absent(&mut words)?);
    let why = match words.next() {
        Some("mark") => Why::Mark,
        Some("tension") => Why::Tension(read(&mut words)?),
        Some("fall") => {
            Why::Fall { perspective: read(&mut words)?, from: read(&mut words)?, to: read(&mut words)? }
        }
        Some("difference") => Why::Difference { client: read(&mut words)?, therapist: read(&mut words)? },
        Some(_) | None => return Err(Unreadable),
    };
    match words.next() {
        None => Ok(Asking { session_number, component, why }),
        Some(_) => Err(Unreadable),
    }
}

fn session(line: &str) -> Result<SessionStanding, Unreadable> {
    let mut words = line.split(' ');
    let (number, held_at) = (read(&mut words)?, Timestamp::from_ms(read(&mut words)?));
    let (measuring, halves): (Measuring, Halves) = (read(&mut words)?, read(&mut words)?);
    let visible_from = read_or_absent(&mut words)?.map(Timestamp::from_ms);
    let talk: Talk = read(&mut words)?;
    let mut pair = |component| -> Result<Pair, Unreadable> {
        Ok(Pair { component, client: read_or_absent(&mut words)?, therapist: read_or_absent(&mut words)? })
    };
    let pairs = [pair(Component::Bond)?, pair(Component::Goal)?, pair(Component::Task)?];
    let course = read_or_absent(&mut words)?;
    match words.next() {
        None => Ok(SessionStanding { number, held_at, measuring, halves, visible_from, talk, pairs, course }),
        Some(_) => Err(Unreadable),
    }
}

fn read<'a, T: FromStr>(words: &mut impl Iterator<Item = &'a str>) -> Result<T, Unreadable> {
    words.next().ok_or(Unreadable)?.parse().map_err(|_| Unreadable)
}

fn read_or_absent<'a, T: FromStr>(
    words: &mut impl Iterator<Item = &'a str>,
) -> Result<Option<T>, Unreadable> {
    match words.next() {
        None => Err(Unreadable),
        Some(NOTHING) => Ok(None),
        Some(word) => word.parse().map(Some).map_err(|_| Unreadable),
    }
}

/// A signal in one line.
struct Signalled(Asking);

impl std::fmt::Display for Signalled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Asking { session_number, component, why } = self.0;
        write!(f, "{session_number} {} ", Absent(component))?;
        match why {
            Why::Mark => f.write_str("mark"),
            Why::Tension(who) => write!(f, "tension {who}"),
            Why::Fall { perspective, from, to } => write!(f, "fall {perspective} {from} {to}"),
            Why::Difference { client, therapist } => write!(f, "difference {client} {therapist}"),
        }
    }
}

/// A value, or the sign that there is none.
struct Absent<T>(Option<T>);

impl<T: std::fmt::Display> std::fmt::Display for Absent<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str(NOTHING),
        }
    }
}

impl Store {
    /// Makes the digests of these episodes anew, keeps them, and gives their standings.
    pub(crate) async fn renew_digests(
        &self,
        organisation: OrganisationId,
        episodes: &[EpisodeId],
        now: Timestamp,
    ) -> Result<BTreeMap<EpisodeId, Standing>, StoreError> {
        let mut standings = BTreeMap::new();
        if episodes.is_empty() {
            return Ok(standings);
        }
        // Read first: whatever changes from here on has a later revision, and what is kept below is then made anew.
        let setting = self.signal_setting(organisation).await?;
        let signals = self.signals_of(organisation, setting).await?;
        let remembered = u32::try_from(SESSIONS_REMEMBERED).expect("a few");
        let sessions = if signals.is_some() { SESSIONS_MAX } else { remembered };
        for batch in episodes.chunks(BATCH) {
            let known = self.known_of_episodes(organisation, batch, sessions, now).await?;
            let beside = match &signals {
                Some(_) => self.beside(organisation, batch).await?,
                None => BTreeMap::new(),
            };
            let mut write = Write::new();
            for (episode, known) in known {
                let mut standing = standing(&known.record);
                if let Some(all_known) = &signals {
                    standing.signals = asking(&known, beside.get(&episode), now, all_known)?;
                }
                write = keep(write, episode, &known, setting.digest_revision(), &standing);
                standings.insert(episode, standing);
            }
            match self.engine.write(write).await {
                Ok(_) => {}
                // Only the copy was not kept: what is known is shown all the same, and copied another time.
                Err(error @ (StoreError::Busy | StoreError::Full | StoreError::Conflict { .. })) => {
                    tracing::warn!(%error, "digest.not-kept");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(standings)
    }
}

/// A digest never takes the place of one of a later revision.
fn keep(
    write: Write,
    episode: EpisodeId,
    known: &Known,
    signal_revision: Option<i64>,
    standing: &Standing,
) -> Write {
    write.step(
        "insert into episode_digest (episode_id, revision, stale_from_ms, content, signal_revision)
         values (?1, ?2, ?3, ?4, ?5)
         on conflict (episode_id) do update
           set revision = excluded.revision, stale_from_ms = excluded.stale_from_ms, content = excluded.content,
               signal_revision = excluded.signal_revision
           where episode_digest.revision <= excluded.revision",
        values![episode, known.revision, known.stale_from, encode(standing), signal_revision],
    )
}

/// The signals that ask in an episode.
fn asking(
    known: &Known,
    beside: Option<&Beside>,
    now: Timestamp,
    all_known: &AllKnown,
) -> Result<Signals, StoreError> {
    let nothing = Beside::default();
    let signals = beside.unwrap_or(&nothing).signals(&known.record, now, all_known);
    signals.map_err(|error| StoreError::engine(format!("look for signals: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::Perspective;
    use alliance::reveal::Tension;
    use proptest::prelude::*;

    fn word<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
        prop::sample::select(all)
    }

    fn position() -> impl Strategy<Value = Option<f64>> {
        prop::option::of(0.0..=10.0_f64)
    }

    prop_compose! {
        fn any_session()(
            number in any::<u32>(),
            held_at in any::<i64>().prop_map(Timestamp::from_ms),
            measuring in word(Measuring::ALL),
            halves in word(Halves::ALL),
            visible_from in prop::option::of(any::<i64>().prop_map(Timestamp::from_ms)),
            talk in word(Talk::ALL),
            sides in prop::array::uniform3((position(), position())),
            course in prop::option::of(-1e6..1e6_f64),
        ) -> SessionStanding {
            let pairs = std::array::from_fn(|index| Pair {
                component: Component::ALL[index],
                client: sides[index].0,
                therapist: sides[index].1,
            });
            SessionStanding { number, held_at, measuring, halves, visible_from, talk, pairs, course }
        }
    }

    fn any_asking() -> impl Strategy<Value = Asking> {
        let position = || 0.0..=10.0_f64;
        let why =
            prop_oneof![
                Just(Why::Mark),
                word(Tension::ALL).prop_map(Why::Tension),
                (word(Perspective::ALL), position(), position())
                    .prop_map(|(perspective, from, to)| Why::Fall { perspective, from, to }),
                (position(), position())
                    .prop_map(|(client, therapist)| Why::Difference { client, therapist }),
            ];
        (any::<u32>(), prop::option::of(word(Component::ALL)), why)
            .prop_map(|(session_number, component, why)| Asking { session_number, component, why })
    }

    prop_compose! {
        fn any_standing()(
            held_count in any::<u32>(),
            sessions in prop::collection::vec(any_session(), 0..4),
            scale in prop::option::of((0.0..5.0_f64, 6.0..99.0_f64, any::<bool>())),
            asking in prop::option::of(prop::collection::vec(any_asking(), 0..3)),
        ) -> Standing {
            let signals = asking.map_or(Signals::Off, Signals::On);
            let course_scale = scale.map(|(min, max, higher_is_better)| CourseScale {
                instrument: "wellbeing|1:wellbeing".into(), min, max, higher_is_better,
            });
            Standing { held_count, sessions, course_scale, signals }
        }
    }

    proptest! {
        #[test]
        fn what_was_written_reads_back_as_the_very_same(standing in any_standing()) {
            prop_assert_eq!(decode(&encode(&standing)), Ok(standing));
        }

        #[test]
        fn no_text_whatever_breaks_the_reading(text in "\\PC*", cut in 0_usize..200, standing in any_standing()) {
            prop_assert_eq!(decode(&text), Err(Unreadable));
            let whole = encode(&standing);
            let part = &whole[..cut.min(whole.len())];
            prop_assert!(decode(part).is_err() || whole.starts_with(part));
        }
    }

    #[test]
    fn another_version_is_not_read() {
        let text = encode(&Standing::default());
        assert_eq!(text, "2 0 off -");
        for other in ["1 0 -", "2 0 off", "2 0 off -\n", "2 0 maybe -", "2 0 off -\n! 7 task mark", ""] {
            assert_eq!(decode(other), Err(Unreadable), "{other:?}");
        }
    }
}
