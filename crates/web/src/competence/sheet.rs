//! The rater's form: six domains, six levels each in words, and one's own words beside them.

use super::descriptors;
use crate::error::PageError;
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use alliance::competence::observation::{REMARK_MOST, Refusal};
use alliance::competence::sheet::{Look, Sheet, SheetRefusal};
use alliance::competence::{Domain, Level};
use maud::{Markup, html};

/// Whether raters write beside the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// They do.
    Words,
    /// Levels only.
    Nothing,
}

/// The names of the fields.
pub(super) fn names(beside: Beside) -> Vec<&'static str> {
    let domains = Domain::ALL.iter().map(|domain| domain.as_str());
    match beside {
        Beside::Words => domains.chain(["strengths", "needs"]).collect(),
        Beside::Nothing => domains.collect(),
    }
}

/// What was filled in; a domain of which nothing is said is not there.
///
/// # Errors
/// A value that the form does not have.
pub(super) fn read(fields: &Fields, beside: Beside) -> Result<Sheet, PageError> {
    let refused = || PageError::Refused("refusal-form".into());
    let mut sheet = Sheet::default();
    for domain in Domain::ALL.iter().copied() {
        let mut given = fields.all(domain.as_str());
        match (given.next(), given.next()) {
            (None, _) => {}
            (Some(look), None) => {
                let look: Look = look.parse().map_err(|_| refused())?;
                sheet.looks.insert(domain, look);
            }
            (Some(_), Some(_)) => return Err(refused()),
        }
    }
    match beside {
        Beside::Words => {
            sheet.strengths = fields.one("strengths")?.to_owned();
            sheet.needs = fields.one("needs")?.to_owned();
        }
        Beside::Nothing => {}
    }
    Ok(sheet)
}

/// What is to be looked at again, by field.
pub(super) fn errors(speech: &Speech, refusal: &SheetRefusal) -> Vec<(&'static str, String)> {
    match refusal {
        SheetRefusal::Open(domains) => {
            let open = speech.t("competence-domain-open");
            let named = |domain: &Domain| {
                (domain.as_str(), format!("{}: {open}", super::domain_name(speech, *domain)))
            };
            domains.iter().map(named).collect()
        }
        SheetRefusal::Rating(refusal) => {
            let field = match refusal {
                Refusal::TooLong { .. } => "strengths",
                Refusal::Empty
                | Refusal::TooFewRaters { .. }
                | Refusal::OwnSession
                | Refusal::TrainerAbsent
                | Refusal::NotAsked
                | Refusal::AlreadyOpen
                | Refusal::RaterTwice => Domain::Organising.as_str(),
            };
            vec![(field, speech.with(refusal.message_key(), &[]))]
        }
    }
}

/// The questions.
pub(super) fn questions(
    speech: &Speech,
    sheet: &Sheet,
    wrong: &[(&'static str, String)],
    beside: Beside,
) -> Markup {
    let error = |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, why)| why.clone());
    html! {
        @for (domain, descriptor) in descriptors() {
            @let name = descriptor.name.in_language(speech.language());
            @let chosen = sheet.looks.get(&domain).map(ToString::to_string);
            @let choices = Level::ALL.iter().fold(
                Choices::one(domain.as_str(), name).help(descriptor.about.in_language(speech.language())),
                |choices, level| {
                    let words = descriptor.at(*level).in_language(speech.language());
                    choices.option(level.as_str(), format!("{level} · {words}"))
                },
            );
            div class="check-question" {
                (choices.option("unseen", speech.t("competence-unseen")).chosen(chosen.as_deref()).error(error(domain.as_str())))
            }
        }
        @match beside {
            Beside::Nothing => {}
            Beside::Words => {
                (text(speech, "strengths", &sheet.strengths, error("strengths")))
                (text(speech, "needs", &sheet.needs, error("needs")))
            }
        }
    }
}

fn text(speech: &Speech, name: &'static str, value: &str, error: Option<String>) -> Markup {
    let most = u32::try_from(REMARK_MOST).expect("a few thousand characters");
    html! {
        (Field::new(Control::Lines(4), name, speech.t(&format!("competence-field-{name}")))
            .optional(speech).help(speech.t(&format!("competence-field-{name}-help")))
            .max_length(most).value(value).error(error))
    }
}
