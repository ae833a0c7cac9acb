//! `verbond member …`: who can sign in, from the keyboard of the machine.

use crate::command::Place;
use crate::failure::Failure;
use crate::house::House;
use crate::serve::app;
use alliance::ids::MemberId;
use alliance::people::{LoginName, Member, MemberState, Role, shown_name};
use store::member::LOGIN_NAME_TAKEN;
use web::member::welcome::make_link;
use web::state::{Mail, Settings, Simulated};

/// Adds a member with these roles; the answer is the link with which they choose a password.
///
/// # Errors
/// The name cannot be used, or somebody has it already.
pub async fn add(login_name: &str, name: &str, roles: &[Role], place: &Place) -> Result<String, Failure> {
    let (login_name, shown_name) = (LoginName::parse(login_name)?, shown_name(name)?);
    let house = House::open(&place.database).await?;
    let by = house.by();
    let member = Member {
        id: MemberId::make(by.now, by.chance),
        organisation: by.organisation,
        login_name,
        shown_name,
        roles: roles.iter().copied().collect(),
        language: None,
        state: MemberState::Invited,
    };
    match house.store.add_member(&by, None, &member).await {
        Err(error) if error.is_conflict(LOGIN_NAME_TAKEN) => {
            return Err(Failure::new("failure-login-name-taken").with("name", member.login_name));
        }
        kept => kept?,
    }
    link_of(house, &member, &place.origin).await
}

/// Makes a new link for a member. Earlier links stop working.
///
/// # Errors
/// Nobody signs in with this name, or their access has ended.
pub async fn link(login_name: &str, place: &Place) -> Result<String, Failure> {
    let login_name = LoginName::parse(login_name)?;
    let house = House::open(&place.database).await?;
    let found = house.store.credentials(&login_name).await?.map(|credentials| credentials.member);
    let unknown = || Failure::new("failure-member-unknown").with("name", &login_name);
    let member = found.ok_or_else(unknown)?;
    match member.state {
        MemberState::Disabled => Err(Failure::new("failure-member-disabled").with("name", &login_name)),
        MemberState::Invited | MemberState::Active => link_of(house, &member, &place.origin).await,
    }
}

async fn link_of(house: House, member: &Member, origin: &str) -> Result<String, Failure> {
    let by = house.by();
    let origin = origin.trim_end_matches('/').to_owned();
    let app = app(house, Settings { origin, simulated: Simulated::No, mail: Mail::Nobody })?;
    make_link(&app, &by, member.id).await.map_err(|_told| Failure::new("failure-link"))
}
