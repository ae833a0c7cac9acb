//! The questions of the form that says which column is what.

use super::draft::Draft;
use super::form::{Answers, NEW, of_value};
use crate::shell::button::{Weight, row, submit, submit_as};
use crate::shell::choice::Choices as Cards;
use crate::shell::form::{Control, Field, hidden};
use crate::shell::language::Speech;
use crate::shell::part::{card, more};
use alliance::import::problem::{seen, shortened};
use alliance::import::table::Table;
use alliance::instrument::catalogue;
use maud::{Markup, html};
use std::collections::BTreeSet;

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
            (self.single_items(speech))
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

    fn text_field(&self, name: &str, label: String, characters: u32) -> Markup {
        html! {
            (Field::new(Control::Text, name, label).value(self.text(name)).max_length(characters).autocomplete("off"))
        }
    }

    fn who(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        let views = ["client", "therapist", "observer"]
            .map(|word| (word, speech.t(&format!("import-perspective-{word}"))));
        let none = speech.t("import-column-none");
        let mut perspectives = vec![("", none.as_str())];
        perspectives.extend(views.iter().map(|(word, label)| (*word, label.as_str())));
        let body = html! {
            (self.select_helped("client", speech.t("import-field-client"), speech.t("import-field-client-help"), &options))
            (self.select_helped("therapist", speech.t("import-field-therapist"), speech.t("import-field-therapist-help"), &options))
            (self.text_field("therapist_always", speech.t("import-field-therapist-always"), 120))
            div class="field-grid" {
                (self.select("perspective", speech.t("import-field-perspective"), &options))
                (self.select("perspective_always", speech.t("import-field-perspective-always"), &perspectives))
            }
        };
        card(Some(&speech.t("import-who-title")), &body)
    }

    fn when(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        let units = ["day", "week", "month"].map(|word| (word, speech.t(&format!("import-unit-{word}"))));
        let units: Vec<(&str, &str)> = units.iter().map(|(word, label)| (*word, label.as_str())).collect();
        let body = html! {
            p { (speech.t("import-when-help")) }
            (self.select_helped("date", speech.t("import-field-date"), speech.t("import-field-date-help"), &options))
            (self.select_helped("moment", speech.t("import-field-moment"), speech.t("import-field-moment-help"), &options))
            div class="field-grid" {
                (Field::new(Control::Select(&units), "unit", speech.t("import-field-unit"))
                    .nothing_chosen_yet(speech).value(self.text("unit")))
                (Field::new(Control::Date, "start", speech.t("import-field-start")).value(self.text("start")))
            }
            p class="help" { (speech.t("import-field-start-help")) }
            (self.select("session", speech.t("import-field-session"), &options))
        };
        card(Some(&speech.t("import-when-title")), &body)
    }

    fn scores(&self, speech: &Speech, columns: &Columns, draft: &Draft) -> Markup {
        let options = columns.options();
        let targets = targets(speech, draft);
        let targets: Vec<(&str, &str)> = targets.iter().map(|(word, label)| (&**word, &**label)).collect();
        html! {
            h2 { (speech.t("import-values-title")) }
            p { (speech.t("import-values-help")) }
            @for number in 1..=self.rows {
                @let field = |part: &str| of_value(number, part);
                @let title = speech.with("import-value-legend", &[("number", &number)]);
                section class="card" role="group" aria-label=(title) {
                    h3 { (title) }
                    div class="field-grid" {
                        (self.select(&field("column"), speech.t("import-field-value-column"), &options))
                        (Field::new(Control::Select(&targets), &field("target"), speech.t("import-field-value-target"))
                            .nothing_chosen_yet(speech).value(self.text(&field("target"))))
                    }
                    (self.definition(speech, number))
                }
            }
        }
    }

    /// The description of a measure of one's own; folded away where something else was chosen.
    fn definition(&self, speech: &Speech, number: usize) -> Markup {
        let field = |part: &str| of_value(number, part);
        let ways =
            ["higher", "lower", "neither"].map(|word| (word, speech.t(&format!("import-better-{word}"))));
        let ways: Vec<(&str, &str)> = ways.iter().map(|(word, label)| (*word, label.as_str())).collect();
        let body = html! {
            div class="field-grid" {
                (self.text_field(&field("name"), speech.t("import-field-value-name"), 80))
                (Field::new(Control::Select(&ways), &field("better"), speech.t("import-field-value-better"))
                    .nothing_chosen_yet(speech).value(self.text(&field("better"))))
                (self.text_field(&field("min"), speech.t("import-field-value-min"), 20))
                (self.text_field(&field("max"), speech.t("import-field-value-max"), 20))
            }
        };
        match self.text(&field("target")) {
            "" | NEW => body,
            _ => more(&speech.t("import-target-new-title"), &body),
        }
    }

    fn single_items(&self, speech: &Speech) -> Markup {
        let none = speech.t("import-column-none");
        let mut instruments = vec![("", none.as_str())];
        instruments.extend(
            catalogue::instruments().map(|it| (it.id().as_str(), it.name().in_language(speech.language()))),
        );
        let body = html! {
            p { (speech.t("import-items-help")) }
            (self.select("items_instrument", speech.t("import-field-items-instrument"), &instruments))
            (self.text_field("items_prefix", speech.t("import-field-items-prefix"), 80))
        };
        self.folded_unless("items_instrument", &speech.t("import-items-title"), &body)
    }

    fn one_value_a_row(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        let body = html! {
            p { (speech.t("import-long-help")) }
            div class="field-grid" {
                (self.select("instrument", speech.t("import-field-instrument"), &options))
                (self.select("version", speech.t("import-field-version"), &options))
                (self.select("kind", speech.t("import-field-kind"), &options))
                (self.select("name", speech.t("import-field-name"), &options))
                (self.select("value", speech.t("import-field-value"), &options))
            }
        };
        self.folded_unless("value", &speech.t("import-long-title"), &body)
    }

    /// A part of the form that few need: in sight only where its field was filled in.
    fn folded_unless(&self, field: &str, title: &str, body: &Markup) -> Markup {
        if self.text(field).is_empty() { more(title, body) } else { card(Some(title), body) }
    }

    fn about_rows(&self, speech: &Speech, columns: &Columns) -> Markup {
        let options = columns.options();
        let body = html! {
            (Field::new(Control::Text, "missing", speech.t("import-field-missing"))
                .help(speech.t("import-field-missing-help")).value(self.text("missing")).max_length(200).autocomplete("off"))
            div class="field-grid" {
                (self.select("skip_column", speech.t("import-field-skip-column"), &options))
                (self.text_field("skip_text", speech.t("import-field-skip-text"), 200))
            }
            (Cards::one("without_values", speech.t("import-field-without-values")).as_label()
                .option("session", speech.t("import-without-session"))
                .option("nothing", speech.t("import-without-nothing"))
                .chosen(Some(self.text("without_values"))))
        };
        card(Some(&speech.t("import-rows-title")), &body)
    }
}

/// How many values are shown beside the name of a column, and of how many rows they are taken.
const SHOWN: usize = 2;
const ROWS_SEEN: usize = 20;

/// The columns of a file, to be chosen from by their place.
struct Columns {
    none: String,
    columns: Vec<(String, String)>,
}

impl Columns {
    /// Each with its first values: a name alone does not say what is in it.
    fn of(table: &Table, speech: &Speech) -> Self {
        let rows: Vec<_> = table.rows().take(ROWS_SEEN).collect();
        let named = table.headers().iter().enumerate().filter(|(_, name)| !name.is_empty());
        let columns = named.map(|(place, name)| {
            let cells = rows.iter().map(|row| row.cell(place)).filter(|cell| !cell.is_empty());
            let distinct: BTreeSet<&str> = cells.collect();
            let values: Vec<String> = distinct.into_iter().take(SHOWN).map(|cell| seen(cell, 12)).collect();
            let name = shortened(name);
            let label = if values.is_empty() { name } else { format!("{name} ({}, …)", values.join(", ")) };
            ((place + 1).to_string(), label)
        });
        Self { none: speech.t("import-column-none"), columns: columns.collect() }
    }

    fn options(&self) -> Vec<(&str, &str)> {
        let columns = self.columns.iter().map(|(place, name)| (place.as_str(), name.as_str()));
        std::iter::once(("", self.none.as_str())).chain(columns).collect()
    }
}

/// What a column of scores can be.
fn targets(speech: &Speech, draft: &Draft) -> Vec<(String, String)> {
    let mut targets = vec![(NEW.to_owned(), speech.t("import-target-new"))];
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
