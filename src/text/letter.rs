//! What the tokeniser asks of a character, as a table of those that copy is made of.
//!
//! The plain definitions are [`Letter::of`] and [`super::fold`]; the table is filled from them at first use, because
//! looking a character up in Unicode's own tables takes ten times as long.

use super::fold::{Tier, fold_into, is_dropped};
use std::sync::LazyLock;

/// What a character is part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum LetterClass {
    /// Nothing, and it separates nothing: a stray diacritic, a control character.
    #[default]
    Nothing,
    /// White space within a line.
    Space,
    /// The end of a line.
    Line,
    /// A word in Arabic letters.
    Arabic,
    /// A word in letters of another script.
    Latin,
    /// A number.
    Digit,
    /// Itself alone: punctuation, a symbol.
    Mark,
}

/// One character as the tokeniser sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Letter {
    /// The character that it folds to; `None` where it folds to nothing or to several.
    pub(super) fold: Option<char>,
    /// What it is part of.
    pub(super) class: LetterClass,
    flags: u8,
}

const DROPPED: u8 = 1;
const UNSEEN: u8 = 2;
const CAPITAL: u8 = 4;
const FOLDED: u8 = 8;

impl Letter {
    /// The plain definition.
    pub(super) fn of(c: char) -> Self {
        let mut folds = String::new();
        fold_into(c.encode_utf8(&mut [0; 4]), Tier::Loose, &mut folds);
        let mut parts = folds.chars();
        let fold = match (parts.next(), parts.next()) {
            (fold, None) => fold,
            _ => None,
        };
        let flag = |flag, is| if is { flag } else { 0 };
        let flags = flag(DROPPED, is_dropped(c))
            | flag(UNSEEN, is_unseen(c))
            | flag(CAPITAL, c.is_uppercase())
            | flag(FOLDED, fold == Some(c));
        Self { fold, class: class_of(c), flags }
    }

    /// Whether it folds away and belongs to the word that it stands in.
    pub(super) fn is_dropped(self) -> bool {
        self.flags & DROPPED != 0
    }

    /// Whether it is no part of what a reader sees as the word where it stands at the word's end: a joiner or a
    /// direction mark, but no diacritic.
    pub(super) fn is_unseen(self) -> bool {
        self.flags & UNSEEN != 0
    }

    /// Whether it is a capital.
    pub(super) fn is_capital(self) -> bool {
        self.flags & CAPITAL != 0
    }

    /// Whether it folds to itself.
    pub(super) fn is_folded(self) -> bool {
        self.flags & FOLDED != 0
    }
}

/// How many characters take one or two bytes.
const SHORT: usize = 0x800;
/// Where the block of general punctuation begins, and how much of it is in the table.
const PUNCTUATION: usize = 0x2000;
const PUNCTUATION_LEN: usize = 0x70;

/// The characters of one and two bytes, and general punctuation: quotation marks, dashes, joiners.
pub(super) struct Letters {
    short: [Letter; SHORT],
    punctuation: [Letter; PUNCTUATION_LEN],
}

impl Letters {
    /// The table, filled at first use.
    pub(super) fn get() -> &'static Self {
        static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
            let of = |code: usize| char::from_u32(code as u32).map_or(Letter::default(), Letter::of);
            Letters {
                short: std::array::from_fn(of),
                punctuation: std::array::from_fn(|at| of(PUNCTUATION + at)),
            }
        });
        &LETTERS
    }

    /// The character that begins at the byte `at` of a text, and how many bytes it takes; `None` at its end.
    #[inline(always)]
    pub(super) fn at(&self, text: &str, at: usize) -> Option<(Letter, usize)> {
        let bytes = text.as_bytes();
        let first = usize::from(*bytes.get(at)?);
        if first < 0x80 {
            return Some((self.short.get(first).copied().unwrap_or_default(), 1));
        }
        if first < 0xE0 {
            let second = usize::from(bytes.get(at + 1).copied().unwrap_or_default());
            let code = (first & 0x1F) << 6 | second & 0x3F;
            return Some((self.short.get(code).copied().unwrap_or_default(), 2));
        }
        self.long(text, at)
    }

    #[cold]
    fn long(&self, text: &str, at: usize) -> Option<(Letter, usize)> {
        let c = text.get(at..)?.chars().next()?;
        let listed = (c as usize).checked_sub(PUNCTUATION).and_then(|at| self.punctuation.get(at));
        Some((listed.copied().unwrap_or_else(|| Letter::of(c)), c.len_utf8()))
    }
}

/// Whether a character is a joiner or a direction mark.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
}

/// What a character is part of.
fn class_of(c: char) -> LetterClass {
    match c {
        'a'..='z' | 'A'..='Z' => LetterClass::Latin,
        '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => LetterClass::Digit,
        '\u{0621}'..='\u{063F}'
        | '\u{0641}'..='\u{064A}'
        | '\u{066E}'
        | '\u{066F}'
        | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}'
        | '\u{06FA}'..='\u{06FC}'
        | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08C9}'
        | '\u{FB50}'..='\u{FBB1}'
        | '\u{FBD3}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}' => LetterClass::Arabic,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => LetterClass::Line,
        _ if c.is_whitespace() => LetterClass::Space,
        _ if is_dropped(c) || c.is_control() => LetterClass::Nothing,
        _ if c.is_alphabetic() => LetterClass::Latin,
        _ => LetterClass::Mark,
    }
}
