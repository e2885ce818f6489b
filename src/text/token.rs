//! Tokens: words, numbers and marks of punctuation, with sentences, paragraphs and quotations.
//!
//! A run of letters ends where the script changes or a digit follows, so glued copy («2021استمرت») falls apart
//! by itself. Diacritics, tatweel, joiners and direction marks belong to the word they stand in.

use super::fold::{Tier, fold_into};
use super::letter::{Letter, LetterClass, Letters};
use super::span::Span;
use super::word_hash::{WordHash, WordHasher};

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
    /// Where its folded form lies, if that is not as written.
    fold: Option<Span>,
}

impl Token {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Arabic | TokenKind::Latin)
    }

    /// Whether its folded form is what is written.
    pub fn is_as_written(&self) -> bool {
        self.fold.is_none()
    }

    /// Whether it is this mark.
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }
}

/// The tokens of a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tokens<'t> {
    /// In order of text.
    pub list: Vec<Token>,
    /// The hash of each token's folded form.
    pub hashes: Vec<WordHash>,
    /// What stands between quotation marks, marks included, in order of text.
    pub quotations: Vec<Span>,
    text: &'t str,
    /// The folded forms that are not as written, one behind the other.
    folds: String,
}

impl<'t> Tokens<'t> {
    /// Splits `text` into tokens, in one pass, and forgets those of another text.
    pub fn fill(&mut self, text: &'t str) {
        self.text = text;
        self.list.clear();
        self.hashes.clear();
        self.quotations.clear();
        self.folds.clear();
        // News has a token every five bytes in English and every ten in Arabic, where many words do not fold to what is
        // written.
        self.list.reserve(text.len() / 5);
        self.hashes.reserve(text.len() / 5);
        self.folds.reserve(text.len() / 2);
        Tokeniser::new(self).run();
    }

    /// A token's folded form, in the loose tier.
    pub fn folded(&self, token: &Token) -> &str {
        match token.fold {
            Some(fold) => fold.text(&self.folds),
            None => self.written(token),
        }
    }

    /// A token as written.
    pub fn written(&self, token: &Token) -> &'t str {
        token.span.text(self.text)
    }
}

/// Splits `text` into tokens.
pub fn tokenise(text: &str) -> Tokens<'_> {
    let mut tokens = Tokens::default();
    tokens.fill(text);
    tokens
}

struct Tokeniser<'o, 't> {
    out: &'o mut Tokens<'t>,
    text: &'t str,
    letters: &'static Letters,
    /// The byte that is read next.
    at: usize,
    /// What stands before the next token.
    gap: Gap,
    /// Whether a line has ended since the last token.
    after_line: bool,
    sentence: u32,
    /// Whether the marks before the next token end a sentence.
    ended: bool,
    /// The quotation mark that is open, with its token.
    open: Option<(usize, char)>,
}

impl<'o, 't> Tokeniser<'o, 't> {
    fn new(out: &'o mut Tokens<'t>) -> Self {
        let text = out.text;
        let letters = Letters::get();
        let gap = Gap::Paragraph;
        Self { out, text, letters, at: 0, gap, after_line: false, sentence: 0, ended: false, open: None }
    }

    fn run(mut self) {
        loop {
            let (letter, width) = self.letters.at(self.text, self.at);
            match letter.class() {
                LetterClass::Space => self.skip(width, Gap::Space),
                LetterClass::Arabic => self.word(letter, width, TokenKind::Arabic),
                LetterClass::Latin => self.word(letter, width, TokenKind::Latin),
                LetterClass::Digit => self.word(letter, width, TokenKind::Number),
                LetterClass::Mark => self.mark(letter, width),
                LetterClass::Line => self.end_line(width),
                LetterClass::Nothing => self.skip(width, Gap::None),
                LetterClass::End => return,
            }
        }
    }

    /// Goes over what is part of no token.
    fn skip(&mut self, width: usize, gap: Gap) {
        self.gap = self.gap.max(gap);
        self.at += width;
    }

    fn end_line(&mut self, width: usize) {
        // The two bytes of CRLF are one line end.
        let is_crlf = self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\r\n");
        let gap = if std::mem::replace(&mut self.after_line, true) { Gap::Paragraph } else { Gap::Line };
        self.skip(if is_crlf { 2 } else { width }, gap);
    }

    /// Takes a run of letters or digits from its first, with the marks that fold away in it.
    fn word(&mut self, first: Letter, width: usize, kind: TokenKind) {
        let (text, letters, start) = (self.text, self.letters, self.at);
        let mut hasher = WordHasher::default();
        let (mut letter, mut width, mut at) = (first, width, start);
        // Most words are written as they fold.
        while letter.runs_with(first) && letter.is_as_written() {
            hasher.push_code(letter.fold_code());
            at += width;
            (letter, width) = letters.at(text, at);
        }
        let mut end = at;
        let mut fold = None;
        if letter.runs_with(first) || letter.is_dropped() {
            let fold_start = self.out.folds.len();
            self.out.folds.push_str(text.get(start..at).unwrap_or_default());
            while letter.runs_with(first) || letter.is_dropped() {
                self.fold(letter, at, width, &mut hasher);
                at += width;
                if !letter.is_unseen() {
                    end = at;
                }
                (letter, width) = letters.at(text, at);
            }
            fold = Some(Span::of(fold_start..self.out.folds.len()));
        }
        self.at = at;
        self.begin_token();
        self.ended = false;
        self.push(Span::of(start..end), kind, first.is_capital(), fold, hasher.finish());
    }

    /// Writes what the letter at the byte `at` folds to.
    #[inline(always)]
    fn fold(&mut self, letter: Letter, at: usize, width: usize, hasher: &mut WordHasher) {
        match letter.fold() {
            Some(fold) => {
                hasher.push(fold);
                self.out.folds.push(fold);
            }
            None if letter.is_dropped() => {}
            None => self.fold_to_many(at, width, hasher),
        }
    }

    /// Folds a character that does not fold to one: a ligature, a letter that decomposes into a mark.
    #[cold]
    fn fold_to_many(&mut self, at: usize, width: usize, hasher: &mut WordHasher) {
        let from = self.out.folds.len();
        fold_into(self.text.get(at..at + width).unwrap_or_default(), Tier::Loose, &mut self.out.folds);
        self.out.folds.get(from..).unwrap_or_default().chars().for_each(|letter| hasher.push(letter));
    }

    /// Takes a mark of punctuation.
    fn mark(&mut self, letter: Letter, width: usize) {
        let span = Span::of(self.at..self.at + width);
        let mark = span.text(self.text).chars().next().unwrap_or_default();
        let mut hasher = WordHasher::default();
        let mut fold = None;
        if letter.is_as_written() {
            hasher.push(mark);
        } else {
            let fold_start = self.out.folds.len();
            self.fold(letter, self.at, width, &mut hasher);
            fold = Some(Span::of(fold_start..self.out.folds.len()));
        }
        self.begin_token();
        self.ended = self.ends_sentence(mark);
        self.at += width;
        self.push(span, TokenKind::Mark(mark), letter.is_capital(), fold, hasher.finish());
        self.quotation(mark);
    }

    /// A sentence ends at every line end, and where space follows the mark that ends it.
    fn begin_token(&mut self) {
        let is_end = self.gap >= Gap::Line || self.ended && self.gap >= Gap::Space;
        if is_end && !self.out.list.is_empty() {
            self.sentence += 1;
            self.ended = false;
        }
        if self.gap == Gap::Paragraph {
            self.open = None;
        }
    }

    /// Whether the sentence ends where space follows the mark that is read. A stop behind one letter or a short
    /// capitalised word ("U.S.", "Jan.") ends nothing unless a line ends.
    fn ends_sentence(&self, mark: char) -> bool {
        match mark {
            '.' => !self.out.list.last().is_some_and(|word| {
                word.kind == TokenKind::Latin && word.capital && word.span.len() <= 4 || word.span.len() == 1
            }),
            '!' | '?' | '\u{061F}' | '\u{2026}' | '\u{06D4}' => true,
            // A closing mark behind the stop still belongs to the sentence.
            '"' | ')' | '\u{201D}' | '\u{00BB}' | '\u{2019}' | '\'' => self.ended,
            _ => false,
        }
    }

    fn push(&mut self, span: Span, kind: TokenKind, capital: bool, fold: Option<Span>, hash: WordHash) {
        let (gap, sentence) = (self.gap, self.sentence);
        self.out.list.push(Token { span, kind, gap, capital, sentence, quoted: false, fold });
        self.out.hashes.push(hash);
        self.gap = Gap::None;
        self.after_line = false;
    }

    /// Pairs quotation marks. A straight mark, and a curly one that copy has the wrong way round, closes what is open;
    /// what is still open when its paragraph ends is no quotation.
    fn quotation(&mut self, mark: char) {
        let closes = match self.open {
            Some((_, '\u{00AB}')) => mark == '\u{00BB}',
            Some((_, '"')) => mark == '"',
            Some(_) => matches!(mark, '\u{201C}' | '\u{201D}'),
            None => false,
        };
        match self.open {
            Some((from, _)) if closes => {
                self.open = None;
                let Some(inside) = self.out.list.get_mut(from..) else { return };
                inside.iter_mut().for_each(|token| token.quoted = true);
                if let (Some(first), Some(last)) = (inside.first(), inside.last()) {
                    self.out.quotations.push(first.span.cover(last.span));
                }
            }
            None if matches!(mark, '\u{00AB}' | '"' | '\u{201C}' | '\u{201D}' | '\u{201E}') => {
                self.open = self.out.list.len().checked_sub(1).map(|at| (at, mark));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
