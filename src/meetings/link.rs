//! Which mentions of one article are one meeting. When in doubt, apart.

use super::fit::{Candidate, is_headline};
use super::group::{Day, Group, Mention};
use super::scene::Scene;
use super::{MeetingKind, Modality, TimeRelation};
use crate::lang::KnownId;

/// How many meetings back a mention can reach: a text of any length is linked in one pass.
const MEMORY: usize = 40;

/// Puts the mentions of one meeting together.
pub(super) fn link(scene: &Scene<'_, '_>, mentions: &[Mention], states: &[Option<KnownId>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let days = days(scene, mention);
        let headline = is_headline(scene, mention.phrase.last);
        let candidate = Candidate { scene, index, mention, mentions, days: &days, states };
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

fn days(scene: &Scene<'_, '_>, mention: &Mention) -> Vec<Day> {
    mention
        .context
        .times
        .iter()
        .filter(|(_, relation, _)| matches!(relation, TimeRelation::Date | TimeRelation::Start))
        .filter_map(|(time, ..)| scene.times.get(*time as usize))
        .filter_map(Day::of)
        .collect()
}

/// A session rather than a round without talks, which may be a tour.
fn session_like(mention: &Mention) -> bool {
    mention.phrase.kind == MeetingKind::Session
}

/// Whether an article speaks of this meeting as one event, and not of meetings in general.
pub(super) fn is_one_event(group: &Group, mentions: &[Mention]) -> bool {
    let of: Vec<&Mention> = group.mentions.iter().filter_map(|index| mentions.get(*index)).collect();
    let said: Vec<&&Mention> = of.iter().filter(|mention| !mention.phrase.verbal).collect();
    if said.is_empty() || said.iter().all(|mention| mention.context.modality == Modality::Hypothetical) {
        return false;
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
        + usize::from(group.by_phone && said.iter().any(|mention| mention.phrase.by_phone));
    let session =
        said.iter().all(|mention| mention.phrase.kind == MeetingKind::Session && !mention.phrase.sure);
    let tour =
        said.iter().all(|mention| mention.phrase.part && !mention.phrase.sure && !session_like(mention));
    if tour || session && !(dated || placed) && !pointed {
        return false;
    }
    weight >= if group.plural { 3 } else { 2 }
}
