//! Renaming a person: every mention in every article, each in the form that it has.
//!
//! «أنتي كورهونن» becomes the new name whole, «كورهونن» its surname, «لكورهونن» keeps its letter in front. Mentions in the
//! other script stay as they are: what they would become nobody has said.

use super::FilePosition;
use super::entity::{person, person_members};
use super::thing_at::{Thing, thing_at};
use crate::corpus::{Corpus, FileId};
use crate::lang::translit::is_arabic;
use crate::lang::{Language, clitics, message};
use crate::people::{NameForm, NameMention, part_spans};
use crate::rules::TextEdit;
use crate::text::Span;
use crate::text::{Tier, folded};

/// What can be renamed at a place, or in the reader's language why nothing can.
pub fn prepare(corpus: &Corpus, at: FilePosition, reader: Language) -> Result<Span, String> {
    mention(corpus, at).map(|mention| mention.span).ok_or_else(|| message(reader, "rename.no-person", &[]))
}

/// The edits that give the person at a place the name `new`.
pub fn rename(
    corpus: &Corpus,
    at: FilePosition,
    new: &str,
    reader: Language,
) -> Result<Vec<TextEdit>, String> {
    let refuse = |key: &str| Err(message(reader, key, &[]));
    let Some(mention) = mention(corpus, at) else { return refuse("rename.no-person") };
    let new = new.split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_name(&new) {
        return refuse("rename.no-name");
    }
    let here = mention.span.text(corpus.text(at.file));
    if is_arabic(&folded(&new, Tier::Loose)) != is_arabic(&folded(here, Tier::Loose)) {
        return refuse("rename.other-script");
    }
    let parts = part_spans(&new);
    let one = parts.len() < 2;
    if one && mention.form == NameForm::Full {
        return refuse("rename.needs-surname");
    }
    let change = match (one, mention.form) {
        (true, NameForm::Given) => Change::Given(&new),
        (true, _) => Change::Surname(&new),
        (false, _) => Change::Whole(&new, &parts),
    };
    let mut edits = Vec::new();
    for member in person_members(corpus, (at.file, mention.person)) {
        let Some((article, person)) = person(corpus, member) else { continue };
        for name in person.mentions.iter().filter_map(|at| article.names.get(*at as usize)) {
            edits.extend(edit(corpus.text(member.0), member.0, name, &change));
        }
    }
    Ok(edits)
}

/// What a new name changes.
enum Change<'n> {
    /// Everything: the name and its parts.
    Whole(&'n str, &'n [Span]),
    /// The surname, in whole names as well.
    Surname(&'n str),
    /// The given name, in whole names as well.
    Given(&'n str),
}

fn mention(corpus: &Corpus, at: FilePosition) -> Option<&NameMention> {
    let article = corpus.article(at.file)?;
    match thing_at(article, at.offset)?.0 {
        Thing::Name(index) => article.names.get(index as usize),
        _ => None,
    }
}

/// Letters, with what joins the parts of names.
fn is_name(name: &str) -> bool {
    let joins = |c: char| c == ' ' || c == '-' || c == '\'' || c == '\u{2019}' || c == '.';
    let drawn = |c: char| c.is_alphabetic() || crate::text::fold::is_dropped(c);
    name.chars().any(char::is_alphabetic) && name.chars().all(|c| drawn(c) || joins(c))
}

fn edit(text: &str, file: FileId, name: &NameMention, change: &Change<'_>) -> Option<TextEdit> {
    let old = name.span.text(text);
    let first = |name: &str| is_arabic(&folded(name, Tier::Loose));
    let (span, new) = match (name.form, change) {
        (NameForm::Full, Change::Whole(new, _)) => (name.span, *new),
        (NameForm::Surname, Change::Whole(new, parts)) => (name.span, parts.last()?.text(new)),
        (NameForm::Given, Change::Whole(new, parts)) => (name.span, parts.first()?.text(new)),
        (NameForm::Full, Change::Surname(new)) => (part(name.span, old, <[Span]>::last)?, *new),
        (NameForm::Full, Change::Given(new)) => (part(name.span, old, <[Span]>::first)?, *new),
        (NameForm::Surname, Change::Surname(new)) | (NameForm::Given, Change::Given(new)) => {
            (name.span, *new)
        }
        _ => return None,
    };
    (first(old) == first(new) && span.text(text) != new).then(|| joined(text, file, span, new))
}

/// The place of one part of a whole name.
fn part(span: Span, name: &str, pick: impl Fn(&[Span]) -> Option<&Span>) -> Option<Span> {
    let parts = part_spans(name);
    let part = pick(&parts)?;
    Some(Span::new(span.start + part.start, span.start + part.end))
}

/// The edit, with the spelling that a preposition and the article have together: «ل» and «الحداد» make «للحداد».
fn joined(text: &str, file: FileId, span: Span, new: &str) -> TextEdit {
    let plain = |span, new_text: &str| TextEdit { file, span, new_text: new_text.into() };
    let before = text.get(..span.start as usize).unwrap_or_default();
    let word = before.rfind(|c: char| !c.is_alphabetic()).map_or(before, |at| {
        let behind = before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        before.get(at + behind..).unwrap_or_default()
    });
    let Some(letter) = word.chars().last() else { return plain(span, new) };
    let glued = format!("{word}{}", span.text(text));
    if !clitics::is_for(&folded(&glued, Tier::Loose)) {
        return plain(span, new);
    }
    // Before the article the preposition is written twice.
    let twice = word.chars().rev().nth(1) == Some(letter);
    let bare = |name: &str| -> Option<String> {
        let article = clitics::has_article(&folded(name, Tier::Loose)) && clitics::is_written_article(name);
        article.then(|| name.chars().skip(2).collect())
    };
    match (twice, bare(new)) {
        (true, Some(rest)) => plain(span, &rest),
        (true, None) => plain(Span::new(span.start - letter.len_utf8() as u32, span.end), new),
        (false, Some(rest)) => plain(span, &format!("{letter}{rest}")),
        (false, None) => plain(span, new),
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::Fixture;
    use crate::ide::{Analysis, FilePosition};

    /// The texts after the rename at the cursor, or why it was refused.
    fn check(fixture: &str, new: &str, expect: &str) {
        let fixture = Fixture::parse(fixture);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let at = FilePosition { file: ids[file], offset };
        let said = match Analysis::new(corpus.clone()).rename(at, new) {
            Err(reason) => reason,
            Ok(mut edits) => {
                edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
                let mut texts: Vec<String> = ids.iter().map(|id| corpus.text(*id).to_owned()).collect();
                for edit in edits {
                    let at = ids.iter().position(|id| *id == edit.file).unwrap();
                    texts[at].replace_range(edit.span.start as usize..edit.span.end as usize, &edit.new_text);
                }
                texts.join("|")
            }
        };
        assert_eq!(said.replace(['\u{2068}', '\u{2069}'], "").replace('\n', ""), expect);
    }

    const NEWS: &str = "//- a.txt\nقال الوزير أنتي كور$0هونن إن الأمر انتهى، وشكر لكورهونن حضوره.\n//- b.txt\nغادر الوزير أنتي كورهونن أمس. وأضاف كورهونن ذلك.";

    #[test]
    fn every_mention_keeps_its_form() {
        check(
            NEWS,
            "ماركو هالونن",
            "قال الوزير ماركو هالونن إن الأمر انتهى، وشكر لهالونن حضوره.|غادر الوزير ماركو هالونن أمس. وأضاف هالونن ذلك.",
        );
    }

    #[test]
    fn a_surname_changes_within_the_whole_name() {
        check(
            "قال الوزير أنتي كورهونن إن الأمر انتهى. وأضاف كور$0هونن ذلك.",
            "هالونن",
            "قال الوزير أنتي هالونن إن الأمر انتهى. وأضاف هالونن ذلك.",
        );
    }

    #[test]
    fn the_article_and_a_preposition_are_written_as_one() {
        check(
            "قال الوزير أنتي كورهونن إن الأمر انتهى. وشكر لكور$0هونن حضوره.",
            "الحداد",
            "قال الوزير أنتي الحداد إن الأمر انتهى. وشكر للحداد حضوره.",
        );
    }

    #[test]
    fn what_cannot_be_is_refused_with_a_reason() {
        check(NEWS, "هالونن", "A full name takes a given name and a surname.");
        check(NEWS, "Marko Halonen", "The new name has to be in the script of the name that it replaces.");
        check(NEWS, "12 !", "That is no name.");
        check("قال الو$0زير أنتي كورهونن إن الأمر انتهى.", "x", "Only a person's name can be renamed.");
    }

    #[test]
    fn the_other_script_is_left_alone() {
        check(
            "Finance Minister Antti Kor$0honen spoke.\n//- b.txt\nقال وزير المالية أنتي كورهونن إن الأمر انتهى.",
            "Marko Halonen",
            "Finance Minister Marko Halonen spoke.|قال وزير المالية أنتي كورهونن إن الأمر انتهى.",
        );
    }
}
