//! From one point to another: what the ends of a range lend each other.

use super::{Resolver, Value};
use crate::time::Interval;
use crate::time::shape::{At, Calendar, Parts, Tense, Unit, Year};

/// Whether parts name a day, and no clock time alone.
fn has_day(parts: &Parts) -> bool {
    parts.days.is_some() || parts.weekday.is_some() || parts.offset.is_some() || parts.holiday.is_some()
}

impl Resolver {
    /// The end of a range lends its beginning what that does not state: «من 6 مارس إلى 8 أبريل 2024»; the beginning
    /// lends its end the day of two clock times.
    pub(super) fn range(&self, from: &Parts, to: &Parts, tense: Tense, sentence: u32) -> Value {
        let mut from = from.clone();
        let mut to = to.clone();
        if let (Some(first), Some(last)) = (&mut from.clock, to.clock) {
            // «من 4 إلى 5 مساء»: the half of the day holds for both, where the first is before the last in it.
            let (early, late, same_day) = (first.value, last.value, !has_day(&to));
            // "from 11 a.m. to 3" goes on past noon.
            if let Some(clock) = &mut to.clock
                && same_day
                && late.twelve_hour
                && !early.twelve_hour
                && early.hour < 12
                && (late.hour, late.minute) <= (early.hour, early.minute)
            {
                clock.value.hour += 12;
            }
            if early.twelve_hour
                && !late.twelve_hour
                && late.hour >= 12
                && early.hour < 12
                && early.hour + 12 < late.hour.max(13)
            {
                first.value.hour += 12;
            }
            if let Some(clock) = &mut to.clock
                && late.twelve_hour
                && !early.twelve_hour
                && early.hour >= 12
                && late.hour < 12
                && late.hour + 12 > early.hour
            {
                clock.value.hour += 12;
            }
            to.zone = to.zone.or(from.zone);
            from.zone = from.zone.or(to.zone);
        }
        if to.clock.is_some() && !has_day(&to) {
            to = Parts { clock: to.clock, zone: to.zone, ..from.clone() };
        } else if from.clock.is_some() && !has_day(&from) {
            from = Parts { clock: from.clock, zone: from.zone, ..to.clone() };
        }
        let named_by_day = |parts: &Parts| parts.month.is_some() || parts.year.is_some();
        // From December to January a year ends.
        let over_new_year = match (from.month, to.month) {
            (Some(first), Some(last)) if first.value.calendar == last.value.calendar => {
                first.value.number > last.value.number
            }
            _ => false,
        };
        let moved = |year: Option<At<Year>>, years: i16| {
            let by = if over_new_year { years } else { 0 };
            year.map(|at| At { value: Year { number: at.value.number + by, ..at.value }, ..at })
        };
        if from.year.is_none() && from.offset.is_none() && from.relation.is_none() && named_by_day(&from) {
            (from.year, from.relation) = (moved(to.year, -1), to.relation);
            from.offset = to.offset.filter(|offset| offset.value.unit >= Unit::Month);
        }
        if to.year.is_none() && to.offset.is_none() && from.year.is_some() && named_by_day(&to) {
            to.year = moved(from.year, 1);
        }
        if to.part.is_none() && to.clock.is_some() {
            to.part = from.part;
        }
        self.lend_year(&from, &mut to, tense, sentence);
        let (first, last) = (self.point(&from, tense, sentence), self.point(&to, tense, sentence));
        let interval = match (first.interval, last.interval) {
            (Some(a), Some(b)) if a.first <= b.last => Some(Interval { first: a.first, last: b.last }),
            _ => None,
        };
        // Two years of the Hijri calendar are ranges of days themselves.
        let text = match interval {
            Some(days) if first.text.contains('/') || last.text.contains('/') => {
                format!("{}/{}", days.first, days.last)
            }
            _ => format!("{}/{}", first.text, last.text),
        };
        Value { kind: first.kind, text, interval, anchor: first.anchor, steps: first.steps }
    }

    /// "from 9 March until 1 September" ends in the year in which it begins, or in the next one where its month is earlier.
    fn lend_year(&self, from: &Parts, to: &mut Parts, tense: Tense, sentence: u32) {
        let bare = |parts: &Parts| parts.year.is_none() && parts.offset.is_none() && parts.relation.is_none();
        let (Some(first), Some(last)) = (from.month, to.month) else { return };
        if !bare(from) || !bare(to) || first.value.calendar != last.value.calendar {
            return;
        }
        let Some(days) = self.point(from, tense, sentence).interval else { return };
        if first.value.calendar == Calendar::Gregorian {
            let number = days.first.year() + i16::from(last.value.number < first.value.number);
            let value = Year { number, digits: 4, calendar: Calendar::Gregorian, cut: false };
            to.year = Some(At { value, span: last.span });
        }
    }
}
