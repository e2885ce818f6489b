//! Which meeting is which: the cards of all articles, and the meetings that they make.

use super::people::Numbers;
use super::{Around, Member};
use crate::corpus::graph::Graph;
use crate::corpus::links::Links;
use crate::corpus::meetings::{MeetingCard, can_be_same, cluster, display_name, keys};
use crate::corpus::{FileId, MeetingEntry, MeetingId};
use crate::text::fold::{Tier, folded};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All cards, as nodes of a graph, with the meetings that they are of.
#[derive(Default)]
pub struct Meetings {
    graph: Graph<Node>,
    files: FxHashMap<FileId, OfFile>,
    meeting: FxHashMap<u32, MeetingId>,
    numbers: Numbers,
    /// The cards that came, and those that had to do with the ones that went.
    seeds: Vec<u32>,
    /// The meetings that lost a card.
    left: FxHashSet<MeetingId>,
    /// The cards that files with a day of their own told, or tell now and did not tell before.
    told: Vec<MeetingCard>,
    /// The files whose meetings are to be looked up again.
    moved: FxHashSet<FileId>,
    /// Which meeting articles say is a part of which.
    said: FxHashMap<MeetingId, MeetingId>,
    parts: Parts,
}

struct Node {
    member: Member,
    card: MeetingCard,
}

#[derive(Default)]
struct OfFile {
    nodes: Vec<u32>,
    /// Whether the file states its day, so that others can count from what it tells.
    stated: bool,
}

/// Which meeting is part of which, from both sides.
#[derive(Default)]
struct Parts {
    whole: BTreeMap<MeetingId, MeetingId>,
    parts: BTreeMap<MeetingId, Vec<MeetingId>>,
}

impl Meetings {
    /// Has a file tell this of its meetings, and nothing else.
    pub fn replace(&mut self, file: FileId, cards: Vec<MeetingCard>, stated: bool) {
        let before = self.files.remove(&file).unwrap_or_default();
        let same_state = before.stated == stated;
        let mut nodes = Vec::new();
        for (index, card) in (0..).zip(cards) {
            let old = before.nodes.get(index as usize).copied();
            let same = old.filter(|old| self.graph.get(*old).is_some_and(|node| node.card == card));
            if stated && !(same.is_some() && same_state) {
                self.told.push(card.clone());
            }
            nodes.push(match same {
                Some(node) => node,
                None => {
                    old.into_iter().for_each(|old| self.take_out(old, before.stated));
                    self.put_in(Node { member: (file, index), card })
                }
            });
        }
        for gone in before.nodes.iter().skip(nodes.len()) {
            self.take_out(*gone, before.stated);
        }
        self.moved.insert(file);
        self.files.insert(file, OfFile { nodes, stated });
    }

    /// Takes out all that a file tells.
    pub fn forget(&mut self, file: FileId) {
        if let Some(OfFile { nodes, stated }) = self.files.remove(&file) {
            nodes.into_iter().for_each(|node| self.take_out(node, stated));
        }
    }

    /// A file states its day no more: nobody counts from what it tells.
    pub fn unstate(&mut self, file: FileId) {
        let Some(of_file) = self.files.get_mut(&file).filter(|of_file| of_file.stated) else { return };
        of_file.stated = false;
        let cards = of_file.nodes.iter().filter_map(|node| self.graph.get(*node));
        self.told.extend(cards.map(|node| node.card.clone()));
    }

    /// What was told and is told by files that state their day, since this was last asked.
    pub fn take_told(&mut self) -> Vec<MeetingCard> {
        std::mem::take(&mut self.told)
    }

    /// What files that state their day tell of meetings that share a key.
    pub fn stated_near(&self, keys: &[u64]) -> impl Iterator<Item = (FileId, &MeetingCard)> {
        let nodes = self.graph.near(keys).into_iter().filter_map(|node| self.graph.get(node));
        let stated = |file| self.files.get(&file).is_some_and(|of_file| of_file.stated);
        nodes.filter(move |node| stated(node.member.0)).map(|node| (node.member.0, &node.card))
    }

    /// Which each of a file's meetings is.
    pub fn of(&self, file: FileId) -> Box<[MeetingId]> {
        let nodes = self.files.get(&file).into_iter().flat_map(|of_file| &of_file.nodes);
        nodes.filter_map(|node| self.meeting.get(node)).copied().collect()
    }

    fn put_in(&mut self, node: Node) -> u32 {
        let keys = keys(&node.card);
        let id = self.graph.insert(node, keys, |a, b| can_be_same(&a.card, &b.card));
        self.seeds.push(id);
        id
    }

    fn take_out(&mut self, id: u32, stated: bool) {
        if stated && let Some(node) = self.graph.get(id) {
            self.told.push(node.card.clone());
        }
        self.left.extend(self.meeting.remove(&id));
        self.seeds.extend(self.graph.remove(id));
    }

    /// Brings the meetings up to date. Gives the files some of whose meetings are others than before.
    pub fn settle(
        &mut self,
        links: &mut Links,
        around: &Around<'_>,
        affected: &mut FxHashSet<FileId>,
    ) -> FxHashSet<FileId> {
        let mut now: FxHashMap<MeetingId, MeetingEntry> = FxHashMap::default();
        let seeds = std::mem::take(&mut self.seeds);
        for component in self.graph.components(seeds) {
            self.regroup(component, around, &mut now);
        }
        let gone: Vec<MeetingId> = self.left.drain().filter(|id| !now.contains_key(id)).collect();
        let mut retold = false;
        for id in &gone {
            retold |= self.said.remove(id).is_some();
            self.numbers.give(id.0);
        }
        for id in now.keys().chain(&gone) {
            let was = links.meetings.get(id.0).map(|entry| &entry.members);
            let is = now.get(id).map(|entry| &entry.members);
            if was != is {
                affected.extend(was.into_iter().chain(is).flatten().map(|(file, _)| *file));
            }
        }
        let moved = std::mem::take(&mut self.moved);
        let again = moved.iter().flat_map(|file| self.of(*file)).chain(now.keys().copied());
        for id in again.collect::<FxHashSet<_>>() {
            let members = now.get(&id).map(|entry| &entry.members);
            let members = members.or_else(|| links.meetings.get(id.0).map(|entry| &entry.members));
            let whole = self.whole_of(id, members.into_iter().flatten());
            let before = match whole {
                Some(whole) => self.said.insert(id, whole),
                None => self.said.remove(&id),
            };
            retold |= before != whole;
        }
        // Parts stand in the order of what tells of them.
        retold |= now.keys().any(|id| self.parts.whole.contains_key(id) || self.parts.parts.contains_key(id));
        self.write(links, now, &gone, retold, around);
        moved
    }

    /// Says anew which meetings the cards of one component are of, and keeps their numbers as far as they are the same.
    fn regroup(
        &mut self,
        component: Vec<u32>,
        around: &Around<'_>,
        now: &mut FxHashMap<MeetingId, MeetingEntry>,
    ) {
        let mut order: Vec<(Member, u32)> =
            component.iter().filter_map(|id| Some((self.graph.get(*id)?.member, *id))).collect();
        order.sort_by(|(a, _), (b, _)| around.order(*a, *b));
        let mut rank = 0;
        let mut last: Option<FileId> = None;
        let mut cards = Vec::new();
        for ((file, index), id) in &order {
            rank += u32::from(last.replace(*file).is_some_and(|last| last != *file));
            cards.extend(self.graph.get(*id).map(|node| ((rank, *index), &node.card)));
        }
        let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for ((_, id), label) in order.iter().zip(cluster(&cards)) {
            groups.entry(label).or_default().push(*id);
        }
        let before: Vec<MeetingId> =
            component.iter().filter_map(|id| self.meeting.get(id).copied()).collect();
        for group in groups.into_values() {
            let mut known = group.iter().filter_map(|id| self.meeting.get(id).copied());
            let meeting = known.find(|id| !now.contains_key(id));
            let meeting = meeting.unwrap_or_else(|| MeetingId(self.numbers.take()));
            let nodes = || group.iter().filter_map(|id| self.graph.get(*id));
            let name = display_name(nodes().map(|node| &node.card));
            let entry = MeetingEntry {
                folded: folded(&name, Tier::Loose).into(),
                name,
                members: nodes().map(|node| node.member).collect(),
                whole: None,
                parts: Vec::new(),
            };
            now.insert(meeting, entry);
            for id in group {
                if self.meeting.insert(id, meeting) != Some(meeting) {
                    self.moved.extend(self.graph.get(id).map(|node| node.member.0));
                }
            }
        }
        self.left.extend(before);
    }

    /// The meeting that one is a part of, as the first article has it that says so. Nothing is a part of itself.
    fn whole_of<'m>(&self, id: MeetingId, members: impl Iterator<Item = &'m Member>) -> Option<MeetingId> {
        let whole = |(file, index): &Member| {
            let nodes = &self.files.get(file)?.nodes;
            let card = &self.graph.get(*nodes.get(*index as usize)?)?.card;
            self.meeting.get(nodes.get(card.part_of? as usize)?).copied()
        };
        members.filter_map(whole).find(|whole| *whole != id)
    }

    /// Writes down what is known of the meetings, for everybody to see.
    fn write(
        &mut self,
        links: &mut Links,
        now: FxHashMap<MeetingId, MeetingEntry>,
        gone: &[MeetingId],
        retold: bool,
        around: &Around<'_>,
    ) {
        for id in gone {
            links.meetings.set(id.0, None);
        }
        let mut entries: BTreeMap<MeetingId, MeetingEntry> = now.into_iter().collect();
        if retold {
            self.part(links, &mut entries, around);
        }
        for (id, mut entry) in entries {
            entry.whole = self.parts.whole.get(&id).copied();
            entry.parts = self.parts.parts.get(&id).cloned().unwrap_or_default();
            if links.meetings.get(id.0).map(|old| &**old) != Some(&entry) {
                links.meetings.set(id.0, Some(Arc::new(entry)));
            }
        }
    }

    /// Says anew which meeting is part of which, and adds those of which that changes to what is to be written down.
    fn part(&mut self, links: &Links, entries: &mut BTreeMap<MeetingId, MeetingEntry>, around: &Around<'_>) {
        // No part has parts: where articles say so, they mean different things.
        let wholes = self.said.iter().filter(|(_, whole)| !self.said.contains_key(whole));
        let whole: BTreeMap<MeetingId, MeetingId> = wholes.map(|(part, whole)| (*part, *whole)).collect();
        let mut parts: BTreeMap<MeetingId, Vec<MeetingId>> = BTreeMap::new();
        for (part, whole) in &whole {
            parts.entry(*whole).or_default().push(*part);
        }
        let first = |id: &MeetingId| {
            let entry = entries.get(id).or_else(|| links.meetings.get(id.0).map(|entry| &**entry));
            entry.and_then(|entry| entry.members.first()).copied()
        };
        for parts in parts.values_mut() {
            parts.sort_by(|a, b| match (first(a), first(b)) {
                (Some(a), Some(b)) => around.order(a, b),
                (a, b) => a.cmp(&b),
            });
        }
        let parts = Parts { whole, parts };
        let before = std::mem::replace(&mut self.parts, parts);
        let parts = &self.parts;
        for id in before.touched().chain(parts.touched()) {
            let differs = before.whole.get(&id) != parts.whole.get(&id)
                || before.parts.get(&id) != parts.parts.get(&id);
            if differs && let Some(entry) = links.meetings.get(id.0) {
                entries.entry(id).or_insert_with(|| MeetingEntry::clone(entry));
            }
        }
    }
}

impl Parts {
    fn touched(&self) -> impl Iterator<Item = MeetingId> {
        self.whole.keys().chain(self.parts.keys()).copied()
    }
}
