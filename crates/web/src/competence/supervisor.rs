//! A trainer chooses who looks along with the own development, and ends it.

use super::Names;
use super::list::can_rate;
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::date::day_of;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::ids::MemberId;
use axum::extract::State;
use axum::response::Redirect;
use maud::{Markup, html};

const BACK: &str = "/competence/development";

/// Who looks along now, and the form to choose another.
pub(super) async fn chosen(app: &App, signed_in: &SignedIn, names: &Names) -> Result<Markup, PageError> {
    let (organisation, trainer) = (signed_in.actor.organisation, signed_in.member.id);
    let chosen = app.store.supervisors_of(organisation, trainer, app.now()).await?;
    let members = app.store.members(organisation).await?;
    let free = members.iter().filter(|member| {
        can_rate(member) && member.id != trainer && chosen.iter().all(|(one, _)| *one != member.id)
    });
    let options: Vec<(String, &str)> =
        free.map(|member| (member.id.to_string(), member.shown_name.as_str())).collect();
    let options: Vec<(&str, &str)> = options.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    let speech = &signed_in.speech;
    Ok(html! {
        section class="card" id="supervisor" {
            h2 { (speech.t("competence-supervisor")) }
            @if chosen.is_empty() { p { (speech.t("competence-supervisor-none")) } }
            @else {
                ul class="programme-people" {
                    @for (member, from) in &chosen {
                        li {
                            (names.name(*member)) " "
                            span class="quiet-text" { (speech.with("competence-supervisor-since", &[("day", &day_of(speech, *from))])) }
                            " "
                            (post(Weight::Plain, &speech.with("competence-supervisor-end", &[("name", &names.name(*member))]),
                                "/competence/supervisors/end", &[("member", &member.to_string())]))
                        }
                    }
                }
            }
            @if !options.is_empty() {
                form method="post" action="/competence/supervisors" {
                    (Field::new(Control::Select(&options), "member", speech.t("competence-field-supervisor"))
                        .help(speech.t("competence-field-supervisor-help")).nothing_chosen_yet(speech).required())
                    (submit(Weight::Quiet, &speech.t("competence-supervisor-go")))
                }
            }
        }
    })
}

fn member(fields: &Fields) -> Result<MemberId, PageError> {
    fields.only(&["member"])?;
    fields.one("member")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))
}

/// Lets a member look along from now on.
pub async fn choose(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Redirect, PageError> {
    decide(&signed_in.actor, Relation::Trainer, Act::ChooseSupervisor)?;
    let id = member(&fields)?;
    if id == signed_in.member.id {
        return Err(PageError::Refused("competence-supervisor-self".into()));
    }
    let known = app.store.member(signed_in.actor.organisation, id).await?.filter(can_rate);
    known.ok_or_else(|| PageError::Refused("refusal-form".into()))?;
    app.store.choose_supervisor(&signed_in.by(&app), signed_in.member.id, id).await?;
    Ok(Redirect::to(BACK))
}

/// Ends what somebody sees, at once.
pub async fn end(State(app): State<App>, signed_in: SignedIn, fields: Fields) -> Result<Redirect, PageError> {
    decide(&signed_in.actor, Relation::Trainer, Act::ChooseSupervisor)?;
    let id = member(&fields)?;
    app.store.end_supervision(&signed_in.by(&app), signed_in.member.id, id).await?;
    Ok(Redirect::to(BACK))
}
