//! The whole table of who may do what, and what follows from how one stands to a trainer.

use super::*;
use crate::samples;

/// The whole table: for each role, what it may do while treating, and what it may do otherwise.
#[test]
fn the_table_of_who_may_do_what() {
    use Act::*;
    let check = |role, relation, allowed: &[Act]| {
        let actor = Actor { roles: [role].into(), ..samples::actor() };
        let found: Vec<Act> =
            Act::ALL.iter().copied().filter(|&act| decide(&actor, relation, act).is_ok()).collect();
        assert_eq!(found, allowed, "{role} {relation:?}");
    };
    check(
        Role::Therapist,
        Relation::Treats,
        &[
            SeeToday,
            SeeCaseload,
            LookAtOwnWork,
            SeeCase,
            SeeIdentity,
            OpenEpisode,
            ChangeEpisode,
            KeepFrame,
            RunSession,
            AnswerAsTherapist,
            EnterFromPaper,
            SeeReveal,
            RecordRupture,
            AnswerSignal,
            SeeDiscussion,
            KeepDiscussion,
            WorkOnAgreement,
            NoteCharacteristics,
            GiveCopy,
            GiveEpisodeLink,
            LeadReflections,
            KeepProgrammes,
            KeepRun,
            GiveRun,
            SeeCompetence,
            MakeCalibrationSet,
            RateCalibrationSet,
        ],
    );
    check(
        Role::Therapist,
        Relation::Supervises,
        &[
            SeeToday,
            SeeCaseload,
            LookAtOwnWork,
            OpenEpisode,
            SeeDiscussion,
            LeadReflections,
            KeepProgrammes,
            SeeCompetence,
            MakeCalibrationSet,
            RateCalibrationSet,
        ],
    );
    check(
        Role::Therapist,
        Relation::SameOrganisation,
        &[
            SeeToday,
            SeeCaseload,
            LookAtOwnWork,
            OpenEpisode,
            LeadReflections,
            KeepProgrammes,
            SeeCompetence,
            MakeCalibrationSet,
            RateCalibrationSet,
        ],
    );
    for relation in [Relation::Treats, Relation::Supervises, Relation::SameOrganisation] {
        check(
            Role::Coordinator,
            relation,
            &[
                SeeRoster,
                SeeIdentity,
                OpenEpisode,
                ChangeEpisode,
                KeepFrameTemplate,
                LeadReflections,
                KeepProgrammes,
                KeepRun,
                SeeCompetence,
                AskRaters,
                MakeCalibrationSet,
                RateCalibrationSet,
                Import,
                KeepMeasures,
                SeeMarksBesideTherapists,
            ],
        );
        check(
            Role::Administrator,
            relation,
            &[SeeCompetence, RateCalibrationSet, KeepComplaintRoute, KeepSignals, KeepFigures, KeepMembers],
        );
        check(Role::Researcher, relation, &[SeeCompetence, RateCalibrationSet, ExportStudy]);
    }
}

/// What is about a trainer follows from how one stands to the trainer, whatever the role.
#[test]
fn what_was_seen_of_a_trainer_is_for_the_trainer_the_raters_and_who_the_trainer_chose() {
    use Act::*;
    let about = [
        AskRaters,
        RateCompetence,
        SeeObservation,
        SeeDevelopment,
        ChooseSupervisor,
        SeeMirror,
        KeepCalibrationSet,
    ];
    let check = |role, relation, allowed: &[Act]| {
        let actor = Actor { roles: [role].into(), ..samples::actor() };
        let found: Vec<Act> =
            about.into_iter().filter(|&act| decide(&actor, relation, act).is_ok()).collect();
        assert_eq!(found, allowed, "{role} {relation:?}");
    };
    check(
        Role::Therapist,
        Relation::Trainer,
        &[AskRaters, SeeObservation, SeeDevelopment, ChooseSupervisor, SeeMirror],
    );
    for role in [Role::Therapist, Role::Administrator, Role::Researcher] {
        check(role, Relation::Rater, &[RateCompetence, SeeObservation]);
        check(role, Relation::ChosenSupervisor, &[SeeObservation, SeeDevelopment]);
        check(role, Relation::Keeper, &[KeepCalibrationSet]);
        check(role, Relation::SameOrganisation, &[]);
    }
    check(Role::Coordinator, Relation::SameOrganisation, &[AskRaters]);
    check(Role::Coordinator, Relation::ChosenSupervisor, &[AskRaters, SeeObservation, SeeDevelopment]);
    let keeper = Actor { roles: [Role::Therapist].into(), ..samples::actor() };
    assert_eq!(decide(&keeper, Relation::Keeper, RateCalibrationSet), Err(Denied));
}

#[test]
fn somebody_without_a_role_may_do_nothing() {
    let nobody = Actor { roles: BTreeSet::new(), ..samples::actor() };
    for &act in Act::ALL {
        assert_eq!(decide(&nobody, Relation::Treats, act), Err(Denied), "{act:?}");
    }
}
