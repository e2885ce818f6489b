//! Calendar arithmetic that the resolver and the rules share.

use super::shape::{Calendar, Month};
use super::{Interval, hijri};
use jiff::civil::{Date, Weekday};
use jiff::{Span as TimeSpan, ToSpan};

/// A day of the civil calendar, or `None` where there is none such.
pub fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day of a month of either calendar, or `None` where that month has no such day.
pub fn day_of(year: i16, month: Month, number: u8) -> Option<Date> {
    match month.calendar {
        Calendar::Gregorian => day(year, month.number, number),
        Calendar::Hijri => hijri::from_hijri(i32::from(year), month.number, number),
    }
}

/// The days of a civil month.
pub fn month(year: i16, number: u8) -> Option<Interval> {
    let first = day(year, number, 1)?;
    Some(Interval { first, last: first.last_of_month() })
}

/// The days of a month of either calendar.
pub fn month_of(year: i16, named: Month) -> Option<Interval> {
    match named.calendar {
        Calendar::Gregorian => month(year, named.number),
        Calendar::Hijri => {
            let first = day_of(year, named, 1)?;
            let last = day_of(year, named, 30).or_else(|| day_of(year, named, 29))?;
            Some(Interval { first, last })
        }
    }
}

/// The days of a civil year.
pub fn year(year: i16) -> Option<Interval> {
    Some(Interval { first: day(year, 1, 1)?, last: day(year, 12, 31)? })
}

/// The days of the ISO week that holds `date`.
pub fn week(date: Date) -> Interval {
    let first = plus_days(date, 1 - i64::from(weekday(date)));
    Interval { first, last: plus_days(first, 6) }
}

/// The ISO 8601 name of the week that holds `date`: `2021-W52`.
pub fn week_name(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// 1 for Monday to 7 for Sunday.
pub fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

/// The weekday of a number from 1 for Monday to 7 for Sunday.
pub fn weekday_of(number: u8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number as i8).ok()
}

/// So many days on; the day itself at the end of all days.
pub fn plus_days(date: Date, days: i64) -> Date {
    plus(date, TimeSpan::new().try_days(days).unwrap_or_default())
}

/// So many months on; the last day of a month stays within its month.
pub fn plus_months(date: Date, months: i64) -> Date {
    plus(date, TimeSpan::new().try_months(months).unwrap_or_default())
}

fn plus(date: Date, span: TimeSpan) -> Date {
    date.checked_add(span).unwrap_or(date)
}

/// How many days from `from` to `to`.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until((jiff::Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}

/// The last day with this weekday up to `date`, that day included.
pub fn last_weekday(date: Date, number: u8) -> Date {
    plus_days(date, -((7 + i64::from(weekday(date)) - i64::from(number)) % 7))
}

/// The next day with this weekday from `date` on, that day included.
pub fn next_weekday(date: Date, number: u8) -> Date {
    plus_days(date, (7 + i64::from(number) - i64::from(weekday(date))) % 7)
}

/// Easter Sunday of a year in the Western reckoning (the Meeus/Jones/Butcher algorithm).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    day(year, (sum / 31) as u8, (sum % 31 + 1) as u8)
}

/// Easter Sunday of a year in the Eastern reckoning (Meeus's Julian algorithm, moved to the civil calendar; right
/// from 1900 to 2099).
pub fn eastern_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let sum = d + e + 114;
    day(year, (sum / 31) as u8, (sum % 31 + 1) as u8)?.checked_add(13.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_are_iso_weeks() {
        assert_eq!(week_name(date(2022, 1, 1)), "2021-W52");
        assert_eq!(week(date(2022, 1, 1)), Interval { first: date(2021, 12, 27), last: date(2022, 1, 2) });
    }

    #[test]
    fn weekdays_count_from_the_day_itself() {
        let friday = date(2021, 12, 31);
        assert_eq!(last_weekday(friday, 4), date(2021, 12, 30));
        assert_eq!(last_weekday(friday, 5), friday);
        assert_eq!(next_weekday(friday, 4), date(2022, 1, 6));
    }

    #[test]
    fn both_easters() {
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(eastern_easter(2024), Some(date(2024, 5, 5)));
    }
}
