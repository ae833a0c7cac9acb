//! Calibration: recordings with a benchmark that experienced raters agreed on. Who keeps a set knows the benchmarks; a rater
//! rates blind and sees each recording beside its benchmark afterwards.

pub mod list;
pub mod rate;
pub mod set;

use super::Names;
use crate::error::PageError;
use crate::shell::date::day_of;
use crate::shell::language::Speech;
use crate::shell::reader::SignedIn;
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::competence::calibration::{Compared, Standing, standing};
use alliance::ids::{CalibrationSetId, MemberId, OrganisationId};
use std::collections::BTreeMap;
use store::competence::calibration::{CalibrationRecording, CalibrationSet};

/// A set for a member who may do something with it.
struct Held {
    set: CalibrationSet,
    recordings: Vec<CalibrationRecording>,
    names: Names,
}

impl Held {
    async fn of(app: &App, signed_in: &SignedIn, set: &str, act: Act) -> Result<Self, PageError> {
        let id: CalibrationSetId = set.parse().map_err(|_| PageError::NotFound)?;
        let organisation = signed_in.actor.organisation;
        let sets = app.store.calibration_sets(organisation).await?;
        let set = sets.into_iter().find(|set| set.id == id).ok_or(PageError::NotFound)?;
        decide(&signed_in.actor, relation(&set, signed_in), act)?;
        let recordings = app.store.calibration_recordings(organisation, id, signed_in.member.id).await?;
        Ok(Self { set, recordings, names: Names::of(app, organisation).await? })
    }

    fn path(&self, under: &str) -> String {
        format!("/competence/calibration/{}{under}", self.set.id)
    }
}

fn relation(set: &CalibrationSet, signed_in: &SignedIn) -> Relation {
    if set.keeper == signed_in.member.id { Relation::Keeper } else { Relation::SameOrganisation }
}

/// Where each rater of a set stands: never what was rated.
pub(super) async fn standings(
    app: &App,
    organisation: OrganisationId,
    set: &CalibrationSet,
) -> Result<BTreeMap<MemberId, Standing>, PageError> {
    let mut rated: BTreeMap<MemberId, Vec<_>> = BTreeMap::new();
    for one in app.store.calibration_ratings(organisation, set.id).await? {
        let compared = Compared::new(&one.levels, &one.benchmark, set.pass);
        rated.entry(one.rater).or_default().push((one.at, compared));
    }
    let now = app.now();
    Ok(rated.into_iter().map(|(rater, rated)| (rater, standing(&rated, set.count, set.weeks, now))).collect())
}

/// Where a rater stands, in words.
fn told(speech: &Speech, standing: Standing) -> String {
    match standing {
        Standing::Open { count, of } => {
            speech.with("competence-standing-open", &[("count", &count), ("of", &of)])
        }
        Standing::Outside { within, of } => {
            speech.with("competence-standing-outside", &[("within", &within), ("of", &of)])
        }
        Standing::Until(day) => speech.with("competence-standing-until", &[("day", &day_of(speech, day))]),
        Standing::Passed(day) => speech.with("competence-standing-passed", &[("day", &day_of(speech, day))]),
    }
}
