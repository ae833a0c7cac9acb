//! All versions of a frame, and what differs between two of them.

use super::{Kept, say};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date::day_of;
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use crate::shell::number::ABSENT;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::agreement::Side;
use alliance::frame::difference::changed;
use alliance::frame::history::FrameVersion;
use alliance::frame::item::Item;
use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use serde::Deserialize;

/// Which two versions to compare; without them, the last that both confirmed and the one that stands.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    from: Option<u32>,
    to: Option<u32>,
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    let current = kept.history.current().ok_or(PageError::NotFound)?;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let author = |version: &FrameVersion| {
        let found = members.iter().find(|member| member.id == version.author);
        found.map_or_else(|| ABSENT.to_owned(), |member| member.shown_name.clone())
    };
    let earlier = current.number.saturating_sub(1).max(1);
    let from = asked.from.unwrap_or_else(|| match kept.history.agreed() {
        Some(agreed) if agreed.number < current.number => agreed.number,
        Some(_) | None => earlier,
    });
    let to = asked.to.unwrap_or(current.number);
    let from = kept.history.version(from).ok_or(PageError::NotFound)?;
    let to = kept.history.version(to).ok_or(PageError::NotFound)?;
    let speech = &signed_in.speech;
    let (client, href) = kept.way(&signed_in);
    let title = speech.t("frame-versions-title");
    let main = html! {
        (breadcrumb(speech, &[(&client, &href), (&speech.t("frame-title"), &kept.path(""))]))
        (page_head(&title, Some(&speech.t("frame-versions-line")), None))
        div class="card" { (list(speech, &kept, author)) }
        @if kept.history.versions.len() > 1 { (choose(speech, &kept, from, to)) (difference(speech, from, to)) }
    };
    Ok(signed_in.page(title, Nav::Caseload).render(&main))
}

fn list(speech: &Speech, kept: &Kept, author: impl Fn(&FrameVersion) -> String) -> Table {
    let table = Table::new(speech.t("frame-versions-title"))
        .caption_unseen()
        .column(Align::Words, speech.t("frame-versions-column-number"))
        .column(Align::Words, speech.t("frame-versions-column-day"))
        .column(Align::Words, speech.t("frame-versions-column-author"))
        .column(Align::Words, speech.t("frame-versions-column-confirmed"));
    kept.history.versions.iter().rev().fold(table, |table, version| {
        table.row(vec![
            html! { (speech.with("frame-versions-number", &[("number", &version.number)])) },
            html! { (day_of(speech, version.at)) },
            html! { (author(version)) },
            html! { (confirmed(speech, kept, version.number)) },
        ])
    })
}

fn confirmed(speech: &Speech, kept: &Kept, number: u32) -> String {
    let by = |side| kept.history.confirmed_at(side, number).is_some();
    match (by(Side::Client), by(Side::Therapist)) {
        (true, true) => speech.t("frame-versions-both"),
        (true, false) => speech.t("frame-versions-client"),
        (false, true) => speech.t("frame-versions-therapist"),
        (false, false) => speech.t("frame-versions-nobody"),
    }
}

fn choose(speech: &Speech, kept: &Kept, from: &FrameVersion, to: &FrameVersion) -> Markup {
    let names: Vec<(String, String)> = kept
        .history
        .versions
        .iter()
        .map(|version| {
            let label = speech.with("frame-versions-number", &[("number", &version.number)]);
            (version.number.to_string(), label)
        })
        .collect();
    let options: Vec<(&str, &str)> =
        names.iter().map(|(value, label)| (value.as_str(), label.as_str())).collect();
    html! {
        form class="frame-compare not-on-paper" method="get" action=(kept.path("/versions")) {
            (Field::new(Control::Select(&options), "from", speech.t("frame-versions-from")).value(from.number.to_string()))
            (Field::new(Control::Select(&options), "to", speech.t("frame-versions-to")).value(to.number.to_string()))
            (submit(Weight::Quiet, &speech.t("frame-versions-compare")))
        }
    }
}

fn difference(speech: &Speech, from: &FrameVersion, to: &FrameVersion) -> Markup {
    let items = changed(&from.frame, &to.frame);
    let title = speech.with("frame-versions-difference", &[("from", &from.number), ("to", &to.number)]);
    let side = |version: &FrameVersion, item: Item| {
        html! { @match version.frame.get(item) {
            Some(entry) => { (say::sentence(speech, item, entry)) }
            None => { (ABSENT) }
        } }
    };
    let table = Table::new(title.as_str())
        .caption_unseen()
        .column(Align::Words, speech.t("frame-versions-item"))
        .column(Align::Words, speech.t("frame-versions-before"))
        .column(Align::Words, speech.t("frame-versions-after"));
    let table = items.iter().fold(table, |table, item| {
        table.row(vec![html! { (say::item(speech, *item)) }, side(from, *item), side(to, *item)])
    });
    html! {
        section class="card" {
            h2 { (title) }
            @if items.is_empty() { p { (speech.t("frame-versions-same")) } } @else { (table) }
        }
    }
}
