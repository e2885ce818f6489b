//! How many days a range of days makes, where the copy says it as well: "from 21 to 25 March, lasting five days".

use crate::article::Article;
use crate::lang::{Glue, Sense, VerbClass, read};
use crate::text::{Span, TokenKind};
use crate::time::shape::{ShapeKind, Unit};
use crate::time::{TimeMention, calendar};

/// A range of days and a length behind it that counts other days.
pub(super) struct DayLength {
    /// How many days the range has, both ends included.
    pub days: i64,
    pub range: Span,
    pub length: Span,
}

/// The lengths of an article that the range of days in front of them contradicts.
pub(super) fn day_lengths(article: &Article, text: &str) -> Vec<DayLength> {
    let pairs = article.times.iter().zip(article.times.iter().skip(1));
    pairs.filter_map(|(range, length)| contradiction(range, length, text)).collect()
}

fn contradiction(range: &TimeMention, length: &TimeMention, text: &str) -> Option<DayLength> {
    let ShapeKind::Duration(said) = &length.shape.kind else { return None };
    let counted = said.count.filter(|_| said.unit == Unit::Day && said.rest == [None, None])? as i64;
    let names_days = match &range.shape.kind {
        ShapeKind::Point(parts) => parts.days.is_some_and(|days| days.value.through),
        ShapeKind::Range(from, to) => from.days.is_some() && to.days.is_some() && from.clock.is_none(),
        _ => false,
    };
    let interval = range.interval.filter(|_| names_days && range.shape.modifier.is_none())?;
    let days = calendar::days_between(interval.first, interval.last) + 1;
    // Who counts nights, or days from noon to noon, counts one less.
    let fits = days == counted || days == counted + 1;
    let same = range.shape.sentence == length.shape.sentence && length.shape.modifier.is_none();
    let between = Span::new(range.shape.span.end, length.shape.span.start);
    let told = DayLength { days, range: range.shape.span, length: length.shape.span };
    (same && !fits && is_said_of(between.text(text))).then_some(told)
}

/// Whether nothing but marks and a word of lasting stands between a range and its length: ", lasting", «على مدى».
fn is_said_of(between: &str) -> bool {
    let reading = read(between);
    let (mut at, mut lasts) = (0, false);
    while let Some(token) = reading.token(at) {
        let lasting = reading.find(at, |sense| {
            let is = matches!(sense, Sense::Verb(VerbClass::Lasting) | Sense::Glue(Glue::Within));
            is.then_some(())
        });
        at += match (lasting, token.kind) {
            (Some((len, ())), _) => {
                lasts = true;
                len
            }
            (None, TokenKind::Mark(',' | '\u{060C}' | '(' | '-' | '\u{2013}')) => 1,
            _ => return false,
        };
    }
    lasts
}
