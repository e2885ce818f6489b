//! [`StaleYear`].

use super::contradictions::{Contradiction, contradiction, years_on};
use super::date_fixes::replace_year;
use super::parts::{one_day, point, whole_year};
use super::{Diagnostic, Lines, Related, Rule, Severity};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::isolate::quoted;
use crate::time::shape::{Calendar, From, Unit};
use crate::time::{Dct, Interval, TimeMention, calendar};

/// How near to the turn of the year an article is published whose writer may have it wrong, in days.
const AROUND_NEW_YEAR: i64 = 60;
/// How far off eleven and twelve months are, in days.
const A_YEAR_OFF: std::ops::RangeInclusive<i64> = 300..=400;

crate::rule! {
    /// Fires when the year of a date is last year's, in an article that was published around New Year.
    ///
    /// # What it does
    ///
    /// It looks at dates with their year in articles of November to February that lie eleven to twelve months off,
    /// and that the words around them contradict as they stand: a day that is said to come («ستعقد», «المقبل»,
    /// "will") and lies a year back, or a weekday that the date has a year later and not in the year that is
    /// written. Where one year on mends all of that, the year is stale. Days of a year ago that nothing contradicts,
    /// as anniversaries are, are left alone.
    ///
    /// # Why
    ///
    /// In January the fingers still write last year.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// نشر: 2025-12-29
    ///
    /// سيفتتح المعرض في 12 يناير 2025 في قاعة البلدية.
    /// ```
    ///
    /// ```dateline
    /// Published: 5 January 2026
    ///
    /// The choir sang in the town hall on Saturday, 3 January 2025.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// نشر: 2026-01-05
    ///
    /// سيفتتح المعرض في 12 يناير 2026، بعد عام من الحريق الذي أتى عليه يوم الأحد 12 يناير 2025.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.stale-year` sets its level.
    pub struct StaleYear;
}

impl Rule for StaleYear {
    fn code(&self) -> &'static str {
        "stale-year"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        let Some(published) = article.published else { return };
        let text = corpus.text(file);
        for time in &article.times {
            let Some((days, year)) = stale(article, time, published) else { continue };
            let reader = corpus.config().reader();
            let message_text = message(
                reader,
                "rule.stale-year",
                &[
                    ("words", &quoted(time.shape.span.text(text))),
                    ("published", &published.date.to_string()),
                    ("date", &days.first.to_string()),
                ],
            );
            let stamp = published.span.map(|span| Related {
                file,
                span,
                message: message(reader, "related.published", &[]),
            });
            let fix = point(time).and_then(|parts| replace_year(corpus, file, parts, year));
            let fixes = fix.map(|fix| super::Fix { preferred: true, ..fix });
            out.push(
                Diagnostic::new(self, file, time.shape.span, message_text)
                    .with_related(stamp.into_iter().collect())
                    .with_fixes(fixes.into_iter().collect()),
            );
        }
    }
}

/// The days that a date with a stale year means, and their year.
pub(super) fn stale(article: &Article, time: &TimeMention, published: Dct) -> Option<(Interval, i16)> {
    let parts = point(time).filter(|_| !time.shape.quoted)?;
    let year = whole_year(parts)?;
    let month = parts.month.filter(|month| month.value.calendar == Calendar::Gregorian)?.value;
    let new_year = calendar::day(published.date.year(), 1, 1)?;
    let next = calendar::day(published.date.year() + 1, 1, 1)?;
    let near = [new_year, next]
        .into_iter()
        .any(|day| calendar::days_between(day, published.date).abs() <= AROUND_NEW_YEAR);
    let days = time.interval.filter(|days| days.first.month().unsigned_abs() == month.number)?;
    let off = calendar::days_between(days.first, published.date);
    if !near || !A_YEAR_OFF.contains(&off) {
        return None;
    }
    let meant = years_on(days, 1)?;
    let by_weekday = one_day(parts).is_some()
        && parts.weekday.is_some_and(|weekday| {
            weekday.value != calendar::weekday(days.first) && weekday.value == calendar::weekday(meant.first)
        });
    let to_come = meant.last >= published.date;
    let by_words = || {
        let found = contradiction(article, time, published);
        to_come && matches!(found, Some(Contradiction::SaidToCome(_)))
    };
    // «أمس» beside the date counts from the publication date by itself.
    let by_offset = parts.from == From::Publication
        && parts.offset.is_some_and(|offset| {
            let day = calendar::plus_days(published.date, i64::from(offset.value.count));
            offset.value.unit == Unit::Day && meant.is_day() && meant.first == day
        });
    (by_weekday || by_offset || by_words()).then_some((meant, year + 1))
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn a_coming_day_of_last_year() {
        check(
            "//- a.txt published:2021-12-31\nتجرى المحادثات في 10 يناير المقبل 2021 في المدينة.\nTalks will open on 10 January 2021.",
            "a.txt:1 warning stale-year «10 يناير المقبل 2021»\na.txt:2 warning stale-year «10 January 2021»",
        );
    }

    #[test]
    fn a_day_of_last_year_beside_today() {
        check(
            "//- a.txt published:2022-01-03\nاندلع الحريق أمس 2 يناير 2021.\nاندلع الحريق أمس الأحد 2 يناير 2021.\nThe talks are on Tuesday, January 4, 2021.",
            "a.txt:1 warning stale-year «أمس 2 يناير 2021»
             a.txt:2 warning stale-year «أمس الأحد 2 يناير 2021»
             a.txt:3 warning stale-year «Tuesday, January 4, 2021»",
        );
    }

    #[test]
    fn anniversaries_and_other_months_are_silent() {
        check(
            "//- a.txt published:2026-01-05\nمر عام على الحريق الذي اندلع في 6 يناير 2025.\nA year ago, on 6 January 2025, the hall burned down.",
            "",
        );
        check("//- a.txt published:2026-06-05\nThe hall burned down on 6 June 2025.", "");
    }

    #[test]
    fn the_repair_writes_the_new_year() {
        let found = findings_in_full("//- a.txt published:2021-12-31\nTalks will open on 10 January 2021.");
        assert!(found.contains("(preferred)") && found.contains("«2021» becomes «2022»"), "{found}");
    }
}
