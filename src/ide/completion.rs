//! Completing known names as one types: the people of the newsroom and of all articles.

use super::desk;
use super::{FilePosition, workspace_names};
use crate::corpus::Corpus;
use crate::lang::clitics;
use crate::lang::translit::is_arabic;
use crate::text::{Span, Tier, folded};

/// How many letters have to stand before names are offered.
const LEAST: usize = 2;
/// How many names are offered.
const MOST: usize = 24;

/// A name to put in place of what was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// The name.
    pub name: String,
    /// The role.
    pub detail: String,
    /// What it takes the place of.
    pub span: Span,
}

/// The names that what stands before a place begins: «كور» and «أنتي كور» are both completed to «أنتي كورهونن», and a
/// letter that is glued to the front stays.
pub fn completions(corpus: &Corpus, at: FilePosition) -> Vec<Completion> {
    let text = corpus.text(at.file).get(..at.offset as usize).unwrap_or_default();
    let line = text.rsplit('\n').next().unwrap_or_default();
    let words = last_words(line);
    let Some(typed) = words.last().filter(|word| word.chars().count() >= LEAST) else { return Vec::new() };
    let before = words.len().checked_sub(2).and_then(|at| words.get(at));
    let mut found: Vec<(usize, Completion)> = Vec::new();
    for (name, detail, mentions) in names(corpus) {
        let Some(length) = begun(&name, typed, before.copied(), line) else { continue };
        let span = Span::new(at.offset - length as u32, at.offset);
        // What is typed so far may have been taken for a name itself.
        if span.text(corpus.text(at.file)) == name {
            continue;
        }
        found.push((mentions, Completion { name, detail, span }));
    }
    found.sort_by(|a, b| (b.0, &a.1.name).cmp(&(a.0, &b.1.name)));
    found.dedup_by(|a, b| a.1.name == b.1.name);
    found.into_iter().map(|(_, completion)| completion).take(MOST).collect()
}

/// The words at the end of a line, the last one as far as it is typed; none where the cursor is not in a word.
fn last_words(line: &str) -> Vec<&str> {
    let is_letter = |c: char| c.is_alphabetic() || crate::text::fold::is_dropped(c);
    if !line.chars().last().is_some_and(is_letter) {
        return Vec::new();
    }
    let start = line
        .rfind(|c: char| !(is_letter(c) || c == ' '))
        .map_or(0, |at| at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    line.get(start..).unwrap_or_default().split(' ').collect()
}

/// How many bytes before the cursor the name takes the place of, if what stands there begins it.
fn begun(name: &str, typed: &str, before: Option<&str>, line: &str) -> Option<usize> {
    let fold = |text: &str| folded(text, Tier::Loose);
    let key = fold(name);
    let typed_key = fold(typed);
    if is_arabic(&key) != is_arabic(&typed_key) {
        return None;
    }
    let own: Vec<&str> = key.split_whitespace().collect();
    // «أنتي كور»: the words before belong to the name.
    if let Some(before) = before.map(fold)
        && own.windows(2).next().is_some_and(
            |pair| matches!(pair, [first, second] if **first == *before && second.starts_with(&*typed_key)),
        )
    {
        let length = typed.len() + line.get(..line.len() - typed.len())?.len()
            - line.get(..line.len() - typed.len())?.trim_end().rfind(' ').map_or(0, |at| at + 1);
        return Some(length);
    }
    if own.iter().any(|word| word.starts_with(&*typed_key)) {
        return Some(typed.len());
    }
    // «لكور»: the letter in front stays.
    let mut length = None;
    clitics::strip(&typed_key, &mut |stem, clitics, letters| {
        let fits = letters > 0 && !clitics.article && stem.chars().nth(LEAST - 1).is_some();
        if length.is_none() && fits && own.iter().any(|word| word.starts_with(stem)) {
            let skipped: usize = typed.chars().take(letters).map(char::len_utf8).sum();
            length = Some(typed.len() - skipped);
        }
    });
    length
}

/// All names with a role and how often they are mentioned: those of the articles, and those that only the newsroom file
/// has.
fn names(corpus: &Corpus) -> Vec<(String, String, usize)> {
    let mut out = Vec::new();
    for (id, spellings, mentions) in workspace_names(corpus) {
        let Some(entry) = corpus.person(id) else { continue };
        let detail = entry.members.first().and_then(|member| desk::role_of(corpus, *member));
        let detail = detail.unwrap_or_default();
        out.extend(spellings.into_iter().map(|name| (name, detail.clone(), mentions)));
    }
    for known in &corpus.config().people {
        let role = known.role.as_deref().unwrap_or_default();
        out.extend(known.names().map(|name| (name.to_owned(), role.to_owned(), usize::MAX)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn check(fixture: &str, expect: &[(&str, &str)]) {
        let fixture = Fixture::parse(fixture);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let found = completions(&corpus, FilePosition { file: ids[file], offset });
        let text = corpus.text(ids[file]);
        let found: Vec<(&str, &str)> =
            found.iter().map(|found| (found.name.as_str(), found.span.text(text))).collect();
        assert_eq!(found, expect);
    }

    const OTHER: &str = "//- a.txt\nقال وزير المالية أنتي كورهونن إن الأمر انتهى.\n//- b.txt\n";

    #[test]
    fn a_word_of_a_known_name_is_completed() {
        check(&format!("{OTHER}وأضاف كور$0"), &[("أنتي كورهونن", "كور")]);
        check(&format!("{OTHER}وأضاف أن$0"), &[("أنتي كورهونن", "أن")]);
        check(&format!("{OTHER}وأضاف أنتي كو$0"), &[("أنتي كورهونن", "أنتي كو")]);
        check(&format!("{OTHER}وشكر لكور$0"), &[("أنتي كورهونن", "كور")]);
        check(&format!("{OTHER}وأضاف ك$0"), &[]);
    }

    #[test]
    fn the_newsroom_comes_first() {
        check(
            "//- dateline.toml\n[[person]]\nname = \"Lena Varga\"\n//- a.txt\nThen Var$0",
            &[("Lena Varga", "Var")],
        );
    }
}
