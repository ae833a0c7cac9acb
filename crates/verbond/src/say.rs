//! What a command says, on standard output.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// Says a line. Where nobody reads any more (`verbond member list | head`), the program ends, as others do.
pub fn line(text: Arguments<'_>) {
    let mut out = std::io::stdout();
    match writeln!(out, "{text}") {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => tracing::warn!(%error, "say.unheard"),
    }
}

/// `println!`, for a reader who may have left.
#[macro_export]
macro_rules! say {
    ($($words:tt)*) => { $crate::say::line(format_args!($($words)*)) };
}
