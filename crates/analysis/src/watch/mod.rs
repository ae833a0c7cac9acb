//! Who looks on while something takes long.

use crate::speech::Speech;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// A file is read.
    Reading,
    /// A model is fitted, or an analysis made.
    Fitting,
    /// Parameters are profiled.
    Profiling,
    /// Studies are repeated.
    Repeating,
    /// Groups are left out.
    LeavingOut,
}

impl Work {
    /// What is being done, for who waits.
    pub fn said(self, speech: Speech) -> String {
        speech.t(match self {
            Self::Reading => "watch-reading",
            Self::Fitting => "watch-fitting",
            Self::Profiling => "watch-profiling",
            Self::Repeating => "watch-repeating",
            Self::LeavingOut => "watch-leaving-out",
        })
    }
}

/// Who is told how far a computation is. One thing is done at a time.
pub trait Watch: Sync {
    /// Something begins, in so many steps if that is known.
    fn begin(&self, work: Work, steps: Option<usize>);

    /// So many steps are done; told from any thread, in any order.
    fn reach(&self, done: usize);

    /// It has ended, well or not.
    fn end(&self);
}

/// Nobody looks on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nobody;

impl Watch for Nobody {
    fn begin(&self, _: Work, _: Option<usize>) {}
    fn reach(&self, _: usize) {}
    fn end(&self) {}
}

/// Does something while it is watched.
pub fn watched<T>(watch: &dyn Watch, work: Work, steps: Option<usize>, act: impl FnOnce() -> T) -> T {
    watch.begin(work, steps);
    let result = act();
    watch.end();
    result
}
