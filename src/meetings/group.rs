//! The mentions that were taken for one meeting so far, and what they say together.

use super::context::{Context, add};
use super::mention::Phrase;
use super::{MeetingKind, Modality};
use crate::lang::{KnownId, Number};
use crate::time::{Interval, TimeMention, TimexKind};

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
}

/// A date as far as it is known: whole days, or a month and day of an unknown year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Day {
    Known(Interval),
    Written(Box<str>),
}

impl Day {
    /// The date that a time gives, if it gives one.
    pub fn of(time: &TimeMention) -> Option<Day> {
        if !matches!(time.timex.kind, TimexKind::Date | TimexKind::Time) {
            return None;
        }
        match time.interval {
            Some(interval) => Some(Day::Known(interval)),
            None if time.timex.value.is_empty() || time.timex.value.ends_with("_REF") => None,
            None => Some(Day::Written(time.timex.value.clone())),
        }
    }

    /// `Some(true)` where both can be the same day, `None` where nothing can be said.
    pub fn agrees(&self, other: &Day) -> Option<bool> {
        match (self, other) {
            (Day::Known(a), Day::Known(b)) => Some(a.meets(*b)),
            (Day::Written(a), Day::Written(b)) => (a == b).then_some(true),
            _ => None,
        }
    }

    /// Whether it names days rather than a month or a year.
    pub fn is_fine(&self) -> bool {
        match self {
            Day::Known(interval) => {
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
            talks: phrase.kind == MeetingKind::Talks,
        }
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
        self.talks |= phrase.kind == MeetingKind::Talks;
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
