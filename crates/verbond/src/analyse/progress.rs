//! A bar on the terminal for what takes longer than a second; nothing where nobody looks.

use analysis::speech::Speech;
use analysis::watch::{Watch, Work};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(120);

/// Shows on the error output how far a computation is.
#[derive(Debug)]
pub struct Progress {
    speech: Speech,
    running: Mutex<Option<Running>>,
}

/// A bar that is not shown yet, and who will show it.
#[derive(Debug)]
struct Running {
    bar: ProgressBar,
    /// Gone when the work is done.
    going: Sender<()>,
    shower: JoinHandle<()>,
}

impl Progress {
    /// In this language.
    pub fn new(speech: Speech) -> Self {
        Self { speech, running: Mutex::new(None) }
    }
}

impl Watch for Progress {
    fn begin(&self, work: Work, steps: Option<usize>) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        let (length, shape) = match steps {
            Some(steps) => (Some(steps as u64), "{msg} {wide_bar} {pos}/{len} {eta}"),
            None => (None, "{spinner} {msg} {elapsed}"),
        };
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden())
            .with_style(ProgressStyle::with_template(shape).expect("the template is ours"))
            .with_message(work.said(self.speech));
        let (going, ended) = channel();
        let shown = bar.clone();
        let shower = thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(Running { bar, going, shower });
    }

    fn reach(&self, done: usize) {
        if let Some(running) = &*self.running.lock().unwrap_or_else(PoisonError::into_inner) {
            // Threads tell in any order: a bar never goes back.
            if running.bar.position() < done as u64 {
                running.bar.set_position(done as u64);
            }
        }
    }

    fn end(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(Running { bar, going, shower }) = running {
            drop(going);
            // Until then the bar could still be shown after it was cleared. A shower that panicked shows nothing.
            if shower.join().is_ok() {
                bar.finish_and_clear();
            }
        }
    }
}
