//! What a word can be, as a set of bits: the first question of every parser, answered without reading a sense.

use super::sense::{AnatomyClass, Glue, MeetingClass, PeopleClass, RuleClass, Sense, TimeClass, VerbClass};

/// A set of kinds of senses, one bit a kind: what a word can be, told by one look. Each word of the closed lists has a bit
/// of its own; senses that carry more than that share one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Classes {
    /// Senses by kind, the glue words, and those of the meetings room.
    low: u128,
    /// The other lists.
    high: u128,
}

/// The bits of a list of words: from where, and how many.
#[derive(Clone, Copy)]
struct Bits {
    first: u32,
    count: u32,
}

impl Bits {
    /// Those behind some others, up to the last word of the list.
    const fn behind(before: u32, last: u32) -> Self {
        // The last of these words has a bit as well.
        assert!(before + last < u128::BITS);
        Self { first: before, count: last + 1 }
    }

    const fn end(self) -> u32 {
        self.first + self.count
    }

    const fn one(self, word: u32) -> u128 {
        1 << (self.first + word)
    }

    const fn all(self) -> u128 {
        (u128::MAX >> (u128::BITS - self.count)) << self.first
    }
}

const GLUE: Bits = Bits::behind(30, Glue::ZoneDirection as u32);
const MEETING: Bits = Bits::behind(GLUE.end(), MeetingClass::NoMeeting as u32);

const PEOPLE: Bits = Bits::behind(0, PeopleClass::NotAName as u32);
const VERB: Bits = Bits::behind(PEOPLE.end(), VerbClass::Ending as u32);
const TIME: Bits = Bits::behind(VERB.end(), TimeClass::OfIt as u32);
const RULE: Bits = Bits::behind(TIME.end(), RuleClass::AfterThat as u32);
const ANATOMY: Bits = Bits::behind(RULE.end(), AnatomyClass::Byline as u32);

macro_rules! class_bits {
    ($($(#[$doc:meta])* $name:ident = $bit:expr,)*) => {
        #[expect(missing_docs, reason = "the names are those of the senses")]
        impl Classes { $(pub const $name: Classes = Classes::low(1 << $bit);)* }
    };
}

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
    NOTHING = 23,
    KNOWN = 24,
    DEMONYM = 25,
    GIVEN = 26,
    MEETING = 27,
    ROLE = 28,
    HOLIDAY_THING = 29,
}

impl Classes {
    /// None.
    pub const NONE: Classes = Classes { low: 0, high: 0 };
    /// All glue words.
    pub const GLUE: Classes = Classes::low(GLUE.all());
    /// All words about people.
    pub const PEOPLE: Classes = Classes::high(PEOPLE.all());
    /// All verbs.
    pub const VERB: Classes = Classes::high(VERB.all());
    /// All words beside times.
    pub const TIME: Classes = Classes::high(TIME.all());

    const fn low(low: u128) -> Classes {
        Classes { low, high: 0 }
    }

    const fn high(high: u128) -> Classes {
        Classes { low: 0, high }
    }

    /// The class of a glue word.
    pub const fn glue(glue: Glue) -> Classes {
        Classes::low(GLUE.one(glue as u32))
    }

    /// The class of a word of the meetings room.
    pub const fn meeting(word: MeetingClass) -> Classes {
        Classes::low(MEETING.one(word as u32))
    }

    /// The class of a word about people.
    pub const fn people(word: PeopleClass) -> Classes {
        Classes::high(PEOPLE.one(word as u32))
    }

    /// The class of a verb.
    pub const fn verb(verb: VerbClass) -> Classes {
        Classes::high(VERB.one(verb as u32))
    }

    /// The class of a word beside a time.
    pub const fn time(word: TimeClass) -> Classes {
        Classes::high(TIME.one(word as u32))
    }

    /// The class of a word of the rules.
    pub const fn rule(word: RuleClass) -> Classes {
        Classes::high(RULE.one(word as u32))
    }

    /// The class of a word of the anatomy of articles.
    pub const fn anatomy(word: AnatomyClass) -> Classes {
        Classes::high(ANATOMY.one(word as u32))
    }

    /// Both together.
    pub const fn or(self, other: Classes) -> Classes {
        Classes { low: self.low | other.low, high: self.high | other.high }
    }

    /// Whether it is the empty set.
    pub const fn is_empty(self) -> bool {
        self.low == 0 && self.high == 0
    }

    /// Whether the two have a class in common.
    pub const fn meets(self, other: Classes) -> bool {
        (self.low & other.low) | (self.high & other.high) != 0
    }
}

impl Sense {
    /// Its class. Of the words of the closed lists it says all.
    #[inline(always)]
    pub const fn class(self) -> Classes {
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
            Sense::Verb(word) => Classes::verb(word),
            Sense::Nothing => Classes::NOTHING,
            Sense::Known { .. } => Classes::KNOWN,
            Sense::Demonym { .. } => Classes::DEMONYM,
            Sense::Given { .. } => Classes::GIVEN,
            Sense::Meeting { .. } => Classes::MEETING,
            Sense::Role { .. } => Classes::ROLE,
            Sense::People(word) => Classes::people(word),
            Sense::MeetingWord(word) => Classes::meeting(word),
            Sense::Anatomy(word) => Classes::anatomy(word),
            Sense::Rule(word) => Classes::rule(word),
            Sense::Time(word) => Classes::time(word),
        }
    }

    /// What a word of this sense can stand as.
    pub fn classes(self) -> Classes {
        match self {
            // "the closest Monday" stands where "the first Monday" does.
            Sense::Time(TimeClass::Nearest) => self.class().or(Classes::ORDINAL),
            _ => self.class(),
        }
    }

    /// Whether its class says all that it says.
    #[inline(always)]
    pub const fn is_its_class(self) -> bool {
        matches!(
            self,
            Sense::Glue(_)
                | Sense::MeetingWord(_)
                | Sense::People(_)
                | Sense::Verb(_)
                | Sense::Time(_)
                | Sense::Rule(_)
                | Sense::Anatomy(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_words_of_the_closed_lists_share_a_class() {
        let words = [
            Sense::Glue(Glue::Of),
            Sense::Glue(Glue::ZoneDirection),
            Sense::MeetingWord(MeetingClass::ByPhone),
            Sense::MeetingWord(MeetingClass::NoMeeting),
            Sense::People(PeopleClass::Counterpart),
            Sense::People(PeopleClass::NotAName),
            Sense::Verb(VerbClass::Saying),
            Sense::Verb(VerbClass::Ending),
            Sense::Time(TimeClass::Numbered),
            Sense::Time(TimeClass::OfIt),
            Sense::Rule(RuleClass::PastEvent),
            Sense::Rule(RuleClass::AfterThat),
            Sense::Anatomy(AnatomyClass::Furniture),
            Sense::Anatomy(AnatomyClass::Byline),
            Sense::HolidayThing,
        ];
        for (at, one) in words.iter().enumerate() {
            let others = words.iter().skip(at + 1).filter(|other| one.class().meets(other.class()));
            assert_eq!(others.collect::<Vec<_>>(), Vec::<&Sense>::new(), "{one:?}");
        }
        assert!(Classes::VERB.meets(Classes::verb(VerbClass::Ending)));
        assert!(!Classes::VERB.meets(Classes::PEOPLE.or(Classes::TIME).or(Classes::GLUE)));
    }
}
