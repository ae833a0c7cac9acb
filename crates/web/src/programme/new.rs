//! A new programme: from the example that is there, or from an empty form of as many sessions as one asks for.

use super::template::found;
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::Act;
use alliance::ids::ProgrammeId;
use alliance::programme::example::{Example, MBCT};
use alliance::programme::{
    FOLLOW_UP_WEEKS_MOST, MINUTES, Programme, ProgrammeRefusal, SESSIONS_MOST, Theme, list,
};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use store::by::ONCE;
use store::programme::PROGRAMME_CHANGED;

/// What the address asks for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    example: Option<String>,
    sessions: Option<usize>,
}

/// What was typed.
#[derive(Debug, Clone)]
struct Typed {
    title: String,
    minutes: String,
    follow_up_weeks: String,
    complaints: String,
    themes: Vec<[String; 3]>,
}

impl Typed {
    fn empty(sessions: usize) -> Self {
        Self {
            title: String::new(),
            minutes: "120".into(),
            follow_up_weeks: String::new(),
            complaints: list::COMPLAINTS.into(),
            themes: vec![Default::default(); sessions.clamp(1, SESSIONS_MOST)],
        }
    }

    fn of(speech: &Speech, example: Example) -> Self {
        let word = example.word;
        let theme = |number: u32| {
            ["title", "about", "materials"].map(|part| {
                let name = format!("{word}-{part}-{number}");
                speech.t(&format!("programme-example-{name}"))
            })
        };
        Self {
            title: speech.t(&format!("programme-example-{word}")),
            minutes: example.minutes.to_string(),
            follow_up_weeks: example.follow_up_weeks.to_string(),
            complaints: list::COMPLAINTS.into(),
            themes: (1..=example.sessions).map(theme).collect(),
        }
    }

    /// A programme as it stands, with as many sessions as are asked for.
    fn of_programme(programme: &Programme, sessions: Option<usize>) -> Self {
        let text = |text: &Option<String>| text.as_deref().unwrap_or("").to_owned();
        let themes = programme
            .themes
            .iter()
            .map(|theme| [theme.title.clone(), text(&theme.about), text(&theme.materials)]);
        let mut typed = Self {
            title: programme.title.clone(),
            minutes: programme.minutes.to_string(),
            follow_up_weeks: programme.follow_up_weeks.map_or_else(String::new, |weeks| weeks.to_string()),
            complaints: programme.complaints.as_str().to_owned(),
            themes: themes.collect(),
        };
        if let Some(sessions) = sessions {
            typed.themes.resize(sessions.clamp(1, SESSIONS_MOST), <[String; 3]>::default());
        }
        typed
    }

    fn read(fields: &Fields) -> Result<Self, PageError> {
        let all =
            |name: &str| -> Vec<String> { fields.all(name).map(|text| text.trim().to_owned()).collect() };
        let (titles, about, materials) = (all("theme"), all("about"), all("materials"));
        if titles.len() != about.len() || titles.len() != materials.len() {
            return Err(PageError::Refused("refusal-form".into()));
        }
        let themes = titles.into_iter().zip(about).zip(materials);
        Ok(Self {
            title: fields.one("title")?.into(),
            minutes: fields.one("minutes")?.into(),
            follow_up_weeks: fields.one("follow_up_weeks")?.into(),
            complaints: fields.one("complaints")?.into(),
            themes: themes.map(|((title, about), materials)| [title, about, materials]).collect(),
        })
    }
}

/// The form.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepProgrammes)?;
    let typed = match asked.example.as_deref() {
        Some(word) if word == MBCT.word => Typed::of(&signed_in.speech, MBCT),
        Some(_) => return Err(PageError::NotFound),
        None => Typed::empty(asked.sessions.unwrap_or(8)),
    };
    Ok(render(&app, &signed_in, None, &typed, None))
}

/// The form for a new version of a programme.
pub async fn edit_page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(programme): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, PageError> {
    let before = newest(&app, &signed_in, &programme).await?;
    let typed = Typed::of_programme(&before, asked.sessions);
    Ok(render(&app, &signed_in, Some(&before), &typed, None))
}

/// A programme that has no newer version: only that one is changed.
async fn newest(app: &App, signed_in: &SignedIn, programme: &str) -> Result<Programme, PageError> {
    let found = found(app, signed_in, programme).await?;
    if app.store.replaced_programmes(found.organisation).await?.contains_key(&found.id) {
        return Err(PageError::Conflict("programme-has-newer".into()));
    }
    Ok(found)
}

fn render(
    app: &App,
    signed_in: &SignedIn,
    before: Option<&Programme>,
    typed: &Typed,
    error: Option<String>,
) -> Markup {
    let speech = &signed_in.speech;
    let action = before
        .map_or_else(|| "/programmes/new".to_owned(), |before| format!("/programmes/{}/edit", before.id));
    let (title, line, go) = match before {
        None => ("programme-new-title", "programme-new-line", "programme-new-go"),
        Some(_) => ("programme-edit-title", "programme-edit-line", "programme-edit-go"),
    };
    let lists: Vec<(&str, String)> = list::complaint_lists()
        .map(|one| (one.id().as_str(), one.name().in_language(speech.language()).to_owned()))
        .collect();
    let lists: Vec<(&str, &str)> = lists.iter().map(|(id, name)| (*id, name.as_str())).collect();
    let (least, most) = MINUTES;
    let title = speech.t(title);
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs")]))
        (page_head(&title, Some(&speech.t(line)), None))
        @if let Some(error) = &error { (notice(Tone::Alert, None, &html! { p { (error) } })) }
        form method="post" action=(action) {
            (once(&app.once()))
            (Field::new(Control::Text, "title", speech.t("programme-field-title")).value(typed.title.as_str()).max_length(80).required())
            div class="fields" {
                (Field::new(Control::Count { min: least.into(), max: most.into() }, "minutes", speech.t("programme-field-minutes"))
                    .value(typed.minutes.as_str()).required())
                (Field::new(Control::Count { min: 1, max: FOLLOW_UP_WEEKS_MOST.into() }, "follow_up_weeks", speech.t("programme-field-follow-up"))
                    .optional(speech).help(speech.t("programme-field-follow-up-help")).value(typed.follow_up_weeks.as_str()))
            }
            (Field::new(Control::Select(&lists), "complaints", speech.t("programme-field-complaints"))
                .help(speech.t("programme-field-complaints-help")).value(typed.complaints.as_str()))
            @for (theme, number) in typed.themes.iter().zip(1_u32..) { (session(speech, number, theme)) }
            (submit(Weight::Primary, &speech.t(go)))
        }
        form class="programme-size" method="get" action=(action) {
            (Field::new(Control::Count { min: 1, max: 26 }, "sessions", speech.t("programme-field-sessions"))
                .help(speech.t("programme-field-sessions-help")).value(typed.themes.len().to_string()))
            (submit(Weight::Quiet, &speech.t("programme-field-sessions-go")))
        }
    };
    signed_in.page(title, Nav::Runs).wide(Width::Narrow).render(&main)
}

fn session(speech: &Speech, number: u32, [title, about, materials]: &[String; 3]) -> Markup {
    let id = |name: &str| format!("field-{name}-{number}");
    html! {
        fieldset class="card programme-session" {
            legend class="label" { (speech.with("programme-session", &[("number", &number)])) }
            div class="field" {
                label for=(id("theme")) { (speech.t("programme-field-theme")) }
                input id=(id("theme")) type="text" name="theme" value=(title) maxlength="80" required;
            }
            div class="field" {
                label for=(id("about")) {
                    (speech.t("programme-field-about")) " " span class="optional" { "(" (speech.t("shell-optional")) ")" }
                }
                textarea id=(id("about")) name="about" rows="2" maxlength="2000" dir="auto" { "\n" (about) }
            }
            div class="field" {
                label for=(id("materials")) {
                    (speech.t("programme-field-materials")) " " span class="optional" { "(" (speech.t("shell-optional")) ")" }
                }
                textarea id=(id("materials")) name="materials" rows="1" maxlength="2000" dir="auto" { "\n" (materials) }
            }
        }
    }
}

fn programme(app: &App, signed_in: &SignedIn, typed: &Typed) -> Result<Programme, String> {
    let by = signed_in.by(app);
    let speech = &signed_in.speech;
    let whole = |text: &str| text.parse::<u32>().map_err(|_| speech.t("programme-not-whole"));
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let complaints = list::complaint_lists().find(|one| one.id().as_str() == typed.complaints);
    let new = Programme {
        id: ProgrammeId::make(by.now, by.chance),
        organisation: by.organisation,
        title: typed.title.clone(),
        minutes: whole(&typed.minutes)?,
        complaints: complaints.ok_or_else(|| speech.t("refusal-form"))?.id().clone(),
        follow_up_weeks: some(&typed.follow_up_weeks).map(|text| whole(&text)).transpose()?,
        themes: typed
            .themes
            .iter()
            .map(|[title, about, materials]| Theme {
                title: title.clone(),
                about: some(about),
                materials: some(materials),
            })
            .collect(),
        made_at: by.now,
    };
    new.checked().map_err(|refusal| told(speech, refusal))
}

fn told(speech: &Speech, refusal: ProgrammeRefusal) -> String {
    match refusal {
        ProgrammeRefusal::Title(refusal) => {
            let why = speech.with(refusal.message_key(), &[]);
            speech.with("programme-refusal-title", &[("why", &why)])
        }
        ProgrammeRefusal::Sessions { found: _, most } => {
            speech.with("programme-refusal-sessions", &[("most", &most)])
        }
        ProgrammeRefusal::Minutes { found: _, least, most } => {
            speech.with("programme-refusal-minutes", &[("least", &least), ("most", &most)])
        }
        ProgrammeRefusal::FollowUp { found: _, most } => {
            speech.with("programme-refusal-follow-up", &[("most", &most)])
        }
        ProgrammeRefusal::TooLong { found, most } => {
            speech.with("programme-refusal-too-long", &[("found", &found), ("most", &most)])
        }
    }
}

/// Keeps the programme; what does not serve comes back with the reason.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::KeepProgrammes)?;
    keep(&app, &signed_in, None, &fields).await
}

/// Keeps a new version of a programme. Runs that were planned keep the one they have.
pub async fn submit_edit(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(programme): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let before = found(&app, &signed_in, &programme).await?;
    keep(&app, &signed_in, Some(&before), &fields).await
}

async fn keep(
    app: &App,
    signed_in: &SignedIn,
    before: Option<&Programme>,
    fields: &Fields,
) -> Result<Response, PageError> {
    fields.only(&[
        "once",
        "title",
        "minutes",
        "follow_up_weeks",
        "complaints",
        "theme",
        "about",
        "materials",
    ])?;
    let typed = Typed::read(fields)?;
    let new = match programme(app, signed_in, &typed) {
        Ok(new) => new,
        Err(error) => {
            let page = render(app, signed_in, before, &typed, Some(error));
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let (by, key) = (signed_in.by(app), fields.one("once")?);
    let kept = match before {
        None => app.store.add_programme(&by, Some(key), &new).await,
        Some(before) => app.store.replace_programme(&by, Some(key), before.id, &new).await,
    };
    let id = match kept {
        Ok(()) => new.id.to_string(),
        Err(error) if error.is_conflict(ONCE) => {
            app.store.done_before(by.organisation, key).await?.ok_or(PageError::NotFound)?
        }
        Err(error) if error.is_conflict(PROGRAMME_CHANGED) => {
            return Err(PageError::Conflict("programme-has-newer".into()));
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/programmes/{id}")).into_response())
}
