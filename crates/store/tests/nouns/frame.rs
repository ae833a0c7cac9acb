//! The frame of an episode: versions, confirmations, what is to be talked about, and the house's own beginning.

use crate::clinic::{Clinic, on_both};
use alliance::agreement::Side;
use alliance::frame::Frame;
use alliance::frame::history::{FrameHistory, FrameVersion, Stance};
use alliance::frame::item::{Item, Section};
use alliance::frame::review::{FrameReview, ReviewState, begin};
use alliance::ids::FrameReviewId;
use alliance::samples;
use store::by::ONCE;
use store::frame::{FRAME_CONFIRMED, FRAME_MOVED, FrameTemplate, NewStance};
use store::frame_review::REVIEW_MOVED;
use store::values;

const WORDS: &str = "Bel eerst de praktijk.\n<script>ناس\u{202e}</script> = \\n";

fn frame(minutes: &str) -> Frame {
    let frame = Frame::new().with_typed(Item::Minutes, minutes).unwrap();
    frame.with_typed(Item::Crisis, WORDS).unwrap().with_typed(Item::Fee, "95,50").unwrap()
}

fn version(clinic: &Clinic, number: u32, minutes: &str) -> FrameVersion {
    let based_on = (number > 1).then(|| number - 1);
    FrameVersion { number, frame: frame(minutes), author: clinic.therapist.id, at: clinic.now, based_on }
}

async fn add(clinic: &Clinic, number: u32, minutes: &str) {
    let new = version(clinic, number, minutes);
    clinic.store.add_frame_version(&clinic.by(), None, clinic.episode.id, &new).await.unwrap();
}

async fn history(clinic: &Clinic) -> FrameHistory {
    clinic.store.frame_history(samples::organisation(), clinic.episode.id).await.unwrap()
}

#[test]
fn versions_come_back_as_they_were_kept_and_a_number_is_given_once() {
    on_both(async |clinic| {
        assert_eq!(history(&clinic).await, FrameHistory::default());
        add(&clinic, 1, "45").await;
        add(&clinic, 2, "60").await;
        let expected = [version(&clinic, 1, "45"), version(&clinic, 2, "60")];
        assert_eq!(history(&clinic).await.versions, expected);
        let late = version(&clinic, 2, "30");
        let refused = clinic.store.add_frame_version(&clinic.by(), None, clinic.episode.id, &late).await;
        assert!(refused.unwrap_err().is_conflict(FRAME_MOVED));
        assert_eq!(history(&clinic).await.versions, expected, "nothing was overwritten");
        let third = version(&clinic, 3, "50");
        let send = async || {
            clinic.store.add_frame_version(&clinic.by(), Some("form-1"), clinic.episode.id, &third).await
        };
        send().await.unwrap();
        assert!(send().await.unwrap_err().is_conflict(ONCE), "sent twice is done once");
        let elsewhere = alliance::ids::OrganisationId::make(clinic.now, &clinic.chance);
        let seen = clinic.store.frame_history(elsewhere, clinic.episode.id).await.unwrap();
        assert_eq!(seen, FrameHistory::default(), "another house sees nothing of it");
    });
}

#[test]
fn only_the_version_that_stands_is_confirmed_and_by_each_once() {
    on_both(async |clinic| {
        let confirm = async |number, side| {
            clinic.store.confirm_frame(&clinic.by(), clinic.episode.id, number, side).await
        };
        assert!(confirm(1, Side::Client).await.unwrap_err().is_conflict(FRAME_MOVED), "there is none yet");
        add(&clinic, 1, "45").await;
        confirm(1, Side::Client).await.unwrap();
        assert!(confirm(1, Side::Client).await.unwrap_err().is_conflict(FRAME_CONFIRMED));
        confirm(1, Side::Therapist).await.unwrap();
        assert_eq!(history(&clinic).await.agreed_at(1), Some(clinic.now));
        add(&clinic, 2, "60").await;
        assert!(confirm(1, Side::Client).await.unwrap_err().is_conflict(FRAME_MOVED));
        assert_eq!(history(&clinic).await.awaited(), [Side::Client, Side::Therapist]);
    });
}

#[test]
fn what_the_client_wants_to_talk_about_is_kept_with_its_words() {
    on_both(async |clinic| {
        add(&clinic, 1, "45").await;
        let talk = NewStance { section: Section::Fee, stance: Stance::Talk, note: Some(WORDS.into()) };
        let fits = NewStance { section: Section::Meeting, stance: Stance::Fits, note: None };
        let new = [talk, fits];
        clinic.store.keep_stances(&clinic.by(), None, clinic.episode.id, 1, &new).await.unwrap();
        let history = history(&clinic).await;
        assert_eq!(history.to_talk(), [Section::Fee]);
        assert_eq!(history.stance(Section::Fee).unwrap().note.as_deref(), Some(WORDS));
        assert_eq!(history.stance(Section::Meeting).unwrap().note, None);
        let late = clinic.store.keep_stances(&clinic.by(), None, clinic.episode.id, 2, &new).await;
        assert!(late.unwrap_err().is_conflict(FRAME_MOVED));
    });
}

#[test]
fn a_house_keeps_the_frame_that_new_episodes_begin_with() {
    on_both(async |clinic| {
        let house = samples::organisation();
        assert_eq!(clinic.store.frame_template(house).await.unwrap(), FrameTemplate::default());
        for (number, minutes) in [(1, "45"), (2, "50")] {
            let new = FrameTemplate { number, frame: frame(minutes) };
            clinic.store.keep_frame_template(&clinic.by(), clinic.therapist.id, &new).await.unwrap();
            assert_eq!(clinic.store.frame_template(house).await.unwrap(), new);
        }
        let late = FrameTemplate { number: 2, frame: frame("60") };
        let refused = clinic.store.keep_frame_template(&clinic.by(), clinic.therapist.id, &late).await;
        assert!(refused.unwrap_err().is_conflict(FRAME_MOVED));
    });
}

#[test]
fn no_word_of_a_frame_can_be_read_in_the_database() {
    on_both(async |clinic| {
        add(&clinic, 1, "45").await;
        let rows = clinic.store.engine().query("select content_sealed from frame_version", values![]).await;
        let sealed = rows.unwrap()[0].bytes("content_sealed").unwrap();
        for word in ["Bel eerst", "minutes", "95"] {
            assert!(!sealed.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
        }
    });
}

#[test]
fn a_review_keeps_each_half_once_and_none_after_it_was_stopped() {
    on_both(async |clinic| {
        add(&clinic, 1, "45").await;
        let (store, house, episode, by) =
            (&clinic.store, samples::organisation(), clinic.episode.id, clinic.by());
        let begin_after = async |before: &[FrameReview]| {
            let id = FrameReviewId::make(clinic.now, &clinic.chance);
            begin(&history(&clinic).await, before, id, clinic.therapist.id, clinic.now).unwrap()
        };
        let first = begin_after(&[]).await;
        let late = begin_after(&[]).await;
        store.begin_frame_review(&by, episode, &first).await.unwrap();
        let refused = store.begin_frame_review(&by, episode, &late).await.unwrap_err();
        assert!(refused.is_conflict(REVIEW_MOVED), "two devices begin one review");
        assert_eq!(store.frame_reviews(house, episode).await.unwrap(), std::slice::from_ref(&first));
        let chosen = first.sections.iter().map(|section| (*section, Stance::Talk)).collect();
        let half = first.answer(Side::Client, &chosen, clinic.now).unwrap();
        store.answer_frame_review(&by, episode, first.id, Side::Client, &half).await.unwrap();
        let twice = store.answer_frame_review(&by, episode, first.id, Side::Client, &half).await;
        assert!(twice.unwrap_err().is_conflict(REVIEW_MOVED));
        store.stop_frame_review(&by, episode, first.id).await.unwrap();
        let kept = store.frame_reviews(house, episode).await.unwrap();
        assert_eq!((kept[0].state(), &kept[0].halves[&Side::Client]), (ReviewState::Stopped, &half));
        let after = store.answer_frame_review(&by, episode, first.id, Side::Therapist, &half).await;
        assert!(after.unwrap_err().is_conflict(REVIEW_MOVED), "it was stopped");
        assert!(store.stop_frame_review(&by, episode, first.id).await.unwrap_err().is_conflict(REVIEW_MOVED));
        let second = begin_after(&kept).await;
        store.begin_frame_review(&by, episode, &second).await.unwrap();
        for side in [Side::Client, Side::Therapist] {
            store.answer_frame_review(&by, episode, second.id, side, &half).await.unwrap();
        }
        assert!(
            store.stop_frame_review(&by, episode, second.id).await.unwrap_err().is_conflict(REVIEW_MOVED)
        );
        let elsewhere = alliance::ids::OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(store.frame_reviews(elsewhere, episode).await.unwrap(), []);
    });
}
