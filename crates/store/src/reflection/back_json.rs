//! What takes a change back, as it is stored in the log.

use super::event_json::{decode_factor, encode_factor, numbers};
use super::fields::Fields;
use alliance::reflection::numbers::ClusterNumber;
use alliance::reflection::state::Cluster;
use alliance::reflection::undo::Back;
use serde_json::{Value, json};

/// It as JSON.
pub(super) fn encode(back: &Back) -> Value {
    match back {
        Back::Move { notes, cluster } => json!({
            "k": "move", "notes": numbers(notes), "cluster": cluster.map(ClusterNumber::number),
        }),
        Back::Drop { cluster } => json!({"k": "drop", "cluster": cluster.number()}),
        Back::Rename { cluster, name } => json!({"k": "rename", "cluster": cluster.number(), "name": name}),
        Back::Unmerge { cluster, was, notes } => json!({
            "k": "unmerge", "cluster": cluster.number(), "name": was.name, "notes": numbers(notes),
        }),
        Back::Edit { note, text } => json!({"k": "edit", "note": note.number(), "text": text}),
        Back::Write { step, text } => json!({"k": "write", "step": step.number(), "text": text}),
        Back::Stand { note, standing } => {
            json!({"k": "stand", "note": note.number(), "standing": standing.as_str()})
        }
        Back::Factors { factors } => {
            let factors: Vec<Value> = factors.iter().map(encode_factor).collect();
            json!({"k": "factors", "factors": factors})
        }
        Back::Word { stem } => json!({"k": "word", "stem": stem}),
    }
}

/// It as it was stored; nothing if it is not whole.
pub(super) fn decode(fields: Fields<'_>) -> Option<Back> {
    Some(match fields.str("k")? {
        "move" => Back::Move {
            notes: fields.notes()?,
            cluster: fields.number_or_null("cluster")?.map(ClusterNumber::of),
        },
        "drop" => Back::Drop { cluster: fields.cluster()? },
        "rename" => Back::Rename { cluster: fields.cluster()?, name: fields.text("name")? },
        "unmerge" => Back::Unmerge {
            cluster: fields.cluster()?,
            was: Cluster { name: fields.text("name")? },
            notes: fields.notes()?,
        },
        "edit" => Back::Edit { note: fields.note()?, text: fields.text("text")? },
        "write" => Back::Write { step: fields.step()?, text: fields.text("text")? },
        "stand" => Back::Stand { note: fields.note()?, standing: fields.word("standing")? },
        "factors" => {
            Back::Factors { factors: fields.list("factors", |factor| decode_factor(Fields(factor)))? }
        }
        "word" => Back::Word { stem: fields.text("stem")? },
        _ => return None,
    })
}
