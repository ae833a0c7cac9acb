//! Ways to repair: two families, and the path that often goes with how the strain showed.
//!
//! Conversation cards. They list what others tried; which one fits, and whether one does, is for the two to say.

use super::Movement;

/// A way to repair.
///
/// # Source
/// [SafranMuran2000]; the order and the words are ours
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepairWay {
    /// Tell why we do this.
    Explain,
    /// Do something else, or do it otherwise.
    ChangeTask,
    /// Aim at something else.
    ChangeGoal,
    /// Clear up what was taken differently from how it was meant.
    ClearUp,
    /// Stop and speak about what happens between the two.
    SpeakOfUs,
    /// Ask how it was for the other, and stay with the answer.
    Listen,
    /// Name one's own part in it.
    OwnPart,
    /// Look together for what the wish behind it is.
    FindTheWish,
}

crate::words!(RepairWay, "way to repair", {
    Explain => "explain",
    ChangeTask => "change-task",
    ChangeGoal => "change-goal",
    ClearUp => "clear-up",
    SpeakOfUs => "speak-of-us",
    Listen => "listen",
    OwnPart => "own-part",
    FindTheWish => "find-the-wish",
});

/// A family of ways.
///
/// # Source
/// [SafranMuran2000]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WayFamily {
    /// Something changes at once.
    Immediate,
    /// The relation itself is what is talked about.
    Exploratory,
}

crate::words!(WayFamily, "family of ways", { Immediate => "immediate", Exploratory => "exploratory" });

impl RepairWay {
    /// The family it belongs to.
    pub fn family(self) -> WayFamily {
        match self {
            Self::Explain | Self::ChangeTask | Self::ChangeGoal | Self::ClearUp => WayFamily::Immediate,
            Self::SpeakOfUs | Self::Listen | Self::OwnPart | Self::FindTheWish => WayFamily::Exploratory,
        }
    }
}

impl WayFamily {
    /// Its ways, in their order.
    pub fn ways(self) -> impl Iterator<Item = RepairWay> {
        RepairWay::ALL.iter().copied().filter(move |way| way.family() == self)
    }
}

/// A step a talk about a strain often takes, in the client's experience.
///
/// # Source
/// [SafranMuran2000]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PathStep {
    /// Something is not right, and it has no words yet.
    VagueDiscontent,
    /// It gets words.
    Clearer,
    /// The client says what the client wants.
    StandingUp,
    /// Anger, reproach.
    Anger,
    /// The disappointment or hurt under it.
    Hurt,
    /// The wish for care under that.
    WishForCare,
}

crate::words!(PathStep, "step of a path", {
    VagueDiscontent => "vague-discontent",
    Clearer => "clearer",
    StandingUp => "standing-up",
    Anger => "anger",
    Hurt => "hurt",
    WishForCare => "wish-for-care",
});

/// A path of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path {
    /// From silence to saying what one wants.
    Withdrawal,
    /// From anger to what is under it.
    Confrontation,
}

crate::words!(Path, "path", { Withdrawal => "withdrawal", Confrontation => "confrontation" });

impl Path {
    /// Its steps, in their order.
    pub fn steps(self) -> [PathStep; 3] {
        match self {
            Self::Withdrawal => [PathStep::VagueDiscontent, PathStep::Clearer, PathStep::StandingUp],
            Self::Confrontation => [PathStep::Anger, PathStep::Hurt, PathStep::WishForCare],
        }
    }
}

impl Movement {
    /// The paths that go with it; both where it is mixed or nobody can say yet.
    pub fn paths(self) -> &'static [Path] {
        match self {
            Self::Withdrawal => &[Path::Withdrawal],
            Self::Confrontation => &[Path::Confrontation],
            Self::Mixed | Self::Unknown => Path::ALL,
        }
    }
}
