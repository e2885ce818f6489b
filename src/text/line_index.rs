//! Lines and columns: the one place where byte offsets and the encodings of editors meet.

/// What a column counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, LSP's default.
    #[default]
    Utf16,
    /// Unicode code points.
    Utf32,
}

impl Encoding {
    /// How many units of this encoding `text` takes.
    pub fn units(self, text: &str) -> u32 {
        (match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 => text.chars().count(),
        }) as u32
    }

    fn width(self, c: char) -> u32 {
        (match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
            Encoding::Utf32 => 1,
        }) as u32
    }
}

/// A zero-based line and a zero-based column in units of some [`Encoding`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct LineCol {
    /// The line, from 0.
    pub line: u32,
    /// The column, from 0.
    pub col: u32,
}

/// Where the lines of one text begin. A line ends with `\n`, `\r\n` or a lone `\r`, as in LSP.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LineIndex {
    starts: Box<[u32]>,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let crlf = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            if !crlf {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts: starts.into() }
    }

    /// How many lines there are; an empty text has one.
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line that holds the byte `offset`.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1) as u32
    }

    /// The byte at which `line` begins, or `None` past the last line.
    pub fn start_of(&self, line: u32) -> Option<u32> {
        self.starts.get(line as usize).copied()
    }

    /// The text of `line` without its line end.
    pub fn line_text<'t>(&self, text: &'t str, line: u32) -> &'t str {
        let Some(start) = self.start_of(line) else { return "" };
        let end = self.start_of(line + 1).unwrap_or(text.len() as u32);
        text.get(start as usize..end as usize).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// The line and column of a byte offset; an offset inside a character counts as that character's start.
    pub fn line_col(&self, text: &str, offset: u32, encoding: Encoding) -> LineCol {
        let mut offset = offset.min(text.len() as u32);
        while !text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let start = self.start_of(line).unwrap_or(0);
        let before = text.get(start as usize..offset as usize).unwrap_or_default();
        LineCol { line, col: encoding.units(before) }
    }

    /// The byte offset of a line and column. A column past the line's end is the line's end, a line past the
    /// last is the text's end, and a column inside a character is its start, as LSP asks.
    pub fn offset(&self, text: &str, at: LineCol, encoding: Encoding) -> u32 {
        let Some(start) = self.start_of(at.line) else { return text.len() as u32 };
        let mut left = at.col;
        let mut offset = start;
        for c in self.line_text(text, at.line).chars() {
            let width = encoding.width(c);
            if left < width {
                break;
            }
            left -= width;
            offset += c.len_utf8() as u32;
        }
        offset
    }
}

/// Counts of code points, for the formats that count in them.
#[derive(Clone, Debug, Default)]
pub struct CodePointIndex {
    /// The number of code points before each block of [`BLOCK`] bytes.
    blocks: Box<[u32]>,
}

const BLOCK: usize = 256;

impl CodePointIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let mut count = 0;
        let blocks = text
            .as_bytes()
            .chunks(BLOCK)
            .map(|block| {
                let before = count;
                count += starts_of_characters(block);
                before
            })
            .collect();
        Self { blocks }
    }

    /// How many code points stand before the byte `offset` of the text that was indexed.
    pub fn code_points(&self, text: &str, offset: u32) -> u32 {
        let offset = (offset as usize).min(text.len());
        let block = offset / BLOCK;
        let Some(before) = self.blocks.get(block) else {
            let last = self.blocks.len().saturating_sub(1);
            let before = self.blocks.get(last).copied().unwrap_or(0);
            return before + starts_of_characters(text.as_bytes().get(last * BLOCK..).unwrap_or_default());
        };
        before + starts_of_characters(text.as_bytes().get(block * BLOCK..offset).unwrap_or_default())
    }
}

fn starts_of_characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TRICKY: &str = "[a\u{627}\u{644}\u{64B}\u{200C}\u{1F600}\r\n \u{FB}]{0,40}";

    proptest! {
        #[test]
        fn positions_round_trip(text in TRICKY) {
            let index = LineIndex::new(&text);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                for (offset, c) in text.char_indices() {
                    // The middle of a CRLF is no position of its own.
                    if c == '\n' && text[..offset].ends_with('\r') { continue; }
                    let at = index.line_col(&text, offset as u32, encoding);
                    prop_assert_eq!(index.offset(&text, at, encoding), offset as u32);
                }
            }
        }

        #[test]
        fn code_points_equal_a_plain_count(text in "[a\u{627}\u{1F600} ]{0,900}") {
            let index = CodePointIndex::new(&text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.code_points(&text, offset as u32), count as u32);
            }
            prop_assert_eq!(index.code_points(&text, text.len() as u32), text.chars().count() as u32);
        }
    }

    #[test]
    fn every_line_end_of_lsp_counts() {
        let index = LineIndex::new("a\nb\r\nc\rd");
        assert_eq!(index.lines(), 4);
        assert_eq!(index.line_text("a\nb\r\nc\rd", 1), "b");
        assert_eq!(index.line_text("a\nb\r\nc\rd", 3), "d");
    }

    #[test]
    fn positions_past_the_end_are_the_end() {
        let text = "ab\ncd";
        let index = LineIndex::new(text);
        assert_eq!(index.offset(text, LineCol { line: 0, col: 99 }, Encoding::Utf16), 2);
        assert_eq!(index.offset(text, LineCol { line: 9, col: 0 }, Encoding::Utf16), 5);
    }
}
