//! The newsroom's own people: where the newsroom file has them, and what it takes to write one in.

use super::FilePosition;
use super::entity::{Entity, adjoining_role, entities_at, person, person_members};
use super::thing_at::{Thing, thing_at};
use crate::config::KnownPerson;
use crate::corpus::{Corpus, FileId};
use crate::lang::lexicon::fold_for_lookup;
use crate::lang::{Language, message};
use crate::people::NameForm;
use crate::rules::known_meeting;
use crate::text::Span;

/// A place in the newsroom file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeskPlace {
    /// The whole table of the person.
    pub full: Span,
    /// The name.
    pub focus: Span,
}

/// A change of the newsroom file, which is no article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskAction {
    /// What it does, in the reader's language.
    pub title: String,
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub new_text: String,
}

/// Where the newsroom file declares the person, the holder of the role or the meeting at a place.
pub fn declaration(corpus: &Corpus, at: FilePosition) -> Vec<DeskPlace> {
    let table = |entity: Entity| match entity {
        Entity::Person(member) => known(corpus, member).map(|known| known.at),
        Entity::Meeting((file, index)) => known_meeting(corpus, file, index).map(|known| known.at),
    };
    let tables = entities_at(corpus, at).into_iter().filter_map(table);
    tables.map(|at| DeskPlace { full: at.table, focus: at.name }).collect()
}

/// Whom of the newsroom's own people the person of an article is.
pub fn known(corpus: &Corpus, (file, index): (FileId, u32)) -> Option<&KnownPerson> {
    let entry = corpus.person(corpus.person_of(file, index)?)?;
    corpus.config().people.get(entry.desk? as usize)
}

/// What can be written into the newsroom file for the name at the start of a range: the person, or how the name is
/// spelled here.
pub fn actions(corpus: &Corpus, file: FileId, range: Span, reader: Language) -> Vec<DeskAction> {
    let Some(article) = corpus.article(file) else { return Vec::new() };
    let Some((Thing::Name(index), span)) = thing_at(article, range.start) else { return Vec::new() };
    let Some(name) = article.names.get(index as usize) else { return Vec::new() };
    let written = span.text(corpus.text(file));
    let action = match known(corpus, (file, name.person)) {
        Some(known) => accept(known, written, reader),
        None => add(corpus, (file, name.person), reader),
    };
    action.into_iter().collect()
}

/// A table for somebody whom only the articles know, at the end of the file.
fn add(corpus: &Corpus, member: (FileId, u32), reader: Language) -> Option<DeskAction> {
    let entry = corpus.person(corpus.person_of(member.0, member.1)?)?;
    let mut table = format!("[[person]]\nname = {}\n", quoted(&entry.name));
    let others = other_names(corpus, member, &entry.name);
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(|name| quoted(name)).collect();
        table += &format!("also-known-as = [{}]\n", others.join(", "));
    }
    if let Some(role) = role_of(corpus, member) {
        table += &format!("role = {}\n", quoted(&role));
    }
    let end = corpus.config().source.as_ref().map(|source| source.text.len() as u32);
    let text = corpus.config().source.as_ref().map_or("", |source| &source.text);
    let gap = match text {
        "" => "",
        text if text.ends_with("\n\n") => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let end = end.unwrap_or_default();
    Some(DeskAction {
        title: message(reader, "fix.add-person", &[("name", &entry.name)]),
        span: Span::new(end, end),
        new_text: format!("{gap}{table}"),
    })
}

/// The full names that other spellings of the same person have.
fn other_names(corpus: &Corpus, member: (FileId, u32), name: &str) -> Vec<String> {
    let mut seen = vec![fold_for_lookup(name)];
    let mut others = Vec::new();
    for member in person_members(corpus, member) {
        let Some((article, person)) = person(corpus, member) else { continue };
        for name in person.mentions.iter().filter_map(|at| article.names.get(*at as usize)) {
            let text = name.span.text(corpus.text(member.0));
            let key = fold_for_lookup(text);
            if name.form == NameForm::Full && !seen.contains(&key) {
                seen.push(key);
                others.push(text.to_owned());
            }
        }
    }
    others
}

/// The role beside the introducing mention, in this article before all others.
pub fn role_of(corpus: &Corpus, member: (FileId, u32)) -> Option<String> {
    let here = std::iter::once(member).chain(person_members(corpus, member));
    here.into_iter().find_map(|member| {
        let (article, person) = person(corpus, member)?;
        let name = article.names.get(person.introducing? as usize)?;
        let text = corpus.text(member.0);
        let role = adjoining_role(article, person, name.span, text)?;
        Some(role.text(text).split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

/// One more spelling for somebody whom the newsroom file has.
fn accept(known: &KnownPerson, written: &str, reader: Language) -> Option<DeskAction> {
    let key = fold_for_lookup(written);
    let words: Vec<String> = key.split_whitespace().map(Into::into).collect();
    let has = |name: &str| {
        let name = fold_for_lookup(name);
        let mut own = name.split_whitespace();
        words.iter().all(|word| own.any(|other| other == word))
    };
    if known.names().any(has) {
        return None;
    }
    let title = message(reader, "fix.accept-spelling", &[("spelling", written), ("name", &known.name)]);
    let (at, new_text) = match known.at.also_known_as {
        Some(list) if known.also_known_as.is_empty() => (list.end - 1, quoted(written)),
        Some(list) => (list.start + 1, format!("{}, ", quoted(written))),
        None => (known.at.name.end, format!("\nalso-known-as = [{}]", quoted(written))),
    };
    Some(DeskAction { title, span: Span::new(at, at), new_text })
}

/// Text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Every place in one file where what stands at a place is named.
pub fn highlights(corpus: &Corpus, at: FilePosition) -> Vec<Span> {
    let mentions = super::references::references(corpus, at, true);
    mentions.into_iter().filter(|mention| mention.file == at.file).map(|mention| mention.span).collect()
}

#[cfg(test)]
mod tests {
    use crate::fixture::Fixture;
    use crate::ide::{Analysis, FilePosition};
    use crate::text::Span;

    /// The newsroom file after the one action at the cursor; what leads to it; or that there is none.
    fn check(fixture: &str, title: &str, expect: &str) {
        let fixture = Fixture::parse(fixture);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let actions = Analysis::new(corpus).desk_actions(ids[file], Span::new(offset, offset));
        let mut toml = fixture.newsroom.unwrap_or_default();
        for action in &actions {
            toml.replace_range(action.span.start as usize..action.span.end as usize, &action.new_text);
        }
        let titles: Vec<String> =
            actions.iter().map(|action| action.title.replace(['\u{2068}', '\u{2069}'], "")).collect();
        assert_eq!((titles.join("|").as_str(), toml.as_str()), (title, expect));
    }

    #[test]
    fn a_mention_becomes_a_person_of_the_newsroom() {
        check(
            "قال وزير المالية أنتي كور$0هونن إن الأمر انتهى.",
            "Add أنتي كورهونن to the newsroom file",
            "[[person]]\nname = \"أنتي كورهونن\"\nrole = \"وزير المالية\"\n",
        );
        check(
            "//- dateline.toml\nlocale = \"en\"\n//- a.txt\nFinance Minister Antti Kor$0honen spoke.",
            "Add Antti Korhonen to the newsroom file",
            "locale = \"en\"\n\n[[person]]\nname = \"Antti Korhonen\"\nrole = \"Finance Minister\"\n",
        );
    }

    #[test]
    fn a_spelling_is_recorded() {
        check(
            "//- dateline.toml\n[[person]]\nname = \"سيرغي كوزنتسوف\"\n//- a.txt\nقال الوزير سيرجي كوز$0نتسوف إن الأمر انتهى.",
            "Accept سيرجي كوزنتسوف as a spelling of سيرغي كوزنتسوف",
            "[[person]]\nname = \"سيرغي كوزنتسوف\"\nalso-known-as = [\"سيرجي كوزنتسوف\"]\n",
        );
        check(
            "//- dateline.toml\n[[person]]\nname = \"سيرغي كوزنتسوف\"\nalso-known-as = [\"Kuznetsov\"]\n//- a.txt\nقال الوزير سيرجي كوز$0نتسوف إن الأمر انتهى.",
            "Accept سيرجي كوزنتسوف as a spelling of سيرغي كوزنتسوف",
            "[[person]]\nname = \"سيرغي كوزنتسوف\"\nalso-known-as = [\"سيرجي كوزنتسوف\", \"Kuznetsov\"]\n",
        );
    }

    #[test]
    fn what_the_newsroom_has_is_not_offered() {
        let toml = "[[person]]\nname = \"أنتي كورهونن\"\n";
        check(
            &format!("//- dateline.toml\n{toml}//- a.txt\nقال الوزير أنتي كور$0هونن إن الأمر انتهى."),
            "",
            toml,
        );
    }

    #[test]
    fn a_declaration_is_in_the_newsroom_file() {
        let fixture = Fixture::parse(
            "//- dateline.toml\n[[person]]\nname = \"Antti Korhonen\"\nalso-known-as = [\"أنتي كورهونن\"]\n//- a.txt\nوأضاف كور$0هونن ذلك.",
        );
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let found = Analysis::new(corpus).declaration(FilePosition { file: ids[file], offset });
        let toml = fixture.newsroom.unwrap();
        let found: Vec<&str> = found.iter().map(|place| place.focus.text(&toml)).collect();
        assert_eq!(found, ["\"Antti Korhonen\""]);
    }
}
