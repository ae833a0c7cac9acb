//! Members of a simulated clinic, and which client comes to whom.

use crate::clock::{DAY_MS, SeededChance};
use crate::component::{Language, Localised};
use crate::ids::MemberId;
use crate::people::{LoginName, Member, MemberState, Role};
use crate::simulate::Setting;
use crate::simulate::parameters::Parameters;
use rand_chacha::ChaCha8Rng;
use stats::draw::{Beta, normal};

/// A therapist with what only the simulation knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct SimulatedTherapist {
    pub(super) member: MemberId,
    /// Points above the mean of all therapists.
    pub(super) effect: f64,
    /// Chance of forgetting a check.
    pub(super) forgets: f64,
}

/// Where a client stands in the clinic.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The client's place among all, from 0.
    pub(super) index: usize,
    /// The therapist's place among all, from 0.
    pub(super) therapist_index: usize,
    /// Who treats.
    pub(super) therapist: SimulatedTherapist,
    /// The client's place among the therapist's, from 0.
    pub(super) client_index: usize,
}

/// The members of a clinic.
pub(super) struct People {
    pub(super) members: Vec<Member>,
    pub(super) therapists: Vec<SimulatedTherapist>,
}

impl People {
    /// Clients go round the therapists in turn.
    pub(super) fn place(&self, index: usize) -> Place {
        let therapist_index = index % self.therapists.len();
        Place {
            index,
            therapist_index,
            therapist: self.therapists[therapist_index],
            client_index: index / self.therapists.len(),
        }
    }
}

pub(super) fn draw(
    parameters: &Parameters,
    setting: &Setting<'_>,
    ids: &SeededChance,
    rng: &mut ChaCha8Rng,
) -> People {
    let mut people = People { members: Vec::new(), therapists: Vec::new() };
    let model = &parameters.alliance;
    for number in 1..=parameters.therapist_count {
        let member = member(Role::Therapist, number, setting, ids);
        people.therapists.push(SimulatedTherapist {
            member: member.id,
            effect: model.sd_of(model.shares.therapist) * normal(rng),
            forgets: forgets(parameters.attendance.therapist_forgets, parameters.attendance.alike, rng),
        });
        people.members.push(member);
    }
    for role in [Role::Coordinator, Role::Administrator, Role::Researcher] {
        people.members.push(member(role, 1, setting, ids));
    }
    people
}

/// One person's chance of forgetting, around the mean over people.
pub(super) fn forgets(mean: f64, alike: f64, rng: &mut ChaCha8Rng) -> f64 {
    if mean == 0.0 {
        return 0.0;
    }
    let chance = Beta { mean, concentration: alike }.draw(rng);
    chance.expect("the parameters were checked: a chance above 0 and a concentration above 0")
}

fn member(role: Role, number: usize, setting: &Setting<'_>, ids: &SeededChance) -> Member {
    named(role, title(role).in_language(setting.language), number, setting, ids)
}

/// A member who is called so, with a number.
pub(super) fn named(
    role: Role,
    title: &str,
    number: usize,
    setting: &Setting<'_>,
    ids: &SeededChance,
) -> Member {
    let language = setting.language;
    // The letters of a login name are plain: it is typed on any keyboard.
    let login_name = format!("{}-{number:02}", title.to_lowercase().replace('ö', "o"));
    Member {
        id: MemberId::make(setting.now.plus_ms(-365 * DAY_MS), ids),
        organisation: setting.organisation,
        login_name: LoginName::parse(&login_name).expect("a role and a number make a login name"),
        shown_name: format!("{title} {number:02}"),
        roles: [role].into(),
        language: Some(language),
        state: MemberState::Active,
    }
}

/// What members of a role are called who have no name.
fn title(role: Role) -> Localised {
    let (nl, en) = match role {
        Role::Therapist => ("Therapeut", "Therapist"),
        Role::Coordinator => ("Coördinator", "Coordinator"),
        Role::Administrator => ("Beheerder", "Administrator"),
        Role::Researcher => ("Onderzoeker", "Researcher"),
    };
    Localised { nl: nl.to_owned(), en: en.to_owned() }
}

/// The language most of a clinic's clients read: that of the clinic.
pub(super) fn client_language(index: usize, clinic: Language) -> Language {
    match (index % 12, clinic) {
        (7, Language::Dutch) => Language::English,
        (7, Language::English) => Language::Dutch,
        (_, language) => language,
    }
}
