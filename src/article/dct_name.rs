//! Dates in names: of files, and in the addresses of pages.

use crate::text::Span;
use crate::time::{Dct, DctSource, calendar, hijri};
use jiff::civil::Date;
use regex::bytes::{Captures, Regex};
use std::sync::LazyLock;

// On bytes, because the classes of Unicode take ten times the memory and say no more here.

/// Among how many lines from the beginning an address is looked for.
const FIRST_LINES: usize = 12;

/// A date in a file's name: `2021-12-31-call.txt`, `call_20211231.md`.
pub(super) fn file_name(name: &str) -> Option<Dct> {
    static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?-u)(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[-_.]([0-9]{1,2})[-_.]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[^0-9]|$)").ok()
    });
    // Most names have nothing that looks like a year.
    if !name.contains("19") && !name.contains("20") {
        return None;
    }
    let found = DATE.as_ref()?.captures(name.as_bytes())?;
    let date = civil(number(&found, 1)?, first_of(&found, [2, 4])?, first_of(&found, [3, 5])?)?;
    Some(Dct { date, source: DctSource::FileName, span: None, time: None })
}

/// The date in the address of the page, where one of the first lines is an address: `https://…/2021/06/16/…`, in either
/// calendar. Addresses with different dates are those of other pages.
pub(super) fn address(text: &str) -> Option<Dct> {
    static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?-u)^(?:[^ \t]+[ \t]+)?(?:https?://|www\.|/)[^ \t]*?/?((?:19|20|13|14)[0-9]{2})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[^0-9 \t\r\n][^ \t]*)?[ \t\r\n]*$").ok()
    });
    let mut found: Option<Dct> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(FIRST_LINES) {
        let start = offset;
        offset += line.len();
        // Few lines have what every address begins with.
        if !["://", "www.", " /", "\t/"].iter().any(|begins| line.contains(begins)) && !line.starts_with('/')
        {
            continue;
        }
        let Some(match_) = DATE.as_ref().and_then(|date| date.captures(line.as_bytes())) else { continue };
        let (year, month, day) = (number(&match_, 1)?, number(&match_, 2)?, number(&match_, 3)?);
        let date = match year {
            1300..1500 => hijri::from_hijri(year.into(), u8::try_from(month).ok()?, u8::try_from(day).ok()?),
            _ => civil(year, month, day),
        };
        let Some(date) = date else { continue };
        if found.is_some_and(|found| found.date != date) {
            return None;
        }
        let (from, to) = (match_.get(1)?.start(), match_.get(3)?.end());
        let span = Some(Span::of(start + from..start + to));
        found = found.or(Some(Dct { date, source: DctSource::FileName, span, time: None }));
    }
    found
}

fn number(found: &Captures<'_>, group: usize) -> Option<i16> {
    std::str::from_utf8(found.get(group)?.as_bytes()).ok()?.parse().ok()
}

fn first_of(found: &Captures<'_>, groups: [usize; 2]) -> Option<i16> {
    groups.into_iter().find_map(|group| number(found, group))
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    calendar::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_file_names() {
        for (name, expect) in [
            ("2021-12-31-call.txt", Some("2021-12-31")),
            ("call_20211231.md", Some("2021-12-31")),
            ("2021_12_31.txt", Some("2021-12-31")),
            ("story-2021-6-16.txt", Some("2021-06-16")),
            ("000_5df9a66a73231eed.txt", None),
            ("2021-1231.txt", None),
            ("20211332.txt", None),
            ("202116.txt", None),
            ("v1-2021-12-31.txt", Some("2021-12-31")),
            ("120211231.txt", None),
            ("2021-12-311.txt", None),
        ] {
            assert_eq!(file_name(name).map(|dct| dct.date.to_string()).as_deref(), expect, "{name}");
        }
    }

    #[test]
    fn dates_in_addresses() {
        for (text, expect) in [
            ("https://news.example/story/2023/5/7/river\nعنوان", Some("2023-05-07")),
            ("الرابط: https://news.example/2023/05/07/river\n", Some("2023-05-07")),
            ("https://news.example/1445/09/01/river\n", Some("2024-03-11")),
            ("https://news.example/2023/5/7/a\nhttps://news.example/2023/5/8/b\n", None),
            ("https://news.example/2023/15/7/a\n", None),
            ("https://news.example/20231507\n", None),
            ("www.news.example/a-1/2023-5-7-river.html", Some("2023-05-07")),
            ("/2023/5/7\n", Some("2023-05-07")),
            ("two words https://news.example/2023/5/7/a\n", None),
            ("https://news.example/2023/5/712/a\n", None),
            ("بلغت النسبة 2023/5/7 من المجموع", None),
        ] {
            assert_eq!(address(text).map(|dct| dct.date.to_string()).as_deref(), expect, "{text}");
        }
    }
}
