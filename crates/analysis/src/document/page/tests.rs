use super::super::samples::{HOSTILE, about};
use super::{STYLE, page};

/// The page without its style sheet.
fn body(name: &str) -> String {
    page(&about(name)).replace(STYLE, "")
}

#[test]
fn a_page_has_the_answer_first_and_every_table_its_caption() {
    insta::assert_snapshot!(body("bond_within").replace("><", ">\n<"));
}

#[test]
fn nothing_in_a_name_becomes_markup() {
    let tags = |text: &str| text.matches('<').count();
    let plain = tags(&body("bond"));
    for name in HOSTILE {
        let page = body(name);
        assert_eq!(tags(&page), plain, "{name:?}");
        assert!(!page.contains("onerror=alert(1)>"), "{name:?}");
    }
}

#[test]
fn a_page_needs_nothing_from_elsewhere_and_runs_nothing() {
    let page = page(&about("bond"));
    for forbidden in ["http:", "https:", "<script", "<link", "url(", "@import", "src=", "onload"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("default-src 'none'"));
}
