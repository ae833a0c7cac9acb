//! The board without script: clusters with their notes, and forms to move several notes at once, to give dots, to name and
//! merge.

use super::live::say;
use super::plain::{asking, one};
use crate::shell::button::{Weight, submit};
use crate::shell::form::{Control, Field, hidden};
use crate::shell::language::Speech;
use alliance::reflection::NAME_OF_CLUSTER_MOST;
use alliance::reflection::command::Target;
use alliance::reflection::event::Late;
use alliance::reflection::numbers::{ClusterNumber, StepIndex};
use alliance::reflection::state::{Ballot, Progress, Standing, State};
use alliance::reflection::template::{Collects, Step};
use alliance::reflection::view::{Mine, SeenNote, Viewer};
use maud::{Markup, html};

/// What a reader may do with the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum May {
    /// Read it.
    Read,
    /// Move notes, make and name clusters.
    Arrange,
    /// The same, and hide notes.
    Moderate,
}

impl May {
    /// As whom the forms ask.
    const fn role(self) -> &'static str {
        match self {
            Self::Read | Self::Arrange => "phone",
            Self::Moderate => "lead",
        }
    }
}

/// The notes a viewer sees, parked ones aside, in their order.
fn seen(state: &State, viewer: Viewer) -> Vec<SeenNote> {
    let mut seen: Vec<SeenNote> =
        state.notes().keys().filter_map(|number| state.seen_note(*number, viewer)).collect();
    seen.retain(|note| note.note.standing != Standing::Parked);
    seen.sort_by_key(|note| (note.step, note.note.place, note.number));
    seen
}

pub(super) fn dots_on(state: &State, target: Target) -> u32 {
    state.steps().filter_map(|(_, _, progress)| progress.tally.get(&target)).sum()
}

fn text_of(speech: &Speech, note: &SeenNote) -> String {
    note.text.clone().unwrap_or_else(|| say(speech, "hidden-note", &[]))
}

/// The board.
pub(super) fn board(speech: &Speech, state: &State, viewer: Viewer, may: May, path: &str) -> Markup {
    let seen = seen(state, viewer);
    let loose: Vec<&SeenNote> = seen.iter().filter(|note| note.note.cluster.is_none()).collect();
    let rest = if state.clusters().is_empty() { "notes" } else { "not-placed" };
    html! {
        @if seen.is_empty() && state.clusters().is_empty() { p class="soft" { (speech.t("reflection-board-empty")) } }
        @for (number, cluster) in state.clusters() {
            @let notes: Vec<&SeenNote> = seen.iter().filter(|note| note.note.cluster == Some(*number)).collect();
            @let dots = dots_on(state, Target::Cluster(*number));
            section class="cluster" {
                h2 dir="auto" { (cluster.name) }
                @if dots > 0 { p class="dots" { (say(speech, "dots-counted", &[("count", &dots)])) } }
                (list(speech, state, &notes, may, path))
                @if may != May::Read { (tools(speech, state, *number, may, path)) }
            }
        }
        @if !loose.is_empty() {
            section class="cluster loose" {
                h2 { (say(speech, rest, &[])) }
                (list(speech, state, &loose, may, path))
            }
        }
        @if may != May::Read && !seen.is_empty() { (arrange(speech, state, &seen, may, path)) }
    }
}

fn list(speech: &Speech, state: &State, notes: &[&SeenNote], may: May, path: &str) -> Markup {
    html! {
        ul class="notes" {
            @for note in notes {
                @let dots = dots_on(state, Target::Note(note.number));
                li class="note" {
                    span dir="auto" { (text_of(speech, note)) }
                    @if let Some(by) = &note.by { span class="note-by" dir="auto" { " " (by) } }
                    @if note.note.late == Late::Yes { span class="note-by" { " " (speech.t("reflection-note-late")) } }
                    @if dots > 0 { span class="note-by" { " " (say(speech, "dots-counted", &[("count", &dots)])) } }
                    @if may == May::Moderate {
                        @let (command, label) = match note.note.standing {
                            Standing::There => ("note.hide", "reflection-act-hide"),
                            Standing::Hidden | Standing::Parked => ("note.show", "reflection-act-show"),
                        };
                        (one(Weight::Plain, &speech.t(label), path, &[("t", command), ("as", may.role()), ("note", &note.number.to_string())]))
                    }
                }
            }
        }
    }
}

/// What everybody may see of one step; nothing while it is hidden.
pub(super) fn of_step(speech: &Speech, state: &State, step: StepIndex) -> Markup {
    let seen = seen(state, Viewer::Public);
    let notes: Vec<&SeenNote> = seen.iter().filter(|note| note.step == step).collect();
    html! {
        @if !notes.is_empty() {
            h2 { (speech.t("reflection-board")) }
            (list(speech, state, &notes, May::Read, ""))
        }
    }
}

/// One form moves any number of notes: to a cluster, to a new one, or out of any.
fn arrange(speech: &Speech, state: &State, seen: &[SeenNote], may: May, path: &str) -> Markup {
    let most = u32::try_from(NAME_OF_CLUSTER_MOST).expect("a short name");
    let mut places: Vec<(String, String)> =
        state.clusters().iter().map(|(number, cluster)| (number.to_string(), cluster.name.clone())).collect();
    places.push((String::new(), say(speech, "not-placed", &[])));
    let places: Vec<(&str, &str)> =
        places.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
    html! {
        section class="card" {
            h2 { (speech.t("reflection-act-move-chosen")) }
            form class="flow" method="post" action={ (path) "/do" } {
                (hidden("as", may.role()))
                fieldset class="choices" {
                    legend class="label" { (say(speech, "notes", &[])) }
                    @for note in seen {
                        label class="card-choice" {
                            input type="checkbox" name="notes" value=(note.number);
                            span class="card-label" dir="auto" { (text_of(speech, note)) }
                        }
                    }
                }
                (Field::new(Control::Select(&places), "cluster", speech.t("reflection-place-which")))
                button class="button primary" type="submit" name="t" value="note.move" { (speech.t("reflection-act-move")) }
                (Field::new(Control::Text, "name", speech.t("reflection-place-new")).optional(speech).max_length(most).autocomplete("off"))
                button class="button quiet" type="submit" name="t" value="cluster.new" { (speech.t("reflection-place-make")) }
            }
            (one(Weight::Quiet, &speech.t("reflection-act-undo"), path, &[("t", "undo"), ("as", may.role())]))
        }
    }
}

fn tools(speech: &Speech, state: &State, cluster: ClusterNumber, may: May, path: &str) -> Markup {
    let own = cluster.to_string();
    let name = state.clusters().get(&cluster).map_or("", |cluster| cluster.name.as_str());
    let others: Vec<(String, String)> = state
        .clusters()
        .iter()
        .filter(|(number, _)| **number != cluster)
        .map(|(number, cluster)| (number.to_string(), cluster.name.clone()))
        .collect();
    let others: Vec<(&str, &str)> =
        others.iter().map(|(number, name)| (number.as_str(), name.as_str())).collect();
    let most = u32::try_from(NAME_OF_CLUSTER_MOST).expect("a short name");
    html! {
        details class="more" {
            summary { (speech.t("reflection-act-change")) span class="unseen" { ": " (name) } }
            div {
                (asking(path, "cluster.name", "", &html! {
                    (hidden("as", may.role()))
                    (hidden("cluster", &own))
                    (Field::new(Control::Text, "name", say(speech, "rename-about", &[("about", &name)])).value(name).max_length(most).autocomplete("off").among(&own))
                    (submit(Weight::Quiet, &speech.t("reflection-act-rename")))
                }))
                @if !others.is_empty() {
                    (asking(path, "cluster.merge", "", &html! {
                        (hidden("as", may.role()))
                        (hidden("from", &own))
                        (Field::new(Control::Select(&others), "into", say(speech, "merge-about", &[("about", &name)])).among(&own))
                        (submit(Weight::Quiet, &speech.t("reflection-act-merge")))
                    }))
                }
                (one(Weight::Plain, &speech.t("reflection-act-drop-cluster"), path, &[("t", "cluster.drop"), ("as", may.role()), ("cluster", &own)]))
            }
        }
    }
}

/// The dots of one person: a number beside each cluster, and each note in none.
pub(super) fn votes(
    speech: &Speech,
    state: &State,
    mine: &Mine,
    (at, step, progress): (StepIndex, &Step, &Progress),
    path: &str,
) -> Markup {
    let Collects::Votes { dots, on_one } = step.collects else { return html! {} };
    let none = Ballot::new();
    let ballot = mine.ballots.iter().find(|(step, _)| *step == at).map_or(&none, |(_, ballot)| ballot);
    let given: u32 = ballot.values().map(|dots| u32::from(*dots)).sum();
    let (dots, most) = (u32::from(dots), u32::from(on_one));
    let left = dots.saturating_sub(given);
    let at = at.number().to_string();
    let row = |field: &'static str, number: String, target: Target, name: &str| {
        let now = ballot.get(&target).copied().unwrap_or(0);
        html! {
            li {
                (asking(path, "vote.set", "", &html! {
                    (hidden("step", &at))
                    (hidden(field, &number))
                    (Field::new(Control::Count { min: 0, max: i64::from(on_one) }, "dots", name).value(now.to_string()).autocomplete("off").among(format!("{field}-{number}")))
                    (submit(Weight::Quiet, &speech.t("reflection-vote-keep")))
                }))
            }
        }
    };
    let loose: Vec<SeenNote> = seen(state, Viewer::Public)
        .into_iter()
        .filter(|note| note.note.cluster.is_none() && note.note.standing == Standing::There)
        .collect();
    html! {
        @if progress.revealed { p { (say(speech, "dots-revealed", &[])) } }
        @else {
            p { (say(speech, "dots-left", &[("left", &left), ("dots", &dots), ("most", &most)])) }
            ul class="unmarked" {
                @for (number, cluster) in state.clusters() {
                    (row("cluster", number.to_string(), Target::Cluster(*number), &cluster.name))
                }
                @for note in &loose {
                    (row("note", note.number.to_string(), Target::Note(note.number), &text_of(speech, note)))
                }
            }
        }
    }
}
