use super::*;
use crate::administration::answer::Answers;
use crate::import::cell::Unit;
use crate::import::choices::Choices;
use crate::import::contents::Contents;
use crate::import::reading::read;
use crate::import::table::{Limits, Table};
use crate::instrument::definition::{Better, Instrument, Range, Response};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const START: Date = date(2020, 1, 6);

/// What one filling-in is, wherever it is kept: who, which session, which day, which instrument, whose view, what.
type Told = Vec<(String, u32, Date, Series, Perspective, Content)>;

fn told(episodes: &[StudyEpisode]) -> Told {
    let mut told = Told::new();
    for episode in episodes {
        let first = episode.sessions.iter().map(|session| session.day).min().unwrap();
        for session in &episode.sessions {
            let day = START + days_between(first, session.day).days();
            for filled in &session.filled {
                let content = filled.content.clone();
                told.push((
                    episode.label(),
                    session.number,
                    day,
                    filled.series.clone(),
                    filled.perspective,
                    content,
                ));
            }
        }
    }
    sorted(told)
}

fn told_by_import(contents: &Contents) -> Told {
    let mut told = Told::new();
    for client in contents.clients() {
        for session in client.sessions() {
            for filled in session.filled() {
                let (series, content) = (filled.series().clone(), filled.content());
                let code = client.code().to_string();
                told.push((code, session.number(), session.day(), series, filled.perspective(), content));
            }
        }
    }
    sorted(told)
}

fn sorted(mut told: Told) -> Told {
    told.sort_by(|a, b| (&a.0, a.1, &a.3, a.4).cmp(&(&b.0, b.1, &b.3, b.4)));
    told
}

fn items(instrument: &'static Instrument) -> impl Strategy<Value = Content> {
    let count = instrument.items().len();
    subsequence(instrument.items().to_vec(), 1..=count).prop_flat_map(move |items| {
        let answers: Vec<_> = items
            .into_iter()
            .map(|item| {
                let values: Vec<i32> = match &item.response {
                    Response::Options(options) => options.iter().map(|option| option.value).collect(),
                    Response::Whole { min, max } => (*min..=*max).collect(),
                };
                (Just(item.id.clone()), select(values))
            })
            .collect();
        answers.prop_map(move |given| Content::Items(Answers::read(instrument, given).unwrap()))
    })
}

fn scores(scales: Vec<(String, Range)>) -> impl Strategy<Value = Content> {
    let count = scales.len();
    subsequence(scales, 1..=count).prop_flat_map(|scales| {
        let values: Vec<_> = scales
            .into_iter()
            .map(|(scale, range)| {
                let raw = (0.0..=1.0).prop_map(move |part: f64| {
                    (range.min + part * range.width()).clamp(range.min, range.max)
                });
                (Just(scale.parse().unwrap()), raw)
            })
            .collect();
        values.prop_map(|scores| Content::Scales(scores.into_iter().collect()))
    })
}

fn measures() -> impl Strategy<Value = BTreeMap<MeasureCode, Measure>> {
    let name = "[A-Za-z][ -~]{0,20}[=\"',;\n]?";
    btree_map("[a-z][a-z0-9-]{0,12}", (name, -50_i32..50, 1_i32..200), 0..3).prop_map(|measures| {
        measures
            .into_iter()
            .map(|(code, (name, min, width))| {
                let code = MeasureCode::parse(&code).unwrap();
                let range = Range { min: min.into(), max: (min + width).into() };
                (code.clone(), Measure { code, name, range, better: Better::Lower })
            })
            .collect()
    })
}

fn filled(measures: &BTreeMap<MeasureCode, Measure>) -> BoxedStrategy<StudyFilled> {
    let channel = || select(Channel::ALL);
    let mut any: Vec<BoxedStrategy<StudyFilled>> = Vec::new();
    for instrument in catalogue::instruments() {
        let series = Series::Instrument(instrument.key().clone());
        let scales = instrument.subscales().iter().map(|scale| (scale.id.to_string(), scale.range)).collect();
        let content = prop_oneof![items(instrument), scores(scales)];
        let perspective = select(instrument.perspectives().to_vec());
        let filled = (content, perspective, channel()).prop_map(move |(content, perspective, channel)| {
            StudyFilled { series: series.clone(), perspective, channel, content }
        });
        any.push(filled.boxed());
    }
    for measure in measures.values() {
        let series = Series::Measure(measure.code.clone());
        let content = scores(vec![(TOTAL.to_owned(), measure.range)]);
        let filled = (content, select(Perspective::ALL), channel()).prop_map(
            move |(content, perspective, channel)| StudyFilled {
                series: series.clone(),
                perspective,
                channel,
                content,
            },
        );
        any.push(filled.boxed());
    }
    proptest::strategy::Union::new(any).boxed()
}

fn sessions(measures: &BTreeMap<MeasureCode, Measure>) -> impl Strategy<Value = Vec<StudySession>> + use<> {
    let session = (1_u32..20, 0_i32..300, vec(filled(measures), 0..4));
    vec(session, 1..5).prop_map(|sessions| {
        let (mut number, mut day) = (0, date(2023, 3, 1));
        sessions
            .into_iter()
            .map(|(step, days, mut filled)| {
                (number, day) = (number + step, day + days.days());
                filled.sort_by_key(|filled| (filled.series.clone(), filled.perspective));
                filled.dedup_by_key(|filled| (filled.series.clone(), filled.perspective));
                StudySession { number, day, filled }
            })
            .collect()
    })
}

fn studies() -> impl Strategy<Value = (BTreeMap<MeasureCode, Measure>, Vec<StudyEpisode>)> {
    measures().prop_flat_map(|measures| {
        // Codes with everything a code may hold; some begin as a formula does.
        let codes = btree_set("[a-z0-9éŁ-][a-zA-Z0-9 ._/é-]{0,20}[a-z0-9]", 1..4);
        let episodes = codes.prop_flat_map({
            let measures = measures.clone();
            move |codes| {
                let episodes: Vec<_> = codes
                    .into_iter()
                    .map(|pseudonym| (Just(pseudonym), 1_u32..4, sessions(&measures)))
                    .collect();
                episodes
            }
        });
        let episodes = episodes.prop_map(|episodes| {
            let made = |(pseudonym, number, sessions)| StudyEpisode { pseudonym, number, sessions };
            episodes.into_iter().map(made).collect()
        });
        (Just(measures), episodes)
    })
}

fn exported(episodes: &[StudyEpisode], measures: &BTreeMap<MeasureCode, Measure>) -> String {
    episodes.iter().fold(header(), |text, episode| text + &rows(episode, measures))
}

fn imported(text: &str, measures: &BTreeMap<MeasureCode, Measure>) -> Contents {
    let table = Table::read(text.as_bytes(), Limits::default()).unwrap();
    let mut choices = Choices::guess(&table, measures);
    choices.start = Some(START);
    assert_eq!(choices.unit, Some(Unit::Day));
    let mapping = choices.settle(&table, measures).unwrap();
    read(&table, &mapping, date(2100, 1, 1)).unwrap()
}

proptest! {
    #[test]
    fn what_is_exported_is_imported_again_without_a_loss((measures, episodes) in studies()) {
        prop_assume!(episodes.iter().flat_map(|e| &e.sessions).any(|session| !session.filled.is_empty()));
        let contents = imported(&exported(&episodes, &measures), &measures);
        prop_assert_eq!(told_by_import(&contents), told(&episodes));
        let sessions: usize = episodes.iter().map(|episode| episode.sessions.len()).sum();
        prop_assert_eq!(contents.session_count(), sessions);
    }
}

#[test]
fn an_episode_as_rows() {
    let check = catalogue::instrument("session-check").unwrap();
    let given =
        [("bond1", 6), ("bond2", 3), ("goal1", 5)].map(|(item, value)| (item.parse().unwrap(), value));
    let answers = Answers::read(check, given).unwrap();
    let phq = crate::import::directive::measure("PHQ-9:0..27:lower").unwrap();
    let totals = Content::Scales([(TOTAL.parse().unwrap(), 13.5)].into());
    let filled =
        |series, perspective, channel, content| StudyFilled { series, perspective, channel, content };
    let episode = StudyEpisode {
        pseudonym: "c7k3qxw2m4t0r".into(),
        number: 1,
        sessions: vec![
            StudySession { number: 1, day: date(2024, 1, 8), filled: vec![] },
            StudySession {
                number: 2,
                day: date(2024, 1, 15),
                filled: vec![
                    filled(
                        Series::Instrument(check.key().clone()),
                        Perspective::Client,
                        Channel::OwnPhone,
                        Content::Items(answers),
                    ),
                    filled(Series::Measure(phq.code.clone()), Perspective::Client, Channel::Import, totals),
                ],
            },
        ],
    };
    let text = exported(&[episode], &[(phq.code.clone(), phq)].into());
    insta::assert_snapshot!(text, @r#"
client,episode,session,days_since_first,instrument,version,perspective,channel,kind,name,value,position,withheld
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,1,0,,,,,session,,,,
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,item,bond1,6,,
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,item,bond2,3,,
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,item,goal1,5,,
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,item,goal2,,,not-answered
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,item,task1,,,not-answered
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,item,task2,,,not-answered
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,item,tension1,,,not-answered
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,scale,bond,4.5,7.5,
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,scale,goal,,,too-few-answers
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,scale,task,,,not-answered
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,session-check,1,client,own-phone,scale,tension,,,not-answered
c7k3qxw2m4t0r,c7k3qxw2m4t0r-1,2,7,measure:phq-9,1,client,import,scale,total,13.5,5,
"#);
}

#[test]
fn a_pseudonym_is_a_word_that_no_program_takes_for_a_number() {
    assert_eq!(pseudonym([0; 8]), "c000000000000");
    assert_eq!(pseudonym([255; 8]), "czzzzzzzzzzzz");
    assert_eq!(pseudonym(*b"\x12\x34\x56\x78\x9a\xbc\xde\xf0"), "c28t5cy4tqkff");
}
