//! The digest of an episode: its standing as a line or two of text, so that a caseload of thousands is read at once.
//!
//! A digest is a copy of what is known anyway: if it is missing, old, of another version or unreadable, it is made
//! anew. It holds no sealed answer; a lone half that opens makes it stale at that moment.

use crate::course::Known;
use crate::{Store, StoreError, Write, values};
use alliance::Component;
use alliance::caseload::{CourseScale, Halves, SESSIONS_REMEMBERED, SessionStanding, Standing, Talk};
use alliance::clock::Timestamp;
use alliance::course::standing::standing;
use alliance::ids::{EpisodeId, OrganisationId};
use alliance::reveal::Pair;
use alliance::session::Measuring;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr;

/// The version of the text below. Another one is made anew.
const VERSION: &str = "1";
/// What stands where there is nothing.
const NOTHING: &str = "-";
/// How many episodes are made anew in one go.
const BATCH: usize = 200;

/// Writes a standing as text: the version, how many sessions were held and the scale of the course on the first line,
/// then a line per session. Numbers read back as the very same numbers.
pub(crate) fn encode(standing: &Standing) -> String {
    let mut text = format!("{VERSION} {}", standing.held_count);
    match &standing.course_scale {
        None => text.push_str(" -"),
        Some(CourseScale { instrument, min, max, higher_is_better }) => {
            let better = if *higher_is_better { "higher" } else { "lower" };
            write!(text, " {instrument} {min} {max} {better}").expect("a text takes what is written to it");
        }
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
    for line in lines {
        sessions.push(session(line)?);
    }
    Ok(Standing { held_count, sessions, course_scale })
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
        let sessions = u32::try_from(SESSIONS_REMEMBERED).expect("a few");
        for batch in episodes.chunks(BATCH) {
            let known = self.known_of_episodes(organisation, batch, sessions, now).await?;
            let mut write = Write::new();
            for (episode, known) in known {
                let standing = standing(&known.record);
                write = keep(write, episode, &known, &standing);
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
fn keep(write: Write, episode: EpisodeId, known: &Known, standing: &Standing) -> Write {
    write.step(
        "insert into episode_digest (episode_id, revision, stale_from_ms, content) values (?1, ?2, ?3, ?4)
         on conflict (episode_id) do update
           set revision = excluded.revision, stale_from_ms = excluded.stale_from_ms, content = excluded.content
           where episode_digest.revision <= excluded.revision",
        values![episode, known.revision, known.stale_from, encode(standing)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
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

    prop_compose! {
        fn any_standing()(
            held_count in any::<u32>(),
            sessions in prop::collection::vec(any_session(), 0..4),
            scale in prop::option::of((0.0..5.0_f64, 6.0..99.0_f64, any::<bool>())),
        ) -> Standing {
            let course_scale = scale.map(|(min, max, higher_is_better)| CourseScale {
                instrument: "wellbeing|1:wellbeing".into(), min, max, higher_is_better,
            });
            Standing { held_count, sessions, course_scale }
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
        assert_eq!(text, "1 0 -");
        for other in ["2 0 -", "1 0", "1 0 -\n", ""] {
            assert_eq!(decode(other), Err(Unreadable), "{other:?}");
        }
    }
}
