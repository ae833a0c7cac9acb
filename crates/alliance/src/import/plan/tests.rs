use super::*;
use crate::clock::{SeededChance, Timestamp};
use crate::import::choices::Choices;
use crate::import::reading::read;
use crate::import::table::{Limits, Table};
use jiff::civil::date;

const FILE: &str = "client,therapist,session,date,phq9\n\
                    P1,therapeut-01,1,2024-01-08,12\n\
                    P1,therapeut-02,2,2024-01-15,9\n\
                    P2,,1,2024-02-01,20\n";

fn contents() -> Contents {
    let table = Table::read(FILE.as_bytes(), Limits::default()).unwrap();
    let mut choices = Choices::guess(&table, &BTreeMap::new());
    choices.measure("phq9=PHQ-9:0..27:lower").unwrap();
    let mapping = choices.settle(&table, &BTreeMap::new()).unwrap();
    read(&table, &mapping, date(2026, 9, 3)).unwrap()
}

fn id<T>(seed: u64, make: impl Fn(Timestamp, &SeededChance) -> T) -> T {
    make(Timestamp::from_ms(1), &SeededChance::new(seed))
}

fn client(seed: u64) -> ClientId {
    id(seed, |now, chance| ClientId::make(now, chance))
}

fn code(text: &str) -> ClientCode {
    ClientCode::parse(text).unwrap()
}

/// A house that has client P1 with one session.
fn house(standing: KnownStanding, filled: &[(String, Perspective)]) -> Known {
    let session = KnownSession {
        id: id(7, |now, chance| SessionId::make(now, chance)),
        standing,
        filled: filled.iter().cloned().collect(),
    };
    let episode = KnownEpisode {
        id: id(8, |now, chance| EpisodeId::make(now, chance)),
        therapists: BTreeSet::new(),
        sessions: [(1, session)].into(),
    };
    let known = KnownClient { id: client(9), last_episode_number: 2, open_episode: Some(episode) };
    Known { clients: [(code("P1"), known)].into(), ..Known::default() }
}

fn problems(known: &Known) -> Vec<(u64, Problem)> {
    let problems = plan(contents(), known).unwrap_err();
    problems.shown().iter().map(|error| (error.line, error.problem.clone())).collect()
}

#[test]
fn in_an_empty_house_everything_is_new() {
    let plan = plan(contents(), &Known::default()).unwrap();
    let expected = PlanCounts {
        new_clients: 2,
        known_clients: 0,
        new_episodes: 2,
        new_therapists: 2,
        new_sessions: 3,
        known_sessions: 0,
        administrations: 3,
        new_measures: 1,
    };
    assert_eq!(plan.counts(), expected);
    let therapists: Vec<usize> = plan.clients().map(|(client, _)| client.therapists().count()).collect();
    assert_eq!(therapists, [2, 0]);
}

#[test]
fn a_client_with_an_open_episode_goes_on_in_it_and_gets_what_is_lacking() {
    let known = house(KnownStanding::Open(date(2024, 1, 8)), &[]);
    let counts = plan(contents(), &known).unwrap().counts();
    assert_eq!((counts.new_clients, counts.known_clients, counts.new_episodes), (1, 1, 1));
    assert_eq!((counts.new_sessions, counts.known_sessions, counts.administrations), (2, 1, 3));
}

#[test]
fn a_client_without_an_open_episode_gets_the_next_one() {
    let mut known = Known::default();
    let closed = KnownClient { id: client(9), last_episode_number: 2, open_episode: None };
    known.clients.insert(code("P1"), closed);
    let plan = plan(contents(), &known).unwrap();
    let (_, treatment) = plan.clients().next().unwrap();
    assert_eq!(treatment, &Treatment::NewEpisode { client: client(9), number: 3 });
}

#[test]
fn what_is_there_is_neither_changed_nor_doubled() {
    let day = date(2024, 1, 8);
    let phq = ("measure:phq-9".to_owned(), Perspective::Client);
    let check = |standing, filled: &[_], expected: Problem| {
        assert_eq!(problems(&house(standing, filled)), [(2, expected)]);
    };
    check(KnownStanding::Open(day), &[phq], Problem::AlreadyThere { session: 1 });
    check(KnownStanding::Sealed(day), &[], Problem::SessionSealed { session: 1 });
    check(KnownStanding::NotHeld, &[], Problem::SessionNotHeld { session: 1 });
    let other = date(2024, 1, 9);
    check(KnownStanding::Open(other), &[], Problem::SessionElsewhere { session: 1, day: other });
}

#[test]
fn a_login_name_of_somebody_else_is_no_therapist() {
    let mut known = Known::default();
    let member = id(3, |now, chance| MemberId::make(now, chance));
    known.members.insert(LoginName::parse("therapeut-01").unwrap(), KnownMember::Therapist(member));
    assert_eq!(plan(contents(), &known).unwrap().counts().new_therapists, 1);
    known.members.insert(LoginName::parse("therapeut-02").unwrap(), KnownMember::Other);
    assert_eq!(problems(&known), [(2, Problem::NotATherapist)]);
}

#[test]
fn a_measure_the_house_has_is_not_made_again() {
    let phq = crate::import::directive::measure("PHQ-9:0..27:lower").unwrap();
    let known = Known { measures: [(phq.code.clone(), phq)].into(), ..Known::default() };
    assert_eq!(plan(contents(), &known).unwrap().new_measures(), []);
}
