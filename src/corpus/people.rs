//! Who is who across articles.

use crate::article::Article;

/// Which person of which file.
pub type Member = (u32, u32);

/// What one article says of a person.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonCard {
    name: Box<str>,
}

impl PersonCard {
    /// The card of the person `index`.
    pub fn of(article: &Article, index: u32) -> Self {
        Self { name: article.people.get(index as usize).map_or("".into(), |person| person.name.clone()) }
    }
}

/// Two people can only be the same if they share a key.
pub fn keys(_card: &PersonCard) -> Vec<u64> {
    Vec::new()
}

/// A partition of the members.
pub fn cluster(members: &[(Member, &PersonCard)]) -> Vec<u32> {
    (0..members.len() as u32).collect()
}

/// The name to show for a cluster.
pub fn display_name(members: &[(Member, &PersonCard)]) -> Box<str> {
    members.first().map_or("".into(), |(_, card)| card.name.clone())
}
