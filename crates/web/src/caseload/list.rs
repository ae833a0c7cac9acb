//! The list of own clients, searched and filtered.

use super::row;
use super::search::{Answer, Asked, Search};
use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::form::search;
use crate::shell::language::Speech;
use crate::shell::notice::empty;
use crate::shell::part::page_head;
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table, pagination};
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use axum::extract::{Query, State};
use maud::{Markup, html};
use store::caseload::Which;

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::SeeCaseload)?;
    let search = asked.read()?;
    let now = app.now();
    let actor = &signed_in.actor;
    let entries = app.store.caseload(actor.organisation, actor.member, search.which, now).await?;
    let is_new = entries.is_empty();
    let found = search.among(entries, now);
    let speech = &signed_in.speech;
    let main = if is_new && search.which == Which::Open && search.text.is_empty() {
        html! { (head(speech)) (no_clients(speech)) (ended(speech, &search)) }
    } else {
        view(speech, &search, &found, now)
    };
    Ok(signed_in.page(speech.t("caseload-title"), Nav::Caseload).render(&main))
}

fn head(speech: &Speech) -> Markup {
    let actions = html! {
        (link(Weight::Quiet, &speech.t("discussion-list-title"), "/discussions"))
        (link(Weight::Quiet, &speech.t("caseload-new"), "/clients/new"))
    };
    page_head(&speech.t("caseload-title"), Some(&speech.t("caseload-line")), Some(&actions))
}

fn no_clients(speech: &Speech) -> Markup {
    let action = link(Weight::Primary, &speech.t("caseload-new"), "/clients/new");
    empty(&speech.t("caseload-empty-title"), &speech.t("caseload-empty"), Some(&action))
}

/// The list with all around it.
pub(super) fn view(speech: &Speech, asked: &Search, found: &Answer, now: Timestamp) -> Markup {
    let page = u32::try_from(asked.page).unwrap_or(u32::MAX);
    let pages = u32::try_from(found.pages).unwrap_or(u32::MAX);
    html! {
        (head(speech))
        (search(speech, "/caseload", "q", &speech.t("caseload-search"), &asked.text))
        (kinds(speech, asked, found))
        @if found.rows.is_empty() {
            (empty(&speech.t("caseload-none-title"), &speech.t("caseload-none"),
                Some(&link(Weight::Quiet, &speech.t("caseload-all"), "/caseload"))))
        } @else {
            div class="card caseload" { (table(speech, found, now)) }
            (pagination(speech, page, pages, |page| Search { page: page as usize, ..asked.clone() }.href()))
            p class="quiet-text" { (speech.t("caseload-order")) " " a href="/how#reasons" { (speech.t("shell-computed")) } }
        }
        (ended(speech, asked))
    }
}

/// The kinds of reason as filters, with how many there are; a kind nobody has is left out.
fn kinds(speech: &Speech, asked: &Search, found: &Answer) -> Markup {
    let chip = |label: String, search: &Search| {
        let here = (search.reason == asked.reason).then_some("true");
        html! { li { a class="chip" href=(search.href()) aria-current=[here] { (label) } } }
    };
    let shown = found.kinds.iter().filter(|(kind, count)| *count > 0 || asked.reason == Some(*kind));
    html! {
        nav class="chips" aria-label=(speech.t("caseload-filter")) {
            ul {
                (chip(speech.t("caseload-all"), &asked.with_reason(None)))
                @for (kind, count) in shown {
                    (chip(format!("{} ({count})", speech.t(&format!("caseload-kind-{kind}"))), &asked.with_reason(Some(*kind))))
                }
            }
        }
    }
}

fn table(speech: &Speech, found: &Answer, now: Timestamp) -> Table {
    let caption = speech.with("caseload-count", &[("count", &found.count)]);
    let table = Table::new(caption)
        .column(Align::Words, speech.t("caseload-column-client"))
        .column(Align::Words, speech.t("caseload-column-why"))
        .column(Align::Words, speech.t("caseload-column-course"))
        .column(Align::Words, speech.t("caseload-column-last"));
    found.rows.iter().fold(table, |table, found| {
        let standing = &found.entry.standing;
        table.row(vec![
            row::who(speech, found),
            row::why(speech, found),
            row::pictures(speech, standing),
            row::last(speech, standing, now),
        ])
    })
}

/// The way between those that go on and those that have ended.
fn ended(speech: &Speech, asked: &Search) -> Markup {
    let (which, label) = match asked.which {
        Which::Open => (Which::Closed, speech.t("caseload-closed")),
        Which::Closed => (Which::Open, speech.t("caseload-open")),
    };
    let other = Search { which, reason: None, page: 1, text: String::new() };
    html! { p class="not-on-paper" { (link(Weight::Plain, &label, &other.href())) } }
}
