//! Cards on their way to meetings: sets that only join where nothing in them speaks against it.

use super::meeting_card::MeetingCard;
use super::meeting_conflict::{conflict, distance};

/// Sets of cards that grow together unless some of them conflict.
pub(super) struct Groups<'c> {
    cards: &'c [(u32, &'c MeetingCard)],
    parent: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl<'c> Groups<'c> {
    /// Every card by itself.
    pub fn new(cards: &'c [(u32, &'c MeetingCard)]) -> Self {
        Self {
            cards,
            parent: (0..cards.len()).collect(),
            members: (0..cards.len()).map(|at| vec![at]).collect(),
        }
    }

    /// The card that stands for the set of a card.
    pub fn root(&self, at: usize) -> usize {
        let mut root = at;
        while let Some(parent) = self.parent.get(root).filter(|parent| **parent != root) {
            root = *parent;
        }
        root
    }

    /// Joins the sets of two cards, unless a card of one contradicts a card of the other.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let (Some(mine), Some(theirs)) = (self.members.get(one), self.members.get(other)) else { return };
        let clash = mine.iter().any(|a| {
            theirs.iter().any(|b| match (self.cards.get(*a), self.cards.get(*b)) {
                (Some(a), Some(b)) => conflict(a.1, b.1) || a.0 == b.0 && distance(a.1, b.1) != Some(0),
                _ => true,
            })
        });
        if clash {
            return;
        }
        let (root, child) = (one.min(other), one.max(other));
        let moved = self.members.get_mut(child).map(std::mem::take).unwrap_or_default();
        if let Some(members) = self.members.get_mut(root) {
            members.extend(moved);
        }
        if let Some(parent) = self.parent.get_mut(child) {
            *parent = root;
        }
    }
}
