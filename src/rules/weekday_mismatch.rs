//! [`WeekdayMismatch`].

use super::date_fixes::{month_days, replace_days, replace_weekday, replace_year};
use super::month_names_disagree::two_months;
use super::stale_year::stale;
use super::{Diagnostic, Fix, Lines, Rule, Severity};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::isolate::quoted;
use crate::time::shape::{Parts, ShapeKind};
use crate::time::{TimeMention, calendar};
use jiff::civil::Date;

/// How far a day without a year may lie from publication and still be sure of its year, in days.
const SURE_OF_YEAR: i64 = 100;
/// How far the right day may be from the written one to be offered, in days.
const NEAR: i64 = 3;
/// How far the right year may be from the written one to be offered.
const NEAR_YEARS: i16 = 6;

crate::rule! {
    /// Fires when the weekday is not that of the date it stands with.
    ///
    /// # What it does
    ///
    /// Where a weekday and a date make one expression, it counts the date's weekday. A date without a year is
    /// judged only where the publication date leaves no doubt of the year. Hijri dates are left to the rule that
    /// compares calendars, since the sighting of the moon may move them by a day.
    ///
    /// Three repairs are offered: the weekday, the nearest day that has it, and the nearest year in which the date
    /// falls on it. One of them is preferred only if another date of the article says which is right.
    ///
    /// # Why
    ///
    /// A weekday that does not fit sends readers to the wrong day, and tells that at least one of the two was never
    /// checked.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// يفتتح المعرض يوم الاثنين 3 مارس 2024 في العاصمة.
    /// ```
    ///
    /// ```dateline
    /// The fair opens on Monday, March 3, 2024.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// يفتتح المعرض يوم الأحد 3 مارس 2024 في العاصمة.
    /// ```
    ///
    /// ```dateline
    /// The fair opens on Sunday, March 3, 2024. Last year it opened on a Monday, in March.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.weekday-mismatch` sets its level.
    pub struct WeekdayMismatch;
}

impl Rule for WeekdayMismatch {
    fn code(&self) -> &'static str {
        "weekday-mismatch"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        for time in &article.times {
            let ShapeKind::Point(parts) = &time.shape.kind else { continue };
            let (Some(weekday), Some(date)) = (parts.weekday, judged_day(corpus, file, time, parts)) else {
                continue;
            };
            let said = weekday.value;
            if said == calendar::weekday(date) || is_of_another_rule(corpus, file, time, parts) {
                continue;
            }
            let locale = corpus.config().reader();
            let name = |day: u8| message(locale, &format!("weekday.{day}"), &[]);
            let words = quoted(time.shape.span.text(corpus.text(file)));
            let text = message(
                locale,
                "rule.weekday-mismatch",
                &[
                    ("date", &date.to_string()),
                    ("is", &name(calendar::weekday(date))),
                    ("said", &name(said)),
                    ("words", &words),
                ],
            );
            let fixes = fixes(corpus, file, time, parts, date, said);
            out.push(Diagnostic::new(self, file, time.shape.span, text).with_fixes(fixes));
        }
    }
}

/// Whether the year or the names of the month are wrong already, and the weekday may be right.
fn is_of_another_rule(corpus: &Corpus, file: FileId, time: &TimeMention, parts: &Parts) -> bool {
    let stale = |article: &Article| Some(stale(article, time, article.published?).is_some());
    two_months(parts).is_some() || corpus.article(file).and_then(stale).unwrap_or(false)
}

/// The day that a mention's date names, where nothing about it is open.
fn judged_day(corpus: &Corpus, file: FileId, time: &TimeMention, parts: &Parts) -> Option<Date> {
    let (days, month) = (parts.days?.value, parts.month?.value);
    if month.calendar != crate::time::shape::Calendar::Gregorian
        || parts.weekday_to.is_some() != (days.first != days.last)
    {
        return None;
    }
    let stated = parts.year.filter(|year| !year.value.cut && year.value.digits != 2);
    let date = match stated {
        Some(year) => calendar::day(year.value.number, month.number, days.first)?,
        None => time.interval?.first,
    };
    let published = corpus.article(file).and_then(|article| article.published).map(|dct| dct.date);
    let sure = stated.is_some()
        || published.is_some_and(|published| calendar::days_between(published, date).abs() <= SURE_OF_YEAR);
    sure.then_some(date)
}

fn fixes(corpus: &Corpus, file: FileId, time: &TimeMention, parts: &Parts, date: Date, said: u8) -> Vec<Fix> {
    let near = (1..=NEAR).flat_map(|n| [n, -n]).map(|n| calendar::plus_days(date, n));
    let other_day =
        near.into_iter().find(|day| calendar::weekday(*day) == said && month_days(*day) == month_days(date));
    let other_year = (1..=NEAR_YEARS).flat_map(|n| [date.year() - n, date.year() + n]).find(|year| {
        calendar::day(*year, date.month() as u8, date.day() as u8)
            .is_some_and(|day| calendar::weekday(day) == said)
    });
    let mentioned = |day: Date| {
        corpus.article(file).is_some_and(|article| {
            article.times.iter().any(|other| {
                other.shape.span != time.shape.span
                    && other.interval.is_some_and(|days| days.is_day() && days.first == day)
            })
        })
    };
    let day_is_said = other_day.is_some_and(mentioned);
    let mut fixes = Vec::new();
    if let Some(mut fix) = replace_weekday(corpus, file, parts, calendar::weekday(date)) {
        fix.preferred = mentioned(date) && !day_is_said;
        fixes.push(fix);
    }
    if let Some(mut fix) = other_day.and_then(|day| replace_days(corpus, file, parts, day)) {
        fix.preferred = day_is_said && !mentioned(date);
        fixes.push(fix);
    }
    fixes.extend(other_year.and_then(|year| replace_year(corpus, file, parts, year)));
    fixes
}

#[cfg(test)]
mod tests {
    use crate::fixture::check;

    #[test]
    fn found_in_both_languages_with_the_whole_expression() {
        check(
            "يلتقي الوفدان مساء الأربعاء 6 حزيران/يونيو 2023.\nThey meet on Friday, 9 June 2023.\nThey met on Monday 5 June 2023.",
            "article.txt:1 error weekday-mismatch «مساء الأربعاء 6 حزيران/يونيو 2023»",
        );
    }
}
