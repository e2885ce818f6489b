//! Days of the year that a calendar of their own, the moon or the sun sets.
//!
//! The language data states a rule behind each name: `feast hebrew 1 10` is the tenth of Tishrei. A rule may end in
//! `on DAYS`, so many days later, in `if WEEKDAY DAYS`, so many days later where it falls on that weekday, and in
//! `off-easter`, a week earlier where it would be the day before Easter.

use super::calendar as cal;
use super::{hijri, sky};
use icu_calendar::cal::{ChineseTraditional, Coptic, Hebrew, Persian};
use icu_calendar::types::{Month, YearInput};
use icu_calendar::{AsCalendar, Date as CalendarDate};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A day of the year by its rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
pub struct Feast {
    rule: Rule,
    /// Days on from the day of the rule.
    on: i8,
    /// Days on where the day of the rule falls on a weekday, from Monday.
    moves: [i8; 7],
    /// Whether it keeps off the day before Easter.
    off_easter: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
enum Rule {
    /// `civil MONTH DAY`.
    Civil(u8, u8),
    /// `hebrew MONTH DAY`, from Tishrei; Adar is 6, the second one in a leap year.
    Hebrew(u8, u8),
    /// `chinese MONTH DAY`.
    Chinese(u8, u8),
    /// `persian MONTH DAY`.
    Persian(u8, u8),
    /// `coptic MONTH DAY`, which the Ethiopian calendar shares.
    Coptic(u8, u8),
    /// `parsi DAY` of the Shahenshahi year, which has 365 days and no leap days.
    Parsi(u8),
    /// `hijri-last MONTH WEEKDAY`: the last such weekday of the month.
    LastOfHijri(u8, u8),
    /// `moon MONTH DEGREES HOUR`, as [`sky::lunar_day`] has them.
    Moon(u8, u16, u8),
    /// `sun DEGREES HOUR`, as [`sky::solar_day`] has them.
    Sun(u16, u8),
    /// `term DEGREES HOUR`, as [`sky::solar_term`] has them.
    Term(u16, u8),
    /// `asterism INDEX HOUR MONTH DAY`, as [`sky::asterism_day`] has them.
    Asterism(u8, u8, u8, u8),
}

impl Feast {
    /// The rule that the words of the language data state.
    pub fn parse<'w>(mut words: impl Iterator<Item = &'w str>) -> Option<Self> {
        let words = &mut words;
        let rule = match words.next()? {
            "civil" => Rule::Civil(number(words)?, number(words)?),
            "hebrew" => Rule::Hebrew(number(words)?, number(words)?),
            "chinese" => Rule::Chinese(number(words)?, number(words)?),
            "persian" => Rule::Persian(number(words)?, number(words)?),
            "coptic" => Rule::Coptic(number(words)?, number(words)?),
            "parsi" => Rule::Parsi(number(words)?),
            "hijri-last" => Rule::LastOfHijri(number(words)?, number(words)?),
            "moon" => Rule::Moon(number(words)?, number(words)?, number(words)?),
            "sun" => Rule::Sun(number(words)?, number(words)?),
            "term" => Rule::Term(number(words)?, number(words)?),
            "asterism" => Rule::Asterism(number(words)?, number(words)?, number(words)?, number(words)?),
            _ => return None,
        };
        let mut feast = Self { rule, on: 0, moves: [0; 7], off_easter: false };
        while let Some(word) = words.next() {
            match word {
                "on" => feast.on = number(words)?,
                "if" => {
                    let weekday: usize = number(words)?;
                    *feast.moves.get_mut(weekday.checked_sub(1)?)? = number(words)?;
                }
                "off-easter" => feast.off_easter = true,
                _ => return None,
            }
        }
        Some(feast)
    }

    /// The day in a civil year, where that year has one.
    pub fn in_year(self, year: i16) -> Option<Date> {
        let day = match self.rule {
            Rule::Civil(month, day) => cal::day(year, month, day),
            Rule::Hebrew(month, day) => in_calendar(Hebrew, year, 3760, month, day),
            Rule::Chinese(month, day) => in_calendar(ChineseTraditional::new(), year, -1, month, day),
            Rule::Persian(month, day) => in_calendar(Persian, year, -622, month, day),
            Rule::Coptic(month, day) => in_calendar(Coptic, year, -284, month, day),
            Rule::Parsi(day) => {
                let years = i64::from(year) - 2020;
                Some(cal::plus_days(Date::constant(2020, 8, 15), years * 365 + i64::from(day)))
            }
            Rule::LastOfHijri(month, weekday) => {
                let about = (i32::from(year) - 622) * 33 / 32;
                let next = |hijri: i32| hijri::from_hijri(hijri + i32::from(month) / 12, month % 12 + 1, 1);
                let last = |next: Date| cal::last_weekday(cal::plus_days(next, -1), weekday);
                (about - 1..=about + 2).filter_map(next).map(last).find(|day| day.year() == year)
            }
            Rule::Moon(month, degrees, hour) => sky::lunar_day(year, month, degrees, hour),
            Rule::Sun(degrees, hour) => sky::solar_day(year, degrees, hour),
            Rule::Term(degrees, hour) => sky::solar_term(year, degrees, hour),
            Rule::Asterism(index, hour, month, day) => {
                sky::asterism_day(cal::day(year, month, day)?, index, hour)
            }
        }?;
        let moved = self.moves.get(usize::from(cal::weekday(day)) - 1).copied().unwrap_or(0);
        let mut day = cal::plus_days(day, i64::from(self.on) + i64::from(moved));
        if self.off_easter && Some(cal::plus_days(day, 1)) == cal::easter(year) {
            day = cal::plus_days(day, -7);
        }
        (day.year() == year).then_some(day)
    }
}

fn number<'w, N: FromStr>(words: &mut impl Iterator<Item = &'w str>) -> Option<N> {
    words.next()?.parse().ok()
}

/// The day of another calendar's year that falls into a civil year; `first` is what the earlier of the two years of
/// that calendar that share days with the civil one is ahead of it.
fn in_calendar<C: AsCalendar + Copy>(calendar: C, year: i16, first: i32, month: u8, day: u8) -> Option<Date> {
    let date = |ahead: i32| {
        let other = YearInput::from(i32::from(year) + first + ahead);
        let date = CalendarDate::try_new(other, Month::new(month), day, calendar).ok()?;
        hijri::civil(date).filter(|date| date.year() == year)
    };
    date(0).or_else(|| date(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(rule: &str, days: &[Date]) {
        let feast = Feast::parse(rule.split(' ')).unwrap();
        for day in days {
            assert_eq!(feast.in_year(day.year()), Some(*day), "{rule}");
        }
    }

    /// Days of the calendars of hebcal.com.
    #[test]
    fn hebrew_days_with_their_postponements() {
        check("hebrew 1 1", &[date(2018, 9, 10), date(2023, 9, 16), date(2024, 10, 3)]);
        check("hebrew 1 10", &[date(1973, 10, 6), date(2024, 10, 12)]);
        check("hebrew 1 22", &[date(2023, 10, 7), date(2018, 10, 1)]);
        check("hebrew 3 25", &[date(2013, 11, 28), date(2018, 12, 3), date(2024, 12, 26)]);
        check("hebrew 6 14", &[date(2023, 3, 7), date(2024, 3, 24)]);
        check("hebrew 7 15", &[date(2002, 3, 28), date(2018, 3, 31), date(2024, 4, 23)]);
        check("hebrew 7 27 if 5 -1 if 7 1", &[date(2018, 4, 12), date(2021, 4, 8), date(2024, 5, 6)]);
        check(
            "hebrew 8 4 if 4 -1 if 5 -2 if 7 1",
            &[date(2018, 4, 18), date(2021, 4, 14), date(2024, 5, 13)],
        );
        check(
            "hebrew 8 5 if 5 -1 if 6 -2 if 1 1",
            &[date(2018, 4, 19), date(2021, 4, 15), date(2022, 5, 5), date(2024, 5, 14)],
        );
        check("hebrew 11 9 if 6 1", &[date(2018, 7, 22), date(2022, 8, 7), date(2024, 8, 13)]);
    }

    /// The Hong Kong Observatory's conversion tables, Iran's official calendar, the Coptic new year in Egypt.
    #[test]
    fn chinese_persian_and_coptic_days() {
        check("chinese 1 1", &[date(2013, 2, 10), date(2014, 1, 31), date(2024, 2, 10), date(2033, 1, 31)]);
        check("chinese 1 1 on -1", &[date(2024, 2, 9)]);
        check("chinese 8 15", &[date(2020, 10, 1), date(2023, 9, 29), date(2024, 9, 17)]);
        check("chinese 5 5", &[date(2023, 6, 22), date(2024, 6, 10)]);
        check("term 15 21", &[date(2017, 4, 4), date(2019, 4, 5), date(2023, 4, 5), date(2024, 4, 4)]);
        check("persian 1 1", &[date(2017, 3, 21), date(2020, 3, 20), date(2024, 3, 20), date(2025, 3, 21)]);
        check("coptic 1 1", &[date(2023, 9, 12), date(2024, 9, 11)]);
    }

    /// The Government of India's lists of gazetted and restricted holidays.
    #[test]
    fn days_of_india() {
        check("moon 1 96 13", &[date(2018, 3, 25), date(2023, 3, 30), date(2024, 4, 17)]);
        check("moon 2 24 8", &[date(2018, 4, 18), date(2020, 4, 26), date(2022, 5, 3), date(2024, 5, 10)]);
        check("moon 2 168 6", &[date(2018, 4, 30), date(2023, 5, 5), date(2024, 5, 23)]);
        check("moon 5 176 25", &[date(2018, 8, 26), date(2021, 8, 22), date(2024, 8, 19)]);
        check("moon 5 264 5", &[date(2018, 9, 3), date(2021, 8, 30), date(2024, 8, 26)]);
        check("moon 6 36 11", &[date(2018, 9, 13), date(2023, 9, 19), date(2024, 9, 7)]);
        check("moon 7 108 14", &[date(2018, 10, 19), date(2022, 10, 5), date(2024, 10, 12)]);
        check(
            "moon 7 348 18",
            &[date(2018, 11, 7), date(2022, 10, 24), date(2023, 11, 12), date(2024, 10, 31)],
        );
        check("moon 8 12 15", &[date(2018, 11, 9), date(2021, 11, 6), date(2022, 10, 26), date(2024, 11, 3)]);
        check("moon 8 174 19", &[date(2018, 11, 23), date(2023, 11, 27), date(2024, 11, 15)]);
        check("moon 11 336 24", &[date(2019, 3, 4), date(2023, 2, 18), date(2024, 3, 8)]);
        check("moon 12 180 17", &[date(2016, 3, 24), date(2018, 3, 2), date(2023, 3, 8), date(2024, 3, 25)]);
        check("sun 0 24", &[date(2018, 4, 14), date(2024, 4, 13)]);
        check("sun 270 18", &[date(2018, 1, 14), date(2019, 1, 15)]);
        check("parsi 1", &[date(2018, 8, 17), date(2022, 8, 16), date(2024, 8, 15)]);
    }

    /// The Umm al-Qura calendar's Ramadans end on 14 June 2018 and 9 April 2024, the WWF's Earth Hours.
    #[test]
    fn days_that_keep_to_a_weekday() {
        check("hijri-last 9 5", &[date(2018, 6, 8), date(2024, 4, 5)]);
        check("civil 4 27 if 7 -1", &[date(2014, 4, 26), date(2018, 4, 27)]);
        let earth_hour = "civil 3 31 if 1 -2 if 2 -3 if 3 -4 if 4 -5 if 5 -6 if 7 -1 off-easter";
        check(earth_hour, &[date(2016, 3, 19), date(2018, 3, 24), date(2023, 3, 25), date(2024, 3, 23)]);
        check(
            "civil 11 27 if 1 6 if 2 5 if 3 4 if 4 3 if 5 2 if 6 1",
            &[date(2022, 11, 27), date(2024, 12, 1)],
        );
    }

    #[test]
    fn a_rule_that_is_none() {
        for rule in ["", "lunar 1 1", "hebrew 1", "hebrew 1 1 on", "civil 1 1 if 8 1"] {
            assert_eq!(Feast::parse(rule.split(' ')), None, "{rule}");
        }
    }
}
