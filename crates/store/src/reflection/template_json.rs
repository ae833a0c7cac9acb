//! A template as it is stored.

use super::fields::Fields;
use alliance::reflection::template::{Collects, Step, Template};
use serde_json::{Value, json};

/// A template as JSON.
pub(super) fn encode(template: &Template) -> Value {
    let steps: Vec<Value> = template.steps.iter().map(step).collect();
    json!({
        "language": template.language.as_str(),
        "title": template.title,
        "parts": template.parts,
        "steps": steps,
    })
}

fn step(step: &Step) -> Value {
    let (dots, on_one) = match step.collects {
        Collects::Votes { dots, on_one } => (Some(dots), Some(on_one)),
        Collects::Talk
        | Collects::Keywords
        | Collects::Notes
        | Collects::Clusters
        | Collects::Factors
        | Collects::Intentions => (None, None),
    };
    json!({
        "part": step.part,
        "title": step.title,
        "prompt": step.prompt,
        "minutes": step.minutes,
        "format": step.format.as_str(),
        "groups": step.groups,
        "collects": step.collects.as_str(),
        "dots": dots,
        "on_one": on_one,
        "shows": step.shows.as_str(),
        "authorship": step.authorship.as_str(),
        "weight": step.weight.as_str(),
    })
}

/// The template that [`encode`] wrote; nothing if it is none.
pub(super) fn decode(value: &Value) -> Option<Template> {
    let fields = Fields(value);
    Some(Template {
        language: fields.word("language")?,
        title: fields.text("title")?,
        parts: fields.list("parts", |part| part.as_str().map(str::to_owned))?,
        steps: fields.list("steps", |step| step_of(Fields(step)))?,
    })
}

fn step_of(fields: Fields<'_>) -> Option<Step> {
    let collects = match fields.str("collects")? {
        "talk" => Collects::Talk,
        "keywords" => Collects::Keywords,
        "notes" => Collects::Notes,
        "clusters" => Collects::Clusters,
        "votes" => Collects::Votes { dots: fields.number("dots")?, on_one: fields.number("on_one")? },
        "factors" => Collects::Factors,
        "intentions" => Collects::Intentions,
        _ => return None,
    };
    Some(Step {
        part: fields.number("part")?,
        title: fields.text("title")?,
        prompt: fields.text("prompt")?,
        minutes: fields.number("minutes")?,
        format: fields.word("format")?,
        groups: fields.list("groups", |group| group.as_str().map(str::to_owned))?,
        collects,
        shows: fields.word("shows")?,
        authorship: fields.word("authorship")?,
        weight: fields.word("weight")?,
    })
}
