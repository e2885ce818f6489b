//! Days: weekdays, days of a month, numeric dates, parts of the day, clock times, days that go by a name.

use super::Grammar;
use super::point::{Join, Last, Row};
use crate::lang::{Glue, Sense};
use crate::text::TokenKind;
use crate::time::shape::{At, Calendar, Days, Holiday, Month, Numeric, Relation, Unit, Year};

impl Grammar<'_, '_> {
    pub(super) fn fill_weekday(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        if row.parts.weekday.is_some() {
            return None;
        }
        let weekday = |at| {
            reading.find(at, |sense| match sense {
                Sense::Weekday { day, sure: true } => Some(day),
                _ => None,
            })
        };
        let (len, day) = weekday(at)?;
        let mut to = at + len;
        row.parts.weekday = Some(At { value: day, span: self.span_of(at, to) });
        row.last = Last::Weekday;
        let joined = match reading.word(to).clitics.conjunction && reading.follows_on_line(to) {
            true => Some(to),
            false => self
                .glue(to, Glue::And)
                .or_else(|| self.glue(to, Glue::Or))
                .or_else(|| self.glue(to, Glue::To)),
        };
        // Side by side stand neighbours: «الخميس والجمعة».
        if let Some(next) = joined
            && let Some((len, other)) = weekday(next)
            && other == day % 7 + 1
        {
            let day = other;
            row.parts.weekday_to = Some(At { value: day, span: self.span_of(next, next + len) });
            to = next + len;
        }
        Some(to)
    }

    pub(super) fn fill_days(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        if row.parts.days.is_some() {
            return None;
        }
        let (to, days) = self.days(at)?;
        // A number is a day of the month only where a month follows, or a word for one, or «يوم» stands in front.
        let month_follows = self.month_after(to).is_some();
        let digits_after_day_word = join == Join::DayWord && self.reading.number(at).is_some();
        if !(month_follows || digits_after_day_word && self.nothing_counted(to)) {
            return None;
        }
        row.day_word |= join == Join::DayWord;
        (row.parts.days, row.last) = (Some(days), Last::Days);
        Some(to)
    }

    /// Whether a month, or a phrase for one, stands at `at`, perhaps behind «من».
    pub(super) fn month_after(&self, at: usize) -> Option<()> {
        let reading = self.reading;
        let starts = [Some(at).filter(|at| reading.follows_on_line(*at)), self.glue(at, Glue::Of)];
        starts.into_iter().flatten().find_map(|at| {
            let relation_alone = self.relation(at).is_some_and(|(_, relation)| relation == Relation::This)
                && reading.word(at).clitics.article;
            let unit = self.unit_with_relation(at).filter(|(_, unit, _)| unit.value == Unit::Month);
            (relation_alone || unit.is_some() || self.month(at).is_some()).then_some(())
        })
    }

    /// Whether the number before `at` counts nothing that follows.
    pub(super) fn nothing_counted(&self, at: usize) -> bool {
        self.reading.token(at).is_none_or(|token| !token.is_word() || !self.reading.follows_on_line(at))
            || self.reading.has(at, |sense| matches!(sense, Sense::Glue(_) | Sense::Relation(_)))
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
            let glued = reading.word(to).clitics.conjunction.then_some(to);
            let range = self.range_mark(to);
            let joined = glued.or_else(|| self.glue(to, Glue::And)).or(range).or(comma);
            let Some((next, day)) = joined.and_then(|next| self.day_number(next)) else { break };
            (to, last, through) = (next, day, through || joined == range);
        }
        Some((to, At { value: Days { first, last, through }, span: self.span_of(at, to) }))
    }

    /// "January 9 and 10": the days stand behind the month.
    pub(super) fn days_behind_month(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        if !reading.follows_on_line(at) {
            return None;
        }
        let at = self.glue(at, Glue::The).unwrap_or(at);
        let (to, days) = self.days(at)?;
        let (first_to, first) = self.day_number(at)?;
        // In "Jan. 10 and 12 people" the second number counts people.
        let counts = |to: usize| {
            reading.token(to).is_some_and(|token| token.kind == TokenKind::Latin && !token.capital)
                && reading.follows_on_line(to)
                && !reading.is_known(to)
        };
        let (to, days) = match to != first_to && counts(to) {
            true => (first_to, At { value: one_day(first), span: self.span_of(at, first_to) }),
            false => (to, days),
        };
        row.parts.days = Some(days);
        row.last = Last::Days;
        Some(to)
    }

    pub(super) fn fill_part(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.part.is_some() || row.parts.clock.is_some() {
            return None;
        }
        let (len, part) = self.reading.find(at, |sense| match sense {
            Sense::DayPart(part) => Some(part),
            _ => None,
        })?;
        row.parts.part = Some(At { value: part, span: self.span_of(at, at + len) });
        row.last = Last::Part;
        Some(at + len)
    }

    pub(super) fn fill_clock(&self, at: usize, join: Join, row: &mut Row) -> Option<usize> {
        let (to, clock) = self.clock(at)?;
        // Behind a dash only a clock time with a colon: "- 20:46" of a stamp.
        let has_colon = self.reading.is_mark(at + 1, ':');
        let has_word = self.glue_anywhere(at, Glue::HourWord).is_some();
        let is_named = self.reading.number(at).is_none();
        if join == Join::Dash && !has_colon || join == Join::Comma && !(has_colon || has_word) {
            return None;
        }
        if row.last == Last::Part && !has_word && !is_named && !has_colon {
            return None;
        }
        (row.parts.clock, row.last) = (Some(clock), Last::Clock);
        let (to, zone) = match self.zone(to) {
            Some((end, zone)) => (end, Some(zone)),
            None => (to, None),
        };
        row.parts.zone = zone;
        Some(to)
    }

    pub(super) fn fill_holiday(&self, at: usize, row: &mut Row) -> Option<usize> {
        let (len, (month, day)) = self.reading.find(at, |sense| match sense {
            Sense::Holiday(month, day) => Some((month, day)),
            _ => None,
        })?;
        let span = self.span_of(at, at + len);
        (row.parts.holiday, row.last) = (Some(At { value: Holiday::Fixed(month, day), span }), Last::Holiday);
        Some(at + len)
    }

    /// «2021-12-31», «31/12/2021», «07.12.2021», with a clock time behind `T` as ISO 8601 has it.
    pub(super) fn fill_numeric(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.days.is_some() {
            return None;
        }
        let reading = self.reading;
        let (a, a_digits) = reading.number(at)?;
        let mark = ['/', '-', '.'].into_iter().find(|mark| reading.is_mark(at + 1, *mark))?;
        let glued = (1..=4).all(|n| reading.is_glued(at + n)) && reading.is_mark(at + 3, mark);
        let ((b, 1..=2), (c, c_digits)) = (reading.number(at + 2)?, reading.number(at + 4)?) else {
            return None;
        };
        let longer =
            reading.is_mark(at + 5, mark) && reading.is_glued(at + 5) && reading.number(at + 6).is_some();
        if !glued || longer || b == 0 {
            return None;
        }
        let place = |n: usize| self.span_of(at + n, at + n + 1);
        let year = |number: u32, digits: u8, n: usize| At {
            value: Year { number: number as i16, digits, calendar: calendar_of(number), cut: false },
            span: place(n),
        };
        let (day, month) = match (a_digits, c_digits) {
            (4, 1..=2) => {
                row.parts.year = Some(year(a, 4, 0));
                ((c, 4), (b, 2))
            }
            (1..=2, 4) | (1..=2, 2) => {
                if c_digits == 2 && mark == '-' {
                    return None;
                }
                row.parts.year = Some(year(c, c_digits, 4));
                if a <= 12 && b <= 12 && a != b && mark == '/' {
                    row.numeric = Some(Numeric { first: a as u8, second: b as u8 });
                }
                if a <= 12 && b > 12 && mark != '.' { ((b, 2), (a, 0)) } else { ((a, 0), (b, 2)) }
            }
            _ => return None,
        };
        let calendar = row.parts.year.map_or(Calendar::Gregorian, |year| year.value.calendar);
        row.parts.days = Some(At { value: one_day(day.0 as u8), span: place(day.1) });
        row.parts.month = Some(At { value: Month { number: month.0 as u8, calendar }, span: place(month.1) });
        row.last = Last::Year;
        let is_t = reading.folded(at + 5) == "t" && reading.is_glued(at + 5) && reading.is_glued(at + 6);
        if is_t && let Some(to) = self.fill_clock(at + 6, Join::Space, row) {
            let is_utc = reading.folded(to) == "z" && reading.is_glued(to);
            if is_utc {
                row.parts.zone = Some(At { value: "UTC", span: reading.stem(to) });
            }
            return Some(to + usize::from(is_utc));
        }
        Some(at + 5)
    }
}

fn one_day(day: u8) -> Days {
    Days { first: day, last: day, through: false }
}

/// Years of the fourteenth and fifteenth century are of the Hijri calendar where a full numeric date gives them.
fn calendar_of(year: u32) -> Calendar {
    if (1300..1500).contains(&year) { Calendar::Hijri } else { Calendar::Gregorian }
}
