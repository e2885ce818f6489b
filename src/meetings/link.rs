//! Which mentions of one article are one meeting. When in doubt, apart.

use super::fit::{Candidate, is_headline};
use super::group::{Day, Group, Mention};
use super::scene::Scene;
use super::{MeetingKind, Modality};
use crate::lang::KnownId;
use jiff::civil::Date;

/// How many meetings back a mention can reach: a text of any length is linked in one pass.
const MEMORY: usize = 40;

/// Puts the mentions of one meeting together.
pub(super) fn link(
    scene: &Scene<'_, '_>,
    mentions: &[Mention],
    states: &[Option<KnownId>],
    published: Option<Date>,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let days = days(scene, mention);
        let headline = is_headline(scene, mention.phrase.last);
        let known = |group: &Group| group.kind == mention.phrase.kind && !group.headline && group.nouns;
        let first_of_kind = !headline && !groups.iter().any(known);
        let candidate =
            Candidate { scene, index, mention, mentions, days: &days, states, published, first_of_kind };
        let recent = by_recency(&groups);
        let mut best: Option<(i32, usize)> = None;
        for (rank, at) in recent.into_iter().enumerate() {
            let score = groups.get(at).and_then(|group| candidate.fits(group));
            // Of two that fit as well, the one spoken of last; of those, the first of the text.
            let score = score.map(|score| score * 4 + 3 - rank.min(3) as i32);
            if score.is_some_and(|score| best.is_none_or(|(top, first)| (score, first) > (top, at))) {
                best = score.map(|score| (score, at));
            }
        }
        match best.and_then(|(_, at)| groups.get_mut(at)) {
            Some(group) => {
                group.add(index, mention, days);
                group.headline &= headline;
            }
            None => groups.push(Group::new(index, mention, days, headline)),
        }
    }
    groups
}

/// The meetings that were spoken of last, the last one first.
fn by_recency(groups: &[Group]) -> Vec<usize> {
    let from = groups.len().saturating_sub(MEMORY);
    let mut recent: Vec<usize> = (from..groups.len()).collect();
    let last = |at: &usize| groups.get(*at).and_then(|group| group.mentions.last()).copied();
    recent.sort_by_key(|at| std::cmp::Reverse(last(at)));
    recent
}

/// The days that a mention gives.
pub(super) fn days(scene: &Scene<'_, '_>, mention: &Mention) -> Vec<Day> {
    let times = mention.context.times.iter();
    times.filter_map(|(time, relation, _)| Day::of(scene.times.get(*time as usize)?, *relation)).collect()
}

/// A session rather than a round without talks, which may be a tour.
fn session_like(mention: &Mention) -> bool {
    mention.phrase.kind == MeetingKind::Session
}

/// Whether a meeting's name makes it one of a kind: «مؤتمر أمن المياه».
fn is_institution(mention: &Mention) -> bool {
    matches!(mention.phrase.kind, MeetingKind::Summit | MeetingKind::Conference)
}

/// Whether an article speaks of this meeting as one event, and not of meetings in general.
pub(super) fn is_one_event(group: &Group, mentions: &[Mention]) -> bool {
    let of: Vec<&Mention> = group.mentions.iter().filter_map(|index| mentions.get(*index)).collect();
    let said: Vec<&&Mention> = of.iter().filter(|mention| !mention.phrase.verbal).collect();
    if said.is_empty() || said.iter().all(|mention| mention.context.modality == Modality::Hypothetical) {
        return false;
    }
    if group.has_parts {
        return true;
    }
    let parties = group.persons.len() + group.bodies.len();
    let dated = of.iter().any(|mention| !mention.context.times.is_empty());
    let placed = group.place.is_some();
    let governed = said.iter().any(|mention| mention.context.governed);
    let sure = said.iter().any(|mention| mention.phrase.sure);
    let pointed = said.iter().any(|mention| mention.phrase.points_back || mention.phrase.ordinal.is_some());
    let weight = 2 * usize::from(dated)
        + 2 * usize::from(placed)
        + parties.min(2)
        + usize::from(governed)
        + usize::from(sure)
        + usize::from(pointed)
        + usize::from(said.len() > 1)
        // «الاجتماع المرتقب», "the upcoming meeting" is one that somebody has set.
        + usize::from(said.iter().any(|mention| mention.phrase.planned && mention.phrase.definite))
        + usize::from(!group.named.is_empty() && said.iter().any(|mention| is_institution(mention)))
        + usize::from(group.by_phone && said.iter().any(|mention| mention.phrase.by_phone));
    let session =
        said.iter().all(|mention| mention.phrase.kind == MeetingKind::Session && !mention.phrase.sure);
    let part = |mention: &Mention| mention.phrase.part || mention.phrase.whole;
    let tour = said.iter().all(|mention| part(mention) && !mention.phrase.sure && !session_like(mention));
    let tour = tour && !group.of_talks && group.part_of.is_none();
    if tour || session && !(dated || placed) && !pointed {
        return false;
    }
    weight >= if group.plural { 3 } else { 2 }
}
