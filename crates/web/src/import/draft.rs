//! An uploaded file, read again from where it waits; and the button that throws it away.

use crate::error::PageError;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::Act;
use alliance::ids::ImportDraftId;
use alliance::import::table::Table;
use alliance::measure::{Measure, MeasureCode};
use axum::extract::{Path, State};
use axum::response::Redirect;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::import::ImportRecord;

/// An uploaded file with what the house says to it.
pub(super) struct Draft {
    pub id: ImportDraftId,
    pub file_name: String,
    pub fingerprint: String,
    pub table: Arc<Table>,
    pub house: BTreeMap<MeasureCode, Measure>,
    /// Imports of this very file that stand.
    pub earlier: Vec<ImportRecord>,
}

fn draft_id(text: &str) -> Result<ImportDraftId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// The file of this address, if it is this member's and still here.
pub(super) async fn load(app: &App, signed_in: &SignedIn, id: &str) -> Result<Draft, PageError> {
    signed_in.may(Act::Import)?;
    let id = draft_id(id)?;
    let organisation = signed_in.actor.organisation;
    let found = app.store.import_draft(organisation, signed_in.member.id, id, app.now()).await?;
    let draft = found.ok_or_else(|| PageError::Gone("import-draft-gone".into()))?;
    let earlier = app.store.imports_of_file(organisation, &draft.fingerprint).await?;
    let house = app.store.measures(organisation).await?;
    let read = tokio::task::spawn_blocking(move || {
        Table::of_text(draft.text, draft.encoding, super::upload::limits())
    });
    let table = match read.await {
        Ok(Ok(table)) => Arc::new(table),
        // It was a table when it was uploaded.
        Ok(Err(_)) => return Err(PageError::Gone("import-draft-gone".into())),
        Err(error) => return Err(store::StoreError::engine(error).into()),
    };
    let (file_name, fingerprint) = (draft.file_name, draft.fingerprint);
    Ok(Draft { id, file_name, fingerprint, table, house, earlier })
}

/// Throws the file away.
pub async fn drop_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(draft): Path<String>,
) -> Result<Redirect, PageError> {
    signed_in.may(Act::Import)?;
    app.store.drop_import_draft(signed_in.member.id, draft_id(&draft)?).await?;
    Ok(Redirect::to("/imports"))
}
