//! Everything a run asks, of whom and until when: what is due, in, late or skipped. Never what was answered.

use super::calendar::{Facts, moment_name, word};
use super::{Given, client};
use crate::error::PageError;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use alliance::programme::calendar::{Asked, Moment, Standing, asked, window};
use axum::extract::{Path, State};
use maud::{Markup, html};

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
) -> Result<Markup, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    let facts = Facts::of(&app, &given).await?;
    let speech = &signed_in.speech;
    let title = speech.t("programme-to-schedule");
    let now = app.now();
    let mut moments: Vec<Moment> = asked(&given.run).into_iter().map(|one| one.moment).collect();
    moments.dedup();
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs"), (&given.run.title, &given.path(""))]))
        (page_head(&title, Some(&speech.t("programme-schedule-line")), None))
        @for moment in &moments { (part(speech, &given, &facts, *moment, now)) }
        (computed(speech, &html! { p { (speech.t("programme-schedule-computed")) } }))
        (who_sees(speech, &speech.t("programme-who-sees-schedule")))
    };
    Ok(signed_in.page(title, Nav::Runs).render(&main))
}

/// One moment, folded unless something of it is open now.
fn part(speech: &Speech, given: &Given, facts: &Facts, moment: Moment, now: Timestamp) -> Markup {
    let lines: Vec<Asked> = asked(&given.run).into_iter().filter(|one| one.moment == moment).collect();
    let (mut into, mut due, mut late, mut skipped, mut coming) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for participant in &given.run.participants {
        for line in &lines {
            match facts.standing(given, participant, *line, now) {
                Standing::In { .. } => into += 1,
                Standing::Due { .. } => due += 1,
                Standing::Late { .. } => late += 1,
                Standing::Skipped(_) => skipped += 1,
                Standing::Coming { .. } => coming += 1,
            }
        }
    }
    let counts = speech.with(
        "programme-schedule-counts",
        &[("into", &into), ("due", &due), ("late", &late), ("skipped", &skipped), ("coming", &coming)],
    );
    let days = window(&given.run, moment).map(|window| {
        speech.with(
            "programme-window",
            &[("from", &day_of(speech, window.opens)), ("until", &day_of(speech, window.due))],
        )
    });
    html! {
        details class="card more" open[due + late > 0] {
            summary { (moment_name(speech, moment)) " · " (counts) }
            div {
                @if let Some(days) = days { p class="quiet-text" { (days) } }
                (table(speech, given, facts, moment, &lines, now))
            }
        }
    }
}

fn table(
    speech: &Speech,
    given: &Given,
    facts: &Facts,
    moment: Moment,
    lines: &[Asked],
    now: Timestamp,
) -> Table {
    let table = Table::new(moment_name(speech, moment))
        .caption_unseen()
        .column(Align::Words, speech.t("programme-participant"));
    let table = lines.iter().fold(table, |table, line| {
        let name = format!("{}-{}", line.measure, line.party);
        table.column(Align::Words, speech.t(&format!("programme-measure-{name}")))
    });
    given.run.participants.iter().fold(table, |table, participant| {
        let cells = lines.iter().map(|line| word(speech, facts.standing(given, participant, *line, now)));
        table.row([html! { (client(speech, &participant.code)) }].into_iter().chain(cells).collect())
    })
}
