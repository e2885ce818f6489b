//! Repairs of dates that several rules offer: each changes one part of an expression and keeps the way it is written.

use super::{Fix, TextEdit};
use crate::corpus::{Corpus, FileId};
use crate::lang::Language;
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::isolated;
use crate::time::shape::Parts;
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
    let written = span.text(corpus.text(file));
    let era = written.trim_start_matches(char::is_numeric);
    let number = written.strip_suffix(era)?;
    let text = digits_like(number, &year.to_string())? + era;
    Some(fix(corpus, file, span, "fix.year", "year", &text))
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
    let is_latin = span.text(corpus.text(file)).chars().any(|c| c.is_ascii_alphabetic());
    if is_latin { Language::English } else { Language::Arabic }
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
