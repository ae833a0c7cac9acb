//! Sample fields: as they come, filled in, and refused.

use super::shown;
use crate::shell::button::{self, Weight};
use crate::shell::choice::{Choices, Ticked, progress, tick};
use crate::shell::form::{Control, Field, once, refused, search};
use crate::shell::language::Speech;
use maud::{Markup, html};

pub(super) fn view(speech: &Speech) -> Markup {
    html! {
        h2 { (speech.t("style-fields")) }
        div class="cards two" {
            (shown(&speech.t("style-form-refused"), &refused_form(speech)))
            (shown(&speech.t("style-form"), &form(speech)))
            (shown(&speech.t("style-choices"), &question(speech)))
            (shown(&speech.t("style-choices-small"), &settings(speech)))
        }
    }
}

fn refused_form(speech: &Speech) -> Markup {
    let (mail, goal) = (speech.t("style-error-mail"), speech.t("style-error-goal"));
    html! {
        form class="flow" method="get" action="/style" novalidate {
            (refused(speech, &[("mail", mail.clone()), ("goal", goal.clone())]))
            (once("018f3a5e"))
            (Field::new(Control::Email, "mail", speech.t("style-field-mail"))
                .value("anna@").autocomplete("email").error(Some(mail)).required())
            (Field::new(Control::Lines(3), "goal", speech.t("style-field-goal"))
                .help(speech.t("style-help-goal")).error(Some(goal)).max_length(500))
            (button::row(&html! {
                (button::submit(Weight::Primary, &speech.t("style-save")))
                (button::link(Weight::Plain, &speech.t("style-cancel"), "/style"))
            }))
        }
    }
}

fn form(speech: &Speech) -> Markup {
    let (individual, group) = (speech.t("style-format-individual"), speech.t("style-format-group"));
    html! {
        (search(speech, "/style", "q", &speech.t("style-search"), ""))
        form class="flow" method="get" action="/style" {
            (Field::new(Control::Text, "code", speech.t("style-field-code"))
                .help(speech.t("style-help-code")).value("2026-014"))
            (Field::new(Control::Password, "password", speech.t("style-field-password"))
                .autocomplete("current-password"))
            div class="fields" {
                (Field::new(Control::Date, "date", speech.t("style-field-date")).value("2026-09-03"))
                (Field::new(Control::Time, "time", speech.t("style-field-time")).value("14:00"))
                (Field::new(Control::Count { min: 1, max: 99 }, "number", speech.t("style-field-number")).value("9"))
                (Field::new(Control::Code, "pin", speech.t("style-field-pin")).autocomplete("one-time-code"))
            }
            (Field::new(Control::Select(&[("individual", &individual), ("group", &group)]), "format",
                speech.t("style-field-format")).nothing_chosen_yet(speech))
            (Field::new(Control::Amount { min: 0.0, max: 63.0 }, "total", speech.t("style-field-total"))
                .optional(speech))
            (Field::new(Control::File(".csv"), "file", speech.t("style-field-file")).optional(speech))
            (tick("consent", &speech.t("style-tick"), Some(&speech.t("style-tick-help")), Ticked::Yes))
        }
    }
}

fn question(speech: &Speech) -> Markup {
    html! {
        (progress(speech, &speech.t("style-after-session"), 4, 7))
        (sample_question(speech, "answer", Some("3")))
    }
}

/// A question with five labelled answers.
pub(super) fn sample_question(speech: &Speech, name: &str, chosen: Option<&str>) -> Markup {
    let choices = Choices::one(name, speech.t("style-question"))
        .option("1", speech.t("style-answer-1"))
        .option("2", speech.t("style-answer-2"))
        .option("3", speech.t("style-answer-3"))
        .option("4", speech.t("style-answer-4"))
        .option("5", speech.t("style-answer-5"))
        .chosen(chosen);
    html! { (choices) }
}

fn settings(speech: &Speech) -> Markup {
    html! {
        (Choices::one("way", speech.t("style-way"))
            .as_label()
            .error(Some(speech.t("style-error-way")))
            .option_with_help("phone", speech.t("style-way-phone"), speech.t("style-way-phone-help"))
            .option_with_help("paper", speech.t("style-way-paper"), speech.t("style-way-paper-help")))
        (Choices::several("days", speech.t("style-days"))
            .as_label()
            .help(speech.t("style-days-help"))
            .option("tue", speech.t("style-day-tuesday"))
            .option("thu", speech.t("style-day-thursday"))
            .chosen(Some("tue")))
    }
}
