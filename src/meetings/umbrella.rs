//! Wholes and their parts: «ثلاث جولات من المحادثات», and the round in Geneva that is one of them.
//!
//! A whole is no part of itself: what an article says of the day, the place or the length of a round is not said of the
//! talks that it is a round of.

use super::group::{Group, Mention};
use super::link::days;
use super::scene::Scene;
use super::{MeetingKind, Modality, TimeRelation};
use crate::lang::Number;

/// How many sentences behind a whole its parts may be told one by one.
const SOON: u32 = 2;

/// Takes wholes and parts apart, and says which is part of which.
pub(super) fn arrange(scene: &Scene<'_, '_>, mentions: &[Mention], mut groups: Vec<Group>) -> Vec<Group> {
    let told_of_talks = groups.iter().any(|group| group.talks && group.rounds);
    for group in &mut groups {
        group.of_talks = told_of_talks && group.rounds && (group.ordinal.is_some() || group.place.is_some());
    }
    if let Some(whole) = split(scene, mentions, &mut groups) {
        groups.push(whole);
    }
    for at in 0..groups.len() {
        let parts = parts(scene, mentions, &groups, at);
        if parts.is_empty() {
            continue;
        }
        if let Some(whole) = groups.get_mut(at) {
            (whole.whole, whole.has_parts) = (true, true);
        }
        for part in parts {
            if let Some(part) = groups.get_mut(part) {
                part.part_of = Some(at);
            }
        }
    }
    groups
}

/// Where an article tells of several rounds by their numbers, «المفاوضات» alone are all of them: their mentions leave
/// the round that they were taken for.
fn split(scene: &Scene<'_, '_>, mentions: &[Mention], groups: &mut [Group]) -> Option<Group> {
    let numbered = |group: &Group| group.rounds && group.ordinal.is_some() && !group.whole;
    if groups.iter().filter(|group| numbered(group)).count() < 2 || groups.iter().any(|group| group.whole) {
        return None;
    }
    let of_all = |index: &usize| mentions.get(*index).is_some_and(is_of_all);
    let mut whole: Vec<usize> = Vec::new();
    for group in groups.iter_mut().filter(|group| numbered(group)) {
        let (all, own): (Vec<usize>, Vec<usize>) = group.mentions.iter().partition(|index| of_all(index));
        if let Some(rest) = gathered(scene, mentions, &own) {
            *group = Group { headline: group.headline, of_talks: true, ..rest };
            whole.extend(all);
        }
    }
    whole.sort_unstable();
    let new = gathered(scene, mentions, &whole).map(|group| Group { whole: true, ..group });
    if new.is_none() {
        // They may stand by themselves already.
        let talks = |index: &usize| {
            mentions.get(*index).is_some_and(|mention| is_of_all(mention) || ends_only(mention))
        };
        let all = groups.iter_mut().find(|group| group.talks && group.mentions.iter().all(talks));
        if let Some(all) = all {
            all.whole = true;
        }
    }
    new
}

/// «تستمر المفاوضات حتى الجمعة»: talks with a last day and nothing else.
fn ends_only(mention: &Mention) -> bool {
    let (phrase, context) = (&mention.phrase, &mention.context);
    let last = context.times.iter().all(|(_, relation, _)| *relation == TimeRelation::LastDay);
    phrase.kind == MeetingKind::Talks
        && !phrase.part
        && phrase.ordinal.is_none()
        && context.place.is_none()
        && last
}

/// Whether a mention speaks of talks without saying which of their rounds.
fn is_of_all(mention: &Mention) -> bool {
    let (phrase, context) = (&mention.phrase, &mention.context);
    phrase.kind == MeetingKind::Talks
        && !phrase.part
        && !phrase.verbal
        && !phrase.points_back
        && phrase.ordinal.is_none()
        && context.place.is_none()
        && context.times.is_empty()
}

fn gathered(scene: &Scene<'_, '_>, mentions: &[Mention], indexes: &[usize]) -> Option<Group> {
    let mut of = indexes.iter().filter_map(|index| Some((*index, mentions.get(*index)?)));
    let (first, mention) = of.next()?;
    let mut group = Group::new(first, mention, days(scene, mention), false);
    of.for_each(|(index, mention)| group.add(index, mention, days(scene, mention)));
    Some(group)
}

/// The groups that are parts of the one at `at`: its rounds, and what stands one by one behind it.
fn parts(scene: &Scene<'_, '_>, mentions: &[Mention], groups: &[Group], at: usize) -> Vec<usize> {
    let Some(whole) = groups.get(at).filter(|group| group.part_of.is_none()) else { return Vec::new() };
    let of_talks = whole.kind == MeetingKind::Talks || whole.whole;
    if !of_talks || !is_real(mentions, whole) {
        return Vec::new();
    }
    let other = |(index, group): &(usize, &Group)| {
        let meets = !matches!(group.kind, MeetingKind::Press | MeetingKind::Call) && group.nouns;
        *index != at && !group.whole && group.part_of.is_none() && meets && is_real(mentions, group)
    };
    let others: Vec<(usize, &Group)> = groups.iter().enumerate().filter(other).collect();
    let mut parts: Vec<usize> = Vec::new();
    if whole.whole {
        let round = |(_, group): &&(usize, &Group)| group.rounds && parties_agree(whole, group);
        parts.extend(others.iter().filter(round).map(|(index, _)| *index));
    }
    for mention in whole.mentions.iter().filter_map(|index| mentions.get(*index)) {
        parts.extend(told_one_by_one(scene, mentions, whole, mention, &others));
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// «… عبر ثلاثة مسارات: محادثات في جنيف، ومحادثات في بروكسل», "three rounds of talks. They begin in Geneva on Monday, followed
/// by a meeting in Brussels on Wednesday": two or more in one sentence, each with a place or a day of its own.
fn told_one_by_one(
    scene: &Scene<'_, '_>,
    mentions: &[Mention],
    whole: &Group,
    mention: &Mention,
    others: &[(usize, &Group)],
) -> Vec<usize> {
    let Some(sentence) = scene.sentence(mention.phrase.head) else { return Vec::new() };
    let several = whole.whole || mention.phrase.number == Number::Plural;
    let colon = (mention.phrase.last + 1..scene.reading.len())
        .take_while(|at| scene.sentence(*at) == Some(sentence))
        .find(|at| scene.mark(*at) == Some(':'));
    let first = |group: &Group| group.mentions.first().and_then(|index| mentions.get(*index));
    let distinct = |group: &Group| group.place.is_some() || group.dates.iter().any(|day| day.is_fine());
    let in_sentence = |wanted: u32, behind: usize| -> Vec<usize> {
        let here = |(_, group): &&(usize, &Group)| {
            let head = first(group).map(|mention| mention.phrase.head);
            distinct(group) && head.is_some_and(|head| head > behind && scene.sentence(head) == Some(wanted))
        };
        let found: Vec<usize> = others.iter().filter(here).map(|(index, _)| *index).collect();
        if found.len() >= 2 { found } else { Vec::new() }
    };
    match colon {
        Some(colon) if several => in_sentence(sentence, colon),
        _ if mention.phrase.whole => (sentence..=sentence + SOON)
            .map(|sentence| in_sentence(sentence, mention.phrase.last))
            .find(|found| !found.is_empty())
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Whether nobody takes part in one of two who could not take part in the other.
fn parties_agree(whole: &Group, part: &Group) -> bool {
    let apart = |a: &[_], b: &[_]| !a.is_empty() && !b.is_empty() && !a.iter().any(|one| b.contains(one));
    !apart(&whole.bodies, &part.bodies)
}

fn is_real(mentions: &[Mention], group: &Group) -> bool {
    let of = group.mentions.iter().filter_map(|index| mentions.get(*index));
    of.into_iter().any(|mention| mention.context.modality != Modality::Hypothetical)
}
