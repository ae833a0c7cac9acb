//! The form of an episode's settings, shared by the page that opens one and the page that changes one.

use crate::error::PageError;
use crate::medium::choose::{self, MEDIUM, MEDIUM_NAME};
use crate::shell::choice::Choices;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field};
use crate::shell::language::Speech;
use alliance::episode::{Episode, Format, Model, OpensAlone, WellbeingRhythm};
use alliance::ids::MemberId;
use alliance::medium::Medium;
use alliance::people::{Member, MemberState, Role};
use maud::{Markup, html};

/// The names of its fields.
pub(super) const NAMES: [&str; 8] = [
    "format",
    "model",
    MEDIUM,
    MEDIUM_NAME,
    "planned_sessions",
    "wellbeing",
    "opens_alone_days",
    "therapist",
];
/// The most sessions an episode can be planned for.
const PLANNED_MOST: u32 = 500;
/// The longest a lone half can be kept sealed, in days.
const DAYS_MOST: u32 = 90;

/// The settings as a form holds them.
#[derive(Debug, Clone)]
pub(super) struct EpisodeForm {
    pub format: Format,
    pub model: Option<Model>,
    pub medium: Option<Medium>,
    pub planned_sessions: Option<u32>,
    pub wellbeing: WellbeingRhythm,
    pub opens_alone: OpensAlone,
    pub therapists: Vec<MemberId>,
}

impl EpisodeForm {
    /// What a new episode starts with.
    pub fn fresh(therapists: Vec<MemberId>) -> Self {
        Self {
            format: Format::Individual,
            model: None,
            medium: None,
            planned_sessions: None,
            wellbeing: WellbeingRhythm::EverySession,
            opens_alone: OpensAlone::AfterDays(7),
            therapists,
        }
    }

    /// The settings of an episode as they stand.
    pub fn of(episode: &Episode, therapists: Vec<MemberId>) -> Self {
        Self {
            format: episode.format,
            model: episode.model,
            medium: episode.medium.clone(),
            planned_sessions: episode.planned_sessions,
            wellbeing: episode.wellbeing,
            opens_alone: episode.opens_alone,
            therapists,
        }
    }

    /// Reads what was sent. Therapists must be among those of the organisation.
    ///
    /// # Errors
    /// A word or a number the form cannot hold.
    pub fn read(fields: &Fields, known: &[Member]) -> Result<Self, PageError> {
        let refused = || PageError::Refused("refusal-form".into());
        let therapists = fields
            .all("therapist")
            .map(|id| {
                let id: MemberId = id.parse().map_err(|_| refused())?;
                known
                    .iter()
                    .find(|member| member.id == id && treats(member))
                    .map(|member| member.id)
                    .ok_or_else(refused)
            })
            .collect::<Result<Vec<_>, PageError>>()?;
        Ok(Self {
            format: fields.one("format")?.parse().map_err(|_| refused())?,
            model: fields
                .one_or_empty("model")?
                .map(|word| word.parse().map_err(|_| refused()))
                .transpose()?,
            medium: choose::read(fields)?,
            planned_sessions: number(fields, "planned_sessions", 1, PLANNED_MOST)?,
            wellbeing: fields.one("wellbeing")?.parse().map_err(|_| refused())?,
            opens_alone: match number(fields, "opens_alone_days", 0, DAYS_MOST)? {
                None => OpensAlone::Never,
                Some(days) => OpensAlone::AfterDays(days),
            },
            therapists,
        })
    }

    /// Puts the settings into an episode.
    pub fn put_into(&self, episode: &mut Episode) {
        episode.format = self.format;
        episode.model = self.model;
        episode.medium.clone_from(&self.medium);
        episode.planned_sessions = self.planned_sessions;
        episode.wellbeing = self.wellbeing;
        episode.opens_alone = self.opens_alone;
    }

    /// The fields.
    pub fn render(&self, speech: &Speech, members: &[Member]) -> Markup {
        let formats: Vec<(&str, String)> =
            Format::ALL.iter().map(|f| (f.as_str(), speech.t(&format!("client-format-{f}")))).collect();
        let models: Vec<(&str, String)> =
            Model::ALL.iter().map(|m| (m.as_str(), speech.t(&format!("client-model-{m}")))).collect();
        let rhythm = WellbeingRhythm::ALL
            .iter()
            .fold(Choices::one("wellbeing", speech.t("client-wellbeing")).as_label(), |choices, rhythm| {
                choices.option(rhythm.as_str(), speech.t(&format!("client-wellbeing-{rhythm}")))
            })
            .chosen(Some(self.wellbeing.as_str()));
        let therapists = members.iter().filter(|member| treats(member)).fold(
            Choices::several("therapist", speech.t("client-therapists")).as_label(),
            |choices, member| {
                let id = member.id.to_string();
                let chosen = self.therapists.contains(&member.id).then_some(id.as_str());
                choices.option(id.as_str(), member.shown_name.as_str()).chosen(chosen)
            },
        );
        let days = match self.opens_alone {
            OpensAlone::Never => String::new(),
            OpensAlone::AfterDays(days) => days.to_string(),
        };
        html! {
            (Field::new(Control::Select(&borrowed(&formats)), "format", speech.t("client-format")).value(self.format.as_str()))
            (Field::new(Control::Select(&borrowed(&models)), "model", speech.t("client-model")).optional(speech)
                .nothing_chosen_yet(speech).value(self.model.map_or("", Model::as_str)))
            (choose::fields(speech, self.medium.as_ref()))
            (Field::new(Control::Count { min: 1, max: PLANNED_MOST.into() }, "planned_sessions", speech.t("client-planned"))
                .optional(speech).value(self.planned_sessions.map_or_else(String::new, |n| n.to_string())))
            (rhythm)
            (Field::new(Control::Count { min: 0, max: DAYS_MOST.into() }, "opens_alone_days", speech.t("client-opens-alone"))
                .optional(speech).help(speech.t("client-opens-alone-help")).value(days))
            (therapists)
        }
    }
}

fn treats(member: &Member) -> bool {
    member.state != MemberState::Disabled && member.roles.contains(&Role::Therapist)
}

fn borrowed<'a>(options: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    options.iter().map(|(value, label)| (*value, label.as_str())).collect()
}

fn number(fields: &Fields, name: &str, least: u32, most: u32) -> Result<Option<u32>, PageError> {
    let Some(text) = fields.one_or_empty(name)? else { return Ok(None) };
    match text.parse::<u32>() {
        Ok(number) if (least..=most).contains(&number) => Ok(Some(number)),
        Ok(_) | Err(_) => Err(PageError::Refused("client-number".into())),
    }
}
