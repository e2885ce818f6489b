//! Which meeting is which across articles.

use super::people::Member;
use crate::article::Article;
use crate::time::Interval;

/// What one article says of a meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct MeetingCard {
    name: Box<str>,
}

impl MeetingCard {
    /// The card of the meeting `index`; `person` gives the corpus-wide key of a person of the article.
    pub fn of(article: &Article, index: u32, _person: impl Fn(u32) -> Box<str>) -> Self {
        Self { name: article.meetings.get(index as usize).map_or("".into(), |meeting| meeting.name.clone()) }
    }

    /// The days that the article gives for it.
    pub fn days(&self) -> Vec<Interval> {
        Vec::new()
    }
}

/// Two meetings can only be the same if they share a key.
pub fn keys(_card: &MeetingCard) -> Vec<u64> {
    Vec::new()
}

/// Whether two cards can be of one meeting, whatever their dates.
pub fn can_be_same(_a: &MeetingCard, _b: &MeetingCard) -> bool {
    false
}

/// A partition of the members.
pub fn cluster(members: &[(Member, &MeetingCard)]) -> Vec<u32> {
    (0..members.len() as u32).collect()
}

/// The name to show for a cluster.
pub fn display_name(members: &[(Member, &MeetingCard)]) -> Box<str> {
    members.first().map_or("".into(), |(_, card)| card.name.clone())
}
