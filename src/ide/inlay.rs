//! Inlay hints: the day behind an expression that does not state it.

use crate::corpus::{Corpus, FileId};
use crate::text::Span;
use crate::time::{Anchor, Interval, TimeMention};
use jiff::civil::Date;

/// The most days between the first and the last of a stretch that is worth a hint: a week.
const STRETCH: i64 = 7;

/// A day to show behind some words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InlayHint {
    /// Behind which byte.
    pub offset: u32,
    /// The day or days, as ISO 8601 writes them: digits keep their order in every direction of text.
    pub label: String,
}

/// The hints of a range of a file.
pub fn hints(corpus: &Corpus, file: FileId, range: Span) -> Vec<InlayHint> {
    let Some(article) = corpus.article(file) else { return Vec::new() };
    let here = article.times.iter().filter(|time| time.shape.span.overlaps(range));
    here.filter(|time| is_counted(time))
        .filter_map(|time| Some(InlayHint { offset: time.shape.span.end, label: label(time.interval?)? }))
        .collect()
}

/// Whether the day follows from another one, the publication date for the most part.
fn is_counted(time: &TimeMention) -> bool {
    time.because.anchor != Anchor::None
}

fn label(days: Interval) -> Option<String> {
    let length = crate::time::calendar::days_between(days.first, days.last);
    match length {
        0 => Some(days.first.to_string()),
        1..STRETCH => Some(format!("{}/{}", days.first, end(days.first, days.last))),
        _ => None,
    }
}

/// The last day, without what it shares with the first one.
fn end(first: Date, last: Date) -> String {
    if first.first_of_month() == last.first_of_month() {
        format!("{:02}", last.day())
    } else {
        last.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(text: &str, expect: &[(&str, &str)]) {
        let (corpus, ids) = Fixture::parse(text).corpus().unwrap();
        let text = corpus.text(ids[0]);
        let found = hints(&corpus, ids[0], Span::of(0..text.len()));
        let word = |hint: &InlayHint| {
            let before = &text[..hint.offset as usize];
            (before.rsplit(' ').next().unwrap_or_default().to_owned(), hint.label.clone())
        };
        let expect: Vec<_> = expect.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found.iter().map(word).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn what_is_counted_gets_its_day_and_what_is_stated_none() {
        check(
            "Published: 2026-03-10\n\nThe council met yesterday and will meet on 12 May 2027.",
            &[("yesterday", "2026-03-09")],
        );
        check("نشر: 2026-03-10\n\nاجتمع المجلس أمس الأول في القاعة.", &[("الأول", "2026-03-08")]);
    }

    #[test]
    fn a_month_is_no_day() {
        check("Published: 2026-03-10\n\nThe fair opens next month.", &[]);
    }

    #[test]
    fn days_share_their_month() {
        let days = |first: Date, last: Date| label(Interval { first, last });
        let date = jiff::civil::date;
        assert_eq!(days(date(2026, 1, 9), date(2026, 1, 10)).as_deref(), Some("2026-01-09/10"));
        assert_eq!(days(date(2026, 1, 31), date(2026, 2, 1)).as_deref(), Some("2026-01-31/2026-02-01"));
        assert_eq!(days(date(2026, 1, 1), date(2026, 1, 31)), None);
    }
}
