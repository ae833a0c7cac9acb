//! The form of a check on a page: one long form without script, one question at a time with it.

use crate::error::PageError;
use crate::medium::ask;
use crate::session::standing::Standing;
use crate::shell::choice::{Choices, progress};
use crate::shell::form::{hidden, refused};
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice};
use alliance::Perspective;
use alliance::administration::Channel;
use alliance::check::form::{CheckForm, Filled, Misread, Place, Question, Why, Wrong};
use alliance::episode::{Format, OpensAlone};
use alliance::instrument::definition::Response;
use maud::{Markup, html};

/// The name of the field that says which questions the form was made of.
const STAMP: &str = "form";

/// How a form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// One question at a time where there is script.
    Steps,
    /// All at once: to type paper over.
    AllAtOnce,
}

/// A form on a page.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// What is asked.
    pub form: &'a CheckForm,
    /// What was answered so far.
    pub filled: &'a Filled,
    /// What is to be looked at again.
    pub told: &'a Told,
    /// What it is about: `Na sessie 9`.
    pub about: String,
    /// Where it is sent; drafts go to `/draft` under it.
    pub action: String,
    /// How it is laid out.
    pub pace: Pace,
}

/// What the form says about the last time it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nothing.
    Nothing,
    /// The answers so far are kept.
    Kept,
    /// Nothing was answered.
    Empty,
    /// It was made of other questions than are asked now.
    OtherQuestions,
    /// These fields do not fit.
    Wrong(Vec<Wrong>),
}

/// What was sent, in the form's own terms.
#[derive(Debug)]
pub struct Sent {
    /// What was answered, and fits.
    pub filled: Filled,
    /// What has to be said about it before it can be kept.
    pub told: Told,
}

/// Reads a sent form; `beside` names the fields of the page that are not the form's.
///
/// # Errors
/// The field that says which questions were asked is missing or double.
pub fn read(form: &CheckForm, fields: &[(String, String)], beside: &[&str]) -> Result<Sent, PageError> {
    let stamps: Vec<&str> =
        fields.iter().filter(|(name, _)| name == STAMP).map(|(_, value)| value.as_str()).collect();
    let [stamp] = stamps.as_slice() else { return Err(PageError::Refused("refusal-form".into())) };
    let answers = fields
        .iter()
        .filter(|(name, _)| name != STAMP && !beside.contains(&name.as_str()))
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let (filled, told) = match form.read(answers) {
        Ok(filled) => (filled, Told::Nothing),
        Err(Misread { kept, wrong }) => (kept, Told::Wrong(wrong)),
    };
    let told = match told {
        _ if *stamp != form.stamp() => Told::OtherQuestions,
        Told::Nothing if filled.is_empty() => Told::Empty,
        told => told,
    };
    Ok(Sent { filled, told })
}

impl Sheet<'_> {
    /// The form.
    pub fn render(&self, speech: &Speech, top: &Markup) -> Markup {
        let questions = self.form.questions();
        let behaviour = match self.pace {
            Pace::Steps => Some("check"),
            Pace::AllAtOnce => None,
        };
        let draft = format!("{}/draft", self.action);
        html! {
            (self.said(speech, &questions))
            form class="check" method="post" action=(self.action) data-behaviour=[behaviour] data-draft=(draft)
                data-of=(speech.with("shell-progress", &[("at", &"{at}"), ("of", &"{of}")]))
                data-unsent=(speech.t("check-unsent")) data-unkept=(speech.t("check-unkept"))
                data-open=(speech.t("check-open-questions")) data-sending=(speech.t("check-sending")) {
                (hidden(STAMP, &self.form.stamp()))
                (top)
                @if self.pace == Pace::Steps {
                    div class="check-progress" hidden {
                        (progress(speech, &self.about, 1, u32::try_from(questions.len()).expect("a form has few questions")))
                    }
                }
                @for question in &questions {
                    @match ask::is_asked(question) && self.pace == Pace::Steps {
                        true => { (ask::view(speech, self.form, self.filled, question, self.error(speech, question).as_ref(), self.way_error(speech).as_ref())) }
                        false => { (self.question(speech, question)) }
                    }
                }
                p class="check-said" role="status" {}
                (self.buttons(speech, &draft))
            }
        }
    }

    fn question(&self, speech: &Speech, question: &Question) -> Markup {
        let (perspective, language) = (self.form.perspective(), speech.language());
        let text =
            question.item.text.get(&perspective).expect("our own items have words for who is asked them");
        let intro = match question.place {
            Place::First => question.instrument.intro(perspective),
            Place::Within => None,
        };
        let value = self.filled.value(question).map(|value| value.to_string());
        let choices =
            Choices::one(&question.field, text.in_language(language)).error(self.error(speech, question));
        let choices = match &question.item.response {
            Response::Options(options) => options.iter().fold(choices, |choices, option| {
                let label = option.label.as_ref().expect("our own answers have words");
                choices.option(option.value.to_string(), label.in_language(language))
            }),
            Response::Whole { min, max } => (*min..=*max)
                .fold(choices, |choices, value| choices.option(value.to_string(), value.to_string())),
        };
        html! {
            div class="check-question" {
                @if let Some(intro) = intro { p class="check-intro" { (intro.in_language(language)) } }
                (choices.chosen(value.as_deref()))
            }
        }
    }

    fn error(&self, speech: &Speech, question: &Question) -> Option<String> {
        self.wrong().iter().find(|wrong| wrong.field == question.field).map(|wrong| why(speech, wrong.why))
    }

    /// What is wrong with the way of answering, or with the markers.
    fn way_error(&self, speech: &Speech) -> Option<String> {
        self.wrong().iter().find(|wrong| self.is_beside(wrong)).map(|wrong| why(speech, wrong.why))
    }

    fn is_beside(&self, wrong: &Wrong) -> bool {
        [self.form.way_field(), self.form.markers_field()].contains(&Some(wrong.field.clone()))
    }

    fn wrong(&self) -> &[Wrong] {
        match self.told {
            Told::Wrong(wrong) => wrong,
            Told::Nothing | Told::Kept | Told::Empty | Told::OtherQuestions => &[],
        }
    }

    fn said(&self, speech: &Speech, questions: &[Question]) -> Markup {
        match self.told {
            Told::Nothing => html! {},
            Told::Kept => notice(Tone::Saved, None, &html! { p { (speech.t("check-kept")) } }),
            Told::Empty => notice(Tone::Alert, None, &html! { p { (speech.t("refusal-sitting-empty")) } }),
            Told::OtherQuestions => {
                notice(Tone::Alert, None, &html! { p { (speech.t("check-other-questions")) } })
            }
            Told::Wrong(wrong) => {
                let way = self.form.way_field();
                let place = |wrong: &'_ Wrong| match way.as_deref() {
                    Some(way) if self.is_beside(wrong) => Some(way.to_owned()),
                    Some(_) | None => questions
                        .iter()
                        .map(|question| &question.field)
                        .find(|field| **field == wrong.field)
                        .cloned(),
                };
                let told: Vec<(String, String)> =
                    wrong.iter().filter_map(|wrong| Some((place(wrong)?, why(speech, wrong.why)))).collect();
                let errors: Vec<(&str, String)> =
                    told.iter().map(|(field, why)| (field.as_str(), why.clone())).collect();
                html! {
                    (refused(speech, &errors))
                    @if errors.len() < wrong.len() {
                        (notice(Tone::Alert, None, &html! { p { (speech.t("check-wrong-unknown")) } }))
                    }
                }
            }
        }
    }

    fn buttons(&self, speech: &Speech, draft: &str) -> Markup {
        html! {
            div class="actions pair check-buttons" {
                @if self.pace == Pace::Steps {
                    button class="button quiet" type="button" data-step="back" hidden { (speech.t("check-back")) }
                    button class="button quiet" type="submit" formaction=(draft) data-step="later" { (speech.t("check-later")) }
                    button class="button plain" type="button" data-step="clear" hidden { (speech.t("check-clear")) }
                    button class="button primary" type="button" data-step="next" hidden { (speech.t("check-next")) }
                }
                button class="button primary" type="submit" data-step="send" { (speech.t("check-send")) }
            }
        }
    }
}

fn why(speech: &Speech, why: Why) -> String {
    speech.with(why.message_key(), &[])
}

/// Who sees what is answered here, and when.
pub fn who_sees(speech: &Speech, standing: &Standing, perspective: Perspective, channel: Channel) -> String {
    let of_group = match standing.case.episode.format {
        Format::Group if perspective == Perspective::Client => format!(" {}", speech.t("check-who-group")),
        Format::Group | Format::Individual | Format::Couple | Format::Family => String::new(),
    };
    let treating = standing.case.therapists.iter().filter(|therapist| therapist.until.is_none()).count();
    let who = match (perspective, channel) {
        (Perspective::Client, Channel::Paper) => speech.with("check-who-paper", &[("count", &treating)]),
        (Perspective::Client, Channel::OwnPhone | Channel::Kiosk | Channel::Desk | Channel::Import) => {
            speech.with("check-who-client", &[("count", &treating)])
        }
        (Perspective::Therapist | Perspective::Observer, _) => speech.t("check-who-therapist"),
    };
    who + &of_group
}

/// What becomes of one half if the other stays out.
pub fn if_alone(speech: &Speech, standing: &Standing, perspective: Perspective) -> String {
    match (standing.case.episode.opens_alone, perspective) {
        (OpensAlone::Never, _) => speech.t("check-alone-never"),
        (OpensAlone::AfterDays(days), Perspective::Client) => {
            speech.with("check-alone-client", &[("days", &days)])
        }
        (OpensAlone::AfterDays(days), Perspective::Therapist | Perspective::Observer) => {
            speech.with("check-alone-therapist", &[("days", &days)])
        }
    }
}
