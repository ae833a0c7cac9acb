//! Fields of a form: label above, help under it, then the control, and what is to be looked at again where it belongs.

use super::language::Speech;
use maud::{Markup, PreEscaped, Render, html};

/// The name under which a form sends its idempotency key: the same key twice is saved once.
pub const ONCE: &str = "once";

/// What one types or picks with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Control<'a> {
    /// One line of text.
    Text,
    /// A mail address.
    Email,
    /// A password, hidden while typed.
    Password,
    /// A short code of digits, from an app or a message.
    Code,
    /// A whole number between two ends.
    Count {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A number with decimals between two ends; read it in either notation.
    Amount {
        /// The least.
        min: f64,
        /// The most.
        max: f64,
    },
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// Several lines of text.
    Lines(u8),
    /// One of a list: value and label.
    Select(&'a [(&'a str, &'a str)]),
    /// A file from the reader's device, of these kinds (the `accept` attribute).
    File(&'a str),
}

/// One field of a form.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    control: Control<'a>,
    name: &'a str,
    label: String,
    optional: Option<String>,
    help: Option<String>,
    error: Option<String>,
    value: String,
    autocomplete: Option<&'a str>,
    max_length: Option<u32>,
    empty_choice: Option<String>,
    required: Option<&'static str>,
    among: Option<String>,
}

impl<'a> Field<'a> {
    /// A field that sends its value as `name`; its element has the id `field-{name}`.
    pub fn new(control: Control<'a>, name: &'a str, label: impl Into<String>) -> Self {
        Self {
            control,
            name,
            label: label.into(),
            optional: None,
            help: None,
            error: None,
            value: String::new(),
            autocomplete: None,
            max_length: None,
            empty_choice: None,
            required: None,
            among: None,
        }
    }

    /// Sets it apart from fields of the same name in other forms of the page: its id then ends in this.
    #[must_use]
    pub fn among(mut self, about: impl Into<String>) -> Self {
        self.among = Some(about.into());
        self
    }

    fn id(&self) -> String {
        match &self.among {
            None => self.name.to_owned(),
            Some(about) => format!("{}-{about}", self.name),
        }
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// A line that helps to fill it in.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What is to be looked at again.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// Lets the browser ask for it before it sends the form.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = Some("required");
        self
    }

    /// Says beside the label that it may stay empty.
    #[must_use]
    pub fn optional(mut self, speech: &Speech) -> Self {
        self.optional = Some(speech.t("shell-optional"));
        self
    }

    /// What a browser may fill in by itself (the `autocomplete` attribute): `username`, `one-time-code`, `off`.
    #[must_use]
    pub const fn autocomplete(mut self, what: &'a str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// The most characters it takes.
    #[must_use]
    pub const fn max_length(mut self, characters: u32) -> Self {
        self.max_length = Some(characters);
        self
    }

    /// Lets a select begin with "make a choice", which sends nothing.
    #[must_use]
    pub fn nothing_chosen_yet(mut self, speech: &Speech) -> Self {
        self.empty_choice = Some(speech.t("shell-choose"));
        self
    }

    fn described_by(&self) -> Option<String> {
        let help = self.help.as_ref().map(|_| format!("{}-help", self.id()));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id()));
        match (help, error) {
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => Some(one),
            (Some(help), Some(error)) => Some(format!("{help} {error}")),
        }
    }

    fn control(&self) -> Markup {
        match self.control {
            Control::Text => self.input("text", None, None),
            Control::Email => self.input("email", None, None),
            Control::Password => self.input("password", None, None),
            Control::Code => self.input("text", Some("numeric"), None),
            Control::Count { min, max } => {
                self.input("number", Some("numeric"), Some((min.to_string(), max.to_string(), "1")))
            }
            Control::Amount { min, max } => {
                self.input("number", Some("decimal"), Some((min.to_string(), max.to_string(), "any")))
            }
            Control::Date => self.input("date", None, None),
            Control::Time => self.input("time", None, None),
            Control::Lines(rows) => self.lines(rows),
            Control::Select(options) => self.select(options),
            Control::File(kinds) => self.file(kinds),
        }
    }

    fn input(&self, kind: &str, mode: Option<&str>, ends: Option<(String, String, &str)>) -> Markup {
        // A password never goes back into the page it came from.
        let value = (self.control != Control::Password && !self.value.is_empty()).then_some(&self.value);
        let (min, max, step) = match ends {
            Some((min, max, step)) => (Some(min), Some(max), Some(step)),
            None => (None, None, None),
        };
        html! {
            input id={ "field-" (self.id()) } type=(kind) name=(self.name) value=[value] inputmode=[mode]
                min=[min] max=[max] step=[step] autocomplete=[self.autocomplete] maxlength=[self.max_length]
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                required[self.required.is_some()];
        }
    }

    fn lines(&self, rows: u8) -> Markup {
        html! {
            textarea id={ "field-" (self.id()) } name=(self.name) rows=(rows) dir="auto" maxlength=[self.max_length]
                autocomplete=[self.autocomplete] aria-describedby=[self.described_by()]
                aria-invalid=[self.invalid()] required[self.required.is_some()] {
                // A browser drops the first line break of a text area: give it one to drop.
                (PreEscaped("\n")) (self.value)
            }
        }
    }

    fn select(&self, options: &[(&str, &str)]) -> Markup {
        html! {
            select id={ "field-" (self.id()) } name=(self.name) autocomplete=[self.autocomplete]
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                required[self.required.is_some()] {
                @if let Some(empty) = &self.empty_choice {
                    option value="" selected[self.value.is_empty()] { (empty) }
                }
                @for (value, label) in options {
                    option value=(value) selected[*value == self.value] { (label) }
                }
            }
        }
    }

    fn file(&self, kinds: &str) -> Markup {
        html! {
            input id={ "field-" (self.id()) } type="file" name=(self.name) accept=(kinds)
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                required[self.required.is_some()];
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let class = if self.error.is_some() { "field wrong" } else { "field" };
        html! {
            div class=(class) {
                label for={ "field-" (self.id()) } {
                    (self.label)
                    @if let Some(optional) = &self.optional { " " span class="optional" { "(" (optional) ")" } }
                }
                @if let Some(help) = &self.help { p class="help" id={ (self.id()) "-help" } { (help) } }
                @if let Some(error) = &self.error { (error_line(&format!("{}-error", self.id()), error)) }
                (self.control())
            }
        }
    }
}

/// The line at a field that says what is to be looked at again.
pub(super) fn error_line(id: &str, error: &str) -> Markup {
    html! { p class="error" id=(id) { span class="mark" aria-hidden="true" { "!" } (error) } }
}

/// A value that goes along unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The key that makes a form safe to send twice.
pub fn once(key: &str) -> Markup {
    hidden(ONCE, key)
}

/// What stands at the top of a form that was refused: each field to look at, as a link to it. Nothing for no errors.
pub fn refused(speech: &Speech, errors: &[(&str, String)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            section class="notice alert refused" role="alert" tabindex="-1" autofocus {
                h2 { (speech.t("shell-refused")) }
                p { (speech.with("shell-refused-fields", &[("count", &errors.len())])) }
                ul {
                    @for (name, error) in errors { li { a href={ "#field-" (name) } { (error) } } }
                }
            }
        }
    }
}

/// One line to search with; sends `name` to `action` by GET.
pub fn search(speech: &Speech, action: &str, name: &str, label: &str, value: &str) -> Markup {
    html! {
        form class="search" role="search" method="get" action=(action) {
            label for={ "field-" (name) } { (label) }
            div class="search-row" {
                input id={ "field-" (name) } type="search" name=(name) value=(value) autocomplete="off";
                button class="button quiet" type="submit" { (speech.t("shell-search")) }
            }
        }
    }
}

#[cfg(test)]
mod tests;
