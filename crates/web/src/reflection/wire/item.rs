//! Things of a room as JSON, each as one viewer sees it.

use super::dots;
use alliance::clock::Timestamp;
use alliance::reflection::command::{Readiness, Sharing};
use alliance::reflection::event::Late;
use alliance::reflection::item::{Item, SeenRoom};
use alliance::reflection::numbers::{ClusterNumber, GroupNumber, PersonNumber, StepIndex};
use alliance::reflection::recurring::Word;
use alliance::reflection::state::{Ballot, Entry, Factor, Phase, Standing, State, Voice};
use alliance::reflection::template::{Collects, Step, Template};
use alliance::reflection::timer::Timer;
use alliance::reflection::view::{Mine, MyGroup, SeenNote};
use serde_json::{Value, json};

/// What was prepared, for devices that come in.
pub fn template(template: &Template) -> Value {
    let steps: Vec<Value> = template.steps.iter().map(step).collect();
    json!({
        "i": "template", "language": template.language.as_str(), "title": template.title,
        "parts": template.parts, "steps": steps,
    })
}

fn step(step: &Step) -> Value {
    let mut value = json!({
        "part": step.part, "title": step.title, "prompt": step.prompt, "minutes": step.minutes,
        "format": step.format.as_str(), "collects": step.collects.as_str(), "shows": step.shows.as_str(),
        "weight": step.weight.as_str(), "groups": step.groups,
    });
    if let Collects::Votes { dots, on_one } = step.collects {
        value["dots"] = dots.into();
        value["on_one"] = on_one.into();
    }
    value
}

/// A thing of a room.
pub fn item(item: Item, state: &State, now: Timestamp) -> Value {
    match item {
        Item::Room(seen) => room(&seen, now),
        Item::Groups(step, groups) => {
            let groups: Vec<Value> = groups
                .into_iter()
                .map(|(group, names)| {
                    let people = group.members.iter().zip(names).map(|(member, name)| person(*member, name));
                    let people: Vec<Value> = people.collect();
                    json!({"group": group.number.number(), "name": group.name, "people": people})
                })
                .collect();
            let seating = state.step(step).and_then(|(_, progress)| progress.seating.as_ref());
            let waiting = seating.map_or(0, |seating| seating.waiting.len());
            json!({"i": "groups", "step": step.number(), "groups": groups, "waiting": waiting})
        }
        Item::Cluster(cluster, Some(known)) => {
            json!({"i": "cluster", "cluster": cluster.number(), "name": known.name})
        }
        Item::Cluster(cluster, None) => json!({"i": "cluster", "cluster": cluster.number(), "gone": true}),
        Item::Note(_, Some(seen)) => note("note", &seen),
        Item::Note(number, None) => json!({"i": "note", "note": number.number(), "gone": true}),
        Item::MyNote(_, Some(seen)) => my_note(&seen),
        Item::MyNote(number, None) => json!({"i": "mynote", "note": number.number(), "gone": true}),
        Item::Tally(step, tally) => {
            let counted: Vec<Value> = tally.into_iter().map(|(on, count)| dots(on, count)).collect();
            json!({"i": "tally", "step": step.number(), "dots": counted})
        }
        Item::Factors(factors, locked) => {
            let factors: Vec<Value> = factors.iter().map(factor).collect();
            json!({"i": "factors", "factors": factors, "locked": locked})
        }
        Item::Intentions(shared) => {
            let shared = shared.into_iter().map(|one| json!({"by": one.by, "text": one.text}));
            json!({"i": "intentions", "intentions": shared.collect::<Vec<_>>()})
        }
        Item::Words(words, hidden) => {
            let words: Vec<Value> = words.iter().map(word).collect();
            json!({"i": "words", "words": words, "hidden": hidden})
        }
        Item::Person(number, Some(known)) => json!({
            "i": "person", "person": number.number(), "name": known.name,
            "muted": known.voice == Voice::Muted,
        }),
        Item::Person(number, None) => json!({"i": "person", "person": number.number(), "gone": true}),
        Item::Mine(own) => mine(own, state),
    }
}

fn room(seen: &SeenRoom, now: Timestamp) -> Value {
    let (phase, step) = match seen.phase {
        Phase::Lobby => ("lobby", None),
        Phase::Step(step) => ("step", Some(step.number())),
        Phase::Closed => ("closed", None),
    };
    let steps: Vec<Value> = seen
        .steps
        .iter()
        .map(|step| {
            json!({"begun": step.begun, "revealed": step.revealed, "authorship": step.authorship.as_str()})
        })
        .collect();
    json!({
        "i": "room", "phase": phase, "step": step, "entry": entry(seen.entry), "timer": timer(seen.timer, now),
        "steps": steps,
    })
}

fn entry(entry: Entry) -> &'static str {
    entry.as_str()
}

fn timer(timer: Timer, now: Timestamp) -> Value {
    let (state, ends_at) = match timer {
        Timer::Idle { .. } => ("idle", None),
        Timer::Running { ends_at, .. } => ("running", Some(ends_at.ms())),
        Timer::Paused { .. } => ("paused", None),
    };
    json!({"state": state, "left_ms": timer.left_ms(now), "ends_at": ends_at, "length_ms": timer.length_ms()})
}

/// What is as usual is left out: a note nobody's name stands on, in no cluster, of no group, there and not late. On a board
/// of many notes it would be a third of what is sent.
fn note(kind: &str, seen: &SeenNote) -> Value {
    let SeenNote { number, step, text, by, note, mine: _ } = seen;
    let mut value =
        json!({"i": kind, "note": number.number(), "step": step.number(), "text": text, "place": note.place});
    if let Some(by) = by {
        value["by"] = by.as_str().into();
    }
    if let Some(cluster) = note.cluster {
        value["cluster"] = cluster.number().into();
    }
    if let Some(group) = note.group {
        value["group"] = group.number().into();
    }
    match note.standing {
        Standing::There => {}
        Standing::Hidden | Standing::Parked => value["standing"] = note.standing.as_str().into(),
    }
    if note.late == Late::Yes {
        value["late"] = true.into();
    }
    value
}

fn my_note(seen: &SeenNote) -> Value {
    let mut value = note("mynote", seen);
    value["mine"] = seen.mine.into();
    value
}

fn person(number: PersonNumber, name: Option<String>) -> Value {
    json!({"person": number.number(), "name": name})
}

fn factor(factor: &Factor) -> Value {
    let cluster = factor.cluster.map(ClusterNumber::number);
    json!({"word": factor.word, "meaning": factor.meaning, "cluster": cluster})
}

fn word(word: &Word) -> Value {
    let notes: Vec<u32> = word.notes.iter().map(|note| note.number()).collect();
    json!({"stem": word.stem, "word": word.shown, "count": notes.len(), "notes": notes})
}

fn mine(own: Mine, state: &State) -> Value {
    let votes: Vec<Value> = own.ballots.iter().map(|(step, ballot)| votes(*step, ballot, state)).collect();
    let intention = own
        .intention
        .as_ref()
        .map(|intention| json!({"text": intention.text, "shared": intention.sharing == Sharing::Shared}));
    json!({
        "i": "mine", "person": own.person.number(), "name": own.name, "muted": own.voice == Voice::Muted,
        "ready": own.readiness == Readiness::Done, "group": own.group.map(my_group),
        "notes": own.notes.iter().map(my_note).collect::<Vec<_>>(), "votes": votes, "intention": intention,
    })
}

fn my_group(group: MyGroup) -> Value {
    let people: Vec<Value> = group.members.into_iter().map(|(member, name)| person(member, name)).collect();
    json!({"group": group.number.map(GroupNumber::number), "name": group.name, "people": people})
}

fn votes(step: StepIndex, ballot: &Ballot, state: &State) -> Value {
    let given: u32 = ballot.values().map(|dots| u32::from(*dots)).sum();
    let budget = match state.step(step).map(|(step, _)| step.collects) {
        Some(Collects::Votes { dots, .. }) => u32::from(dots),
        Some(
            Collects::Talk
            | Collects::Keywords
            | Collects::Notes
            | Collects::Clusters
            | Collects::Factors
            | Collects::Intentions,
        )
        | None => 0,
    };
    let on: Vec<Value> = ballot.iter().map(|(target, count)| dots(*target, (*count).into())).collect();
    json!({"step": step.number(), "dots": on, "left": budget.saturating_sub(given)})
}
