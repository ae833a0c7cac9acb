//! Texts a house has a licence for: kept, replaced, read back whole.

use crate::clinic::on_both;
use alliance::instrument::catalogue;
use alliance::instrument::text_pack::{TextPack, file};
use alliance::samples;
use store::text_pack::NewTextPack;

const TEXT: &str = r#"
instrument = "core-10"
version = 1
language = "nl"
recall = "week"
licence = { reference = "brief van 3 maart 2026", expires_on = "2027-12-31" }
"#;

fn pack(reference: &str) -> (TextPack, String) {
    let mut text = TEXT.replace("brief van 3 maart 2026", reference);
    let instrument = catalogue::instrument("core-10").unwrap();
    let names: Vec<String> = instrument.items().iter().map(|item| format!("\"{}\"", item.id)).collect();
    for item in instrument.items() {
        text += &format!("[items.{}]\nclient = \"Verzonnen zin {}\"\n", item.id, item.id);
    }
    text += &format!("[[answers]]\nitems = [{}]\n[answers.labels]\n", names.join(", "));
    for value in 0..=4 {
        text += &format!("{value} = \"antwoord {value}\"\n");
    }
    let draft = file::read(&text).unwrap();
    let text = file::write(&draft);
    (TextPack::check(draft, instrument).unwrap(), text)
}

#[test]
fn a_text_pack_comes_back_whole_and_a_newer_one_replaces_it() {
    on_both(async |clinic| {
        let house = samples::organisation();
        assert_eq!(clinic.store.text_packs(house).await.unwrap(), []);
        for reference in ["eerste brief", "tweede brief"] {
            let (pack, text) = pack(reference);
            clinic
                .store
                .keep_text_pack(&clinic.by(), &NewTextPack { pack: &pack, text: &text })
                .await
                .unwrap();
            assert_eq!(clinic.store.text_packs(house).await.unwrap(), [pack]);
        }
        let other = alliance::ids::OrganisationId::make(clinic.now, &clinic.chance);
        assert_eq!(clinic.store.text_packs(other).await.unwrap(), []);
    });
}
