//! Which effects belong together.

use crate::meta::error::MetaError;
use crate::meta::studies::Studies;
use crate::table::factor::Factor;
use std::collections::BTreeMap;

/// The cluster of each row, and its unit within the cluster.
///
/// # Missing data
/// A row without cluster or unit is left out, and counted with the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nesting<'f> {
    /// The outer level, such as the study.
    pub cluster: &'f Factor,
    /// The inner level, such as the sample; `None` where each row is a unit of its own. Units of different clusters are
    /// different ones, even under one name.
    pub unit: Option<&'f Factor>,
}

/// Studies in the order of their table, with the number of their unit.
pub(super) struct Nested {
    pub studies: Studies,
    pub unit_of: Vec<usize>,
    pub cluster_of_unit: Vec<usize>,
    pub cluster_names: Vec<String>,
}

impl Nesting<'_> {
    pub(super) fn of(&self, studies: &Studies) -> Result<Nested, MetaError> {
        for (name, factor) in [("cluster", Some(self.cluster)), ("unit", self.unit)] {
            if let Some(factor) = factor.filter(|factor| factor.row_count() != studies.total()) {
                let (expected, got) = (studies.total(), factor.row_count());
                return Err(MetaError::Length { column: name.to_owned(), expected, got });
            }
        }
        let place = |row: usize| {
            let unit = self.unit.map_or(Some(row), |unit| unit.code(row));
            self.cluster.code(row).zip(unit)
        };
        let known = (0..studies.count()).filter(|study| place(studies.rows()[*study]).is_some());
        let studies = studies.only(&known.collect::<Vec<_>>())?;
        let codes: Vec<(usize, usize)> = studies.rows().iter().filter_map(|row| place(*row)).collect();
        let units: BTreeMap<(usize, usize), ()> = codes.iter().map(|code| (*code, ())).collect();
        let order: BTreeMap<(usize, usize), usize> =
            units.into_keys().enumerate().map(|(number, code)| (code, number)).collect();
        let clusters: BTreeMap<usize, ()> = order.keys().map(|(cluster, _)| (*cluster, ())).collect();
        let cluster_codes: Vec<usize> = clusters.into_keys().collect();
        let number = |code: usize| cluster_codes.partition_point(|known| *known < code);
        Ok(Nested {
            unit_of: codes.iter().map(|code| order[code]).collect(),
            cluster_of_unit: order.keys().map(|(cluster, _)| number(*cluster)).collect(),
            cluster_names: cluster_codes.iter().map(|code| self.cluster.levels()[*code].clone()).collect(),
            studies,
        })
    }
}
