//! Dates to complete with: the day for what was typed of it, a weekday with its date, a month in the article's
//! tradition.

use super::FilePosition;
use super::completion::{Completion, CompletionKind, last_words};
use super::date_style::DateStyle;
use crate::article::Article;
use crate::corpus::Corpus;
use crate::lang::{Sense, Tradition, lexicon, message};
use crate::rules::month_name;
use crate::text::{Span, Tier, folded};
use crate::time::calendar::plus_days;
use crate::time::shape::{Calendar, Month, ShapeKind};
use crate::time::{Anchor, Because};
use jiff::civil::Date;

/// How many letters have to stand before a weekday or a month is offered.
const LEAST: usize = 2;

const TRADITIONS: [Tradition; 6] = [
    Tradition::Common,
    Tradition::Egyptian,
    Tradition::Levantine,
    Tradition::Moroccan,
    Tradition::Maghrebi,
    Tradition::Mauritanian,
];

/// The dates that the words before a place begin or mean, in the article's own style.
pub fn dates(corpus: &Corpus, at: FilePosition) -> Vec<Completion> {
    let (Some(article), text) = (corpus.article(at.file), corpus.text(at.file)) else { return Vec::new() };
    let style = DateStyle::of(article, text);
    let mut found = meant(article, text, at.offset, &style);
    let line =
        text.get(..at.offset as usize).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let typed = last_words(line).last().copied().unwrap_or_default();
    if typed.chars().count() >= LEAST {
        let span = Span::new(at.offset - typed.len() as u32, at.offset);
        found.extend(weekdays(article, typed, span, &style));
        found.extend(months(typed, span, &style));
    }
    found.retain(|found| found.text != found.span.text(text));
    let mut seen = Vec::new();
    found.retain(|found| {
        let new = !seen.contains(&found.text);
        seen.push(found.text.clone());
        new
    });
    found
}

fn date(text: String, day: Option<Date>, span: Span) -> Completion {
    let detail = day.map(|day| day.to_string()).unwrap_or_default();
    Completion { kind: CompletionKind::Date, text, detail, span, shown_at: None }
}

/// The day that an expression means which ends here: «الخميس المقبل» is a day of the calendar.
fn meant(article: &Article, text: &str, offset: u32, style: &DateStyle) -> Vec<Completion> {
    let ending = article.times.iter().filter(|time| time.shape.span.end == offset);
    let counted = ending.filter(|time| !matches!(time.because, Because { anchor: Anchor::None, .. }));
    let days = counted.filter_map(|time| Some((time, time.interval.filter(|days| days.is_day())?.first)));
    days.flat_map(|(time, day)| {
        let span = time.shape.span;
        let named = matches!(&time.shape.kind, ShapeKind::Point(parts) if parts.weekday.is_some());
        // What was typed may stay, with the date behind it, but for a weekday, which the date has itself.
        let kept = (!named).then(|| format!("{} {}", span.text(text), style.day(day, false)));
        kept.into_iter().chain([style.day(day, true)]).map(move |words| date(words, Some(day), span))
    })
    .collect()
}

/// The weekdays that begin like this, the last one up to publication and the next one behind it.
fn weekdays(article: &Article, typed: &str, span: Span, style: &DateStyle) -> Vec<Completion> {
    let key = folded(typed, Tier::Loose);
    let mut found = Vec::new();
    for number in 1..=7_i8 {
        let name = message(style.language(), &format!("weekday.{number}"), &[]);
        if !folded(&name, Tier::Loose).starts_with(&key) {
            continue;
        }
        let Some(published) = article.published.map(|published| published.date) else {
            found.push(date(name, None, span));
            continue;
        };
        let back = (published.weekday().to_monday_one_offset() - number).rem_euclid(7);
        let last = plus_days(published, -i64::from(back));
        for day in [last, plus_days(last, 7)] {
            found.push(date(style.day(day, true), Some(day), span));
        }
    }
    found
}

/// The months that begin like this in any tradition, by the names that the article writes.
fn months(typed: &str, span: Span, style: &DateStyle) -> Vec<Completion> {
    let key = folded(typed, Tier::Loose);
    // A whole word that is something else as well, May or «تموز», is offered only where it is a month.
    let other = lexicon().entry_of(&key).is_some_and(|entry| {
        let lexicon = lexicon();
        let senses = lexicon.senses(lexicon.own(entry));
        !senses.is_empty() && !senses.iter().any(|sense| matches!(sense, Sense::Month { .. }))
    });
    if other {
        return Vec::new();
    }
    let arabic = style.language() == crate::lang::Language::Arabic;
    let begins = |number: &u8| {
        let month = Month { number: *number, calendar: Calendar::Gregorian };
        let mut names = TRADITIONS.iter().filter_map(|tradition| month_name(month, *tradition, arabic));
        names.any(|name| folded(name, Tier::Loose).starts_with(&key))
    };
    (1..=12).filter(begins).map(|number| date(style.month(number), None, span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(text: &str, expect: &[&str]) {
        let fixture = Fixture::parse(text);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let found = dates(&corpus, FilePosition { file: ids[file], offset });
        assert_eq!(found.iter().map(|found| found.text.as_str()).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn a_weekday_gets_its_dates() {
        check(
            "نشر: 2026-03-10\n\nاجتمع المجلس في 4 آذار 2026. ويجتمع الخمي$0",
            &["الخميس 5 آذار 2026", "الخميس 12 آذار 2026"],
        );
        check("The council meets on Thu$0", &["Thursday"]);
    }

    #[test]
    fn what_was_typed_gets_its_day() {
        check(
            "Published: 2026-03-10\n\nThe council met on March 4, 2026 and yesterday$0",
            &["yesterday March 9, 2026", "Monday, March 9, 2026"],
        );
    }

    #[test]
    fn months_are_those_of_the_article() {
        check("اجتمع المجلس في 4 أيار/مايو 2021 ثم في 3 ينا$0", &["كانون الثاني/يناير"]);
        check("The council met on 3 Janu$0", &["January"]);
        check("اجتمع المجلس ثم$0", &[]);
    }
}
