//! Any bytes as a photo or a sound.
#![no_main]

use verbond_recast::{Recast, recast};

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    // What was taken is what we write ourselves, and is taken again.
    if let Ok(Recast::Photo(kept) | Recast::Sound(kept)) = recast(input, 3) {
        assert!(recast(&kept, 4).is_ok(), "what was kept can be read");
    }
});
