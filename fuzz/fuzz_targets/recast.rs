//! Any bytes as a photo or a sound.
#![no_main]

use std::sync::Once;
use verbond_recast::{Recast, recast};

static QUIET: Once = Once::new();

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    // A reader that gives up is caught, and the file is refused; the hook of the fuzzer would end the search there. What is
    // not caught, what asks for too much memory and what never ends still does.
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    // What was taken is what we write ourselves, and is taken again.
    if let Ok(Recast::Photo(kept) | Recast::Sound(kept)) = recast(input, 3) {
        assert!(recast(&kept, 4).is_ok(), "what was kept can be read");
    }
});
