//! Laws of a room, for evenings drawn at random: people who come late, lose the network and come back, commands that
//! arrive twice, late or out of place, and clocks that jump.

use super::command::{Command, Readiness, Sharing, Target};
use super::decide::Moment;
use super::event::Event;
use super::item::Item;
use super::numbers::{ClusterNumber, CommandKey, GroupNumber, NoteNumber, PersonNumber, StepIndex};
use super::ready::Ready;
use super::role::Who;
use super::room::{Logged, Room, Taken, Trace};
use super::state::{Factor, Standing, State};
use super::template::{Authorship, Collects, FACTORS_MOST, Format, Shows, Template};
use super::topic::{Audience, Topic};
use super::view::Viewer;
use crate::Language;
use crate::clock::{Chance, SeededChance, Timestamp};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What one device holds: what it was told, and what it still has to be told.
struct Device {
    viewer: Viewer,
    holds: BTreeMap<Topic, Item>,
    missed: BTreeSet<Topic>,
    connected: bool,
}

struct Evening {
    room: Room,
    template: Template,
    chance: SeededChance,
    now: Timestamp,
    here: BTreeSet<PersonNumber>,
    log: Vec<Logged>,
    snapshot: Vec<Event>,
    devices: Vec<Device>,
    keys: u64,
    sent: Vec<(Who, CommandKey, Command)>,
    /// Of every note that was ever written: by whom. The room may forget; the law does not.
    wrote: BTreeMap<String, PersonNumber>,
}

impl Evening {
    fn new(template: Template, seed: u64) -> Self {
        let state = State::new(template.clone());
        let snapshot = state.compact();
        let mut evening = Self {
            room: Room::new(state, 0, BTreeSet::new()),
            template,
            chance: SeededChance::new(seed),
            now: Timestamp::from_ms(1_000_000),
            here: BTreeSet::new(),
            log: Vec::new(),
            snapshot,
            devices: Vec::new(),
            keys: 0,
            sent: Vec::new(),
            wrote: BTreeMap::new(),
        };
        evening.attend(Viewer::Facilitator);
        evening.attend(Viewer::Public);
        evening
    }

    fn below(&self, count: u32) -> u32 {
        let mut bytes = [0; 4];
        self.chance.fill(&mut bytes);
        u32::from_le_bytes(bytes) % count.max(1)
    }

    fn attend(&mut self, viewer: Viewer) {
        let mut device = Device { viewer, holds: BTreeMap::new(), missed: BTreeSet::new(), connected: true };
        device.missed.extend(self.room.state().seen(viewer));
        device.hear(self.room.state());
        self.devices.push(device);
    }

    fn join(&mut self) {
        let Ok((person, turn)) = self.room.join(Some("Deelnemer 01"), self.now) else { return };
        self.here.insert(person);
        self.after(turn.logged, turn.touched, turn.trace);
        self.attend(Viewer::Person(person));
    }

    fn after(&mut self, logged: Vec<Logged>, touched: BTreeSet<Topic>, trace: Trace) {
        self.log.extend(logged);
        if trace == Trace::Cleared {
            self.snapshot = self.room.compact();
            self.log.clear();
        }
        let state = self.room.state();
        for device in &mut self.devices {
            device.missed.extend(touched.iter().filter(|topic| concerns(state, device.viewer, **topic)));
            if device.connected {
                device.hear(state);
            }
        }
    }

    fn send(&mut self, who: Who, key: CommandKey, command: &Command) {
        let before = self.room.state().clone();
        let moment = Moment { now: self.now, chance: &self.chance, here: &self.here };
        match self.room.take(who, key, command, &moment) {
            Ok(Taken::Now(turn)) => {
                if let (Some(person), Command::WriteNote { text, .. }) = (who.person(), command) {
                    self.wrote.insert(text.clone(), person);
                }
                if let (Some(person), Command::EditNote { text, .. }) = (who.person(), command) {
                    self.wrote.insert(text.clone(), person);
                }
                self.after(turn.logged, turn.touched, turn.trace);
            }
            Ok(Taken::Before) => assert_eq!(&before, self.room.state(), "what comes twice is done once"),
            Err(_refused) => assert_eq!(&before, self.room.state(), "a refusal changes nothing"),
        }
    }

    /// One thing that happens in an evening.
    fn step(&mut self) {
        match self.below(24) {
            0 => self.join(),
            1 => {
                // The clock jumps, either way.
                let jump = i64::from(self.below(2_000_000)) - 600_000;
                self.now = self.now.plus_ms(jump);
            }
            2 => {
                let count = self.devices.len() as u32;
                let place = self.below(count) as usize;
                let device = &mut self.devices[place];
                device.connected = !device.connected;
                if let Viewer::Person(person) = device.viewer {
                    if device.connected {
                        self.here.insert(person)
                    } else {
                        self.here.remove(&person)
                    };
                }
                if self.devices[place].connected {
                    self.devices[place].hear(self.room.state());
                }
            }
            3 | 4 if !self.sent.is_empty() => {
                // A device that is not sure sends again, perhaps much later.
                let (who, key, command) = self.sent[self.below(self.sent.len() as u32) as usize].clone();
                self.send(who, key, &command);
            }
            _another_command => {
                let who = self.somebody();
                let command = self.command();
                self.keys += 1;
                let key = CommandKey([&self.keys.to_le_bytes()[..], &[0; 8]].concat().try_into().unwrap());
                self.send(who, key, &command);
                self.sent.push((who, key, command));
            }
        }
        self.now = self.now.plus_ms(500);
    }

    fn somebody(&self) -> Who {
        let people = self.room.state().people().len() as u32;
        match self.below(10) {
            0..4 => Who::Facilitator,
            4 if self.below(8) == 0 => Who::Projector,
            // Also somebody who is not there.
            _ => Who::Participant(PersonNumber::of(1 + self.below(people + 1))),
        }
    }

    fn command(&self) -> Command {
        let steps = self.template.steps.len() as u32;
        let step = StepIndex::of(self.below(steps + 1));
        let front = self.room.state().current().unwrap_or(step);
        let note = || NoteNumber::of(1 + self.below(self.room.state().notes().len() as u32 + 2));
        let cluster = || ClusterNumber::of(1 + self.below(5));
        let text = || format!("~{}~", self.keys);
        match self.below(40) {
            0..8 => Command::WriteNote { step: if self.below(3) == 0 { step } else { front }, text: text() },
            8 => Command::EditNote { note: note(), text: text() },
            9 => Command::DropNote { note: note() },
            10 | 11 => Command::MoveNotes { notes: vec![note(), note()], cluster: Some(cluster()) },
            12 => Command::MoveNotes { notes: vec![note()], cluster: None },
            13 | 14 => Command::MakeCluster { name: text(), notes: vec![note()] },
            15 => Command::RenameCluster { cluster: cluster(), name: text() },
            16 => Command::MergeClusters { from: cluster(), into: cluster() },
            17 => Command::DropCluster { cluster: cluster() },
            18..22 => Command::Vote {
                step: if self.below(4) == 0 { step } else { front },
                target: if self.below(3) == 0 { Target::Note(note()) } else { Target::Cluster(cluster()) },
                dots: self.below(5) as u8,
            },
            22 => Command::KeepIntention {
                text: text(),
                sharing: if self.below(2) == 0 { Sharing::Shared } else { Sharing::Private },
            },
            23 => Command::Undo,
            24..28 => Command::GoTo { step: StepIndex::of(front.number() + self.below(2)) },
            28 => Command::GoTo { step },
            29 => Command::Reveal { step: front },
            30 => Command::StartTimer,
            31 => Command::PauseTimer,
            32 => Command::AddTime { minutes: self.below(10) as u16 },
            33 => Command::DrawGroups,
            34 => Command::ChooseGroup { group: GroupNumber::of(1 + self.below(4)) },
            35 => Command::Place { person: PersonNumber::of(1 + self.below(6)), group: GroupNumber::of(1) },
            36 => Command::HideNote { note: note() },
            37 => Command::ShowNote { note: note() },
            38 => Command::KeepFactors {
                factors: (0..self.below(10))
                    .map(|turn| Factor {
                        word: format!("factor {turn}"),
                        meaning: None,
                        cluster: Some(cluster()),
                    })
                    .collect(),
            },
            _ => match self.below(12) {
                0 => Command::Rename { name: Some(text()) },
                1 => Command::SetReady { readiness: Readiness::Done },
                2 => Command::ChooseAuthorship { step, authorship: Authorship::Named },
                3 => Command::Mute { person: PersonNumber::of(1 + self.below(4)) },
                4 => Command::Unmute { person: PersonNumber::of(1 + self.below(4)) },
                5 => Command::Lock,
                6 => Command::Unlock,
                7 => Command::LockFactors,
                8 => Command::HideWord { stem: "veilig".into() },
                9 => Command::MergeWords { from: "veilig".into(), into: "vertrouw".into() },
                10 if self.below(20) == 0 => Command::Close,
                _ => Command::Reveal { step },
            },
        }
    }
}

impl Device {
    /// Is told everything it missed, as it is now.
    fn hear(&mut self, state: &State) {
        for topic in std::mem::take(&mut self.missed) {
            match (topic, state.item(topic, self.viewer)) {
                // All of one's own replaces what was known of single notes.
                (Topic::Mine(_), Some(item)) => {
                    self.holds.retain(|known, _| !matches!(known, Topic::MyNote(..) | Topic::GroupNote(..)));
                    if let (Item::Mine(mine), Viewer::Person(person)) = (&item, self.viewer) {
                        for note in &mine.notes {
                            let held = Item::MyNote(note.number, Some(note.clone()));
                            self.holds.insert(Topic::MyNote(person, note.number), held);
                        }
                    }
                    self.holds.insert(topic, without_notes(item));
                }
                (Topic::GroupNote(_, _, note), Some(item)) => {
                    let Viewer::Person(person) = self.viewer else { continue };
                    self.keep(Topic::MyNote(person, note), item);
                }
                (topic, Some(item)) => self.keep(topic, item),
                (_, None) => {}
            }
        }
    }

    fn keep(&mut self, topic: Topic, item: Item) {
        match item {
            Item::Note(_, None) | Item::MyNote(_, None) | Item::Cluster(_, None) => {
                self.holds.remove(&topic);
            }
            Item::Tally(_, ref tally) if tally.is_empty() => {
                self.holds.remove(&topic);
            }
            item => {
                self.holds.insert(topic, item);
            }
        }
    }
}

fn without_notes(item: Item) -> Item {
    match item {
        Item::Mine(mine) => Item::Mine(super::view::Mine { notes: Vec::new(), ..mine }),
        other => other,
    }
}

/// Whether this viewer's device is told about a topic.
fn concerns(state: &State, viewer: Viewer, topic: Topic) -> bool {
    match (topic.audience(), viewer) {
        (Audience::Room, _) => true,
        (Audience::Board, Viewer::Facilitator | Viewer::Public) => true,
        (Audience::Facilitator, Viewer::Facilitator) => true,
        (Audience::Group(step, group), Viewer::Person(person)) => {
            let seating = state.step(step).and_then(|(_, progress)| progress.seating.as_ref());
            seating.and_then(|seating| seating.of(person)) == Some(group)
        }
        (Audience::Person(one), Viewer::Person(person)) => one == person,
        _not_theirs => false,
    }
}

/// A device that came in just now holds exactly this.
fn fresh(state: &State, viewer: Viewer) -> BTreeMap<Topic, Item> {
    let mut device = Device { viewer, holds: BTreeMap::new(), missed: BTreeSet::new(), connected: true };
    device.missed.extend(state.seen(viewer));
    device.hear(state);
    device.holds
}

fn budgets_hold(state: &State) {
    for (_, step, progress) in state.steps() {
        for ballot in progress.ballots.values() {
            let Collects::Votes { dots, on_one } = step.collects else { panic!("dots where none are asked") };
            let given: u32 = ballot.values().map(|dots| u32::from(*dots)).sum();
            assert!(given <= dots.into() && ballot.values().all(|given| (1..=on_one).contains(given)));
        }
    }
    assert!(state.factors().len() <= FACTORS_MOST);
}

fn nobody_sits_twice(state: &State) {
    for (_, step, progress) in state.steps() {
        let Some(seating) = &progress.seating else { continue };
        let mut seated: Vec<PersonNumber> =
            seating.groups.iter().flat_map(|group| group.members.clone()).collect();
        seated.extend(&seating.waiting);
        let count = seated.len();
        seated.sort_unstable();
        seated.dedup();
        assert_eq!(seated.len(), count, "somebody sits twice");
        assert!(step.format.has_groups());
    }
}

fn replays(evening: &Evening) {
    let all = evening.snapshot.iter().chain(evening.log.iter().map(|logged| &logged.event));
    let again = Room::again(evening.template.clone(), all, 0, BTreeSet::new());
    assert_eq!(again.state(), evening.room.state(), "the log builds the state again");
    assert_eq!(again.compact(), evening.room.compact(), "with what can be undone");
    let mut state = State::new(evening.template.clone());
    evening.room.state().compact().iter().for_each(|event| state.apply(event));
    assert_eq!(&state, evening.room.state(), "and so does the snapshot");
}

/// Nobody holds a text that is not for them, in whatever form.
fn hidden_is_not_on_the_wire(evening: &Evening) {
    let state = evening.room.state();
    for device in evening.devices.iter().filter(|device| device.connected) {
        let told = device.holds.values().map(|item| format!("{item:?}")).collect::<String>();
        for (number, note) in state.notes() {
            if !told.contains(&note.text) {
                continue;
            }
            let (step, progress) = state.step(note.step).unwrap();
            let is_open = step.shows == Shows::Live || progress.revealed;
            let may = match device.viewer {
                Viewer::Facilitator => is_open,
                Viewer::Public => is_open && note.standing == Standing::There,
                Viewer::Person(person) => {
                    let own = note.by == Some(person);
                    let seating = progress.seating.as_ref();
                    let group = seating.and_then(|seating| seating.of(person));
                    own || (step.shows == Shows::Group && group.is_some() && group == note.group)
                }
            };
            assert!(may, "{:?} was told note {number} of step {}", device.viewer, note.step);
        }
    }
}

/// Neither the state nor the log nor the snapshot ties a note of a revealed anonymous step to anybody.
fn anonymous_is_anonymous(evening: &Evening) {
    let state = evening.room.state();
    let promised = |step: &StepIndex| {
        let (prepared, progress) = state.step(*step).unwrap();
        let is_shown = prepared.shows == Shows::Live || progress.revealed;
        is_shown && progress.authorship == Authorship::Anonymous
    };
    assert!(state.notes().values().all(|note| !promised(&note.step) || note.by.is_none()));
    let logged = evening.log.iter().map(|logged| &logged.event);
    for event in evening.snapshot.iter().chain(logged) {
        match event {
            Event::NoteWritten { step, by, .. } => assert!(by.is_none() || !promised(step)),
            Event::Voted { step, .. } => assert!(!state.step(*step).unwrap().1.revealed),
            _another => {}
        }
    }
}

/// What people recorded of themselves; once a step is shown, nothing of theirs names them by a note.
fn own_pages_forget_too(evening: &Evening) {
    let state = evening.room.state();
    for device in evening.devices.iter().filter(|device| device.connected) {
        let Viewer::Person(person) = device.viewer else { continue };
        let notes = state.mine(person).unwrap().notes;
        for note in notes.iter().filter(|note| note.mine) {
            let text = note.text.as_ref().unwrap();
            assert!(evening.wrote.get(text).is_none_or(|by| *by == person), "one's own are one's own");
        }
    }
}

fn play(template: Template, seed: u64, length: usize) -> Evening {
    let mut evening = Evening::new(template, seed);
    for _ in 0..3 {
        evening.join();
    }
    for turn in 0..length {
        evening.step();
        budgets_hold(evening.room.state());
        nobody_sits_twice(evening.room.state());
        hidden_is_not_on_the_wire(&evening);
        anonymous_is_anonymous(&evening);
        own_pages_forget_too(&evening);
        if turn % 16 == 0 {
            replays(&evening);
        }
    }
    replays(&evening);
    evening
}

fn short() -> Template {
    let mut template = Ready::FiveSteps.template(Language::Dutch, str::to_owned);
    // Every way to show and to sign a note takes part.
    template.steps[1].collects = Collects::Notes;
    template.steps[1].shows = Shows::Group;
    template.steps[2].authorship = Authorship::Named;
    template.steps[6].shows = Shows::Own;
    template.steps[6].authorship = Authorship::Named;
    template.checked().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn an_evening_keeps_every_promise_whatever_happens(seed: u64, medium: bool) {
        let template = if medium { Ready::Medium.template(Language::Dutch, str::to_owned) } else { short() };
        let mut evening = play(template, seed, 220);
        // At the end everybody comes back, and holds what somebody who comes in now is given.
        for place in 0..evening.devices.len() {
            evening.devices[place].connected = true;
            evening.devices[place].hear(evening.room.state());
            let device = &evening.devices[place];
            prop_assert_eq!(&device.holds, &fresh(evening.room.state(), device.viewer), "{:?}", device.viewer);
        }
    }

    #[test]
    fn groups_are_balanced_and_hold_everybody_once(count in 0_u32..60, seed: u64, format in 0..3_usize) {
        let format = [Format::Pairs, Format::Trios, Format::Small][format];
        let mut template = short();
        template.steps[1].format = format;
        let here: Vec<PersonNumber> = (1..=count).map(PersonNumber::of).collect();
        let (groups, waiting) = super::draw::groups(&template.steps[1], &here, &SeededChance::new(seed));
        let mut seated: Vec<PersonNumber> = groups.iter().flat_map(|group| group.members.clone()).collect();
        seated.extend(&waiting);
        seated.sort_unstable();
        prop_assert_eq!(seated, here);
        let sizes: Vec<usize> = groups.iter().map(|group| group.members.len()).collect();
        let (least, most) = (sizes.iter().min(), sizes.iter().max());
        if let (Some(least), Some(most)) = (least, most) {
            prop_assert!(most - least <= 1, "{:?}", sizes);
            let (fewest, largest) = super::draw::sizes(format).unwrap();
            prop_assert!((fewest.min(count as usize)..=largest).contains(least) && *most <= largest);
        }
        prop_assert!(waiting.len() <= 1 && (waiting.is_empty() || count == 1));
    }

    #[test]
    fn the_order_in_which_people_write_does_not_change_what_is_there(seed: u64, count in 1..12_usize) {
        // The same notes by different people, in two orders: the same texts, the same dots, nobody loses anything.
        let sorted = |order: &[usize]| {
            let mut evening = Evening::new(short(), seed);
            for _ in 0..count {
                evening.join();
            }
            evening.send(Who::Facilitator, CommandKey([255; 16]), &Command::GoTo { step: StepIndex::of(2) });
            for turn in order {
                let who = Who::Participant(PersonNumber::of(*turn as u32 + 1));
                let command = Command::WriteNote { step: StepIndex::of(2), text: format!("woord {turn}") };
                evening.send(who, CommandKey([*turn as u8; 16]), &command);
            }
            let notes = evening.room.state().notes().values();
            let mut texts: Vec<_> = notes.map(|note| (note.text.clone(), note.by)).collect();
            texts.sort();
            texts
        };
        let forward: Vec<usize> = (0..count).collect();
        let mut shuffled = forward.clone();
        super::draw::shuffle(&mut shuffled, &SeededChance::new(seed));
        prop_assert_eq!(sorted(&forward), sorted(&shuffled));
    }
}
