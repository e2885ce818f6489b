//! Who is who across articles: which cards of people are one person's.
//!
//! Everything here is a pure function of cards. People can only be one if they share a key; [`cluster`] parts one
//! component of such people, and gives the same whatever order they come in. A wrong merge costs more than a split:
//! different given names never merge, and a surname alone joins a full name only where no other could be meant.

use super::person_card::{Naming, PersonCard, keys, sounds};
use crate::lang::KnownId;
use crate::lang::translit::{is_arabic, is_given, same_spelling};
use crate::people::{is_short_for, same_part};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

/// Which person of which file.
pub type Member = (u32, u32);

/// Whether it takes both to say who is who: what cannot be one, and is short for nothing of the other, does not bear on
/// it. Two that bear on each other share a key.
pub fn bear_on_each_other(a: &Naming, b: &Naming) -> bool {
    let surname = |single: &Naming, full: &Naming| {
        let Some(part) = single.parts.first() else { return false };
        full.parts.first() == Some(part) || full.parts.iter().skip(1).any(|other| same_part(part, other))
    };
    // A given name alone is somebody by itself, unless the newsroom has just that name for one of its own.
    if a.is_nobody() || b.is_nobody() {
        return a.parts == b.parts && (a.desk.is_some() || b.desk.is_some());
    }
    let one_desk = a.desk.is_some() && a.desk == b.desk;
    one_desk
        || a.parts == b.parts
        || match (a.is_full(), b.is_full()) {
            (true, true) => is_short_for(&a.parts, &b.parts) || is_short_for(&b.parts, &a.parts),
            (false, true) => surname(a, b),
            (true, false) => surname(b, a),
            (false, false) => a.parts.iter().zip(&b.parts).all(|(a, b)| same_spelling(a, b)),
        }
}

/// Which of the members are one person: the same number for one person, in the order of `members`.
pub fn cluster(members: &[(Member, &Naming)]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..members.len()).collect();
    // The fullest names first; whatever is left to choose, the member itself decides.
    order.sort_by_key(|&at| {
        members.get(at).map(|(member, card)| (std::cmp::Reverse(card.parts.len()), &card.parts, *member))
    });
    let mut groups = Groups {
        members,
        of: vec![u32::MAX; members.len()],
        all: Vec::new(),
        names: Vec::new(),
        by_key: FxHashMap::default(),
        compared: RefCell::default(),
    };
    // The newsroom's own people come first, and each is one whatever the names.
    for &at in order.iter().filter(|&&at| members.get(at).is_some_and(|(_, card)| card.desk.is_some())) {
        groups.place_known(at);
    }
    let mut last: Option<usize> = None;
    for &at in &order {
        if groups.card(at).is_some_and(|card| card.is_full() && card.desk.is_none()) {
            // Who is written just so is the same person, and stands right behind.
            let same = last.filter(|last| groups.are_written_alike(*last, at));
            match same.and_then(|last| groups.group_of(last)) {
                Some(group) => groups.join(at, Some(group)),
                None => groups.place_full(at),
            }
            last = Some(at);
        }
    }
    groups.across_scripts();
    let fulls = groups.all.len();
    // Whoever has the same single name and the same offices is the same person, wherever that is sure at all.
    let mut placed: FxHashMap<(&[Box<str>], Vec<KnownId>), usize> = FxHashMap::default();
    for &at in &order {
        let Some((_, card)) = members.get(at).filter(|(_, card)| !card.is_full() && card.desk.is_none())
        else {
            continue;
        };
        let countries: Vec<KnownId> = card.countries().collect();
        let sure = !countries.is_empty() || card.parts.first().is_some_and(|part| !is_given(part));
        let key = (card.parts.as_slice(), countries);
        match placed.get(&key).filter(|_| sure) {
            Some(group) => groups.join(at, Some(*group)),
            None => {
                groups.place_single(at, fulls);
                placed.extend(groups.group_of(at).map(|group| (key, group)));
            }
        }
    }
    groups.of
}

struct Groups<'m, 'c> {
    members: &'m [(Member, &'c Naming)],
    of: Vec<u32>,
    /// The members of each group; its head, the fullest, comes first.
    all: Vec<Vec<usize>>,
    /// The names of each group with their offices, each once; that of its head comes first.
    names: Vec<Vec<&'c Naming>>,
    /// The groups that have a name with this key, in order: nobody else can be the same.
    by_key: FxHashMap<u64, Vec<usize>>,
    /// What came of comparing two names before: many articles have the same ones.
    compared: RefCell<FxHashMap<Compared<'c>, bool>>,
}

/// Two names, or two words of names where the flag is set.
type Compared<'c> = (bool, &'c [Box<str>], &'c [Box<str>]);

impl<'c> Groups<'_, 'c> {
    fn card(&self, at: usize) -> Option<&'c Naming> {
        self.members.get(at).map(|(_, card)| *card)
    }

    fn group_of(&self, at: usize) -> Option<usize> {
        self.of.get(at).map(|group| *group as usize)
    }

    fn are_written_alike(&self, a: usize, b: usize) -> bool {
        self.card(a).map(|card| &card.parts) == self.card(b).map(|card| &card.parts)
    }

    fn cards(&self, group: usize) -> impl Iterator<Item = &'c Naming> {
        self.names.get(group).into_iter().flatten().copied()
    }

    fn join(&mut self, at: usize, group: Option<usize>) {
        let group = group.unwrap_or_else(|| {
            self.all.push(Vec::new());
            self.names.push(Vec::new());
            self.all.len() - 1
        });
        let card = self.card(at);
        if let (Some(all), Some(of)) = (self.all.get_mut(group), self.of.get_mut(at)) {
            all.push(at);
            *of = group as u32;
        }
        if let (Some(names), Some(card)) = (self.names.get_mut(group), card)
            && !names.iter().any(|known| **known == *card)
        {
            names.push(card);
            for key in keys(card) {
                let groups = self.by_key.entry(key).or_default();
                if let Err(place) = groups.binary_search(&group) {
                    groups.insert(place, group);
                }
            }
        }
    }

    /// The groups that share a key with a card, in order.
    fn near(&self, card: &Naming) -> Vec<usize> {
        let mut near: Vec<usize> =
            keys(card).iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// A name of the newsroom's own goes to whoever has it.
    fn place_known(&mut self, at: usize) {
        let Some(card) = self.card(at) else { return };
        let known = self.near(card).into_iter().find(|group| self.desk_of(*group) == card.desk);
        self.join(at, known);
    }

    /// Which of the newsroom's own people a group is.
    fn desk_of(&self, group: usize) -> Option<u32> {
        self.cards(group).find_map(|card| card.desk)
    }

    /// A full name goes to the one group whose head it can be short for; to one of the newsroom's own people by any of
    /// their names.
    fn place_full(&mut self, at: usize) {
        let Some(card) = self.card(at) else { return };
        let near = self.near(card);
        let can_be = |head: &'c Naming| is_latin(head) == is_latin(card) && self.same_full(card, head);
        let known = |group: &usize| {
            let mut names = self.cards(*group).filter(|head| head.desk.is_some());
            names.any(|head| can_be(head) || is_latin(head) == is_latin(card) && self.same_full(head, card))
        };
        let desk = self.written_so(card, &near).or_else(|| only(near.iter().copied().filter(known)));
        if desk.is_some() {
            return self.join(at, desk);
        }
        let fits = |group: &usize| self.cards(*group).next().is_some_and(can_be);
        let options: Vec<usize> = near.into_iter().filter(fits).collect();
        let exact = |group: &&usize| self.cards(**group).any(|other| other.parts == card.parts);
        let agreeing = |group: &&usize| self.cards(**group).any(|other| other.agrees(card));
        let group = match options.as_slice() {
            [] => None,
            [one] => Some(*one),
            // Of several, that which somewhere is written the same; else that which one office speaks for.
            several => several.iter().find(exact).or_else(|| only(several.iter().filter(agreeing))).copied(),
        };
        self.join(at, group);
    }

    /// The one of the newsroom's own people who has a name just so.
    fn written_so(&self, card: &Naming, near: &[usize]) -> Option<usize> {
        let has =
            |group: &usize| self.cards(*group).any(|head| head.desk.is_some() && head.parts == card.parts);
        only(near.iter().copied().filter(has))
    }

    /// Groups in different scripts become one where each is the only one that the other can be.
    fn across_scripts(&mut self) {
        let count = self.all.len();
        let mut partners: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (a, b) in self.pairs() {
            if self.are_one_across(a, b) {
                for (own, other) in [(a, b), (b, a)] {
                    partners.get_mut(own).into_iter().for_each(|own| own.push(other));
                }
            }
        }
        let only = |group: usize| partners.get(group).and_then(|others| only(others.iter().copied()));
        let pairs: Vec<(usize, usize)> = (0..count)
            .filter_map(|group| only(group).map(|other| (group, other)))
            .filter(|(group, other)| group < other && only(*other) == Some(*group))
            .collect();
        for (into, from) in pairs {
            let moved = self.all.get_mut(from).map(std::mem::take).unwrap_or_default();
            self.names.get_mut(from).map(std::mem::take);
            for at in moved {
                self.join(at, Some(into));
            }
        }
    }

    /// The pairs of groups that share a key, the smaller number first.
    fn pairs(&self) -> FxHashSet<(usize, usize)> {
        let mut pairs = FxHashSet::default();
        for groups in self.by_key.values() {
            for (at, a) in groups.iter().enumerate() {
                pairs.extend(groups.iter().skip(at + 1).map(|b| (*a, *b)));
            }
        }
        pairs
    }

    fn are_one_across(&self, one: usize, other: usize) -> bool {
        let latin = |group| self.cards(group).next().is_some_and(is_latin);
        let desk = |group| self.desk_of(group).is_some();
        let pairs = || self.cards(one).flat_map(|a| self.cards(other).map(move |b| (a, b)));
        (latin(one) != latin(other) || desk(one) != desk(other))
            && !(desk(one) && desk(other))
            && pairs()
                .any(|(a, b)| is_latin(a) != is_latin(b) && (self.same_full(a, b) || self.same_full(b, a)))
            && !pairs().all(|(a, b)| a.contradicts(b))
    }

    /// Whether two full names can be one person's.
    fn same_full(&self, short: &'c Naming, long: &'c Naming) -> bool {
        if !self.remembered((false, &short.parts, &long.parts), is_short_for) {
            return false;
        }
        // From script to script only consonants count, so there must be enough of them.
        is_latin(short) == is_latin(long) || {
            let sounds: usize =
                short.parts.iter().filter_map(|part| sounds(part).first().map(|sounds| sounds.len())).sum();
            sounds > 3 && !short.contradicts(long)
        }
    }

    /// Whether two parts of names, each alone in its slice, can be spellings of one.
    fn same_part(&self, a: &'c [Box<str>], b: &'c [Box<str>]) -> bool {
        self.remembered((true, a, b), |a, b| a.iter().zip(b).all(|(a, b)| same_part(a, b)))
    }

    fn remembered(&self, names: Compared<'c>, compare: impl Fn(&[Box<str>], &[Box<str>]) -> bool) -> bool {
        if let Some(known) = self.compared.borrow().get(&names) {
            return *known;
        }
        let same = compare(names.1, names.2);
        self.compared.borrow_mut().insert(names, same);
        same
    }

    /// A single name goes to the one full name it can be the surname of, or to the same name alone.
    fn place_single(&mut self, at: usize, fulls: usize) {
        let Some(card) = self.card(at) else { return };
        let (Some(part), Some(alone)) = (card.parts.first(), card.parts.get(..1)) else {
            return self.join(at, None);
        };
        let near = self.near(card);
        let desk = self.written_so(card, &near);
        if desk.is_some() {
            return self.join(at, desk);
        }
        let fits = |group: &usize| {
            self.cards(*group).any(|head| {
                let surname = head.parts.chunks(1).skip(1).any(|other| self.same_part(alone, other));
                let agrees = || self.cards(*group).any(|other| other.agrees(card));
                let given = head.parts.first().is_some_and(|first| first == part) && agrees();
                let contradicts = self.cards(*group).any(|other| other.countries().next().is_some())
                    && card.countries().next().is_some()
                    && !agrees();
                // What is a given name as well needs more than to be somebody's last one.
                (surname && !contradicts && (!is_given(part) || agrees())) || given
            })
        };
        let options: Vec<usize> = near.iter().copied().filter(|group| *group < fulls).filter(fits).collect();
        let agreeing = |group: &&usize| self.cards(**group).any(|other| other.agrees(card));
        let group = match options.as_slice() {
            [one] => Some(*one),
            several => only(several.iter().filter(agreeing)).copied(),
        };
        let alone = || {
            near.iter().copied().filter(|group| *group >= fulls).find(|group| {
                let same =
                    |other: &Naming| other.parts.first().is_some_and(|other| same_spelling(part, other));
                let apart = is_given(part) && !self.cards(*group).any(|other| other.agrees(card));
                self.cards(*group).next().is_some_and(same)
                    && !apart
                    && !self.cards(*group).any(|other| other.contradicts(card))
            })
        };
        let group = group.or_else(alone);
        self.join(at, group);
    }
}

fn is_latin(card: &Naming) -> bool {
    card.parts.first().is_some_and(|part| !is_arabic(part))
}

/// The one item, if there is just one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    if items.next().is_some() { None } else { first }
}

/// The name to show for somebody: of the full names the commonest, of equally common ones the fullest. The cards come in
/// order, and of one name the first spelling counts.
pub fn display_name<'c>(cards: impl Iterator<Item = &'c PersonCard> + Clone) -> Box<str> {
    let full = cards.clone().any(|card| card.naming.is_full());
    let mut forms: FxHashMap<&[Box<str>], (usize, u32, &str)> = FxHashMap::default();
    for card in cards.filter(|card| card.naming.is_full() == full) {
        let form = forms.entry(&card.naming.parts).or_insert((0, 0, card.name()));
        form.0 += 1;
        form.1 += card.mentions;
    }
    let best = forms.iter().max_by_key(|(parts, (articles, mentions, _))| {
        (*articles, parts.len(), *mentions, std::cmp::Reverse(*parts))
    });
    best.map_or("".into(), |(_, (_, _, name))| (*name).into())
}

#[cfg(test)]
mod tests;
