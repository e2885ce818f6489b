//! Meetings of one article: what, who, where, when, for how long, and which mentions are the same meeting.
//!
//! Owns [`Meeting`] and [`MeetingMention`]. May touch `text`, `lang`, `time` and `people`; knows nothing of other
//! articles. Start reading in [`recognise`].

use crate::lang::KnownId;
use crate::text::Span;

/// What kind of meeting it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum MeetingKind {
    /// By telephone or video.
    Call,
    /// Talks, negotiations, consultations, a dialogue, a round of them.
    Talks,
    /// A meeting or an encounter in person.
    Meeting,
    /// A summit.
    Summit,
    /// A session of a standing body: a council, a committee, an assembly.
    Session,
    /// A conference or forum.
    Conference,
    /// A press conference or briefing; kept apart, never linked across articles.
    Press,
}

/// How real a meeting is when the article speaks of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
pub enum Modality {
    /// It took place, or is under way.
    #[default]
    Held,
    /// It is announced.
    Planned,
    /// It was moved to another day.
    Postponed,
    /// Somebody says that it did not or will not take place.
    Denied,
    /// Nobody says that it is to take place.
    Hypothetical,
}

/// Who takes part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Party {
    /// A person: index into the article's people.
    Person(u32),
    /// A country or an organisation, by its key in the language data.
    Body(Box<str>),
}

/// What a temporal expression says of a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum TimeRelation {
    /// The day or days it takes place.
    Date,
    /// When it begins.
    Start,
    /// When it ends.
    End,
    /// How long it lasts.
    Duration,
    /// The day it was to take place before it was moved.
    Old,
}

/// One link between a meeting and a temporal expression of the same article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeLink {
    /// Index into the article's times.
    pub time: u32,
    /// What it says.
    pub relation: TimeRelation,
}

/// A place that an article gives for a meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlaceLink {
    /// Which place.
    pub place: KnownId,
    /// Where the article says so.
    pub span: Span,
}

/// A span of text that names a meeting: the noun phrase with its tight modifiers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingMention {
    /// Where.
    pub span: Span,
    /// Index into the article's meetings.
    pub meeting: u32,
}

/// A meeting of one article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    /// What kind.
    pub kind: MeetingKind,
    /// How real.
    pub modality: Modality,
    /// A short name for people to read, taken from the introducing mention.
    pub name: Box<str>,
    /// Who takes part, sorted, each once.
    pub parties: Vec<Party>,
    /// Where, if the article says so; the first place given comes first.
    pub places: Vec<PlaceLink>,
    /// When and for how long, in order of text.
    pub times: Vec<TimeLink>,
    /// Indexes into the article's meeting mentions, in order of text; never empty.
    pub mentions: Vec<u32>,
    /// Index of the introducing mention: the fullest first naming, with date and place.
    pub introducing: u32,
}
