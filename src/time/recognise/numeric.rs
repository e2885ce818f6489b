//! Dates in numbers alone: «2021-12-31», «31/12/2021», «07.12.2021», "04/22".

use super::Grammar;
use super::point::{Join, Last, Row};
use crate::lang::{Classes, Glue};
use crate::time::shape::{At, Calendar, Days, Month, Numeric, Year};

impl Grammar<'_, '_> {
    /// A date in numbers, with a clock time behind `T` as ISO 8601 has it.
    pub(super) fn fill_numeric(&self, at: usize, row: &mut Row) -> Option<usize> {
        if row.parts.days.is_some() || row.parts.month.is_some() {
            return None;
        }
        self.three_numbers(at, row).or_else(|| self.two_numbers(at, row))
    }

    fn three_numbers(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let (a, a_digits) = reading.number(at)?;
        let mark = ['/', '-', '.'].into_iter().find(|mark| reading.is_mark(at + 1, *mark))?;
        // Official copy sets its slashes apart: «17 / 8 / 1422هـ».
        let apart = mark == '/'
            && (1..=4).all(|n| reading.follows_on_line(at + n))
            && reading.number(at + 4).is_some_and(|(_, digits)| digits == 4);
        let glued = ((1..=4).all(|n| reading.is_glued(at + n)) || apart) && reading.is_mark(at + 3, mark);
        let ((b, 1..=2), (c, c_digits)) = (reading.number(at + 2)?, reading.number(at + 4)?) else {
            return None;
        };
        let longer =
            reading.is_mark(at + 5, mark) && reading.is_glued(at + 5) && reading.number(at + 6).is_some();
        if !glued || longer || self.goes_on_from(at, mark) || b == 0 {
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
            // "18-9-15" and "16/04/21" with the year in front, where it can be nothing else.
            (2, 1..=2) if a > 31 && b <= 12 && c <= 31 && c > 0 => {
                row.parts.year = Some(year(a, 2, 0));
                ((c, 4), (b, 2))
            }
            (1..=2, 4) | (1..=2, 2) => {
                // What cannot be a date is a number of something else: with stops, "6.18.44", the version of a program.
                let day_first = a <= 31 && b <= 12;
                let possible = day_first || mark != '.' && b <= 31 && a <= 12;
                if c_digits == 2 && mark != '/' && !possible {
                    return None;
                }
                row.parts.year = Some(year(c, c_digits, 4));
                if a <= 12 && b <= 12 && a != b && mark != '.' {
                    row.parts.numeric = Some(Numeric { first: a as u8, second: b as u8 });
                }
                if a <= 12 && b > 12 && mark != '.' { ((b, 2), (a, 0)) } else { ((a, 0), (b, 2)) }
            }
            _ => return None,
        };
        // «26/5/1436هـ»: the mark of the calendar belongs to the date.
        let era = self.era(at + 5).filter(|_| c_digits == 4);
        if let (Some(year), Some((_, calendar))) = (&mut row.parts.year, era) {
            year.value.calendar = calendar;
        }
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
        Some(at + 5 + era.map_or(0, |(len, _)| len))
    }

    /// "04/22", «22/4» and "2014/10": a day and a month, or a year and a month, where words around expect a date; a
    /// fraction, a score and a season are none.
    fn two_numbers(&self, at: usize, row: &mut Row) -> Option<usize> {
        let reading = self.reading;
        let ((a, a_digits), (b, b_digits)) = (reading.number(at)?, reading.number(at + 2)?);
        // "Friday 7.6" is a day, "Friday 7.30" a clock time.
        let by_stop = row.last == Last::Weekday && (b_digits == 1 || a > 24) && reading.is_mark(at + 1, '.');
        let stop = by_stop.then_some('.');
        let mark = ['/', '-'].into_iter().find(|mark| reading.is_mark(at + 1, *mark)).or(stop)?;
        // "10/1-11/7" is a range.
        let range = mark == '/' && self.is_day_of_month(at + 4) && self.range_mark(at + 3).is_some();
        if self.goes_on_from(at, mark)
            || !reading.is_glued(at + 1)
            || !reading.is_glued(at + 2)
            || !range && !self.ends_number(at + 3)
        {
            return None;
        }
        let place = |n: usize| self.span_of(at + n, at + n + 1);
        let by_slash = reading.is_mark(at + 1, '/') || b_digits == 2;
        if a_digits == 4
            && by_slash
            && (1900..=2100).contains(&a)
            && (1..=12).contains(&b)
            && b != a % 100 + 1
        {
            let year = Year { number: a as i16, digits: 4, calendar: calendar_of(a), cut: false };
            row.parts.year = Some(At { value: year, span: place(0) });
            let month = Month { number: b as u8, calendar: calendar_of(a) };
            row.parts.month = Some(At { value: month, span: place(2) });
            row.last = Last::Year;
            return Some(at + 3);
        }
        // "08/12, 2015".
        let year_behind = [',', '\u{060C}'].into_iter().any(|mark| reading.is_mark(at + 3, mark))
            && matches!(reading.number(at + 4), Some((1900..=2100, 4)));
        // "11/2016".
        if let (1..=12, 1..=2, Some((year @ 1900..=2100, 4))) = (a, a_digits, reading.number(at + 2)) {
            let year = Year { number: year as i16, digits: 4, calendar: Calendar::Gregorian, cut: false };
            row.parts.year = Some(At { value: year, span: place(2) });
            let month = Month { number: a as u8, calendar: Calendar::Gregorian };
            row.parts.month = Some(At { value: month, span: place(0) });
            row.last = Last::Year;
            return Some(at + 3);
        }
        let expected = year_behind
            || range
            || mark == '/' && (self.is_in_list(at) || b > 4 && self.is_whole_sentence(at, at + 3))
            || row.last == Last::Weekday
            || at.checked_sub(1).is_some_and(|before| self.expects_date(before));
        let plausible =
            b_digits <= 2 && (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12);
        if a_digits > 2 || !expected || !plausible || reading.is_mark(at + 1, '-') && (a <= 12) == (b <= 12) {
            return None;
        }
        let (day, month) = if a <= 12 && b > 12 { ((b, 2), (a, 0)) } else { ((a, 0), (b, 2)) };
        if a <= 12 && b <= 12 && a != b {
            row.parts.numeric = Some(Numeric { first: a as u8, second: b as u8 });
        }
        let calendar = Calendar::Gregorian;
        row.parts.days = Some(At { value: one_day(day.0 as u8), span: place(day.1) });
        row.parts.month = Some(At { value: Month { number: month.0 as u8, calendar }, span: place(month.1) });
        row.last = Last::Month;
        Some(at + 3)
    }

    /// Whether "10/31" stands at `at`: two numbers of which one can be a month.
    fn is_day_of_month(&self, at: usize) -> bool {
        let reading = self.reading;
        let glued = reading.is_mark(at + 1, '/') && reading.is_glued(at + 1) && reading.is_glued(at + 2);
        match (reading.number(at), glued.then(|| reading.number(at + 2)).flatten()) {
            (Some((a @ 1..=31, 1..=2)), Some((b @ 1..=31, 1..=2))) => {
                (a <= 12 || b <= 12) && !(reading.is_mark(at + 3, '/') && reading.is_glued(at + 3))
            }
            _ => false,
        }
    }

    /// Whether days in numbers stand side by side: "11/20, 11/22 or 11/25", "from 10/1 to 11/7".
    fn is_in_list(&self, at: usize) -> bool {
        let reading = self.reading;
        let join = |at: usize| {
            let comma = reading.is_mark(at, ',') && reading.follows_on_line(at + 1);
            comma
                || self
                    .may(at, Classes::glue(Glue::And).or(Classes::glue(Glue::Or)).or(Classes::glue(Glue::To)))
        };
        let is_date = |at: usize| {
            let (Some((a, _)), Some((b, _))) = (reading.number(at), reading.number(at + 2)) else {
                return false;
            };
            // "1/2 or 5/6" are shares.
            self.is_day_of_month(at) && (a >= b || b > 12)
        };
        let named = |at: usize| self.days(at).is_some_and(|(to, _)| self.month_after(to, true).is_some());
        let behind = join(at + 3) && (is_date(at + 4) || named(at + 4));
        is_date(at) && (behind || at >= 4 && join(at - 1) && is_date(at - 4))
    }

    /// Whether the number at `at` is the next part of a longer one: the "03" of "133-03-03-2020".
    fn goes_on_from(&self, at: usize, mark: char) -> bool {
        let reading = self.reading;
        at >= 2
            && reading.is_glued(at)
            && reading.is_mark(at - 1, mark)
            && reading.is_glued(at - 1)
            && reading.number(at - 2).is_some()
    }

    /// Whether a number ends in front of the token `at`: no further digits, share or unit behind it.
    pub(super) fn ends_number(&self, at: usize) -> bool {
        let reading = self.reading;
        let goes_on =
            ['/', '-', '.', '%'].into_iter().any(|mark| reading.is_mark(at, mark) && reading.is_glued(at))
                && (reading.is_mark(at, '%') || reading.number(at + 1).is_some());
        !(goes_on || self.may(at, Classes::UNIT) || reading.is_glued(at) && self.is_latin(at))
    }

    fn expects_date(&self, before: usize) -> bool {
        const EXPECTING: Classes = Classes::glue(Glue::DayWord)
            .or(Classes::glue(Glue::DateWord))
            .or(Classes::glue(Glue::Since))
            .or(Classes::glue(Glue::Before))
            .or(Classes::glue(Glue::After))
            .or(Classes::glue(Glue::At));
        self.may(before, EXPECTING)
    }
}

fn one_day(day: u8) -> Days {
    Days { first: day, last: day, through: false }
}

/// Years of the fourteenth and fifteenth century are of the Hijri calendar where a full numeric date gives them.
fn calendar_of(year: u32) -> Calendar {
    if (1300..1500).contains(&year) { Calendar::Hijri } else { Calendar::Gregorian }
}
