//! Preparing a reflection: for which team, and from what. All else can be changed on the next page.

use super::earlier;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::ids::ReflectionId;
use alliance::reflection::ready::Ready;
use alliance::reflection::template::{
    Authorship, Collects, Format, Shows, Step, Template, Weight as StepWeight,
};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::by::ONCE;
use store::reflection::{NewReflection, Reflection};

/// A template of one's own begins with one step.
const OWN: &str = "own";

/// The most earlier ones that can be begun with; others are reached from the list.
const EARLIER_MOST: usize = 12;

/// What the page may be opened with.
#[derive(Debug, Clone, Deserialize)]
pub struct Again {
    /// An earlier reflection.
    from: Option<String>,
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(again): Query<Again>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::LeadReflections)?;
    let kept = app.store.reflections(signed_in.actor.organisation, signed_in.member.id).await?;
    // An earlier one is used again for its own team, unless another is typed.
    let again = again.from.and_then(|from| kept.iter().find(|reflection| reflection.id.to_string() == from));
    let (team, from) = match again {
        Some(again) => (again.team.as_str(), again.id.to_string()),
        None => ("", Ready::FiveSteps.as_str().to_owned()),
    };
    Ok(view(&app, &signed_in, &kept, (team, &from), None))
}

/// The earlier ones to begin with: of equal plans for one team the last, and the one that was asked for.
fn to_begin_with<'a>(kept: &'a [Reflection], from: &str) -> Vec<&'a Reflection> {
    let mut known: Vec<&Reflection> = Vec::new();
    for reflection in kept {
        let is_known = |one: &&Reflection| one.template == reflection.template && one.team == reflection.team;
        let is_asked_for = reflection.id.to_string() == from;
        if is_asked_for || (known.len() < EARLIER_MOST && !known.iter().any(is_known)) {
            known.push(reflection);
        }
    }
    known
}

fn view(
    app: &App,
    signed_in: &SignedIn,
    kept: &[Reflection],
    (team, from): (&str, &str),
    error: Option<String>,
) -> Markup {
    let speech = &signed_in.speech;
    let title = speech.t("reflection-new-title");
    let mut choices = Choices::one("from", speech.t("reflection-new-from"))
        .as_label()
        .required()
        .option_with_help(
            Ready::FiveSteps.as_str(),
            speech.t("reflection-five-steps-title"),
            speech.t("reflection-new-five-steps"),
        )
        .option_with_help(
            Ready::Medium.as_str(),
            speech.t("reflection-medium-title"),
            speech.t("reflection-new-medium"),
        );
    for reflection in to_begin_with(kept, from) {
        choices = choices.option_with_help(
            reflection.id.to_string(),
            reflection.template.title.clone(),
            speech.with("reflection-new-again", &[("team", &reflection.team)]),
        );
    }
    let choices = choices
        .option_with_help(OWN, speech.t("reflection-new-own"), speech.t("reflection-new-own-help"))
        .chosen(Some(from));
    let errors: Vec<(&str, String)> = error.iter().map(|says| ("team", says.clone())).collect();
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("reflection-list-title"), "/reflections")]))
        (page_head(&title, Some(&speech.t("reflection-new-line")), None))
        (refused(speech, &errors))
        form method="post" action="/reflections/new" {
            (once(&app.once()))
            (Field::new(Control::Text, "team", speech.t("reflection-field-team"))
                .help(speech.t("reflection-field-team-help")).value(team).error(error).autocomplete("off").required())
            (choices)
            (submit(Weight::Primary, &speech.t("reflection-new-go")))
        }
    };
    signed_in.page(title, Nav::Reflections).wide(Width::Narrow).render(&main)
}

/// What a demonstration has prepared: a team, and the five steps.
pub fn sample(speech: &Speech) -> (String, Template) {
    (speech.t("reflection-sample-team"), ready(speech, Ready::FiveSteps))
}

/// A ready-made template in this reader's words.
fn ready(speech: &Speech, ready: Ready) -> Template {
    ready.template(speech.language(), |key| match ready {
        Ready::FiveSteps => {
            let rest = key.trim_start_matches("reflection-five-steps-");
            speech.t(&format!("reflection-five-steps-{rest}"))
        }
        Ready::Medium => {
            let rest = key.trim_start_matches("reflection-medium-");
            speech.t(&format!("reflection-medium-{rest}"))
        }
    })
}

fn own(speech: &Speech) -> Template {
    let title = speech.t("reflection-own-title");
    Template {
        language: speech.language(),
        title: title.clone(),
        parts: vec![title],
        steps: vec![Step {
            part: 0,
            title: speech.t("reflection-own-step"),
            prompt: speech.t("reflection-own-prompt"),
            minutes: 10,
            format: Format::Plenary,
            groups: Vec::new(),
            collects: Collects::Notes,
            shows: Shows::Live,
            authorship: Authorship::Anonymous,
            weight: StepWeight::Needed,
        }],
    }
}

/// Keeps it as prepared. Where the team met before, it begins by looking back.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::LeadReflections)?;
    fields.only(&["once", "team", "from"])?;
    let (team, from, once) = (fields.one("team")?, fields.one("from")?, fields.one("once")?);
    let kept = app.store.reflections(signed_in.actor.organisation, signed_in.member.id).await?;
    let speech = &signed_in.speech;
    let refused = match team.chars().count() {
        0 => Some(speech.t("refusal-name-empty")),
        count if count > super::steps::TEAM_MOST => Some(speech.t("refusal-name-too-long")),
        _ => None,
    };
    if refused.is_some() {
        let page = view(&app, &signed_in, &kept, (team, from), refused);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let template = match from {
        OWN => own(speech),
        word => match word.parse::<Ready>() {
            Ok(found) => ready(speech, found),
            Err(_) => {
                let again = kept.iter().find(|reflection| reflection.id.to_string() == word);
                let again = again.ok_or_else(|| PageError::Refused("refusal-form".into()))?;
                earlier::without_look_back(speech, again.template.clone())
            }
        },
    };
    let before = earlier::of_team(&app, &kept, team, None).await?;
    let template = before.iter().fold(template, |template, before| before.looked_back_on(speech, template));
    let by = signed_in.by(&app);
    let new = NewReflection {
        id: ReflectionId::make(by.now, by.chance),
        facilitator: signed_in.member.id,
        team,
        template: &template,
    };
    let led_to = match app.store.prepare_reflection(&by, Some(once), &new).await {
        Ok(()) => new.id.to_string(),
        Err(error) if error.is_conflict(ONCE) => {
            app.store.done_before(by.organisation, once).await?.ok_or(PageError::NotFound)?
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/reflections/{led_to}")).into_response())
}
