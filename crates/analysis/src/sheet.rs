//! Rows of text as they stand in a file, for what is moved and not computed with.

use csv::WriterBuilder;

/// Names of columns, and rows with a cell for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What stands between cells: that of the file it came from, so that a comma in its numbers stays one.
    pub separator: u8,
    /// The names.
    pub names: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file it stood on, counted from 1; 0 for one that stood in none.
    pub line: u64,
    /// Its cells, as many as there are names.
    pub cells: Vec<String>,
}

impl Sheet {
    /// The sheet as CSV, with quotes where a cell needs them.
    pub fn csv(&self) -> String {
        let mut writer = WriterBuilder::new().delimiter(self.separator).from_writer(Vec::new());
        let cells = std::iter::once(&self.names).chain(self.rows.iter().map(|row| &row.cells));
        for cells in cells {
            writer.write_record(cells).expect("rows are as long as the names, and memory takes them");
        }
        let bytes = writer.into_inner().expect("memory takes what was written");
        String::from_utf8(bytes).expect("only texts were written")
    }

    /// The place of a column.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }
}

/// A number as a cell: every digit, with a point; nothing where there is none.
pub fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_with_a_comma_or_quotes_comes_back_as_it_was() {
        let cells = ["a,b", "say \"so\"", "", "1.5"].map(str::to_owned).to_vec();
        let names = ["p", "q", "r", "s"].map(str::to_owned).to_vec();
        let sheet = Sheet { separator: b',', names, rows: vec![Row { line: 0, cells: cells.clone() }] };
        let text = sheet.csv();
        assert_eq!(text, "p,q,r,s\n\"a,b\",\"say \"\"so\"\"\",,1.5\n");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let back: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(back, cells);
    }
}
