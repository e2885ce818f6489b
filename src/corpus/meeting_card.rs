//! What one article says of a meeting, in the form that linking compares.

use super::PersonId;
use super::intern::Interner;
use crate::article::Article;
use crate::lang::KnownId;
use crate::meetings::{Meeting, MeetingKind, Party, TimeRelation};
use crate::time::shape::ShapeKind;
use crate::time::{Interval, TimeMention, TimexKind};
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::sync::Arc;

/// How many days a date may cover and still name the days of a meeting.
const FINE: i32 = 4;

/// What linking looks at: what an article says, and who the people are in the corpus.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingCard {
    /// What the article says.
    pub said: Arc<Said>,
    /// The people, sorted, each once.
    pub persons: Box<[PersonId]>,
}

/// What an article says of a meeting, but for who its people are in other articles.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Said {
    /// What kind.
    pub kind: MeetingKind,
    /// Whether it is to come, moved or denied, in the order of [`crate::meetings::Modality`].
    pub modality: u8,
    /// The people, as indexes into the article's.
    pub people: Box<[u32]>,
    /// The countries and bodies that take part, sorted; those for which the people speak where none is named.
    pub sides: Box<[Arc<str>]>,
    /// Where.
    pub place: Option<KnownId>,
    /// The days it takes place, as far as they are known, first and last as days of the common era.
    pub days: Box<[(i32, i32)]>,
    /// Dates of which the year is not known, as TIMEX3 writes them.
    pub written: Box<[Arc<str>]>,
    /// The weekdays by name.
    pub weekdays: Box<[u8]>,
    /// How long, as TIMEX3 writes it.
    pub lengths: Box<[Arc<str>]>,
    /// Which of several.
    pub ordinal: Option<u8>,
    /// Whether it is a whole that has parts.
    pub whole: bool,
    /// Which meeting of the article it is a part of.
    pub part_of: Option<u32>,
    /// The words of its name behind the noun, folded and sorted.
    pub named: Box<[Arc<str>]>,
    /// What the article calls it at its fullest.
    pub name: Arc<str>,
}

/// When a meeting takes place, while that is gathered.
#[derive(Default)]
struct When {
    days: Vec<(i32, i32)>,
    written: Vec<Arc<str>>,
    weekdays: Vec<u8>,
    lengths: Vec<Arc<str>>,
}

impl Deref for MeetingCard {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.said
    }
}

impl MeetingCard {
    /// The card of a meeting; `person` tells who in the corpus a person of the article is.
    pub fn of(said: &Arc<Said>, person: impl Fn(u32) -> Option<PersonId>) -> Self {
        let mut persons: Vec<PersonId> = said.people.iter().filter_map(|index| person(*index)).collect();
        persons.sort_unstable();
        persons.dedup();
        Self { said: said.clone(), persons: persons.into() }
    }
}

impl Said {
    /// What an article says of its meetings.
    pub fn all(article: &Article) -> Vec<Arc<Said>> {
        article.meetings.iter().map(|meeting| Arc::new(Self::of(article, meeting))).collect()
    }

    fn of(article: &Article, meeting: &Meeting) -> Self {
        let mut people: Vec<u32> = Vec::new();
        let mut sides: Vec<&str> = Vec::new();
        for party in &meeting.parties {
            match party {
                Party::Person(index) => people.push(*index),
                Party::Body(key) => sides.push(key),
            }
        }
        if sides.is_empty() || people.len() < 2 {
            sides.extend(meeting.states.iter().map(|state| &**state));
        }
        sides.sort();
        sides.dedup();
        let when = When::of(article, meeting);
        Self {
            kind: meeting.kind,
            modality: meeting.modality as u8,
            people: people.into(),
            sides: sides.into_iter().map(Arc::from).collect(),
            place: meeting.places.first().map(|place| place.place),
            days: when.days.into(),
            written: when.written.into(),
            weekdays: when.weekdays.into(),
            lengths: when.lengths.into(),
            ordinal: meeting.ordinal,
            whole: meeting.whole,
            part_of: meeting.part_of,
            named: meeting.named.iter().map(|word| Arc::from(&**word)).collect(),
            name: (&*meeting.name).into(),
        }
    }

    /// The same with the words that others share.
    pub fn shared(&self, words: &mut Interner) -> Self {
        Self {
            sides: words.share_all(&self.sides),
            written: words.share_all(&self.written),
            lengths: words.share_all(&self.lengths),
            named: words.share_all(&self.named),
            name: words.share(&self.name),
            ..self.clone()
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

impl When {
    fn of(article: &Article, meeting: &Meeting) -> Self {
        let mut when = Self::default();
        for link in &meeting.times {
            let Some(time) = article.times.get(link.time as usize) else { continue };
            match link.relation {
                TimeRelation::Date | TimeRelation::Start => when.take_date(time),
                TimeRelation::Duration => when.lengths.push((&*time.timex.value).into()),
                TimeRelation::Moved => {
                    when.days.extend(time.interval.map(|days| last_day(day_numbers(days))))
                }
                TimeRelation::End | TimeRelation::LastDay | TimeRelation::Old => {}
            }
        }
        if when.days.is_empty() && when.written.is_empty() {
            let last = meeting.times.iter().filter(|link| link.relation == TimeRelation::LastDay);
            let last = last.filter_map(|link| article.times.get(link.time as usize));
            last.for_each(|time| when.take_date(time));
        }
        for list in [&mut when.written, &mut when.lengths] {
            list.sort();
            list.dedup();
        }
        when.days.sort_unstable();
        when.days.dedup();
        when.weekdays.sort_unstable();
        when.weekdays.dedup();
        when
    }

    fn take_date(&mut self, time: &TimeMention) {
        if !matches!(time.timex.kind, TimexKind::Date | TimexKind::Time) {
            return;
        }
        match time.interval {
            Some(interval) => self.days.push(day_numbers(interval)),
            None if time.timex.value.split('/').all(is_day_of_year) => {
                self.written.push((&*time.timex.value).into());
            }
            None => {}
        }
        if let ShapeKind::Point(parts) = &time.shape.kind {
            self.weekdays.extend(parts.weekday.map(|weekday| weekday.value));
        }
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
