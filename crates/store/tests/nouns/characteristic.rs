//! What was measured at the start: noted once, taken back and still there; and the organisation's own measures.

use crate::clinic::{Clinic, on_both};
use alliance::characteristic::{About, Characteristic, choices};
use alliance::ids::{CharacteristicId, OrganisationId};
use alliance::instrument::definition::Better;
use alliance::measure::Measure;
use alliance::samples;
use store::by::ONCE;
use store::characteristic::CHARACTERISTIC_GONE;
use store::measure::MEASURE_CODE_TAKEN;

async fn noted(clinic: &Clinic, about: About, word: &str, value: f64) -> Characteristic {
    let measures = clinic.store.measures(samples::organisation()).await.unwrap();
    let choice = choices(&measures).into_iter().find(|choice| choice.word() == word).unwrap();
    Characteristic {
        id: CharacteristicId::make(clinic.now, &clinic.chance),
        episode: clinic.episode.id,
        about,
        series: choice.series,
        scale: choice.scale,
        value,
        measured_on: jiff::civil::date(2026, 9, 1),
        noted_by: clinic.therapist.id,
        noted_at: clinic.now,
        taken_back_at: None,
    }
}

#[test]
fn a_total_comes_back_as_it_was_noted_and_is_taken_back_once() {
    on_both(async |clinic| {
        let (store, by, house) = (&clinic.store, clinic.by(), samples::organisation());
        let measure = Measure::typed("ECR angst", "1", "7", Better::Neither).unwrap();
        store.add_measure(&by, &measure).await.unwrap();
        let again = store.add_measure(&by, &measure).await.unwrap_err();
        assert!(again.is_conflict(MEASURE_CODE_TAKEN), "{again:?}");
        let one = noted(&clinic, About::Attachment, "measure:ecr-angst@1:total", 4.25).await;
        let other = noted(&clinic, About::Credibility, "ceq@1:credibility", 7.0).await;
        store.note_characteristic(&by, Some("form"), &one).await.unwrap();
        let twice = store.note_characteristic(&by, Some("form"), &other).await.unwrap_err();
        assert!(twice.is_conflict(ONCE));
        store.note_characteristic(&by, None, &other).await.unwrap();
        let read = async || store.characteristics(house, clinic.episode.id).await.unwrap();
        let kept = read().await;
        assert!(kept.len() == 2 && kept.contains(&one) && kept.contains(&other));
        store.take_back_characteristic(&by, clinic.episode.id, one.id).await.unwrap();
        let gone = store.take_back_characteristic(&by, clinic.episode.id, one.id).await.unwrap_err();
        assert!(gone.is_conflict(CHARACTERISTIC_GONE));
        assert!(read().await.contains(&Characteristic { taken_back_at: Some(clinic.now), ..one }));
        let elsewhere = OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(store.characteristics(elsewhere, clinic.episode.id).await.unwrap(), []);
    });
}
