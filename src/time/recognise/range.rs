//! From one point to another: «من 6 مارس إلى 8 أبريل», "between 9 and 11 a.m.", "2014-2016".

use super::Grammar;
use super::clock::CLOCK_WORDS;
use super::component::names_day;
use crate::lang::{Classes, Glue, Sense, TimeClass};
use crate::text::TokenKind;
use crate::time::shape::{At, Calendar, Clock, Offset, Parts, Unit, Year};

impl Grammar<'_, '_> {
    /// The other end of a range: both ends are days, or both are clock times, months or years. The token behind it.
    pub(super) fn second_point(&self, at: usize, first: &Parts) -> Option<(usize, Parts)> {
        if let Some(found) = self.clocks_behind_day(at, first).or_else(|| self.season_year(at, first)) {
            return Some(found);
        }
        let marked = self.range_mark(at);
        let between = || self.joined(at).filter(|_| self.is_between(first));
        let next = marked.or_else(between)?;
        if let Some(found) = self.short_year(next, first).or_else(|| self.glued_year(next, first)) {
            return Some(found);
        }
        let next = self.behind_period_word(self.behind_article(next));
        let (to, mut second) = self.point(next)?;
        if self.word(at, TimeClass::Excluding).is_some() && names_day(&second) && second.shift.is_none() {
            let value = Offset { unit: Unit::Day, count: -1 }.into();
            second.shift = Some(At { value, span: self.span_of(at, next) });
        }
        alike(first, &second, marked.is_some()).then_some((to, second))
    }

    /// "2023/24": the year in which a season ends.
    fn season_year(&self, at: usize, first: &Parts) -> Option<(usize, Parts)> {
        let year =
            first.year.filter(|_| first.month.is_none() && first.days.is_none() && first.unit.is_none())?;
        let begin = self.reading.token_at(year.span.end).checked_sub(1)?;
        let (to, last) = self.season(begin).filter(|_| begin + 1 == at)?;
        let value = Year { number: last as i16, digits: 4, calendar: Calendar::Gregorian, cut: false };
        let year = Some(At { value, span: self.span_of(at + 1, to) });
        Some((to, Parts { year, ..Parts::default() }))
    }

    /// Behind the "end of" of "from 2007 to the end of 2008".
    fn behind_period_word(&self, at: usize) -> usize {
        let word = |at| self.sense(at, |sense| matches!(sense, Sense::PeriodPart { .. }).then_some(()));
        match word(at).filter(|_| self.may(at, Classes::PERIOD_PART)) {
            Some((len, ())) => {
                let of = self.glue(at + len, Glue::Of).unwrap_or(at + len);
                self.behind_article(of)
            }
            None => at,
        }
    }

    /// Whether «بين» or "between" stands in front of the first point.
    fn is_between(&self, first: &Parts) -> bool {
        let spans = [
            first.clock.map(|at| at.span),
            first.days.map(|at| at.span),
            first.month.map(|at| at.span),
            first.year.map(|at| at.span),
            first.unit.map(|at| at.span),
            first.weekday.map(|at| at.span),
        ];
        let Some(start) = spans.into_iter().flatten().map(|span| span.start).min() else { return false };
        let at = self.reading.token_at(start);
        (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|before| self.may(before, Classes::glue(Glue::Between)))
        })
    }

    /// The token behind «إلى», "to", "until" or a dash.
    pub(super) fn range_mark(&self, at: usize) -> Option<usize> {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
            return None;
        }
        if self.is_dash(at) && reading.follows_on_line(at + 1) {
            return Some(at + 1);
        }
        // «وحتى» joins as «حتى» does.
        self.glue(at, Glue::To)
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        let kind = self.reading.token(at).map(|token| token.kind);
        matches!(kind, Some(TokenKind::Mark('-' | '\u{2013}' | '\u{2014}' | '~')))
    }

    /// "1990-91" and "2014/15": the second year lacks its century.
    fn short_year(&self, at: usize, first: &Parts) -> Option<(usize, Parts)> {
        let year = first.year.filter(|_| first.month.is_none() && first.days.is_none())?;
        let (number, 2) = self.reading.number(at)? else { return None };
        let full = i32::from(year.value.number) / 100 * 100 + number as i32;
        // "2001-05" is a month as often; "2011-15" cannot be.
        let follows =
            full == i32::from(year.value.number) + 1 || number > 12 && full > i32::from(year.value.number);
        if year.value.digits != 4 || !follows || !self.reading.is_glued(at) || !self.ends_number(at + 1) {
            return None;
        }
        let value = Year { number: full as i16, digits: 4, calendar: Calendar::Gregorian, cut: false };
        let year = Some(At { value, span: self.span_of(at, at + 1) });
        Some((at + 1, Parts { year, ..Parts::default() }))
    }

    /// "2014-2018": two years with nothing but a mark between them.
    fn glued_year(&self, at: usize, first: &Parts) -> Option<(usize, Parts)> {
        let year =
            first.year.filter(|_| first.month.is_none() && first.days.is_none() && first.unit.is_none())?;
        let (number @ 1000..=2200, 4) = self.reading.number(at)? else { return None };
        let follows = number > u32::try_from(year.value.number).ok()?;
        if year.value.digits != 4 || !follows || !self.reading.is_glued(at) || !self.ends_number(at + 1) {
            return None;
        }
        let value = Year { number: number as i16, digits: 4, calendar: Calendar::Gregorian, cut: false };
        let year = Some(At { value, span: self.span_of(at, at + 1) });
        Some((at + 1, Parts { year, ..Parts::default() }))
    }

    /// "on Thursday from 9 to 11 a.m.", «الجمعة بين الساعة الواحدة والرابعة مساء»: behind a day, two clock times. What the
    /// row has read as one clock time is the first of them.
    fn clocks_behind_day(&self, at: usize, first: &Parts) -> Option<(usize, Parts)> {
        first.clock?;
        let next = self.range_mark(at)?;
        if self.reading.number(next).is_none() && !self.may(next, CLOCK_WORDS) {
            return None;
        }
        // «4 - 5 مساء», "9 to 11": the second is an hour because the first is one.
        let (to, second) = match self.clock(next, true) {
            Some(found) => found,
            None => self.plain_hour(next).filter(|(to, _)| self.ends_clause(*to) && self.ends_number(*to))?,
        };
        let (to, zone) = self.zone(to).map_or((to, None), |(end, zone)| (end, Some(zone)));
        Some((to, Parts { clock: Some(second), zone, ..Parts::default() }))
    }

    /// The day that stands behind two clock times: "from 9:30 to 11 a.m. on Thursday", "1pm-2pm tomorrow".
    pub(super) fn day_behind_clocks(&self, at: usize, first: Parts, second: &Parts) -> (usize, Parts) {
        let alone = |parts: &Parts| {
            parts.clock.is_some() && parts.days.is_none() && parts.weekday.is_none() && parts.offset.is_none()
        };
        if !alone(&first) || !alone(second) || !self.reading.follows_on_line(at) {
            return (at, first);
        }
        let next = self.glue(at, Glue::At).unwrap_or(at);
        match self.point(next) {
            Some((to, day))
                if day.clock.is_none()
                    && (day.weekday.is_some() || day.days.is_some() || day.offset.is_some()) =>
            {
                (to, Parts { clock: first.clock, zone: first.zone, ..day })
            }
            _ => (at, first),
        }
    }

    /// A number that can only be an hour because a clock time stands beside it.
    fn plain_hour(&self, at: usize) -> Option<(usize, At<Clock>)> {
        let (hour @ 0..=24, 1..=2) = self.reading.number(at)? else { return None };
        let clock = Clock { hour: hour as u8, minute: 0, second: None, twelve_hour: hour <= 12 };
        Some((at + 1, At { value: clock, span: self.span_of(at, at + 1) }))
    }
}

/// Whether two points can be the ends of a range. Behind "to" the ends may be of different kinds of day; «و» joins
/// only what is of one kind.
fn alike(first: &Parts, second: &Parts, marked: bool) -> bool {
    let days = |parts: &Parts| parts.days.is_some() && parts.month.is_some();
    let clock = |parts: &Parts| parts.clock.is_some() && parts.days.is_none() && parts.weekday.is_none();
    let year = |parts: &Parts| parts.year.is_some() && parts.month.is_none() && parts.unit.is_none();
    let month = |parts: &Parts| parts.month.is_some() && parts.days.is_none();
    let nth = |parts: &Parts| parts.unit.filter(|_| parts.nth.is_some()).map(|unit| unit.value);
    // "from May 2015 to 2018": of different lengths, with a year each.
    let dated = |parts: &Parts| parts.year.is_some() && parts.unit.is_none() && parts.clock.is_none();
    let a_day = |parts: &Parts| {
        days(parts)
            || parts.weekday.is_some()
            || parts.offset.is_some_and(|offset| offset.value.unit == Unit::Day)
    };
    days(first) && days(second)
        || first.clock.is_some() && clock(second)
        || year(first) && year(second)
        || month(first) && month(second)
        || nth(first).is_some() && nth(first) == nth(second)
        || dated(first) && dated(second) && first.weekday.is_none() && second.weekday.is_none()
        || marked && a_day(first) && a_day(second) && first.part.is_none() && second.part.is_none()
}
