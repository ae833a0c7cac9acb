//! The client's own word at the end: whether the own answers may count in figures. Nothing said is no.

use super::{kept, today};
use crate::agreement::place::Place;
use crate::error::PageError;
use crate::programme::own_list::question;
use crate::shell::button::{Weight, post, submit};
use crate::shell::choice::Choices;
use crate::shell::date::{date_of, day, day_of};
use crate::shell::form::refused;
use crate::shell::language::Speech;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::page_head;
use crate::shell::submitted::Submitted;
use crate::state::App;
use alliance::Perspective;
use alliance::administration::answer::Answers;
use alliance::agreement::Side;
use alliance::instrument::catalogue;
use alliance::instrument::definition::Instrument;
use alliance::programme::list::SATISFACTION;
use alliance::quality::OptIn;
use alliance::quality::closing::{Figures, MaySay, may_say};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::quality::QUALITY_OUT;

/// A client at the end of a course.
struct Own {
    place: Place,
    ended: Option<Date>,
    may_say: MaySay,
    opt_in: Option<OptIn>,
    /// What is asked here too: of somebody in a run the same was asked there.
    list: Option<&'static Instrument>,
}

impl Own {
    async fn at(app: &App, place: Place) -> Result<Self, PageError> {
        match place.side() {
            Side::Client => {}
            Side::Therapist => return Err(PageError::NotFound),
        }
        let episode = &place.case.episode;
        let (organisation, id) = (episode.organisation, episode.id);
        let ended = app.store.ended_at(organisation, id, app.now()).await?;
        let ended = ended.map(|at| date_of(app.zone(), at));
        let figures = match ended {
            Some(ended) if kept(app, ended.year()).await?.is_some() => Figures::Out,
            Some(_) | None => Figures::NotOut,
        };
        let opt_in = app.store.opt_in(organisation, id).await?.filter(|one| one.withdrawn.is_none());
        let in_a_run = !app.store.runs_of_episode(organisation, id).await?.is_empty();
        let list = if in_a_run { None } else { catalogue::instrument(SATISFACTION) };
        Ok(Self { may_say: may_say(ended, figures, today(app)), place, ended, opt_in, list })
    }

    fn year(&self) -> Result<i16, PageError> {
        self.ended.map(Date::year).ok_or(PageError::NotFound)
    }
}

/// The way to the page, once treatment ended and there is something to say.
pub(crate) async fn way(app: &App, place: &Place) -> Result<Markup, PageError> {
    let own = Own::at(app, place.clone()).await?;
    let speech = &place.speech;
    let link =
        |key: &str| html! { p { a class="button plain" href=(place.path("/figures")) { (speech.t(key)) } } };
    Ok(match (own.may_say, own.opt_in) {
        (MaySay::Either { .. }, None) => html! {
            section class="card" {
                h2 { (speech.t("quality-own-title")) }
                p { (speech.t("quality-own-short")) }
                (link("quality-own-link"))
            }
        },
        (MaySay::Either { .. } | MaySay::OnlyNo | MaySay::Out, Some(_)) => link("quality-own-link-given"),
        (MaySay::NotYet, _) | (MaySay::OnlyNo | MaySay::Out, None) => html! {},
    })
}

/// The page.
pub async fn page(State(app): State<App>, place: Place) -> Result<Markup, PageError> {
    let own = Own::at(&app, place).await?;
    render(&app, &own, &BTreeMap::new(), &[])
}

fn render(
    app: &App,
    own: &Own,
    typed: &BTreeMap<String, String>,
    wrong: &[(&str, String)],
) -> Result<Markup, PageError> {
    let speech = &own.place.speech;
    let year = own.year()?.to_string();
    let title = speech.t("quality-own-title");
    let house = app.organisation().name.as_str();
    let main = html! {
        (own.place.steps(&[(&speech.t("agreement-title"), &own.place.root)]))
        (page_head(&title, None, None))
        (refused(speech, wrong))
        p class="lead" { (speech.with("quality-own-lead", &[("house", &house)])) }
        @match (own.may_say, own.opt_in) {
            (MaySay::NotYet, _) => {}
            (MaySay::Out, given) => {
                (notice(Tone::Info, None, &html! {
                    p { (speech.with(if given.is_some() { "quality-own-out-in" } else { "quality-own-out" }, &[("year", &year)])) }
                }))
            }
            (MaySay::Either { .. } | MaySay::OnlyNo, Some(given)) => { (given_part(own, given, &year)) }
            (MaySay::OnlyNo, None) => {
                (notice(Tone::Info, None, &html! { p { (speech.t("quality-own-closed")) } }))
            }
            (MaySay::Either { until }, None) => {
                ul {
                    li { (speech.t("quality-own-what")) }
                    li { (speech.t("quality-own-no-harm")) }
                    li { (speech.with("quality-own-back", &[("year", &year)])) }
                }
                (form(own, typed, wrong))
                p class="quiet-text" { (speech.with("quality-own-until", &[("day", &day(speech, until))])) }
            }
        }
        (who_sees(speech, &speech.t("quality-who-sees-own")))
        p { a href="/quality" { (speech.t("quality-see-public")) } }
    };
    Ok(own.place.render(&title, "/figures", &main))
}

fn given_part(own: &Own, given: OptIn, year: &str) -> Markup {
    let speech = &own.place.speech;
    let action = own.place.path("/figures");
    html! {
        (notice(Tone::Saved, None, &html! {
            p { (speech.with("quality-own-given", &[("day", &day_of(speech, given.given))])) }
        }))
        p { (speech.with("quality-own-back", &[("year", &year)])) }
        (post(Weight::Quiet, &speech.t("quality-own-withdraw"), &action, &[("allow", "no")]))
    }
}

fn form(own: &Own, typed: &BTreeMap<String, String>, wrong: &[(&str, String)]) -> Markup {
    let speech = &own.place.speech;
    let choices = Choices::one("allow", speech.t("quality-own-question"))
        .option("no", speech.t("quality-own-answer-no"))
        .option("yes", speech.t("quality-own-answer-yes"))
        .chosen(Some(typed.get("allow").map_or("no", String::as_str)));
    html! {
        form class="check" method="post" action=(own.place.path("/figures")) {
            (choices)
            @if let Some(list) = own.list {
                @let intro = list.intro(Perspective::Client).map(|text| text.in_language(speech.language()));
                h2 { (speech.t("quality-own-list")) }
                p { (speech.t("quality-own-list-line")) }
                @if let Some(intro) = intro { p { (intro) } }
                @for (item, number) in list.items().iter().zip(1_usize..) {
                    (question(speech, list, item, number, typed, wrong))
                }
            }
            (submit(Weight::Primary, &speech.t("quality-own-keep")))
        }
    }
}

/// Keeps the client's word. A no after nothing keeps nothing; answers without a yes are not kept.
pub async fn submit_form(
    State(app): State<App>,
    place: Place,
    Submitted(sent): Submitted<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let own = Own::at(&app, place).await?;
    let year = own.year()?;
    let typed = read(&own, sent)?;
    let back = Redirect::to(&own.place.path("/figures"));
    let (by, episode) = (own.place.by(&app), own.place.case.episode.id);
    let done = match (typed.get("allow").map(String::as_str), own.may_say, own.opt_in) {
        (Some("no"), MaySay::Either { .. } | MaySay::OnlyNo, Some(_)) => {
            app.store.withdraw_opt_in(&by, episode, year).await
        }
        (Some("no"), _, None) => Ok(()),
        (Some("yes"), MaySay::Either { .. }, None) => {
            let answers = match answers(&own.place.speech, own.list, &typed) {
                Ok(answers) => answers,
                Err(wrong) => {
                    let page = render(&app, &own, &typed, &wrong)?;
                    return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
                }
            };
            app.store.give_opt_in(&by, episode, year, answers.as_ref()).await
        }
        (Some("yes"), _, Some(_)) => Ok(()),
        (Some("yes"), MaySay::OnlyNo, None) => return Err(PageError::Conflict("quality-own-closed".into())),
        (Some("yes" | "no"), _, _) => return Err(PageError::Conflict("quality-own-late".into())),
        (_, _, _) => return Err(PageError::Refused("refusal-form".into())),
    };
    match done {
        Ok(()) => Ok(back.into_response()),
        Err(error) if error.is_conflict(QUALITY_OUT) => Err(PageError::Conflict("quality-own-late".into())),
        Err(error) => Err(error.into()),
    }
}

/// The fields by name; one that the page never asked for, or that came twice, is refused.
fn read(own: &Own, sent: Vec<(String, String)>) -> Result<BTreeMap<String, String>, PageError> {
    let mut typed = BTreeMap::new();
    for (name, value) in sent {
        let asked = |list: &Instrument| list.items().iter().any(|item| item.id.as_str() == name);
        let known = name == "allow" || own.list.is_some_and(asked);
        if !known || typed.insert(name, value.trim().to_owned()).is_some() {
            return Err(PageError::Refused("refusal-form".into()));
        }
    }
    Ok(typed)
}

/// What was answered; `None` where nothing was.
fn answers(
    speech: &Speech,
    list: Option<&'static Instrument>,
    typed: &BTreeMap<String, String>,
) -> Result<Option<Answers>, Vec<(&'static str, String)>> {
    let Some(list) = list else { return Ok(None) };
    let (mut given, mut wrong) = (Vec::new(), Vec::new());
    for item in list.items() {
        let Some(value) = typed.get(item.id.as_str()).filter(|value| !value.is_empty()) else { continue };
        match value.parse::<i32>() {
            Ok(number) if item.response.accepts(number) && number.to_string() == *value => {
                given.push((item.id.clone(), number));
            }
            Ok(_) | Err(_) => wrong.push((item.id.as_str(), speech.t("check-wrong-number"))),
        }
    }
    if given.is_empty() && wrong.is_empty() {
        return Ok(None);
    }
    match Answers::read(list, given) {
        Ok(answers) if wrong.is_empty() => Ok(Some(answers)),
        Ok(_) | Err(_) => Err(wrong),
    }
}
