//! A simulated clinic, kept as if it had happened: for the demonstration and for measuring. Never beside real people.

use crate::Store;
use crate::administration::{NewAdministration, Source, insert_administration};
use crate::by::{By, Done};
use crate::client::insert_client;
use crate::episode::insert_episode;
use crate::frame::NewStance;
use crate::programme::answer::insert_list;
use crate::programme::meeting::insert_attended;
use crate::programme::run::{done, insert_participant, treat};
use crate::quality::insert_opt_in;
use crate::rupture::NewRupture;
use crate::{StoreError, Write, values};
use alliance::administration::Administration;
use alliance::audit::{AuditAction, AuditActor};
use alliance::check::SittingState;
use alliance::clock::Timestamp;
use alliance::frame::history::FrameHistory;
use alliance::ids::{EpisodeId, MemberId};
use alliance::programme::run::Place;
use alliance::session::{Discussion, SessionState};
use alliance::simulate::clinic::{SimulatedEpisode, SimulatedHalf, SimulatedSession};
use alliance::simulate::run::SimulatedRun;

impl Store {
    /// Keeps a simulated episode with its client, sessions and checks: all or nothing, with one audit line.
    pub async fn keep_simulated(&self, by: &By<'_>, simulated: &SimulatedEpisode) -> Result<(), StoreError> {
        let episode = &simulated.episode;
        let write = self.insert_simulated(Write::new(), by, simulated, &[simulated.therapist])?;
        let done = Done {
            action: AuditAction::Create,
            event: "episode.simulate",
            object_kind: "episode",
            object: &episode.id,
            episode: Some(episode.id),
        };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// Keeps a simulated run with its people, what they answered, and who allowed it to count: all or nothing, with one
    /// audit line. Its programme and trainers are there already.
    pub async fn keep_simulated_run(&self, by: &By<'_>, simulated: &SimulatedRun) -> Result<(), StoreError> {
        let run = &simulated.run;
        let mut write = Write::new();
        for person in &simulated.people {
            write = self.insert_simulated(write, by, person, &[])?;
        }
        write = self.insert_run(write, by, run)?;
        for one in &run.participants {
            write = insert_participant(write, run.id, one);
            write = match one.place {
                Place::Waiting { .. } | Place::Left { placed: None, .. } => write,
                Place::Placed { since } | Place::Left { placed: Some(since), .. } => {
                    treat(write, run.id, one.episode, since)
                }
            };
        }
        for held in run.held() {
            write = write.step(
                "update run_meeting set state = 'held' where run_id = ?1 and number = ?2",
                values![run.id, held.number],
            );
            let sessions = simulated.sessions.iter().filter(|(number, ..)| *number == held.number);
            let sessions: Vec<_> = sessions.map(|(_, whose, session)| (*whose, *session)).collect();
            write = insert_attended(write, run.id, held, &sessions);
        }
        for list in &simulated.lists {
            write = insert_list(write, by, run.id, list, None);
        }
        for (episode, at) in &simulated.opt_ins {
            write = insert_opt_in(write, &By { now: *at, ..*by }, *episode, simulated.year, None);
        }
        let done = Done { event: "run.simulate", ..done("run.add", AuditAction::Create, &run.id) };
        self.engine.write(by.audited(write, done)).await?;
        Ok(())
    }

    /// The steps that keep a simulated episode with its client, sessions and checks, treated by these.
    fn insert_simulated(
        &self,
        write: Write,
        by: &By<'_>,
        simulated: &SimulatedEpisode,
        therapists: &[MemberId],
    ) -> Result<Write, StoreError> {
        let episode = &simulated.episode;
        let write = insert_client(write, by, &simulated.client, None);
        let write = insert_episode(write, episode, therapists, None);
        let write =
            simulated.sessions.iter().fold(write, |write, session| insert_session(write, by, session));
        let mut write = write;
        for rupture in &simulated.ruptures {
            let new = NewRupture {
                id: rupture.id,
                episode: episode.id,
                origin: rupture.origin,
                account: &rupture.account,
            };
            let then = By { now: rupture.at, actor: AuditActor::Member(simulated.therapist), ..*by };
            write = self.insert_rupture(write, &then, &new)?;
        }
        for point in simulated.agreement.points() {
            write = self.insert_point(write, by, episode.id, point)?;
        }
        Ok(write)
    }

    /// Keeps the frame of a simulated episode with all its past, each step at its own moment.
    pub async fn keep_simulated_frame(
        &self,
        by: &By<'_>,
        episode: EpisodeId,
        history: &FrameHistory,
    ) -> Result<(), StoreError> {
        for version in &history.versions {
            let number = version.number;
            let then = |at| By { now: at, ..*by };
            self.add_frame_version(&then(version.at), None, episode, version).await?;
            for yes in history.confirmations.iter().filter(|yes| yes.number == number) {
                self.confirm_frame(&then(yes.at), episode, number, yes.side).await?;
            }
            for said in history.stances.iter().filter(|said| said.number == number) {
                let new = NewStance { section: said.section, stance: said.stance, note: said.note.clone() };
                self.keep_stances(&then(said.at), None, episode, number, &[new]).await?;
            }
        }
        Ok(())
    }
}

fn insert_session(write: Write, by: &By<'_>, simulated: &SimulatedSession) -> Write {
    let session = &simulated.session;
    let (state, held, cancelled) = match session.state {
        SessionState::Planned { at: _ } => ("planned", None, None),
        SessionState::Held { at } => ("held", Some(at), None),
        SessionState::Cancelled { at } => ("cancelled", None, Some(at)),
    };
    let (discussion, discussed): (&str, Option<Timestamp>) = match session.discussion {
        Discussion::Open => ("open", None),
        Discussion::Discussed { at } => ("discussed", Some(at)),
        Discussion::Later { at } => ("later", Some(at)),
    };
    let write = write.step(
        "insert into session (id, organisation_id, episode_id, number, state, planned_at_ms, held_at_ms, cancelled_at_ms,
                              measuring, opened_at_ms, opens_alone_at_ms, discussion, discussion_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        values![
            session.id,
            by.organisation,
            session.episode,
            session.number,
            state,
            simulated.planned_at,
            held,
            cancelled,
            session.measuring.as_str(),
            session.opened_at,
            session.opens_alone_at,
            discussion,
            discussed,
        ],
    );
    simulated.halves.iter().fold(write, |write, half| insert_half(write, by, half))
}

fn insert_half(write: Write, by: &By<'_>, half: &SimulatedHalf) -> Write {
    let sitting = &half.sitting;
    let (state, begun, submitted) = match sitting.state {
        SittingState::Offered => ("offered", None, None),
        SittingState::Begun { at } => ("begun", Some(at), None),
        SittingState::Submitted { at } => ("submitted", None, Some(at)),
    };
    let write = write.step(
        "insert into sitting (id, organisation_id, session_id, perspective, state, begun_at_ms, submitted_at_ms)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        values![
            sitting.id,
            by.organisation,
            sitting.session,
            sitting.perspective.as_str(),
            state,
            begun,
            submitted,
        ],
    );
    half.administrations.iter().fold(write, |write, sent| {
        // It was sent then, not now.
        let by = By { now: sent.submitted_at, ..*by };
        insert_administration(write, &by, &new(half, sent), None)
    })
}

fn new(half: &SimulatedHalf, sent: &Administration) -> NewAdministration {
    NewAdministration {
        id: sent.id,
        episode: sent.episode,
        session: half.sitting.session,
        source: Source::Instrument(sent.instrument.clone()),
        perspective: sent.perspective,
        author: sent.author,
        channel: sent.channel,
        happened_on: sent.happened_on,
        content: sent.content.clone(),
    }
}
