//! Sharing a case with a colleague for a time: without names, with the client's consent, until a day or until somebody
//! ends it.

use super::edit::sentence;
use super::reach::reached;
use crate::error::PageError;
use crate::shell::button::{Weight, post, submit};
use crate::shell::choice::Choices;
use crate::shell::date;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::part::{Meaning, breadcrumb, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use crate::state::App;
use alliance::access::Act;
use alliance::clock::Timestamp;
use alliance::discussion::{CaseShare, ConsentManner, DiscussionRefusal, SHARE_DAYS_MOST, consent, until};
use alliance::ids::CaseShareId;
use alliance::people::{Member, MemberState, Role};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::by::ONCE;
use store::discussion::{ListedShare, SHARE_ENDED};
use store::episode::EpisodeCase;

/// For how many days the form proposes to share.
const DAYS_PROPOSED: u32 = 14;

/// What was typed, as it was typed.
#[derive(Debug, Clone)]
struct Typed {
    with: String,
    days: String,
    manner: Option<ConsentManner>,
    agreed_on: String,
}

/// What the page is made of.
struct Sharing {
    case: EpisodeCase,
    colleagues: Vec<Member>,
    shares: Vec<ListedShare>,
}

impl Sharing {
    async fn load(app: &App, signed_in: &SignedIn, case: EpisodeCase) -> Result<Self, PageError> {
        let organisation = signed_in.actor.organisation;
        let treats = |member: &Member| {
            case.therapists.iter().any(|therapist| therapist.member == member.id && therapist.until.is_none())
        };
        let colleagues = app.store.members(organisation).await?.into_iter().filter(|member| {
            member.state != MemberState::Disabled
                && member.roles.contains(&Role::Therapist)
                && !treats(member)
        });
        let colleagues = colleagues.collect();
        let shares = app.store.shares(organisation, case.episode.id).await?;
        Ok(Self { case, colleagues, shares })
    }

    fn view(
        &self,
        app: &App,
        signed_in: &SignedIn,
        typed: &Typed,
        errors: &[(&'static str, DiscussionRefusal)],
    ) -> Markup {
        let speech = &signed_in.speech;
        let action = format!("/episodes/{}/discussion", self.case.episode.id);
        let title = speech.t("discussion-share-title");
        let main = html! {
            (breadcrumb(speech, &[(&speech.t("discussion-word"), &action)]))
            (page_head(&title, None, None))
            p { (speech.t("discussion-share-intro")) }
            @if self.colleagues.is_empty() {
                p class="quiet-text" { (speech.t("discussion-no-colleague")) }
            } @else {
                (self.form(speech, &app.once(), &action, typed, errors))
            }
            (self.list(speech, &action, app.now()))
        };
        signed_in.page(title, Nav::Caseload).wide(Width::Narrow).render(&main)
    }

    fn form(
        &self,
        speech: &Speech,
        key: &str,
        action: &str,
        typed: &Typed,
        errors: &[(&'static str, DiscussionRefusal)],
    ) -> Markup {
        let errors: Vec<(&str, String)> =
            errors.iter().map(|(name, refusal)| (*name, sentence(speech, *refusal))).collect();
        let error =
            |name: &str| errors.iter().find(|(other, _)| *other == name).map(|(_, said)| said.clone());
        let colleagues: Vec<(String, &str)> = self
            .colleagues
            .iter()
            .map(|member| (member.id.to_string(), member.shown_name.as_str()))
            .collect();
        let options: Vec<(&str, &str)> = colleagues.iter().map(|(id, name)| (id.as_str(), *name)).collect();
        let manners = ConsentManner::ALL.iter().fold(
            Choices::one("manner", speech.t("discussion-consent")).as_label(),
            |choices, manner| {
                choices.option(manner.as_str(), speech.t(&format!("discussion-consent-{manner}")))
            },
        );
        let manners = manners
            .help(speech.t("discussion-consent-help"))
            .error(error("manner"))
            .chosen(typed.manner.map(ConsentManner::as_str));
        html! {
            form method="post" action=(format!("{action}/share")) {
                (refused(speech, &errors))
                (once(key))
                (Field::new(Control::Select(&options), "with", speech.t("discussion-with")).nothing_chosen_yet(speech)
                    .value(typed.with.as_str()).required())
                (Field::new(Control::Count { min: 1, max: SHARE_DAYS_MOST.into() }, "days", speech.t("discussion-days"))
                    .help(speech.t("discussion-days-help")).value(typed.days.as_str()).error(error("days")).required())
                (manners)
                (Field::new(Control::Date, "agreed_on", speech.t("discussion-agreed-on"))
                    .value(typed.agreed_on.as_str()).error(error("agreed_on")).required())
                (submit(Weight::Primary, &speech.t("discussion-share")))
            }
        }
    }

    fn list(&self, speech: &Speech, action: &str, now: Timestamp) -> Markup {
        let mut table = Table::new(speech.t("discussion-shares"))
            .caption_unseen()
            .column(Align::Words, speech.t("discussion-with"))
            .column(Align::Words, speech.t("discussion-until"))
            .column(Align::Words, speech.t("discussion-agreed"))
            .column(Align::Words, speech.t("discussion-state"));
        for ListedShare { share, shown_name } in &self.shares {
            let manner = speech.t(&format!("discussion-consent-{}", share.manner));
            table = table.row(vec![
                html! { (shown_name) },
                html! { (date::moment(speech, share.until)) },
                html! { (date::day(speech, share.agreed_on)) ", " (manner) },
                state(speech, action, share, now),
            ]);
        }
        html! {
            @if !self.shares.is_empty() {
                h2 { (speech.t("discussion-shares")) }
                (table)
            }
        }
    }
}

fn state(speech: &Speech, action: &str, share: &CaseShare, now: Timestamp) -> Markup {
    if share.holds(now) {
        let end = format!("{action}/share/{}/end", share.id);
        return html! {
            (tag(Meaning::Settled, &speech.t("discussion-shared")))
            (post(Weight::Plain, &speech.t("discussion-end"), &end, &[]))
        };
    }
    match share.ended_at {
        None => tag(Meaning::Plain, &speech.t("discussion-over")),
        Some(at) => {
            tag(Meaning::Plain, &speech.with("discussion-ended", &[("day", &date::day_of(speech, at))]))
        }
    }
}

/// The page.
pub async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
) -> Result<Markup, PageError> {
    let (case, _) = reached(&app, &signed_in, &episode, Act::KeepDiscussion).await?;
    let sharing = Sharing::load(&app, &signed_in, case).await?;
    let typed = Typed {
        with: String::new(),
        days: DAYS_PROPOSED.to_string(),
        manner: None,
        agreed_on: app.today().to_string(),
    };
    Ok(sharing.view(&app, &signed_in, &typed, &[]))
}

/// Shares it.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    Path(episode): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let (case, _) = reached(&app, &signed_in, &episode, Act::KeepDiscussion).await?;
    fields.only(&["once", "with", "days", "manner", "agreed_on"])?;
    let form = || PageError::Refused("refusal-form".into());
    let manner = fields.all("manner").next();
    let typed = Typed {
        with: fields.one("with")?.to_owned(),
        days: fields.one("days")?.to_owned(),
        manner: manner.map(|word| word.parse().map_err(|_| form())).transpose()?,
        agreed_on: fields.one("agreed_on")?.to_owned(),
    };
    let sharing = Sharing::load(&app, &signed_in, case).await?;
    let with = sharing.colleagues.iter().find(|member| member.id.to_string() == typed.with);
    let with = with.ok_or_else(form)?.id;
    let days: u32 = typed.days.parse().map_err(|_| form())?;
    let agreed_on = typed.agreed_on.parse().map_err(|_| form())?;
    let by = signed_in.by(&app);
    let (manner, until) = match (consent(typed.manner, agreed_on, app.today()), until(by.now, days)) {
        (Ok(manner), Ok(until)) => (manner, until),
        (manner, until) => {
            let consent_field = |refusal: DiscussionRefusal| match refusal {
                DiscussionRefusal::ConsentAhead => ("agreed_on", refusal),
                DiscussionRefusal::Alias(_)
                | DiscussionRefusal::AliasIsCode
                | DiscussionRefusal::TooLong { .. }
                | DiscussionRefusal::Days { .. }
                | DiscussionRefusal::NoConsent => ("manner", refusal),
            };
            let errors: Vec<(&'static str, DiscussionRefusal)> = until
                .err()
                .map(|refusal| ("days", refusal))
                .into_iter()
                .chain(manner.err().map(consent_field))
                .collect();
            let page = sharing.view(&app, &signed_in, &typed, &errors);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let share = CaseShare {
        id: CaseShareId::make(by.now, by.chance),
        episode: sharing.case.episode.id,
        with,
        from: by.now,
        until,
        manner,
        agreed_on,
        ended_at: None,
    };
    match app.store.share_case(&by, Some(fields.one("once")?), &share).await {
        Ok(()) => {}
        Err(error) if error.is_conflict(ONCE) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/episodes/{}/discussion/share", share.episode)).into_response())
}

/// Ends a share before its time; one that has ended stays so.
pub async fn end(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((episode, share)): Path<(String, String)>,
) -> Result<Redirect, PageError> {
    let (case, _) = reached(&app, &signed_in, &episode, Act::KeepDiscussion).await?;
    let share = share.parse().map_err(|_| PageError::NotFound)?;
    match app.store.end_share(&signed_in.by(&app), case.episode.id, share).await {
        Ok(()) => {}
        Err(error) if error.is_conflict(SHARE_ENDED) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/episodes/{}/discussion/share", case.episode.id)))
}
