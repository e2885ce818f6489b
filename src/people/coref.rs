//! Who is who in one article: which names are one person's, and whom a role means.

use super::find::{Finds, Found};
use super::role::RolePhrase;
use super::{NameForm, NameMention, People, Person, RoleMention};
use crate::lang::translit::same_spelling;
use crate::lang::{KnownId, Reading};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// Groups what was found into people.
pub(super) fn resolve(reading: &Reading, finds: Finds) -> People {
    let Finds { names, roles, lone } = finds;
    let persons = cluster(&names, &roles);
    let mut people = people_of(reading, &names, &persons);
    let roles = Roles::new(reading, &names, &roles, &persons).run();
    for (index, role) in roles.iter().enumerate() {
        for &person in &role.people {
            if let Some(person) = people.people.get_mut(person as usize) {
                person.roles.push(index as u32);
            }
        }
    }
    people.roles = roles;
    people.lone = lone;
    introduce(&mut people);
    people
}

/// For each name, the index of its person; people are numbered in order of text.
fn cluster(names: &[Found], roles: &[(RolePhrase, Vec<usize>)]) -> Vec<u32> {
    let mut group: Vec<usize> = (0..names.len()).collect();
    // The longest names first, so that each finds its fullest form.
    let mut full: Vec<usize> = (0..names.len()).filter(|&at| parts(names, at).len() > 1).collect();
    full.sort_by_key(|&at| (std::cmp::Reverse(parts(names, at).len()), at));
    let mut heads: Vec<usize> = Vec::new();
    for &at in &full {
        match heads.iter().find(|&&head| is_short_for(parts(names, at), parts(names, head))) {
            Some(&head) => set(&mut group, at, head),
            None => heads.push(at),
        }
    }
    let mut singles: Vec<usize> = Vec::new();
    for at in 0..names.len() {
        let [part] = parts(names, at) else { continue };
        let part = names.get(at).and_then(|name| name.mistyped.as_ref()).unwrap_or(part);
        let head = head_of_single(names, roles, &heads, &group, at, part);
        let head = head.or_else(|| {
            singles
                .iter()
                .copied()
                .find(|&head| parts(names, head).first().is_some_and(|other| same_spelling(other, part)))
        });
        match head {
            Some(head) => set(&mut group, at, head),
            None => singles.push(at),
        }
    }
    number(&group)
}

fn parts(names: &[Found], at: usize) -> &[Box<str>] {
    names.get(at).map_or(&[], |name| &name.parts)
}

fn set(group: &mut [usize], at: usize, head: usize) {
    if let Some(place) = group.get_mut(at) {
        *place = head;
    }
}

fn number(group: &[usize]) -> Vec<u32> {
    let mut ids: FxHashMap<usize, u32> = FxHashMap::default();
    group
        .iter()
        .map(|head| {
            let next = ids.len() as u32;
            *ids.entry(*head).or_insert(next)
        })
        .collect()
}

/// Whether the first name is the second with parts left out: both begin alike, and the rest stands in order.
pub(crate) fn is_short_for(short: &[Box<str>], long: &[Box<str>]) -> bool {
    let (Some((a, rest)), Some((b, others))) = (short.split_first(), long.split_first()) else {
        return false;
    };
    if !(same_spelling(a, b) || is_initial(a, b) || is_initial(b, a)) {
        return false;
    }
    let mut others = others.iter();
    rest.iter().all(|part| others.any(|other| same_part(part, other)))
}

/// "J. Kerry" and "John Kerry".
fn is_initial(short: &str, long: &str) -> bool {
    short.chars().nth(1).is_none() && short.is_ascii() && long.starts_with(short)
}

/// Whether two parts are one, particles apart: «بن محمد» and «محمد», «السيسي» and "el-Sisi".
pub(crate) fn same_part<'p>(a: &'p str, b: &'p str) -> bool {
    let tail = |part: &'p str| part.rsplit_once(' ').map(|(_, tail)| tail);
    same_spelling(a, b)
        || tail(a).is_some_and(|tail| same_spelling(tail, b))
        || tail(b).is_some_and(|tail| same_spelling(a, tail))
}

/// The full name that a single one is short for: by surname, else by given name; of several the one last named.
fn head_of_single(
    names: &[Found],
    roles: &[(RolePhrase, Vec<usize>)],
    heads: &[usize],
    group: &[usize],
    at: usize,
    part: &str,
) -> Option<usize> {
    let surname: Vec<usize> = heads
        .iter()
        .copied()
        .filter(|&head| parts(names, head).iter().skip(1).any(|other| same_part(part, other)))
        .collect();
    let exact: Vec<usize> = surname
        .iter()
        .copied()
        .filter(|&head| parts(names, head).iter().any(|other| **other == *part))
        .collect();
    let given = || {
        heads
            .iter()
            .copied()
            .filter(|&head| parts(names, head).first().is_some_and(|first| **first == *part))
            .collect()
    };
    let options = if !exact.is_empty() {
        exact
    } else if !surname.is_empty() {
        surname
    } else {
        given()
    };
    if options.len() < 2 {
        return options.first().copied();
    }
    // Two of one surname: the role beside this mention decides, then who was named last, then who comes next.
    let origin =
        |at: usize| roles.iter().filter(move |(_, holders)| holders.contains(&at)).map(|(role, _)| role);
    let agrees = |head: &&usize| {
        let theirs: Vec<&RolePhrase> = (0..names.len())
            .filter(|name| group.get(*name) == Some(*head))
            .flat_map(|name| origin(name))
            .collect();
        origin(at).any(|role| theirs.iter().any(|other| agree(role, other)))
    };
    if let Some(head) = options.iter().find(agrees) {
        return Some(*head);
    }
    let mentions = |range: std::ops::Range<usize>| -> Vec<usize> {
        range.filter_map(|name| group.get(name).copied().filter(|head| options.contains(head))).collect()
    };
    mentions(0..at).last().copied().or_else(|| mentions(at..names.len()).first().copied())
}

/// Whether two role phrases can mean one office.
fn agree(a: &RolePhrase, b: &RolePhrase) -> bool {
    same_office(a, b)
        && (a.countries.is_empty() || b.countries.is_empty() || shares(&a.countries, &b.countries))
}

fn shares(a: &[KnownId], b: &[KnownId]) -> bool {
    a.iter().any(|country| b.contains(country))
}

/// Whether the offices are one, or one is a kind of the other: a foreign-minister is a minister.
fn same_office(a: &RolePhrase, b: &RolePhrase) -> bool {
    if a.any || b.any {
        return true;
    }
    let kind = |a: &str, b: &str| a == b || a.strip_suffix(b).is_some_and(|rest| rest.ends_with('-'));
    let offices = a.offices.len() == b.offices.len()
        && a.offices.iter().zip(&b.offices).all(|(a, b)| kind(a, b) || kind(b, a));
    let domain = a.domain.is_empty()
        || b.domain.is_empty()
        || a.domain.iter().all(|word| b.domain.contains(word))
        || b.domain.iter().all(|word| a.domain.contains(word));
    offices && domain
}

fn people_of(reading: &Reading, names: &[Found], persons: &[u32]) -> People {
    let count = persons.iter().max().map_or(0, |max| *max as usize + 1);
    let mut people: Vec<Person> = (0..count).map(|_| Person::default()).collect();
    let mut most: Vec<usize> = vec![0; count];
    let mut mentions = Vec::with_capacity(names.len());
    for (index, (name, &person)) in names.iter().zip(persons).enumerate() {
        let (Some(entry), Some(most)) = (people.get_mut(person as usize), most.get_mut(person as usize))
        else {
            continue;
        };
        entry.mentions.push(index as u32);
        if name.parts.len() > *most && name.mistyped.is_none() {
            *most = name.parts.len();
            entry.name = name.span.text(reading.text).into();
            entry.key = name.parts.clone();
        }
        mentions.push(NameMention { span: name.span, person, form: NameForm::Surname });
    }
    for (mention, name) in mentions.iter_mut().zip(names) {
        let Some(person) = people.get(mention.person as usize) else { continue };
        let first = person.key.first();
        mention.form = match name.parts.as_slice() {
            [_, _, ..] => NameForm::Full,
            [part] if person.key.len() > 1 && first.is_some_and(|first| same_spelling(first, part)) => {
                NameForm::Given
            }
            _ => NameForm::Surname,
        };
    }
    People { names: mentions, people, ..People::default() }
}

/// The introducing mention: the first full name with a role beside it, else the first full name.
fn introduce(people: &mut People) {
    let beside: Vec<Span> = people.roles.iter().map(|role| role.span).collect();
    let near = |span: Span| {
        beside.iter().any(|role| {
            role.end <= span.start && span.start - role.end < 12
                || span.end <= role.start && role.start - span.end < 6
        })
    };
    for person in &mut people.people {
        let full =
            |index: &&u32| people.names.get(**index as usize).is_some_and(|name| name.form == NameForm::Full);
        let with_role = |index: &&u32| people.names.get(**index as usize).is_some_and(|name| near(name.span));
        let mut named = person.mentions.iter().filter(full);
        let first = named.clone().next();
        person.introducing = named.find(with_role).or(first).copied();
    }
}

/// Whom the roles mean.
struct Roles<'a, 't> {
    reading: &'a Reading<'t>,
    names: &'a [Found],
    roles: &'a [(RolePhrase, Vec<usize>)],
    persons: &'a [u32],
    /// For each person, the roles that stand beside their name.
    held: FxHashMap<u32, Vec<&'a RolePhrase>>,
}

impl<'a, 't> Roles<'a, 't> {
    fn new(
        reading: &'a Reading<'t>,
        names: &'a [Found],
        roles: &'a [(RolePhrase, Vec<usize>)],
        persons: &'a [u32],
    ) -> Self {
        let mut held: FxHashMap<u32, Vec<&RolePhrase>> = FxHashMap::default();
        for (role, holders) in roles {
            for person in holders.iter().filter_map(|name| persons.get(*name)) {
                held.entry(*person).or_default().push(role);
            }
        }
        Self { reading, names, roles, persons, held }
    }

    fn run(&self) -> Vec<RoleMention> {
        let mut out: Vec<RoleMention> = Vec::new();
        let mut meant: Vec<(usize, u32)> = Vec::new();
        for (role, holders) in self.roles {
            let mut people: Vec<u32> =
                holders.iter().filter_map(|name| self.persons.get(*name)).copied().collect();
            if people.is_empty() && role.definite {
                people = self.resolve(role, &meant);
            }
            meant.extend(people.iter().map(|person| (role.first, *person)));
            let kept = !people.is_empty()
                || role.definite && !role.plural && !role.any && !role.countries.is_empty() && !role.elliptic;
            if kept {
                let span = self.reading.span(role.first, role.last);
                let office = role.offices.join(" ").into();
                out.push(RoleMention { span, people, office, countries: role.countries.clone() });
            }
        }
        out
    }

    /// People by how near they were named: those before the token, the nearest first, then those behind it.
    fn by_distance(&self, token: usize, meant: &[(usize, u32)]) -> Vec<u32> {
        let split = self.names.partition_point(|name| name.first < token);
        let mut before: Vec<(usize, u32)> = self
            .names
            .iter()
            .zip(self.persons)
            .take(split)
            .map(|(name, person)| (name.first, *person))
            .collect();
        before.extend(meant);
        before.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let mut out: Vec<u32> = Vec::new();
        for person in
            before.into_iter().map(|(_, person)| person).chain(self.persons.iter().skip(split).copied())
        {
            if !out.contains(&person) {
                out.push(person);
            }
        }
        out
    }

    fn holds(&self, person: u32, fits: impl Fn(&RolePhrase) -> bool) -> bool {
        self.held.get(&person).is_some_and(|roles| roles.iter().any(|role| fits(role)))
    }

    fn resolve(&self, role: &RolePhrase, meant: &[(usize, u32)]) -> Vec<u32> {
        let near = self.by_distance(role.first, meant);
        if role.counterpart {
            return self.counterpart(role, &near);
        }
        if role.plural {
            return Vec::new();
        }
        // A counterpart's office is that of whom they are the counterpart of; the country tells.
        let fits = |other: &RolePhrase| {
            if other.counterpart && other.offices.is_empty() {
                return !role.countries.is_empty() && shares(&role.countries, &other.countries);
            }
            let country = role.countries.is_empty() || shares(&role.countries, &other.countries);
            country && same_office(role, other)
        };
        if role.dual {
            return self.two(role, &near);
        }
        if role.any && role.countries.is_empty() {
            return Vec::new();
        }
        near.iter().copied().find(|person| self.holds(*person, fits)).into_iter().collect()
    }

    /// «نظيره الروسي»: somebody of that country, best with the office of who was named last.
    fn counterpart(&self, role: &RolePhrase, near: &[u32]) -> Vec<u32> {
        if role.countries.is_empty() {
            return Vec::new();
        }
        let of_country =
            |person: &&u32| self.holds(**person, |other| shares(&role.countries, &other.countries));
        let last = near.iter().find(|person| !of_country(person) && self.held.contains_key(person));
        let offices: Vec<&RolePhrase> =
            last.and_then(|last| self.held.get(last)).into_iter().flatten().copied().collect();
        let same = |person: &&u32| {
            of_country(person)
                && self.holds(**person, |other| {
                    other.counterpart || offices.iter().any(|office| same_office(office, other))
                })
        };
        near.iter().find(same).copied().into_iter().collect()
    }

    /// «الرئيسان»: the two holders named last, of the countries given if any are.
    fn two(&self, role: &RolePhrase, near: &[u32]) -> Vec<u32> {
        let office = |person: &&u32| {
            // Whoever assists a leader is none.
            let same = |other: &RolePhrase| {
                (other.counterpart || same_office(role, other)) && !(role.any && other.offices.len() > 1)
            };
            self.holds(**person, same)
                && (role.countries.is_empty()
                    || self.holds(**person, |other| shares(&role.countries, &other.countries)))
        };
        let found: Vec<u32> = near.iter().filter(office).take(2).copied().collect();
        if found.len() == 2 { found } else { Vec::new() }
    }
}
