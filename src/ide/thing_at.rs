//! What stands at a place of an article: the walk of every feature that starts from a cursor.

use crate::article::Article;
use crate::text::Span;

/// What a mention is, by its index in the article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    /// A person's name: index into the article's names.
    Name(u32),
    /// A role: index into the article's roles.
    Role(u32),
    /// A meeting: index into the article's mentions of meetings.
    Meeting(u32),
    /// A temporal expression: index into the article's times.
    Time(u32),
}

/// The smallest mention at the byte `offset`. A cursor behind the last letter is on the word, but a mention that
/// begins there comes first.
///
/// With «القمة في جنيف الاثنين» as a meeting, a cursor in «الاثنين» is on the day.
pub fn thing_at(article: &Article, offset: u32) -> Option<(Thing, Span)> {
    let smallest = mentions(article).filter(|(_, span)| span.touches(offset)).min_by_key(length)?;
    if smallest.1.end > offset {
        return Some(smallest);
    }
    let beginning = mentions(article).filter(|(_, span)| span.start == offset).min_by_key(length);
    Some(beginning.unwrap_or(smallest))
}

fn length((_, span): &(Thing, Span)) -> u32 {
    span.len()
}

pub(super) fn mentions(article: &Article) -> impl Iterator<Item = (Thing, Span)> {
    let names = article.names.iter().map(|mention| mention.span);
    let roles = article.roles.iter().map(|mention| mention.span);
    let meetings = article.meeting_mentions.iter().map(|mention| mention.span);
    let times = article.times.iter().map(|mention| mention.shape.span);
    let names = names.zip(0..).map(|(span, index)| (Thing::Name(index), span));
    let roles = roles.zip(0..).map(|(span, index)| (Thing::Role(index), span));
    let times = times.zip(0..).map(|(span, index)| (Thing::Time(index), span));
    let meetings = meetings.zip(0..).map(|(span, index)| (Thing::Meeting(index), span));
    // Of two that are equally small the first is taken: a name is more than a role.
    names.chain(times).chain(roles).chain(meetings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meetings::MeetingMention;
    use crate::people::{NameForm, NameMention};

    fn article() -> Article {
        let name = |start, end| NameMention { span: Span::new(start, end), person: 0, form: NameForm::Full };
        Article {
            names: vec![name(10, 16), name(16, 20)],
            meeting_mentions: vec![MeetingMention { span: Span::new(0, 30), meeting: 0 }],
            ..Article::default()
        }
    }

    fn check(offset: u32, expected: Option<Thing>) {
        assert_eq!(thing_at(&article(), offset).map(|(thing, _)| thing), expected);
    }

    #[test]
    fn the_smallest_wins() {
        check(12, Some(Thing::Name(0)));
        check(5, Some(Thing::Meeting(0)));
    }

    #[test]
    fn the_end_of_a_word_counts() {
        check(20, Some(Thing::Name(1)));
        check(30, Some(Thing::Meeting(0)));
        check(31, None);
    }

    #[test]
    fn what_begins_at_the_cursor_comes_before_what_ends_there() {
        check(16, Some(Thing::Name(1)));
    }
}
