//! The threads of the machine, lent to a long computation.

use stats::crew::Crew;
use std::num::NonZero;
use std::thread;

/// Threads that work beside the one that asks. How many there are changes how long it takes, never what comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threads {
    /// All of them, the one that asks among them.
    pub count: NonZero<usize>,
}

impl Threads {
    /// As many as the machine does at once.
    pub fn of_machine() -> Self {
        // A machine that does not say how many has one.
        let one = |_unknown| NonZero::<usize>::MIN;
        Self { count: thread::available_parallelism().unwrap_or_else(one) }
    }
}

impl Crew for Threads {
    fn run(&self, work: &(dyn Fn() + Sync)) {
        thread::scope(|scope| {
            for _ in 1..self.count.get() {
                // A thread that cannot be had is done without: whoever asks does all that is left.
                if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                    break;
                }
            }
            work();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn each_thread_does_the_work_once() {
        for count in [1, 3] {
            let done = AtomicUsize::new(0);
            let threads = Threads { count: NonZero::new(count).unwrap() };
            threads.run(&|| {
                done.fetch_add(1, Ordering::Relaxed);
            });
            assert_eq!(done.into_inner(), count);
        }
    }
}
