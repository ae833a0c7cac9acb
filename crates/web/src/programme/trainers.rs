//! Who gives a run: another trainer, or a replacement for a session; and who stops.

use super::Given;
use super::plan::can_give;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::layout::Width;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::ids::MemberId;
use alliance::people::Member;
use alliance::programme::run::{Trainer, TrainerPart};
use axum::extract::{Path, State};
use axum::response::Redirect;
use maud::{Markup, html};

fn free<'a>(given: &Given, members: &'a [Member]) -> Vec<&'a Member> {
    members.iter().filter(|member| can_give(member) && given.run.part_of(member.id).is_none()).collect()
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
) -> Result<Markup, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let speech = &signed_in.speech;
    let options: Vec<(String, String)> = free(&given, &members)
        .iter()
        .map(|member| (member.id.to_string(), member.shown_name.clone()))
        .collect();
    let options: Vec<(&str, &str)> = options.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let parts = TrainerPart::ALL
        .iter()
        .fold(Choices::one("part", speech.t("programme-field-part")).as_label(), |choices, part| {
            choices.option_with_help(
                part.as_str(),
                speech.t(&format!("programme-part-{part}")),
                speech.t(&format!("programme-part-help-{part}")),
            )
        })
        .chosen(Some(TrainerPart::Replacement.as_str()));
    let title = speech.t("programme-trainer-add");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs"), (&given.run.title, &given.path(""))]))
        (page_head(&title, None, None))
        @if options.is_empty() {
            p { (speech.t("programme-trainer-nobody")) }
        } @else {
            form method="post" action=(given.path("/trainers")) {
                (Field::new(Control::Select(&options), "member", speech.t("programme-field-member")).required())
                (parts)
                (submit(Weight::Primary, &speech.t("programme-trainer-go")))
            }
        }
    };
    Ok(signed_in.page(title, Nav::Runs).wide(Width::Narrow).render(&main))
}

/// Lets a member give the run.
pub async fn add(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    fields.only(&["member", "part"])?;
    let refused = || PageError::Refused("refusal-form".into());
    let id: MemberId = fields.one("member")?.parse().map_err(|_| refused())?;
    let part: TrainerPart = fields.one("part")?.parse().map_err(|_| refused())?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let member = free(&given, &members).into_iter().find(|member| member.id == id).ok_or_else(refused)?;
    let by = signed_in.by(&app);
    let new = Trainer { member: id, shown_name: member.shown_name.clone(), part, from: by.now, until: None };
    app.store.add_run_trainer(&by, &given.run, &new).await?;
    Ok(Redirect::to(&given.path("#trainers")))
}

/// A member gives the run no more. Somebody has to go on.
pub async fn end(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    fields.only(&["member"])?;
    let id: MemberId =
        fields.one("member")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))?;
    if given.run.trainers.iter().filter(|one| one.until.is_none()).count() < 2 {
        return Err(PageError::Conflict("programme-no-trainer".into()));
    }
    app.store.end_run_trainer(&signed_in.by(&app), given.run.id, id).await?;
    let next = if id == signed_in.member.id { "/runs".to_owned() } else { given.path("#trainers") };
    Ok(Redirect::to(&next))
}
