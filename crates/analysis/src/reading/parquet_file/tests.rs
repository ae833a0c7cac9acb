use crate::reading::column::Holds;
use crate::reading::{Asked, Contents, Source};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use stats::table::Column;
use std::path::Path;
use std::sync::Arc;

/// Two groups of rows: a client, a score that may be missing, a whole number, a decimal, an answer of yes or no.
fn write(path: &Path) {
    let schema = "message sessions {
        required binary client (UTF8);
        optional double bond;
        required int64 session;
        optional int32 fee (DECIMAL(9, 2));
        required boolean kept;
    }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let file = std::fs::File::create(path).unwrap();
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(WriterProperties::default())).unwrap();
    for first in [1_i64, 3] {
        let mut rows = writer.next_row_group().unwrap();
        while let Some(mut column) = rows.next_column().unwrap() {
            match column.untyped() {
                ColumnWriter::ByteArrayColumnWriter(to) => {
                    to.write_batch(&[ByteArray::from("P2"), ByteArray::from("P1")], None, None)
                }
                ColumnWriter::DoubleColumnWriter(to) => to.write_batch(&[7.5], Some(&[0, 1]), None),
                ColumnWriter::Int64ColumnWriter(to) => to.write_batch(&[first, first + 1], None, None),
                ColumnWriter::Int32ColumnWriter(to) => to.write_batch(&[12_050], Some(&[1, 0]), None),
                ColumnWriter::BoolColumnWriter(to) => to.write_batch(&[true, false], None, None),
                _ => panic!("the schema has no other kinds"),
            }
            .unwrap();
            column.close().unwrap();
        }
        rows.close().unwrap();
    }
    writer.close().unwrap();
}

fn read(asked: &Asked) -> Contents {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sessions.parquet");
    write(&path);
    Source::new(&path).read(asked).unwrap()
}

fn numbers(contents: &Contents, name: &str) -> Vec<Option<f64>> {
    match contents.table.column(name).unwrap() {
        Column::Numbers(numbers) => numbers.iter().collect(),
        Column::Factor(_) => panic!("{name} holds words"),
    }
}

#[test]
fn every_kind_of_column_is_read_over_all_groups_of_rows() {
    let contents = read(&Asked::default());
    assert_eq!(contents.found.names, ["client", "bond", "session", "fee", "kept"]);
    assert_eq!(contents.found.row_count, 4);
    assert_eq!(numbers(&contents, "bond"), [None, Some(7.5), None, Some(7.5)]);
    assert_eq!(numbers(&contents, "session"), [1.0, 2.0, 3.0, 4.0].map(Some));
    assert_eq!(numbers(&contents, "fee"), [Some(120.5), None, Some(120.5), None]);
    assert_eq!(numbers(&contents, "kept"), [1.0, 0.0, 1.0, 0.0].map(Some));
    let Some(Column::Factor(client)) = contents.table.column("client") else { panic!("words") };
    assert_eq!(
        (client.levels(), client.level(0)),
        (["P1".to_owned(), "P2".to_owned()].as_slice(), Some("P2"))
    );
    assert_eq!(contents.found.columns[1].missing_count, 2);
    assert_eq!(contents.found.columns[0].holds, Holds::Levels { level_count: 2 });
}

#[test]
fn rows_and_columns_are_left_out_as_asked() {
    let asked = Asked {
        columns: Some(["session".to_owned()].into()),
        skips: vec![("client".to_owned(), "P1".to_owned())],
        ..Asked::default()
    };
    let contents = read(&asked);
    assert_eq!(contents.table.names().collect::<Vec<_>>(), ["session"]);
    assert_eq!(numbers(&contents, "session"), [Some(1.0), Some(3.0)]);
}

#[test]
fn a_file_that_only_begins_like_parquet_is_refused() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    std::io::Write::write_all(&mut file, b"PAR1 and nothing more PAR1").unwrap();
    Source::new(file.path()).read(&Asked::default()).unwrap_err();
}
