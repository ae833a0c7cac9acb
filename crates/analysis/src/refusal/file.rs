//! Refusals of a file.

use crate::reading::error::ReadError;
use crate::speech::Speech;

pub(super) fn sentence(error: &ReadError, speech: Speech) -> String {
    let number = |value: u64| value.to_string();
    match error {
        ReadError::File { path, source } => super::system::unread(path, source, speech),
        ReadError::Empty => speech.t("refusal-empty"),
        ReadError::NoRows { columns } => speech.with("refusal-no-rows", &[("count", columns)]),
        ReadError::Kind { kind } => match *kind {
            "parquet" => speech.t("refusal-kind-parquet"),
            "parquet-column" => speech.t("refusal-kind-parquet-column"),
            "parquet-text" => speech.t("refusal-kind-parquet-text"),
            "spreadsheet" => speech.t("refusal-kind-spreadsheet"),
            "compressed" => speech.t("refusal-kind-compressed"),
            _ => speech.t("refusal-kind-binary"),
        },
        ReadError::SameName { name, first, second } => {
            speech.with("refusal-two-columns", &[("name", name), ("first", first), ("second", second)])
        }
        ReadError::Ragged { line, expected, got } => {
            let (line, expected, got) = (number(*line), number(*expected), number(*got));
            speech.with("refusal-ragged", &[("line", &line), ("expected", &expected), ("got", &got)])
        }
        ReadError::LongRow { line, limit } => {
            let megabytes = limit >> 20;
            speech.with("refusal-long-row", &[("line", &number(*line)), ("megabytes", &megabytes)])
        }
        ReadError::Malformed { line: 0, detail } => {
            speech.with("refusal-malformed-file", &[("detail", detail)])
        }
        ReadError::Malformed { line, detail } => {
            speech.with("refusal-malformed", &[("line", &number(*line)), ("detail", detail)])
        }
        ReadError::Infinite { column, line: 0, text } => {
            speech.with("refusal-infinite-column", &[("column", column), ("text", text)])
        }
        ReadError::Infinite { column, line, text } => {
            let line = number(*line);
            speech.with("refusal-infinite", &[("column", column), ("line", &line), ("text", text)])
        }
        ReadError::TooLarge { limit, columns } => {
            speech.with("refusal-too-large", &[("rows", limit), ("columns", columns)])
        }
        ReadError::UnknownColumn { name, nearest: None } => {
            speech.with("refusal-unknown-column", &[("name", name)])
        }
        ReadError::UnknownColumn { name, nearest: Some(nearest) } => {
            speech.with("refusal-unknown-column-near", &[("name", name), ("nearest", nearest)])
        }
        ReadError::NoSuchLevel { column, level, nearest: None } => {
            speech.with("refusal-no-such-level", &[("column", column), ("level", level)])
        }
        ReadError::NoSuchLevel { column, level, nearest: Some(nearest) } => speech.with(
            "refusal-no-such-level-near",
            &[("column", column), ("level", level), ("nearest", nearest)],
        ),
        ReadError::TextAmongNumbers { column, text_count, count, text, line } => speech.with(
            "refusal-text-among-numbers",
            &[
                ("column", column),
                ("words", text_count),
                ("cells", count),
                ("text", text),
                ("line", &number(*line)),
            ],
        ),
        ReadError::Table(error) => super::table(error, speech),
    }
}
