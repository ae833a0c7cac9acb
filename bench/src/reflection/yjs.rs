//! The few words of the Yjs sync protocol that a device needs to take part in a board of another server: ask for all of it, and add
//! a note. Written by hand, because what is measured is the server and not a library.
//!
//! A note is what boards on Yjs make of one: a map of its own, with its text, place, writer and colour, each of which can change.

/// What stands before each message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// Nothing: the board is in the address.
    Bare,
    /// The name of the board.
    Named,
}

/// The name of the board.
pub const BOARD: &str = "evening";

const SYNC: u8 = 0;
const ASK: u8 = 0;
const ANSWER: u8 = 1;
const UPDATE: u8 = 2;
const SIGN_IN: u8 = 2;
/// Hocuspocus answers a question with a kind of its own.
const SYNC_REPLY: u8 = 4;
/// A struct that is a map of its own, and one that holds a value.
const TYPE: u8 = 7;
const ANY: u8 = 8;
const MAP: u8 = 1;
/// It is the entry of a map: of one that has a name, or of another struct.
const OF_A_MAP: u8 = 0x20;
const IN_THE_ROOT: u8 = 1;
const IN_A_STRUCT: u8 = 0;
const STRING: u8 = 119;
const INTEGER: u8 = 125;
/// Of one note.
const STRUCTS: u64 = 6;

/// Somebody who writes: each writer has a number of its own, and counts what it wrote.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    client: u64,
    written: u64,
}

impl Author {
    /// Somebody who has written nothing yet.
    pub fn new(client: usize) -> Self {
        Self { client: client as u64 + 1, written: 0 }
    }

    /// The message of a note.
    pub fn note(&mut self, envelope: Envelope, text: &str) -> Vec<u8> {
        let place = self.written / STRUCTS;
        // One client, with a map and its five entries.
        let mut update = vec![1, STRUCTS as u8];
        number(&mut update, self.client);
        number(&mut update, self.written);
        update.extend([TYPE | OF_A_MAP, IN_THE_ROOT]);
        string(&mut update, "notes");
        string(&mut update, &format!("{}-{place}", self.client));
        update.push(MAP);
        self.entry(&mut update, "text", &Value::Text(text));
        self.entry(&mut update, "x", &Value::Small(place as u8 & 0x3f));
        self.entry(&mut update, "y", &Value::Small(self.client as u8 & 0x3f));
        self.entry(&mut update, "by", &Value::Text(&format!("p{}", self.client)));
        self.entry(&mut update, "color", &Value::Text("yellow"));
        // Nothing is deleted.
        update.push(0);
        self.written += STRUCTS;
        let mut message = opened(envelope);
        message.extend([SYNC, UPDATE]);
        number(&mut message, update.len() as u64);
        message.extend(update);
        message
    }

    /// An entry of the map that was begun last.
    fn entry(self, update: &mut Vec<u8>, name: &str, value: &Value<'_>) {
        update.extend([ANY | OF_A_MAP, IN_A_STRUCT]);
        number(update, self.client);
        number(update, self.written);
        string(update, name);
        update.push(1);
        match value {
            Value::Text(text) => {
                update.push(STRING);
                string(update, text);
            }
            Value::Small(value) => update.extend([INTEGER, *value]),
        }
    }
}

/// What an entry holds.
enum Value<'a> {
    Text(&'a str),
    /// Below 64.
    Small(u8),
}

/// What a device says first.
pub fn greeting(envelope: Envelope) -> Vec<Vec<u8>> {
    let mut ask = opened(envelope);
    // With nothing seen so far.
    ask.extend([SYNC, ASK, 1, 0]);
    match envelope {
        Envelope::Bare => vec![ask],
        Envelope::Named => {
            let mut sign_in = opened(envelope);
            sign_in.extend([SIGN_IN, 0]);
            string(&mut sign_in, "nobody");
            vec![sign_in, ask]
        }
    }
}

/// Whether a message holds the whole board.
pub fn is_all(envelope: Envelope, message: &[u8]) -> bool {
    let name = opened(envelope);
    matches!(message.strip_prefix(name.as_slice()), Some([SYNC | SYNC_REPLY, ANSWER, ..]))
}

fn opened(envelope: Envelope) -> Vec<u8> {
    let mut message = Vec::new();
    match envelope {
        Envelope::Bare => {}
        Envelope::Named => string(&mut message, BOARD),
    }
    message
}

/// Seven bits a byte, the lowest first; the highest bit says that more come.
fn number(to: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        to.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

fn string(to: &mut Vec<u8>, text: &str) {
    number(to, text.len() as u64);
    to.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As yjs 13 itself encodes the second note of this writer.
    #[test]
    fn a_note_is_written_as_yjs_writes_it() {
        let mut author = Author::new(199);
        let first = author.note(Envelope::Bare, "een");
        assert_eq!(first.last(), Some(&0));
        let told = author.note(Envelope::Bare, "ja");
        let hex: String = told.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "00025b0106c801062701056e6f746573053230302d31012800c8010604746578740177026a612800c801060178017d012800c801060179017d082800c80106026279017704703230302800c8010605636f6c6f7201770679656c6c6f7700"
        );
    }

    #[test]
    fn a_named_message_begins_with_the_board() {
        let first = greeting(Envelope::Named);
        assert!(first.iter().all(|message| message.starts_with(b"\x07evening")));
        assert!(is_all(Envelope::Named, b"\x07evening\x04\x01\x02\x00\x00"));
        assert!(!is_all(Envelope::Named, b"\x07evening\x00\x00\x01\x00"));
        assert!(is_all(Envelope::Bare, &[0, 1, 2, 0, 0]));
    }
}
