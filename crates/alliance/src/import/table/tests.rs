use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Result<Table, TableRefusal> {
    Table::read(text.as_bytes(), Limits::default())
}

fn cells(table: &Table) -> Vec<(u64, Vec<String>)> {
    table.rows().map(|row| (row.line, row.cells.iter().map(str::to_owned).collect())).collect()
}

#[test]
fn the_separator_is_what_the_header_has_most_of_outside_quotes() {
    let check = |text: &str, expected: Separator| {
        assert_eq!(read(text).unwrap().separator(), expected, "{text:?}");
    };
    check("a,b\n1,2\n", Separator::Comma);
    check("a;b\n1;2\n", Separator::Semicolon);
    check("a\tb\n1\t2\n", Separator::Tab);
    check("\"a,b,c\";d\n1;2\n", Separator::Semicolon);
    check("\"a\n;;;;b\",c\n1,2\n", Separator::Comma);
    check("one\n1\n", Separator::Comma);
    check("sep=;\na,b;c\n1;2\n", Separator::Semicolon);
}

#[test]
fn a_row_tells_the_line_it_begins_on_also_after_quoted_and_empty_lines() {
    let table = read("a,b\n1,\"x\ny\"\n\n,\n3,4\r\n5,6").unwrap();
    let lines: Vec<u64> = table.rows().map(|row| row.line).collect();
    assert_eq!(lines, [2, 6, 7]);
    assert_eq!(table.row_count(), 3);
    let windows: Vec<u64> = read("a\r\n1\r\n\r\n2\r\n3").unwrap().rows().map(|row| row.line).collect();
    assert_eq!(windows, [2, 4, 5]);
    let old: Vec<u64> = read("a\r1\r2").unwrap().rows().map(|row| row.line).collect();
    assert_eq!(old, [2, 3]);
    let told = read("sep=,\na,b\n1,2\n").unwrap();
    assert_eq!(cells(&told), [(3, vec!["1".to_owned(), "2".to_owned()])]);
}

#[test]
fn what_is_no_table_is_refused_with_the_reason() {
    let check = |bytes: &[u8], expected: TableRefusal| {
        assert_eq!(Table::read(bytes, Limits::default()).unwrap_err(), expected, "{bytes:?}");
    };
    check(b"", TableRefusal::Empty);
    check(b"\n\n", TableRefusal::Empty);
    check(b"a,b\n", TableRefusal::HeaderOnly);
    check(b"a,b\n,\n\n , \n", TableRefusal::HeaderOnly);
    check(b"a,b,a\n1,2,3\n", TableRefusal::HeaderTwice { name: "a".into() });
    check(b"a,b\n1,\0\n", TableRefusal::NotText { line: 2 });
    check(b"a\0,\0b\0\n\0", TableRefusal::NotText { line: 1 });
    check(b"\xff\xfea\0b", TableRefusal::Damaged);
    check(b"PK\x03\x04rest", TableRefusal::Spreadsheet);
}

#[test]
fn columns_without_a_name_are_there_and_cannot_be_chosen() {
    let table = read(",a,\n1,2,3\n").unwrap();
    assert_eq!(table.headers(), ["", "a", ""]);
    assert_eq!(table.place(""), None);
    assert_eq!(table.place("a"), Some(1));
}

#[test]
fn a_file_beyond_the_limits_is_refused_before_the_rest_is_read() {
    let limits = Limits { bytes_max: 40, rows_max: 2, columns_max: 3 };
    let check = |text: &str, expected: TableRefusal| {
        assert_eq!(Table::read(text.as_bytes(), limits).unwrap_err(), expected, "{text:?}");
    };
    check("a\n1\n2\n3\n", TableRefusal::TooManyRows { rows_max: 2 });
    check("a,b,c,d\n1,2,3,4\n", TableRefusal::TooManyColumns { columns_max: 3 });
    check(&"x".repeat(41), TableRefusal::TooLarge { bytes_max: 40 });
    assert!(Table::read(b"a,b,c\n1,2,3\n4,5,6\n\n", limits).is_ok());
}

proptest! {
    #[test]
    fn any_bytes_are_a_table_or_a_refusal(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(table) = Table::read(&bytes, Limits::default()) {
            prop_assert_eq!(table.rows().count() as u64, table.row_count());
            prop_assert!(table.rows().all(|row| row.line > 1));
        }
    }

    #[test]
    fn what_a_writer_of_csv_wrote_is_read_back(
        rows in proptest::collection::vec(proptest::collection::vec("[ -~\n\"é€,;\t]{0,12}", 3), 1..8),
        separator in prop_oneof![Just(b','), Just(b';'), Just(b'\t')],
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["one", "two", "three"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        match Table::read(&bytes, Limits::default()) {
            Ok(table) => {
                let found: Vec<Vec<String>> = cells(&table).into_iter().map(|(_, row)| row).collect();
                prop_assert_eq!(found, expected);
            }
            Err(refusal) => {
                prop_assert_eq!(refusal, TableRefusal::HeaderOnly);
                prop_assert!(expected.is_empty());
            }
        }
    }
}
