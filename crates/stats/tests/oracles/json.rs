//! Enough JSON to read reference numbers.

use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Truth(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Map(BTreeMap<String, Json>),
}

impl Json {
    pub fn parse(text: &str) -> Json {
        let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
        reader.value()
    }

    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Map(map) => map.get(key),
            _ => None,
        }
    }

    pub fn numbers(&self) -> Vec<f64> {
        let Json::List(list) = self else { panic!("a list of numbers: {self:?}") };
        list.iter().map(Json::number).collect()
    }

    pub fn number(&self) -> f64 {
        match self {
            Json::Number(number) => *number,
            Json::List(list) if list.len() == 1 => list[0].number(),
            other => panic!("a number: {other:?}"),
        }
    }

    pub fn texts(&self) -> Vec<String> {
        match self {
            Json::List(list) => list.iter().map(Json::text).collect(),
            // R writes a list of one as what is in it.
            one => vec![one.text()],
        }
    }

    pub fn text(&self) -> String {
        let Json::Text(text) = self else { panic!("a text: {self:?}") };
        text.clone()
    }
}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    fn take(&mut self, sign: u8) -> bool {
        self.space();
        let found = self.bytes.get(self.at) == Some(&sign);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self) -> Json {
        self.space();
        match self.bytes[self.at] {
            b'{' => {
                self.at += 1;
                let mut map = BTreeMap::new();
                while !self.take(b'}') {
                    self.space();
                    let key = self.string();
                    assert!(self.take(b':'), "a colon behind {key:?}");
                    map.insert(key, self.value());
                    self.take(b',');
                }
                Json::Map(map)
            }
            b'[' => {
                self.at += 1;
                let mut list = Vec::new();
                while !self.take(b']') {
                    list.push(self.value());
                    self.take(b',');
                }
                Json::List(list)
            }
            b'"' => Json::Text(self.string()),
            _ => self.word(),
        }
    }

    fn string(&mut self) -> String {
        self.at += 1;
        let mut held = Vec::new();
        while self.bytes[self.at] != b'"' {
            if self.bytes[self.at] == b'\\' {
                self.at += 1;
                assert!(self.bytes[self.at] != b'u', "reference files are plain text");
                if self.bytes[self.at] == b'n' {
                    held.push(b'\n');
                    self.at += 1;
                    continue;
                }
            }
            held.push(self.bytes[self.at]);
            self.at += 1;
        }
        self.at += 1;
        String::from_utf8(held).unwrap()
    }

    fn word(&mut self) -> Json {
        let from = self.at;
        while self.bytes.get(self.at).is_some_and(|byte| !b",]} \n\r\t".contains(byte)) {
            self.at += 1;
        }
        match std::str::from_utf8(&self.bytes[from..self.at]).unwrap() {
            "null" => Json::Null,
            "true" => Json::Truth(true),
            "false" => Json::Truth(false),
            number => Json::Number(number.parse().unwrap_or_else(|_| panic!("a number: {number}"))),
        }
    }
}
