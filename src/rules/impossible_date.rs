//! [`ImpossibleDate`].

use super::date_fixes::replace_year;
use super::parts::all_parts;
use super::{Diagnostic, Lines, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::Glue;
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::TimeMention;
use crate::time::shape::{Calendar, Month, Parts};

crate::rule! {
    /// Fires when no calendar has such a day and no clock such an hour.
    ///
    /// # What it does
    ///
    /// It looks for days that their month does not have («31 نوفمبر», 29 February of a common year, a Hijri day 31),
    /// months past the twelfth, hours past the twenty-fourth, and years that were cut short («24 يناير 202»). A 29
    /// February without a year is judged only where the publication date shows that no leap year can be meant.
    ///
    /// # Why
    ///
    /// It cannot be true, whatever the story says.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// ينعقد المؤتمر في 31 نيسان/أبريل 2024.
    /// ```
    ///
    /// ```dateline
    /// The treaty was signed on 29 February 2023.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// ينعقد المؤتمر في 29 شباط/فبراير 2024، ويختتم في 31 مارس الساعة 24:00.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.impossible-date` sets its level.
    pub struct ImpossibleDate;
}

impl Rule for ImpossibleDate {
    fn code(&self) -> &'static str {
        "impossible-date"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, lines: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        let published = article.published.map(|dct| dct.date.year());
        for time in &article.times {
            let Some((fault, parts)) =
                all_parts(time).find_map(|parts| Some((fault(parts, published)?, parts)))
            else {
                continue;
            };
            if fault.name == "hour" && !is_surely_an_hour(lines, parts) {
                continue;
            }
            out.push(finding(self, corpus, file, time, &fault, parts));
        }
    }
}

/// What cannot be, with the message's key and the value that it names.
pub(super) struct Fault {
    key: &'static str,
    name: &'static str,
    value: String,
}

pub(super) fn fault(parts: &Parts, published: Option<i16>) -> Option<Fault> {
    let fault = |key, name, value: i16| Some(Fault { key, name, value: value.to_string() });
    if let Some(clock) = parts.clock {
        let clock = clock.value;
        if clock.hour > 24 || clock.hour == 24 && clock.minute > 0 {
            return fault("rule.impossible-date.hour", "hour", i16::from(clock.hour));
        }
    }
    if let Some(month) = parts.month
        && !(1..=12).contains(&month.value.number)
    {
        return fault("rule.impossible-date.month", "month", i16::from(month.value.number));
    }
    if let Some(year) = parts.year.filter(|year| year.value.cut) {
        return fault("rule.impossible-date.cut", "year", year.value.number);
    }
    let (days, month) = (parts.days?.value, parts.month?.value);
    let year = parts.year.filter(|year| year.value.digits != 2).map(|year| year.value.number);
    let most = longest(month, year, published);
    for day in [days.first, days.last] {
        if day == 29 && most == 28 {
            let year = year.or(published).unwrap_or_default();
            return fault("rule.impossible-date.leap", "year", year);
        }
        if day == 0 || day > most {
            return fault("rule.impossible-date.day", "day", i16::from(day));
        }
    }
    None
}

/// Whether a clock time is written as one: «40 م» may be so many metres.
fn is_surely_an_hour(lines: &Lines<'_>, parts: &Parts) -> bool {
    let Some(clock) = parts.clock else { return false };
    let line = lines.around(clock.span);
    let first = line.first(clock.span);
    let word = |at: usize| line.has_glue(at, Glue::HourWord);
    clock.span.text(lines.text()).contains(':') || word(first) || first.checked_sub(1).is_some_and(word)
}

/// How many days a month can have: February has 29 unless the year, or every year around publication, says 28.
fn longest(month: Month, year: Option<i16>, published: Option<i16>) -> u8 {
    match (month.calendar, month.number) {
        (Calendar::Hijri, _) => 30,
        (_, 4 | 6 | 9 | 11) => 30,
        (_, 2) => {
            let is_leap = |year: i16| jiff::civil::Date::new(year, 2, 29).is_ok();
            let can_be = match (year, published) {
                (Some(year), _) => is_leap(year),
                (None, Some(published)) => (-1..=1).any(|n| is_leap(published + n)),
                (None, None) => true,
            };
            if can_be { 29 } else { 28 }
        }
        _ => 31,
    }
}

fn finding(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    time: &TimeMention,
    fault: &Fault,
    parts: &Parts,
) -> Diagnostic {
    let span: Span = time.shape.span;
    let words = quoted(span.text(corpus.text(file)));
    let text = message(corpus.config().reader(), fault.key, &[("words", &words), (fault.name, &fault.value)]);
    // A year that was cut short is the one that the rest of the expression was resolved to.
    let whole_year =
        parts.year.filter(|year| year.value.cut).and(time.interval).map(|days| days.first.year());
    let fixes = whole_year.and_then(|year| replace_year(corpus, file, parts, year)).into_iter().collect();
    Diagnostic::new(rule, file, span, text).with_fixes(fixes)
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn days_months_and_hours_that_there_are_not() {
        check(
            "انعقد في 30 شباط وفي 15/13/2023 وفي الساعة 25:10 وفي 31 رمضان 1445هـ.\nIt met on November 31.",
            "article.txt:1 error impossible-date «30 شباط»
             article.txt:1 error impossible-date «15/13/2023»
             article.txt:1 error impossible-date «الساعة 25:10»
             article.txt:1 error impossible-date «31 رمضان 1445هـ»
             article.txt:2 error impossible-date «November 31»",
        );
    }

    #[test]
    fn scores_and_leap_days_are_silent() {
        check("طول الجدار (40 م) وعرض الساحة 45 م.", "");
        check("فاز الفريق 25:20 في 29 فبراير 2024. The score was 30:28.", "");
        check("//- a.txt published:2024-01-05\nينعقد في 29 فبراير.", "");
    }

    #[test]
    fn a_year_cut_short_is_completed() {
        let found = findings_in_full("//- a.txt published:2022-03-01\nوصل يوم الخميس 3 مارس 202");
        assert!(found.contains("error impossible-date") && found.contains("becomes «2022»"), "{found}");
    }
}
