//! Go to definition: from a person or a role to the introducing mention, from a meeting to its introduction, from
//! a relative date to what it is counted from.

use super::entity::{meeting_targets, person_targets};
use super::thing_at::{Thing, thing_at};
use super::{FilePosition, FileSpan, Target};
use crate::article::Article;
use crate::corpus::{Corpus, FileId};
use crate::time::Anchor;

/// Where what stands at a place is introduced, each target once.
pub fn definition(corpus: &Corpus, at: FilePosition) -> Vec<Target> {
    let Some(article) = corpus.article(at.file) else { return Vec::new() };
    let Some((thing, _)) = thing_at(article, at.offset) else { return Vec::new() };
    let mut targets = match thing {
        Thing::Name(index) => {
            let name = article.names.get(index as usize);
            name.map(|name| person_targets(corpus, (at.file, name.person))).unwrap_or_default()
        }
        Thing::Role(index) => {
            let people = article.roles.get(index as usize).map(|role| role.people.as_slice());
            let people = people.unwrap_or_default().iter();
            people.flat_map(|&person| person_targets(corpus, (at.file, person))).collect()
        }
        Thing::Meeting(index) => {
            let mention = article.meeting_mentions.get(index as usize);
            mention.map(|mention| meeting_targets(corpus, (at.file, mention.meeting))).unwrap_or_default()
        }
        Thing::Time(index) => anchor(article, at.file, index).into_iter().collect(),
    };
    let mut seen = rustc_hash::FxHashSet::default();
    targets.retain(|target| seen.insert(target.full));
    targets
}

fn anchor(article: &Article, file: FileId, index: u32) -> Option<Target> {
    let span = match article.times.get(index as usize)?.because.anchor {
        Anchor::None => None,
        Anchor::Publication => article.published.as_ref()?.span,
        Anchor::Mention(other) => article.times.get(other as usize).map(|other| other.shape.span),
    }?;
    Some(Target { full: FileSpan { file, span }, focus: span })
}
