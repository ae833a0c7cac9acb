//! The page: what was noted, what it does not say, and the form for another.

use super::case::{name, remark, total};
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::choice::Choices;
use crate::shell::date;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{empty, who_sees};
use crate::shell::number;
use crate::shell::part::{breadcrumb, more, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::characteristic::{About, Characteristic, CharacteristicRefusal, Choice, choices, standing};
use alliance::episode::EpisodeState;
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::episode::EpisodeCase;

/// What was typed, as it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub scale: String,
    pub about: Option<About>,
    pub total: String,
    pub day: String,
}

/// An episode with what was noted at its start.
pub(super) struct Start {
    pub case: EpisodeCase,
    pub noted: Vec<Characteristic>,
    pub choices: Vec<Choice>,
}

impl Start {
    pub async fn of(app: &App, signed_in: &SignedIn, episode: &str) -> Result<Self, PageError> {
        let id = episode.parse().map_err(|_| PageError::NotFound)?;
        let case = signed_in.case(app, id, Act::NoteCharacteristics).await?;
        let organisation = signed_in.actor.organisation;
        let noted = app.store.characteristics(organisation, id).await?;
        let choices = choices(&app.store.measures(organisation).await?);
        Ok(Self { case, noted, choices })
    }

    pub fn path(&self) -> String {
        format!("/episodes/{}/characteristics", self.case.episode.id)
    }

    pub fn page(
        &self,
        app: &App,
        signed_in: &SignedIn,
        typed: &Typed,
        error: Option<(&'static str, CharacteristicRefusal)>,
    ) -> Markup {
        let speech = &signed_in.speech;
        let client = speech.with("client-name", &[("code", &self.case.client.code.as_str())]);
        let title = speech.t("characteristic-title");
        let standing = standing(&self.noted);
        let is_open = self.case.episode.state == EpisodeState::Open;
        let main = html! {
            (breadcrumb(speech, &[(&client, &format!("/episodes/{}", self.case.episode.id))]))
            (page_head(&title, Some(&speech.t("characteristic-line")), None))
            @if standing.is_empty() {
                (empty(&speech.t("characteristic-none"), &speech.t("characteristic-none-line"), None))
            } @else {
                (self.table(speech, &standing, is_open))
            }
            (remark(speech, &standing))
            @if is_open { (self.form(speech, &app.once(), typed, error)) }
            (self.taken_back(speech))
            (who_sees(speech, &speech.t("characteristic-who-sees")))
        };
        signed_in.page(title, Nav::Caseload).wide(Width::Middle).render(&main)
    }

    fn table(&self, speech: &Speech, standing: &[&Characteristic], is_open: bool) -> Markup {
        let table = Table::new(speech.t("characteristic-title"))
            .caption_unseen()
            .column(Align::Words, speech.t("characteristic-about"))
            .column(Align::Words, speech.t("characteristic-scale"))
            .column(Align::Words, speech.t("characteristic-value"))
            .column(Align::Words, speech.t("characteristic-day"))
            .column(Align::Words, speech.t("characteristic-mistake"));
        let table = standing.iter().fold(table, |table, one| {
            let path = format!("{}/{}/take-back", self.path(), one.id);
            table.row(vec![
                html! { (speech.t(&format!("characteristic-about-{}", one.about))) },
                html! { (name(speech, one, &self.choices)) },
                html! { (total(speech, one, &self.choices)) },
                html! { (date::day(speech, one.measured_on)) },
                html! { @if is_open { (post(Weight::Plain, &speech.t("characteristic-take-back"), &path, &[])) } },
            ])
        });
        html! { (table) }
    }

    fn taken_back(&self, speech: &Speech) -> Markup {
        let gone: Vec<&Characteristic> =
            self.noted.iter().filter(|one| one.taken_back_at.is_some()).collect();
        html! {
            @if !gone.is_empty() {
                (more(&speech.with("characteristic-taken-back", &[("count", &gone.len())]), &html! {
                    ul {
                        @for one in &gone {
                            li {
                                (name(speech, one, &self.choices)) ": " (total(speech, one, &self.choices))
                                ", " (date::day(speech, one.measured_on))
                            }
                        }
                    }
                }))
            }
        }
    }

    fn form(
        &self,
        speech: &Speech,
        key: &str,
        typed: &Typed,
        error: Option<(&'static str, CharacteristicRefusal)>,
    ) -> Markup {
        let said = error.map(|(field, refusal)| (field, sentence(speech, refusal)));
        let error = |name: &str| said.iter().find(|(field, _)| *field == name).map(|(_, said)| said.clone());
        let words: Vec<String> = self.choices.iter().map(Choice::word).collect();
        let options: Vec<(&str, &str)> = words
            .iter()
            .zip(&self.choices)
            .map(|(word, choice)| (word.as_str(), choice.name.in_language(speech.language())))
            .collect();
        let about = About::ALL.iter().fold(
            Choices::one("about", speech.t("characteristic-about-question")).as_label().required(),
            |choices, about| {
                choices.option(about.as_str(), speech.t(&format!("characteristic-about-{about}")))
            },
        );
        let errors: Vec<(&str, String)> = said.iter().map(|(name, said)| (*name, said.clone())).collect();
        html! {
            section class="card" {
                h2 { (speech.t("characteristic-note")) }
                form method="post" action=(self.path()) {
                    (refused(speech, &errors))
                    (once(key))
                    (Field::new(Control::Select(&options), "scale", speech.t("characteristic-scale"))
                        .help(speech.t("characteristic-scale-help")).nothing_chosen_yet(speech)
                        .value(typed.scale.as_str()).error(error("scale")))
                    (about.chosen(typed.about.map(About::as_str)))
                    (Field::new(Control::Text, "total", speech.t("characteristic-value"))
                        .help(speech.t("characteristic-value-help"))
                        .value(typed.total.as_str()).error(error("total")).autocomplete("off"))
                    (Field::new(Control::Date, "day", speech.t("characteristic-day"))
                        .value(typed.day.as_str()).error(error("day")))
                    (submit(Weight::Primary, &speech.t("characteristic-keep")))
                }
            }
        }
    }
}

/// The sentence of a refusal.
fn sentence(speech: &Speech, refusal: CharacteristicRefusal) -> String {
    let written = |value: f64| number::decimals(speech.language(), value, usize::from(value.fract() != 0.0));
    match refusal {
        CharacteristicRefusal::OutOfRange { range, .. } => {
            let (low, high) = (written(range.min), written(range.max));
            speech.with("refusal-characteristic-out-of-range", &[("low", &low), ("high", &high)])
        }
        CharacteristicRefusal::TooMany { most } => {
            speech.with("refusal-characteristic-too-many", &[("most", &most)])
        }
        CharacteristicRefusal::UnknownScale
        | CharacteristicRefusal::NoNumber
        | CharacteristicRefusal::DayAhead => speech.t(refusal.message_key()),
    }
}

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let start = Start::of(&app, &signed_in, &episode).await?;
    let id = start.case.episode.id;
    app.store.note_read(&signed_in.by(&app), "characteristic.read", "episode", &id, Some(id)).await?;
    let today = date::date_of(app.zone(), app.now()).to_string();
    let typed = Typed { day: today, ..Typed::default() };
    Ok(start.page(&app, &signed_in, &typed, None))
}
