//! Time: temporal expressions recognised by shape, then resolved to values.
//!
//! Recognise, then resolve: `recognise` fills [`Shape`]s from words and never sees a date; `anchor` turns them into
//! [`Timex`] values counted from the publication date and never sees the text. Start reading in [`shape`].

pub mod anchor;
pub mod calendar;
mod compact;
pub mod feast;
pub mod hijri;
pub mod recognise;
pub mod shape;
mod sky;
pub mod timex;
mod zone_name;

pub use shape::Shape;
pub use timex::{Modifier, Timex, TimexKind};

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// Where a publication date was found, in order of trust.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum DctSource {
    Settings,
    FrontMatter,
    Label,
    Dateline,
    FileName,
    Inferred,
}

impl DctSource {
    /// The name in formats.
    pub fn name(self) -> &'static str {
        match self {
            DctSource::Settings => "settings",
            DctSource::FrontMatter => "front-matter",
            DctSource::Label => "label",
            DctSource::Dateline => "dateline",
            DctSource::FileName => "filename",
            DctSource::Inferred => "inferred",
        }
    }
}

/// The publication date: the document creation time that every deictic expression counts from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dct {
    /// The day.
    #[serde(with = "compact")]
    pub date: Date,
    /// Where it comes from.
    pub source: DctSource,
    /// Where the text states it, if it does.
    pub span: Option<crate::text::Span>,
    /// The time of that day, where it is stated as well.
    pub time: Option<Time>,
}

/// The days that a value covers, both ends included; for rules, which compare intervals and never strings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Interval {
    /// The first day.
    #[serde(with = "compact")]
    pub first: Date,
    /// The last day.
    #[serde(with = "compact")]
    pub last: Date,
}

impl Interval {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date }
    }

    /// Whether it is a single day.
    pub fn is_day(self) -> bool {
        self.first == self.last
    }

    /// Whether both can be true of one thing: they share a day.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// What a value was counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Anchor {
    /// Nothing: the words state it all.
    None,
    /// The publication date.
    Publication,
    /// A previous mention: index into the article's times.
    Mention(u32),
}

/// One step of a resolution, for people to read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Step {
    /// The words state the whole date.
    Stated,
    /// So many units from the anchor.
    Counted(shape::Offset),
    /// The year is the one that puts the day nearest the anchor.
    YearNearest(i16),
    /// The year follows from «المقبل», «الماضي» or «الجاري».
    YearFromRelation(i16, shape::Relation),
    /// The year follows from the tense of the verb.
    YearFromTense(i16, shape::Tense),
    /// The month and year are those of a previous mention.
    MonthFromMention(i16, u8),
    /// The weekday is the last one up to the anchor.
    WeekdayBefore(u8),
    /// The weekday is the next one from the anchor on.
    WeekdayAfter(u8),
    /// Picked out of the period that the words name.
    Picked,
    /// The quarter is the one that the text speaks of.
    QuarterOfText(u8),
    /// Converted from the Hijri calendar by Umm al-Qura.
    FromHijri,
    /// There is no publication date to count from.
    NoAnchor,
}

/// Why a value is what it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Because {
    /// What it was counted from.
    pub anchor: Anchor,
    /// What was done, in order.
    pub steps: SmallVec<[Step; 2]>,
}

/// A temporal expression with its value.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TimeMention {
    /// What the words state, and where.
    pub shape: Shape,
    /// The value.
    pub timex: Timex,
    /// The days it covers, where the value names days.
    pub interval: Option<Interval>,
    /// Why.
    pub because: Because,
}
