//! Who is who: the namings of all articles, and the people whom they make.

use super::{Around, File, Member};
use crate::config::KnownPerson;
use crate::corpus::graph::Graph;
use crate::corpus::intern::Interner;
use crate::corpus::links::Links;
use crate::corpus::people::{bear_on_each_other, cluster, display_name};
use crate::corpus::person_card::{Naming, PersonCard, keys};
use crate::corpus::{FileId, PersonEntry, PersonId, Sounds, spelling};
use crate::text::fold::{Tier, folded};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// All namings, as nodes of a graph, with those who go by them.
#[derive(Default)]
pub struct People {
    ids: FxHashMap<Arc<Naming>, u32>,
    graph: Graph<Arc<Naming>>,
    held: FxHashMap<u32, Held>,
    /// Those whose naming says nothing of who they are: each is somebody else.
    alone: FxHashMap<Member, PersonId>,
    alone_of: FxHashMap<PersonId, Member>,
    /// Which of the newsroom's own people a naming is.
    desk: FxHashMap<u32, u32>,
    /// The namings of each person.
    namings: FxHashMap<PersonId, Vec<u32>>,
    numbers: Numbers,
    /// The namings that came, and those that had to do with the ones that went.
    seeds: Vec<u32>,
    /// The namings that others go by than before, or whose cards say something else.
    dirty: FxHashSet<u32>,
    /// The people who lost a naming for good.
    left: FxHashSet<PersonId>,
    /// The files whose people are to be looked up again.
    moved: FxHashSet<FileId>,
}

/// Who goes by a naming.
#[derive(Default)]
struct Held {
    members: Vec<Member>,
    person: Option<PersonId>,
}

/// Numbers for people or meetings, used again when they are free.
#[derive(Default)]
pub struct Numbers {
    next: u32,
    free: Vec<u32>,
}

impl Numbers {
    /// One that nobody has.
    pub fn take(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        })
    }

    /// Gives one back.
    pub fn give(&mut self, number: u32) {
        self.free.push(number);
    }
}

impl People {
    /// Takes in a name of one of the newsroom's own people.
    pub fn add_desk(&mut self, naming: Naming) {
        if let Some(person) = naming.desk {
            let id = self.id(&Arc::new(naming));
            self.desk.insert(id, person);
        }
    }

    /// The same card with what others share.
    pub fn shared(&self, card: &PersonCard, words: &mut Interner) -> PersonCard {
        let known = self.ids.get_key_value(&card.naming).map(|(naming, _)| naming.clone());
        // A copy, because what is given may lie between what is thrown away soon.
        let naming = known.unwrap_or_else(|| Arc::new(Naming::clone(&card.naming)));
        PersonCard { naming, spelled: words.share(&card.spelled), mentions: card.mentions }
    }

    /// Has a file name these people instead of those.
    pub fn replace(&mut self, file: FileId, before: &[PersonCard], now: &[PersonCard]) {
        for index in 0..before.len().max(now.len()) {
            let member = (file, index as u32);
            match (before.get(index), now.get(index)) {
                (Some(before), Some(now)) if before == now => {}
                (Some(before), Some(now)) if before.naming == now.naming => {
                    self.dirty.extend(self.ids.get(&now.naming));
                }
                (before, now) => {
                    before.iter().for_each(|card| self.take_out(member, &card.naming));
                    now.iter().for_each(|card| self.put_in(member, &card.naming));
                }
            }
        }
    }

    fn id(&mut self, naming: &Arc<Naming>) -> u32 {
        if let Some(id) = self.ids.get(naming) {
            return *id;
        }
        let id = self.graph.insert(naming.clone(), keys(naming), |a, b| bear_on_each_other(a, b));
        self.ids.insert(naming.clone(), id);
        self.held.insert(id, Held::default());
        self.seeds.push(id);
        id
    }

    fn put_in(&mut self, member: Member, naming: &Arc<Naming>) {
        let id = self.id(naming);
        self.held.entry(id).or_default().members.push(member);
        self.dirty.insert(id);
        self.moved.insert(member.0);
    }

    fn take_out(&mut self, member: Member, naming: &Arc<Naming>) {
        let Some(id) = self.ids.get(naming).copied() else { return };
        self.dirty.insert(id);
        self.join_others(member);
        let Some(held) = self.held.get_mut(&id) else { return };
        held.members.retain(|known| *known != member);
        if held.members.is_empty() && !self.desk.contains_key(&id) {
            if let Some(person) = held.person {
                self.left.insert(person);
                if let Some(namings) = self.namings.get_mut(&person) {
                    namings.retain(|naming| *naming != id);
                    if namings.is_empty() {
                        self.namings.remove(&person);
                    }
                }
            }
            self.held.remove(&id);
            self.ids.remove(naming);
            self.dirty.remove(&id);
            self.seeds.extend(self.graph.remove(id));
        }
    }

    /// Who a person of a file is.
    pub fn person_of(&self, member: Member, naming: &Arc<Naming>) -> Option<PersonId> {
        let held = self.ids.get(naming).and_then(|id| self.held.get(id))?;
        held.person.or_else(|| self.alone.get(&member).copied())
    }

    /// Brings the people up to date. Gives the files some of whose people are others than before.
    pub fn settle(
        &mut self,
        links: &mut Links,
        files: &FxHashMap<FileId, Box<File>>,
        around: &Around<'_>,
        affected: &mut FxHashSet<FileId>,
    ) -> FxHashSet<FileId> {
        let mut changed: FxHashSet<PersonId> = FxHashSet::default();
        let seeds = std::mem::take(&mut self.seeds);
        // What was one component can be two now, which do not both keep a number.
        let mut taken: FxHashSet<PersonId> = FxHashSet::default();
        for component in self.graph.components(seeds) {
            self.regroup(component, &mut taken, &mut changed);
        }
        for id in std::mem::take(&mut self.dirty) {
            match self.held.get(&id).map(|held| held.person) {
                Some(Some(person)) => drop(changed.insert(person)),
                Some(None) => self.leave_alone(id, &mut changed),
                None => {}
            }
        }
        changed.extend(self.left.drain());
        for person in changed {
            self.write(person, links, files, around, affected);
        }
        std::mem::take(&mut self.moved)
    }

    /// Says anew who the people of one component are, and keeps their numbers as far as they are the same.
    fn regroup(
        &mut self,
        mut component: Vec<u32>,
        taken: &mut FxHashSet<PersonId>,
        changed: &mut FxHashSet<PersonId>,
    ) {
        // An order that follows from the names, and not from who came first.
        component.sort_by(|a, b| self.graph.get(*a).cmp(&self.graph.get(*b)));
        let of = (0..).zip(&component).filter_map(|(at, id)| Some(((at, 0), &**self.graph.get(*id)?)));
        let labels = cluster(&of.collect::<Vec<_>>());
        let mut groups: Vec<(u32, Vec<u32>)> = Vec::new();
        for (id, label) in component.iter().zip(labels) {
            match groups.iter_mut().find(|(known, _)| *known == label) {
                Some((_, group)) => group.push(*id),
                None => groups.push((label, vec![*id])),
            }
        }
        let before: FxHashSet<PersonId> =
            component.iter().filter_map(|id| self.held.get(id).and_then(|held| held.person)).collect();
        for (_, group) in groups {
            let (nobody, group) = self.tell_apart(group);
            for id in nobody {
                self.set_person(id, None);
                self.leave_alone(id, changed);
            }
            if group.is_empty() {
                continue;
            }
            let known = group.iter().filter_map(|id| self.held.get(id).and_then(|held| held.person));
            let mut known = known.filter(|person| !taken.contains(person));
            let person = known.next().unwrap_or_else(|| PersonId(self.numbers.take()));
            taken.insert(person);
            for id in &group {
                self.set_person(*id, Some(person));
            }
            if self.namings.get(&person) != Some(&group) {
                self.namings.insert(person, group);
                changed.insert(person);
            }
        }
        for gone in before.difference(taken) {
            self.namings.remove(gone);
            changed.insert(*gone);
        }
    }

    /// Parts those of whom a given name alone is known from a group, unless it is one of the newsroom's own people.
    fn tell_apart(&self, group: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
        let is_desk = group.iter().any(|id| self.desk.contains_key(id));
        let is_nobody = |id: &u32| !is_desk && self.graph.get(*id).is_some_and(|naming| naming.is_nobody());
        group.into_iter().partition(is_nobody)
    }

    fn set_person(&mut self, id: u32, person: Option<PersonId>) {
        let Some(held) = self.held.get_mut(&id).filter(|held| held.person != person) else { return };
        held.person = person;
        let members = held.members.clone();
        for member in members {
            self.moved.insert(member.0);
            if person.is_some() {
                self.join_others(member);
            }
        }
    }

    /// Makes each who goes by a naming somebody else; those of them who were somebody before stay.
    fn leave_alone(&mut self, id: u32, changed: &mut FxHashSet<PersonId>) {
        let members = self.held.get(&id).map(|held| held.members.clone()).unwrap_or_default();
        for member in members {
            let person = match self.alone.get(&member) {
                Some(person) => *person,
                None => PersonId(self.numbers.take()),
            };
            self.alone.insert(member, person);
            self.alone_of.insert(person, member);
            changed.insert(person);
        }
    }

    /// Who was nobody else is alone no more.
    fn join_others(&mut self, member: Member) {
        if let Some(person) = self.alone.remove(&member) {
            self.alone_of.remove(&person);
            self.left.insert(person);
        }
    }

    /// Writes down all that is known of a person, for everybody to see.
    fn write(
        &mut self,
        person: PersonId,
        links: &mut Links,
        files: &FxHashMap<FileId, Box<File>>,
        around: &Around<'_>,
        affected: &mut FxHashSet<FileId>,
    ) {
        let namings = self.namings.get(&person);
        let held = namings.into_iter().flatten().filter_map(|id| self.held.get(id));
        let mut members: Vec<Member> = held.flat_map(|held| held.members.iter().copied()).collect();
        members.extend(self.alone_of.get(&person));
        members.sort_by(|a, b| around.order(*a, *b));
        let desk = namings.into_iter().flatten().find_map(|id| self.desk.get(id)).copied();
        let known = desk.and_then(|person| around.desk.get(person as usize));
        let entry = (!members.is_empty()).then(|| {
            let card = |(file, index): &Member| files.get(file)?.people.get(*index as usize);
            let cards = || members.iter().filter_map(card);
            let name = known.map_or_else(|| display_name(cards()), |known| known.name.clone());
            let mut names = vec![name.clone()];
            let others = cards().map(PersonCard::name).chain(known.into_iter().flat_map(KnownPerson::names));
            for other in others {
                if !names.iter().any(|name| **name == *other) {
                    names.push(other.into());
                }
            }
            PersonEntry {
                folded: names.iter().map(|name| folded(name, Tier::Loose).into()).collect(),
                names,
                mentions: cards().map(|card| card.mentions).sum(),
                name,
                desk,
                sounds: Sounds::default(),
                varied: spelling::vary(cards().flat_map(PersonCard::forms)),
                members,
            }
        });
        let old = links.people.get(person.0);
        // Findings can depend on those who are spelled in several ways, or on everybody.
        let seen = [old.map(|old| &**old), entry.as_ref()]
            .map(|entry| entry.filter(|entry| entry.varied || around.names_people));
        let [was, is] = seen.map(|entry| entry.map(|entry| (entry.varied, &entry.members)));
        if was != is {
            let members = [was, is].into_iter().flatten().flat_map(|(_, members)| members);
            affected.extend(members.map(|(file, _)| *file));
        }
        if namings.is_none() && entry.is_none() {
            self.numbers.give(person.0);
        }
        if old.map(|old| &**old) != entry.as_ref() {
            links.people.set(person.0, entry.map(Arc::new));
        }
    }
}
