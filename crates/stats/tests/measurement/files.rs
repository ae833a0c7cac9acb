//! Where reference numbers and their tables lie, and how a table is read.

use std::path::Path;

/// The text of a file in the folder that lies beside the repository on machines that have it.
pub fn read(folder: &str, name: &str) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("../shared").join(folder).join(name);
    path.exists().then(|| std::fs::read_to_string(path).unwrap())
}

/// A table as it was written: names of columns and cells as text.
pub struct Csv {
    names: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Csv {
    pub fn parse(text: &str) -> Self {
        let cells = |line: &str| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect();
        let mut lines = text.lines();
        Self { names: cells(lines.next().unwrap()), rows: lines.map(cells).collect() }
    }

    pub fn text(&self, name: &str) -> Vec<&str> {
        let at = self.names.iter().position(|known| known == name).unwrap();
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    pub fn column(&self, name: &str) -> Vec<Option<f64>> {
        let number = |cell: &str| (!cell.is_empty() && cell != "NA").then(|| cell.parse().unwrap());
        self.text(name).into_iter().map(number).collect()
    }

    pub fn columns<N: AsRef<str>>(&self, names: &[N]) -> Vec<Vec<Option<f64>>> {
        names.iter().map(|name| self.column(name.as_ref())).collect()
    }

    /// The rows for which something holds, in order.
    pub fn with_rows(&self, rows: &[usize]) -> Self {
        Self { names: self.names.clone(), rows: rows.iter().map(|row| self.rows[*row].clone()).collect() }
    }
}
