use super::*;
use crate::shell::choice::{Choices, Ticked, tick};
use alliance::Language;
use jiff::tz::TimeZone;

fn speech() -> Speech {
    Speech::new(Language::Dutch, TimeZone::UTC)
}

#[test]
fn a_refused_field_says_so_beside_it_and_to_a_screen_reader() {
    let field = Field::new(Control::Email, "mail", "Mailadres")
        .value("anna@")
        .help("Voor de link.")
        .error(Some("Vul het hele adres in.".to_owned()))
        .required();
    insta::assert_snapshot!(field.render().into_string().replace("><", ">\n<"), @r#"
    <div class="field wrong">
    <label for="field-mail">Mailadres</label>
    <p class="help" id="mail-help">Voor de link.</p>
    <p class="error" id="mail-error">
    <span class="mark" aria-hidden="true">!</span>Vul het hele adres in.</p>
    <input id="field-mail" type="email" name="mail" value="anna@" aria-describedby="mail-help mail-error" aria-invalid="true" required>
    </div>
    "#);
}

#[test]
fn the_summary_leads_to_each_field() {
    assert_eq!(refused(&speech(), &[]).into_string(), "");
    let text = refused(&speech(), &[("mail", "Vul in.".to_owned())]).into_string();
    assert!(text.contains("Kijk nog even naar dit antwoord:"));
    assert!(text.contains(r##"<a href="#field-mail">Vul in.</a>"##));
}

#[test]
fn a_password_never_returns_in_a_page() {
    let text = Field::new(Control::Password, "password", "Wachtwoord").value("geheim").render().into_string();
    assert!(!text.contains("geheim"));
}

#[test]
fn text_keeps_its_first_empty_line_and_stays_text() {
    let text = Field::new(Control::Lines(3), "goal", "Doel").value("\n<b>").render().into_string();
    assert!(text.contains(">\n\n&lt;b&gt;</textarea>"), "{text}");
}

#[test]
fn a_select_shows_what_was_chosen_or_asks_to_choose() {
    let select = Control::Select(&[("a", "Eén"), ("b", "Twee")]);
    let chosen = Field::new(select, "x", "X").value("b").nothing_chosen_yet(&speech()).render().into_string();
    assert!(chosen.contains(r#"<option value="b" selected>Twee</option>"#));
    assert!(chosen.contains(r#"<option value="">Maak een keuze</option>"#));
    let open = Field::new(select, "x", "X").nothing_chosen_yet(&speech()).render().into_string();
    assert!(open.contains(r#"<option value="" selected>Maak een keuze</option>"#));
}

#[test]
fn cards_name_their_question_and_the_first_carries_the_fields_id() {
    let cards = Choices::one("way", "Hoe?")
        .error(Some("Kies.".to_owned()))
        .option("a", "Eén")
        .option_with_help("b", "Twee", "Uitleg")
        .chosen(Some("b"))
        .required();
    insta::assert_snapshot!(cards.render().into_string().replace("><", ">\n<"), @r#"
    <fieldset class="choices" aria-describedby="way-error">
    <legend class="question">Hoe?</legend>
    <p class="error" id="way-error">
    <span class="mark" aria-hidden="true">!</span>Kies.</p>
    <label class="card-choice" for="field-way">
    <input id="field-way" type="radio" name="way" value="a" required>
    <span class="card-label">Eén</span>
    </label>
    <label class="card-choice" for="field-way-1">
    <input id="field-way-1" type="radio" name="way" value="b" aria-describedby="field-way-1-help" required checked>
    <span class="card-label">Twee<span class="help" id="field-way-1-help">Uitleg</span>
    </span>
    </label>
    </fieldset>
    "#);
}

#[test]
fn several_may_be_chosen_and_none_is_demanded() {
    let cards = Choices::several("days", "Dagen").option("tue", "Di").option("thu", "Do").required();
    let text = cards.chosen(Some("tue")).chosen(Some("thu")).render().into_string();
    assert_eq!(text.matches(" checked").count(), 2);
    assert_eq!(text.matches(" required").count(), 0);
    assert!(tick("ok", "Ja", None, Ticked::No).into_string().contains(r#"value="yes">"#));
}
