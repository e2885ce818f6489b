//! Cards that can be of one thing, as a graph: what keys bring together is compared once, when it comes in.
//!
//! Two nodes have an edge if they share a key and can be of one thing. What is not connected cannot bear on each other,
//! so that a change has to look at the components that it touches, and at nothing else.

use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// The nodes by number, with their edges.
#[derive(Clone, Debug)]
pub struct Graph<N> {
    nodes: Vec<Option<Node<N>>>,
    free: Vec<u32>,
    by_key: BTreeSet<(u64, u32)>,
}

#[derive(Clone, Debug)]
struct Node<N> {
    card: N,
    keys: Box<[u64]>,
    edges: Vec<u32>,
}

impl<N> Default for Graph<N> {
    fn default() -> Self {
        Self { nodes: Vec::new(), free: Vec::new(), by_key: BTreeSet::new() }
    }
}

impl<N> Graph<N> {
    /// Takes a card in. `can_be_one` is asked of it and each that shares a key.
    pub fn insert(&mut self, card: N, keys: Vec<u64>, can_be_one: impl Fn(&N, &N) -> bool) -> u32 {
        let edges: Vec<u32> = self
            .near(&keys)
            .into_iter()
            .filter(|other| self.get(*other).is_some_and(|other| can_be_one(&card, other)))
            .collect();
        let id = self.free.pop().unwrap_or(self.nodes.len() as u32);
        for other in &edges {
            if let Some(Some(other)) = self.nodes.get_mut(*other as usize) {
                other.edges.push(id);
            }
        }
        for key in &keys {
            self.by_key.insert((*key, id));
        }
        let node = Some(Node { card, keys: keys.into(), edges });
        match self.nodes.get_mut(id as usize) {
            Some(place) => *place = node,
            None => self.nodes.push(node),
        }
        id
    }

    /// Takes a node out, and gives those that it had edges to.
    pub fn remove(&mut self, id: u32) -> Vec<u32> {
        let Some(node) = self.nodes.get_mut(id as usize).and_then(Option::take) else { return Vec::new() };
        for key in &node.keys {
            self.by_key.remove(&(*key, id));
        }
        for other in &node.edges {
            if let Some(Some(other)) = self.nodes.get_mut(*other as usize) {
                other.edges.retain(|edge| *edge != id);
            }
        }
        self.free.push(id);
        node.edges
    }

    /// The card of a node.
    pub fn get(&self, id: u32) -> Option<&N> {
        self.nodes.get(id as usize)?.as_ref().map(|node| &node.card)
    }

    /// The nodes that a node has an edge to.
    pub fn edges(&self, id: u32) -> &[u32] {
        self.nodes.get(id as usize).and_then(Option::as_ref).map_or(&[], |node| &node.edges)
    }

    /// The nodes that have one of these keys, in order of number.
    pub fn near(&self, keys: &[u64]) -> Vec<u32> {
        let with = |key: &u64| self.by_key.range((*key, 0)..=(*key, u32::MAX)).map(|(_, id)| *id);
        let mut near: Vec<u32> = keys.iter().flat_map(with).collect();
        if keys.len() > 1 {
            near.sort_unstable();
            near.dedup();
        }
        near
    }

    /// The connected components that hold some of these nodes, each in order of number; numbers of nodes that are gone
    /// hold nothing.
    pub fn components(&self, of: impl IntoIterator<Item = u32>) -> Vec<Vec<u32>> {
        let mut seen: FxHashSet<u32> = FxHashSet::default();
        let mut components = Vec::new();
        for start in of {
            if self.get(start).is_none() || !seen.insert(start) {
                continue;
            }
            let mut component = vec![start];
            let mut next = 0;
            while let Some(at) = component.get(next).copied() {
                next += 1;
                component.extend(self.edges(at).iter().copied().filter(|edge| seen.insert(*edge)));
            }
            component.sort_unstable();
            components.push(component);
        }
        components
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_meet_through_edges_and_part_again() {
        let mut graph = Graph::default();
        let close = |a: &i32, b: &i32| (a - b).abs() < 3;
        let ids: Vec<u32> = [1, 3, 5, 90].into_iter().map(|n| graph.insert(n, vec![7], close)).collect();
        let apart = graph.insert(4, vec![8], close);
        assert_eq!(graph.components([ids[0], ids[2], apart]), [vec![ids[0], ids[1], ids[2]], vec![apart]]);
        assert_eq!(graph.remove(ids[1]), [ids[0], ids[2]]);
        assert_eq!(graph.components([ids[1], ids[2]]), [vec![ids[2]]]);
        assert_eq!(graph.near(&[7, 8]), [ids[0], ids[2], ids[3], apart]);
    }
}
