//! What a rule says: a finding, the other places it is about, and how to mend it.

use crate::corpus::FileId;
use crate::text::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Severity {
    /// Cannot be true.
    Error,
    /// Contradicts something else.
    Warning,
    /// Worth a look.
    Info,
    /// A suggestion.
    Hint,
}

impl Severity {
    /// The name in formats and settings.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
            Severity::Hint => "hint",
        }
    }
}

/// A finding of a rule at one place of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The file it stands in.
    pub file: FileId,
    /// What it is about, in bytes.
    pub span: Span,
    /// The rule's name: `weekday-mismatch`.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What does not agree, in the reader's language.
    pub message: String,
    /// The other places.
    pub related: Vec<Related>,
    /// Repairs, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding of `rule` at its own severity, with no other places and no repairs.
    pub fn new(rule: &dyn super::Rule, file: FileId, span: Span, message: String) -> Self {
        let severity = rule.severity().unwrap_or(Severity::Info);
        Self { file, span, rule: rule.code(), severity, message, related: Vec::new(), fixes: Vec::new() }
    }

    /// The finding with other places.
    pub fn with_related(mut self, related: Vec<Related>) -> Self {
        self.related = related;
        self
    }

    /// The finding with repairs.
    pub fn with_fixes(mut self, fixes: Vec<Fix>) -> Self {
        self.fixes = fixes;
        self
    }
}

/// Another place that a finding is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The file it stands in.
    pub file: FileId,
    /// The place, in bytes.
    pub span: Span,
    /// What stands there.
    pub message: String,
}

/// A repair: edits that make the finding go away.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does, in the reader's language.
    pub title: String,
    /// The edits, of one or more files.
    pub edits: Vec<TextEdit>,
    /// Whether the corpus or the article says that this is the right one.
    pub preferred: bool,
}

/// One replacement in one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextEdit {
    /// The file.
    pub file: FileId,
    /// What is replaced, in bytes; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub new_text: String,
}
