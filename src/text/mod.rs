//! Characters, not languages: spans, lines and columns, open documents, folding, tokens.
//!
//! Owns every conversion between byte offsets and what an editor or a format counts in. Knows no word of any
//! language. Start reading in [`span`].

pub mod document;
pub mod fold;
pub mod isolate;
mod letter;
pub mod line_index;
pub mod span;
pub mod token;
pub mod word_hash;

pub use document::{Document, Edit};
pub use fold::{Tier, folded};
pub use line_index::{CodePointIndex, Encoding, LineCol, LineIndex};
pub use span::Span;
pub use token::{Gap, Token, TokenKind, Tokens, tokenise};
pub use word_hash::WordHash;
