//! For the trainer's eyes: each participant's working relationship on one scale, who may need a word and why.

use super::calendar::Facts;
use super::{Given, client};
use crate::caseload::{reason, row};
use crate::error::PageError;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{breadcrumb, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::administration::score::{Score, score};
use alliance::caseload::Reason;
use alliance::clock::Timestamp;
use alliance::programme::calendar::{Moment, Standing, standing, window};
use alliance::programme::group::MemberAnswers;
use alliance::programme::list::{RunAnswer, SATISFACTION, Stage, instrument};
use alliance::programme::run::{Participant, Run};
use alliance::programme::word::{Attended, Word, words};
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::caseload::{CaseloadEntry, Which};
use store::programme::answer::ListIn;

/// A participant with what the trainer may see of them.
struct Person<'a> {
    participant: &'a Participant,
    entry: Option<&'a CaseloadEntry>,
    words: Vec<Word>,
    why: Vec<String>,
    complaints: Vec<RunAnswer>,
    /// Lists that came in from paper, with who entered them.
    from_paper: Vec<(Stage, String)>,
    /// Lists that could come in now.
    asked: Vec<Stage>,
}

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
) -> Result<Markup, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::GiveRun).await?;
    let (organisation, now) = (given.run.organisation, app.now());
    app.store.note_read(&signed_in.by(&app), "run.read", "run", &given.run.id, None).await?;
    let facts = Facts::of(&app, &given).await?;
    let answers = app.store.group_answers(organisation, given.run.id, now).await?;
    // Only who is treated is on the caseload: a replacement sees nobody here.
    let entries = app.store.caseload(organisation, signed_in.member.id, Which::Open, now).await?;
    let speech = &signed_in.speech;
    let mut people = Vec::new();
    for participant in given.run.placed() {
        let Some(entry) = entries.iter().find(|entry| entry.episode == participant.episode) else { continue };
        let words = words(&given.run, participant, &attended(&given.run, &facts, &answers, participant, now));
        let scale = entry.standing.course_scale.as_ref();
        let mut why: Vec<String> = words.iter().map(|word| told(speech, *word)).collect();
        // Whose half is missing stands on the calendar, and not every check of a group is talked over with each.
        let own = entry.standing.reasons(now).into_iter().filter(|one| match one {
            Reason::Signal(_) | Reason::Difference { .. } | Reason::Drop { .. } | Reason::Worse { .. } => {
                true
            }
            Reason::Undiscussed { .. } | Reason::Missing { .. } => false,
        });
        why.extend(own.map(|one| reason::sentence(speech, one, scale)));
        let complaints = app.store.complaints_of(organisation, given.run.id, participant.id).await?;
        let (from_paper, asked) = paper(&given, &facts, participant, now);
        people.push(Person { participant, entry: Some(entry), words, why, complaints, from_paper, asked });
    }
    let title = speech.t("programme-to-people");
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs"), (&given.run.title, &given.path(""))]))
        (page_head(&title, Some(&speech.t("programme-people-line")), None))
        (view(speech, &given, &people))
        (computed(speech, &html! { p { (speech.t("programme-people-computed")) } }))
        (who_sees(speech, &speech.t("programme-who-sees-people")))
    };
    Ok(signed_in.page(title, Nav::Runs).render(&main))
}

/// The sessions of a participant that say something: answered, or with their time over.
fn attended<'a>(
    run: &Run,
    facts: &Facts,
    answers: &'a [MemberAnswers],
    participant: &Participant,
    now: Timestamp,
) -> Vec<Attended<'a>> {
    let is_over = |number| window(run, Moment::Session(number)).is_some_and(|window| window.due < now);
    let own = facts.sessions.iter().filter(|one| one.participant == participant.id);
    own.filter(|one| one.client_at.is_some() || is_over(one.number))
        .map(|one| Attended {
            number: one.number,
            is_in: one.client_at.is_some(),
            answers: answers
                .iter()
                .find(|given| given.participant == participant.id && given.number == one.number)
                .and_then(|given| given.answers.as_ref()),
        })
        .collect()
}

fn view(speech: &Speech, given: &Given, people: &[Person<'_>]) -> Markup {
    if people.is_empty() {
        return empty(&speech.t("programme-nobody"), &speech.t("programme-people-none"), None);
    }
    let (ask, quiet): (Vec<&Person<'_>>, Vec<&Person<'_>>) =
        people.iter().partition(|one| !one.why.is_empty());
    let said = speech.with("programme-people-word", &[("count", &ask.len()), ("of", &people.len())]);
    let table = Table::new(speech.t("programme-participants"))
        .caption_unseen()
        .column(Align::Words, speech.t("programme-participant"))
        .column(Align::Words, speech.t("programme-column-why"))
        .column(Align::Words, speech.t("programme-column-alliance"))
        .column(Align::Words, speech.t("programme-column-complaints"));
    let table = ask.iter().chain(&quiet).fold(table, |table, one| table.row(cells(speech, given, one)));
    html! {
        p class="lead" { (said) }
        div class="card caseload" { (table) }
    }
}

fn cells(speech: &Speech, given: &Given, one: &Person<'_>) -> Vec<Markup> {
    let there = given.run.held().filter(|meeting| meeting.has(one.participant.id)).count();
    let of = given.run.held().filter(|meeting| meeting.presence.contains_key(&one.participant.id)).count();
    debug_assert!(one.why.len() >= one.words.len(), "each word is told");
    vec![
        html! {
            a href={ "/episodes/" (one.participant.episode) } { (client(speech, &one.participant.code)) }
            span class="quiet-text" { " " (speech.with("programme-was-there", &[("count", &there), ("of", &of)])) }
        },
        html! {
            @match one.why.split_first() {
                None => { span class="quiet-text" { (speech.t("programme-no-word")) } }
                Some((first, others)) => {
                    span class="why" {
                        span class="why-first" { (first) }
                        @for reason in others { span class="quiet-text" { (reason) } }
                    }
                }
            }
        },
        html! { @if let Some(entry) = one.entry { (row::pictures(speech, &entry.standing)) } },
        html! { (complaints(speech, one)) (to_paper(speech, given, one)) },
    ]
}

/// Complaints before, at the end and at follow-up, in the list's own unit where it is published.
fn complaints(speech: &Speech, person: &Person<'_>) -> Markup {
    let answers = &person.complaints;
    html! {
        @if answers.is_empty() { span class="quiet-text" { (crate::shell::number::ABSENT) } }
        @for one in answers {
            span class="programme-score" {
                (speech.t(&format!("programme-stage-{}", one.stage))) ": " (total(speech, one))
                " " span class="quiet-text" { (day_of(speech, one.at)) }
                @if let Some((_, name)) = person.from_paper.iter().find(|(stage, _)| *stage == one.stage) {
                    " " span class="quiet-text" { (speech.with("programme-from-paper", &[("name", name)])) }
                }
            }
        }
    }
}

/// The way to enter a list from paper, where one is asked and not in.
fn to_paper(speech: &Speech, given: &Given, person: &Person<'_>) -> Markup {
    let participant = person.participant;
    html! {
        @for stage in &person.asked {
            @let named = speech.t(&format!("programme-stage-{stage}")).to_lowercase();
            @let label = speech.with("programme-enter-paper", &[("stage", &named)]);
            a href=(given.path(&format!("/participants/{}/paper/{stage}", participant.id))) {
                (label) span class="unseen" { ", " (client(speech, &participant.code)) }
            }
        }
    }
}

/// Which lists of a participant were entered from paper, and which could be now.
fn paper(
    given: &Given,
    facts: &Facts,
    participant: &Participant,
    now: Timestamp,
) -> (Vec<(Stage, String)>, Vec<Stage>) {
    let complaints =
        |one: &&ListIn| one.participant == participant.id && one.instrument.as_str() != SATISFACTION;
    let own: Vec<&ListIn> = facts.lists.iter().filter(complaints).collect();
    let entered = own.iter().filter_map(|one| {
        let by = given.run.trainers.iter().find(|trainer| Some(trainer.member) == one.entered_by)?;
        Some((one.stage, by.shown_name.clone()))
    });
    let asked = Stage::ALL.iter().copied().filter(|stage| {
        let answered = own.iter().any(|one| one.stage == *stage);
        !answered
            && match standing(&given.run, participant, Moment::Whole(*stage), None, now) {
                Standing::Due { .. } | Standing::Late { .. } => true,
                Standing::In { .. } | Standing::Coming { .. } | Standing::Skipped(_) => false,
            }
    });
    (entered.collect(), asked.collect())
}

pub(super) fn total(speech: &Speech, one: &RunAnswer) -> String {
    let Some(list) = instrument(&one.answers.instrument().id) else {
        return crate::shell::number::ABSENT.into();
    };
    let scores = score(list, &one.answers);
    let shown = scores.iter().find_map(|score| match &score.score {
        Score::Value(value) => Some(value.position),
        Score::Withheld(_) => None,
    });
    shown.map_or_else(
        || speech.t("programme-withheld"),
        |position| crate::shell::number::decimals(speech.language(), position, 1),
    )
}

fn told(speech: &Speech, word: Word) -> String {
    match word {
        Word::Absent { number } => speech.with("programme-word-absent", &[("number", &number)]),
        Word::MissedInARow { sessions } => speech.with("programme-word-missed", &[("sessions", &sessions)]),
        Word::SilentInARow { sessions } => speech.with("programme-word-silent", &[("sessions", &sessions)]),
        Word::LittlePlace { number, position } => {
            speech.with("programme-word-little-place", &[("number", &number), ("position", &position)])
        }
    }
}
