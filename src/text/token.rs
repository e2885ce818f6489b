//! Tokens: words, numbers and marks of punctuation, with sentences, paragraphs and quotations.
//!
//! A run of letters ends where the script changes or a digit follows, so glued copy («2021استمرت») falls apart
//! by itself. Diacritics, tatweel, joiners and direction marks belong to the word they stand in.

use super::fold::{Tier, fold_into, is_dropped};
use super::span::Span;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// A run of Arabic letters.
    Arabic,
    /// A run of letters of another script.
    Latin,
    /// A run of digits.
    Number,
    /// One mark of punctuation, or a symbol.
    Mark(char),
}

/// What stands between a token and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// Nothing: the two are glued.
    None,
    /// Blank space within a line.
    Space,
    /// The end of a line.
    Line,
    /// A blank line, or the start of the text.
    Paragraph,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What stands before it.
    pub gap: Gap,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Which sentence it belongs to, from 0.
    pub sentence: u32,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    fold_start: u32,
    fold_end: u32,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Arabic | TokenKind::Latin)
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }
}

/// The tokens of a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tokens {
    /// In order of text.
    pub list: Vec<Token>,
    /// What stands between quotation marks, marks included, in order of text.
    pub quotations: Vec<Span>,
    folds: String,
}

impl Tokens {
    /// A token's folded form, in the loose tier.
    pub fn folded(&self, token: &Token) -> &str {
        self.folds.get(token.fold_start as usize..token.fold_end as usize).unwrap_or_default()
    }
}

/// Splits `text` into tokens.
pub fn tokenise(text: &str) -> Tokens {
    let mut out = Tokens { folds: String::with_capacity(text.len()), ..Tokens::default() };
    out.list.reserve(text.len() / 8);
    let mut chars = text.char_indices().peekable();
    let mut gap = Gap::Paragraph;
    let mut after_line = false;
    while let Some((start, c)) = chars.next() {
        let Some(class) = class_of(c) else {
            gap = gap.max(match c {
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                    // The two bytes of CRLF are one line end.
                    if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
                        chars.next();
                    }
                    if std::mem::replace(&mut after_line, true) { Gap::Paragraph } else { Gap::Line }
                }
                _ if c.is_whitespace() => Gap::Space,
                // A stray mark between words separates nothing.
                _ => Gap::None,
            });
            continue;
        };
        after_line = false;
        let mut end = start + c.len_utf8();
        if !matches!(class, TokenKind::Mark(_)) {
            while let Some(&(at, next)) = chars.peek() {
                if !(is_dropped(next) || class_of(next) == Some(class)) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        let written = text.get(start..end).unwrap_or_default();
        let fold_start = out.folds.len() as u32;
        fold_into(written, Tier::Loose, &mut out.folds);
        out.list.push(Token {
            span: Span::of(start..start + written.trim_end_matches(is_dropped_not_mark).len()),
            kind: class,
            gap,
            capital: c.is_uppercase(),
            sentence: 0,
            quoted: false,
            fold_start,
            fold_end: out.folds.len() as u32,
        });
        gap = Gap::None;
    }
    number_sentences(&mut out);
    find_quotations(&mut out);
    out
}

/// Joiners and direction marks at a word's end are not part of what a reader sees as the word; diacritics are.
fn is_dropped_not_mark(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
}

/// What kind of token a character is part of; `None` for white space and what is dropped.
fn class_of(c: char) -> Option<TokenKind> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(TokenKind::Latin),
        '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Some(TokenKind::Number),
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
        | '\u{FE70}'..='\u{FEFC}' => Some(TokenKind::Arabic),
        '\t' | '\n' | '\r' | ' ' => None,
        '!'..='~' => Some(TokenKind::Mark(c)),
        _ if is_dropped(c) || c.is_whitespace() || c.is_control() => None,
        _ if c.is_alphabetic() => Some(TokenKind::Latin),
        _ => Some(TokenKind::Mark(c)),
    }
}

/// A sentence ends at a full stop, a question or an exclamation mark that space follows, and at every line end.
/// A stop behind one letter or a short capitalised word ("U.S.", "Jan.") ends nothing unless a line ends.
fn number_sentences(tokens: &mut Tokens) {
    let mut sentence = 0;
    let mut ended = false;
    let mut before: [Option<Token>; 2] = [None, None];
    for token in &mut tokens.list {
        let new_line = token.gap >= Gap::Line;
        if (ended && token.gap >= Gap::Space || new_line) && before[1].is_some() {
            sentence += 1;
            ended = false;
        }
        token.sentence = sentence;
        match token.kind {
            TokenKind::Mark('.') => {
                let abbreviation = before[1].is_some_and(|word| {
                    word.kind == TokenKind::Latin && word.capital && word.span.len() <= 4
                        || word.span.len() == 1
                });
                ended = !abbreviation;
            }
            TokenKind::Mark('!' | '?' | '\u{061F}' | '\u{2026}' | '\u{06D4}') => ended = true,
            // A closing mark behind the stop still belongs to the sentence.
            TokenKind::Mark('"' | ')' | '\u{201D}' | '\u{00BB}' | '\u{2019}' | '\'') => {}
            _ => ended = false,
        }
        before = [before[1], Some(*token)];
    }
}

/// Pairs quotation marks. A straight mark, and a curly one that copy has the wrong way round, closes what is open;
/// what is still open when its paragraph ends is no quotation.
fn find_quotations(tokens: &mut Tokens) {
    let mut open: Option<(usize, char)> = None;
    let mut found = Vec::new();
    for (at, token) in tokens.list.iter().enumerate() {
        if token.gap == Gap::Paragraph {
            open = None;
        }
        let TokenKind::Mark(mark) = token.kind else { continue };
        let closes = match open {
            Some((_, '\u{00AB}')) => mark == '\u{00BB}',
            Some((_, '"')) => mark == '"',
            Some((_, '\u{201C}' | '\u{201D}' | '\u{201E}')) => matches!(mark, '\u{201C}' | '\u{201D}'),
            _ => false,
        };
        match open {
            Some((from, _)) if closes => {
                found.push((from, at));
                open = None;
            }
            None if matches!(mark, '\u{00AB}' | '"' | '\u{201C}' | '\u{201D}' | '\u{201E}') => {
                open = Some((at, mark))
            }
            _ => {}
        }
    }
    for (from, to) in found {
        let Some(inside) = tokens.list.get_mut(from..=to) else { continue };
        inside.iter_mut().for_each(|token| token.quoted = true);
        if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
            tokens.quotations.push(first.span.cover(last.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text).list.iter().map(|token| token.span.text(text)).collect()
    }

    #[test]
    fn glued_words_fall_apart() {
        assert_eq!(words("2021استمرت g٥٠ دقيقة،ثم"), ["2021", "استمرت", "g", "٥٠", "دقيقة", "،", "ثم"]);
    }

    #[test]
    fn marks_stay_in_their_word() {
        assert_eq!(words("مُحمَّدٌ، نیم\u{200C}روز\u{200F} "), ["مُحمَّدٌ", "،", "نیم\u{200C}روز"]);
    }

    #[test]
    fn sentences_end_at_stops_and_lines() {
        let tokens = tokenise("قال ذلك. ثم مضى؟ نعم\nسطر\r\nU.S. talks in Jan. went on. End");
        let of: Vec<u32> = tokens.list.iter().map(|token| token.sentence).collect();
        assert_eq!(of, [0, 0, 0, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5]);
    }

    #[test]
    fn quotations_pair_within_their_paragraph() {
        let text = "قال «نعم» و\"لا\" ثم ”ربما“ و\"مفتوح\n\nفقرة";
        let quotes: Vec<&str> = tokenise(text).quotations.iter().map(|span| span.text(text)).collect();
        assert_eq!(quotes, ["«نعم»", "\"لا\"", "”ربما“"]);
    }

    #[test]
    fn gaps_tell_lines_from_paragraphs() {
        let gaps: Vec<Gap> = tokenise("a b\nc\r\n\r\nd").list.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Paragraph, Gap::Space, Gap::Line, Gap::Paragraph]);
    }

    proptest! {
        #[test]
        fn tokens_lie_in_order_on_character_bounds(text in "\\PC{0,80}") {
            let mut end = 0;
            for token in tokenise(&text).list {
                prop_assert!(token.span.start >= end && text.get(token.span.range()).is_some());
                end = token.span.end;
            }
        }
    }
}
