//! A room in small: each promise once, in words.

use super::command::{Command, Sharing, Target};
use super::decide::Moment;
use super::numbers::{ClusterNumber, CommandKey, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::ready::Ready;
use super::recurring::{shared, words};
use super::refusal::Refusal;
use super::report::Report;
use super::role::Who;
use super::room::{Room, Taken, Trace, Turn};
use super::state::{Phase, Standing, State};
use super::template::{Authorship, Collects};
use super::view::Viewer;
use crate::Language;
use crate::clock::{MINUTE_MS, SeededChance, Timestamp};
use std::collections::BTreeSet;

const NOW: Timestamp = Timestamp::from_ms(1_000_000);

struct Table {
    room: Room,
    chance: SeededChance,
    here: BTreeSet<PersonNumber>,
    now: Timestamp,
    keys: u8,
}

impl Table {
    fn new(ready: Ready, people: u32) -> Self {
        let template = ready.template(Language::Dutch, str::to_owned);
        let room = Room::new(State::new(template), 0, BTreeSet::new());
        let here = (1..=people).map(PersonNumber::of).collect();
        let mut table = Self { room, chance: SeededChance::new(3), here, now: NOW, keys: 0 };
        for number in 1..=people {
            table.room.join(Some(&format!("Deelnemer {number:02}")), NOW).unwrap();
        }
        table
    }

    fn take(&mut self, who: Who, command: Command) -> Result<Turn, Refusal> {
        self.keys += 1;
        let moment = Moment { now: self.now, chance: &self.chance, here: &self.here };
        match self.room.take(who, CommandKey([self.keys; 16]), &command, &moment)? {
            Taken::Now(turn) => Ok(turn),
            Taken::Before => panic!("each key is used once here"),
        }
    }

    fn lead(&mut self, command: Command) -> Turn {
        self.take(Who::Facilitator, command).unwrap()
    }

    fn write(&mut self, person: u32, step: u32, text: &str) -> NoteNumber {
        let command = Command::WriteNote { step: StepIndex::of(step), text: text.into() };
        self.take(by(person), command).unwrap().note.unwrap()
    }

    fn state(&self) -> &State {
        self.room.state()
    }
}

fn by(person: u32) -> Who {
    Who::Participant(PersonNumber::of(person))
}

fn go(step: u32) -> Command {
    Command::GoTo { step: StepIndex::of(step) }
}

fn reveal(step: u32) -> Command {
    Command::Reveal { step: StepIndex::of(step) }
}

#[test]
fn what_is_hidden_shows_to_its_writer_alone_until_it_is_revealed_and_then_has_no_writer() {
    let mut table = Table::new(Ready::FiveSteps, 2);
    table.lead(go(0));
    let note = table.write(1, 0, "niet oordelen");
    let sees = |table: &Table, viewer| table.state().seen_note(note, viewer).and_then(|seen| seen.text);
    let one = Viewer::Person(PersonNumber::of(1));
    let other = Viewer::Person(PersonNumber::of(2));
    assert_eq!(sees(&table, one).as_deref(), Some("niet oordelen"));
    for viewer in [other, Viewer::Facilitator, Viewer::Public] {
        assert_eq!(sees(&table, viewer), None, "{viewer:?}");
    }
    let turn = table.lead(reveal(0));
    assert_eq!(turn.trace, Trace::Cleared, "the log may not keep whose it was");
    assert_eq!(sees(&table, Viewer::Public).as_deref(), Some("niet oordelen"));
    assert_eq!(table.state().notes()[&note].by, None);
    assert!(table.state().mine(PersonNumber::of(1)).unwrap().notes.is_empty());
    let edit = Command::EditNote { note, text: "toch wel".into() };
    assert_eq!(table.take(by(1), edit), Err(Refusal::NoSuchNote), "nobody knows whose it was");
}

#[test]
fn a_name_stands_on_a_named_note_and_the_promise_holds_once_somebody_wrote() {
    let mut table = Table::new(Ready::FiveSteps, 1);
    let named = |step| Command::ChooseAuthorship { step: StepIndex::of(step), authorship: Authorship::Named };
    table.lead(named(2));
    table.lead(go(2));
    let note = table.write(1, 2, "tempo");
    let seen = table.state().seen_note(note, Viewer::Public).unwrap();
    assert_eq!(seen.by.as_deref(), Some("Deelnemer 01"));
    table.lead(go(0));
    table.write(1, 0, "humor");
    assert_eq!(table.take(Who::Facilitator, named(0)), Err(Refusal::NotesWritten));
    let back = Command::ChooseAuthorship { step: StepIndex::of(2), authorship: Authorship::Anonymous };
    assert_eq!(table.take(Who::Facilitator, back), Err(Refusal::NotesWritten));
}

#[test]
fn a_note_that_comes_late_is_marked_or_parked_and_the_facilitator_lets_it_in() {
    let mut table = Table::new(Ready::FiveSteps, 2);
    table.lead(go(0));
    table.lead(go(2));
    let slow = table.write(1, 0, "nog invullen mag");
    assert_eq!(table.state().notes()[&slow].standing, Standing::There);
    table.lead(go(0));
    table.lead(reveal(0));
    let late = table.write(2, 0, "later");
    assert!(table.state().is_readable(&table.state().notes()[&late]));
    table.lead(go(2));
    let parked = table.write(2, 0, "veel later");
    assert_eq!(table.state().seen_note(parked, Viewer::Public), None);
    assert!(table.state().seen_note(parked, Viewer::Facilitator).unwrap().text.is_some());
    assert_eq!(table.state().notes()[&parked].by, None);
    table.lead(Command::ShowNote { note: parked });
    assert!(table.state().seen_note(parked, Viewer::Public).is_some());
}

#[test]
fn dots_have_a_limit_go_along_when_clusters_merge_and_belong_to_nobody_once_counted() {
    let mut table = Table::new(Ready::FiveSteps, 2);
    table.lead(go(2));
    let note = table.write(1, 2, "los");
    for name in ["Veiligheid", "Echtheid"] {
        table.lead(Command::MakeCluster { name: name.into(), notes: vec![] });
    }
    table.lead(go(4));
    let step = StepIndex::of(4);
    let (first, second) = (ClusterNumber::of(1), ClusterNumber::of(2));
    let on = |cluster, dots| Command::Vote { step, target: Target::Cluster(cluster), dots };
    table.take(by(1), on(first, 2)).unwrap();
    assert_eq!(table.take(by(1), on(first, 3)), Err(Refusal::TooManyDots { most: 2 }));
    assert_eq!(table.take(by(1), on(second, 2)), Err(Refusal::TooManyDots { most: 1 }));
    table.take(by(1), on(second, 1)).unwrap();
    table.take(by(2), Command::Vote { step, target: Target::Note(note), dots: 1 }).unwrap();
    assert_eq!(table.take(by(2), on(ClusterNumber::of(9), 1)), Err(Refusal::NoSuchCluster));
    table.lead(Command::MergeClusters { from: second, into: first });
    assert_eq!(table.state().step(step).unwrap().1.dots_of(PersonNumber::of(1)), 2, "one went back");
    let turn = table.lead(reveal(4));
    assert_eq!(turn.trace, Trace::Cleared);
    let (_, progress) = table.state().step(step).unwrap();
    assert!(progress.ballots.is_empty());
    assert_eq!(progress.tally, [(Target::Cluster(first), 2), (Target::Note(note), 1)].into());
    assert_eq!(table.take(by(1), on(first, 0)), Err(Refusal::Revealed));
}

#[test]
fn who_takes_part_cannot_lead_and_the_wall_does_nothing() {
    let mut table = Table::new(Ready::FiveSteps, 1);
    table.lead(go(0));
    for command in [go(1), reveal(0), Command::Close, Command::StartTimer, Command::Lock, Command::DrawGroups]
    {
        assert_eq!(table.take(by(1), command), Err(Refusal::NotAllowed));
    }
    let note = Command::WriteNote { step: StepIndex::of(0), text: "x".into() };
    assert_eq!(table.take(Who::Projector, note.clone()), Err(Refusal::NotAllowed));
    assert_eq!(table.take(by(7), note.clone()), Err(Refusal::NoSuchPerson));
    let group = Command::MakeCluster { name: "x".into(), notes: vec![] };
    assert_eq!(table.take(by(1), group), Err(Refusal::NotCollected), "nobody is asked to group yet");
    table.lead(Command::Mute { person: PersonNumber::of(1) });
    assert_eq!(table.take(by(1), note), Err(Refusal::Muted));
}

#[test]
fn what_is_typed_is_taken_whole_or_not_at_all() {
    let mut table = Table::new(Ready::FiveSteps, 1);
    table.lead(go(2));
    let mut check = |text: String, expected: Result<(), Refusal>| {
        let shown: String = text.chars().take(12).collect();
        let command = Command::WriteNote { step: StepIndex::of(2), text };
        assert_eq!(table.take(by(1), command).map(drop), expected, "{shown:?}");
    };
    check("  ".into(), Err(Refusal::Empty));
    check("é".repeat(280), Ok(()));
    check("é".repeat(281), Err(Refusal::TooLong { count: 281, most: 280 }));
    check("goed\u{202e}fout".into(), Err(Refusal::Unreadable));
    check("a\u{0}b".into(), Err(Refusal::Unreadable));
    check("<script>alert(1)</script>".into(), Ok(()));
}

#[test]
fn a_board_can_be_undone_change_by_change() {
    let mut table = Table::new(Ready::FiveSteps, 1);
    table.lead(go(2));
    let notes: Vec<NoteNumber> = ["een", "twee", "drie"].map(|text| table.write(1, 2, text)).into();
    table.lead(Command::MakeCluster { name: "A".into(), notes: vec![notes[0]] });
    table.lead(Command::MakeCluster { name: "B".into(), notes: vec![notes[1]] });
    let (a, b) = (ClusterNumber::of(1), ClusterNumber::of(2));
    for command in [
        Command::MoveNotes { notes: vec![notes[0], notes[2]], cluster: Some(b) },
        Command::RenameCluster { cluster: a, name: "C".into() },
        Command::MergeClusters { from: a, into: b },
        Command::DropCluster { cluster: b },
        Command::HideNote { note: notes[0] },
        Command::KeepFactors { factors: vec![] },
    ] {
        let before = table.state().clone();
        if table.take(Who::Facilitator, command.clone()).is_err() {
            continue;
        }
        table.lead(Command::Undo);
        assert_eq!(table.state(), &before, "{command:?}");
    }
    assert_eq!(table.take(by(1), Command::Undo), Err(Refusal::NothingToUndo), "each undoes the own");
}

#[test]
fn who_chose_a_group_by_its_name_sits_there_when_the_same_groups_come_back() {
    let mut table = Table::new(Ready::Medium, 2);
    table.lead(go(0));
    let chosen = Command::ChooseGroup { group: GroupNumber::of(4) };
    table.take(by(2), chosen).unwrap();
    table.lead(go(1));
    let (_, progress) = table.state().step(StepIndex::of(1)).unwrap();
    let seating = progress.seating.as_ref().unwrap();
    assert_eq!(seating.of(PersonNumber::of(2)), Some(GroupNumber::of(4)));
    assert_eq!(seating.of(PersonNumber::of(1)), None, "who chose none still can");
    let chosen = Command::ChooseGroup { group: GroupNumber::of(1) };
    table.take(by(1), chosen).unwrap();
}

#[test]
fn words_of_one_stem_stand_in_both_lists_and_common_words_do_not() {
    let both = |ours: &[&str], others: &[&str]| {
        shared(Language::Dutch, ours.iter().copied(), others.iter().copied())
    };
    assert_eq!(both(&["De keuzes zijn veel", "keuze"], &["Een keuze is er ook"]), ["keuze"]);
    assert_eq!(both(&["samen spelen"], &["het is van jou"]), Vec::<String>::new());
    assert_eq!(both(&[], &["spel"]), Vec::<String>::new());
}

#[test]
fn the_time_waits_runs_on_and_survives_a_clock_that_jumps() {
    let mut table = Table::new(Ready::FiveSteps, 0);
    table.lead(go(0));
    let left = |table: &Table| table.state().timer().left_ms(table.now);
    table.lead(Command::StartTimer);
    table.now = NOW.plus_ms(MINUTE_MS);
    assert_eq!(left(&table), 4 * MINUTE_MS);
    table.lead(Command::PauseTimer);
    table.now = NOW.plus_ms(50 * MINUTE_MS);
    assert_eq!(left(&table), 4 * MINUTE_MS);
    table.lead(Command::AddTime { minutes: 2 });
    table.lead(Command::StartTimer);
    assert_eq!(left(&table), 6 * MINUTE_MS);
    table.now = NOW.plus_ms(60 * MINUTE_MS);
    assert_eq!(left(&table), -4 * MINUTE_MS, "it counts up, and nothing happens");
    table.now = Timestamp::from_ms(-1);
    assert_eq!(left(&table), table.state().timer().length_ms());
    assert_eq!(table.state().phase(), Phase::Step(StepIndex::of(0)));
}

#[test]
fn who_comes_late_joins_the_smallest_group() {
    let mut table = Table::new(Ready::FiveSteps, 4);
    table.lead(go(1));
    let sizes = |table: &Table| {
        let seating = table.state().step(StepIndex::of(1)).unwrap().1.seating.clone().unwrap();
        let sizes: Vec<usize> = seating.groups.iter().map(|group| group.members.len()).collect();
        (sizes, seating.waiting.len())
    };
    assert_eq!(sizes(&table), (vec![2, 2], 0));
    let mut expected = [(vec![3, 2], 0), (vec![3, 3], 0), (vec![3, 3], 1), (vec![3, 3, 2], 0)].into_iter();
    for _ in 0..4 {
        table.room.join(None, NOW).unwrap();
        assert_eq!(Some(sizes(&table)), expected.next());
    }
}

#[test]
fn a_closed_room_keeps_what_was_shown_and_lets_go_of_what_was_not() {
    let mut table = Table::new(Ready::FiveSteps, 1);
    table.lead(go(0));
    table.write(1, 0, "nooit getoond");
    table.lead(go(2));
    table.write(1, 2, "getoond");
    table.lead(go(7));
    let shared = Command::KeepIntention { text: "vaker stil zijn".into(), sharing: Sharing::Shared };
    table.take(by(1), shared).unwrap();
    assert_eq!(table.lead(Command::Close).trace, Trace::Cleared);
    let texts: Vec<&str> = table.state().notes().values().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["getoond"]);
    assert_eq!(table.take(Who::Facilitator, go(1)), Err(Refusal::Closed));
    assert_eq!(table.room.join(None, NOW).map(drop), Err(Refusal::Closed));
    assert_eq!(Report::of(table.state()).intentions.len(), 1);
}

#[test]
fn words_of_one_stem_count_together_and_show_as_they_were_written_most() {
    let mut table = Table::new(Ready::FiveSteps, 1);
    table.lead(go(2));
    for text in [
        "Veel keuze in materiaal en een veilige keuze",
        "de keuzes van de client",
        "Cliënten kiezen zelf; client bepaalt",
        "samen met de clienten ervaren",
        "nieuwe ervaringen, non-verbaal",
        "het is er en dat is het",
    ] {
        table.write(1, 2, text);
    }
    let told = |table: &Table| {
        let words = words(table.state());
        words.iter().map(|word| (word.shown.clone(), word.notes.len())).collect::<Vec<_>>()
    };
    let before = told(&table);
    assert!(before.contains(&("keuze".into(), 2)), "{before:?}");
    assert!(before.iter().any(|(word, count)| word.starts_with("client") && *count >= 3), "{before:?}");
    assert!(before.iter().all(|(word, _)| word != "het" && word != "veel"), "{before:?}");
    let stem = words(table.state()).into_iter().find(|word| word.shown == "keuze").unwrap().stem;
    table.lead(Command::HideWord { stem: stem.clone() });
    assert!(told(&table).iter().all(|(word, _)| word != "keuze"));
    table.lead(Command::ShowWord { stem });
    assert_eq!(told(&table), before);
}

#[test]
fn every_step_of_the_ready_templates_can_be_played_and_an_impossible_one_is_refused() {
    for ready in Ready::ALL {
        let template = ready.template(Language::Dutch, |key| key.chars().take(40).collect());
        assert!(template.clone().checked().is_ok(), "{ready}");
        let minutes: u16 = template.steps.iter().map(|step| step.minutes).sum();
        assert!((50..=70).contains(&minutes), "{ready} takes {minutes}");
        let mut no_minutes = template.clone();
        no_minutes.steps[0].minutes = 0;
        let mut no_dots = template.clone();
        no_dots.steps[0].collects = Collects::Votes { dots: 3, on_one: 4 };
        let mut no_steps = template;
        no_steps.steps.clear();
        for wrong in [no_minutes, no_dots, no_steps] {
            assert_eq!(wrong.checked(), Err(Refusal::BadTemplate));
        }
    }
}
