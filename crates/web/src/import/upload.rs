//! Choosing a file. It is kept for an hour, sealed, and only its member sees it.

use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::form::{Control, Field, refused};
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::import::table::{Limits, Table, TableRefusal};
use axum::extract::multipart::{Field as Part, Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::import::draft::ImportDraft;
use store::import::fingerprint;

/// The largest file, in bytes.
const FILE_BYTES: usize = 20 << 20;

/// What is taken by this page: the file, and the little that stands around it on its way.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(FILE_BYTES + 64 * 1024)
}

/// How large a file may be that came by this page.
pub(super) fn limits() -> Limits {
    Limits { bytes_max: FILE_BYTES as u64, ..Limits::default() }
}

/// The form.
pub async fn page(signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::Import)?;
    Ok(render(&signed_in, None))
}

fn render(signed_in: &SignedIn, error: Option<String>) -> Markup {
    let speech = &signed_in.speech;
    let errors: Vec<(&str, String)> = error.iter().map(|error| ("file", error.clone())).collect();
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("import-list-title"), "/imports")]))
        h1 { (speech.t("import-upload-title")) }
        p { (speech.t("import-upload-intro")) }
        p { (speech.t("import-upload-codes")) }
        (refused(speech, &errors))
        form method="post" action="/import" enctype="multipart/form-data" {
            (Field::new(Control::File(".csv,.txt,.tsv,text/csv,text/plain"), "file", speech.t("import-upload-file"))
                .error(error).required())
            (who_sees(speech, &speech.t("import-upload-who")))
            (submit(Weight::Primary, &speech.t("import-upload-go")))
        }
    };
    signed_in.page(speech.t("import-upload-title"), Nav::Import).wide(Width::Narrow).render(&main)
}

/// Keeps the file and goes on to its columns, or says why it cannot be read.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    signed_in.may(Act::Import)?;
    let form = form.map_err(|_| PageError::Refused("refusal-form".into()))?;
    let (name, bytes) = match received(form).await? {
        Received::File(name, bytes) => (name, bytes),
        Received::Nothing => return Ok(again(&signed_in, "import-upload-missing")),
        Received::TooLarge => return Ok(again(&signed_in, "import-upload-too-large")),
    };
    let read = tokio::task::spawn_blocking(move || {
        Table::read(&bytes, limits()).map(|table| (fingerprint(&bytes), table))
    });
    let (fingerprint, table) = match read.await {
        Ok(Ok(read)) => read,
        Ok(Err(TableRefusal::TooLarge { .. })) => return Ok(again(&signed_in, "import-upload-too-large")),
        Ok(Err(refusal)) => {
            let page = render(&signed_in, Some(super::words::file(&signed_in.speech, &refusal)));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(error) => return Err(store::StoreError::engine(error).into()),
    };
    let draft = ImportDraft {
        file_name: name,
        encoding: table.encoding(),
        fingerprint,
        text: table.text().to_owned(),
    };
    let id = app.store.keep_import_draft(&signed_in.by(&app), signed_in.member.id, &draft).await?;
    Ok(Redirect::to(&format!("/import/{id}")).into_response())
}

fn again(signed_in: &SignedIn, key: &str) -> Response {
    let page = render(signed_in, Some(signed_in.speech.with(key, &[])));
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

enum Received {
    File(String, Vec<u8>),
    Nothing,
    TooLarge,
}

/// The file of the form. Whatever breaks off on the way, or is too large, is told as that.
async fn received(mut form: Multipart) -> Result<Received, PageError> {
    loop {
        match form.next_field().await {
            Ok(Some(part)) if part.name() == Some("file") => return file(part).await,
            Ok(Some(_)) => {}
            Ok(None) => return Ok(Received::Nothing),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(Received::TooLarge),
            Err(_) => return Err(PageError::Refused("refusal-form".into())),
        }
    }
}

async fn file(part: Part<'_>) -> Result<Received, PageError> {
    // Some browsers once sent the whole path; what stands before the name is nobody's business.
    let name = part.file_name().and_then(|name| name.rsplit(['/', '\\']).next()).unwrap_or("").to_owned();
    match part.bytes().await {
        Ok(bytes) if bytes.len() > FILE_BYTES => Ok(Received::TooLarge),
        Ok(bytes) if bytes.is_empty() && name.is_empty() => Ok(Received::Nothing),
        Ok(bytes) => Ok(Received::File(name, bytes.to_vec())),
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Ok(Received::TooLarge),
        Err(_) => Err(PageError::Refused("refusal-form".into())),
    }
}
