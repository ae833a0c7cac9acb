//! A programme, its run, who takes part and what is read of them.

use crate::clinic::{Clinic, on_both};
use alliance::administration::answer::Answers;
use alliance::administration::{Channel, Content};
use alliance::clock::{DAY_MS, HOUR_MS};
use alliance::episode::{Episode, Format};
use alliance::ids::*;
use alliance::instrument::catalogue;
use alliance::people::{Client, ClientCode};
use alliance::programme::list::{RunAnswer, Stage};
use alliance::programme::run::*;
use alliance::programme::{Programme, Theme};
use alliance::session::{Session, SessionState};
use alliance::{Perspective, samples};
use std::collections::{BTreeMap, BTreeSet};
use store::administration::{NewAdministration, Source};
use store::programme::PROGRAMME_CHANGED;
use store::programme::answer::LIST_SENT;
use store::programme::correction::Correction;
use store::programme::meeting::MEETING_CHANGED;
use store::programme::run::{NewParticipant, PLACE_CHANGED};
use store::sitting::{SITTING_SUBMITTED, Submission};

pub(crate) async fn planned(clinic: &Clinic, places: u32) -> Run {
    let theme = |n: u32| Theme { title: format!("Thema {n}"), about: Some("wat".into()), materials: None };
    let programme = Programme {
        id: ProgrammeId::make(clinic.now, &clinic.chance),
        organisation: samples::organisation(),
        title: "MBCT".into(),
        minutes: 150,
        complaints: "distress".parse().unwrap(),
        follow_up_weeks: Some(12),
        themes: (1..=3).map(theme).collect(),
        made_at: clinic.now,
    };
    clinic.store.add_programme(&clinic.by(), None, &programme).await.unwrap();
    let kept = clinic.store.programmes(samples::organisation()).await.unwrap();
    assert_eq!(kept, std::slice::from_ref(&programme));
    let meeting = |number: u32| Meeting {
        number,
        at: clinic.now.plus_ms(i64::from(number) * HOUR_MS - DAY_MS),
        state: MeetingState::Planned,
        trainers: BTreeSet::new(),
        presence: BTreeMap::new(),
    };
    let run = Run {
        id: RunId::make(clinic.now, &clinic.chance),
        programme: programme.id,
        organisation: samples::organisation(),
        title: "Najaar".into(),
        place: Some("Zaal <2>".into()),
        online: Some("https://example.org/a".into()),
        places,
        minutes: 150,
        follow_up_weeks: Some(12),
        trainers: vec![Trainer {
            member: clinic.therapist.id,
            shown_name: clinic.therapist.shown_name.clone(),
            part: TrainerPart::Trainer,
            from: clinic.now,
            until: None,
        }],
        participants: Vec::new(),
        meetings: (1..=3).map(meeting).collect(),
    };
    clinic.store.add_run(&clinic.by(), None, &run).await.unwrap();
    again(clinic, &run).await
}

pub(crate) async fn again(clinic: &Clinic, run: &Run) -> Run {
    clinic.store.run(samples::organisation(), run.id).await.unwrap().unwrap()
}

pub(crate) async fn join(
    clinic: &Clinic,
    run: &Run,
    code: &str,
    place: Place,
) -> Result<(), store::StoreError> {
    let client = Client {
        id: ClientId::make(clinic.now, &clinic.chance),
        organisation: samples::organisation(),
        code: ClientCode::parse(code).unwrap(),
        language: None,
    };
    let episode = Episode {
        id: EpisodeId::make(clinic.now, &clinic.chance),
        client: client.id,
        format: Format::Group,
        ..samples::episode()
    };
    let id = ParticipantId::make(clinic.now, &clinic.chance);
    let new = NewParticipant { id, client: Some(&client), episode: &episode, place };
    clinic.store.add_participant(&clinic.by(), None, run.id, &new).await
}

/// A run with `count` participants whose first session was held.
async fn held(clinic: &Clinic, count: u32) -> Run {
    let run = planned(clinic, 12).await;
    for n in 0..count {
        join(clinic, &run, &format!("D{n}"), Place::Placed { since: clinic.now.plus_ms(-2 * DAY_MS) })
            .await
            .unwrap();
    }
    let run = again(clinic, &run).await;
    let presence = run.placed().map(|one| (one.id, Presence::Present)).collect();
    let meeting = run.hold(1, &[clinic.therapist.id].into(), &presence).unwrap();
    let sessions: Vec<(ParticipantId, Session)> = run
        .placed()
        .map(|one| {
            let id = SessionId::make(clinic.now, &clinic.chance);
            let state = SessionState::Held { at: meeting.at };
            (one.id, Session { id, episode: one.episode, number: 1, state, ..samples::session(1) })
        })
        .collect();
    clinic.store.hold_meeting(&clinic.by(), run.id, &meeting, &sessions).await.unwrap();
    let twice = clinic.store.hold_meeting(&clinic.by(), run.id, &meeting, &[]).await.unwrap_err();
    assert!(twice.is_conflict(MEETING_CHANGED));
    again(clinic, &run).await
}

fn administration(
    clinic: &Clinic,
    run: &Run,
    at: usize,
    session: SessionId,
    perspective: Perspective,
) -> NewAdministration {
    let name = match perspective {
        Perspective::Client => "group-check",
        Perspective::Therapist | Perspective::Observer => "session-check",
    };
    let check = catalogue::instrument(name).unwrap();
    let answers = Answers::read(check, check.items().iter().map(|item| (item.id.clone(), 3))).unwrap();
    NewAdministration {
        id: AdministrationId::make(clinic.now, &clinic.chance),
        episode: run.participants[at].episode,
        session,
        source: Source::Instrument(check.key().clone()),
        perspective,
        author: None,
        channel: Channel::Desk,
        happened_on: "2026-09-03".parse().unwrap(),
        content: Content::Items(answers),
    }
}

async fn send(
    clinic: &Clinic,
    run: &Run,
    all: &[usize],
    perspective: Perspective,
) -> Result<(), store::StoreError> {
    let sessions = clinic.store.run_sessions(samples::organisation(), run.id).await.unwrap();
    let mut prepared = Vec::new();
    for at in all {
        let one = sessions.iter().find(|one| one.participant == run.participants[*at].id).unwrap();
        let sittings = clinic.store.sittings(one.session).await.unwrap();
        let sitting = sittings.into_iter().find(|sitting| sitting.perspective == perspective).unwrap();
        prepared.push((
            sitting,
            [administration(clinic, run, *at, one.session, perspective)],
            run.participants[*at].episode,
        ));
    }
    let submissions: Vec<Submission<'_>> = prepared
        .iter()
        .map(|(sitting, administrations, episode)| Submission {
            sitting: sitting.id,
            session: sitting.session,
            episode: *episode,
            administrations,
            fingerprint: "same",
            opens_alone_at: None,
        })
        .collect();
    clinic.store.submit_all(&clinic.by(), &submissions).await
}

#[test]
fn a_run_comes_back_as_it_was_planned_and_another_house_has_none() {
    on_both(async |clinic| {
        let run = planned(&clinic, 12).await;
        assert_eq!(
            (run.place.as_deref(), run.online.as_deref()),
            (Some("Zaal <2>"), Some("https://example.org/a"))
        );
        assert_eq!((run.meetings.len(), run.trainers.len(), run.participants.len()), (3, 1, 0));
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert!(clinic.store.run(other, run.id).await.unwrap().is_none());
        assert!(clinic.store.runs(other, None).await.unwrap().is_empty());
        let own = clinic.store.runs(samples::organisation(), Some(clinic.therapist.id)).await.unwrap();
        assert_eq!((own.len(), own[0].sessions, own[0].held), (1, 3, 0));
        let stranger = MemberId::make(clinic.now, &clinic.chance);
        assert!(clinic.store.runs(samples::organisation(), Some(stranger)).await.unwrap().is_empty());
    });
}

#[test]
fn places_are_given_once_and_a_trainer_treats_who_has_one() {
    on_both(async |clinic| {
        let run = planned(&clinic, 1).await;
        let (placed, waiting) = (Place::Placed { since: clinic.now }, Place::Waiting { since: clinic.now });
        join(&clinic, &run, "D1", placed).await.unwrap();
        assert!(join(&clinic, &run, "D2", placed).await.unwrap_err().is_conflict(PLACE_CHANGED));
        join(&clinic, &run, "D2", waiting).await.unwrap();
        let run = again(&clinic, &run).await;
        let case = async |at: usize| {
            let id = run.participants[at].episode;
            clinic.store.episode_case(samples::organisation(), id).await.unwrap().unwrap()
        };
        assert_eq!((case(0).await.therapists.len(), case(1).await.therapists.len()), (1, 0));
        let store = &clinic.store;
        let full = store.change_place(&clinic.by(), run.id, &run.participants[1], placed).await.unwrap_err();
        assert!(full.is_conflict(PLACE_CHANGED));
        let left = Place::Left { placed: Some(clinic.now), at: clinic.now, why: Leaving::TooMuch };
        store.change_place(&clinic.by(), run.id, &run.participants[0], left).await.unwrap();
        store.change_place(&clinic.by(), run.id, &run.participants[1], placed).await.unwrap();
        let after = again(&clinic, &run).await;
        assert_eq!((after.participants[0].place, after.participants[1].place), (left, placed));
        assert_eq!(case(1).await.therapists.len(), 1);
    });
}

#[test]
fn what_is_sealed_is_not_read_for_a_group_and_ratings_go_in_together() {
    on_both(async |clinic| {
        let run = held(&clinic, 4).await;
        assert_eq!(run.held().count(), 1);
        for at in 0..4 {
            send(&clinic, &run, &[at], Perspective::Client).await.unwrap();
        }
        let organisation = samples::organisation();
        let sealed = clinic.store.group_answers(organisation, run.id, clinic.now).await.unwrap();
        assert_eq!((sealed.len(), sealed.iter().filter(|one| one.answers.is_some()).count()), (4, 0));
        send(&clinic, &run, &[0], Perspective::Therapist).await.unwrap();
        let two = send(&clinic, &run, &[1, 0], Perspective::Therapist).await.unwrap_err();
        assert!(two.is_conflict(SITTING_SUBMITTED));
        let some = clinic.store.group_answers(organisation, run.id, clinic.now).await.unwrap();
        assert_eq!(some.iter().filter(|one| one.answers.is_some()).count(), 1, "all or nothing");
        send(&clinic, &run, &[1, 2, 3], Perspective::Therapist).await.unwrap();
        let open = clinic.store.group_answers(organisation, run.id, clinic.now).await.unwrap();
        assert_eq!(open.iter().filter(|one| one.answers.is_some()).count(), 4);
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert!(clinic.store.group_answers(other, run.id, clinic.now).await.unwrap().is_empty());
        let of = clinic.store.run_sessions(organisation, run.id).await.unwrap();
        assert!(of.iter().all(|one| one.client_at.is_some() && one.trainer_at.is_some()));
        let found = clinic.store.run_of_session(organisation, of[0].session).await.unwrap();
        assert_eq!(found, Some((run.id, 1)));
    });
}

#[test]
fn satisfaction_has_no_name_and_is_not_read_under_four() {
    on_both(async |clinic| {
        let run = held(&clinic, 5).await;
        let list = catalogue::instrument("satisfaction").unwrap();
        let keep = async |at: usize, value: i32| {
            let given = list.items().iter().map(|item| (item.id.clone(), value));
            let one = &run.participants[at];
            let new = RunAnswer {
                participant: one.id,
                stage: Stage::End,
                answers: Answers::read(list, given).unwrap(),
                at: clinic.now,
            };
            clinic.store.keep_list(&clinic.by(), run.id, one.episode, &new).await
        };
        let organisation = samples::organisation();
        for (at, value) in [(0, 6), (1, 0), (2, 3)] {
            keep(at, value).await.unwrap();
        }
        assert!(keep(2, 5).await.unwrap_err().is_conflict(LIST_SENT), "the first stays");
        assert!(clinic.store.satisfaction(organisation, run.id, clinic.now).await.unwrap().is_empty());
        keep(3, 1).await.unwrap();
        assert_eq!(clinic.store.satisfaction(organisation, run.id, clinic.now).await.unwrap().len(), 4);
        let earlier = clinic.now.plus_ms(-1);
        assert!(clinic.store.satisfaction(organisation, run.id, earlier).await.unwrap().is_empty());
        assert!(
            clinic
                .store
                .complaints_of(organisation, run.id, run.participants[0].id)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(clinic.store.lists_in(organisation, run.id).await.unwrap().len(), 4);
    });
}

#[test]
fn a_session_that_is_put_right_keeps_what_was_written_before() {
    on_both(async |clinic| {
        let run = held(&clinic, 4).await;
        let (store, by, house) = (&clinic.store, clinic.by(), samples::organisation());
        let before = run.meeting(1).unwrap();
        let sessions = store.run_sessions(house, run.id).await.unwrap();
        let gone = &run.participants[0];
        let mut presence = before.presence.clone();
        presence.insert(gone.id, Presence::Excused);
        let after = run.correct(1, &before.trainers, &presence, &BTreeSet::new()).unwrap();
        let correction = Correction {
            before,
            version: 1,
            after: &after,
            came: &[],
            stayed_away: &[(gone.id, gone.episode)],
            note: Some("afgemeld bij de balie"),
        };
        store.correct_meeting(&by, run.id, &correction).await.unwrap();
        // From another tab, on the version that was there before.
        let late = store.correct_meeting(&by, run.id, &correction).await.unwrap_err();
        assert!(late.is_conflict(MEETING_CHANGED), "{late:?}");
        let now = again(&clinic, &run).await;
        assert_eq!(now.meeting(1).unwrap(), &after);
        let session = sessions.iter().find(|one| one.participant == gone.id).unwrap().session;
        let session = store.session(house, session).await.unwrap().unwrap();
        assert!(matches!(session.state, SessionState::Cancelled { .. }));
        let versions = store.meeting_versions(house, run.id, 1).await.unwrap();
        assert_eq!(versions.len(), 2);
        assert_eq!((&versions[0].presence, &versions[1].presence), (&before.presence, &presence));
        assert_eq!(versions[1].note.as_deref(), Some("afgemeld bij de balie"));
        // And back: a session of its own comes with it.
        let id = SessionId::make(clinic.now, &clinic.chance);
        let state = SessionState::Held { at: before.at };
        let came =
            [(gone.id, Session { id, episode: gone.episode, number: 2, state, ..samples::session(2) })];
        let back = Correction {
            before: &after,
            version: 2,
            after: before,
            came: &came,
            stayed_away: &[],
            note: None,
        };
        store.correct_meeting(&by, run.id, &back).await.unwrap();
        assert_eq!(again(&clinic, &run).await.meeting(1).unwrap(), before);
        assert_eq!(store.run_sessions(house, run.id).await.unwrap().len(), 4);
    });
}

#[test]
fn a_new_version_of_a_programme_leaves_its_runs_theirs() {
    on_both(async |clinic| {
        let run = planned(&clinic, 12).await;
        let (store, by, house) = (&clinic.store, clinic.by(), samples::organisation());
        let before = store.programme(house, run.programme).await.unwrap().unwrap();
        let new = Programme {
            id: ProgrammeId::make(clinic.now, &clinic.chance),
            title: "MBCT, anders".into(),
            ..before.clone()
        };
        store.replace_programme(&by, None, before.id, &new).await.unwrap();
        let other = Programme { id: ProgrammeId::make(clinic.now, &clinic.chance), ..new.clone() };
        let twice = store.replace_programme(&by, None, before.id, &other).await.unwrap_err();
        assert!(twice.is_conflict(PROGRAMME_CHANGED), "{twice:?}");
        assert_eq!(store.replaced_programmes(house).await.unwrap(), [(before.id, new.id)].into());
        assert_eq!(again(&clinic, &run).await.programme, before.id);
        assert_eq!(store.programmes(house).await.unwrap().len(), 2);
    });
}
