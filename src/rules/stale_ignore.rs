//! [`StaleIgnore`].

use super::suppress::{Comment, comments};
use super::{Diagnostic, Fix, Lines, Rule, Severity, TextEdit, all_findings};
use crate::config::{Config, Ignore, Level};
use crate::corpus::{Corpus, FileId};
use crate::lang::messages::message;
use crate::text::Span;
use crate::text::isolate::isolated;

/// The name of the rule about silence that is not needed.
pub const STALE_IGNORE: &str = "stale-ignore";

crate::rule! {
    /// Fires when a comment or an `[[ignore]]` entry for this article silences nothing any more.
    ///
    /// # What it does
    ///
    /// It looks for comments `<!-- dateline-ignore RULE: reason -->` beside which nothing is found any more, and for
    /// `[[ignore]]` entries of the newsroom file and its baseline that name this very file and match nothing in it. The
    /// finding of an entry stands at the top of the article. Entries for several files are judged by `dateline check`,
    /// which sees them all. What names only rules that are off is left alone.
    ///
    /// # Why
    ///
    /// An exception that outlives its reason hides the next mistake.
    ///
    /// # Bad
    ///
    /// ```dateline
    /// //- fair.md
    /// <!-- dateline-ignore weekday-mismatch: as the poster has it -->
    /// The fair opens on Sunday, March 3, 2024.
    /// ```
    ///
    /// # Good
    ///
    /// ```dateline
    /// //- fair.md
    /// <!-- dateline-ignore weekday-mismatch: as the poster has it -->
    /// The fair opens on Monday, March 3, 2024.
    /// ```
    ///
    /// # Settings
    ///
    /// `rules.stale-ignore` sets its level.
    pub struct StaleIgnore;
}

impl Rule for StaleIgnore {
    fn code(&self) -> &'static str {
        STALE_IGNORE
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Info)
    }

    fn doc(&self) -> &'static str {
        Self::DOC
    }

    fn check(&self, corpus: &Corpus, file: FileId, _: &Lines<'_>, out: &mut Vec<Diagnostic>) {
        let (config, text) = (corpus.config(), corpus.text(file));
        let path = config.whole_path(corpus.path(file));
        let comments = comments(text);
        let entries: Vec<&Ignore> = config.ignores.iter().filter(|ignore| ignore.is_of(&path)).collect();
        if comments.is_empty() && entries.is_empty() {
            return;
        }
        let reader = config.reader();
        let found = all_findings(corpus, file);
        let idle = |comment: &&Comment| {
            !found.iter().any(|finding| comment.silences(finding.rule, finding.span))
                && !all_off(config, &comment.rules)
        };
        for comment in comments.iter().filter(idle) {
            out.push(
                Diagnostic::new(self, file, comment.span, message(reader, "rule.stale-ignore.comment", &[]))
                    .with_fixes(vec![take_out(corpus, file, comment)]),
            );
        }
        let matches = |entry: &Ignore| {
            found.iter().any(|finding| entry.matches(finding.rule, &path, finding.span.text(text)))
        };
        for entry in entries {
            let off = entry.rule.as_ref().is_some_and(|rule| all_off(config, std::slice::from_ref(rule)));
            if !matches(entry) && !off {
                let values = [("entry", &*isolated(&entry.shown()))];
                let message = message(reader, "rule.stale-ignore.entry", &values);
                out.push(Diagnostic::new(self, file, Span::default(), message));
            }
        }
    }
}

fn all_off(config: &Config, rules: &[Box<str>]) -> bool {
    let off = |code: &str| match config.level(code) {
        Some(level) => level == Level::Off,
        None => super::find(code).is_some_and(|rule| rule.severity().is_none()),
    };
    !rules.is_empty() && rules.iter().all(|code| off(code))
}

/// The repair that takes the comment out, with its line where it stands alone.
fn take_out(corpus: &Corpus, file: FileId, comment: &Comment) -> Fix {
    let text = corpus.text(file);
    let line = comment.reach.start;
    let alone = Span::new(line, comment.span.start).text(text).trim().is_empty();
    let rest = text.get(comment.span.end as usize..).unwrap_or_default();
    let span = match (alone, rest.strip_prefix('\n').is_some()) {
        (true, true) => Span::new(line, comment.span.end + 1),
        _ => comment.span,
    };
    let title = message(corpus.config().reader(), "fix.take-out-comment", &[]);
    Fix { title, edits: vec![TextEdit { file, span, new_text: String::new() }], preferred: true }
}

/// The entries of the newsroom file for several files that match nothing in any article.
pub fn stale_entries(corpus: &Corpus) -> Vec<&Ignore> {
    let config = corpus.config();
    let mut open: Vec<&Ignore> = config.ignores.iter().filter(|entry| !entry.names_one_file()).collect();
    for file in corpus.files() {
        if open.is_empty() {
            break;
        }
        let path = config.whole_path(corpus.path(file));
        let text = corpus.text(file);
        let found = all_findings(corpus, file);
        open.retain(|entry| {
            !found.iter().any(|finding| entry.matches(finding.rule, &path, finding.span.text(text)))
        });
    }
    open
}

#[cfg(test)]
mod tests {
    use crate::fixture::{Fixture, check};

    const WRONG: &str = "The fair opens on Monday, March 3, 2024.";

    #[test]
    fn comments_silence_what_they_name() {
        check(
            &format!("//- a.md\n<!-- dateline-ignore weekday-mismatch: so -->\n{WRONG}\n\n{WRONG}\n"),
            "a.md:4 error weekday-mismatch «Monday, March 3, 2024»",
        );
        check(&format!("//- a.md\n{WRONG} <!-- dateline-ignore -->\n"), "");
        check(
            &format!("//- a.md\n{WRONG} <!-- dateline-ignore reversed-range -->\n"),
            "a.md:1 error weekday-mismatch «Monday, March 3, 2024»
             a.md:1 info stale-ignore «<!-- dateline-ignore reversed-range -->»",
        );
    }

    #[test]
    fn entries_for_one_file_are_judged_in_it() {
        let entry =
            "//- dateline.toml\n[[ignore]]\nrule = \"weekday-mismatch\"\nfile = \"a.txt\"\nreason = \"so\"\n";
        check(&format!("//- a.txt\n{WRONG}\n{entry}"), "");
        check(&format!("//- a.txt\nThe fair opens.\n{entry}"), "a.txt:1 info stale-ignore «»");
        check(&format!("//- a.txt\nThe fair opens.\n{entry}[rules]\nweekday-mismatch = \"off\"\n"), "");
    }

    #[test]
    fn entries_for_several_files_are_judged_over_all() {
        let stale = |text: &str| {
            let toml = "[[ignore]]\nrule = \"weekday-mismatch\"\nreason = \"so\"\n";
            let (corpus, _) =
                Fixture::parse(&format!("//- a.txt\n{text}\n//- dateline.toml\n{toml}")).corpus().unwrap();
            super::stale_entries(&corpus).len()
        };
        assert_eq!((stale(WRONG), stale("The fair opens.")), (0, 1));
    }
}
