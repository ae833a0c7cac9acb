//! Who does the work: this crate starts no threads, and shares long work among those it is lent.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Threads that are lent to a long computation.
///
/// # Example
/// A crew of two:
/// ```
/// use verbond_stats::crew::Crew;
///
/// struct Two;
///
/// impl Crew for Two {
///     fn run(&self, work: &(dyn Fn() + Sync)) {
///         std::thread::scope(|scope| {
///             scope.spawn(work);
///             work();
///         });
///     }
/// }
/// ```
pub trait Crew {
    /// Does the work on each thread of the crew, and comes back when all are done.
    ///
    /// What is to be done is shared among the calls: one call alone does all of it.
    fn run(&self, work: &(dyn Fn() + Sync));
}

/// The thread that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alone;

impl Crew for Alone {
    fn run(&self, work: &(dyn Fn() + Sync)) {
        work();
    }
}

/// Does tasks 0 to `count`, each thread with a desk of its own, and gives their results in the order of the tasks.
///
/// `progress` is told how many are done, from any thread and in any order.
pub(crate) fn share<D, T: Send>(
    crew: &dyn Crew,
    count: usize,
    desk: impl Fn() -> D + Sync,
    task: impl Fn(&mut D, usize) -> T + Sync,
    progress: impl Fn(usize) + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let all: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    crew.run(&|| {
        let mut desk = desk();
        let mut results = Vec::new();
        loop {
            let own = next.fetch_add(1, Ordering::Relaxed);
            if own >= count {
                break;
            }
            results.push((own, task(&mut desk, own)));
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
        all.lock().unwrap_or_else(PoisonError::into_inner).extend(results);
    });
    let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    all.sort_by_key(|(own, _)| *own);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Does the work many times over, one after the other: a crew may come late and find nothing left.
    struct Late;

    impl Crew for Late {
        fn run(&self, work: &(dyn Fn() + Sync)) {
            (0..3).for_each(|_| work());
        }
    }

    #[test]
    fn results_stand_in_the_order_of_the_tasks_whoever_does_them() {
        for crew in [&Alone as &dyn Crew, &Late] {
            let told = AtomicUsize::new(0);
            let tell = |_| {
                told.fetch_add(1, Ordering::Relaxed);
            };
            let squares = share(crew, 50, || 0, |_, own| own * own, tell);
            assert_eq!(squares, (0..50).map(|own| own * own).collect::<Vec<_>>());
            assert_eq!(told.into_inner(), 50);
            assert!(share(crew, 0, || 0, |_, own| own, |_| {}).is_empty());
        }
    }
}
