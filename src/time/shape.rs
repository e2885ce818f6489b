//! The shape of a temporal expression: what its words state, before anything is counted.
//!
//! The recogniser fills shapes from words and sees no dates; the resolver turns shapes into values and sees no
//! text. Every part keeps its own span, so that a rule can point at, and a fix replace, the weekday alone.

use super::feast::Feast;
use super::timex::Modifier;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A part with the place where the words state it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct At<T> {
    /// What is stated.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A unit of time, from the smallest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// Which of several: the one now, before or after it, or the one spoken of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// «الجاري», "this".
    This,
    /// «الماضي», "last".
    Last,
    /// «المقبل», "next".
    Next,
    /// «نفسه», "the same": counted from a previous mention.
    Same,
    /// «التالي», "the following": the one after a previous mention.
    Following,
    /// «السابق», "the preceding": the one before a previous mention.
    Preceding,
    /// «قبل الماضي», "before last".
    BeforeLast,
    /// «بعد المقبل», "after next".
    AfterNext,
}

/// A part of a day, as TIMEX3 abbreviates it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum DayPart {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Relation {
    /// How many units on it is, and what they are counted from.
    pub fn count(self) -> (i16, From) {
        match self {
            Relation::This => (0, From::Publication),
            Relation::Last => (-1, From::Publication),
            Relation::Next => (1, From::Publication),
            Relation::BeforeLast => (-2, From::Publication),
            Relation::AfterNext => (2, From::Publication),
            Relation::Same => (0, From::Previous),
            Relation::Following => (1, From::Previous),
            Relation::Preceding => (-1, From::Previous),
        }
    }
}

impl DayPart {
    /// The TIMEX3 token that stands behind the `T`.
    pub fn token(self) -> &'static str {
        match self {
            DayPart::Dawn => "DW",
            DayPart::Morning => "MO",
            DayPart::Noon => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Daytime => "DT",
        }
    }
}

/// The calendar a day, month or year is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default, Serialize, Deserialize)]
pub enum Calendar {
    /// The civil calendar.
    #[default]
    Gregorian,
    /// The Hijri calendar, by Umm al-Qura.
    Hijri,
}

/// A month as named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Month {
    /// 1 to 12.
    pub number: u8,
    /// Of which calendar.
    pub calendar: Calendar,
}

/// A clock time: minutes after midnight, and seconds where given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, where the words give seconds.
    pub second: Option<u8>,
    /// Whether the words leave open if it is before or after noon: «الساعة الخامسة» alone.
    pub twelve_hour: bool,
}

/// A year as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Year {
    /// The number as it stands.
    pub number: i16,
    /// How many digits it was written with; 0 in words. A two-digit year is completed by the resolver.
    pub digits: u8,
    /// Of which calendar.
    pub calendar: Calendar,
    /// The span is cut short: «202».
    pub cut: bool,
}

/// The days of a month that are named together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Days {
    /// The first, as written: 0 and 32 are possible, and wrong.
    pub first: u8,
    /// The last; the same as the first for one day.
    pub last: u8,
    /// Whether they run from the first to the last, and do not just stand side by side: «9 إلى 10», not «9 و10».
    pub through: bool,
}

/// A count from an anchor: one day back, two weeks on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Offset {
    /// What is counted.
    pub unit: Unit,
    /// How many, negative for the past.
    pub count: i16,
}

/// A count from a day, and what comes on top in smaller units: "a month and 21 days ago".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Shift {
    /// The longest unit.
    pub first: Offset,
    /// The shorter ones, counted the same way.
    pub rest: [Option<(u16, Unit)>; 2],
}

impl std::convert::From<Offset> for Shift {
    fn from(first: Offset) -> Self {
        Self { first, rest: [None; 2] }
    }
}

/// What is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default, Serialize, Deserialize)]
pub enum From {
    /// The publication date.
    #[default]
    Publication,
    /// The mention before this one.
    Previous,
}

/// What is picked out of a longer period.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum PickOf {
    /// A weekday: 1 Monday to 7 Sunday.
    Weekday(u8),
    /// A unit.
    Unit(Unit),
}

/// One of several in a period: «آخر يوم من الشهر», "the third Tuesday of September".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Pick {
    /// Which, from 1; -1 is the last and -2 the one before it.
    pub index: i16,
    /// Of what.
    pub of: PickOf,
}

/// A day of the year that goes by a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub enum Holiday {
    /// The same month and day every year.
    Fixed(Month, u8),
    /// A weekday of a month, counted as [`Pick::index`] is: the fourth Thursday of November, and days on from it.
    Nth(Pick, u8, i8),
    /// Days from Easter Sunday in the Western reckoning.
    Easter(i16),
    /// Days from Easter Sunday in the Eastern reckoning.
    EasternEaster(i16),
    /// By a rule of its own.
    Feast(Feast),
}

/// One point or stretch of time, by the parts that the words state; what is absent is not stated.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Parts {
    /// «أمس», «الأسبوع المقبل», "two weeks ago".
    pub offset: Option<At<Offset>>,
    /// What [`Parts::offset`] is counted from.
    pub from: From,
    /// Whether a length counts the offset, «قبل عام», and no word names it, «العام الماضي».
    pub counted: bool,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<At<u8>>,
    /// The second weekday of «الخميس والجمعة» or "Monday or Tuesday".
    pub weekday_to: Option<At<u8>>,
    /// The day or days of the month.
    pub days: Option<At<Days>>,
    /// The month.
    pub month: Option<At<Month>>,
    /// A second name of the month beside the first: «كانون الثاني/يناير».
    pub month_too: Option<At<Month>>,
    /// The year.
    pub year: Option<At<Year>>,
    /// «المقبل», «الجاري», «نفسه», and which unit they say it of: «يناير المقبل» is the next January.
    pub relation: Option<At<Relation>>,
    /// The unit that stands with [`Parts::relation`] as a noun: «الشهر نفسه».
    pub unit: Option<At<Unit>>,
    /// Which of them, from 1: the third quarter, the second half; -1 is the last.
    pub nth: Option<i16>,
    /// What the words pick out of the period that the other parts name.
    pub pick: Option<At<Pick>>,
    /// «مساء».
    pub part: Option<At<DayPart>>,
    /// A clock time.
    pub clock: Option<At<Clock>>,
    /// The zone of the clock time: an IANA name or an offset, as the language data has it.
    #[serde(with = "super::zone_name")]
    pub zone: Option<At<&'static str>>,
    /// A day that goes by a name.
    pub holiday: Option<At<Holiday>>,
    /// What is counted on or back from the day that the other parts name: "three days after Easter".
    pub shift: Option<At<Shift>>,
    /// What stands before, behind or nearest to the day that the other parts name: "the Monday after Easter". Its index
    /// counts on from the day, back where it is negative, and is 0 for the nearest.
    pub beside: Option<At<Pick>>,
    /// Whether [`Parts::relation`] stands in front as English has it: "next Friday".
    pub leads: bool,
    /// The two small numbers of a numeric date of which either may be the day.
    pub numeric: Option<Numeric>,
    /// Whether something that goes on began then: «منذ 15 أبريل», "since Monday".
    pub since: bool,
}

/// A length.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Length {
    /// How many units; `None` for «عدة أشهر».
    pub count: Option<f32>,
    /// Of what.
    pub unit: Unit,
    /// What comes on top in smaller units: «ساعة و20 دقيقة», "a year, a month and 21 days".
    pub rest: [Option<(u16, Unit)>; 2],
}

impl Length {
    /// So many units and nothing on top.
    pub fn of(count: Option<f32>, unit: Unit) -> Self {
        Self { count, unit, rest: [None; 2] }
    }
}

/// How a numeric date was written: which number is the day is not always known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Numeric {
    /// The first of the two small numbers.
    pub first: u8,
    /// The second.
    pub second: u8,
}

/// What recurs: every so many units, on this weekday, in this month, in this part of the day.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Recurrence {
    /// How often.
    pub every: Offset,
    /// On which weekday.
    pub weekday: Option<u8>,
    /// In which month.
    pub month: Option<Month>,
    /// On which day of that month.
    pub day: Option<u8>,
    /// In which part of the day.
    pub part: Option<DayPart>,
    /// At which time.
    pub clock: Option<Clock>,
}

impl Recurrence {
    /// Every so many units, and nothing more.
    pub fn of(every: Offset) -> Self {
        Self { every, weekday: None, month: None, day: None, part: None, clock: None }
    }
}

/// What a whole expression is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum ShapeKind {
    /// One point or stretch.
    Point(Box<Parts>),
    /// A numeric date of which either number may be the day.
    Numeric(Numeric, Box<Parts>),
    /// From one point to another: a range or a coordination.
    Range(Box<Parts>, Box<Parts>),
    /// A length.
    Duration(Length),
    /// From one length to another: «أربع إلى خمس ساعات».
    DurationRange(Length, Length),
    /// Something that recurs.
    Set(Recurrence),
    /// «مؤخرا», «الآن», «لاحقا».
    Vague(Vague),
}

/// The three references of TIMEX3 that name no time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are TIMEX3's own")]
pub enum Vague {
    Past,
    Present,
    Future,
}

/// The tense of the words around an expression, as far as the words show it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default, Serialize, Deserialize)]
pub enum Tense {
    /// Nothing shows.
    #[default]
    Open,
    /// A past verb governs it.
    Past,
    /// A future verb or an announcement governs it.
    Future,
    /// Nothing else stands in its sentence: an entry of a diary, which looks ahead.
    Alone,
}

impl Tense {
    /// Whether the words look ahead.
    pub fn looks_ahead(self) -> bool {
        matches!(self, Tense::Future | Tense::Alone)
    }
}

/// A recognised expression.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Shape {
    /// The whole expression with its modifier.
    pub span: Span,
    /// What it states.
    pub kind: ShapeKind,
    /// «نحو», «أكثر من», «مطلع».
    pub modifier: Option<At<Modifier>>,
    /// The tense around it.
    pub tense: Tense,
    /// Which sentence it stands in, counted from 0.
    pub sentence: u32,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
    /// Whether a length tells when something will be: "will open in two hours".
    pub comes: bool,
}
