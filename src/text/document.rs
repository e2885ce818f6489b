//! An open buffer: a rope that takes an editor's incremental edits.

use super::line_index::{Encoding, LineCol};
use ropey::Rope;

/// The text of one open buffer, with the version the editor gave it.
#[derive(Clone, Debug)]
pub struct Document {
    rope: Rope,
    version: i32,
}

/// One change of an editor: `None` replaces everything.
#[derive(Clone, Debug)]
pub struct Edit<'t> {
    /// From and to, in units of the session's encoding.
    pub range: Option<(LineCol, LineCol)>,
    /// What stands there now.
    pub text: &'t str,
}

impl Document {
    /// A buffer with `text`.
    pub fn new(text: &str, version: i32) -> Self {
        Self { rope: Rope::from_str(text), version }
    }

    /// The version of the last edit.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// Applies one edit. Positions that lie outside the text are moved to its nearest end, and a range whose
    /// ends are the wrong way round is read the other way: an editor's mistake never takes the server down.
    pub fn apply(&mut self, edit: &Edit<'_>, encoding: Encoding, version: i32) {
        self.version = version;
        let Some((from, to)) = edit.range else {
            self.rope = Rope::from_str(edit.text);
            return;
        };
        let (from, to) = (self.char_at(from, encoding), self.char_at(to, encoding));
        let (from, to) = (from.min(to), from.max(to));
        self.rope.remove(from..to);
        self.rope.insert(from, edit.text);
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.rope.to_string()
    }

    fn char_at(&self, at: LineCol, encoding: Encoding) -> usize {
        let line = at.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let start = self.rope.line_to_char(line);
        let slice = self.rope.line(line);
        let mut end = slice.len_chars();
        while end > 0 && matches!(slice.char(end - 1), '\n' | '\r') {
            end -= 1;
        }
        let body = slice.slice(..end);
        let col = at.col as usize;
        let column = match encoding {
            Encoding::Utf8 => body.byte_to_char(col.min(body.len_bytes())),
            Encoding::Utf16 => body.utf16_cu_to_char(col.min(body.len_utf16_cu())),
            Encoding::Utf32 => col.min(end),
        };
        start + column
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::line_index::LineIndex;
    use proptest::prelude::*;

    const TRICKY: &str = "[a\u{627}\u{64B}\u{200C}\u{1F600}\r\n ]{0,12}";

    proptest! {
        #[test]
        fn edits_applied_one_by_one_equal_the_whole_text(
            first in TRICKY,
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), TRICKY), 0..12),
            encoding in prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16), Just(Encoding::Utf32)],
        ) {
            let mut whole = first.clone();
            let mut document = Document::new(&first, 0);
            for (version, (a, b, text)) in edits.iter().enumerate() {
                let bounds: Vec<usize> = (0..=whole.len()).filter(|&at| whole.is_char_boundary(at)
                    && !(at > 0 && at < whole.len() && whole[..at].ends_with('\r') && whole[at..].starts_with('\n'))).collect();
                let (a, b) = (bounds[a.index(bounds.len())], bounds[b.index(bounds.len())]);
                let (a, b) = (a.min(b), a.max(b));
                let index = LineIndex::new(&whole);
                let range = (index.line_col(&whole, a as u32, encoding), index.line_col(&whole, b as u32, encoding));
                document.apply(&Edit { range: Some(range), text }, encoding, version as i32);
                whole.replace_range(a..b, text);
                prop_assert_eq!(document.text(), whole.clone());
            }
        }
    }

    #[test]
    fn positions_outside_the_text_do_no_harm() {
        let mut document = Document::new("ab", 1);
        let far = LineCol { line: 9, col: 9 };
        document.apply(
            &Edit { range: Some((far, LineCol { line: 0, col: 1 })), text: "c" },
            Encoding::Utf16,
            2,
        );
        assert_eq!(document.text(), "ac");
        assert_eq!(document.version(), 2);
    }
}
