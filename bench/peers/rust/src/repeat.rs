//! Measures as our own side does: processor time, and a short thing as often as it takes to be counted.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long one measurement lasts at least: processor time is counted in hundredths of a second.
const SPAN: Duration = Duration::from_millis(600);
/// Something that lasts this long does not become faster by having been done before: its first run counts as a repeat.
const LONG: Duration = Duration::from_secs(3);
/// And what lasts this long is done once.
const ENDLESS: Duration = Duration::from_secs(20);

/// Prints the objective of the first run, the processor seconds of one run for each repeat, and the name of who ran.
pub fn repeat(repeats: usize, name: &str, mut once: impl FnMut() -> f64) {
    let (started, before) = (Instant::now(), processor_seconds());
    println!("objective {:.9}", once());
    let (one, used) = (started.elapsed().max(Duration::from_nanos(100)), processor_seconds() - before);
    let count = (SPAN.as_secs_f64() / one.as_secs_f64()).ceil().max(1.0) as usize;
    let counted = usize::from(one > LONG);
    if counted == 1 && repeats > 0 {
        println!("{used:e}");
    }
    let wanted = if one > ENDLESS { 1 } else { repeats };
    for _ in counted..wanted {
        let before = processor_seconds();
        for _ in 0..count {
            black_box(once());
        }
        println!("{:e}", (processor_seconds() - before) / count as f64);
    }
    println!("with {name}");
}

/// What this process has used, in user and system mode; Linux counts it in hundredths of a second.
fn processor_seconds() -> f64 {
    let line = std::fs::read_to_string("/proc/self/stat").expect("Linux tells a process what it used");
    // The name of the program stands between brackets and may hold anything.
    let (_, after_name) = line.rsplit_once(')').expect("Linux puts the name between brackets");
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks = |place: usize| fields[place].parse::<f64>().expect("ticks are a number");
    (ticks(11) + ticks(12)) / 100.0
}
