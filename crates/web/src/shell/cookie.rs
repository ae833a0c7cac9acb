//! Cookies: their names, and how they are set so that no script and no other site gets at them.

use crate::state::App;
use axum::http::{HeaderMap, HeaderValue, header};

/// The chosen language. Not a secret.
pub const LANGUAGE: &str = "language";

/// The name of the login's cookie: bound to the host where https allows it.
pub fn login_name(app: &App) -> &'static str {
    if app.settings.is_https() { "__Host-login" } else { "login" }
}

/// The name of the cookie that lets a device go on with one check. Its path binds it to that check.
pub fn pass_name(app: &App) -> &'static str {
    if app.settings.is_https() { "__Secure-pass" } else { "pass" }
}

/// How long a cookie is kept by the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// Until the browser closes.
    Visit,
    /// So many seconds.
    Seconds(i64),
    /// Taken away now.
    Ended,
}

/// The value of a cookie of a request.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(header::COOKIE).iter().find_map(|line| match line.to_str() {
        Ok(line) => line.split(';').find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=')),
        Err(_) => None,
    })
}

/// A `Set-Cookie` line: never read by script, not sent along from other sites' forms.
pub fn line(app: &App, name: &str, value: &str, path: &str, life: Life) -> HeaderValue {
    let secure = if app.settings.is_https() { "; Secure" } else { "" };
    let life = match life {
        Life::Visit => String::new(),
        Life::Seconds(seconds) => format!("; Max-Age={seconds}"),
        Life::Ended => "; Max-Age=0".to_owned(),
    };
    let text = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{life}");
    HeaderValue::from_str(&text).expect("names, tokens, paths of ids and language codes are plain text")
}
