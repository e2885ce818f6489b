//! Repairs of dates that several rules offer: each changes one part of an expression and keeps the way it is written.

use super::months::{month_name_or_commonest, tradition_of};
use super::{Fix, TextEdit};
use crate::corpus::{Corpus, FileId};
use crate::lang::Language;
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::isolated;
use crate::time::hijri;
use crate::time::shape::{At, Calendar, Month, Parts};
use jiff::civil::Date;

/// A repair that writes another weekday, in the article's language.
pub(super) fn replace_weekday(corpus: &Corpus, file: FileId, parts: &Parts, weekday: u8) -> Option<Fix> {
    let span = parts.weekday?.span;
    let name = weekday_name(language_of(corpus, file, span), weekday);
    Some(fix(corpus, file, span, "fix.weekday", "weekday", &name))
}

/// A repair that writes another day of the same month, in the digits of the article. Days in words are left alone:
/// their order and agreement are the writer's.
pub(super) fn replace_days(corpus: &Corpus, file: FileId, parts: &Parts, day: Date) -> Option<Fix> {
    let span = parts.days?.span;
    let text = digits_like(span.text(corpus.text(file)), &day.day().to_string())?;
    Some(fix(corpus, file, span, "fix.day", "day", &text))
}

/// A repair that writes another year, in the digits of the article.
pub(super) fn replace_year(corpus: &Corpus, file: FileId, parts: &Parts, year: i16) -> Option<Fix> {
    let span = parts.year?.span;
    let text = year_like(span.text(corpus.text(file)), i32::from(year))?;
    Some(fix(corpus, file, span, "fix.year", "year", &text))
}

/// A repair that writes another month in place of one name, in the tradition of that name.
pub(super) fn replace_month(corpus: &Corpus, file: FileId, month: At<Month>, number: u8) -> Option<Fix> {
    let text = month_like(month.span.text(corpus.text(file)), Month { number, ..month.value })?;
    Some(fix(corpus, file, month.span, "fix.month", "month", &text))
}

/// A repair that writes another day of the calendar, each part the way it is written now.
pub(super) fn replace_date(corpus: &Corpus, file: FileId, parts: &Parts, day: Date) -> Option<Fix> {
    let text = corpus.text(file);
    let (days, month) = (parts.days?, parts.month?);
    let (year, number, day) = match month.value.calendar {
        Calendar::Gregorian => (i32::from(day.year()), day.month().unsigned_abs(), day.day().unsigned_abs()),
        Calendar::Hijri => hijri::to_hijri(day)?,
    };
    let mut edits = Vec::new();
    let mut put = |span: Span, new_text: String| {
        if new_text != span.text(text) {
            edits.push(TextEdit { file, span, new_text });
        }
    };
    put(days.span, digits_like(days.span.text(text), &day.to_string())?);
    for name in [Some(month), parts.month_too].into_iter().flatten().filter(|at| at.value.number != number) {
        put(name.span, month_like(name.span.text(text), Month { number, ..name.value })?);
    }
    if let Some(written) = parts.year.filter(|written| i32::from(written.value.number) != year) {
        put(written.span, year_like(written.span.text(text), year)?);
    }
    let whole = edits.iter().map(|edit| edit.new_text.as_str()).collect::<Vec<_>>().join(" ");
    let title = message(corpus.config().reader(), "fix.date", &[("date", &isolated(&whole))]);
    (!edits.is_empty()).then_some(Fix { title, edits, preferred: false })
}

/// A month as a written one is: in digits, or by its name in the same tradition.
fn month_like(written: &str, month: Month) -> Option<String> {
    if let Some(digits) = digits_like(written, &month.number.to_string()) {
        return Some(digits);
    }
    month_name_or_commonest(month, tradition_of(written)?, !is_latin(written)).map(str::to_owned)
}

/// A year as a written one is, with what stands glued to it.
fn year_like(written: &str, year: i32) -> Option<String> {
    let first = written.find(char::is_numeric)?;
    let (word, rest) = written.split_at_checked(first)?;
    let era = rest.trim_start_matches(char::is_numeric);
    Some(format!("{word}{}{era}", digits_like(rest.strip_suffix(era)?, &year.to_string())?))
}

/// The name of a weekday as articles of a language write it.
pub(super) fn weekday_name(language: Language, weekday: u8) -> String {
    message(language, &format!("weekday.{weekday}"), &[])
}

/// The year and month of a day, for telling whether two days stand in one month.
pub(super) fn month_days(day: Date) -> (i16, i8) {
    (day.year(), day.month())
}

/// A repair that replaces one span.
pub(super) fn fix(corpus: &Corpus, file: FileId, span: Span, key: &str, name: &str, new_text: &str) -> Fix {
    let title = message(corpus.config().reader(), key, &[(name, &isolated(new_text))]);
    Fix { title, edits: vec![TextEdit { file, span, new_text: new_text.to_owned() }], preferred: false }
}

/// The language of the words at a place: an English weekday in an Arabic article stays English.
pub(super) fn language_of(corpus: &Corpus, file: FileId, span: Span) -> Language {
    if is_latin(span.text(corpus.text(file))) { Language::English } else { Language::Arabic }
}

fn is_latin(words: &str) -> bool {
    words.chars().any(|c| c.is_ascii_alphabetic())
}

/// A number in the digits that the written one has; nothing where that is in words.
fn digits_like(written: &str, number: &str) -> Option<String> {
    let zero = match written.chars().find(|c| c.is_numeric())? {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        _ => u32::from(b'0'),
    };
    let in_digits = written.chars().all(char::is_numeric);
    let digit = |c: char| char::from_u32(zero + c.to_digit(10)?);
    in_digits.then(|| number.chars().filter_map(digit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_digits_of_the_article() {
        assert_eq!(digits_like("٢٠٢٤", "2023").as_deref(), Some("٢٠٢٣"));
        assert_eq!(digits_like("3", "10").as_deref(), Some("10"));
        assert_eq!(digits_like("3rd", "10"), None);
        assert_eq!(digits_like("العاشر", "10"), None);
    }
}
