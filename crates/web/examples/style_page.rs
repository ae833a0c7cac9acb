//! Serves the style page on this machine alone: `cargo run -p verbond-web --example style_page [port]`, then look at
//! `http://127.0.0.1:4180/style` (English: `/en/style`).

use alliance::Language;
use axum::Router;
use axum::routing::get;
use jiff::tz::TimeZone;
use maud::Markup;
use verbond_web::frame::{asset, language::Speech};
use verbond_web::style::{self, screens};

type View = fn(&Speech) -> Markup;

#[tokio::main]
async fn main() {
    let port = std::env::args().nth(1).unwrap_or_else(|| "4180".to_owned());
    let mut app = Router::new().merge(asset::router());
    let views: [(&str, View); 4] = [
        ("/style", style::page),
        ("/style/check", screens::check),
        ("/style/reveal", screens::reveal),
        ("/style/case", screens::case),
    ];
    for (path, view) in views {
        for (start, language) in [("", Language::Dutch), ("/en", Language::English)] {
            let zone = TimeZone::get("Europe/Amsterdam").expect("the time zones are built in");
            let speech = Speech::new(language, zone);
            app = app.route(&format!("{start}{path}"), get(move || async move { view(&speech) }));
        }
    }
    let listener =
        tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await.expect("the port is free");
    println!("http://127.0.0.1:{port}/style");
    axum::serve(listener, app).await.expect("the example serves until it is ended");
}
