//! The mentions that were taken for one meeting so far, and what they say together.

use super::context::{Context, add};
use super::mention::Phrase;
use super::{MeetingKind, Modality, TimeRelation};
use crate::lang::{KnownId, Number};
use crate::time::{Interval, TimeMention, TimexKind, calendar};
use jiff::civil::Date;

/// How many days lie at most between a day of a meeting and its last one.
const LONG: i64 = 14;

/// A mention with what its words say.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub phrase: Phrase,
    pub context: Context,
}

/// The mentions of one meeting, and what they say together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Indexes of mentions, in order of text.
    pub mentions: Vec<usize>,
    pub kind: MeetingKind,
    pub persons: Vec<u32>,
    pub bodies: Vec<KnownId>,
    pub place: Option<KnownId>,
    pub dates: Vec<Day>,
    pub ordinal: Option<u8>,
    /// What it is about.
    pub topic: Vec<Box<str>>,
    /// Whether its words name several meetings at once.
    pub plural: bool,
    /// Whether some mention says that it was held by telephone.
    pub by_phone: bool,
    /// The words by which it is named: a body, a matter.
    pub named: Vec<Box<str>>,
    /// The adjectives that tell its kind.
    pub kinds: Vec<Box<str>>,
    /// Whether some mention says that it is to come.
    pub planned: bool,
    /// Every mention stands in headlines and captions.
    pub headline: bool,
    /// Some mention calls it talks.
    pub talks: bool,
    /// What its nouns call it.
    pub said: Vec<MeetingKind>,
    /// Some mention is a round of them.
    pub rounds: bool,
    /// Some mention is a noun.
    pub nouns: bool,
    /// A whole that has parts.
    pub whole: bool,
    /// The article tells of its parts one by one.
    pub has_parts: bool,
    /// The group that it is a part of.
    pub part_of: Option<usize>,
    /// A round in an article that tells of talks.
    pub of_talks: bool,
}

/// A date as far as it is known: whole days, or a month and day of an unknown year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Day {
    Known(Interval),
    /// The last day of several.
    Last(Interval),
    Written(Box<str>),
}

impl Day {
    /// The date that a time gives, if it gives one.
    pub fn of(time: &TimeMention, relation: TimeRelation) -> Option<Day> {
        if !relation.is_day() || !matches!(time.timex.kind, TimexKind::Date | TimexKind::Time) {
            return None;
        }
        match time.interval {
            Some(interval) if relation == TimeRelation::LastDay => Some(Day::Last(interval)),
            Some(interval) => Some(Day::Known(interval)),
            None if time.timex.value.is_empty() || time.timex.value.ends_with("_REF") => None,
            None => Some(Day::Written(time.timex.value.clone())),
        }
    }

    /// `Some(true)` where both can be the same day, `None` where nothing can be said.
    pub fn agrees(&self, other: &Day) -> Option<bool> {
        match (self, other) {
            (Day::Known(a), Day::Known(b)) | (Day::Last(a), Day::Last(b)) => Some(a.meets(*b)),
            (Day::Known(day), Day::Last(last)) | (Day::Last(last), Day::Known(day)) => {
                let days = calendar::days_between(day.last, last.first);
                if day.meets(*last) { Some(true) } else { (!(0..=LONG).contains(&days)).then_some(false) }
            }
            (Day::Written(a), Day::Written(b)) => (a == b).then_some(true),
            _ => None,
        }
    }

    /// Whether it names days rather than a month or a year.
    pub fn is_fine(&self) -> bool {
        match self {
            Day::Known(interval) | Day::Last(interval) => {
                interval.first.until(interval.last).is_ok_and(|span| span.get_days() <= 7)
            }
            Day::Written(_) => true,
        }
    }
}

impl Group {
    /// A meeting of one mention.
    pub fn new(index: usize, mention: &Mention, dates: Vec<Day>, headline: bool) -> Self {
        let (phrase, context) = (&mention.phrase, &mention.context);
        Group {
            mentions: vec![index],
            kind: phrase.kind,
            persons: context.persons.clone(),
            bodies: context.bodies.clone(),
            place: context.place.map(|(id, _)| id),
            dates,
            ordinal: phrase.ordinal,
            topic: context.topic.clone(),
            plural: is_several(phrase),
            by_phone: phrase.by_phone || phrase.kind == MeetingKind::Call,
            named: phrase.named.clone(),
            kinds: phrase.kinds.clone(),
            planned: context.modality != Modality::Held,
            headline,
            talks: phrase.kind == MeetingKind::Talks && !phrase.bare_round,
            said: vec![phrase.written],
            rounds: phrase.is_round(),
            nouns: !phrase.verbal,
            whole: phrase.whole,
            has_parts: false,
            part_of: None,
            of_talks: false,
        }
    }

    /// Whether all its days lie behind the day of publication.
    pub fn is_over(&self, published: Option<Date>) -> bool {
        let over = |day: &Day| match day {
            Day::Known(days) | Day::Last(days) => published.is_some_and(|published| days.last < published),
            Day::Written(_) => false,
        };
        !self.dates.is_empty() && self.dates.iter().all(over)
    }

    /// Takes one more mention.
    pub fn add(&mut self, index: usize, mention: &Mention, dates: Vec<Day>) {
        let (phrase, context) = (&mention.phrase, &mention.context);
        self.mentions.push(index);
        self.by_phone |= phrase.by_phone || phrase.kind == MeetingKind::Call;
        self.kind = kind_of_both(self.kind, phrase.kind, self.by_phone);
        context.persons.iter().for_each(|person| add(&mut self.persons, *person));
        context.bodies.iter().for_each(|body| add(&mut self.bodies, *body));
        self.place = self.place.or(context.place.map(|(id, _)| id));
        self.dates.extend(dates);
        self.ordinal = self.ordinal.or(phrase.ordinal);
        if self.topic.is_empty() {
            self.topic.clone_from(&context.topic);
        }
        phrase.named.iter().for_each(|word| add(&mut self.named, word.clone()));
        phrase.kinds.iter().for_each(|word| add(&mut self.kinds, word.clone()));
        self.talks |= phrase.kind == MeetingKind::Talks && !phrase.bare_round;
        add(&mut self.said, phrase.written);
        self.rounds |= phrase.is_round();
        self.nouns |= !phrase.verbal;
        self.whole |= phrase.whole;
        self.planned |= context.modality != Modality::Held;
    }
}

/// «اتصالات», "calls": several meetings of a kind that one word in the singular names one of.
pub(super) fn is_several(phrase: &Phrase) -> bool {
    phrase.number != Number::Singular && phrase.kind != MeetingKind::Talks
}

fn kind_of_both(a: MeetingKind, b: MeetingKind, by_phone: bool) -> MeetingKind {
    use MeetingKind::{Call, Meeting, Session, Summit, Talks};
    match (a, b) {
        _ if by_phone => Call,
        (Summit, _) | (_, Summit) => Summit,
        (Meeting | Session, Talks) => Talks,
        _ => a,
    }
}
