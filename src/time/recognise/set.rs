//! What recurs: «كل خميس», "every other Monday", "each July", "Tuesday nights", «سنويا».

use super::{Found, Grammar};
use crate::lang::{Classes, Glue, Number, Sense, clitics};
use crate::time::shape::{Calendar, Offset, Parts, Recurrence, ShapeKind, Unit};

/// More tokens than a clock time has with "at" in front of what recurs: "9:30:15 o'clock in the morning on".
const CLOCK: usize = 16;

impl Grammar<'_, '_> {
    /// A set: how often, on which weekday, in which month, in which part of the day.
    pub(super) fn set(&self, at: usize) -> Option<Found> {
        const BEGINNINGS: Classes = Classes::FREQUENCY
            .or(Classes::glue(Glue::Every))
            .or(Classes::WEEKDAY)
            .or(Classes::DAY_PART)
            .or(Classes::UNIT);
        if self.reading.number(at).is_some() {
            return self.behind_clock(at);
        }
        if !self.may(at, BEGINNINGS) {
            return None;
        }
        let found = self
            .frequency(at)
            .or_else(|| self.every(at))
            .or_else(|| self.plural_weekday(at))
            .or_else(|| self.plural_part(at))
            .or_else(|| self.days_called(at))?;
        Some(self.with_clock(found))
    }

    /// "at 9 a.m. on Sundays", "3 p.m. every day": the clock time stands in front.
    fn behind_clock(&self, at: usize) -> Option<Found> {
        const RECURRING: Classes = Classes::WEEKDAY.or(Classes::glue(Glue::Every));
        if !(at + 1..at + CLOCK).any(|at| self.may(at, RECURRING)) {
            return None;
        }
        let (to, clock) = self.clock(at, false)?;
        let next = self.glue(to, Glue::At).unwrap_or(to);
        if !self.reading.follows_on_line(next) || !self.may(next, RECURRING) {
            return None;
        }
        let found = self.every(next).or_else(|| self.plural_weekday(next))?;
        let ShapeKind::Set(set) = found.kind else { return None };
        let daily = set.weekday.is_some() || set.every == Offset { unit: Unit::Day, count: 1 };
        let set = Recurrence { clock: Some(clock.value), ..set };
        (daily && set.month.is_none()).then(|| recurrence(set, at, found.to))
    }

    /// "every Sunday at 9 a.m.", «كل خميس الساعة العاشرة».
    fn with_clock(&self, found: Found) -> Found {
        let ShapeKind::Set(set) = found.kind else { return found };
        let at = self.glue(found.to, Glue::At).unwrap_or(found.to);
        let bare = at > found.to && self.is_latin(at - 1);
        let clock = self.clock(at, bare).filter(|_| self.reading.follows_on_line(at));
        match clock {
            Some((to, clock)) => recurrence(Recurrence { clock: Some(clock.value), ..set }, found.from, to),
            None => found,
        }
    }

    /// «سنويا», "daily": an adverb. In front of a noun it is an adjective and names no time.
    fn frequency(&self, at: usize) -> Option<Found> {
        if !self.may(at, Classes::FREQUENCY) {
            return None;
        }
        let reading = self.reading;
        let (len, unit) = self.sense(at, |sense| match sense {
            Sense::Frequency(unit) => Some(unit),
            _ => None,
        })?;
        let to = at + len;
        const SMALL: Classes = Classes::GLUE.or(Classes::VERB);
        let is_adjective = self.is_latin(at)
            && len == 1
            && reading.follows_on_line(to)
            && reading.token(to).is_some_and(|token| token.is_word())
            && !self.may(to, SMALL);
        let every = Offset { unit, count: 1 };
        (!is_adjective).then(|| recurrence(Recurrence::of(every), at, to))
    }

    fn every(&self, at: usize) -> Option<Found> {
        let start = self.glue_anywhere(at, Glue::Every)?;
        let other = self.glue(start, Glue::Other);
        // "every second Thursday", "every third day".
        let nth = self.ordinal(start).filter(|(to, nth)| {
            self.is_latin(start) && *nth > 1 && self.may(*to, Classes::WEEKDAY.or(Classes::UNIT))
        });
        let (next, times) = match (other, nth) {
            (Some(next), _) => (next, 2),
            (None, Some((next, nth))) => (next, i16::from(nth)),
            (None, None) => (start, 1),
        };
        if !self.reading.follows_on_line(next) {
            return None;
        }
        let set = |every, weekday, month, part| Recurrence { weekday, month, part, ..Recurrence::of(every) };
        let weekday = |at: usize| {
            let at = self.glue(at, Glue::DayWord).unwrap_or(at);
            if !self.may(at, Classes::WEEKDAY) {
                return None;
            }
            self.sense(at, |sense| match sense {
                Sense::Weekday { day, .. } => Some(day),
                _ => None,
            })
            .map(|(len, day)| (at + len, day))
        };
        if let Some((mut to, day)) = weekday(next) {
            let part = self.day_part(to).filter(|_| self.reading.follows_on_line(to));
            to += part.map_or(0, |(len, _)| len);
            let every = Offset { unit: Unit::Week, count: times };
            return Some(recurrence(set(every, Some(day), None, part.map(|(_, part)| part)), at, to));
        }
        if let Some((len, part)) = self.day_part(next) {
            let every = Offset { unit: Unit::Day, count: times };
            return Some(recurrence(set(every, None, None, Some(part)), at, next + len));
        }
        if let Some((to, named)) = self.month(next)
            && self.may(next, Classes::MONTH)
        {
            let every = Offset { unit: Unit::Year, count: times };
            return Some(recurrence(set(every, None, Some(named.month.value), None), at, to));
        }
        let (to, count, unit) = match self.unit(next) {
            Some((len, unit, crate::lang::Number::Singular)) => (next + len, 1, unit),
            _ => {
                let (to, length) = self.length(next, true)?;
                (to, length.count.map_or(1, |count| count as i16), length.unit)
            }
        };
        // «كل الأيام» and «كل الشهر» mean the whole of it; «كل عام على حدة» is for somebody else to read.
        if self.reading.word(next).clitics.article {
            return None;
        }
        let every = Offset { unit, count: count * times };
        Some(recurrence(set(every, None, None, None), at, to))
    }

    fn day_part(&self, at: usize) -> Option<(usize, crate::time::shape::DayPart)> {
        if !self.may(at, Classes::DAY_PART) {
            return None;
        }
        self.sense(at, |sense| match sense {
            Sense::DayPart(part) => Some(part),
            _ => None,
        })
    }

    /// «8 مارس من كل عام», "1 May every year": the day that `parts` name, in each year.
    pub(super) fn yearly(&self, from: usize, to: usize, parts: &Parts) -> Option<Found> {
        let (month, days) = (parts.month?.value, parts.days?.value);
        let next = self.glue(to, Glue::Of).unwrap_or(to);
        let every = self.glue(next, Glue::Every)?;
        let (len, Unit::Year, Number::Singular) = self.unit(every)? else { return None };
        let plain = parts.year.is_none() && parts.clock.is_none() && days.first == days.last;
        let set = Recurrence {
            month: Some(month),
            day: Some(days.first),
            ..Recurrence::of(Offset { unit: Unit::Year, count: 1 })
        };
        (plain && month.calendar == Calendar::Gregorian).then(|| recurrence(set, from, every + len))
    }

    /// "in the mornings", "evenings at 7 p.m.", "on weekends".
    fn plural_part(&self, at: usize) -> Option<Found> {
        let reading = self.reading;
        if !self.is_latin(at) || !clitics::is_plural_form(reading.folded(at)) {
            return None;
        }
        let the = at.checked_sub(1).filter(|before| self.may(*before, Classes::glue(Glue::The)));
        let before = the.unwrap_or(at).checked_sub(1);
        let expected = before.is_some_and(|before| self.may(before, Classes::glue(Glue::At)));
        let to = at + 1;
        if !expected && self.clock(self.glue(to, Glue::At)?, true).is_none()
            || self.glue(to, Glue::Of).is_some()
            || !reading.follows_on_line(at)
        {
            return None;
        }
        if let Some((_, Unit::Weekend, Number::Plural)) = self.unit(at) {
            return Some(recurrence(Recurrence::of(Offset { unit: Unit::Weekend, count: 1 }), at, to));
        }
        let (1, part) = self.day_part(at)? else { return None };
        let every = Offset { unit: Unit::Day, count: 1 };
        Some(recurrence(Recurrence { part: Some(part), ..Recurrence::of(every) }, at, to))
    }

    /// «أيام الجمعة», «أيام الأحد من كل أسبوع».
    fn days_called(&self, at: usize) -> Option<Found> {
        let (len, Unit::Day, Number::Plural) = self.unit(at).filter(|_| self.is_arabic(at))? else {
            return None;
        };
        let (to, day) = self.weekday(at + len).filter(|_| self.reading.follows_on_line(at + len))?;
        let every =
            Recurrence { weekday: Some(day), ..Recurrence::of(Offset { unit: Unit::Week, count: 1 }) };
        if let Some(of) = self.glue(to, Glue::Of)
            && let Some(found) = self.every(of)
        {
            return Some(recurrence(every, at, found.to));
        }
        let listed = ['\u{060C}', ','].into_iter().any(|mark| self.reading.is_mark(to, mark))
            && self.may(to + 1, Classes::WEEKDAY)
            || self.joined(to).is_some_and(|next| self.may(next, Classes::WEEKDAY));
        let dated = self.reading.number(to).is_some() || self.may(to, Classes::RELATION.or(Classes::ORDINAL));
        (!listed && !dated).then(|| recurrence(every, at, to))
    }

    /// "Tuesdays", "Monday nights".
    fn plural_weekday(&self, at: usize) -> Option<Found> {
        let reading = self.reading;
        if !self.is_latin(at) {
            return None;
        }
        let (len, day) = self.sense(at, |sense| match sense {
            Sense::Weekday { day, sure: true } => Some(day),
            _ => None,
        })?;
        let mut to = at + len;
        let part = self.day_part(to).filter(|_| reading.follows_on_line(to));
        to += part.map_or(0, |(len, _)| len);
        let last = to.checked_sub(1)?;
        let is_plural = clitics::is_plural_form(reading.folded(last));
        let every = Offset { unit: Unit::Week, count: 1 };
        let set =
            Recurrence { weekday: Some(day), part: part.map(|(_, part)| part), ..Recurrence::of(every) };
        is_plural.then(|| recurrence(set, at, to))
    }
}

fn recurrence(set: Recurrence, from: usize, to: usize) -> Found {
    Found::new(ShapeKind::Set(set), from, to)
}
