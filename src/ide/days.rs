//! Days in words: «الجمعة 31 كانون الأول/ديسمبر 2021», "Sunday–Monday, 9–10 January 2022".

use crate::lang::{Language, counted, message};
use crate::time::shape::Unit;
use crate::time::{Interval, hijri};
use jiff::civil::Date;

/// A weekday's name: 1 Monday to 7 Sunday.
pub fn weekday(reader: Language, number: u8) -> String {
    message(reader, &format!("weekday.{number}"), &[])
}

/// A month's name: 1 January to 12 December.
pub fn month(reader: Language, number: u8) -> String {
    message(reader, &format!("month.{number}"), &[])
}

/// A day without its weekday.
pub fn day(reader: Language, date: Date) -> String {
    let (number, month, year) = (date.day().to_string(), month_of(reader, date), date.year().to_string());
    message(reader, "day", &[("day", &number), ("month", &month), ("year", &year)])
}

/// A day with its weekday.
pub fn full_day(reader: Language, date: Date) -> String {
    let (number, month, year) = (date.day().to_string(), month_of(reader, date), date.year().to_string());
    let values =
        [("weekday", &*weekday_of(reader, date)), ("day", &number), ("month", &month), ("year", &year)];
    message(reader, "day-with-weekday", &values)
}

/// What an interval covers, in the shortest exact words: a day, days of one month, a month, a year, or from a
/// day to a day.
pub fn interval(reader: Language, interval: Interval) -> String {
    let (first, last) = (interval.first, interval.last);
    if interval.is_day() {
        return full_day(reader, first);
    }
    let starts_month = first.day() == 1;
    if starts_month && last == last.last_of_month() {
        if first.first_of_month() == last.first_of_month() {
            let (month, year) = (month_of(reader, first), first.year().to_string());
            return message(reader, "month-of-year", &[("month", &month), ("year", &year)]);
        }
        if first.month() == 1 && last.month() == 12 {
            return years(reader, first.year(), last.year());
        }
    }
    if first.first_of_month() == last.first_of_month() {
        return days_of_month(reader, first, last);
    }
    let (first, last) = (full_day(reader, first), full_day(reader, last));
    message(reader, "from-to", &[("first", &first), ("last", &last)])
}

fn years(reader: Language, first: i16, last: i16) -> String {
    if first == last {
        return first.to_string();
    }
    message(reader, "from-to", &[("first", &first.to_string()), ("last", &last.to_string())])
}

fn days_of_month(reader: Language, first: Date, last: Date) -> String {
    let (first_day, last_day) = (first.day().to_string(), last.day().to_string());
    let (month, year) = (month_of(reader, first), first.year().to_string());
    let (first_weekday, last_weekday) = (weekday_of(reader, first), weekday_of(reader, last));
    let values = [
        ("first", &*first_day),
        ("last", &*last_day),
        ("month", &*month),
        ("year", &*year),
        ("first-weekday", &*first_weekday),
        ("last-weekday", &*last_weekday),
    ];
    // Weekdays help over a weekend's visit; over half a month they say nothing.
    let week = last.day() - first.day() < 7;
    message(reader, if week { "days-of-month-with-weekdays" } else { "days-of-month" }, &values)
}

/// The Hijri day or days of an interval of at most a week, where Umm al-Qura knows them.
pub fn hijri_interval(reader: Language, interval: Interval) -> Option<String> {
    let first = hijri_day(reader, interval.first)?;
    if interval.is_day() {
        return Some(first);
    }
    if days_between(interval.first, interval.last) > 7 {
        return None;
    }
    let last = hijri_day(reader, interval.last)?;
    Some(message(reader, "from-to", &[("first", &first), ("last", &last)]))
}

fn hijri_day(reader: Language, date: Date) -> Option<String> {
    let (year, month, day) = hijri::to_hijri(date)?;
    let month = message(reader, &format!("hijri-month.{month}"), &[]);
    let values = [("day", &*day.to_string()), ("month", &*month), ("year", &*year.to_string())];
    Some(message(reader, "hijri-day", &values))
}

/// How far a day lies from the publication date: "10 days after publication".
pub fn distance(reader: Language, publication: Date, date: Date) -> String {
    let days = days_between(publication, date);
    let count = counted(reader, "count.day", days.unsigned_abs(), &[]);
    match days {
        0 => message(reader, "distance.same", &[]),
        1.. => message(reader, "distance.after", &[("count", &count)]),
        _ => message(reader, "distance.before", &[("count", &count)]),
    }
}

/// So many units, in words.
pub fn count(reader: Language, unit: Unit, count: u64) -> String {
    counted(reader, &format!("count.{}", unit_key(unit)), count, &[])
}

/// A unit's key in the messages.
pub fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Season => "season",
        Unit::Half => "half",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Millennium => "millennium",
    }
}

fn month_of(reader: Language, date: Date) -> String {
    month(reader, date.month().unsigned_abs())
}

fn weekday_of(reader: Language, date: Date) -> String {
    weekday(reader, date.weekday().to_monday_one_offset().unsigned_abs())
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(first: Date, last: Date, arabic: &str, english: &str) {
        let days = Interval { first, last };
        assert_eq!(interval(Language::Arabic, days), arabic);
        assert_eq!(interval(Language::English, days), english);
    }

    #[test]
    fn one_day() {
        let day = date(2021, 12, 31);
        check(day, day, "الجمعة 31 كانون الأول/ديسمبر 2021", "Friday, 31 December 2021");
    }

    #[test]
    fn days_of_one_month() {
        check(
            date(2022, 1, 9),
            date(2022, 1, 10),
            "الأحد – الاثنين، 9 – 10 كانون الثاني/يناير 2022",
            "Sunday–Monday, 9–10 January 2022",
        );
        check(date(2022, 1, 2), date(2022, 1, 20), "2 – 20 كانون الثاني/يناير 2022", "2–20 January 2022");
    }

    #[test]
    fn a_month_and_years() {
        check(date(2024, 2, 1), date(2024, 2, 29), "شباط/فبراير 2024", "February 2024");
        check(date(2024, 1, 1), date(2024, 12, 31), "2024", "2024");
        check(date(2020, 1, 1), date(2024, 12, 31), "2020 – 2024", "2020 – 2024");
    }

    #[test]
    fn from_one_month_into_another() {
        check(
            date(2026, 3, 30),
            date(2026, 4, 2),
            "الاثنين 30 آذار/مارس 2026 – الخميس 2 نيسان/أبريل 2026",
            "Monday, 30 March 2026 – Thursday, 2 April 2026",
        );
    }

    #[test]
    fn the_distance_from_publication() {
        let published = date(2021, 12, 31);
        assert_eq!(distance(Language::English, published, date(2022, 1, 10)), "10 days after publication");
        assert_eq!(distance(Language::English, published, date(2021, 12, 30)), "1 day before publication");
        assert_eq!(distance(Language::English, published, published), "the day of publication");
        assert_eq!(distance(Language::Arabic, published, date(2022, 1, 2)), "بعد يومين من النشر");
    }

    #[test]
    fn hijri_days() {
        let day = Interval::day(date(2022, 4, 2));
        assert_eq!(hijri_interval(Language::English, day).as_deref(), Some("1 Ramadan 1443 AH"));
        let year = Interval { first: date(2022, 1, 1), last: date(2022, 12, 31) };
        assert_eq!(hijri_interval(Language::English, year), None);
    }
}
