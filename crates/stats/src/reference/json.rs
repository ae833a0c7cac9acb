//! Just enough JSON to read reference numbers; the program itself reads none.

use crate::matrix::Matrix;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Truth(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

impl Json {
    pub fn parse(text: &str) -> Self {
        let mut reader = Reader { rest: text.trim_start() };
        reader.value()
    }

    /// The value at a path such as `fit/chisq` or `charts/0/ewma`.
    #[track_caller]
    pub fn at(&self, path: &str) -> &Self {
        path.split('/').fold(self, |value, key| match value {
            Self::Object(fields) => fields.get(key).unwrap_or_else(|| panic!("no {key} in {path}")),
            Self::List(items) => &items[key.parse::<usize>().unwrap()],
            other => panic!("{path}: nothing below {other:?}"),
        })
    }

    #[track_caller]
    pub fn number(&self, path: &str) -> f64 {
        self.at(path).as_number()
    }

    #[track_caller]
    pub fn numbers(&self, path: &str) -> Vec<f64> {
        self.at(path).list().iter().map(Self::as_number).collect()
    }

    #[track_caller]
    pub fn text(&self, path: &str) -> &str {
        match self.at(path) {
            Self::Text(text) => text,
            other => panic!("{path} is {other:?}"),
        }
    }

    #[track_caller]
    pub fn matrix(&self, path: &str) -> Matrix {
        let rows: Vec<Vec<f64>> =
            self.at(path).list().iter().map(|row| row.list().iter().map(Self::as_number).collect()).collect();
        Matrix::from_rows(&rows).unwrap()
    }

    #[track_caller]
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            other => panic!("{other:?} is no list"),
        }
    }

    #[track_caller]
    pub fn as_number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            other => panic!("{other:?} is no number"),
        }
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn value(&mut self) -> Json {
        match self.rest.chars().next().expect("a value follows") {
            '{' => self.object(),
            '[' => self.items(),
            '"' => Json::Text(self.string()),
            _ => self.word(),
        }
    }

    fn take(&mut self, mark: char) -> bool {
        self.rest = self.rest.trim_start();
        let found = self.rest.starts_with(mark);
        if found {
            self.rest = self.rest[mark.len_utf8()..].trim_start();
        }
        found
    }

    fn object(&mut self) -> Json {
        let mut fields = BTreeMap::new();
        self.take('{');
        while !self.take('}') {
            let key = self.string();
            assert!(self.take(':'), "a colon after {key}");
            fields.insert(key, self.value());
            self.take(',');
        }
        Json::Object(fields)
    }

    fn items(&mut self) -> Json {
        let mut items = Vec::new();
        self.take('[');
        while !self.take(']') {
            items.push(self.value());
            self.take(',');
        }
        Json::List(items)
    }

    fn string(&mut self) -> String {
        let mut text = String::new();
        let mut letters = self.rest[1..].char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.rest = &self.rest[at + 2..];
                    return text;
                }
                '\\' => match letters.next().expect("an escape is followed").1 {
                    'n' => text.push('\n'),
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        panic!("a string ends");
    }

    fn word(&mut self) -> Json {
        let end = self.rest.find([',', ']', '}', '\n', ' ']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        match word {
            "null" => Json::Null,
            "true" => Json::Truth(true),
            "false" => Json::Truth(false),
            number => Json::Number(number.parse().unwrap_or_else(|_| panic!("{number:?} is no number"))),
        }
    }
}
