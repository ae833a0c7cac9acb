//! What simulated pairs agreed on: goals and tasks that grow along the sessions, by the rules of the agreement itself.
//!
//! Nothing is drawn: who gets which words follows from the client's number, so that all else stays as it was.

use crate::agreement::merge::Edit;
use crate::agreement::point::{Kind, Point};
use crate::agreement::rating::{Question, Rating};
use crate::agreement::terms::{Terms, Words};
use crate::agreement::{Agreement, Author, Side};
use crate::clock::{DAY_MS, MINUTE_MS, SeededChance, Timestamp};
use crate::component::Language;
use crate::episode::Episode;
use crate::ids::{MemberId, PointId};

/// One of how many clients has an agreement; the written example has one too.
const ONE_IN: usize = 3;

/// What a simulated pair says, in one language.
struct Phrases {
    goal_client: &'static str,
    goal_therapist: &'static str,
    task_client: &'static str,
    task_therapist: &'static str,
    task_later: &'static str,
}

const DUTCH: [Phrases; 3] = [
    Phrases {
        goal_client: "Weer naar buiten durven zonder om te kijken",
        goal_therapist: "Minder vermijden: plekken opzoeken die nu te spannend zijn",
        task_client: "Elke dag een rondje lopen, ook als ik geen zin heb",
        task_therapist: "Stap voor stap oefenen buiten, en hier nabespreken",
        task_later: "Drie keer per week alleen oefenen op een drukke plek",
    },
    Phrases {
        goal_client: "Doorslapen en overdag niet meer zo moe zijn",
        goal_therapist: "Een vast slaapritme en minder piekeren in bed",
        task_client: "Om elf uur het scherm weg",
        task_therapist: "Een slaapdagboek bijhouden en samen bekijken",
        task_later: "Vast opstaan om zeven uur, ook in het weekend",
    },
    Phrases {
        goal_client: "Zeggen wat ik wil zonder boos te worden",
        goal_therapist: "Spanning eerder merken en er woorden aan geven",
        task_client: "Hier oefenen wat ik thuis wil zeggen",
        task_therapist: "In de sessie stilstaan bij wat er tussen ons gebeurt",
        task_later: "Elke week één moeilijk gesprek thuis proberen",
    },
];

const ENGLISH: [Phrases; 3] = [
    Phrases {
        goal_client: "Dare to go outside again without looking over my shoulder",
        goal_therapist: "Avoid less: go to places that feel too tense now",
        task_client: "Walk a round every day, also when I do not feel like it",
        task_therapist: "Practise outside step by step, and talk about it here",
        task_later: "Practise alone in a busy place three times a week",
    },
    Phrases {
        goal_client: "Sleep through and not be so tired by day",
        goal_therapist: "A steady rhythm of sleep and less worrying in bed",
        task_client: "Screen away at eleven",
        task_therapist: "Keep a sleep diary and look at it together",
        task_later: "Get up at seven, also at the weekend",
    },
    Phrases {
        goal_client: "Say what I want without getting angry",
        goal_therapist: "Notice tension earlier and find words for it",
        task_client: "Practise here what I want to say at home",
        task_therapist: "Stay in the session with what happens between us",
        task_later: "Try one difficult talk at home each week",
    },
];

/// An agreement that grows, with who writes in it.
struct Growing<'a> {
    agreement: Agreement,
    therapist: Author,
    ids: &'a SeededChance,
}

/// What client number `index` and the therapist agreed on in the sessions held at `hours`; nothing for most.
pub(super) fn draw(
    index: usize,
    episode: &Episode,
    therapist: MemberId,
    language: Language,
    hours: &[Timestamp],
) -> Agreement {
    if !index.is_multiple_of(ONE_IN) {
        return Agreement::default();
    }
    let phrases = match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    };
    let phrases = &phrases[index / ONE_IN % phrases.len()];
    let seed = episode.id.uuid().as_u64_pair().1;
    let ids = SeededChance::new(seed);
    let mut growing =
        Growing { agreement: Agreement::default(), therapist: Author::Therapist(therapist), ids: &ids };
    growing.grow(phrases, hours);
    growing.agreement
}

impl Growing<'_> {
    /// A step per session: a goal, both yeses, a task, progress, and late in the course another task in its place.
    fn grow(&mut self, phrases: &Phrases, hours: &[Timestamp]) {
        let at =
            |number: usize, minutes: i64| hours.get(number - 1).map(|at| at.plus_ms(minutes * MINUTE_MS));
        let (client, therapist) = (Author::Client, self.therapist);
        let Some(first) = at(2, 20) else { return };
        let goal = self.propose(Kind::Goal, words(Side::Client, phrases.goal_client), client, first);
        let Some(now) = at(3, 10) else { return };
        self.word(goal, Side::Therapist, phrases.goal_therapist, therapist, now);
        self.rate(goal, client, [9, 6], now.plus_ms(5 * MINUTE_MS));
        self.rate(goal, therapist, [7, 7], now.plus_ms(6 * MINUTE_MS));
        self.confirm(goal, client, now.plus_ms(8 * MINUTE_MS));
        self.confirm(goal, therapist, now.plus_ms(9 * MINUTE_MS));
        let Some(now) = at(4, 15) else { return };
        let terms = Terms { goals: [goal].into(), ..words(Side::Therapist, phrases.task_therapist) };
        let task = self.propose(Kind::Task, terms, therapist, now);
        self.word(task, Side::Client, phrases.task_client, client, now.plus_ms(5 * MINUTE_MS));
        self.rate(task, client, [7, 7], now.plus_ms(6 * MINUTE_MS));
        self.rate(task, therapist, [8, 8], now.plus_ms(7 * MINUTE_MS));
        self.confirm(task, client, now.plus_ms(8 * MINUTE_MS));
        self.confirm(task, therapist, now.plus_ms(9 * MINUTE_MS));
        for (number, progress) in [(5, 2), (6, 3), (7, 4), (8, 5)] {
            let Some(now) = at(number, 40) else { return };
            self.progress(goal, client, progress, now);
            self.progress(goal, therapist, progress + 1, now.plus_ms(MINUTE_MS));
        }
        let Some(now) = at(8, 0).filter(|_| hours.len() > 8).map(|at| at.plus_ms(3 * DAY_MS)) else { return };
        self.word(task, Side::Therapist, phrases.task_later, therapist, now);
        self.confirm(task, therapist, now.plus_ms(MINUTE_MS));
        self.rate(task, client, [5, 4], now.plus_ms(DAY_MS));
    }

    fn put(&mut self, changed: Point) {
        let mut points: Vec<Point> = self.agreement.points().to_vec();
        match points.iter_mut().find(|point| point.id() == changed.id()) {
            Some(point) => *point = changed,
            None => points.push(changed),
        }
        self.agreement = Agreement::of(points);
    }

    fn propose(&mut self, kind: Kind, terms: Terms, author: Author, now: Timestamp) -> PointId {
        let first = self.agreement.propose(kind, terms, author, now).expect("the phrases can be proposed");
        let id = PointId::make(now, self.ids);
        self.put(Point::of(id, kind, vec![first], vec![], vec![]).expect("a first version is a history"));
        id
    }

    fn word(&mut self, id: PointId, side: Side, text: &str, author: Author, now: Timestamp) {
        let point = self.point(id);
        let base = point.current().number;
        let own = Words::read(text).expect("the phrases are short");
        let terms = point.current().terms.clone().with_words(side, own);
        let next = self
            .agreement
            .change(id, &Edit { base, terms }, author, now)
            .expect("each writes the own words, one after the other");
        let versions = [point.versions(), &[next]].concat();
        let (yeses, given) = (point.confirmations().to_vec(), point.given().to_vec());
        self.put(Point::of(id, point.kind(), versions, yeses, given).expect("a history that grew"));
    }

    fn confirm(&mut self, id: PointId, author: Author, now: Timestamp) {
        let point = self.point(id);
        let yes = self
            .agreement
            .confirm(id, point.current().number, author, now)
            .expect("what stands was not confirmed before");
        let yeses = [point.confirmations(), &[yes]].concat();
        let (versions, given) = (point.versions().to_vec(), point.given().to_vec());
        self.put(Point::of(id, point.kind(), versions, yeses, given).expect("a history that grew"));
    }

    /// Importance and agreement; of a task the client also says whether it is understood and fits.
    fn rate(&mut self, id: PointId, author: Author, [importance, agreement]: [i64; 2], now: Timestamp) {
        for question in Question::asked(self.point(id).kind(), author.side()) {
            match question {
                Question::Importance => self.give(id, author, question, importance, now),
                Question::Agreement | Question::Understands | Question::Fits => {
                    self.give(id, author, question, agreement, now);
                }
                Question::Progress => {}
            }
        }
    }

    fn progress(&mut self, id: PointId, author: Author, points: i64, now: Timestamp) {
        self.give(id, author, Question::Progress, points, now);
    }

    fn give(&mut self, id: PointId, author: Author, question: Question, points: i64, now: Timestamp) {
        let point = self.point(id);
        let rating = Rating::new(points).expect("points of the script lie within 0 to 10");
        let one = self.agreement.rate(id, question, rating, author, now).expect("the question is asked");
        let given = [point.given(), &[one]].concat();
        let (versions, yeses) = (point.versions().to_vec(), point.confirmations().to_vec());
        self.put(Point::of(id, point.kind(), versions, yeses, given).expect("a history that grew"));
    }

    fn point(&self, id: PointId) -> Point {
        self.agreement.point(id).expect("a point that was proposed").clone()
    }
}

fn words(side: Side, text: &str) -> Terms {
    Terms::default().with_words(side, Words::read(text).expect("the phrases are short"))
}
