//! The administrator's page: which years can be looked at, what came out, and what complaints are counted with.

use super::{kept, today};
use crate::error::PageError;
use crate::shell::button::{Weight, submit};
use crate::shell::date::{day, day_of};
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::number::decimals;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::import::series::Series;
use alliance::instrument::definition::Better;
use alliance::programme::list::complaint_lists;
use alliance::quality::closing::closes_on;
use alliance::quality::setting::{Setting, reliability};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::quality::publication::Publication;

/// How many years back one can look.
const YEARS_BACK: i16 = 3;
/// The page.
const PATH: &str = "/settings/quality";

/// What was typed, as it was typed.
struct Typed {
    complaints: String,
    reliability: String,
    wrong: Option<String>,
}

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::KeepFigures)?;
    let setting = app.store.quality_setting(signed_in.actor.organisation).await?;
    let language = signed_in.speech.language();
    let typed = Typed {
        complaints: setting.complaints.name(),
        reliability: setting.reliability.map_or_else(String::new, |value| decimals(language, value, 2)),
        wrong: None,
    };
    render(&app, &signed_in, &typed).await
}

async fn render(app: &App, signed_in: &SignedIn, typed: &Typed) -> Result<Markup, PageError> {
    let speech = &signed_in.speech;
    let out = app.store.publications(signed_in.actor.organisation).await?;
    let title = speech.t("quality-settings-title");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("member-title"), "/members")]))
        (page_head(&title, Some(&speech.t("quality-settings-line")), None))
        (rules(speech))
        (years(speech, app, &out))
        (form(speech, &choices(app, speech).await?, typed))
        p { a href="/quality" { (speech.t("quality-see-public")) } }
    };
    Ok(signed_in.page(title, Nav::Members).wide(Width::Middle).render(&main))
}

fn rules(speech: &Speech) -> Markup {
    html! {
        ul {
            li { (speech.t("quality-rule-allowed")) }
            li { (speech.t("quality-rule-ten")) }
            li { (speech.t("quality-rule-parts")) }
            li { (speech.t("quality-rule-once")) }
            li { (speech.t("quality-rule-nobody")) }
        }
    }
}

/// Years that are closed or came out, newest first.
fn years(speech: &Speech, app: &App, out: &[Publication]) -> Markup {
    let today = today(app);
    let closed = (today.year() - YEARS_BACK..=today.year()).filter(|year| closes_on(*year) <= today);
    let mut all: Vec<i16> = closed.chain(out.iter().map(|one| one.figures.year)).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    all.dedup();
    let table = Table::new(speech.t("quality-years"))
        .column(Align::Words, speech.t("quality-year"))
        .column(Align::Words, speech.t("quality-state"));
    let table = all.iter().fold(table, |table, year| {
        let found = out.iter().find(|one| one.figures.year == *year);
        table.row(vec![html! { a href={ (PATH) "/" (year) } { (year) } }, html! { (state(speech, found)) }])
    });
    let next = if closes_on(today.year() - 1) <= today { today.year() } else { today.year() - 1 };
    let (year, day) = (next.to_string(), day(speech, closes_on(next)));
    html! {
        section class="card" {
            (table)
            p class="quiet-text" { (speech.with("quality-next-year", &[("year", &year), ("day", &day)])) }
        }
    }
}

/// Whether a year came out, and can be seen.
pub(super) fn state(speech: &Speech, found: Option<&Publication>) -> String {
    match found {
        None => speech.t("quality-state-not-out"),
        Some(one) => match one.withdrawn {
            None => speech.with("quality-state-out", &[("day", &day_of(speech, one.at))]),
            Some(at) => speech.with("quality-state-hidden", &[("day", &day_of(speech, at))]),
        },
    }
}

/// Scores that can stand for complaints, by the word they are kept under.
async fn choices(app: &App, speech: &Speech) -> Result<Vec<(Series, String)>, PageError> {
    let lists = complaint_lists().map(|list| {
        let name = list.name().in_language(speech.language()).to_owned();
        (Series::Instrument(list.key().clone()), name)
    });
    let measures = app.store.measures(app.organisation().id).await?;
    let measures = measures.into_iter().filter(|(_, measure)| match measure.better {
        Better::Higher | Better::Lower => true,
        Better::Neither => false,
    });
    let own = measures.map(|(code, measure)| (Series::Measure(code), measure.name));
    Ok(lists.chain(own).collect())
}

fn form(speech: &Speech, choices: &[(Series, String)], typed: &Typed) -> Markup {
    let named: Vec<(String, &str)> =
        choices.iter().map(|(series, name)| (series.name(), name.as_str())).collect();
    let options: Vec<(&str, &str)> = named.iter().map(|(word, name)| (word.as_str(), *name)).collect();
    let errors: Vec<(&str, String)> = typed.wrong.iter().map(|said| ("reliability", said.clone())).collect();
    html! {
        section class="card" {
            h2 { (speech.t("quality-count-title")) }
            form method="post" action=(PATH) {
                (refused(speech, &errors))
                (Field::new(Control::Select(&options), "complaints", speech.t("quality-count-complaints"))
                    .help(speech.t("quality-count-complaints-help")).value(typed.complaints.as_str()))
                (Field::new(Control::Text, "reliability", speech.t("quality-count-reliability"))
                    .optional(speech).help(speech.t("quality-count-reliability-help"))
                    .value(typed.reliability.as_str()).error(typed.wrong.clone()).max_length(6).autocomplete("off"))
                (submit(Weight::Quiet, &speech.t("quality-count-keep")))
            }
        }
    }
}

/// Keeps what complaints are counted with. What came out stays as it was.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    signed_in.may(Act::KeepFigures)?;
    fields.only(&["complaints", "reliability"])?;
    let (chosen, text) = (fields.one("complaints")?, fields.one("reliability")?);
    let choices = choices(&app, &signed_in.speech).await?;
    let complaints = choices.into_iter().map(|(series, _)| series).find(|series| series.name() == chosen);
    let complaints = complaints.ok_or_else(|| PageError::Refused("refusal-form".into()))?;
    match reliability(text) {
        Ok(reliability) => {
            let setting = Setting { complaints, reliability };
            app.store.keep_quality_setting(&signed_in.by(&app), &setting).await?;
            Ok(Redirect::to(PATH).into_response())
        }
        Err(refusal) => {
            let language = signed_in.speech.language();
            let (least, most) = (decimals(language, refusal.least, 2), decimals(language, refusal.most, 2));
            let wrong = signed_in.speech.with("quality-count-wrong", &[("least", &least), ("most", &most)]);
            let typed =
                Typed { complaints: chosen.to_owned(), reliability: text.to_owned(), wrong: Some(wrong) };
            let page = render(&app, &signed_in, &typed).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The year of an address, if it came out or is closed.
pub(super) async fn year_of(app: &App, text: &str) -> Result<(i16, Option<Publication>), PageError> {
    let year: i16 = text.parse().map_err(|_| PageError::NotFound)?;
    let found = kept(app, year).await?;
    let today = today(app);
    let closed = (today.year() - YEARS_BACK..=today.year()).contains(&year) && closes_on(year) <= today;
    if found.is_some() || closed { Ok((year, found)) } else { Err(PageError::NotFound) }
}
