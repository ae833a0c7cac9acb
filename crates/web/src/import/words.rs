//! What is wrong with a file, a mapping or a row, and what an import will make, in sentences. The command line says
//! the same.

use crate::shell::date::day_in_year;
use crate::shell::language::Speech;
use crate::shell::number;
use alliance::Language;
use alliance::import::encoding::Encoding;
use alliance::import::mapping::MappingRefusal;
use alliance::import::plan::Plan;
use alliance::import::problem::Problem;
use alliance::import::table::TableRefusal;

/// A score or the end of a range, with as many decimals as it has, four at most.
pub fn amount(language: Language, value: f64) -> String {
    let digits = (0..4).find(|&digits| {
        let factor = 10_f64.powi(digits);
        (value * factor).fract().abs() < 1e-9
    });
    number::decimals(language, value, digits.map_or(4, |digits| digits.unsigned_abs() as usize))
}

/// What an encoding is called everywhere.
pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16 => "UTF-16",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// Why a file is no table.
pub fn file(speech: &Speech, refusal: &TableRefusal) -> String {
    let key = refusal.message_key();
    match refusal {
        TableRefusal::Empty
        | TableRefusal::HeaderOnly
        | TableRefusal::Spreadsheet
        | TableRefusal::Damaged => speech.t(key),
        TableRefusal::TooLarge { bytes_max } => speech.with(key, &[("megabytes", &(bytes_max >> 20))]),
        TableRefusal::TooManyRows { rows_max } => speech.with(key, &[("rows", rows_max)]),
        TableRefusal::TooManyColumns { columns_max } => speech.with(key, &[("columns", columns_max)]),
        TableRefusal::NotText { line } => speech.with(key, &[("line", &line.to_string())]),
        TableRefusal::HeaderTwice { name } => speech.with(key, &[("name", name)]),
    }
}

/// Why a choice of columns does not fit.
pub fn mapping(speech: &Speech, refusal: &MappingRefusal) -> String {
    let key = refusal.message_key();
    let language = speech.language();
    match refusal {
        MappingRefusal::NoClient
        | MappingRefusal::NoOrder
        | MappingRefusal::DateAndMoment
        | MappingRefusal::NoStart
        | MappingRefusal::NoUnit
        | MappingRefusal::NoValues
        | MappingRefusal::BothShapes
        | MappingRefusal::NoInstrument => speech.t(key),
        MappingRefusal::NoSuchColumn { column } => speech.with(key, &[("column", column)]),
        MappingRefusal::StartOutside { start } => speech.with(key, &[("day", &day_in_year(speech, *start))]),
        MappingRefusal::UnknownInstrument { instrument }
        | MappingRefusal::ItemsAndScales { instrument }
        | MappingRefusal::PerspectiveOfOther { instrument } => {
            speech.with(key, &[("instrument", instrument)])
        }
        MappingRefusal::UnknownName { instrument, name }
        | MappingRefusal::AmbiguousName { instrument, name } => {
            speech.with(key, &[("instrument", instrument), ("name", name)])
        }
        MappingRefusal::SameTwice { first, second } => {
            speech.with(key, &[("first", first), ("second", second)])
        }
        MappingRefusal::MeasureDiffers { code, range } => {
            let (min, max) = (amount(language, range.min), amount(language, range.max));
            speech.with(key, &[("code", &code.as_str()), ("min", &min), ("max", &max)])
        }
        MappingRefusal::TherapistName(refusal) => {
            speech.with(key, &[("why", &speech.t(refusal.message_key()))])
        }
        MappingRefusal::NotAPerspective { text } => speech.with(key, &[("text", text)]),
    }
}

/// What is wrong with a row.
pub fn problem(speech: &Speech, problem: &Problem) -> String {
    let key = problem.message_key();
    let language = speech.language();
    let day = |day| day_in_year(speech, day);
    match problem {
        Problem::NoClient
        | Problem::NoSession
        | Problem::NoDay
        | Problem::NotADate
        | Problem::NotAMoment
        | Problem::NotAPerspective
        | Problem::NoInstrument
        | Problem::UnknownInstrument
        | Problem::UnknownVersion
        | Problem::NoName
        | Problem::AmbiguousName
        | Problem::NotANumber
        | Problem::NothingToKeep
        | Problem::NotATherapist => speech.t(key),
        Problem::Ragged { expected, found } => speech.with(key, &[("expected", expected), ("found", found)]),
        Problem::ClientCode(refusal) | Problem::TherapistName(refusal) => {
            speech.with(key, &[("why", &speech.t(refusal.message_key()))])
        }
        Problem::NotASession { most } | Problem::TooManySessions { most } => {
            speech.with(key, &[("most", most)])
        }
        Problem::DayInFuture { day: at, .. } | Problem::DayTooEarly { day: at, .. } => {
            speech.with(key, &[("day", &day(*at))])
        }
        Problem::PerspectiveOfOther { instrument } | Problem::UnknownName { instrument } => {
            speech.with(key, &[("instrument", instrument)])
        }
        Problem::OutOfRange { range } => {
            let (min, max) = (amount(language, range.min), amount(language, range.max));
            speech.with(key, &[("min", &min), ("max", &max)])
        }
        Problem::NotAnAnswer { min, max } => speech.with(key, &[("min", min), ("max", max)]),
        Problem::DoesNotFollow { computed: Some(computed) } => {
            speech.with(key, &[("computed", &amount(language, *computed))])
        }
        Problem::DoesNotFollow { computed: None } => speech.t("import-problem-does-not-follow-withheld"),
        Problem::Twice { first_line } => speech.with(key, &[("line", &first_line.to_string())]),
        Problem::SessionOnTwoDays { first_line, first_day } => {
            speech.with(key, &[("line", &first_line.to_string()), ("day", &day(*first_day))])
        }
        Problem::SessionOutOfOrder { earlier, earlier_day } => {
            speech.with(key, &[("session", earlier), ("day", &day(*earlier_day))])
        }
        Problem::AlreadyThere { session }
        | Problem::SessionNotHeld { session }
        | Problem::SessionSealed { session } => speech.with(key, &[("session", session)]),
        Problem::SessionElsewhere { session, day: at } => {
            speech.with(key, &[("session", session), ("day", &day(*at))])
        }
    }
}

/// How much will be made, in lines; nothing is said of what there is none of.
pub fn lines(speech: &Speech, plan: &Plan) -> Vec<String> {
    let counts = plan.counts();
    [
        (counts.new_clients, speech.with("import-result-new-clients", &[("count", &counts.new_clients)])),
        (
            counts.known_clients,
            speech.with("import-result-known-clients", &[("count", &counts.known_clients)]),
        ),
        (counts.new_episodes, speech.with("import-result-new-episodes", &[("count", &counts.new_episodes)])),
        (
            counts.new_therapists,
            speech.with("import-result-new-therapists", &[("count", &counts.new_therapists)]),
        ),
        (counts.new_sessions, speech.with("import-result-new-sessions", &[("count", &counts.new_sessions)])),
        (
            counts.known_sessions,
            speech.with("import-result-known-sessions", &[("count", &counts.known_sessions)]),
        ),
        (
            counts.administrations,
            speech.with("import-result-administrations", &[("count", &counts.administrations)]),
        ),
        (counts.new_measures, speech.with("import-result-new-measures", &[("count", &counts.new_measures)])),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(_, line)| line)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::instrument::definition::Range;
    use alliance::people::NameRefusal;
    use jiff::tz::TimeZone;

    #[test]
    fn an_amount_has_the_decimals_it_needs() {
        let check = |value: f64, dutch: &str| assert_eq!(amount(Language::Dutch, value), dutch);
        check(27.0, "27");
        check(0.5, "0,5");
        check(-2.25, "−2,25");
        check(4.333_333, "4,3333");
        check(1234.0, "1.234");
    }

    #[test]
    fn a_problem_is_a_sentence_without_a_gap() {
        let speech = Speech::new(Language::Dutch, TimeZone::UTC);
        let day = jiff::civil::date(2024, 1, 8);
        for told in [
            Problem::Ragged { expected: 3, found: 2 },
            Problem::ClientCode(NameRefusal::TooLong { most: 40 }),
            Problem::NotASession { most: 2000 },
            Problem::DayInFuture { today: day, day },
            Problem::OutOfRange { range: Range { min: 0.0, max: 27.0 } },
            Problem::NotAnAnswer { min: 0, max: 6 },
            Problem::DoesNotFollow { computed: Some(4.5) },
            Problem::DoesNotFollow { computed: None },
            Problem::SessionOnTwoDays { first_line: 2, first_day: day },
            Problem::SessionOutOfOrder { earlier: 1, earlier_day: day },
            Problem::SessionElsewhere { session: 3, day },
        ] {
            let sentence = problem(&speech, &told);
            assert!(!sentence.contains('{') && sentence.contains(' '), "{told:?}: {sentence}");
        }
        let told = problem(&speech, &Problem::OutOfRange { range: Range { min: 0.0, max: 27.0 } });
        assert_eq!(told, "De score ligt buiten 0 tot 27.");
    }
}
