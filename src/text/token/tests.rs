use super::*;
use crate::text::fold::{folded, is_dropped};
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

/// A token as the plain definition makes it: character by character, with one pass for each question.
#[derive(Clone, PartialEq, Debug)]
struct Plain {
    span: Span,
    kind: TokenKind,
    gap: Gap,
    capital: bool,
    sentence: u32,
    quoted: bool,
    folded: String,
}

fn plain(text: &str) -> Vec<Plain> {
    let mut out: Vec<Plain> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let (mut gap, mut after_line) = (Gap::Paragraph, false);
    while let Some((start, c)) = chars.next() {
        let class = Letter::of(c).class();
        let kind = match class {
            LetterClass::Arabic => TokenKind::Arabic,
            LetterClass::Latin => TokenKind::Latin,
            LetterClass::Digit => TokenKind::Number,
            LetterClass::Mark => TokenKind::Mark(c),
            LetterClass::Line => {
                if c == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n') {
                    chars.next();
                }
                gap = gap.max(if after_line { Gap::Paragraph } else { Gap::Line });
                after_line = true;
                continue;
            }
            LetterClass::Space | LetterClass::Nothing | LetterClass::End => {
                gap = gap.max(if class == LetterClass::Space { Gap::Space } else { Gap::None });
                continue;
            }
        };
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek().filter(|_| class != LetterClass::Mark) {
            if !is_dropped(next) && Letter::of(next).class() != class {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let written = &text[start..end];
        let seen = written.trim_end_matches(|c| Letter::of(c).is_unseen());
        let span = Span::of(start..start + seen.len());
        let (capital, folded) = (c.is_uppercase(), folded(written, Tier::Loose));
        out.push(Plain { span, kind, gap, capital, sentence: 0, quoted: false, folded });
        (gap, after_line) = (Gap::None, false);
    }
    number_sentences(&mut out);
    quote(&mut out);
    out
}

fn number_sentences(tokens: &mut [Plain]) {
    let (mut sentence, mut ended) = (0, false);
    for at in 0..tokens.len() {
        let before = at.checked_sub(1).map(|at| tokens[at].clone());
        let token = &mut tokens[at];
        if before.is_some() && (token.gap >= Gap::Line || ended && token.gap >= Gap::Space) {
            (sentence, ended) = (sentence + 1, false);
        }
        token.sentence = sentence;
        ended = match token.kind {
            TokenKind::Mark('.') => !before.is_some_and(|word| {
                let short = word.kind == TokenKind::Latin && word.capital && word.span.len() <= 4;
                short || word.span.len() == 1
            }),
            TokenKind::Mark('!' | '?' | '\u{061F}' | '\u{2026}' | '\u{06D4}') => true,
            TokenKind::Mark('"' | ')' | '\u{201D}' | '\u{00BB}' | '\u{2019}' | '\'') => ended,
            _ => false,
        };
    }
}

fn quote(tokens: &mut [Plain]) {
    let mut open: Option<(usize, char)> = None;
    for at in 0..tokens.len() {
        if tokens[at].gap == Gap::Paragraph {
            open = None;
        }
        let TokenKind::Mark(mark) = tokens[at].kind else { continue };
        let closes = match open {
            Some((_, '\u{00AB}')) => mark == '\u{00BB}',
            Some((_, '"')) => mark == '"',
            Some(_) => matches!(mark, '\u{201C}' | '\u{201D}'),
            None => false,
        };
        match open {
            Some((from, _)) if closes => {
                tokens[from..=at].iter_mut().for_each(|token| token.quoted = true);
                open = None;
            }
            None if matches!(mark, '\u{00AB}' | '"' | '\u{201C}' | '\u{201D}' | '\u{201E}') => {
                open = Some((at, mark));
            }
            _ => {}
        }
    }
}

/// Letters with every kind of mark and joiner on them, letters that fold to several, digits, line ends, quotation
/// marks, and stops.
const TRICKY: &str = "abZ\u{C9}\u{DF}\u{130}\u{627}\u{623}\u{629}\u{649}\u{6CC}\u{FEFB}\u{FDF2}\u{FB01}\u{903}\u{64E}\u{640}\
                      \u{301}\u{61C}\u{200C}\u{200F}\u{AD}01\u{661}\u{6F2}  \t\r\n\n\u{2028}\u{A0}\u{85}..?\u{61F}!)\
                      \u{AB}\u{BB}\"\"\u{201C}\u{201D}\u{201E}\u{2026}\u{60C}\u{2019}\u{2014}\u{1F600}\u{4E2D}";

fn tricky() -> impl Strategy<Value = String> {
    let letters: Vec<char> = TRICKY.chars().collect();
    let letter = prop_oneof![9 => prop::sample::select(letters), 1 => any::<char>()];
    prop::collection::vec(letter, 0..60).prop_map(String::from_iter)
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

    #[test]
    fn one_pass_does_what_the_plain_definition_says(text in tricky()) {
        let tokens = tokenise(&text);
        let one_pass = tokens.list.iter().map(|token| Plain {
            span: token.span,
            kind: token.kind,
            gap: token.gap,
            capital: token.capital,
            sentence: token.sentence,
            quoted: token.quoted,
            folded: tokens.folded(token).to_owned(),
        });
        prop_assert_eq!(one_pass.collect::<Vec<_>>(), plain(&text));
        for (token, hash) in tokens.list.iter().zip(&tokens.hashes) {
            prop_assert_eq!(WordHash::of(tokens.folded(token)), *hash);
        }
    }
}
