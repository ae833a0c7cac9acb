//! The published figures. None passes without its source, its population and how sure we are of it.

use super::file::{FiguresTable, OriginTable};
use super::{Malformed, Place};
use crate::instrument::definition::{Range, Subscale};
use crate::instrument::figures::{Certainty, Cutoff, Figures, Norm, Origin, Reliability, ReliableChange};
use crate::instrument::name::ScaleId;

pub(super) struct Reader<'a> {
    pub place: Place<'a>,
    pub subscales: &'a [Subscale],
    pub sources: &'a [String],
}

impl Reader<'_> {
    pub(super) fn read(&self, table: &FiguresTable) -> Result<Figures, Malformed> {
        Ok(Figures {
            cutoffs: self.cutoffs(table)?,
            reliable_changes: self.reliable_changes(table)?,
            norms: self.norms(table)?,
            reliabilities: self.reliabilities(table)?,
        })
    }

    fn cutoffs(&self, table: &FiguresTable) -> Result<Vec<Cutoff>, Malformed> {
        let one = |cutoff: &super::file::CutoffTable| {
            let (scale, range) = self.scale("figures.cutoffs.scale", &cutoff.scale)?;
            Ok(Cutoff {
                raw: self.within("figures.cutoffs.raw", cutoff.raw, range)?,
                side: self.place.read("figures.cutoffs.side", &cutoff.side, "a side")?,
                meaning: self.place.localised("figures.cutoffs.meaning", &cutoff.meaning)?,
                origin: self.origin("figures.cutoffs", &cutoff.origin)?,
                scale,
            })
        };
        table.cutoffs.iter().map(one).collect()
    }

    fn reliable_changes(&self, table: &FiguresTable) -> Result<Vec<ReliableChange>, Malformed> {
        let one = |change: &super::file::ReliableChangeTable| {
            let (scale, range) = self.scale("figures.reliable_changes.scale", &change.scale)?;
            let certainty = match (change.confidence, change.convention) {
                (Some(level), false) => {
                    Certainty::Confidence(self.share("figures.reliable_changes.confidence", level)?)
                }
                (None, true) => Certainty::Convention,
                (Some(_), true) | (None, false) => {
                    let expected = "either a confidence or convention = true";
                    return Err(self.place.malformed("figures.reliable_changes", expected));
                }
            };
            let width = Range { min: 0.0, max: range.width() };
            Ok(ReliableChange {
                points: self.within("figures.reliable_changes.points", change.points, width)?,
                certainty,
                origin: self.origin("figures.reliable_changes", &change.origin)?,
                scale,
            })
        };
        table.reliable_changes.iter().map(one).collect()
    }

    fn norms(&self, table: &FiguresTable) -> Result<Vec<Norm>, Malformed> {
        let one = |norm: &super::file::NormTable| {
            let (scale, range) = self.scale("figures.norms.scale", &norm.scale)?;
            let width = Range { min: 0.0, max: range.width() };
            let sd = norm.sd.map(|sd| self.within("figures.norms.sd", sd, width)).transpose()?;
            Ok(Norm {
                mean: self.within("figures.norms.mean", norm.mean, range)?,
                sd,
                people: norm.people,
                origin: self.origin("figures.norms", &norm.origin)?,
                scale,
            })
        };
        table.norms.iter().map(one).collect()
    }

    fn reliabilities(&self, table: &FiguresTable) -> Result<Vec<Reliability>, Malformed> {
        let one = |reliability: &super::file::ReliabilityTable| {
            let (scale, _) = self.scale("figures.reliabilities.scale", &reliability.scale)?;
            let field = "figures.reliabilities.coefficient";
            Ok(Reliability {
                coefficient: self.place.read(field, &reliability.coefficient, "a coefficient")?,
                value: self.share("figures.reliabilities.value", reliability.value)?,
                origin: self.origin("figures.reliabilities", &reliability.origin)?,
                scale,
            })
        };
        table.reliabilities.iter().map(one).collect()
    }

    fn scale(&self, field: &str, name: &str) -> Result<(ScaleId, Range), Malformed> {
        match self.subscales.iter().find(|subscale| subscale.id.as_str() == name) {
            Some(subscale) => Ok((subscale.id.clone(), subscale.range)),
            None => Err(self.place.malformed(field, format!("a scale of this instrument, not {name:?}"))),
        }
    }

    fn within(&self, field: &str, number: f64, range: Range) -> Result<f64, Malformed> {
        if range.contains(number) {
            Ok(number)
        } else {
            Err(self.place.malformed(field, format!("{} to {}", range.min, range.max)))
        }
    }

    fn share(&self, field: &str, number: f64) -> Result<f64, Malformed> {
        if number > 0.0 && number < 1.0 {
            Ok(number)
        } else {
            Err(self.place.malformed(field, "a number between 0 and 1"))
        }
    }

    fn origin(&self, field: &str, origin: &OriginTable) -> Result<Origin, Malformed> {
        if !self.sources.contains(&origin.source) {
            let expected = format!("one of the sources of this file, not {:?}", origin.source);
            return Err(self.place.malformed(format!("{field}.origin.source"), expected));
        }
        Ok(Origin {
            source: origin.source.clone(),
            standing: self.place.read(
                &format!("{field}.origin.standing"),
                &origin.standing,
                "how sure it is",
            )?,
            population: self.place.said(&format!("{field}.origin.population"), &origin.population)?,
        })
    }
}
