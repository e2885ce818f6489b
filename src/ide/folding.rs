//! Folding: front matter, furniture, the parts of an article, sections of Markdown, paragraphs of several lines.

use crate::article::PartKind;
use crate::corpus::{Corpus, FileId};
use crate::text::{LineIndex, Span};
use std::collections::BTreeMap;

/// What can be folded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FoldKind {
    /// What stands above the story, or was put around it.
    Beside,
    /// A piece of the story.
    Story,
}

/// Lines that can be folded to the first of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fold {
    /// The first line, which stays.
    pub first: u32,
    /// The last line.
    pub last: u32,
    /// What they are.
    pub kind: FoldKind,
}

/// All folds of a file, in order of their first lines; each pair of lines once.
pub fn folds(corpus: &Corpus, file: FileId) -> Vec<Fold> {
    let (Some(entry), Some(article)) = (corpus.entry(file), corpus.article(file)) else { return Vec::new() };
    let lines = Lines { lines: entry.lines(), text: entry.text() };
    let mut found: BTreeMap<(u32, std::cmp::Reverse<u32>), FoldKind> = BTreeMap::new();
    let mut put = |(first, last): (u32, u32), kind: FoldKind| {
        if first < last {
            found.entry((first, std::cmp::Reverse(last))).or_insert(kind);
        }
    };
    // Parts of one kind that follow each other fold together: a box of a site has a part for every line.
    for run in article.parts.chunk_by(|a, b| a.kind == b.kind && is_beside(a.kind)) {
        if let (Some(first), Some(last)) = (run.first(), run.last()) {
            let kind = if is_beside(first.kind) { FoldKind::Beside } else { FoldKind::Story };
            put(lines.of(first.span.cover(last.span)), kind);
        }
    }
    sections(&lines).into_iter().for_each(|fold| put(fold, FoldKind::Story));
    paragraphs(&lines).into_iter().for_each(|fold| put(fold, FoldKind::Story));
    let fold =
        |((first, last), kind): ((u32, std::cmp::Reverse<u32>), FoldKind)| Fold { first, last: last.0, kind };
    found.into_iter().map(fold).collect()
}

fn is_beside(kind: PartKind) -> bool {
    matches!(kind, PartKind::FrontMatter | PartKind::Furniture)
}

struct Lines<'t> {
    lines: &'t LineIndex,
    text: &'t str,
}

impl Lines<'_> {
    fn is_blank(&self, line: u32) -> bool {
        self.lines.line_text(self.text, line).trim().is_empty()
    }

    /// The lines of a span without blank ones at its end.
    fn of(&self, span: Span) -> (u32, u32) {
        let (first, last) = (self.lines.line_of(span.start), self.lines.line_of(span.end.saturating_sub(1)));
        (first, self.trimmed(first, last))
    }

    fn trimmed(&self, first: u32, mut last: u32) -> u32 {
        while last > first && self.is_blank(last) {
            last -= 1;
        }
        last
    }

    /// How deep a heading of Markdown a line is.
    fn depth(&self, line: u32) -> Option<usize> {
        let text = self.lines.line_text(self.text, line);
        let rest = text.trim_start_matches('#');
        let depth = text.len() - rest.len();
        (depth > 0 && depth <= 6 && rest.starts_with(' ')).then_some(depth)
    }
}

/// From each heading of Markdown to the next one that is no deeper.
fn sections(lines: &Lines<'_>) -> Vec<(u32, u32)> {
    let count = lines.lines.lines();
    let headings: Vec<(u32, usize)> =
        (0..count).filter_map(|line| Some((line, lines.depth(line)?))).collect();
    let end = |at: usize, depth: usize| {
        let behind = headings.iter().skip(at + 1);
        behind.filter(|(_, other)| *other <= depth).map(|(line, _)| line - 1).next().unwrap_or(count - 1)
    };
    let section = |(at, &(line, depth)): (usize, &(u32, usize))| (line, lines.trimmed(line, end(at, depth)));
    headings.iter().enumerate().map(section).collect()
}

fn paragraphs(lines: &Lines<'_>) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut start = None;
    for line in 0..lines.lines.lines() {
        match (start, lines.is_blank(line)) {
            (None, false) => start = Some(line),
            (Some(first), true) => {
                found.push((first, line - 1));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|first| (first, lines.lines.lines() - 1)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(text: &str, expect: &[(u32, u32, FoldKind)]) {
        let (corpus, ids) = Fixture::parse(text).corpus().unwrap();
        let found: Vec<_> =
            folds(&corpus, ids[0]).iter().map(|fold| (fold.first, fold.last, fold.kind)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn front_matter_is_beside_the_story() {
        check("//- a.md\n---\npublished: 2026-03-10\n---\n\nThe council met.\n", &[(0, 2, FoldKind::Beside)]);
    }

    #[test]
    fn paragraphs_of_several_lines() {
        check(
            "//- a.txt\nAround the town\n\nThe council met\nin the hall\n\nand went home.\n",
            &[(2, 5, FoldKind::Story), (2, 3, FoldKind::Story)],
        );
    }

    #[test]
    fn sections_end_before_the_next_heading() {
        let text = "//- a.md\n# One\n\nThe council met in the hall on Monday and went home.\n\n## Two\n\nIt did.\n\n# Three\n\nSo.\n";
        let (corpus, ids) = Fixture::parse(text).corpus().unwrap();
        let found: Vec<_> = folds(&corpus, ids[0]).iter().map(|fold| (fold.first, fold.last)).collect();
        for section in [(0, 6), (4, 6), (8, 10)] {
            assert!(found.contains(&section), "{section:?} is not in {found:?}");
        }
    }
}
