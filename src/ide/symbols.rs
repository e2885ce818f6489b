//! The outline of an article, and the people and meetings of the workspace by name.

use super::days;
use super::entity::{Entity, adjoining_role, first_introduction, role_beside};
use super::{DocumentSymbol, FileSpan, SymbolKind, Target, WorkspaceSymbol};
use crate::article::{Article, Part, PartKind};
use crate::corpus::{Corpus, FileId, PersonEntry};
use crate::lang::translit::{Skeleton, broad, is_arabic};
use crate::lang::{Language, message};
use crate::meetings::Meeting;
use crate::text::{Span, Tier, folded};

/// The outline of one file: its parts, and in each the people and meetings that are introduced there and the
/// dates.
pub fn document_symbols(corpus: &Corpus, file: FileId, reader: Language) -> Vec<DocumentSymbol> {
    let (Some(article), text) = (corpus.article(file), corpus.text(file)) else { return Vec::new() };
    let mut symbols: Vec<_> = article.parts.iter().map(|part| part_symbol(*part, text, reader)).collect();
    symbols.extend(people(article, text));
    symbols.extend(meetings(article, text, reader));
    symbols.extend(dates(article, text));
    symbols.retain(|symbol| !symbol.full.is_empty());
    nest(symbols)
}

/// Puts each symbol into the part that holds it. Only parts hold others: a date within a meeting's name is
/// easier to find beside it.
fn nest(mut symbols: Vec<DocumentSymbol>) -> Vec<DocumentSymbol> {
    // In order of text, and of two that begin together the larger first, parts before all: so each symbol comes
    // right behind what holds it.
    symbols.sort_by_key(|symbol| (symbol.full.start, symbol.kind != SymbolKind::Part, !symbol.full.end));
    let mut roots: Vec<DocumentSymbol> = Vec::new();
    for symbol in symbols {
        put(&mut roots, symbol);
    }
    roots
}

fn put(among: &mut Vec<DocumentSymbol>, symbol: DocumentSymbol) {
    match among.last_mut() {
        Some(last) if last.kind == SymbolKind::Part && last.full.contains(symbol.full) => {
            put(&mut last.children, symbol);
        }
        _ => among.push(symbol),
    }
}

fn part_symbol(part: Part, text: &str, reader: Language) -> DocumentSymbol {
    let key = match part.kind {
        PartKind::FrontMatter => "part.front-matter",
        PartKind::Headline => "part.headline",
        PartKind::Byline => "part.byline",
        PartKind::Dateline => "part.dateline",
        PartKind::Lede => "part.lede",
        PartKind::Body => "part.body",
        PartKind::Furniture => "part.furniture",
    };
    let words = part.span.text(text);
    let first_line = words.lines().next().unwrap_or_default();
    DocumentSymbol {
        name: message(reader, key, &[]),
        detail: shortened(first_line),
        kind: SymbolKind::Part,
        full: part.span,
        focus: Span::new(part.span.start, part.span.start + first_line.len() as u32),
        children: Vec::new(),
    }
}

fn people(article: &Article, text: &str) -> Vec<DocumentSymbol> {
    let symbols = article.people.iter().filter_map(|person| {
        let introducing = person.introducing.or(person.mentions.first().copied())?;
        let focus = article.names.get(introducing as usize)?.span;
        let role = adjoining_role(article, person, focus, text);
        Some(DocumentSymbol {
            name: named(&person.name, focus.text(text)),
            detail: role.map(|role| shortened(role.text(text))).unwrap_or_default(),
            kind: SymbolKind::Person,
            full: role.map_or(focus, |role| role.cover(focus)),
            focus,
            children: Vec::new(),
        })
    });
    symbols.collect()
}

fn meetings(article: &Article, text: &str, reader: Language) -> Vec<DocumentSymbol> {
    let symbols = article.meetings.iter().filter_map(|meeting| {
        let focus = article.meeting_mentions.get(meeting.introducing as usize)?.span;
        Some(DocumentSymbol {
            name: named(&meeting.name, focus.text(text)),
            detail: when(article, meeting, reader),
            kind: SymbolKind::Meeting,
            full: focus,
            focus,
            children: Vec::new(),
        })
    });
    symbols.collect()
}

fn dates(article: &Article, text: &str) -> Vec<DocumentSymbol> {
    let symbols = article.times.iter().filter(|mention| mention.interval.is_some()).map(|mention| {
        let span = mention.shape.span;
        DocumentSymbol {
            name: named("", span.text(text)),
            detail: mention.timex.value.to_string(),
            kind: SymbolKind::Date,
            full: span,
            focus: span,
            children: Vec::new(),
        }
    });
    symbols.collect()
}

/// The day or days of a meeting in words, as its article gives them.
fn when(article: &Article, meeting: &Meeting, reader: Language) -> String {
    let mut times = meeting.times.iter().filter_map(|link| article.times.get(link.time as usize));
    let interval = times.find_map(|mention| mention.interval);
    interval.map(|interval| days::interval(reader, interval)).unwrap_or_default()
}

/// People and meetings whose names hold `query`, the best first: names that begin with it, then words of names,
/// then anything within, then its letters in order. Spellings are folded as everywhere.
pub fn workspace_symbols(
    corpus: &Corpus,
    query: &str,
    limit: usize,
    closely: usize,
    reader: Language,
) -> Vec<WorkspaceSymbol> {
    let query = folded(query.trim(), Tier::Loose);
    let spoken = Spoken::new(&query);
    let mut found = Vec::new();
    for person in corpus.person_entries() {
        let written = person.folded.iter().filter_map(|name| rank(name, &query)).min();
        if let Some(rank) = written.or_else(|| spoken.is_of(person).then_some(3)) {
            found.push((rank, !person.members.len(), &*person.name, Found::Person(person)));
        }
    }
    for meeting in corpus.meeting_entries() {
        if let Some(rank) = rank(&meeting.folded, &query) {
            found.push((rank, !meeting.members.len(), &*meeting.name, Found::Meeting(meeting)));
        }
    }
    // Of those that are alike the first in the order of articles comes first.
    let first = |found: &Found<'_>| {
        let members = match found {
            Found::Person(person) => &person.members,
            Found::Meeting(meeting) => &meeting.members,
        };
        members.first().map(|(file, index)| (corpus.path(*file), *index))
    };
    type Ranked<'c> = (u8, usize, &'c str, Found<'c>);
    let order = |(a_rank, a_members, a_name, a): &Ranked<'_>, (b_rank, b_members, b_name, b): &Ranked<'_>| {
        (a_rank, a_members, a_name).cmp(&(b_rank, b_members, b_name)).then_with(|| first(a).cmp(&first(b)))
    };
    if found.len() > limit {
        found.select_nth_unstable_by(limit, order);
        found.truncate(limit);
    }
    found.sort_by(order);
    let found = found.into_iter().enumerate();
    found.filter_map(|(at, (.., found))| symbol(corpus, found, at < closely, reader)).take(limit).collect()
}

/// A query by its sounds, for names in the other script.
struct Spoken {
    arabic: bool,
    /// The consonants of each word, as both scripts can spell them.
    words: Vec<Vec<Skeleton>>,
}

impl Spoken {
    fn new(query: &str) -> Self {
        Self { arabic: is_arabic(query), words: query.split_whitespace().map(broad).collect() }
    }

    /// Whether each word can begin a word of one of somebody's names in the other script.
    fn is_of(&self, person: &PersonEntry) -> bool {
        let mut names = person.folded.iter().enumerate();
        names.any(|(at, name)| is_arabic(name) != self.arabic && self.is_in(person.sounds().get(at)))
    }

    fn is_in(&self, name: Option<&Vec<Skeleton>>) -> bool {
        !self.words.is_empty() && name.is_some_and(|own| self.words.iter().all(|word| begins(word, own)))
    }
}

/// Whether a word, in one of its readings, can begin one of these.
fn begins(word: &[Skeleton], names: &[Skeleton]) -> bool {
    let begins = |own: &Skeleton| word.iter().any(|wanted| wanted.len() > 1 && own.starts_with(&**wanted));
    names.iter().any(begins)
}

enum Found<'c> {
    Person(&'c PersonEntry),
    Meeting(&'c crate::corpus::MeetingEntry),
}

/// A symbol; what takes its article, its place and what stands beside the name, is looked for where it is looked at
/// closely.
fn symbol(corpus: &Corpus, found: Found<'_>, closely: bool, reader: Language) -> Option<WorkspaceSymbol> {
    let (name, kind, members) = match found {
        Found::Person(person) => (&person.name, SymbolKind::Person, &person.members),
        Found::Meeting(meeting) => (&meeting.name, SymbolKind::Meeting, &meeting.members),
    };
    let first = *members.first()?;
    let entity = match kind {
        SymbolKind::Person => Entity::Person(first),
        _ => Entity::Meeting(first),
    };
    let target = closely.then(|| first_introduction(corpus, entity)).flatten();
    let detail = target.as_ref().map(|target| match entity {
        Entity::Person(_) => shortened(&role_beside(corpus, target)),
        Entity::Meeting((file, index)) => {
            let article = corpus.article(file);
            let meeting = article.and_then(|article| Some((article, article.meetings.get(index as usize)?)));
            meeting.map(|(article, meeting)| when(article, meeting, reader)).unwrap_or_default()
        }
    });
    Some(WorkspaceSymbol {
        name: name.to_string(),
        detail: detail.unwrap_or_default(),
        kind,
        file: target.as_ref().map_or(first.0, |target| target.full.file),
        place: target.map(|target| place_of(entity, &target)),
        entity,
    })
}

/// Where somebody or something is introduced, as a symbol shows it.
pub fn symbol_place(corpus: &Corpus, entity: Entity) -> Option<FileSpan> {
    first_introduction(corpus, entity).map(|target| place_of(entity, &target))
}

fn place_of(entity: Entity, target: &Target) -> FileSpan {
    match entity {
        Entity::Person(_) => FileSpan { file: target.full.file, span: target.focus },
        Entity::Meeting(_) => target.full,
    }
}

/// How well a name answers a query, both folded; 0 is best.
fn rank(name: &str, query: &str) -> Option<u8> {
    if name.starts_with(query) {
        return Some(0);
    }
    if name.split_whitespace().any(|word| word.starts_with(query)) {
        return Some(1);
    }
    if name.contains(query) {
        return Some(2);
    }
    let mut letters = name.chars();
    let in_order = query.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|letter| letter == c));
    // Two letters in order are in nearly every name.
    (in_order && query.chars().count() > 2).then_some(3)
}

/// The name of a symbol, which an editor refuses if it is empty.
fn named(name: &str, otherwise: &str) -> String {
    let name = if name.trim().is_empty() { otherwise } else { name };
    let name = shortened(name);
    if name.is_empty() { "…".into() } else { name }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ranked() {
        assert_eq!(rank("samira halabi", "sam"), Some(0));
        assert_eq!(rank("samira halabi", "hal"), Some(1));
        assert_eq!(rank("samira halabi", "abi"), Some(2));
        assert_eq!(rank("samira halabi", "smhl"), Some(3));
        assert_eq!(rank("samira halabi", "sh"), None);
        assert_eq!(rank("samira halabi", "xyz"), None);
        assert_eq!(rank("samira halabi", ""), Some(0));
    }

    #[test]
    fn a_name_is_found_in_either_script() {
        let found = |query: &str, name: &str| {
            let (name, spoken) = (folded(name, Tier::Loose), Spoken::new(&folded(query, Tier::Loose)));
            let sounds = name.split_whitespace().flat_map(broad).collect();
            is_arabic(&name) != spoken.arabic && spoken.is_in(Some(&sounds))
        };
        assert!(found("putin", "فلاديمير بوتين"));
        assert!(found("vlad", "فلاديمير بوتين"));
        assert!(found("كوره", "Antti Korhonen"));
        assert!(!found("peskov", "فلاديمير بوتين"));
        assert!(!found("antti", "Antti Korhonen"));
    }

    #[test]
    fn parts_hold_what_lies_within_them() {
        let symbol = |name: &str, kind, start, end| DocumentSymbol {
            name: name.into(),
            detail: String::new(),
            kind,
            full: Span::new(start, end),
            focus: Span::new(start, end),
            children: Vec::new(),
        };
        let nested = nest(vec![
            symbol("date", SymbolKind::Date, 12, 18),
            symbol("dateline", SymbolKind::Part, 10, 20),
            symbol("meeting", SymbolKind::Meeting, 21, 40),
            symbol("lede", SymbolKind::Part, 10, 50),
            symbol("headline", SymbolKind::Part, 0, 9),
            symbol("day", SymbolKind::Date, 30, 40),
        ]);
        let shape = |symbols: &[DocumentSymbol]| symbols.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        assert_eq!(shape(&nested), ["headline", "lede"]);
        assert_eq!(shape(&nested[1].children), ["dateline", "meeting", "day"]);
        assert_eq!(shape(&nested[1].children[0].children), ["date"]);
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let long = "قمة ".repeat(40);
        assert!(shortened(&long).chars().count() <= 61);
        assert_eq!(named("", "  "), "…");
    }
}
