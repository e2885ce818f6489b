//! What a word can be, as a set of bits: the first question of every parser, answered without reading a sense.

use super::sense::{Glue, MeetingClass, Sense, TimeClass};

/// A set of kinds of senses, one bit a kind: what a word can be, told by one look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes(u128);

macro_rules! class_bits {
    ($($(#[$doc:meta])* $name:ident = $bit:expr,)*) => {
        #[expect(missing_docs, reason = "the names are those of the senses")]
        impl Classes { $(pub const $name: Classes = Classes(1 << $bit);)* }
    };
}

/// Where the bits of the glue words begin.
const GLUE_BIT: u32 = 35;

/// Where the bits of the words of the meetings room begin, which asks for each of them at every token.
const MEETING_BIT: u32 = GLUE_BIT + Glue::ZoneDirection as u32 + 1;

// The last of these words has a bit as well.
const _: () = assert!(MEETING_BIT + (MeetingClass::NoMeeting as u32) < u128::BITS);

class_bits! {
    MONTH = 0,
    WEEKDAY = 1,
    CARDINAL = 2,
    ORDINAL = 3,
    ORDINAL_SUFFIX = 4,
    UNIT = 5,
    DAY = 6,
    DAY_PART = 7,
    RELATION = 8,
    MODIFIER = 9,
    MODIFIER_AFTER = 10,
    PERIOD_PART = 11,
    SEASON = 12,
    HOUR_NAME = 13,
    HALF_OF_DAY = 14,
    ZONE = 15,
    ERA = 16,
    FRACTION = 17,
    SOME_COUNT = 18,
    VAGUE = 19,
    HOLIDAY = 20,
    FREQUENCY = 21,
    DECADE = 22,
    VERB = 23,
    NOTHING = 24,
    KNOWN = 25,
    DEMONYM = 26,
    GIVEN = 27,
    MEETING = 28,
    ROLE = 29,
    HOLIDAY_THING = 30,
    PEOPLE = 31,
    ANATOMY = 32,
    RULE = 33,
    TIME = 34,
}

impl Classes {
    /// The class of a glue word.
    pub const fn glue(glue: Glue) -> Classes {
        Classes(1 << (GLUE_BIT + glue as u32))
    }

    /// All glue words.
    pub const fn all_glue() -> Classes {
        Classes((1 << MEETING_BIT) - (1 << GLUE_BIT))
    }

    /// The class of a word of the meetings room.
    pub const fn meeting(word: MeetingClass) -> Classes {
        Classes(1 << (MEETING_BIT + word as u32))
    }

    /// None.
    pub const NONE: Classes = Classes(0);

    /// Both together.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Whether it is the empty set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the two have a class in common.
    pub const fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

impl Sense {
    /// Its class.
    #[inline(always)]
    pub fn class(self) -> Classes {
        match self {
            Sense::Month { .. } => Classes::MONTH,
            Sense::Weekday { .. } => Classes::WEEKDAY,
            Sense::Cardinal(_) => Classes::CARDINAL,
            Sense::Ordinal(_) => Classes::ORDINAL,
            Sense::OrdinalSuffix => Classes::ORDINAL_SUFFIX,
            Sense::Unit(..) | Sense::Long(..) => Classes::UNIT,
            Sense::Day(_) | Sense::NightOf(_) => Classes::DAY,
            Sense::DayPart(_) => Classes::DAY_PART,
            Sense::Relation(_) => Classes::RELATION,
            Sense::Modifier(_) => Classes::MODIFIER,
            Sense::ModifierAfter(_) => Classes::MODIFIER_AFTER,
            Sense::PeriodPart { .. } => Classes::PERIOD_PART,
            Sense::Season(_) => Classes::SEASON,
            Sense::HourName(_) => Classes::HOUR_NAME,
            Sense::Am | Sense::Pm => Classes::HALF_OF_DAY,
            Sense::Zone(_) => Classes::ZONE,
            Sense::Era(_) | Sense::BeforeEra => Classes::ERA,
            Sense::Fraction(_) => Classes::FRACTION,
            Sense::SomeCount => Classes::SOME_COUNT,
            Sense::Vague(_) => Classes::VAGUE,
            Sense::Holiday { .. } => Classes::HOLIDAY,
            Sense::HolidayThing => Classes::HOLIDAY_THING,
            Sense::Frequency(_) => Classes::FREQUENCY,
            Sense::DecadeName(_) => Classes::DECADE,
            Sense::Glue(glue) => Classes::glue(glue),
            Sense::Verb(_) => Classes::VERB,
            Sense::Nothing => Classes::NOTHING,
            Sense::Known { .. } => Classes::KNOWN,
            Sense::Demonym { .. } => Classes::DEMONYM,
            Sense::Given { .. } => Classes::GIVEN,
            Sense::Meeting { .. } => Classes::MEETING,
            Sense::Role { .. } => Classes::ROLE,
            Sense::People(_) => Classes::PEOPLE,
            Sense::MeetingWord(word) => Classes::meeting(word),
            Sense::Anatomy(_) => Classes::ANATOMY,
            Sense::Rule(_) => Classes::RULE,
            // "the closest Monday" stands where "the first Monday" does.
            Sense::Time(TimeClass::Nearest) => Classes::TIME.or(Classes::ORDINAL),
            Sense::Time(_) => Classes::TIME,
        }
    }
}
