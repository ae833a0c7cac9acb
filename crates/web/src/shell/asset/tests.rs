use super::*;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

async fn get_asset(path: &str, encodings: &str) -> Response {
    let request = Request::get(path).header(ACCEPT_ENCODING, encodings).body(Body::empty());
    router().with_state(()).oneshot(request.expect("the request is well formed")).await.expect("it answers")
}

#[test]
fn every_asset_that_pages_name_was_built() {
    for asset in Asset::ALL {
        assert!(asset.href().starts_with("/assets/"), "{asset:?}");
    }
}

#[tokio::test]
async fn an_asset_may_be_kept_for_good_and_says_what_it_is() {
    for (asset, kind) in [
        (Asset::Style, "text/css; charset=utf-8"),
        (Asset::Script, "text/javascript; charset=utf-8"),
        (Asset::Icon, "image/svg+xml"),
        (Asset::TextFont, "font/woff2"),
        (Asset::HeadFont, "font/woff2"),
    ] {
        let response = get_asset(&asset.href(), "identity").await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CONTENT_TYPE], kind);
        assert_eq!(response.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert!(!response.headers().contains_key(CONTENT_ENCODING));
    }
}

#[tokio::test]
async fn text_is_sent_packed_to_who_can_unpack_it_within_its_budget() {
    for (asset, most) in [
        (Asset::Style, 12_000),
        (Asset::Script, 6_000),
        (Asset::ReflectionStyle, 5_000),
        (Asset::ReflectionScript, 20_000),
    ] {
        let response = get_asset(&asset.href(), "br, gzip;q=0.8").await;
        assert_eq!(response.headers()[CONTENT_ENCODING], "gzip");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("the body is read");
        assert!(bytes.starts_with(&[0x1f, 0x8b]) && bytes.len() <= most, "{asset:?}: {}", bytes.len());
    }
    let refused = get_asset(&Asset::Style.href(), "gzip;q=0, identity").await;
    assert!(!refused.headers().contains_key(CONTENT_ENCODING));
}

#[tokio::test]
async fn nothing_else_is_served() {
    for path in ["/assets/none.css", "/assets/built", "/assets/..%2fbuild.mjs", "/assets/site.css.gz"] {
        assert_eq!(get_asset(path, "gzip").await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
