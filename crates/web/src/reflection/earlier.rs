//! What the same team came to before: its factors and shared intentions, and a step to say how those went.

use crate::error::PageError;
use crate::shell::date;
use crate::shell::language::Speech;
use crate::state::App;
use alliance::clock::Timestamp;
use alliance::reflection::report::Report;
use alliance::reflection::template::{
    Authorship, Collects, Format, PROMPT_MOST, STEPS_MOST, Shows, Step, Template, Weight,
};
use maud::{Markup, html};
use store::reflection::{Reflection, Stage};

/// The last reflection of a team that ended.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    at: Timestamp,
    path: String,
    report: Report,
}

/// The last one that ended, of a team that is called the same. `kept` has the last first.
pub(super) async fn of_team(
    app: &App,
    kept: &[Reflection],
    team: &str,
) -> Result<Option<Earlier>, PageError> {
    let same = |other: &str| other.trim().to_lowercase() == team.trim().to_lowercase();
    for reflection in kept.iter().filter(|reflection| same(&reflection.team)) {
        if let Stage::Closed { at } = reflection.stage {
            let room = app.store.load_room(reflection).await?;
            let path = super::list::path(reflection, "/report");
            return Ok(Some(Earlier { at, path, report: Report::of(room.state()) }));
        }
    }
    Ok(None)
}

/// A template that was played before, without the step that looked back on a still earlier one.
pub(super) fn without_look_back(speech: &Speech, mut template: Template) -> Template {
    let title = speech.t("reflection-look-back-title");
    if template.steps.len() > 1 && template.steps.first().is_some_and(|step| step.title == title) {
        template.steps.remove(0);
        let alone = !template.steps.iter().any(|step| step.part == 0);
        if alone && template.parts.len() > 1 {
            template.parts.remove(0);
            template.steps.iter_mut().for_each(|step| step.part -= 1);
        }
    }
    template
}

impl Earlier {
    /// The template with a first step that asks how it went. It may be left out, and the facilitator can take it away.
    pub fn looked_back_on(&self, speech: &Speech, mut template: Template) -> Template {
        if template.steps.len() >= STEPS_MOST {
            return template;
        }
        let day = date::day_of(speech, self.at);
        let factors =
            self.report.factors.iter().map(|factor| factor.word.as_str()).collect::<Vec<_>>().join(", ");
        let prompt = if factors.is_empty() {
            speech.with("reflection-look-back-prompt", &[("day", &day)])
        } else {
            speech.with("reflection-look-back-factors", &[("day", &day), ("factors", &factors)])
        };
        let title = speech.t("reflection-look-back-title");
        template.parts.insert(0, title.clone());
        template.steps.iter_mut().for_each(|step| step.part += 1);
        let step = Step {
            part: 0,
            title,
            prompt: prompt.chars().take(PROMPT_MOST).collect(),
            minutes: 5,
            format: Format::Alone,
            groups: Vec::new(),
            collects: Collects::Notes,
            shows: Shows::Own,
            authorship: Authorship::Anonymous,
            weight: Weight::Optional,
        };
        template.steps.insert(0, step);
        template
    }

    /// What stands beside a new reflection.
    pub fn card(&self, speech: &Speech) -> Markup {
        html! {
            section class="card" {
                h2 { (speech.with("reflection-earlier-title", &[("day", &date::day_of(speech, self.at))])) }
                @if self.report.factors.is_empty() { p { (speech.t("reflection-earlier-no-factors")) } }
                @else {
                    ul class="factor-list" {
                        @for factor in &self.report.factors {
                            li { strong { (factor.word) } @if let Some(meaning) = &factor.meaning { " " (meaning) } }
                        }
                    }
                }
                @if !self.report.intentions.is_empty() {
                    h3 { (speech.t("reflection-earlier-intentions")) }
                    ul { @for intention in &self.report.intentions { li { (intention.text) } } }
                }
                p class="quiet-text" { (speech.t("reflection-earlier-look-back")) }
                p { a href=(self.path) { (speech.t("reflection-earlier-report")) } }
            }
        }
    }
}
