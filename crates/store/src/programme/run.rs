//! Runs: who gives them, who takes part, waits or left.

use crate::by::{By, Done};
use crate::client::insert_client;
use crate::engine::read::Read;
use crate::episode::insert_episode;
use crate::seal_field::Field;
use crate::{Row, Store, StoreError, Write, values};
use alliance::audit::AuditAction;
use alliance::clock::Timestamp;
use alliance::episode::Episode;
use alliance::ids::{EpisodeId, MemberId, OrganisationId, ParticipantId, ProgrammeId, RunId};
use alliance::people::{Client, ClientCode};
use alliance::programme::run::{Meeting, MeetingState, Participant, Place, Run, Trainer};
use std::collections::{BTreeMap, BTreeSet};

/// The conflict of a participant whose place changed meanwhile, or who is in the run already.
pub const PLACE_CHANGED: &str = "run-place-changed";

const PLACE: Field = Field { table: "run", column: "place_sealed" };
const ONLINE: Field = Field { table: "run", column: "online_sealed" };

/// A run in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunLine {
    /// Which run.
    pub id: RunId,
    /// What people call it.
    pub title: String,
    /// What the programme is called.
    pub programme: String,
    /// When the first session is.
    pub first_at: Option<Timestamp>,
    /// When the next session is that was not held.
    pub next_at: Option<Timestamp>,
    /// How many sessions were held.
    pub held: u32,
    /// How many there are.
    pub sessions: u32,
    /// How many take part.
    pub placed: u32,
    /// How many can.
    pub places: u32,
    /// How many wait.
    pub waiting: u32,
}

/// Somebody who joins a run.
#[derive(Debug)]
pub struct NewParticipant<'a> {
    /// Identity in the run.
    pub id: ParticipantId,
    /// The client, if the house did not know them.
    pub client: Option<&'a Client>,
    /// The episode that is opened for the run.
    pub episode: &'a Episode,
    /// The place they get.
    pub place: Place,
}

fn line(row: &Row) -> Result<RunLine, StoreError> {
    Ok(RunLine {
        id: row.parse("id")?,
        title: row.text("title")?,
        programme: row.text("programme_title")?,
        first_at: row.timestamp_or_null("first_at_ms")?,
        next_at: row.timestamp_or_null("next_at_ms")?,
        held: row.number("held_count")?,
        sessions: row.number("session_count")?,
        placed: row.number("placed_count")?,
        places: row.number("places")?,
        waiting: row.number("waiting_count")?,
    })
}

fn place(row: &Row) -> Result<Place, StoreError> {
    let since = row.timestamp("since_ms")?;
    Ok(match row.str("place")? {
        "waiting" => Place::Waiting { since },
        "placed" => Place::Placed { since },
        "left" => {
            let placed = row.timestamp_or_null("placed_at_ms")?;
            Place::Left { placed, at: since, why: row.parse("why")? }
        }
        _ => return Err(row.corrupt("place")),
    })
}

/// Word, since when, placed when, why.
fn columns(place: Place) -> (&'static str, Timestamp, Option<Timestamp>, Option<&'static str>) {
    match place {
        Place::Waiting { since } => ("waiting", since, None, None),
        Place::Placed { since } => ("placed", since, None, None),
        Place::Left { placed, at, why } => ("left", at, placed, Some(why.as_str())),
    }
}

fn participant(row: &Row) -> Result<Participant, StoreError> {
    Ok(Participant {
        id: row.parse("id")?,
        episode: row.parse("episode_id")?,
        code: ClientCode::parse(row.str("code")?).map_err(|_| row.corrupt("code"))?,
        place: place(row)?,
    })
}

fn trainer(row: &Row) -> Result<Trainer, StoreError> {
    Ok(Trainer {
        member: row.parse("member_id")?,
        shown_name: row.text("shown_name")?,
        part: row.parse("part")?,
        from: row.timestamp("from_ms")?,
        until: row.timestamp_or_null("until_ms")?,
    })
}

fn meeting(row: &Row) -> Result<Meeting, StoreError> {
    Ok(Meeting {
        number: row.number("number")?,
        at: row.timestamp("at_ms")?,
        state: match row.str("state")? {
            "planned" => MeetingState::Planned,
            "held" => MeetingState::Held,
            "cancelled" => MeetingState::Cancelled,
            _ => return Err(row.corrupt("state")),
        },
        trainers: BTreeSet::new(),
        presence: BTreeMap::new(),
    })
}

/// The sessions, each with who gave it and who was there.
fn attended(meetings: &[Row], gave: &[Row], presence: &[Row]) -> Result<Vec<Meeting>, StoreError> {
    let mut meetings: Vec<Meeting> = meetings.iter().map(meeting).collect::<Result<_, _>>()?;
    for row in gave {
        let number: u32 = row.number("number")?;
        let member = row.parse("member_id")?;
        if let Some(found) = meetings.iter_mut().find(|one| one.number == number) {
            found.trainers.insert(member);
        }
    }
    for row in presence {
        let number: u32 = row.number("number")?;
        let (who, how) = (row.parse("participant_id")?, row.parse("presence")?);
        if let Some(found) = meetings.iter_mut().find(|one| one.number == number) {
            found.presence.insert(who, how);
        }
    }
    Ok(meetings)
}

pub(crate) fn done<'a>(event: &'static str, action: AuditAction, run: &'a RunId) -> Done<'a> {
    Done { action, event, object_kind: "run", object: run, episode: None }
}

/// The step that lets a member give a run.
fn insert_trainer(write: Write, run: RunId, new: &Trainer) -> Write {
    write.step(
        "insert into run_trainer (run_id, member_id, part, from_ms) values (?1, ?2, ?3, ?4)
         on conflict (run_id, member_id) do update set until_ms = null, part = excluded.part",
        values![run, new.member, new.part.as_str(), new.from],
    )
}

/// The step that keeps a participant who is in the run already, at the place they have.
pub(crate) fn insert_participant(write: Write, run: RunId, one: &Participant) -> Write {
    let (word, since, placed, why) = columns(one.place);
    write.step(
        "insert into run_participant (id, run_id, episode_id, place, since_ms, placed_at_ms, why)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![one.id, run, one.episode, word, since, placed, why],
    )
}

/// The step that lets who gives the run treat somebody who takes part in it.
pub(crate) fn treat(write: Write, run: RunId, episode: EpisodeId, now: Timestamp) -> Write {
    write.step(
        "insert into episode_therapist (episode_id, member_id, from_ms)
         select ?2, member_id, cast(?3 as bigint) from run_trainer where run_id = ?1 and part = 'trainer' and until_ms is null
         on conflict (episode_id, member_id) do update set until_ms = null",
        values![run, episode, now],
    )
}

impl Store {
    /// The runs of a house, or only those a member gives; newest first.
    pub async fn runs(
        &self,
        organisation: OrganisationId,
        given_by: Option<MemberId>,
    ) -> Result<Vec<RunLine>, StoreError> {
        let rows = self
            .engine
            .query(
                "select run.id, run.title, run.places, programme.title as programme_title,
                        (select min(at_ms) from run_meeting where run_id = run.id) as first_at_ms,
                        (select min(at_ms) from run_meeting where run_id = run.id and state = 'planned') as next_at_ms,
                        (select count(*) from run_meeting where run_id = run.id and state = 'held') as held_count,
                        (select count(*) from run_meeting where run_id = run.id) as session_count,
                        (select count(*) from run_participant where run_id = run.id and place = 'placed') as placed_count,
                        (select count(*) from run_participant where run_id = run.id and place = 'waiting') as waiting_count
                 from run join programme on programme.id = run.programme_id
                 where run.organisation_id = ?1
                   and (cast(?2 as text) is null
                        or exists (select 1 from run_trainer where run_id = run.id and member_id = ?2 and until_ms is null))
                 order by run.made_at_ms desc, run.id desc limit 200",
                values![organisation, given_by],
            )
            .await?;
        rows.iter().map(line).collect()
    }

    /// The runs of a programme, newest first.
    pub async fn runs_of_programme(
        &self,
        organisation: OrganisationId,
        programme: ProgrammeId,
    ) -> Result<Vec<RunId>, StoreError> {
        let rows = self
            .engine
            .query(
                "select id from run where organisation_id = ?1 and programme_id = ?2 order by made_at_ms desc, id desc limit 50",
                values![organisation, programme],
            )
            .await?;
        rows.iter().map(|row| row.parse("id")).collect()
    }

    /// The runs an episode is in, newest first.
    pub async fn runs_of_episode(
        &self,
        organisation: OrganisationId,
        episode: EpisodeId,
    ) -> Result<Vec<RunId>, StoreError> {
        let rows = self
            .engine
            .query(
                "select run.id from run join run_participant on run_participant.run_id = run.id
                 where run.organisation_id = ?1 and run_participant.episode_id = ?2
                 order by run.made_at_ms desc, run.id desc limit 50",
                values![organisation, episode],
            )
            .await?;
        rows.iter().map(|row| row.parse("id")).collect()
    }

    /// One run with all that belongs to it.
    pub async fn run(&self, organisation: OrganisationId, id: RunId) -> Result<Option<Run>, StoreError> {
        let read = Read::new()
            .query(
                "select id, programme_id, title, place_sealed, online_sealed, places, minutes, follow_up_weeks from run
                 where organisation_id = ?1 and id = ?2",
                values![organisation, id],
            )
            .query(
                "select run_trainer.member_id, member.shown_name, run_trainer.part, run_trainer.from_ms, run_trainer.until_ms
                 from run_trainer join member on member.id = run_trainer.member_id
                 where run_trainer.run_id = ?1 order by run_trainer.part desc, member.shown_name, member.id limit 50",
                values![id],
            )
            .query(
                "select run_participant.id, run_participant.episode_id, client.code, run_participant.place,
                        run_participant.since_ms, run_participant.placed_at_ms, run_participant.why
                 from run_participant join episode on episode.id = run_participant.episode_id
                 join client on client.id = episode.client_id
                 where run_participant.run_id = ?1 order by client.code, run_participant.id limit 200",
                values![id],
            )
            .query(
                "select run_id, number, at_ms, state from run_meeting where run_id = ?1 order by number limit 100",
                values![id],
            )
            .query(
                "select number, member_id from run_meeting_trainer where run_id = ?1 order by number, member_id limit 1000",
                values![id],
            )
            .query(
                "select number, participant_id, presence from run_presence where run_id = ?1
                 order by number, participant_id limit 5000",
                values![id],
            );
        let answers = self.engine.read(read).await?;
        let [runs, trainers, participants, meetings, gave, presence] = answers.as_slice() else {
            return Err(StoreError::engine("six questions had another number of answers"));
        };
        let Some(row) = runs.first() else { return Ok(None) };
        let meetings = attended(meetings, gave, presence)?;
        let open = |field: Field| -> Result<Option<String>, StoreError> {
            row.blob_or_null(field.column)?
                .map(|sealed| self.key.open(organisation, field, &id.to_string(), sealed))
                .transpose()
        };
        Ok(Some(Run {
            id,
            programme: row.parse("programme_id")?,
            organisation,
            title: row.text("title")?,
            place: open(PLACE)?,
            online: open(ONLINE)?,
            places: row.number("places")?,
            minutes: row.number("minutes")?,
            follow_up_weeks: row.number_or_null("follow_up_weeks")?,
            trainers: trainers.iter().map(trainer).collect::<Result<_, _>>()?,
            participants: participants.iter().map(participant).collect::<Result<_, _>>()?,
            meetings,
        }))
    }

    /// The steps that keep a run with its trainers and sessions, all of them planned.
    pub(crate) fn insert_run(&self, write: Write, by: &By<'_>, new: &Run) -> Result<Write, StoreError> {
        let seal = |field: Field, text: &Option<String>| -> Result<Option<Vec<u8>>, StoreError> {
            text.as_ref()
                .map(|text| self.key.seal(by.organisation, field, &new.id.to_string(), text, by.chance))
                .transpose()
        };
        let mut write = write.step(
            "insert into run (id, organisation_id, programme_id, title, place_sealed, online_sealed, places, minutes,
                              follow_up_weeks, made_at_ms)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            values![
                new.id,
                by.organisation,
                new.programme,
                new.title.as_str(),
                seal(PLACE, &new.place)?,
                seal(ONLINE, &new.online)?,
                new.places,
                new.minutes,
                new.follow_up_weeks,
                by.now,
            ],
        );
        for trainer in &new.trainers {
            write = insert_trainer(write, new.id, trainer);
        }
        for meeting in &new.meetings {
            write = write.step(
                "insert into run_meeting (run_id, number, at_ms, state) values (?1, ?2, ?3, 'planned')",
                values![new.id, meeting.number, meeting.at],
            );
        }
        Ok(write)
    }

    /// Keeps a new run with its trainers and sessions; participants come later.
    pub async fn add_run(&self, by: &By<'_>, once: Option<&str>, new: &Run) -> Result<(), StoreError> {
        let write = self.insert_run(by.once(Write::new(), once, &new.id.to_string()), by, new)?;
        self.engine.write(by.audited(write, done("run.add", AuditAction::Create, &new.id))).await?;
        Ok(())
    }

    /// Lets another member give a run. A trainer treats everybody who takes part from now on; a replacement does not.
    pub async fn add_run_trainer(&self, by: &By<'_>, run: &Run, new: &Trainer) -> Result<(), StoreError> {
        let mut write = insert_trainer(Write::new(), run.id, new);
        for participant in run.placed() {
            write = treat(write, run.id, participant.episode, by.now);
        }
        self.engine.write(by.audited(write, done("run.trainer", AuditAction::Update, &run.id))).await?;
        Ok(())
    }

    /// A member gives a run no more. Who was treated stays a case of theirs until that is changed there.
    pub async fn end_run_trainer(&self, by: &By<'_>, run: RunId, member: MemberId) -> Result<(), StoreError> {
        let write = Write::new().must(
            "update run_trainer set until_ms = ?3 where run_id = ?1 and member_id = ?2 and until_ms is null",
            values![run, member, by.now],
            1,
            PLACE_CHANGED,
        );
        self.engine.write(by.audited(write, done("run.trainer", AuditAction::Update, &run))).await?;
        Ok(())
    }

    /// Keeps somebody in a run, with the episode that is opened for it, and the client if they are new. Conflicts
    /// [`PLACE_CHANGED`] for a place that is not free any more, [`crate::client::CLIENT_CODE_TAKEN`].
    pub async fn add_participant(
        &self,
        by: &By<'_>,
        once: Option<&str>,
        run: RunId,
        new: &NewParticipant<'_>,
    ) -> Result<(), StoreError> {
        let (word, since, placed, why) = columns(new.place);
        let mut write = by.once(Write::new(), once, &new.id.to_string());
        if let Some(client) = new.client {
            write = insert_client(write, by, client, None);
        }
        let write = insert_episode(write, new.episode, &[], None).must(
            "insert into run_participant (id, run_id, episode_id, place, since_ms, placed_at_ms, why)
             select ?1, ?2, ?3, ?4, cast(?5 as bigint), cast(?6 as bigint), ?7
             where cast(?4 as text) <> 'placed'
                or (select count(*) from run_participant where run_id = ?2 and place = 'placed')
                   < (select places from run where id = ?2)",
            values![new.id, run, new.episode.id, word, since, placed, why],
            1,
            PLACE_CHANGED,
        );
        let write = match new.place {
            Place::Placed { .. } => treat(write, run, new.episode.id, by.now),
            Place::Waiting { .. } | Place::Left { .. } => write,
        };
        let done =
            Done { episode: Some(new.episode.id), ..done("run.participant", AuditAction::Create, &run) };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Keeps another place of somebody in a run. Conflict [`PLACE_CHANGED`] if it changed meanwhile, or no place is free.
    pub async fn change_place(
        &self,
        by: &By<'_>,
        run: RunId,
        before: &Participant,
        after: Place,
    ) -> Result<(), StoreError> {
        let (was, ..) = columns(before.place);
        let (word, since, placed, why) = columns(after);
        let write = Write::new().must(
            "update run_participant set place = ?4, since_ms = ?5, placed_at_ms = ?6, why = ?7
             where run_id = ?1 and id = ?2 and place = ?3
               and (cast(?4 as text) <> 'placed'
                    or (select count(*) from run_participant other where other.run_id = ?1 and other.place = 'placed')
                       < (select places from run where id = ?1))",
            values![run, before.id, was, word, since, placed, why],
            1,
            PLACE_CHANGED,
        );
        let write = match after {
            Place::Placed { .. } => treat(write, run, before.episode, by.now),
            Place::Waiting { .. } | Place::Left { .. } => write,
        };
        let done = Done { episode: Some(before.episode), ..done("run.place", AuditAction::Update, &run) };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }
}
