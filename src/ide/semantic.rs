//! Semantic tokens: people, meetings, dates, places and quotations, as stretches of one line that never overlap.

use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::lang::{KnownKind, Reading, Sense, lexicon, read};
use crate::text::Span;
use rustc_hash::FxHashSet;

/// What a stretch is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// A person's name.
    Person,
    /// A meeting.
    Meeting,
    /// A temporal expression.
    Date,
    /// A place.
    Place,
    /// Words between quotation marks that are none of the above.
    Quotation,
}

/// A stretch of one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SemanticToken {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: TokenKind,
    /// Whether it introduces the person or the meeting in this article.
    pub introduces: bool,
}

/// The stretches of a file, or of a range of it, in order of text.
pub fn tokens(corpus: &Corpus, file: FileId, range: Option<Span>) -> Vec<SemanticToken> {
    let (Some(article), text) = (corpus.article(file), corpus.text(file)) else { return Vec::new() };
    let mut found = mentions(article);
    found.extend(places(&read(text)));
    if let Some(range) = range {
        found.retain(|token| token.span.overlaps(range));
    }
    // What is smaller lies upon what is larger: a date in a meeting's name is a date.
    found.sort_by_key(|token| (token.span.len(), token.kind as u8));
    let mut bounds: Vec<u32> = found.iter().flat_map(|token| [token.span.start, token.span.end]).collect();
    bounds.extend(text.match_indices('\n').flat_map(|(at, _)| [at as u32, at as u32 + 1]));
    bounds.sort_unstable();
    bounds.dedup();
    let pieces = bounds.windows(2).filter_map(|pair| match pair {
        [start, end] => Some(Span::new(*start, *end)),
        _ => None,
    });
    let painted = pieces.filter_map(|piece| {
        let top = found.iter().find(|token| token.span.contains(piece))?;
        (!piece.text(text).trim().is_empty()).then_some((piece, *top))
    });
    joined(painted)
}

/// Puts pieces of one stretch together again where nothing lies between them.
fn joined(pieces: impl Iterator<Item = (Span, SemanticToken)>) -> Vec<SemanticToken> {
    let mut out: Vec<(Span, SemanticToken)> = Vec::new();
    for (piece, token) in pieces {
        match out.last_mut() {
            Some((whole, last)) if *whole == token.span && last.span.end == piece.start => {
                last.span = last.span.cover(piece);
            }
            _ => out.push((token.span, SemanticToken { span: piece, ..token })),
        }
    }
    out.into_iter().map(|(_, token)| token).collect()
}

fn mentions(article: &Article) -> Vec<SemanticToken> {
    let introducing = |index: &u32| article.people.iter().any(|person| person.introducing == Some(*index));
    let names = (0..).zip(&article.names).map(|(index, name)| SemanticToken {
        span: name.span,
        kind: TokenKind::Person,
        introduces: introducing(&index),
    });
    let introductions: FxHashSet<u32> = article.meetings.iter().map(|meeting| meeting.introducing).collect();
    let meetings = (0..).zip(&article.meeting_mentions).map(|(index, mention)| SemanticToken {
        span: mention.span,
        kind: TokenKind::Meeting,
        introduces: introductions.contains(&index),
    });
    let plain = |span: Span, kind: TokenKind| SemanticToken { span, kind, introduces: false };
    let times = article.times.iter().map(|time| plain(time.shape.span, TokenKind::Date));
    let quotations = article.quotations.iter().map(|span| plain(*span, TokenKind::Quotation));
    names.chain(meetings).chain(times).chain(quotations).collect()
}

/// The countries, capitals, cities and regions that a text names where they are no other word.
fn places(reading: &Reading<'_>) -> Vec<SemanticToken> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let place = reading.find(at, |sense| match sense {
            Sense::Known { id, sure: true } => lexicon().known(id).filter(|known| is_place(known.kind)),
            _ => None,
        });
        let Some((length, _)) = place else {
            at += 1;
            continue;
        };
        let whole = reading.span(at, at + length - 1);
        let span = Span::new(reading.stem(at).start, whole.end);
        out.push(SemanticToken { span, kind: TokenKind::Place, introduces: false });
        at += length;
    }
    out
}

fn is_place(kind: KnownKind) -> bool {
    matches!(kind, KnownKind::Country | KnownKind::Capital | KnownKind::City | KnownKind::Region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(text: &str, expect: &[(&str, TokenKind)]) {
        let (corpus, ids) = Fixture::parse(text).corpus().unwrap();
        let text = corpus.text(ids[0]);
        let found = tokens(&corpus, ids[0], None);
        let found: Vec<_> = found.iter().map(|token| (token.span.text(text), token.kind)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn what_is_smaller_lies_upon_what_is_larger() {
        use TokenKind::{Date, Person, Place, Quotation};
        check(
            "Prime Minister Nikos Valamis said in Geneva: \"We meet on 10 March 2026 again.\"",
            &[
                ("Nikos Valamis", Person),
                ("Geneva", Place),
                ("\"We meet on ", Quotation),
                ("10 March 2026", Date),
                (" again.\"", Quotation),
            ],
        );
    }

    #[test]
    fn glued_letters_stay_outside() {
        use TokenKind::{Date, Place};
        check("وصل الوفد إلى القاهرة ثم لباريس أمس.", &[("القاهرة", Place), ("باريس", Place), ("أمس", Date)]);
    }

    #[test]
    fn only_the_range_that_is_asked_for() {
        let (corpus, ids) = Fixture::parse("It began on Monday.\nIt ended on Friday.").corpus().unwrap();
        let text = corpus.text(ids[0]);
        let second = Span::of(text.find('\n').unwrap() + 1..text.len());
        let found = tokens(&corpus, ids[0], Some(second));
        assert_eq!(found.iter().map(|token| token.span.text(text)).collect::<Vec<_>>(), ["Friday"]);
    }
}
