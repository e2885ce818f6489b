//! Characters, not languages: spans, lines and columns, open documents, folding, tokens.
//!
//! Owns every conversion between byte offsets and what an editor or a format counts in. Knows no word of any
//! language. Start reading in [`span`].

pub mod document;
pub mod line_index;
pub mod span;

pub use document::{Document, Edit};
pub use line_index::{CodePointIndex, Encoding, LineCol, LineIndex};
pub use span::Span;
