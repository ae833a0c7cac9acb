//! What would come of an import, or what is wrong with it.

use super::draft::Draft;
use super::form::Answers;
use super::mapping::Outcome;
use crate::shell::button::{Weight, submit};
use crate::shell::form::once;
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice};
use crate::shell::number;
use crate::shell::part::card;
use crate::shell::table::{Align, Table};
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

/// How many lines of the same problem are named.
const LINES_NAMED: usize = 12;

/// What is wrong in the same way, with the lines on which it is.
struct Alike<'p> {
    column: Option<&'p str>,
    value: &'p str,
    what: String,
    lines: Vec<u64>,
}

/// The problems, those that are alike together, in the order of their first lines.
fn alike<'p>(speech: &Speech, problems: &'p Problems) -> Vec<Alike<'p>> {
    let mut groups: Vec<Alike<'p>> = Vec::new();
    for error in problems.shown() {
        let (column, value) = (error.column.as_deref(), error.value.as_str());
        let what = super::words::problem(speech, &error.problem);
        let same = groups
            .iter_mut()
            .find(|group| (group.column, group.value, &group.what) == (column, value, &what));
        match same {
            Some(group) => group.lines.push(error.line),
            None => groups.push(Alike { column, value, what, lines: vec![error.line] }),
        }
    }
    groups
}

fn lines_of(speech: &Speech, lines: &[u64]) -> String {
    let named: Vec<String> = lines.iter().take(LINES_NAMED).map(u64::to_string).collect();
    let named = named.join(", ");
    match lines.len().saturating_sub(LINES_NAMED) {
        0 => named,
        rest => speech.with("import-problem-lines", &[("lines", &named), ("count", &rest)]),
    }
}

fn wrong(speech: &Speech, problems: &Problems) -> Markup {
    let shown = problems.shown().len();
    let mut table = Table::new(speech.t("import-problems-caption"))
        .caption_unseen()
        .column(Align::Words, speech.t("import-problem-what"))
        .column(Align::Words, speech.t("import-problem-column"))
        .column(Align::Words, speech.t("import-problem-value"))
        .column(Align::Words, speech.t("import-problem-line"));
    for group in alike(speech, problems) {
        table = table.row(vec![
            html! { (group.what) },
            html! { (group.column.unwrap_or(number::ABSENT)) },
            html! { @if group.value.is_empty() { (number::ABSENT) } @else { code { (group.value) } } },
            html! { (lines_of(speech, &group.lines)) },
        ]);
    }
    html! {
        (notice(Tone::Alert, Some(&speech.with("import-problems-title", &[("count", &problems.count())])),
            &html! { p { (speech.t("import-problems-intro")) } }))
        @if (shown as u64) < problems.count() {
            p { (speech.with("import-problems-first", &[("shown", &shown), ("count", &problems.count())])) }
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
