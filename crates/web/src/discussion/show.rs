//! The prepared case: alias, questions, curves, what happened, conclusions. One or two pages on paper.

use super::agreed;
use super::reach::{prepared, reached};
use crate::episode::case::curves;
use crate::error::PageError;
use crate::rupture::around::{Around, Telling};
use crate::shell::button::{Weight, link, print};
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::{Act, Relation};
use alliance::course::Course;
use alliance::discussion::{NamesOut, Preparation};
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::episode::EpisodeCase;

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let (case, relation) = reached(&app, &signed_in, &episode, Act::SeeDiscussion).await?;
    let (organisation, id, now) = (signed_in.actor.organisation, case.episode.id, app.now());
    app.store.note_read(&signed_in.by(&app), "discussion.read", "discussion", &id, Some(id)).await?;
    let record = app.store.record(organisation, id, now).await?;
    let sessions = app.store.sessions(id).await?;
    let version = app.store.preparation(organisation, id).await?;
    let preparation = prepared(version.as_ref(), id);
    let speech = &signed_in.speech;
    let course = Course::of(&record, case.episode.wellbeing, now);
    let around = Around::load(&app, &case, &course, &sessions).await?;
    let agreement = app.store.agreement(organisation, id).await?;
    let names = names_of(&app, &case).await?;
    let main = html! {
        (head(speech, &case, relation, &preparation, &course))
        (questions(speech, &preparation))
        (curves(speech, &case, &sessions, &record, now))
        section class="card" {
            h2 { (speech.t("discussion-happened")) }
            (around.line(speech, &course, Telling::WithoutNames))
            (around.outcomes(speech))
        }
        (agreed::view(speech, &agreement, &names))
        (conclusions(speech, &preparation))
        (who_sees(speech, &speech.t("discussion-who-sees")))
    };
    let here = match relation {
        Relation::Treats => Nav::Caseload,
        Relation::Supervises
        | Relation::SameOrganisation
        | Relation::Trainer
        | Relation::Rater
        | Relation::ChosenSupervisor
        | Relation::Keeper => Nav::Nowhere,
    };
    let title = speech.with("discussion-title", &[("alias", &preparation.alias)]);
    Ok(signed_in.page(title, here).render(&main))
}

/// The names that are known of who the case is about.
async fn names_of(app: &App, case: &EpisodeCase) -> Result<NamesOut, PageError> {
    let identity = app.store.identity(case.episode.organisation, case.client.id).await?;
    let therapists = case.therapists.iter().map(|one| one.shown_name.as_str());
    let client = [identity.name.as_deref().unwrap_or(""), case.client.code.as_str()];
    Ok(NamesOut::of(therapists.chain(client)))
}

fn head(
    speech: &Speech,
    case: &EpisodeCase,
    relation: Relation,
    preparation: &Preparation,
    course: &Course,
) -> Markup {
    let title = speech.with("discussion-title", &[("alias", &preparation.alias)]);
    let format = speech.t(&format!("client-format-{}", case.episode.format));
    let mut line = vec![speech.with("discussion-sessions", &[("count", &course.sessions.len())]), format];
    line.extend(case.episode.model.map(|model| speech.t(&format!("client-model-{model}"))));
    let episode = format!("/episodes/{}", case.episode.id);
    let actions = html! {
        (print(speech))
        @if relation == Relation::Treats {
            (link(Weight::Quiet, &speech.t("discussion-to-share"), &format!("{episode}/discussion/share")))
            (link(Weight::Primary, &speech.t("discussion-to-edit"), &format!("{episode}/discussion/edit")))
        }
    };
    html! {
        @match relation {
            Relation::Treats => {
                @let client = speech.with("client-name", &[("code", &case.client.code.as_str())]);
                (breadcrumb(speech, &[(&client, &episode)]))
            }
            Relation::Supervises
        | Relation::SameOrganisation
        | Relation::Trainer
        | Relation::Rater
        | Relation::ChosenSupervisor
        | Relation::Keeper => {
                (breadcrumb(speech, &[(&speech.t("discussion-list-title"), "/discussions")]))
            }
        }
        (page_head(&title, Some(&line.join(" · ")), Some(&actions)))
    }
}

fn questions(speech: &Speech, preparation: &Preparation) -> Markup {
    html! {
        section class="card" {
            h2 { (speech.t("discussion-questions")) }
            @if preparation.questions.is_empty() && preparation.own_question.is_none() {
                p class="quiet-text" { (speech.t("discussion-no-questions")) }
            } @else {
                ul {
                    @for question in &preparation.questions {
                        li { (speech.t(&format!("discussion-question-{question}"))) }
                    }
                    @if let Some(own) = &preparation.own_question { li class="typed" dir="auto" { (own) } }
                }
            }
        }
    }
}

fn conclusions(speech: &Speech, preparation: &Preparation) -> Markup {
    html! {
        section class="card conclusions" {
            h2 { (speech.t("discussion-conclusions")) }
            @match &preparation.conclusions {
                Some(text) => { p class="typed" dir="auto" { (text) } }
                None => { p class="quiet-text" { (speech.t("discussion-no-conclusions")) } }
            }
        }
    }
}
