//! Which meetings of different articles are one: pure functions over what each article says.

use crate::article::Article;

/// A meeting of one article: the file's number and the meeting's index in its article.
pub type Member = (u32, u32);

/// What linking looks at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MeetingCard {}

impl MeetingCard {
    /// The card.
    pub fn of(_article: &Article, _index: u32, _person: impl Fn(u32) -> Box<str>) -> Self {
        Self {}
    }
}

/// Groups.
pub fn cluster(members: &[(Member, &MeetingCard)]) -> Vec<u32> {
    (0..members.len() as u32).collect()
}
