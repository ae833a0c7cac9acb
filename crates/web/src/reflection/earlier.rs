//! What the same team came to before: its factors and shared intentions, and a step to say how those went.

use crate::error::PageError;
use crate::shell::date;
use crate::shell::language::Speech;
use crate::state::App;
use alliance::Language;
use alliance::clock::Timestamp;
use alliance::reflection::look_back::{COUNTED_FROM, Counts, LookBack};
use alliance::reflection::report::Report;
use alliance::reflection::state::Factor;
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
    look_back: LookBack,
}

/// The last one that ended before `until`, of a team that is called the same.
pub(super) async fn of_team(
    app: &App,
    kept: &[Reflection],
    team: &str,
    until: Option<Timestamp>,
) -> Result<Option<Earlier>, PageError> {
    let same = |other: &str| other.trim().to_lowercase() == team.trim().to_lowercase();
    let ended = kept.iter().filter(|reflection| same(&reflection.team)).filter_map(|reflection| {
        let Stage::Closed { at } = reflection.stage else { return None };
        until.is_none_or(|until| at < until).then_some((at, reflection))
    });
    let Some((at, reflection)) = ended.max_by_key(|(at, _)| *at) else { return Ok(None) };
    let room = app.store.load_room(reflection).await?;
    let answers = app.store.answers(reflection.organisation, reflection.id).await?;
    Ok(Some(Earlier {
        at,
        path: super::list::path(reflection, "/report"),
        report: Report::of(room.state()),
        look_back: LookBack::of(&answers),
    }))
}

/// What a reflection's own team came to before it, for who leads it.
pub(super) async fn before(
    app: &App,
    reflection: &Reflection,
    until: Timestamp,
) -> Result<Option<Earlier>, PageError> {
    let kept = app.store.reflections(reflection.organisation, reflection.facilitator).await?;
    of_team(app, &kept, &reflection.team, Some(until)).await
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
                h2 { (self.title(speech)) }
                (self.told(speech))
                p class="quiet-text" { (speech.t("reflection-earlier-look-back")) }
            }
        }
    }

    /// The same for who leads, to be opened: the group looks at this time first.
    pub fn folded(&self, speech: &Speech) -> Markup {
        html! {
            section class="card" {
                details class="more" { summary { (self.title(speech)) } div class="flow" { (self.told(speech)) } }
            }
        }
    }

    fn told(&self, speech: &Speech) -> Markup {
        html! {
            @if self.report.factors.is_empty() { p { (speech.t("reflection-earlier-no-factors")) } }
            @else { (factors(&self.report.factors)) }
            @if !self.report.intentions.is_empty() {
                h3 { (speech.t("reflection-earlier-intentions")) }
                ul { @for intention in &self.report.intentions { li dir="auto" { (intention.text) } } }
            }
            (went(speech, &self.look_back))
            p { a href=(self.path) { (speech.t("reflection-earlier-report")) } }
        }
    }

    /// When it was.
    pub fn title(&self, speech: &Speech) -> String {
        speech.with("reflection-earlier-title", &[("day", &date::day_of(speech, self.at))])
    }

    /// What the team came to then, and how it went since.
    pub fn came_to(&self) -> (&Report, &LookBack) {
        (&self.report, &self.look_back)
    }

    /// Then and now side by side, for a report.
    pub fn beside(&self, speech: &Speech, now: &Report) -> Markup {
        let looked_back = looked_back(now);
        html! {
            section class="report-before" aria-labelledby="report-before" {
                h2 id="report-before" { (speech.t("reflection-before-title")) }
                div class="report-groups" {
                    div {
                        h3 { (self.title(speech)) }
                        @if self.report.factors.is_empty() { p class="soft" { (speech.t("reflection-earlier-no-factors")) } }
                        @else { (factors(&self.report.factors)) }
                    }
                    div {
                        h3 { (speech.t("reflection-before-now")) }
                        @if now.factors.is_empty() { p class="soft" { (speech.t("reflection-report-no-factors")) } }
                        @else { (factors(&now.factors)) }
                    }
                }
                div class="report-groups" {
                    div {
                        h3 { (speech.t("reflection-earlier-intentions")) }
                        @if self.report.intentions.is_empty() { p class="soft" { (speech.t("reflection-before-no-intentions")) } }
                        @else { ul { @for intention in &self.report.intentions { li dir="auto" { (intention.text) } } } }
                    }
                    div {
                        h3 { (speech.t("reflection-went-title")) }
                        @if self.look_back.is_empty() && looked_back.is_empty() { p class="soft" { (speech.t("reflection-went-nothing")) } }
                        (went_list(speech, &self.look_back))
                        @if !looked_back.is_empty() { ul { @for text in looked_back { li dir="auto" { (text) } } } }
                    }
                }
                p class="not-on-paper" { a href=(self.path) { (speech.t("reflection-earlier-report")) } }
            }
        }
    }
}

/// What was written in the step that looks back.
pub(super) fn looked_back(now: &Report) -> Vec<&str> {
    let titles = Language::ALL
        .iter()
        .map(|language| Speech::new(*language, jiff::tz::TimeZone::UTC).t("reflection-look-back-title"));
    let titles: Vec<String> = titles.collect();
    let steps = now.steps.iter().filter(|step| titles.contains(&step.title));
    let notes = steps.flat_map(|step| &step.groups).flat_map(|(_, notes)| notes);
    notes.map(|note| note.text.as_str()).collect()
}

fn factors(factors: &[Factor]) -> Markup {
    html! {
        ul class="factor-list" {
            @for factor in factors {
                li { strong dir="auto" { (factor.word) } @if let Some(meaning) = &factor.meaning { " " span dir="auto" { (meaning) } } }
            }
        }
    }
}

/// How it went with what people took along, as far as they answered; nothing if they did not.
fn went(speech: &Speech, look_back: &LookBack) -> Markup {
    html! {
        @if !look_back.is_empty() {
            h3 { (speech.t("reflection-went-title")) }
            (went_list(speech, look_back))
        }
    }
}

fn went_list(speech: &Speech, look_back: &LookBack) -> Markup {
    html! {
        @if let Some(counts) = look_back.counts { p { (counted(speech, counts)) } }
        @else if !look_back.said.is_empty() { p class="quiet-text" { (speech.with("reflection-went-few", &[("most", &COUNTED_FROM)])) } }
        @if !look_back.said.is_empty() {
            ul {
                @for said in &look_back.said {
                    li dir="auto" { (said.text) @if let Some(name) = &said.name { span class="soft" { " – " (name) } } }
                }
            }
        }
    }
}

/// The answers, counted, as a sentence.
pub(super) fn counted(speech: &Speech, counts: Counts) -> String {
    speech.with(
        "reflection-went-counts",
        &[("well", &counts.well), ("partly", &counts.partly), ("not_yet", &counts.not_yet)],
    )
}
