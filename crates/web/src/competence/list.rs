//! What one was asked to rate, what was asked about oneself, who looks along, and the sets to calibrate with.

use super::{Names, about};
use crate::error::PageError;
use crate::shell::button::{Weight, link};
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::part::{Meaning, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::people::{Member, MemberState};
use axum::extract::State;
use maud::{Markup, html};
use store::competence::SeenObservation;

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    signed_in.may(Act::SeeCompetence)?;
    let (organisation, member) = (signed_in.actor.organisation, signed_in.member.id);
    let speech = &signed_in.speech;
    let names = Names::of(&app, organisation).await?;
    let mut listed = Vec::new();
    for seen in app.store.observations_of(organisation, member).await? {
        let about = about(&app, speech, organisation, &seen).await?;
        listed.push((seen, about));
    }
    let of = |wanted: &dyn Fn(&SeenObservation) -> bool| -> Vec<&(SeenObservation, String)> {
        listed.iter().filter(|(seen, _)| wanted(seen)).collect()
    };
    let is_rater = |seen: &SeenObservation| seen.raters.contains(&member);
    let is_in = |seen: &SeenObservation| seen.ratings.iter().any(|one| one.rater == member);
    let to_rate = of(&|seen| is_rater(seen) && !is_in(seen));
    let rated = of(&|seen| is_rater(seen) && is_in(seen));
    let own = of(&|seen| seen.trainer == member);
    let is_trainer = decide(&signed_in.actor, Relation::Trainer, Act::SeeMirror).is_ok();
    let chose_me = app.store.trainers_of(organisation, member, app.now()).await?;
    let title = speech.t("competence-title");
    let main = html! {
        (page_head(&title, Some(&speech.t("competence-line")), None))
        section class="card" {
            h2 { (speech.t("competence-to-rate")) }
            @if to_rate.is_empty() { p { (speech.t("competence-nothing-to-rate")) } }
            @else { (lines(speech, &names, &to_rate, true)) }
            @if !rated.is_empty() {
                h3 { (speech.t("competence-rated")) }
                (lines(speech, &names, &rated, true))
                p { a href="/competence/raters" { (speech.t("competence-to-raters")) } }
            }
        }
        @if is_trainer { (trainer(speech, &names, &own)) }
        @if !chose_me.is_empty() {
            section class="card" {
                h2 { (speech.t("competence-chose-me")) }
                ul class="programme-people" {
                    @for one in &chose_me {
                        li { a href={ "/competence/development/" (one) } { (names.name(*one)) } }
                    }
                }
            }
        }
        section class="card" {
            h2 { (speech.t("competence-calibration")) }
            p { (speech.t("competence-calibration-line")) }
            p { (link(Weight::Quiet, &speech.t("competence-to-calibration"), "/competence/calibration")) }
        }
        (who_sees(speech, &speech.t("competence-who-sees")))
    };
    Ok(signed_in.page(title, Nav::Competence).render(&main))
}

fn trainer(speech: &Speech, names: &Names, own: &[&(SeenObservation, String)]) -> Markup {
    html! {
        section class="card" {
            h2 { (speech.t("competence-about-you")) }
            @if own.is_empty() { p { (speech.t("competence-nothing-about-you")) } }
            @else { (lines(speech, names, own, false)) }
            p { (speech.t("competence-ask-line")) }
            div class="actions" {
                (link(Weight::Primary, &speech.t("competence-ask-recording"), "/competence/ask"))
                (link(Weight::Quiet, &speech.t("competence-to-development"), "/competence/development"))
                (link(Weight::Quiet, &speech.t("competence-to-mirror"), "/mirror"))
            }
        }
    }
}

fn lines(
    speech: &Speech,
    names: &Names,
    listed: &[&(SeenObservation, String)],
    with_trainer: bool,
) -> Markup {
    html! {
        ul class="programme-people" {
            @for (seen, about) in listed {
                li {
                    a href={ "/observations/" (seen.id) } { (about) }
                    " "
                    @if with_trainer { span class="quiet-text" { (names.name(seen.trainer)) ", " } }
                    span class="quiet-text" { (day_of(speech, seen.begun)) }
                    " "
                    @if seen.is_open() { (tag(Meaning::Settled, &speech.t("competence-open"))) }
                    @else { (tag(Meaning::Plain, &speech.with("competence-in", &[("count", &seen.count), ("of", &seen.asked)]))) }
                }
            }
        }
    }
}

/// Whether a member can be asked to rate: somebody who signs in.
pub(super) fn can_rate(member: &Member) -> bool {
    member.state == MemberState::Active
}
