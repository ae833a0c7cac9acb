use super::*;

fn speech(language: Language) -> Speech {
    Speech::new(language, TimeZone::UTC)
}

#[test]
fn the_reader_decides_then_the_browser_then_dutch() {
    let check = |cookie: Option<&str>, accept: Option<&str>, language: Language| {
        assert_eq!(choose(cookie, accept), language, "{cookie:?} {accept:?}");
    };
    check(None, None, Language::Dutch);
    check(Some("en"), Some("nl"), Language::English);
    check(Some("nl"), Some("en-GB,en;q=0.9"), Language::Dutch);
    check(Some("xx"), Some("en"), Language::English);
    check(None, Some("en-GB,en;q=0.9,nl;q=0.8"), Language::English);
    check(None, Some("de-DE, de;q=0.9, nl;q=0.5, en;q=0.7"), Language::English);
    check(None, Some("EN-us"), Language::English);
    check(None, Some("en;q=0, *;q=0.5"), Language::Dutch);
    check(None, Some("en;q=x,;;=,nl"), Language::Dutch);
    check(None, Some("fr"), Language::Dutch);
}

#[test]
fn a_text_takes_its_variables_without_marks_around_them() {
    assert_eq!(speech(Language::Dutch).with("shell-title", &[("page", &"Vandaag")]), "Vandaag · Verbond");
    assert_eq!(speech(Language::English).with("shell-progress", &[("at", &4), ("of", &7_u32)]), "4 of 7");
}

#[test]
fn numbers_in_a_text_are_written_in_its_language() {
    let said = |language, value: &dyn Said| speech(language).with("shell-title", &[("page", value)]);
    assert_eq!(said(Language::Dutch, &8.2), "8,2 · Verbond");
    assert_eq!(said(Language::English, &8.0), "8.0 · Verbond");
    assert_eq!(said(Language::Dutch, &-0.1), "−0,1 · Verbond");
    assert_eq!(said(Language::Dutch, &12_345), "12.345 · Verbond");
}

#[test]
fn one_is_said_otherwise_than_many() {
    let days = |language, count: i64| speech(language).with("shell-days-ago", &[("count", &count)]);
    assert_eq!(days(Language::Dutch, 1), "gisteren");
    assert_eq!(days(Language::Dutch, 2), "2 dagen geleden");
    assert_eq!(days(Language::English, 1), "yesterday");
}

#[test]
fn a_missing_text_shows_its_key() {
    assert_eq!(speech(Language::Dutch).t(concat!("shell-", "no-such-text")), "shell-no-such-text");
}
