//! The publication date in an article's front matter: `published:`, else `date:`, in YAML or TOML.

use super::dct::iso_date;
use super::{Article, PartKind};
use crate::text::Span;
use jiff::civil::Date;

/// The keys, in order of trust.
const KEYS: [&str; 2] = ["published", "date"];

/// The edit after which an article's front matter states `day` as its publication date: what to replace, and with
/// what. An article without front matter gets some.
pub fn with_published(article: &Article, text: &str, day: Date) -> (Span, String) {
    let front = article.parts.first().filter(|part| part.kind == PartKind::FrontMatter);
    let Some(front) = front.map(|part| part.span.text(text)) else {
        return (Span::new(0, 0), format!("---\npublished: {day}\n---\n\n"));
    };
    if let Some((_, stated)) = published(front) {
        return (stated, day.to_string());
    }
    let first = front.find('\n').map_or(front.len(), |end| end + 1);
    let sign = if front.starts_with("+++") { " =" } else { ":" };
    (Span::of(first..first), format!("published{sign} {day}\n"))
}

/// The publication date that front matter states, and where; `front` begins the article.
pub(super) fn published(front: &str) -> Option<(Date, Span)> {
    KEYS.into_iter().find_map(|wanted| {
        let mut offset = 0;
        front.split_inclusive('\n').find_map(|line| {
            let start = offset;
            offset += line.len();
            let (key, value) = line.split_once([':', '='])?;
            if key.trim().trim_matches('"') != wanted {
                return None;
            }
            let bare = value.trim().trim_matches(['"', '\'']);
            let date = iso_date(bare)?;
            let at = start + key.len() + 1 + value.find(bare)?;
            Some((date, Span::of(at..at + 10)))
        })
    })
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
