//! What the marks mean.

use crate::shell::language::Speech;
use maud::{Markup, html};

/// One thing a legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The filled circle.
    Client,
    /// The open square.
    Therapist,
    /// The soft band: the client's own usual range.
    Band,
    /// The soft band: where the client's next answer was expected.
    Expected,
    /// The small tick: no measuring in that session.
    NotMeasured,
}

/// The legend above a row of pictures; `scale` says what the numbers run from and to.
pub fn legend(speech: &Speech, keys: &[Key], scale: Option<&str>) -> Markup {
    html! {
        div class="legend" {
            @for key in keys { span { (swatch(*key)) (key.name(speech)) } }
            @if let Some(scale) = scale { span class="scale" { (scale) } }
        }
    }
}

impl Key {
    fn name(self, speech: &Speech) -> String {
        match self {
            Self::Client => speech.t("chart-client"),
            Self::Therapist => speech.t("chart-therapist"),
            Self::Band => speech.t("chart-own-range"),
            Self::Expected => speech.t("chart-expected"),
            Self::NotMeasured => speech.t("chart-not-measured"),
        }
    }
}

/// The mark itself, in the size of a letter.
pub(super) fn swatch(key: Key) -> Markup {
    html! {
        svg class="swatch" viewBox="0 0 20 14" aria-hidden="true" {
            @match key {
                Key::Client => { circle class="client" cx="10" cy="7" r="5.5" {} }
                Key::Therapist => { rect class="therapist" x="5" y="2" width="10" height="10" {} }
                Key::Band | Key::Expected => { rect class="band" x="0" y="1" width="20" height="12" {} }
                Key::NotMeasured => { line class="not-measured" x1="10" x2="10" y1="2" y2="12" {} }
            }
        }
    }
}
