//! What the agreement takes and refuses, told as it goes.

use super::changes::{What, changes_between, changes_of, one_per_point};
use super::compare::{Piece, words};
use super::difference::differences;
use super::map::{Cell, Map};
use super::merge::{Clash, Edit, Part};
use super::point::{Holding, Kind, NotAHistory, Point, Status};
use super::rating::{Question, Rating};
use super::refusal::{ChangeRefusal, Refusal};
use super::terms::{Ending, How, Terms, WORDS_MOST, Words};
use super::{Agreement, Author, POINTS_MOST, Side};
use crate::clock::{MINUTE_MS, SeededChance, Timestamp};
use crate::ids::PointId;
use crate::samples;
use crate::session::Session;

/// An agreement under way, with a clock that goes on a minute at each step.
struct Table {
    agreement: Agreement,
    now: Timestamp,
    chance: SeededChance,
}

fn therapist() -> Author {
    Author::Therapist(samples::therapist().id)
}

fn own(text: &str) -> Option<Words> {
    Words::read(text).unwrap()
}

fn says(side: Side, text: &str) -> Terms {
    Terms::default().with_words(side, own(text))
}

impl Table {
    fn new() -> Self {
        Self { agreement: Agreement::default(), now: samples::TODAY, chance: SeededChance::new(5) }
    }

    fn tick(&mut self) -> Timestamp {
        self.now = self.now.plus_ms(MINUTE_MS);
        self.now
    }

    fn propose(&mut self, kind: Kind, terms: Terms, author: Author) -> Result<PointId, Refusal> {
        let now = self.tick();
        let version = self.agreement.propose(kind, terms, author, now)?;
        let id = PointId::make(now, &self.chance);
        let mut points = self.agreement.points().to_vec();
        points.push(Point::of(id, kind, vec![version], vec![], vec![]).unwrap());
        self.agreement = Agreement::of(points);
        Ok(id)
    }

    fn replace(&mut self, id: PointId, with: impl Fn(&Point) -> Point) {
        let points = self.agreement.points().iter().map(|p| if p.id() == id { with(p) } else { p.clone() });
        self.agreement = Agreement::of(points.collect());
    }

    fn add(&mut self, id: PointId, version: &super::point::Version) {
        self.replace(id, |point| {
            let versions = [point.versions(), std::slice::from_ref(version)].concat();
            let (confirmations, given) = (point.confirmations().to_vec(), point.given().to_vec());
            Point::of(id, point.kind(), versions, confirmations, given).unwrap()
        });
    }

    fn change(&mut self, id: PointId, base: u32, terms: Terms, author: Author) -> Result<(), ChangeRefusal> {
        let now = self.tick();
        let version = self.agreement.change(id, &Edit { base, terms }, author, now)?;
        self.add(id, &version);
        Ok(())
    }

    fn discuss(&mut self, id: PointId, version: u32, author: Author) -> Result<(), Refusal> {
        let now = self.tick();
        let version = self.agreement.discuss(id, version, author, now)?;
        self.add(id, &version);
        Ok(())
    }

    fn confirm(&mut self, id: PointId, version: u32, author: Author) -> Result<(), Refusal> {
        let now = self.tick();
        let confirmation = self.agreement.confirm(id, version, author, now)?;
        self.replace(id, |point| {
            let confirmations = [point.confirmations(), &[confirmation]].concat();
            let (versions, given) = (point.versions().to_vec(), point.given().to_vec());
            Point::of(id, point.kind(), versions, confirmations, given).unwrap()
        });
        Ok(())
    }

    fn rate(&mut self, id: PointId, question: Question, points: i64, author: Author) -> Result<(), Refusal> {
        let now = self.tick();
        let given = self.agreement.rate(id, question, Rating::new(points)?, author, now)?;
        self.replace(id, |point| {
            let all = [point.given(), &[given]].concat();
            let (versions, confirmations) = (point.versions().to_vec(), point.confirmations().to_vec());
            Point::of(id, point.kind(), versions, confirmations, all).unwrap()
        });
        Ok(())
    }

    fn at(&self, id: PointId) -> &Point {
        self.agreement.point(id).unwrap()
    }
}

#[test]
fn a_goal_is_agreed_when_both_confirmed_it_and_asks_again_after_a_change() {
    let mut table = Table::new();
    let id = table.propose(Kind::Goal, says(Side::Client, "weer naar buiten"), Author::Client).unwrap();
    assert_eq!(table.at(id).status(), Status::Proposed);
    let both = table.at(id).current().terms.clone().with_words(Side::Therapist, own("minder vermijden"));
    table.change(id, 1, both.clone(), therapist()).unwrap();
    table.discuss(id, 2, therapist()).unwrap();
    assert_eq!(table.at(id).status(), Status::Discussed);
    table.confirm(id, 2, therapist()).unwrap();
    assert_eq!(table.at(id).holding(), Holding::One(Side::Therapist));
    assert_eq!(table.at(id).status(), Status::Discussed);
    table.confirm(id, 3, Author::Client).unwrap();
    assert_eq!(table.at(id).status(), Status::Agreed);
    let other = both.with_words(Side::Client, own("weer naar de markt"));
    table.change(id, 3, other, Author::Client).unwrap();
    assert_eq!(table.at(id).holding(), Holding::Nobody);
    assert_eq!(table.at(id).status(), Status::Proposed);
    assert_eq!(table.at(id).last_agreed().unwrap().number, 3);
    assert_eq!(
        table.confirm(id, 3, therapist()),
        Err(Refusal::Outdated { version: 3, current: 4 }),
        "an older version"
    );
    assert_eq!(table.confirm(id, 9, therapist()), Err(Refusal::Outdated { version: 9, current: 4 }));
    table.confirm(id, 4, therapist()).unwrap();
    assert_eq!(table.confirm(id, 4, therapist()), Err(Refusal::NothingChanged));
    assert_eq!(table.at(id).holding(), Holding::One(Side::Therapist), "never for the other");
}

#[test]
fn words_that_come_back_ask_for_confirmation_too() {
    let mut table = Table::new();
    let id = table.propose(Kind::Goal, says(Side::Client, "a"), Author::Client).unwrap();
    table.confirm(id, 1, Author::Client).unwrap();
    table.confirm(id, 1, therapist()).unwrap();
    table.change(id, 1, says(Side::Client, "b"), Author::Client).unwrap();
    table.change(id, 2, says(Side::Client, "a"), Author::Client).unwrap();
    assert_eq!(table.at(id).holding(), Holding::Nobody);
}

#[test]
fn a_therapist_notes_what_a_client_says_until_the_client_writes() {
    let mut table = Table::new();
    let id = table.propose(Kind::Goal, says(Side::Client, "beter slapen"), therapist()).unwrap();
    table.change(id, 1, says(Side::Client, "doorslapen"), therapist()).unwrap();
    table.change(id, 2, says(Side::Client, "zeven uur slapen"), Author::Client).unwrap();
    let refused = table.change(id, 3, says(Side::Client, "iets anders"), therapist());
    assert_eq!(refused, Err(Refusal::WordsOfTheOther.into()));
    let theirs = table.at(id).current().terms.clone().with_words(Side::Therapist, own("slaap"));
    assert_eq!(table.change(id, 3, theirs.clone(), Author::Client), Err(Refusal::WordsOfTheOther.into()));
    let refused = table.propose(Kind::Goal, theirs, Author::Client);
    assert_eq!(refused, Err(Refusal::WordsOfTheOther));
}

#[test]
fn two_who_change_different_parts_both_keep_theirs_and_the_same_part_is_given_back() {
    let mut table = Table::new();
    let id = table.propose(Kind::Goal, says(Side::Client, "eerst"), Author::Client).unwrap();
    let first = table.at(id).current().terms.clone();
    let by_client = first.clone().with_words(Side::Client, own("telefoon"));
    table.change(id, 1, by_client, Author::Client).unwrap();
    table.change(id, 1, first.clone().with_words(Side::Therapist, own("bureau")), therapist()).unwrap();
    let terms = &table.at(id).current().terms;
    assert_eq!((terms.client_words.clone(), terms.therapist_words.clone()), (own("telefoon"), own("bureau")));
    assert_eq!(table.at(id).current().based_on, Some(1));
    let late = first.with_words(Side::Client, own("tablet"));
    let refused = table.change(id, 1, late.clone(), Author::Client).unwrap_err();
    let ChangeRefusal::Clash { clash, yours, theirs } = refused else { panic!("{refused:?}") };
    assert_eq!(clash, Clash { parts: [Part::ClientWords].into() });
    assert_eq!((*yours, theirs.terms.client_words), (late, own("telefoon")));
    assert_eq!(table.at(id).versions().len(), 3, "nothing of it was kept");
}

#[test]
fn a_task_serves_a_goal_and_loses_none_by_two_hands_at_once() {
    let mut table = Table::new();
    let bare = says(Side::Client, "wandelen");
    assert_eq!(table.propose(Kind::Task, bare.clone(), Author::Client), Err(Refusal::NoGoal));
    let one = table.propose(Kind::Goal, says(Side::Client, "een"), Author::Client).unwrap();
    let two = table.propose(Kind::Goal, says(Side::Client, "twee"), Author::Client).unwrap();
    let for_goals = |goals: &[PointId]| Terms { goals: goals.iter().copied().collect(), ..bare.clone() };
    let task = table.propose(Kind::Task, for_goals(&[one, two]), Author::Client).unwrap();
    assert_eq!(table.propose(Kind::Task, for_goals(&[task]), Author::Client), Err(Refusal::NoGoal));
    assert_eq!(table.propose(Kind::Goal, for_goals(&[one]), Author::Client), Err(Refusal::GoalOfAGoal));
    table.change(task, 1, for_goals(&[one]), Author::Client).unwrap();
    let refused = table.change(task, 1, for_goals(&[two]), therapist()).unwrap_err();
    assert!(matches!(refused, ChangeRefusal::Clash { clash, .. } if clash.parts == [Part::Goals].into()));

    let map = Map::of(&table.agreement);
    assert_eq!(map.tasks[0].1, [Cell::Serves(Holding::Nobody), Cell::Apart]);
    assert_eq!(map.goals_without_a_task().map(Point::id).collect::<Vec<_>>(), [two]);
    for (id, version) in [(one, 1), (task, 2)] {
        table.confirm(id, version, therapist()).unwrap();
    }
    table.confirm(one, 1, Author::Client).unwrap();
    let held = Map::of(&table.agreement).tasks[0].1[0];
    assert_eq!(held, Cell::Serves(Holding::One(Side::Therapist)), "the task waits for the client");
}

#[test]
fn what_is_parked_or_dropped_says_why_and_can_be_taken_up() {
    let mut table = Table::new();
    let id = table.propose(Kind::Goal, says(Side::Client, "a"), Author::Client).unwrap();
    for how in [How::Parked, How::Dropped] {
        assert_eq!(Ending::new(how, None), Err(Refusal::NoReason { how }));
    }
    let ended = |how, reason| Terms {
        ending: Some(Ending::new(how, own(reason)).unwrap()),
        ..says(Side::Client, "a")
    };
    let early = table.propose(Kind::Goal, ended(How::Achieved, ""), Author::Client);
    assert_eq!(early, Err(Refusal::EndsBeforeItBegins));
    table.change(id, 1, ended(How::Parked, "na de verhuizing"), Author::Client).unwrap();
    assert_eq!(table.at(id).status(), Status::Parked);
    assert!(Map::of(&table.agreement).goals.is_empty());
    table.change(id, 2, says(Side::Client, "a"), therapist()).unwrap();
    assert_eq!(table.at(id).status(), Status::Proposed);
    let whats: Vec<What> = changes_of(table.at(id)).iter().map(|change| change.what).collect();
    assert_eq!(whats, [What::Proposed, What::Ended(How::Parked), What::TakenUp]);
}

#[test]
fn ratings_are_whole_points_from_0_to_10_and_each_answers_only_what_is_asked() {
    for (points, is_taken) in [(-1, false), (0, true), (10, true), (11, false), (i64::MAX, false)] {
        assert_eq!(Rating::new(points).is_ok(), is_taken, "{points}");
    }
    let asked = |kind, side| Question::asked(kind, side).map(Question::as_str).collect::<Vec<_>>().join(" ");
    assert_eq!(asked(Kind::Goal, Side::Client), "importance agreement progress");
    assert_eq!(asked(Kind::Task, Side::Client), "importance agreement understands fits progress");
    assert_eq!(asked(Kind::Task, Side::Therapist), "importance agreement progress");
    let mut table = Table::new();
    let id = table.propose(Kind::Goal, says(Side::Client, "a"), Author::Client).unwrap();
    let question = Question::Fits;
    assert_eq!(table.rate(id, question, 5, Author::Client), Err(Refusal::NotAsked { question }));
}

#[test]
fn the_largest_difference_comes_first_and_a_rating_that_is_missing_is_no_difference() {
    let mut table = Table::new();
    let one = table.propose(Kind::Goal, says(Side::Client, "een"), Author::Client).unwrap();
    let two = table.propose(Kind::Goal, says(Side::Client, "twee"), Author::Client).unwrap();
    for (id, question, client, by_therapist) in [
        (one, Question::Importance, 4, 5),
        (two, Question::Agreement, 3, 9),
        (two, Question::Importance, 7, 7),
    ] {
        table.rate(id, question, 10, Author::Client).unwrap();
        table.rate(id, question, client, Author::Client).unwrap();
        table.rate(id, question, by_therapist, therapist()).unwrap();
    }
    table.rate(one, Question::Progress, 0, Author::Client).unwrap();
    let found = differences(&table.agreement);
    assert_eq!(found.iter().map(|d| (d.point, d.size())).collect::<Vec<_>>(), [(two, 6), (one, 1)]);
    assert_eq!(found[0].higher(), Some(Side::Therapist));
    assert_eq!(table.at(one).series(Question::Importance, Side::Client).count(), 2, "each rating stays");
}

#[test]
fn words_are_kept_as_typed_and_bounded() {
    assert_eq!(Words::read(" \r\n\t "), Ok(None));
    assert_eq!(Words::read(" a\r\nb\u{7} ").unwrap().unwrap().as_str(), "a\nb");
    for text in ["<script>alert(1)</script>", "שלום לכולם", "a\u{202e}b"] {
        assert_eq!(Words::read(text).unwrap().unwrap().as_str(), text);
    }
    assert!(Words::read(&"é".repeat(WORDS_MOST)).is_ok());
    let count = WORDS_MOST + 1;
    assert_eq!(Words::read(&"é".repeat(count)), Err(Refusal::TooLong { count, most: WORDS_MOST }));
    assert_eq!(format!("{:?}", own("geheim")), "Some(Words(6 characters))");
}

#[test]
fn an_agreement_has_a_limit_and_a_history_has_no_gaps() {
    let mut table = Table::new();
    for _ in 0..POINTS_MOST {
        table.propose(Kind::Goal, says(Side::Client, "a"), Author::Client).unwrap();
    }
    let refused = table.propose(Kind::Goal, says(Side::Client, "a"), Author::Client);
    assert_eq!(refused, Err(Refusal::TooMany { most: POINTS_MOST }));
    assert_eq!(table.propose(Kind::Goal, Terms::default(), Author::Client), refused);
    let point = table.agreement.points()[0].clone();
    let mut later = point.current().clone();
    later.number = 3;
    let versions = vec![point.current().clone(), later];
    assert_eq!(Point::of(point.id(), Kind::Goal, versions, vec![], vec![]), Err(NotAHistory));
    assert_eq!(Point::of(point.id(), Kind::Goal, vec![], vec![], vec![]), Err(NotAHistory));
}

#[test]
fn between_two_sessions_stands_what_was_changed_and_nothing_else() {
    let mut table = Table::new();
    let (eight, nine) = (samples::session(8), samples::session(9));
    let begun = eight.state.held_at().unwrap();
    let opened = nine.state.held_at().unwrap().plus_ms(10 * MINUTE_MS);
    table.now = begun.plus_ms(-5 * MINUTE_MS);
    let id = table.propose(Kind::Goal, says(Side::Client, "voor sessie 8"), Author::Client).unwrap();
    table.now = begun;
    table.change(id, 1, says(Side::Client, "erna"), Author::Client).unwrap();
    table.confirm(id, 2, Author::Client).unwrap();
    table.discuss(id, 2, therapist()).unwrap();
    table.now = opened;
    table.change(id, 3, says(Side::Client, "te laat"), Author::Client).unwrap();
    let nine = Session { opened_at: Some(opened), ..nine };
    let found = changes_between(&table.agreement, &eight, &nine);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].version, found[0].what), (2, What::Words(Side::Client)));
    assert_eq!(found[0].title, "te laat", "it is called what it is called now");
    let told = one_per_point(changes_between(
        &table.agreement,
        &eight,
        &Session { opened_at: Some(table.now), ..nine.clone() },
    ));
    assert_eq!(told.iter().map(|change| change.version).collect::<Vec<_>>(), [4], "the newest of each");
    let unopened = Session { opened_at: None, ..nine };
    assert_eq!(changes_between(&table.agreement, &unopened, &eight), []);
}

#[test]
fn a_comparison_shows_the_words_that_differ() {
    let check = |older: &str, newer: &str, expected: &[Piece<'_>]| {
        assert_eq!(words(older, newer), expected, "{older:?} → {newer:?}");
    };
    check("", "", &[]);
    check("a b", "a b", &[Piece::Same("a b")]);
    check("", "a", &[Piece::Added("a")]);
    check("a", "", &[Piece::Removed("a")]);
    check(
        "vaker naar buiten",
        "elke dag naar buiten",
        &[Piece::Removed("vaker "), Piece::Added("elke dag "), Piece::Same("naar buiten")],
    );
}
