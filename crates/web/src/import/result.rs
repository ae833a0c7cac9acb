//! What would come of an import, or what is wrong with it.

use super::draft::Draft;
use super::form::Answers;
use super::mapping::Outcome;
use crate::frame::button::{Weight, submit};
use crate::frame::form::once;
use crate::frame::language::Speech;
use crate::frame::notice::{Tone, notice};
use crate::frame::number;
use crate::frame::part::card;
use crate::frame::table::{Align, Table};
use crate::state::App;
use alliance::import::plan::Plan;
use alliance::import::problem::Problems;
use maud::{Markup, html};

/// What came of the choices, at the top of the page.
pub(super) fn told(
    app: &App,
    speech: &Speech,
    draft: &Draft,
    answers: &Answers,
    outcome: &Outcome,
) -> Markup {
    match outcome {
        Outcome::Unchecked => html! {},
        Outcome::Changed => notice(Tone::Alert, None, &html! { p { (speech.t("import-changed")) } }),
        Outcome::Refused(sentences) => notice(
            Tone::Alert,
            Some(&speech.t("import-refusals-title")),
            &html! { ul { @for sentence in sentences { li { (sentence) } } } },
        ),
        Outcome::Wrong(problems) => wrong(speech, problems),
        Outcome::Ready(plan) => ready(app, speech, draft, answers, plan),
    }
}

fn wrong(speech: &Speech, problems: &Problems) -> Markup {
    let shown = problems.shown();
    let mut table = Table::new(speech.t("import-problems-caption"))
        .caption_unseen()
        .column(Align::Numbers, speech.t("import-problem-line"))
        .column(Align::Words, speech.t("import-problem-column"))
        .column(Align::Words, speech.t("import-problem-value"))
        .column(Align::Words, speech.t("import-problem-what"));
    for error in shown {
        table = table.row(vec![
            html! { (error.line) },
            html! { (error.column.as_deref().unwrap_or(number::ABSENT)) },
            html! { @if error.value.is_empty() { (number::ABSENT) } @else { code { (error.value) } } },
            html! { (super::words::problem(speech, &error.problem)) },
        ]);
    }
    html! {
        (notice(Tone::Alert, Some(&speech.with("import-problems-title", &[("count", &problems.count())])),
            &html! { p { (speech.t("import-problems-intro")) } }))
        @if (shown.len() as u64) < problems.count() {
            p { (speech.with("import-problems-first", &[("shown", &shown.len()), ("count", &problems.count())])) }
        }
        div class="card" { (table) }
    }
}

fn ready(app: &App, speech: &Speech, draft: &Draft, answers: &Answers, plan: &Plan) -> Markup {
    let counts = plan.contents().counts();
    card(
        Some(&speech.t("import-result-title")),
        &html! {
            p { strong { (speech.t("import-result-nothing-kept")) } }
            p { (speech.with("import-result-rows", &[("rows", &counts.rows), ("skipped", &counts.skipped),
                ("values", &counts.values), ("missing", &counts.missing)])) }
            ul { @for line in super::words::lines(speech, plan) { li { (line) } } }
            p { (speech.t("import-result-open")) }
            form method="post" action={ "/import/" (draft.id) "/confirm" } {
                (once(&app.once()))
                (answers.hidden())
                (submit(Weight::Primary, &speech.t("import-confirm")))
            }
        },
    )
}
