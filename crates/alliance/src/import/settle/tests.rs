use super::*;
use crate::import::directive;
use crate::import::table::Limits;
use crate::instrument::definition::Range;
use crate::people::NameRefusal;

const HEADER: &str = "who,by,nr,day,month,a,b\nP1,T1,1,2024-01-08,0,3,4\n";

fn house() -> BTreeMap<MeasureCode, Measure> {
    let measure = directive::measure("PHQ-9:0..27:lower").unwrap();
    [(measure.code.clone(), measure)].into()
}

/// Choices that fit, to be spoilt by a test.
fn good() -> Choices {
    let mut choices =
        Choices { start: Some(jiff::civil::date(2024, 1, 8)), unit: Some(Unit::Month), ..Choices::default() };
    choices.map("client=who").unwrap();
    choices.map("moment=month").unwrap();
    choices.measure("a=BDI:0..63:lower").unwrap();
    choices
}

fn refusals(spoil: impl Fn(&mut Choices)) -> Vec<MappingRefusal> {
    let table = Table::read(HEADER.as_bytes(), Limits::default()).unwrap();
    let mut choices = good();
    spoil(&mut choices);
    match choices.settle(&table, &house()) {
        Ok(_) => Vec::new(),
        Err(refusals) => refusals,
    }
}

#[test]
fn each_thing_that_does_not_fit_is_refused_by_name() {
    fn check(spoil: impl Fn(&mut Choices), expected: &[MappingRefusal]) {
        assert_eq!(refusals(spoil), expected);
    }
    let column = |name: &str| MappingRefusal::NoSuchColumn { column: name.into() };
    let differs = |code: &str, max: f64| MappingRefusal::MeasureDiffers {
        code: MeasureCode::parse(code).unwrap(),
        range: Range { min: 0.0, max },
    };
    check(|_| {}, &[]);
    check(|c| c.client = None, &[MappingRefusal::NoClient]);
    check(|c| c.client = Some("whom".into()), &[column("whom")]);
    check(|c| c.moment = None, &[MappingRefusal::NoOrder]);
    check(|c| c.date = Some("day".into()), &[MappingRefusal::DateAndMoment]);
    check(|c| (c.start, c.unit) = (None, None), &[MappingRefusal::NoUnit, MappingRefusal::NoStart]);
    check(|c| (c.moment, c.session, c.start) = (None, Some("nr".into()), None), &[MappingRefusal::NoStart]);
    let early = jiff::civil::date(1, 1, 1);
    check(|c| c.start = Some(early), &[MappingRefusal::StartOutside { start: early }]);
    check(|c| c.values.clear(), &[MappingRefusal::NoValues]);
    check(|c| c.map("value=b").unwrap(), &[MappingRefusal::BothShapes]);
    check(
        |c| {
            c.values.clear();
            c.map("value=b").unwrap();
        },
        &[MappingRefusal::NoInstrument],
    );
    check(
        |c| c.map_value("b=bdi/total").unwrap(),
        &[MappingRefusal::UnknownInstrument { instrument: "bdi".into() }],
    );
    check(
        |c| c.map_value("b=measure:hads").unwrap(),
        &[MappingRefusal::UnknownInstrument { instrument: "hads".into() }],
    );
    check(
        |c| c.map_value("b=wellbeing/bond").unwrap(),
        &[MappingRefusal::UnknownName { instrument: "wellbeing".into(), name: "bond".into() }],
    );
    check(
        |c| c.measure("b=BDI:0..63:lower").unwrap(),
        &[MappingRefusal::SameTwice { first: "a".into(), second: "b".into() }],
    );
    check(|c| c.measure("b=bdi:0..21:lower").unwrap(), &[differs("bdi", 63.0)]);
    check(|c| c.measure("b=PHQ-9:0..20:lower").unwrap(), &[differs("phq-9", 27.0)]);
    check(|c| c.measure("b=PHQ-9:0..27:higher").unwrap(), &[differs("phq-9", 27.0)]);
    check(
        |c| c.always("therapist=a b").unwrap(),
        &[MappingRefusal::TherapistName(NameRefusal::Character { character: ' ' })],
    );
    check(|c| c.always("perspective=me").unwrap(), &[MappingRefusal::NotAPerspective { text: "me".into() }]);
    check(
        |c| {
            c.map_value("b=wellbeing/wellbeing").unwrap();
            c.always("perspective=therapist").unwrap();
        },
        &[MappingRefusal::PerspectiveOfOther { instrument: "wellbeing".into() }],
    );
    check(
        |c| {
            c.map_value("a=wellbeing/wellbeing").unwrap();
            c.map_value("b=wellbeing/day1").unwrap();
        },
        &[MappingRefusal::ItemsAndScales { instrument: "wellbeing".into() }],
    );
    check(|c| c.skip("no=x").unwrap(), &[column("no")]);
}

#[test]
fn a_measure_of_the_house_keeps_its_name_and_is_found_by_code() {
    let table = Table::read(HEADER.as_bytes(), Limits::default()).unwrap();
    let mut choices = good();
    choices.measure("b=phq 9:0..27:lower").unwrap();
    let mapping = choices.settle(&table, &house()).unwrap();
    let names: Vec<&str> = mapping.measures().map(|measure| measure.name.as_str()).collect();
    assert_eq!(names, ["BDI", "PHQ-9"]);
}

#[test]
fn everything_that_does_not_fit_is_told_at_once() {
    let found = refusals(|choices| *choices = Choices::default());
    assert_eq!(found, [MappingRefusal::NoClient, MappingRefusal::NoOrder, MappingRefusal::NoValues]);
}
