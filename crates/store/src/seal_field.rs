//! Names, contact details and free text, encrypted where they are stored.
//!
//! Whoever gets the file, a backup or a dump of the database, but not the key, reads codes and scores and no names.
//! Each organisation and column has a key of its own, derived from the one the binary loads
//! (HKDF-SHA256); each text is sealed with AES-256-GCM under a random nonce, bound to its table, column and record.
//! A text that was changed, moved to another record or sealed with another key is an error, never an empty name.

use crate::StoreError;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use alliance::clock::Chance;
use alliance::ids::OrganisationId;
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// The first byte of a sealed text: how it was sealed.
const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;
/// What the keys of fields are derived for; another use of the same key would take another word.
const PURPOSE: &[u8] = b"verbond field 1";
/// What pseudonyms are derived for.
const PSEUDONYM: &[u8] = b"verbond study 1";

/// An encrypted column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The table it is in.
    pub table: &'static str,
    /// Its name.
    pub column: &'static str,
}

/// The key from which the keys of all encrypted columns come. It is wiped from memory when it is dropped.
#[derive(Clone)]
pub struct FieldKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for FieldKey {
    /// Never the key itself: what is debugged ends in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FieldKey(…)")
    }
}

impl FieldKey {
    /// The key made of these 32 random bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Seals the text of one field of one record: version byte, nonce, ciphertext with its tag.
    pub fn seal(
        &self,
        organisation: OrganisationId,
        field: Field,
        record: &str,
        text: &str,
        chance: &dyn Chance,
    ) -> Result<Vec<u8>, StoreError> {
        self.seal_bytes(organisation, field, record, text.as_bytes(), chance)
    }

    /// As [`FieldKey::seal`], for what is no text: a picture, a sound.
    pub fn seal_bytes(
        &self,
        organisation: OrganisationId,
        field: Field,
        record: &str,
        bytes: &[u8],
        chance: &dyn Chance,
    ) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE_BYTES];
        chance.fill(&mut nonce);
        let associated = associated(field, record);
        let payload = Payload { msg: bytes, aad: &associated };
        let sealed = self
            .cipher(organisation, field)
            .encrypt(&Nonce::from(nonce), payload)
            .map_err(|_| StoreError::engine("a text is too long to be sealed"))?;
        Ok([&[VERSION], &nonce[..], &sealed].concat())
    }

    /// Opens what [`FieldKey::seal`] made for this field of this record.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] if it was changed, comes from another place, or was sealed with another key.
    pub fn open(
        &self,
        organisation: OrganisationId,
        field: Field,
        record: &str,
        sealed: &[u8],
    ) -> Result<String, StoreError> {
        let text = self.open_bytes(organisation, field, record, sealed)?;
        String::from_utf8(text).map_err(|_| corrupt(field, record))
    }

    /// Opens what [`FieldKey::seal_bytes`] made for this field of this record.
    ///
    /// # Errors
    /// As [`FieldKey::open`].
    pub fn open_bytes(
        &self,
        organisation: OrganisationId,
        field: Field,
        record: &str,
        sealed: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        let corrupt = || corrupt(field, record);
        let Some((&[VERSION], rest)) = sealed.split_first_chunk::<1>() else { return Err(corrupt()) };
        let Some((nonce, msg)) = rest.split_first_chunk::<NONCE_BYTES>() else { return Err(corrupt()) };
        let payload = Payload { msg, aad: &associated(field, record) };
        self.cipher(organisation, field).decrypt(&Nonce::from(*nonce), payload).map_err(|_| corrupt())
    }

    /// What stands for a record in a study: the same for the same name of the study, another for another name, and
    /// nobody without the key can tell which record it is.
    pub fn pseudonym(&self, organisation: OrganisationId, study: &str, record: &str) -> [u8; 8] {
        let mut bytes = [0; 8];
        let organisation = organisation.uuid();
        let info = [PSEUDONYM, &framed([organisation.as_bytes(), study.as_bytes(), record.as_bytes()])];
        Hkdf::<Sha256>::new(None, &*self.0)
            .expand_multi_info(&info, &mut bytes)
            .expect("8 bytes are within what HKDF-SHA256 gives");
        bytes
    }

    fn cipher(&self, organisation: OrganisationId, field: Field) -> Aes256Gcm {
        let mut key = Zeroizing::new([0; 32]);
        let organisation = organisation.uuid();
        let info =
            [PURPOSE, &framed([organisation.as_bytes(), field.table.as_bytes(), field.column.as_bytes()])];
        Hkdf::<Sha256>::new(None, &*self.0)
            .expand_multi_info(&info, &mut *key)
            .expect("32 bytes are within what HKDF-SHA256 gives");
        Aes256Gcm::new_from_slice(&*key).expect("the key of AES-256 has 32 bytes")
    }
}

fn corrupt(field: Field, record: &str) -> StoreError {
    StoreError::Corrupt {
        table: field.table.to_owned(),
        column: field.column.to_owned(),
        row: record.to_owned(),
    }
}

/// What a sealed text is bound to.
fn associated(field: Field, record: &str) -> Vec<u8> {
    framed([field.table.as_bytes(), field.column.as_bytes(), record.as_bytes()])
}

/// Parts with their lengths before them, so that no two lists of parts give the same bytes.
fn framed(parts: [&[u8]; 3]) -> Vec<u8> {
    let length = |part: &[u8]| u64::try_from(part.len()).expect("a length fits in 64 bits").to_be_bytes();
    parts.iter().flat_map(|part| length(part).into_iter().chain(part.iter().copied())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::clock::{SeededChance, Timestamp};
    use proptest::prelude::*;

    const NAME: Field = Field { table: "client", column: "name_sealed" };

    fn organisation(seed: u64) -> OrganisationId {
        OrganisationId::make(Timestamp::from_ms(1), &SeededChance::new(seed))
    }

    fn key(byte: u8) -> FieldKey {
        FieldKey::from_bytes([byte; 32])
    }

    fn sealed(text: &str) -> Vec<u8> {
        key(1).seal(organisation(1), NAME, "record-1", text, &SeededChance::new(7)).unwrap()
    }

    proptest! {
        #[test]
        fn a_sealed_text_opens_as_it_was(text in ".*", seed: u64) {
            let sealed = key(1).seal(organisation(1), NAME, "r", &text, &SeededChance::new(seed)).unwrap();
            prop_assert_eq!(key(1).open(organisation(1), NAME, "r", &sealed).unwrap(), text);
        }

        #[test]
        fn a_text_with_one_changed_bit_does_not_open(text in ".{0,40}", place: prop::sample::Index, bit in 0_u8..8) {
            let mut changed = sealed(&text);
            let place = place.index(changed.len());
            changed[place] ^= 1 << bit;
            prop_assert!(key(1).open(organisation(1), NAME, "record-1", &changed).is_err());
        }

        #[test]
        fn a_text_that_was_cut_off_does_not_open(text in ".{0,40}", length: prop::sample::Index) {
            let whole = sealed(&text);
            let cut = &whole[..length.index(whole.len())];
            prop_assert!(key(1).open(organisation(1), NAME, "record-1", cut).is_err());
        }
    }

    #[test]
    fn a_text_opens_only_at_its_own_place() {
        let text = sealed("Anna");
        let other_table = Field { table: "contact", ..NAME };
        let other_column = Field { column: "contact_sealed", ..NAME };
        // The lengths keep `clien` + `tname` apart from `client` + `name`.
        let shifted = Field { table: "clientn", column: "ame_sealed" };
        for (name, opened) in [
            ("another record", key(1).open(organisation(1), NAME, "record-2", &text)),
            ("another table", key(1).open(organisation(1), other_table, "record-1", &text)),
            ("another column", key(1).open(organisation(1), other_column, "record-1", &text)),
            ("shifted names", key(1).open(organisation(1), shifted, "record-1", &text)),
            ("another organisation", key(1).open(organisation(2), NAME, "record-1", &text)),
            ("another key", key(2).open(organisation(1), NAME, "record-1", &text)),
            ("nothing", key(1).open(organisation(1), NAME, "record-1", &[])),
        ] {
            assert!(matches!(opened, Err(StoreError::Corrupt { .. })), "{name}: {opened:?}");
        }
        assert_eq!(
            key(2).open(organisation(1), NAME, "record-1", &text).unwrap_err().to_string(),
            "read client.name_sealed of row record-1"
        );
    }

    #[test]
    fn the_same_text_is_sealed_differently_each_time() {
        let chance = SeededChance::new(7);
        let seal = || key(1).seal(organisation(1), NAME, "record-1", "Anna", &chance).unwrap();
        assert_ne!(seal(), seal());
    }

    #[test]
    fn a_sealed_text_keeps_its_form() {
        // What was stored once must open for ever. Checked against another implementation (Python, cryptography).
        assert_eq!(
            hex(&sealed("Anna")),
            "01bb43d723345365283a299b2e1ca4ecf06c796dbb03bf5a134bcd89003b83e8a7"
        );
        assert_eq!(sealed("Anna").len(), 1 + NONCE_BYTES + "Anna".len() + 16);
    }

    #[test]
    fn a_pseudonym_belongs_to_its_house_its_study_and_its_record() {
        let first = key(1).pseudonym(organisation(1), "study", "record-1");
        assert_eq!(key(1).pseudonym(organisation(1), "study", "record-1"), first);
        for other in [
            key(2).pseudonym(organisation(1), "study", "record-1"),
            key(1).pseudonym(organisation(2), "study", "record-1"),
            key(1).pseudonym(organisation(1), "other", "record-1"),
            key(1).pseudonym(organisation(1), "study", "record-2"),
            key(1).pseudonym(organisation(1), "studyrecord", "-1"),
        ] {
            assert_ne!(other, first);
        }
    }

    #[test]
    fn debug_shows_no_key() {
        assert_eq!(format!("{:?}", key(65)), "FieldKey(…)");
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
