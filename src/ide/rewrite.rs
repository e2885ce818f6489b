//! Other ways to write a date: the day itself for «أمس», «أمس» for the day, ISO 8601, other digits.

use super::date_style::{DateStyle, in_digits, is_day_alone, zero_of};
use super::thing_at::{Thing, thing_at};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::{Language, message};
use crate::rules::TextEdit;
use crate::text::Span;
use crate::text::isolate::isolated;
use crate::time::calendar::days_between;
use crate::time::shape::{Parts, ShapeKind};
use crate::time::{Anchor, TimeMention, TimexKind};
use jiff::civil::Date;

/// The zero of the digits that Arabic copy may use beside the European ones.
const ARABIC_ZERO: char = '\u{0660}';

/// Another way to write what stands at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rewrite {
    /// What it does, in the reader's language.
    pub title: String,
    /// How.
    pub edit: TextEdit,
}

/// The ways to write the date at the start of a range otherwise, each of which says the same.
pub fn rewrites(corpus: &Corpus, file: FileId, range: Span, reader: Language) -> Vec<Rewrite> {
    let (Some(article), text) = (corpus.article(file), corpus.text(file)) else { return Vec::new() };
    let Some((Thing::Time(index), span)) = thing_at(article, range.start) else { return Vec::new() };
    let Some(time) = article.times.get(index as usize) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    if let Some((day, parts)) = day_of(time) {
        found.extend(absolute(article, text, time, day));
        found.extend(relative(article, text, time, day));
        found.extend(whole_day(parts).then(|| day.to_string()));
    }
    found.extend(other_digits(article, span, text));
    let words = span.text(text);
    found.retain(|new| new != words);
    found.dedup();
    let rewrite = |new_text: String| Rewrite {
        title: message(reader, "action.rewrite-date", &[("date", &isolated(&new_text))]),
        edit: TextEdit { file, span, new_text },
    };
    found.into_iter().map(rewrite).collect()
}

/// The one day that an expression names, and nothing but that day.
fn day_of(time: &TimeMention) -> Option<(Date, &Parts)> {
    let days = time.interval.filter(|days| days.is_day())?;
    let ShapeKind::Point(parts) = &time.shape.kind else { return None };
    let bare = time.timex.kind == TimexKind::Date && time.shape.modifier.is_none() && is_day_alone(parts);
    // A weekday that is not that of the date is a mistake to mend, and not to be written over.
    let weekday = days.first.weekday().to_monday_one_offset().unsigned_abs();
    let agrees = parts.weekday.is_none_or(|stated| stated.value == weekday);
    (bare && agrees).then_some((days.first, parts))
}

/// Whether the words give day, month and year.
fn whole_day(parts: &Parts) -> bool {
    parts.days.is_some() && parts.month.is_some() && parts.year.is_some()
}

fn absolute(article: &Article, text: &str, time: &TimeMention, day: Date) -> Option<String> {
    (time.because.anchor != Anchor::None).then(|| {
        let named = matches!(&time.shape.kind, ShapeKind::Point(parts) if parts.weekday.is_some());
        DateStyle::of(article, text).day(day, named)
    })
}

/// «أمس» and the like for the days around publication.
fn relative(article: &Article, text: &str, time: &TimeMention, day: Date) -> Option<String> {
    let published = article.published?.date;
    if time.because.anchor != Anchor::None || time.shape.quoted {
        return None;
    }
    let key = match days_between(published, day) {
        -1 => "deictic.yesterday",
        0 => "deictic.today",
        1 => "deictic.tomorrow",
        _ => return None,
    };
    let style = DateStyle::of(article, text);
    let word = message(style.language(), key, &[]);
    let named = matches!(&time.shape.kind, ShapeKind::Point(parts) if parts.weekday.is_some());
    Some(if named { format!("{word} {}", style.weekday(day)) } else { word })
}

/// The same in the other digits of Arabic copy.
fn other_digits(article: &Article, span: Span, text: &str) -> Option<String> {
    if article.language != Language::Arabic {
        return None;
    }
    let other = if zero_of(span, text)? == '0' { ARABIC_ZERO } else { '0' };
    Some(in_digits(span.text(text), other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(text: &str, expect: &[&str]) {
        let fixture = Fixture::parse(text);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let found = rewrites(&corpus, ids[file], Span::new(offset, offset), Language::English);
        let found: Vec<&str> = found.iter().map(|found| found.edit.new_text.as_str()).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn what_is_counted_becomes_a_day() {
        check("Published: 2026-03-10\n\nThe council met yester$0day.", &["9 March 2026"]);
        check("نشر: 2026-03-10\n\nاجتمع المجلس أم$0س الاثنين.", &["الاثنين 9 آذار/مارس 2026"]);
    }

    #[test]
    fn a_day_at_hand_becomes_a_word() {
        check("Published: 2026-03-10\n\nThe council met on 9 Mar$0ch 2026.", &["yesterday", "2026-03-09"]);
        check(
            "نشر: 2026-03-10\n\nاجتمع المجلس في 9 ما$0رس 2026 في القاعة.",
            &["أمس", "2026-03-09", "٩ مارس ٢٠٢٦"],
        );
    }

    #[test]
    fn what_says_more_than_a_day_stays() {
        check("Published: 2026-03-10\n\nThe council met on Monday, 8 Mar$0ch 2026.", &[]);
        check("Published: 2026-03-10\n\nThe council met yesterday eve$0ning.", &[]);
        check("Published: 2026-03-10\n\nThe fair opens next mo$0nth.", &[]);
    }
}
