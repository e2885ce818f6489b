//! Spans as formats count them: code points from the start, and lines with UTF-16 columns as LSP has them.

use crate::corpus::{Corpus, FileId};
use crate::text::{CodePointIndex, Encoding, Span};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::cell::RefCell;

/// A place in a file.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The path, as the caller names it.
    pub path: String,
    /// The first code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The same by lines.
    pub range: Range,
}

/// A place by lines.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// Where it begins.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
}

/// A zero-based line and a zero-based column in UTF-16 units.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    /// The line.
    pub line: u32,
    /// The column.
    pub character: u32,
}

/// Turns spans of a corpus into places; remembers how it counted each file.
pub struct Places<'c> {
    corpus: &'c Corpus,
    counted: RefCell<FxHashMap<FileId, CodePointIndex>>,
}

impl<'c> Places<'c> {
    /// The places of a corpus.
    pub fn new(corpus: &'c Corpus) -> Self {
        Self { corpus, counted: RefCell::default() }
    }

    /// The corpus.
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// The place of a span.
    pub fn place(&self, file: FileId, span: Span) -> Place {
        let (start, end) = self.code_points(file, span);
        let range = Range { start: self.point(file, span.start), end: self.point(file, span.end) };
        Place { path: self.corpus.path(file).into(), start, end, range }
    }

    /// The first code point of a span, and one past its last.
    pub fn code_points(&self, file: FileId, span: Span) -> (u32, u32) {
        let text = self.corpus.text(file);
        let mut counted = self.counted.borrow_mut();
        let index = counted.entry(file).or_insert_with(|| CodePointIndex::new(text));
        (index.code_points(text, span.start), index.code_points(text, span.end))
    }

    /// The line and column of a byte from 1, the column in code points: what people and compilers count.
    pub fn line_and_column(&self, file: FileId, offset: u32) -> (u32, u32) {
        self.line_col(file, offset, Encoding::Utf32).map_or((1, 1), |(line, col)| (line + 1, col + 1))
    }

    /// The words that a span covers.
    pub fn words(&self, file: FileId, span: Span) -> &'c str {
        span.text(self.corpus.text(file))
    }

    fn point(&self, file: FileId, offset: u32) -> Point {
        let (line, character) = self.line_col(file, offset, Encoding::Utf16).unwrap_or_default();
        Point { line, character }
    }

    fn line_col(&self, file: FileId, offset: u32, encoding: Encoding) -> Option<(u32, u32)> {
        let entry = self.corpus.entry(file)?;
        let at = entry.lines().line_col(entry.text(), offset, encoding);
        Some((at.line, at.col))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_utf16_are_kept_apart() {
        let mut corpus = Corpus::default();
        let (file, _) = corpus.replace("a.txt", "\u{1F600}\nقمة \u{1F600} x\n".into());
        let text = corpus.text(file);
        let at = text.find('x').unwrap();
        let places = Places::new(&corpus);
        let place = places.place(file, Span::of(at..at + 1));
        assert_eq!((place.start, place.end), (8, 9));
        assert_eq!(place.range.start, Point { line: 1, character: 7 });
        assert_eq!(places.line_and_column(file, at as u32), (2, 7));
    }
}
