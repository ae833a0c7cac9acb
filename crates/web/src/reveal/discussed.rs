//! Saying that an opened check was talked about, or will be later.

use crate::error::PageError;
use crate::session::standing::Standing;
use crate::shell::fields::Fields;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::check::Seal;
use alliance::session::{Discussion, SessionRefusal};
use axum::extract::{Path, State};
use axum::response::Redirect;

/// Keeps what the two did with it.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(session): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    fields.only(&["discussion"])?;
    let standing = Standing::for_member(&app, &signed_in, &session, Act::SeeReveal).await?;
    let by = signed_in.by(&app);
    let discussion = match fields.one("discussion")? {
        "discussed" => Discussion::Discussed { at: by.now },
        "later" => Discussion::Later { at: by.now },
        _ => return Err(PageError::Refused("refusal-form".into())),
    };
    match standing.seal {
        Seal::Open { .. } | Seal::OpenAlone { .. } => {}
        Seal::Sealed { .. } | Seal::NoMeasuring => return Err(SessionRefusal::Sealed.into()),
    }
    app.store.close_discussion(&by, &standing.session, discussion).await?;
    Ok(Redirect::to(&standing.path("/reveal")))
}
