//! Every mention of a person or a meeting, over all articles.

use super::entity::{
    Entity, entities_at, meeting_members, meeting_spans, meeting_targets, person_members, person_spans,
    person_targets,
};
use super::{FilePosition, FileSpan, Target};
use crate::corpus::Corpus;

/// The mentions of what stands at a place, in order of path and text. Roles are no mentions: they pass from one
/// person to the next.
pub fn references(corpus: &Corpus, at: FilePosition, include_definition: bool) -> Vec<FileSpan> {
    let (mut spans, targets) = mentions(corpus, at);
    if !include_definition {
        spans.retain(|mention| !targets.iter().any(|target| is_at(target, mention)));
    }
    spans.sort_by(|a, b| (corpus.path(a.file), a.span).cmp(&(corpus.path(b.file), b.span)));
    spans.dedup();
    spans
}

fn mentions(corpus: &Corpus, at: FilePosition) -> (Vec<FileSpan>, Vec<Target>) {
    let (mut spans, mut targets) = (Vec::new(), Vec::new());
    for entity in entities_at(corpus, at) {
        match entity {
            Entity::Person(member) => {
                let members = person_members(corpus, member).into_iter();
                spans.extend(members.flat_map(|member| person_spans(corpus, member)));
                targets.extend(person_targets(corpus, member));
            }
            Entity::Meeting(member) => {
                let members = meeting_members(corpus, member).into_iter();
                spans.extend(members.flat_map(|member| meeting_spans(corpus, member)));
                targets.extend(meeting_targets(corpus, member));
            }
        }
    }
    (spans, targets)
}

fn is_at(target: &Target, mention: &FileSpan) -> bool {
    target.full.file == mention.file && target.focus == mention.span
}
