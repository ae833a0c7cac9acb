//! Signals are off until somebody read what they are for; what is learnt and what is answered is kept.

use crate::clinic::{Clinic, on_both};
use alliance::audit::AuditActor;
use alliance::ids::{OrganisationId, RuptureId};
use alliance::rupture::account::Account;
use alliance::rupture::{Movement, NoticedBy, Origin};
use alliance::signal::answer::{About, Answer, Answered};
use alliance::signal::known::Known;
use alliance::signal::setting::{Rate, Setting};
use alliance::{Component, Perspective, samples};
use store::by::{By, ONCE};
use store::rupture::NewRupture;
use store::signal::known::KnownLines;

/// The therapist of a clinic as the one who writes.
fn member(clinic: &Clinic) -> By<'_> {
    By { actor: AuditActor::Member(clinic.therapist.id), ..clinic.by() }
}

async fn events(clinic: &Clinic) -> Vec<String> {
    let rows = clinic
        .store
        .engine()
        .query("select event from audit where event like 'signal%' order by event", vec![])
        .await
        .unwrap();
    rows.iter().map(|row| row.text("event").unwrap()).collect()
}

#[test]
fn signals_are_off_until_somebody_read_what_they_are_for() {
    on_both(async |clinic| {
        let setting = async || clinic.store.signal_setting(samples::organisation()).await.unwrap();
        let before = setting().await;
        assert_eq!((before.setting, before.read, before.learnt_at), (Setting::Off, None, None));
        let by = member(&clinic);
        clinic.store.switch_signals_on(&by, Some("form"), Rate::OneIn40).await.unwrap();
        let on = setting().await;
        assert_eq!(on.setting, Setting::On { rate: Rate::OneIn40 });
        assert_eq!(on.read.map(|read| (read.by, read.at)), Some((clinic.therapist.id, clinic.now)));
        let again = clinic.store.switch_signals_on(&by, Some("form"), Rate::OneIn40).await.unwrap_err();
        assert!(again.is_conflict(ONCE), "{again:?}");
        clinic.store.switch_signals_off(&by).await.unwrap();
        assert_eq!(setting().await.setting, Setting::Off);
        assert_eq!(events(&clinic).await, ["signal.purpose-read", "signal.switch-off", "signal.switch-on"]);
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(clinic.store.signal_setting(other).await.unwrap().setting, Setting::Off);
    });
}

#[test]
fn what_was_learnt_comes_back_as_the_very_same_and_the_newest_counts() {
    on_both(async |clinic| {
        let by = member(&clinic);
        clinic.store.switch_signals_on(&by, None, Rate::OneIn20).await.unwrap();
        let all = |rate| -> KnownLines {
            let of = |perspective| Component::ALL.iter().map(move |component| (perspective, *component));
            let keys = of(Perspective::Client).chain(of(Perspective::Therapist));
            keys.enumerate().map(|(own, key)| (key, Known::usual(rate, own))).collect()
        };
        for rate in [Rate::OneIn20, Rate::OneIn80] {
            clinic.store.keep_signal_known(&by, &all(rate)).await.unwrap();
            assert_eq!(clinic.store.signal_known(samples::organisation()).await.unwrap(), all(rate));
        }
        let setting = clinic.store.signal_setting(samples::organisation()).await.unwrap();
        assert_eq!(setting.learnt_at, Some(clinic.now));
    });
}

#[test]
fn an_answer_keeps_its_reason_sealed_and_stands_beside_the_one_before() {
    on_both(async |clinic| {
        let session = clinic.session(3).await;
        let by = member(&clinic);
        let about = About { session: session.id, component: Some(Component::Task) };
        let answered = |answer, reason: Option<&str>| Answered {
            about,
            answer,
            reason: reason.map(str::to_owned),
            at: clinic.now,
            by: clinic.therapist.id,
        };
        let first = answered(Answer::NotRecognised, Some("<b>\u{202e}de trein</b>"));
        let second = answered(Answer::Discussed, None);
        for (key, one) in [("one", &first), ("other", &second)] {
            clinic.store.answer_signal(&by, Some(key), clinic.episode.id, one).await.unwrap();
        }
        let twice = clinic.store.answer_signal(&by, Some("one"), clinic.episode.id, &first).await;
        assert!(twice.unwrap_err().is_conflict(ONCE));
        let mut kept = clinic.store.signal_answers(samples::organisation(), clinic.episode.id).await.unwrap();
        kept.sort_by_key(|one| one.reason.is_none());
        assert!(kept == [first, second], "{kept:?}");
        let rows = clinic.store.engine().query("select reason_sealed from signal_answer", vec![]).await;
        let sealed: Vec<u8> = rows
            .unwrap()
            .iter()
            .filter_map(|row| row.bytes_or_null("reason_sealed").unwrap())
            .flatten()
            .collect();
        assert!(!sealed.windows(5).any(|piece| piece == b"trein"), "the text is sealed");
        let other = OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(clinic.store.signal_answers(other, clinic.episode.id).await.unwrap(), []);
    });
}

#[test]
fn a_rupture_that_is_written_down_answers_the_signals_of_its_session() {
    on_both(async |clinic| {
        let session = clinic.session(3).await;
        let account = Account {
            component: Component::Goal,
            movement: Movement::Unknown,
            noticed_by: NoticedBy::Signal,
            session: Some(session.id),
            agreement_at: None,
            talked: None,
            changed: None,
            ways: [].into(),
            said: None,
            set_aside: None,
        };
        let open = async |origin, account: &Account| {
            let id = RuptureId::make(clinic.now, &clinic.chance);
            let new = NewRupture { id, episode: clinic.episode.id, origin, account };
            clinic.store.open_rupture(&member(&clinic), None, &new).await.unwrap();
            id
        };
        let answers = async || {
            let all = clinic.store.signal_answers(samples::organisation(), clinic.episode.id).await.unwrap();
            let mut about: Vec<(Option<Component>, Answer)> =
                all.into_iter().map(|one| (one.about.component, one.answer)).collect();
            about.sort();
            about
        };
        open(Origin::ByHand, &Account { session: None, ..account.clone() }).await;
        assert_eq!(answers().await, [], "nothing was signalled about no session");
        // The therapist chose another component than the signal's: both are answered.
        let signal = Origin::Signal { component: Component::Task, perspective: Perspective::Client };
        let id = open(signal, &account).await;
        let rupture = Answer::Rupture(id);
        assert_eq!(
            answers().await,
            [(None, rupture), (Some(Component::Goal), rupture), (Some(Component::Task), rupture)]
        );
        let written = clinic.store.rupture(samples::organisation(), id).await.unwrap().unwrap();
        let aside = account.laid_aside("verkeerde cliënt").unwrap();
        clinic.store.change_rupture(&member(&clinic), None, &written, 1, &aside).await.unwrap();
        assert_eq!(answers().await, [], "what was set aside as a mistake answers nothing");
        let written = clinic.store.rupture(samples::organisation(), id).await.unwrap().unwrap();
        clinic.store.change_rupture(&member(&clinic), None, &written, 2, &aside.taken_up()).await.unwrap();
        assert_eq!(answers().await.len(), 3);
    });
}
