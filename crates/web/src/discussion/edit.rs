//! Preparing a case: what the client is called here, the questions to bring, and later what came out of it.

use super::reach::{prepared, reached};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::choice::Choices;
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, hidden, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::{breadcrumb, more, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::discussion::{
    DiscussionRefusal, Preparation, PreparationVersion, Question, TEXT_MOST, alias, text,
};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeSet;
use store::by::ONCE;
use store::discussion::DISCUSSION_CHANGED;
use store::episode::EpisodeCase;

/// What was typed, as it was typed.
#[derive(Debug, Clone)]
struct Typed {
    alias: String,
    questions: BTreeSet<Question>,
    own_question: String,
    conclusions: String,
}

impl Typed {
    fn of(preparation: &Preparation) -> Self {
        let typed = |text: &Option<String>| text.as_deref().unwrap_or("").to_owned();
        Self {
            alias: preparation.alias.clone(),
            questions: preparation.questions.clone(),
            own_question: typed(&preparation.own_question),
            conclusions: typed(&preparation.conclusions),
        }
    }

    fn read(fields: &Fields) -> Result<Self, PageError> {
        let refused = |_| PageError::Refused("refusal-form".into());
        Ok(Self {
            alias: fields.one("alias")?.to_owned(),
            questions: fields
                .all("question")
                .map(str::parse)
                .collect::<Result<_, alliance::component::UnknownWord>>()
                .map_err(refused)?,
            own_question: fields.one("own_question")?.to_owned(),
            conclusions: fields.one("conclusions")?.to_owned(),
        })
    }

    fn checked(&self, code: &str) -> Result<Preparation, Vec<(&'static str, DiscussionRefusal)>> {
        let mut errors = Vec::new();
        let mut keep = |name, read: Result<Option<String>, DiscussionRefusal>| match read {
            Ok(text) => text,
            Err(refusal) => {
                errors.push((name, refusal));
                None
            }
        };
        let alias = keep("alias", alias(&self.alias, code).map(Some));
        let own_question = keep("own_question", text(&self.own_question));
        let conclusions = keep("conclusions", text(&self.conclusions));
        match alias {
            Some(alias) if errors.is_empty() => {
                Ok(Preparation { alias, questions: self.questions.clone(), own_question, conclusions })
            }
            Some(_) | None => Err(errors),
        }
    }
}

/// What the page is made of.
struct Editing<'a> {
    app: &'a App,
    signed_in: &'a SignedIn,
    case: &'a EpisodeCase,
    versions: &'a [PreparationVersion],
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let (case, _) = reached(&app, &signed_in, &episode, Act::KeepDiscussion).await?;
    let versions = app.store.preparations(signed_in.actor.organisation, case.episode.id).await?;
    let editing = Editing { app: &app, signed_in: &signed_in, case: &case, versions: &versions };
    let typed = Typed::of(&prepared(versions.last(), case.episode.id));
    Ok(editing.view(&typed, &[], None))
}

/// The sentence of a refusal.
pub(super) fn sentence(speech: &Speech, refusal: DiscussionRefusal) -> String {
    match refusal {
        DiscussionRefusal::TooLong { count, most } => {
            speech.with("refusal-discussion-too-long", &[("count", &count), ("most", &most)])
        }
        DiscussionRefusal::Days { .. } => {
            speech.with("refusal-discussion-days", &[("most", &alliance::discussion::SHARE_DAYS_MOST)])
        }
        DiscussionRefusal::Alias(_)
        | DiscussionRefusal::AliasIsCode
        | DiscussionRefusal::NoConsent
        | DiscussionRefusal::ConsentAhead => speech.t(refusal.message_key()),
    }
}

impl Editing<'_> {
    fn last(&self) -> u32 {
        self.versions.last().map_or(0, |version| version.number)
    }

    fn view(
        &self,
        typed: &Typed,
        errors: &[(&'static str, DiscussionRefusal)],
        theirs: Option<&Preparation>,
    ) -> Markup {
        let speech = &self.signed_in.speech;
        let errors: Vec<(&str, String)> =
            errors.iter().map(|(name, refusal)| (*name, sentence(speech, *refusal))).collect();
        let error =
            |name: &str| errors.iter().find(|(other, _)| *other == name).map(|(_, said)| said.clone());
        let action = format!("/episodes/{}/discussion", self.case.episode.id);
        let title = speech.t("discussion-edit-title");
        let questions = Question::ALL.iter().fold(
            Choices::several("question", speech.t("discussion-questions")).as_label(),
            |choices, question| {
                let chosen = typed.questions.contains(question).then_some(question.as_str());
                let label = speech.t(&format!("discussion-question-{question}"));
                choices.option(question.as_str(), label).chosen(chosen)
            },
        );
        let most = speech.with("discussion-most", &[("most", &TEXT_MOST)]);
        let main = html! {
            (breadcrumb(speech, &[(&speech.t("discussion-word"), &action)]))
            (page_head(&title, None, None))
            @if let Some(theirs) = theirs { (beside(speech, theirs)) }
            form method="post" action=(format!("{action}/edit")) {
                (refused(speech, &errors))
                (once(&self.app.once()))
                (hidden("base", &self.last().to_string()))
                (Field::new(Control::Text, "alias", speech.t("discussion-alias")).help(speech.t("discussion-alias-help"))
                    .value(typed.alias.as_str()).max_length(80).autocomplete("off").error(error("alias")).required())
                (questions)
                (Field::new(Control::Lines(3), "own_question", speech.t("discussion-own-question")).optional(speech)
                    .help(most.clone()).value(typed.own_question.as_str()).autocomplete("off").error(error("own_question")))
                (Field::new(Control::Lines(6), "conclusions", speech.t("discussion-conclusions")).optional(speech)
                    .help(most).value(typed.conclusions.as_str()).autocomplete("off").error(error("conclusions")))
                (who_sees(speech, &speech.t("discussion-who-sees")))
                (submit(Weight::Primary, &speech.t("discussion-keep")))
            }
            (self.history(speech))
        };
        self.signed_in.page(title, Nav::Caseload).wide(Width::Narrow).render(&main)
    }

    fn history(&self, speech: &Speech) -> Markup {
        html! {
            @if !self.versions.is_empty() {
                (more(&speech.t("discussion-history"), &html! {
                    @for version in self.versions.iter().rev() {
                        div class="notice" {
                            p class="notice-title" {
                                (speech.with("discussion-version", &[("number", &version.number)])) ", "
                                (date::stamp(speech, version.at))
                            }
                            @match &version.preparation.conclusions {
                                None => { p class="quiet-text" { (speech.t("discussion-no-conclusions")) } }
                                Some(text) => { p class="typed" dir="auto" { (text) } }
                            }
                        }
                    }
                }))
            }
        }
    }
}

/// What somebody else kept meanwhile.
fn beside(speech: &Speech, theirs: &Preparation) -> Markup {
    let texts = [&theirs.own_question, &theirs.conclusions].into_iter().flatten();
    notice(
        Tone::Alert,
        Some(&speech.t("discussion-choose-title")),
        &html! {
            p { (speech.t("discussion-choose")) }
            p dir="auto" { (theirs.alias) }
            @for question in &theirs.questions { p { (speech.t(&format!("discussion-question-{question}"))) } }
            @for text in texts { p class="typed" dir="auto" { (text) } }
        },
    )
}

/// Keeps the next version.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (case, _) = reached(&app, &signed_in, &episode, Act::KeepDiscussion).await?;
    fields.only(&["once", "base", "alias", "question", "own_question", "conclusions"])?;
    let typed = Typed::read(&fields)?;
    let base: u32 = fields.one("base")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    let id = case.episode.id;
    let versions = app.store.preparations(signed_in.actor.organisation, id).await?;
    let editing = Editing { app: &app, signed_in: &signed_in, case: &case, versions: &versions };
    let preparation = match typed.checked(case.client.code.as_str()) {
        Ok(preparation) => preparation,
        Err(errors) => {
            return Ok(
                (StatusCode::UNPROCESSABLE_ENTITY, editing.view(&typed, &errors, None)).into_response()
            );
        }
    };
    let by = signed_in.by(&app);
    let kept = app.store.keep_preparation(&by, Some(fields.one("once")?), id, base, &preparation).await;
    match kept {
        Ok(()) => {}
        Err(error) if error.is_conflict(ONCE) => {}
        Err(error) if error.is_conflict(DISCUSSION_CHANGED) => {
            let theirs = prepared(versions.last(), id);
            return Ok((StatusCode::CONFLICT, editing.view(&typed, &[], Some(&theirs))).into_response());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/episodes/{id}/discussion")).into_response())
}
