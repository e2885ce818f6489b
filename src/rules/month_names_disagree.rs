//! [`MonthNamesDisagree`].

use super::date_fixes::replace_month;
use super::parts::{all_parts, one_day, whole_year};
use super::{Diagnostic, Fix, Lines, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::isolate::quoted;
use crate::time::shape::{At, Month, Parts};
use crate::time::{TimeMention, calendar};

crate::rule! {
    /// Fires when the names that two traditions have for a month stand side by side and are different months.
    ///
    /// # What it does
    ///
    /// It compares the two names of «كانون الثاني/يناير», «أيار (مايو)» and the like. Two names of one tradition with
    /// a slash between them («آذار/نيسان») are two months and are left alone.
    ///
    /// Two repairs are offered, one for each name. One of them is preferred where another date of the article says
    /// which of the two is right; where the weekday says so, it is the only one.
    ///
    /// # Why
    ///
    /// Copy that is read from Rabat to Baghdad gives both names, and one of them is from memory. Readers of each half
    /// take another month for the right one.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// تبدأ الدورة في 14 كانون الثاني/فبراير 2024 في مقر الجمعية.
    /// ```
    ///
    /// ```dateline
    /// تعلن النتائج يوم الأربعاء 15 مايو (حزيران) 2024.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// تبدأ الدورة في 14 شباط/فبراير 2024، وتقدم الطلبات في آذار/نيسان.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.month-names-disagree` sets its level.
    pub struct MonthNamesDisagree;
}

impl Rule for MonthNamesDisagree {
    fn code(&self) -> &'static str {
        "month-names-disagree"
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
            let Some((parts, (first, second))) =
                all_parts(time).find_map(|parts| Some((parts, two_months(parts)?)))
            else {
                continue;
            };
            let text = corpus.text(file);
            let values = [
                ("words", quoted(time.shape.span.text(text))),
                ("first", quoted(first.span.text(text))),
                ("second", quoted(second.span.text(text))),
            ];
            let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, &**value)).collect();
            let message = message(corpus.config().reader(), "rule.month-names-disagree", &values);
            let place = first.span.cover(second.span);
            let fixes = fixes(corpus, file, time, parts, first, second);
            out.push(Diagnostic::new(self, file, place, message).with_fixes(fixes));
        }
    }
}

/// The two months that the names side by side mean, where they are not one.
pub(super) fn two_months(parts: &Parts) -> Option<(At<Month>, At<Month>)> {
    let (first, second) = (parts.month?, parts.month_too?);
    let differ = first.value.calendar == second.value.calendar && first.value.number != second.value.number;
    differ.then_some((first, second))
}

/// For each of the two months the other name becomes its own.
fn fixes(
    corpus: &Corpus,
    file: FileId,
    time: &TimeMention,
    parts: &Parts,
    first: At<Month>,
    second: At<Month>,
) -> Vec<Fix> {
    let evidence = |month: Month| speaks_for(corpus, file, time, parts, month);
    let (for_first, for_second) = (evidence(first.value), evidence(second.value));
    let mut fixes = Vec::new();
    for (wrong, right, sure) in
        [(second, first, for_first && !for_second), (first, second, for_second && !for_first)]
    {
        if let Some(mut fix) = replace_month(corpus, file, wrong, right.value.number) {
            fix.preferred = sure;
            fixes.push(fix);
        }
    }
    // The month that the weekday rules out would only be the next mistake.
    let decided = fixes.iter().any(|fix| fix.preferred) && parts.weekday.is_some();
    fixes.retain(|fix| fix.preferred || !decided);
    fixes.sort_by_key(|fix| !fix.preferred);
    fixes
}

/// Whether the weekday beside it or another date of the article says that this month is meant.
fn speaks_for(corpus: &Corpus, file: FileId, time: &TimeMention, parts: &Parts, month: Month) -> bool {
    let Some((day, _)) = one_day(parts) else { return false };
    let published = corpus.article(file).and_then(|article| article.published);
    let year = whole_year(parts).or(published.map(|published| published.date.year()));
    let Some(date) = year.and_then(|year| calendar::day(year, month.number, day)) else { return false };
    if let Some(weekday) = parts.weekday {
        return weekday.value == calendar::weekday(date);
    }
    corpus.article(file).is_some_and(|article| {
        article.times.iter().any(|other| {
            other.shape.span != time.shape.span
                && other.interval.is_some_and(|days| days.is_day() && days.first == date)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn in_every_tradition_and_order() {
        check(
            "يبدأ المعرض في 3 شباط/مارس 2024 وينتهي في 9 أيلول (أكتوبر) 2024.\nمن 2 نيسان/مايو إلى 9 أيار/مايو 2024.\nفي 5 فيفري/نيسان 2024",
            "article.txt:1 error month-names-disagree «شباط/مارس»
             article.txt:1 error month-names-disagree «أيلول (أكتوبر»
             article.txt:2 error month-names-disagree «نيسان/مايو»
             article.txt:3 error month-names-disagree «فيفري/نيسان»",
        );
    }

    #[test]
    fn one_month_under_two_names_and_two_months_of_one_tradition_are_silent() {
        check(
            "في 3 شباط/فبراير 2024 وفي أيار (مايو) وفي تموز/آب 2024، وفي جانفي/كانون الثاني.\nIn March/April 2024.",
            "",
        );
    }

    #[test]
    fn the_weekday_decides() {
        let found = findings_in_full("تعلن النتائج يوم الأربعاء 15 مايو (حزيران) 2024.");
        assert!(found.contains("(preferred)\n     article.txt:1 «حزيران» becomes «أيار»"), "{found}");
    }
}
