//! The questions of the form that says which column is what.

use super::draft::Draft;
use super::form::{Answers, NEW, of_value};
use crate::frame::button::{Weight, row, submit, submit_as};
use crate::frame::choice::Choices as Cards;
use crate::frame::form::{Control, Field, hidden};
use crate::frame::language::Speech;
use crate::frame::part::more;
use alliance::import::problem::shortened;
use alliance::import::table::Table;
use alliance::instrument::catalogue;
use maud::{Markup, html};

impl Answers {
    /// The form again, to be sent unseen.
    pub(super) fn hidden(&self) -> Markup {
        html! {
            (hidden("rows", &self.rows.to_string()))
            @for (name, text) in &self.typed { (hidden(name, text)) }
        }
    }

    /// The form.
    pub(super) fn render(&self, speech: &Speech, draft: &Draft) -> Markup {
        let columns = Columns::of(&draft.table, speech);
        html! {
            (hidden("rows", &self.rows.to_string()))
            (self.who(speech, &columns))
            (self.when(speech, &columns))
            (self.scores(speech, &columns, draft))
            (more(&speech.t("import-items-title"), &self.single_items(speech)))
            (self.one_value_a_row(speech, &columns))
            (self.about_rows(speech, &columns))
            (row(&html! {
                (submit(Weight::Primary, &speech.t("import-check")))
                (submit_as(Weight::Quiet, &speech.t("import-values-more"), "act", "more"))
            }))
        }
    }

    fn select(&self, name: &str, label: String, options: &[(&str, &str)]) -> Markup {
        html! { (Field::new(Control::Select(options), name, label).value(self.text(name))) }
    }

    fn select_helped(&self, name: &str, label: String, help: String, options: &[(&str, &str)]) -> Markup {
        html! { (Field::new(Control::Select(options), name, label).help(help).value(self.text(name))) }
    }

    fn who(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        let views = ["client", "therapist", "observer"]
            .map(|word| (word, speech.t(&format!("import-perspective-{word}"))));
        let none = speech.t("import-column-none");
        let mut perspectives = vec![("", none.as_str())];
        perspectives.extend(views.iter().map(|(word, label)| (*word, label.as_str())));
        html! {
            fieldset {
                legend { h2 { (speech.t("import-who-title")) } }
                (self.select_helped("client", speech.t("import-field-client"), speech.t("import-field-client-help"), &options))
                (self.select_helped("therapist", speech.t("import-field-therapist"), speech.t("import-field-therapist-help"), &options))
                (Field::new(Control::Text, "therapist_always", speech.t("import-field-therapist-always"))
                    .optional(speech).value(self.text("therapist_always")).max_length(120).autocomplete("off"))
                (self.select("perspective", speech.t("import-field-perspective"), &options))
                (self.select("perspective_always", speech.t("import-field-perspective-always"), &perspectives))
            }
        }
    }

    fn when(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        let units = ["day", "week", "month"].map(|word| (word, speech.t(&format!("import-unit-{word}"))));
        let none = speech.t("import-column-none");
        let mut counted = vec![("", none.as_str())];
        counted.extend(units.iter().map(|(word, label)| (*word, label.as_str())));
        html! {
            fieldset {
                legend { h2 { (speech.t("import-when-title")) } }
                p { (speech.t("import-when-help")) }
                (self.select("session", speech.t("import-field-session"), &options))
                (self.select_helped("date", speech.t("import-field-date"), speech.t("import-field-date-help"), &options))
                (self.select_helped("moment", speech.t("import-field-moment"), speech.t("import-field-moment-help"), &options))
                (self.select("unit", speech.t("import-field-unit"), &counted))
                (Field::new(Control::Date, "start", speech.t("import-field-start"))
                    .help(speech.t("import-field-start-help")).optional(speech).value(self.text("start")))
            }
        }
    }

    fn scores(&self, speech: &Speech, columns: &Columns, draft: &Draft) -> Markup {
        let options = columns.options();
        let targets = targets(speech, draft);
        let targets: Vec<(&str, &str)> = targets.iter().map(|(word, label)| (&**word, &**label)).collect();
        let none = speech.t("import-column-none");
        let ways =
            ["higher", "lower", "neither"].map(|word| (word, speech.t(&format!("import-better-{word}"))));
        let mut better = vec![("", none.as_str())];
        better.extend(ways.iter().map(|(word, label)| (*word, label.as_str())));
        html! {
            h2 { (speech.t("import-values-title")) }
            p { (speech.t("import-values-help")) }
            @for number in 1..=self.rows {
                @let field = |part: &str| of_value(number, part);
                fieldset class="card" {
                    legend { (speech.with("import-value-legend", &[("number", &number)])) }
                    (self.select(&field("column"), speech.t("import-field-value-column"), &options))
                    (self.select(&field("target"), speech.t("import-field-value-target"), &targets))
                    (Field::new(Control::Text, &field("name"), speech.t("import-field-value-name"))
                        .value(self.text(&field("name"))).max_length(80).autocomplete("off"))
                    (Field::new(Control::Text, &field("min"), speech.t("import-field-value-min"))
                        .value(self.text(&field("min"))).max_length(20).autocomplete("off"))
                    (Field::new(Control::Text, &field("max"), speech.t("import-field-value-max"))
                        .value(self.text(&field("max"))).max_length(20).autocomplete("off"))
                    (self.select(&field("better"), speech.t("import-field-value-better"), &better))
                }
            }
        }
    }

    fn single_items(&self, speech: &Speech) -> Markup {
        let none = speech.t("import-column-none");
        let mut instruments = vec![("", none.as_str())];
        instruments.extend(
            catalogue::instruments().map(|it| (it.id().as_str(), it.name().in_language(speech.language()))),
        );
        html! {
            p { (speech.t("import-items-help")) }
            (self.select("items_instrument", speech.t("import-field-items-instrument"), &instruments))
            (Field::new(Control::Text, "items_prefix", speech.t("import-field-items-prefix"))
                .optional(speech).value(self.text("items_prefix")).max_length(80).autocomplete("off"))
        }
    }

    /// Folded away, unless the guess found such a file.
    fn one_value_a_row(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        let body = html! {
            p { (speech.t("import-long-help")) }
            (self.select("instrument", speech.t("import-field-instrument"), &options))
            (self.select("version", speech.t("import-field-version"), &options))
            (self.select("kind", speech.t("import-field-kind"), &options))
            (self.select("name", speech.t("import-field-name"), &options))
            (self.select("value", speech.t("import-field-value"), &options))
        };
        let title = speech.t("import-long-title");
        if self.text("value").is_empty() {
            more(&title, &body)
        } else {
            html! { h2 { (title) } (body) }
        }
    }

    fn about_rows(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        html! {
            fieldset {
                legend { h2 { (speech.t("import-rows-title")) } }
                (Field::new(Control::Text, "missing", speech.t("import-field-missing"))
                    .help(speech.t("import-field-missing-help")).value(self.text("missing")).max_length(200).autocomplete("off"))
                (self.select("skip_column", speech.t("import-field-skip-column"), &options))
                (Field::new(Control::Text, "skip_text", speech.t("import-field-skip-text"))
                    .optional(speech).value(self.text("skip_text")).max_length(200).autocomplete("off"))
                (Cards::one("without_values", speech.t("import-field-without-values")).as_label()
                    .option("session", speech.t("import-without-session"))
                    .option("nothing", speech.t("import-without-nothing"))
                    .chosen(Some(self.text("without_values"))))
            }
        }
    }
}

/// The columns of a file, to be chosen from by their place.
struct Columns {
    none: String,
    columns: Vec<(String, String)>,
}

impl Columns {
    fn of(table: &Table, speech: &Speech) -> Self {
        let named = table.headers().iter().enumerate().filter(|(_, name)| !name.is_empty());
        Self {
            none: speech.t("import-column-none"),
            columns: named.map(|(place, name)| ((place + 1).to_string(), shortened(name))).collect(),
        }
    }

    fn options(&self) -> Vec<(&str, &str)> {
        let columns = self.columns.iter().map(|(place, name)| (place.as_str(), name.as_str()));
        std::iter::once(("", self.none.as_str())).chain(columns).collect()
    }
}

/// What a column of scores can be.
fn targets(speech: &Speech, draft: &Draft) -> Vec<(String, String)> {
    let mut targets = vec![
        (String::new(), speech.t("import-column-none")),
        (NEW.to_owned(), speech.t("import-target-new")),
    ];
    targets.extend(draft.house.values().map(|measure| {
        (format!("measure:{}", measure.code), speech.with("import-target-house", &[("name", &measure.name)]))
    }));
    for instrument in catalogue::instruments() {
        let name = instrument.name().in_language(speech.language());
        targets.extend(instrument.subscales().iter().map(|scale| {
            let label = format!("{name}: {}", scale.name.in_language(speech.language()));
            (format!("{}/scale:{}", instrument.id(), scale.id), label)
        }));
    }
    targets
}
