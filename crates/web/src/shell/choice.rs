//! Choices as cards: the whole card is the target, the label stands in full.

use super::form::error_line;
use super::language::Speech;
use maud::{Markup, Render, html};

/// How many may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    Several,
}

/// How the question stands above the cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    Question,
    Label,
}

/// One question with its possible answers.
#[derive(Debug, Clone)]
pub struct Choices<'a> {
    kind: Kind,
    voice: Voice,
    name: &'a str,
    question: String,
    help: Option<String>,
    error: Option<String>,
    options: Vec<Card>,
    chosen: Vec<String>,
    required: Option<&'static str>,
}

#[derive(Debug, Clone)]
struct Card {
    value: String,
    label: String,
    help: Option<String>,
}

impl<'a> Choices<'a> {
    /// A question with one answer (radio buttons).
    pub fn one(name: &'a str, question: impl Into<String>) -> Self {
        Self::new(Kind::One, name, question.into())
    }

    /// A question with any number of answers (check boxes).
    pub fn several(name: &'a str, question: impl Into<String>) -> Self {
        Self::new(Kind::Several, name, question.into())
    }

    const fn new(kind: Kind, name: &'a str, question: String) -> Self {
        Self {
            kind,
            voice: Voice::Question,
            name,
            question,
            help: None,
            error: None,
            options: Vec::new(),
            chosen: Vec::new(),
            required: None,
        }
    }

    /// Adds an answer.
    #[must_use]
    pub fn option(mut self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.options.push(Card { value: value.into(), label: label.into(), help: None });
        self
    }

    /// Adds an answer with a line of explanation.
    #[must_use]
    pub fn option_with_help(
        mut self,
        value: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        self.options.push(Card { value: value.into(), label: label.into(), help: Some(help.into()) });
        self
    }

    /// Marks an answer as given. For several answers, call it for each.
    #[must_use]
    pub fn chosen(mut self, value: Option<&str>) -> Self {
        self.chosen.extend(value.map(str::to_owned));
        self
    }

    /// A line that helps to answer.
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

    /// Lets the browser ask for an answer before it sends the form.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = Some("required");
        self
    }

    /// Shows the question as the label of a setting, not as the heading of a screen.
    #[must_use]
    pub const fn as_label(mut self) -> Self {
        self.voice = Voice::Label;
        self
    }

    fn card(&self, place: usize, card: &Card) -> Markup {
        // The first card carries the field's own id, so that the list of errors can lead to it.
        let id = match place {
            0 => format!("field-{}", self.name),
            _ => format!("field-{}-{place}", self.name),
        };
        let kind = match self.kind {
            Kind::One => "radio",
            Kind::Several => "checkbox",
        };
        let help = card.help.as_ref().map(|_| format!("{id}-help"));
        html! {
            label class="card-choice" for=(id) {
                input id=(id) type=(kind) name=(self.name) value=(card.value) aria-describedby=[help.as_ref()]
                    required[self.required.is_some() && self.kind == Kind::One]
                    checked[self.chosen.contains(&card.value)];
                span class="card-label" {
                    (card.label)
                    @if let (Some(text), Some(id)) = (&card.help, &help) {
                        span class="help" id=(id) { (text) }
                    }
                }
            }
        }
    }
}

impl Render for Choices<'_> {
    fn render(&self) -> Markup {
        let voice = match self.voice {
            Voice::Question => "question",
            Voice::Label => "label",
        };
        let (help_id, error_id) = (format!("{}-help", self.name), format!("{}-error", self.name));
        let mut described = Vec::new();
        if self.help.is_some() {
            described.push(help_id.as_str());
        }
        if self.error.is_some() {
            described.push(error_id.as_str());
        }
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            fieldset class="choices" aria-describedby=[described] {
                legend class=(voice) { (self.question) }
                @if let Some(help) = &self.help { p class="help" id=(help_id) { (help) } }
                @if let Some(error) = &self.error { (error_line(&error_id, error)) }
                @for (place, card) in self.options.iter().enumerate() { (self.card(place, card)) }
            }
        }
    }
}

/// A single yes: consent, a setting that is on or off.
pub fn tick(name: &str, label: &str, help: Option<&str>, checked: Ticked) -> Markup {
    let id = format!("field-{name}");
    let help_id = help.map(|_| format!("{id}-help"));
    html! {
        div class="field tick" {
            label for=(id) {
                input id=(id) type="checkbox" name=(name) value="yes" aria-describedby=[help_id.as_ref()]
                    checked[checked == Ticked::Yes];
                span { (label) }
            }
            @if let (Some(help), Some(id)) = (help, &help_id) { p class="help" id=(id) { (help) } }
        }
    }
}

/// Whether a box is ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// Where one is in a series of questions: `4 van 7`, with what it belongs to on the left.
pub fn progress(speech: &Speech, what: &str, at: u32, of: u32) -> Markup {
    let words = speech.with("shell-progress", &[("at", &at), ("of", &of)]);
    html! {
        div class="progress" {
            span { (what) }
            span { (words) }
            progress value=(at) max=(of) aria-label=(words) {}
        }
    }
}
