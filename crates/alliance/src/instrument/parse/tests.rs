use super::*;
use crate::instrument::definition::{Keyed, Method, Range, Response};

const KEY: &str = r#"
id = "made-up"
version = 1
name = { nl = "Verzonnen", en = "Made up" }
purpose = "wellbeing"
perspectives = ["client"]
recall = "as-in-text"
key_status = "verified"
sources = ["Nobody2026"]
items = [
  { id = "1", response = "degree" },
  { id = "2", response = "degree", crisis = true },
  { id = "3", response = "share" },
]
[rights]
holder = "nobody"
licence = "none"
words = "imported"
[responses.degree]
options = [0, 1, 2, 3]
[responses.share]
whole = { min = 0, max = 100 }
[[scales]]
id = "total"
name = { nl = "Totaal", en = "Total" }
method = "sum"
answers_min = 3
better = "lower"
range = { min = 0, max = 9 }
items = ["1", { item = "2", reversed = true }, { item = "3", stretched_to = { min = 0, max = 3 } }]
[[figures.cutoffs]]
scale = "total"
raw = 5
side = "at-least"
meaning = { nl = "hoog", en = "high" }
origin = { source = "Nobody2026", standing = "literature", population = "nobody" }
"#;
const EXAMPLES: &str =
    "example,1,2,3,=total\nlow,0,3,0,0 @ 0\nhigh,3,0,100,9 @ 10\nopen,1,1,,withheld 2 of 3\n";
const README: &str = "# Made up\n## Source\n[Nobody2026]\n## Rights\n## Key\n## Deviations\n";
const OURS: &str = r#"
id = "made-up"
version = 1
name = { nl = "Verzonnen", en = "Made up" }
purpose = "wellbeing"
perspectives = ["client"]
recall = "week"
key_status = "in-development"
sources = ["Nobody2026"]
items = [{ id = "a", response = "degree" }]
[rights]
holder = "nobody"
licence = "CC0-1.0"
words = "ours"
[responses.degree]
options = [0, 1]
[[scales]]
id = "total"
name = { nl = "Totaal", en = "Total" }
method = "mean"
answers_min = 1
better = "higher"
range = { min = 0, max = 1 }
items = ["a"]
"#;
const TEXT: &str = r#"
[intro]
client = "Dit"
[items.a]
client = "Dat"
[labels.degree]
0 = "nee"
1 = "ja"
"#;
const OUR_EXAMPLES: &str = "example,a,=total\nlow,0,0 @ 0\nhigh,1,1 @ 10\nopen,,withheld 0 of 1\n";

fn published<'a>(instrument: &'a str, worked_examples: &'a str, readme: &'a str) -> Folder<'a> {
    Folder { name: "made-up", instrument, text_nl: None, text_en: None, worked_examples, readme }
}

fn ours<'a>(text_nl: &'a str, text_en: &'a str) -> Folder<'a> {
    Folder {
        name: "made-up",
        instrument: OURS,
        text_nl: Some(text_nl),
        text_en: Some(text_en),
        worked_examples: OUR_EXAMPLES,
        readme: README,
    }
}

/// The good text with `old` replaced by `new`; `old` must be there, or the case tests nothing.
fn with(good: &str, old: &str, new: &str) -> String {
    assert!(good.contains(old), "{old:?} is not in the good text");
    good.replacen(old, new, 1)
}

fn check_refused(folder: &Folder<'_>, file: &str, field: &str, expected: &str) {
    let refusal = parse(folder).expect_err(&format!("{file}: {field} should be refused"));
    assert_eq!((refusal.file, refusal.field), (format!("made-up/{file}"), field.to_owned()), "{expected}");
    assert!(refusal.expected.contains(expected), "{field}: {:?} lacks {expected:?}", refusal.expected);
}

#[test]
fn a_good_folder_becomes_the_instrument_it_describes() {
    let parsed = parse(&published(KEY, EXAMPLES, README)).unwrap();
    let instrument = parsed.instrument;
    assert_eq!(instrument.key().to_string(), "made-up|1");
    assert_eq!(instrument.items()[2].response, Response::Whole { min: 0, max: 100 });
    assert!(instrument.items()[1].crisis && !instrument.items()[0].crisis);
    let total = &instrument.subscales()[0];
    assert_eq!(total.method, Method::Sum);
    assert_eq!(total.items[1].keyed, Keyed::Reversed);
    assert_eq!(total.items[2].stretched_to, Some(Range { min: 0.0, max: 3.0 }));
    assert!(instrument.figures().cutoffs[0].is_past(5.0) && !instrument.figures().cutoffs[0].is_past(4.9));
    assert_eq!(parsed.examples.len(), 3);
    assert!(instrument.intro(Perspective::Client).is_none());
}

#[test]
fn a_version_that_is_kept_has_its_number_in_the_folder_name() {
    let kept = Folder { name: "made-up.v1", ..published(KEY, EXAMPLES, README) };
    assert!(parse(&kept).is_ok());
    let wrong = Folder { name: "made-up.v2", ..published(KEY, EXAMPLES, README) };
    assert_eq!(parse(&wrong).unwrap_err().field, "id");
}

#[test]
fn a_broken_key_is_refused_with_its_field_and_what_was_expected() {
    let check = |old: &str, new: &str, field: &str, expected: &str| {
        let key = with(KEY, old, new);
        check_refused(&published(&key, EXAMPLES, README), "instrument.toml", field, expected);
    };
    check("id = \"made-up\"", "id = \"other\"", "id", "the folder's name");
    check("version = 1", "version = 0", "version", "1 or more");
    check("version = 1", "version = 1\ncolour = 3", "line 4", "unknown field `colour`");
    check("purpose = \"wellbeing\"", "purpose = \"fun\"", "purpose", "fun");
    check("[\"client\"]", "[]", "perspectives", "at least one");
    check("[\"client\"]", "[\"client\", \"client\"]", "perspectives", "once");
    check("\"as-in-text\"", "\"always\"", "recall", "always");
    check("\"verified\"", "\"uncertain\"", "key_status", "uncertain");
    check("\"verified\"", "\"in-development\"", "key_status", "verified");
    check("sources = [\"Nobody2026\"]", "sources = []", "sources", "at least one");
    check("nl = \"Verzonnen\"", "nl = \" \"", "name.nl", "some words");
    check("holder = \"nobody\"", "holder = \"\"", "rights.holder", "some words");
    check("\"2\", response", "\"1\", response", "items.1", "a name of its own");
    check("response = \"share\"", "response = \"amount\"", "items.3.response", "one of the responses");
    check("[0, 1, 2, 3]", "[0, 1, 2, 2]", "responses.degree", "different values");
    check("{ min = 0, max = 100 }", "{ min = 9, max = 9 }", "responses.share", "min below max");
    check("options = [0, 1, 2, 3]", "", "responses.degree", "either options or whole");
    check(
        "[responses.share]",
        "[responses.spare]\noptions = [0, 1]\n[responses.share]",
        "responses.spare",
        "uses",
    );
    check("method = \"sum\"", "method = \"median\"", "scales.total.method", "mean or sum");
    check("answers_min = 3", "answers_min = 4", "scales.total.answers_min", "1 to 3");
    check("answers_min = 3", "answers_min = 0", "scales.total.answers_min", "1 to 3");
    check("answers_min = 3", "answers_min = 2", "scales.total.prorated", "true for a sum");
    check("answers_min = 3", "answers_min = 3\nprorated = true", "scales.total.prorated", "only then");
    check("answers_min = 3", "answers_min = 3\ntimes = 1", "scales.total.times", "2 or more");
    check("max = 9 }", "max = 8 }", "scales.total.range", "0 to 9");
    check("[\"1\", {", "[\"7\", {", "scales.total.items.7", "an item of this instrument");
    check("[\"1\", {", "[\"1\", \"1\", {", "scales.total.items.1", "each item once");
    check("reversed = true", "weight = 0.0", "scales.total.items.2.weight", "above zero");
    check("raw = 5", "raw = 10", "figures.cutoffs.raw", "0 to 9");
    check("source = \"Nobody2026\"", "source = \"X\"", "figures.cutoffs.origin.source", "one of the sources");
    check("population = \"nobody\"", "population = \"\"", "figures.cutoffs.origin.population", "some words");
    check("standing = \"literature\"", "standing = \"rumour\"", "figures.cutoffs.origin.standing", "rumour");
}

#[test]
fn a_mean_of_items_with_different_ranges_is_refused() {
    let key = with(KEY, ", stretched_to = { min = 0, max = 3 }", "");
    let key = with(&with(&key, "method = \"sum\"", "method = \"mean\""), "max = 9 }", "max = 35.3 }");
    let folder = published(&key, EXAMPLES, README);
    check_refused(&folder, "instrument.toml", "scales.total.items", "items of one range");
}

#[test]
fn worked_examples_that_do_not_fit_or_do_not_cover_are_refused() {
    let check = |old: &str, new: &str, field: &str, expected: &str| {
        let examples = with(EXAMPLES, old, new);
        check_refused(&published(KEY, &examples, README), "worked_examples.csv", field, expected);
    };
    check("example,1", "example,9", "the first line", "example,1,2,3,=total");
    check("low,0,3", "low,0,4", "low: 2", "a value the item can have");
    check("low,0,3", "low,0,x", "low: 2", "a whole number");
    check("9 @ 10", "nine", "high: =total", "raw @ position");
    check("open,1,1,,withheld 2 of 3", "", "the table", "at least 3");
    check("open,1,1,,", "open,1,1,1,", "the table", "left open");
    check("withheld 2 of 3", "4 @ 4", "=total", "one withheld");
}

#[test]
fn a_page_without_its_headings_or_its_source_is_refused() {
    let check = |old: &str, field: &str, expected: &str| {
        let readme = with(README, old, "");
        check_refused(&published(KEY, EXAMPLES, &readme), "README.md", field, expected);
    };
    check("## Rights\n", "headings", "## Rights");
    check("## Deviations\n", "headings", "## Deviations");
    check("[Nobody2026]", "text", "[Nobody2026]");
}

#[test]
fn our_own_words_are_complete_in_both_languages_and_nothing_more() {
    assert!(parse(&ours(TEXT, TEXT)).is_ok());
    let check = |old: &str, new: &str, field: &str, expected: &str| {
        let text = with(TEXT, old, new);
        check_refused(&ours(&text, TEXT), "text.nl.toml", field, expected);
        check_refused(&ours(TEXT, &text), "text.en.toml", field, expected);
    };
    check("[items.a]\nclient = \"Dat\"", "[items.a]", "items.a.client", "a text");
    check("\"Dat\"", "\"\"", "items.a.client", "some words");
    check("1 = \"ja\"", "", "labels.degree.1", "a text");
    check("1 = \"ja\"", "1 = \"ja\"\n2 = \"ja!\"", "labels.degree.2", "only values");
    check("client = \"Dit\"", "client = \"Dit\"\nobserver = \"Dit\"", "intro.observer", "only perspectives");
    check("[labels.degree]", "[items.b]\nclient = \"Dat\"\n[labels.degree]", "items.b", "only items");
}

#[test]
fn words_of_others_are_not_in_the_folder_and_our_own_are() {
    let theirs = Folder { text_en: Some(TEXT), ..published(KEY, EXAMPLES, README) };
    check_refused(&theirs, "text.en.toml", "the file", "not to be there");
    let lost = Folder { text_en: None, ..ours(TEXT, TEXT) };
    check_refused(&lost, "text.en.toml", "the file", "to be there");
}
