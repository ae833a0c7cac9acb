//! The wording of a goal or task, and the goals a task serves: changed from the version that was read.

use super::place::Place;
use super::point::{Left, again, field_label};
use super::told;
use crate::error::PageError;
use crate::shell::button::{Weight, submit, submit_as};
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, hidden, once};
use crate::shell::notice::{Tone, notice};
use crate::shell::part::page_head;
use crate::state::App;
use alliance::agreement::merge::Edit;
use alliance::agreement::point::{Kind, Point, Version};
use alliance::agreement::refusal::{ChangeRefusal, Refusal};
use alliance::agreement::terms::{Terms, WORDS_MOST, Words};
use alliance::agreement::{Agreement, Side};
use alliance::ids::PointId;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeSet;
use store::agreement::AGREEMENT_CHANGED;
use store::by::ONCE;

/// How often a change is merged anew when somebody else was quicker.
const TRIES: u32 = 4;

/// What stands in a form for a goal or task that goes on.
pub(super) const GOES_ON: &str = "none";

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    /// The version that was read.
    pub base: u32,
    /// The client's words, where this form asks for them.
    pub client: Option<String>,
    /// The therapist's words, where this form asks for them.
    pub therapist: Option<String>,
    /// The goals a task serves.
    pub goals: BTreeSet<PointId>,
}

impl Typed {
    /// What a form sent.
    pub fn read(fields: &Fields, base: u32) -> Result<Self, PageError> {
        let one = |name: &str| -> Result<Option<String>, PageError> {
            match fields.all(name).next() {
                None => Ok(None),
                Some(_) => fields.one(name).map(|text| Some(text.to_owned())),
            }
        };
        let goals = fields
            .all("goal")
            .map(|id| id.parse().map_err(|_| PageError::Refused("refusal-form".into())))
            .collect::<Result<_, PageError>>()?;
        Ok(Self { base, client: one("client_words")?, therapist: one("therapist_words")?, goals })
    }

    fn of(terms: &Terms, base: u32) -> Self {
        let text = |words: &Option<Words>| Some(words.as_ref().map_or_else(String::new, ToString::to_string));
        Self {
            base,
            client: text(&terms.client_words),
            therapist: text(&terms.therapist_words),
            goals: terms.goals.clone(),
        }
    }

    fn text(&self, side: Side) -> &str {
        match side {
            Side::Client => self.client.as_deref(),
            Side::Therapist => self.therapist.as_deref(),
        }
        .unwrap_or("")
    }

    /// These words in place of those of `terms`; what the form does not ask for stays.
    pub fn put_into(&self, terms: &Terms, kind: Kind) -> Result<Terms, Refusal> {
        let mut terms = terms.clone();
        if let Some(text) = &self.client {
            terms.client_words = Words::read(text)?;
        }
        if let Some(text) = &self.therapist {
            terms.therapist_words = Words::read(text)?;
        }
        match kind {
            Kind::Goal => {}
            Kind::Task => terms.goals = self.goals.clone(),
        }
        Ok(terms)
    }
}

/// The names of the fields of a form of words.
pub(super) const NAMES: [&str; 5] = ["once", "version", "client_words", "therapist_words", "goal"];

/// The fields of a form of words: the own, and the client's as long as only a therapist wrote them down.
pub(super) fn fields(
    place: &Place,
    agreement: &Agreement,
    point: Option<&Point>,
    kind: Kind,
    typed: &Typed,
) -> Markup {
    let speech = &place.speech;
    let limit = u32::try_from(WORDS_MOST).expect("a small number");
    let field = |side: Side| {
        let name = match side {
            Side::Client => "client_words",
            Side::Therapist => "therapist_words",
        };
        let help = speech.with(
            &format!("agreement-field-help-{}", told::whose(place.side(), side)),
            &[("most", &WORDS_MOST)],
        );
        Field::new(Control::Lines(3), name, field_label(place, side))
            .help(help)
            .value(typed.text(side))
            .max_length(limit)
            .autocomplete("off")
    };
    let may_note = place.side() == Side::Therapist && !point.is_some_and(Point::client_has_written);
    html! {
        (field(place.side()))
        @if may_note { (field(Side::Client)) }
        @match kind {
            Kind::Goal => {}
            Kind::Task => { (goals(place, agreement, typed)) }
        }
    }
}

fn goals(place: &Place, agreement: &Agreement, typed: &Typed) -> Markup {
    let question = place.speech.t("agreement-field-goals");
    let goals = agreement
        .of_kind(Kind::Goal)
        .filter(|goal| goal.is_going_on() || typed.goals.contains(&goal.id()))
        .fold(Choices::several("goal", question).as_label(), |choices, goal| {
            choices.option(goal.id().to_string(), told::short(goal.title()))
        });
    let goals = typed.goals.iter().fold(goals, |choices, id| choices.chosen(Some(&id.to_string())));
    html! { (goals) }
}

/// The form on the page of a goal or task, with what was typed before if it was not kept.
pub(super) fn form(
    app: &App,
    place: &Place,
    agreement: &Agreement,
    point: &Point,
    typed: Option<&Typed>,
) -> Markup {
    let current = point.current();
    let typed = typed.cloned().unwrap_or_else(|| Typed::of(&current.terms, current.number));
    html! {
        form method="post" action={ (place.point_path(point.id())) "/words" } {
            (once(&app.once()))
            (hidden("version", &typed.base.to_string()))
            (fields(place, agreement, Some(point), point.kind(), &typed))
            (submit(Weight::Quiet, &place.speech.t("agreement-word-keep")))
            p class="quiet-text" { (place.speech.t("agreement-word-line")) }
        }
    }
}

/// Keeps the words.
pub async fn submit_form(State(app): State<App>, place: Place, sent: Fields) -> Result<Response, PageError> {
    sent.only(&NAMES)?;
    let typed = Typed::read(&sent, number(&sent)?)?;
    change(&app, &place, sent.one("once")?, typed.base, Some(&typed), "", |point, base| {
        typed.put_into(base, point.kind())
    })
    .await
}

/// The number of the version a form was made from.
pub(super) fn number(fields: &Fields) -> Result<u32, PageError> {
    fields.one("version")?.parse().map_err(|_| PageError::Refused("refusal-form".into()))
}

/// Keeps what `make` makes of the version that was read; tries again where somebody was quicker, and gives both texts
/// back where both changed the same.
pub(super) async fn change(
    app: &App,
    place: &Place,
    once: &str,
    base: u32,
    typed: Option<&Typed>,
    reason: &str,
    make: impl Fn(&Point, &Terms) -> Result<Terms, Refusal>,
) -> Result<Response, PageError> {
    place.may_write()?;
    let (by, episode) = (place.by(app), place.case.episode.id);
    for _ in 0..TRIES {
        let agreement = place.agreement(app).await?;
        let point = place.point(&agreement)?;
        let home = Redirect::to(&place.point_path(point.id())).into_response();
        let read = point.version(base).ok_or_else(|| PageError::Refused("refusal-form".into()))?;
        let next = make(point, &read.terms)
            .map_err(ChangeRefusal::from)
            .and_then(|terms| agreement.change(point.id(), &Edit { base, terms }, place.author, by.now));
        let next = match next {
            Ok(next) => next,
            Err(ChangeRefusal::Refused(Refusal::NothingChanged)) => return Ok(home),
            Err(ChangeRefusal::Refused(why)) => {
                let left = Left {
                    why: Some(told::refusal(&place.speech, &why)),
                    words: typed.cloned(),
                    reason: reason.to_owned(),
                };
                return Ok(again(app, place, &agreement, point, StatusCode::UNPROCESSABLE_ENTITY, &left));
            }
            Err(ChangeRefusal::Clash { theirs, yours, .. }) => {
                return Ok(clash(app, place, &agreement, point, &yours, &theirs));
            }
        };
        match app.store.change_point(&by, Some(once), episode, point.id(), &next).await {
            Ok(()) => return Ok(home),
            Err(error) if error.is_conflict(ONCE) => return Ok(home),
            Err(error) if error.is_conflict(AGREEMENT_CHANGED) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(PageError::Conflict("refusal-changed-meanwhile".into()))
}

/// The end that was chosen and not kept, with its reason, ready to be kept after all.
fn other_ending(app: &App, place: &Place, point: &Point, yours: &Terms, theirs: &Version) -> Markup {
    let speech = &place.speech;
    let ending = yours.ending.as_ref();
    let how = ending.map_or(GOES_ON, |ending| ending.how().as_str());
    let reason = ending.and_then(|ending| ending.reason()).map_or("", Words::as_str);
    let said = ending.map_or_else(
        || speech.t("agreement-goes-on"),
        |ending| speech.t(&format!("agreement-status-{}", ending.how())),
    );
    html! {
        p { (said) @if !reason.is_empty() { ": " span dir="auto" class="words" { (reason) } } }
        form class="actions" method="post" action={ (place.point_path(point.id())) "/ending" } {
            (once(&app.once()))
            (hidden("version", &theirs.number.to_string()))
            (hidden("reason", reason))
            (submit_as(Weight::Quiet, &speech.t("agreement-clash-keep-ending"), "how", how))
        }
    }
}

/// Both changed the same: what stands now, and what was typed, ready to be kept or let go.
fn clash(
    app: &App,
    place: &Place,
    agreement: &Agreement,
    point: &Point,
    yours: &Terms,
    theirs: &Version,
) -> Response {
    let speech = &place.speech;
    let typed = Typed::of(yours, theirs.number);
    let title = speech.t("agreement-clash");
    let main = html! {
        (place.steps(&[(&speech.t("agreement-title"), &place.root)]))
        (page_head(&title, None, None))
        (notice(Tone::Alert, None, &html! { p { (speech.t("agreement-clash-line")) } }))
        section class="card" {
            h2 { (speech.with("agreement-clash-theirs", &[("who", &told::who(place, theirs.author))])) }
            (super::card::beside(place, point))
            (super::card::standing(place, point))
            (crate::shell::button::link(Weight::Quiet, &speech.t("agreement-clash-keep-theirs"), &place.point_path(point.id())))
        }
        section class="card" {
            h2 { (speech.t("agreement-clash-yours")) }
            @if yours.ending != theirs.terms.ending { (other_ending(app, place, point, yours, theirs)) }
            form method="post" action={ (place.point_path(point.id())) "/words" } {
                (once(&app.once()))
                (hidden("version", &typed.base.to_string()))
                (fields(place, agreement, Some(point), point.kind(), &typed))
                (submit(Weight::Primary, &speech.t("agreement-clash-keep-yours")))
            }
        }
    };
    let page = place.render(&title, &format!("/points/{}", point.id()), &main);
    (StatusCode::CONFLICT, page).into_response()
}
