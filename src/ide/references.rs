//! Every mention of a person or a meeting, over all articles.

use super::entity::{
    meeting_members, meeting_spans, meeting_targets, person_members, person_spans, person_targets,
};
use super::thing_at::{Thing, thing_at};
use super::{FilePosition, FileSpan, Target};
use crate::corpus::Corpus;

/// The mentions of what stands at a place, in order of path and text. Roles are no mentions: they pass from one
/// person to the next.
pub fn references(corpus: &Corpus, at: FilePosition, include_definition: bool) -> Vec<FileSpan> {
    let Some((mut spans, targets)) = mentions(corpus, at) else { return Vec::new() };
    if !include_definition {
        spans.retain(|mention| !targets.iter().any(|target| is_at(target, mention)));
    }
    spans.sort_by(|a, b| (corpus.path(a.file), a.span).cmp(&(corpus.path(b.file), b.span)));
    spans.dedup();
    spans
}

fn mentions(corpus: &Corpus, at: FilePosition) -> Option<(Vec<FileSpan>, Vec<Target>)> {
    let article = corpus.article(at.file)?;
    let people = |people: &[u32]| {
        let mut spans = Vec::new();
        let mut targets = Vec::new();
        for &person in people {
            let members = person_members(corpus, (at.file, person)).into_iter();
            spans.extend(members.flat_map(|member| person_spans(corpus, member)));
            targets.extend(person_targets(corpus, (at.file, person)));
        }
        (spans, targets)
    };
    match thing_at(article, at.offset)?.0 {
        Thing::Name(index) => Some(people(&[article.names.get(index as usize)?.person])),
        Thing::Role(index) => Some(people(&article.roles.get(index as usize)?.people)),
        Thing::Meeting(index) => {
            let member = (at.file, article.meeting_mentions.get(index as usize)?.meeting);
            let members = meeting_members(corpus, member).into_iter();
            let spans = members.flat_map(|member| meeting_spans(corpus, member)).collect();
            Some((spans, meeting_targets(corpus, member)))
        }
        Thing::Time(_) => None,
    }
}

fn is_at(target: &Target, mention: &FileSpan) -> bool {
    target.full.file == mention.file && target.focus == mention.span
}
