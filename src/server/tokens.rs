//! Semantic tokens: full, by difference and of a range.

use super::asked::Asked;
use super::change::Path;
use crate::ide::semantic::{SemanticToken as Stretch, TokenKind};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tower_lsp::ls_types::*;

/// The kinds of tokens, in the order of their numbers. None is a kind of a program's words: what a theme has for
/// those says nothing of copy.
const KINDS: [(TokenKind, &str); 5] = [
    (TokenKind::Person, "person"),
    (TokenKind::Meeting, "meeting"),
    (TokenKind::Date, "date"),
    (TokenKind::Place, "place"),
    (TokenKind::Quotation, "quotation"),
];

/// What the numbers of the tokens mean. The one modifier stands for an introduction.
pub fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: KINDS.iter().map(|(_, name)| SemanticTokenType::new(name)).collect(),
        token_modifiers: vec![SemanticTokenModifier::DEFINITION],
    }
}

/// What was last answered of each document, for differences.
#[derive(Debug, Default)]
pub struct Answered {
    last: Mutex<FxHashMap<Path, Answer>>,
    count: AtomicU64,
}

/// The id of an answer, and what it said.
type Answer = (String, Arc<[SemanticToken]>);

impl Answered {
    fn keep(&self, path: &str, tokens: Arc<[SemanticToken]>) -> String {
        let id = self.count.fetch_add(1, Ordering::Relaxed).to_string();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.insert(path.into(), (id.clone(), tokens));
        id
    }

    fn of(&self, path: &str, id: &str) -> Option<Arc<[SemanticToken]>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.get(path).filter(|(known, _)| known == id).map(|(_, tokens)| tokens.clone())
    }

    /// Forgets a document that is closed.
    pub fn forget(&self, path: &str) {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }
}

/// All tokens of a document.
pub fn full(asked: &Asked<'_>) -> Option<SemanticTokensResult> {
    Some(SemanticTokensResult::Tokens(whole(asked).1))
}

/// What became of the tokens since an answer; all of them where that is not known any more.
pub fn delta(asked: &Asked<'_>, previous: &str) -> Option<SemanticTokensFullDeltaResult> {
    let before = asked.session.tokens.of(asked.snapshot.analysis.corpus().path(asked.file), previous);
    let (data, tokens) = whole(asked);
    let Some(before) = before else { return Some(SemanticTokensFullDeltaResult::Tokens(tokens)) };
    Some(SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta {
        result_id: tokens.result_id,
        edits: difference(&before, &data).into_iter().collect(),
    }))
}

/// The tokens of a range.
pub fn of_range(asked: &Asked<'_>, range: Range) -> Option<SemanticTokensRangeResult> {
    let data = encoded(asked, Some(asked.span(range)?));
    Some(SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data }))
}

fn whole(asked: &Asked<'_>) -> (Arc<[SemanticToken]>, SemanticTokens) {
    let data = encoded(asked, None);
    let kept: Arc<[SemanticToken]> = data.as_slice().into();
    let id = asked.session.tokens.keep(asked.snapshot.analysis.corpus().path(asked.file), kept.clone());
    (kept, SemanticTokens { result_id: Some(id), data })
}

/// Each token counts its line from the token before, and its column too where they share a line.
fn encoded(asked: &Asked<'_>, range: Option<Span>) -> Vec<SemanticToken> {
    let mut last = Position::default();
    let mut out = Vec::new();
    for token in asked.snapshot.analysis.tokens(asked.file, range) {
        if !asked.may_decorate(token.span) {
            continue;
        }
        let Some(Range { start, end }) = asked.range(token.span) else { continue };
        let delta_line = start.line - last.line;
        let delta_start = if delta_line == 0 { start.character - last.character } else { start.character };
        out.push(SemanticToken {
            delta_line,
            delta_start,
            length: end.character - start.character,
            token_type: number(&token),
            token_modifiers_bitset: u32::from(token.introduces),
        });
        last = start;
    }
    out
}

fn number(token: &Stretch) -> u32 {
    KINDS.iter().position(|(kind, _)| *kind == token.kind).unwrap_or_default() as u32
}

/// The one edit between two lists: what lies between what they begin and end with alike. Each token is five numbers.
fn difference(before: &[SemanticToken], after: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    if before == after {
        return None;
    }
    let alike = |pairs: &mut dyn Iterator<Item = (&SemanticToken, &SemanticToken)>| {
        pairs.take_while(|(a, b)| a == b).count()
    };
    let front = alike(&mut before.iter().zip(after));
    let rest = before.len().min(after.len()) - front;
    let back = alike(&mut before.iter().rev().zip(after.iter().rev())).min(rest);
    let data = after.get(front..after.len() - back).unwrap_or_default().to_vec();
    Some(SemanticTokensEdit {
        start: 5 * front as u32,
        delete_count: 5 * (before.len() - back - front) as u32,
        data: (!data.is_empty()).then_some(data),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(starts: &[u32]) -> Vec<SemanticToken> {
        let token = |start: &u32| SemanticToken {
            delta_line: 0,
            delta_start: *start,
            length: 1,
            token_type: 0,
            token_modifiers_bitset: 0,
        };
        starts.iter().map(token).collect()
    }

    fn check(before: &[u32], after: &[u32], expect: Option<(u32, u32, &[u32])>) {
        let edit = difference(&tokens(before), &tokens(after));
        let edit = edit.map(|edit| (edit.start, edit.delete_count, edit.data.unwrap_or_default()));
        assert_eq!(edit, expect.map(|(start, count, data)| (start, count, tokens(data))));
    }

    #[test]
    fn the_difference_is_what_lies_between() {
        check(&[1, 2, 3], &[1, 2, 3], None);
        check(&[1, 2, 3], &[1, 4, 3], Some((5, 5, &[4])));
        check(&[1, 2, 3], &[1, 3], Some((5, 5, &[])));
        check(&[1, 1], &[1, 1, 1], Some((10, 0, &[1])));
        check(&[], &[1], Some((0, 0, &[1])));
        check(&[1], &[], Some((0, 5, &[])));
    }
}
