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
    /// The end of the text.
    End,
}

impl LetterClass {
    const ALL: [LetterClass; 8] = {
        use LetterClass::{Arabic, Digit, End, Latin, Line, Mark, Nothing, Space};
        [Nothing, Space, Line, Arabic, Latin, Digit, Mark, End]
    };
}

/// One character as the tokeniser sees it: from the low bits to the high ones the character that it folds to, or 0 where
/// it folds to nothing or to several, its class, and a flag for each question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Letter(u32);

const FOLD: u32 = 0x1F_FFFF;
const CLASS: u32 = 0xF << 21;
const DROPPED: u32 = 1 << 25;
const UNSEEN: u32 = 1 << 26;
const CAPITAL: u32 = 1 << 27;
const AS_WRITTEN: u32 = 1 << 28;

impl Letter {
    /// What stands at the end of a text.
    const END: Letter = Letter((LetterClass::End as u32) << 21);

    /// The plain definition.
    pub(super) fn of(c: char) -> Self {
        let mut folds = String::new();
        fold_into(c.encode_utf8(&mut [0; 4]), Tier::Loose, &mut folds);
        let mut parts = folds.chars();
        let fold = match (parts.next(), parts.next()) {
            (Some(fold), None) => fold as u32,
            _ => 0,
        };
        let flag = |flag, is| if is { flag } else { 0 };
        let flags = flag(DROPPED, is_dropped(c))
            | flag(UNSEEN, is_unseen(c))
            | flag(CAPITAL, c.is_uppercase())
            | flag(AS_WRITTEN, fold == c as u32);
        Self(fold | (class_of(c) as u32) << 21 | flags)
    }

    /// What it is part of.
    #[inline(always)]
    pub(super) fn class(self) -> LetterClass {
        LetterClass::ALL.get((self.0 >> 21) as usize & 7).copied().unwrap_or_default()
    }

    /// The number of the character that it folds to; 0 where it folds to nothing or to several.
    #[inline(always)]
    pub(super) fn fold_code(self) -> u32 {
        self.0 & FOLD
    }

    /// The character that it folds to; `None` where it folds to nothing or to several.
    #[inline(always)]
    pub(super) fn fold(self) -> Option<char> {
        char::from_u32(self.fold_code()).filter(|fold| *fold != '\0')
    }

    /// Whether both are parts of one run of letters.
    #[inline(always)]
    pub(super) fn runs_with(self, other: Letter) -> bool {
        (self.0 ^ other.0) & CLASS == 0
    }

    /// Whether it folds to itself.
    #[inline(always)]
    pub(super) fn is_as_written(self) -> bool {
        self.0 & AS_WRITTEN != 0
    }

    /// Whether it folds away and belongs to the word that it stands in.
    #[inline(always)]
    pub(super) fn is_dropped(self) -> bool {
        self.0 & DROPPED != 0
    }

    /// Whether it is no part of what a reader sees as the word where it stands at the word's end: a joiner or a
    /// direction mark, but no diacritic.
    #[inline(always)]
    pub(super) fn is_unseen(self) -> bool {
        self.0 & UNSEEN != 0
    }

    /// Whether it is a capital.
    #[inline(always)]
    pub(super) fn is_capital(self) -> bool {
        self.0 & CAPITAL != 0
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

    /// The character that begins at the byte `at` of a text, and how many bytes it takes.
    #[inline(always)]
    pub(super) fn at(&self, text: &str, at: usize) -> (Letter, usize) {
        let bytes = text.as_bytes();
        let Some(first) = bytes.get(at).copied().map(usize::from) else { return (Letter::END, 0) };
        if first < 0x80 {
            return (self.short.get(first).copied().unwrap_or_default(), 1);
        }
        if first < 0xE0 {
            let second = bytes.get(at + 1).copied().map_or(0, usize::from);
            let code = (first & 0x1F) << 6 | second & 0x3F;
            return (self.short.get(code).copied().unwrap_or_default(), 2);
        }
        self.long(text, at)
    }

    #[cold]
    fn long(&self, text: &str, at: usize) -> (Letter, usize) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (Letter::END, 0) };
        let listed = (c as usize).checked_sub(PUNCTUATION).and_then(|at| self.punctuation.get(at));
        (listed.copied().unwrap_or_else(|| Letter::of(c)), c.len_utf8())
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
