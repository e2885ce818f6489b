//! How an article writes its dates: the names of its months, its digits, the order of day and month.

use crate::article::Article;
use crate::lang::{Language, Tradition, message};
use crate::rules::{month_name_or_commonest, tradition_of};
use crate::text::Span;
use crate::time::shape::{At, Calendar, Month, Parts, ShapeKind};
use jiff::civil::Date;

/// The style of an article's dates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DateStyle {
    language: Language,
    /// Whose names the months have, the second one behind a slash.
    traditions: [Option<Tradition>; 2],
    /// The zero of the digits.
    zero: char,
    /// Whether the month stands in front of the day.
    month_first: bool,
}

impl DateStyle {
    /// The style of the first date with a named month, else that of the article's language.
    pub fn of(article: &Article, text: &str) -> Self {
        let mut style = Self {
            language: article.language,
            traditions: [None, None],
            zero: if article.language == Language::Arabic && writes_arabic_digits(text) {
                '\u{0660}'
            } else {
                '0'
            },
            month_first: false,
        };
        let dated = article.times.iter().filter_map(|time| match &time.shape.kind {
            ShapeKind::Point(parts) | ShapeKind::Range(parts, _) => Some(&**parts),
            _ => None,
        });
        let named = |at: Option<At<Month>>| {
            let at = at.filter(|at| at.value.calendar == Calendar::Gregorian)?;
            tradition_of(at.span.text(text))
        };
        let mut dated = dated.filter(|parts| named(parts.month).is_some());
        if let Some(parts) = dated.next() {
            style.traditions = [named(parts.month), named(parts.month_too)];
            let before = |parts: &Parts| Some(parts.month?.span.start < parts.days?.span.start);
            style.month_first = before(parts).or_else(|| dated.find_map(before)).unwrap_or(false)
                && style.language == Language::English;
        }
        style
    }

    /// A day with its month and year, behind its weekday if wanted.
    pub fn day(&self, date: Date, weekday: bool) -> String {
        let (day, year) = (self.number(i32::from(date.day())), self.number(i32::from(date.year())));
        let month = self.month(date.month().unsigned_abs());
        if self.month_first {
            let weekday = if weekday { format!("{}, ", self.weekday(date)) } else { String::new() };
            return format!("{weekday}{month} {day}, {year}");
        }
        let key = if weekday { "day-with-weekday" } else { "day" };
        let values =
            [("weekday", &*self.weekday(date)), ("day", &*day), ("month", &*month), ("year", &*year)];
        message(self.language, key, &values)
    }

    /// The name of a month: both, where the article writes both.
    pub fn month(&self, number: u8) -> String {
        let month = Month { number, calendar: Calendar::Gregorian };
        let arabic = self.language == Language::Arabic;
        let name = |tradition| month_name_or_commonest(month, tradition, arabic);
        let names: Vec<&str> = self.traditions.into_iter().flatten().filter_map(name).collect();
        if names.is_empty() {
            message(self.language, &format!("month.{number}"), &[])
        } else {
            names.join("/")
        }
    }

    /// The name of a day's weekday.
    pub fn weekday(&self, date: Date) -> String {
        message(self.language, &format!("weekday.{}", date.weekday().to_monday_one_offset()), &[])
    }

    /// A number in the digits of the article.
    pub fn number(&self, number: i32) -> String {
        in_digits(&number.to_string(), self.zero)
    }

    /// The language that the dates are written in.
    pub fn language(&self) -> Language {
        self.language
    }
}

/// A text with its digits written from another zero on.
pub fn in_digits(text: &str, zero: char) -> String {
    let digit = |c: char| value(c).and_then(|value| char::from_u32(u32::from(zero) + value)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// What a digit is worth, European, Arabic or Eastern Arabic.
pub fn value(c: char) -> Option<u32> {
    let zeros = ['0', '\u{0660}', '\u{06F0}'].map(u32::from);
    zeros.into_iter().find_map(|zero| u32::from(c).checked_sub(zero).filter(|value| *value < 10))
}

fn writes_arabic_digits(text: &str) -> bool {
    let first = text.chars().find(|c| value(*c).is_some());
    first.is_some_and(|c| !c.is_ascii())
}

/// Whether parts say nothing but a day: no clock, no part of the day, no holiday.
pub fn is_day_alone(parts: &Parts) -> bool {
    parts.clock.is_none() && parts.part.is_none() && parts.holiday.is_none() && parts.weekday_to.is_none()
}

/// Whether a span has digits, and all of them from one zero.
pub fn zero_of(span: Span, text: &str) -> Option<char> {
    let first = span.text(text).chars().find(|c| value(*c).is_some())?;
    char::from_u32(u32::from(first) - value(first)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hints, analyse};
    use jiff::civil::date;

    fn check(text: &str, expect: &str) {
        let style = DateStyle::of(&analyse(text, &Hints::default()), text);
        assert_eq!(style.day(date(2021, 12, 30), true), expect);
    }

    #[test]
    fn months_keep_their_tradition() {
        check("اجتمع المجلس في 4 أيار 2021 ثم غادر.", "الخميس 30 كانون الأول 2021");
        check("اجتمع المجلس في 4 مايو 2021 ثم غادر.", "الخميس 30 ديسمبر 2021");
        check("اجتمع المجلس في 4 أيار/مايو 2021 ثم غادر.", "الخميس 30 كانون الأول/ديسمبر 2021");
        check("اجتمع المجلس في 4 ماي 2021 بعد 3 غشت 2020 ثم غادر.", "الخميس 30 دجنبر 2021");
    }

    #[test]
    fn digits_and_order_are_the_articles() {
        check("اجتمع المجلس في ٤ مايو ٢٠٢١ ثم غادر.", "الخميس ٣٠ ديسمبر ٢٠٢١");
        check("The council met on May 4, 2021.", "Thursday, December 30, 2021");
        check("The council met on 4 May 2021.", "Thursday, 30 December 2021");
        check("The council met.", "Thursday, 30 December 2021");
    }
}
