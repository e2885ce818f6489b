//! Clusters: cards that share a key can be of one thing, and only those are ever compared.

use super::FileId;
use super::links::Source;
use super::people::Member;
use rustc_hash::FxHashMap;

/// The connected components of cards that share keys, each as indexes in order; the components in order of their
/// first card.
pub fn components(keys: &[Vec<u64>]) -> Vec<Vec<usize>> {
    let mut sets = Sets { parent: (0..keys.len()).collect() };
    let mut first_with: FxHashMap<u64, usize> = FxHashMap::default();
    for (at, keys) in keys.iter().enumerate() {
        for key in keys {
            match first_with.get(key) {
                Some(first) => sets.join(*first, at),
                None => {
                    first_with.insert(*key, at);
                }
            }
        }
    }
    let mut of_root: FxHashMap<usize, usize> = FxHashMap::default();
    let mut components: Vec<Vec<usize>> = Vec::new();
    for at in 0..keys.len() {
        let root = sets.root(at);
        let place = *of_root.entry(root).or_insert_with(|| {
            components.push(Vec::new());
            components.len() - 1
        });
        if let Some(component) = components.get_mut(place) {
            component.push(at);
        }
    }
    components
}

/// The groups of a partition: the positions that have the same number, in order of their first position.
pub fn groups(numbers: &[u32]) -> Vec<Vec<usize>> {
    let mut place_of: FxHashMap<u32, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let place = *place_of.entry(*number).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.push(at);
        }
    }
    groups
}

/// The cards that are of one person or meeting, together: only cards that keys connect are ever compared.
pub fn grouped<'c, C>(
    members: &[((FileId, u32), &'c C)],
    keys: impl Fn(&C) -> Vec<u64>,
    cluster: impl Fn(&[(Member, &C)]) -> Vec<u32>,
) -> Vec<Vec<(Member, &'c C)>> {
    let keys: Vec<Vec<u64>> = members.iter().map(|(_, card)| keys(card)).collect();
    let mut out = Vec::new();
    for component in components(&keys) {
        let of = component.iter().filter_map(|at| members.get(*at));
        let of: Vec<(Member, &C)> = of.map(|((file, index), card)| ((file.0, *index), *card)).collect();
        let group = |group: Vec<usize>| group.iter().filter_map(|at| of.get(*at)).copied().collect();
        out.extend(groups(&cluster(&of)).into_iter().map(group));
    }
    out
}

/// All cards of some files with where they come from.
pub(super) fn members<'c, C>(
    files: &[Source<'_>],
    cards: &'c [impl AsRef<[C]>],
) -> Vec<((FileId, u32), &'c C)> {
    let of_file = |((file, _), cards): (&Source<'_>, &'c _)| {
        let file = *file;
        AsRef::<[C]>::as_ref(cards).iter().enumerate().map(move |(index, card)| ((file, index as u32), card))
    };
    files.iter().zip(cards).flat_map(of_file).collect()
}

/// The files and indexes of a group.
pub fn ids<C>(group: &[(Member, &C)]) -> Vec<(FileId, u32)> {
    group.iter().map(|((file, index), _)| (FileId(*file), *index)).collect()
}

/// Disjoint sets with path halving (Tarjan and van Leeuwen 1984).
struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(parent) = self.parent.get(at).copied().filter(|parent| *parent != at) {
            let above = self.parent.get(parent).copied().unwrap_or(parent);
            if let Some(place) = self.parent.get_mut(at) {
                *place = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The smaller index is the root, so that the result does not depend on the order of joining.
        if let Some(place) = self.parent.get_mut(a.max(b)) {
            *place = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_meet_through_shared_keys() {
        let keys = [vec![1], vec![2], vec![1, 3], vec![], vec![3, 2]];
        assert_eq!(components(&keys), [vec![0, 1, 2, 4], vec![3]]);
    }

    #[test]
    fn a_partition_falls_into_groups() {
        assert_eq!(groups(&[5, 1, 5, 2]), [vec![0, 2], vec![1], vec![3]]);
    }
}
