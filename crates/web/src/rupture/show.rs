//! One rupture: what became of it, what was talked about and what changed, cards for the talk, and its versions.

use super::around::Known;
use super::aside::{self, AsideForm};
use super::edit::found;
use super::form::sentence;
use super::{cards, told};
use crate::error::PageError;
use crate::shell::button::{Weight, link, submit};
use crate::shell::choice::Choices;
use crate::shell::date;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, computed, more, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::audit::AuditActor;
use alliance::course::Course;
use alliance::ids::MemberId;
use alliance::rupture::account::{Account, RuptureRefusal, TEXT_MOST};
use alliance::rupture::merge::differences;
use alliance::rupture::recovery::WINDOW;
use alliance::rupture::{Outcome, Rupture, Version};
use axum::extract::{Path, State};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::episode::EpisodeCase;

/// The therapist's word as the form holds it.
#[derive(Debug, Clone)]
pub(super) struct WordForm {
    pub outcome: Option<Outcome>,
    pub reason: String,
    pub refused: Option<RuptureRefusal>,
}

/// What was sent from the page and could not be kept, or what stands there otherwise.
#[derive(Debug, Clone)]
pub(super) struct Left {
    pub word: WordForm,
    pub aside: AsideForm,
}

impl Left {
    /// The forms as they stand.
    pub fn of(account: &Account) -> Self {
        let said = account.said.as_ref();
        let word = WordForm {
            outcome: said.map(|said| said.outcome),
            reason: said.map_or_else(String::new, |said| said.reason.clone()),
            refused: None,
        };
        Self { word, aside: AsideForm { reason: String::new(), refused: None } }
    }
}

/// What the page is made of.
pub(super) struct Shown<'a> {
    case: &'a EpisodeCase,
    course: Course,
    known: Known,
    versions: BTreeMap<u32, Version>,
    authors: BTreeMap<MemberId, String>,
}

/// The page. That it was read stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(rupture): Path<String>,
) -> Result<Markup, PageError> {
    let (case, rupture) = found(&app, &signed_in, &rupture, Act::RecordRupture).await?;
    let by = signed_in.by(&app);
    app.store.note_read(&by, "rupture.read", "rupture", &rupture.id, Some(rupture.episode)).await?;
    let left = Left::of(&rupture.last.account);
    Ok(Shown::load(&app, &signed_in, &case, rupture).await?.page(&app, &signed_in, &left))
}

impl<'a> Shown<'a> {
    pub async fn load(
        app: &App,
        signed_in: &SignedIn,
        case: &'a EpisodeCase,
        rupture: Rupture,
    ) -> Result<Self, PageError> {
        let (organisation, now) = (signed_in.actor.organisation, app.now());
        let record = app.store.record(organisation, case.episode.id, now).await?;
        let course = Course::of(&record, case.episode.wellbeing, now);
        let versions = app.store.rupture_versions(organisation, rupture.id).await?;
        let mut authors = BTreeMap::new();
        for id in versions.values().filter_map(|version| version.author.member()) {
            if let Some(member) = app.store.member(organisation, id).await? {
                authors.insert(id, member.shown_name);
            }
        }
        let known = Known::of(rupture, &course, case);
        Ok(Self { case, course, known, versions, authors })
    }

    pub fn page(&self, app: &App, signed_in: &SignedIn, left: &Left) -> Markup {
        let speech = &signed_in.speech;
        let client = speech.with("client-name", &[("code", &self.case.client.code.as_str())]);
        let episode = format!("/episodes/{}", self.case.episode.id);
        let title = speech.with("rupture-title-of", &[("what", &told::title(speech, &self.known))]);
        let path = format!("/ruptures/{}", self.known.rupture.id);
        let actions = link(Weight::Quiet, &speech.t("rupture-edit"), &format!("{path}/edit"));
        let aside = aside::since(&self.versions);
        let main = html! {
            (breadcrumb(speech, &[(&client, &episode)]))
            (page_head(&title, Some(&self.line(speech)), Some(&actions)))
            @match aside {
                Some(version) => {
                    (aside::told(speech, &app.once(), &path, version, &self.author(speech, version)))
                    (self.account(speech))
                }
                None => {
                    (self.recovery(speech))
                    (self.account(speech))
                    (self.word(speech, &app.once(), &left.word))
                    (cards::view(speech, self.known.rupture.last.account.movement))
                }
            }
            (self.history(speech))
            @if aside.is_none() { (aside::form(speech, &app.once(), &path, &left.aside)) }
            (who_sees(speech, &speech.t("rupture-who-sees")))
        };
        signed_in.page(title, Nav::Caseload).render(&main)
    }

    /// `Terugtrekken · opgemerkt door de therapeut · opgeschreven naar aanleiding van een signaal`.
    fn line(&self, speech: &Speech) -> String {
        let account = &self.known.rupture.last.account;
        let parts = [
            speech.t(&format!("rupture-movement-{}", account.movement)),
            speech.t(&format!("rupture-line-noticed-by-{}", account.noticed_by)),
            told::origin(speech, self.known.rupture.origin),
        ];
        parts.join(" · ")
    }

    fn recovery(&self, speech: &Speech) -> Markup {
        let said = self.known.rupture.last.account.said.as_ref();
        html! {
            section class="card talk recovery" {
                div {
                    p class="eyebrow" { (speech.t("rupture-recovery")) }
                    h2 { (told::outcome_tag(speech, self.known.told())) }
                    p { (told::sentence(speech, &self.known)) }
                    @if let Some(said) = said {
                        p { (speech.t("rupture-said-reason")) }
                        blockquote class="typed" dir="auto" { (said.reason) }
                    }
                }
                div {
                    @if said.is_some() { p { (told::computed(speech, &self.known)) } }
                    @if let Some(numbers) = told::numbers(speech, &self.known, &self.course) { p { (numbers) } }
                    p class="quiet-text" { (speech.t("rupture-sure")) }
                    (computed(speech, &html! { p { (speech.with("rupture-how", &[("window", &WINDOW)])) } }))
                }
            }
        }
    }

    fn account(&self, speech: &Speech) -> Markup {
        let account = &self.known.rupture.last.account;
        let text = |text: &Option<String>| match text {
            None => html! { p class="quiet-text" { (speech.t("rupture-nothing-written")) } },
            Some(text) => html! { p class="typed" dir="auto" { (text) } },
        };
        html! {
            @if let Some(at) = account.agreement_at {
                @let agreement = speech.with("rupture-agreement-of", &[("day", &date::day_of(speech, at))]);
                @let episode = self.case.episode.id;
                p {
                    (speech.t("rupture-agreement-line")) " "
                    a href=(format!("/episodes/{episode}/agreement/at/{}", at.ms())) { (agreement) }
                }
            }
            div class="cards two" {
                section class="card" {
                    h2 { (speech.t("rupture-field-talked")) }
                    (text(&account.talked))
                }
                section class="card" {
                    h2 { (speech.t("rupture-field-changed")) }
                    @if !account.ways.is_empty() {
                        ul { @for way in &account.ways { li { (speech.t(&format!("rupture-way-{way}"))) } } }
                    }
                    (text(&account.changed))
                }
            }
        }
    }

    fn word(&self, speech: &Speech, key: &str, word: &WordForm) -> Markup {
        let error = word.refused.map(|refusal| sentence(speech, refusal));
        let all = [Outcome::Repaired, Outcome::Better, Outcome::NotRepaired];
        let choices = Choices::one("outcome", speech.t("rupture-word-question")).as_label();
        let choices = choices.option("", speech.t("rupture-word-as-computed"));
        let choices = all.iter().fold(choices, |choices, outcome| {
            choices.option(outcome.as_str(), speech.t(&format!("rupture-outcome-{outcome}")))
        });
        let choices = choices.chosen(Some(word.outcome.map_or("", Outcome::as_str)));
        let form = html! {
            form method="post" action=(format!("/ruptures/{}/word", self.known.rupture.id)) {
                (once(key))
                (choices)
                (Field::new(Control::Lines(3), "reason", speech.t("rupture-word-reason"))
                    .help(speech.with("rupture-field-most", &[("most", &TEXT_MOST)]))
                    .value(word.reason.as_str()).error(error.clone()).autocomplete("off"))
                (submit(Weight::Quiet, &speech.t("rupture-word-keep")))
            }
        };
        html! {
            @match error {
                None => { (more(&speech.t("rupture-word-title"), &form)) }
                Some(error) => {
                    (refused(speech, &[("reason", error)]))
                    section class="card" { h2 { (speech.t("rupture-word-title")) } (form) }
                }
            }
        }
    }

    fn history(&self, speech: &Speech) -> Markup {
        let mut table = Table::new(speech.t("rupture-history"))
            .caption_unseen()
            .column(Align::Words, speech.t("rupture-history-version"))
            .column(Align::Words, speech.t("rupture-history-who"))
            .column(Align::Words, speech.t("rupture-history-what"));
        for (number, version) in self.versions.iter().rev() {
            let before = number.checked_sub(1).and_then(|before| self.versions.get(&before));
            let what = match before {
                None => speech.t("rupture-history-first"),
                Some(before) => {
                    let fields = differences(&before.account, &version.account);
                    let fields: Vec<String> =
                        fields.iter().map(|field| speech.t(&format!("rupture-changed-{field}"))).collect();
                    if fields.is_empty() { speech.t("rupture-history-same") } else { fields.join(", ") }
                }
            };
            table = table.row(vec![
                html! { (number) },
                html! { (self.author(speech, version)) ", " (date::stamp(speech, version.at)) },
                html! { (what) },
            ]);
        }
        more(&speech.t("rupture-history"), &html! { (table) })
    }

    fn author(&self, speech: &Speech, version: &Version) -> String {
        match version.author {
            AuditActor::Member(id) => {
                self.authors.get(&id).cloned().unwrap_or_else(|| speech.t("rupture-author-member"))
            }
            AuditActor::Client => speech.t("rupture-author-client"),
            AuditActor::Operator | AuditActor::Stranger => speech.t("rupture-author-program"),
        }
    }
}
