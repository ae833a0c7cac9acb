//! One run: when it is, who takes part, and what is still to come in.

use super::calendar::Facts;
use super::{Given, client, medium, when};
use crate::error::PageError;
use crate::shell::button::{Weight, link, post, submit};
use crate::shell::date::day_of;
use crate::shell::form::{Control, Field, once};
use crate::shell::language::Speech;
use crate::shell::notice::{empty, who_sees};
use crate::shell::part::{Meaning, breadcrumb, more, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use alliance::medium::shared::Shared;
use alliance::programme::calendar::{Measure, Party, Standing, asked};
use alliance::programme::run::{Leaving, Meeting, MeetingState, Participant, Place};
use axum::extract::{Path, State};
use maud::{Markup, html};

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(run): Path<String>,
) -> Result<Markup, PageError> {
    let given = Given::of(&app, &signed_in, &run, Act::KeepRun).await?;
    render(&app, &signed_in, &given, &html! {}).await
}

/// The page with something told on top.
pub(super) async fn render(
    app: &App,
    signed_in: &SignedIn,
    given: &Given,
    told: &Markup,
) -> Result<Markup, PageError> {
    let facts = Facts::of(app, given).await?;
    let shared = medium::of(app, given).await?;
    let speech = &signed_in.speech;
    let is_given = given.is_given_by(signed_in);
    let actions = html! {
        @if is_given {
            (link(Weight::Primary, &speech.t("programme-to-group"), &given.path("/group")))
            (link(Weight::Quiet, &speech.t("programme-to-people"), &given.path("/people")))
        }
        (link(Weight::Quiet, &speech.t("programme-to-schedule"), &given.path("/schedule")))
    };
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("programme-list-title"), "/runs")]))
        (page_head(&given.run.title, Some(&line(speech, given)), Some(&actions)))
        (told)
        (open_now(speech, given, &facts, app.now()))
        section class="card" { h2 { (speech.t("programme-calendar")) } (calendar(speech, given, &facts, is_given)) }
        (participants(app, speech, given, &shared))
        (trainers(speech, given))
        (who_sees(speech, &speech.t("programme-who-sees-run")))
    };
    Ok(signed_in.page(given.run.title.clone(), Nav::Runs).render(&main))
}

fn line(speech: &Speech, given: &Given) -> String {
    let run = &given.run;
    let taking = run.placed().count();
    let mut parts = vec![
        given.programme.title.clone(),
        speech.with("programme-taking-part", &[("count", &taking), ("of", &run.places)]),
    ];
    parts.extend(run.place.clone());
    parts.join(" · ")
}

/// What is asked and not in, in one sentence before the lists.
fn open_now(speech: &Speech, given: &Given, facts: &Facts, now: Timestamp) -> Markup {
    let (mut members, mut trainers, mut late) = (0_usize, 0_usize, 0_usize);
    // What is asked after a session is one form.
    let forms = asked(&given.run).into_iter().filter(|one| match one.measure {
        Measure::Alliance | Measure::Complaints | Measure::Satisfaction => true,
        Measure::GroupCheck | Measure::Wellbeing => false,
    });
    for one in forms {
        for participant in &given.run.participants {
            let is_late = match facts.standing(given, participant, one, now) {
                Standing::Due { .. } => false,
                Standing::Late { .. } => true,
                Standing::Coming { .. } | Standing::In { .. } | Standing::Skipped(_) => continue,
            };
            late += usize::from(is_late);
            match one.party {
                Party::Participant => members += 1,
                Party::Trainer => trainers += 1,
            }
        }
    }
    let said = match (members, trainers) {
        (0, 0) => speech.t("programme-open-nothing"),
        (_, _) => speech
            .with("programme-open-now", &[("members", &members), ("trainers", &trainers), ("late", &late)]),
    };
    html! { p class="lead" { (said) } }
}

fn calendar(speech: &Speech, given: &Given, facts: &Facts, is_given: bool) -> Markup {
    let next = given.run.next().map(|meeting| meeting.number);
    let table = Table::new(speech.t("programme-calendar"))
        .caption_unseen()
        .column(Align::Words, speech.t("programme-column-session"))
        .column(Align::Words, speech.t("programme-column-when"))
        .column(Align::Words, speech.t("programme-column-standing"))
        .column(Align::Words, speech.t("programme-column-step"));
    let table = given.run.meetings.iter().fold(table, |table, meeting| {
        table.row(vec![
            html! { a href=(given.path(&format!("/sessions/{}", meeting.number))) { (given.meeting_title(speech, meeting)) } },
            html! { (when(speech, meeting)) },
            standing(speech, meeting, facts),
            step(speech, given, meeting, next == Some(meeting.number), facts, is_given),
        ])
    });
    html! { (table) }
}

fn standing(speech: &Speech, meeting: &Meeting, facts: &Facts) -> Markup {
    match meeting.state {
        MeetingState::Planned => {
            html! { span class="quiet-text" { (speech.t("programme-meeting-planned")) } }
        }
        MeetingState::Cancelled => html! { (speech.t("programme-meeting-cancelled")) },
        MeetingState::Held => {
            let there = meeting.who_took_part().count();
            let of = meeting.presence.len();
            let own = || facts.sessions.iter().filter(|one| one.number == meeting.number);
            let (members, trainer) = (
                own().filter(|one| one.client_at.is_some()).count(),
                own().filter(|one| one.trainer_at.is_some()).count(),
            );
            html! {
                (speech.with("programme-there", &[("count", &there), ("of", &of)]))
                " " span class="quiet-text" {
                    (speech.with("programme-halves", &[("members", &members), ("trainer", &trainer), ("of", &there)]))
                }
            }
        }
    }
}

fn step(
    speech: &Speech,
    given: &Given,
    meeting: &Meeting,
    is_next: bool,
    facts: &Facts,
    is_given: bool,
) -> Markup {
    let weight = if is_next { Weight::Quiet } else { Weight::Plain };
    let named = |key: &str, under: &str, weight: Weight| {
        let path = given.path(&format!("/sessions/{}{under}", meeting.number));
        let label = html! { (speech.t(key)) span class="unseen" { ": " (speech.with("programme-session", &[("number", &meeting.number)])) } };
        let class = match weight {
            Weight::Primary => "button primary",
            Weight::Quiet => "button quiet",
            Weight::Danger => "button danger",
            Weight::Plain => "button plain",
        };
        html! { a class=(class) href=(path) { (label) } }
    };
    match meeting.state {
        MeetingState::Planned => named("programme-step-hold", "", weight),
        MeetingState::Cancelled => html! {},
        MeetingState::Held => {
            let waits =
                facts.sessions.iter().any(|one| one.number == meeting.number && one.trainer_at.is_none());
            html! { @if waits && is_given { (named("programme-step-rate", "/ratings", Weight::Quiet)) } }
        }
    }
}

fn participants(app: &App, speech: &Speech, given: &Given, shared: &Shared) -> Markup {
    let of = |wanted: fn(&Place) -> bool| -> Vec<&Participant> {
        given.run.participants.iter().filter(|one| wanted(&one.place)).collect()
    };
    let placed = of(|place| matches!(place, Place::Placed { .. }));
    let waiting = of(|place| matches!(place, Place::Waiting { .. }));
    let left = of(|place| matches!(place, Place::Left { .. }));
    html! {
        section class="card" id="participants" {
            h2 { (speech.t("programme-participants")) }
            @if placed.is_empty() {
                (empty(&speech.t("programme-nobody"), &speech.t("programme-nobody-line"), None))
            } @else {
                ul class="programme-people" { @for one in &placed { li { (person(speech, given, one)) } } }
            }
            @if !waiting.is_empty() {
                h3 { (speech.t("programme-waiting")) }
                ul class="programme-people" {
                    @for one in &waiting {
                        li {
                            (client(speech, &one.code))
                            @if given.run.free_places() > 0 {
                                (post(Weight::Quiet, &speech.with("programme-give-place", &[("code", &one.code.as_str())]),
                                    &given.path(&format!("/participants/{}/place", one.id)), &[]))
                            }
                            (leave(speech, given, one))
                        }
                    }
                }
            }
            @if !left.is_empty() {
                (more(&speech.with("programme-left-count", &[("count", &left.len())]), &html! {
                    ul { @for one in &left { li { (client(speech, &one.code)) ": " (left_why(speech, one.place)) } } }
                }))
            }
            (more(&speech.t("programme-add"), &html! {
                form method="post" action=(given.path("/participants")) {
                    (once(&app.once()))
                    (Field::new(Control::Lines(4), "codes", speech.t("programme-field-codes"))
                        .help(speech.t("programme-field-codes-help")).max_length(2000))
                    (submit(Weight::Primary, &speech.t("programme-add-go")))
                }
            }))
            @if !placed.is_empty() || !waiting.is_empty() { (medium::section(speech, given, shared)) }
            @if !placed.is_empty() {
                (more(&speech.t("programme-links"), &html! {
                    p { (speech.t("programme-links-line")) }
                    (post(Weight::Quiet, &speech.t("programme-links-go"), &given.path("/links"), &[]))
                }))
            }
        }
    }
}

fn person(speech: &Speech, given: &Given, one: &Participant) -> Markup {
    let there = given.run.held().filter(|meeting| meeting.has(one.id)).count();
    let of = given.run.held().filter(|meeting| meeting.presence.contains_key(&one.id)).count();
    html! {
        a href={ "/episodes/" (one.episode) } { (client(speech, &one.code)) }
        @if of > 0 {
            " " span class="quiet-text" { (speech.with("programme-was-there", &[("count", &there), ("of", &of)])) }
        }
        (leave(speech, given, one))
    }
}

fn leave(speech: &Speech, given: &Given, one: &Participant) -> Markup {
    let name = format!("why-{}", one.id);
    more(
        &speech.with("programme-leave", &[("code", &one.code.as_str())]),
        &html! {
            form method="post" action=(given.path(&format!("/participants/{}/leave", one.id))) {
                div class="field" {
                    label for=(name) { (speech.t("programme-field-why")) }
                    select id=(name) name="why" {
                        @for why in Leaving::ALL { option value=(why) { (speech.t(&format!("programme-leaving-{why}"))) } }
                    }
                }
                (submit(Weight::Danger, &speech.t("programme-leave-go")))
            }
        },
    )
}

fn left_why(speech: &Speech, place: Place) -> String {
    match place {
        Place::Left { at, why, placed: _ } => {
            let why = speech.t(&format!("programme-leaving-{why}"));
            speech.with("programme-left", &[("day", &day_of(speech, at)), ("why", &why)])
        }
        Place::Waiting { .. } | Place::Placed { .. } => String::new(),
    }
}

fn trainers(speech: &Speech, given: &Given) -> Markup {
    html! {
        section class="card" id="trainers" {
            h2 { (speech.t("programme-trainers")) }
            ul class="programme-people" {
                @for one in &given.run.trainers {
                    li {
                        (one.shown_name) " "
                        @match one.until {
                            None => { (tag(Meaning::Plain, &speech.t(&format!("programme-part-{}", one.part)))) }
                            Some(until) => {
                                span class="quiet-text" { (speech.with("programme-gave-until", &[("day", &day_of(speech, until))])) }
                            }
                        }
                        @if one.until.is_none() && given.run.trainers.iter().filter(|one| one.until.is_none()).count() > 1 {
                            (post(Weight::Plain, &speech.with("programme-trainer-end", &[("name", &one.shown_name)]),
                                &given.path("/trainers/end"), &[("member", &one.member.to_string())]))
                        }
                    }
                }
            }
            p { (link(Weight::Plain, &speech.t("programme-trainer-add"), &given.path("/trainers"))) }
            @if let Some(online) = &given.run.online {
                p { (speech.t("programme-field-online")) ": " bdi { (online) } }
            }
        }
    }
}
