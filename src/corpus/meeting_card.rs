//! What one article says of a meeting, in the form that linking compares.

use crate::article::Article;
use crate::lang::KnownId;
use crate::meetings::{Meeting, MeetingKind, Party, TimeRelation};
use crate::time::shape::ShapeKind;
use crate::time::{Interval, TimeMention, TimexKind};

/// How many days a date may cover and still name the days of a meeting.
const FINE: i32 = 4;

/// What linking looks at.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct MeetingCard {
    /// What kind.
    pub kind: MeetingKind,
    /// Whether it is to come, moved or denied, in the order of [`crate::meetings::Modality`].
    pub modality: u8,
    /// The people, by their keys in the corpus, sorted.
    pub persons: Vec<Box<str>>,
    /// The countries and bodies that take part, sorted; those for which the people speak where none is named.
    pub sides: Vec<Box<str>>,
    /// Where.
    pub place: Option<KnownId>,
    /// The days it takes place, as far as they are known, first and last as days of the common era.
    pub days: Vec<(i32, i32)>,
    /// Dates of which the year is not known, as TIMEX3 writes them.
    pub written: Vec<Box<str>>,
    /// The weekdays by name.
    pub weekdays: Vec<u8>,
    /// How long, as TIMEX3 writes it.
    pub lengths: Vec<Box<str>>,
    /// Which of several.
    pub ordinal: Option<u8>,
    /// Whether it is a whole that has parts.
    pub whole: bool,
    /// Which meeting of the article it is a part of.
    pub part_of: Option<u32>,
    /// The words of its name behind the noun, folded and sorted.
    pub named: Vec<Box<str>>,
    /// What the article calls it at its fullest.
    pub name: Box<str>,
}

impl MeetingCard {
    /// The card of the meeting `index` of an article; `person` gives the key in the corpus of a person of the
    /// article, so that one person has one key in all articles.
    pub fn of(article: &Article, index: u32, person: impl Fn(u32) -> Box<str>) -> Self {
        let Some(meeting) = article.meetings.get(index as usize) else { return Self::nothing() };
        let mut persons: Vec<Box<str>> = Vec::new();
        let mut sides: Vec<Box<str>> = Vec::new();
        for party in &meeting.parties {
            match party {
                Party::Person(index) => persons.push(person(*index)),
                Party::Body(key) => sides.push(key.clone()),
            }
        }
        if sides.is_empty() || persons.len() < 2 {
            sides.extend(meeting.states.iter().cloned());
        }
        persons.sort();
        persons.dedup();
        sides.sort();
        sides.dedup();
        let mut card = Self {
            kind: meeting.kind,
            modality: meeting.modality as u8,
            persons,
            sides,
            place: meeting.places.first().map(|place| place.place),
            ordinal: meeting.ordinal,
            whole: meeting.whole,
            part_of: meeting.part_of,
            named: meeting.named.clone(),
            name: meeting.name.clone(),
            ..Self::nothing()
        };
        card.take_times(article, meeting);
        card
    }

    fn nothing() -> Self {
        Self {
            kind: MeetingKind::Press,
            modality: 0,
            persons: Vec::new(),
            sides: Vec::new(),
            place: None,
            days: Vec::new(),
            written: Vec::new(),
            weekdays: Vec::new(),
            lengths: Vec::new(),
            ordinal: None,
            whole: false,
            part_of: None,
            named: Vec::new(),
            name: Box::default(),
        }
    }

    fn take_times(&mut self, article: &Article, meeting: &Meeting) {
        for link in &meeting.times {
            let Some(time) = article.times.get(link.time as usize) else { continue };
            match link.relation {
                TimeRelation::Date | TimeRelation::Start => self.take_date(time),
                TimeRelation::Duration => self.lengths.push(time.timex.value.clone()),
                TimeRelation::Moved => {
                    self.days.extend(time.interval.map(|days| last_day(day_numbers(days))))
                }
                TimeRelation::End | TimeRelation::LastDay | TimeRelation::Old => {}
            }
        }
        if self.days.is_empty() && self.written.is_empty() {
            let last = meeting.times.iter().filter(|link| link.relation == TimeRelation::LastDay);
            let last = last.filter_map(|link| article.times.get(link.time as usize));
            last.for_each(|time| self.take_date(time));
        }
        for list in [&mut self.written, &mut self.lengths] {
            list.sort();
            list.dedup();
        }
        self.days.sort_unstable();
        self.days.dedup();
        self.weekdays.sort_unstable();
        self.weekdays.dedup();
    }

    fn take_date(&mut self, time: &TimeMention) {
        if !matches!(time.timex.kind, TimexKind::Date | TimexKind::Time) {
            return;
        }
        match time.interval {
            Some(interval) => self.days.push(day_numbers(interval)),
            None if time.timex.value.split('/').all(is_day_of_year) => {
                self.written.push(time.timex.value.clone());
            }
            None => {}
        }
        if let ShapeKind::Point(parts) = &time.shape.kind {
            self.weekdays.extend(parts.weekday.map(|weekday| weekday.value));
        }
    }

    /// The days that the article gives for it, as far as they are named closely enough to count from.
    pub fn days(&self) -> Vec<Interval> {
        let epoch = jiff::civil::Date::constant(1970, 1, 1);
        let date = |number: i32| epoch.checked_add(jiff::Span::new().days(number)).ok();
        self.fine()
            .filter_map(|(first, last)| Some(Interval { first: date(*first)?, last: date(*last)? }))
            .collect()
    }

    /// Whether it was held by telephone.
    pub fn by_phone(&self) -> bool {
        self.kind == MeetingKind::Call
    }

    /// The days that are named closely enough to tell meetings apart.
    pub(super) fn fine(&self) -> impl Iterator<Item = &(i32, i32)> {
        self.days.iter().filter(|(first, last)| last - first < FINE)
    }
}

/// Whether a TIMEX3 value is the day of a month whose year is not known: `XXXX-01-09`, with or without a part of the
/// day behind it.
fn is_day_of_year(value: &str) -> bool {
    let digits =
        |from: usize| value.get(from..from + 2).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    value.starts_with("XXXX-") && digits(5) && value.get(7..8) == Some("-") && digits(8)
}

/// Days since the first of January 1970, both ends included.
fn day_numbers(interval: Interval) -> (i32, i32) {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let number = |date: jiff::civil::Date| epoch.until(date).map_or(0, |span| span.get_days());
    (number(interval.first), number(interval.last))
}

/// What was moved from one day to another takes place on the latter.
fn last_day(days: (i32, i32)) -> (i32, i32) {
    (days.1, days.1)
}
