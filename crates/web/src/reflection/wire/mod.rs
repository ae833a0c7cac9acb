//! What goes over the wire: commands in, things as one viewer sees them out, all JSON.

pub mod command;
pub mod item;
pub mod reply;

use alliance::reflection::command::Target;
use serde_json::{Value, json};

/// What dots are given to, with how many.
fn dots(target: Target, dots: u32) -> Value {
    match target {
        Target::Cluster(cluster) => json!({"cluster": cluster.number(), "dots": dots}),
        Target::Note(note) => json!({"note": note.number(), "dots": dots}),
    }
}
