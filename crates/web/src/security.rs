//! What stands around every answer: headers that keep other sites and scripts out, and the check that a form was sent
//! from a page of ours.

use crate::error::PageError;
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// To our own pages a browser says where a form comes from, also one too old for `Sec-Fetch-Site`; to others nothing.
const FIXED: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()"),
];

/// Adds the headers every answer carries. Nothing but assets is kept by a browser or a proxy.
pub async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if app.settings.is_https() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// Refuses whatever changes something unless a page of ours sent it.
pub async fn same_origin(request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_ours(request.headers(), request.uri().host()) {
        next.run(request).await
    } else {
        tracing::warn!("form.foreign-origin");
        PageError::Refused("refusal-foreign-origin".into()).into_response()
    }
}

/// Browsers say where a form comes from: by `Sec-Fetch-Site`, or else by `Origin`. A program that says neither is no
/// browser and has no cookies to steal.
fn is_ours(headers: &HeaderMap, uri_host: Option<&str>) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let host = headers.get(header::HOST).map(HeaderValue::as_bytes).or(uri_host.map(str::as_bytes));
    match (origin.as_bytes().split(|byte| *byte == b'/').nth(2), host) {
        (Some(origin), Some(host)) => origin == host,
        (_, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forms_of_our_own_pages_are_taken() {
        let check = |pairs: &[(&'static str, &'static str)], expected: bool| {
            let headers: HeaderMap = pairs
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
                .collect();
            assert_eq!(is_ours(&headers, None), expected, "{pairs:?}");
        };
        check(&[], true);
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "same-site")], false);
        check(
            &[("sec-fetch-site", "cross-site"), ("origin", "http://a.example"), ("host", "a.example")],
            false,
        );
        check(&[("origin", "http://a.example"), ("host", "a.example")], true);
        check(&[("origin", "http://b.example"), ("host", "a.example")], false);
        check(&[("origin", "http://a.example:81"), ("host", "a.example")], false);
        check(&[("origin", "null"), ("host", "a.example")], false);
    }
}
