//! Clock times counted from an hour: "half past three", "a quarter to five", "15 past noon".

use super::Grammar;
use super::clock::minutes_of;
use crate::lang::{Classes, Glue, Sense};
use crate::time::shape::{At, Clock, Unit};

impl Grammar<'_, '_> {
    /// "half past three", "a quarter to five", "ten (minutes) past eight p.m.", "15 past noon".
    pub(super) fn past_or_to(&self, at: usize) -> Option<(usize, At<Clock>)> {
        let reading = self.reading;
        if !self.is_latin(at) && reading.number(at).is_none() {
            return None;
        }
        let (next, minutes) = match self.fraction(at) {
            Some((len, hundredths)) => (at + len, minutes_of(hundredths)),
            None => {
                let (to, count) = self.count(at)?;
                let word = self.unit(to).filter(|(_, unit, _)| *unit == Unit::Minute);
                (word.map_or(to, |(len, ..)| to + len), count as u8)
            }
        };
        let is_past = self.glue(next, Glue::Past);
        let hour = is_past.or_else(|| self.glue(next, Glue::To))?;
        if !reading.follows_on_line(hour) || !(1..60).contains(&minutes) {
            return None;
        }
        let (mut to, base) = match self.sense(hour, |sense| match sense {
            Sense::HourName(hour) => Some(hour),
            _ => None,
        }) {
            Some((len, name)) => (hour + len, name),
            None => match reading.number(hour) {
                Some((number @ 1..=12, 1..=2)) => (hour + 1, number as u8),
                Some(_) => return None,
                None => self
                    .cardinal(hour)
                    .filter(|(_, n)| (1..=12).contains(n))
                    .map(|(len, n)| (hour + len, n as u8))?,
            },
        };
        let half = self.half_of_day(to);
        // "two to five" is a range; an hour shows by its half of the day, "past", "quarter" or "noon".
        // "10 to 11 a.m." is a range; "ten minutes to eleven" is not.
        let counts_minutes = self.fraction(at).is_some() || self.may(next - 1, Classes::UNIT);
        let hour_shows = is_past.is_some() || counts_minutes;
        if !hour_shows && !self.may(hour, Classes::HOUR_NAME) {
            return None;
        }
        let (hour_then, minute) = match is_past {
            Some(_) => (base, minutes),
            None => (if base == 1 { 12 } else { base - 1 }, 60 - minutes),
        };
        let mut clock = Clock { hour: hour_then, minute, second: None, twelve_hour: true };
        if let Some((end, half)) = half {
            (to, clock) = (end, half.of(clock));
        }
        Some((to, At { value: clock, span: reading.span(at, to - 1) }))
    }
}
