//! Months by name, with two names side by side.

use super::Grammar;
use super::point::{Last, Row};
use crate::lang::{Classes, Glue, Number, Sense, Tradition};
use crate::text::TokenKind;
use crate::time::shape::{At, Calendar, Month, Unit};

/// A month as it stands in the text.
pub(super) struct NamedMonth {
    pub(super) month: At<Month>,
    /// Its second name: «كانون الثاني/يناير».
    pub(super) too: Option<At<Month>>,
    /// Whether the name is no ordinary word as well, or something shows that it is none here.
    pub(super) sure: bool,
}

impl Grammar<'_, '_> {
    pub(super) fn fill_month(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.month.is_some() {
            return None;
        }
        let (to, named) = self.month(at)?;
        (row.parts.month, row.parts.month_too, row.last) = (Some(named.month), named.too, Last::Month);
        row.unsure = !named.sure;
        if row.parts.days.is_none() && row.parts.pick.is_none_or(|pick| pick.value.index == 0) {
            // «باب أولى» is no day of August.
            let may_go_on = named.sure || self.is_latin(at);
            let behind = may_go_on.then(|| self.days_behind_month(to, row)).flatten();
            return Some(behind.unwrap_or(to));
        }
        Some(to)
    }

    pub(super) fn month(&self, at: usize) -> Option<(usize, NamedMonth)> {
        let reading = self.reading;
        if !self.may(at, Classes::MONTH.or(Classes::UNIT)) {
            return None;
        }
        let is_month_word = |sense| matches!(sense, Sense::Unit(Unit::Month, Number::Singular));
        // «شهر مايو», "the month of May".
        let start = match reading.has(at, is_month_word) && reading.follows_on_line(at + 1) {
            true => self.glue(at + 1, Glue::Of).filter(|_| self.is_latin(at)).unwrap_or(at + 1),
            false => at,
        };
        let Some((mut to, month, tradition, sure)) = self.month_name(start) else {
            return (start > at).then(|| self.numbered_month(start))?;
        };
        let first = At { value: month, span: self.span_of(start, to) };
        let bracket = reading.is_mark(to, '(');
        let slash = reading.is_mark(to, '/') || reading.is_mark(to, '-');
        if (bracket || slash)
            && reading.follows_on_line(to)
            && reading.follows_on_line(to + 1)
            && let Some((mut end, other, other_tradition, _)) = self.month_name(to + 1)
            && other_tradition != tradition
            && (!bracket || reading.is_mark(end, ')'))
        {
            let too = At { value: other, span: self.span_of(to + 1, end) };
            end += usize::from(bracket);
            return Some((end, NamedMonth { month: first, too: Some(too), sure: true }));
        }
        // «أبريل نيسان» side by side are two names of one month.
        if !(bracket || slash)
            && reading.follows_on_line(to)
            && let Some((end, other, other_tradition, _)) = self.month_name(to)
            && other == month
            && other_tradition != tradition
            && !reading.word(to).clitics.conjunction
        {
            let too = At { value: other, span: self.span_of(to, end) };
            return Some((end, NamedMonth { month: first, too: Some(too), sure: true }));
        }
        // The stop of "Jan." belongs to it where a number follows.
        if reading.is_mark(to, '.') && reading.is_glued(to) && reading.number(to + 1).is_some() {
            to += 1;
        }
        Some((to, NamedMonth { month: first, too: None, sure: sure || start > at }))
    }

    /// «شهر 10» and «شهر عشرة»: behind the word for a month its number.
    fn numbered_month(&self, at: usize) -> Option<(usize, NamedMonth)> {
        let (to, number) = match self.reading.number(at) {
            Some((number, 1..=2)) => (at + 1, number),
            Some(_) => return None,
            None => self.cardinal(at).map(|(len, number)| (at + len, number))?,
        };
        // «شهر واحد» is a length, and so is «شهر 3 أيام».
        let is_length = number == 1 && self.reading.number(at).is_none() || self.may(to, Classes::UNIT);
        if is_length || !(1..=12).contains(&number) {
            return None;
        }
        let month = Month { number: number as u8, calendar: Calendar::Gregorian };
        let month = At { value: month, span: self.span_of(at, to) };
        Some((to, NamedMonth { month, too: None, sure: true }))
    }

    pub(super) fn month_name(&self, at: usize) -> Option<(usize, Month, Tradition, bool)> {
        if !self.may(at, Classes::MONTH) {
            return None;
        }
        let (len, (month, tradition, sure)) = self.reading.find(at, |sense| match sense {
            Sense::Month { month, tradition, sure } => Some((month, tradition, sure)),
            _ => None,
        })?;
        let token = self.reading.token(at)?;
        // "$DEC" and "#May" name something else.
        let tagged = at > 0
            && ['$', '#', '@'].into_iter().any(|mark| self.reading.is_mark(at - 1, mark))
            && self.reading.is_glued(at);
        if tagged {
            return None;
        }
        // "It may be in may."
        let closes = self.ends_clause(at + len)
            && at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::At)));
        let doubtful = token.kind == TokenKind::Latin && !token.capital && !sure && !closes;
        if doubtful && !self.has_day_beside(at, at + len) {
            return None;
        }
        // «أب» with a hamza is a father as often as August, and «أول أب» the first to be one.
        let hamza = !sure && self.reading.written(at).starts_with('\u{623}');
        let by_number = || {
            let number = |at: usize| self.reading.number(at).is_some();
            at.checked_sub(1).is_some_and(number) || number(at + len) || self.reading.is_mark(at + len, '/')
        };
        (!hamza || by_number()).then_some((at + len, month, tradition, sure))
    }

    /// Whether a day or a year stands beside the word `from..to`, in copy that writes "march 3" without capitals.
    fn has_day_beside(&self, from: usize, to: usize) -> bool {
        let number = |at: usize| {
            self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Number)
                || self.may(at, Classes::ORDINAL)
        };
        let before = from.checked_sub(1).is_some_and(|before| {
            number(before) || self.may(before, Classes::ORDINAL_SUFFIX) || {
                let ordinal = before
                    .checked_sub(1)
                    .is_some_and(|at| self.ordinal(at).is_some() || self.may(at, Classes::ORDINAL_SUFFIX));
                self.may(before, Classes::glue(Glue::Of)) && ordinal
            }
        });
        before || self.reading.follows_on_line(to) && number(to) && !self.is_arabic(to)
    }

    /// Whether a small word in front makes a month of a name that is an ordinary word as well.
    pub(super) fn expects_month(&self, at: usize) -> bool {
        const EXPECTING: Classes = Classes::glue(Glue::At)
            .or(Classes::glue(Glue::Since))
            .or(Classes::glue(Glue::To))
            .or(Classes::glue(Glue::Between))
            .or(Classes::PERIOD_PART);
        // "May to July".
        if self.is_latin(at)
            && self.reading.token(at).is_some_and(|token| token.capital)
            && let Some(next) = self.range_mark(at + 1)
            && self.month_name(next).is_some_and(|(.., sure)| sure)
        {
            return true;
        }
        let Some(before) = self.behind_part(at).or(at.checked_sub(1)) else { return false };
        // "as early as May", "April-May".
        let phrase = at.checked_sub(3).is_some_and(|front| self.glue_anywhere(front, Glue::At) == Some(at));
        let behind_month = self.is_hyphenated(at)
            && at.checked_sub(2).is_some_and(|month| self.month_name(month).is_some_and(|(.., sure)| sure));
        if phrase || behind_month {
            return true;
        }
        // "the end of March".
        let of_part = self.may(before, Classes::glue(Glue::Of))
            && before.checked_sub(1).is_some_and(|part| self.may(part, Classes::PERIOD_PART));
        (self.may(before, EXPECTING) || of_part) && self.reading.follows_on_line(at)
    }
}
