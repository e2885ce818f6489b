//! Quick fixes: the repairs of the findings at a range.

use crate::corpus::FileId;
use crate::rules::{Diagnostic, Fix};
use crate::text::Span;

/// A repair with the finding that it mends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// What it does, and how.
    pub fix: Fix,
    /// What it mends.
    pub diagnostic: Diagnostic,
}

/// The repairs of those findings of a file that touch `range`; an empty range is a cursor. Editors differ in
/// which findings they send along with a request, so none of them is asked.
pub fn actions(file: FileId, diagnostics: Vec<Diagnostic>, range: Span) -> Vec<Action> {
    let at_range = |diagnostic: &Diagnostic| {
        diagnostic.file == file && diagnostic.span.start <= range.end && range.start <= diagnostic.span.end
    };
    let found = diagnostics.into_iter().filter(at_range);
    let actions = found.flat_map(|diagnostic| {
        let fixes = diagnostic.fixes.clone().into_iter();
        fixes.map(move |fix| Action { fix, diagnostic: diagnostic.clone() })
    });
    actions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;

    #[test]
    fn only_what_touches_the_range() {
        let finding = |start, end, title: &str| Diagnostic {
            file: FileId(0),
            span: Span::new(start, end),
            rule: "weekday-mismatch",
            severity: Severity::Error,
            message: String::new(),
            related: Vec::new(),
            fixes: vec![Fix { title: title.into(), edits: Vec::new(), preferred: false }],
        };
        let at = |start, end| {
            let all = vec![finding(0, 5, "first"), finding(8, 12, "second")];
            let found = actions(FileId(0), all, Span::new(start, end));
            found.into_iter().map(|action| action.fix.title).collect::<Vec<_>>()
        };
        assert_eq!(at(5, 5), ["first"]);
        assert_eq!(at(6, 7), [""; 0]);
        assert_eq!(at(3, 9), ["first", "second"]);
    }
}
