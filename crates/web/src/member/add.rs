//! Adding a member: invited, with a one-time link to choose a password.

use super::list::{Told, render};
use super::welcome::make_link;
use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::ids::MemberId;
use alliance::people::{LoginName, Member, MemberState, NameRefusal, Role, shown_name};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::collections::BTreeSet;
use store::by::ONCE;
use store::member::LOGIN_NAME_TAKEN;

/// Adds the member and shows the link, or says what to look at again.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::KeepMembers)?;
    fields.only(&["once", "shown_name", "login_name", "role"])?;
    let mut told = Told {
        login_name: fields.one("login_name")?.to_owned(),
        shown_name: fields.one("shown_name")?.to_owned(),
        ..Told::default()
    };
    let roles = roles(&fields)?;
    let name = shown_name(&told.shown_name);
    let login = LoginName::parse(&told.login_name);
    let mut refuse = |field, refusal: NameRefusal| {
        told.refused.push((field, signed_in.speech.with(refusal.message_key(), &[])))
    };
    let (name, login) = match (name, login) {
        (Ok(name), Ok(login)) => (name, login),
        (name, login) => {
            name.err().into_iter().for_each(|refusal| refuse("shown_name", refusal));
            login.err().into_iter().for_each(|refusal| refuse("login_name", refusal));
            return refused(&app, &signed_in, &told).await;
        }
    };
    let by = signed_in.by(&app);
    let member = Member {
        id: MemberId::make(by.now, by.chance),
        organisation: by.organisation,
        login_name: login,
        shown_name: name,
        roles,
        language: None,
        state: MemberState::Invited,
    };
    match app.store.add_member(&by, Some(fields.one("once")?), &member).await {
        Ok(()) => {
            let address = make_link(&app, &by, member.id).await?;
            let told = Told { link: Some((member.shown_name, address)), ..Told::default() };
            Ok(render(&app, &signed_in, &told).await?.into_response())
        }
        Err(error) if error.is_conflict(ONCE) => Ok(Redirect::to("/members").into_response()),
        Err(error) if error.is_conflict(LOGIN_NAME_TAKEN) => {
            told.refused.push(("login_name", signed_in.speech.t("member-login-name-taken")));
            refused(&app, &signed_in, &told).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(app: &App, signed_in: &SignedIn, told: &Told) -> Result<Response, PageError> {
    let page = render(app, signed_in, told).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The roles a form chose.
pub(super) fn roles(fields: &Fields) -> Result<BTreeSet<Role>, PageError> {
    fields
        .all("role")
        .map(|word| word.parse().map_err(|_| PageError::Refused("refusal-form".into())))
        .collect()
}
