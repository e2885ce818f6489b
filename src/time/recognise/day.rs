//! Days: weekdays, days of a month, parts of the day, days that go by a name.

use super::Grammar;
use super::point::{Join, Last, Row};
use crate::lang::{Classes, Glue, PeopleClass, Sense, TimeClass, clitics, has_article, is_past_form};
use crate::text::TokenKind;
use crate::time::shape::{At, Days, From, Offset, Relation, Unit};
use crate::time::timex::Modifier;

impl Grammar<'_, '_> {
    pub(super) fn fill_days(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        // The "20" of "11/20, 12 of Nov" is no day by itself.
        let is_part = at >= 2
            && self.reading.is_mark(at - 1, '/')
            && self.reading.is_glued(at)
            && self.reading.is_glued(at - 1)
            && self.reading.number(at - 2).is_some();
        if row.parts.days.is_some() || is_part {
            return None;
        }
        let start = self.behind_article(at);
        let (to, days) = self.days(start).or_else(|| self.day_in_words(start))?;
        let nothing_counted = self.nothing_counted(to);
        let in_digits = self.reading.number(start).is_some();
        let one = days.value.first == days.value.last;
        // A number is a day of the month only where a month follows, or a word for one, or «يوم» or a weekday stands
        // in front: «يوم 27», «الخميس 21», "Thursday the 21st", "on the 27th".
        let after_day_word = join == Join::DayWord && in_digits && nothing_counted;
        let after_weekday = row.last == Last::Weekday && one && nothing_counted && join != Join::Comma;
        let suffixed = in_digits && self.reading.number(to.saturating_sub(1)).is_none();
        let definite = (row.definite || start > at) && suffixed && self.ends_clause(to);
        let of_it = self.word(to, TimeClass::OfIt).is_some()
            && at.checked_sub(1).is_some_and(|before| self.may(before, Classes::GLUE));
        if !(self.month_after(to, in_digits).is_some()
            || of_it
            || after_day_word
            || after_weekday
            || definite
            || self.is_only_day(start, to)
            || one && self.is_plain_day(start, to))
        {
            return None;
        }
        (row.parts.days, row.last) = (Some(days), Last::Days);
        // «حتى الرابع والعشرين منه».
        if let Some(end) = self.word(to, TimeClass::OfIt) {
            let value = Offset { unit: Unit::Month, count: 0 };
            row.parts.offset = Some(At { value, span: self.span_of(to, end) });
            (row.parts.from, row.last) = (From::Previous, Last::Unit);
            return Some(end);
        }
        Some(to)
    }

    /// Whether "on the first" is all of its sentence.
    fn is_only_day(&self, at: usize, to: usize) -> bool {
        let Some(the) = at.checked_sub(1).filter(|_| self.is_latin(at)) else { return false };
        let from = the.checked_sub(1).filter(|from| self.may(*from, Classes::glue(Glue::At))).unwrap_or(the);
        self.may(the, Classes::glue(Glue::The)) && self.is_whole_sentence(from, to)
    }

    /// Whether an Arabic number is a day of the month without any word for one: «للثاني والعشرين» at the end of a clause,
    /// «في 15 الساعة 8:00».
    fn is_plain_day(&self, at: usize, to: usize) -> bool {
        let reading = self.reading;
        let expected = reading.word(at).clitics.preposition
            || at.checked_sub(1).is_some_and(|before| self.may(before, Classes::glue(Glue::At)))
                && reading.follows_on_line(at);
        if reading.number(at).is_some() {
            let next = self.glue(to, Glue::At).unwrap_or(to);
            return expected && self.glue(next, Glue::HourWord).is_some();
        }
        // A smaller one may be an hour, a half or a round.
        let day = self.ordinal(at).filter(|(_, day)| *day > 12);
        expected && self.is_arabic(at) && day.is_some() && self.ends_clause(to)
    }

    /// Whether a month, or a phrase for one, stands at `at`, perhaps behind «من».
    pub(super) fn month_after(&self, at: usize, in_digits: bool) -> Option<()> {
        let reading = self.reading;
        let mark = |mark| reading.is_mark(at, mark) && reading.follows_on_line(at + 1);
        let starts = [
            Some(at).filter(|at| reading.follows_on_line(*at)),
            self.glue(at, Glue::Of),
            // «4 إلى 23 في الشهر المقبل»; «الأولى في شهر مايو» is no day.
            self.glue(at, Glue::At).filter(|_| self.is_arabic(at) && in_digits),
            ['-', '/', '.']
                .into_iter()
                .any(mark)
                .then_some(at + 1)
                .filter(|at| self.may(*at, Classes::MONTH)),
        ];
        const MONTH_LIKE: Classes =
            Classes::MONTH.or(Classes::RELATION).or(Classes::UNIT).or(Classes::glue(Glue::The));
        starts.into_iter().flatten().filter(|at| self.may(*at, MONTH_LIKE)).find_map(|at| {
            let relation_alone = self.relation(at).is_some_and(|(_, relation)| relation == Relation::This)
                && reading.word(at).clitics.article;
            let unit = || self.unit_with_relation(at).filter(|found| found.unit.value == Unit::Month);
            let month = || {
                let (to, month) = self.month(at)?;
                // «3 مارس» is a day; what «5 آب» counts is not, unless it is sure or goes on like a date.
                let goes_on = reading.number(to).is_some_and(|(_, digits)| digits == 4)
                    || self.may(to, Classes::RELATION);
                (month.sure || !reading.word(at).clitics.article || goes_on).then_some(())
            };
            (relation_alone || unit().is_some() || month().is_some()).then_some(())
        })
    }

    /// Whether the number before `at` counts nothing that follows.
    pub(super) fn nothing_counted(&self, at: usize) -> bool {
        const SMALL: Classes = Classes::GLUE.or(Classes::RELATION).or(Classes::MODIFIER);
        self.reading.token(at).is_none_or(|token| !token.is_word() || !self.reading.follows_on_line(at))
            || self.may(at, SMALL) && !self.may(at, Classes::UNIT)
    }

    /// «9», «9 و10», «التاسع والعاشر», «10 و 11 و 12», «9-10», «9 إلى 10».
    pub(super) fn days(&self, at: usize) -> Option<(usize, At<Days>)> {
        let reading = self.reading;
        let (mut to, first) = self.day_number(at)?;
        let mut last = first;
        let mut through = false;
        loop {
            if !reading.follows_on_line(to) {
                break;
            }
            let comma = ['\u{060C}', ','].into_iter().any(|mark| reading.is_mark(to, mark)).then_some(to + 1);
            let range = self.range_mark(to);
            let or = self.glue(to, Glue::Or);
            let joined = self.joined(to).or(range).or(or).or(comma).map(|next| self.behind_article(next));
            let Some((next, day)) = joined.and_then(|next| self.day_number(next)) else { break };
            // "January 9, 10 a.m." and "9-10:30" go on with a clock time; "5 to 9 and 19 to 23 March" are two stretches.
            let second = range.is_none() && comma.is_none() && self.range_mark(next).is_some();
            if self.is_clock_behind(next) || second {
                break;
            }
            (to, last, through) = (next, day, through || range.is_some());
        }
        Some((to, At { value: Days { first, last, through }, span: self.span_of(at, to) }))
    }

    /// The cardinal of "fifteen August" and "May twenty nine", which counts things as often as days.
    fn day_in_words(&self, at: usize) -> Option<(usize, At<Days>)> {
        let reading = self.reading;
        // "twenty-first" is read as an ordinal.
        if self.ordinal(at).is_some() {
            return None;
        }
        let (to, day @ 13..=31) = self.count_in_words(at).filter(|_| self.is_latin(at))? else { return None };
        let year =
            reading.number(to).is_some_and(|(_, digits)| digits == 4) || self.year_in_words(to).is_some();
        let month = self.month_name(to).is_some_and(|(.., sure)| sure);
        if !(month || self.ends_clause(to) || year) {
            return None;
        }
        let day = day as u8;
        Some((to, At { value: Days { first: day, last: day, through: false }, span: self.span_of(at, to) }))
    }

    /// Whether what stands behind a number makes a clock time of it.
    fn is_clock_behind(&self, at: usize) -> bool {
        let reading = self.reading;
        let minutes = reading.is_mark(at, ':') && reading.is_glued(at) && reading.number(at + 1).is_some();
        let half = self.is_latin(at) && self.may(at, Classes::HALF_OF_DAY) && reading.follows_on_line(at);
        minutes || half
    }

    /// "January 9 and 10", «تموز 13 إلى 15»: the days stand behind the month.
    pub(super) fn days_behind_month(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
            return None;
        }
        let start = self.glue(at, Glue::The).unwrap_or(at);
        // "Jan-1", "Oct/2".
        let marked =
            ['-', '/'].into_iter().any(|mark| reading.is_mark(start, mark) && reading.is_glued(start))
                && reading.is_glued(start + 1);
        let start = start + usize::from(marked);
        if let Some((to, days)) = self.day_in_words(start) {
            (row.parts.days, row.last) = (Some(days), Last::Days);
            return Some(to);
        }
        let (to, days) = self.days(start)?;
        let (first_to, first) = self.day_number(start)?;
        // «في سبتمبر أول زيارة» counts visits.
        let counts_things = self.is_arabic(start) && !reading.word(start).clitics.article;
        if self.is_clock_behind(first_to) || counts_things {
            return None;
        }
        // In "Jan. 10 and 12 people" the second number counts people; in "in June 12 people" the first does.
        let counts = |to: usize| match self.is_arabic(to) {
            true => !self.nothing_counted(to),
            false => {
                !is_past_form(reading.folded(to))
                    && reading.token(to).is_some_and(|token| token.kind == TokenKind::Latin && !token.capital)
                    && reading.follows_on_line(to)
                    && !reading.is_known(to)
            }
        };
        if self.is_arabic(at.saturating_sub(1)) && counts(first_to) {
            return None;
        }
        let (to, days) = match to != first_to && counts(to) {
            true => {
                let value = Days { first, last: first, through: false };
                (first_to, At { value, span: self.span_of(start, first_to) })
            }
            false => (to, days),
        };
        row.parts.days = Some(days);
        row.last = Last::Days;
        Some(to)
    }

    pub(super) fn fill_part(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        if row.parts.part.is_some() {
            return None;
        }
        let is_first = row.last == Last::Nothing;
        let (start, modifier) = self.behind_period_part(at).filter(|_| !is_first).unwrap_or((at, None));
        let start = self.behind_article(start);
        if !self.may(start, Classes::DAY_PART) {
            return None;
        }
        let (len, part) = self.sense(start, |sense| match sense {
            Sense::DayPart(part) => Some(part),
            _ => None,
        })?;
        // "in the mornings" recurs.
        if len == 1 && self.is_latin(start) && clitics::is_plural_form(self.reading.folded(start)) {
            return None;
        }
        // Behind a comma only what is told of the day before it: "Tuesday, in the morning".
        if !is_first && join == Join::Comma && start == at {
            return None;
        }
        let adverb = self.is_arabic(start) && !self.is_definite(start) && self.is_adverb(start);
        row.part_alone = is_first && !adverb;
        row.with_article |= is_first && row.definite;
        row.modifier = row.modifier.or(modifier);
        row.parts.part = Some(At { value: part, span: self.span_of(start, start + len) });
        row.last = Last::Part;
        Some(start + len)
    }

    /// The "early" of "Monday early in the morning", «في وقت متأخر من» of «الثلاثاء في وقت متأخر من المساء»: the token behind
    /// it and the modifier.
    fn behind_period_part(&self, at: usize) -> Option<(usize, Option<At<Modifier>>)> {
        if !self.may(at, Classes::PERIOD_PART) {
            return None;
        }
        let (len, value) = self.sense(at, |sense| match sense {
            Sense::PeriodPart { part, .. } => Some(part),
            _ => None,
        })?;
        let to = at + len;
        let dash = self.reading.is_mark(to, '-') && self.reading.is_glued(to);
        let next =
            self.glue(to, Glue::At).or_else(|| self.glue(to, Glue::Of)).unwrap_or(to + usize::from(dash));
        Some((next, Some(At { value, span: self.span_of(at, to) })))
    }

    /// Whether a word has the article, as a clitic or in the lexicon's own form.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        self.reading.word(at).clitics.article || self.is_arabic(at) && has_article(self.reading.folded(at))
    }

    /// «صباحا», «مساء»: by its ending the word says when by itself.
    fn is_adverb(&self, at: usize) -> bool {
        self.reading.written(at).ends_with(['\u{627}', '\u{64B}'])
    }

    pub(super) fn fill_offset(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, sense) = self.sense(at, |sense| match sense {
            Sense::Day(_) | Sense::NightOf(_) => Some(sense),
            _ => None,
        })?;
        let span = self.span_of(at, at + len);
        let count = match sense {
            Sense::Day(count) => count,
            Sense::NightOf(count) => {
                row.parts.part = Some(At { value: crate::time::shape::DayPart::Night, span });
                count
            }
            _ => return None,
        };
        // «اليوم الثاني من المؤتمر», «اليوم الـ153».
        let next = at + len;
        let counted = self.is_arabic(at)
            && count == 0
            && self.reading.follows_on_line(next)
            && (self.reading.word(next).clitics.article
                && (self.ordinal(next).is_some() || self.may(next, Classes::glue(Glue::Final)))
                || self.reading.is_glued(next + 1) && self.reading.number(next + 1).is_some());
        if counted {
            return None;
        }
        // «الصباح أمس»: with the article the part of a day is a paper or stands by itself.
        let before = at.saturating_sub(1);
        if row.last == Last::Part
            && self.is_arabic(before)
            && self.reading.word(before).clitics.article
            && !before.checked_sub(1).is_some_and(|front| self.may(front, Classes::GLUE))
        {
            return None;
        }
        let value = Offset { unit: Unit::Day, count: i16::from(count) };
        (row.parts.offset, row.last) = (Some(At { value, span }), Last::Offset);
        row.with_article |= row.definite;
        Some(at + len)
    }

    /// «عيد الفطر», "Christmas", but not «شارع عيد الاستقلال» or "a Christmas tree".
    pub(super) fn fill_holiday(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let (len, (value, sure)) = self.sense(at, |sense| match sense {
            Sense::Holiday { day, sure } => Some((day, sure)),
            _ => None,
        })?;
        let to = at + len;
        let named_after = at
            .checked_sub(1)
            .is_some_and(|before| reading.means(before, Sense::People(PeopleClass::NamedAfter)));
        let has_weekday = (at..to).any(|at| self.may(at, Classes::WEEKDAY));
        if named_after || !has_weekday && reading.follows_on_line(to) && self.may(to, Classes::HOLIDAY_THING)
        {
            return None;
        }
        row.unsure = !sure && reading.token(at).is_some_and(|token| !token.capital);
        (row.parts.holiday, row.last) = (Some(At { value, span: self.span_of(at, to) }), Last::Holiday);
        Some(to)
    }
}
