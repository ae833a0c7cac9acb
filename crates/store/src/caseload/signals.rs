//! Signals on the caseload: found for many episodes at once, and never older than what they rest on.

use super::tests::{Clinic, NOW};
use super::*;
use crate::testing::for_both_engines;
use alliance::caseload::{Reason, ReasonKind, Signals};
use alliance::clock::DAY_MS;
use alliance::episode::{Episode, OpensAlone};
use alliance::ids::ClientMarkId;
use alliance::mark::{Addressee, ClientMark, Shows};
use alliance::session::Session;
use alliance::signal::answer::{About, Answer, Answered};
use alliance::signal::asking::{Asking, Why};
use alliance::signal::known::{Known, RestsOn};
use alliance::signal::setting::Rate;
use alliance::{Component, Perspective, samples};

/// Weekly sessions, the last one yesterday, in which the client's components all take these raw scores.
async fn weekly(clinic: &Clinic, episode: &Episode, raw: &[f64]) -> Vec<Session> {
    let (mut sessions, raw_count) = (Vec::new(), raw.len());
    for (index, raw) in raw.iter().enumerate() {
        let weeks_ago = i64::try_from(raw_count - 1 - index).unwrap();
        let at = NOW.plus_ms(-DAY_MS - weeks_ago * 7 * DAY_MS);
        let number = u32::try_from(index + 1).unwrap();
        let session = clinic.session(episode, number, at).await;
        for whose in [Perspective::Client, Perspective::Therapist] {
            let given = if whose == Perspective::Client { *raw } else { 5.0 };
            clinic.half(episode, &session, whose, given, at).await;
        }
        sessions.push(session);
    }
    sessions
}

const STEADY: [f64; 7] = [5.0, 4.8, 5.0, 5.0, 4.8, 5.0, 5.0];
const FALL: [f64; 7] = [5.0, 4.8, 5.0, 5.0, 4.8, 5.0, 1.8];

impl Clinic {
    async fn signals(&self) -> Vec<Signals> {
        let which = Which::Open;
        let entries =
            self.store.caseload(samples::organisation(), samples::therapist().id, which, NOW).await.unwrap();
        entries.into_iter().map(|entry| entry.standing.signals).collect()
    }

    async fn answer(&self, episode: &Episode, about: About) {
        let answered =
            Answered { about, answer: Answer::Discussed, reason: None, at: NOW, by: samples::therapist().id };
        self.store.answer_signal(&self.by(NOW), None, episode.id, &answered).await.unwrap();
    }
}

fn components(signals: &Signals) -> Vec<Option<Component>> {
    match signals {
        Signals::Off => panic!("signals are on"),
        Signals::On(asking) => asking.iter().map(|asking| asking.component).collect(),
    }
}

#[test]
fn a_fall_asks_once_signals_are_on_and_no_more_once_it_is_answered() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let fallen = clinic.episode("2026-001", OpensAlone::Never).await;
        let steady = clinic.episode("2026-002", OpensAlone::Never).await;
        let sessions = weekly(&clinic, &fallen, &FALL).await;
        weekly(&clinic, &steady, &STEADY).await;
        assert_eq!(clinic.signals().await, [Signals::Off, Signals::Off]);

        clinic.store.switch_signals_on(&clinic.by(NOW), None, Rate::OneIn40).await.unwrap();
        let on = clinic.signals().await;
        assert_eq!(components(&on[0]), [Component::Bond, Component::Goal, Component::Task].map(Some));
        assert_eq!(on[1], Signals::On(vec![]));
        assert_eq!(clinic.signals().await, on, "the digest holds the same");
        let Signals::On(asking) = &on[0] else { panic!("signals are on") };
        let Asking { session_number: 7, why: Why::Fall { perspective, from, to }, .. } = asking[0] else {
            panic!("{asking:?}")
        };
        assert_eq!((perspective, to), (Perspective::Client, 3.0));
        assert!((7.5..8.5).contains(&from), "{from}");

        let about = |component| About { session: sessions[6].id, component };
        clinic.answer(&fallen, about(Some(Component::Bond))).await;
        assert_eq!(components(&clinic.signals().await[0]), [Component::Goal, Component::Task].map(Some));

        clinic.store.switch_signals_off(&clinic.by(NOW)).await.unwrap();
        assert_eq!(clinic.signals().await, [Signals::Off, Signals::Off]);
    });
}

#[test]
fn what_was_learnt_and_what_a_client_lets_know_count_at_once() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        let sessions = weekly(&clinic, &episode, &FALL).await;
        clinic.store.switch_signals_on(&clinic.by(NOW), None, Rate::OneIn40).await.unwrap();
        assert_eq!(components(&clinic.signals().await[0]).len(), 3);

        // A house in which everybody varies much: nothing here is too low.
        let mut wide = Known::usual(Rate::OneIn40, 0);
        wide.practice.model.noise = 40.0;
        wide.practice.error = 40.0_f64.sqrt();
        wide.rests_on = RestsOn::Own { episodes: 31 };
        let lines = [Perspective::Client, Perspective::Therapist]
            .into_iter()
            .flat_map(|perspective| Component::ALL.iter().map(move |component| (perspective, *component)));
        let known = lines.map(|line| (line, wide.clone())).collect();
        clinic.store.keep_signal_known(&clinic.by(NOW), &known).await.unwrap();
        assert_eq!(clinic.signals().await, [Signals::On(vec![])]);

        let mark = ClientMark {
            id: ClientMarkId::make(NOW, &alliance::clock::SeededChance::new(3)),
            episode: episode.id,
            session: Some(sessions[6].id),
            at: NOW,
            to: Addressee::Therapist,
            shows: Shows::Now,
            component: None,
            words: Some("liever niet".into()),
            withdrawn_at: None,
            discussed: None,
        };
        clinic.store.make_mark(&clinic.by(NOW), None, &mark).await.unwrap();
        let asking = Asking { session_number: 7, component: None, why: Why::Mark };
        assert_eq!(clinic.signals().await, [Signals::On(vec![asking])]);
        clinic.store.withdraw_mark(&clinic.by(NOW), episode.id, mark.id).await.unwrap();
        assert_eq!(clinic.signals().await, [Signals::On(vec![])]);
    });
}

#[test]
fn all_series_of_the_house_are_there_to_learn_from() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        for code in ["2026-001", "2026-002"] {
            let episode = clinic.episode(code, OpensAlone::Never).await;
            weekly(&clinic, &episode, &STEADY).await;
        }
        clinic.episode("2026-003", OpensAlone::Never).await;
        let all = clinic.store.own_series(samples::organisation(), NOW).await.unwrap();
        assert_eq!(all.len(), 6);
        for series in all.values() {
            assert_eq!(series.len(), 2);
            for one in series {
                let weeks: Vec<f64> = one.sessions.iter().map(|seen| seen.time).collect();
                assert_eq!(weeks, [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
                assert_eq!(one.strained, [0_usize; 0]);
            }
        }
    });
}

#[test]
fn with_signals_on_the_reasons_begin_with_the_signal() {
    for_both_engines(|engine| async move {
        let clinic = Clinic::on(engine).await;
        let episode = clinic.episode("2026-001", OpensAlone::Never).await;
        weekly(&clinic, &episode, &FALL).await;
        clinic.store.switch_signals_on(&clinic.by(NOW), None, Rate::OneIn40).await.unwrap();
        let which = Which::Open;
        let entries = clinic
            .store
            .caseload(samples::organisation(), samples::therapist().id, which, NOW)
            .await
            .unwrap();
        let kinds: Vec<ReasonKind> = entries[0].standing.reasons(NOW).into_iter().map(Reason::kind).collect();
        assert_eq!(kinds[0], ReasonKind::Signal);
        assert!(!kinds.contains(&ReasonKind::Drop), "{kinds:?}");
    });
}
