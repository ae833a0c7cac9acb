//! The runs one gives, or all of the house for a coordinator; and the programmes one can begin with.

use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::notice::empty;
use crate::shell::number;
use crate::shell::part::page_head;
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::people::Role;
use alliance::programme::Programme;
use axum::extract::State;
use maud::{Markup, html};
use store::programme::run::RunLine;

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepProgrammes)?;
    let all = signed_in.actor.roles.contains(&Role::Coordinator);
    let organisation = signed_in.actor.organisation;
    let runs = app.store.runs(organisation, (!all).then_some(signed_in.member.id)).await?;
    let mut programmes = app.store.programmes(organisation).await?;
    // An earlier version stays with its runs, and nothing new begins with it.
    let replaced = app.store.replaced_programmes(organisation).await?;
    programmes.retain(|programme| !replaced.contains_key(&programme.id));
    let speech = &signed_in.speech;
    let title = speech.t("programme-list-title");
    let main = html! {
        (page_head(&title, Some(&speech.t("programme-list-line")), None))
        (running(speech, &runs))
        h2 { (speech.t("programme-programmes")) }
        (templates(speech, &programmes))
    };
    Ok(signed_in.page(title, Nav::Runs).render(&main))
}

fn running(speech: &Speech, runs: &[RunLine]) -> Markup {
    if runs.is_empty() {
        return empty(&speech.t("programme-no-runs"), &speech.t("programme-no-runs-line"), None);
    }
    let day = |at: Option<alliance::clock::Timestamp>| {
        at.map_or_else(|| number::ABSENT.to_owned(), |at| day_of(speech, at))
    };
    let table = Table::new(speech.t("programme-runs"))
        .caption_unseen()
        .column(Align::Words, speech.t("programme-run"))
        .column(Align::Words, speech.t("programme-column-next"))
        .column(Align::Words, speech.t("programme-column-held"))
        .column(Align::Words, speech.t("programme-column-taking-part"));
    let table = runs.iter().fold(table, |table, run| {
        let held = speech.with("programme-of", &[("count", &run.held), ("of", &run.sessions)]);
        let places = speech.with("programme-of", &[("count", &run.placed), ("of", &run.places)]);
        table.row(vec![
            html! {
                a href={ "/runs/" (run.id) } { (run.title) }
                span class="quiet-text" { " " (run.programme) }
            },
            html! { (day(run.next_at)) },
            html! { (held) },
            html! {
                (places)
                @if run.waiting > 0 {
                    " " span class="quiet-text" { (speech.with("programme-waiting-count", &[("count", &run.waiting)])) }
                }
            },
        ])
    });
    html! { div class="card" { (table) } }
}

fn templates(speech: &Speech, programmes: &[Programme]) -> Markup {
    html! {
        @if !programmes.is_empty() {
            ul class="card programme-list" {
                @for programme in programmes {
                    li {
                        a href={ "/programmes/" (programme.id) } { (programme.title) }
                        span class="quiet-text" {
                            " " (speech.with("programme-size", &[("sessions", &programme.sessions()), ("minutes", &programme.minutes)]))
                        }
                    }
                }
            }
        }
        div class="actions" {
            (link(Weight::Primary, &speech.t("programme-begin-example"), "/programmes/new?example=mbct"))
            (link(Weight::Quiet, &speech.t("programme-begin-own"), "/programmes/new"))
        }
    }
}
