//! Chance by counting: draw number n of stream s is a function of n, s and a seed, and of nothing that came before.
//!
//! Work that is shared between threads draws the same numbers however it is shared.

use rand::TryRng;
use std::convert::Infallible;

/// A generator whose numbers depend on a seed and the number of the stream alone.
///
/// Philox: ten rounds of multiplication and exchange over a counter.
///
/// # Source
/// [Salmon2011]
/// # Example
/// ```
/// use rand::RngExt;
/// use verbond_stats::stream::Stream;
///
/// let mut seventh = Stream::new(2026, 7);
/// let first: f64 = seventh.random();
/// assert_eq!(first, Stream::new(2026, 7).random::<f64>());
/// assert_ne!(first, Stream::new(2026, 8).random::<f64>());
/// ```
#[derive(Debug, Clone)]
pub struct Stream {
    key: [u32; 2],
    stream: u64,
    block: u64,
    words: [u32; 4],
    used: usize,
}

const MULTIPLIERS: [u64; 2] = [0xD251_1F53, 0xCD9E_8D57];
const KEY_STEPS: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const ROUNDS: usize = 10;

impl Stream {
    /// The stream of this number, under this seed.
    pub fn new(seed: u64, stream: u64) -> Self {
        Self { key: halves(seed), stream, block: 0, words: [0; 4], used: 4 }
    }

    fn word(&mut self) -> u32 {
        if self.used == 4 {
            let ([a, b], [c, d]) = (halves(self.block), halves(self.stream));
            self.words = mixed([a, b, c, d], self.key);
            self.block = self.block.wrapping_add(1);
            self.used = 0;
        }
        self.used += 1;
        self.words[self.used - 1]
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.word())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = u64::from(self.word());
        Ok(u64::from(self.word()) << 32 | low)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            let word = self.word().to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

/// The four words of one counter.
fn mixed(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let ([mut a, mut b, mut c, mut d], mut key) = (counter, key);
    for _ in 0..ROUNDS {
        let [first_low, first_high] = halves(MULTIPLIERS[0] * u64::from(a));
        let [second_low, second_high] = halves(MULTIPLIERS[1] * u64::from(c));
        (a, b, c, d) = (second_high ^ b ^ key[0], second_low, first_high ^ d ^ key[1], first_low);
        key = [key[0].wrapping_add(KEY_STEPS[0]), key[1].wrapping_add(KEY_STEPS[1])];
    }
    [a, b, c, d]
}

/// The low and the high half.
fn halves(word: u64) -> [u32; 2] {
    let [a, b, c, d, e, f, g, h] = word.to_le_bytes();
    [u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_its_authors_publish() {
        let check = |counter, key, expected: [u32; 4]| assert_eq!(mixed(counter, key), expected);
        check([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        check([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        check(
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
            [0xa409_3822, 0x299f_31d0],
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
        );
    }
}
