//! Bonding, working and tension over the sessions: the mean of the group with the spread between members as a band.

use super::scale_name;
use crate::chart::course::{Course, course};
use crate::chart::series::{BandPoint, Point, Scale};
use crate::shell::language::Speech;
use alliance::instrument::definition::Subscale;
use alliance::programme::group::{GroupSession, Reading, instrument};
use alliance::programme::run::{Meeting, Run};
use maud::{Markup, html};

/// The qualities that are drawn; the relations stand in the table.
const DRAWN: [&str; 3] = ["bonding", "working", "tension"];

/// The drawings, side by side on one scale.
pub(super) fn lines(speech: &Speech, run: &Run, shown: &[(&Meeting, GroupSession)]) -> Markup {
    let drawn = instrument().subscales().iter().filter(|scale| DRAWN.contains(&scale.id.as_str()));
    html! {
        div class="cards three" {
            @for scale in drawn {
                section class="card" { h2 { (scale_name(speech, &scale.id)) } (drawing(speech, run, shown, scale)) }
            }
        }
    }
}

fn drawing(speech: &Speech, run: &Run, shown: &[(&Meeting, GroupSession)], scale: &Subscale) -> Markup {
    let (mut points, mut band) = (Vec::new(), Vec::new());
    for (meeting, one) in shown {
        let GroupSession::Shown(figures) = one else { continue };
        let Some(figure) = figures.iter().find(|one| one.scale == scale.id) else { continue };
        match figure.reading {
            Reading::Mean { mean, spread, .. } => {
                points.push(Point::given(meeting.number, mean));
                let (low, high) = ((mean - spread).max(0.0), (mean + spread).min(10.0));
                band.push(BandPoint { session: meeting.number, low, high });
            }
            Reading::Apart { .. } | Reading::TooFew { .. } => {}
        }
    }
    if points.is_empty() {
        return html! { p class="quiet-text" { (speech.t("programme-no-mean-yet")) } };
    }
    let drawing = Course {
        name: scale_name(speech, &scale.id),
        points,
        therapist: Vec::new(),
        scale: Scale::ALLIANCE,
        better: scale.better,
        band: (band.len() > 1).then(|| (speech.t("programme-spread-band"), band)),
        planned: Some(run.sessions()),
        ring: None,
    };
    course(speech, &drawing)
}
