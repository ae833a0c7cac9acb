//! Passwords and PINs: argon2id, slow on purpose, and never two at a time more than the machine can bear.

use crate::error::PageError;
use alliance::clock::Chance;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 12;
/// The most: enough for a sentence, and little enough to hash.
pub const PASSWORD_MAX: usize = 200;

/// 64 MiB, three passes, one lane.
///
/// # Source
/// [OwaspAsvs2025] 11.4.2
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// Each hash takes 64 MiB for a moment, so only as many run as there is room for.
static ROOM: Semaphore = Semaphore::const_new(2);

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).expect("the settings are within what argon2 takes");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a password or PIN, with a salt of its own.
pub async fn hash(secret: String, chance: &dyn Chance) -> Result<String, PageError> {
    let mut salt = [0; 16];
    chance.fill(&mut salt);
    in_room(move || {
        let hashed = hasher().hash_password_with_salt(secret.as_bytes(), &salt);
        hashed.expect("a salt of 16 bytes and any password can be hashed").to_string()
    })
    .await
}

/// Whether `secret` is what was hashed. Without a hash the same work is done, so that the time taken tells nothing.
pub async fn is_right(secret: String, hash: Option<String>) -> Result<bool, PageError> {
    in_room(move || match hash {
        Some(hash) => match PasswordHash::new(&hash) {
            Ok(parsed) => hasher().verify_password(secret.as_bytes(), &parsed).is_ok(),
            Err(error) => {
                tracing::error!(%error, "password.unreadable-hash");
                false
            }
        },
        None => {
            let hashed = hasher().hash_password_with_salt(secret.as_bytes(), &[0; 16]);
            hashed.is_err()
        }
    })
    .await
}

async fn in_room<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, PageError> {
    let place = ROOM.acquire().await.expect("the room is never closed");
    let done = tokio::task::spawn_blocking(work).await;
    drop(place);
    done.map_err(|error| {
        tracing::error!(%error, "password.hashing-failed");
        PageError::Store(crate::error::StoreTrouble::Later)
    })
}

/// Why a password is not taken; the key of the sentence.
///
/// # Source
/// [OwaspAsvs2025] 6.2.1–6.2.5: length counts, composition does not
pub fn refusal(password: &str, login_name: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        return Some("account-password-short");
    }
    if length > PASSWORD_MAX {
        return Some("account-password-long");
    }
    let lower = password.to_lowercase();
    let first = lower.chars().next();
    let one_character = lower.chars().all(|character| Some(character) == first);
    if one_character || lower.contains(login_name) || OFTEN_USED.iter().any(|word| lower.starts_with(word)) {
        return Some("account-password-guessable");
    }
    None
}

/// Beginnings that make a long password short.
const OFTEN_USED: &[&str] =
    &["123456789012", "password1234", "wachtwoord12", "welkom012345", "qwertyuiop12", "verbondverbond"];

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::clock::SeededChance;

    #[tokio::test]
    async fn the_right_password_is_known_and_others_are_not() {
        let hashed = hash("correct paard batterij".into(), &SeededChance::new(1)).await.unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{hashed}");
        assert!(is_right("correct paard batterij".into(), Some(hashed.clone())).await.unwrap());
        assert!(!is_right("correct paard batterijen".into(), Some(hashed)).await.unwrap());
        assert!(!is_right("correct paard batterij".into(), None).await.unwrap());
    }

    #[test]
    fn length_counts_and_the_guessable_is_refused() {
        let check =
            |password: &str, expected| assert_eq!(refusal(password, "anna-de-vries"), expected, "{password}");
        check("kort", Some("account-password-short"));
        check("vier gewone woorden", None);
        check("aaaaaaaaaaaaaaa", Some("account-password-guessable"));
        check("anna-de-vries1", Some("account-password-guessable"));
        check("Wachtwoord12!", Some("account-password-guessable"));
        check(&"x y ".repeat(60), Some("account-password-long"));
    }
}
