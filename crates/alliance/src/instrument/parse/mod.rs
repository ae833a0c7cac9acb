//! From the files of an instrument's folder to a checked [`Instrument`].

mod examples;
mod figures;
mod file;
mod items;
mod scales;

use crate::component::{Localised, Perspective};
use crate::instrument::definition::{Instrument, InstrumentKey};
use crate::instrument::rights::{KeyStatus, Rights, Words};
use crate::instrument::worked_example::WorkedExample;
use file::{InstrumentFile, TextFile};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

/// The text of the files in one folder of `instruments/`.
#[derive(Debug, Clone, Copy)]
pub struct Folder<'a> {
    /// The folder's own name: the instrument's id; with `.v1` behind it, a version kept so that old answers can be scored.
    pub name: &'a str,
    /// `instrument.toml`: the key.
    pub instrument: &'a str,
    /// `text.nl.toml`, if the words are ours.
    pub text_nl: Option<&'a str>,
    /// `text.en.toml`, if the words are ours.
    pub text_en: Option<&'a str>,
    /// `worked_examples.csv`.
    pub worked_examples: &'a str,
    /// `README.md`: source, rights, key, deviations.
    pub readme: &'a str,
}

/// A folder that is not a good instrument: where, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read {file}: {field}: expected {expected}")]
pub struct Malformed {
    /// The file, within `instruments/`.
    pub file: String,
    /// The field, as a path of dotted names.
    pub field: String,
    /// What was expected, and what was there if that says more.
    pub expected: String,
}

/// One file that is being read, to say where something is wrong.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    folder: &'a str,
    file: &'a str,
}

impl Place<'_> {
    fn malformed(self, field: impl Into<String>, expected: impl Into<String>) -> Malformed {
        Malformed {
            file: format!("{}/{}", self.folder, self.file),
            field: field.into(),
            expected: expected.into(),
        }
    }

    /// The text as a value of this type; its own refusal says what was there.
    fn read<T: FromStr<Err: Display>>(self, field: &str, text: &str, expected: &str) -> Result<T, Malformed> {
        text.parse().map_err(|refusal| self.malformed(field, format!("{expected} ({refusal})")))
    }

    fn toml<T: serde::de::DeserializeOwned>(self, text: &str) -> Result<T, Malformed> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            self.malformed(format!("line {line}"), error.message().trim_end())
        })
    }

    fn said(self, field: &str, text: &str) -> Result<String, Malformed> {
        let text = text.trim();
        if text.is_empty() { Err(self.malformed(field, "some words")) } else { Ok(text.to_owned()) }
    }

    fn localised(self, field: &str, text: &file::Both) -> Result<Localised, Malformed> {
        let nl = self.said(&format!("{field}.nl"), &text.nl)?;
        let en = self.said(&format!("{field}.en"), &text.en)?;
        Ok(Localised { nl, en })
    }
}

/// What a folder holds, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The instrument.
    pub instrument: Instrument,
    /// Its worked examples, at least three. Whether the scorer agrees with them is a test.
    pub examples: Vec<WorkedExample>,
}

/// Reads and checks the files of one folder.
///
/// # Errors
/// The first thing that does not fit, with file, field and what was expected.
///
/// # Example
/// ```
/// use alliance::instrument::parse::{Folder, parse};
///
/// let folder = Folder {
///     name: "empty", instrument: "id = 3", text_nl: None, text_en: None, worked_examples: "", readme: "",
/// };
/// let refusal = parse(&folder).unwrap_err();
/// assert_eq!((refusal.file.as_str(), refusal.field.as_str()), ("empty/instrument.toml", "line 1"));
/// ```
pub fn parse(folder: &Folder<'_>) -> Result<Parsed, Malformed> {
    let place = Place { folder: folder.name, file: "instrument.toml" };
    let file: InstrumentFile = place.toml(folder.instrument)?;
    let key = read_key(place, &file)?;
    let perspectives = read_perspectives(place, &file.perspectives)?;
    let rights = read_rights(place, &file)?;
    let texts = read_texts(folder, rights.words)?;
    let items = items::read(place, &file, &perspectives, texts.as_ref())?;
    let subscales = scales::read(place, &file.scales, &items)?;
    let sources = read_sources(place, &file)?;
    let figures = figures::Reader { place, subscales: &subscales, sources: &sources }.read(&file.figures)?;
    let answers_min = file.answers_min.unwrap_or(0);
    if answers_min > items.len() {
        return Err(place.malformed("answers_min", format!("at most {} items", items.len())));
    }
    let instrument = Instrument {
        key,
        name: place.localised("name", &file.name)?,
        purpose: place.read("purpose", &file.purpose, "a purpose")?,
        recall: place.read("recall", &file.recall, "a recall period")?,
        key_status: read_key_status(place, &file, rights.words)?,
        sources,
        intro: texts.as_ref().map_or(Ok(BTreeMap::new()), |texts| texts.intro(&perspectives))?,
        answers_min,
        figures,
        perspectives,
        rights,
        items,
        subscales,
    };
    check_readme(folder, &instrument)?;
    let examples = examples::read(folder, &instrument)?;
    Ok(Parsed { instrument, examples })
}

fn read_key(place: Place<'_>, file: &InstrumentFile) -> Result<InstrumentKey, Malformed> {
    let key = InstrumentKey { id: place.read("id", &file.id, "a name")?, version: file.version };
    let kept = format!("{}.v{}", key.id, key.version);
    if key.version == 0 {
        Err(place.malformed("version", "1 or more"))
    } else if place.folder != key.id.as_str() && place.folder != kept {
        Err(place.malformed("id", format!("the folder's name, or the folder to be called {kept}")))
    } else {
        Ok(key)
    }
}

fn read_perspectives(place: Place<'_>, words: &[String]) -> Result<Vec<Perspective>, Malformed> {
    let mut perspectives = Vec::new();
    for word in words {
        let perspective = place.read("perspectives", word, "a perspective")?;
        if perspectives.contains(&perspective) {
            return Err(place.malformed("perspectives", format!("{word} once")));
        }
        perspectives.push(perspective);
    }
    if perspectives.is_empty() {
        return Err(place.malformed("perspectives", "at least one"));
    }
    Ok(perspectives)
}

fn read_rights(place: Place<'_>, file: &InstrumentFile) -> Result<Rights, Malformed> {
    Ok(Rights {
        holder: place.said("rights.holder", &file.rights.holder)?,
        licence: place.said("rights.licence", &file.rights.licence)?,
        words: place.read("rights.words", &file.rights.words, "whose words they are")?,
    })
}

/// Our own instruments are in development, others verified; nothing else enters.
fn read_key_status(place: Place<'_>, file: &InstrumentFile, words: Words) -> Result<KeyStatus, Malformed> {
    let status = place.read("key_status", &file.key_status, "a key status")?;
    match (words, status) {
        (Words::Ours, KeyStatus::InDevelopment) | (Words::Imported, KeyStatus::Verified) => Ok(status),
        (Words::Ours, KeyStatus::Verified) => {
            Err(place.malformed("key_status", KeyStatus::InDevelopment.as_str()))
        }
        (Words::Imported, KeyStatus::InDevelopment) => {
            Err(place.malformed("key_status", KeyStatus::Verified.as_str()))
        }
    }
}

fn read_sources(place: Place<'_>, file: &InstrumentFile) -> Result<Vec<String>, Malformed> {
    if file.sources.is_empty() {
        return Err(place.malformed("sources", "at least one key of docs/REFERENCES.md"));
    }
    file.sources.iter().map(|source| place.said("sources", source)).collect()
}

/// The texts of our own instruments, both languages side by side.
#[derive(Debug)]
struct Texts<'a> {
    folder: &'a str,
    nl: TextFile,
    en: TextFile,
}

fn read_texts<'a>(folder: &Folder<'a>, words: Words) -> Result<Option<Texts<'a>>, Malformed> {
    let read =
        |file, text: Option<&str>| match (words, text) {
            (Words::Ours, Some(text)) => Place { folder: folder.name, file }.toml(text).map(Some),
            (Words::Ours, None) => Err(Place { folder: folder.name, file }
                .malformed("the file", "to be there, as the words are ours")),
            (Words::Imported, Some(_)) => Err(Place { folder: folder.name, file }
                .malformed("the file", "not to be there: these words are not ours")),
            (Words::Imported, None) => Ok(None),
        };
    let (nl, en) = (read("text.nl.toml", folder.text_nl)?, read("text.en.toml", folder.text_en)?);
    Ok(nl.zip(en).map(|(nl, en)| Texts { folder: folder.name, nl, en }))
}

impl Texts<'_> {
    /// One text in both languages, picked from each file by `pick`.
    fn both<'t>(
        &'t self,
        field: &str,
        pick: impl Fn(&'t TextFile) -> Option<&'t String>,
    ) -> Result<Localised, Malformed> {
        let one = |place: Place<'_>, file: &'t TextFile| match pick(file) {
            Some(text) => place.said(field, text),
            None => Err(place.malformed(field, "a text")),
        };
        Ok(Localised {
            nl: one(self.place("text.nl.toml"), &self.nl)?,
            en: one(self.place("text.en.toml"), &self.en)?,
        })
    }

    fn place<'f>(&'f self, file: &'f str) -> Place<'f> {
        Place { folder: self.folder, file }
    }

    fn intro(&self, perspectives: &[Perspective]) -> Result<BTreeMap<Perspective, Localised>, Malformed> {
        self.per_perspective("intro", perspectives, |file| Some(&file.intro))
    }

    /// A text for each perspective, and for no other.
    fn per_perspective<'t>(
        &'t self,
        field: &str,
        perspectives: &[Perspective],
        pick: impl Fn(&'t TextFile) -> Option<&'t BTreeMap<String, String>>,
    ) -> Result<BTreeMap<Perspective, Localised>, Malformed> {
        for (name, file) in [("text.nl.toml", &self.nl), ("text.en.toml", &self.en)] {
            for word in pick(file).into_iter().flat_map(BTreeMap::keys) {
                if !perspectives.iter().any(|perspective| perspective.as_str() == word) {
                    let expected = "only perspectives of this instrument";
                    return Err(self.place(name).malformed(format!("{field}.{word}"), expected));
                }
            }
        }
        let one = |perspective: &Perspective| {
            let field = format!("{field}.{perspective}");
            let text =
                self.both(&field, |file| pick(file).and_then(|texts| texts.get(perspective.as_str())))?;
            Ok((*perspective, text))
        };
        perspectives.iter().map(one).collect()
    }
}

/// The page of an instrument answers four questions; the headings are how we know that it tries to.
fn check_readme(folder: &Folder<'_>, instrument: &Instrument) -> Result<(), Malformed> {
    let place = Place { folder: folder.name, file: "README.md" };
    for heading in ["## Source", "## Rights", "## Key", "## Deviations"] {
        if !folder.readme.lines().any(|line| line.trim_end() == heading) {
            return Err(place.malformed("headings", heading));
        }
    }
    for source in instrument.sources() {
        if !folder.readme.contains(&format!("[{source}]")) {
            return Err(
                place.malformed("text", format!("[{source}], which instrument.toml names as a source"))
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
