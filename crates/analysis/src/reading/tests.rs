use super::error::ReadError;
use super::*;
use proptest::prelude::*;
use std::io::Write;

/// The file is kept on disk while it is read.
fn read(bytes: &[u8], asked: &Asked) -> Result<Contents, ReadError> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    Source::new(file.path()).read(asked)
}

fn numbers(data: &Contents, name: &str) -> Vec<Option<f64>> {
    match data.table.column(name).unwrap() {
        Column::Numbers(numbers) => numbers.iter().collect(),
        Column::Factor(factor) => panic!("{name} holds levels: {factor:?}"),
    }
}

fn levels(data: &Contents, name: &str) -> Vec<Option<String>> {
    match data.table.column(name).unwrap() {
        Column::Factor(factor) => {
            (0..factor.row_count()).map(|row| factor.level(row).map(str::to_owned)).collect()
        }
        Column::Numbers(numbers) => panic!("{name} holds numbers: {numbers:?}"),
    }
}

#[test]
fn numbers_words_and_gaps_are_told_apart() {
    let data = read(b"id,arm,x\nP1,usual,1.5\nP1,added,\nP2,NA,-2\n", &Asked::default()).unwrap();
    assert_eq!(numbers(&data, "x"), [Some(1.5), None, Some(-2.0)]);
    assert_eq!(levels(&data, "arm"), [Some("usual".to_owned()), Some("added".to_owned()), None]);
    let found: Vec<_> = data
        .found
        .columns
        .iter()
        .map(|column| (column.name.as_str(), &column.holds, column.missing_count))
        .collect();
    assert_eq!(
        found,
        [
            ("id", &Holds::Levels { level_count: 2 }, 0),
            ("arm", &Holds::Levels { level_count: 2 }, 1),
            ("x", &Holds::Numbers, 1),
        ]
    );
}

#[test]
fn a_word_below_numbers_keeps_every_cell_as_it_was_written() {
    let data = read(b"code,x\n01,1\n2,2\nA3,3\nB,4\n", &Asked::default()).unwrap();
    let expected = ["01", "2", "A3", "B"].map(|text| Some(text.to_owned()));
    assert_eq!(levels(&data, "code"), expected);
    assert_eq!(data.found.columns[0].holds, Holds::Both { text_count: 2, first: "A3".to_owned(), line: 4 });
    let error = data.expect_measured(["code"]).unwrap_err();
    assert!(matches!(error, ReadError::TextAmongNumbers { line: 4, text_count: 2, count: 4, .. }), "{error}");
    data.expect_measured(["x"]).unwrap();
}

#[test]
fn the_same_table_is_read_from_every_way_to_write_it() {
    let plain = "naam,x\n\"a, \"\"b\"\"\",1.5\né,2\n";
    let check = |what: &str, bytes: &[u8]| {
        let data = read(bytes, &Asked::default()).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(numbers(&data, "x"), [Some(1.5), Some(2.0)], "{what}");
        assert_eq!(levels(&data, "naam")[1].as_deref(), Some("é"), "{what}");
    };
    check("UTF-8", plain.as_bytes());
    check("with a mark before it", format!("\u{feff}{plain}").as_bytes());
    check("with Windows line ends", plain.replace('\n', "\r\n").as_bytes());
    check("without a last line end", plain.trim_end().as_bytes());
    check("semicolons and commas", b"naam;x\n\"a, \"\"b\"\"\";1,5\n\xc3\xa9;2\n");
    check("tabs", b"naam\tx\na\t1.5\n\xc3\xa9\t2\n");
    check("Windows-1252", b"naam,x\na,1.5\n\xe9,2\n");
    let wide = |bytes: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        let units = plain.encode_utf16().flat_map(bytes);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    check("UTF-16 LE", &wide(u16::to_le_bytes, [0xff, 0xfe]));
    check("UTF-16 BE", &wide(u16::to_be_bytes, [0xfe, 0xff]));
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let check = |bytes: &[u8], expected: &str| {
        let error = read(bytes, &Asked::default()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check(b"", "empty file");
    check(b"\n\n  \n", "empty file");
    check(b"a,b\n", "below the names of 2 columns");
    check(b"a,b\n1,2\n3\n", "line 3: 1 cells below 2 names");
    check(b"a,b\n1,2\n3,4,5\n", "line 3: 3 cells below 2 names");
    check(b"a,b,a\n1,2,3\n", "columns 1 and 3 apart: both are called \"a\"");
    check(b"a\n1\nInf\n", "\"Inf\" in column \"a\", line 3");
    check(b"a\n1\n1e400\n", "\"1e400\" in column \"a\", line 3");
    check(b"PK\x03\x04rest", "read spreadsheet");
    check(b"\x1f\x8brest", "read compressed");
    check(b"a\0b", "read binary");
}

#[test]
fn only_the_columns_that_are_asked_for_are_held() {
    let asked = Asked {
        columns: Some(["x".to_owned()].into()),
        skips: vec![("arm".to_owned(), "test".to_owned())],
        missing: vec!["-9".to_owned()],
        ..Asked::default()
    };
    let data = read(b"arm,x,y\na,1,2\ntest,5,6\nb,-9,4\n", &asked).unwrap();
    assert_eq!(data.table.names().collect::<Vec<_>>(), ["x"]);
    assert_eq!(numbers(&data, "x"), [Some(1.0), None]);
    let asked = Asked { columns: Some(["distres".to_owned()].into()), ..Asked::default() };
    let error = read(b"distress,y\n1,2\n", &asked).unwrap_err().to_string();
    assert!(error.contains("did you mean \"distress\"?"), "{error}");
}

#[test]
fn numbers_that_are_names_are_levels_when_asked() {
    let asked = Asked { levels: ["site".to_owned()].into(), ..Asked::default() };
    let data = read(b"site,x\n10,1\n2,2\n", &asked).unwrap();
    assert_eq!(data.found.columns[0].holds, Holds::Levels { level_count: 2 });
    assert_eq!(levels(&data, "site"), [Some("10".to_owned()), Some("2".to_owned())]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _read_or_refused = read(&bytes, &Asked::default());
    }

    #[test]
    fn no_table_of_odd_cells_makes_it_panic(cells in prop::collection::vec("[-+0-9.,;eE\" nNAif\n]{0,8}", 1..40)) {
        let text = format!("a,b\n{}", cells.join(","));
        let _read_or_refused = read(text.as_bytes(), &Asked::default());
    }
}
