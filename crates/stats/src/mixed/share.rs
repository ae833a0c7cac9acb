//! Many tasks over a few threads, with the same result as one after the other.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does tasks 0 to `count`, each thread with a desk of its own, and gives their results in the order of the tasks.
///
/// `progress` is told how many are done, from any thread and in any order.
pub(super) fn share<D, T: Send>(
    threads: NonZeroUsize,
    count: usize,
    desk: impl Fn() -> D + Sync,
    task: impl Fn(&mut D, usize) -> T + Sync,
    progress: impl Fn(usize) + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let work = || {
        let mut desk = desk();
        let mut results = Vec::new();
        loop {
            let own = next.fetch_add(1, Ordering::Relaxed);
            if own >= count {
                return results;
            }
            results.push((own, task(&mut desk, own)));
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    let threads = threads.get().min(count);
    let mut all: Vec<(usize, T)> = if threads <= 1 {
        work()
    } else {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let join = |handle: std::thread::ScopedJoinHandle<'_, _>| match handle.join() {
                Ok(results) => results,
                Err(panic) => std::panic::resume_unwind(panic),
            };
            handles.into_iter().flat_map(join).collect()
        })
    };
    all.sort_by_key(|(own, _)| *own);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_tasks() {
        for threads in 1..4 {
            let threads = NonZeroUsize::new(threads).unwrap();
            let told = AtomicUsize::new(0);
            let tell = |_| {
                told.fetch_add(1, Ordering::Relaxed);
            };
            let squares = share(threads, 50, || 0, |_, own| own * own, tell);
            assert_eq!(squares, (0..50).map(|own| own * own).collect::<Vec<_>>());
            assert_eq!(told.into_inner(), 50);
            assert!(share(threads, 0, || 0, |_, own| own, |_| {}).is_empty());
        }
    }
}
