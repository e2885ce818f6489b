//! [`AmbiguousNumericDate`].

use super::parts::{all_parts, whole_day};
use super::{Diagnostic, Fix, Lines, Related, Rule, Severity, TextEdit};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::{isolated, quoted};
use crate::time::shape::{Calendar, Parts, ShapeKind};
use crate::time::{TimeMention, calendar};
use jiff::civil::Date;

crate::rule! {
    /// Fires when either number of a date such as 03/04/2021 may be the day.
    ///
    /// # What it does
    ///
    /// It looks for dates of which both small numbers can be a month, where nothing tells which comes first: neither
    /// the settings, nor another numeric date of the article, nor the weekday beside it, nor a day that the article
    /// gives in words. An article gets one finding, at the first such date.
    ///
    /// Two repairs write the months of all such dates of the article by name, one for each order.
    ///
    /// # Why
    ///
    /// Copy crosses the Atlantic both ways, and nobody notices a swapped day before the thirteenth of a month.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// The museum opens on 03/04/2025 and keeps its doors open all night.
    /// ```
    ///
    /// ```dateline
    /// يفتتح المتحف أبوابه في 03/04/2025 أمام الزوار.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// The museum opens on 03/04/2025 and closes its first show on 27/11/2025.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.ambiguous-numeric-date` sets its level. `published-date-order` decides all such dates.
    pub struct AmbiguousNumericDate;
}

impl Rule for AmbiguousNumericDate {
    fn code(&self) -> &'static str {
        "ambiguous-numeric-date"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Info)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let Some(article) = corpus.article(file) else { return };
        if corpus.config().day_first.is_some() || article.times.iter().any(shows_order) {
            return;
        }
        let open: Vec<Open> =
            article.times.iter().filter_map(Open::of).filter(|open| !open.is_decided(article)).collect();
        out.extend(finding(self, corpus, file, &open));
    }
}

/// The one finding of an article, at the first of its open dates.
fn finding(rule: &dyn Rule, corpus: &Corpus, file: FileId, open: &[Open]) -> Option<Diagnostic> {
    let (first, others) = open.split_first()?;
    let (reader, text) = (corpus.config().reader(), corpus.text(file));
    let (day_first, month_first) = (first.day_first.to_string(), first.month_first.to_string());
    let words = quoted(first.place.text(text));
    let values = [("words", words.as_str()), ("day-first", &*day_first), ("month-first", &*month_first)];
    let related = others.iter().map(|other| Related {
        file,
        span: other.place,
        message: message(reader, "related.ambiguous-too", &[("words", &quoted(other.place.text(text)))]),
    });
    let readings = [|open: &Open| open.day_first, |open: &Open| open.month_first];
    let fixes = readings.into_iter().map(|read| in_words(corpus, file, open, read)).collect();
    let text = message(reader, "rule.ambiguous-numeric-date", &values);
    Some(Diagnostic::new(rule, file, first.place, text).with_related(related.collect()).with_fixes(fixes))
}

/// A date that can be read both ways.
struct Open {
    /// The numbers, without a weekday beside them.
    place: Span,
    day_first: Date,
    month_first: Date,
    weekday: Option<u8>,
}

impl Open {
    fn of(time: &TimeMention) -> Option<Self> {
        let ShapeKind::Numeric(numeric, parts) = &time.shape.kind else { return None };
        let (days, month, year) = (parts.days?, parts.month?, parts.year?);
        // Hijri dates are written the day first wherever they are written in numbers.
        if month.value.calendar != Calendar::Gregorian || time.shape.quoted {
            return None;
        }
        let number = time.timex.value.get(..4)?.parse::<i16>().ok()?;
        Some(Self {
            place: days.span.cover(month.span).cover(year.span),
            day_first: calendar::day(number, numeric.second, numeric.first)?,
            month_first: calendar::day(number, numeric.first, numeric.second)?,
            weekday: parts.weekday.map(|weekday| weekday.value),
        })
    }

    /// Whether the weekday beside it or a day that the article gives otherwise fits one reading alone.
    fn is_decided(&self, article: &Article) -> bool {
        let by_weekday = |day: Date| self.weekday.is_some_and(|weekday| weekday == calendar::weekday(day));
        let mentioned = |day: Date| {
            let published = article.published.filter(|dct| dct.span.is_none_or(|span| span != self.place));
            published.is_some_and(|dct| dct.date == day) || article.times.iter().any(|time| says(time, day))
        };
        let fits = |day: Date| by_weekday(day) || mentioned(day);
        fits(self.day_first) != fits(self.month_first)
    }
}

/// Whether an expression names a day and leaves no choice.
fn says(time: &TimeMention, day: Date) -> bool {
    let open = matches!(time.shape.kind, ShapeKind::Numeric(..));
    !open && (time.interval.is_some_and(|days| days.is_day() && days.first == day) || states(time, day))
}

fn states(time: &TimeMention, day: Date) -> bool {
    all_parts(time).any(|parts| whole_day(parts) == Some(day))
}

/// Whether a numeric date shows the order of its numbers: one of them is no month.
fn shows_order(time: &TimeMention) -> bool {
    let numeric = |parts: &Parts| {
        let (Some(days), Some(month), Some(year)) = (parts.days, parts.month, parts.year) else {
            return false;
        };
        // A year in front puts the day last, which tells nothing of the other order.
        let year_behind = year.span.start > days.span.start && year.span.start > month.span.start;
        year_behind && days.value.first > 12 && days.span.len() <= 4 && month.span.len() <= 4
    };
    matches!(&time.shape.kind, ShapeKind::Point(parts) if numeric(parts))
}

/// The repair that writes all open dates with their months by name.
fn in_words(corpus: &Corpus, file: FileId, open: &[Open], read: impl Fn(&Open) -> Date) -> Fix {
    let reader = corpus.config().reader();
    let written = |date: Date, language| {
        let month = message(language, &format!("month.{}", date.month()), &[]);
        let (day, year) = (date.day().to_string(), date.year().to_string());
        message(language, "day", &[("day", &day), ("month", &month), ("year", &year)])
    };
    // Numbers have no script; the copy around them does.
    let language = corpus.article(file).map(|article| article.language).unwrap_or_default();
    let edits =
        open.iter().map(|open| TextEdit { file, span: open.place, new_text: written(read(open), language) });
    let shown = open.first().map(|open| written(read(open), reader)).unwrap_or_default();
    Fix {
        title: message(reader, "fix.date-in-words", &[("date", &isolated(&shown))]),
        edits: edits.collect(),
        preferred: false,
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{check, findings_in_full};

    #[test]
    fn one_finding_for_all_dates_of_an_article() {
        check(
            "The fair opens on 03/04/2025 and closes on 05/06/2025.",
            "article.txt:1 info ambiguous-numeric-date «03/04/2025»",
        );
    }

    #[test]
    fn what_decides_makes_it_silent() {
        check("The fair opens on 03/04/2025 and closes on 05/16/2025.", "");
        check("The fair opens on Thursday 03/04/2025, rain or shine.", "");
        check("The fair opens on 03/04/2025. On 3 April 2025 the doors will be open all night.", "");
        check("//- a.txt published:2025-04-03\nThe fair opened on 03/04/2025.", "");
        check("The fair opens on 04/04/2025, and in 2021-03-04 nobody came. افتتح في 1/9/1445هـ.", "");
        check("The fair opens on 03/04/2025.\n//- dateline.toml\npublished-date-order = \"day-first\"\n", "");
    }

    #[test]
    fn the_repairs_write_both_readings() {
        let found = findings_in_full("يفتتح المعرض في 03/04/2025 ويختتم في 05/06/2025.");
        assert!(found.contains("becomes «3 نيسان/أبريل 2025»"), "{found}");
        assert!(found.contains("becomes «4 آذار/مارس 2025»"), "{found}");
        assert!(found.contains("becomes «5 حزيران/يونيو 2025»"), "{found}");
    }
}
