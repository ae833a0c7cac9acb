//! Goals and tasks as a colleague reads them: both wordings, what each rated, where the two differ most. Names and the
//! code are taken out of the words, and no day is told.

use crate::agreement::told;
use crate::shell::language::Speech;
use crate::shell::part::{Meaning, tag};
use alliance::agreement::difference::differences;
use alliance::agreement::point::{Kind, Point, Status};
use alliance::agreement::rating::Question;
use alliance::agreement::{Agreement, Side};
use alliance::discussion::NamesOut;
use alliance::reveal::Distance;
use maud::{Markup, html};

/// How many differences are told.
const DIFFERENCES_TOLD: usize = 3;

/// The part of the page; nothing where nothing was agreed on.
pub(super) fn view(speech: &Speech, agreement: &Agreement, names: &NamesOut) -> Markup {
    let going_on =
        |kind: Kind| -> Vec<&Point> { agreement.of_kind(kind).filter(|point| point.is_going_on()).collect() };
    let kinds = [(Kind::Goal, going_on(Kind::Goal)), (Kind::Task, going_on(Kind::Task))];
    if kinds.iter().all(|(_, points)| points.is_empty()) {
        return html! {};
    }
    html! {
        section class="card" {
            h2 { (speech.t("discussion-goals")) }
            (largest(speech, agreement, names))
            @for (kind, points) in &kinds {
                @if !points.is_empty() {
                    h3 { (speech.t(&format!("agreement-list-{kind}"))) }
                    ul class="agreed" { @for point in points { li { (told_point(speech, point, names)) } } }
                }
            }
            p class="quiet-text" { (speech.t("discussion-goals-line")) }
        }
    }
}

fn largest(speech: &Speech, agreement: &Agreement, names: &NamesOut) -> Markup {
    let told: Vec<String> = differences(agreement)
        .iter()
        .filter(|one| one.distance() == Distance::Large)
        .take(DIFFERENCES_TOLD)
        .filter_map(|one| {
            let title = names.out_of(agreement.point(one.point)?.title());
            let question = speech.t(&format!("agreement-short-{}", one.question));
            let (client, therapist) = (i64::from(one.client.points()), i64::from(one.therapist.points()));
            Some(speech.with(
                "discussion-difference",
                &[
                    ("title", &told::short(&title)),
                    ("question", &question),
                    ("client", &client),
                    ("therapist", &therapist),
                ],
            ))
        })
        .collect();
    html! {
        @if !told.is_empty() {
            h3 { (speech.t("agreement-largest")) }
            ul { @for sentence in &told { li dir="auto" { (sentence) } } }
        }
    }
}

fn told_point(speech: &Speech, point: &Point, names: &NamesOut) -> Markup {
    let terms = &point.current().terms;
    let status = point.status();
    let meaning = if status == Status::Agreed { Meaning::Settled } else { Meaning::Plain };
    html! {
        @for side in Side::ALL {
            @if let Some(words) = terms.words(*side) {
                p {
                    span class="quiet-text" { (speech.t(&format!("agreement-column-{side}"))) ": " }
                    span class="typed" dir="auto" { (names.out_of(words.as_str())) }
                }
            }
        }
        p {
            (tag(meaning, &speech.t(&format!("agreement-status-{status}"))))
            @if let Some(line) = ratings(speech, point) { " " span class="quiet-text" { (line) } }
        }
    }
}

/// `hoe belangrijk: cliënt 9, therapeut 6 · hoe ver: cliënt 3`.
fn ratings(speech: &Speech, point: &Point) -> Option<String> {
    let side = |question, side: Side| {
        let points = i64::from(point.rating(question, side)?.points());
        let who = speech.t(&format!("discussion-by-{side}"));
        Some(speech.with("discussion-rated", &[("who", &who), ("points", &points)]))
    };
    let parts: Vec<String> = Question::ALL
        .iter()
        .filter_map(|&question| {
            let rated: Vec<String> = Side::ALL.iter().filter_map(|&of| side(question, of)).collect();
            let name = speech.t(&format!("agreement-short-{question}"));
            (!rated.is_empty()).then(|| format!("{name}: {}", rated.join(", ")))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
