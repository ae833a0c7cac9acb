//! Lists the folders of `instruments/` for the catalogue, and stops the build at the first that is malformed.
//!
//! It runs the very checks of the library, by including their source: a broken instrument does not compile.

// The modules are made for the library; the build uses a part of them.
#![allow(dead_code)]

#[path = "src/component.rs"]
mod component;
#[path = "src/instrument"]
mod instrument {
    pub mod definition;
    pub mod figures;
    pub mod name;
    pub mod parse;
    pub mod rights;
    pub mod worked_example;
}

use instrument::parse::{Folder, parse};
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const FILES: [&str; 5] =
    ["instrument.toml", "text.nl.toml", "text.en.toml", "worked_examples.csv", "README.md"];

fn main() -> Result<(), Box<dyn Error>> {
    // Asked when it runs, not when it was compiled: a copied target folder would name the folder it was copied from.
    let package = env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo names the folder of the package")?;
    let instruments = Path::new(&package).join("../../instruments").canonicalize()?;
    println!("cargo::rerun-if-changed={}", instruments.display());
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/instrument");
    println!("cargo::rerun-if-changed=src/component.rs");
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(&instruments)? {
        let entry = entry?;
        // Beside the instruments lies their licence.
        if entry.file_type()?.is_dir() {
            folders.push(entry.path());
        }
    }
    folders.sort();
    let mut list = String::from(
        "/// The folders of `instruments/`, in order.\nstatic FOLDERS: &[Folder<'static>] = &[\n",
    );
    let mut keys = BTreeMap::new();
    for folder in &folders {
        let key = check(folder)?;
        if let Some(other) = keys.insert(key.to_string(), folder) {
            return Err(format!("{key} is in {} and in {}", other.display(), folder.display()).into());
        }
        entry(&mut list, folder)?;
    }
    list.push_str("];\n");
    let out = env::var_os("OUT_DIR").ok_or("cargo names the folder for what is built")?;
    fs::write(Path::new(&out).join("instrument_folders.rs"), list)?;
    Ok(())
}

fn check(folder: &Path) -> Result<instrument::definition::InstrumentKey, Box<dyn Error>> {
    let name = name(folder)?;
    for entry in fs::read_dir(folder).map_err(|error| format!("list {}: {error}", folder.display()))? {
        let file = entry?.file_name();
        if !FILES.iter().any(|known| file == *known) {
            return Err(format!("instruments/{name}: no place for {}", file.display()).into());
        }
    }
    let read = |file: &str| {
        fs::read_to_string(folder.join(file))
            .map_err(|error| format!("read instruments/{name}/{file}: {error}"))
    };
    let own = |file: &str| if folder.join(file).exists() { read(file).map(Some) } else { Ok(None) };
    let (instrument, worked_examples, readme) =
        (read("instrument.toml")?, read("worked_examples.csv")?, read("README.md")?);
    let (text_nl, text_en) = (own("text.nl.toml")?, own("text.en.toml")?);
    let parsed = parse(&Folder {
        name,
        instrument: &instrument,
        text_nl: text_nl.as_deref(),
        text_en: text_en.as_deref(),
        worked_examples: &worked_examples,
        readme: &readme,
    })?;
    Ok(parsed.instrument.key().clone())
}

fn name(folder: &Path) -> Result<&str, Box<dyn Error>> {
    let name = folder.file_name().and_then(|name| name.to_str());
    name.ok_or_else(|| format!("{}: a folder has a name", folder.display()).into())
}

fn entry(list: &mut String, folder: &Path) -> Result<(), Box<dyn Error>> {
    let include = |file: &str| format!("include_str!({:?})", folder.join(file));
    let own = |file: &str| {
        if folder.join(file).exists() { format!("Some({})", include(file)) } else { "None".to_owned() }
    };
    writeln!(list, "    Folder {{")?;
    writeln!(list, "        name: {:?},", name(folder)?)?;
    writeln!(list, "        instrument: {},", include("instrument.toml"))?;
    writeln!(list, "        text_nl: {},", own("text.nl.toml"))?;
    writeln!(list, "        text_en: {},", own("text.en.toml"))?;
    writeln!(list, "        worked_examples: {},", include("worked_examples.csv"))?;
    writeln!(list, "        readme: {},", include("README.md"))?;
    writeln!(list, "    }},")?;
    Ok(())
}
