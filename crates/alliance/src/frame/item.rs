//! The things a frame settles, in the order in which a page asks for them, and the sections they stand in.

/// A part of the frame, short enough for one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Where, how long, how often.
    Meeting,
    /// What it costs and who pays.
    Fee,
    /// When one of the two cannot come.
    Absence,
    /// Between sessions, and in an emergency.
    Contact,
    /// What stays between the two, and who else sees or hears it.
    Privacy,
    /// No other relation beside this one.
    Relations,
    /// The inner frame: the model, its view of the relationship, the therapist's own words.
    Attitude,
    /// Looking back together, and how it ends.
    Ending,
}

crate::words!(Section, "section of the frame", {
    Meeting => "meeting",
    Fee => "fee",
    Absence => "absence",
    Contact => "contact",
    Privacy => "privacy",
    Relations => "relations",
    Attitude => "attitude",
    Ending => "ending",
});

/// One thing that a frame settles.
///
/// # Source
/// our choice, ADR-0017
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// In the room, online, outdoors, at home.
    Places,
    /// Who else may be there.
    Company,
    /// How long a session takes, in minutes.
    Minutes,
    /// How often.
    Rhythm,
    /// The number of sessions both expect.
    ExpectedSessions,
    /// What else there is to say about place and time, and how they change.
    MeetingNote,
    /// Who pays.
    Payer,
    /// What a session costs.
    Fee,
    /// When it is billed.
    Billing,
    /// What else there is to say about the fee.
    FeeNote,
    /// How many hours before a session one can still cancel it.
    NoticeHours,
    /// What a session costs that was not cancelled in time.
    NoShowFee,
    /// How one cancels.
    Cancelling,
    /// What happens when the therapist is away.
    HolidayCover,
    /// How the two reach each other between sessions.
    Channels,
    /// Within how many working days one gets an answer.
    ReplyDays,
    /// What contact between sessions is for, and what it is not for.
    ContactNote,
    /// The clinic's own words and numbers for an emergency.
    Crisis,
    /// What stays between the two.
    Confidentiality,
    /// When it does not.
    Exceptions,
    /// Who sees scores.
    ScoreViewers,
    /// Whether sessions are recorded.
    Recording,
    /// With whom the therapist talks about the work.
    Supervision,
    /// Which other relations there are not.
    Excluded,
    /// What else there is to say about other relations.
    RelationsNote,
    /// The model of treatment.
    Model,
    /// How the therapist works, in own words.
    Attitude,
    /// After how many sessions the two look back.
    EvaluationEvery,
    /// How they look back: with which lists, who sees them.
    EvaluationHow,
    /// When it is enough.
    EndingWhen,
    /// How the last sessions go.
    EndingHow,
    /// What to do when it gets worse again afterwards.
    RelapsePlan,
}

crate::words!(Item, "item of the frame", {
    Places => "places",
    Company => "company",
    Minutes => "minutes",
    Rhythm => "rhythm",
    ExpectedSessions => "expected-sessions",
    MeetingNote => "meeting-note",
    Payer => "payer",
    Fee => "fee",
    Billing => "billing",
    FeeNote => "fee-note",
    NoticeHours => "notice-hours",
    NoShowFee => "no-show-fee",
    Cancelling => "cancelling",
    HolidayCover => "holiday-cover",
    Channels => "channels",
    ReplyDays => "reply-days",
    ContactNote => "contact-note",
    Crisis => "crisis",
    Confidentiality => "confidentiality",
    Exceptions => "exceptions",
    ScoreViewers => "score-viewers",
    Recording => "recording",
    Supervision => "supervision",
    Excluded => "excluded",
    RelationsNote => "relations-note",
    Model => "model",
    Attitude => "attitude",
    EvaluationEvery => "evaluation-every",
    EvaluationHow => "evaluation-how",
    EndingWhen => "ending-when",
    EndingHow => "ending-how",
    RelapsePlan => "relapse-plan",
});

/// What an item is typed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words of one's own.
    Text,
    /// A whole number between two ends.
    Whole {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// An amount in cents.
    Money,
    /// One of a list of words.
    One(&'static [&'static str]),
    /// Any number of a list of words.
    Several(&'static [&'static str]),
}

impl Section {
    /// The items of this section, in their order.
    pub fn items(self) -> impl Iterator<Item = Item> {
        Item::ALL.iter().copied().filter(move |item| item.section() == self)
    }
}

impl Item {
    /// The section it stands in.
    pub const fn section(self) -> Section {
        match self {
            Self::Places
            | Self::Company
            | Self::Minutes
            | Self::Rhythm
            | Self::ExpectedSessions
            | Self::MeetingNote => Section::Meeting,
            Self::Payer | Self::Fee | Self::Billing | Self::FeeNote => Section::Fee,
            Self::NoticeHours | Self::NoShowFee | Self::Cancelling | Self::HolidayCover => Section::Absence,
            Self::Channels | Self::ReplyDays | Self::ContactNote | Self::Crisis => Section::Contact,
            Self::Confidentiality
            | Self::Exceptions
            | Self::ScoreViewers
            | Self::Recording
            | Self::Supervision => Section::Privacy,
            Self::Excluded | Self::RelationsNote => Section::Relations,
            Self::Model | Self::Attitude => Section::Attitude,
            Self::EvaluationEvery
            | Self::EvaluationHow
            | Self::EndingWhen
            | Self::EndingHow
            | Self::RelapsePlan => Section::Ending,
        }
    }

    /// Whether a frame is not whole without it.
    ///
    /// # Source
    /// our choice, ADR-0017
    pub const fn is_expected(self) -> bool {
        match self {
            Self::Places
            | Self::Minutes
            | Self::Rhythm
            | Self::ExpectedSessions
            | Self::Payer
            | Self::Billing
            | Self::NoticeHours
            | Self::Cancelling
            | Self::HolidayCover
            | Self::Channels
            | Self::ReplyDays
            | Self::Crisis
            | Self::Confidentiality
            | Self::Exceptions
            | Self::ScoreViewers
            | Self::Recording
            | Self::Supervision
            | Self::Excluded
            | Self::Model
            | Self::Attitude
            | Self::EvaluationEvery
            | Self::EndingWhen => true,
            Self::Company
            | Self::MeetingNote
            | Self::Fee
            | Self::FeeNote
            | Self::NoShowFee
            | Self::ContactNote
            | Self::RelationsNote
            | Self::EvaluationHow
            | Self::EndingHow
            | Self::RelapsePlan => false,
        }
    }
}
