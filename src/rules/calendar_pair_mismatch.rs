//! [`CalendarPairMismatch`].

use super::date_fixes::replace_date;
use super::parts::{extent, is_set_equal, one_day, sets_equal, whole_year};
use super::{Diagnostic, Fix, Lines, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::shape::{Calendar, Parts, ShapeKind};
use crate::time::{TimeMention, calendar, hijri};
use jiff::civil::Date;

/// How far the sighting of the moon and the tables of Umm al-Qura may lie apart, in days.
const SIGHTING: i64 = 1;

crate::rule! {
    /// Fires when a Hijri and a Gregorian date that are said to be the same day are more than a day apart.
    ///
    /// # What it does
    ///
    /// It compares two dates of which one is Hijri and the other is not, where «الموافق», brackets, a slash or a dash
    /// set them equal. A day of difference is left alone: countries that watch for the new moon begin their months a
    /// day before or after the tables of Umm al-Qura, by which it counts. Where one of the two has no year, the year
    /// that brings them nearest is taken.
    ///
    /// Two repairs are offered, one for each date. One of them is preferred where the weekday says which is right.
    ///
    /// # Why
    ///
    /// The second date is copied from a calendar, and whoever copied it looked at the wrong line or the wrong year.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// افتتح المتحف في 5 رجب 1445هـ الموافق 27 يناير 2024م بحضور أهالي البلدة.
    /// ```
    ///
    /// ```dateline
    /// The library opened on 5 Rajab 1445 AH, corresponding to 27 January 2024.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// افتتح المتحف في 5 رجب 1445هـ الموافق 17 يناير 2024م، ورمم في 6 رجب 1445 (17 يناير 2024).
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.calendar-pair-mismatch` sets its level.
    pub struct CalendarPairMismatch;
}

/// A Hijri date and a civil one that are said to be the same, in either order.
struct Pair<'a> {
    hijri: &'a Parts,
    civil: &'a Parts,
    place: Span,
}

impl Rule for CalendarPairMismatch {
    fn code(&self) -> &'static str {
        "calendar-pair-mismatch"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        let text = corpus.text(file);
        for (at, time) in article.times.iter().enumerate() {
            let Some(pair) = pair(text, time, article.times.get(at + 1)) else { continue };
            let Some((from_hijri, civil)) = days(&pair) else { continue };
            if calendar::days_between(from_hijri, civil).abs() <= SIGHTING {
                continue;
            }
            let reader = corpus.config().reader();
            let message = message(
                reader,
                "rule.calendar-pair-mismatch",
                &[
                    ("words", &quoted(pair.place.text(text))),
                    ("hijri", &from_hijri.to_string()),
                    ("civil", &civil.to_string()),
                ],
            );
            let fixes = fixes(corpus, file, &pair, from_hijri, civil);
            out.push(Diagnostic::new(self, file, pair.place, message).with_fixes(fixes));
        }
    }
}

/// The pair that a mention makes by itself, or with the one behind it.
fn pair<'a>(text: &str, time: &'a TimeMention, next: Option<&'a TimeMention>) -> Option<Pair<'a>> {
    let (first, second, place) = match &time.shape.kind {
        ShapeKind::Range(from, to) => {
            let between = Span::new(extent(from)?.end, extent(to)?.start);
            (sets_equal(text, between, false).then_some(&**from)?, &**to, time.shape.span)
        }
        _ => {
            let first = day_parts(time)?;
            let next = next.filter(|next| time.shape.span.end <= next.shape.span.start)?;
            let between = Span::new(time.shape.span.end, next.shape.span.start);
            let second = day_parts(next)?;
            let both = calendar_of(first)? != calendar_of(second)?;
            let equal = both && sets_equal(text, between, is_set_equal(text, time.shape.span));
            (equal.then_some(first)?, second, time.shape.span.cover(next.shape.span))
        }
    };
    match (calendar_of(first)?, calendar_of(second)?) {
        (Calendar::Hijri, Calendar::Gregorian) => Some(Pair { hijri: first, civil: second, place }),
        (Calendar::Gregorian, Calendar::Hijri) => Some(Pair { hijri: second, civil: first, place }),
        _ => None,
    }
}

/// The parts of one date; where Hijri dates are written in numbers the day comes first, and beside them in both.
fn day_parts(time: &TimeMention) -> Option<&Parts> {
    match &time.shape.kind {
        ShapeKind::Point(parts) | ShapeKind::Numeric(_, parts) => Some(parts),
        _ => None,
    }
}

fn calendar_of(parts: &Parts) -> Option<Calendar> {
    one_day(parts).map(|(_, month)| month.calendar)
}

/// The civil days of the two, each with the year that is written or that brings it nearest to the other.
fn days(pair: &Pair<'_>) -> Option<(Date, Date)> {
    let ((hijri_day, hijri_month), (civil_day, civil_month)) = (one_day(pair.hijri)?, one_day(pair.civil)?);
    let from_hijri = |year: i16| calendar::day_of(year, hijri_month, hijri_day);
    let civil = |year: i16| calendar::day(year, civil_month.number, civil_day);
    match (pair.hijri.year, pair.civil.year) {
        (Some(_), Some(_)) => Some((from_hijri(whole_year(pair.hijri)?)?, civil(whole_year(pair.civil)?)?)),
        (Some(_), None) => {
            let day = from_hijri(whole_year(pair.hijri)?)?;
            Some((day, nearest(day, day.year(), civil)?))
        }
        (None, Some(_)) => {
            let day = civil(whole_year(pair.civil)?)?;
            let year = i16::try_from(hijri::to_hijri(day)?.0).ok()?;
            Some((nearest(day, year, from_hijri)?, day))
        }
        (None, None) => None,
    }
}

/// Of the days that a date without a year has around `year`, the one nearest to `day`.
fn nearest(day: Date, year: i16, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let days = (year - 1..=year + 1).filter_map(of);
    days.min_by_key(|other| calendar::days_between(day, *other).abs())
}

fn fixes(corpus: &Corpus, file: FileId, pair: &Pair<'_>, from_hijri: Date, civil: Date) -> Vec<Fix> {
    let weekday = pair.hijri.weekday.or(pair.civil.weekday).map(|weekday| weekday.value);
    let fits = |day: Date| weekday.is_some_and(|weekday| weekday == calendar::weekday(day));
    let repair = |parts: &Parts, day: Date, other: Date| {
        let mut fix = replace_date(corpus, file, parts, day)?;
        fix.preferred = fits(day) && !fits(other);
        Some(fix)
    };
    let mut fixes: Vec<Fix> = [repair(pair.civil, from_hijri, civil), repair(pair.hijri, civil, from_hijri)]
        .into_iter()
        .flatten()
        .collect();
    fixes.sort_by_key(|fix| !fix.preferred);
    fixes
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn however_the_two_are_set_equal() {
        check(
            "في 1 رمضان 1445هـ الموافق 21 مارس 2024م.\nفي 21 مارس 2024 (1 رمضان 1445) انطلق.\nفي 1 رمضان 1445هـ - 21 مارس 2024م.\nفي 1/9/1445هـ الموافق 21/3/2024م.",
            "article.txt:1 warning calendar-pair-mismatch «1 رمضان 1445هـ الموافق 21 مارس 2024م»
             article.txt:2 warning calendar-pair-mismatch «21 مارس 2024 (1 رمضان 1445»
             article.txt:3 warning calendar-pair-mismatch «1 رمضان 1445هـ - 21 مارس 2024م»
             article.txt:4 warning calendar-pair-mismatch «1/9/1445هـ الموافق 21/3/2024م»",
        );
    }

    #[test]
    fn by_a_verb_in_front() {
        check(
            "ويصادف 21 رمضان 1442هـ يوم الأربعاء 26 مايو 2021.\nويصادف 14 شوال 1442هـ يوم الأربعاء 26 مايو 2021.\nوزار في 21 رمضان 1442هـ يوم الأربعاء 26 مايو 2021.",
            "article.txt:1 warning calendar-pair-mismatch «21 رمضان 1442هـ يوم الأربعاء 26 مايو 2021»",
        );
    }

    #[test]
    fn without_one_of_the_years() {
        check(
            "في 1 رمضان الموافق 11 مارس 2024 وفي 1 رمضان 1445 الموافق 12 مارس.\nفي 1 رمضان الموافق 2 مايو 2024.",
            "article.txt:2 warning calendar-pair-mismatch «1 رمضان الموافق 2 مايو 2024»",
        );
    }

    #[test]
    fn a_day_apart_or_not_set_equal_is_silent() {
        check(
            "في 1 رمضان 1445هـ الموافق 12 مارس 2024م.\nمن 1 رمضان 1445هـ وحتى 21 أبريل 2024م.\nفي 1 رمضان 1445هـ، ثم في 21 مارس 2024م.",
            "",
        );
    }

    #[test]
    fn the_weekday_decides() {
        let found = findings_in_full("في يوم الاثنين 1 رمضان 1445هـ الموافق 22 مارس 2024م.");
        assert!(found.contains("(preferred)\n     article.txt:1 «22» becomes «11»"), "{found}");
    }
}
