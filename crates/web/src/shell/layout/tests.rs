use super::*;
use jiff::tz::TimeZone;

fn speech(language: Language) -> Speech {
    Speech::new(language, TimeZone::UTC)
}

fn member() -> Layout {
    let place = |label: &str, here| Place { label: label.to_owned(), href: format!("/{label}"), here };
    Layout::Member(Member {
        places: vec![
            place("vandaag", Here::Page),
            place("team", Here::Within),
            place("groep", Here::Elsewhere),
        ],
        name: "Therapeut <A>".to_owned(),
        sign_out: "/logout".to_owned(),
    })
}

fn client() -> Layout {
    Layout::Client(Client { help: "/help".to_owned() })
}

/// The document with the hashes of asset names taken out, so that a change of style changes no snapshot.
fn document(page: &Page<'_>) -> String {
    let mut text = page.render(&html! { h1 { "Titel" } }).into_string();
    for asset in Asset::ALL {
        text = text.replace(&asset.href(), &format!("/assets/{asset:?}"));
    }
    text.replace("><", ">\n<")
}

#[test]
fn a_members_page_has_the_places_and_marks_where_one_is() {
    let speech = speech(Language::Dutch);
    insta::assert_snapshot!(document(&Page::new(&speech, "Titel", member()).at("/vandaag?dag=1&x=2")));
}

#[test]
fn a_clients_page_has_help_and_no_navigation() {
    let speech = speech(Language::English);
    let text = document(&Page::new(&speech, "After session 9", client()));
    assert!(
        text.contains(r#"<html lang="en">"#) && text.contains("<title>After session 9 · Verbond</title>")
    );
    assert!(text.contains(r#"<a href="/help">Help in an emergency</a>"#));
    assert!(!text.contains("<nav") && !text.contains("sign-out"));
}

#[test]
fn no_page_carries_style_or_script_in_itself() {
    let speech = speech(Language::Dutch);
    for layout in [member(), client(), Layout::Public] {
        let text = document(&Page::new(&speech, "Titel", layout).refreshed_without_script(10));
        assert!(!text.contains("style=") && !text.contains("<style") && !text.contains(" onclick"));
        assert!(text.matches("<script").count() == 1 && text.contains("</script>"));
        assert!(
            !text.contains("http://") && !text.contains("https://"),
            "a page asks no one else for anything"
        );
        assert!(text.contains(r#"<meta name="robots" content="noindex">"#));
        assert!(text.contains(
            r#"<noscript>
<meta http-equiv="refresh" content="10">"#
        ));
    }
}

#[test]
fn what_people_wrote_stays_text() {
    let speech = speech(Language::Dutch);
    let text = document(&Page::new(&speech, "<script>", member()).at("\"><script>"));
    assert!(text.contains("Therapeut &lt;A&gt;") && text.contains("<title>&lt;script&gt; · Verbond</title>"));
    assert!(text.contains(r#"value="&quot;&gt;&lt;script&gt;""#));
}
