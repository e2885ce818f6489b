//! Writing a publication date into an article's front matter.

use super::{Article, PartKind};
use crate::text::Span;
use jiff::civil::Date;

/// The keys under which front matter states the publication date, in order of trust.
const KEYS: [&str; 2] = ["published", "date"];

/// The edit after which an article's front matter states `day` as its publication date: what to replace, and with
/// what. An article without front matter gets some.
pub fn with_published(article: &Article, text: &str, day: Date) -> (Span, String) {
    let front = article.parts.first().filter(|part| part.kind == PartKind::FrontMatter);
    let Some(front) = front.map(|part| part.span.text(text)) else {
        return (Span::new(0, 0), format!("---\npublished: {day}\n---\n\n"));
    };
    if let Some(stated) = KEYS.iter().find_map(|key| value_of(front, key)) {
        return (stated, day.to_string());
    }
    let first = front.find('\n').map_or(front.len(), |end| end + 1);
    let sign = if front.starts_with("+++") { " =" } else { ":" };
    (Span::of(first..first), format!("published{sign} {day}\n"))
}

/// The value of a key at the beginning of a line.
fn value_of(front: &str, key: &str) -> Option<Span> {
    let mut start = 0;
    for line in front.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix(key) {
            let value = rest.trim_start();
            if let Some(value) = value.strip_prefix([':', '=']).map(str::trim) {
                let at =
                    start + line.rfind(value).filter(|_| !value.is_empty()).unwrap_or(line.trim_end().len());
                return Some(Span::of(at..at + value.len()));
            }
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{Hints, analyse};
    use super::*;
    use jiff::civil::date;

    fn check(text: &str, expect: &str) {
        let (span, new) = with_published(&analyse(text, &Hints::default()), text, date(2025, 3, 4));
        let mut out = text.to_owned();
        out.replace_range(span.start as usize..span.end as usize, &new);
        assert_eq!(out, expect);
    }

    #[test]
    fn an_article_without_front_matter_gets_some() {
        check("A story.", "---\npublished: 2025-03-04\n---\n\nA story.");
    }

    #[test]
    fn front_matter_gets_a_line() {
        check("---\ntitle: x\n---\nA story.", "---\npublished: 2025-03-04\ntitle: x\n---\nA story.");
        check("+++\ntitle = 1\n+++\nA story.", "+++\npublished = 2025-03-04\ntitle = 1\n+++\nA story.");
    }

    #[test]
    fn what_is_stated_is_changed() {
        check("---\ndate: 2020-01-01\n---\nA.", "---\ndate: 2025-03-04\n---\nA.");
        check(
            "---\ndate: 1\npublished:  2020-01-01 \n---\nA.",
            "---\ndate: 1\npublished:  2025-03-04 \n---\nA.",
        );
    }
}
