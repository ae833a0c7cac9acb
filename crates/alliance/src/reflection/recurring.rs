//! Recurring words of the board: what comes back in the notes, most often first.
//!
//! A word is counted once per note. Words of one stem count together and are shown in the form that was written most; a
//! stem itself is never shown. Words that every sentence has are left out, in Dutch and in English, whatever the
//! language of the reflection.

use super::numbers::NoteNumber;
use super::state::State;
use crate::Language;
use frostem::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};

/// The most words that are told.
pub const WORDS_MOST: usize = 50;
/// In how many notes a word has to stand to recur.
pub const RECURS_FROM: usize = 2;

/// A word that recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// By which it is hidden or merged.
    pub stem: String,
    /// As it was written most.
    pub shown: String,
    /// The notes it stands in.
    pub notes: Vec<NoteNumber>,
}

const COMMON_DUTCH: &str = "aan aangaande aangezien achter al alle alleen allemaal alles als altijd ander andere anders \
    bent bij bijna binnen blijven boven daar daarom dan dat de deze die dit doe doen doet door dus echt een eens eigen \
    elk elkaar elke en er erg ergens even ge geen ging goed graag haar had hadden heb hebben hebt heeft heel hem hen het \
    hier hij hoe hun ieder iedere iedereen iemand iets ik in is ja je jij jou jouw jullie kan kon konden kun kunnen kunt \
    maar maken maakt me meer meest men met mij mijn moest moet moeten mogen mag na naar nee niet niets niks nog nooit nu \
    of om omdat onder ons onze ook op over per soms steeds te tegen tijdens toch toen tot tussen twee uit van vanuit \
    vaak veel via voor vooral waar waarbij waarom waren was wat weer wel welke werd wie wij wil willen word worden wordt \
    zal ze zeer zei zelf zich zij zijn zo zoals zonder zou zouden zulke";
const COMMON_ENGLISH: &str = "a about after again all also always am an and any are as at be because been before being \
    between both but by can could did do does doing done down each even ever every few for from get go good had has \
    have having he her here hers him his how i if in into is it its just like make many may me might more most much \
    must my no not now of off often on once only or other our ours out over own really same she should so some \
    something than that the their them then there these they thing things this those through to too under until up \
    us very was we were what when where which while who whom why will with without would you your yours";

/// The words that recur in what everybody may read, most often first; equal ones by letter.
///
/// # Shape
/// At most [`WORDS_MOST`], each in at least [`RECURS_FROM`] notes.
/// # Source
/// our choice, ADR-0019
pub fn words(state: &State) -> Vec<Word> {
    let counting = Counting::new(state.template().language);
    // People write the same words again and again: each form is looked at once, however many notes it stands in.
    let mut forms: BTreeMap<String, (BTreeSet<NoteNumber>, usize)> = BTreeMap::new();
    for (number, note) in state.notes().iter().filter(|(_, note)| state.is_readable(note)) {
        for written in tokens(&note.text) {
            let (notes, count) = forms.entry(written).or_default();
            notes.insert(*number);
            *count += 1;
        }
    }
    let mut found: BTreeMap<String, (BTreeSet<NoteNumber>, BTreeMap<String, usize>)> = BTreeMap::new();
    for (written, (in_notes, count)) in forms {
        let Some(stem) = counting.stem(&written) else { continue };
        let stem = state.word_rules().stands_for(&stem).to_owned();
        if state.word_rules().hidden().contains(&stem) {
            continue;
        }
        let (notes, shapes) = found.entry(stem).or_default();
        notes.extend(in_notes);
        shapes.insert(written, count);
    }
    let mut words: Vec<Word> = found
        .into_iter()
        .filter(|(_, (notes, _))| notes.len() >= RECURS_FROM)
        .map(|(stem, (notes, forms))| Word {
            stem,
            shown: most_written(&forms),
            notes: notes.into_iter().collect(),
        })
        .collect();
    words.sort_by(|a, b| b.notes.len().cmp(&a.notes.len()).then_with(|| a.shown.cmp(&b.shown)));
    words.truncate(WORDS_MOST);
    words
}

/// The words that stand in both of two lists of texts, as the first writes them, by letter.
///
/// # Source
/// our choice, ADR-0019
pub fn shared<'a>(
    language: Language,
    ours: impl IntoIterator<Item = &'a str>,
    others: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let counting = Counting::new(language);
    let theirs: BTreeSet<String> =
        others.into_iter().flat_map(tokens).filter_map(|word| counting.stem(&word)).collect();
    let mut found: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for written in ours.into_iter().flat_map(tokens) {
        let Some(stem) = counting.stem(&written).filter(|stem| theirs.contains(stem)) else { continue };
        *found.entry(stem).or_default().entry(written).or_default() += 1;
    }
    let mut words: Vec<String> = found.values().map(most_written).collect();
    words.sort();
    words
}

/// The form that was written most; of equals the shortest, then the first by letter.
fn most_written(forms: &BTreeMap<String, usize>) -> String {
    let best = forms.iter().min_by_key(|(form, count)| (std::cmp::Reverse(**count), form.len()));
    best.map_or_else(String::new, |(form, _)| form.clone())
}

struct Counting {
    stemmer: Stemmer,
    common: BTreeSet<&'static str>,
}

impl Counting {
    fn new(language: Language) -> Self {
        let algorithm = match language {
            Language::Dutch => Algorithm::Dutch,
            Language::English => Algorithm::English,
        };
        let common = COMMON_DUTCH.split_whitespace().chain(COMMON_ENGLISH.split_whitespace());
        Self { stemmer: Stemmer::new(algorithm), common: common.collect() }
    }

    /// The stem of a word that says something; nothing for one that every sentence has.
    fn stem(&self, word: &str) -> Option<String> {
        let is_common = word.chars().count() < 3 || self.common.contains(word);
        (!is_common).then(|| self.stemmer.stem(word).into_owned())
    }
}

/// The words of a text, in small letters: letters, and what joins them.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let separates = |letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '\'' | '’'));
    let trimmed = |word: &str| word.trim_matches(['-', '\'', '’']).to_lowercase();
    let words = text.split(separates).map(trimmed);
    // A number is no word.
    words.filter(|word| word.chars().any(char::is_alphabetic))
}
