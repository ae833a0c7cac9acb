//! The page: on the screen what is in it and a way to print; on paper the copy alone, in the client's language.

use super::{agreed, talked};
use crate::characteristic::case::lines;
use crate::error::PageError;
use crate::frame::print::copied as copied_frame;
use crate::rupture::around::Known;
use crate::shell::button;
use crate::shell::date;
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::{Tone, notice};
use crate::shell::number;
use crate::shell::part::breadcrumb;
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::agreement::Agreement;
use alliance::characteristic::{Characteristic, Choice, choices};
use alliance::clock::Timestamp;
use alliance::course::{Course, Point};
use alliance::frame::history::FrameHistory;
use alliance::mark::ClientMark;
use axum::extract::{Path, State};
use maud::{Markup, html};
use store::episode::EpisodeCase;

/// All that is in a copy.
pub(super) struct Copied {
    pub case: EpisodeCase,
    pub course: Course,
    pub frame: FrameHistory,
    pub agreement: Agreement,
    pub ruptures: Vec<Known>,
    pub marks: Vec<ClientMark>,
    pub noted: Vec<Characteristic>,
    pub choices: Vec<Choice>,
    pub made_at: Timestamp,
}

impl Copied {
    async fn of(app: &App, case: EpisodeCase) -> Result<Self, PageError> {
        let (organisation, id, now) = (case.episode.organisation, case.episode.id, app.now());
        let record = app.store.record(organisation, id, now).await?;
        let course = Course::of(&record, case.episode.wellbeing, now);
        let ruptures = app.store.ruptures(organisation, id).await?;
        // What was set aside was a mistake: it may be about another client.
        let ruptures = ruptures.into_iter().filter(|rupture| rupture.last.account.counts());
        let mut marks = app.store.marks(organisation, id).await?;
        // One for somebody else does not pass the therapist, also not on its way back to the client.
        let sessions = app.store.sessions(id).await?;
        marks.retain(|mark| mark.shows_now(alliance::mark::Addressee::Therapist, &sessions));
        Ok(Self {
            ruptures: ruptures.map(|rupture| Known::of(rupture, &course, &case)).collect(),
            frame: app.store.frame_history(organisation, id).await?,
            agreement: app.store.agreement(organisation, id).await?,
            noted: app.store.characteristics(organisation, id).await?,
            choices: choices(&app.store.measures(organisation).await?),
            marks,
            course,
            case,
            made_at: now,
        })
    }

    /// The copy itself, in the client's language.
    fn view(&self, speech: &Speech, organisation: &str) -> Markup {
        html! {
            article class="flow" lang=(speech.language()) {
                h1 { (speech.t("copy-title")) }
                p {
                    (speech.with("client-name", &[("code", &self.case.client.code.as_str())])) " · " (organisation)
                    " · " (speech.with("copy-made-on", &[("day", &date::day_of(speech, self.made_at))]))
                }
                (self.positions(speech))
                (agreed::view(speech, self))
                (copied_frame(speech, &self.frame))
                (talked::ruptures(speech, self))
                (talked::marks(speech, self))
                (lines(speech, &self.noted, &self.choices))
            }
        }
    }

    /// Where the two stood, session by session; nothing sealed is in a course.
    fn positions(&self, speech: &Speech) -> Markup {
        if self.course.sessions.is_empty() {
            return html! {};
        }
        let written = |point: Point| match point {
            Point::At(value) => number::decimals(speech.language(), value, 1),
            Point::Gap(gap) => speech.t(&format!("chart-gap-{gap}")),
        };
        let mut table = Table::new(speech.t("copy-positions"))
            .caption_unseen()
            .column(Align::Words, speech.t("chart-session"));
        for line in &self.course.components {
            let name = speech.t(&format!("chart-{}", line.component));
            for who in ["client", "therapist"] {
                table = table.column(Align::Words, format!("{name}, {}", speech.t(&format!("chart-{who}"))));
            }
        }
        let table = self.course.sessions.iter().enumerate().fold(table, |table, (place, session)| {
            let day = date::day_of(speech, session.held_at);
            let mut cells = vec![html! { (session.number) ", " (day) }];
            for line in &self.course.components {
                cells.push(html! { (written(line.client[place])) });
                cells.push(html! { (written(line.therapist[place])) });
            }
            table.row(cells)
        });
        html! {
            h2 { (speech.t("copy-positions")) }
            p class="quiet-text" { (speech.t("copy-positions-line")) }
            (table)
        }
    }
}

/// The page. That a copy was made stands in the audit log before it is shown.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let id = episode.parse().map_err(|_| PageError::NotFound)?;
    let case = signed_in.case(&app, id, Act::GiveCopy).await?;
    app.store.note_read(&signed_in.by(&app), "copy.give", "episode", &id, Some(id)).await?;
    let copied = Copied::of(&app, case).await?;
    let language = copied.case.client.language.unwrap_or_else(|| signed_in.speech.language());
    let paper = Speech::new(language, app.zone().clone());
    let speech = &signed_in.speech;
    let client = speech.with("client-name", &[("code", &copied.case.client.code.as_str())]);
    let main = html! {
        (breadcrumb(speech, &[(&client, &format!("/episodes/{id}"))]))
        div class="not-on-paper flow" {
            (notice(Tone::Info, Some(&speech.t("copy-about-title")), &html! {
                p { (speech.t("copy-about")) }
                p { (speech.t("copy-about-not")) }
            }))
            (button::print(speech))
        }
        (copied.view(&paper, &app.organisation().name))
    };
    Ok(signed_in.page(speech.t("copy-title"), Nav::Caseload).wide(Width::Middle).render(&main))
}
