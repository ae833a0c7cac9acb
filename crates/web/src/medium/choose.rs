//! The medium among the settings of an episode, and its name wherever it is told.

use crate::error::PageError;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use alliance::medium::{self, Medium, OTHER_MOST};
use maud::{Markup, html};

/// The field that chooses.
pub const MEDIUM: &str = "medium";
/// The field that names another.
pub const MEDIUM_NAME: &str = "medium_name";

/// What people call a medium.
pub fn name(speech: &Speech, medium: &Medium) -> String {
    match medium {
        Medium::Music | Medium::Psychomotor | Medium::VisualArt | Medium::Drama | Medium::Dance => {
            speech.t(&format!("medium-{}", medium.kind()))
        }
        Medium::Other(name) => name.as_str().to_owned(),
    }
}

/// Reads what was chosen. A form of before there were media sends neither field, and chooses none.
///
/// # Errors
/// Two media, or another without its name.
pub fn read(fields: &Fields) -> Result<Option<Medium>, PageError> {
    let name = fields.all(MEDIUM_NAME).next().unwrap_or("");
    medium::chosen(fields.all(MEDIUM).map(str::trim), name)
        .map_err(|refusal| PageError::Refused(refusal.message_key().into()))
}

/// The two fields.
pub fn fields(speech: &Speech, chosen: Option<&Medium>) -> Markup {
    let mut options: Vec<(&str, String)> = vec![("", speech.t("medium-none"))];
    options.extend(Medium::NAMED.iter().map(|medium| (medium.kind(), name(speech, medium))));
    options.push(("other", speech.t("medium-other")));
    let options: Vec<(&str, &str)> = options.iter().map(|(value, label)| (*value, label.as_str())).collect();
    let other = match chosen {
        Some(Medium::Other(name)) => name.as_str(),
        Some(Medium::Music | Medium::Psychomotor | Medium::VisualArt | Medium::Drama | Medium::Dance)
        | None => "",
    };
    html! {
        (Field::new(Control::Select(&options), MEDIUM, speech.t("medium-field")).help(speech.t("medium-field-help"))
            .value(chosen.map_or("", Medium::kind)))
        (Field::new(Control::Text, MEDIUM_NAME, speech.t("medium-field-name")).optional(speech).value(other)
            .max_length(u32::try_from(OTHER_MOST).expect("a name is short")).autocomplete("off"))
    }
}
