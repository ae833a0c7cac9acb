//! The form of a reflection that is prepared: its title, its team, and its steps one after the other. Texts stand in it as
//! they were typed, and what does not fit comes back beside its field.

use super::reorder::Reorder;
use crate::error::PageError;
use crate::shell::button::{Weight as Push, submit_as};
use crate::shell::choice::{Ticked, tick};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use alliance::Language;
use alliance::reflection::NAME_MOST;
use alliance::reflection::template::{
    Authorship, Collects, DOTS_MOST, Format, MINUTES_MOST, NAMED_GROUPS_MOST, PROMPT_MOST, STEPS_MOST, Shows,
    Step, TITLE_MOST, Template, Weight,
};
use maud::{Markup, html};

/// What a new voting step begins with.
const DOTS: (u8, u8) = (3, 2);
const COLLECTS: [&str; 7] = ["talk", "keywords", "notes", "clusters", "votes", "factors", "intentions"];
const STEP_FIELDS: [&str; 10] =
    ["part", "title", "prompt", "minutes", "format", "groups", "collects", "dots", "on_one", "shows"];
/// The most characters of the name of a team.
pub(super) const TEAM_MOST: usize = 80;

/// One step as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typed {
    part: String,
    title: String,
    prompt: String,
    minutes: String,
    format: Format,
    groups: String,
    collects: String,
    dots: String,
    on_one: String,
    shows: Shows,
    authorship: Authorship,
    weight: Weight,
}

/// A reflection as the form holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StepsForm {
    pub team: String,
    title: String,
    language: Language,
    steps: Vec<Typed>,
    errors: Vec<(String, String)>,
}

fn form_refused() -> PageError {
    PageError::Refused("refusal-form".into())
}

impl Typed {
    fn of(template: &Template, step: &Step) -> Self {
        let (dots, on_one) = match step.collects {
            Collects::Votes { dots, on_one } => (dots, on_one),
            Collects::Talk
            | Collects::Keywords
            | Collects::Notes
            | Collects::Clusters
            | Collects::Factors
            | Collects::Intentions => DOTS,
        };
        Self {
            part: template.parts.get(usize::from(step.part)).cloned().unwrap_or_else(|| step.title.clone()),
            title: step.title.clone(),
            prompt: step.prompt.clone(),
            minutes: step.minutes.to_string(),
            format: step.format,
            groups: step.groups.join("\n"),
            collects: step.collects.as_str().to_owned(),
            dots: dots.to_string(),
            on_one: on_one.to_string(),
            shows: step.shows,
            authorship: step.authorship,
            weight: step.weight,
        }
    }

    fn fresh(part: &str) -> Self {
        Self {
            part: part.to_owned(),
            title: String::new(),
            prompt: String::new(),
            minutes: "10".into(),
            format: Format::Plenary,
            groups: String::new(),
            collects: "notes".into(),
            dots: DOTS.0.to_string(),
            on_one: DOTS.1.to_string(),
            shows: Shows::Live,
            authorship: Authorship::Anonymous,
            weight: Weight::Needed,
        }
    }

    fn read(fields: &Fields, place: usize) -> Result<Self, PageError> {
        let text = |name: &str| fields.one(&format!("{name}-{place}")).map(str::to_owned);
        let collects = text("collects")?;
        if !COLLECTS.contains(&collects.as_str()) {
            return Err(form_refused());
        }
        let ticked = |name: &str| fields.all(&format!("{name}-{place}")).next().is_some();
        Ok(Self {
            part: text("part")?,
            title: text("title")?,
            prompt: text("prompt")?,
            minutes: text("minutes")?,
            format: text("format")?.parse().map_err(|_| form_refused())?,
            groups: text("groups")?,
            collects,
            dots: text("dots")?,
            on_one: text("on_one")?,
            shows: text("shows")?.parse().map_err(|_| form_refused())?,
            authorship: if ticked("named") { Authorship::Named } else { Authorship::Anonymous },
            weight: if ticked("optional") { Weight::Optional } else { Weight::Needed },
        })
    }

    fn group_names(&self) -> Vec<String> {
        if self.format != Format::Named {
            return Vec::new();
        }
        self.groups.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    /// The step, if all of it fits; otherwise each field with the sentence about it.
    fn step(&self, speech: &Speech, part: u8) -> Result<Step, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let mut line = |name: &'static str, text: &str, most: usize, may_be_empty: bool| {
            let count = text.chars().count();
            if text.is_empty() && !may_be_empty {
                errors.push((name, speech.t("refusal-name-empty")));
            } else if count > most {
                errors.push((name, too_long(speech, count, most)));
            }
        };
        line("part", &self.part, TITLE_MOST, false);
        line("title", &self.title, TITLE_MOST, false);
        line("prompt", &self.prompt, PROMPT_MOST, true);
        let whole = |text: &str, most: u16| match text.parse::<u16>() {
            Ok(number) if (1..=most).contains(&number) => Ok(number),
            Ok(_) | Err(_) => Err(speech.with("reflection-refusal-number", &[("most", &most)])),
        };
        let minutes = whole(&self.minutes, MINUTES_MOST).map_err(|says| errors.push(("minutes", says)));
        let groups = self.group_names();
        let fits = groups.iter().all(|name| name.chars().count() <= NAME_MOST);
        if self.format == Format::Named && (!fits || !(2..=NAMED_GROUPS_MOST).contains(&groups.len())) {
            let most =
                [("most", &NAMED_GROUPS_MOST as &dyn crate::shell::language::Said), ("letters", &NAME_MOST)];
            errors.push(("groups", speech.with("reflection-refusal-groups", &most)));
        }
        if self.shows == Shows::Group && !self.format.has_groups() {
            errors.push(("shows", speech.t("reflection-refusal-shows")));
        }
        let collects = match self.collects.as_str() {
            "talk" => Collects::Talk,
            "keywords" => Collects::Keywords,
            "notes" => Collects::Notes,
            "clusters" => Collects::Clusters,
            "factors" => Collects::Factors,
            "intentions" => Collects::Intentions,
            _ => match (whole(&self.dots, u16::from(DOTS_MOST)), whole(&self.on_one, u16::from(DOTS_MOST))) {
                (Ok(dots), Ok(on_one)) if on_one <= dots => {
                    let small = |number: u16| u8::try_from(number).expect("at most ten");
                    Collects::Votes { dots: small(dots), on_one: small(on_one) }
                }
                (Ok(_), Ok(_)) | (Err(_), _) | (_, Err(_)) => {
                    errors
                        .push(("dots", speech.with("reflection-refusal-dots", &[("most", &DOTS_MOST_SAID)])));
                    Collects::Votes { dots: DOTS.0, on_one: DOTS.1 }
                }
            },
        };
        match minutes {
            Ok(minutes) if errors.is_empty() => Ok(Step {
                part,
                title: self.title.clone(),
                prompt: self.prompt.clone(),
                minutes,
                format: self.format,
                groups,
                collects,
                shows: self.shows,
                authorship: self.authorship,
                weight: self.weight,
            }),
            Ok(_) | Err(()) => Err(errors),
        }
    }
}

const DOTS_MOST_SAID: u32 = DOTS_MOST as u32;

fn too_long(speech: &Speech, count: usize, most: usize) -> String {
    speech.with("reflection-refusal-too-long", &[("count", &count), ("most", &most)])
}

impl StepsForm {
    /// A reflection as it was kept.
    pub fn of(team: &str, template: &Template) -> Self {
        Self {
            team: team.to_owned(),
            title: template.title.clone(),
            language: template.language,
            steps: template.steps.iter().map(|step| Typed::of(template, step)).collect(),
            errors: Vec::new(),
        }
    }

    /// Reads what was sent.
    ///
    /// # Errors
    /// A field that the form does not have, or lacks.
    pub fn read(fields: &Fields) -> Result<Self, PageError> {
        let count: usize = fields.one("count")?.parse().map_err(|_| form_refused())?;
        if count > STEPS_MOST {
            return Err(form_refused());
        }
        let mut names: Vec<String> = ["team", "title", "language", "count", "act"].map(str::to_owned).into();
        for place in 0..count {
            names.extend(
                STEP_FIELDS.iter().chain(&["named", "optional"]).map(|name| format!("{name}-{place}")),
            );
        }
        fields.only(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(Self {
            team: fields.one("team")?.to_owned(),
            title: fields.one("title")?.to_owned(),
            language: fields.one("language")?.parse().map_err(|_| form_refused())?,
            steps: (0..count).map(|place| Typed::read(fields, place)).collect::<Result<_, _>>()?,
            errors: Vec::new(),
        })
    }

    /// The same form with its steps in another order.
    pub fn reordered(mut self, reorder: Reorder) -> Self {
        let count = self.steps.len();
        match reorder {
            Reorder::Add if count < STEPS_MOST => {
                let part = self.steps.last().map_or("", |step| step.part.as_str()).to_owned();
                self.steps.push(Typed::fresh(&part));
            }
            Reorder::Up(step) if step > 0 && step < count => self.steps.swap(step, step - 1),
            Reorder::Down(step) if step + 1 < count => self.steps.swap(step, step + 1),
            Reorder::Copy(step) if count < STEPS_MOST => {
                if let Some(typed) = self.steps.get(step).cloned() {
                    self.steps.insert(step + 1, typed);
                }
            }
            Reorder::Drop(step) if step < count && count > 1 => {
                self.steps.remove(step);
            }
            Reorder::Add | Reorder::Up(_) | Reorder::Down(_) | Reorder::Copy(_) | Reorder::Drop(_) => {}
        }
        self
    }

    /// What was prepared; `Err` is the form, which now says what to look at again.
    pub fn template(mut self, speech: &Speech) -> Result<Template, Box<Self>> {
        let mut errors: Vec<(String, String)> = Vec::new();
        for (name, text, most) in [("team", &self.team, TEAM_MOST), ("title", &self.title, TITLE_MOST)] {
            let count = text.chars().count();
            if text.is_empty() {
                errors.push((name.to_owned(), speech.t("refusal-name-empty")));
            } else if count > most {
                errors.push((name.to_owned(), too_long(speech, count, most)));
            }
        }
        let (mut parts, mut steps): (Vec<String>, Vec<Step>) = (Vec::new(), Vec::new());
        for (place, typed) in self.steps.iter().enumerate() {
            if parts.last() != Some(&typed.part) {
                parts.push(typed.part.clone());
            }
            let part = u8::try_from(parts.len() - 1).expect("at most twenty steps");
            match typed.step(speech, part) {
                Ok(step) => steps.push(step),
                Err(found) => {
                    errors.extend(found.into_iter().map(|(name, says)| (format!("{name}-{place}"), says)));
                }
            }
        }
        if errors.is_empty() {
            let template = Template { language: self.language, title: self.title.clone(), parts, steps };
            match template.checked() {
                Ok(template) => return Ok(template),
                Err(refusal) => errors.push(("title".to_owned(), super::sentence(speech, refusal))),
            }
        }
        self.errors = errors;
        Err(Box::new(self))
    }

    fn error(&self, name: &str) -> Option<String> {
        self.errors.iter().find(|(other, _)| other == name).map(|(_, says)| says.clone())
    }

    fn minutes(&self) -> u32 {
        self.steps.iter().flat_map(|step| step.minutes.parse::<u32>()).sum()
    }

    /// The fields.
    pub fn render(&self, speech: &Speech) -> Markup {
        let errors: Vec<(&str, String)> =
            self.errors.iter().map(|(name, says)| (name.as_str(), says.clone())).collect();
        let languages: Vec<(&str, String)> = Language::ALL
            .iter()
            .map(|language| (language.as_str(), speech.t(&format!("reflection-language-{language}"))))
            .collect();
        let languages: Vec<(&str, &str)> =
            languages.iter().map(|(word, label)| (*word, label.as_str())).collect();
        html! {
            (refused(speech, &errors))
            input type="hidden" name="count" value=(self.steps.len());
            // Enter in a field keeps; it never takes a step away.
            button class="unseen" type="submit" name="act" value="keep" tabindex="-1" aria-hidden="true" {}
            div class="fields" {
                (Field::new(Control::Text, "title", speech.t("reflection-field-title")).value(&self.title)
                    .error(self.error("title")).autocomplete("off").required())
                (Field::new(Control::Text, "team", speech.t("reflection-field-team")).value(&self.team)
                    .help(speech.t("reflection-field-team-help")).error(self.error("team")).autocomplete("off").required())
                (Field::new(Control::Select(&languages), "language", speech.t("reflection-field-language"))
                    .value(self.language.as_str()))
            }
            p class="soft" { (speech.with("reflection-minutes-in-all", &[("minutes", &self.minutes())])) }
            @for (place, step) in self.steps.iter().enumerate() { (self.step(speech, place, step)) }
            @if self.steps.len() < STEPS_MOST {
                (submit_as(Push::Quiet, &speech.t("reflection-step-add"), "act", "add"))
            }
        }
    }

    fn step(&self, speech: &Speech, place: usize, step: &Typed) -> Markup {
        let name = |field: &str| format!("{field}-{place}");
        let named = |field: &str| {
            (name(field), speech.t(&format!("reflection-field-{field}")), self.error(&name(field)))
        };
        let formats =
            labels(speech, Format::ALL, |speech, word| speech.t(&format!("reflection-format-{word}")));
        let shows = labels(speech, Shows::ALL, |speech, word| speech.t(&format!("reflection-shows-{word}")));
        let collects =
            labels(speech, &COLLECTS, |speech, word| speech.t(&format!("reflection-collects-{word}")));
        let (formats, shows, collects) = (borrowed(&formats), borrowed(&shows), borrowed(&collects));
        let field = |control, (name, label, error): &(String, String, Option<String>), value: &str| {
            let shown = Field::new(control, name, label.clone())
                .value(value)
                .error(error.clone())
                .autocomplete("off");
            html! { (shown) }
        };
        let number = place + 1;
        let has_error = self.errors.iter().any(|(name, _)| {
            ["groups", "dots", "shows", "part"].iter().any(|field| *name == format!("{field}-{place}"))
        });
        html! {
            fieldset class="card step-form" {
                legend class="label" { (speech.with("reflection-step-number", &[("number", &number), ("title", &step.title)])) }
                (field(Control::Text, &named("title"), &step.title))
                (field(Control::Lines(3), &named("prompt"), &step.prompt))
                div class="fields" {
                    (field(Control::Count { min: 1, max: i64::from(MINUTES_MOST) }, &named("minutes"), &step.minutes))
                    (field(Control::Select(&formats), &named("format"), step.format.as_str()))
                    (field(Control::Select(&collects), &named("collects"), &step.collects))
                    (field(Control::Select(&shows), &named("shows"), step.shows.as_str()))
                }
                (tick(&name("optional"), &speech.t("reflection-field-optional"), None, ticked(step.weight == Weight::Optional)))
                details open[has_error] {
                    summary { (speech.t("reflection-step-more")) span class="unseen" { " " (number) } }
                    div {
                        (field(Control::Text, &named("part"), &step.part))
                        (field(Control::Lines(4), &named("groups"), &step.groups))
                        div class="fields" {
                            (field(Control::Count { min: 1, max: i64::from(DOTS_MOST) }, &named("dots"), &step.dots))
                            (field(Control::Count { min: 1, max: i64::from(DOTS_MOST) }, &named("on_one"), &step.on_one))
                        }
                        (tick(&name("named"), &speech.t("reflection-field-named"), Some(&speech.t("reflection-field-named-help")),
                            ticked(step.authorship == Authorship::Named)))
                    }
                }
                (self.moves(speech, place))
            }
        }
    }

    fn moves(&self, speech: &Speech, place: usize) -> Markup {
        let number = place + 1;
        let button = |act: &str, label: String, about: String| {
            html! { button class="button plain" type="submit" name="act" value={ (act) "-" (place) } formnovalidate aria-label=(about) { (label) } }
        };
        html! {
            div class="step-moves" {
                @if place > 0 {
                    (button("up", speech.t("reflection-step-up"), speech.with("reflection-step-up-about", &[("number", &number)])))
                }
                @if place + 1 < self.steps.len() {
                    (button("down", speech.t("reflection-step-down"), speech.with("reflection-step-down-about", &[("number", &number)])))
                }
                @if self.steps.len() < STEPS_MOST {
                    (button("copy", speech.t("reflection-step-copy"), speech.with("reflection-step-copy-about", &[("number", &number)])))
                }
                @if self.steps.len() > 1 {
                    (button("drop", speech.t("reflection-step-drop"), speech.with("reflection-step-drop-about", &[("number", &number)])))
                }
            }
        }
    }
}

fn ticked(is: bool) -> Ticked {
    if is { Ticked::Yes } else { Ticked::No }
}

fn labels<T: std::fmt::Display>(
    speech: &Speech,
    words: &[T],
    say: impl Fn(&Speech, &T) -> String,
) -> Vec<(String, String)> {
    words.iter().map(|word| (word.to_string(), say(speech, word))).collect()
}

fn borrowed(options: &[(String, String)]) -> Vec<(&str, &str)> {
    options.iter().map(|(word, label)| (word.as_str(), label.as_str())).collect()
}
