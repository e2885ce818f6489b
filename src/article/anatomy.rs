//! The parts of an article: front matter, headline, byline, lede, body, and the furniture of the site around them.

use super::{Part, PartKind};
use crate::lang::{AnatomyClass, Reading, Sense};
use crate::text::{Gap, Span, TokenKind};
use std::ops::Range;

/// One line that holds something.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it is.
    pub(super) kind: PartKind,
    /// From its first token to its last.
    pub(super) span: Span,
}

/// The longest line, in words, that is taken for a headline or a byline.
const SHORT: usize = 22;

/// The lines of a text with what each is.
pub(super) fn lines(reading: &Reading<'_>) -> Vec<Line> {
    let mut lines = split(reading);
    let front = front_matter(reading);
    for line in &mut lines {
        if front.is_some_and(|front| front.contains(line.span)) {
            line.kind = PartKind::FrontMatter;
        } else if is_furniture(reading, line) {
            line.kind = PartKind::Furniture;
        }
    }
    name_story_lines(reading, &mut lines);
    lines
}

/// The parts that the lines make: neighbours of one kind are one part.
pub(super) fn parts(lines: &[Line]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some(last) if last.kind == line.kind => last.span = last.span.cover(line.span),
            _ => parts.push(Part { kind: line.kind, span: line.span }),
        }
    }
    parts
}

fn split(reading: &Reading<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut from = 0;
    for at in 1..=reading.len() {
        let ends = reading.token(at).is_none_or(|token| token.gap >= Gap::Line);
        if ends {
            let span = reading.token(from).zip(reading.token(at - 1)).map(|(a, b)| a.span.cover(b.span));
            lines.push(Line { tokens: from..at, kind: PartKind::Body, span: span.unwrap_or_default() });
            from = at;
        }
    }
    lines
}

/// Front matter stands between two lines of `---` (YAML) or `+++` (TOML) at the very beginning.
pub(super) fn front_matter(reading: &Reading<'_>) -> Option<Span> {
    let text = reading.text;
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let first_line = text.lines().next()?;
    if first_line.trim_end() != fence {
        return None;
    }
    let mut offset = first_line.len();
    for line in text.get(offset..)?.split_inclusive('\n') {
        offset += line.len();
        if line.trim_end() == fence && line.trim_end().len() < offset {
            return Some(Span::new(0, offset as u32));
        }
    }
    None
}

/// A line is furniture if it begins with what sites write around stories, and is no long paragraph.
fn is_furniture(reading: &Reading<'_>, line: &Line) -> bool {
    let first = line.tokens.clone().find(|at| reading.token(*at).is_some_and(|token| token.is_word()));
    let begins = first.is_some_and(|at| {
        reading.means(at, Sense::Anatomy(AnatomyClass::Furniture))
            // Of a single word the whole line, or what a colon ends, is meant: «شارك في الاجتماع» is a story.
            && (reading.phrase(at).is_some() || ends_soon(reading, at + 1, line))
    });
    begins && words(reading, line) <= 3 * SHORT
}

fn ends_soon(reading: &Reading<'_>, at: usize, line: &Line) -> bool {
    at >= line.tokens.end || reading.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Mark(_)))
}

fn words(reading: &Reading<'_>, line: &Line) -> usize {
    line.tokens.clone().filter(|at| reading.token(*at).is_some_and(|token| token.is_word())).count()
}

/// The first story line is the headline; short lines up to the first paragraph are bylines or the headline again;
/// the first paragraph is the lede.
fn name_story_lines(reading: &Reading<'_>, lines: &mut [Line]) {
    let mut headline: Option<Range<usize>> = None;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at).filter(|line| line.kind == PartKind::Body) else { continue };
        let is_short = words(reading, line) <= SHORT && !ends_as_sentence(reading, line);
        let kind = match &headline {
            None if is_short => PartKind::Headline,
            Some(first) if is_short && same_words(reading, first, &line.tokens) => PartKind::Headline,
            Some(_) if is_short => PartKind::Byline,
            _ => PartKind::Lede,
        };
        if kind == PartKind::Headline {
            headline = headline.or(Some(line.tokens.clone()));
        }
        if let Some(line) = lines.get_mut(at) {
            line.kind = kind;
        }
        if kind == PartKind::Lede {
            return;
        }
    }
}

/// Whether two runs of tokens are the same words.
fn same_words(reading: &Reading<'_>, one: &Range<usize>, other: &Range<usize>) -> bool {
    one.clone().map(|at| reading.folded(at)).eq(other.clone().map(|at| reading.folded(at)))
}

fn ends_as_sentence(reading: &Reading<'_>, line: &Line) -> bool {
    line.tokens.end.checked_sub(1).is_some_and(|last| reading.is_mark(last, '.') && words(reading, line) > 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(PartKind, &str)]) {
        let reading = crate::lang::read(text);
        let lines = lines(&reading);
        let found: Vec<_> = lines.iter().map(|line| (line.kind, line.span.text(text))).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn furniture_stands_apart() {
        check(
            "Please enable JavaScript\nعنوان الخبر\nقال المتحدث إن الاجتماع انتهى.\nاقرأ أيضاً : خبر آخر\nشارك الوزير في الاجتماع الذي عقد في العاصمة.",
            &[
                (PartKind::Furniture, "Please enable JavaScript"),
                (PartKind::Headline, "عنوان الخبر"),
                (PartKind::Byline, "قال المتحدث إن الاجتماع انتهى."),
                (PartKind::Furniture, "اقرأ أيضاً : خبر آخر"),
                (PartKind::Lede, "شارك الوزير في الاجتماع الذي عقد في العاصمة."),
            ],
        );
    }

    #[test]
    fn front_matter_is_no_story() {
        check(
            "---\npublished: 2024-03-03\n---\nHeadline here\n",
            &[
                (PartKind::FrontMatter, "---"),
                (PartKind::FrontMatter, "published: 2024-03-03"),
                (PartKind::FrontMatter, "---"),
                (PartKind::Headline, "Headline here"),
            ],
        );
    }
}
