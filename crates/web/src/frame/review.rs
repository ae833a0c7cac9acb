//! Going through the frame again: each says per section whether it still fits, and once both are in, both see both.

use super::print::part;
use super::{Kept, say};
use crate::agreement::place::Place;
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::date::day_of;
use crate::shell::fields::Fields;
use crate::shell::form::hidden;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice, who_sees};
use crate::shell::part::{Meaning, breadcrumb, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::agreement::Side;
use alliance::episode::Episode;
use alliance::frame::Frame;
use alliance::frame::history::{FrameHistory, Stance, still_open};
use alliance::frame::item::Section;
use alliance::frame::review::{Beside, FrameReview, ReviewRefusal, ReviewState, begin};
use alliance::ids::FrameReviewId;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::by::By;
use store::frame_review::REVIEW_MOVED;

impl From<ReviewRefusal> for PageError {
    fn from(refusal: ReviewRefusal) -> Self {
        Self::Conflict(refusal.message_key().into())
    }
}

/// One side at a review.
struct At<'a> {
    speech: &'a Speech,
    side: Side,
    review: &'a FrameReview,
    history: &'a FrameHistory,
    /// The address of this page.
    path: String,
}

/// The last review that was not stopped: the one that waits, or the one that was opened last.
fn last(reviews: &[FrameReview]) -> Option<&FrameReview> {
    reviews.iter().rev().find(|review| review.state() != ReviewState::Stopped)
}

async fn reviews(app: &App, episode: &Episode) -> Result<Vec<FrameReview>, PageError> {
    Ok(app.store.frame_reviews(episode.organisation, episode.id).await?)
}

impl At<'_> {
    fn view(&self, chosen: &BTreeMap<Section, Stance>, told: Option<&Markup>) -> Markup {
        let speech = self.speech;
        let has_answered = self.review.halves.contains_key(&self.side);
        html! {
            @if let Some(told) = told { (told) }
            @match self.review.beside() {
                Some(beside) => { (opened(speech, self.side, &beside)) }
                None if has_answered => { p class="lead" { (speech.t(&format!("frame-review-sent-{}", self.side))) } }
                None => {
                    p class="lead" { (speech.t("frame-review-lead")) }
                    (self.form(chosen))
                }
            }
            (who_sees(speech, &speech.t(&format!("frame-review-who-sees-{}", self.side))))
        }
    }

    fn form(&self, chosen: &BTreeMap<Section, Stance>) -> Markup {
        let speech = self.speech;
        let nothing = Frame::new();
        let frame = self.history.version(self.review.version).map_or(&nothing, |version| &version.frame);
        html! {
            form method="post" action=(self.path) {
                (hidden("review", &self.review.id.to_string()))
                @for section in &self.review.sections {
                    div class="card" {
                        (part(speech, frame, *section))
                        fieldset class="frame-stance" {
                            legend class="unseen" {
                                (say::section(speech, *section)) ": " (speech.t("frame-review-question"))
                            }
                            @for option in Stance::ALL {
                                label class="card-choice" {
                                    input type="radio" name=(section) value=(option) required
                                        checked[chosen.get(section) == Some(option)];
                                    span class="card-label" { (speech.t(&format!("frame-review-{option}"))) }
                                }
                            }
                        }
                    }
                }
                (submit(Weight::Primary, &speech.t("frame-review-send")))
            }
        }
    }
}

/// Both halves beside each other, and where a talk is wanted.
fn opened(speech: &Speech, reader: Side, beside: &[Beside]) -> Markup {
    let talk: Vec<String> = beside
        .iter()
        .filter(|one| one.asks_for_talk())
        .map(|one| say::section(speech, one.section))
        .collect();
    let joined = talk.join(", ");
    let line = if talk.is_empty() {
        speech.t("frame-review-all-fits")
    } else {
        speech.with("frame-review-talk-about", &[("count", &talk.len()), ("sections", &joined)])
    };
    let sides = match reader {
        Side::Client => [Side::Client, Side::Therapist],
        Side::Therapist => [Side::Therapist, Side::Client],
    };
    let whose = |side: Side| {
        let who = if side == reader { "own".to_owned() } else { side.to_string() };
        speech.t(&format!("agreement-column-{who}"))
    };
    let table = Table::new(speech.t("frame-review-beside"))
        .caption_unseen()
        .column(Align::Words, speech.t("frame-review-section"))
        .column(Align::Words, whose(sides[0]))
        .column(Align::Words, whose(sides[1]));
    let cell = |stance: Stance| {
        let meaning = match stance {
            Stance::Fits => Meaning::Settled,
            Stance::Talk => Meaning::ToDiscuss,
        };
        tag(meaning, &speech.t(&format!("frame-review-{stance}")))
    };
    let table = beside.iter().fold(table, |table, one| {
        let of = |side: Side| match side {
            Side::Client => cell(one.client),
            Side::Therapist => cell(one.therapist),
        };
        table.row(vec![html! { (say::section(speech, one.section)) }, of(sides[0]), of(sides[1])])
    });
    html! {
        p class="lead" { (line) }
        p class="quiet-text" { (speech.t("frame-review-difference")) }
        (table)
    }
}

/// What was sent: about which review, and what for each section.
fn read(fields: &Fields) -> Result<(FrameReviewId, BTreeMap<Section, Stance>), PageError> {
    let refused = || PageError::Refused("refusal-form".into());
    let names: Vec<&str> = Section::ALL.iter().map(|section| section.as_str()).collect();
    fields.only(&[&["review"], names.as_slice()].concat())?;
    let mut chosen = BTreeMap::new();
    for section in Section::ALL {
        // A radio button that was not touched is not sent.
        if let Some(word) = fields.all(section.as_str()).next() {
            chosen.insert(*section, word.parse().map_err(|_| refused())?);
        }
    }
    Ok((fields.one("review")?.parse().map_err(|_| refused())?, chosen))
}

/// Keeps one side's half; what it says if it cannot be kept as it is.
async fn keep(
    app: &App,
    by: &By<'_>,
    episode: &Episode,
    side: Side,
    review: &FrameReview,
    chosen: &BTreeMap<Section, Stance>,
) -> Result<Result<(), ReviewRefusal>, PageError> {
    still_open(episode.state)?;
    let half = match review.answer(side, chosen, by.now) {
        Ok(half) => half,
        Err(ReviewRefusal::AnsweredBefore) => return Ok(Ok(())),
        Err(refusal @ ReviewRefusal::Incomplete) => return Ok(Err(refusal)),
        Err(refusal) => return Err(refusal.into()),
    };
    match app.store.answer_frame_review(by, episode.id, review.id, side, &half).await {
        Ok(()) => Ok(Ok(())),
        Err(error) if error.is_conflict(REVIEW_MOVED) => {
            Err(PageError::Conflict("refusal-changed-meanwhile".into()))
        }
        Err(error) => Err(error.into()),
    }
}

fn told(speech: &Speech, refusal: ReviewRefusal) -> Markup {
    notice(Tone::Alert, None, &html! { p { (speech.with(refusal.message_key(), &[])) } })
}

/// The block on the therapist's page of the frame: how the last review is, and a way to begin one.
pub(super) fn block(speech: &Speech, kept: &Kept, reviews: &[FrameReview], is_open: bool) -> Markup {
    let last = last(reviews);
    let path = kept.path("/review");
    html! {
        section class="card" {
            h2 { (speech.t("frame-review-title")) }
            @match last.map(|review| (review, review.beside())) {
                None => { p { (speech.t("frame-review-none")) } }
                Some((review, Some(beside))) => {
                    @let talk = beside.iter().filter(|one| one.asks_for_talk()).count();
                    p { (speech.with("frame-review-last", &[("day", &day_of(speech, review.begun_at)), ("count", &talk)])) }
                    p { a href=(path) { (speech.t("frame-review-open")) } }
                }
                Some((review, None)) => {
                    @let waits = if review.halves.contains_key(&Side::Therapist) { "client" } else { "own" };
                    p { (speech.with(&format!("frame-review-waits-{waits}"), &[("day", &day_of(speech, review.begun_at))])) }
                    @if waits == "client" {
                        p { a href={ "/episodes/" (kept.case.episode.id) "/agreement#link" } { (speech.t("frame-state-link")) } }
                    }
                    p { a href=(path) { (speech.t("frame-review-open")) } }
                    @if is_open {
                        (post(Weight::Plain, &speech.t("frame-review-stop"), &format!("{path}/stop"),
                            &[("review", &review.id.to_string())]))
                    }
                }
            }
            @if is_open && last.is_none_or(|review| review.state() == ReviewState::Opened) {
                (post(Weight::Quiet, &speech.t("frame-review-begin"), &format!("{path}/begin"), &[]))
            }
        }
    }
}

/// Begins one, and leads to it. Begun twice at once, it is one.
pub async fn begin_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    fields.only(&[])?;
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    still_open(kept.case.episode.state)?;
    let before = reviews(&app, &kept.case.episode).await?;
    let to = Redirect::to(&kept.path("/review"));
    let by = signed_in.by(&app);
    let id = FrameReviewId::make(by.now, by.chance);
    let review = match begin(&kept.history, &before, id, signed_in.actor.member, by.now) {
        Ok(review) => review,
        Err(ReviewRefusal::UnderWay) => return Ok(to),
        Err(refusal) => return Err(refusal.into()),
    };
    match app.store.begin_frame_review(&by, kept.case.episode.id, &review).await {
        Ok(()) => Ok(to),
        Err(error) if error.is_conflict(REVIEW_MOVED) => Ok(to),
        Err(error) => Err(error.into()),
    }
}

/// Stops one that waits. What was answered stays, and nobody sees it.
pub async fn stop_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    fields.only(&["review"])?;
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    let id: FrameReviewId = fields.one("review")?.parse().map_err(|_| PageError::NotFound)?;
    let all = reviews(&app, &kept.case.episode).await?;
    let review = all.iter().find(|review| review.id == id).ok_or(PageError::NotFound)?;
    review.stop()?;
    match app.store.stop_frame_review(&signed_in.by(&app), kept.case.episode.id, id).await {
        Ok(()) => Ok(Redirect::to(&kept.path(""))),
        Err(error) if error.is_conflict(REVIEW_MOVED) => {
            Err(PageError::Conflict("refusal-changed-meanwhile".into()))
        }
        Err(error) => Err(error.into()),
    }
}

/// The therapist's page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    let id = kept.case.episode.id;
    app.store.note_read(&signed_in.by(&app), "frame.review-read", "episode", &id, Some(id)).await?;
    let all = reviews(&app, &kept.case.episode).await?;
    let review = last(&all).ok_or(PageError::NotFound)?;
    Ok(of_member(&signed_in, &kept, review, &BTreeMap::new(), None))
}

fn of_member(
    signed_in: &SignedIn,
    kept: &Kept,
    review: &FrameReview,
    chosen: &BTreeMap<Section, Stance>,
    told: Option<&Markup>,
) -> Markup {
    let speech = &signed_in.speech;
    let (client, href) = kept.way(signed_in);
    let at = At { speech, side: Side::Therapist, review, history: &kept.history, path: kept.path("/review") };
    let title = speech.t("frame-review-title");
    let main = html! {
        (breadcrumb(speech, &[(&client, &href), (&speech.t("frame-title"), &kept.path(""))]))
        (page_head(&title, None, None))
        (at.view(chosen, told))
    };
    signed_in.page(title, Nav::Caseload).wide(Width::Middle).render(&main)
}

/// Keeps the therapist's half.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (id, chosen) = read(&fields)?;
    let kept = Kept::of(&app, &signed_in, &episode).await?;
    let all = reviews(&app, &kept.case.episode).await?;
    let review = all.iter().find(|review| review.id == id).ok_or(PageError::NotFound)?;
    let by = signed_in.by(&app);
    match keep(&app, &by, &kept.case.episode, Side::Therapist, review, &chosen).await? {
        Ok(()) => Ok(Redirect::to(&kept.path("/review")).into_response()),
        Err(refusal) => {
            let told = told(&signed_in.speech, refusal);
            let page = of_member(&signed_in, &kept, review, &chosen, Some(&told));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The client's page.
pub async fn own_page(State(app): State<App>, place: Place) -> Result<Markup, PageError> {
    let episode = &place.case.episode;
    let all = reviews(&app, episode).await?;
    let review = last(&all).ok_or(PageError::NotFound)?;
    app.store
        .note_read(&place.by(&app), "frame.review-read", "episode", &episode.id, Some(episode.id))
        .await?;
    of_client(&app, &place, review, &BTreeMap::new(), None).await
}

async fn of_client(
    app: &App,
    place: &Place,
    review: &FrameReview,
    chosen: &BTreeMap<Section, Stance>,
    told: Option<&Markup>,
) -> Result<Markup, PageError> {
    let speech = &place.speech;
    let episode = &place.case.episode;
    let history = app.store.frame_history(episode.organisation, episode.id).await?;
    let path = place.path("/frame/review");
    let at = At { speech, side: Side::Client, review, history: &history, path };
    let title = speech.t("frame-review-title");
    let main = html! {
        (place.steps(&[
            (&speech.t("agreement-title"), &place.root),
            (&speech.t("frame-print-title"), &place.path("/frame")),
        ]))
        h1 { (title) }
        (at.view(chosen, told))
    };
    Ok(place.render(&title, "/frame/review", &main))
}

/// Keeps the client's half.
pub async fn own_submit(State(app): State<App>, place: Place, fields: Fields) -> Result<Response, PageError> {
    let (id, chosen) = read(&fields)?;
    let episode = &place.case.episode;
    let all = reviews(&app, episode).await?;
    let review = all.iter().find(|review| review.id == id).ok_or(PageError::NotFound)?;
    match keep(&app, &place.by(&app), episode, Side::Client, review, &chosen).await? {
        Ok(()) => Ok(Redirect::to(&place.path("/frame/review")).into_response()),
        Err(refusal) => {
            let told = told(&place.speech, refusal);
            let page = of_client(&app, &place, review, &chosen, Some(&told)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// What the client's pages say of a review: that one waits for the client, or where the last one is.
pub async fn own_line(app: &App, place: &Place) -> Result<Markup, PageError> {
    let all = reviews(app, &place.case.episode).await?;
    let Some(review) = last(&all) else { return Ok(html! {}) };
    let speech = &place.speech;
    let path = place.path("/frame/review");
    let waits = review.state() == ReviewState::Waiting && !review.halves.contains_key(&Side::Client);
    Ok(html! {
        @if waits {
            (notice(Tone::Info, None, &html! {
                p { (speech.t("frame-review-asked")) " " a href=(path) { (speech.t("frame-review-title")) } }
            }))
        } @else {
            p { a href=(path) { (speech.t("frame-review-again")) } }
        }
    })
}
