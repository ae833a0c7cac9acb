//! Two or more members are asked to watch a session of a run, or a recording that is named and never uploaded.

use super::list::can_rate;
use crate::error::PageError;
use crate::programme::Given;
use crate::shell::button::{Weight, submit};
use crate::shell::date::day_of;
use crate::shell::fields::Fields;
use crate::shell::form::{Control, Field, once, refused};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::part::{breadcrumb, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::access::{Act, Relation, decide};
use alliance::competence::calibration::Standing;
use alliance::competence::observation::{Observation, Presence, Refusal, Watched, raters};
use alliance::ids::{MemberId, ObservationId, RecordingId};
use alliance::people::{Member, shown_name};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::by::ONCE;

/// What is to be watched, before it is asked.
enum What {
    Recording,
    Meeting { given: Box<Given>, number: u32 },
}

/// What was typed.
#[derive(Default)]
struct Typed {
    name: String,
    trainer: String,
    raters: [String; 3],
    errors: Vec<(&'static str, String)>,
}

impl Typed {
    fn error(&self, name: &str) -> Option<String> {
        self.errors.iter().find(|(field, _)| *field == name).map(|(_, why)| why.clone())
    }
}

const RATERS: [&str; 3] = ["rater1", "rater2", "rater3"];

fn may_ask(signed_in: &SignedIn, trainer: MemberId) -> Result<(), PageError> {
    let relation =
        if trainer == signed_in.member.id { Relation::Trainer } else { Relation::SameOrganisation };
    Ok(decide(&signed_in.actor, relation, Act::AskRaters)?)
}

/// The members about whom one may ask, for this session.
fn trainers(signed_in: &SignedIn, what: &What) -> Vec<(MemberId, String)> {
    match what {
        What::Recording => vec![(signed_in.member.id, signed_in.member.shown_name.clone())],
        What::Meeting { given, number: _ } => {
            let own = given.run.trainers.iter();
            let own = own.filter(|one| may_ask(signed_in, one.member).is_ok());
            own.map(|one| (one.member, one.shown_name.clone())).collect()
        }
    }
}

async fn meeting(app: &App, signed_in: &SignedIn, run: &str, number: &str) -> Result<What, PageError> {
    let given = Given::of(app, signed_in, run, Act::KeepRun).await?;
    let number = number.parse().map_err(|_| PageError::NotFound)?;
    given.run.meeting(number)?;
    Ok(What::Meeting { given: Box::new(given), number })
}

/// The form for a recording of the own work.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    may_ask(&signed_in, signed_in.member.id)?;
    render(&app, &signed_in, &What::Recording, &Typed::default()).await
}

/// The form for a session of a run.
pub async fn meeting_page(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
) -> Result<Markup, PageError> {
    let what = meeting(&app, &signed_in, &run, &number).await?;
    if trainers(&signed_in, &what).is_empty() {
        return Err(PageError::NotFound);
    }
    render(&app, &signed_in, &what, &Typed::default()).await
}

/// Until when members are calibrated, by any set of the house.
async fn calibrated(app: &App, signed_in: &SignedIn) -> Result<BTreeMap<MemberId, Standing>, PageError> {
    let organisation = signed_in.actor.organisation;
    let mut found = BTreeMap::new();
    for set in app.store.calibration_sets(organisation).await? {
        for (rater, standing) in super::calibration::standings(app, organisation, &set).await? {
            match standing {
                Standing::Until(_) => {
                    found.insert(rater, standing);
                }
                Standing::Open { .. } | Standing::Outside { .. } | Standing::Passed(_) => {}
            }
        }
    }
    Ok(found)
}

fn option(speech: &Speech, member: &Member, calibrated: &BTreeMap<MemberId, Standing>) -> (String, String) {
    let label = match calibrated.get(&member.id) {
        Some(Standing::Until(until)) => speech.with(
            "competence-calibrated-name",
            &[("name", &member.shown_name), ("day", &day_of(speech, *until))],
        ),
        Some(Standing::Open { .. } | Standing::Outside { .. } | Standing::Passed(_)) | None => {
            member.shown_name.clone()
        }
    };
    (member.id.to_string(), label)
}

async fn render(app: &App, signed_in: &SignedIn, what: &What, typed: &Typed) -> Result<Markup, PageError> {
    let speech = &signed_in.speech;
    let members = app.store.members(signed_in.actor.organisation).await?;
    let calibrated = calibrated(app, signed_in).await?;
    let options: Vec<(String, String)> = members
        .iter()
        .filter(|member| can_rate(member))
        .map(|member| option(speech, member, &calibrated))
        .collect();
    let options: Vec<(&str, &str)> = options.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let about: Vec<(String, String)> =
        trainers(signed_in, what).into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let about: Vec<(&str, &str)> = about.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let title = speech.t("competence-ask-title");
    let (steps, action, line) = place(speech, what);
    let steps: Vec<(&str, &str)> = steps.iter().map(|(name, href)| (name.as_str(), href.as_str())).collect();
    let rater = |place: usize| {
        let label = speech.with("competence-field-rater", &[("number", &(place + 1))]);
        let field = Field::new(Control::Select(&options), RATERS[place], label)
            .nothing_chosen_yet(speech)
            .value(typed.raters[place].as_str())
            .error(typed.error(RATERS[place]));
        if place < 2 { field } else { field.optional(speech) }
    };
    let main = html! {
        (breadcrumb(speech, &steps))
        (page_head(&title, Some(&line), None))
        (refused(speech, &typed.errors))
        form method="post" action=(action) {
            (once(&app.once()))
            @match what {
                What::Recording => {
                    (Field::new(Control::Text, "name", speech.t("competence-field-recording"))
                        .help(speech.t("competence-field-recording-help")).value(typed.name.as_str())
                        .error(typed.error("name")).max_length(80).autocomplete("off").required())
                }
                What::Meeting { .. } => {
                    (Field::new(Control::Select(&about), "trainer", speech.t("competence-field-trainer"))
                        .value(typed.trainer.as_str()).error(typed.error("trainer")).required())
                }
            }
            @for place in 0..RATERS.len() { (rater(place)) }
            (submit(Weight::Primary, &speech.t("competence-ask-go")))
        }
        (who_sees(speech, &speech.t("competence-who-sees-observation")))
    };
    Ok(signed_in.page(title, Nav::Competence).wide(Width::Narrow).at(action).render(&main))
}

/// The way to the form, where it goes, and what it is about.
fn place(speech: &Speech, what: &What) -> (Vec<(String, String)>, String, String) {
    match what {
        What::Recording => {
            let steps = vec![(speech.t("competence-title"), "/competence".to_owned())];
            (steps, "/competence/ask".to_owned(), speech.t("competence-ask-recording-line"))
        }
        What::Meeting { given, number } => {
            let session = given.path(&format!("/sessions/{number}"));
            let about =
                speech.with("competence-about-meeting", &[("run", &given.run.title), ("number", number)]);
            let steps = vec![
                (speech.t("programme-list-title"), "/runs".to_owned()),
                (given.run.title.clone(), given.path("")),
                (about.clone(), session.clone()),
            ];
            (steps, format!("{session}/observations"), about)
        }
    }
}

/// Asks for a recording.
pub async fn submit_form(
    State(app): State<App>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Response, PageError> {
    may_ask(&signed_in, signed_in.member.id)?;
    fields.only(&["once", "name", RATERS[0], RATERS[1], RATERS[2]])?;
    let typed = Typed { name: fields.one("name")?.to_owned(), ..read(&fields)? };
    asked(&app, &signed_in, &What::Recording, typed, fields.one("once")?).await
}

/// Asks for a session of a run.
pub async fn meeting_submit(
    State(app): State<App>,
    signed_in: SignedIn,
    Path((run, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, PageError> {
    let what = meeting(&app, &signed_in, &run, &number).await?;
    fields.only(&["once", "trainer", RATERS[0], RATERS[1], RATERS[2]])?;
    let typed = Typed { trainer: fields.one("trainer")?.to_owned(), ..read(&fields)? };
    asked(&app, &signed_in, &what, typed, fields.one("once")?).await
}

fn read(fields: &Fields) -> Result<Typed, PageError> {
    let mut typed = Typed::default();
    for (place, name) in RATERS.iter().enumerate() {
        typed.raters[place] = fields.one(name)?.to_owned();
    }
    Ok(typed)
}

/// The observation that was meant, or what is to be looked at again.
fn meant(
    app: &App,
    signed_in: &SignedIn,
    what: &What,
    typed: &mut Typed,
    members: &[Member],
) -> Result<Option<Observation>, PageError> {
    let form = || PageError::Refused("refusal-form".into());
    let speech = &signed_in.speech;
    let by = signed_in.by(app);
    let mut errors = Vec::new();
    let mut named = Vec::new();
    for chosen in typed.raters.iter().filter(|chosen| !chosen.is_empty()) {
        let id: MemberId = chosen.parse().map_err(|_| form())?;
        let known = members.iter().any(|member| member.id == id && can_rate(member));
        named.push(known.then_some(id).ok_or_else(form)?);
    }
    let (watched, trainer, presence) = match what {
        What::Recording => {
            if let Err(refusal) = shown_name(&typed.name) {
                errors.push(("name", speech.with(refusal.message_key(), &[])));
            }
            let recording = Watched::Recording(RecordingId::make(by.now, by.chance));
            (recording, signed_in.member.id, Presence::Present)
        }
        What::Meeting { given, number } => {
            let trainer: MemberId = typed.trainer.parse().map_err(|_| form())?;
            may_ask(signed_in, trainer)?;
            let meeting = Watched::Meeting { run: given.run.id, number: *number };
            match given.run.led(*number, trainer) {
                Ok(presence) => (meeting, trainer, presence),
                Err(refusal) => {
                    errors.push(("trainer", speech.with(refusal.message_key(), &[])));
                    (meeting, trainer, Presence::Present)
                }
            }
        }
    };
    let found = raters(&named).and_then(|raters| Observation::begin(watched, trainer, presence, raters));
    let found = match found {
        Ok(found) => Some(found),
        Err(refusal) => {
            let field = match refusal {
                Refusal::TrainerAbsent => "trainer",
                Refusal::RaterTwice | Refusal::TooFewRaters { .. } => RATERS[1],
                Refusal::OwnSession => RATERS[0],
                Refusal::NotAsked | Refusal::AlreadyOpen | Refusal::Empty | Refusal::TooLong { .. } => {
                    RATERS[0]
                }
            };
            errors.push((field, speech.with(refusal.message_key(), &[])));
            None
        }
    };
    typed.errors = errors;
    Ok(found.filter(|_| typed.errors.is_empty()))
}

async fn asked(
    app: &App,
    signed_in: &SignedIn,
    what: &What,
    mut typed: Typed,
    key: &str,
) -> Result<Response, PageError> {
    let members = app.store.members(signed_in.actor.organisation).await?;
    let Some(new) = meant(app, signed_in, what, &mut typed, &members)? else {
        let page = render(app, signed_in, what, &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let by = signed_in.by(app);
    let id = ObservationId::make(by.now, by.chance);
    let called = match what {
        What::Recording => Some(typed.name.as_str()),
        What::Meeting { .. } => None,
    };
    let id = match app.store.begin_observation(&by, Some(key), id, &new, called).await {
        Ok(()) => id.to_string(),
        Err(error) if error.is_conflict(ONCE) => {
            app.store.done_before(by.organisation, key).await?.ok_or(PageError::NotFound)?
        }
        Err(error) => return Err(error.into()),
    };
    let is_own = new.trainer() == signed_in.member.id || new.raters().contains(&signed_in.member.id);
    let next = match what {
        What::Meeting { given, number } if !is_own => given.path(&format!("/sessions/{number}")),
        What::Meeting { .. } | What::Recording => format!("/observations/{id}"),
    };
    Ok(Redirect::to(&next).into_response())
}
