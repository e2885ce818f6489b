//! Comments in the copy that silence findings: `<!-- dateline-ignore weekday-mismatch: printed so -->`.
//!
//! A comment that stands alone on its line speaks for the paragraph below it, one behind words for their line.

use crate::text::Span;

/// What opens such a comment.
const OPEN: &str = "<!--";
/// What closes it.
const CLOSE: &str = "-->";
/// The word behind its opening.
const WORD: &str = "dateline-ignore";

/// A comment that silences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Comment {
    /// All of it.
    pub span: Span,
    /// The rules that it names; all of them where it names none.
    pub rules: Vec<Box<str>>,
    /// What it speaks for.
    pub reach: Span,
}

impl Comment {
    /// Whether it silences a finding of `rule` at a place.
    pub fn silences(&self, rule: &str, place: Span) -> bool {
        let named = self.rules.is_empty() || self.rules.iter().any(|name| **name == *rule);
        named && self.reach.start <= place.start && place.start < self.reach.end.max(self.reach.start + 1)
    }
}

/// The comments of a text that silence, in order of text.
pub(super) fn comments(text: &str) -> Vec<Comment> {
    let mut comments = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(OPEN)).map(|at| from + at) {
        let inside = start + OPEN.len();
        let Some(end) = text.get(inside..).and_then(|rest| rest.find(CLOSE)).map(|at| inside + at) else {
            break;
        };
        let whole = start..end + CLOSE.len();
        if let Some(rules) = text.get(inside..end).and_then(rules) {
            let reach = reach(text, whole.start, whole.end);
            comments.push(Comment { span: Span::of(whole.clone()), rules, reach });
        }
        from = whole.end;
    }
    comments
}

/// The rules that stand between the word and the colon before the reason.
fn rules(inside: &str) -> Option<Vec<Box<str>>> {
    let rest = inside.trim_start().strip_prefix(WORD)?;
    let (names, _reason) = rest.split_once(':').unwrap_or((rest, ""));
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', ':']);
    let names = names.split([',', ' ', '\t', '\n', '\r']).filter(|name| !name.is_empty()).map(Into::into);
    ends.then(|| names.collect())
}

/// From the start of the comment's line to the end of what it speaks for.
fn reach(text: &str, start: usize, end: usize) -> Span {
    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line_end = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.find('\n').map_or(text.len(), |at| from + at)
    };
    let own_end = line_end(end);
    let around = [text.get(line_start..start), text.get(end..own_end)];
    let alone = around.into_iter().flatten().all(|words| words.trim().is_empty());
    if !alone {
        return Span::of(line_start..own_end);
    }
    // The paragraph below: its first line that says something, to the next that says nothing.
    let mut at = own_end;
    let mut started = false;
    while at < text.len() {
        let next_end = line_end(at + 1);
        let blank = text.get(at + 1..next_end).is_none_or(|line| line.trim().is_empty());
        if blank && started {
            break;
        }
        started |= !blank;
        at = next_end;
    }
    Span::of(line_start..at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(&[&str], &str)]) {
        let found: Vec<_> = comments(text)
            .into_iter()
            .map(|comment| {
                let rules = comment.rules.iter().map(ToString::to_string).collect::<Vec<_>>();
                (rules, comment.reach.text(text).to_owned())
            })
            .collect();
        let expect: Vec<_> = expect
            .iter()
            .map(|(rules, reach)| {
                (rules.iter().map(ToString::to_string).collect::<Vec<_>>(), (*reach).to_owned())
            })
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn alone_it_speaks_for_the_paragraph_below() {
        check(
            "a\n<!-- dateline-ignore one, two: because -->\n\nb\nc\n\nd\n",
            &[(&["one", "two"], "<!-- dateline-ignore one, two: because -->\n\nb\nc")],
        );
    }

    #[test]
    fn behind_words_it_speaks_for_their_line() {
        check("a\nb <!--dateline-ignore-->\nc\n", &[(&[], "b <!--dateline-ignore-->")]);
    }

    #[test]
    fn other_comments_say_nothing() {
        check("<!-- dateline-ignored x --><!-- a --><!-- dateline-ignore", &[]);
    }
}
