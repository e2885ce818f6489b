//! What a word or a phrase of the language data can mean.

use super::known::KnownId;
use crate::meetings::MeetingKind;
use crate::time::feast::Feast;
use crate::time::shape::{Calendar, DayPart, Holiday, Month, Pick, PickOf, Relation, Unit, Vague};
use crate::time::timex::Modifier;

/// How many a word counts by its form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Two, by the form of the word alone.
    Dual,
    /// Several.
    Plural,
}

/// The month names of a tradition; which of them a newsroom writes is a matter of where it sits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Tradition {
    /// The only names a language has.
    Common,
    /// Egypt, the Sudan, the Gulf.
    Egyptian,
    /// Syria, Lebanon, Jordan, Palestine, Iraq.
    Levantine,
    /// Morocco.
    Moroccan,
    /// Algeria and Tunisia.
    Maghrebi,
    /// Mauritania.
    Mauritanian,
}

/// Small words that join the parts of a temporal expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Glue {
    /// «من», "of", "from".
    Of,
    /// «إلى», "to", "until": from what stands before to what stands behind.
    To,
    /// «و», "and".
    And,
    /// «أو», "or".
    Or,
    /// «بين», "between".
    Between,
    /// «في», "on", "at", "in".
    At,
    /// «يوم», in front of a weekday or a date.
    DayWord,
    /// «تاريخ», "dated".
    DateWord,
    /// «الساعة», in front of a clock time.
    HourWord,
    /// "o'clock".
    OClock,
    /// «قبل», "before", "ago" where a length follows.
    Before,
    /// «بعد», "after", "in" where a length follows.
    After,
    /// "ago", behind a length.
    Ago,
    /// "later", behind a length.
    Later,
    /// «كل», "every".
    Every,
    /// «الموافق»: the same day in another calendar.
    Equals,
    /// «إلا», in front of what is taken off an hour.
    Less,
    /// «منذ», "since", "for the past".
    Since,
    /// «هذا», "the", "this".
    The,
    /// "other", in "every other Monday".
    Other,
    /// «خلال», «في غضون», "within", "during".
    Within,
    /// "past", between minutes and an hour.
    Past,
    /// The letter that some write between hours and minutes: "20h30".
    HourMark,
    /// Of what means last, what is the last of a row: «آخر», "last"; «الماضي» is not.
    Final,
    /// "hence", "from now", behind a length.
    Hence,
    /// «كامل», behind a unit that is one whole.
    Whole,
    /// «القليلة», between a plural unit and what says which: «الأيام القليلة الماضية».
    Few,
    /// "period": a stretch that a report compares with another.
    Period,
    /// "fiscal": the year that follows is a firm's own.
    Fiscal,
    /// "old", behind the length of a life.
    Old,
    /// «بتوقيت»: a time zone follows.
    ZoneWord,
    /// «شرق», in front of the country of a time zone.
    ZoneDirection,
}

/// What the words of saying, doing and announcing tell about time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum VerbClass {
    /// Saying: «قال», "said".
    Saying,
    /// Announces what is to come: «سوف», «المقرر», "will".
    Future,
    /// Tells what has been: «كان», "was", "had".
    Past,
    /// "need": of no tense, though it looks like the past.
    Present,
    /// The present of a diary, of what is to come with a weekday: «تنطلق الجمعة», "opens on Friday".
    Scheduled,
    /// Meeting somebody: «التقى», "met".
    Meeting,
    /// Going on for a time: «استمر», «استغرق», "lasted".
    Lasting,
    /// Taking place: «عقد», «جرى», "took place".
    Holding,
    /// Beginning.
    Beginning,
    /// Ending.
    Ending,
}

/// One meaning of a word or phrase.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Sense {
    /// A month by name.
    Month {
        /// Which month.
        month: Month,
        /// Whose name it is.
        tradition: Tradition,
        /// Whether the form is no ordinary word as well.
        sure: bool,
    },
    /// A weekday.
    Weekday {
        /// 1 Monday to 7 Sunday.
        day: u8,
        /// Whether the form is no ordinary word as well.
        sure: bool,
    },
    /// A number in words; tens and hundreds join by «و».
    Cardinal(u32),
    /// An ordinal in words or as a suffix's meaning: 1 to 31.
    Ordinal(u8),
    /// What makes an ordinal of the digits before it: "th".
    OrdinalSuffix,
    /// A unit of time.
    Unit(Unit, Number),
    /// A day counted from today.
    Day(i8),
    /// A night counted from today.
    NightOf(i8),
    /// A part of the day.
    DayPart(DayPart),
    /// This, last, next, the same.
    Relation(Relation),
    /// In front of a value: about, more than.
    Modifier(Modifier),
    /// Behind a value: «تقريبا».
    ModifierAfter(Modifier),
    /// A part of a longer period: early, mid-, late.
    PeriodPart {
        /// Which part.
        part: Modifier,
        /// Whether the word is nothing else: "end" is a verb as well, and needs "of" behind it.
        sure: bool,
    },
    /// A season.
    Season(u8),
    /// The name of an hour: noon 12, midnight 24 (0 of the next day).
    HourName(u8),
    /// Before noon.
    Am,
    /// After noon.
    Pm,
    /// A time zone: an IANA name or an offset.
    Zone(&'static str),
    /// The mark of a calendar behind a year.
    Era(Calendar),
    /// «قبل الميلاد», "BC": the year behind it counts back.
    BeforeEra,
    /// A part of a unit, in hundredths: half 50, quarter 25.
    Fraction(u8),
    /// A number left open: «عدة», "several".
    SomeCount,
    /// A reference that names no time.
    Vague(Vague),
    /// A day that goes by a name.
    Holiday {
        /// Which day.
        day: Holiday,
        /// Whether the form is no ordinary word as well.
        sure: bool,
    },
    /// "tree", "party": what makes a compound of the holiday before it, which is no day then.
    HolidayThing,
    /// How often: «يوميا».
    Frequency(Unit),
    /// A decade by name: 90 for the nineties.
    DecadeName(u8),
    /// A length of one unit, or of an open number of them, in front of what lasts so long: "weeklong", "months-long".
    Long(Unit, Number),
    /// A word that joins the parts of an expression.
    Glue(Glue),
    /// A verb or a word that works as one.
    Verb(VerbClass),
    /// A word or phrase that only looks temporal: whatever its parts mean, here they mean nothing.
    Nothing,
    /// A known place, organisation or outlet; `sure` where the form is no ordinary word as well.
    Known {
        /// Which.
        id: KnownId,
        /// Whether it is always a name.
        sure: bool,
    },
    /// The people or the adjective of a country or region.
    Demonym {
        /// Of which.
        id: KnownId,
        /// Whether it is always that.
        sure: bool,
    },
    /// A given name; `sure` where it is no ordinary word as well.
    Given {
        /// Whether it is always a name.
        sure: bool,
    },
    /// A noun that names a meeting.
    Meeting {
        /// Of which kind.
        kind: MeetingKind,
        /// How many, by the form of the word.
        number: Number,
        /// Whether it is an event by itself; «حوار» and "call" are only where the words around them say so.
        sure: bool,
        /// Whether a glued pronoun says whose it is: «مكالمتهما».
        owned: bool,
    },
    /// The head of a role: «رئيس», "minister".
    Role {
        /// The office, by the same word in each language.
        office: &'static str,
        /// For how many.
        count: Number,
        /// Whether it stands for any office: «زعيم», "official".
        any: bool,
    },
    /// A fact for the people room, by the class that its data line gives.
    People(PeopleClass),
    /// A fact for the meetings room, by the class that its data line gives.
    MeetingWord(MeetingClass),
    /// A fact for the anatomy of articles, by the class that its data line gives.
    Anatomy(AnatomyClass),
    /// A fact for the rules, by the class that its data line gives.
    Rule(RuleClass),
    /// A word beside a time that is no part of one, by the class that its data line gives.
    Time(TimeClass),
}

macro_rules! classes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            fn parse(key: &str) -> Option<Self> {
                match key {
                    $($key => Some($name::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// Words that tell about people.
    PeopleClass {
        /// Somebody's counterpart: «نظيره».
        Counterpart = "counterpart",
        /// Somebody's two counterparts: «نظيريه».
        CounterpartDual = "counterpart-dual",
        /// Somebody's counterparts: «نظرائه».
        CounterpartPlural = "counterpart-plural",
        /// A title that is no role: «السيد», "Mr".
        Honorific = "honorific",
        /// A word that joins two parts of one name: «بن», "van".
        NameParticle = "name-particle",
        /// What joins two parts of an Arabic name: «بن».
        NameJoint = "name-joint",
        /// What makes one name with the article behind it: «عبد» of «عبد المجيد».
        NameHead = "name-head",
        /// What such a name ends in: «الدين» of «نور الدين».
        NameTail = "name-tail",
        /// What somebody did for a work or an article, in front of the name: «تصوير», «بطولة».
        Credit = "credit",
        /// A family's name and nothing else: «السنيورة».
        Surname = "surname",
        /// A family's name that is an ordinary word as well: «الحداد».
        SurnameWord = "surname-word",
        /// What stands behind a name and belongs to it: «الابن», "Jr".
        NameSuffix = "name-suffix",
        /// An adjective of an office: «السابق», "former".
        RoleAdjective = "role-adjective",
        /// What an official has charge of: «الخارجية».
        Portfolio = "portfolio",
        /// A body that somebody heads: «مجلس».
        Institution = "institution",
        /// The head of a role that is somebody's: «مستشار».
        TakesPerson = "takes-person",
        /// What an office is for: «شؤون».
        Topic = "topic",
        /// Where somebody holds an office: «لدى», «في».
        RoleIn = "role-in",
        /// What joins an office and its body: «التابع».
        Belonging = "belonging",
        /// A person's name may stand behind it: «إدارة».
        OfPerson = "of-person",
        /// What is said stands behind it: «أن».
        That = "that",
        /// Two persons stand behind it: «بين».
        Pair = "pair",
        /// What is named after a person is none: «شارع».
        NamedAfter = "named-after",
        /// What makes an English role definite: "the", "his".
        Determiner = "determiner",
        /// What joins an English office to a country or a body: "of".
        RoleOf = "role-of",
        /// Written with a capital, and still no name.
        NotAName = "not-a-name",
    }
}

classes! {
    /// Words that tell about meetings.
    MeetingClass {
        /// Makes a call of talks: «هاتفي», "telephone".
        ByPhone = "by-phone",
        /// An adjective that says which kind it is and belongs to the noun: «ثنائي», "security".
        Classifying = "classifying",
        /// An adjective that judges and stays outside of a meeting's span: «مهمة», "crucial".
        Judging = "judging",
        /// Another one than those before: «جديد», "another".
        NewOne = "new-one",
        /// One before: «سابقة», "earlier".
        EarlierOne = "earlier-one",
        /// The one before, or the one spoken of: «الأخير», "latest".
        LatestOne = "latest-one",
        /// Points back: «هذه», "these".
        ThisOne = "this-one",
        /// A part of talks: «جولة», "round".
        Round = "round",
        /// Several of those parts: the whole of them. «جولات», "rounds".
        Rounds = "rounds",
        /// Speaks of any of them: «أي», "every".
        AnyOne = "any-one",
        /// None is held: «عدم», "no".
        NotHeld = "not-held",
        /// One may be held: «إمكانية», "possible".
        IfHeld = "if-held",
        /// A meeting to come: «المرتقبة», "upcoming".
        Planned = "planned",
        /// Moved to another day.
        Postponed = "postponed",
        /// The day that follows was given up: «كان من المقرر», "had been scheduled".
        WasPlanned = "was-planned",
        /// Did not take place.
        Denied = "denied",
        /// Names those who meet: «بين», "between".
        Between = "meeting-between",
        /// Names the other side: «مع», "with".
        With = "meeting-with",
        /// Within a meeting: «خلال», "during".
        During = "meeting-at",
        /// In front of a place: «في», "in".
        Place = "meeting-place",
        /// Small words that may stand between a meeting and what is said of it.
        Of = "meeting-of",
        /// Makes an English noun definite: "the", "their", "'s".
        Determiner = "definite-word",
        /// Opens a list of names: "and".
        And = "meeting-and",
        /// What a meeting is about: «بشأن», "on".
        Topic = "meeting-topic",
        /// Opens what somebody says: «أن», "that".
        That = "that-clause",
        /// Opens another clause: «بينما», "while".
        Clause = "clause",
        /// Goes on about the noun before it: «التي», "which".
        Relative = "relative",
        /// Sets one thing before or behind another: «بعد», "following".
        After = "after-it",
        /// Stands for those already named: «بينهما», "between them".
        BetweenThem = "between-them",
        /// Names who called: «من», "from".
        From = "meeting-from",
        /// «العاصمة», in front of a country's adjective or a town.
        CapitalWord = "capital-word",
        /// Its subject is the place: «استضاف», "hosted".
        Hosting = "hosting",
        /// Saying and announcing, which parts what stands on its two sides.
        Announcing = "announcing",
        /// A body that meets, in front of its name: «مجلس», "committee".
        Body = "meeting-body",
        /// A source of news: «وكالة», "agency".
        Source = "spokesman-source",
        /// Meeting by telephone: «هاتف», "phoned".
        PhoneVerb = "phone-verb",
        /// Talking, by telephone where the clause says so: «بحث», "spoke".
        TalkVerb = "talk-verb",
        /// Calling somebody whose name stands behind it: "called".
        CallVerb = "call-verb",
        /// Parts a meeting from what goes on beside it: «على هامش», "on the sidelines of".
        Beside = "beside-it",
        /// In front of a last day or a deadline: «حتى», "until".
        Until = "until-it",
        /// A game or a vote, which has rounds as well: «مباراة», "season".
        Match = "match-word",
        /// Makes a noun one of those named before: "their".
        OfThem = "of-them",
        /// Says something to somebody who stands behind it: "urged", "told".
        Addressing = "addressing",
        /// "a", in front of what somebody is called.
        One = "one-of",
        /// In front of the number that a meeting has: «هو الثالث», "was the third".
        Copula = "copula",
        /// Between a subject and its verb: «سوف», "will".
        Auxiliary = "auxiliary",
        /// The noun of a meeting means something else here: «قاعة المؤتمرات», "call for".
        NoMeeting = "no-meeting",
    }
}

classes! {
    /// Words that tell about the parts of an article.
    AnatomyClass {
        /// A line that begins with this is the site's, not the story's.
        Furniture = "furniture",
        /// A label of a publication date.
        PublishedLabel = "published-label",
        /// A label of a later change.
        UpdatedLabel = "updated-label",
        /// The line "By …".
        Byline = "byline",
    }
}

classes! {
    /// Words that tell about the times beside them.
    TimeClass {
        /// Has a number for its name: "resolution", "Windows".
        Numbered = "numbered",
        /// Is called by a day: «ثورة», «شارع».
        CalledByDay = "called-by-day",
        /// The one nearest to a day: «الأقرب إلى», "closest to".
        Nearest = "nearest",
        /// In front of the end of a stretch that leaves its end out: "to but not including".
        Excluding = "excluding",
        /// Between a unit and the day on which it was over: «المنتهية», "ended".
        Ended = "ended",
        /// Moves something from one day to another and does not put it off: «تقديم», "brought forward".
        Moved = "moved",
        /// Says of something when it is: "is".
        Being = "being",
        /// In front of the time since which something goes on: «منذ», "since".
        GoingOn = "going-on",
        /// Of the month spoken of, behind a day: «منه».
        OfIt = "of-it",
    }
}

classes! {
    /// Words that the rules look for around dates.
    RuleClass {
        /// Tells of a meeting that it took place: «انعقدت», "was held".
        PastEvent = "past-event",
        /// Looks ahead from an earlier day: "would".
        ReportedFuture = "reported-future",
        /// In front of what has not happened: "to be".
        NotYet = "not-yet",
        /// The return of a day: «ذكرى», "anniversary".
        Anniversary = "anniversary",
        /// In front of the years that have passed since: «مرور».
        Passing = "passing",
        /// «سنوية», between such a word and its number.
        Yearly = "yearly",
        /// Came into the world: «ولد», "born".
        Born = "born",
        /// Left it: «توفي», "died".
        Died = "died",
        /// In front of somebody's age: «عن عمر», "aged".
        Aged = "aged",
        /// What stands behind it came before: «يسبقه», "preceded by".
        PrecededBy = "preceded-by",
        /// What stands behind it comes after: «يليه», "followed by".
        FollowedBy = "followed-by",
        /// The same in other words: «أي», "that is".
        ThatIs = "that-is",
        /// So much before what was told: «قبل ذلك», "earlier".
        BeforeThat = "before-that",
        /// So much after what was told: «بعد ذلك», "later".
        AfterThat = "after-that",
    }
}

impl RuleClass {
    /// The class that a key of the data names.
    pub fn named(key: &str) -> Option<Self> {
        Self::parse(key)
    }
}

impl Sense {
    /// The meaning that the key of a data line gives: `month 1 levantine`, `role`, `by-phone`.
    /// `None` where no such key is known; `sure` is whether the form is no ordinary word as well.
    pub(super) fn parse(key: &'static str, sure: bool) -> Option<Sense> {
        let mut words = key.split_whitespace();
        let head = words.next()?;
        let first = words.next();
        let second = words.next();
        let number = |word: Option<&str>| word?.parse::<i32>().ok();
        let holiday = |day| Sense::Holiday { day, sure };
        Some(match head {
            "month" => Sense::Month {
                month: month(number(first)?, Calendar::Gregorian),
                tradition: tradition(second)?,
                sure,
            },
            "hijri-month" => {
                let month = month(number(first)?, Calendar::Hijri);
                Sense::Month { month, tradition: Tradition::Common, sure }
            }
            "weekday" => Sense::Weekday { day: number(first)? as u8, sure },
            "cardinal" => Sense::Cardinal(number(first)? as u32),
            "ordinal" => Sense::Ordinal(number(first)? as u8),
            "ordinal-suffix" => Sense::OrdinalSuffix,
            "unit" => Sense::Unit(unit(first?)?, grammatical_number(second?)?),
            "day" => Sense::Day(number(first)? as i8),
            "night-of" => Sense::NightOf(number(first)? as i8),
            "day-part" => Sense::DayPart(day_part(first?)?),
            "relation" => Sense::Relation(relation(first?)?),
            "modifier" => Sense::Modifier(modifier(first?)?),
            "modifier-after" => Sense::ModifierAfter(modifier(first?)?),
            "period-part" => Sense::PeriodPart { part: modifier(first?)?, sure },
            "season" => Sense::Season(number(first)? as u8),
            "hour-name" => Sense::HourName(number(first)? as u8),
            "am" => Sense::Am,
            "pm" => Sense::Pm,
            "zone" => Sense::Zone(first?),
            "before-era" => Sense::BeforeEra,
            "era" => Sense::Era(if first? == "hijri" { Calendar::Hijri } else { Calendar::Gregorian }),
            "fraction" => Sense::Fraction(number(first)? as u8),
            "some-count" => Sense::SomeCount,
            "vague" => Sense::Vague(vague(first?)?),
            "holiday" => holiday(fixed_holiday(Calendar::Gregorian, number(first)?, number(second)?)),
            "hijri-holiday" => holiday(fixed_holiday(Calendar::Hijri, number(first)?, number(second)?)),
            "easter" => holiday(Holiday::Easter(number(first)? as i16)),
            "eastern-easter" => holiday(Holiday::EasternEaster(number(first)? as i16)),
            "feast" => holiday(Holiday::Feast(Feast::parse(key.split_whitespace().skip(1))?)),
            // `weekday-holiday 11 4 4 1`: the day after the fourth Thursday of November.
            "weekday-holiday" => {
                let pick =
                    Pick { index: number(second)? as i16, of: PickOf::Weekday(number(words.next())? as u8) };
                let on = words.next().map_or(Some(0), |on| on.parse().ok())?;
                holiday(Holiday::Nth(pick, number(first)? as u8, on))
            }
            "holiday-thing" => Sense::HolidayThing,
            "frequency" => Sense::Frequency(unit(first?)?),
            "decade" => Sense::DecadeName(number(first)? as u8),
            "long" => Sense::Long(unit(first?)?, grammatical_number(second?)?),
            "zone-word" => Sense::Glue(Glue::ZoneWord),
            "zone-direction" => Sense::Glue(Glue::ZoneDirection),
            "glue" => Sense::Glue(glue(first?)?),
            "verb" => Sense::Verb(verb(first?)?),
            "nothing" => Sense::Nothing,
            "given" => Sense::Given { sure },
            "meeting" | "weak-meeting" => Sense::Meeting {
                kind: meeting(first?)?,
                number: grammatical_number(second?)?,
                sure: head == "meeting",
                owned: words.next() == Some("owned"),
            },
            "role" => role(first?, Number::Singular, false),
            "role-dual" => role(first?, Number::Dual, false),
            "role-plural" => role(first?, Number::Plural, false),
            "role-any" => role(first?, Number::Singular, true),
            "role-any-dual" => role(first?, Number::Dual, true),
            "role-any-plural" => role(first?, Number::Plural, true),
            _ => PeopleClass::parse(key)
                .map(Sense::People)
                .or_else(|| MeetingClass::parse(key).map(Sense::MeetingWord))
                .or_else(|| AnatomyClass::parse(key).map(Sense::Anatomy))
                .or_else(|| RuleClass::parse(key).map(Sense::Rule))
                .or_else(|| TimeClass::parse(key).map(Sense::Time))?,
        })
    }
}

fn fixed_holiday(calendar: Calendar, number: i32, day: i32) -> Holiday {
    Holiday::Fixed(month(number, calendar), day as u8)
}

fn role(office: &'static str, count: Number, any: bool) -> Sense {
    Sense::Role { office, count, any }
}

fn month(number: i32, calendar: Calendar) -> Month {
    Month { number: number as u8, calendar }
}

fn tradition(word: Option<&str>) -> Option<Tradition> {
    Some(match word {
        None => Tradition::Common,
        Some("egyptian") => Tradition::Egyptian,
        Some("levantine") => Tradition::Levantine,
        Some("moroccan") => Tradition::Moroccan,
        Some("maghrebi") => Tradition::Maghrebi,
        Some("mauritanian") => Tradition::Mauritanian,
        Some(_) => return None,
    })
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "season" => Unit::Season,
        "half" => Unit::Half,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => return None,
    })
}

fn grammatical_number(word: &str) -> Option<Number> {
    Some(match word {
        "singular" => Number::Singular,
        "dual" => Number::Dual,
        "plural" => Number::Plural,
        _ => return None,
    })
}

fn day_part(word: &str) -> Option<DayPart> {
    Some(match word {
        "dawn" => DayPart::Dawn,
        "morning" => DayPart::Morning,
        "noon" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        "daytime" => DayPart::Daytime,
        _ => return None,
    })
}

fn relation(word: &str) -> Option<Relation> {
    Some(match word {
        "this" => Relation::This,
        "last" => Relation::Last,
        "next" => Relation::Next,
        "same" => Relation::Same,
        "following" => Relation::Following,
        "preceding" => Relation::Preceding,
        "before-last" => Relation::BeforeLast,
        "after-next" => Relation::AfterNext,
        _ => return None,
    })
}

fn modifier(word: &str) -> Option<Modifier> {
    let name = word.to_uppercase().replace('-', "_");
    Modifier::ALL.iter().find(|(_, known)| *known == name).map(|(modifier, _)| *modifier)
}

fn vague(word: &str) -> Option<Vague> {
    Some(match word {
        "past" => Vague::Past,
        "present" => Vague::Present,
        "future" => Vague::Future,
        _ => return None,
    })
}

fn glue(word: &str) -> Option<Glue> {
    Some(match word {
        "of" => Glue::Of,
        "to" => Glue::To,
        "and" => Glue::And,
        "or" => Glue::Or,
        "between" => Glue::Between,
        "at" => Glue::At,
        "day-word" => Glue::DayWord,
        "date-word" => Glue::DateWord,
        "hour-word" => Glue::HourWord,
        "o-clock" => Glue::OClock,
        "before" => Glue::Before,
        "after" => Glue::After,
        "ago" => Glue::Ago,
        "later" => Glue::Later,
        "every" => Glue::Every,
        "equals" => Glue::Equals,
        "less" => Glue::Less,
        "since" => Glue::Since,
        "the" => Glue::The,
        "other" => Glue::Other,
        "within" => Glue::Within,
        "past" => Glue::Past,
        "hour-mark" => Glue::HourMark,
        "final" => Glue::Final,
        "hence" => Glue::Hence,
        "whole" => Glue::Whole,
        "period" => Glue::Period,
        "few" => Glue::Few,
        "fiscal" => Glue::Fiscal,
        "old" => Glue::Old,
        _ => return None,
    })
}

fn verb(word: &str) -> Option<VerbClass> {
    Some(match word {
        "saying" => VerbClass::Saying,
        "future" => VerbClass::Future,
        "past" => VerbClass::Past,
        "present" => VerbClass::Present,
        "scheduled" => VerbClass::Scheduled,
        "meeting" => VerbClass::Meeting,
        "lasting" => VerbClass::Lasting,
        "holding" => VerbClass::Holding,
        "beginning" => VerbClass::Beginning,
        "ending" => VerbClass::Ending,
        _ => return None,
    })
}

fn meeting(word: &str) -> Option<MeetingKind> {
    Some(match word {
        "call" => MeetingKind::Call,
        "talks" => MeetingKind::Talks,
        "encounter" => MeetingKind::Meeting,
        "summit" => MeetingKind::Summit,
        "session" => MeetingKind::Session,
        "conference" => MeetingKind::Conference,
        "press" => MeetingKind::Press,
        _ => return None,
    })
}
