//! Months by name, with two names side by side, and years.

use super::Grammar;
use super::point::{Last, Row};
use crate::lang::{Glue, Number, Sense, Tradition, clitics};
use crate::text::TokenKind;
use crate::time::shape::{At, Calendar, Month, Offset, Unit, Year};

impl Grammar<'_, '_> {
    pub(super) fn fill_month(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (to, month, too, sure) = self.month(at)?;
        if row.parts.month.is_some() {
            return None;
        }
        (row.parts.month, row.parts.month_too, row.last) = (Some(month), too, Last::Month);
        row.unsure = !sure;
        let is_latin = self.reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin);
        if is_latin && row.parts.days.is_none() {
            return Some(self.days_behind_month(to, row).unwrap_or(to));
        }
        Some(to)
    }

    #[expect(clippy::type_complexity, reason = "four plain facts of one look")]
    pub(super) fn month(&self, at: usize) -> Option<(usize, At<Month>, Option<At<Month>>, bool)> {
        let reading = self.reading;
        let is_month_word = |sense| matches!(sense, Sense::Unit(Unit::Month, Number::Singular));
        let start = match reading.has(at, is_month_word) && reading.follows_on_line(at + 1) {
            true => at + 1,
            false => at,
        };
        let (mut to, month, tradition, sure) = self.month_name(start)?;
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
            return Some((end, first, Some(too), true));
        }
        // The stop of "Jan." belongs to it where a number follows.
        if reading.is_mark(to, '.') && reading.is_glued(to) && reading.number(to + 1).is_some() {
            to += 1;
        }
        Some((to, first, None, sure || start > at))
    }

    pub(super) fn month_name(&self, at: usize) -> Option<(usize, Month, Tradition, bool)> {
        let reading = self.reading;
        let (len, (month, tradition, sure)) = reading.find(at, |sense| match sense {
            Sense::Month { month, tradition, sure } => Some((month, tradition, sure)),
            _ => None,
        })?;
        let token = reading.token(at)?;
        if token.kind == TokenKind::Latin && !token.capital && !sure {
            return None;
        }
        Some((at + len, month, tradition, sure))
    }

    pub(super) fn fill_year(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.year.is_some() {
            return None;
        }
        let dated = row.last != Last::Nothing;
        let (to, year, stated) = self.year(at, dated)?;
        // By itself a number is a year only with a word or an era, or where a small word expects one.
        if !dated && !stated && !self.expects_year(at, to) {
            return None;
        }
        if row.last == Last::Unit
            && row.parts.unit.is_none()
            && !matches!(
                row.parts.offset,
                Some(At { value: Offset { unit: Unit::Year | Unit::Month, .. }, .. })
            )
        {
            return None;
        }
        (row.parts.year, row.last, row.unsure) = (Some(year), Last::Year, false);
        Some(to)
    }

    /// «2021», «عام 2021», «2021م», «1443هـ», and «202» where a year was cut short.
    pub(super) fn year(&self, at: usize, dated: bool) -> Option<(usize, At<Year>, bool)> {
        let reading = self.reading;
        let is_year_word = |sense| matches!(sense, Sense::Unit(Unit::Year, Number::Singular));
        let has_word = reading.has(at, is_year_word)
            && reading.token(at).is_some_and(|token| token.kind == TokenKind::Arabic)
            && reading.follows_on_line(at + 1);
        let start = if has_word { at + 1 } else { at };
        let (number, digits) = reading.number(start)?;
        let mut to = start + 1;
        let era = reading.find(to, |sense| match sense {
            Sense::Era(calendar) => Some(calendar),
            _ => None,
        });
        let era = era.filter(|_| {
            reading.follows_on_line(to)
                && (reading.is_glued(to)
                    || reading.written(to).chars().count() > 1
                    || self.ends_clause(to + 1))
        });
        if let Some((len, _)) = era {
            to += len;
        }
        let cut = dated && digits == 3 && (number / 10 == 20 || number / 10 == 19) && self.ends_clause(to);
        let plausible =
            digits == 4 && (1000..2200).contains(&number) || era.is_some() && (1..=4).contains(&digits);
        if !plausible && !cut {
            return None;
        }
        // A decimal, a time or a part of a longer number is no year.
        let continues = [':', '.', ',', '%', '/']
            .into_iter()
            .any(|mark| reading.is_mark(to, mark) && reading.is_glued(to));
        if continues && reading.is_glued(to + 1) && reading.number(to + 1).is_some()
            || reading.is_mark(to, '%')
        {
            return None;
        }
        let calendar = era.map_or(Calendar::Gregorian, |(_, calendar)| calendar);
        let year = Year { number: number as i16, digits, calendar, cut };
        Some((to, At { value: year, span: self.span_of(start, to) }, has_word || era.is_some()))
    }

    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.reading.token(at).is_none_or(|token| !token.is_word() && token.kind != TokenKind::Number)
            || !self.reading.follows_on_line(at)
    }

    /// Whether the words around a bare number of four digits make it a year: «في 2014», "since 2009", «(2008)».
    pub(super) fn expects_year(&self, at: usize, to: usize) -> bool {
        let reading = self.reading;
        let Some((1900..=2100, 4)) = reading.number(at) else { return false };
        let Some(before) = at.checked_sub(1) else { return false };
        let is_latin = reading.token(before).is_some_and(|token| token.kind == TokenKind::Latin);
        let expects = reading.has(before, |sense| {
            matches!(
                sense,
                Sense::Glue(
                    Glue::At
                        | Glue::Since
                        | Glue::To
                        | Glue::Between
                        | Glue::Before
                        | Glue::After
                        | Glue::And
                )
            ) || is_latin && matches!(sense, Sense::Glue(Glue::Of | Glue::The))
                || matches!(sense, Sense::PeriodPart(_))
        });
        // English writes years where it will; Arabic numbers of four digits count things as often.
        let plain_english =
            is_latin && !reading.is_mark(before, '$') && !reading.is_glued(at) && self.is_plain(to);
        if plain_english && reading.follows_on_line(at) {
            return true;
        }
        let in_brackets = reading.is_mark(before, '(') && reading.is_mark(to, ')');
        in_brackets || expects && reading.follows_on_line(at) && !self.counts_something(to)
    }

    /// Whether nothing behind a number looks counted by it: no unit, no lower-case plural, no part of a number.
    fn is_plain(&self, at: usize) -> bool {
        let reading = self.reading;
        let Some(token) = reading.token(at).filter(|_| reading.follows_on_line(at)) else { return true };
        let plural =
            token.kind == TokenKind::Latin && !token.capital && clitics::is_plural_form(reading.folded(at));
        let glued = reading.is_glued(at) && (token.is_word() || token.is_mark('-'));
        !plural
            && !glued
            && !reading.is_mark(at, '%')
            && !reading.has(at, |sense| matches!(sense, Sense::Unit(..)))
    }

    /// Whether the word behind a number is what it counts. A verb, a conjunction and a preposition are not counted;
    /// of words that the lexicon does not know, a noun without clitics is suspected in Arabic only where it ends as
    /// counted nouns do.
    pub(super) fn counts_something(&self, at: usize) -> bool {
        let reading = self.reading;
        if !reading.follows_on_line(at) || reading.word(at).clitics.conjunction {
            return false;
        }
        reading.is_mark(at, '%') || reading.has(at, |sense| matches!(sense, Sense::Unit(..)))
    }

    /// Whether a small word in front makes a month of a name that is an ordinary word as well.
    pub(super) fn expects_month(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.reading.has(before, |sense| {
            matches!(sense, Sense::Glue(Glue::At | Glue::Since | Glue::To) | Sense::PeriodPart(_))
        }) && self.reading.follows_on_line(at)
    }
}
