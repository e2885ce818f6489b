//! Who met whom: a person's meetings and a meeting's people, over all articles, as a hierarchy to walk along.

use super::entity::{
    Entity, Member, entities_at, meeting, meeting_members, meeting_spans, meeting_targets, person,
    person_members, person_spans, person_targets,
};
use super::{FilePosition, FileSpan, SymbolKind, Target, days, desk};
use crate::corpus::Corpus;
use crate::lang::Language;
use crate::meetings::Party;

/// A node with what is shown of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Who or what.
    pub node: Entity,
    /// The name.
    pub name: String,
    /// The role of a person, the day of a meeting.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// Where it is introduced.
    pub target: Target,
}

/// A person and a meeting that go together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tie {
    /// The other one.
    pub item: Item,
    /// Where the articles that tell of both name the other one.
    pub others: Vec<FileSpan>,
    /// Where they name the one that was asked about.
    pub own: Vec<FileSpan>,
}

/// What the hierarchy at a place begins with: the person, the meeting, or the holders of the role.
pub fn prepare(corpus: &Corpus, at: FilePosition, reader: Language) -> Vec<Item> {
    entities_at(corpus, at).into_iter().filter_map(|node| item(corpus, node, reader)).collect()
}

/// The meetings of a person, or the people of a meeting, each once.
pub fn ties(corpus: &Corpus, node: Entity, reader: Language) -> Vec<Tie> {
    let pairs: Vec<(Member, Member)> = match node {
        Entity::Person(member) => {
            let members = person_members(corpus, member).into_iter();
            members
                .flat_map(|member| meetings_of(corpus, member).map(move |meeting| (member, meeting)))
                .collect()
        }
        Entity::Meeting(member) => {
            let members = meeting_members(corpus, member).into_iter();
            members.flat_map(|member| people_of(corpus, member).map(move |person| (member, person))).collect()
        }
    };
    let mut ties: Vec<Tie> = Vec::new();
    for (own, other) in pairs {
        let (own, other) = match node {
            Entity::Person(_) => (person_spans(corpus, own), Entity::Meeting(other)),
            Entity::Meeting(_) => (meeting_spans(corpus, own), Entity::Person(other)),
        };
        let others = spans(corpus, other);
        match ties.iter_mut().find(|tie| is_same(corpus, tie.item.node, other)) {
            Some(tie) => {
                tie.own.extend(own);
                tie.others.extend(others);
            }
            None => ties.extend(item(corpus, other, reader).map(|item| Tie { item, others, own })),
        }
    }
    ties
}

fn meetings_of(corpus: &Corpus, (file, index): Member) -> impl Iterator<Item = Member> {
    let article = corpus.article(file);
    let meetings = article.map(|article| article.meetings.as_slice()).unwrap_or_default();
    let has = move |parties: &[Party]| parties.contains(&Party::Person(index));
    (0..).zip(meetings).filter(move |(_, meeting)| has(&meeting.parties)).map(move |(index, _)| (file, index))
}

fn people_of(corpus: &Corpus, member: Member) -> impl Iterator<Item = Member> {
    let parties = meeting(corpus, member).map(|(_, meeting)| meeting.parties.as_slice()).unwrap_or_default();
    parties.iter().filter_map(move |party| match party {
        Party::Person(index) => Some((member.0, *index)),
        Party::Body(_) => None,
    })
}

fn spans(corpus: &Corpus, node: Entity) -> Vec<FileSpan> {
    match node {
        Entity::Person(member) => person_spans(corpus, member),
        Entity::Meeting(member) => meeting_spans(corpus, member),
    }
}

fn is_same(corpus: &Corpus, a: Entity, b: Entity) -> bool {
    match (a, b) {
        (Entity::Person(a), Entity::Person(b)) => corpus.person_of(a.0, a.1) == corpus.person_of(b.0, b.1),
        (Entity::Meeting(a), Entity::Meeting(b)) => {
            corpus.meeting_of(a.0, a.1) == corpus.meeting_of(b.0, b.1)
        }
        _ => false,
    }
}

fn item(corpus: &Corpus, node: Entity, reader: Language) -> Option<Item> {
    match node {
        Entity::Person(member) => {
            let (_, person) = person(corpus, member)?;
            let entry = corpus.person_of(member.0, member.1).and_then(|id| corpus.person(id));
            Some(Item {
                node,
                name: entry.map_or(&person.name, |entry| &entry.name).to_string(),
                detail: desk::role_of(corpus, member).unwrap_or_default(),
                kind: SymbolKind::Person,
                target: person_targets(corpus, member).into_iter().next()?,
            })
        }
        Entity::Meeting(member) => {
            let (article, meeting) = meeting(corpus, member)?;
            let entry = corpus.meeting_of(member.0, member.1).and_then(|id| corpus.meeting(id));
            let times = meeting.times.iter().filter_map(|link| article.times.get(link.time as usize));
            let days = times.filter_map(|time| time.interval).next();
            Some(Item {
                node,
                name: entry.map_or(&meeting.name, |entry| &entry.name).to_string(),
                detail: days.map(|days| days::interval(reader, days)).unwrap_or_default(),
                kind: SymbolKind::Meeting,
                target: meeting_targets(corpus, member).into_iter().next()?,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    const NEWS: &str = "//- a.txt\nPublished: 2026-03-12\n\nThe talks between Greek Prime Minister Nikos Val$0amis and Jordanian Foreign Minister Hala Daraawi were held in Geneva on 10 March 2026.\n//- b.txt\nPublished: 2026-03-12\n\nThe talks between Greek Prime Minister Nikos Valamis and Jordanian Foreign Minister Hala Daraawi in Geneva on 10 March 2026 were short.\n";

    #[test]
    fn a_persons_meetings_and_their_people() {
        let fixture = Fixture::parse(NEWS);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        let items = prepare(&corpus, FilePosition { file: ids[file], offset }, Language::English);
        assert_eq!(items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), ["Nikos Valamis"]);
        let meetings = ties(&corpus, items[0].node, Language::English);
        assert_eq!(meetings.len(), 1, "both articles tell of the same talks: {meetings:?}");
        assert_eq!((meetings[0].own.len(), meetings[0].others.len()), (2, 2));
        assert_eq!(meetings[0].item.detail, "Tuesday, 10 March 2026");
        let people = ties(&corpus, meetings[0].item.node, Language::English);
        let mut names: Vec<&str> = people.iter().map(|tie| tie.item.name.as_str()).collect();
        names.sort();
        assert_eq!(names, ["Hala Daraawi", "Nikos Valamis"]);
    }
}
