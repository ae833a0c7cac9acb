//! `verbond analyse reshape FILE`: a row for each moment, or a row for each person.

use super::progress::Progress;
use super::told::{print, printed, write_beside};
use alliance::Language;
use analysis::failure::Failure;
use analysis::reading::Source;
use analysis::reshape::document::document;
use analysis::reshape::{Asked, Shape, turn};
use analysis::speech::Speech;
use analysis::watch::{Work, watched};
use clap::Args;
use std::path::PathBuf;

/// A file turned between wide and long.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("toward").required(true).args(["long", "wide"]))]
#[command(
    after_help = "Examples:\n  verbond analyse reshape long.csv --wide --id patient --time session --values bond,goal --out wide.csv\n  verbond analyse reshape wide.csv --long --id patient --time session --values bond,goal --out long.csv"
)]
pub struct Reshape {
    /// The file: CSV or TSV, the names of the columns on its first line; - reads the standard input
    #[arg(value_name = "DATA")]
    data: PathBuf,
    /// Toward a row for each moment, from columns such as bond_1, bond_2
    #[arg(long)]
    long: bool,
    /// Toward a row for each person, with columns such as bond_1, bond_2
    #[arg(long)]
    wide: bool,
    /// The column that says whose a row is
    #[arg(long, value_name = "COLUMN")]
    id: String,
    /// The column, in the long file, that says of which moment a row is
    #[arg(long, value_name = "COLUMN")]
    time: String,
    /// The columns with a value for each moment, with commas between them; in a wide file, what their names begin with
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', required = true)]
    values: Vec<String>,
    /// What stands in the wide file between the name of a value and its moment
    #[arg(long, value_name = "TEXT", default_value = "_", allow_hyphen_values = true)]
    separator: String,
    /// Write the rows to this file; to the standard output unless said
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of sentences: nl or en; that of the terminal unless said
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<Language>,
}

impl Reshape {
    /// Turns it and writes it.
    pub fn run(&self, of_terminal: Language) -> Result<(), Failure> {
        let speech = Speech::new(self.language.unwrap_or(of_terminal));
        let asked = Asked {
            id: self.id.clone(),
            time: self.time.clone(),
            values: self.values.clone(),
            separator: self.separator.clone(),
            toward: if self.wide { Shape::Wide } else { Shape::Long },
        };
        let source = Source::new(&self.data);
        let progress = Progress::new(speech);
        let turned =
            watched(&progress, Work::Reading, None, || Ok::<_, Failure>(turn(&source.sheet()?, &asked)?))?;
        match &self.out {
            None => print(&turned.sheet.csv()),
            Some(path) => {
                write_beside(path, &turned.sheet.csv(), &[&source])?;
                let file = self.data.file_name().unwrap_or(self.data.as_os_str()).to_string_lossy();
                printed(&document(&asked, &turned, &file, speech))
            }
        }
    }
}
