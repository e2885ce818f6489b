//! The little language of examples: several articles in one string, and a cursor.
//!
//! ```text
//! //- opening.txt published:2026-03-10
//! The conference opens on Tues$0day.
//! //- dateline.toml
//! locale = "en"
//! ```
//!
//! A line that begins with `//-` names a file; behind the name stand keys, of which `published` gives the
//! article a publication date from outside its text. `$0` is the cursor and not part of the text. What stands
//! before the first such line is the file `article.txt`. Tests, the pages of the rules and the documentation
//! share this language. Start reading in [`Fixture::parse`].

use crate::article;
use crate::config::Config;
use crate::corpus::{Corpus, FileId};
use crate::rules::{self, Diagnostic, Rule};
use crate::text::{Encoding, Span};
use std::fmt::Write;
use std::sync::Arc;

const HEADER: &str = "//- ";
const CURSOR: &str = "$0";
const LONE_FILE: &str = "article.txt";

/// Several files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fixture {
    /// The articles.
    pub files: Vec<File>,
    /// The newsroom file, where there is one.
    pub newsroom: Option<String>,
    /// The cursor: which of the files, and the byte.
    pub cursor: Option<(usize, u32)>,
}

/// One article.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct File {
    /// Its path.
    pub path: String,
    /// Its text, without the cursor.
    pub text: String,
    /// The keys of its line.
    pub keys: Vec<(String, String)>,
}

impl Fixture {
    /// Takes an example apart.
    pub fn parse(fixture: &str) -> Self {
        let mut files: Vec<File> = Vec::new();
        for line in fixture.split_inclusive('\n') {
            match (line.strip_prefix(HEADER), files.last_mut()) {
                (Some(header), _) => files.push(File::headed(header)),
                (None, Some(file)) => file.text.push_str(line),
                // An example may begin with an empty line, for the sake of the source around it.
                (None, None) if line.trim().is_empty() => {}
                (None, None) => {
                    files.push(File { path: LONE_FILE.into(), text: line.into(), ..File::default() });
                }
            }
        }
        let newsroom = files.iter().position(|file| file.path == crate::disk::NEWSROOM_FILE);
        let newsroom = newsroom.map(|index| files.remove(index).text);
        let cursor = files.iter_mut().enumerate().find_map(|(index, file)| {
            let at = file.text.find(CURSOR)?;
            file.text.replace_range(at..at + CURSOR.len(), "");
            Some((index, at as u32))
        });
        Self { files, newsroom, cursor }
    }

    /// The articles as a corpus, in the order of the example, or what is wrong with the example.
    pub fn corpus(&self) -> Result<(Corpus, Vec<FileId>), String> {
        let config = match &self.newsroom {
            Some(toml) => Config::parse(toml)
                .map_err(|error| format!("dateline.toml: {error}"))?
                .from_file(crate::disk::NEWSROOM_FILE, toml.as_str()),
            None => Config::default(),
        };
        let mut corpus = Corpus::new(Arc::new(config));
        let mut ids = Vec::new();
        for file in &self.files {
            let mut hints = corpus.hints(&file.path);
            for (key, value) in &file.keys {
                match (key.as_str(), value.parse()) {
                    ("published", Ok(day)) => hints.published = Some(day),
                    ("published", Err(error)) => {
                        return Err(format!("{}: published:{value}: {error}", file.path));
                    }
                    _ => return Err(format!("{}: there is no key {key}", file.path)),
                }
            }
            let article = article::analyse(&file.text, &hints);
            ids.push(corpus.replace_analysed(&file.path, file.text.as_str().into(), article).0);
        }
        Ok((corpus, ids))
    }
}

impl Fixture {
    /// The example with a repair applied, for the files that [`Fixture::corpus`] gave it.
    pub fn mended(&self, ids: &[FileId], fix: &rules::Fix) -> Self {
        let mut mended = self.clone();
        // From the end, so that no edit moves the places of those before it.
        let mut edits: Vec<&rules::TextEdit> = fix.edits.iter().collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
        for edit in edits {
            let index = ids.iter().position(|file| *file == edit.file);
            if let Some(file) = index.and_then(|index| mended.files.get_mut(index)) {
                file.text.replace_range(edit.span.range(), &edit.new_text);
            }
        }
        mended
    }
}

impl File {
    fn headed(header: &str) -> Self {
        let mut words = header.split_whitespace();
        let path = words.next().unwrap_or(LONE_FILE).to_owned();
        let key = |word: &str| {
            let (key, value) = word.split_once(':').unwrap_or((word, ""));
            (key.to_owned(), value.to_owned())
        };
        Self { path, text: String::new(), keys: words.map(key).collect() }
    }
}

/// The findings of an example by quotation, one a line, in order of file and text:
/// `summit.txt:3 error weekday-mismatch «الاثنين 3 مارس 2024»`. An example that is broken says so instead.
pub fn findings(fixture: &str) -> String {
    match Fixture::parse(fixture).corpus() {
        Ok((corpus, ids)) => {
            findings_of(&corpus, &ids).iter().map(|finding| quote(&corpus, finding) + "\n").collect()
        }
        Err(reason) => format!("broken example: {reason}\n"),
    }
}

/// The same as [`findings`], with messages, other places (`->`) and what each repair would write (`=>`).
pub fn findings_in_full(fixture: &str) -> String {
    match Fixture::parse(fixture).corpus() {
        Ok((corpus, ids)) => {
            findings_of(&corpus, &ids).iter().map(|finding| in_full(&corpus, finding)).collect()
        }
        Err(reason) => format!("broken example: {reason}\n"),
    }
}

/// Asserts that an example has exactly these findings, as [`findings`] writes them, one a line.
#[cfg(test)]
pub(crate) fn check(fixture: &str, expect: &str) {
    let found = findings(fixture);
    let lines = |text: &str| {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let (found, expect): (Vec<String>, Vec<String>) = (lines(&found), lines(expect));
    assert_eq!(found, expect, "{fixture}");
}

/// The example of a rule's page as it runs: a rule that is off unless somebody asks for it is asked for.
pub fn example(rule: &dyn Rule, text: &str) -> String {
    if rule.severity().is_some() || text.contains(crate::disk::NEWSROOM_FILE) {
        return text.to_owned();
    }
    format!("{text}//- {}\n[rules]\n{} = \"info\"\n", crate::disk::NEWSROOM_FILE, rule.code())
}

fn findings_of(corpus: &Corpus, files: &[FileId]) -> Vec<Diagnostic> {
    files.iter().flat_map(|&file| rules::check(corpus, file)).collect()
}

fn quote(corpus: &Corpus, finding: &Diagnostic) -> String {
    let place = place(corpus, finding.file, finding.span);
    let (path_and_line, words) = place.split_once(' ').unwrap_or((&place, ""));
    format!("{path_and_line} {} {} {words}", finding.severity.name(), finding.rule)
}

fn in_full(corpus: &Corpus, finding: &Diagnostic) -> String {
    let mut out = format!("{}: {}\n", quote(corpus, finding), finding.message);
    for related in &finding.related {
        let _ = writeln!(out, "  -> {}: {}", place(corpus, related.file, related.span), related.message);
    }
    for fix in &finding.fixes {
        let preferred = if fix.preferred { " (preferred)" } else { "" };
        let _ = writeln!(out, "  => {}{preferred}", fix.title);
        for edit in &fix.edits {
            let _ = writeln!(out, "     {} becomes «{}»", place(corpus, edit.file, edit.span), edit.new_text);
        }
    }
    out
}

fn place(corpus: &Corpus, file: FileId, span: Span) -> String {
    let Some(entry) = corpus.entry(file) else { return "a file that is gone".into() };
    let line = entry.lines().line_col(entry.text(), span.start, Encoding::Utf32).line + 1;
    format!("{}:{line} «{}»", entry.path, one_line(span.text(entry.text())))
}

fn one_line(text: &str) -> String {
    text.replace('\r', "\\r").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_keys_and_the_cursor() {
        let fixture = Fixture::parse("\n//- a.txt published:2026-03-10\nقم$0ة\n//- sub/b.md\nx\n\ny\n");
        assert_eq!(fixture.cursor, Some((0, 4)));
        let [a, b] = fixture.files.as_slice() else { panic!("{fixture:?}") };
        assert_eq!((a.path.as_str(), a.text.as_str()), ("a.txt", "قمة\n"));
        assert_eq!(a.keys, [("published".to_owned(), "2026-03-10".to_owned())]);
        assert_eq!((b.path.as_str(), b.text.as_str()), ("sub/b.md", "x\n\ny\n"));
    }

    #[test]
    fn a_lone_text_needs_no_name() {
        let fixture = Fixture::parse("one\n//- dateline.toml\nlocale = \"ar\"\n");
        assert_eq!(fixture.files[0].path, "article.txt");
        assert_eq!(fixture.newsroom.as_deref(), Some("locale = \"ar\"\n"));
        let (corpus, ids) = fixture.corpus().unwrap();
        assert_eq!(corpus.text(ids[0]), "one\n");
        assert_eq!(corpus.config().locale, Some(crate::lang::Language::Arabic));
    }

    #[test]
    fn a_broken_example_says_so() {
        assert_eq!(
            findings("//- a.txt publisht:2026-03-10\n"),
            "broken example: a.txt: there is no key publisht\n"
        );
        assert!(
            findings("//- a.txt published:tomorrow\n")
                .starts_with("broken example: a.txt: published:tomorrow: ")
        );
        assert!(
            findings("//- dateline.toml\nx = 1\n")
                .starts_with("broken example: dateline.toml: line 1, column 1: ")
        );
    }
}
