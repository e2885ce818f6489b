//! Selections that grow: the word, the expression, the sentence, the quotation, the paragraph, the part, everything.

use super::FilePosition;
use super::thing_at::mentions;
use crate::corpus::Corpus;
use crate::text::{Gap, Span, Token, tokenise};

/// What stands around a place, from the smallest to the whole text; each is larger than the one before and holds it.
pub fn selections(corpus: &Corpus, at: FilePosition) -> Vec<Span> {
    let (Some(article), text) = (corpus.article(at.file), corpus.text(at.file)) else { return Vec::new() };
    let tokens = tokenise(text);
    let mut around: Vec<Span> = mentions(article).map(|(_, span)| span).collect();
    around.extend(tokens.list.iter().filter(|token| token.is_word()).map(|token| token.span));
    for quotation in &article.quotations {
        around.push(*quotation);
        around.extend(inside(text, *quotation));
    }
    around.extend(runs(&tokens.list, |before, token| before.sentence == token.sentence));
    around.extend(runs(&tokens.list, |_, token| token.gap != Gap::Paragraph));
    around.extend(article.parts.iter().map(|part| trimmed(text, part.span)));
    around.push(Span::of(0..text.len()));
    around.retain(|span| span.touches(at.offset));
    around.sort_by_key(|span| span.len());
    let mut chain: Vec<Span> = Vec::new();
    for span in around {
        if chain.last().is_none_or(|last| span.contains(*last) && span != *last) {
            chain.push(span);
        }
    }
    chain
}

/// The stretches of tokens that belong together.
fn runs(tokens: &[Token], together: impl Fn(&Token, &Token) -> bool) -> impl Iterator<Item = Span> {
    let runs = tokens.chunk_by(together);
    runs.filter_map(|run| Some(run.first()?.span.cover(run.last()?.span)))
}

/// A quotation without its marks.
fn inside(text: &str, quotation: Span) -> Option<Span> {
    let words = quotation.text(text);
    let first = words.chars().next()?.len_utf8() as u32;
    let last = words.chars().next_back()?.len_utf8() as u32;
    (quotation.len() > first + last).then(|| Span::new(quotation.start + first, quotation.end - last))
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.text(text);
    Span::new(span.start, span.start + words.trim_end().len() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(text: &str, expect: &[&str]) {
        let fixture = Fixture::parse(text);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let found = selections(&corpus, FilePosition { file: ids[file], offset });
        let words: Vec<&str> = found.iter().map(|span| span.text(corpus.text(ids[file]))).collect();
        // The last is the whole text, whatever it is.
        assert_eq!(words.split_last().unwrap().1, expect);
    }

    #[test]
    fn from_a_word_to_the_paragraph() {
        check(
            "The council met.\n\nThe mayor said: \"We open on 10 Ma$0rch 2026 at last.\" He left.\n\nNobody followed.",
            &[
                "March",
                "10 March 2026",
                "We open on 10 March 2026 at last.",
                "\"We open on 10 March 2026 at last.\"",
                "The mayor said: \"We open on 10 March 2026 at last.\"",
                "The mayor said: \"We open on 10 March 2026 at last.\" He left.",
            ],
        );
    }

    #[test]
    fn arabic_words_and_expressions() {
        check(
            "وصل الوفد.\n\nوقال الوزير أنتي كور$0هونن إن الأمر انتهى.\n\nوغادر.",
            &["كورهونن", "أنتي كورهونن", "وقال الوزير أنتي كورهونن إن الأمر انتهى."],
        );
    }
}
