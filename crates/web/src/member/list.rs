//! The members of the organisation, and the form that adds one.

use crate::error::PageError;
use crate::shell::button::{Weight, copy_link, post, submit};
use crate::shell::choice::Choices;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{Meaning, more, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::people::{Member, MemberState, Role};
use axum::extract::State;
use maud::{Markup, html};

/// What the page says besides the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    /// A one-time link that was just made: for whom, and its address.
    pub link: Option<(String, String)>,
    /// What the form that adds a member held, and what is wrong with it.
    pub refused: Vec<(&'static str, String)>,
    /// The login name that was typed.
    pub login_name: String,
    /// The shown name that was typed.
    pub shown_name: String,
}

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepMembers)?;
    render(&app, &signed_in, &Told::default()).await
}

pub(super) async fn render(app: &App, signed_in: &SignedIn, told: &Told) -> Result<Markup, PageError> {
    let members = app.store.members(signed_in.actor.organisation).await?;
    let speech = &signed_in.speech;
    let main = html! {
        h1 { (speech.t("member-title")) }
        p { (speech.t("member-intro")) }
        @if let Some((name, address)) = &told.link {
            (notice(Tone::Saved, Some(&speech.with("member-link-made", &[("name", name)])), &html! {
                p { (speech.t("member-link-how")) }
                (copy_link(speech, "welcome-link", &speech.t("member-link"), address))
            }))
        }
        (refused(speech, &told.refused))
        ul class="cards unmarked" { @for member in &members { li class="card" { (one(signed_in, member)) } } }
        h2 { (speech.t("member-add-title")) }
        (add_form(app, signed_in, told))
        p { a href="/complaints/edit" { (speech.t("mark-route-title")) } }
        p { a href="/settings/signals" { (speech.t("signal-settings-title")) } }
        p { a href="/settings/quality" { (speech.t("quality-settings-title")) } }
    };
    Ok(signed_in.page(speech.t("member-title"), Nav::Members).wide(Width::Middle).render(&main))
}

fn error(told: &Told, field: &str) -> Option<String> {
    told.refused.iter().find(|(name, _)| *name == field).map(|(_, error)| error.clone())
}

fn role_choices(signed_in: &SignedIn, chosen: &[Role]) -> Choices<'static> {
    let speech = &signed_in.speech;
    Role::ALL.iter().fold(Choices::several("role", speech.t("account-roles")).as_label(), |choices, role| {
        let choices = choices.option(role.as_str(), speech.t(&format!("account-role-{role}")));
        choices.chosen(chosen.contains(role).then_some(role.as_str()))
    })
}

fn add_form(app: &App, signed_in: &SignedIn, told: &Told) -> Markup {
    let speech = &signed_in.speech;
    html! {
        form method="post" action="/members" {
            (once(&app.once()))
            (Field::new(Control::Text, "shown_name", speech.t("member-shown-name")).value(told.shown_name.as_str()).error(error(told, "shown_name")).max_length(80))
            (Field::new(Control::Text, "login_name", speech.t("account-login-name")).help(speech.t("member-login-name-help")).value(told.login_name.as_str()).error(error(told, "login_name")).max_length(120).autocomplete("off"))
            (role_choices(signed_in, &[Role::Therapist]))
            (submit(Weight::Primary, &speech.t("member-add")))
        }
    }
}

fn one(signed_in: &SignedIn, member: &Member) -> Markup {
    let speech = &signed_in.speech;
    let chosen: Vec<Role> = member.roles.iter().copied().collect();
    html! {
        h2 { (member.shown_name) " " (state_tag(signed_in, member.state)) }
        p class="soft" { (member.login_name) " · " @for (index, role) in member.roles.iter().enumerate() {
            @if index > 0 { ", " } (speech.t(&format!("account-role-{role}")))
        } }
        @if member.state != MemberState::Disabled {
            (more(&speech.t("member-change"), &html! {
                form method="post" action={ "/members/" (member.id) "/roles" } {
                    (role_choices(signed_in, &chosen))
                    (submit(Weight::Quiet, &speech.t("member-roles-keep")))
                }
                (post(Weight::Quiet, &speech.t("member-link-make"), &format!("/members/{}/welcome", member.id), &[]))
                @if member.id != signed_in.member.id {
                    p { (speech.t("member-disable-what")) }
                    (post(Weight::Danger, &speech.t("member-disable"), &format!("/members/{}/disable", member.id), &[]))
                }
            }))
        }
    }
}

fn state_tag(signed_in: &SignedIn, state: MemberState) -> Markup {
    let speech = &signed_in.speech;
    match state {
        MemberState::Active => html! {},
        MemberState::Invited => tag(Meaning::Plain, &speech.t("member-state-invited")),
        MemberState::Disabled => tag(Meaning::Plain, &speech.t("member-state-disabled")),
    }
}
