//! Each article's own account of a person or a meeting, and what kind of thing it is to the newsroom.

use super::desk::{self, DeskPlace};
use super::entity::{
    Entity, Member, entities_at, meeting, meeting_members, meeting_spans, person, person_members,
    person_spans,
};
use super::{FilePosition, FileSpan, Target};
use crate::corpus::Corpus;
use crate::text::Span;

/// Where each article introduces the person or the meeting at a place, in order of path.
pub fn accounts(corpus: &Corpus, at: FilePosition) -> Vec<Target> {
    let account = |entity: Entity| -> Vec<Target> {
        match entity {
            Entity::Person(member) => {
                let members = person_members(corpus, member).into_iter();
                members.filter_map(|member| person_account(corpus, member)).collect()
            }
            Entity::Meeting(member) => {
                let members = meeting_members(corpus, member).into_iter();
                members.filter_map(|member| meeting_account(corpus, member)).collect()
            }
        }
    };
    let mut targets: Vec<Target> = entities_at(corpus, at).into_iter().flat_map(account).collect();
    targets.sort_by(|a, b| (corpus.path(a.full.file), a.focus).cmp(&(corpus.path(b.full.file), b.focus)));
    targets.dedup();
    targets
}

/// What stands at a place, as the newsroom has it or, where it does not, as the article says: the entry of the
/// newsroom file; else the role in which the article introduces a person.
pub fn kind(corpus: &Corpus, at: FilePosition) -> (Vec<DeskPlace>, Vec<Target>) {
    let entries = desk::declaration(corpus, at);
    if !entries.is_empty() {
        return (entries, Vec::new());
    }
    let roles = entities_at(corpus, at).into_iter().filter_map(|entity| {
        let Entity::Person(member) = entity else { return None };
        // This article's own words come first.
        let here = role(corpus, member);
        here.or_else(|| person_members(corpus, member).into_iter().find_map(|member| role(corpus, member)))
    });
    (entries, roles.collect())
}

fn person_account(corpus: &Corpus, member: Member) -> Option<Target> {
    let (article, person) = person(corpus, member)?;
    let introducing = person.introducing.and_then(|index| article.names.get(index as usize));
    let first = person_spans(corpus, member).into_iter().next();
    let span = introducing.map(|name| name.span).or(first.map(|at| at.span))?;
    Some(target(member, span))
}

fn meeting_account(corpus: &Corpus, member: Member) -> Option<Target> {
    let (article, meeting) = meeting(corpus, member)?;
    let introducing = article.meeting_mentions.get(meeting.introducing as usize).map(|mention| mention.span);
    let first = meeting_spans(corpus, member).into_iter().next().map(|at| at.span);
    Some(target(member, introducing.or(first)?))
}

fn role(corpus: &Corpus, member: Member) -> Option<Target> {
    let (article, person) = person(corpus, member)?;
    let role = article.roles.get(*person.roles.first()? as usize)?;
    Some(target(member, role.span))
}

fn target(member: Member, span: Span) -> Target {
    Target { full: FileSpan { file: member.0, span }, focus: span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    fn at_cursor(text: &str) -> (Corpus, FilePosition, Option<String>) {
        let fixture = Fixture::parse(text);
        let (corpus, ids) = fixture.corpus().unwrap();
        let (file, offset) = fixture.cursor.unwrap();
        (corpus, FilePosition { file: ids[file], offset }, fixture.newsroom)
    }

    const NEWS: &str = "//- a.txt\nالتقى وزير المالية أنتي كورهونن الصحفيين. وقال كور$0هونن إن الأمر انتهى.\n//- b.txt\nوصل وزير المالية أنتي كورهونن.";

    #[test]
    fn each_article_introduces_a_person() {
        let (corpus, at, _) = at_cursor(NEWS);
        let found = accounts(&corpus, at);
        let found: Vec<_> = found
            .iter()
            .map(|to| (corpus.path(to.full.file), to.focus.text(corpus.text(to.full.file))))
            .collect();
        assert_eq!(found, [("a.txt", "أنتي كورهونن"), ("b.txt", "أنتي كورهونن")]);
    }

    #[test]
    fn a_person_is_what_the_article_says_or_what_the_newsroom_has() {
        let (corpus, at, _) = at_cursor(NEWS);
        let (entries, roles) = kind(&corpus, at);
        assert!(entries.is_empty());
        assert_eq!(roles[0].focus.text(corpus.text(at.file)), "وزير المالية");
        let toml = "//- dateline.toml\n[[person]]\nname = \"أنتي كورهونن\"\n";
        let (corpus, at, newsroom) = at_cursor(&format!("{toml}{NEWS}"));
        let (entries, roles) = kind(&corpus, at);
        assert_eq!((entries[0].focus.text(&newsroom.unwrap()), roles), ("\"أنتي كورهونن\"", vec![]));
    }

    #[test]
    fn a_meeting_has_its_entry() {
        let (corpus, at, newsroom) = at_cursor(
            "//- dateline.toml\n[[meeting]]\nname = \"Geneva talks\"\n//- a.txt\nPublished: 2026-03-12\n\nThe Geneva ta$0lks between France and Jordan were held on 10 March 2026.",
        );
        let (entries, _) = kind(&corpus, at);
        assert_eq!(entries[0].focus.text(&newsroom.unwrap()), "\"Geneva talks\"");
    }
}
