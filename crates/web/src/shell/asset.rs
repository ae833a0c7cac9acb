//! Style, script, fonts and icon, embedded in the program. Their names hold a hash of their content, so a browser may
//! keep them for good; a changed file has a new name.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// What the build of the assets wrote, by name, in order.
const BUILT: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A file that pages name themselves; the others are named by the style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asset {
    /// The style sheet.
    Style,
    /// The script.
    Script,
    /// The style of the live reflection, beside the other.
    ReflectionStyle,
    /// The script of the live reflection, beside the other.
    ReflectionScript,
    /// The icon in the browser's tab.
    Icon,
    /// The typeface of running text.
    TextFont,
    /// The typeface of headings.
    HeadFont,
}

impl Asset {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Style,
        Self::Script,
        Self::ReflectionStyle,
        Self::ReflectionScript,
        Self::Icon,
        Self::TextFont,
        Self::HeadFont,
    ];

    /// The address under which it is served, with its hash.
    pub fn href(self) -> String {
        let (start, end) = match self {
            Self::Style => ("site-", ".css"),
            Self::Script => ("site-", ".js"),
            Self::ReflectionStyle => ("reflection-", ".css"),
            Self::ReflectionScript => ("reflection-", ".js"),
            Self::Icon => ("icon-", ".svg"),
            Self::TextFont => ("atkinson-hyperlegible-next-latin-wght-normal-", ".woff2"),
            Self::HeadFont => ("literata-latin-wght-normal-", ".woff2"),
        };
        let found = BUILT.iter().find(|(name, _)| name.starts_with(start) && name.ends_with(end));
        let (name, _) = found.expect("the build wrote every asset; a test looks at each");
        format!("/assets/{name}")
    }
}

/// Serves the assets. Text among them is stored compressed, so put this router outside a compressing layer.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(serve))
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(kind) = content_type(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let packed = if takes_gzip(&headers) { built(&format!("{name}.gz")) } else { None };
    match (packed, built(&name)) {
        (Some(bytes), _) => ([kind, kept(), varied(), packed_as_gzip()], bytes).into_response(),
        (None, Some(bytes)) => ([kind, kept(), varied()], bytes).into_response(),
        (None, None) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn built(name: &str) -> Option<&'static [u8]> {
    BUILT.iter().find(|(other, _)| *other == name).map(|(_, bytes)| *bytes)
}

type Header = (HeaderName, HeaderValue);

fn kept() -> Header {
    (CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"))
}

fn varied() -> Header {
    (VARY, HeaderValue::from_static("accept-encoding"))
}

fn packed_as_gzip() -> Header {
    (CONTENT_ENCODING, HeaderValue::from_static("gzip"))
}

/// The content type by the end of the name; other files of the build are not for the browser.
fn content_type(name: &str) -> Option<Header> {
    let kind = match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => return None,
    };
    Some((CONTENT_TYPE, HeaderValue::from_static(kind)))
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    headers.get_all(ACCEPT_ENCODING).iter().any(|value| {
        value.as_bytes().split(|byte| *byte == b',').map(<[u8]>::trim_ascii).any(|way| {
            // Refused is written `gzip;q=0`; any other weight is a yes.
            way.starts_with(b"gzip") && !way.ends_with(b"q=0") && !way.ends_with(b"q=0.0")
        })
    })
}

#[cfg(test)]
mod tests;
