//! Short names for formats: the words of a name, joined by hyphens, each once in a corpus.

use super::links::Links;
use super::pages::Pages;
use super::{FileId, MeetingEntry, MeetingId, PersonEntry, PersonId};
use rustc_hash::FxHashMap;

/// The short names of all people and meetings of a corpus.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    pub people: FxHashMap<PersonId, Box<str>>,
    pub meetings: FxHashMap<MeetingId, Box<str>>,
}

/// Makes the short names. Of several with one name the first in the order of articles has it alone, and the others
/// are numbered.
pub(super) fn of<'p>(links: &Links, path: impl Fn(FileId) -> &'p str + Copy) -> Slugs {
    let first = |members: &[(FileId, u32)]| members.first().map(|(file, index)| (path(*file), *index));
    let people = named(&links.people, |entry: &PersonEntry| (&entry.name, first(&entry.members)));
    let meetings = named(&links.meetings, |entry: &MeetingEntry| (&entry.name, first(&entry.members)));
    Slugs {
        people: people.into_iter().map(|(id, slug)| (PersonId(id), slug)).collect(),
        meetings: meetings.into_iter().map(|(id, slug)| (MeetingId(id), slug)).collect(),
    }
}

fn named<'e, T, K: Ord>(entries: &'e Pages<T>, of: impl Fn(&'e T) -> (&'e str, K)) -> Vec<(u32, Box<str>)> {
    let mut order: Vec<(K, u32, &str)> = entries
        .iter()
        .map(|(id, entry)| {
            let (name, first) = of(entry);
            (first, id, name)
        })
        .collect();
    order.sort_by(|a, b| a.0.cmp(&b.0));
    let mut taken: FxHashMap<String, u32> = FxHashMap::default();
    let slug = |(_, id, name): (K, u32, &str)| {
        let slug = joined(name);
        let count = taken.entry(slug.clone()).or_insert(0);
        *count += 1;
        (id, if *count == 1 { slug.into() } else { format!("{slug}-{count}").into() })
    };
    order.into_iter().map(slug).collect()
}

fn joined(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn the_second_of_a_name_gets_a_number() {
        let mut names = Pages::default();
        for (id, name) in (0..).zip(["Lena  Varga", "لينا فارغا", "Lena Varga"]) {
            names.set(id, Some(Arc::new(name)));
        }
        // The last one came first in the order of articles.
        let slugs = named(&names, |name| (name, u32::from(*name != "Lena Varga")));
        let slugs: Vec<(u32, &str)> = slugs.iter().map(|(id, slug)| (*id, &**slug)).collect();
        assert_eq!(slugs, [(2, "lena-varga"), (0, "lena-varga-2"), (1, "لينا-فارغا")]);
    }
}
