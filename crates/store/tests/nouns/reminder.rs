//! An address is kept for one mail, apart from everybody in the room, and gone with it; an answer belongs to nobody.

use crate::clinic::{Clinic, on_both};
use alliance::clock::{DAY_MS, Timestamp};
use alliance::ids::ReflectionId;
use alliance::reflection::look_back::{Answer, Went};
use alliance::reflection::ready::Ready;
use alliance::{Language, samples};
use store::reflection::NewReflection;
use store::reflection::reminder::{NewReminder, REMINDER_GONE, REMINDER_THERE, Sending};

const CONTENT: &str = "nl abc deelnemer@voorbeeld.invalid";

async fn prepared(clinic: &Clinic) -> ReflectionId {
    let id = ReflectionId::make(clinic.now, &clinic.chance);
    let template = Ready::FiveSteps.template(Language::Dutch, |key| key.chars().take(40).collect());
    let new = NewReflection { id, facilitator: clinic.therapist.id, team: "Team Noord", template: &template };
    clinic.store.prepare_reflection(&clinic.by(), None, &new).await.unwrap();
    id
}

fn due(clinic: &Clinic) -> Timestamp {
    clinic.now.plus_ms(28 * DAY_MS)
}

fn asked(clinic: &Clinic, reflection: ReflectionId, token: [u8; 32]) -> NewReminder<'static> {
    let due_at = due(clinic);
    NewReminder { reflection, token, due_at, until: due_at.plus_ms(90 * DAY_MS), content: CONTENT }
}

#[test]
fn an_address_waits_sealed_is_taken_by_one_and_is_gone_once_it_was_used() {
    on_both(async |clinic| {
        let (by, reflection) = (clinic.by(), prepared(&clinic).await);
        let new = asked(&clinic, reflection, [1; 32]);
        assert!(!format!("{new:?}").contains('@'));
        clinic.store.keep_reminder(&by, &new).await.unwrap();
        let twice = clinic.store.keep_reminder(&by, &new).await.unwrap_err();
        assert!(twice.is_conflict(REMINDER_THERE), "{twice:?}");
        let due = due(&clinic);
        assert_eq!(clinic.store.due_jobs(due.plus_ms(-1)).await.unwrap(), []);
        let jobs = clinic.store.due_jobs(due).await.unwrap();
        let [job] = jobs.as_slice() else { panic!("what was asked twice is kept once: {jobs:?}") };
        assert!(job.content == CONTENT && job.tries == 0 && !format!("{job:?}").contains('@'));
        let reminder = clinic.store.reminder([1; 32], clinic.now).await.unwrap().unwrap();
        assert_eq!((reminder.sending, reminder.due_at), (Sending::Waits, due));
        let again = due.plus_ms(DAY_MS);
        assert!(clinic.store.take_job(job, again).await.unwrap());
        assert!(!clinic.store.take_job(job, again).await.unwrap(), "of two who take it one has it");
        assert_eq!(clinic.store.due_jobs(due).await.unwrap(), [], "it comes back later");
        let back = clinic.store.due_jobs(again).await.unwrap();
        assert_eq!(back[0].tries, 1);
        clinic.store.finish_job(&by, job.id).await.unwrap();
        assert_eq!(clinic.store.due_jobs(again).await.unwrap(), []);
        let sent = clinic.store.reminder([1; 32], clinic.now).await.unwrap().unwrap();
        assert_eq!(sent.sending, Sending::Sent);
        assert!(clinic.store.reminder([1; 32], new.until).await.unwrap().is_none(), "it is too old");
        assert!(clinic.store.reminder([2; 32], clinic.now).await.unwrap().is_none());
    });
}

#[test]
fn an_answer_forgets_its_link_and_what_is_withdrawn_leaves_nothing() {
    on_both(async |clinic| {
        let (by, reflection) = (clinic.by(), prepared(&clinic).await);
        for token in [[1; 32], [2; 32], [3; 32]] {
            clinic.store.keep_reminder(&by, &asked(&clinic, reflection, token)).await.unwrap();
        }
        let found = clinic.store.reminder([1; 32], clinic.now).await.unwrap().unwrap();
        clinic.store.withdraw_reminder(&by, [3; 32], &found).await.unwrap();
        assert_eq!(clinic.store.due_jobs(due(&clinic)).await.unwrap().len(), 2);
        let gone = clinic.store.withdraw_reminder(&by, [3; 32], &found).await.unwrap_err();
        assert!(gone.is_conflict(REMINDER_GONE), "{gone:?}");
        let answers = [
            ([1; 32], Answer::typed(Went::Partly, "vaker stil <b>", "Bo").unwrap()),
            ([2; 32], Answer::typed(Went::Well, "", "").unwrap()),
        ];
        for (token, answer) in &answers {
            clinic.store.keep_answer(&by, *token, &found, answer).await.unwrap();
            let twice = clinic.store.keep_answer(&by, *token, &found, answer).await.unwrap_err();
            assert!(twice.is_conflict(REMINDER_GONE), "{twice:?}");
            assert!(clinic.store.reminder(*token, clinic.now).await.unwrap().is_none());
        }
        let kept = clinic.store.answers(samples::organisation(), reflection).await.unwrap();
        assert_eq!(kept.len(), 2);
        for (_, answer) in &answers {
            assert!(kept.contains(answer));
        }
        assert_eq!(clinic.store.due_jobs(due(&clinic)).await.unwrap(), [], "no address is left");
    });
}

#[test]
fn what_is_too_old_or_of_a_deleted_reflection_is_forgotten_with_its_address() {
    on_both(async |clinic| {
        let (by, reflection) = (clinic.by(), prepared(&clinic).await);
        let other = prepared(&clinic).await;
        let kept = asked(&clinic, reflection, [1; 32]);
        clinic.store.keep_reminder(&by, &kept).await.unwrap();
        clinic.store.keep_reminder(&by, &asked(&clinic, other, [2; 32])).await.unwrap();
        clinic.store.delete_reflection(&by, other).await.unwrap();
        assert_eq!(clinic.store.due_jobs(due(&clinic)).await.unwrap().len(), 1);
        assert!(clinic.store.reminder([2; 32], clinic.now).await.unwrap().is_none());
        clinic.store.forget_old_reminders(clinic.now).await.unwrap();
        assert!(clinic.store.reminder([1; 32], clinic.now).await.unwrap().is_some());
        clinic.store.forget_old_reminders(kept.until).await.unwrap();
        assert!(clinic.store.reminder([1; 32], clinic.now).await.unwrap().is_none());
        assert_eq!(clinic.store.due_jobs(kept.until).await.unwrap(), []);
        let stranger = clinic.store.keep_reminder(&by, &asked(&clinic, other, [4; 32])).await;
        assert!(stranger.is_err(), "there is no such reflection");
    });
}
