//! Weekdays, in full and in short.

use super::Grammar;
use super::point::{Last, Row};
use crate::lang::{Classes, Glue, Number, Sense, clitics};
use crate::text::TokenKind;
use crate::time::shape::{At, DayPart, Offset, Relation, Unit};

impl Grammar<'_, '_> {
    pub(super) fn fill_weekday(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.weekday.is_some() {
            return None;
        }
        let (mut to, day) = self.weekday(at)?;
        row.parts.weekday = Some(At { value: day, span: self.span_of(at, to) });
        row.last = Last::Weekday;
        let through = self.range_mark(to).filter(|_| !self.is_moved(at));
        if let Some(end) = self.night_into(to, row) {
            return Some(end);
        }
        let joined = self.joined(to).or_else(|| self.glue(to, Glue::Or)).or(through);
        // Side by side stand neighbours: «الخميس والجمعة»; a range may have days between.
        if let Some(next) = joined
            && let Some((end, other)) = self.weekday(self.behind_day_word(next))
            && (other == day % 7 + 1 || through.is_some())
        {
            row.parts.weekday_to = Some(At { value: other, span: self.span_of(next, end) });
            to = end;
        }
        Some(self.week_behind(to, row).unwrap_or(to))
    }

    /// «ليل السبت الأحد», «ليلة السبت إلى الأحد»: the night from the one day to the next is that of the first.
    fn night_into(&self, at: usize, row: &Row) -> Option<usize> {
        let first = row.parts.weekday?.value;
        row.parts.part.filter(|part| part.value == DayPart::Night && self.is_arabic(at - 1))?;
        let next = self.range_mark(at).unwrap_or(at);
        let (end, day) = self.weekday(next).filter(|_| self.reading.follows_on_line(next))?;
        (day == first % 7 + 1 && !self.reading.word(next).clitics.conjunction).then_some(end)
    }

    /// "Monday week" is a week behind Monday.
    fn week_behind(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, Unit::Week, Number::Singular) = self.unit(at).filter(|_| self.is_latin(at))? else {
            return None;
        };
        let to = at + len;
        let possessive = ['\'', '\u{2019}'].into_iter().any(|mark| self.reading.is_mark(to, mark));
        let stands = self.ends_clause(to) && !possessive && !self.reading.is_mark(to, '-');
        if !stands || row.parts.relation.is_some() || !self.reading.follows_on_line(at) {
            return None;
        }
        let span = self.span_of(at, to);
        let value = Offset { unit: Unit::Week, count: 1 }.into();
        row.parts.shift = Some(At { value, span });
        row.parts.relation = Some(At { value: Relation::Next, span });
        Some(to)
    }

    fn behind_day_word(&self, at: usize) -> usize {
        self.glue_anywhere(at, Glue::DayWord).filter(|next| self.reading.follows_on_line(*next)).unwrap_or(at)
    }

    /// A weekday that is nothing else here. The short English names ("Sat", "Sun") count with a capital and a date
    /// or a comma behind them.
    pub(super) fn weekday(&self, at: usize) -> Option<(usize, u8)> {
        if !self.may(at, Classes::WEEKDAY) {
            return None;
        }
        let reading = self.reading;
        let (len, (day, sure)) = reading.find(at, |sense| match sense {
            Sense::Weekday { day, sure } => Some((day, sure)),
            _ => None,
        })?;
        let mut to = at + len;
        if sure {
            // "Sundays" recur.
            let recurs = self.is_latin(at) && clitics::is_plural_form(reading.folded(at));
            return (!recurs).then_some((to, day));
        }
        // «ثلاثاء الأسبوع الماضي».
        if self.is_arabic(at) {
            let of_week = reading.follows_on_line(to)
                && self.unit_with_relation(to).is_some_and(|found| found.unit.value == Unit::Week);
            return of_week.then_some((to, day));
        }
        let capital = reading.token(at).is_some_and(|token| token.kind == TokenKind::Latin && token.capital);
        let after_the = at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::The)));
        to += usize::from(reading.is_mark(to, '.') && reading.is_glued(to));
        let next = to + usize::from(reading.is_mark(to, ','));
        let clock = self.glue(next, Glue::At).is_some_and(|clock| reading.number(clock).is_some());
        let dated = reading.follows_on_line(next)
            && (self.may(next, Classes::MONTH) || reading.number(next).is_some() || clock);
        let beside = capital && !after_the && (dated || self.is_listed_weekday(at, to));
        (beside || self.is_whole_sentence(at, to)).then_some((to, day))
    }

    /// Whether "Sat" can be nothing else: "on Sat.", "next Fri", one of "Mon, Wed and Fri".
    fn is_listed_weekday(&self, at: usize, to: usize) -> bool {
        let reading = self.reading;
        let short = |at: usize| {
            self.may(at, Classes::WEEKDAY) && reading.token(at).is_some_and(|token| token.capital)
        };
        let stop = |at: usize| at.checked_sub(1).is_some_and(|at| reading.is_mark(at, '.'));
        let before = at.checked_sub(1).filter(|_| reading.follows_on_line(at));
        let in_list = reading.is_mark(to, ',') && short(to + 1)
            || before.is_some_and(|before| {
                let word = before.checked_sub(1 + usize::from(stop(before)));
                (reading.is_mark(before, ',') || self.may(before, Classes::glue(Glue::And)))
                    && word.is_some_and(short)
            });
        let expects = |at: usize| {
            let relation = self.relation(at).map(|(_, relation)| relation);
            self.may(at, Classes::glue(Glue::At))
                || matches!(relation, Some(Relation::This | Relation::Last | Relation::Next))
        };
        let name_follows = reading.follows_on_line(to)
            && reading.token(to).is_some_and(|next| next.kind == TokenKind::Latin && next.capital);
        let expected = before.is_some_and(expects) && !name_follows;
        // "Jul 18, Fri".
        let behind_date = before.filter(|before| reading.is_mark(*before, ',')).is_some_and(|comma| {
            let day = comma.checked_sub(1);
            day.is_some_and(|day| reading.number(day).is_some() || self.may(day, Classes::MONTH))
        });
        in_list
            || behind_date && self.ends_clause(to)
            || expected && (self.ends_clause(to) || reading.is_known(to))
    }

    /// Whether nothing else stands in the sentence.
    pub(super) fn is_whole_sentence(&self, at: usize, to: usize) -> bool {
        let sentence = |at: usize| self.reading.token(at).map(|token| token.sentence);
        let here = sentence(at);
        at.checked_sub(1).is_none_or(|before| sentence(before) != here) && sentence(to) != here
    }
}
