//! The files as they are written. Nothing here is checked beyond its shape.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InstrumentFile {
    pub id: String,
    pub version: u32,
    pub name: Both,
    pub purpose: String,
    pub perspectives: Vec<String>,
    pub recall: String,
    pub key_status: String,
    pub sources: Vec<String>,
    pub answers_min: Option<usize>,
    pub rights: RightsTable,
    pub responses: BTreeMap<String, ResponseTable>,
    pub items: Vec<ItemTable>,
    pub scales: Vec<ScaleTable>,
    #[serde(default)]
    pub figures: FiguresTable,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Both {
    pub nl: String,
    pub en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RightsTable {
    pub holder: String,
    pub licence: String,
    pub words: String,
}

/// Either `options`, in printed order, or `whole`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResponseTable {
    pub options: Option<Vec<i32>>,
    pub whole: Option<Ends<i32>>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ends<T> {
    pub min: T,
    pub max: T,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemTable {
    pub id: String,
    pub response: String,
    #[serde(default)]
    pub crisis: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScaleTable {
    pub id: String,
    pub name: Both,
    pub component: Option<String>,
    pub method: String,
    pub times: Option<u32>,
    pub answers_min: usize,
    #[serde(default)]
    pub prorated: bool,
    pub better: String,
    pub range: Ends<f64>,
    pub items: Vec<ScaleItemEntry>,
}

/// An item that counts plainly is its name; one that does not is a table.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum ScaleItemEntry {
    Plain(String),
    Table(ScaleItemTable),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScaleItemTable {
    pub item: String,
    pub weight: Option<f64>,
    #[serde(default)]
    pub reversed: bool,
    pub stretched_to: Option<Ends<f64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FiguresTable {
    pub cutoffs: Vec<CutoffTable>,
    pub reliable_changes: Vec<ReliableChangeTable>,
    pub norms: Vec<NormTable>,
    pub reliabilities: Vec<ReliabilityTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OriginTable {
    pub source: String,
    pub standing: String,
    pub population: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CutoffTable {
    pub scale: String,
    pub raw: f64,
    pub side: String,
    pub meaning: Both,
    pub origin: OriginTable,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReliableChangeTable {
    pub scale: String,
    pub points: f64,
    pub confidence: Option<f64>,
    #[serde(default)]
    pub convention: bool,
    pub origin: OriginTable,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NormTable {
    pub scale: String,
    pub mean: f64,
    pub sd: Option<f64>,
    pub people: Option<u32>,
    pub origin: OriginTable,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReliabilityTable {
    pub scale: String,
    pub coefficient: String,
    pub value: f64,
    pub origin: OriginTable,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextFile {
    pub intro: BTreeMap<String, String>,
    pub items: BTreeMap<String, BTreeMap<String, String>>,
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
}
