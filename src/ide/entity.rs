//! People and meetings as an editor asks for them: the mentions of one entity over all articles, and where it is
//! introduced.

use super::thing_at::{Thing, thing_at};
use super::{FilePosition, FileSpan, Target};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::meetings::Meeting;
use crate::people::Person;
use crate::text::Span;

/// How many introductions that are equally full are shown.
const MOST: usize = 32;
/// Of how many articles it is asked for a list whether they introduce somebody.
const FEW: usize = 4;

/// A person or a meeting in one article: the file, and the index into its people or meetings.
pub type Member = (FileId, u32);

/// Who or what is named at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entity {
    /// A person.
    Person(Member),
    /// A meeting.
    Meeting(Member),
}

/// The person or the meeting that is named at a place, or the holders of the role.
pub fn entities_at(corpus: &Corpus, at: FilePosition) -> Vec<Entity> {
    let Some(article) = corpus.article(at.file) else { return Vec::new() };
    let person = |person: u32| Entity::Person((at.file, person));
    match thing_at(article, at.offset).map(|(thing, _)| thing) {
        Some(Thing::Name(index)) => {
            article.names.get(index as usize).map(|name| person(name.person)).into_iter().collect()
        }
        Some(Thing::Role(index)) => {
            let people = article.roles.get(index as usize).map(|role| role.people.as_slice());
            people.unwrap_or_default().iter().copied().map(person).collect()
        }
        Some(Thing::Meeting(index)) => {
            let mention = article.meeting_mentions.get(index as usize);
            mention.map(|mention| Entity::Meeting((at.file, mention.meeting))).into_iter().collect()
        }
        Some(Thing::Time(_)) | None => Vec::new(),
    }
}

/// A person in each article that mentions them, the given one at the least.
pub fn person_members(corpus: &Corpus, member: Member) -> Vec<Member> {
    let person = corpus.person_of(member.0, member.1).and_then(|id| corpus.person(id));
    person.map_or_else(|| vec![member], |person| person.members.clone())
}

/// A meeting in each article that mentions it, the given one at the least.
pub fn meeting_members(corpus: &Corpus, member: Member) -> Vec<Member> {
    let meeting = corpus.meeting_of(member.0, member.1).and_then(|id| corpus.meeting(id));
    meeting.map_or_else(|| vec![member], |meeting| meeting.members.clone())
}

/// The person of one article.
pub fn person(corpus: &Corpus, (file, index): Member) -> Option<(&Article, &Person)> {
    let article = corpus.article(file)?;
    Some((article, article.people.get(index as usize)?))
}

/// The meeting of one article.
pub fn meeting(corpus: &Corpus, (file, index): Member) -> Option<(&Article, &Meeting)> {
    let article = corpus.article(file)?;
    Some((article, article.meetings.get(index as usize)?))
}

/// The names of a person in one article, in order of text.
pub fn person_spans(corpus: &Corpus, member: Member) -> Vec<FileSpan> {
    let Some((article, person)) = person(corpus, member) else { return Vec::new() };
    let names = person.mentions.iter().filter_map(|&index| article.names.get(index as usize));
    names.map(|name| FileSpan { file: member.0, span: name.span }).collect()
}

/// The mentions of a meeting in one article, in order of text.
pub fn meeting_spans(corpus: &Corpus, member: Member) -> Vec<FileSpan> {
    let Some((article, meeting)) = meeting(corpus, member) else { return Vec::new() };
    let mentions = meeting.mentions.iter().filter_map(|&index| article.meeting_mentions.get(index as usize));
    mentions.map(|mention| FileSpan { file: member.0, span: mention.span }).collect()
}

/// Where a person is introduced: in the article of `member` if it introduces them, else where the corpus does so
/// most fully, which may be in several articles alike; and where none does, the first naming in this article.
pub fn person_targets(corpus: &Corpus, member: Member) -> Vec<Target> {
    if let Some(target) = introduction(corpus, member) {
        return vec![target.1];
    }
    let members = person_members(corpus, member);
    let found = members.into_iter().filter_map(|other| introduction(corpus, other));
    let fullest = keep_fullest(corpus, found);
    if fullest.is_empty() {
        let first = person_spans(corpus, member).into_iter().take(1);
        return first.map(|full| Target { full, focus: full.span }).collect();
    }
    fullest
}

/// How full an introduction is: whether it has a role, and how many words the name and the role have.
type Fullness = (bool, usize, usize);

fn introduction(corpus: &Corpus, member: Member) -> Option<(Fullness, Target)> {
    let (article, person) = person(corpus, member)?;
    let text = corpus.text(member.0);
    let name = article.names.get(person.introducing? as usize)?.span;
    let role = adjoining_role(article, person, name, text);
    let words = |span: Span| span.text(text).split_whitespace().count();
    let fullness = (role.is_some(), words(name), role.map_or(0, words));
    let full = FileSpan { file: member.0, span: role.map_or(name, |role| role.cover(name)) };
    Some((fullness, Target { full, focus: name }))
}

/// The role phrase of a person that stands right beside a name: nothing but spaces and marks between them.
pub fn adjoining_role(article: &Article, person: &Person, name: Span, text: &str) -> Option<Span> {
    let roles = person.roles.iter().filter_map(|&index| article.roles.get(index as usize));
    roles.map(|role| role.span).find(|role| {
        let gap = Span::new(role.end.min(name.end), role.start.max(name.start));
        gap.len() <= 8 && !gap.text(text).contains(char::is_alphanumeric)
    })
}

/// Where a meeting is introduced: in the article of `member` if that gives its date and place, else where the
/// corpus introduces it most fully, this article first among equals.
pub fn meeting_targets(corpus: &Corpus, member: Member) -> Vec<Target> {
    let Some(own) = meeting_introduction(corpus, member) else { return Vec::new() };
    let others = meeting_members(corpus, member);
    let fuller = others.into_iter().filter_map(|other| meeting_introduction(corpus, other));
    let fuller = keep_fullest(corpus, fuller.filter(|(fullness, _)| *fullness > own.0));
    if fuller.is_empty() { vec![own.1] } else { fuller }
}

/// Where somebody or something is introduced, as a list of many shows it: the article that comes first is asked, and of
/// people a few more, before the first name will do.
pub fn first_introduction(corpus: &Corpus, entity: Entity) -> Option<Target> {
    match entity {
        Entity::Person(member) => {
            let members = person_members(corpus, member);
            let found = members.iter().take(FEW).find_map(|member| introduction(corpus, *member));
            found.map(|(_, target)| target).or_else(|| {
                let full = person_spans(corpus, member).into_iter().next()?;
                Some(Target { full, focus: full.span })
            })
        }
        Entity::Meeting(member) => meeting_introduction(corpus, member).map(|(_, target)| target),
    }
}

/// The role with which a person is introduced, without the name.
pub fn role_beside(corpus: &Corpus, target: &Target) -> String {
    let text = corpus.text(target.full.file);
    let role = target.full.span.text(text).replacen(target.focus.text(text), "", 1);
    let words = role.trim_matches(|c: char| !c.is_alphanumeric()).split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

fn meeting_introduction(corpus: &Corpus, member: Member) -> Option<(Fullness, Target)> {
    let (article, meeting) = meeting(corpus, member)?;
    let mention = article.meeting_mentions.get(meeting.introducing as usize)?;
    let date = meeting.times.iter().any(|link| link.relation.is_day());
    let place = !meeting.places.is_empty();
    let full = FileSpan { file: member.0, span: mention.span };
    let fullness = (date && place, usize::from(date) + usize::from(place), 0);
    Some((fullness, Target { full, focus: mention.span }))
}

/// The fullest introductions, in order of publication: whoever asks wants to know who wrote it first.
fn keep_fullest(corpus: &Corpus, found: impl Iterator<Item = (Fullness, Target)>) -> Vec<Target> {
    let mut found: Vec<_> = found.collect();
    let best = found.iter().map(|(fullness, _)| *fullness).max();
    found.retain(|(fullness, _)| Some(*fullness) == best);
    found.sort_by_cached_key(|(_, target)| {
        let file = target.full.file;
        let published = corpus.article(file).and_then(|article| article.published).map(|dct| dct.date);
        (published.is_none(), published, corpus.path(file).to_owned())
    });
    found.into_iter().map(|(_, target)| target).take(MOST).collect()
}

/// A file's name without its folders.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::{definition, references};
    use crate::meetings::TimeRelation;
    use crate::meetings::{MeetingKind, MeetingMention, Modality, PlaceLink, TimeLink};
    use crate::people::{NameForm, NameMention, RoleMention};

    const TEXT: &str = "The mayor, Samira Halabi, met a guest. Halabi spoke at the summit; the summit ended.";

    /// The n-th occurrence of some words.
    fn span(words: &str, n: usize) -> Span {
        let (start, _) = TEXT.match_indices(words).nth(n).unwrap();
        Span::of(start..start + words.len())
    }

    fn corpus() -> (Corpus, FileId) {
        let name = |span, form| NameMention { span, person: 0, form };
        let mention = |span| MeetingMention { span, meeting: 0 };
        let article = Article {
            names: vec![
                name(span("Samira Halabi", 0), NameForm::Full),
                name(span("Halabi", 1), NameForm::Surname),
            ],
            roles: vec![RoleMention { span: span("mayor", 0), people: vec![0], ..RoleMention::default() }],
            people: vec![Person {
                name: "Samira Halabi".into(),
                mentions: vec![0, 1],
                roles: vec![0],
                introducing: Some(0),
                ..Person::default()
            }],
            meeting_mentions: vec![mention(span("summit", 0)), mention(span("summit", 1))],
            meetings: vec![Meeting {
                whole: false,
                part_of: None,
                kind: MeetingKind::Summit,
                modality: Modality::Held,
                name: "summit".into(),
                parties: Vec::new(),
                states: Vec::new(),
                named: Vec::new(),
                ordinal: None,
                places: Vec::new(),
                times: Vec::new(),
                mentions: vec![0, 1],
                introducing: 0,
            }],
            ..Article::default()
        };
        let mut corpus = Corpus::default();
        let (file, _) = corpus.replace_analysed("/a.txt", TEXT.into(), article);
        (corpus, file)
    }

    fn check_definition(at: Span, full: Span, focus: Span) {
        let (corpus, file) = corpus();
        let found = definition::definition(&corpus, FilePosition { file, offset: at.start + 1 });
        assert_eq!(found, [Target { full: FileSpan { file, span: full }, focus }]);
    }

    #[test]
    fn a_name_and_a_role_lead_to_the_introduction_with_its_role() {
        let full = span("mayor, Samira Halabi", 0);
        check_definition(span("Halabi", 1), full, span("Samira Halabi", 0));
        check_definition(span("mayor", 0), full, span("Samira Halabi", 0));
    }

    #[test]
    fn a_meeting_leads_to_its_introduction() {
        check_definition(span("summit", 1), span("summit", 0), span("summit", 0));
    }

    #[test]
    fn references_with_and_without_the_introduction() {
        let (corpus, file) = corpus();
        let at = |span: Span| FilePosition { file, offset: span.end };
        let spans = |at, with| -> Vec<Span> {
            references::references(&corpus, at, with).into_iter().map(|found| found.span).collect()
        };
        let names = [span("Samira Halabi", 0), span("Halabi", 1)];
        assert_eq!(spans(at(names[1]), true), names);
        assert_eq!(spans(at(names[1]), false), [names[1]]);
        assert_eq!(spans(at(span("mayor", 0)), true), names);
        assert_eq!(spans(at(span("summit", 0)), false), [span("summit", 1)]);
        assert_eq!(spans(at(span("guest", 0)), true), []);
    }

    #[test]
    fn a_meeting_with_a_date_and_a_place_is_fuller_than_one_without() {
        let (corpus, file) = corpus();
        let mut article = corpus.article(file).unwrap().clone();
        let poor = meeting_introduction(&corpus, (file, 0)).unwrap().0;
        article.meetings[0].times = vec![TimeLink { time: 0, relation: TimeRelation::Date }];
        let place = crate::lang::KnownId(0);
        article.meetings[0].places = vec![PlaceLink { place, span: span("guest", 0) }];
        let mut corpus = Corpus::default();
        let (file, _) = corpus.replace_analysed("/b.txt", TEXT.into(), article);
        assert!(meeting_introduction(&corpus, (file, 0)).unwrap().0 > poor);
    }
}
