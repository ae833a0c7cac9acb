//! The mixed models of other Rust crates, for the comparison in `bench/peers/compare.py`.
//!
//! `verbond-rust-peers PEER CASE FOLDER REPEATS` prints in the form of our own `examples/peers`: the processor seconds of one fit, one line
//! a repeat. Before them stands `objective`, the restricted deviance of the fit, and after them `with`, the crate and its
//! version. It ends with 3 and a sentence where the peer is not built in or has no such case.

mod cases;
#[cfg(feature = "lme-rs")]
mod lme;
#[cfg(feature = "mixeff-rs")]
mod mixeff;
mod repeat;

use cases::Case;
use std::path::Path;

/// What is taken from a fit, besides its time.
#[derive(Clone, Copy)]
pub enum Further {
    Nothing,
    Satterthwaite,
    KenwardRoger,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [peer, case, folder, repeats] = arguments.as_slice() else {
        panic!("verbond-rust-peers PEER CASE FOLDER REPEATS");
    };
    let Some(case) = Case::named(case) else { leave(&format!("{peer} has no case {case}")) };
    let columns = case.read(Path::new(folder));
    let repeats: usize = repeats.parse().expect("REPEATS is a number");
    match peer.as_str() {
        #[cfg(feature = "lme-rs")]
        "lme-rs" => lme::run(&case, columns, repeats),
        #[cfg(feature = "mixeff-rs")]
        "mixeff-rs" => mixeff::run(&case, columns, repeats),
        _ => {
            drop((columns, repeats));
            leave(&format!("{peer} is not built"))
        }
    }
}

fn leave(why: &str) -> ! {
    println!("{why}");
    std::process::exit(3)
}
