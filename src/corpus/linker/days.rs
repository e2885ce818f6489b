//! The publication dates of the files that state none, from their own words and from what others say of the same
//! meetings.
//!
//! A file that is dated that way tells of its meetings in the next round, until nothing changes: every round looks at
//! the one before as a whole, so that the order of files means nothing. Files bear on each other through meetings alone;
//! a change has those looked at again that it can reach.

use super::{Around, Linker, Touched, shared};
use crate::article::Inference;
use crate::corpus::FileId;
use crate::corpus::graph::Graph;
use crate::corpus::meeting_card::Said;
use crate::corpus::meeting_sure::{asks, may_be_same, surely_same};
use crate::corpus::meetings::{MeetingCard, keys};
use crate::time::Interval;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How often what was inferred of one article may bear on others; chains are short.
const ROUNDS: usize = 8;

/// What the files that state no day say of meetings as long as their day is not known.
#[derive(Default)]
pub struct Days {
    graph: Graph<(FileId, MeetingCard)>,
    files: FxHashMap<FileId, Vec<u32>>,
    /// The files whose day is to be inferred again.
    seeds: FxHashSet<FileId>,
}

impl Days {
    /// Has a file's day inferred again.
    pub fn seed(&mut self, file: FileId) {
        self.seeds.insert(file);
    }

    /// Takes in what a file that states no day says of its meetings.
    pub fn ask(&mut self, file: FileId, cards: Vec<MeetingCard>) {
        let nodes = self.files.get(&file);
        let known =
            nodes.into_iter().flatten().filter_map(|node| self.graph.get(*node)).map(|(_, card)| card);
        if nodes.is_some() && known.eq(cards.iter()) {
            return;
        }
        self.forget(file);
        let nodes = cards.into_iter().map(|card| {
            let keys = keys(&card);
            let other = |a: &(FileId, _), b: &(FileId, _)| a.0 != b.0 && may_be_same(&a.1, &b.1);
            self.graph.insert((file, card), keys, other)
        });
        let nodes: Vec<u32> = nodes.collect();
        self.files.insert(file, nodes);
        self.seeds.insert(file);
    }

    /// A file is gone, or states its day.
    pub fn forget(&mut self, file: FileId) {
        self.seeds.remove(&file);
        for node in self.files.remove(&file).into_iter().flatten() {
            let others = self.graph.remove(node);
            self.seeds.extend(others.into_iter().filter_map(|other| Some(self.graph.get(other)?.0)));
        }
        self.seeds.remove(&file);
    }

    /// The files whose days have to be inferred again, those that bear on each other together. `told` is what files
    /// that state their day said or say now of meetings.
    pub fn settle(&mut self, told: &[MeetingCard]) -> Vec<Vec<FileId>> {
        let mut seeds = std::mem::take(&mut self.seeds);
        for card in told {
            let near = self.graph.near(&keys(card)).into_iter().filter_map(|node| self.graph.get(node));
            seeds.extend(near.filter(|(_, asking)| surely_same(asking, card)).map(|(file, _)| *file));
        }
        let mut seen: FxHashSet<FileId> = FxHashSet::default();
        let mut components = Vec::new();
        for seed in seeds {
            if !self.files.contains_key(&seed) || !seen.insert(seed) {
                continue;
            }
            let mut component = vec![seed];
            let mut next = 0;
            while let Some(file) = component.get(next).copied() {
                next += 1;
                let nodes = self.files.get(&file).into_iter().flatten();
                let others = nodes.flat_map(|node| self.graph.edges(*node));
                let others = others.filter_map(|other| Some(self.graph.get(*other)?.0));
                component.extend(others.filter(|other| seen.insert(*other)));
            }
            components.push(component);
        }
        components
    }

    fn card(&self, file: FileId, meeting: u32) -> Option<&MeetingCard> {
        self.graph.get(*self.files.get(&file)?.get(meeting as usize)?).map(|(_, card)| card)
    }
}

/// A file on the way to its day.
#[derive(Default)]
struct Round {
    inference: Option<Arc<Inference>>,
    /// What it says of its meetings as read from there, and who the people are.
    said: Vec<Arc<Said>>,
    told: Vec<MeetingCard>,
}

impl Linker {
    /// Infers the days of files that bear on each other and on no other that states no day. Gives those of which
    /// something else is known now.
    pub(super) fn infer(
        &mut self,
        files: &[FileId],
        around: &Around<'_>,
        touched: &mut Touched,
    ) -> Vec<FileId> {
        let mut rounds: Vec<Round> = files.iter().map(|_| Round::default()).collect();
        for _ in 0..ROUNDS {
            let known = Known::of(files.iter().zip(&rounds));
            let concluded: Vec<Option<Arc<Inference>>> =
                files.iter().zip(&rounds).map(|(file, round)| self.conclude(*file, round, &known)).collect();
            let mut changed = false;
            for ((file, round), inference) in files.iter().zip(&mut rounds).zip(concluded) {
                if round.inference != inference {
                    changed = true;
                    round.inference = inference;
                    let article = self.readings.of(*file, round.inference.as_ref(), around);
                    round.said = Said::all(&article);
                    round.told = self.cards(&round.said, *file);
                }
            }
            if !changed {
                break;
            }
        }
        let mut moved = Vec::new();
        for (file, round) in files.iter().zip(rounds) {
            let Some(state) = self.files.get_mut(file) else { continue };
            if state.inference == round.inference {
                continue;
            }
            state.said = if round.inference.is_some() {
                shared(&round.said, &mut self.interner)
            } else {
                state.own.clone()
            };
            state.inference = round.inference;
            moved.push(*file);
        }
        touched.stale.extend(&moved);
        touched.affected.extend(&moved);
        moved
    }

    /// What follows from what is known; a day that was settled stays.
    fn conclude(&self, file: FileId, round: &Round, known: &Known<'_>) -> Option<Arc<Inference>> {
        if round.inference.as_ref().is_some_and(|inference| inference.day().is_some()) {
            return round.inference.clone();
        }
        let evidence = self.files.get(&file)?.evidence.as_ref()?;
        let days = |meeting: u32| {
            self.days.card(file, meeting).map_or_else(Vec::new, |card| self.days_of(file, card, known))
        };
        evidence.conclude(days).map(Arc::new)
    }

    /// The days that other files give for a meeting that is surely the one of this card.
    fn days_of(&self, file: FileId, card: &MeetingCard, known: &Known<'_>) -> Vec<Interval> {
        if !asks(card) {
            return Vec::new();
        }
        let keys = keys(card);
        let inferred = keys.iter().filter_map(|key| known.by_key.get(key)).flatten().copied();
        let others = self.meetings.stated_near(&keys).chain(inferred);
        let same = others.filter(|(other, known)| *other != file && surely_same(card, known));
        let mut days: Vec<Interval> = same.flat_map(|(_, known)| known.days()).collect();
        days.sort_by_key(|days| (days.first, days.last));
        days.dedup();
        days
    }
}

/// What the files of a round tell of the days of meetings, by the keys of the meetings.
struct Known<'r> {
    by_key: FxHashMap<u64, Vec<(FileId, &'r MeetingCard)>>,
}

impl<'r> Known<'r> {
    fn of(rounds: impl Iterator<Item = (&'r FileId, &'r Round)>) -> Self {
        let mut by_key: FxHashMap<u64, Vec<(FileId, &MeetingCard)>> = FxHashMap::default();
        for (file, round) in rounds.filter(|(_, round)| round.inference.is_some()) {
            for card in round.told.iter().filter(|card| card.fine().next().is_some()) {
                for key in keys(card) {
                    by_key.entry(key).or_default().push((*file, card));
                }
            }
        }
        Self { by_key }
    }
}
