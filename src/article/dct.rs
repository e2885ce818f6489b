//! The publication date as an article states it, in order of trust: settings, front matter, a labelled line, the
//! dateline or byline, the file's name.

use super::anatomy::{self, Line};
use super::{Hints, PartKind};
use crate::lang::{AnatomyClass, Reading, Sense};
use crate::text::{Span, TokenKind};
use crate::time::shape::{Calendar, Parts, Shape, ShapeKind};
use crate::time::{Dct, DctSource, calendar};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// How many tokens may stand before the date of a dateline.
const DATELINE_REACH: usize = 12;

/// Finds the publication date.
pub(super) fn find(reading: &Reading<'_>, lines: &[Line], shapes: &[Shape], hints: &Hints) -> Option<Dct> {
    let settings = || Some(Dct { date: hints.published?, source: DctSource::Settings, span: None });
    let inferred = || Some(Dct { date: hints.inferred?, source: DctSource::Inferred, span: None });
    settings()
        .or_else(|| front_matter(reading))
        .or_else(|| labelled(reading, lines, shapes))
        .or_else(|| dateline(reading, lines, shapes))
        .or_else(|| file_name(&hints.file_name))
        .or_else(inferred)
}

/// `published:`, else `date:`, in YAML or TOML front matter.
fn front_matter(reading: &Reading<'_>) -> Option<Dct> {
    let front = anatomy::front_matter(reading)?;
    let text = front.text(reading.text);
    ["published", "date"].into_iter().find_map(|wanted| {
        let mut offset = 0;
        text.split_inclusive('\n').find_map(|line| {
            let start = offset;
            offset += line.len();
            let (key, value) = line.split_once([':', '='])?;
            if key.trim().trim_matches('"') != wanted {
                return None;
            }
            let bare = value.trim().trim_matches(['"', '\'']);
            let date = iso_date(bare)?;
            let at = start + key.len() + 1 + value.find(bare)?;
            Some(Dct { date, source: DctSource::FrontMatter, span: Some(Span::of(at..at + 10)) })
        })
    })
}

/// A line that begins with «نشر», "Published" and the like and gives a whole date.
fn labelled(reading: &Reading<'_>, lines: &[Line], shapes: &[Shape]) -> Option<Dct> {
    let by_label = |wanted: AnatomyClass| {
        lines.iter().filter(|line| line.kind != PartKind::FrontMatter).find_map(|line| {
            let labels =
                line.tokens.clone().filter(|at| reading.has(*at, |sense| sense == Sense::Anatomy(wanted)));
            labels.into_iter().find_map(|label| {
                let place = reading.token(label)?.span;
                let is_first = label == line.tokens.start;
                let colon =
                    line.tokens.clone().filter(|at| *at > label).take(4).any(|at| reading.is_mark(at, ':'));
                let (date, span) = shapes
                    .iter()
                    .filter(|shape| line.span.contains(shape.span) && shape.span.start >= place.end)
                    .find_map(whole_date)?;
                // In running text a label's word is a verb.
                let is_label = colon || is_first && line.tokens.len() <= 14;
                is_label.then_some(Dct { date, source: DctSource::Label, span: Some(span) })
            })
        })
    };
    by_label(AnatomyClass::PublishedLabel).or_else(|| by_label(AnatomyClass::UpdatedLabel))
}

/// A line that is nothing but a date, above the story; or the date that opens the lede and that a dash, a colon or
/// a bracket closes: «القاهرة، 14 مارس 2026 (وكالات) - …».
fn dateline(reading: &Reading<'_>, lines: &[Line], shapes: &[Shape]) -> Option<Dct> {
    let story = lines.iter().filter(|line| !matches!(line.kind, PartKind::FrontMatter | PartKind::Furniture));
    for line in story.take(10) {
        for shape in shapes.iter().filter(|shape| line.span.contains(shape.span)) {
            let Some((date, span)) = whole_date(shape) else { continue };
            let first = reading.token_at(shape.span.start);
            let behind = reading.token_at(shape.span.end);
            let before = first.saturating_sub(line.tokens.start);
            let after = line.tokens.end.saturating_sub(behind);
            let alone = before <= 2 && after <= 2 && no_words(reading, behind..line.tokens.end);
            if alone || before <= DATELINE_REACH && opens(reading, line, first, behind) {
                return Some(Dct { date, source: DctSource::Dateline, span: Some(span) });
            }
        }
        if line.kind == PartKind::Lede {
            return None;
        }
    }
    None
}

fn no_words(reading: &Reading<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.all(|at| reading.token(at).is_some_and(|token| !token.is_word()))
}

/// Whether a date opens a line as a dateline does: what stands before it is a place, an agency or brackets, with no
/// verb or quotation, and a dash, a colon or a closing bracket soon follows with a text behind it.
fn opens(reading: &Reading<'_>, line: &Line, first: usize, behind: usize) -> bool {
    let before = line.tokens.start..first;
    let opened_bracket = before.clone().filter(|at| reading.is_mark(*at, '(')).count()
        > before.clone().filter(|at| reading.is_mark(*at, ')')).count();
    let plain = before.clone().all(|at| {
        !reading.has(at, |sense| matches!(sense, Sense::Verb(_)))
            && !reading.is_mark(at, '"')
            && !reading.is_mark(at, '.')
    });
    let starts_line = before.len() <= 4
        || opened_bracket
        || before.clone().any(|at| {
            reading.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Mark('-' | '/')))
        });
    let mut at = behind;
    if reading.is_mark(at, '(') {
        while at < line.tokens.end && at < behind + 8 && !reading.is_mark(at, ')') {
            at += 1;
        }
        at += 1;
    }
    let closes = ['-', '\u{2013}', '\u{2014}', ':'].into_iter().any(|mark| reading.is_mark(at, mark));
    let closes = closes || opened_bracket && reading.is_mark(at, ')');
    let story_follows = line.tokens.end.saturating_sub(at) > 6;
    plain && starts_line && closes && story_follows
}

/// The day of a shape that states day, month and year.
fn whole_date(shape: &Shape) -> Option<(Date, Span)> {
    let parts: &Parts = match &shape.kind {
        ShapeKind::Point(parts) | ShapeKind::Numeric(_, parts) => parts,
        _ => return None,
    };
    let (days, month, year) = (parts.days?.value, parts.month?.value, parts.year?.value);
    let is_whole = days.first == days.last && year.digits == 4 && month.calendar == Calendar::Gregorian;
    let date = calendar::day(year.number, month.number, days.first)?;
    is_whole.then_some((date, shape.span))
}

/// A date in a file's name: `2021-12-31-call.txt`, `call_20211231.md`.
fn file_name(name: &str) -> Option<Dct> {
    static DATE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:^|\D)((?:19|20)\d\d)([-_.]?)(\d\d)([-_.]?)(\d\d)(?:\D|$)").ok());
    let found = DATE.as_ref()?.captures(name)?;
    let number = |group: usize| found.get(group)?.as_str().parse::<i16>().ok();
    let same_mark = found.get(2)?.as_str() == found.get(4)?.as_str();
    let date = calendar::day(number(1)?, u8::try_from(number(3)?).ok()?, u8::try_from(number(5)?).ok()?)?;
    same_mark.then_some(Dct { date, source: DctSource::FileName, span: None })
}

/// The day that an ISO 8601 date or date-time begins with.
fn iso_date(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Hints, analyse};

    fn check(text: &str, file_name: &str, expect: Option<(&str, DctSource)>) {
        let hints = Hints { file_name: file_name.into(), ..Hints::default() };
        let found = analyse(text, &hints).published.map(|dct| (dct.date.to_string(), dct.source));
        assert_eq!(found.as_ref().map(|(day, source)| (day.as_str(), *source)), expect, "{text}");
    }

    #[test]
    fn the_more_trusted_source_wins() {
        let line = "نشر: 2024-03-06\nعنوان\n";
        let front = "---\npublished: 2024-03-05\n---\n";
        check(&format!("{front}{line}"), "2024-03-07.txt", Some(("2024-03-05", DctSource::FrontMatter)));
        check(line, "2024-03-07.txt", Some(("2024-03-06", DctSource::Label)));
        check("كلام بلا تاريخ", "2024-03-07.txt", Some(("2024-03-07", DctSource::FileName)));
        check("كلام بلا تاريخ", "notes.txt", None);
    }

    #[test]
    fn datelines_give_the_day_in_both_languages() {
        let dateline = |day| Some((day, DctSource::Dateline));
        check(
            "صوفيا، 14 مارس 2026 (وكالات) - التقى الوفدان في مقر الوزارة لبحث ملف المياه.",
            "",
            dateline("2026-03-14"),
        );
        check(
            "وكالة الجبل -صوفيا- 3 مايو 2023- التقى الوفدان في مقر الوزارة لبحث الملف.",
            "",
            dateline("2023-05-03"),
        );
        check(
            "SOFIA, 14 March 2026 (Newsroom) - The delegations met to talk about the river.",
            "",
            dateline("2026-03-14"),
        );
        check("وقع الاتفاق في 14 مارس 2026 ودخل حيز التنفيذ بعد ذلك.", "", None);
    }

    #[test]
    fn dates_in_file_names() {
        for (name, expect) in [
            ("2021-12-31-call.txt", Some("2021-12-31")),
            ("call_20211231.md", Some("2021-12-31")),
            ("2021_12_31.txt", Some("2021-12-31")),
            ("000_5df9a66a73231eed.txt", None),
            ("2021-1231.txt", None),
            ("20211332.txt", None),
        ] {
            assert_eq!(file_name(name).map(|dct| dct.date.to_string()).as_deref(), expect, "{name}");
        }
    }
}
