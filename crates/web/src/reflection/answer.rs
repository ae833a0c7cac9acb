//! The one question of a reminder: how did it go with what you took along? Reached by the link in the mail, by nobody's name.

use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::choice::Choices;
use crate::shell::form::{Control, Field};
use crate::shell::layout::{Layout, Page};
use crate::shell::notice::who_sees;
use crate::shell::reader::Reader;
use crate::shell::submitted::Submitted;
use crate::state::{App, token_hash};
use alliance::audit::AuditActor;
use alliance::reflection::look_back::{Answer, COUNTED_FROM, Went};
use alliance::reflection::{INTENTION_MOST, NAME_MOST};
use axum::extract::{Path, State};
use axum::response::Redirect;
use maud::{Markup, html};
use serde::Deserialize;
use store::StoreError;
use store::login::TokenHash;
use store::reflection::reminder::{REMINDER_GONE, Reminder};

/// What is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    went: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    name: String,
}

async fn found(app: &App, secret: &str) -> Result<(TokenHash, Reminder), PageError> {
    let token = token_hash(secret);
    let reminder = app.store.reminder(token, app.now()).await?;
    Ok((token, reminder.ok_or_else(gone)?))
}

fn gone() -> PageError {
    PageError::Gone("refusal-reflection-answered".into())
}

fn lost(error: StoreError) -> PageError {
    if error.is_conflict(REMINDER_GONE) { gone() } else { error.into() }
}

/// The question. Opening it changes nothing: programs that read mail open links too.
///
/// # Errors
/// It was answered, withdrawn, or is too old.
pub async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(secret): Path<String>,
) -> Result<Markup, PageError> {
    found(&app, &secret).await?;
    let speech = &reader.speech;
    let title = speech.t("reflection-reminder-question");
    let path = format!("/reminder/{secret}");
    let most = |most: usize| u32::try_from(most).expect("a short text");
    let mut went = Choices::one("went", speech.t("reflection-answer-went")).as_label().required();
    for word in Went::ALL {
        went = went.option(word.as_str(), speech.t(&format!("reflection-went-{word}")));
    }
    let main = html! {
        h1 { (title) }
        p { (speech.t("reflection-answer-line")) }
        form class="flow" method="post" action=(path) {
            (went)
            p class="quiet-text" { (speech.with("reflection-answer-counted", &[("most", &COUNTED_FROM)])) }
            (Field::new(Control::Lines(3), "text", speech.t("reflection-answer-text")).optional(speech)
                .help(speech.t("reflection-answer-text-help")).max_length(most(INTENTION_MOST)).autocomplete("off"))
            (Field::new(Control::Text, "name", speech.t("reflection-answer-name")).optional(speech)
                .max_length(most(NAME_MOST)).autocomplete("off"))
            (who_sees(speech, &speech.t("reflection-answer-who-sees")))
            (submit(Weight::Primary, &speech.t("reflection-answer-send")))
        }
        (post(Weight::Plain, &speech.t("reflection-answer-leave"), &format!("{path}/withdraw"), &[]))
    };
    Ok(Page::new(speech, title, Layout::Public).at(path).render(&main))
}

/// Keeps the answer, and forgets the link.
///
/// # Errors
/// Too long, or it was answered before.
pub async fn submit_form(
    State(app): State<App>,
    Path(secret): Path<String>,
    Submitted(fields): Submitted<Fields>,
) -> Result<Redirect, PageError> {
    let (token, reminder) = found(&app, &secret).await?;
    let went = fields.went.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    let answer = Answer::typed(went, &fields.text, &fields.name)?;
    app.store.keep_answer(&app.by(AuditActor::Stranger), token, &reminder, &answer).await.map_err(lost)?;
    Ok(Redirect::to("/reminder/thanks"))
}

/// Forgets the link, and the address if it is still there.
///
/// # Errors
/// It is gone already.
pub async fn withdraw_form(
    State(app): State<App>,
    Path(secret): Path<String>,
    Submitted(super::remind::Nothing {}): Submitted<super::remind::Nothing>,
) -> Result<Redirect, PageError> {
    let (token, reminder) = found(&app, &secret).await?;
    app.store.withdraw_reminder(&app.by(AuditActor::Stranger), token, &reminder).await.map_err(lost)?;
    Ok(Redirect::to("/reminder/withdrawn"))
}

/// Said once an answer is kept.
pub async fn thanks(reader: Reader) -> Markup {
    told(&reader, "thanks")
}

/// Said once it is withdrawn.
pub async fn withdrawn(reader: Reader) -> Markup {
    told(&reader, "withdrawn")
}

fn told(reader: &Reader, what: &str) -> Markup {
    let speech = &reader.speech;
    let title = speech.t(&format!("reflection-answer-{what}-title"));
    let main = html! { h1 { (title) } p { (speech.t(&format!("reflection-answer-{what}"))) } };
    Page::new(speech, title, Layout::Public).at(format!("/reminder/{what}")).render(&main)
}
