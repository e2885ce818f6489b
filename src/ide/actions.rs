//! Code actions: the repairs of the findings at a range, all sure repairs of a file, and the ways to silence one.

use crate::config::{below_newsroom, ignore_entry};
use crate::corpus::{Corpus, FileId};
use crate::lang::message;
use crate::rules::{Diagnostic, Fix, TextEdit};
use crate::text::Span;

/// What can be done about a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// What it does, in the reader's language.
    pub title: String,
    /// How.
    pub deed: Deed,
    /// Whether it is the one to take.
    pub preferred: bool,
    /// The finding.
    pub diagnostic: Diagnostic,
}

/// How an action does what it does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// It edits articles.
    Edit(Vec<TextEdit>),
    /// It adds this text to the newsroom file.
    AddToNewsroom(String),
}

/// The files in which a comment is none of the copy.
const MARKDOWN: &str = ".md";

/// What can be done about those findings of a file that touch `range`; an empty range is a cursor. Editors differ in
/// which findings they send along with a request, so none of them is asked. `newsroom` is the folder that the
/// newsroom file lies in.
pub fn actions(
    corpus: &Corpus,
    file: FileId,
    diagnostics: Vec<Diagnostic>,
    range: Span,
    newsroom: &str,
) -> Vec<Action> {
    let at_range = |diagnostic: &&Diagnostic| {
        diagnostic.file == file && diagnostic.span.start <= range.end && range.start <= diagnostic.span.end
    };
    let found: Vec<&Diagnostic> = diagnostics.iter().filter(at_range).collect();
    let repairs = found.iter().flat_map(|diagnostic| diagnostic.fixes.iter().map(|fix| of(diagnostic, fix)));
    // Whoever can mend a finding has no reason to look at how to silence it first.
    let silences = found.iter().flat_map(|diagnostic| {
        let comment = silence_here(corpus, diagnostic);
        comment.into_iter().chain(silence_in_newsroom(corpus, diagnostic, newsroom))
    });
    repairs.chain(silences).collect()
}

/// The edits of all preferred repairs of a file; where two would edit one place, the first in the text is taken.
pub fn fix_all(diagnostics: &[Diagnostic]) -> Vec<TextEdit> {
    let mut edits: Vec<TextEdit> = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fixes.iter().find(|fix| fix.preferred) else { continue };
        let taken = |edit: &TextEdit| {
            edits.iter().any(|known| {
                known.file == edit.file && (known.span.overlaps(edit.span) || known.span == edit.span)
            })
        };
        if !fix.edits.iter().any(taken) {
            edits.extend(fix.edits.iter().cloned());
        }
    }
    edits
}

fn of(diagnostic: &Diagnostic, fix: &Fix) -> Action {
    Action {
        title: fix.title.clone(),
        deed: Deed::Edit(fix.edits.clone()),
        preferred: fix.preferred,
        diagnostic: diagnostic.clone(),
    }
}

/// A comment above the line of a finding, where comments do not show.
fn silence_here(corpus: &Corpus, diagnostic: &Diagnostic) -> Option<Action> {
    let (rule, reader) = (diagnostic.rule, corpus.config().reader());
    if !corpus.path(diagnostic.file).to_ascii_lowercase().ends_with(MARKDOWN) || cannot_be_silenced(rule) {
        return None;
    }
    let before = corpus.text(diagnostic.file).get(..diagnostic.span.start as usize)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let reason = message(reader, "ignore.reason", &[]);
    let new_text = format!("<!-- dateline-ignore {rule}: {reason} -->\n");
    let edit = TextEdit { file: diagnostic.file, span: Span::of(line..line), new_text };
    Some(Action {
        title: message(reader, "action.ignore-here", &[("rule", rule)]),
        deed: Deed::Edit(vec![edit]),
        preferred: false,
        diagnostic: diagnostic.clone(),
    })
}

/// An entry in the newsroom file for just this finding.
fn silence_in_newsroom(corpus: &Corpus, diagnostic: &Diagnostic, newsroom: &str) -> Option<Action> {
    let (rule, reader) = (diagnostic.rule, corpus.config().reader());
    if newsroom.is_empty() || cannot_be_silenced(rule) {
        return None;
    }
    let path = below_newsroom(newsroom, corpus.path(diagnostic.file));
    let words = diagnostic.span.text(corpus.text(diagnostic.file));
    let entry = ignore_entry(rule, path, words, &message(reader, "ignore.reason", &[]));
    Some(Action {
        title: message(reader, "action.ignore-newsroom", &[("rule", rule)]),
        deed: Deed::AddToNewsroom(entry),
        preferred: false,
        diagnostic: diagnostic.clone(),
    })
}

/// Silencing what tells of silence that is not needed would only add to it.
fn cannot_be_silenced(rule: &str) -> bool {
    rule == crate::rules::STALE_IGNORE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::rules::Severity;

    fn finding(start: u32, end: u32, title: &str) -> Diagnostic {
        let edit = TextEdit { file: FileId(0), span: Span::new(start, end), new_text: title.into() };
        Diagnostic {
            file: FileId(0),
            span: Span::new(start, end),
            rule: "weekday-mismatch",
            severity: Severity::Error,
            message: String::new(),
            related: Vec::new(),
            fixes: vec![Fix { title: title.into(), edits: vec![edit], preferred: true }],
        }
    }

    #[test]
    fn only_what_touches_the_range() {
        let at = |start, end| {
            let all = vec![finding(0, 5, "first"), finding(8, 12, "second")];
            let found = actions(&Corpus::default(), FileId(0), all, Span::new(start, end), "");
            found.into_iter().map(|action| action.title).collect::<Vec<_>>()
        };
        assert_eq!(at(5, 5), ["first"]);
        assert_eq!(at(6, 7), [""; 0]);
        assert_eq!(at(3, 9), ["first", "second"]);
    }

    #[test]
    fn all_at_once_no_place_is_edited_twice() {
        let all = [finding(0, 5, "a"), finding(3, 9, "b"), finding(9, 12, "c")];
        let texts: Vec<String> = fix_all(&all).into_iter().map(|edit| edit.new_text).collect();
        assert_eq!(texts, ["a", "c"]);
    }

    #[test]
    fn each_way_of_silencing_silences() {
        let text = "//- talks/a.md\nHeadline\n\nThe fair opens on Monday, March 3, 2024.\n";
        let fixture = Fixture::parse(text);
        let (corpus, ids) = fixture.corpus().unwrap();
        let found = crate::rules::check(&corpus, ids[0]);
        let range = found[0].span;
        let actions = actions(&corpus, ids[0], found, range, "/news");
        let silences: Vec<&Action> =
            actions.iter().filter(|action| action.title.starts_with("Ignore")).collect();
        assert_eq!(silences.len(), 2);
        for action in silences {
            let mended = match &action.deed {
                Deed::Edit(edits) => {
                    let fix = Fix { title: String::new(), edits: edits.clone(), preferred: false };
                    fixture.mended(&ids, &fix)
                }
                Deed::AddToNewsroom(entry) => Fixture { newsroom: Some(entry.clone()), ..fixture.clone() },
            };
            let (corpus, ids) = mended.corpus().unwrap();
            assert_eq!(crate::rules::check(&corpus, ids[0]), [], "{action:?}");
        }
    }
}
