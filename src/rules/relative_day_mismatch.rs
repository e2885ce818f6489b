//! [`RelativeDayMismatch`].

use super::date_fixes::{language_of, replace_weekday, weekday_name};
use super::parts::{point, whole_day};
use super::stale_year::stale;
use super::{Diagnostic, Lines, Related, Rule, Severity};
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::quoted;
use crate::time::shape::{Calendar, From, Offset, Parts, Relation, ShapeKind, Unit};
use crate::time::{Dct, TimeMention, calendar};
use jiff::civil::Date;

crate::rule! {
    /// Fires when «أمس», "today" or "tomorrow" stands with a weekday or a date that is not that day.
    ///
    /// # What it does
    ///
    /// It counts the day from the article's publication date, where the article states one, and compares it with the
    /// weekday or the date beside it. What stands in a quotation was said on a day of its own and is left alone, and
    /// so are articles whose publication date is not known.
    ///
    /// # Why
    ///
    /// A story that is held over for a day keeps its «أمس» and becomes wrong without a word being changed.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// نشر: 2024-03-07
    ///
    /// وصل الوفد إلى عمّان أمس الخميس لبدء المحادثات.
    /// ```
    ///
    /// ```dateline
    /// Published: 7 March 2024
    ///
    /// The delegation will leave tomorrow, Saturday, for the next round of the talks in the north.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// نشر: 2024-03-08
    ///
    /// وصل الوفد إلى عمّان أمس الخميس لبدء المحادثات، وقال رئيسه "سنعود غدا الأحد".
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.relative-day-mismatch` sets its level.
    pub struct RelativeDayMismatch;
}

impl Rule for RelativeDayMismatch {
    fn code(&self) -> &'static str {
        "relative-day-mismatch"
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
        for time in article.times.iter().filter(|time| !time.shape.quoted) {
            let ShapeKind::Point(parts) = &time.shape.kind else { continue };
            // Where last year's year is all that is wrong, another rule says so.
            let stale = || stale(article, time, published).is_some();
            if let Some(meant) = contradicted_day(parts, published.date).filter(|_| !stale()) {
                out.push(finding(self, corpus, file, time.shape.span, parts, meant, &published));
            }
        }
        for pair in article.times.windows(2) {
            let [day, date] = pair else { continue };
            if let Some((parts, meant)) = contradicted_by_next(corpus.text(file), day, date) {
                let span = day.shape.span.cover(date.shape.span);
                out.push(finding(self, corpus, file, span, parts, meant, &published));
            }
        }
    }
}

/// The day that the deictic word means, where the weekday or the date beside it says another.
pub(super) fn contradicted_day(parts: &Parts, published: Date) -> Option<Date> {
    let Offset { unit: Unit::Day, count } = parts.offset?.value else { return None };
    if parts.from != From::Publication {
        return None;
    }
    let meant = calendar::plus_days(published, i64::from(count));
    let other_weekday = parts.weekday.is_some_and(|weekday| weekday.value != calendar::weekday(meant));
    let other_date = parts.days.zip(parts.month).is_some_and(|(days, month)| {
        let year =
            parts.year.filter(|year| year.value.digits == 4).map_or(meant.year(), |year| year.value.number);
        let gregorian = month.value.calendar == Calendar::Gregorian;
        let stated = calendar::day_of(year, month.value, days.value.first);
        gregorian && stated.is_some_and(|stated| stated != meant)
    });
    (other_weekday || other_date).then_some(meant)
}

/// «الجمعة المقبل 1 مارس 2024», "yesterday, 5 March 2024": the day that the first means, where the date right behind it
/// is another.
pub(super) fn contradicted_by_next<'a>(
    text: &str,
    day: &'a TimeMention,
    date: &TimeMention,
) -> Option<(&'a Parts, Date)> {
    let parts = point(day).filter(|parts| parts.days.is_none() && !day.shape.quoted)?;
    let counted = parts.offset.is_some_and(|offset| offset.value.unit == Unit::Day)
        || parts.weekday.is_some()
            && parts
                .relation
                .is_some_and(|relation| matches!(relation.value, Relation::Next | Relation::Last));
    let meant = day.interval.filter(|days| days.is_day() && counted && parts.from == From::Publication)?;
    let between = Span::new(day.shape.span.end, date.shape.span.start).text(text);
    let beside = between.chars().all(|c| matches!(c, ' ' | ',' | '\u{060C}' | '('));
    let stated = point(date).and_then(whole_day)?;
    (beside && stated != meant.first).then_some((parts, meant.first))
}

fn finding(
    rule: &dyn Rule,
    corpus: &Corpus,
    file: FileId,
    span: Span,
    parts: &Parts,
    meant: Date,
    published: &Dct,
) -> Diagnostic {
    let locale = corpus.config().reader();
    let text = corpus.text(file);
    let deictic = match (parts.offset, parts.weekday, parts.relation) {
        (Some(offset), ..) => offset.span.text(text),
        (None, Some(weekday), Some(relation)) => weekday.span.cover(relation.span).text(text),
        _ => "",
    };
    let message_text = message(
        locale,
        "rule.relative-day-mismatch",
        &[
            ("words", &quoted(span.text(text))),
            ("deictic", &quoted(deictic)),
            ("published", &published.date.to_string()),
            ("is", &weekday_name(locale, calendar::weekday(meant))),
            ("date", &meant.to_string()),
        ],
    );
    let related = published
        .span
        .map(|span| Related { file, span, message: message(locale, "related.published", &[]) })
        .into_iter()
        .collect();
    let weekday = calendar::weekday(meant);
    let mut fixes = Vec::new();
    if parts.weekday.is_some_and(|said| said.value != weekday) && parts.days.is_none() {
        fixes.extend(replace_weekday(corpus, file, parts, weekday));
        fixes.extend(other_deictic(corpus, file, parts, published.date));
    }
    Diagnostic::new(rule, file, span, message_text).with_related(related).with_fixes(fixes)
}

/// The word for the day that the weekday says, if it is one of the three that every language has.
fn other_deictic(corpus: &Corpus, file: FileId, parts: &Parts, published: Date) -> Option<super::Fix> {
    let (offset, weekday) = (parts.offset?, parts.weekday?.value);
    let count =
        (-1..=1).find(|count| calendar::weekday(calendar::plus_days(published, *count)) == weekday)?;
    let language = language_of(corpus, file, offset.span);
    let word = message(language, &format!("deictic.{count}"), &[]);
    Some(super::date_fixes::fix(corpus, file, offset.span, "fix.deictic", "words", &word))
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn the_day_itself_and_the_day_after_count_too() {
        check(
            "//- a.txt published:2024-03-07\nيلتقي الوفدان اليوم الأربعاء، ويعودان غدا الجمعة.\nThey met yesterday, Wednesday.",
            "a.txt:1 warning relative-day-mismatch «اليوم الأربعاء»",
        );
    }

    #[test]
    fn a_date_beside_the_word_counts_too() {
        check(
            "//- a.txt published:2024-03-07\nوصل الوفد أمس 5 مارس إلى المدينة.",
            "a.txt:1 warning relative-day-mismatch «أمس 5 مارس»",
        );
    }

    #[test]
    fn a_date_right_behind_the_word_counts_too() {
        check(
            "//- a.txt published:2024-03-05\nتستأنف المحادثات الجمعة المقبل 1 مارس 2024.\nThey met yesterday, 5 March 2024.\nتستأنف المحادثات الجمعة المقبل 8 مارس 2024.",
            "a.txt:1 warning relative-day-mismatch «الجمعة المقبل 1 مارس 2024»
             a.txt:2 warning relative-day-mismatch «yesterday, 5 March 2024»",
        );
    }

    #[test]
    fn without_a_publication_date_nothing_is_said() {
        check("وصل الوفد أمس الخميس إلى المدينة.", "article.txt:1 hint unresolved-date «أمس الخميس»");
    }

    #[test]
    fn repairs_offer_the_weekday_and_the_word() {
        let found = findings_in_full("//- a.txt published:2024-03-07\nوصل الوفد أمس الخميس إلى المدينة.");
        assert!(found.contains("becomes «الأربعاء»") && found.contains("becomes «اليوم»"), "{found}");
    }
}
